"""The map: each municipality is a dot, and the country draws itself."""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ..places.gazetteer import SIZE_CLASSES, Gazetteer, Municipality
from .tokens import on_paper

WIDTH, HEIGHT = 500, 601
"""Units of a map, whatever its country: that lies in the middle, as large as it can."""
RADII = dict(zip(SIZE_CLASSES, (2.3, 3.1, 4.1, 5.3, 7.0), strict=True))


@dataclass(frozen=True)
class Dot:
    """A municipality on a canvas of `WIDTH` by `HEIGHT` units."""

    municipality: Municipality
    x: float
    y: float
    radius: float


def dot_of(municipality: Municipality) -> Dot:
    """Project a municipality (equirectangular, true to scale at the middle of its country)."""
    bounds = municipality.bounds
    lon, lat = (bounds.west + bounds.east) / 2, (bounds.south + bounds.north) / 2
    squeeze = math.cos(math.radians(lat))  # a degree of longitude is shorter than one of latitude
    scale = min(WIDTH / ((bounds.east - bounds.west) * squeeze), HEIGHT / (bounds.north - bounds.south))
    x = WIDTH / 2 + (municipality.lon - lon) * squeeze * scale
    y = HEIGHT / 2 - (municipality.lat - lat) * scale
    return Dot(municipality, round(x, 1), round(y, 1), RADII[municipality.size_class])


def dots_of(municipalities: Iterable[Municipality]) -> list[Dot]:
    """Project municipalities, the large ones first so that small ones stay on top."""
    return sorted((dot_of(each) for each in municipalities), key=lambda dot: (-dot.radius, dot.municipality.code))


def base_map(gazetteer: Gazetteer) -> str:
    """Draw the whole country as one SVG file, the ground under every map on the site.

    Pages take the group `land` from it, which inherits its colour there. A dot is a line of no length with round ends:
    a tenth of the bytes of a circle.
    """
    moves: dict[float, list[str]] = defaultdict(list)
    for dot in dots_of(gazetteer.municipalities):
        moves[dot.radius].append(f"M{dot.x:g} {dot.y:g}h0")
    paths = "".join(f'<path stroke-width="{2 * radius:g}" d="{"".join(d)}"/>' for radius, d in moves.items())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" stroke="{on_paper("map-line")}">'
        f'<g id="land" stroke-linecap="round" fill="none">{paths}</g></svg>\n'
    )
