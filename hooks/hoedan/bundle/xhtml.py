"""HTML to the XHTML that an e-book is made of."""

from collections.abc import Callable
from html import escape
from html.parser import HTMLParser

VOID = frozenset({"br", "hr", "img"})
CASED = {"viewbox": "viewBox"}
"""Attributes of SVG with a capital; the reader of HTML gives all names in small letters, and XML tells them apart."""
EPUB_TYPES = {
    "doc-cover": "cover",
    "doc-colophon": "colophon",
    "doc-foreword": "foreword",
    "doc-afterword": "afterword",
    "doc-toc": "toc",
    "doc-index": "index",
    "doc-endnotes": "footnotes",
    "doc-footnote": "footnote",
    "doc-noteref": "noteref",
}
"""Role of an element -> the word e-readers know it by."""
KEPT_ROLES = frozenset(EPUB_TYPES) - {"doc-cover", "doc-toc", "doc-endnotes"}
"""The others belong to a picture, to the navigation document and to endnotes."""

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
        self.pieces.append(escape(data, quote=False))


def with_types(attributes: Attributes) -> Attributes:
    found: Attributes = []
    for name, value in attributes:
        if name == "role" and value in EPUB_TYPES:
            found.append(("epub:type", EPUB_TYPES[value]))
            if value not in KEPT_ROLES:
                continue
        found.append((name, value))
    return found
