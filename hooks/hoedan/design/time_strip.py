"""The time of a story as a strip: when it began and ended, and the day of each source that has one.

What the strip shows stands below it in words, so that a screen reader needs no picture.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup as Safe

from ..language.dutch import dutch_date
from ..library.story import Story
from ..model.fixed_words import GOES_ON, NOT_KNOWN

WIDTH = 320
"""Sizes are in units of the picture: pixels, where it has room."""
EDGE = 14
ABOVE = 12
"""Room above the line of time for its marks; each source on top of another takes `DOT` more."""
BELOW = 24
DOT = 5
MOST_YEARS = 6
"""Years that are named: more would touch each other."""


@dataclass(frozen=True)
class Scale:
    """From years to places in the picture."""

    first: int
    """The year in which the strip begins."""
    last: int
    """The year before which it ends."""

    def x(self, time: float) -> float:
        return round(EDGE + (time - self.first) * (WIDTH - 2 * EDGE) / (self.last - self.first), 1)


def draw_time(story: Story) -> Safe:
    """The strip of a story with its caption."""
    period = story.front.period
    dates = sorted(source.date for source in story.front.sources if source.date)
    said = [begin_of(each) for each in (period.start, period.end, *dates) if each]
    scale = Scale(int(min(said)), int(max(said)) + 1)
    places = stack([scale.x(middle_of(date)) for date in dates])
    line = ABOVE + DOT * max((height for _, height in places), default=0)
    shapes = (*draw_years(scale, line), *draw_period(story, scale, line), *draw_sources(places, line))
    return Safe(
        '<figure class="time"><svg class="time__strip" viewBox="0 0 {0} {1}" width="{0}" height="{1}"'
        ' aria-hidden="true">{2}</svg><figcaption>{3}</figcaption></figure>'
    ).format(WIDTH, line + BELOW, Safe("".join(shapes)), in_words(story, dates))


def begin_of(date: str) -> float:
    """The first moment of a year, month or day, in years."""
    year, month, day = (*map(int, date.split("-")), 1, 1)[:3]
    return year + (month - 1) / 12 + (day - 1) / 372


def end_of(date: str) -> float:
    """The last moment of a year or month; of a day its first, which is as good."""
    return begin_of(date) + {4: 1.0, 7: 1 / 12}.get(len(date), 0.0)


def middle_of(date: str) -> float:
    return (begin_of(date) + end_of(date)) / 2


def stack(places: Sequence[float]) -> list[tuple[float, int]]:
    """Place and height of each dot, from left to right: one that would touch the last column goes on top of it."""
    found: list[tuple[float, int]] = []
    for place in places:
        last, height = found[-1] if found else (-DOT, 0)
        found.append((last, height + 1) if place - last < DOT else (place, 1))
    return found


def draw_years(scale: Scale, line: int) -> Iterator[str]:
    """The line of time with a tick for each year, and the names of some."""
    years = range(scale.first, scale.last + 1)
    ticks = "".join(f"M{scale.x(year)} {line - 3}v6" for year in years)
    yield f'<path class="time__line" d="M{EDGE} {line}H{WIDTH - EDGE}{ticks}"/>'
    for year in years[:: -(-len(years) // MOST_YEARS)]:
        yield f'<text class="time__year" x="{scale.x(year)}" y="{line + BELOW - 4}">{year}</text>'


def draw_period(story: Story, scale: Scale, line: int) -> Iterator[str]:
    """A bar from beginning to end; an arrow where it goes on, dashes where nobody knows."""
    period, status = story.front.period, story.front.status
    is_open = period.end is None and status.phase in (*GOES_ON, NOT_KNOWN)
    start, end = scale.x(begin_of(period.start)), scale.x(scale.last if is_open else end_of(period.end or period.start))
    known = "" if period.end or status.phase != NOT_KNOWN else " time__period--unknown"
    yield f'<path class="time__period{known}" d="M{start} {line}H{end}"/>'
    yield f'<circle class="time__start" cx="{start}" cy="{line}" r="5"/>'
    yield (
        f'<path class="time__end" d="M{end} {line}m-5-6l6 6l-6 6"/>'
        if is_open
        else f'<path class="time__end" d="M{end} {line - 6}v12"/>'
    )


def draw_sources(places: Sequence[tuple[float, int]], line: int) -> Iterator[str]:
    """A dot for each source, at its day or in the middle of its month or year."""
    for x, height in places:
        yield f'<circle class="time__source" cx="{x}" cy="{line - 4 - DOT * height}" r="2"/>'


def in_words(story: Story, dates: Sequence[str]) -> str:
    """What the strip shows."""
    period = story.front.period
    if period.end:
        until = f", eindigde in {dutch_date(period.end)}."
    elif story.front.status.phase in GOES_ON:
        until = " en gaat door."
    else:
        until = "; of het nog loopt, is niet bekend." if story.front.status.phase == NOT_KNOWN else "."
    return f"Begon in {dutch_date(period.start)}{until}{sources_in_words(dates)}"


def sources_in_words(dates: Sequence[str]) -> str:
    """How many sources have a date, and from when they are."""
    if len(dates) < 2 or dates[0] == dates[-1]:
        return f" De stip is een bron van {dutch_date(dates[0])}." if len(dates) == 1 else ""
    return f" De {len(dates)} stippen zijn bronnen, van {dutch_date(dates[0])} tot {dutch_date(dates[-1])}."
