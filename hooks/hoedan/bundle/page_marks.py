"""Where each page of the printed edition begins in the e-book: a mark that can be gone to, at the place itself.

Both are written from one text, so the first words of a page are looked for in the chapter, between the last name that
stands on the page before it and the first that stands on this one. What only one of the two shows is left out on both
sides; letters and figures are all that is compared, so hyphens and spaces do not count.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from ..text.html import TAGS
from .pages import Pages

PICTURE = "\ufffc"
"""Stands for a picture among the letters of a text."""
LENGTHS = (48, 24, 12)
"""How many of its first signs a page is known by: as many as possible."""
BACK = "achterkant"
"""The one part that is on paper alone; its page is marked at the end of the book."""
BESIDE = frozenset({"note__back", "opening__board", "setback__kind"})
"""Classes of what the e-book alone shows."""
INLINE = frozenset({"a", "b", "code", "em", "i", "span", "strong", "sup"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
"""A mark stands before these, or its number would be read as a part of the heading or the link."""
WORD = re.compile(r"&#?\w+;|\w")
IDENTIFIED = re.compile(r' id="([^"]*)"')
CLASSES = re.compile(r' class="([^"]*)"')


@dataclass(frozen=True)
class Printed:
    """What an e-book has to know of the printed edition."""

    pages: Pages
    openings: Sequence[str]
    """With what each page begins, from the first."""


@dataclass(frozen=True)
class Marked:
    """Chapters with a mark at the beginning of each page, and where to find it: page -> `chapter.xhtml#pagina-12`."""

    chapters: Mapping[str, str]
    places: Mapping[int, str]


@lru_cache(4096)  # most are asked for one by one
def signs_of(text: str) -> str:
    """The letters and figures of a text, in one form whatever their accents, capitals or place on the line."""
    return "".join(each for each in unicodedata.normalize("NFKD", text).lower() if each.isalnum() or each == PICTURE)


def mark_pages(chapters: Mapping[str, str], printed: Printed) -> Marked:
    """Put a mark in each chapter, by its anchor, for each page that begins in it.

    The first page of a chapter begins with the chapter. The back cover is not in the e-book: its page is at the end.
    """
    first = {anchor: printed.pages.by_anchor[anchor] for anchor in chapters}
    ends = [*list(first.values())[1:], len(printed.openings) + 1]
    marked: dict[str, str] = {}
    places: dict[int, str] = {}
    for (anchor, start), end in zip(first.items(), ends, strict=True):
        chapter = _Chapter(chapters[anchor])
        marks = [(chapter.beginning, start), *chapter.find(range(start + 1, end), printed)]
        marked[anchor] = chapter.with_marks(marks)
        places |= {number: f"{anchor}.xhtml#{name_of(number)}" for _, number in marks}
    return Marked(marked, places)


def tag_of(tag: str) -> tuple[bool, str]:
    """Whether a tag closes, and its name."""
    _, slash, name = re.split(r"<(/?)", tag, maxsplit=1)
    return bool(slash), re.split(r"[\s/>]", name, maxsplit=1)[0]


def name_of(number: int) -> str:
    return f"pagina-{number}"


def mark(number: int) -> str:
    return (
        f'<span id="{name_of(number)}" epub:type="pagebreak" role="doc-pagebreak" aria-label="Pagina {number}"></span>'
    )


@dataclass
class _Chapter:
    """One chapter in pieces, texts at the even places and tags at the odd, and every sign in it with its place."""

    html: str
    signs: str = ""
    places: list[tuple[int, int]] = field(default_factory=list)
    """Of each sign its piece, and where it stands in that."""
    blocks: list[int] = field(default_factory=list)
    """Signs with which a paragraph, an item or a cell begins."""
    names: dict[str, int] = field(default_factory=dict)
    """Id -> the first sign after it."""

    def __post_init__(self) -> None:
        self.pieces = TAGS.split(self.html)
        signs: list[str] = []
        depth = 0
        for number, piece in enumerate(self.pieces):
            if number % 2:
                depth = self._pass_tag(piece, number, signs, depth)
            elif not depth:
                for found in WORD.finditer(piece):
                    for sign in signs_of(found[0]) if len(found[0]) == 1 else "":
                        signs.append(sign)
                        self.places.append((number, found.start()))
        self.signs = "".join(signs)

    def _pass_tag(self, tag: str, number: int, signs: list[str], depth: int) -> int:
        """Note what a tag names, begins or shows; gives how deep we are in what a page does not show as text."""
        closes, name = tag_of(tag)
        if id_ := IDENTIFIED.search(tag):
            self.names[id_[1]] = len(signs)
        if name not in INLINE:
            self.blocks.append(len(signs))
        if depth:
            return depth - 1 if closes else depth + (not tag.endswith("/>"))
        classes = CLASSES.search(tag)
        is_hidden = bool(classes and BESIDE & set(classes[1].split()))
        if name in ("img", "svg") and not closes and not is_hidden:
            signs.append(PICTURE)
            self.places.append((number, 0))
        return int(not closes and not tag.endswith("/>") and (is_hidden or name == "svg"))

    @property
    def beginning(self) -> tuple[int, int]:
        """Within the element that holds all of it."""
        return 2, 0

    def find(self, numbers: range, printed: Printed) -> Iterator[tuple[tuple[int, int], int]]:
        """The place of each of these pages, in order."""
        anchors = sorted((printed.pages.by_anchor.get(name, 0), sign) for name, sign in self.names.items())
        last = 0
        back = printed.pages.by_anchor.get(BACK)
        for number in numbers:
            if back is not None and number >= back:
                yield self.end, number
                continue
            before = max((sign for page, sign in anchors if page == number - 1), default=0)
            after = min((sign for page, sign in anchors if page >= number), default=len(self.signs))
            last = self.place_of(printed.openings[number - 1], max(last, min(before, after)), max(last, after))
            yield self.before_words(last), number

    def place_of(self, opening: str, first: int, last: int) -> int:
        """The sign with which a page begins, from `first` to `last`; the latter when nothing looks like it."""
        for length in LENGTHS:
            found = self.signs.find(opening[:length], first, last + length)
            if found >= 0 and len(opening) >= length:
                return found
        blocks = [sign for sign in self.blocks if first <= sign <= last and sign < len(self.signs)]
        alike = [(self.common(opening, sign), -sign) for sign in blocks if opening.startswith(self.word_at(sign))]
        if alike:
            return -max(alike)[1]
        for skipped in range(1, len(opening) - LENGTHS[-1]):  # what the page begins with is not in the e-book
            found = self.signs.find(opening[skipped : skipped + LENGTHS[-1]], first, last + LENGTHS[-1])
            if found >= 0:
                return found
        return last

    def word_at(self, sign: int) -> str:
        """The word, or the picture, that begins with a sign."""
        piece, place = self.places[sign]
        last = sign + 1
        while last < len(self.places) and self.places[last] == (piece, place + last - sign):
            last += 1
        return self.signs[sign:last]

    def common(self, opening: str, sign: int) -> int:
        """How many signs a page has in common with the text from here."""
        here = self.signs[sign : sign + len(opening)]
        return next((n for n, pair in enumerate(zip(opening, here, strict=False)) if pair[0] != pair[1]), len(here))

    def before_words(self, sign: int) -> tuple[int, int]:
        """The place before the word, the link and the heading that a sign stands in."""
        if sign >= len(self.places):
            return self.end
        piece, place = self.places[sign]
        text = self.pieces[piece]
        while place and not text[place - 1].isspace():
            place -= 1
        outermost = self.outermost(piece)
        if outermost is not None:
            piece, place = outermost, 0
        while not place and piece >= 2:
            before = piece - 1 if piece % 2 == 0 else piece - 2
            closes, name = tag_of(self.pieces[before])
            is_next_to = piece % 2 == 0 or not self.pieces[piece - 1].strip()
            if closes or not is_next_to or name not in INLINE | HEADINGS:
                break
            piece = before
        return piece, place

    def outermost(self, piece: int) -> int | None:
        """The tag of the outermost link or heading that a piece is in."""
        open_: list[tuple[str, int]] = []
        for number in range(1, piece, 2):
            closes, name = tag_of(self.pieces[number])
            if name in HEADINGS or name == "a":
                if closes:
                    open_.pop()
                else:
                    open_.append((name, number))
        return open_[0][1] if open_ else None

    @property
    def end(self) -> tuple[int, int]:
        """Within the element that holds all of it, after everything."""
        return len(self.pieces) - 2, 0

    def with_marks(self, marks: Sequence[tuple[tuple[int, int], int]]) -> str:
        pieces = list(self.pieces)
        for (piece, place), number in reversed(marks):
            pieces[piece] = pieces[piece][:place] + mark(number) + pieces[piece][place:]
        return "".join(pieces)
