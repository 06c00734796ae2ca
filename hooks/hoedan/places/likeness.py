"""How much two municipalities are alike; the browser says the same, held to `tests/places/likeness.json`."""

import math

from .gazetteer import Municipality

AS_FAR_AS_TWICE_THE_SIZE_KM = 100
"""How far apart two municipalities of one size are as unlike as two neighbours of which one is twice as large."""


def size_in_words(own: int, theirs: int) -> str:
    """How large theirs is, seen from one's own; both in inhabitants."""
    times = theirs / own
    larger = max(times, 1 / times)
    if larger <= 1.25:
        return "ongeveer even groot"
    if larger < 1.75:
        return "anderhalf keer zo groot" if times > 1 else "iets kleiner"
    rounded = math.floor(larger + 0.5)
    if times > 1:
        return f"{rounded} keer zo groot"
    return "half zo groot" if rounded == 2 else f"{rounded} keer zo klein"


def unlikeness(one: Municipality, other: Municipality, distance_km: float) -> float:
    """0 for one and the same; the difference in size and the distance between them count together."""
    times = other.population / one.population
    return abs(math.log2(times)) + distance_km / AS_FAR_AS_TWICE_THE_SIZE_KM
