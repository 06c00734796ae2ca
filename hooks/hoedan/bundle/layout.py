"""Lays a composed publication out on A5 pages with WeasyPrint, until every page number in it is right.

Each part starts on a new page, so each is laid out by itself, whichever side that page comes to lie on, and the pages
are put together afterwards. When their numbers are known, only parts where one takes more room are laid out again.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import Markup as Safe

from ..library.links import Links
from .copyfit import LEADING, Fit, badly_cut, is_short, leadings_to_try, style_of
from .document import compose, fingerprint_of
from .draft import FOOT, Medium, templates
from .fitting import shortened
from .page_marks import Printed
from .pages import Pages, estimate_pages, have_room, mask_numbers
from .plan import Plan
from .style import place_images
from .typesetter import Galley, Proof, Typesetter, at_speed, bind, opening_of, pictures_to_move

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

    text: str
    """With nines for every page number, and the names of its pictures."""
    first_page: int
    proof: Proof
    fit: Fit

    @property
    def next_page(self) -> int:
        return self.first_page + len(self.proof.boxes)

    @property
    def numbers(self) -> dict[str, int]:
        """The page on which each anchor of this part begins."""
        first: dict[str, int] = {}
        for number, anchors in enumerate(self.proof.anchors, self.first_page):
            for anchor in anchors:
                first.setdefault(anchor, number)
        return first


@at_speed()
def lay_out(plan: Plan, links: Links, typesetter: Typesetter, report: Report = lambda _: None) -> LaidOut:
    """Compose and lay out, until every number on the pages is right."""
    pages, sheets = estimate_pages(plan), dict[str, _Sheet]()
    composed = compose(plan, links, Medium.PRINT, pages)
    for _ in range(MOST_LAYOUTS):
        first_page, known, is_settled = 1, dict(pages.by_anchor), True
        for anchor, write in composed.parts.items():
            text, sheet = mask_numbers(write(Pages(known, pages.estimates))), sheets.get(anchor)
            if sheet is None or sheet.text != text:
                html = write_document(place_images(text, composed.images), plan, links)
                sheet = _Sheet(text, first_page, *set_well(html, typesetter, sheet.fit if sheet else Fit()))
                is_settled = False
                report(first_page)
            elif sheet.first_page != first_page:
                sheet, is_settled = replace(sheet, first_page=first_page), False
            sheets[anchor] = sheet
            known |= sheet.numbers
            first_page = sheet.next_page
        pages = Pages(known)
        if is_settled:
            break
        if not all(have_room(sheet.text, pages) for sheet in sheets.values()):
            composed = compose(plan, links, Medium.PRINT, pages)
    documents = [sheets[anchor].proof.finish(sheets[anchor].first_page) for anchor in composed.parts]
    return LaidOut(plan, links, bind(documents, pages), pages, fingerprint_of(plan, links))


def set_well(html: str, typesetter: Typesetter, fit: Fit) -> tuple[Proof, Fit]:
    """Set a part, and again when words are cut badly, a picture leaves a hole, or its last page is all but empty."""
    galleys: dict[Fit, Galley] = {}

    def set_once(fit: Fit) -> Proof:
        read = replace(fit, whole=frozenset())
        if read not in galleys:
            galleys[read] = typesetter.read(with_leading(html, fit.leading), fit.later)
        return galleys[read].set(fit.whole)

    proof = set_once(fit)
    may_be_closer = fit.leading == LEADING and typesetter.scale == 1  # in large print no line is set closer
    leadings = leadings_to_try(proof.lines) if is_short(proof.lines) and may_be_closer else iter(())
    for _ in range(MOST_TRIES):
        leading = next(leadings, fit.leading) if is_short(proof.lines) else fit.leading
        later = Counter(dict(fit.later)) + Counter(pictures_to_move(proof))
        tried = Fit(leading, fit.whole | badly_cut(proof.lines), frozenset(later.items()))
        if tried == fit:
            break
        other = set_once(tried)
        if is_short(other.lines) and not is_short(proof.lines):
            return set_once(fit), fit
        proof, fit = other, tried
    return proof, fit


def with_leading(html: str, leading: float) -> str:
    """The document with another distance between its lines."""
    return html if leading == LEADING else html.replace("</head>", f"<style>{style_of(leading)}</style></head>", 1)


def write_document(content: str, plan: Plan, links: Links) -> str:
    """One part as a document."""
    book = templates().get_template("book.html")
    return book.render(
        plan=plan,
        foot=shortened(plan.title, *FOOT),
        site_name=links.library.settings.site_name,
        content=Safe(content),
    )
