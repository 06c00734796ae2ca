"""Lays a composed publication out on A5 pages with WeasyPrint, until every page number in it is right.

Each part starts on a new page, so each is laid out by itself, whichever side that page comes to lie on, and the pages
are put together afterwards; see `shares`. When their numbers are known, only parts where one takes more room are laid
out again.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup as Safe

from ..incremental.beside import Colleague
from ..incremental.shelf import Shelf
from ..library.links import Links
from .document import Composed, compose, fingerprint_of
from .draft import FOOT, Medium, templates
from .drawn import DrawnPart
from .fitting import shortened
from .kept import ENDING, KeptShares
from .page_marks import Printed
from .pages import Pages, estimate_pages, have_room, mask_numbers
from .plan import Plan
from .setter import Setter
from .shares import Shares
from .style import place_images
from .typesetter import Typesetter, at_speed

if TYPE_CHECKING:
    from weasyprint import Document

MOST_LAYOUTS = 5
"""Page numbers are right after two; more follow only when the numbers themselves moved a line to another page."""
Report = Callable[[int], None]
"""Is told of each part that is set here the page that it is near."""


@dataclass(frozen=True)
class LaidOut:
    """A publication on pages: who set them, and the page of every anchor."""

    plan: Plan
    links: Links
    pages: Pages
    openings: Sequence[str]
    """With what each page begins, for an e-book."""
    fingerprint: str
    _parts: Collection[str]
    """Their anchors, in their order."""
    _shares: Shares | KeptShares

    @property
    def document(self) -> "Document":
        """What was set in this process."""
        return self._shares.document(self._parts)

    @property
    def printed(self) -> Printed:
        """What an e-book has to know of these pages."""
        return Printed(self.pages, self.openings)

    def draw(self) -> list[DrawnPart]:
        """All parts, drawn."""
        drawn = self._shares.draw()
        return [drawn[anchor] for anchor in self._parts]


class _Sheets:
    """What is known of the pages of each part while they are set, by its anchor."""

    def __init__(self, composed: Composed) -> None:
        self.composed = composed
        self.texts: dict[str, str] = {}
        """With nines for every page number, and the names of its pictures."""
        self.names: dict[str, list[list[str]]] = {}
        """What can be gone to on each page of a part."""

    def write(self, anchors: Collection[str], pages: Pages) -> dict[str, str]:
        """The parts that were not set with this text yet."""
        texts = {anchor: mask_numbers(self.composed.parts[anchor](pages)) for anchor in anchors}
        changed = {anchor: text for anchor, text in texts.items() if self.texts.get(anchor) != text}
        self.texts |= changed
        return changed

    def first_pages(self) -> dict[str, int]:
        """The page on which each part begins; one that is not set yet has none of its own."""
        firsts, page = {}, 1
        for anchor in self.composed.parts:
            firsts[anchor] = page
            page += len(self.names.get(anchor, ()))
        return firsts

    def numbers(self) -> dict[str, int]:
        """The page on which each anchor begins."""
        numbers: dict[str, int] = {}
        for part, first in self.first_pages().items():
            for page, anchors in enumerate(self.names.get(part, ()), first):
                for anchor in anchors:
                    numbers.setdefault(anchor, page)
        return numbers


@at_speed()
def lay_out(
    plan: Plan,
    links: Links,
    typesetter: Typesetter,
    report: Report = lambda _: None,
    colleagues: Sequence[Colleague] = (),
    *,
    kept: Path | None = None,
) -> LaidOut:
    """Compose and lay out, until every number on the pages is right.

    Each colleague is another process with a `Setter` that sets type as this one does. `kept` is the folder where parts
    are kept for the next time. With or without either the pages come out the same.
    """
    pages = estimate_pages(plan)
    sheets = _Sheets(compose(plan, links, Medium.PRINT, pages))
    all_shares = Shares(Setter(typesetter), colleagues)
    shares = KeptShares(all_shares, Shelf(kept, typesetter.stands_for, ENDING)) if kept else all_shares
    for _ in range(MOST_LAYOUTS):
        before, is_settled = sheets.first_pages(), True
        for anchors in sheets.composed.by_need:
            known = Pages({**pages.by_anchor, **sheets.numbers()}, pages.estimates)
            changed = sheets.write(anchors, known)
            images = sheets.composed.images
            htmls = {
                anchor: write_document(place_images(text, images), plan, links) for anchor, text in changed.items()
            }
            sheets.names |= shares.set(htmls, partial(tell, report, known))
            is_settled = is_settled and not changed
        pages = Pages(sheets.numbers())
        if is_settled and before == sheets.first_pages():
            break
        if not all(have_room(text, pages) for text in sheets.texts.values()):
            sheets.composed = compose(plan, links, Medium.PRINT, pages)
    openings = shares.bind(sheets.first_pages(), pages)
    parts = list(sheets.composed.parts)
    of_all = [opening for anchor in parts for opening in openings[anchor]]
    return LaidOut(plan, links, pages, of_all, fingerprint_of(plan, links), parts, shares)


def tell(report: Report, pages: Pages, anchor: str) -> None:
    report(pages.of(anchor))


def write_document(content: str, plan: Plan, links: Links) -> str:
    """One part as a document."""
    book = templates().get_template("book.html")
    return book.render(
        plan=plan,
        foot=shortened(plan.title, *FOOT),
        site_name=links.library.settings.site_name,
        content=Safe(content),
    )
