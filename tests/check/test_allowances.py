"""`allow` silences one finding, and says so when it silences none."""

from pathlib import Path

import pytest

from hoedan.check.allowances import apply_allowances
from hoedan.check.coach import coach_story
from hoedan.check.plain_words import PlainWords
from hoedan.check.privacy import check_privacy
from made.entry import make_story
from made.vocabulary import VOCABULARY


def remaining(text: str, *allowed: str) -> list[tuple[str, int]]:
    front = "title: Een verhaal\nallow:\n" + "".join(f"  - {{code: {code}, reason: zo bedoeld}}\n" for code in allowed)
    entry = make_story(text, front if allowed else "title: Een verhaal")
    findings = [*check_privacy(entry, Path("/nergens"), VOCABULARY), *coach_story(entry, PlainWords(VOCABULARY))]
    return [(found.code, found.line) for found in apply_allowances(entry, findings)]


def test_an_allowance_silences_one_finding_and_the_first_goes_first() -> None:
    text = "Bel 06-12345678.\n\nBel 06-87654321."
    assert remaining(text) == [("P-004", 11), ("P-004", 13)]
    assert remaining(text, "P-004") == [("P-004", 13)]
    assert remaining(text, "P-004", "P-004") == []


def test_privacy_and_text_can_both_be_allowed() -> None:
    assert remaining("Bel 06-12345678. Er is draagvlak.", "P-004", "T-005") == []


def test_an_allowance_that_silences_nothing_is_a_problem_at_its_line() -> None:
    assert remaining("Niets aan de hand.", "P-004") == [("V-061", 4)]
    assert remaining("Bel 06-12345678.", "P-004", "P-004") == [("V-061", 5)]


@pytest.mark.parametrize("code", ["V-016", "P-999", "L-001", "iets"])
def test_other_codes_cannot_be_allowed(code: str) -> None:
    assert remaining("Niets aan de hand.", code) == [("V-060", 4)]


def test_an_allowance_for_the_coach_is_no_surplus_when_nobody_asked_it() -> None:
    front = "title: Een verhaal\nallow:\n  - {code: T-005, reason: zo bedoeld}\n  - {code: P-004, reason: zo bedoeld}\n"
    found = apply_allowances(make_story("Niets aan de hand.", front), [], ("T-",))
    assert [(each.code, each.line) for each in found] == [("V-061", 5)]
