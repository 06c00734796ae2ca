"""'Mijn gemeente': asked once, kept, seen at every story, shared by an address, and taken away again."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from page_types import page_types
from playwright.sync_api import Browser, Page, expect

from accessible import Seen, violations
from browser import COUNT_SHIFTS

SITE = AbstractContextManager[str]
KEEP = "localStorage.setItem('hoedan.gemeente', JSON.stringify({ slug: 'apeldoorn', name: 'Apeldoorn' }))"
SAID = re.compile(r"uit jouw gemeente|\d+ km, .*(groot|klein)")


@pytest.fixture(scope="module")
def home(many_site: Path, serve: Callable[[Path], SITE]) -> Iterator[str]:
    with serve(many_site) as address:
        yield address


@pytest.fixture(scope="module")
def addresses(many_site: Path) -> dict[str, str]:
    return dict(page_types(many_site))


def open_kept(page: Page, address: str) -> None:
    """A page for who works in Apeldoorn; the window is on a page of the site already."""
    page.evaluate(KEEP)
    page.goto(address)


def test_every_story_says_how_far_it_is_and_how_large(page: Page, home: str, addresses: dict[str, str]) -> None:
    for name in ("theme", "ingredient", "region-province", "setback"):
        open_kept(page, home + addresses[name])
        lines = page.locator("[data-lens]")
        assert lines.count() > 0, name
        for line in lines.all():
            expect(line, name).to_have_text(SAID)


def test_without_a_municipality_no_story_says_anything_and_no_table_is_fetched(
    page: Page, home: str, addresses: dict[str, str]
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(home + addresses["theme"], wait_until="networkidle")
    assert page.locator("[data-lens]").count() > 0
    assert set(page.locator("[data-lens]").all_text_contents()) == {""}
    assert not any("gemeenten.json" in url or "lens.js" in url for url in asked)


def test_nothing_moves_when_it_comes(browser: Browser, home: str, addresses: dict[str, str]) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.add_init_script(KEEP + ";" + COUNT_SHIFTS)
    for name in ("home", "theme", "story"):
        page.goto(home + addresses[name], wait_until="networkidle")
        assert page.locator("[data-lens]:not(:empty)").count() > 0, name
        assert page.evaluate("window.shifts") < 0.02, name
    context.close()


def test_a_story_is_compared_with_what_is_kept_and_its_address_shares_that(
    browser: Browser, page: Page, home: str, addresses: dict[str, str]
) -> None:
    open_kept(page, home + addresses["story"])
    result = page.locator(".fit__result")
    expect(result.locator("dt")).to_have_text(["Gelijk", "Anders", "Onbekend"])
    expect(result).not_to_have_role("status")  # what comes with the page is not read aloud
    expect(page.locator("#onze-gemeente")).to_have_value("Apeldoorn")
    assert "gemeente=apeldoorn" in page.url
    assert violations(page, seen=Seen()) == []
    other = browser.new_context()
    shared = other.new_page()
    shared.goto(page.url)
    expect(shared.locator(".fit__result")).to_have_text(result.inner_text(), use_inner_text=True)
    assert shared.evaluate("localStorage.getItem('hoedan.gemeente')") is None
    other.close()


def test_choosing_at_one_story_fills_in_the_next(page: Page, home: str, addresses: dict[str, str]) -> None:
    page.goto(home + addresses["story"])
    page.fill("#onze-gemeente", "Aalten")
    page.get_by_role("option", name="Aalten").click()
    expect(page.locator(".fit__beside")).to_have_text("Naast Aalten")
    expect(page.locator(".fit__result")).to_have_role("status")
    page.goto(home + addresses["theme"])
    expect(page.locator("[data-lens]").first).to_contain_text("km")
    page.get_by_role("link", name="Mijn gemeente: Aalten").click()
    button = page.get_by_role("button", name="Niet meer mijn gemeente")
    button.click()
    expect(page.get_by_role("button", name="Dit is mijn gemeente")).to_be_visible()
    expect(page.get_by_role("link", name="Mijn gemeente", exact=True)).to_be_visible()


def test_a_browser_that_keeps_nothing_compares_all_the_same(
    browser: Browser, home: str, addresses: dict[str, str]
) -> None:
    context = browser.new_context()
    context.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('no') } })")
    page = context.new_page()
    page.goto(home + addresses["story"])
    page.fill("#onze-gemeente", "Aalten")
    page.get_by_role("option", name="Aalten").click()
    expect(page.locator(".fit__beside")).to_have_text("Naast Aalten")
    context.close()


def test_an_address_that_names_no_municipality_changes_nothing(
    page: Page, home: str, addresses: dict[str, str]
) -> None:
    for value in ("nergens", "../over", "<b>x</b>", "x" * 300, ""):
        open_kept(page, f"{home}{addresses['story']}?gemeente={value}")
        expect(page.locator(".fit__beside"), value).to_have_text("Naast Apeldoorn")


def test_what_somebody_else_kept_is_shown_as_text_or_not_at_all(
    page: Page, home: str, addresses: dict[str, str]
) -> None:
    for kept in ('{"slug":"atlantis","name":"<img src=x onerror=alert(1)>"}', '"x"', "{"):
        page.evaluate("kept => localStorage.setItem('hoedan.gemeente', kept)", kept)
        page.goto(home + addresses["theme"], wait_until="networkidle")
        assert set(page.locator("[data-lens]").all_text_contents()) == {""}, kept
        expect(page.locator("img[src=x]"), kept).to_have_count(0)


def test_the_field_takes_away_what_is_kept(page: Page, home: str) -> None:
    open_kept(page, home)
    expect(page.locator("#ik-werk-in")).to_have_value("Apeldoorn")
    page.get_by_role("button", name="Haal Apeldoorn weg").click()
    expect(page.locator("#ik-werk-in")).to_have_value("")
    expect(page.locator("#ik-werk-in")).to_be_focused()
    assert page.evaluate("localStorage.getItem('hoedan.gemeente')") is None
    assert set(page.locator("[data-lens]").all_text_contents()) == {""}


def test_enter_chooses_only_what_is_meant(page: Page, home: str) -> None:
    page.goto(home)
    field, said = page.locator("#ik-werk-in"), page.locator(".front__place [role=status]")
    page.get_by_role("button", name="Ga", exact=True).click()
    expect(said).to_have_text("Typ eerst de naam van je gemeente.")
    field.fill("bergen")
    field.press("Enter")
    expect(said).to_contain_text("Kies er een.")
    assert page.url == home
    field.fill("nergenshuizen")
    field.press("Enter")
    expect(said).to_contain_text("Geen gemeente met deze naam")
    field.fill("utrecht")
    field.press("Enter")
    page.wait_for_url("**/gemeenten/utrecht/")


def test_a_finger_that_slides_off_chooses_nothing(browser: Browser, home: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(home)
    page.fill("#ik-werk-in", "be")
    option = page.get_by_role("option").first
    expect(option).to_be_visible()
    box = option.bounding_box()
    assert box
    touch = context.new_cdp_session(page)
    at = {"x": box["x"] + 20, "y": box["y"] + 10}
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [at]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": at["x"], "y": at["y"] - 60}]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(option).to_be_visible()
    assert page.url == home
    option.tap()
    page.wait_for_url("**/gemeenten/*/")
    context.close()


@pytest.mark.parametrize("name", ["municipality", "municipality-without-story"])
def test_the_page_of_a_municipality_tells_each_story_once_and_leads_into_the_finder(
    page: Page, home: str, addresses: dict[str, str], name: str
) -> None:
    page.goto(home + addresses[name])
    told = [link.get_attribute("href") for link in page.locator(".row__title a").all()]
    assert told
    assert len(told) == len(set(told))
    chip = page.locator(".row .tag").first
    title = chip.inner_text()
    chip.click()
    page.wait_for_url("**/verhalen/?*")
    expect(page.locator("[data-chips]")).to_contain_text(title)


def test_the_comparison_stands_on_paper(page: Page, home: str, addresses: dict[str, str]) -> None:
    open_kept(page, home + addresses["story"])
    expect(page.locator(".fit__result dt").first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".fit__result dt").first).to_be_visible()
    page.emulate_media(media="screen")


def test_the_finder_has_the_order_of_what_is_like_ones_own_and_an_address_shares_it(
    browser: Browser, page: Page, home: str, addresses: dict[str, str]
) -> None:
    page.goto(home + addresses["municipality"])
    name, slug = page.inner_text("h1"), addresses["municipality"].split("/")[1]
    page.get_by_role("button", name="Dit is mijn gemeente").click()
    page.goto(f"{home}verhalen/?soort=verhaal")
    page.get_by_label("Volgorde").select_option(label=f"Lijkt op {name}")
    page.wait_for_url(f"**/verhalen/?sort=lijkt-op-{slug}")
    first = page.locator(".finder__results .row__title").first
    place = page.locator(".finder__results .row__place b").first
    expect(place).to_have_text(re.compile(f"{re.escape(name)}|gemeenten"))
    other = browser.new_context()
    shared = other.new_page()
    shared.goto(page.url)
    expect(shared.locator(".finder__results .row__title").first).to_have_text(first.inner_text())
    expect(shared.locator("#volgorde option:checked")).to_have_text(f"Lijkt op {name}")
    other.close()
