"""Finds the names of organisations in the texts, for the register."""

import html
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate

from ..language.slugs import fold
from ..library.story import Story
from ..text.html import TAGS

BLOCK_START = re.compile(r"<(?:p|li|td|th|h[2-6]|blockquote|div|figcaption)\b")
NOUN_NEXT = re.compile(
    r"\b(?:de|het|een|die|dat|deze|dit|geen|hun|ons|onze|elke|iedere|alle|met|van|voor|door|naar|bij|via|aan|tussen)\s$",
    re.IGNORECASE,
)
"""What stands before a noun: 'de vakbond' is Vakbond, 'vooruit' without it need not be Vooruit."""


def organisations_of(story: Story) -> list[str]:
    """The partners that bear a name; 'zorgboerderijen' is no name."""
    return [partner.name for partner in story.front.partners if partner.name != partner.name.lower()]


class Mentions:
    """Marks each name where it is first found in a paragraph, and remembers the places."""

    def __init__(self, names: Iterable[str]) -> None:
        self._found: dict[str, list[str]] = defaultdict(list)
        ordered = sorted(set(names), key=lambda name: (-len(name), name))
        self._name_of = {fold(html.escape(name, quote=False)): name for name in reversed(ordered)}
        either = "|".join(pattern_of(name) for name in ordered)
        self._names = re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE) if ordered else None

    @property
    def places(self) -> Mapping[str, list[str]]:
        """Name -> the anchors of its mentions, in the order of the text."""
        return self._found

    def add(self, name: str, anchor: str) -> None:
        """Add a place of a name; one that differs in its capitals alone is the same."""
        self._found[self._name_of.get(fold(html.escape(name, quote=False)), name)].append(anchor)

    def mark(self, text: str, anchor: str) -> str:
        """Put an anchor around the first mention of each name in each paragraph of `text`.

        A name may go on in emphasis, or in what keeps its end beside a note: the anchor is then around its beginning.
        """
        if self._names is None:
            return text
        pieces = TAGS.split(text)
        for block in blocks_of(pieces):
            self._mark_block(self._names, pieces, block, anchor)
        return "".join(pieces)

    def _mark_block(self, names: re.Pattern[str], pieces: list[str], block: list[int], anchor: str) -> None:
        """Mark the names in one paragraph; `block` has the places of its texts among the `pieces`."""
        starts = [0, *accumulate(len(pieces[place]) for place in block)]
        words = "".join(pieces[place] for place in block)
        seen: set[str] = set()
        marks: list[tuple[int, int, str]] = []
        for found in names.finditer(words):
            name = self._name_of.get(fold(found[0]), "")
            if not name or name in seen or not is_meant(name, words, found):
                continue
            seen.add(name)
            marks.append((found.start(), found.end(), f"{anchor}--naam-{sum(map(len, self._found.values()))}"))
            self.add(name, marks[-1][2])
        for start, end, here in reversed(marks):
            at = bisect_right(starts, start) - 1
            place, first, last = block[at], start - starts[at], min(end, starts[at + 1]) - starts[at]
            text = pieces[place]
            pieces[place] = f'{text[:first]}<span id="{here}">{text[first:last]}</span>{text[last:]}'


def blocks_of(pieces: list[str]) -> Iterator[list[int]]:
    """The paragraphs of a text that was split at its tags: of each the places of its words outside links and notes.

    An element inside a link would be a link of its own in a PDF.
    """
    block: list[int] = []
    inside = ""
    for place, piece in enumerate(pieces):
        if place % 2 == 0:
            if not inside and piece:
                block.append(place)
        elif BLOCK_START.match(piece):
            yield block
            block = []
        elif not inside:
            inside = next((tag for tag in ("a", "sup") if piece.startswith((f"<{tag} ", f"<{tag}>"))), "")
        elif piece == f"</{inside}>":
            inside = ""
    yield block


def pattern_of(name: str) -> str:
    """A name as it may be typed: with a curly apostrophe, or over the end of a line."""
    return re.escape(html.escape(name, quote=False)).replace(r"\ ", r"\s+").replace("'", "’").replace("’", "['’]")


def is_meant(name: str, words: str, found: re.Match[str]) -> bool:
    """Whether what was found is that name: with its own capitals, with more or fewer in a name of several words.

    One word without its capital may be a word like any other, unless it stands where a noun does.
    """
    may_be_any_word = found[0][:1] != name[:1] and " " not in name and found[0].islower()
    return not may_be_any_word or bool(NOUN_NEXT.search(words[: found.start()]))
