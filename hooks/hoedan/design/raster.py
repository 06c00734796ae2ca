"""Our own drawings as pixels, for images that no browser draws: lines with round ends, and filled shapes."""

from functools import cache
from itertools import pairwise
from xml.etree import ElementTree as ET

from fontTools.misc.transform import Transform
from fontTools.pens.basePen import BasePen
from fontTools.pens.transformPen import TransformPen
from fontTools.svgLib.path import parse_path
from PIL import Image, ImageChops, ImageDraw

from .marks import GRID

SHARP = 4
"""Drawn this many times larger and then reduced, for smooth edges."""
STEPS = 10
"""Straight pieces for one piece of a curve."""
Point = tuple[float, float]


class Lines(BasePen):  # type: ignore[misc]  # the library has no types
    """Takes a path apart into lines of points."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[list[Point]] = []

    def _moveTo(self, pt: Point) -> None:  # noqa: N802  # the names are the library's
        self.lines.append([pt])

    def _lineTo(self, pt: Point) -> None:  # noqa: N802
        self.lines[-1].append(pt)

    def _curveToOne(self, pt1: Point, pt2: Point, pt3: Point) -> None:  # noqa: N802
        corners = (self._getCurrentPoint(), pt1, pt2, pt3)
        for t in (step / STEPS for step in range(1, STEPS + 1)):
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
            x, y = (
                sum(weight * point[axis] for weight, point in zip(weights, corners, strict=True)) for axis in (0, 1)
            )
            self.lines[-1].append((x, y))

    def _closePath(self) -> None:  # noqa: N802
        self.lines[-1].append(self.lines[-1][0])


@cache
def drawn(shapes: str, side: int, room: float = 0, turns: int = 0) -> Image.Image:
    """Shapes on the grid of our drawings as a mask of `side` pixels square.

    Args:
        shapes: paths and circles. Those in a group are drawn in its line; of transformations only `scale(n)` is known.
        side: in pixels.
        room: the part of the side that is left free on each side.
        turns: by how many quarters it is turned.

    """
    large = side * SHARP
    mask = Image.new("1", (large, large))
    for part in ET.fromstring(f"<svg>{shapes}</svg>"):  # noqa: S314  # our own drawings and the icons of the theme
        scale = large * (1 - 2 * room) / GRID * float(part.get("transform", "scale(1)")[6:-1])
        width = float(part.get("stroke-width", 0)) * scale
        for element in part.iter():
            if element.tag in ("path", "circle"):
                lines = lines_of(element, Transform(scale, 0, 0, scale, large * room, large * room))
                if element.get("fill") == "currentColor":
                    mask = ImageChops.logical_or(mask, filled(lines, large))
                if width and element.get("stroke") != "none":
                    draw_lines(ImageDraw.Draw(mask), lines, width)
    return mask.convert("L").resize((side, side), Image.Resampling.BOX).rotate(-90 * turns)


def lines_of(element: ET.Element, to_pixels: Transform) -> list[list[Point]]:
    pen = Lines()
    d = element.get("d")
    if d is None:
        x, y, radius = (float(element.get(name, 0)) for name in ("cx", "cy", "r"))
        d = f"M{x - radius} {y}a{radius} {radius} 0 0 1 {2 * radius} 0a{radius} {radius} 0 0 1 {-2 * radius} 0z"
    parse_path(d, TransformPen(pen, to_pixels))
    return pen.lines


def filled(lines: list[list[Point]], side: int) -> Image.Image:
    """What lies within an odd number of lines."""
    mask = Image.new("1", (side, side))
    for line in lines:
        one = Image.new("1", (side, side))
        ImageDraw.Draw(one).polygon(line, fill=1)
        mask = ImageChops.logical_xor(mask, one)
    return mask


def draw_lines(pen: ImageDraw.ImageDraw, lines: list[list[Point]], width: float) -> None:
    """Lines with round ends and corners."""
    for line in lines:
        for start, end in pairwise(line):
            pen.line([start, end], fill=1, width=round(width))
        for x, y in line:
            pen.ellipse([x - width / 2, y - width / 2, x + width / 2, y + width / 2], fill=1)
