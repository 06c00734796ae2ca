"""The cover of the e-book as one picture, for the shelf of a reading app."""

from functools import partial
from importlib.metadata import version
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from ..design.dot_map import WIDTH, dots_of
from ..design.tokens import on_paper
from ..design.typefaces import face_named
from ..incremental.digest import environment_of
from ..incremental.file_cache import CACHE, cached_content
from ..language.dutch import dutch_date
from ..language.typography import set_text
from ..library.library import Library
from ..places.gazetteer import Municipality
from .fitting import fitted_size
from .pictures import ACCENT, GROUND, INK, LARGER
from .plan import Plan

FOLDER = CACHE / "covers"
"""Below the root of a library."""
COVER_FACES = ("serif-semibold", "serif-light", "sans-semibold")
SIZE = (1400, 1983)
"""Pixels, in the shape of A5; shops ask for 1400 on the short side."""
PAPER = on_paper("paper")
MARGIN = 140
MAP_WIDTH, MAP_TOP = 1050, 723
TITLE_SIZE = 233.0
TITLE_BOX = (SIZE[0] - 2.0 * MARGIN) * 2, 910.0
"""What the title may be wide and high, in dots of the drawing before it is shrunk; below it come subtitle and map."""


def cover_of(plan: Plan, library: Library, municipalities: set[Municipality]) -> bytes:
    """The picture, drawn once for what it shows."""
    dots = dots_of(library.gazetteer.municipalities)
    drawing = [(each.x, each.y, each.radius, each.municipality in municipalities) for each in dots]
    fonts = [face_named(face).path.read_bytes() for face in COVER_FACES]
    said = plan.title, plan.subtitle, plan.edition, plan.updated
    name = environment_of([], said, drawing, fonts, version("pillow"))
    file = library.root / FOLDER / f"{name}.png"
    return cached_content(file, partial(draw_cover, plan, library, municipalities))


def draw_cover(plan: Plan, library: Library, municipalities: set[Municipality]) -> bytes:
    """Draw it twice as large and shrink it, which smooths the dots."""
    image = Image.new("RGB", (SIZE[0] * 2, SIZE[1] * 2), PAPER)
    draw = ImageDraw.Draw(image)
    scale = MAP_WIDTH * 2 / WIDTH
    dots = dots_of(library.gazetteer.municipalities)
    for dot in sorted(dots, key=lambda dot: dot.municipality in municipalities):  # those of the book on top
        is_told = dot.municipality in municipalities
        radius = dot.radius * scale * (LARGER if is_told else 1)
        x, y = (SIZE[0] - MAP_WIDTH - 70) * 2 + dot.x * scale, MAP_TOP * 2 + dot.y * scale
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), ACCENT if is_told else GROUND)
    y, title = MARGIN * 2, set_text(plan.title)
    size = round(fitted_size(title, "serif-semibold", TITLE_SIZE, *TITLE_BOX))
    for line in wrap(title.replace("? ", "?\n"), cover_font("serif-semibold", size)):
        draw_title(draw, line, (MARGIN * 2, y), size)
        y += round(size * 1.15)
    for line in wrap(set_text(plan.subtitle), cover_font("serif-light", 103)):
        draw.text((MARGIN * 2, y + 47), line, INK, cover_font("serif-light", 103))
        y += 131
    edition = f"{plan.edition}, bijgewerkt op {dutch_date(plan.updated)}" if plan.updated else plan.edition
    draw.text((MARGIN * 2, (SIZE[1] - MARGIN) * 2), edition, INK, cover_font("sans-semibold", 61))
    target = BytesIO()
    image.resize(SIZE, Image.Resampling.LANCZOS).quantize(48, Image.Quantize.FASTOCTREE).save(
        target, "PNG", optimize=True
    )
    return target.getvalue()


def draw_title(draw: ImageDraw.ImageDraw, line: str, place: tuple[int, int], size: int) -> None:
    """A line of the title, its question mark in red."""
    face = cover_font("serif-semibold", size)
    words, mark, rest = line.partition("?")
    draw.text(place, words, INK, face)
    draw.text((place[0] + face.getlength(words), place[1]), mark, ACCENT, face)
    draw.text((place[0] + face.getlength(words + mark), place[1]), rest, INK, face)


def wrap(text: str, face: ImageFont.FreeTypeFont) -> list[str]:
    lines = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}".strip()
            if face.getlength(longer) > (SIZE[0] - 2 * MARGIN) * 2 and line:
                lines.append(line)
                line = word
            else:
                line = longer
        lines += [line] if line else []
    return lines


def cover_font(face: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(face_named(face).path), size)
