"""The rules for the fixed `##` headings of a story or ingredient: spelling, order, once each, and text below each."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

from ..language.suggest import nearest
from ..model.problems import Problem, problem
from ..reading.entry import Entry
from ..text.body import Heading


def check_sections(entry: Entry, required: Sequence[str], optional: Sequence[str] = ()) -> Iterator[Problem]:
    """Check all headings of a text that has fixed ones. Below those, `###` is free."""
    allowed = (*required, *optional)
    sections = [heading for heading in entry.body.headings if heading.level <= 2]
    known = [heading for heading in sections if is_known(heading, allowed)]
    foreign = [heading for heading in sections if not is_known(heading, allowed)]
    yield from check_attributes(entry)
    for heading in foreign:
        if not heading.attributes:
            yield report_foreign(entry.path, heading, allowed)
    yield from check_presence(entry, known, foreign, required)
    yield from check_order(entry.path, known, allowed)
    yield from check_content(entry, known, sections)


def check_attributes(entry: Entry) -> Iterator[Problem]:
    for heading in entry.body.headings:
        if heading.attributes:
            yield problem("V-035", entry.path, heading.line, value=heading.attributes)


def is_known(heading: Heading, allowed: Sequence[str]) -> bool:
    return heading.level == 2 and not heading.is_nested and heading.text in allowed


def report_foreign(path: str, heading: Heading, allowed: Sequence[str]) -> Problem:
    meant = None if heading.is_nested else nearest(heading.text, allowed)
    return problem(
        "V-034",
        path,
        heading.line,
        suggestion=f"## {meant}" if meant else None,
        value=f"{'#' * heading.level} {heading.text}",
        choices=", ".join(f"`## {name}`" for name in allowed),
    )


def check_presence(
    entry: Entry, known: Sequence[Heading], foreign: Sequence[Heading], required: Sequence[str]
) -> Iterator[Problem]:
    """Report headings that are missing or double. One with a slip in it is there, and reported already."""
    meant = {nearest(heading.text, required) for heading in foreign}
    seen: set[str] = set()
    for heading in known:
        if heading.text in seen:
            yield problem("V-032", entry.path, heading.line, value=heading.text)
        seen.add(heading.text)
    for name in required:
        if name not in seen and name not in meant:
            yield problem("V-030", entry.path, entry.body.last_line, value=name)


def check_order(path: str, known: Sequence[Heading], allowed: Sequence[str]) -> Iterator[Problem]:
    """Report the fewest headings that have to move for all to be in order."""
    first_of = {heading.text: heading for heading in reversed(known)}
    firsts = sorted(first_of.values(), key=lambda heading: heading.line)
    in_place = set(longest_rise([allowed.index(heading.text) for heading in firsts]))
    for heading in firsts:
        if allowed.index(heading.text) not in in_place:
            yield problem("V-031", path, heading.line, value=heading.text, choices=", ".join(allowed))


def longest_rise(ranks: Sequence[int]) -> Collection[int]:
    """The longest choice of ranks, in their order, that rises all the way."""
    rises: list[list[int]] = []
    for rank in ranks:
        before = max((rise for rise in rises if rise[-1] < rank), key=len, default=[])
        rises.append([*before, rank])
    return max(rises, key=len, default=[])


def check_content(entry: Entry, known: Sequence[Heading], sections: Sequence[Heading]) -> Iterator[Problem]:
    content = entry.body.content_lines
    starts = sorted(heading.line for heading in sections if not heading.is_nested)
    for heading in known:
        following = bisect_left(starts, heading.line + 1)
        end = starts[following] if following < len(starts) else entry.body.last_line + 1
        if bisect_left(content, heading.line) == bisect_left(content, end):
            yield problem("V-033", entry.path, heading.line, value=heading.text)
