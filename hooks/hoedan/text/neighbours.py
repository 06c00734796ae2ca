"""What may stand right below what: where no blank line parts two kinds of text, GitHub and this site part ways.

Python-Markdown takes lines without a blank line between them for one block, and looks in it for something to begin;
GitHub looks line by line. Between kinds of text that both take alike (`SIDE_BY_SIDE`) nothing is asked.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from ..model.problems import Level
from ..model.rules import Rule, rule
from .blocks import Block, BlockType
from .dialect import HEADING, begins_item, is_in_list
from .faults import Fault
from .grammar import INDENT, MARKER, NOTE, QUOTE_MARKS

if TYPE_CHECKING:
    from .body import Structure

MARK = r"(?:[-*+]|[0-9]{1,9}[.)])"
ITEM = re.compile(rf"[ ]*({MARK})[ ]+\S")
EMPTY_ITEM = re.compile(rf"[ ]*{MARK}[ ]*")
WIDE_ITEM = re.compile(
    r"(?:[ ]{4})*(?:(?:[-*+][ ]{4}|[0-9][.)][ ]{3}|[0-9]{2}[.)][ ]{2})"
    r"|[ ](?:[-*+][ ]{3}|[0-9][.)][ ]{2}|[0-9]{2}[.)][ ])"
    r"|[ ]{2}(?:[-*+][ ]{2}|[0-9]{1,2}[.)][ ])|[ ]{3}(?:[-*+]|[0-9]{1,2}[.)])[ ])[ ]*\S"
)
"""An item of which the text stands more than four places in, with the spaces before its mark."""
BULLETS = "-*+"
LINE_ACROSS = re.compile(r"[ ]*(?:-[ ]*|=[ ]*)+|[ ]*(?:\*[ ]*){3,}|[ ]*(?:_[ ]*){3,}")
NESTED_ITEM = re.compile(rf"[ ]*{MARK}[ ]+(?:{MARK}(?:[ ]|$)|>|#{{1,6}}(?:[ ]|$)|[ ]{{4}}|```|~~~|(?:[-*_=][ ]*)+$)")
BLOCK_LIKE = re.compile(r"[ ]*(?:>|#{1,6}(?:[ ]|$)|(?:[-*_=][ ]*)+$|\[\^[^\]]*\]:)")

TIGHT_BLOCKS = rule(
    "V-094",
    Level.WARNING,
    message="boven deze regel hoort een lege regel: '{value}'.",
    advice="Zet er een lege regel boven.",
    explanation="Een lijst, citaat, tabel of kop staat los van wat erboven staat; anders toont GitHub iets anders.",
)
BELOW_QUOTE = rule(
    "V-106",
    Level.WARNING,
    message="deze regel staat direct onder een citaat: '{value}'.",
    advice="Zet er een lege regel boven. Hoort hij bij het citaat, begin hem dan met evenveel `>` als dat.",
    explanation="Waar een citaat zonder lege regel eindigt, leest elk programma anders.",
)
OTHER_MARK = rule(
    "V-095",
    Level.WARNING,
    message="dit lijstpunt begint met een ander teken dan dat erboven: '{value}'.",
    advice="Begin elk punt van een lijst met hetzelfde teken.",
    explanation="GitHub begint bij een ander teken een nieuwe lijst, en deze site niet.",
)
ITEM_WITHOUT_TEXT = rule(
    "V-096",
    Level.WARNING,
    message="achter dit lijstteken staat niets: '{value}'.",
    advice="Zet er tekst achter, of haal de regel weg.",
    explanation="GitHub toont een leeg lijstpunt, en deze site het teken zelf.",
)
BLOCK_IN_ITEM = rule(
    "V-097",
    Level.WARNING,
    message="dit lijstpunt begint niet met tekst: '{value}'.",
    advice="Laat van de tekens aan het begin alleen het eerste staan.",
    explanation="Een lijst, citaat of kop in een lijstpunt leest elk programma anders.",
)
WIDE_MARK = rule(
    "V-100",
    Level.WARNING,
    message="voor of achter dit lijstteken staan te veel spaties: '{value}'.",
    advice="Haal weg wat ervoor staat, en laat er achter één staan.",
    explanation="GitHub telt de spaties mee bij wat onder het lijstpunt staat, en deze site niet.",
)


class Sort(Enum):
    """What a line is to who reads it beside its neighbours."""

    TEXT = auto()
    ITEM = auto()
    HEADING = auto()
    RULE = auto()
    TABLE = auto()
    CODE = auto()
    NOTE = auto()
    INSIDE = auto()
    """Goes on with an item: indented, or right below it."""


SIDE_BY_SIDE = {
    *((sort, sort) for sort in Sort if sort is not Sort.RULE),
    *((Sort.HEADING, sort) for sort in (Sort.TEXT, Sort.ITEM, Sort.TABLE)),
    *((Sort.TEXT, sort) for sort in (Sort.HEADING, Sort.ITEM, Sort.INSIDE)),
    *((Sort.ITEM, sort) for sort in (Sort.INSIDE,)),
    *((Sort.INSIDE, sort) for sort in (Sort.ITEM,)),
}
"""The sorts of a line and of the one right below it that GitHub and this site take alike."""


class Seat(NamedTuple):
    """A line that is not blank, without the marks of the quotes that it stands in."""

    number: int
    text: str
    depth: int
    """How many quotes it stands in."""
    sort: Sort

    @property
    def mark(self) -> str:
        """The sign of an item; of a number what stands behind it."""
        found = ITEM.match(self.text)
        return found[1][-1] if found else ""

    @property
    def level(self) -> int:
        return (len(self.text) - len(self.text.lstrip(" "))) // len(INDENT)


def find_neighbours(structure: "Structure", first_line: int) -> Iterator[Fault]:
    """Lines that stand too near to another kind of text, and items that do not begin with text."""
    for run in runs_of(structure):
        yield from (Fault(broken, first_line + n, structure.typed[n].strip()) for n, broken in faults_in(run))
    for *outer, block in structure.ways:
        is_bulleted = block.type is BlockType.LIST and not block.is_ordered
        if is_bulleted and not begins_item(outer, block.begin):
            yield from find_other_marks(structure, block, first_line)


def runs_of(structure: "Structure") -> Iterator[list[Seat]]:
    """The lines between two blank lines; that of a marker is not there."""
    run: list[Seat] = []
    for number, line in enumerate(structure.typed):
        if number not in structure.way_to and MARKER.fullmatch(line):
            continue
        if line.strip():
            run.append(seat_of(structure, number, run))
        elif run:
            yield run
            run = []
    if run:
        yield run


def seat_of(structure: "Structure", number: int, above: list[Seat]) -> Seat:
    line = structure.typed[number].expandtabs(len(INDENT))
    text = QUOTE_MARKS.sub("", line)
    sort = sort_of(structure, number, text)
    if sort is Sort.TEXT and above and above[-1].sort in (Sort.ITEM, Sort.INSIDE):
        sort = Sort.INSIDE
    return Seat(number, text, line[: len(line) - len(text)].count(">"), sort)


def sort_of(structure: "Structure", number: int, text: str) -> Sort:
    block = structure.block_at(number)
    is_indented = text.startswith(INDENT)
    if block.type is BlockType.CODE and not begins_item(structure.way_to[number], number):
        return Sort.CODE
    if block.type is BlockType.RULE and ITEM.match(text) and not begins_item(structure.way_to[number], number):
        return Sort.RULE
    if ITEM.match(text) and (not is_indented or is_in_list(structure, number)):
        return Sort.ITEM
    if is_indented:
        return Sort.INSIDE
    if LINE_ACROSS.fullmatch(text):
        return Sort.HEADING if is_underline(block, number) else Sort.RULE
    other = Sort.TABLE if block.type is BlockType.TABLE else Sort.TEXT
    return next((sort for pattern, sort in ((HEADING, Sort.HEADING), (NOTE, Sort.NOTE)) if pattern.match(text)), other)


def is_underline(block: Block, number: int) -> bool:
    """Whether a line makes a heading of the text above it."""
    is_second = len(block.lines) == 2 and block.lines[1].number == number
    return block.type is BlockType.HEADING and is_second and LINE_ACROSS.fullmatch(block.lines[0].text) is None


def faults_in(run: Sequence[Seat]) -> Iterator[tuple[int, Rule]]:
    """The rule that each line of a run breaks, with the number of that line."""
    signs: dict[int, str] = {}
    above = None
    for seat in run:
        broken = fault_of(seat)
        if broken is None and is_outside(seat, run[0]):
            broken = TIGHT_BLOCKS
        elif broken is None and above and not goes_with(above, seat, signs):
            broken = BELOW_QUOTE if may_join(above, seat, signs) else TIGHT_BLOCKS
        if broken:
            yield seat.number, broken
        if seat.sort is Sort.ITEM:
            signs = {level: sign for level, sign in signs.items() if level < seat.level} | {seat.level: seat.mark}
        above = seat


def fault_of(seat: Seat) -> Rule | None:
    """The rule that a line breaks by itself."""
    if seat.sort is Sort.CODE:
        return None
    if EMPTY_ITEM.fullmatch(seat.text):
        return ITEM_WITHOUT_TEXT
    if WIDE_ITEM.match(seat.text):
        return WIDE_MARK
    return BLOCK_IN_ITEM if NESTED_ITEM.match(seat.text) and seat.sort is not Sort.RULE else None


def is_outside(seat: Seat, first: Seat) -> bool:
    """Whether an item stands below the text or list in an item with which a run begins, and not in that."""
    is_deeper = first.sort is Sort.INSIDE or (first.sort is Sort.ITEM and seat.level < first.level)
    return seat.sort is Sort.ITEM and seat is not first and is_deeper


def goes_with(above: Seat, seat: Seat, signs: Mapping[int, str]) -> bool:
    """Whether a line may stand right below another; `signs` are those of the last items above, by their indent."""
    sign = signs.get(seat.level)
    if not above.text.strip():
        return seat.depth >= above.depth
    if not seat.text.strip():
        return seat.depth == above.depth
    if seat.depth != above.depth or (above.sort, seat.sort) not in SIDE_BY_SIDE:
        return False
    if seat.sort is Sort.ITEM and sign and sign != seat.mark:
        return sign in BULLETS and seat.mark in BULLETS
    is_cut = BLOCK_LIKE.match(above.text) is not None and seat.level < above.level
    return seat.sort is not Sort.INSIDE or not (is_cut or BLOCK_LIKE.match(seat.text))


def may_join(above: Seat, seat: Seat, signs: Mapping[int, str]) -> bool:
    """Whether a line stands below a quote, and could go on with it."""
    return seat.depth < above.depth and goes_with(above, seat._replace(depth=above.depth), signs)


def find_other_marks(structure: "Structure", block: Block, first_line: int) -> Iterator[Fault]:
    """Items of one list that begin with another sign than the first."""
    firsts = [item.begin for item in block.children if item.begin is not None]
    signs = [
        (number, found[1])
        for number in firsts
        if (found := ITEM.match(QUOTE_MARKS.sub("", structure.typed[number].expandtabs(len(INDENT)))))
    ]
    yield from (
        Fault(OTHER_MARK, first_line + n, structure.typed[n].strip()) for n, sign in signs if sign != signs[0][1]
    )
