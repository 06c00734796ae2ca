"""Read the text of a file: its headings, passages, source references, notes and links, each with its line.

A passage marker is a line `{: ingredient="slug" setback="slug" }` under a paragraph, list item or quote; one of the two
may be absent. There is exactly one form, because other forms are lost without a word: by this site, or by another
reader.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..model.rules import Rule
from .blocks import Block, BlockType, read_blocks, without_hashes
from .dialect import HARD_BREAK, OF_WORDS, find_dialect, find_drawn
from .emphasis import find_emphasis
from .faults import (
    NO_PLACE,
    NOT_A_FORM,
    NOTE_WITHOUT_TEXT,
    OPEN_CODE,
    SWAPPED,
    TEXT_BELOW,
    TIGHT_LIST,
    TWO_MARKERS,
    Fault,
)
from .grammar import (
    BLANK_START,
    BLOT,
    BREAK,
    DEFINITION,
    HASH_HEADING,
    IMAGE_ONLY,
    LIST_ITEM,
    LIST_LIKE,
    MARKER,
    MARKER_LIKE,
    NOTE,
    QUOTE_MARKS,
    REFERENCE,
    SWAPPED_MARKER,
    TRAILING_ATTRIBUTES,
    TRAILING_TAB,
)
from .inline import (
    Link,
    Reference,
    blot,
    blotted,
    find_html,
    find_links,
    find_open_code,
    find_references,
    mask_code_spans,
    mask_escapes,
)
from .neighbours import find_neighbours

WORD_CHARACTER = re.compile(r"\w")
MARKS = re.compile(r"^(?:[ ]*(?:>|[-*+][ ]|[0-9]{1,9}\.[ ])[ ]*)+")
"""The marks of the quotes and items before a text."""
NOWHERE = Block(BlockType.ROOT)


@dataclass(frozen=True)
class Heading:
    """A heading of any level, written with `#` or underlined."""

    level: int
    text: str
    line: int
    attributes: str = ""
    is_nested: bool = False
    """Inside a quote, list or note."""


@dataclass(frozen=True)
class Marker:
    """A passage marker; `fault` is the rule it breaks, if any."""

    line: int
    text: str
    ingredients: tuple[str, ...] = ()
    setbacks: tuple[str, ...] = ()
    fault: Rule | None = None


@dataclass(frozen=True)
class Body:
    """What stands in the text of one file."""

    text: str
    first_line: int
    headings: tuple[Heading, ...] = ()
    markers: tuple[Marker, ...] = ()
    references: tuple[Reference, ...] = ()
    definitions: tuple[Reference, ...] = ()
    links: tuple[Link, ...] = ()
    html: tuple[tuple[str, int], ...] = ()
    """Raw HTML, as written, with its line."""
    faults: tuple[Fault, ...] = ()
    content_lines: tuple[int, ...] = ()
    """The lines that say something: not blank, no heading, rule or marker."""

    @property
    def last_line(self) -> int:
        return self.first_line + self.text.rstrip("\n").count("\n")

    @cached_property
    def passages(self) -> tuple[Marker, ...]:
        """The markers in the right form at the right place, in order."""
        return tuple(marker for marker in self.markers if marker.fault is None)


class Structure:
    """A text with its blocks: what of it is code, and in which blocks each line stands."""

    def __init__(self, text: str) -> None:
        lines = text.split("\n")
        self.typed = lines
        self.ways = list(read_blocks(lines, skipped=MARKER).walk())
        """The way to each block, in order: the outermost block first, the block itself last."""
        self.way_to = {line.number: way for way in self.ways for line in way[-1].lines}
        """Of each line the way to its innermost block; the line of a marker is in none."""
        self.lines = [blot(line) if self.block_at(n).type is BlockType.CODE else line for n, line in enumerate(lines)]
        """The lines with the blocks of code taken out."""

    def block_at(self, number: int) -> Block:
        """The innermost block of a line, or `NOWHERE`."""
        way = self.way_to.get(number)
        return way[-1] if way else NOWHERE

    @cached_property
    def notes(self) -> dict[int, str]:
        """Of each line with which a note begins the name of that note; of a note in a note that of the outer one."""
        firsts = [block.lines[0] for *_, block in self.ways if block.type is BlockType.NOTE]
        return {line.number: found["id"] for line in reversed(firsts) if (found := NOTE.match(line.text))}

    @cached_property
    def masked_lines(self) -> list[str]:
        """The lines with all code, and what stands after a backslash, taken out."""
        return [mask_escapes(mask_code_spans(line)) for line in self.lines]

    @cached_property
    def parted_lines(self) -> list[str]:
        """The masked lines, with a `BREAK` where a cell of a table ends."""
        return [
            line.replace("|", BREAK) if self.block_at(number).type is BlockType.TABLE else line
            for number, line in enumerate(self.masked_lines)
        ]

    @cached_property
    def masked(self) -> str:
        """The masked lines as one text, with a `BREAK` where a block or cell ends; everything keeps its place."""
        parts: list[str] = []
        block = self.block_at(0)
        for number, line in enumerate(self.parted_lines):
            following = self.block_at(number + 1)
            is_same = following is block and block.type is BlockType.PARAGRAPH
            parts += [line, "\n" if is_same else BREAK]
            block = following
        return "".join(parts[:-1])


def read_body(text: str, first_line: int) -> Body:
    """Read the Markdown `text` that starts on line `first_line` of its file."""
    text = BLANK_START.sub("\n", text)
    text = TRAILING_TAB.sub("", text) if "\t" in text else text
    structure = Structure(text)
    lines = structure.masked_lines
    headings = list(find_headings(structure, first_line))
    named = {number for number, name in structure.notes.items() if REFERENCE.fullmatch(f"[^{name}]")}
    unnamed = [line.replace("[^", BLOT * 2, 1) if n in named else line for n, line in enumerate(lines)]
    references = list(find_references(unnamed, first_line))
    links = list(find_links(structure.masked, text, first_line))
    open_code = [Fault(OPEN_CODE, first_line + number, written) for number, written in find_open_code(structure.lines)]
    faults = [
        *open_code,
        *find_lost_notes(structure, first_line),
        *find_tight_lists(structure, first_line),
        *find_dialect(structure, first_line),
    ]
    told = {fault.line for fault in faults if fault.broken not in (OPEN_CODE, HARD_BREAK, *OF_WORDS)}
    faults += [fault for fault in find_neighbours(structure, first_line) if fault.line not in told]
    faults += find_emphasis(structure.masked, text, first_line)
    faults += find_drawn(structure.masked, text, first_line)
    attributed = {heading.line - first_line for heading in headings if heading.attributes}
    return Body(
        text=text,
        first_line=first_line,
        headings=tuple(headings),
        markers=tuple(find_markers(structure, attributed, first_line)),
        references=tuple(each for each in references if isinstance(each, Reference)),
        definitions=tuple(find_definitions(structure, first_line)),
        links=tuple(each for each in links if isinstance(each, Link)),
        html=tuple(find_html("\n".join(without_quotes(lines)), text, first_line)),
        faults=(*faults, *(each for each in (*references, *links) if isinstance(each, Fault))),
        content_lines=tuple(find_content(structure, first_line)),
    )


def without_quotes(lines: Sequence[str]) -> Iterator[str]:
    """The lines without the marks of a quote that goes on: such a mark ends no tag that the line above begins."""
    for above, line in zip(["", *lines], lines, strict=False):
        yield QUOTE_MARKS.sub(blotted, line) if QUOTE_MARKS.match(above) else line


def find_headings(structure: Structure, first_line: int) -> Iterator[Heading]:
    for *outer, block in structure.ways:
        if block.type is BlockType.HEADING:
            level, text = level_and_text(block)
            attributes = TRAILING_ATTRIBUTES.search(text)
            yield Heading(
                level=level,
                text=text[: attributes.start()].strip() if attributes else text,
                line=first_line + block.lines[0].number,
                attributes=attributes.group().strip() if attributes else "",
                is_nested=bool(outer),
            )


def level_and_text(heading: Block) -> tuple[int, str]:
    """The level of a heading and its text as written, without what makes it one."""
    first = heading.lines[0].text
    if len(heading.lines) == 1 and (hashes := HASH_HEADING.fullmatch(first)):
        return len(hashes["level"]), without_hashes(hashes["text"])
    return 1 if heading.lines[1].text.startswith("=") else 2, first.strip()


def find_definitions(structure: Structure, first_line: int) -> Iterator[Reference]:
    """Each note, named `^` and its own name, and each address that stands apart from its link.

    One in the text of an item is a note to GitHub alone, and a reference with words behind it to the renderer.
    """
    in_items = {
        line.number: found["id"]
        for *outer, block in structure.ways
        if block.type is BlockType.PARAGRAPH and any(each.type is BlockType.ITEM for each in outer)
        for line in block.lines[1:]
        if (found := NOTE.match(line.text.lstrip()))
    }
    notes = structure.notes | in_items
    for number, line in enumerate(structure.masked_lines):
        if number in notes:
            yield Reference(f"^{notes[number]}", first_line + number)
        elif (address := DEFINITION.match(MARKS.sub("", line, count=1))) and not address[1].startswith("^"):
            yield Reference(address[1], first_line + number)


def find_lost_notes(structure: Structure, first_line: int) -> Iterator[Fault]:
    """Notes in a note, which the renderer leaves out."""
    for *outer, block in structure.ways:
        if block.type is BlockType.NOTE and outer and (found := NOTE.match(block.lines[0].text)):
            yield Fault(NOTE_WITHOUT_TEXT, first_line + block.lines[0].number, found["id"])


def find_tight_lists(structure: Structure, first_line: int) -> Iterator[Fault]:
    """Lists without a blank line above: GitHub shows a list there, and this site running text."""
    for *outer, block in structure.ways:
        if block.type is BlockType.PARAGRAPH and not any(each.type is BlockType.LIST for each in outer):
            tight = next((line for line in block.lines[1:] if LIST_LIKE.match(line.text)), None)
            if tight:
                yield Fault(TIGHT_LIST, first_line + tight.number, tight.text)


def find_content(structure: Structure, first_line: int) -> Iterator[int]:
    for number, line in enumerate(structure.lines):
        way = structure.way_to.get(number)
        if way and line.strip() and way[0].type not in (BlockType.HEADING, BlockType.RULE):
            yield first_line + number


def find_markers(structure: Structure, skipped: set[int], first_line: int) -> Iterator[Marker]:
    """Find everything that is a marker or looks like one, but for `skipped` lines: another rule reports those."""
    for number, line in enumerate(structure.masked_lines):
        if "{" not in line:
            continue
        exact = MARKER.fullmatch(line)
        if exact:
            yield Marker(
                first_line + number,
                line[exact.end("quote") :].strip() if exact["quote"] else line.strip(),
                ingredients=slugs_in(exact["ingredients"]),
                setbacks=slugs_in(exact["setbacks"]),
                fault=find_marker_fault(structure, number),
            )
        elif number not in skipped and (like := MARKER_LIKE.search(line)):
            broken = SWAPPED if SWAPPED_MARKER.fullmatch(line.strip()) else NOT_A_FORM
            yield Marker(first_line + number, like.group(), fault=broken)


def is_bare(way: tuple[Block, ...]) -> bool:
    """Whether a paragraph has no word, only references or signs; of a quote the other paragraphs count too."""
    is_quoted = any(block.type is BlockType.QUOTE for block in way)
    return not is_quoted and not any(WORD_CHARACTER.search(REFERENCE.sub("", line.text)) for line in way[-1].lines)


def quote_depth(line: str) -> int:
    """How many quotes begin a line."""
    marks = QUOTE_MARKS.match(line)
    return marks[0].count(">") if marks else 0


def slugs_in(written: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(written.split(" "))) if written else ()


def find_marker_fault(structure: Structure, number: int) -> Rule | None:
    """Tell why a marker in the right form belongs to no paragraph, list item or quote."""
    lines = structure.masked_lines
    above = lines[number - 1] if number else ""
    if MARKER_LIKE.search(above):
        return TWO_MARKERS
    if quote_depth(lines[number]) > quote_depth(above):
        return NOT_A_FORM
    way = structure.way_to.get(number - 1)
    if not way or way[-1].type is not BlockType.PARAGRAPH or IMAGE_ONLY.fullmatch(above):
        return NO_PLACE
    if is_bare(way):
        return NO_PLACE
    below = QUOTE_MARKS.sub("", lines[number + 1]) if number + 1 < len(lines) else ""
    goes_on = way[0].type is BlockType.LIST and LIST_ITEM.match(below.lstrip(" ")) is not None
    return TEXT_BELOW if below.strip(" ") and not goes_on and not MARKER_LIKE.search(below) else None
