"""How pages become a book: stapled through the fold or glued, in which gatherings, and how wide its spine is."""

from collections import Counter

from ..language.dutch import counted, enumerate_dutch
from .options import BULK

COVER_PAGES = 4
COVER_WEIGHT = 250
"""Grams in a square metre."""
PAGES_ON_A_SHEET = 4
MOST_STAPLED = 64
"""Pages, cover included, that can be folded into each other and stapled; a thicker book is glued and has a spine."""
GATHERING = 32
"""Pages that are folded into each other in a glued book: eight sheets, the most that lie flat after folding."""


def padded(pages: int) -> int:
    """The pages of a book whose sheets are all full."""
    return -(-pages // PAGES_ON_A_SHEET) * PAGES_ON_A_SHEET


def is_stapled(pages: int) -> bool:
    """Whether a book of so many pages, cover included, is stapled through one fold."""
    return pages <= MOST_STAPLED


def folds(pages: int) -> list[int]:
    """The pages of each part that is folded by itself, of a book whose sheets are full: one part if it is stapled."""
    return [pages] if is_stapled(pages) else gatherings(pages)


def gatherings(pages: int) -> list[int]:
    """The parts of a glued book.

    What is left after the full ones comes before the last of them: a thin part at the outside tears off first.
    """
    full, rest = divmod(pages, GATHERING)
    if not rest:
        return [GATHERING] * full
    return [*[GATHERING] * (full - 1), rest, *[GATHERING] * min(full, 1)]


def name_gatherings(parts: list[int]) -> str:
    """In words: `6 katernen van 32 pagina's en 1 van 12`."""
    sizes = sorted(Counter(parts).items(), reverse=True)
    (most, first), *others = ((size, count) for size, count in sizes)
    words = [f"{counted(first, 'katern', 'katernen')} van {most} pagina's"]
    return enumerate_dutch([*words, *(f"{count} van {size}" for size, count in others)])


def folding_advice(pages: int) -> str:
    """How a printer folds the inside of a book of so many pages, cover included."""
    inside = pages - COVER_PAGES
    if is_stapled(pages):
        count = inside // PAGES_ON_A_SHEET
        sheets = f"{counted(count, 'vel', 'vellen')} van 4 pagina's{' in elkaar' if count > 1 else ''}"
        return f"{sheets}, de omslag eromheen; de omslag rillen in de vouw"
    return f"{name_gatherings(gatherings(inside))}; de omslag rillen aan beide kanten van de rug"


def booklet_note(pages: int) -> str:
    """`booklet_advice` in short, for beside a link."""
    folded = "vouwen en nieten" if is_stapled(padded(pages)) else f"vouwen in {name_gatherings(folds(padded(pages)))}"
    return f"op A4: dubbelzijdig, omslaan over de korte zijde, {folded}"


def booklet_advice(pages: int) -> str:
    """How somebody who prints the booklet makes a book of it; of its pages, cover included."""
    pages = padded(pages)
    sheets = pages // PAGES_ON_A_SHEET
    printed = "op A4: print dubbelzijdig, omslaan over de korte zijde"
    if is_stapled(pages):
        them = f"de {sheets} vellen in elkaar" if sheets > 1 else "het vel"
        return f"{printed}; vouw {them} en zet nietjes in de vouw"
    return (
        f"{printed}; {sheets} vellen zijn te dik voor één vouw, dus vouw {name_gatherings(folds(pages))}, leg ze op "
        "elkaar en laat de rug lijmen"
    )


def spine_width(pages: int, leaf: float) -> float:
    """Millimetres of the back of a book, given its pages, cover included, and what one leaf of the inside measures."""
    if is_stapled(pages):
        return 0.0
    leaves = (pages - COVER_PAGES) / 2
    return round(leaves * leaf + 2 * COVER_WEIGHT * BULK / 1000, 1)
