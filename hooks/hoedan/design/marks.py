"""The marks: a drawing of our own for each ingredient and setback; one without has the icon of the theme it names.

All are drawn by one hand: on a grid of 48 units with a margin of 4, in lines of 3 units with round ends, and one thing
is solid: who or what it is about. Of a setback something is broken, full, or not where it belongs.
"""

from collections.abc import Mapping, Sequence
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Protocol

from markupsafe import Markup as Safe

from ..library.library import Library
from ..model import urls
from .icons import OWN, icon, theme_icons

FOLDER = Path(__file__).with_name("data") / "marks"
ADDRESS = "assets/tekens.svg"
"""All drawings, and the icons of our templates, in one file, of which a page takes what it shows."""
GRID = 48
HAND = 'fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"'


class Marked(Protocol):
    """What has a mark: an ingredient, a setback, or the name of one."""

    @property
    def slug(self) -> str: ...
    @property
    def icon(self) -> str: ...
    @property
    def aliases(self) -> tuple[str, ...]: ...


class Thread(Enum):
    """The two threads through the stories; the value is the folder with its drawings."""

    INGREDIENT = "ingredients"
    SETBACK = "setbacks"

    def has(self, marked: Marked) -> bool:
        """Whether there is a drawing of this ingredient or setback."""
        return self.drawn_as(marked) is not None

    def drawn_as(self, marked: Marked) -> str | None:
        """The name of its drawing, which may be a name that it had before; None without one."""
        return next((name for name in (marked.slug, *marked.aliases) if name in drawings(self)), None)

    def mark(self, marked: Marked) -> Safe:
        """The mark of an ingredient or setback on a page. Screen readers pass it by: its name stands beside it."""
        drawing = self.drawn_as(marked)
        return sign(self.name_of(drawing)) if drawing else icon(marked.icon)

    def name_of(self, drawing: str) -> str:
        """The name of a drawing in the file with all of them."""
        return f"{self.name.lower()}-{drawing}"

    def shapes(self, marked: Marked) -> str:
        """The shapes of a mark on the grid, in the colour of what they stand in: for a drawing that holds several."""
        if drawing := self.drawn_as(marked):
            return f"<g {HAND}>{drawings(self)[drawing]}</g>"
        return f'<path transform="scale({GRID / 24:g})" fill="currentColor" d="{theme_icons().path(marked.icon)}"/>'


def sign(name: str) -> Safe:
    """What has this name in the file of all drawings; screen readers pass it by."""
    use = f'<use href="{urls.ROOT}{ADDRESS}#{name}"/>'
    return Safe(f'<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">{use}</svg>')


@cache
def drawings(thread: Thread) -> dict[str, str]:
    """The shapes of each drawing, by the slug of what it stands for."""
    return {file.stem: shapes_in(file.read_text("utf-8")) for file in sorted((FOLDER / thread.value).glob("*.svg"))}


def shapes_in(svg: str) -> str:
    """What stands in a drawing, without the spaces between its shapes."""
    inside = svg[svg.index(">") + 1 : svg.rindex("</svg>")]
    return "".join(map(str.strip, inside.split("\n")))


def mark_sheet(library: Library) -> str:
    """Each drawing that a library has a use for, and every icon of our templates, as a symbol with its name."""
    marked: Mapping[Thread, Sequence[Marked]] = {
        Thread.INGREDIENT: library.ingredients,
        Thread.SETBACK: library.setbacks,
    }
    drawn = {thread: {thread.drawn_as(each) for each in entries} for thread, entries in marked.items()}
    symbols = [
        symbol(thread.name_of(slug), GRID, f"<g {HAND}>{shapes}</g>")
        for thread in Thread
        for slug, shapes in drawings(thread).items()
        if slug in drawn[thread]
    ]
    symbols += [symbol(name, 24, f'<path d="{theme_icons().path(of_theme)}"/>') for name, of_theme in OWN.items()]
    return f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(symbols)}</svg>\n'


def symbol(name: str, grid: int, shapes: str) -> str:
    return f'<symbol id="{name}" viewBox="0 0 {grid} {grid}">{shapes}</symbol>'
