"""HTML to the XHTML that an e-book is made of."""

import re
from collections.abc import Callable
from html import escape
from html.parser import HTMLParser
from itertools import count

from ..language.typography import set_text
from ..text.html import words_in

VOID = frozenset({"br", "hr", "img"})
CASED = {"viewbox": "viewBox"}
"""Attributes of SVG with a capital; the reader of HTML gives all names in small letters, and XML tells them apart."""
EPUB_TYPES = {
    "doc-backlink": "backlink",
    "doc-colophon": "colophon",
    "doc-cover": "cover",
    "doc-endnotes": "endnotes",
    "doc-foreword": "foreword",
    "doc-afterword": "afterword",
    "doc-index": "index",
    "doc-noteref": "noteref",
}
"""Role of an element -> the word e-readers know it by. No `footnote`: an aside of that type is hidden by many."""
ROLE_OF_PICTURE = "doc-cover"
"""Goes as a role: it is one of a picture, and here the cover is a section."""
ROLES = {"footnote": "doc-endnotes", "footnote-ref": "doc-noteref", "footnote-backref": "doc-backlink"}
"""Class of what Python-Markdown makes of a note in one of our own texts -> its role."""
ENDED = re.compile(r"[.?!…][\"'’”)]*$")
UNSHOWN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|\u2060")
"""What XML has no room for; and what keeps a line together on paper, for which many apps show an empty box."""
TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)
HEAD, ROW, CELL = (re.compile(rf"<{tag}\b[^>]*>(.*?)</{tag}>", re.DOTALL) for tag in ("th", "tr", "td"))
FEWEST_STACKED = 3
"""Columns from which the cells of a row stand below each other on a narrow screen, each with the head of its column."""

Attributes = list[tuple[str, str | None]]
Before = Callable[[str, Attributes], tuple[str, str]]
"""Given a start tag, what to put before it and what right after it."""


def to_xhtml(html: str, marks: Before = lambda _tag, _attributes: ("", "")) -> str:
    """Write a fragment as well-formed XML, with `epub:type` beside each role."""
    writer = _XhtmlWriter(marks)
    writer.feed(html)
    writer.close()
    return "".join(writer.pieces)


class _XhtmlWriter(HTMLParser):
    def __init__(self, marks: Before) -> None:
        super().__init__(convert_charrefs=True)
        self.marks = marks
        self.pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        before, after = self.marks(tag, attrs)
        named = [(CASED.get(name, name), value) for name, value in attrs]
        words = "".join(f' {name}="{escape(value or "")}"' for name, value in with_types(named))
        self.pieces.append(f"{before}<{tag}{words}{'/' if tag in VOID else ''}>{after}")

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.pieces.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.pieces.append(escape(UNSHOWN.sub("", data), quote=False))


def with_types(attributes: Attributes) -> Attributes:
    """The same attributes, with the type beside each role and a full stop after each description."""
    found: Attributes = []
    is_back = ("class", "footnote-backref") in attributes
    for name, value in attributes:
        role = ROLES.get(value or "") if name == "class" else value if name == "role" else None
        if name == "alt":
            found.append((name, as_sentence(value or "")))
        elif name == "title" and is_back:  # its text is an arrow
            found.append(("aria-label", value))
        elif name != "role" and (name != "class" or role is None):
            found.append((name, value))
        if role in EPUB_TYPES:
            found.append(("epub:type", EPUB_TYPES[role]))
        if role and role != ROLE_OF_PICTURE:
            found.append(("role", role))
    return found


def as_sentence(words: str) -> str:
    """A reader that speaks pauses after a description that ends as a sentence; none stays none."""
    return words if not words or ENDED.search(words) else f"{words}."


def stack_tables(html: str) -> str:
    """Let the cells of wide tables know the heads of their columns, for screens where not all fit beside each other."""

    def label(table: re.Match[str]) -> str:
        heads = [escape(set_text(words_in(head))) for head in HEAD.findall(table[1])]
        if len(heads) < FEWEST_STACKED:
            return table[0]
        return f'<table class="stacks">{ROW.sub(lambda row: label_row(row[0], heads), table[1])}</table>'

    return TABLE.sub(label, html)


def label_row(row: str, heads: list[str]) -> str:
    column = count()
    return CELL.sub(lambda cell: f'<td data-head="{heads[next(column)]}"{cell[0][3:]}', row)
