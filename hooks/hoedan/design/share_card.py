"""The picture that goes with a link: of a story its title and its bord, of all else the map, in our own type.

An image of some ramps of colour (paper to ink, paper to accent, the tint of a family to its colour) needs no colour
reduction and packs small; that keeps a card at some milliseconds. Cards are kept by content, so a second build draws
only what changed.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property, partial
from importlib.metadata import version
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from zlib_ng import zlib_ng

from ..incremental.asset import SlowFile
from ..places.gazetteer import Municipality
from .board import ROOM, STANDING, Tile, board_drawing
from .dot_map import WIDTH as MAP_WIDTH
from .dot_map import Dot, dots_of
from .marks import GRID
from .png import PALETTE, png_of
from .raster import drawn
from .tokens import SOURCE, TINT, family_colours, red_green_blue
from .typefaces import face_named

SIZE = (1200, 630)
UNFILTERED = b"\0"
"""Stands before each row: its values are as they are."""
RAMPS = (("paper", "ink"), ("paper", "accent"), ("warm", "ink"), *((name + TINT, name) for name in family_colours()))
STEPS = 256 // len(RAMPS)
"""Of a ramp, from its ground to its colour."""
FULL = STEPS - 1
ON_ACCENT = [min(STEPS + value, 255) for value in range(256)]
"""Of how far it is on a ramp, the value on the second of them."""
WHERE_ACCENT = [255 if value else 0 for value in range(256)]
SOFT = round(FULL * 0.79)
"""How far the place of a story is on the ramp from paper to ink."""
LAND = round(FULL * 0.19)
"""How far a plain dot is."""
MARGIN = 72
TEXT_WIDTH = 640
MAP_LEFT, MAP_TOP, MAP_SCALE = 700, 24, 1.03
TILE = SIZE[1] * GRID // STANDING.height
"""The side of a small tile of the bord, which is as high as the card."""
SHARP = 4
"""Dots are drawn this many times larger and then reduced, for smooth edges."""
TITLE_SIZES = (72, 64, 56)
TITLE_HEIGHT = 290
"""What fits between the name of the site and the place."""


@dataclass(frozen=True)
class Card:
    """What a card says."""

    site_name: str
    title: str
    place: str
    municipalities: tuple[Municipality, ...]
    tiles: tuple[Tile, ...] = ()
    """The bord of a story; a card without has the map with its municipalities."""
    country: tuple[Municipality, ...] = ()
    """What that map shows beside them."""

    @cached_property
    def fingerprint(self) -> str:
        """A name that tells it from all cards that are drawn otherwise."""
        codes = ",".join(each.code for each in self.municipalities)
        ground = ",".join(f"{each.code} {each.lon} {each.lat} {each.size_class}" for each in self.country)
        said = (self.site_name, self.title, self.place, codes, ground)
        parts = (*said, board_drawing(self.tiles, STANDING), drawing_version())
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:20]


def card_file(card: Card, folder: Path) -> SlowFile:
    """The PNG of a card, from `folder` when it was drawn before."""
    return SlowFile(lambda: folder / f"{card.fingerprint}.png", partial(write_card, card))


def write_card(card: Card) -> bytes:
    return write_png(draw(card))


def write_png(image: Image.Image) -> bytes:
    """The file of a picture with a palette. Pillow packs its rows with zlib, which takes twice as long.

    A card is mostly plain, so it is enough to look for runs of one value (`Z_RLE`), and comes out smaller.
    """
    width, values = image.width, image.tobytes()
    rows = b"".join([UNFILTERED + values[at : at + width] for at in range(0, len(values), width)])
    packer = zlib_ng.compressobj(1, zlib_ng.DEFLATED, zlib_ng.MAX_WBITS, zlib_ng.DEF_MEM_LEVEL, zlib_ng.Z_RLE)
    return png_of(image.size, PALETTE, packer.compress(rows) + packer.flush(), bytes(palette()))


@cache
def drawing_version() -> str:
    """Changes with this module, the map, how we draw and the library for it, so that older cards are not used."""
    here = Path(__file__)
    others = (here.with_name(name).read_bytes() for name in ("dot_map.py", "png.py", "raster.py"))
    code = b"".join((here.read_bytes(), *others, SOURCE.read_bytes()))
    return hashlib.sha256(code + version("pillow").encode()).hexdigest()


def draw(card: Card) -> Image.Image:
    """Draw a card; the same card always gives the same pixels."""
    values = ground_of(card.site_name).copy()
    pen = ImageDraw.Draw(values)
    size, lines = fit_title(card.title)
    top = MARGIN + 92
    for line in lines:
        pen.text((MARGIN, top), line, fill=FULL, font=card_font("serif-semibold", size))
        top += round(size * 1.13)
    write_place(card, pen)
    if not card.tiles:
        draw_dots(values, dots_of(card.country), larger=0, value=LAND)
        one_place = len(card.municipalities) == 1
        accent = Image.new("L", SIZE, 0)
        draw_dots(accent, dots_of(card.municipalities), larger=9 if one_place else 3)
        lay_accent(values, accent)
    for tile in card.tiles:
        place = (SIZE[0] - STANDING.columns * TILE + tile.x * TILE, tile.y * TILE)
        values.paste(tile_image(tile), place)
    values.putpalette(palette())
    return values


@cache
def ground_of(site_name: str) -> Image.Image:
    """What all cards of a site have: its name."""
    ink, accent = Image.new("L", SIZE, 0), Image.new("L", SIZE, 0)
    write_name(site_name, ImageDraw.Draw(ink), ImageDraw.Draw(accent))
    lay_accent(ink, accent)
    return ink


def write_place(card: Card, pen: ImageDraw.ImageDraw) -> None:
    """Write the place at the foot; beside a bord in as many lines as it takes."""
    face = card_font("sans-regular", 30)
    words = [(word, length_of(word, face)) for word in card.place.split(" ")]
    lines = fill_lines(words, TEXT_WIDTH) if card.tiles else [card.place]
    for above, line in enumerate(reversed(lines)):
        pen.text((MARGIN, SIZE[1] - MARGIN - 30 - above * 38), line, fill=SOFT, font=face)


def write_name(name: str, ink: ImageDraw.ImageDraw, accent: ImageDraw.ImageDraw) -> None:
    """Write the name of the site; a question mark at its end is red."""
    face = card_font("serif-semibold", 40)
    words = name.removesuffix("?")
    ink.text((MARGIN, MARGIN - 20), words, fill=FULL, font=face)
    accent.text((MARGIN + face.getlength(words), MARGIN - 20), name[len(words) :], fill=FULL, font=face)


def fit_title(title: str) -> tuple[int, list[str]]:
    """The largest size at which a title fits, and its lines."""
    for size in TITLE_SIZES:
        lines = break_lines(title, card_font("serif-semibold", size))
        if len(lines) * size <= TITLE_HEIGHT:
            return size, lines
    return size, lines


def break_lines(text: str, face: ImageFont.FreeTypeFont) -> list[str]:
    """Break a text at its one comma if both halves fit, else in few lines that are as even as they can be."""
    halves = [f"{half}," for half in text.split(", ")]
    halves[-1] = halves[-1].removesuffix(",")
    if len(halves) == 2 and all(TEXT_WIDTH * 0.4 < face.getlength(half) <= TEXT_WIDTH for half in halves):
        return halves
    words = [(word, length_of(word, face)) for word in text.split()]
    fewest = len(fill_lines(words, TEXT_WIDTH))
    widths = (width for width in range(TEXT_WIDTH // 4, TEXT_WIDTH, 20))
    narrowest = next((width for width in widths if len(fill_lines(words, width)) <= fewest), TEXT_WIDTH)
    return fill_lines(words, narrowest)


@cache
def length_of(word: str, face: ImageFont.FreeTypeFont) -> float:
    """The width of a word with the space behind it; most words return on many cards."""
    return float(face.getlength(f"{word} "))


def fill_lines(words: list[tuple[str, float]], width: float) -> list[str]:
    lines: list[list[str]] = []
    room = 0.0
    for word, length in words:
        if not lines or length > room:
            lines.append([])
            room = width
        lines[-1].append(word)
        room -= length
    return [" ".join(line) for line in lines]


@cache
def card_font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(face_named(name).path), size, layout_engine=ImageFont.Layout.BASIC)


def draw_dots(image: Image.Image, dots: Iterable[Dot], *, larger: float, value: int = FULL) -> None:
    scale = MAP_SCALE * (SIZE[0] - MAP_LEFT - 30) / MAP_WIDTH
    for dot in dots:
        x, y, radius = MAP_LEFT + dot.x * scale, MAP_TOP + dot.y * scale, (dot.radius + larger) * scale
        left, top, side = int(x - radius) - 1, int(y - radius) - 1, int(2 * radius) + 4
        patch = Image.new("L", (side * SHARP, side * SHARP), 0)
        box = [SHARP * (x - radius - left), SHARP * (y - radius - top)]
        box += [SHARP * (x + radius - left), SHARP * (y + radius - top)]
        ImageDraw.Draw(patch).ellipse(box, fill=255)
        mask = patch.resize((side, side), Image.Resampling.BOX)
        image.paste(value, (left, top), mask)


def lay_accent(values: Image.Image, accent: Image.Image) -> None:
    """Lay what has the accent over the rest, by the values of its ramp."""
    values.paste(accent.point(ON_ACCENT), mask=accent.point(WHERE_ACCENT))


@cache
def palette() -> list[int]:
    """The colours of all ramps, one after another."""
    return [value for ground, colour in RAMPS for value in ramp(red_green_blue(ground), red_green_blue(colour))]


def tile_image(tile: Tile) -> Image.Image:
    """A tile in the values of its ramp; of a solid one the ramp runs the other way."""
    piece = tile.piece
    colour, ground = piece.colours
    first = STEPS * RAMPS.index((ground, colour))
    drawing = (piece.shapes, tile.size * TILE, ROOM if piece.marked else 0, piece.turns)
    return on_ramp(drawing, range(first + FULL, first - 1, -1) if tile.is_solid else range(first, first + STEPS))


@cache
def on_ramp(drawing: tuple[str, int, float, int], ramp: range) -> Image.Image:
    """A drawing in the values of a ramp; there are few of them, and each lies on many cards."""
    return drawn(*drawing).point([ramp[value * FULL // 255] for value in range(256)])


def ramp(ground: tuple[int, int, int], colour: tuple[int, int, int]) -> list[int]:
    steps = (step / FULL for step in range(STEPS))
    return [round(g + (c - g) * step) for step in steps for g, c in zip(ground, colour, strict=True)]
