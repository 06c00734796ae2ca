"""The rules for the fixed `##` headings of a story or ingredient: spelling, order, once each, and text below each."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

from ..language.slugs import fold
from ..language.suggest import nearest
from ..model.problems import Level, Problem
from ..model.rules import rule
from ..reading.entry import Entry
from ..text.body import Heading
from ..text.neighbours import ITEM_WITHOUT_TEXT


def check_sections(entry: Entry, required: Sequence[str], optional: Sequence[str] = ()) -> Iterator[Problem]:
    """Check all headings of a text that has fixed ones. Below those, `###` is free."""
    allowed = (*required, *optional)
    sections = [heading for heading in entry.body.headings if heading.level <= 2]
    known = [heading for heading in sections if is_allowed(heading, allowed)]
    # A lone dash below an item of a list is told as what it was meant to be.
    dashes = {fault.line for fault in entry.body.faults if fault.broken is ITEM_WITHOUT_TEXT}
    foreign = [each for each in sections if not is_allowed(each, allowed) and each.line + 1 not in dashes]
    yield from check_attributes(entry)
    for heading in foreign:
        if not heading.attributes:
            yield report_foreign(entry.path, heading, allowed)
    meant = {nearest(heading.text, allowed) for heading in foreign}
    others = [*headings_in_other_form(entry, {heading.text for heading in known} | meant, allowed)]
    yield from (each for each, _ in others)
    yield from check_presence(entry, known, foreign, {name for _, name in others}, required)
    yield from check_order(entry.path, known, allowed)
    yield from check_content(entry, known, sections)


HEADING_ATTRIBUTES = rule(
    "V-035",
    Level.ERROR,
    message="een kop mag geen eigenschappen hebben ('{value}').",
    advice="Laat alleen de tekst van de kop staan.",
    explanation=(
        "De site maakt het adres van een kop zelf, en op GitHub zouden de eigenschappen als tekst te zien zijn."
    ),
)


def check_attributes(entry: Entry) -> Iterator[Problem]:
    for heading in entry.body.headings:
        if heading.attributes:
            yield HEADING_ATTRIBUTES.at(entry.path, heading.line, value=heading.attributes)


def is_allowed(heading: Heading, allowed: Sequence[str]) -> bool:
    return heading.level == 2 and not heading.is_nested and heading.text in allowed


FOREIGN_HEADING = rule(
    "V-034",
    Level.ERROR,
    message="de kop '{value}' mag hier niet.",
    advice="Gebruik `###` voor een tussenkop. Vaste koppen: {choices}.",
    explanation="Vaste koppen maken verhalen vergelijkbaar; daaronder ben je vrij.",
)


def report_foreign(path: str, heading: Heading, allowed: Sequence[str]) -> Problem:
    meant = None if heading.is_nested else nearest(heading.text, allowed)
    return FOREIGN_HEADING.at(
        path,
        heading.line,
        suggestion=f"## {meant}" if meant else None,
        value=f"{'#' * heading.level} {heading.text}",
        choices=choices_of(allowed),
    )


LONGEST_HEADING = 200
"""Characters: a longer line is no heading in whatever form."""
OTHER_FORM = re.compile(
    r" {0,3}(?P<form>#{1,6}(?=[^\s#])|\*\*|__|[*_](?! ))? *(?P<words>[^#*_](?:.*[^ :*_#])?)[ :*_#]*"
)


def headings_in_other_form(
    entry: Entry, present: Collection[str | None], allowed: Sequence[str]
) -> Iterator[tuple[Problem, str]]:
    """A fixed heading that is missing, where it stands deeper, in bold, without a space or as a bare line."""
    missing = {fold(name): name for name in allowed if name not in present}
    deeper = {heading.line: heading for heading in entry.body.headings if heading.level > 2 and not heading.is_nested}
    for line, text in enumerate(entry.body.text.split("\n") if missing else (), entry.body.first_line):
        heading = deeper.get(line)
        found = None if heading or len(text) > LONGEST_HEADING else OTHER_FORM.fullmatch(text)
        words = heading.text if heading else found["words"] if found else ""
        exact = missing.get(fold(words))
        name = nearest(words, missing.values()) if heading and not exact else exact
        if name:
            del missing[fold(name)]
            yield (
                FOREIGN_HEADING.at(
                    entry.path, line, suggestion=f"## {name}", value=text.strip(), choices=choices_of(allowed)
                ),
                name,
            )


def choices_of(allowed: Sequence[str]) -> str:
    return ", ".join(f"`## {name}`" for name in allowed)


MISSING_HEADING = rule(
    "V-030",
    Level.ERROR,
    message="de kop `## {value}` ontbreekt.",
    advice="Voeg de kop toe, met tekst eronder.",
    explanation="Alle verhalen hebben dezelfde koppen, zodat lezers ze kunnen vergelijken.",
)
DOUBLE_HEADING = rule(
    "V-032",
    Level.ERROR,
    message="de kop `## {value}` staat er twee keer.",
    advice="Voeg de twee stukken samen.",
    explanation="Elke vaste kop staat er één keer, zodat een link erheen op de goede plek uitkomt.",
)


def check_presence(
    entry: Entry, known: Sequence[Heading], foreign: Sequence[Heading], told: Collection[str], required: Sequence[str]
) -> Iterator[Problem]:
    """Report headings that are missing or double. One with a slip in it is there, and reported already."""
    meant = {nearest(heading.text, required) for heading in foreign} | set(told)
    seen: set[str] = set()
    for heading in known:
        if heading.text in seen:
            yield DOUBLE_HEADING.at(entry.path, heading.line, value=heading.text)
        seen.add(heading.text)
    for name in required:
        if name not in seen and name not in meant:
            yield MISSING_HEADING.at(entry.path, entry.body.last_line, value=name)


HEADING_OUT_OF_ORDER = rule(
    "V-031",
    Level.ERROR,
    message="de kop `## {value}` staat niet op zijn plek.",
    advice="De volgorde is: {choices}.",
    explanation="Alle verhalen hebben dezelfde volgorde, zodat lezers weten waar iets staat.",
)


def check_order(path: str, known: Sequence[Heading], allowed: Sequence[str]) -> Iterator[Problem]:
    """Report the fewest headings that have to move for all to be in order."""
    first_of = {heading.text: heading for heading in reversed(known)}
    firsts = sorted(first_of.values(), key=lambda heading: heading.line)
    in_place = set(longest_rise([allowed.index(heading.text) for heading in firsts]))
    for heading in firsts:
        if allowed.index(heading.text) not in in_place:
            yield HEADING_OUT_OF_ORDER.at(path, heading.line, value=heading.text, choices=", ".join(allowed))


def longest_rise(ranks: Sequence[int]) -> Collection[int]:
    """The longest choice of ranks, in their order, that rises all the way."""
    rises: list[list[int]] = []
    for rank in ranks:
        before = max((rise for rise in rises if rise[-1] < rank), key=len, default=[])
        rises.append([*before, rank])
    return max(rises, key=len, default=[])


EMPTY_SECTION = rule(
    "V-033",
    Level.ERROR,
    message="onder de kop `## {value}` staat geen tekst.",
    advice="Schrijf er iets onder, ook als je iets niet weet.",
    explanation="Een kop zonder tekst laat een lezer raden; ook dat je iets niet weet, kun je vertellen.",
)


def check_content(entry: Entry, known: Sequence[Heading], sections: Sequence[Heading]) -> Iterator[Problem]:
    content = entry.body.content_lines
    starts = sorted(heading.line for heading in sections if not heading.is_nested)
    for heading in known:
        following = bisect_left(starts, heading.line + 1)
        end = starts[following] if following < len(starts) else entry.body.last_line + 1
        if bisect_left(content, heading.line) == bisect_left(content, end):
            yield EMPTY_SECTION.at(entry.path, heading.line, value=heading.text)
