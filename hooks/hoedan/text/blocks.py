"""The blocks of a Markdown text: paragraphs, lists, quotes, tables, headings, rules, notes and code, with their lines.

Python-Markdown, which renders the text, keeps no line numbers. This is its grammar for blocks, in its order, on lines
that keep theirs; `tests/text/test_agreement.py` holds the two equal. Where their behaviour is odd, it is odd here too.
"""

import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import NamedTuple

from .grammar import (
    BULLET,
    HASH_HEADING,
    INDENT,
    INDENTS,
    INNER_ITEM,
    LIST_ITEM,
    NOTE,
    NUMBERED,
    QUOTE,
    RIGHT_BORDER,
    RULE,
    UNDERLINE,
)
from .inline import find_fences, mask_code_spans, mask_escapes


class BlockType(Enum):
    """What a block of text is."""

    ROOT = auto()
    PARAGRAPH = auto()
    LIST = auto()
    ITEM = auto()
    QUOTE = auto()
    NOTE = auto()
    TABLE = auto()
    HEADING = auto()
    RULE = auto()
    CODE = auto()


class Line(NamedTuple):
    """A line with its place in the text; in a quote or list, without the marks of these."""

    number: int
    text: str
    is_fenced: bool = False
    """In a fenced block of code."""


@dataclass(eq=False)
class Block:
    """A block with its own lines, or with the blocks in it."""

    type: BlockType
    lines: list[Line] = field(default_factory=list)
    children: list["Block"] = field(default_factory=list)
    is_ordered: bool = False
    """Of a list: numbered."""
    is_tight: bool = False
    """Of a paragraph: text that stands directly in a list item."""

    def walk(self, outer: tuple["Block", ...] = ()) -> Iterator[tuple["Block", ...]]:
        """Each block below this one in order, as the way to it: the outermost first, itself last."""
        for child in self.children:
            way = (*outer, child)
            yield way
            yield from child.walk(way)

    def lines_in(self) -> Iterator[Line]:
        """Its own lines, and those of the blocks in it."""
        yield from self.lines
        for child in self.children:
            yield from child.lines_in()

    @property
    def begin(self) -> int | None:
        """The number of the line with which it begins; an item without text has none."""
        return next((line.number for line in self.lines_in()), None)

    @property
    def last(self) -> "Block | None":
        """The last block in this one that is not the direct text of a list item."""
        return next((child for child in reversed(self.children) if not child.is_tight), None)

    def loosen_text(self) -> None:
        """Make the text with which a list item begins a paragraph: a blank line was found in the list."""
        if self.children:
            self.children[0].is_tight = False

    def add(self, block: "Block") -> "Block":
        self.children.append(block)
        return block


class _State(Enum):
    """What the parser is in the middle of."""

    START = auto()
    LIST = auto()
    LOOSE_LIST = auto()
    DETABBED = auto()
    QUOTE = auto()


def read_blocks(lines: Sequence[str], skipped: re.Pattern[str] | None = None) -> Block:
    """Read the lines of a text; outside code, lines that are `skipped` are taken for absent."""
    fenced = {number for start, end in find_fences(lines) for number in range(start, end)}
    kept = [
        Line(number, line.expandtabs(4) if line.strip(" \t") or number in fenced else "", number in fenced)
        for number, line in enumerate(lines)
        if number in fenced or skipped is None or not skipped.fullmatch(line)
    ]
    # The renderer reads a text with two line ends more, so that no blank line stays at the end.
    return _Parser().read(Block(BlockType.ROOT), [*kept, *[Line(len(lines), "")] * 2])


def split_blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines without a blank line or the edge of a fence between them; a single blank line at the end stays."""
    block: list[Line] = []
    last = len(lines) - 1
    for position, line in enumerate(lines):
        is_edge = bool(block) and block[0].is_fenced != line.is_fenced
        is_blank = not line.text and not line.is_fenced
        if block and (is_edge or (is_blank and position < last)):
            yield block
            block = []
        if block or not is_blank:
            block.append(line)
    if block:
        yield block


class _Parser:
    """Puts blocks in their place; the order of the tests in `parse` is Python-Markdown's."""

    def __init__(self) -> None:
        self.states = [_State.START]
        self.notes: list[Block] = []
        """These come last, wherever they are written."""

    @property
    def state(self) -> _State:
        return self.states[-1]

    @contextmanager
    def entering(self, state: _State) -> Iterator[None]:
        self.states.append(state)
        yield
        self.states.pop()

    def read(self, whole: Block, lines: Sequence[Line]) -> Block:
        self.parse(whole, deque(split_blocks(lines)))
        whole.children += self.notes
        return whole

    def parse(self, parent: Block, blocks: deque[list[Line]]) -> None:
        while blocks:
            block = blocks.popleft()
            while block and not block[0].text and not block[0].is_fenced:
                block = block[1:]
            if block:
                self.parse_block(parent, block, blocks)

    def parse_one(self, parent: Block, block: list[Line]) -> None:
        if block:
            self.parse(parent, deque([block]))

    def parse_block(self, parent: Block, block: list[Line], blocks: deque[list[Line]]) -> None:
        first = block[0].text
        if block[0].is_fenced:
            parent.add(Block(BlockType.CODE, block))
        elif first.startswith(INDENT):
            self.add_indented(parent, block, blocks)
        elif is_table(block):
            parent.add(Block(BlockType.TABLE, block))
        elif (place := first_place(block, is_hash_heading)) is not None:
            self.parse_one(parent, block[:place])
            parent.add(Block(BlockType.HEADING, [block[place]]))
            rest = block[place + 1 :]
            put_back(blocks, [detabbed(line) for line in rest] if self.state is _State.LOOSE_LIST else rest)
        elif len(block) > 1 and UNDERLINE.fullmatch(block[1].text):
            parent.add(Block(BlockType.HEADING, block[:2]))
            put_back(blocks, block[2:])
        elif (place := first_place(block, is_rule)) is not None:
            self.parse_one(parent, block[:place])
            parent.add(Block(BlockType.RULE, [block[place]]))
            put_back(blocks, block[place + 1 :])
        elif LIST_ITEM.match(first):
            self.add_list(parent, block)
        elif (place := first_place(block, is_quote)) is not None:
            self.parse_one(parent, block[:place])
            self.add_quote(parent, [unquoted(line) for line in block[place:]])
        elif (place := first_place(block, is_note)) is not None:
            self.parse_one(parent, block[:place])
            self.add_note(block[place:], blocks)
        else:
            self.add_paragraph(parent, block)

    def add_indented(self, parent: Block, block: list[Line], blocks: deque[list[Line]]) -> None:
        """What is indented goes on with a list item, or is code."""
        last = parent.last
        is_in_list = parent.type is BlockType.ITEM or (last is not None and last.type is BlockType.LIST)
        if is_in_list and self.state is not _State.DETABBED:
            self.add_to_item(parent, block)
            return
        size = first_place(block, is_outdented)
        code = block[:size]
        if last is not None and last.type is BlockType.CODE and not last.lines[0].is_fenced:
            last.lines += code
        else:
            parent.add(Block(BlockType.CODE, code))
        put_back(blocks, block[len(code) :])

    def add_to_item(self, parent: Block, block: list[Line]) -> None:
        level, target = self.find_level(parent, block[0].text)
        block = [detabbed(line, level) for line in block]
        with self.entering(_State.DETABBED):
            if parent.type is BlockType.ITEM:
                inner = parent.last
                is_list = inner is not None and inner.type is BlockType.LIST
                self.parse_one(inner if inner is not None and is_list else parent, block)
            elif target.type is BlockType.ITEM:
                self.parse_one(target, block)
            elif (item := target.last) is not None and item.type is BlockType.ITEM:
                item.loosen_text()
                self.parse(item, deque(split_blocks(block)))
            else:
                self.parse_one(target.add(Block(BlockType.ITEM)), block)

    def find_level(self, parent: Block, text: str) -> tuple[int, Block]:
        """How far a line is indented in lists, and the list or item that it belongs to."""
        indents = INDENTS.match(text)
        wanted = len(indents[0]) // len(INDENT) if indents else 0
        level = 1 if self.state is _State.LIST else 0
        while wanted > level:
            child = parent.last
            if child is None or child.type not in (BlockType.LIST, BlockType.ITEM):
                break
            level += child.type is BlockType.LIST
            parent = child
        return level, parent

    def add_list(self, parent: Block, block: list[Line]) -> None:
        is_ordered = BULLET.match(block[0].text) is None
        items = split_items(block, NUMBERED if is_ordered else BULLET)
        last = parent.last
        if last is not None and last.type is BlockType.LIST and last.is_ordered == is_ordered:
            target = last
            loosen(target)
            with self.entering(_State.LOOSE_LIST):
                self.parse_one(target.add(Block(BlockType.ITEM)), items.pop(0))
        elif parent.type is BlockType.LIST:
            target = parent
        else:
            target = parent.add(Block(BlockType.LIST, is_ordered=is_ordered))
        with self.entering(_State.LIST):
            for item in items:
                is_inner = item[0].text.startswith(INDENT)
                self.parse_one(target.children[-1] if is_inner else target.add(Block(BlockType.ITEM)), item)

    def add_quote(self, parent: Block, lines: list[Line]) -> None:
        with self.entering(_State.QUOTE):
            self.parse(parent.add(Block(BlockType.QUOTE, lines)), deque(split_blocks(lines)))

    def add_note(self, block: list[Line], blocks: deque[list[Line]]) -> None:
        """A note takes the lines below it, and the indented blocks after it, up to the next note."""
        first, *below = block
        while below and is_note(below[0].text):
            self.keep_note(first, [])
            first, *below = below
        end = first_place(below, is_note)
        lines = [detabbed(line) for line in below[:end]]
        if end is None:
            lines += indented_after(block[-1].number, blocks)
        else:
            blocks.appendleft(below[end:])
        self.keep_note(first, lines)

    def keep_note(self, first: Line, below: Sequence[Line]) -> None:
        self.notes.append(_Parser().read(Block(BlockType.NOTE, [first]), [without(NOTE, first), *below]))

    def add_paragraph(self, parent: Block, block: list[Line]) -> None:
        if not any(line.text.strip() for line in block):
            return
        if self.state is not _State.LIST:
            parent.add(Block(BlockType.PARAGRAPH, block))
        elif parent.children and parent.children[-1].is_tight:
            parent.children[-1].lines += block
        else:
            parent.add(Block(BlockType.PARAGRAPH, block, is_tight=True))


def put_back(blocks: deque[list[Line]], rest: list[Line]) -> None:
    """Let what is left of a block be read as the next one."""
    if rest:
        blocks.appendleft(rest)


def loosen(target: Block) -> None:
    """Make paragraphs of the text directly in the last item of a list, as a blank line after it does."""
    if target.children:
        item = target.children[-1]
        item.loosen_text()
        if item.children:
            item.children[-1].is_tight = False


def split_items(block: Sequence[Line], mark: re.Pattern[str]) -> list[list[Line]]:
    """The items of a list, and between them the lines with which an inner list begins."""
    items: list[list[Line]] = []
    for line in block:
        if mark.match(line.text):
            items.append([without(mark, line)])
        elif INNER_ITEM.match(line.text) and not items[-1][0].text.startswith(INDENT):
            items.append([line])
        else:
            items[-1].append(line)
    return items


def indented_after(number: int, blocks: deque[list[Line]]) -> Iterator[Line]:
    """Take the indented blocks that go on with a note, each with one blank line before it; two end the note."""
    while blocks and blocks[0][0].text.startswith(INDENT) and blocks[0][0].number == number + 2:
        block = blocks.popleft()
        number = block[-1].number
        place = first_place(block, is_note)
        yield Line(block[0].number, "")
        yield from (detabbed(line) for line in block[:place])
        if place is not None:
            blocks.appendleft(block[place:])
            return


def first_place(block: Sequence[Line], test: Callable[[str], bool]) -> int | None:
    return next((place for place, line in enumerate(block) if test(line.text)), None)


def is_hash_heading(text: str) -> bool:
    return HASH_HEADING.fullmatch(text) is not None


def without_hashes(title: str) -> str:
    """What stands behind the hashes of a heading, without those that close it: these have a space before them."""
    whole = title.strip()
    bare = whole.rstrip("#")
    return bare.strip() if not bare or bare.endswith(" ") else whole


def is_rule(text: str) -> bool:
    return RULE.fullmatch(text) is not None


def is_quote(text: str) -> bool:
    return QUOTE.match(text) is not None


def is_note(text: str) -> bool:
    return "[^" in text and NOTE.match(text) is not None


def is_outdented(text: str) -> bool:
    return bool(text.strip()) and not text.startswith(INDENT)


def without(mark: re.Pattern[str], line: Line) -> Line:
    """A line without the mark that it begins with."""
    found = mark.match(line.text)
    return line._replace(text=line.text[found.end() :]) if found else line


def unquoted(line: Line) -> Line:
    return line._replace(text="") if line.text.strip() == ">" else without(QUOTE, line)


def detabbed(line: Line, level: int = 1) -> Line:
    """A line without so many times the indent; one with less keeps what it has."""
    indent = INDENT * level
    return line._replace(text=line.text[len(indent) :]) if line.text.startswith(indent) else line


def is_table(block: Sequence[Line]) -> bool:
    """Whether a block is a table: its second line has dashes under as many cells as the first."""
    if len(block) < 2 or "|" not in block[0].text:
        return False
    has_border = is_bordered(block[0].text)
    header, dashes = (split_row(line.text, has_border=has_border) for line in block[:2])
    if len(header) == 1 and not (has_border and all(is_bordered(line.text) for line in block[1:])):
        return False
    return len(header) == len(dashes) and set("".join(dashes)) <= set("|:- ")


def is_bordered(row: str) -> bool:
    row = row.strip(" ")
    return row.startswith("|") or RIGHT_BORDER.search(row) is not None


def split_row(row: str, *, has_border: bool) -> list[str]:
    """The cells of a row; a bar in code or after a backslash is text."""
    row = row.strip(" ")
    if has_border:
        row = RIGHT_BORDER.sub("", row.removeprefix("|"))
    cells, start = [], 0
    for bar in re.finditer(r"\|", mask_escapes(mask_code_spans(row))):
        cells.append(row[start : bar.start()])
        start = bar.end()
    return [*cells, row[start:]]
