"""What fits on every kind of page: whole words, long addresses, letters with more space or of twice the size."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from every_page import wait_for_form
from page_types import page_types
from playwright.sync_api import Browser
from what_fits import HEIGHT, WIDTHS, Fits, look_at_changes, look_at_words

from hoedan.model.wcag import proofs

pytest_plugins = ["page_fixtures"]

Faults = Callable[[str, Sequence[int]], Mapping[str, Sequence[str]]]
"""From a subject, and the widths that the statement names -> type of page and width -> what does not fit."""


@pytest.fixture(scope="module")
def by_night(browser: Browser, home: str, real_site: Path) -> dict[str, Fits]:
    """What was seen on a walk over all pages at all widths."""
    context = browser.new_context(viewport={"width": 320, "height": HEIGHT})
    page = context.new_page()
    session = context.new_cdp_session(page)
    seen = {}
    for name, address in page_types(real_site):
        page.goto(home + address)
        wait_for_form(page)
        seen[name] = look_at_words(page, WIDTHS) | look_at_changes(page, session, WIDTHS)
    context.close()
    return seen


@pytest.fixture(params=[pytest.param("ends", marks=pytest.mark.whole), pytest.param("all", marks=pytest.mark.nightly)])
def faults(request: pytest.FixtureRequest) -> Faults:
    """In every run at the narrowest width, where least fits, words and addresses at the widest; at night at all."""
    is_day = request.param == "ends"
    seen: Mapping[str, Fits]
    if is_day:
        seen = {name: each["fits"] for name, each in request.getfixturevalue("every_page").items()}
    else:
        seen = request.getfixturevalue("by_night")

    def of(subject: str, widths: Sequence[int]) -> Mapping[str, Sequence[str]]:
        needed = {str(width) for width in ((min(widths),) if is_day else widths)}
        assert all(needed <= each[subject].keys() for each in seen.values())
        return {
            f"{name}, {width}": found for name, each in seen.items() for width, found in each[subject].items() if found
        }

    return of


def test_no_word_breaks_in_the_middle(faults: Faults) -> None:
    assert faults("words", proofs()["narrow"].widths) == {}


def test_no_address_widens_a_page(faults: Faults) -> None:
    assert faults("addresses", proofs()["narrow"].widths) == {}


def test_more_space_between_letters_and_lines_cuts_nothing_off(faults: Faults) -> None:
    """WCAG 1.4.12."""
    assert faults("spacing", proofs()["spacing"].widths) == {}


def test_letters_of_twice_the_size_cut_nothing_off(faults: Faults) -> None:
    """WCAG 1.4.4, with the text alone."""
    assert faults("letters", proofs()["letters"].widths) == {}
