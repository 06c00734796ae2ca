"""What a typesetter mends by hand: the last page of a part that holds a few lines, and words that are cut badly."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import NamedTuple

from ..text.html import TAGS

FEWEST_LINES = 8
"""What a page needs; one with fewer looks like a mistake, and costs a sheet."""
FEWEST_SOURCES = 16
"""What it needs when it has nothing but the end of the sources: those are set smaller, so this is a third of a page."""
FEET = 12.0, 18.0, 24.0, 30.0, 36.0, 42.0
"""Points that all pages of a part may be shorter, up to three lines; the last lines of two pages stay level."""
LEADING = 13.8
"""Points from line to line of the text, as in `print.css`."""
OWN_LEADING, REGISTER_LEADING, SOURCES_LEADING = 13.4, 11.0, 10.2
"""The same of the texts of a bundle's own, of the registers and of the sources of a story, which are set smaller."""
LARGE_LEADING, LARGE_OTHER_LEADING = 16.0, 15.6
"""The same of the text and of what is set smaller on A5, in `large.css`, before they are enlarged."""
OF_ENTRIES = re.compile(r'<(?:nav class="contents"|section class="text text--colofon")')
"""How a part begins that nobody reads on from page to page."""
OWN_TEXTS = ".text--voorwoord .body, .text--tekst .body, .text--reflectie .body"
TIGHTEST, LOOSEST = 13.2, 14.4
"""What nobody sees beside another page."""
GAP, GAP_PER_POINT = 5.67, 4.0
"""Points between two paragraphs, as in `print.css`, and how many more for each point of leading."""
CONTENTS_GAP, CONTENTS_GIVES = 5.67, 8
"""Points above and below a title in the contents, and how much more than the leading they give way."""
EVEN_TRIES = 4
"""Times that the pages of such a part are made a line higher, until it takes no more of them than it did."""
MARGIN = 1.5
"""Lines that a fit must gain more than was counted, for what keeps together."""
END = "</(?:p|li|dd|figcaption|blockquote)>"
IN_TEXT = r"(?<=\S)(?<!</p>)(?<!</(?:li|dt|dd)>)"
"""Before a space that is no space between two paragraphs: a fixed one there would be a line of its own."""
LAST_SPACE = re.compile(rf"{IN_TEXT} (?=((?:<[^<>]*>|[^\s<>]){{1,200}}){END})")
SCRAP_SPACE = re.compile(rf"{IN_TEXT} (?=((?:(?:<[^<>]*>)*(?:&[#\w]+;|[^<>&])){{1,9}}(?:<[^<>]*>)*?){END})")
"""Before the last words of a paragraph when together they have fewer than ten characters."""
WORD_JOINER = "\u2060"
"""Has no width; a line never ends at it."""
REACH = 200
"""Characters in which the word before a space stands, with its tags."""
LONGEST_HELD, LONGEST_IN_COLUMN = 32, 22
"""Characters of what is held together: it must fit on a line, of the text and of columns beside each other."""
RANGE = re.compile(r"(?<=\d)–(?=\d)(?![^<>]*>)")
"""The dash between two years in a text; a line would end with it, and the second begin the next."""
NUMBER_IN_WORD = re.compile(r"(?<![\w./-])\d+-(?=[^\W\d_])(?![^<>]*>)")
"""The number of `65-plussers`, which says nothing at the end of a line. An address is typed over as it stands."""
LONG_HEADING = re.compile(r"(<h[1-4][^<>]*>[^<>]{30,}) (?=[^\s<>]+</h)")
"""A heading that may need a second line, up to its last word."""
CUT = re.compile(r"(?<![^\W\d_])([^\W\d_]+)-\s*$")
WORD_START = re.compile(r"[^\W\d_]+")
ONE_WORD = re.compile(r"\s*\S+(?:\s[\d,\s]+)?")
"""A line that has nothing but a word, with the numbers of its notes."""


class SetLine(NamedTuple):
    """A line as it was set."""

    text: str
    paragraph: int
    """What the lines of one paragraph have in common."""
    height: float
    """In points, as the next two are from the top of the page."""
    top: float


@dataclass(frozen=True)
class Fit:
    """How a part is set to fill its pages."""

    leading: float = LEADING
    whole: frozenset[str] = frozenset()
    """Words that are not hyphenated."""
    later: frozenset[tuple[str, int]] = frozenset()
    """Addresses of pictures that stand some paragraphs later than in the text, and how many."""
    foot: float = 0.0
    """Points that stay free at the foot of each page."""

    @property
    def is_usual(self) -> bool:
        """Whether its lines and pages are those of most parts."""
        return self.leading == LEADING and not self.foot


def keep_last_words(html: str) -> str:
    """Hold the last word of each paragraph and long heading to the one before it, and short ones to one more.

    No word stands alone on a line, and no line is as short as `de raad.` Nor does one end in the middle of 2015–2023,
    or behind the number of 65-plussers.
    """
    held = SCRAP_SPACE.sub(hold, LAST_SPACE.sub(hold, html))
    return keep_ranges(LONG_HEADING.sub(r"\1&nbsp;", held))


def keep_short_ends(html: str) -> str:
    """The same for a narrow column: there a long word may stand alone, and what is held could leave the column."""
    return keep_ranges(SCRAP_SPACE.sub(lambda found: hold(found, LONGEST_IN_COLUMN), html))


def keep_ranges(html: str) -> str:
    return NUMBER_IN_WORD.sub(rf"\g<0>{WORD_JOINER}", RANGE.sub(f"–{WORD_JOINER}", html))


def hold(found: re.Match[str], longest: int = LONGEST_HELD) -> str:
    """What the space before the last words of a paragraph becomes: fixed, unless it makes too long a piece."""
    before = TAGS.sub("", found.string[: found.start()][-REACH:]).split(" ")[-1]
    length = len(f"{before} {TAGS.sub('', found[1])}".replace("&nbsp;", " "))
    return "&nbsp;" if length <= longest else " "


def badly_cut(pages: Sequence[Sequence[SetLine]]) -> frozenset[str]:
    """The words that are cut over the turn of a page, or whose end is all that stands on the last line."""
    found = set()
    for one, other in pairwise(pages):
        if one and other and one[-1].paragraph == other[0].paragraph:
            found.add(cut_word(one[-1], other[0]))
    for lines in paragraphs_of(pages):
        if len(lines) > 1 and ONE_WORD.fullmatch(lines[-1].text):
            found.add(cut_word(lines[-2], lines[-1]))
    return frozenset(found - {""})


def paragraphs_of(pages: Sequence[Sequence[SetLine]]) -> Iterator[list[SetLine]]:
    for _, lines in groupby((line for page in pages for line in page), lambda line: line.paragraph):
        yield list(lines)


def cut_word(line: SetLine, following: SetLine) -> str:
    """The word that a hyphen at the end of a line cuts; empty when there is none."""
    first, second = CUT.search(line.text), WORD_START.match(following.text)
    return first[1] + second[0] if first and second else ""


def is_short(pages: Sequence[Sequence[SetLine]]) -> bool:
    """Whether the last of several pages has too few lines."""
    return len(pages) > 1 and 0 < len(pages[-1]) < FEWEST_LINES


def has_only_sources(pages: Sequence[Sequence[SetLine]]) -> bool:
    """Whether the last of several pages has nothing but the end of the sources, and too few of those."""
    if len(pages) < 2 or not 0 < len(pages[-1]) < FEWEST_SOURCES:
        return False
    return all(line.height < height_of_text(pages) - 1 for line in pages[-1])


def ends_badly(pages: Sequence[Sequence[SetLine]]) -> bool:
    """Whether the last of several pages holds too little."""
    return is_short(pages) or has_only_sources(pages)


def height_of_text(pages: Sequence[Sequence[SetLine]]) -> float:
    """Points from line to line of what a part has most of."""
    height, _ = Counter(round(line.height, 1) for page in pages for line in page).most_common(1)[0]
    return height


def points_for_one(pages: Sequence[Sequence[SetLine]]) -> float:
    """How much more room the pages before the last take for each point of leading."""
    height = height_of_text(pages)
    text = [line for page in pages[:-1] for line in page if abs(line.height - height) < 1]
    return len(text) * height / LEADING + GAP_PER_POINT * len({line.paragraph for line in text})


def room_of(lines: Sequence[SetLine]) -> float:
    """Points that lines under each other take."""
    return max((line.top + line.height for line in lines), default=0) - min((line.top for line in lines), default=0)


def leadings_to_try(pages: Sequence[Sequence[SetLine]]) -> Iterator[float]:
    """For a part whose last page is short: what would save that page, and what would fill it."""
    last, per_point = pages[-1], points_for_one(pages)
    tight = LEADING - (room_of(last) + MARGIN * LEADING) / per_point
    loose = LEADING + (FEWEST_LINES - len(last) + MARGIN) * LEADING / per_point
    if tight >= TIGHTEST:
        yield tight
    if loose <= LOOSEST:
        yield loose
    yield TIGHTEST
    yield LOOSEST


def leadings_past_sources(pages: Sequence[Sequence[SetLine]]) -> Iterator[float]:
    """For a part whose last page has only sources: what would save that page, and what may bring more to it.

    What comes before the sources is kept together on a page, so how much moves with it cannot be counted.
    """
    tight = LEADING - (room_of(pages[-1]) + MARGIN * LEADING) / points_for_one(pages)
    if tight >= TIGHTEST:
        yield tight
    if is_short(pages):
        yield TIGHTEST
    yield (LEADING + LOOSEST) / 2
    yield LOOSEST


def feet_to_even(pages: Sequence[Sequence[SetLine]]) -> Iterator[float]:
    """For a part whose last page is less than half full: what would make all its pages about as high, and some less."""
    rooms = [room_of(page) for page in pages]
    if len(pages) > 1 and rooms[-1] < max(rooms) / 2:
        foot = max(rooms) - sum(rooms) / len(rooms)
        yield from (round(foot - lines * LEADING, 1) for lines in range(EVEN_TRIES) if foot > lines * LEADING)


def style_with_foot(points: float) -> str:
    """The rule that leaves so much free at the foot of each page; what stands below the text stays where it is."""
    return f"@page {{ padding-bottom: {points}pt }}\n"


def style_of(leading: float, *, is_large: bool = False) -> str:
    """The rules that set a part with another leading, and with as much more or less room between its paragraphs.

    Its sources, at the end, give way most. In large print all that is read line after line gives way alike. What stands
    here comes before every rule of the style sheets, whatever those are about.
    """
    ratio, gap = leading / LEADING, GAP + GAP_PER_POINT * (leading - LEADING)
    follows = "p:not(.passage__label) + p"
    between = (
        f".body {follows} {{ margin-top: {gap:.2f}pt }} "
        f".body li {follows}, .text--colofon .body {follows} {{ margin-top: {gap / 2:.2f}pt }} "
    )
    if is_large:
        others = f"{OWN_TEXTS}, .text--colofon, .text--colofon .imprint, .registers, .sources"
        text, other = LARGE_LEADING * ratio, LARGE_OTHER_LEADING * ratio
        return f"html {{ line-height: {text:.2f}pt }} {others} {{ line-height: {other:.2f}pt }} {between}\n"
    own, register = OWN_LEADING * ratio, REGISTER_LEADING * ratio
    sources = SOURCES_LEADING + 1.5 * (leading - LEADING)
    item = CONTENTS_GAP * (1 + CONTENTS_GIVES * (ratio - 1))
    return (
        f"html {{ line-height: {leading:.2f}pt }} {OWN_TEXTS} {{ line-height: {own:.2f}pt }} {between}"
        f".contents li {{ padding-block: {item:.2f}pt }} .registers {{ line-height: {register:.2f}pt }} "
        f".sources {{ line-height: {sources:.2f}pt }}\n"
    )
