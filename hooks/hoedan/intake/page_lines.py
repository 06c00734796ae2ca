"""Lines that stand on every page of a document, which a PDF puts in the middle of its text: `Pagina 2 van 4`.

The twin of `docs/assets/form/pages.js`; `tests/intake/test_page_lines.py` holds one to the other.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ..language.slugs import fold

LONGEST = 90
NUMBER = "[0-9]{1,4}"
TOTAL = rf"(?:[ \t]*(?:van|of|/)[ \t]*{NUMBER})"
PAGE = re.compile(
    rf"(?:|\S.{{0,70}}[ \t|–—•·,:-])(?:pagina|pag\.?|blz\.?|bladzijde|page)[ \t]*{NUMBER}{TOTAL}?"
    r"(?:|[ \t|–—•·,:-].{0,70})"
    rf"|[-–—|][ \t]*{NUMBER}[ \t]*[-–—|]",
    re.IGNORECASE,
)
"""The number of a page with the word for it or between dashes, with or without the name of the document beside it."""
NUMBER_ALONE = re.compile(f"{NUMBER}{TOTAL}?", re.IGNORECASE)
"""What may be one: only beside a line that comes back."""
SIGN = re.compile(r"\A#{1,6}\s+")
IS_END = re.compile(r"[.!?:;|][\"'’”)]*\Z")


def page_lines(lines: Sequence[str]) -> tuple[list[int], list[tuple[int, int]]]:
    """Which lines stand on every page, by their places, and the places where a sentence goes on behind them: there the
    line before it ends.
    """
    bare = [SIGN.sub("", line.strip()) for line in lines]
    full = [n for n, line in enumerate(bare) if line]
    pages = repeated([n for n in full if PAGE.fullmatch(bare[n])], bare)
    alone = {n for n in full if NUMBER_ALONE.fullmatch(bare[n])}
    numbers = pages | alone
    pairs = [*pairwise(full), *((other, one) for one, other in pairwise(full))]
    beside = {n for number, n in pairs if number in numbers and n != full[0] and n not in numbers}
    heads = repeated(sorted(n for n in beside if len(bare[n]) <= LONGEST), bare)
    out = pages | heads | {number for number, n in pairs if number in alone and n in heads}
    kept = [n for n in full if n not in out]
    joined = [
        (n, following)
        for n, following in pairwise(kept)
        if any(n < each < following for each in out) and not IS_END.search(bare[n]) and bare[following][0].islower()
    ]
    return sorted(out), joined


def repeated(places: Sequence[int], lines: Sequence[str]) -> set[int]:
    """Those lines that are there more than once, whatever their numbers are."""
    keys = {n: re.sub(r"[0-9]+", "#", fold(lines[n])) for n in places}
    counts = Counter(keys.values())
    return {n for n, key in keys.items() if counts[key] > 1}
