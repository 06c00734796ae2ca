"""Three walks, counted: what a reader comes for is a few clicks away by mouse, by touch and by keyboard.

Typing is no click; every press of a link, a button or Enter is one.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from browser import as_new

SITE = AbstractContextManager[str]
COUNT_PRINTS = "window.prints = 0; window.print = () => { window.prints += 1 }"
PHONE: ViewportSize = {"width": 390, "height": 844}
HANDS = ("mouse", "touch", "keyboard")


class Hand:
    """Presses what it is given, and counts."""

    def __init__(self, page: Page, kind: str) -> None:
        self.page = page
        self.kind = kind
        self.presses = 0

    def press(self, place: Locator) -> None:
        self.presses += 1
        match self.kind:
            case "mouse":
                place.click()
            case "touch":
                place.tap()
            case _:
                place.press("Enter")


@pytest.fixture(scope="module")
def home(many_site: Path, serve: Callable[[Path], SITE]) -> Iterator[str]:
    with serve(many_site) as address:
        yield address


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(has_touch=True)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.add_init_script(COUNT_PRINTS)
    yield context.new_page()
    context.close()


@pytest.fixture(params=HANDS)
def hand(window: Page, home: str, request: pytest.FixtureRequest) -> Hand:
    page = as_new(window, home)
    if request.param == "touch":
        page.set_viewport_size(PHONE)
    page.goto(home)
    return Hand(window, request.param)


def themes_of(row: Locator) -> set[str]:
    return set(row.locator(".tag:not(.tag--setback)").all_inner_texts())


def test_two_stories_on_one_theme_from_places_like_ones_own_with_their_ingredients_on_paper(hand: Hand) -> None:
    page = hand.page
    field = page.get_by_label("Waar werk je?")
    field.press_sequentially("apeldoorn")
    option = page.get_by_role("option").first
    expect(option).to_be_visible()
    hand.press(field if hand.kind == "keyboard" else option)
    page.wait_for_url("**/gemeenten/apeldoorn/")
    rows = page.locator(".row--local")
    themes = Counter(theme for row in rows.all() for theme in themes_of(row))
    theme, count = themes.most_common(1)[0]
    assert count >= 2
    for row in rows.filter(has_text=theme).all()[:2]:
        hand.press(row.get_by_role("button", name="Zet in mijn bundel"))
    hand.press(page.get_by_role("link", name="Je bundel heeft 2 verhalen"))
    hand.press(page.get_by_role("button", name="Print als boekje").locator("visible=true").first)
    expect(page.locator(".my-book__story")).to_have_count(2)
    expect(page.locator(".my-book__register .my-book__meaning").first).not_to_be_empty()
    assert page.evaluate("prints") == 1
    assert hand.presses == 5


def test_what_went_wrong_elsewhere_by_browsing(hand: Hand) -> None:
    page = hand.page
    setback = page.locator(".stumbles__list a").first
    name = setback.locator(".stumbles__name").inner_text()
    hand.press(setback)
    expect(page.locator("h1")).to_have_text(name)
    expect(page.locator(".practice__head").first).to_be_visible()
    assert hand.presses <= 3


def test_a_bundle_of_four_stories_that_a_colleague_reads_at_once(hand: Hand, home: str) -> None:
    page = hand.page
    if hand.kind == "touch":
        hand.press(page.get_by_role("button", name="Menu"))
    hand.press(page.locator(".masthead__nav").get_by_role("link", name="Verhalen"))
    page.wait_for_url("**/verhalen/")
    titles = []
    for row in page.locator("[data-browse] .row").all()[:4]:
        titles.append(row.locator(".row__title").inner_text())
        hand.press(row.get_by_role("button", name="Zet in mijn bundel"))
    hand.press(page.get_by_role("link", name="Je bundel heeft 4 verhalen"))
    hand.press(page.get_by_role("button", name="Kopieer de link"))
    expect(page.locator("[data-status]")).not_to_be_empty()
    shared = page.evaluate("navigator.clipboard.readText()")
    as_new(page, home).goto(shared)
    expect(page.locator("h1")).to_have_text("Gedeelde bundel")
    expect(page.locator(".my-book__story h2")).to_have_text(titles)
    expect(page.get_by_label("Titel")).to_be_hidden()
    assert hand.presses <= 8
