"""Find headings, source references, passages and links in Markdown, each with its line.

Python-Markdown does not keep line numbers. This reads the text once, with code taken out by the same expressions
that Python-Markdown uses, so that what stands in a code block is never mistaken for content.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markdown.extensions.fenced_code import FencedBlockPreprocessor

FENCED = FencedBlockPreprocessor.FENCED_BLOCK_RE
CODE_SPAN = re.compile(r"(?<!\\)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
ESCAPED = re.compile(r"\\[\\`*_{}\[\]()>#+.!|-]")
ATX = re.compile(r"(#{1,6})[ \t]*(.*?)[ \t]*#*[ \t]*")
NESTED_ATX = re.compile(r"(?:[ ]*(?:>|[-*+]|\d{1,9}[.)])[ ]*)+(#{1,6})[ \t]*(.*?)[ \t]*#*[ \t]*")
SETEXT = re.compile(r"(=+|-+)[ \t]*")
TRAILING_ATTRIBUTES = re.compile(r"\{[^{}\n]*\}\s*$")
LIST_ITEM = re.compile(r"[ ]{0,3}(?:[-*+]|\d{1,9}[.)])[ \t]")
QUOTE = re.compile(r"[ ]{0,3}>")
RULE_LINE = re.compile(r"[ ]{0,3}(?:(?:\*[ ]*){3,}|(?:-[ ]*){3,}|(?:_[ ]*){3,})")
TABLE_DELIMITER = re.compile(r"[ ]*\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*")
MARKER = re.compile(r'[ ]*\{: ingredient="([a-z0-9-]+(?: [a-z0-9-]+)*)" \}')
MARKER_LIKE = re.compile(r"\{\s*:[^}\n]*\}?|\{\s*ingredient[^}\n]*\}?")
REFERENCE = re.compile(r"\[\^([^\]\s]{1,40})\](?!:)")
DEFINITION = re.compile(r"[ ]{0,3}\[([^\]\n]{1,200})\]:[ \t]*(\S*)")
HTML = re.compile(r"</?[A-Za-z][^<>]{0,1000}>|<!--|<\?|<!\[CDATA\[|<![A-Za-z]")
AUTOLINK = re.compile(r"<((?:[A-Za-z][A-Za-z0-9+.-]{1,31}:)[^<>\s]*|[^<>\s@]+@[^<>\s@]+)>")
LINK = re.compile(
    r"(?P<image>!?)\[(?P<text>[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*){0,4})\]"
    r"\([ \t]*(?P<target><[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()]*){0,4})"
    r"(?:[ \t\n]+(?P<title>\"[^\"]*\"|'[^']*'))?[ \t]*\)"
)
IMAGE_ONLY = re.compile(r"[ ]*!\[[^\]]*\]\([^)]*\)[ ]*")


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
class Marker:
    """A passage marker; `fault` is the code of the rule it breaks, if any."""

    line: int
    text: str
    ingredients: tuple[str, ...] = ()
    fault: str | None = None


@dataclass(frozen=True)
class Reference:
    """A source reference `[^1]`."""

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

    @property
    def last_line(self) -> int:
        return self.first_line + self.text.rstrip("\n").count("\n")

    @property
    def passages(self) -> tuple[Marker, ...]:
        """The markers in the right form at the right place, in order."""
        return tuple(marker for marker in self.markers if marker.fault is None)

    def has_text_between(self, first: int, last: int) -> bool:
        """Whether any line from `first` up to but not including `last` has content that is not a marker."""
        lines = self.text.split("\n")[max(first - self.first_line, 0) : max(last - self.first_line, 0)]
        return any(line.strip() and not MARKER.fullmatch(line.rstrip()) for line in lines)


def read_body(text: str, first_line: int) -> Body:
    """Read the Markdown `text` that starts on line `first_line` of its file."""
    masked = mask_escapes(mask_code_spans(mask_blocks(text)))
    lines = masked.split("\n")
    headings = tuple(find_headings(lines, text.split("\n"), first_line))
    return Body(
        text=text,
        first_line=first_line,
        headings=headings,
        markers=tuple(find_markers(lines, {heading.line for heading in headings}, first_line)),
        references=tuple(find_references(lines, first_line)),
        definitions=tuple(find_definitions(lines, first_line)),
        links=tuple(find_links(masked, text, first_line)),
        html=tuple(find_html(masked, text, first_line)),
    )


def blot(text: str) -> str:
    """Replace all but the line ends by a character that means nothing, so that every place keeps its position."""
    return re.sub(r"[^\n]", "\u00a0", text)


def mask_blocks(text: str) -> str:
    """Take out fenced and indented code blocks."""
    text = FENCED.sub(lambda found: blot(found.group()), text)
    lines = text.split("\n")
    in_list, code = False, False
    for number, line in enumerate(lines):
        if not line.strip():
            continue
        starts_block = number == 0 or not lines[number - 1].strip()
        if not line.startswith(("    ", "\t")):
            in_list = bool(LIST_ITEM.match(line)) or (in_list and not starts_block)
            code = False
        elif starts_block and not code:
            code = not in_list
        if code:
            lines[number] = blot(line)
    return "\n".join(lines)


def mask_code_spans(text: str) -> str:
    """Take out `code` within each block of lines; a span does not cross a blank line."""
    return re.sub(
        r"[^\n]+(?:\n[^\n]+)*",
        lambda block: (
            CODE_SPAN.sub(lambda found: blot(found.group()), block.group()) if "`" in block.group() else block.group()
        ),
        text,
    )


def mask_escapes(text: str) -> str:
    return ESCAPED.sub("\u00a0\u00a0", text)


def find_headings(lines: list[str], original: list[str], first_line: int) -> Iterator[Heading]:
    for number, line in enumerate(lines):
        if atx := ATX.fullmatch(line.rstrip()):
            written = ATX.fullmatch(original[number].rstrip())
            yield make_heading(len(atx[1]), written[2] if written else atx[2], first_line + number)
        elif SETEXT.fullmatch(line) and number and is_plain(lines, number - 1):
            level = 1 if line.startswith("=") else 2
            yield make_heading(level, original[number - 1].strip(), first_line + number - 1)
        elif nested := NESTED_ATX.fullmatch(line.rstrip()):
            yield Heading(len(nested[1]), nested[2], first_line + number, is_nested=True)


def is_plain(lines: list[str], number: int) -> bool:
    """Whether the line is the only line of a paragraph, so that an underline below makes it a heading."""
    line = lines[number]
    if not line.strip() or line.startswith("    ") or ATX.fullmatch(line.rstrip()):
        return False
    return number == 0 or not lines[number - 1].strip() or ATX.fullmatch(lines[number - 1].rstrip()) is not None


def make_heading(level: int, text: str, line: int) -> Heading:
    attributes = TRAILING_ATTRIBUTES.search(text)
    if attributes is None:
        return Heading(level, text, line)
    return Heading(level, text[: attributes.start()].strip(), line, attributes.group().strip())


def find_markers(lines: list[str], heading_lines: set[int], first_line: int) -> Iterator[Marker]:
    for number, line in enumerate(lines):
        if first_line + number in heading_lines:
            continue
        exact = MARKER.fullmatch(line.rstrip())
        if exact is None:
            for like in MARKER_LIKE.finditer(line):
                yield Marker(first_line + number, like.group(), fault="V-040")
            continue
        fault = marker_fault(lines, number, heading_lines, first_line)
        yield Marker(first_line + number, exact.group().strip(), tuple(exact[1].split(" ")), fault)


def marker_fault(lines: list[str], number: int, heading_lines: set[int], first_line: int) -> str | None:
    above = lines[number - 1] if number else ""
    if not above.strip(" ") or "\u00a0" * 4 in above[:4]:
        return "V-041"
    if first_line + number - 1 in heading_lines or RULE_LINE.fullmatch(above.rstrip()) or SETEXT.fullmatch(above):
        return "V-041"
    if MARKER_LIKE.search(above):
        return "V-040"
    if IMAGE_ONLY.fullmatch(above) or is_table_row(lines, number - 1):
        return "V-041"
    below = lines[number + 1] if number + 1 < len(lines) else ""
    if below.strip() and not LIST_ITEM.match(below.lstrip()) and not MARKER_LIKE.search(below):
        return "V-042"
    return None


def is_table_row(lines: list[str], number: int) -> bool:
    while number >= 0 and "|" in lines[number]:
        if TABLE_DELIMITER.fullmatch(lines[number].rstrip()):
            return True
        number -= 1
    return False


def find_references(lines: list[str], first_line: int) -> Iterator[Reference]:
    for number, line in enumerate(lines):
        for found in REFERENCE.finditer(line):
            yield Reference(found[1], first_line + number)


def find_definitions(lines: list[str], first_line: int) -> Iterator[Reference]:
    for number, line in enumerate(lines):
        if found := DEFINITION.match(line):
            yield Reference(found[1], first_line + number)


def find_links(masked: str, text: str, first_line: int) -> Iterator[Link]:
    line_at = line_counter(masked, first_line)
    for found in LINK.finditer(masked):
        start, end = found.span("text")
        yield Link(
            target=text[slice(*found.span("target"))].strip("<>"),
            line=line_at(found.start()),
            text=text[start:end],
            is_image=bool(found["image"]),
            title=(found["title"] or "").strip("\"'"),
        )
    line_at = line_counter(masked, first_line)
    for found in AUTOLINK.finditer(masked):
        target = found[1] if ":" in found[1] else f"mailto:{found[1]}"
        yield Link(target, line_at(found.start()), found[1])


def find_html(masked: str, text: str, first_line: int) -> Iterator[tuple[str, int]]:
    line_at = line_counter(masked, first_line)
    for found in HTML.finditer(masked):
        if not AUTOLINK.match(masked, found.start()):
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
