"""One walk over every kind of page: each is opened once, and asked what several tests want to know of it."""

from collections.abc import Mapping
from typing import TypedDict

from playwright.sync_api import Browser, Page, expect
from stops import go, ways_by_day
from what_fits import ENDS, HEIGHT, Fits, look_at_changes, look_at_words

from accessible import OPTIONS, SCROLLING, SIZES, Seen, violations
from browser import set_size
from hoedan.model.wcag import proofs

NARROW, BROAD = proofs()["axe"].widths

LEAVE = "() => { document.activeElement.blur(); scrollTo(0, 0); }"
"""Under a head that sticks, what is half out of sight is too small to tap."""


class EveryPage(TypedDict):
    """What was seen of one page."""

    axe: dict[str, list[str]]
    """Width -> what axe finds, and whether the page is too wide."""
    stops: dict[str, list[str]]
    """Size of the window -> what is wrong on the way of the keyboard."""
    fits: Fits
    elsewhere: list[str]
    """What was asked for that is not of our own site."""


def look_at_all(browser: Browser, home: str, addresses: Mapping[str, str]) -> dict[str, EveryPage]:
    """Type of page -> what was seen of it, by axe, by keyboard and with other words and letters.

    In an order with few changes of the width: each sets the whole page anew, and that is most of the time.
    All rules of axe in a broad, light window; in a narrow, dark one those that differ. What only a narrow
    window has are the things that open, which `test_access.py` opens there.
    """
    context = browser.new_context()
    page = context.new_page()
    session = context.new_cdp_session(page)
    known = {NARROW: Seen(), BROAD: Seen()}
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    seen: dict[str, EveryPage] = {}
    ways = ways_by_day(addresses)
    for name, address in addresses.items():
        asked.clear()
        page.emulate_media(color_scheme="light")
        set_size(page, (BROAD, HEIGHT))
        page.goto(home + address)
        wait_for_form(page)
        axe = {str(BROAD): [*violations(page, OPTIONS, seen=known[BROAD]), *too_wide(page)]}
        stops = {str(way.size): go(page, way) for way in ways[name]}
        page.evaluate(LEAVE)
        words = look_at_words(page, ENDS)
        page.emulate_media(color_scheme="dark")
        set_size(page, (NARROW, HEIGHT))
        axe[str(NARROW)] = [
            *violations(page, SIZES, seen=known[NARROW]),
            *violations(page, SCROLLING),
            *too_wide(page),
        ]
        fits = words | look_at_changes(page, session, ENDS)
        elsewhere = [each for each in asked if not each.startswith(home)]
        seen[name] = {"axe": axe, "stops": stops, "fits": fits, "elsewhere": elsewhere}
    context.close()
    return seen


def wait_for_form(page: Page) -> None:
    """If a page has the form, until that takes the place of the words for who has no scripts."""
    for form in page.locator("[data-story-form]").all():
        expect(form).to_be_visible()


def too_wide(page: Page) -> list[str]:
    needed, width = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    return [f"{needed} wide, in {width}"] if needed > width else []
