"""The booklet: the pages two by two on A4, to print on both sides, fold and staple."""

from collections.abc import Sequence

from pypdf import PageObject, PdfReader

from ..language.typography import set_text
from .binding import PAGES_ON_A_SHEET, folds, padded
from .booklet_tags import BookletWriter
from .layout import LaidOut, write_document
from .pdf import identifier
from .sheets import A5, Placed, read_pages
from .typesetter import Typesetter

A4_LANDSCAPE = (297.0, 210.0)
NOTES = """<section class="notes"><h2>Aantekeningen</h2>{}</section>""".format('<div class="notes__line"></div>' * 19)


def write_booklet(laid_out: LaidOut, pages: Sequence[PageObject]) -> bytes:
    """Impose pages that fill their sheets, to be folded: into each other, or in gatherings when they are too many."""
    sheets = BookletWriter(set_text(laid_out.plan.title), identifier(laid_out.fingerprint))
    gutter = A4_LANDSCAPE[0] / 2
    for left, right in imposition(len(pages)):
        sheets.add(A4_LANDSCAPE, [Placed(pages[left - 1], gutter - A5[0], 0), Placed(pages[right - 1], gutter, 0)])
    whole = pages[0].pdf
    assert isinstance(whole, PdfReader)  # noqa: S101 - see `pad`
    sheets.tag(whole)
    sheets.ask_printer(Duplex="/DuplexFlipShortEdge", PrintScaling="/None")
    return sheets.to_bytes()


def imposition(count: int) -> list[tuple[int, int]]:
    """The page numbers left and right on each side of each sheet, gathering by gathering.

    Of a gathering the outer sheet comes first: (8, 1), (2, 7), (6, 3), ...
    """
    assert count % PAGES_ON_A_SHEET == 0  # noqa: S101 - see `pad`
    sides, start = [], 0
    for pages in folds(count):
        for sheet in range(pages // PAGES_ON_A_SHEET):
            first, last = start + 2 * sheet + 1, start + pages - 2 * sheet
            sides += [(last, first), (first + 1, last - 1)]
        start += pages
    return sides


def pad(laid_out: LaidOut, pdf: bytes, typesetter: Typesetter) -> list[PageObject]:
    """The pages of `pdf`, with pages for notes before the back cover until the sheets are full.

    Those have the numbers that follow, and the margins of the side on which they come to lie.
    """
    pages = list(read_pages(pdf))
    numbers = range(len(pages), padded(len(pages)))
    return [*pages[:-1], *(notes_page(laid_out, number, typesetter) for number in numbers), pages[-1]]


def notes_page(laid_out: LaidOut, number: int, typesetter: Typesetter) -> PageObject:
    document = typesetter.set(write_document(NOTES, laid_out.plan, laid_out.links), number)
    return read_pages(bytes(document.write_pdf(pdf_identifier=identifier(f"{laid_out.fingerprint} {number}"))))[0]
