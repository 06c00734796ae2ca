"""Type that is fitted by measure: titles that keep within their box, and lines of about the same length."""

from functools import cache, lru_cache

from PIL import ImageFont

from ..design.typefaces import face_named
from ..language.typography import set_text

MEASURE = 1000
"""Points at which a text is measured; its width at another size follows from that."""
STEP = 0.5
LEADING = 1.09
"""From line to line on our covers, in sizes of the type."""
ELLIPSIS = "…"
SLACK = 1.01
"""What the typesetter may need more than we measure."""


def fitted_size(text: str, face: str, largest: float, width: float, height: float) -> float:
    """The largest size up to `largest` at which no word and not all lines together leave a box.

    Size, width and height have one unit, whichever. Lines stand `LEADING` apart.
    """
    size = largest
    while size > STEP and not fits(text, face, size, width, height):
        size -= STEP
    return size


def fits(text: str, face: str, size: float, width: float, height: float) -> bool:
    lines = lines_of(text.replace("? ", "?\n"), face, size, width)
    return lines is not None and lines * size * LEADING <= height


def lines_of(text: str, face: str, size: float, width: float) -> int | None:
    """How many lines a text takes; None when a word of it is wider than a line."""
    lines, room = 0, 0.0
    for paragraph in text.split("\n"):
        room = 0.0
        for word in paragraph.split():
            length = length_of(f"{word} ", face) * size
            if length_of(word, face) * size > width:
                return None
            if length > room:
                lines, room = lines + 1, width
            room -= length
    return lines


def balanced_width(text: str, face: str, size: float, width: float) -> float:
    """The width at which a title takes no more lines than in all of `width`, and its lines are of about one length."""
    lines = lines_of(text, face, size, width)
    if lines is None or lines < 2:
        return width
    least, most = width / lines, width
    while most - least > STEP:
        middle = (least + most) / 2
        found = lines_of(text, face, size, middle)
        least, most = (least, middle) if found == lines else (middle, most)
    return min(width, most * SLACK)


def shortened(text: str, face: str, size: float, width: float) -> str:
    """As many whole words of a text as fit on a line, with an ellipsis for the others."""
    words = set_text(text).split()
    for count in range(len(words), 0, -1):
        line = " ".join(words[:count]) if count == len(words) else " ".join(words[:count]).rstrip(",.:;") + ELLIPSIS
        if length_of(line, face) * size <= width:
            return line
    line = words[0] if words else ""
    while line and length_of(line + ELLIPSIS, face) * size > width:
        line = line[:-1]
    return line + ELLIPSIS if line else ""


@lru_cache(maxsize=100_000)
def length_of(text: str, face: str) -> float:
    """The width of a text in type of one unit."""
    return measured(face).getlength(text) / MEASURE


@cache
def measured(face: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(face_named(face).path), MEASURE)
