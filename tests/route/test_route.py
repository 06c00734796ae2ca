"""The reading route in a real browser: an address is an answer, and an answer becomes a bundle."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from accessible import CONTRAST, Seen, violations
from browser import COUNT_SHIFTS
from made.vocabulary import ROLES

SITE = AbstractContextManager[str]
FIRST, LAST = ROLES[0], ROLES[-1]


@pytest.fixture(scope="module")
def home(many_site: Path, serve: Callable[[Path], SITE]) -> Iterator[str]:
    with serve(many_site) as address:
        yield address


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    context.add_init_script(COUNT_SHIFTS)
    yield context.new_page()
    context.close()


def stops(page: Page) -> list[str]:
    return page.locator("[data-stops] .stop__title a").all_inner_texts()


def test_an_address_is_an_answer_that_becomes_a_bundle(page: Page, home: str) -> None:
    page.goto(f"{home}leesroute/?ik={LAST.slug}&minuten=60&gemeente=apeldoorn")
    head = page.get_by_role("heading", name=f"Jouw leesroute: {LAST.label.lower()}, 60 minuten, Apeldoorn")
    expect(head).to_be_visible()
    expect(page.get_by_role("radio", name=LAST.label)).to_be_checked()
    expect(page.locator("[data-stops] [data-near]").first).to_contain_text("groot")
    assert page.evaluate("window.shifts") < 0.02
    count = len(stops(page))
    assert 1 < count <= 10
    assert violations(page, seen=Seen()) == []
    page.get_by_role("button", name="Zet alles in mijn bundel").click()
    expect(page.locator("[data-status]")).to_contain_text(f"{count} verhalen toegevoegd")
    page.set_viewport_size({"width": 320, "height": 700})
    assert violations(page, seen=Seen()) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.emulate_media(color_scheme="dark")
    assert violations(page, CONTRAST, seen=Seen()) == []


def test_the_form_gives_an_answer_and_going_back_takes_it_away(page: Page, home: str) -> None:
    page.goto(f"{home}leesroute/")
    expect(page.locator("[data-answer]")).to_be_hidden()
    page.get_by_label("5 minuten", exact=True).check()
    page.get_by_role("button", name="Toon mijn leesroute").press("Enter")
    expect(page.locator("[data-head]")).to_be_focused()
    expect(page.locator("[data-stops] [data-time]").first).to_contain_text(f"Lees ‘{FIRST.part}’")
    link = page.locator("[data-stops] a").first
    assert (link.get_attribute("href") or "").endswith(f"#{FIRST.anchor}")
    assert page.url.endswith(f"?ik={FIRST.slug}&minuten=5")
    before = stops(page)
    page.fill("#route-gemeente", "Aalten")
    page.get_by_role("option", name="Aalten").click()
    expect(page.locator("[data-head]")).to_contain_text("Aalten")
    assert page.url.endswith("&gemeente=aalten")
    assert len(before) <= 3
    page.go_back()
    expect(page.locator("[data-answer]")).to_be_hidden()


@pytest.mark.parametrize("asked", ["ik=koning&minuten=15", "ik=<b>&minuten=99", "minuten=-1"])
def test_what_nobody_is_or_has_falls_back_on_what_the_form_begins_with(page: Page, home: str, asked: str) -> None:
    page.goto(f"{home}leesroute/?{asked}")
    expect(page.locator("[data-head]")).to_have_text(f"Jouw leesroute: {FIRST.label.lower()}, 15 minuten")


def test_without_javascript_every_role_has_its_list(browser: Browser, home: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{home}leesroute/")
    for role in ROLES:
        page.locator(f'[data-role="{role.slug}"] > summary').click()
        expect(page.locator(f'[data-role="{role.slug}"] .stop').first).to_be_visible()
    expect(page.get_by_role("button", name="Toon mijn leesroute")).to_be_hidden()
    context.close()
