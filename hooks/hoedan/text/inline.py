"""What stands in running text: source references, links, images and raw HTML, each with its line."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from .masking import ESCAPED

REFERENCE = re.compile(r"\[\^([^\]\s]{1,40})\]")
REFERENCE_LIKE = re.compile(r"\[\^[^\]\n]{0,60}\]?")
DEFINITION = re.compile(r"[ ]{0,3}\[([^\]\n]{1,200})\]:[ \t]*(\S*)")
HTML = re.compile(r"</?[A-Za-z](?:[^<>\n]|\n(?![ \t]*\n))*>|<!--|<\?|<!\[CDATA\[|<![A-Za-z]")
TAG_NAME = re.compile(r"<(/?)([A-Za-z][\w-]*)")
AUTOLINK = re.compile(r"<((?:[A-Za-z][A-Za-z0-9+.-]{1,31}:)[^<>\s]*|[^<>\s@]+@[^<>\s@]+)>")
LINK_TEXT = r"(?:[^\[\]\n]|\n(?![ \t]*\n))*"
LINK_END = (
    r"\([ \t]*(?P<target><[^<>\n]*>|[^\s()<>\"`]*(?:\([^\s()\"`]*\)[^\s()\"`]*){0,4}(?<!'))"
    r"(?:[ \t]+(?P<title>\"[^\"\n]*\"|'[^'\n]*'))?[ \t]*\)"
)
"""The address and title of a link. The renderer reads links with this too, so that it can see no other link."""
LINK = re.compile(rf"(?P<image>!?)\[(?P<text>{LINK_TEXT}(?:\[{LINK_TEXT}\]{LINK_TEXT}){{0,4}})\]{LINK_END}")
LINK_LIKE = re.compile(r"\]\(|\][ \t]+\((?=https?:|mailto:|\.{0,2}/|[\w./-]*\.md\b)")


@dataclass(frozen=True)
class Reference:
    """A source reference `[^1]`, or the definition of one."""

    id: str
    line: int


@dataclass(frozen=True)
class Link:
    """An inline link or image."""

    target: str
    line: int
    text: str
    is_image: bool = False
    title: str = ""


@dataclass(frozen=True)
class Fault:
    """Text in a form that readers of Markdown take in different ways: the code of its rule, and what is written."""

    code: str
    line: int
    text: str


def find_definitions(lines: Sequence[str], first_line: int) -> Iterator[Reference]:
    for number, line in enumerate(lines):
        if found := DEFINITION.match(line):
            yield Reference(found[1], first_line + number)


def find_references(lines: Sequence[str], first_line: int) -> Iterator[Reference | Fault]:
    """Each source reference; what starts like one and is not, is a fault."""
    for number, line in enumerate(lines):
        if "[^" not in line or DEFINITION.match(line):
            continue
        for like in REFERENCE_LIKE.finditer(line):
            exact = REFERENCE.fullmatch(like.group())
            place = first_line + number
            yield Reference(exact[1], place) if exact else Fault("V-051", place, like.group())


def find_links(masked: str, text: str, first_line: int) -> Iterator[Link | Fault]:
    """Each link and image, in order; a bracket that opens an address outside of them is a fault."""
    line_at = line_counter(masked, first_line)
    ends_of_text = set()
    for found in LINK.finditer(masked):
        words, target = (text[slice(*found.span(part))] for part in ("text", "target"))
        if (found["image"] and "\n" in words) or "`" in target:
            continue
        ends_of_text.add(found.end("text"))
        yield Link(
            target=ESCAPED.sub(lambda escape: escape[0][1], without_brackets(target)),
            line=line_at(found.start()),
            text=words,
            is_image=bool(found["image"]),
            title=(found["title"] or "").strip("\"'"),
        )
    line_at = line_counter(masked, first_line)
    for found in LINK_LIKE.finditer(masked):
        if found.start() not in ends_of_text:
            yield Fault("L-007", line_at(found.start()), around(text, found.start()))
    line_at = line_counter(masked, first_line)
    for found in AUTOLINK.finditer(masked):
        target = found[1] if ":" in found[1] else f"mailto:{found[1]}"
        yield Link(target, line_at(found.start()), found[1])


def without_brackets(target: str) -> str:
    """An address without the angle brackets that may stand around it."""
    return target[1:-1] if target.startswith("<") else target


def around(text: str, position: int) -> str:
    """The words from the bracket before a position to the end of the line, for a message."""
    start = max(text.rfind("[", 0, position), text.rfind("\n", 0, position) + 1)
    return text[start:].partition("\n")[0]


def find_html(masked: str, text: str, first_line: int) -> Iterator[tuple[str, int]]:
    """Each piece of raw HTML; a closing tag goes with its opening tag."""
    line_at = line_counter(masked, first_line)
    opened = set()
    for found in HTML.finditer(masked):
        name = TAG_NAME.match(found.group())
        if AUTOLINK.match(masked, found.start()) or (name and name[1] and name[2].lower() in opened):
            continue
        if name:
            opened.add(name[2].lower())
        yield text[slice(*found.span())], line_at(found.start())


def line_counter(text: str, first_line: int) -> Callable[[int], int]:
    """Give a function from position to line; positions must come in rising order, so that each is counted once."""
    seen, line = 0, first_line

    def line_at(position: int) -> int:
        nonlocal seen, line
        line += text.count("\n", seen, position)
        seen = position
        return line

    return line_at
