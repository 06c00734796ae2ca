"""Stories side by side in a real browser: what an address shows, how it is made, and what it says of a bad one."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from accessible import CONTRAST, Seen, violations
from browser import COUNT_SHIFTS
from hoedan.check.check_library import check_library
from hoedan.library.library import Library
from hoedan.library.links import link_library
from hoedan.library.story import Story

SITE = AbstractContextManager[str]


@pytest.fixture(scope="module")
def home(many_site: Path, serve: Callable[[Path], SITE]) -> Iterator[str]:
    with serve(many_site) as address:
        yield address


@pytest.fixture(scope="module")
def library(many_site: Path) -> Library:
    return check_library(many_site.parent, is_coached=False).library


@pytest.fixture(scope="module")
def stories(library: Library) -> list[Story]:
    """One with setbacks and a single place, one that is akin to it, and one that is not."""
    links = link_library(library)
    alone = [story for story in library.stories if len(story.places) == 1]
    first = next(story for story in alone if story.setbacks and links.related_stories(story))
    akin = [each.story for each in links.related_stories(first)]
    second = next(story for story in akin if story.municipalities_label != first.municipalities_label)
    shown = {first.municipalities_label, second.municipalities_label}
    third = next(story for story in alone if story not in akin and story.municipalities_label not in shown)
    return [first, second, third]


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    context.add_init_script(COUNT_SHIFTS)
    yield context.new_page()
    context.close()


def address(home: str, *slugs: str, place: str = "") -> str:
    return f"{home}vergelijk/?verhalen={','.join(slugs)}" + (f"&gemeente={place}" if place else "")


def settled(page: Page) -> Page:
    expect(page.locator("[data-compare]:not([aria-busy])")).to_be_attached()
    return page


def cells(page: Page, row: str) -> list[str]:
    return page.locator(f'[data-row="{row}"] .side__value').all_inner_texts()


def test_three_stories_and_ones_own_place_stand_side_by_side(
    page: Page, home: str, stories: list[Story], library: Library
) -> None:
    page.goto(address(home, *(story.slug for story in stories), place="apeldoorn"))
    settled(page)
    heads = page.locator(".side thead .side__title")
    expect(heads).to_have_text([*(story.title for story in stories), "Apeldoorn"])
    assert cells(page, "province") == [*(story.provinces[0] for story in stories), "Gelderland"]
    shared = set.intersection(*(set(story.front.ingredients) for story in stories))
    marked = page.locator('[data-row="ingredients"] .is-shared .ingredient').all_inner_texts()
    assert sorted(marked) == sorted(library.ingredient[slug].title for slug in shared for _ in stories)
    expect(page.locator('[data-row="fit"] dt')).to_have_text(["Gelijk", "Anders", "Onbekend"] * 3)
    expect(page.locator('[data-row="setbacks"] td').first).to_contain_text(
        library.setback[stories[0].setbacks[0]].title
    )
    assert page.evaluate("window.shifts") < 0.02
    assert violations(page, seen=Seen()) == []
    page.set_viewport_size({"width": 320, "height": 700})
    assert violations(page, seen=Seen()) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    expect(page.locator('[data-row="period"] .side__name').first).to_be_visible()
    page.emulate_media(color_scheme="dark")
    assert violations(page, CONTRAST, seen=Seen()) == []


def test_a_place_in_the_text_leads_to_its_story(page: Page, home: str, stories: list[Story]) -> None:
    page.goto(address(home, stories[0].slug, stories[1].slug))
    read = settled(page).locator('[data-row="setbacks"] .side__read').first
    read.click()
    page.wait_for_url(f"**/verhalen/{stories[0].slug}/#passage-*")
    assert page.evaluate("document.querySelector(location.hash) !== null")


def test_from_a_story_to_a_comparison_that_can_be_shared_and_taken_along(
    page: Page, home: str, stories: list[Story]
) -> None:
    first, second, _ = stories
    page.goto(f"{home}verhalen/{first.slug}/")
    page.get_by_role("link", name="Leg dit verhaal naast een ander").click()
    expect(page.get_by_role("heading", name=f"Wat past er naast {first.municipalities_label}?")).to_be_visible()
    expect(page.get_by_role("link", name=second.title)).to_be_visible()
    page.get_by_label("Kies er een verhaal naast").select_option(second.slug)
    page.get_by_role("button", name="Zet erbij").first.click()
    expect(page.locator(".side thead .side__title")).to_have_text([first.title, second.title])
    assert page.url.endswith(f"?verhalen={first.slug},{second.slug}")
    page.get_by_role("button", name="Zet alle in mijn bundel").click()
    expect(page.get_by_role("link", name="je bundel")).to_be_visible()
    page.get_by_role("button", name=f"Haal weg: {second.municipalities_label}").click()
    expect(page.locator(".side")).to_be_hidden()
    expect(page.locator(".compare__away")).to_be_focused()
    page.go_back()
    expect(page.locator(".side thead .side__title")).to_have_text([first.title, second.title])
    page.goto(f"{home}mijn-bundel/")
    page.get_by_role("link", name="Leg de twee naast elkaar").click()
    expect(page.locator(".side thead .side__title")).to_have_text([first.title, second.title])


def test_choosing_ones_place_adds_its_column_and_stands_in_the_address(
    page: Page, home: str, stories: list[Story]
) -> None:
    page.goto(address(home, stories[0].slug, stories[1].slug))
    settled(page).fill("#vergelijk-gemeente", "Aalten")
    page.get_by_role("option", name="Aalten").click()
    expect(page.locator(".side thead .side__own .side__title")).to_have_text("Aalten")
    page.wait_for_url("**&gemeente=aalten")


def test_the_finder_lays_what_it_found_side_by_side(page: Page, home: str, stories: list[Story]) -> None:
    page.goto(f"{home}verhalen/?thema={stories[0].front.themes[0]}")
    door = page.get_by_role("link", name="Leg de eerste drie naast elkaar")
    expect(door).to_be_visible()
    first = page.locator(".finder__results .row__title").first.inner_text()
    door.click()
    expect(page.locator(".side thead .side__title").first).to_have_text(first)


def test_a_bad_address_says_what_is_wrong_and_shows_the_rest(page: Page, home: str, stories: list[Story]) -> None:
    slugs = [story.slug for story in stories]
    page.goto(address(home, slugs[0], slugs[1], "bestaat-niet-meer", *slugs[2:]))
    faults = settled(page).locator("[data-faults]")
    expect(faults).to_contain_text("Het verhaal ‘bestaat-niet-meer’ staat niet op deze site.")
    expect(faults).to_contain_text(f"‘{slugs[2]}’ staat er niet bij.")
    expect(page.locator(".side thead .side__title")).to_have_count(2)
    page.goto(address(home, "<img src=x>"))
    expect(settled(page).locator("[data-faults]")).to_contain_text("Het verhaal ‘<img src=x>’ staat niet op deze site.")
    expect(page.get_by_role("heading", name="Begin met een voorbeeld")).to_be_visible()
    page.route("**/verhalen/**", lambda route: route.abort())
    page.goto(address(home, slugs[0], slugs[1]))
    expect(settled(page).locator("[data-faults]")).to_contain_text("laad de pagina opnieuw")
