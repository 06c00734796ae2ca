"""What a printer needs: the inside and the cover as separate files, cut to size by crop marks, and an order sheet."""

from dataclasses import dataclass

from ..design.tokens import on_paper
from ..language.typography import set_text
from .booklet import pad
from .document import compose
from .draft import Medium, templates
from .layout import LaidOut
from .options import PressOptions
from .pdf import identifier
from .sheets import A5, BLEED, MARGIN, Placed, SheetWriter, read_pages
from .style import place_images
from .typesetter import Typesetter

COVER_PAGES = 4
COVER_THICKNESS = 0.3
"""Millimetres of one cover, 250 g."""
THINNEST_SPINE_WITH_TITLE = 5.0
MOST_STAPLED = 64
"""Pages, cover included, that can be stapled through the fold; a thicker book is glued and has a spine."""


@dataclass(frozen=True)
class PressFiles:
    """The files for one printing."""

    inside: bytes
    cover: bytes
    order: str


def write_press(laid_out: LaidOut, pdf: bytes, typesetter: Typesetter, options: PressOptions) -> PressFiles:
    """Make the press files. The cover counts as the first two and the last two pages."""
    pages = pad(read_pages(pdf), typesetter)
    plan = laid_out.plan
    size = (A5[0] + 2 * MARGIN, A5[1] + 2 * MARGIN)
    inside = SheetWriter(f"{set_text(plan.title)}: binnenwerk")
    for page in pages[2:-2]:
        inside.add(size, [Placed(page, MARGIN, MARGIN)], trim=A5)
    spine = spine_width(len(pages), options.thickness)
    width = 2 * A5[0] + spine
    cover = SheetWriter(f"{set_text(plan.title)}: omslag")
    sheet = (width + 2 * MARGIN, size[1])
    outside = read_pages(write_outside(laid_out, typesetter, spine))[0]
    cover.add(sheet, [Placed(outside, MARGIN - BLEED, MARGIN - BLEED)], trim=(width, A5[1]))
    within = [Placed(pages[1], MARGIN, MARGIN), Placed(pages[-2], MARGIN + A5[0] + spine, MARGIN)]
    cover.add(sheet, within, trim=(width, A5[1]))
    order = templates().get_template("order.txt").render(
        plan=plan, pages=len(pages), inside=len(pages) - COVER_PAGES, spine=spine, width=width, options=options,
        is_stapled=len(pages) <= MOST_STAPLED, bleed=BLEED,
    )  # fmt: skip
    return PressFiles(inside.to_bytes(), cover.to_bytes(), order)


def spine_width(pages: int, thickness: float) -> float:
    """Millimetres of the back of the book; a stapled book has none."""
    if pages <= MOST_STAPLED:
        return 0.0
    leaves = (pages - COVER_PAGES) / 2
    return round(leaves * thickness + 2 * COVER_THICKNESS, 1)


def write_outside(laid_out: LaidOut, typesetter: Typesetter, spine: float) -> bytes:
    """Back, spine and front in one piece, three millimetres larger than the trimmed size on every side."""
    composed = compose(laid_out.plan, laid_out.links, Medium.PRINT, laid_out.pages)
    html = templates().get_template("outside.html").render(
        plan=laid_out.plan,
        front=composed.parts["omslag"](None),
        back=composed.parts["achterkant"](None),
        spine=spine,
        has_spine_title=spine >= THINNEST_SPINE_WITH_TITLE,
        bleed=BLEED,
        paper=on_paper("paper"),
        width=2 * A5[0] + spine + 2 * BLEED,
        height=A5[1] + 2 * BLEED,
    )  # fmt: skip
    document = typesetter.set(place_images(html, composed.images))
    return bytes(document.write_pdf(pdf_identifier=identifier(laid_out.fingerprint)))
