"""The head of every page: in reach, out of the way, and with what the browser keeps."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from accessible import Seen, violations
from browser import wait_for
from made.odd import ANNOUNCED

SITE = AbstractContextManager[str]
PHONE: Any = {"viewport": {"width": 390, "height": 844}, "has_touch": True}


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(**PHONE)
    yield context
    context.close()


@pytest.fixture
def small(phone: BrowserContext, home: str) -> Iterator[Page]:
    page = phone.new_page()
    page.goto(f"{home}over/")
    page.evaluate("localStorage.clear()")
    yield page
    page.close()


def scroll(page: Page, position: int) -> None:
    page.evaluate(f"scrollTo(0, {position})")


def in_sight(page: Page) -> bool:
    return bool(page.evaluate("document.querySelector('.masthead').getBoundingClientRect().bottom > 0"))


def wait_until(page: Page, is_in_sight: bool) -> None:
    bottom = "document.querySelector('.masthead').getBoundingClientRect().bottom"
    wait_for(page, f"{bottom} > 0 === {str(is_in_sight).lower()}")


def test_it_goes_away_on_the_way_down_and_comes_back_on_the_way_up(page: Page, home: str) -> None:
    page.goto(f"{home}gemeenten/")
    scroll(page, 1500)
    wait_until(page, is_in_sight=False)
    scroll(page, 1300)
    wait_until(page, is_in_sight=True)
    assert page.evaluate("document.querySelector('.masthead').getBoundingClientRect().top") == 0


@pytest.mark.parametrize("width", [390, 1280])
def test_it_does_not_cover_the_place_somebody_goes_up_to(page: Page, home: str, width: int) -> None:
    """It is away when they ask for the place, and comes back on the way."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{home}gemeenten/")
    scroll(page, 2500)
    wait_until(page, is_in_sight=False)
    page.evaluate("location.hash = 'letter-a'")
    wait_until(page, is_in_sight=True)
    box = "document.querySelector('{}').getBoundingClientRect()"
    assert page.evaluate(f"{box.format('#letter-a')}.top - {box.format('.masthead')}.bottom") >= 0


def test_in_a_low_window_it_scrolls_with_the_page(page: Page, home: str) -> None:
    """At 200 % zoom of a laptop it would take a quarter of what can be seen."""
    page.set_viewport_size({"width": 640, "height": 400})
    page.goto(f"{home}gemeenten/")
    scroll(page, 1500)
    scroll(page, 1300)
    wait_for(page, "scrollY === 1300")
    assert not in_sight(page)


def test_who_tabs_back_into_it_sees_it(page: Page, home: str) -> None:
    page.goto(f"{home}over/")
    scroll(page, 1500)
    wait_until(page, is_in_sight=False)
    page.evaluate("document.querySelector('.brand').focus({ preventScroll: true })")
    wait_until(page, is_in_sight=True)


@pytest.mark.parametrize("key", ["Control+k", "Meta+k"])
def test_a_chord_opens_the_search(page: Page, home: str, key: str) -> None:
    page.goto(f"{home}over/")
    page.keyboard.press(key)
    expect(page.get_by_role("dialog", name="Zoeken")).to_be_visible()


def test_a_single_key_opens_the_search_only_for_who_wants_that(page: Page, home: str) -> None:
    """WCAG 2.1.4: who dictates 'km/uur' must not land in a dialog."""
    page.goto(f"{home}over/")
    page.keyboard.type("km/uur regels")
    expect(page.locator("dialog")).to_have_count(0)
    page.keyboard.press("Control+k")
    page.get_by_label("Open zoeken ook met alleen de toets /").check()
    page.goto(f"{home}verhalen/")
    page.keyboard.press("/")
    expect(page.get_by_role("dialog", name="Zoeken")).to_be_visible()


def test_search_is_one_tap_away_on_a_phone_and_gives_the_focus_back(small: Page) -> None:
    button = small.get_by_role("button", name="Zoek", exact=True)
    button.tap()
    expect(small.get_by_role("dialog", name="Zoeken")).to_be_visible()
    expect(small.get_by_text("Open zoeken ook met alleen de toets /")).to_be_hidden()
    small.keyboard.press("Escape")
    expect(button).to_be_focused()


def test_the_focus_comes_back_when_what_opened_the_search_is_gone(small: Page) -> None:
    small.get_by_role("button", name="Menu").tap()
    small.locator("#menu a").first.focus()
    small.keyboard.press("Control+k")
    expect(small.get_by_role("dialog", name="Zoeken")).to_be_visible()
    small.evaluate("document.querySelector('#menu').hidePopover()")
    small.keyboard.press("Escape")
    expect(small.locator("[data-quick-search]")).to_be_focused()


def test_the_menu_says_that_it_closes_and_closes_behind_who_leaves_it(small: Page) -> None:
    small.get_by_role("button", name="Menu").tap()
    expect(small.get_by_role("button", name="Sluit")).to_be_visible()
    small.locator("#menu a").last.focus()
    small.keyboard.press("Tab")
    small.keyboard.press("Tab")
    expect(small.locator("#menu")).to_be_hidden()
    expect(small.get_by_role("button", name="Menu")).to_be_visible()


def test_the_menu_of_a_phone_has_what_the_footer_has(small: Page) -> None:
    small.get_by_role("button", name="Menu").tap()
    shown = small.locator("#menu a:visible").all_inner_texts()
    assert {"Mijn gemeente", "Mijn bundel", "Vertel jouw verhaal", "Achtergrond", "Matrix"} <= set(shown)


def test_it_has_the_readers_own_municipality_and_bundle(page: Page, home: str) -> None:
    page.goto(f"{home}over/")
    expect(page.get_by_role("link", name="Mijn gemeente")).to_have_attribute("href", f"{home}gemeenten/")
    page.evaluate(
        "localStorage.setItem('hoedan.gemeente', JSON.stringify({ slug: 'zwolle', name: 'Zwolle' }));"
        "localStorage.setItem('hoedan.bundle', JSON.stringify(['een', 'twee', 'drie']))"
    )
    page.reload()
    expect(page.get_by_role("link", name="Mijn gemeente: Zwolle")).to_have_attribute("href", f"{home}gemeenten/zwolle/")
    expect(page.locator(".own-bundle")).to_have_text("Mijn bundel (3)")


def test_a_municipality_that_is_chosen_on_the_home_page_stays(page: Page, home: str) -> None:
    page.goto(home)
    page.fill("#ik-werk-in", "Zwol")
    page.get_by_role("option", name="Zwolle").click()
    page.wait_for_url("**/gemeenten/zwolle/")
    page.goto(f"{home}over/")
    expect(page.locator("[data-own-name]")).to_have_text("Zwolle")


def test_colours_are_light_dark_or_those_of_the_system(page: Page, home: str) -> None:
    page.goto(home)
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    expect(page.get_by_role("radio", name="Als mijn apparaat")).to_be_checked()
    page.get_by_text("Donker").check(force=True)
    page.goto(f"{home}over/")
    assert page.evaluate(paper) != light
    expect(page.get_by_role("radio", name="Donker")).to_be_checked()
    page.get_by_text("Als mijn apparaat").check(force=True)
    assert page.evaluate(paper) == light
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(paper) != light


@pytest.fixture(scope="module")
def announced(odd_site: Path, serve: Callable[[Path], SITE]) -> Iterator[str]:
    """A site with an announcement."""
    with serve(odd_site) as address:
        yield address


def test_an_announcement_leads_on_and_stays_away_once_it_is_dismissed(browser: Browser, announced: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{announced}verhalen/")
    expect(page.get_by_role("link", name=ANNOUNCED)).to_have_attribute("href", "../bundels/")
    assert violations(page, seen=Seen()) == []
    page.get_by_role("button", name="Verberg deze aankondiging").click()
    expect(page.get_by_text(ANNOUNCED)).to_be_hidden()
    page.goto(f"{announced}bundels/")
    expect(page.get_by_text(ANNOUNCED)).to_be_hidden()
    page.evaluate("localStorage.setItem('hoedan.notice', 'een-andere')")
    page.reload()
    expect(page.get_by_text(ANNOUNCED)).to_be_visible()
    context.close()


@pytest.mark.parametrize("address", ["", "404.html"])
def test_two_buttons_that_do_another_thing_have_another_name(page: Page, home: str, address: str) -> None:
    page.goto(home + address)
    names = page.eval_on_selector_all(
        "button", "all => all.filter(each => each.checkVisibility()).map(each => each.ariaLabel ?? each.innerText)"
    )
    assert len(names) == len(set(names))
