"""What a printer needs: the inside and the cover as separate files, cut to size by crop marks, and an order sheet."""

from collections.abc import Sequence
from dataclasses import dataclass

from pypdf import PageObject

from ..design.tokens import inks, on_paper
from ..language.typography import set_text
from .binding import COVER_PAGES, COVER_WEIGHT, booklet_advice, folding_advice, is_stapled, spine_width
from .document import write_back, write_cover
from .draft import Medium, begin, templates
from .fitting import shortened
from .inks import MOST_INK, is_black
from .layout import LaidOut
from .options import PressOptions
from .pdf import identifier
from .pdfx import CONDITION, CONDITION_IN_WORDS, VERSION, PressWriter
from .sheets import A5, BLEED, MARGIN, MM, Placed, content_of, read_pages
from .style import place_images
from .typesetter import Typesetter

FOUR_COLOURS = "vier kleuren aan twee zijden (4/4)"
THINNEST_SPINE_WITH_TITLE = 5.0
SPINE = "sans-semibold", 8.0, 162 * MM
"""Face, size and length in points of the title on it, as far from its foot as from its head; as in `print.css`."""


@dataclass(frozen=True)
class PressFiles:
    """The files for one printing."""

    inside: bytes
    cover: bytes
    order: str


def write_press(
    laid_out: LaidOut, pages: Sequence[PageObject], typesetter: Typesetter, options: PressOptions
) -> PressFiles:
    """Make the press files of pages that fill their sheets. The cover is the first two and the last two of them."""
    plan = laid_out.plan
    size = (A5[0] + 2 * MARGIN, A5[1] + 2 * MARGIN)
    inside = press_writer(laid_out, "binnenwerk")
    for page in pages[2:-2]:
        inside.add(size, [Placed(page, MARGIN, MARGIN)], trim=A5)
    spine = spine_width(len(pages), options.leaf)
    width = 2 * A5[0] + spine
    cover = press_writer(laid_out, "omslag")
    sheet = (width + 2 * MARGIN, size[1])
    outside = read_pages(write_outside(laid_out, typesetter, spine))[0]
    cover.add(sheet, [Placed(outside, MARGIN - BLEED, MARGIN - BLEED)], trim=(width, A5[1]))
    within = [Placed(pages[1], MARGIN, MARGIN), Placed(pages[-2], MARGIN + A5[0] + spine, MARGIN)]
    cover.add(sheet, within, trim=(width, A5[1]))
    within_is_black = all(is_black(content_of(page).get_data()) for page in (pages[1], pages[-2]))
    order = templates().get_template("order.txt").render(
        plan=plan, pages=len(pages), spine=spine, width=width, options=options, bleed=BLEED,
        inside=len(pages) - COVER_PAGES, folding=folding_advice(len(pages)), cover_weight=COVER_WEIGHT,
        cover_colours="buiten vier kleuren, binnen zwart (4/1)" if within_is_black else FOUR_COLOURS,
        inside_colours=FOUR_COLOURS, advice=booklet_advice(len(pages)), is_stapled=is_stapled(len(pages)),
        inks=named_inks(laid_out), version=VERSION, condition=CONDITION, condition_in_words=CONDITION_IN_WORDS,
        most_ink=MOST_INK,
    )  # fmt: skip
    return PressFiles(inside.to_bytes(), cover.to_bytes(), order)


def named_inks(laid_out: LaidOut) -> list[tuple[str, str]]:
    """The colours that a printer looks at, each with its inks: `C 0 M 85 Y 100 K 20`."""
    families = laid_out.links.library.vocabulary.words("families").values()
    names = {"accent": "rood", **{each.colour: each.label.lower() for each in families}, "paper": "grond van de omslag"}
    return [
        (words, " ".join(f"{ink} {share * 100:.0f}" for ink, share in zip("CMYK", inks()[name], strict=True)))
        for name, words in names.items()
    ]


def press_writer(laid_out: LaidOut, what: str) -> PressWriter:
    plan, number = laid_out.plan, identifier(f"{laid_out.fingerprint} {what}")
    site_name = laid_out.links.library.settings.site_name
    return PressWriter(f"{set_text(plan.title)}: {what}", number, plan.last_date, site_name)


def write_outside(laid_out: LaidOut, typesetter: Typesetter, spine: float) -> bytes:
    """Back, spine and front in one piece, three millimetres larger than the trimmed size on every side."""
    draft = begin(laid_out.plan, laid_out.links, Medium.PRINT, laid_out.pages)
    html = templates().get_template("outside.html").render(
        plan=laid_out.plan,
        front=write_cover(draft),
        back=write_back(draft),
        spine=spine,
        spine_title=shortened(laid_out.plan.title, *SPINE),
        has_spine_title=spine >= THINNEST_SPINE_WITH_TITLE,
        bleed=BLEED,
        paper=on_paper("paper"),
        width=2 * A5[0] + spine + 2 * BLEED,
        height=A5[1] + 2 * BLEED,
    )  # fmt: skip
    document = typesetter.set(place_images(html, draft.images))
    return bytes(document.write_pdf(pdf_identifier=identifier(laid_out.fingerprint)))
