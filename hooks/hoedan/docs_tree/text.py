"""Contributed Markdown without what only this site understands: markers become anchors, links become addresses.

Addresses start with `ROOT`, as in the HTML of the site; `place.py` makes them relative to the file they stand in.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markdown.extensions import toc

from ..language.slugs import slugify
from ..model.link_targets import resolve_image, resolve_link
from ..text.blocks import Block, BlockType, Line
from ..text.body import Body, Structure
from ..text.grammar import DEFINITION, LINK, MAY_BE_LINK, REFERENCE
from ..text.inline import find_fences

SPECIAL = re.compile(r"[\\`*_{}\[\]#]|^[-+](?=\s)|^\d+(?=[.)]\s)")
TEMPLATE = re.compile(r"\{(?=[{%#!])|<(?=%)|\$(?=\{)|-8(?=<-)")
"""What opens a template of Jinja, Liquid, Go, ERB or JavaScript, or has an extension of Markdown read another file."""
ENTITIES = {ord(character): f"&#{ord(character)};" for character in "<>&|~"}
"""Characters that not every reader of Markdown lets a backslash make ordinary."""


@dataclass(frozen=True)
class PortableText:
    """The Markdown of one file for any other site, and that of each of its passages."""

    text: str
    passages: tuple[str, ...] = ()


def escape_markdown(text: str) -> str:
    """Write plain text on one line so that Markdown shows it as it is."""
    escaped = SPECIAL.sub(lambda found: f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}", text)
    return escaped.translate(ENTITIES)


def escape_address(address: str) -> str:
    """Write an address so that a bracket in it does not end the link."""
    return address.replace("(", "%28").replace(")", "%29")


def quote_lines(text: str) -> str:
    """Make a quote of a text."""
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def without_templates(text: str) -> str:
    """Divide the signs of a template by one that nobody sees, or a generator that has templates runs what they say."""
    return TEMPLATE.sub("\\g<0>\u2060", text)


def tidy(text: str) -> str:
    """Leave at most one blank line between blocks; code stays as it is."""
    lines = text.strip("\n").split("\n")
    fenced = {number for start, end in find_fences(lines) for number in range(start, end)}
    kept = [line for n, line in enumerate(lines) if n in fenced or line.strip() or (n and lines[n - 1].strip())]
    return "\n".join(kept) + "\n"


def portable_text(body: Body, path: str, anchors: Sequence[str] = ()) -> PortableText:
    """The Markdown of a body for any other site; `anchors` names its passages, in order.

    A heading that other generators call otherwise than this site does, such as one with an apostrophe, has the name
    that links here use.
    """
    lines = resolve_targets(body.text, path).split("\n")
    passages: list[str] = []
    if anchors:
        way_to = Structure("\n".join(lines)).way_to
        for marker, anchor in zip(body.passages, anchors, strict=True):
            block = passage_lines(way_to[marker.line - body.first_line - 1])
            passages.append(REFERENCE.sub("", "\n".join(line.text for line in block)))
            add_anchor(lines, block[0], anchor)
    for heading in body.headings:
        if (anchor := slugify(heading.text)) != toc.slugify(heading.text, "-"):
            add_anchor(lines, Line(heading.line - body.first_line, heading.text), anchor)
    marked = {marker.line - body.first_line for marker in body.markers}
    return PortableText("\n".join(line for n, line in enumerate(lines) if n not in marked).strip("\n"), tuple(passages))


def passage_lines(way: Sequence[Block]) -> list[Line]:
    """The lines of a passage without the marks of its list or quote: a quote is taken whole, else the inner text."""
    return next((block for block in way if block.type is BlockType.QUOTE), way[-1]).lines


def add_anchor(lines: list[str], first: Line, anchor: str) -> None:
    """Put an anchor where the text of a block begins: after the mark of a list item or quote."""
    line = lines[first.number]
    start = max(line.find(first.text.strip()), 0)
    lines[first.number] = f'{line[:start]}<a id="{anchor}"></a>{line[start:]}'


def resolve_targets(text: str, path: str) -> str:
    """Replace the target of each link and image by an address; a link that leads nowhere leaves its text."""
    if MAY_BE_LINK not in text:
        return text
    parts, position = [], 0
    for found in LINK.finditer(Structure(text).masked):
        start, end = found.span("target")
        target = text[start:end].strip("<>")
        address = resolve_image(path, target) if found["image"] else resolve_link(path, target)
        parts += [text[position:start], address or ""]
        position = end
    return "".join([*parts, text[position:]])


def name_notes(text: str, name: str) -> str:
    """Give the footnotes of a text names of its own, so that two texts can share a page."""
    text = REFERENCE.sub(rf"[^{name}-\1]", text)
    return "\n".join(
        line.replace("[^", f"[^{name}-", 1) if DEFINITION.match(line) and f"[^{name}-" not in line else line
        for line in text.split("\n")
    )


def lower_markdown_headings(text: str) -> str:
    """Lower each heading by one level."""
    lines = text.split("\n")
    for number, line in enumerate(Structure(text).lines):
        if line.startswith("#"):
            lines[number] = f"#{lines[number]}"
    return "\n".join(lines)
