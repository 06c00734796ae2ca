"""The quick search in the header of every page."""

import re

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from hoedan.library.library import Library

pytest_plugins = ["finder_fixtures"]


@pytest.fixture
def page(search_page: Page) -> Page:
    return search_page


def open_by_key(page: Page, query: str) -> None:
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog", name="Zoeken")).to_be_visible()
    page.keyboard.type(query)
    expect(page.locator("dialog.quick")).to_have_attribute("data-query", query)


@pytest.mark.parametrize("start", ["./", "ingredienten/vertrouwen/", "gemeenten/zwolle/", "verhalen/{story}/"])
def test_a_chord_opens_it_on_every_page(page: Page, library: Library, start: str) -> None:
    page.goto(start.format(story=library.stories[0].slug))
    open_by_key(page, "vertrouwen")
    kinds = page.locator(".quick__found h2").all_inner_texts()
    assert any(kind.lower().startswith("verhalen") for kind in kinds)
    assert any(kind.lower().startswith("ingrediënten") for kind in kinds)


def test_enter_goes_to_the_finder_with_the_query(page: Page) -> None:
    page.goto("over/")
    open_by_key(page, "basisbaan")
    page.keyboard.press("Enter")
    page.wait_for_url("**/verhalen/?q=basisbaan")
    expect(page.locator("[data-results] > li").first).to_contain_text("basisbaan")


def test_arrow_keys_walk_through_the_results(page: Page, site: str) -> None:
    page.goto("over/")
    open_by_key(page, "Menaldumadeel")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".quick__found a").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    field = page.get_by_label("Zoek op de hele site")
    expect(field).to_be_focused()
    field.fill("")
    expect(page.locator(".quick__status")).to_have_text("Typ een woord of een vraag.")
    field.fill("Menaldumadeel")
    expect(page.locator(".quick__found a").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}gemeenten/waadhoeke/")


def test_the_slash_in_a_field_is_a_slash(page: Page) -> None:
    page.goto("verhalen/")
    page.evaluate("localStorage.setItem('hoedan.slash', '1')")
    page.get_by_label("Waar zoek je naar?").press_sequentially("a/b")
    expect(page.get_by_label("Waar zoek je naar?")).to_have_value("a/b")
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_without_javascript_the_button_leads_to_all_stories(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("over/")
    page.locator("[data-quick-search]").click()
    page.wait_for_url("**/verhalen/**")
    context.close()


def test_the_button_says_how_many_stories_the_finder_shows(page: Page) -> None:
    page.goto("over/")
    open_by_key(page, "schulden")
    button = page.locator(".quick__form [type=submit]")
    expect(button).to_have_text(re.compile(r"Toon (alle \d+ verhalen|1 verhaal)"))
    (told,) = re.findall(r"\d+", button.inner_text())
    button.click()
    page.wait_for_url("**/verhalen/?q=schulden")
    expect(page.locator(".finder__status")).to_have_text(re.compile(rf"^{told}\b"))
    expect(page).to_have_title(re.compile(rf"^{told} .*schulden"))


def test_the_dialog_fits_the_screen_and_the_field_stays(page: Page) -> None:
    page.goto("over/")
    open_by_key(page, "schulden")
    for width, height in ((1440, 900), (1280, 800), (1280, 720), (390, 844), (844, 390)):
        page.set_viewport_size({"width": width, "height": height})
        page.locator(".quick__found a").last.scroll_into_view_if_needed()
        for part in ("dialog.quick", "dialog.quick .field", ".quick__found a >> nth=-1"):
            box = page.locator(part).bounding_box()
            assert box is not None, (width, part)
            assert box["y"] >= 0, (width, part)
            assert box["y"] + box["height"] <= height, (width, part)


def test_every_letter_arrives_that_is_typed_while_the_search_loads(page: Page) -> None:
    page.goto("over/")
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route("**/quick-search.js", hold)
    page.keyboard.press("Control+k")
    page.keyboard.type("schuldem")
    page.keyboard.press("Backspace")
    page.keyboard.type("n")
    for route in waiting:
        route.continue_()
    page.unroute("**/quick-search.js")
    expect(page.get_by_label("Zoek op de hele site")).to_have_value("schulden")
    expect(page.locator("dialog.quick")).to_have_attribute("data-query", "schulden")


def test_enter_goes_to_the_hit_when_no_story_is_found(page: Page, site: str) -> None:
    page.goto("over/")
    open_by_key(page, "Menaldumadeel")
    expect(page.locator(".quick__form [type=submit]")).to_have_text("Naar Waadhoeke")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}gemeenten/waadhoeke/")
