"""The marks: a drawing for each ingredient and setback, by one hand; what has none shows the icon of the theme."""

import re
from pathlib import Path

import pytest

from conftest import PROJECT
from hoedan.design.icons import icon, theme_icons
from hoedan.design.marks import ADDRESS, FOLDER, HAND, Thread, drawings
from hoedan.site.made_of import Name
from made.sample import SAMPLE

TEXTS = {Thread.INGREDIENT: PROJECT / "ingredients", Thread.SETBACK: PROJECT / "docs" / "struikelblokken"}
FILES = sorted(FOLDER.rglob("*.svg"))


@pytest.mark.parametrize("thread", Thread)
def test_everything_with_a_page_has_a_drawing_and_no_drawing_is_left(thread: Thread) -> None:
    assert set(drawings(thread)) == {file.stem for file in TEXTS[thread].glob("*.md")}


def test_all_are_drawn_by_one_hand() -> None:
    """The line, its ends and the grid are those of the head; nothing in a drawing has another, or a colour."""
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" {HAND}>'
    for file in FILES:
        first, *shapes = file.read_text("utf-8").splitlines()
        assert first == head, file
        own = {name for shape in shapes for name in re.findall(r" ([a-z-]+)=", shape)}
        assert own <= {"d", "cx", "cy", "r", "fill", "stroke"}, file
        assert set(re.findall(r' (?:fill|stroke)="([^"]+)"', "".join(shapes))) <= {"currentColor", "none"}, file
        assert 'fill="currentColor"' in "".join(shapes), f"{file}: nothing is solid"


def test_no_two_are_the_same() -> None:
    shapes = [shape for thread in Thread for shape in drawings(thread).values()]
    assert len(set(shapes)) == len(shapes) == len(FILES)


def test_what_has_no_drawing_shows_its_icon() -> None:
    without = Name("zonder-tekening", "Zonder tekening", icon="heart")
    for thread in Thread:
        assert thread.mark(without) == icon("heart")
        assert theme_icons().path("heart") in thread.shapes(without)


def test_every_mark_on_a_page_is_in_the_file_of_the_site_and_none_of_another_library(sample_site: Path) -> None:
    names = set(re.findall(r'<symbol id="([^"]+)"', (sample_site / ADDRESS).read_text("utf-8")))
    drawn = {name.partition("-")[2] for name in names if name.startswith(("ingredient-", "setback-"))}
    assert drawn < {slug for thread in Thread for slug in drawings(thread)}
    assert drawn and drawn <= {file.stem for file in (SAMPLE / "ingredients").glob("*.md")}, (
        "the sample has no setbacks"
    )
    used = {
        name
        for file in sample_site.rglob("*.html")
        for name in re.findall(rf'<use href="[./]*{ADDRESS}#([^"]+)"', file.read_text("utf-8"))
    }
    assert used
    assert used <= names
