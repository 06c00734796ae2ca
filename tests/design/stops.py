"""The walk by keyboard over a page, there and back: at which size, and how far."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from playwright.sync_api import Page

from browser import set_size
from hoedan.model.wcag import proofs
from keyboard import walk

SIZES: Sequence[tuple[int, int]] = proofs()["keyboard"].sizes
ENOUGH, ALL = 25, 10_000
"""Stops from the begin of a page and from its end, in every run; at night all of them."""
OF_MAIN = 12
"""Of these the stops that are not of the head and the foot, which every page has."""
MAGNIFIED = {"matrix", "setbacks", "stories", "story", "editorial"}
"""Pages with what sticks or scrolls by itself: in every run also at 400 %."""
AT_BEGIN = """
() => {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
}
"""
"""Where a key goes on from after a page was opened."""


@dataclass(frozen=True)
class Way:
    """Over a page, from its begin and back from its end."""

    size: tuple[int, int]
    """CSS pixels, of the window."""
    most: int = ALL
    """Stops each way."""
    within: str = ""
    """The part that the walk goes over: a selector; empty for all of it."""


def ways_by_day(names: Iterable[str]) -> dict[str, list[Way]]:
    """Each type of page at one size, in turn, and what sticks also at the smallest.

    With the head and the foot of the first page of each size.
    """
    ways: dict[str, list[Way]] = {}
    walked = set[tuple[int, int]]()
    for position, name in enumerate(names):
        sizes = (SIZES[position % len(SIZES)], *(SIZES[-1:] if name in MAGNIFIED else ()))
        ways[name] = [
            Way(size, OF_MAIN, "main") if size in walked else Way(size, ENOUGH) for size in dict.fromkeys(sizes)
        ]
        walked.update(sizes)
    return ways


def go(page: Page, way: Way) -> list[str]:
    """What is wrong on the way."""
    set_size(page, way.size)
    page.evaluate(AT_BEGIN)
    if way.within:
        for key in ("Tab", "Enter"):  # over the head
            page.keyboard.press(key)
    there = walk(page, within=way.within, most=way.most)
    back = walk(page, "Shift+Tab", within=way.within, most=way.most)
    return [*there, *(f"back: {each}" for each in back)]
