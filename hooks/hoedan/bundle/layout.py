"""Lays a composed publication out on A5 pages with WeasyPrint, until every page number in it is right.

Each part starts on a new page, so each is laid out by itself and the pages are put together afterwards. When the page
numbers are known, only the parts that print one have to be laid out again.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import Markup as Safe

from ..library.links import Links
from .copyfit import LEADING, Fit, SetLine, badly_cut, is_short, leadings_to_try, style_of
from .document import compose, fingerprint_of
from .draft import FOOT, Medium, templates
from .fitting import shortened
from .page_marks import Printed
from .pages import Pages, estimate_pages, mask_numbers
from .plan import Plan
from .style import place_images
from .typesetter import Galley, Typesetter, at_speed, bind, lines_on, opening_of, pictures_to_move

if TYPE_CHECKING:
    from weasyprint import Document

MOST_TRIES = 4
"""Times that a part is set again for its last page and its words."""
MOST_LAYOUTS = 5
"""Page numbers are right after two; more follow only when the numbers themselves moved a line to another page."""
Report = Callable[[int], None]
"""Is told the number of each page that a part starts on."""


@dataclass(frozen=True)
class LaidOut:
    """A publication on pages: WeasyPrint's document, and the page of every anchor."""

    plan: Plan
    links: Links
    document: "Document"
    pages: Pages
    fingerprint: str

    @property
    def printed(self) -> Printed:
        """What an e-book has to know of these pages."""
        return Printed(self.pages, [opening_of(page) for page in self.document.pages])


@dataclass(frozen=True)
class _Sheet:
    """One part on its pages."""

    html: str
    first_page: int
    document: "Document"
    fit: Fit

    @property
    def numbers(self) -> dict[str, int]:
        """The page on which each anchor of this part begins."""
        first: dict[str, int] = {}
        for number, page in enumerate(self.document.pages, self.first_page):
            for anchor in page.anchors:
                first.setdefault(anchor, number)
        return first


@at_speed()
def lay_out(plan: Plan, links: Links, typesetter: Typesetter, report: Report = lambda _: None) -> LaidOut:
    """Compose and lay out, until every number on the pages is right."""
    pages, sheets = estimate_pages(plan), dict[str, _Sheet]()
    for _ in range(MOST_LAYOUTS):
        composed = compose(plan, links, Medium.PRINT, pages)
        first_page, known, is_settled = 1, dict(pages.by_anchor), True
        for anchor, write in composed.parts.items():
            written = write(Pages(known, pages.estimates))
            content = place_images(written, composed.images)
            html = mask_numbers(write_document(content, plan, links, first_page))
            if anchor not in sheets or sheets[anchor].html != html:
                known_fit = sheets[anchor].fit if anchor in sheets else Fit()
                sheets[anchor] = _Sheet(html, first_page, *set_well(html, typesetter, known_fit))
                is_settled = False
                report(first_page)
            known |= sheets[anchor].numbers
            first_page += len(sheets[anchor].document.pages)
        pages = Pages(known)
        if is_settled:
            break
    documents = [sheets[anchor].document for anchor in composed.parts]
    return LaidOut(plan, links, bind(documents, pages), pages, fingerprint_of(plan, links))


def set_well(html: str, typesetter: Typesetter, fit: Fit) -> tuple["Document", Fit]:
    """Set a part, and again when words are cut badly, a picture leaves a hole, or its last page is all but empty."""
    galleys: dict[Fit, Galley] = {}

    def set_once(fit: Fit) -> tuple["Document", list[list[SetLine]]]:
        read = replace(fit, whole=frozenset())
        if read not in galleys:
            galleys[read] = typesetter.read(with_leading(html, fit.leading), fit.later)
        document = galleys[read].set(fit.whole)
        return document, [lines_on(page) for page in document.pages]

    document, pages = set_once(fit)
    may_be_closer = fit.leading == LEADING and typesetter.scale == 1  # in large print no line is set closer
    leadings = leadings_to_try(pages) if is_short(pages) and may_be_closer else iter(())
    for _ in range(MOST_TRIES):
        leading = next(leadings, fit.leading) if is_short(pages) else fit.leading
        later = Counter(dict(fit.later)) + Counter(pictures_to_move(document))
        tried = Fit(leading, fit.whole | badly_cut(pages), frozenset(later.items()))
        if tried == fit:
            break
        other, other_pages = set_once(tried)
        if is_short(other_pages) and not is_short(pages):
            return set_once(fit)[0], fit
        document, pages, fit = other, other_pages, tried
    return document, fit


def with_leading(html: str, leading: float) -> str:
    """The document with another distance between its lines."""
    return html if leading == LEADING else html.replace("</style>", style_of(leading) + "</style>", 1)


def write_document(content: str, plan: Plan, links: Links, first_page: int) -> str:
    """One part as a document that starts on `first_page`."""
    book = templates().get_template("book.html")
    return book.render(
        plan=plan,
        foot=shortened(plan.title, *FOOT),
        site_name=links.library.settings.site_name,
        content=Safe(content),
        first_page=first_page,
    )
