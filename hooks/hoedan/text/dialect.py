"""Where GitHub and this site would show another thing: what a writer sees there is what a reader gets here."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..model.problems import Level
from ..model.rules import rule
from .blocks import BlockType
from .faults import Fault

if TYPE_CHECKING:
    from .body import Structure

INDENTED_ITEM = re.compile(r"[ ]{2,3}(?:[-*+]|[0-9]{1,9}[.)])[ ]+\S")
BRACKET_ITEM = re.compile(r"[ ]{0,3}[0-9]{1,9}\)[ ]+\S")
NUMBERED_ITEM = re.compile(r"[ ]{0,3}([0-9]{1,9})\.[ ]+\S")
YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}")
INDENTED_TEXT = re.compile(r"[ ]{2,3}(?![-*+][ ]|[0-9]{1,9}[.)][ ]|>)\S")
TRAILING_BACKSLASH = re.compile(r"(?<!\\)(?:\\\\)*\\$")

SHALLOW_LIST = rule(
    "V-066",
    Level.WARNING,
    message="deze lijst in een lijst springt te weinig in: '{value}'.",
    advice="Zet vier spaties voor elke regel van de binnenste lijst.",
    explanation="GitHub toont hier een lijst in een lijst; deze site doet dat vanaf vier spaties.",
)
BRACKET_LIST = rule(
    "V-067",
    Level.WARNING,
    message="deze nummering wordt hier geen lijst: '{value}'.",
    advice="Schrijf een punt achter het nummer: `1.`.",
    explanation="GitHub maakt van `1)` een lijst; deze site alleen van `1.`.",
)
OTHER_START = rule(
    "V-068",
    Level.WARNING,
    message="deze lijst begint niet bij 1: '{value}'.",
    advice="Begin met `1.`, of schrijf de nummers in de zinnen zelf.",
    explanation="GitHub telt hier vanaf dat nummer verder; deze site begint elke lijst bij 1.",
)
YEAR_AS_ITEM = rule(
    "V-069",
    Level.WARNING,
    message="dit jaartal met een punt wordt een lijst: '{value}'.",
    advice="Begin de zin anders, of zet een backslash voor de punt: `2021\\.`.",
    explanation="Een getal met een punt aan het begin van een alinea is het begin van een genummerde lijst.",
)
HARD_BREAK = rule(
    "V-071",
    Level.WARNING,
    message="aan het einde van deze regel staat een backslash: '{value}'.",
    advice="Haal hem weg, en laat een regel leeg voor een nieuwe alinea.",
    explanation="GitHub begint na een backslash een nieuwe regel; deze site toont de backslash.",
)
LOOSE_PARAGRAPH = rule(
    "V-072",
    Level.WARNING,
    message="deze alinea hoort op GitHub bij het lijstpunt erboven, en hier niet: '{value}'.",
    advice="Zet er vier spaties voor. Hoort zij niet bij de lijst, haal de spaties dan weg.",
    explanation="Een tweede alinea van een lijstpunt springt vier spaties in, zodat elk programma haar daar toont.",
)


def find_dialect(structure: "Structure", first_line: int) -> Iterator[Fault]:
    """What GitHub takes for a list, an item or a line break and this site does not, or otherwise."""
    for number, line in enumerate(structure.lines):
        if structure.block_at(number).type is BlockType.CODE or not line.strip():
            continue
        begins, follows_list = begins_block(structure, number), is_in_list(structure, above(structure, number))
        if follows_list and INDENTED_ITEM.match(line):
            yield Fault(SHALLOW_LIST, first_line + number, line.strip())
        elif begins and BRACKET_ITEM.match(line):
            yield Fault(BRACKET_LIST, first_line + number, line.strip())
        elif begins and not follows_list and (found := NUMBERED_ITEM.match(line)) and int(found[1]) != 1:
            broken = YEAR_AS_ITEM if YEAR.fullmatch(found[1]) else OTHER_START
            yield Fault(broken, first_line + number, line.strip())
        elif begins and follows_list and INDENTED_TEXT.match(line):
            yield Fault(LOOSE_PARAGRAPH, first_line + number, line.strip())
        if TRAILING_BACKSLASH.search(line) and goes_on(structure, number):
            yield Fault(HARD_BREAK, first_line + number, line.strip())


def begins_block(structure: "Structure", number: int) -> bool:
    return number == 0 or not structure.lines[number - 1].strip()


def goes_on(structure: "Structure", number: int) -> bool:
    return number + 1 < len(structure.lines) and bool(structure.lines[number + 1].strip())


def above(structure: "Structure", number: int) -> int:
    """The number of the last line above that is not blank, or -1."""
    return next((n for n in range(number - 1, -1, -1) if structure.lines[n].strip()), -1)


def is_in_list(structure: "Structure", number: int) -> bool:
    way = structure.way_to.get(number)
    return bool(way) and any(block.type is BlockType.LIST for block in way or ())
