"""A part of the map, so large that its dots have names beside them."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from ..places.gazetteer import Gazetteer, Municipality
from .dot_map import WIDTH, Dot, dot_of

MARGIN = 0.14
"""Room around the outer dots, as a part of the longest side."""
SMALLEST = 110
"""Units of the whole map: the least that is shown, so that a few dots close together keep their surroundings."""
TALLEST, FLATTEST = 1.1, 0.66
"""The height of the drawing, as a part of its width."""
TYPE = 16
"""The size of a name, in units of the drawing, which is `WIDTH` wide."""
LETTER = 0.5
"""The width of a letter on average, as a part of its size."""
LARGEST_DOT = 1.9
"""How many times larger a dot is than on the map of the country, at most."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in units of the drawing."""


@dataclass(frozen=True)
class Name:
    """The name of a municipality where it fits: the foot of its text, which begins, ends or has its middle at `x`."""

    text: str
    x: float
    y: float
    anchor: str


@dataclass(frozen=True)
class RegionMap:
    """A drawing `WIDTH` units wide and `height` high. A name that finds no room is not among the names."""

    height: int
    dots: list[Dot]
    around: list[Dot]
    """The municipalities in sight that do not belong here."""
    names: list[Name]


def region_map(
    municipalities: Collection[Municipality],
    country: Gazetteer,
    first: Collection[Municipality] = (),
    size: float = TYPE,
) -> RegionMap:
    """Draw these municipalities and what of the country lies around them; those in `first` are named before the others.

    `size` is that of the names, in units of the drawing.
    """
    inside = set(municipalities)
    own = [dot_of(each) for each in municipalities]
    left, top, width, height = frame_of(own)
    scale = WIDTH / width

    def placed(dot: Dot) -> Dot:
        radius = round(dot.radius * min(scale, LARGEST_DOT), 1)
        return Dot(dot.municipality, round((dot.x - left) * scale, 1), round((dot.y - top) * scale, 1), radius)

    dots = sorted((placed(dot) for dot in own), key=lambda dot: (-dot.radius, dot.municipality.code))
    others = (placed(dot_of(each)) for each in country.municipalities if each not in inside)
    seen = [dot for dot in others if 0 <= dot.x <= WIDTH and 0 <= dot.y <= height * scale]
    by_weight = sorted(dots, key=lambda dot: (dot.municipality not in first, -dot.municipality.population))
    named = list(place_names(by_weight, len(first), (WIDTH, round(height * scale)), size))
    return RegionMap(round(height * scale), dots, seen, named)


def frame_of(dots: Iterable[Dot]) -> tuple[float, float, float, float]:
    """Left, top, width and height of the part of the map that has these dots, no taller or flatter than fits a page."""
    across, down = zip(*((dot.x, dot.y) for dot in dots), strict=True)
    room = max(max(across) - min(across), max(down) - min(down), SMALLEST / (1 + 2 * MARGIN)) * MARGIN
    width, height = max(across) - min(across) + 2 * room, max(down) - min(down) + 2 * room
    width = max(width, height / TALLEST, SMALLEST)
    height = max(height, width * FLATTEST)
    middle, centre = (min(across) + max(across)) / 2, (min(down) + max(down)) / 2
    return middle - width / 2, centre - height / 2, width, height


def place_names(dots: list[Dot], first: int, area: tuple[float, float], size: float) -> Iterator[Name]:
    """The names that fit beside, below or above their dots, on no other dot or name, within the area.

    Those of the `first` so many dots cover another dot when there is no other place for them: they are always named.
    """
    taken: list[Box] = [box_of(dot) for dot in dots[:first]]
    rest: list[Box] = [box_of(dot) for dot in dots[first:]]
    for number, dot in enumerate(dots):
        inside = [(name, box) for name, box in ways_to_name(dot, size) if is_inside(box, area)]
        free = [(name, box) for name, box in inside if not any(overlap(box, other) for other in taken)]
        clear = [(name, box) for name, box in free if not any(overlap(box, other) for other in rest)]
        for name, box in (clear or (free if number < first else []))[:1]:
            taken.append(box)
            yield name


def is_inside(box: Box, area: tuple[float, float]) -> bool:
    """Whether a box is within an area of this width and height from the corner."""
    return box[0] >= 0 and box[1] >= 0 and box[2] <= area[0] and box[3] <= area[1]


def box_of(dot: Dot) -> Box:
    return (dot.x - dot.radius, dot.y - dot.radius, dot.x + dot.radius, dot.y + dot.radius)


def ways_to_name(dot: Dot, size: float) -> Iterator[tuple[Name, Box]]:
    """The places for the name of a dot, the best one first, each with the room that it takes."""
    text = dot.municipality.name
    length, away = len(text) * LETTER * size, dot.radius + size / 4
    for anchor, x, y in (
        ("start", dot.x + away, dot.y + 0.35 * size),
        ("end", dot.x - away, dot.y + 0.35 * size),
        ("middle", dot.x, dot.y + away + 0.75 * size),
        ("middle", dot.x, dot.y - away),
    ):
        left = x - {"start": 0, "middle": length / 2, "end": length}[anchor]
        yield Name(text, round(x, 1), round(y, 1), anchor), (left, y - 0.8 * size, left + length, y + 0.2 * size)


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def is_close_together(municipalities: Collection[Municipality]) -> bool:
    """Whether these are several, of one part of the country: a map of the whole would show them as one spot."""
    if len(municipalities) < 2:
        return False
    return frame_of(map(dot_of, municipalities))[2] < WIDTH / 2
