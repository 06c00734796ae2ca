"""Sheets of A4 from our templates: filled in, set, and written as accessible PDF."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from xml.etree.ElementTree import Element

from jinja2 import Environment

from ..bundle.copyfit import keep_last_words
from ..bundle.errors import BundleError
from ..bundle.link_words import outside, words_of
from ..bundle.pdf import write_tagged
from ..bundle.pictures import qr_code
from ..bundle.style import paper_style
from ..bundle.typesetter import Typesetter
from ..design.templates import templates_in
from ..library.links import Links

if TYPE_CHECKING:
    from weasyprint import Document

ROOM = Path(__file__).parent
TEMPLATES = ROOM / "templates"


Rung = TypeVar("Rung")


@dataclass(frozen=True)
class Fitted(Generic[Rung]):
    """A sheet on its pages, and how much it tells."""

    detail: Rung
    html: str
    document: "Document"


@cache
def templates() -> Environment:
    """The filters and words of all rooms, with the templates of this folder."""
    env = templates_in(ROOM).overlay()
    env.globals = env.globals | {"qr_address": lambda url: qr_code(url).address}
    return env


def fill(template: str, links: Links, **values: Any) -> str:
    """A template of this room with these values, and with what every sheet shows; no word stands alone on a line."""
    settings = links.library.settings
    if not settings.site_url:
        raise BundleError("`site_url` ontbreekt in mkdocs.yml; zonder dat adres is er geen QR-code te maken.")
    html = templates().get_template(template).render(site_name=settings.site_name, library=links.library, **values)
    return keep_last_words(html)


def sheet_typesetter(links: Links) -> Typesetter:
    """WeasyPrint with the style of these sheets."""
    return Typesetter(links, style=paper_style(TEMPLATES / "handouts.css", links))


def highest(
    ladder: Sequence[Rung], write: Callable[[Rung], str], typesetter: Typesetter, pages: int
) -> Fitted[Rung] | None:
    """The last rung that takes so many pages, each of which tells more than the one before; None when none does."""
    fitted: dict[int, Fitted[Rung]] = {}

    def is_too_much(number: int) -> bool:
        html = write(ladder[number])
        fitted[number] = Fitted(ladder[number], html, typesetter.set(html))
        return len(fitted[number].document.pages) > pages

    if is_too_much(0):
        return None
    return fitted[bisect_left(range(1, len(ladder)), True, key=is_too_much)]


def write_sheets(document: "Document", html: str) -> bytes:
    """The PDF; the same HTML gives the same bytes."""
    return write_tagged(document, html, describe)


def describe(link: Element) -> str:
    """All links lead out of the sheet."""
    return outside(link.get("href", ""), words_of(link))
