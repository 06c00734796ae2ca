"""The home page: a story, a question and your own place above the fold, and every patch leads somewhere."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from hoedan.library.links import Links, link_library
from hoedan.site.pages import Site
from made.library import make_library, read_library
from made.many import own_links

ABOVE_THE_FOLD = (".opener__title", ".opener__quote", "#vraag", ".asked li:nth-child(6)", "#ik-werk-in")


@pytest.fixture(scope="module")
def links() -> Links:
    return own_links()


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
def test_a_story_a_question_and_your_own_place_stand_above_the_fold(
    page: Page, home: str, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto(home)
    below = [
        each
        for each in ABOVE_THE_FOLD
        if page.evaluate(f"document.querySelector({each!r}).getBoundingClientRect().bottom") > height
    ]
    assert below == []


def test_each_question_has_its_number_of_stories_and_leads_to_them(page: Page, home: str, links: Links) -> None:
    questions = links.library.home_questions
    assert len(questions) == 6
    page.goto(home)
    told = page.locator(".asked a").all_inner_texts()
    assert [re.findall(r"\d+", each) for each in told] == [[str(question.stories)] for question in questions]
    page.locator(".asked a").first.click()
    page.wait_for_url(home + questions[0].url)


def test_each_patch_of_the_quilt_leads_to_a_passage_with_that_ingredient(page: Page, home: str, links: Links) -> None:
    page.goto(home)
    rows = page.eval_on_selector_all(
        ".quilt__row", "rows => rows.map(row => [...row.querySelectorAll('a')].map(each => each.href))"
    )
    expected = [
        [f"{home}verhalen/{story.slug}/#{passages[0].anchor}" for story, passages in links.passages_by_story(each)]
        for each in links.library.ingredients
    ]
    assert rows == expected


@pytest.mark.parametrize("field", [".quilt", ".country__map"])
def test_what_is_pointed_at_or_has_the_focus_says_its_name_beside_it(page: Page, home: str, field: str) -> None:
    page.goto(home)
    link = page.locator(f"{field} a").nth(3) if field == ".country__map" else page.locator(".quilt__row a").nth(3)
    link.hover()
    label = page.locator(f"{field} .named")
    expect(label).to_have_text(link.get_attribute("aria-label") or "")
    label.hover()
    expect(label).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("h1").hover()
    expect(label).to_be_hidden()
    link.focus()
    expect(label).to_be_visible()
    page.keyboard.press("Escape")
    expect(label).to_be_hidden()


@pytest.mark.parametrize("field", [".quilt", ".country__map"])
def test_a_field_of_links_is_one_stop_and_the_arrows_go_on(page: Page, home: str, field: str) -> None:
    page.goto(home)
    stops = page.locator(f'{field} a[aria-label][tabindex="0"]')
    expect(stops).to_have_count(1)
    first = stops.get_attribute("href")
    stops.focus()
    page.keyboard.press("ArrowDown")
    expect(stops).to_have_count(1)
    expect(stops).to_be_focused()
    assert stops.get_attribute("href") != first


@pytest.mark.parametrize(
    ("days", "is_called_newest"),
    [
        pytest.param([1] * 9, False, id="all-of-one-day"),
        pytest.param([9, 8, 7, 6, 5, 4, 3, 3, 3], False, id="the-last-shown-as-old-as-the-next"),
        pytest.param([9, 8, 7, 6, 5, 4, 3, 2, 1], True, id="each-another-day"),
    ],
)
def test_nothing_is_called_newest_when_dates_are_equal(tmp_path: Path, days: list[int], is_called_newest: bool) -> None:
    stories = {f"verhaal_{number}": f"published: 2026-01-0{day}\n" for number, day in enumerate(days)}
    library = read_library(make_library(tmp_path, **stories))
    home = next(page for page in Site(library, link_library(library)).pages() if page.url == "")
    assert ("nieuwste" in home.render().lower()) == is_called_newest
