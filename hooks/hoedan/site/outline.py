"""The contents of a long page: its sections, and what stands in them at its place."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup as Safe

from ..design.marks import Thread
from ..library.story import Story
from ..text.passages import Passage
from .made_of import Names

PLACE = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>|<h3 id="([^"]+)">(.*?)</h3>|id="(passage-[^"]+)"')
FEWEST_SECTIONS = 3
"""A page with fewer is seen at a glance."""


@dataclass(frozen=True)
class Mark:
    """An ingredient or setback at its place in the text, or anything else within a section."""

    anchor: str
    title: str | Safe
    sign: str | Safe = ""
    colour: str = ""


@dataclass(frozen=True)
class Section:
    """A section with what stands in it, in the order of the text."""

    anchor: str
    title: str | Safe
    marks: list[Mark] = field(default_factory=list)


def sections_of(html: str, more: Iterable[Section] = ()) -> list[Section]:
    """The `##` sections of a text with their parts, and what the page has below it; none for a page that is short."""
    sections: list[Section] = []
    for anchor, title, part, name, _ in PLACE.findall(html):
        if anchor:
            sections.append(Section(anchor, Safe(title)))
        elif part and sections:
            sections[-1].marks.append(Mark(part, Safe(name)))
    found = [*sections, *more]
    return found if len(found) >= FEWEST_SECTIONS else []


def story_sections(html: str, passages: Sequence[Passage], names: Names) -> list[Section]:
    """The sections of a story with the ingredients and setbacks of their passages."""
    passage_of = {passage.anchor: passage for passage in passages}
    sections: list[Section] = []
    for anchor, title, _, _, passage in PLACE.findall(html):
        if anchor:
            sections.append(Section(anchor, Safe(title)))
        elif passage and sections:
            sections[-1].marks.extend(marks_of(passage_of[passage], names))
    return [*sections, Section("in-het-kort", "In het kort"), Section("bronnen", "Bronnen")]


def marks_of(passage: Passage, names: Names) -> Iterator[Mark]:
    for name in (names.ingredient[slug] for slug in passage.ingredients if slug in names.ingredient):
        yield Mark(passage.anchor, name.title, Thread.INGREDIENT.mark(name), name.family.colour)
    for name in (names.setback[slug] for slug in passage.setbacks if slug in names.setback):
        yield Mark(passage.anchor, name.title, Thread.SETBACK.mark(name))


def in_stories(shown: Sequence[tuple[Story, object]]) -> list[Mark]:
    """A mark for the passages of each story on the page of an ingredient or setback; of two in one place with years."""
    places = Counter(story.municipalities_label for story, _ in shown)
    return [
        Mark(
            f"in-{story.slug}",
            story.municipalities_label + (f", {story.period_label}" if places[story.municipalities_label] > 1 else ""),
        )
        for story, _ in shown
    ]
