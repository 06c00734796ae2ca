"""The bord of a story: made of its slug, ingredients and setbacks and of nothing else, and no two are the same."""

import dataclasses
from collections import Counter
from itertools import product
from pathlib import Path
from types import SimpleNamespace

from hoedan.design.board import HEADBAND, LYING, STANDING, Shape, Tile, board, board_drawing, board_of, lay
from hoedan.design.icons import theme_icons
from hoedan.library.story import Story
from hoedan.model.words import Word
from hoedan.site.made_of import Name
from made.library import make_library, read_library
from made.many import own_library
from made.vocabulary import FAMILY_WORDS

INGREDIENTS = [
    Name(f"een-{family}-{number}", "Een", family, "heart") for number in (1, 2) for family in FAMILY_WORDS[:3]
]
SETBACKS = [Name(f"het-{number}", "Het", icon="alert") for number in range(11)]
SHAPES = (LYING, STANDING, HEADBAND)


def said(tiles: list[Tile]) -> list[str]:
    """Where each tile lies and what is on it, in a line."""
    return [
        f"{tile.x},{tile.y} {tile.piece.marked.slug if tile.piece.marked else (tile.piece.figure, tile.piece.turns)}"
        f"{' large' if tile.size == 2 else ''}{' solid' if tile.is_solid else ''}"
        for tile in tiles
    ]


def test_a_bord_stays_as_it_was_published() -> None:
    """Who changes how tiles are laid, changes every picture that readers know a story by."""
    assert said(lay("een-verhaal", INGREDIENTS[:4], SETBACKS[:2], LYING)) == [
        "0,0 een-verbinding-1",
        "0,1 (4, 2)",
        "1,0 een-nabijheid-1",
        "1,1 het-1",
        "2,0 een-richting-2",
        "2,1 het-0",
        "3,0 een-richting-1 large solid",
        "5,0 (0, 1)",
        "5,1 (1, 1)",
    ]


def test_only_slug_ingredients_and_setbacks_change_it(tmp_path: Path) -> None:
    library = read_library(make_library(tmp_path, een="", twee="title: Een andere titel\nperiod: {start: 1999}\n"))
    one, other = library.stories
    assert board(one, library) != board(other, library)
    assert board(renamed(other, one.slug), library) == board(one, library)


def test_a_family_that_gets_another_colour_has_it_in_a_bord_that_was_drawn_before(tmp_path: Path) -> None:
    library = read_library(make_library(tmp_path, een=""))
    (story,) = library.stories
    before, slug = board(story, library), story.front.ingredients[0]
    family = library.ingredient[slug].family
    other = Name(slug, "Een", Word(family, family.label, colour="een-andere"), "heart")
    names = SimpleNamespace(ingredient={slug: other}, setback={})
    assert "family--een-andere" in board(story, names)
    assert board(story, library) == before


def renamed(story: Story, slug: str) -> Story:
    return dataclasses.replace(story, slug=slug)


def test_each_ingredient_and_setback_makes_a_difference() -> None:
    boards = [
        tuple(lay("een-verhaal", INGREDIENTS[:ingredients], SETBACKS[:setbacks], shape))
        for shape, ingredients, setbacks in product(SHAPES, range(2, 6), range(4))
    ]
    assert len(set(boards)) == len(boards)


def test_no_two_stories_have_the_same() -> None:
    library = own_library()
    for shape in SHAPES:
        ours = [tuple(board_of(story, library, shape)) for story in library.stories]
        alike = [tuple(lay(f"verhaal-{number}", INGREDIENTS[:2], (), shape)) for number in range(200)]
        assert len({*ours, *alike}) == len(ours) + len(alike)


def test_tiles_lie_beside_each_other_and_leave_nothing_open() -> None:
    for shape, ingredients, setbacks in product(SHAPES, range(7), range(12)):
        tiles = lay("een-verhaal", INGREDIENTS[:ingredients], SETBACKS[:setbacks], shape)
        assert Counter(covered(tiles)) == Counter(product(range(shape.columns), range(rows_of(shape))))
        assert any(tile.piece.marked is None for tile in tiles)


def covered(tiles: list[Tile]) -> list[tuple[int, int]]:
    return [(tile.x + x, tile.y + y) for tile in tiles for x in range(tile.size) for y in range(tile.size)]


def rows_of(shape: Shape) -> int:
    return 2 * shape.bands


def test_what_has_no_drawing_lies_there_as_its_icon() -> None:
    assert theme_icons().path("heart") in board_drawing(lay("een-verhaal", INGREDIENTS[:2], (), LYING), LYING)
