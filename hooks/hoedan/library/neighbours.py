"""The municipalities near one, and those like it, with their stories."""

import math
from dataclasses import dataclass
from itertools import islice

from ..places.gazetteer import Municipality, distance_km
from .library import Library
from .story import Story

MOST_NEIGHBOURS = 6


@dataclass(frozen=True)
class Neighbour:
    """Another municipality, how far it is, and its stories."""

    municipality: Municipality
    distance_km: float
    stories: tuple[Story, ...]


class Neighbours:
    """The neighbours of every municipality, with the stories of one library."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def nearest(self, municipality: Municipality) -> list[Neighbour]:
        """The nearest other municipalities."""
        nearest = islice(self.library.gazetteer.around(municipality), MOST_NEIGHBOURS)
        return [self._neighbour(other, distance) for distance, other in nearest]

    def nearest_with_stories(self, municipality: Municipality) -> list[Neighbour]:
        """The nearest other municipalities that have a story."""
        codes = self.library.stories_by_municipality
        others = (each for each in self.library.gazetteer.around(municipality) if each[1].code in codes)
        return [self._neighbour(other, distance) for distance, other in islice(others, MOST_NEIGHBOURS)]

    def comparable_with_stories(self, municipality: Municipality) -> list[Neighbour]:
        """Municipalities with stories of the same size class; those in the same region and nearest in size first."""

        def unlikeness(other: Municipality) -> tuple[bool, bool, float]:
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
        best = sorted(others, key=unlikeness)[:MOST_NEIGHBOURS]
        return [self._neighbour(other, distance_km(municipality, other)) for other in best]

    def _neighbour(self, other: Municipality, distance: float) -> Neighbour:
        return Neighbour(other, distance, self.library.stories_by_municipality.get(other.code, ()))
