"""What was drawn of the parts of a publication, kept from one run to the next: after an edit only what moved is set.

A part is known by its HTML, with pictures and all, and by all that sets type. What was drawn of it holds as long as it
begins on the same page, and each number that it prints is the same.
"""

import json
import re
from collections import Counter
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..incremental.digest import digest
from ..incremental.file_cache import CACHE
from ..incremental.shelf import Shelf
from .drawn import DrawnPart
from .pages import Pages
from .plain import NotPlainError, read_plain, write_plain
from .setter import Names, Tell
from .shares import Shares

if TYPE_CHECKING:
    from weasyprint import Document

FOLDER = CACHE / "parts"
"""Below the root of a library."""
ENDING = ".deel"
PAGE_OF = re.compile(r' data-page-of="([^"]*)"')


@dataclass(frozen=True)
class Kept:
    """What is known of a part without setting it."""

    names: list[list[str]]
    """What can be gone to on each of its pages."""
    openings: list[str]
    numbers: str
    """Stands for the page on which it begins, and the numbers that it prints."""
    drawn: bytes

    def to_bytes(self) -> bytes:
        head = json.dumps([self.names, self.openings, self.numbers]).encode()
        return b"\n".join([head, self.drawn])

    @classmethod
    def of_bytes(cls, content: bytes) -> "Kept | None":
        """What `to_bytes` gave, or None when this is something else."""
        try:
            head, drawn = content.split(b"\n", 1)
            names, openings, numbers = json.loads(head)
        except (ValueError, TypeError):
            return None
        return cls(names, openings, numbers, drawn)


class KeptShares:
    """Parts that are on a shelf, and shares of those that are not. The first part is always set here."""

    def __init__(self, shares: Shares, shelf: Shelf) -> None:
        self._shares, self._shelf = shares, shelf
        self._first = ""
        self._texts: dict[str, list[str]] = {}
        """All texts that a part was to be set with."""
        self._set = Counter[str]()
        """How many of them were."""
        self._kept: dict[str, Kept] = {}
        self._names: Names = {}
        self._openings: dict[str, list[str]] = {}
        self._numbers: dict[str, str] = {}

    def set(self, htmls: Mapping[str, str], tell: Tell) -> Names:
        """Set the parts that are not kept; see `Shares`."""
        self._first = self._first or next(iter(htmls))
        for anchor, html in htmls.items():
            if anchor in self._texts and anchor not in self._kept:  # this text was not the last, and will not be again
                self._keep(anchor, Kept(self._names[anchor], [], "", b""))
            self._texts.setdefault(anchor, []).append(html)
            self._kept.pop(anchor, None)
            kept = None if anchor == self._first or self._set[anchor] else self._find(anchor)
            if kept is not None:
                self._kept[anchor] = kept
                self._names[anchor] = kept.names
        self._catch_up(tell)
        return {anchor: self._names[anchor] for anchor in htmls}

    def bind(self, first_pages: Mapping[str, int], pages: Pages) -> dict[str, list[str]]:
        """Finish all pages; what is kept for other numbers is set after all."""
        for anchor, texts in self._texts.items():
            printed = sorted(set(PAGE_OF.findall(texts[-1])))
            self._numbers[anchor] = digest(first_pages[anchor], [pages.of(each) for each in printed])
        self._kept = {name: kept for name, kept in self._kept.items() if kept.numbers == self._numbers[name]}
        self._catch_up(lambda _: None)
        self._openings = self._shares.bind(first_pages, pages)
        return self._openings | {anchor: kept.openings for anchor, kept in self._kept.items()}

    def draw(self) -> dict[str, DrawnPart]:
        """Draw all pages, and keep what was not kept yet."""
        drawn = self._shares.draw()
        for anchor, part in ((anchor, drawn[anchor]) for anchor in drawn if anchor != self._first):
            with suppress(NotPlainError):
                parts = self._names[anchor], self._openings[anchor], self._numbers[anchor], write_plain(part)
                self._keep(anchor, Kept(*parts))
        self._shelf.clear()
        return drawn | {anchor: read_plain(kept.drawn) for anchor, kept in self._kept.items()}

    def document(self, anchors: Collection[str]) -> "Document":
        """What was set in this process."""
        return self._shares.document(anchors)

    def _find(self, anchor: str) -> Kept | None:
        content = self._shelf.find(self._name_of(anchor))
        return None if content is None else Kept.of_bytes(content)

    def _keep(self, anchor: str, kept: Kept) -> None:
        self._shelf.keep(self._name_of(anchor), kept.to_bytes())

    def _name_of(self, anchor: str) -> str:
        """The name of a part that had these texts one after another: how it was set first may show."""
        return self._shelf.name_of(*self._texts[anchor])

    def _catch_up(self, tell: Tell) -> None:
        """Set each part that is not kept with all its texts, in their order."""
        while behind := self._behind():
            self._names |= self._shares.set(behind, tell)
            self._set.update(behind.keys())

    def _behind(self) -> dict[str, str]:
        missing = {anchor: texts for anchor, texts in self._texts.items() if anchor not in self._kept}
        return {anchor: texts[self._set[anchor]] for anchor, texts in missing.items() if self._set[anchor] < len(texts)}
