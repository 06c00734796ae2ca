"""The booklet: the pages two by two on A4, to print on both sides, fold and staple."""

from collections.abc import Sequence

from pypdf import PageObject

from ..language.typography import set_text
from .layout import LaidOut
from .sheets import A5, Placed, SheetWriter, read_pages
from .typesetter import Typesetter

A4_LANDSCAPE = (297.0, 210.0)
PAGES_ON_A_SHEET = 4
NOTES_PAGE = """<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Aantekeningen</title></head>
<body class="notes"><h2>Aantekeningen</h2><div class="notes__lines"></div></body></html>"""


def write_booklet(laid_out: LaidOut, pdf: bytes, typesetter: Typesetter) -> bytes:
    """Impose the pages of `pdf` for folding."""
    pages = pad(read_pages(pdf), typesetter)
    sheets = SheetWriter(set_text(laid_out.plan.title))
    gutter = A4_LANDSCAPE[0] / 2
    for left, right in imposition(len(pages)):
        sheets.add(A4_LANDSCAPE, [Placed(pages[left - 1], gutter - A5[0], 0), Placed(pages[right - 1], gutter, 0)])
    return sheets.to_bytes()


def imposition(count: int) -> list[tuple[int, int]]:
    """The page numbers left and right on each side of each sheet, the outer sheet first: (8, 1), (2, 7), (6, 3), ..."""
    assert count % PAGES_ON_A_SHEET == 0  # noqa: S101 - see `pad`
    sides = []
    for sheet in range(count // PAGES_ON_A_SHEET):
        first, last = 2 * sheet + 1, count - 2 * sheet
        sides += [(last, first), (first + 1, last - 1)]
    return sides


def pad(pages: Sequence[PageObject], typesetter: Typesetter) -> list[PageObject]:
    """Add pages for notes before the back cover, until the sheets are full."""
    missing = -len(pages) % PAGES_ON_A_SHEET
    if not missing:
        return list(pages)
    notes = read_pages(bytes(typesetter.set(NOTES_PAGE).write_pdf()))[0]
    return [*pages[:-1], *[notes] * missing, pages[-1]]
