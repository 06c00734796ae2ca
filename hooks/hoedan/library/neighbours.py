"""The municipalities near one, those like it, and the stories from there."""

import math
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from heapq import nsmallest
from itertools import islice

from ..places.gazetteer import Municipality, distance_km
from ..places.likeness import size_in_words, unlikeness
from .library import Library
from .story import Story

MOST_NEIGHBOURS = 6
MOST_TOLD = 4
"""Stories from elsewhere in a list, with their summary: more would make a page of a municipality too heavy."""


@dataclass(frozen=True)
class Neighbour:
    """Another municipality, and how far it is."""

    municipality: Municipality
    distance_km: float


@dataclass(frozen=True)
class StoryFromElsewhere:
    """A story with that of its municipalities for which it is told here."""

    story: Story
    near: Neighbour
    size: str
    """How large that is, seen from here."""


class Neighbours:
    """The neighbours of every municipality, with the stories of one library."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def nearest(self, municipality: Municipality) -> list[Neighbour]:
        """The nearest other municipalities."""
        nearest = islice(self.library.gazetteer.around(municipality), MOST_NEIGHBOURS)
        return [Neighbour(other, distance) for distance, other in nearest]

    def most_alike(self, municipality: Municipality) -> list[Neighbour]:
        """The other municipalities that differ least in size and lie nearest, both together."""
        around = self.library.gazetteer.around(municipality)
        alike = nsmallest(MOST_NEIGHBOURS, around, key=lambda each: unlikeness(municipality, each[1], each[0]))
        return [Neighbour(other, distance) for distance, other in alike]

    def nearest_stories(self, municipality: Municipality) -> list[StoryFromElsewhere]:
        """The stories from the nearest other municipalities, each once, without those of one's own."""
        around = (Neighbour(other, distance) for distance, other in self.library.gazetteer.around(municipality))
        return list(islice(self._stories(municipality, around), MOST_TOLD))

    def comparable_stories(self, municipality: Municipality, told: Collection[Story] = ()) -> list[StoryFromElsewhere]:
        """Stories from municipalities of the same size class, each once, without one's own and those that are `told`.

        Those from the same region and nearest in size go first.
        """

        def unlike(other: Municipality) -> tuple[bool, bool, float]:
            return (
                other.labour_market_region != municipality.labour_market_region,
                other.province != municipality.province,
                abs(math.log(other.population / municipality.population)),
            )

        others = [
            other
            for other in self.library.municipalities_with_stories
            if other.size_class == municipality.size_class and other != municipality
        ]
        best = (Neighbour(other, distance_km(municipality, other)) for other in sorted(others, key=unlike))
        return list(islice(self._stories(municipality, best, told), MOST_TOLD))

    def _stories(
        self, municipality: Municipality, neighbours: Iterable[Neighbour], told: Collection[Story] = ()
    ) -> Iterator[StoryFromElsewhere]:
        """The stories from these neighbours in their order, each at the first of them."""
        by_code = self.library.stories_by_municipality
        seen = {story.slug for story in (*by_code.get(municipality.code, ()), *told)}
        for near in neighbours:
            for story in by_code.get(near.municipality.code, ()):
                if story.slug not in seen:
                    seen.add(story.slug)
                    size = size_in_words(municipality.population, near.municipality.population)
                    yield StoryFromElsewhere(story, near, size)
