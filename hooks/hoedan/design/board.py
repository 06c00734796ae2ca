"""The *bord* of a story: the marks of its ingredients and setbacks as tiles, on the tints of their families.

Which marks there are follows from the story's ingredients and setbacks, where they lie from its slug. So a story keeps
its bord whatever is rewritten in it, and no two have the same. Between the marks lie tiles with a plain figure.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import count, cycle
from typing import NamedTuple, Protocol, TypeVar

from markupsafe import Markup as Safe
from markupsafe import escape

from ..library.story import Story
from ..model import urls
from ..model.words import NO_WORD, Word
from .marks import ADDRESS, GRID, Marked, Thread
from .tokens import on_paper

Item = TypeVar("Item")
SETBACK = "setback"
"""Stands where an ingredient has the colour of its family."""
FIGURES = (
    "M0 0h48A48 48 0 0 1 0 48z",  # a quarter of a disc
    "M0 0a24 24 0 0 0 48 0z",  # half a disc
    "M0 0A48 48 0 0 1 48 48A48 48 0 0 1 0 0z",  # a leaf
    "M0 0h48L0 48z",  # half a square
    "M24 9a15 15 0 0 1 0 30a15 15 0 0 1 0-30z",  # a dot, as on the map
    "M0 0h24v24h24v24H24V24H0z",  # two fields of four
)
"""What lies between the marks, each on a tile of `GRID` by `GRID`."""
MOST_BOARDS = 2048
"""What is remembered, some 4 kB each."""
ROOM = 0.1
"""Of the side of a tile: left free around its mark, which has a margin of its own."""


class InFamily(Marked, Protocol):
    """An ingredient, or its name."""

    @property
    def family(self) -> Word: ...


class Names(Protocol):
    """Ingredients and setbacks by slug: a library, or the names in it."""

    @property
    def ingredient(self) -> Mapping[str, InFamily]: ...
    @property
    def setback(self) -> Mapping[str, Marked]: ...


class Sign(NamedTuple):
    """All that a tile shows of an ingredient or setback. Two words are equal also when their colours differ."""

    slug: str
    icon: str
    aliases: tuple[str, ...]
    family: Word = NO_WORD
    colour: str = ""


@dataclass(frozen=True)
class Shape:
    """Of what form a bord is: bands of two tiles high, each with some large tiles of two by two."""

    columns: int
    bands: int
    most_large: int

    @property
    def width(self) -> int:
        return self.columns * GRID

    @property
    def height(self) -> int:
        return 2 * self.bands * GRID

    def room(self, large: int) -> int:
        """How many small tiles lie beside so many large ones."""
        return 2 * self.columns * self.bands - 4 * large


LYING = Shape(columns=6, bands=1, most_large=2)
STANDING = Shape(columns=4, bands=3, most_large=3)
HEADBAND = Shape(columns=24, bands=1, most_large=6)


@dataclass(frozen=True)
class Piece:
    """What lies on a tile: a mark, or a figure by its number and its quarter turns."""

    colour: str
    thread: Thread | None = None
    marked: Marked | None = None
    figure: int = 0
    turns: int = 0

    @property
    def colours(self) -> tuple[str, str]:
        """The names of the colours of a drawing and of the ground behind it."""
        return ("ink", "warm") if self.colour == SETBACK else (self.colour, f"{self.colour}-tint")

    @property
    def shapes(self) -> str:
        """The drawing on a grid of its own, in the colour of what it stands in."""
        if self.thread and self.marked:
            return self.thread.shapes(self.marked)
        return f'<path fill="currentColor" d="{FIGURES[self.figure]}"/>'


@dataclass(frozen=True)
class Tile:
    """A piece at its place, in tiles from the left and the top; of a solid one the colours are the other way round."""

    piece: Piece
    x: int
    y: int
    size: int = 1
    is_solid: bool = False


class Dice:
    """Throws that follow from a text: the same for ever, in every version of Python."""

    def __init__(self, seed: str) -> None:
        self.throws: Iterator[int] = (
            byte for number in count() for byte in hashlib.sha256(f"{seed} {number}".encode()).digest()
        )

    def below(self, sides: int) -> int:
        return next(self.throws) % sides

    def shuffled(self, items: Sequence[Item]) -> list[Item]:
        left = list(items)
        return [left.pop(self.below(len(left))) for _ in items]


def board_of(story: Story, names: Names, shape: Shape = LYING) -> list[Tile]:
    ingredients = [names.ingredient[slug] for slug in story.front.ingredients if slug in names.ingredient]
    setbacks = [names.setback[slug] for slug in story.setbacks if slug in names.setback]
    return lay(story.slug, ingredients, setbacks, shape)


def lay(slug: str, ingredients: Sequence[InFamily], setbacks: Sequence[Marked], shape: Shape) -> list[Tile]:
    """Lay the tiles: one ingredient or some large, the others and the setbacks small, figures in what is left."""
    dice = Dice(slug)
    pieces = dice.shuffled([Piece(each.family.colour, Thread.INGREDIENT, each) for each in ingredients])
    large = pieces[: most_large(len(pieces), len(pieces) + len(setbacks), shape)]
    small = [*pieces[len(large) :], *(Piece(SETBACK, Thread.SETBACK, each) for each in setbacks)]
    room = shape.room(len(large))
    colours = cycle(dict.fromkeys(each.colour for each in pieces) or [SETBACK])
    small = small[: room - 1]  # one figure at least, or it is a list of signs
    figures = [
        Piece(next(colours), figure=dice.below(len(FIGURES)), turns=dice.below(4)) for _ in range(len(small), room)
    ]
    queue = iter(dice.shuffled([*small, *figures]))
    solid = dice.below(len(large)) if large else -1
    tiles: list[Tile] = []
    for band in range(shape.bands):
        mine = large[band :: shape.bands]
        x = 0
        for block in dice.shuffled([*mine, *[None] * (shape.columns - 2 * len(mine))]):
            if block:
                tiles.append(Tile(block, x, 2 * band, 2, is_solid=block is large[solid]))
            else:
                tiles += [Tile(next(queue), x, 2 * band + row) for row in range(2)]
            x += 2 if block else 1
    return tiles


def most_large(ingredients: int, pieces: int, shape: Shape) -> int:
    """How many ingredients can be large so that all else fits; one at least."""
    fitting = (
        large for large in range(min(ingredients, shape.most_large), 1, -1) if pieces - large < shape.room(large)
    )
    return next(fitting, min(ingredients, 1))


def board(story: Story, names: Names) -> Safe:
    """The bord of a story on a page, in the colours of its scheme. It says nothing that the words do not say."""
    ingredients = [names.ingredient[slug] for slug in story.front.ingredients if slug in names.ingredient]
    setbacks = [names.setback[slug] for slug in story.setbacks if slug in names.setback]
    return drawn_board(
        story.slug,
        tuple(Sign(each.slug, each.icon, each.aliases, each.family, each.family.colour) for each in ingredients),
        tuple(Sign(each.slug, each.icon, each.aliases) for each in setbacks),
    )


@lru_cache(MOST_BOARDS)
def drawn_board(slug: str, ingredients: tuple[Sign, ...], setbacks: tuple[Sign, ...]) -> Safe:
    """What `board` gives; a story stands on its own page and on those of what it is akin to."""
    colours: dict[str, list[str]] = {}
    for tile in lay(slug, ingredients, setbacks, LYING):
        colours.setdefault(tile.piece.colour, []).append(on_page(tile))
    groups = "".join(f'<g class="family--{colour}">{"".join(tiles)}</g>' for colour, tiles in colours.items())
    return Safe(
        f'<svg class="bord" viewBox="0 0 {LYING.width} {LYING.height}" width="{LYING.width}" height="{LYING.height}"'
        f' aria-hidden="true">{groups}</svg>'
    )


def on_page(tile: Tile) -> str:
    x, y, side = tile.x * GRID, tile.y * GRID, tile.size * GRID
    solid = ' class="bord__solid"' if tile.is_solid else ""
    ground = f'<path class="bord__ground" d="M{x} {y}h{side}v{side}h-{side}z"/>'
    piece = tile.piece
    if piece.thread is None or piece.marked is None:
        content = f'<path class="bord__figure" transform="{place_of(tile)}" d="{FIGURES[piece.figure]}"/>'
    elif drawing := piece.thread.drawn_as(piece.marked):
        left, top, size = (f"{each:g}" for each in (x + ROOM * side, y + ROOM * side, side * (1 - 2 * ROOM)))
        content = (
            f'<use href="{urls.ROOT}{ADDRESS}#{piece.thread.name_of(drawing)}"'
            f' x="{left}" y="{top}" width="{size}" height="{size}"/>'
        )
    else:
        content = f'<g transform="{place_of(tile)}">{piece.thread.shapes(piece.marked)}</g>'
    return f"<g{solid}>{ground}{content}</g>" if solid else ground + content


def place_of(tile: Tile) -> str:
    """Where the drawing of a tile stands, as a transformation of its grid."""
    x, y, side = tile.x * GRID, tile.y * GRID, tile.size * GRID
    if tile.piece.marked is None:
        turn = f" rotate({90 * tile.piece.turns} {GRID / 2:g} {GRID / 2:g})" if tile.piece.turns else ""
        return f"translate({x} {y}){turn}"
    return f"translate({x + ROOM * side:g} {y + ROOM * side:g}) scale({tile.size * (1 - 2 * ROOM):g})"


def board_drawing(tiles: Sequence[Tile], shape: Shape, title: str = "") -> str:
    """A bord as a drawing by itself, for paper: with the colours in it, and nothing that it has to fetch."""
    named = f"<title>{escape(title)}</title>" if title else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {shape.width} {shape.height}">'
        f"{named}{''.join(on_sheet(tile) for tile in tiles)}</svg>"
    )


def on_sheet(tile: Tile) -> str:
    x, y, side = tile.x * GRID, tile.y * GRID, tile.size * GRID
    ink, ground = (on_paper(name) for name in tile.piece.colours[:: -1 if tile.is_solid else 1])
    return (
        f'<path d="M{x} {y}h{side}v{side}h-{side}z" fill="{ground}"/>'
        f'<g transform="{place_of(tile)}">{tile.piece.shapes.replace("currentColor", ink)}</g>'
    )
