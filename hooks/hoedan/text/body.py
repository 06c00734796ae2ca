"""Read the text of a file: its headings, passages, source references and links, each with its line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from markdown.blockprocessors import HashHeaderProcessor

from .inline import Fault, Link, Reference, find_definitions, find_html, find_links, find_references
from .markers import Marker, find_markers, is_marker_line
from .masking import blot, find_fences, find_open_code, mask_escapes, mask_spans
from .outline import Line, Part, Piece, read_outline

TRAILING_ATTRIBUTES = re.compile(r"\{[^{}\n]*\}\s*$")
BLANK_START = re.compile(r"\A[ \t]+\n")
"""Python-Markdown takes white space for text on the first line alone."""
LIST_LIKE = re.compile(r"[ ]{0,3}(?:[-*+]|1[.)])[ ]")


@dataclass(frozen=True)
class Heading:
    """A heading of any level, written with `#` or underlined."""

    level: int
    text: str
    line: int
    attributes: str = ""
    is_nested: bool = False
    """Inside a quote or list."""


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


def read_body(text: str, first_line: int) -> Body:
    """Read the Markdown `text` that starts on line `first_line` of its file."""
    text = BLANK_START.sub("\n", text)
    lines, pieces = mask_blocks(text)
    open_code = [Fault("V-050", first_line + number, written) for number, written in find_open_code(lines)]
    lines = [mask_escapes(mask_spans(line)) for line in lines]
    masked = "\n".join(lines)
    headings = list(find_headings(pieces, first_line))
    attributed = {heading.line - first_line for heading in headings if heading.attributes}
    references = list(find_references(lines, first_line))
    links = list(find_links(masked, text, first_line))
    found = [*open_code, *find_tight_lists(pieces, first_line), *references, *links]
    return Body(
        text=text,
        first_line=first_line,
        headings=tuple(headings),
        markers=tuple(find_markers(lines, pieces, attributed, first_line)),
        references=tuple(each for each in references if isinstance(each, Reference)),
        definitions=tuple(find_definitions(lines, first_line)),
        links=tuple(each for each in links if isinstance(each, Link)),
        html=tuple(find_html(masked, text, first_line)),
        faults=tuple(each for each in found if isinstance(each, Fault)),
        content_lines=tuple(find_content(pieces, first_line)),
    )


def mask_blocks(text: str) -> tuple[list[str], list[Piece]]:
    """The lines of a text without its blocks of code, and its outline.

    Marker lines are not in the outline, because they are gone when the text is rendered.
    """
    lines = text.split("\n")
    fenced = {number for start, end in find_fences(lines) for number in range(start, end)}
    outlined = [
        Line(number, line.expandtabs(4), is_fenced=number in fenced)
        for number, line in enumerate(lines)
        if number in fenced or not is_marker_line(line)
    ]
    pieces = list(read_outline(outlined))
    for piece in pieces:
        if piece.part is Part.CODE and not piece.depth:
            for line in piece.lines:
                lines[line.number] = blot(lines[line.number])
    return lines, pieces


def mask_code(text: str) -> list[str]:
    """The lines of a text without any code."""
    return [mask_spans(line) for line in mask_blocks(text)[0]]


def find_headings(pieces: Sequence[Piece], first_line: int) -> Iterator[Heading]:
    for piece in pieces:
        if piece.part is Part.HEADING:
            first = piece.lines[0]
            hashes = HashHeaderProcessor.RE.match(first.text) if len(piece.lines) == 1 else None
            if hashes:
                level, text = len(hashes["level"]), hashes["header"].strip()
            else:
                level, text = 1 if piece.lines[1].text.startswith("=") else 2, first.text.strip()
            attributes = TRAILING_ATTRIBUTES.search(text)
            yield Heading(
                level=level,
                text=text[: attributes.start()].strip() if attributes else text,
                line=first_line + first.number,
                attributes=attributes.group().strip() if attributes else "",
                is_nested=piece.depth > 0,
            )


def find_tight_lists(pieces: Sequence[Piece], first_line: int) -> Iterator[Fault]:
    """Lists without a blank line above: GitHub shows a list there, and this site running text."""
    for piece in pieces:
        if piece.part is Part.TEXT:
            tight = next((line for line in piece.lines[1:] if LIST_LIKE.match(line.text)), None)
            if tight:
                yield Fault("V-052", first_line + tight.number, tight.text)


def find_content(pieces: Sequence[Piece], first_line: int) -> Iterator[int]:
    for piece in pieces:
        if piece.depth == 0 and piece.part not in (Part.HEADING, Part.RULE):
            yield from (first_line + line.number for line in piece.lines if line.text.strip())
