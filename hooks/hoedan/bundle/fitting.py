"""Type that is fitted by measure: the largest size at which a title keeps within its box."""

from functools import cache

from PIL import ImageFont

from ..design.typefaces import face_named

MEASURE = 1000
"""Points at which a text is measured; its width at another size follows from that."""
STEP = 0.5
LEADING = 1.09
"""From line to line on our covers, in sizes of the type."""


def fitted_size(text: str, face: str, largest: float, width: float, height: float) -> float:
    """The largest size up to `largest` at which no word and not all lines together leave a box.

    Size, width and height have one unit, whichever. Lines stand `LEADING` apart.
    """
    size = largest
    while size > STEP and not fits(text, face, size, width, height):
        size -= STEP
    return size


def fits(text: str, face: str, size: float, width: float, height: float) -> bool:
    lines, room = 0, 0.0
    for paragraph in text.replace("? ", "?\n").split("\n"):
        room = 0.0
        for word in paragraph.split():
            length = length_of(f"{word} ", face) * size
            if length_of(word, face) * size > width:
                return False
            if length > room:
                lines, room = lines + 1, width
            room -= length
    return lines * size * LEADING <= height


def length_of(text: str, face: str) -> float:
    """The width of a text in type of one unit."""
    return measured(face).getlength(text) / MEASURE


@cache
def measured(face: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(face_named(face).path), MEASURE)
