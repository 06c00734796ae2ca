"""What was drawn of the parts of a publication, kept from one run to the next: after an edit only what moved is set.

A part is known by its HTML, with pictures and all, and by all that sets type. What was drawn of it holds as long as it
begins on the same page, and each number that it prints is the same.
"""

import hashlib
import json
import os
import re
from collections import Counter
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..incremental.digest import digest
from ..incremental.file_cache import CACHE, write_whole
from .drawn import DrawnPart
from .pages import Pages
from .plain import NotPlainError, read_plain, write_plain
from .setter import Names, Tell
from .shares import Shares

if TYPE_CHECKING:
    from weasyprint import Document

FOLDER = CACHE / "parts"
"""Below the root of a library."""
MOST_KEPT = 64_000_000
"""Bytes, of which all stories take eight, in both sizes of type; what was not asked for longest goes first."""
ENDING = ".deel"
"""No other files of a folder are ever removed, wherever it may lead."""
PAGE_OF = re.compile(r' data-page-of="([^"]*)"')
SUM = hashlib.blake2b().digest_size


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
        content = b"\n".join([head, self.drawn])
        return hashlib.blake2b(content).digest() + content


class Shelf:
    """The parts in a folder, each in a file by what it was made of; `ground` stands for all that sets type."""

    def __init__(self, folder: Path, ground: str) -> None:
        self._folder, self._ground = folder, ground

    def name_of(self, texts: Collection[str]) -> str:
        """The name of a part that had these texts one after another: how it was set first may show."""
        return f"{digest(self._ground, *texts)}{ENDING}"

    def find(self, name: str) -> Kept | None:
        """A part, when its file is there and whole."""
        file = self._folder / name
        try:
            content = file.read_bytes()
            if hashlib.blake2b(content[SUM:]).digest() != content[:SUM]:
                return None
            head, drawn = content[SUM:].split(b"\n", 1)
            names, openings, numbers = json.loads(head)
            with suppress(OSError):
                os.utime(file)
        except (OSError, ValueError, TypeError):
            return None
        return Kept(names, openings, numbers, drawn)

    def keep(self, name: str, kept: Kept) -> None:
        with suppress(OSError):  # as in a checkout that is read only
            write_whole(self._folder / name, kept.to_bytes())

    def clear(self) -> None:
        """Remove what was not asked for longest, until no more is kept than there is room for."""
        with suppress(OSError):
            files = [(each.stat(), each) for each in self._folder.glob(f"*{ENDING}")]
            room = MOST_KEPT
            for status, file in sorted(files, key=lambda each: -each[0].st_mtime):
                room -= status.st_size
                if room < 0:
                    file.unlink()


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
                self._shelf.keep(self._name_of(anchor), Kept(self._names[anchor], [], "", b""))
            self._texts.setdefault(anchor, []).append(html)
            self._kept.pop(anchor, None)
            kept = None if anchor == self._first or self._set[anchor] else self._shelf.find(self._name_of(anchor))
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
                self._shelf.keep(self._name_of(anchor), Kept(*parts))
        self._shelf.clear()
        return drawn | {anchor: read_plain(kept.drawn) for anchor, kept in self._kept.items()}

    def document(self, anchors: Collection[str]) -> "Document":
        """What was set in this process."""
        return self._shares.document(anchors)

    def _name_of(self, anchor: str) -> str:
        return self._shelf.name_of(self._texts[anchor])

    def _catch_up(self, tell: Tell) -> None:
        """Set each part that is not kept with all its texts, in their order."""
        while behind := self._behind():
            self._names |= self._shares.set(behind, tell)
            self._set.update(behind.keys())

    def _behind(self) -> dict[str, str]:
        missing = {anchor: texts for anchor, texts in self._texts.items() if anchor not in self._kept}
        return {anchor: texts[self._set[anchor]] for anchor, texts in missing.items() if self._set[anchor] < len(texts)}
