"""What a person with a keyboard, a magnifier or more space between letters meets, on every page and all that opens."""

import ast
from pathlib import Path
from typing import Literal

import pytest
from every_page import EveryPage, wait_for_form
from open_states import STATES, OpenState
from page_types import page_types
from playwright.sync_api import Page, expect
from stops import ALL, ENOUGH, OF_MAIN, Way, go

from accessible import Seen, violations
from browser import set_size
from hoedan.model.wcag import criteria, proofs
from keyboard import walk

pytest_plugins = ["page_fixtures"]

ROOT = Path(__file__).parents[2]
SIZES = proofs()["keyboard"].sizes
HIGH = 900
"""CSS pixels: in so high a window axe sees what opens."""
NIGHTLY = pytest.mark.nightly


@pytest.fixture(scope="module")
def addresses(real_site: Path) -> dict[str, str]:
    return dict(page_types(real_site))


def test_every_stop_of_the_keyboard_is_in_sight_uncovered_ringed_and_named(every_page: dict[str, EveryPage]) -> None:
    assert {size for seen in every_page.values() for size in seen["stops"]} == {str(size) for size in SIZES}
    found = {
        f"{name} {size}": faults
        for name, seen in every_page.items()
        for size, faults in seen["stops"].items()
        if faults
    }
    assert found == {}


@NIGHTLY
@pytest.mark.parametrize("size", SIZES)
def test_every_stop_of_the_keyboard_is_right_at_every_size(
    page: Page, home: str, addresses: dict[str, str], size: tuple[int, int]
) -> None:
    found = {}
    for name, address in addresses.items():
        page.goto(home + address)
        wait_for_form(page)
        if faults := go(page, Way(size)):
            found[name] = faults
    assert found == {}


def open_state(page: Page, home: str, addresses: dict[str, str], state: OpenState) -> None:
    page.goto(home + addresses[state.page_type])
    state.open(page)
    expect(page.locator(state.part or "main").first).to_be_visible()


def walk_over(page: Page, state: OpenState, most: int) -> list[str]:
    stops = most if state.part else max(most, ENOUGH)  # the head of the page comes first
    return [fault for key in ("Tab", "Shift+Tab") for fault in walk(page, key, within=state.part, most=stops)]


def close(page: Page, state: OpenState) -> None:
    if state.opener:
        page.keyboard.press("Escape")
        expect(page.locator(state.part)).to_be_hidden()
        expect(page.locator(state.opener).locator("visible=true").first).to_be_focused()


@pytest.mark.parametrize(("size", "scheme"), [((1280, 800), "light"), ((320, 256), "dark")])
def test_what_opens_is_walked_by_keyboard_judged_by_axe_and_escape_gives_the_focus_back(
    page: Page, home: str, addresses: dict[str, str], size: tuple[int, int], scheme: Literal["light", "dark"]
) -> None:
    """What stands around it axe sees on the walk over every page, and the filters with the groups in them in
    `test_finder.py`.
    """
    found, known = {}, Seen()
    page.emulate_media(color_scheme=scheme)
    for name, state in STATES.items():
        if state.page_type not in addresses or size[0] >= state.narrower_than:
            continue
        set_size(page, size)
        open_state(page, home, addresses, state)
        faults = walk_over(page, state, OF_MAIN)
        if name != "filters":
            set_size(page, (size[0], HIGH))
            expect(page.locator(state.part or "main").first).to_be_visible()
            faults += violations(page, within=state.part or "main", seen=known)
        if faults:
            found[name] = faults
        close(page, state)
    assert found == {}


@NIGHTLY
@pytest.mark.parametrize("size", SIZES)
def test_all_that_opens_is_walked_by_keyboard_at_every_size(
    page: Page, home: str, addresses: dict[str, str], size: tuple[int, int]
) -> None:
    found = {}
    set_size(page, size)
    for name, state in STATES.items():
        if state.page_type in addresses and size[0] < state.narrower_than:
            open_state(page, home, addresses, state)
            if faults := walk_over(page, state, ALL):
                found[name] = faults
            close(page, state)
    assert found == {}


@NIGHTLY
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_page_on_which_something_is_open(
    page: Page, home: str, addresses: dict[str, str], width: int, scheme: Literal["light", "dark"]
) -> None:
    """But for the filters: those `test_finder.py` opens."""
    found = {}
    set_size(page, (width, HIGH))
    page.emulate_media(color_scheme=scheme)
    for name, state in STATES.items():
        if name != "filters" and state.page_type in addresses and width < state.narrower_than:
            open_state(page, home, addresses, state)
            if faults := violations(page):
                found[name] = faults
    assert found == {}


@pytest.mark.parametrize("name", proofs())
def test_the_statement_tells_of_a_test_that_exists_and_takes_its_widths_from_there(name: str) -> None:
    proof = proofs()[name]
    file, _, test = proof.test.partition("::")
    functions = {each.name: each for each in ast.parse((ROOT / file).read_text("utf-8")).body if hasattr(each, "name")}
    assert test in functions
    assert set(proof.criteria) <= criteria().keys()
    if proof.widths or proof.sizes:
        assert f'proofs()["{name}"]' in (ROOT / file).read_text("utf-8")
