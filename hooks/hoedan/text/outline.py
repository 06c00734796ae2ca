"""The block structure of Markdown text: which lines are a heading, a list, a quote, a table, code or plain text.

Python-Markdown, which renders the text, keeps no line numbers. This follows its steps in its order, with its own
expressions, so that what the check says of a line is what a reader will see.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cache
from itertools import groupby

from markdown import Markdown
from markdown.blockprocessors import HashHeaderProcessor, HRProcessor
from markdown.extensions.tables import TableProcessor

SETEXT = re.compile(r"(=+|-+)[ ]*")
BULLET = re.compile(r"[ ]{0,3}[-*+][ ]+")
NUMBER = re.compile(r"[ ]{0,3}\d+\.[ ]+")
LIST_ITEM = re.compile(f"{BULLET.pattern}|{NUMBER.pattern}")
QUOTE = re.compile(r"[ ]{0,3}>[ ]?")
INDENT = " " * 4
INDENTS = re.compile("(?:[ ]{4})+")


class Part(Enum):
    """What a run of lines is."""

    TEXT = auto()
    LIST = auto()
    QUOTE = auto()
    TABLE = auto()
    HEADING = auto()
    RULE = auto()
    CODE = auto()


@dataclass(frozen=True)
class Line:
    """A line of text with its place; in a quote or list, without the marks of these."""

    number: int
    text: str
    is_fenced: bool = False
    """In a fenced block of code."""

    @property
    def is_blank(self) -> bool:
        """As Markdown sees it: other white space than spaces is text. A fence is code to its last line."""
        return not self.is_fenced and not self.text.strip(" ")


@dataclass(frozen=True)
class Piece:
    """Lines of one kind that belong together."""

    part: Part
    lines: tuple[Line, ...]
    depth: int = 0
    """In how many quotes and lists it stands."""


def read_outline(lines: Sequence[Line], depth: int = 0) -> Iterator[Piece]:
    """Divide lines into pieces, in order; what stands in a quote or list comes after it, one deeper."""
    is_after_list = False
    for block in split_blocks(lines):
        for piece in divide(block, is_after_list=is_after_list):
            yield replace(piece, depth=depth) if depth else piece
            if piece.part is Part.QUOTE:
                yield from read_outline([unquoted(line) for line in piece.lines], depth + 1)
            if piece.part is Part.LIST:
                for item in split_items(piece.lines):
                    yield from read_outline(item, depth + 1)
            is_after_list = piece.part is Part.LIST


def split_blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines without a blank line or the edge of a fence between them."""
    for (_, is_blank), block in groupby(lines, key=lambda line: (line.is_fenced, line.is_blank)):
        if not is_blank:
            yield list(block)


def divide(block: Sequence[Line], *, is_after_list: bool = False) -> Iterator[Piece]:
    """Divide lines without a blank line between them; the order of the tests is Python-Markdown's."""
    while block:
        size, part = len(block), None
        if block[0].is_fenced:
            part = Part.CODE
        elif block[0].text.startswith(INDENT):
            part = Part.LIST if is_after_list else Part.CODE
            size = size if is_after_list else count_indented(block)
        elif is_table(block):
            part = Part.TABLE
        elif (place := find(is_hash_heading, block)) is not None:
            yield from divide(block[:place])
            block, part, size = block[place:], Part.HEADING, 1
        elif size > 1 and SETEXT.fullmatch(block[1].text):
            part, size = Part.HEADING, 2
        elif (place := find(is_rule, block)) is not None:
            yield from divide(block[:place])
            block, part, size = block[place:], Part.RULE, 1
        elif LIST_ITEM.match(block[0].text):
            part = Part.LIST
        elif (place := find(is_quote, block)) is not None:
            yield from divide(block[:place])
            block, part, size = block[place:], Part.QUOTE, size - place
        yield Piece(part or Part.TEXT, tuple(block[:size]))
        block = block[size:]
        is_after_list = False


def find(test: Callable[[str], bool], block: Sequence[Line]) -> int | None:
    return next((number for number, line in enumerate(block) if test(line.text)), None)


def count_indented(block: Sequence[Line]) -> int:
    return next((n for n, line in enumerate(block) if not line.text.startswith(INDENT)), len(block))


def is_hash_heading(text: str) -> bool:
    return text.startswith("#") and HashHeaderProcessor.RE.match(text) is not None


def is_rule(text: str) -> bool:
    return HRProcessor.SEARCH_RE.match(text) is not None


def is_quote(text: str) -> bool:
    return QUOTE.match(text) is not None


def is_table(block: Sequence[Line]) -> bool:
    """Whether a block is a table: its second line has dashes under as many cells as the first."""
    if len(block) < 2 or "|" not in block[0].text:
        return False
    return _table().test(None, "\n".join(line.text for line in block))  # type: ignore[arg-type]


@cache
def _table() -> TableProcessor:
    return TableProcessor(Markdown().parser, {})


def unquoted(line: Line) -> Line:
    found = QUOTE.match(line.text)
    return replace(line, text=line.text[found.end() :]) if found else line


def split_items(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The items of a list. Lines that go on with an item lose all indent: code in a list counts as text, to be safe."""
    mark = next((mark for mark in (BULLET, NUMBER) if mark.match(lines[0].text)), None)
    item: list[Line] = []
    for line in lines:
        found = mark.match(line.text) if mark else None
        if found and item:
            yield item
            item = []
        item.append(replace(line, text=line.text[found.end() :] if found else INDENTS.sub("", line.text)))
    yield item
