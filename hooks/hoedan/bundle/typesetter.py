"""WeasyPrint, and all that is known here of how it works inside; written for the version in `WRITTEN_FOR`.

Two things of it are used that it does not promise: the boxes of a page with the texts that they will draw, and where it
cuts a line before an element.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ..library.links import Links
from ..text.typeset import set_html
from .errors import BundleError
from .pages import Pages
from .style import book_style

if TYPE_CHECKING:
    from weasyprint import Document

WRITTEN_FOR = "70.0"
SPACE_BEFORE_INLINE = re.compile(r" (<(?:a|em|strong|code|span)\b(?![^>]*data-page-of)[^>]*>)(?! )")
VARIANT = "pdf/ua-1"
PANGO_ADVICE = (
    "Pango ontbreekt; zonder dat zetprogramma is er geen PDF te maken.\n"
    "  Debian of Ubuntu: sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0\n"
    "  Fedora:           sudo dnf install pango\n"
    "  macOS:            brew install pango\n"
    "  Windows:          zie https://doc.courtbouillon.org/weasyprint/stable/first_steps.html"
)


def load_weasyprint() -> Any:
    """Import WeasyPrint, or say what is missing."""
    try:
        import weasyprint  # noqa: PLC0415 - needs Pango, and only a PDF does
    except OSError as error:
        raise BundleError(PANGO_ADVICE) from error
    return weasyprint


class Typesetter:
    """WeasyPrint with our fonts and style, read once for any number of documents."""

    def __init__(self, links: Links, extra_style: str = "") -> None:
        self._weasyprint = load_weasyprint()
        self._fonts = self._weasyprint.text.fonts.FontConfiguration()
        style = book_style(links) + extra_style
        self._fetcher = self._weasyprint.urls.URLFetcher(allowed_protocols=("data", "file"))  # nothing from elsewhere
        self._style = self._weasyprint.CSS(string=style, font_config=self._fonts, url_fetcher=self._fetcher)
        self._root = str(links.library.root)

    def set(self, html: str) -> "Document":
        source = self._weasyprint.HTML(string=set_html(html), base_url=self._root, url_fetcher=self._fetcher)
        return source.render(stylesheets=[self._style], font_config=self._fonts, pdf_variant=VARIANT)


def move_spaces(html: str) -> str:
    """Put the space before a link or emphasis inside it.

    WeasyPrint cuts a line after its first word when all of it fits but the space before such an element does not.
    """
    return SPACE_BEFORE_INLINE.sub(r"\1 ", html)


def bind(documents: Sequence["Document"], pages: Pages) -> "Document":
    """The parts as one document, with the right page number wherever one is printed."""
    whole = documents[0].copy([page for each in documents for page in each.pages])
    for page in whole.pages:
        stamp_numbers(page._page_box, pages)
    return whole


def stamp_numbers(box: Any, pages: Pages) -> None:
    """Correct all page numbers in a box that is already laid out, and in the boxes in it.

    A number is set in figures of one width, so another number of as many figures takes exactly its place. WeasyPrint
    shapes a text when it draws it, from the text that its layout remembers.
    """
    anchor = box.element.get("data-page-of") if getattr(box, "element", None) is not None else None
    if anchor and hasattr(box, "pango_layout"):
        box.text = box.pango_layout.text = str(pages.of(anchor))
        return
    for child in getattr(box, "children", ()):
        stamp_numbers(child, pages)
