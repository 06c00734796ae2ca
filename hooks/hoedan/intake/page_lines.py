"""What a PDF does to a text: lines that stand on every page in the middle of it, `Pagina 2 van 4`, and lines broken to
fit the page.

The twin of `docs/assets/form/pages.js` and of `textOfLines` in `paste.js`; `tests/intake/test_page_lines.py` holds them
to each other.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ..language.slugs import fold

LIST_SIGN = (
    r"(?:--|[-=]{1,2}>|[-*+•·‣⁃∙⋅‒–—―−›»]"
    r"|[\u2190-\u21ff\u25a0-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff]\ufe0f?)"
)
"""What somebody puts before each item of a list, as in `docs/assets/form/text.js`."""
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


NARROWEST, WIDEST = 40, 130
"""The lines of a page are so long, in characters."""
WRAPPED = 0.7
"""One that goes on is at least this part of the longest."""
FEWEST_WRAPPED = 3
LINE_ALONE = re.compile(rf"(?:{LIST_SIGN}|[>|#])\s|[0-9]{{1,3}}[.)]\s|\[\^?[0-9]+\]\s")
"""What begins a line of its own, however long the one before it."""
LINE_END = re.compile(r"[.!?:][\"'’”)]*(?:\[\^?[0-9]+\])*\Z")
BROKEN_WORD = re.compile(r"[^\W\d_]-\Z")
AND_OR = re.compile(r"(?:en|of)\b")


def broken_lines(lines: Sequence[str]) -> list[int]:
    """The places of lines that were broken from the one before them to fit a page; none in any other text."""
    lines = [line.strip() for line in lines]
    sizes = sorted(len(line) for line in lines if line)
    widest = sizes[int(len(sizes) * 0.9)] if sizes else 0  # an address may be longer than the page is wide
    long = [len(line) > WRAPPED * widest for line in lines]
    full = [is_long and not LINE_END.search(line) for line, is_long in zip(lines, long, strict=True)]
    goes_on = sum(is_full and begins_within(after) for is_full, after in zip(full, lines[1:], strict=False))
    if not NARROWEST <= widest <= WIDEST or goes_on < max(FEWEST_WRAPPED, len(sizes) / 3):
        return []
    ends = [LINE_END.search(line) and not is_long for line, is_long in zip(lines, long, strict=True)]
    are_apart = lines.count("") >= FEWEST_WRAPPED and not any(
        is_end and may_go_on(after) for is_end, after in zip(ends, lines[1:], strict=False)
    )
    broken = long if are_apart else full
    return [n for n in range(1, len(lines)) if broken[n - 1] and may_go_on(lines[n])]


def begins_within(line: str) -> bool:
    return line[:1].islower() or line[:1] in tuple("0123456789(")


def may_go_on(line: str) -> bool:
    return line != "" and not LINE_ALONE.match(line)


def is_broken_word(line: str, after: str) -> bool:
    """Whether the word at the end of a line goes on in the next one, without its hyphen."""
    return bool(BROKEN_WORD.search(line)) and after[:1].islower() and not AND_OR.match(after)


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
