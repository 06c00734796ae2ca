"""Writes the right page numbers into pages that are already laid out.

A number is set in figures of one width, so another number of as many figures takes exactly its place, and nothing has
to be laid out again. WeasyPrint shapes a text when it draws it, from the text that its layout remembers.
"""

from typing import Any

from .pages import Pages


def stamp_numbers(box: Any, pages: Pages) -> None:
    """Correct all page numbers in a box of WeasyPrint's and the boxes in it."""
    box = getattr(box, "_box", box)  # what is placed absolutely stands behind a placeholder
    anchor = box.element.get("data-page-of") if getattr(box, "element", None) is not None else None
    if anchor and hasattr(box, "pango_layout"):
        box.text = box.pango_layout.text = str(pages.of(anchor))
        return
    for child in getattr(box, "children", ()):
        stamp_numbers(child, pages)
