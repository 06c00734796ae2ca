"""'Bedoel je ...?': only when it helps."""

import json
from pathlib import Path

import pytest

from hoedan.language.suggest import nearest
from made.places import own_places

CASES = json.loads(Path(__file__).with_name("nearest.json").read_text("utf-8"))
"""What was written, the known words, and the one that is meant; `tests/form/nearest.test.js` reads them too."""
INGREDIENTS = ("gedeelde-visie", "lange-adem", "vertrouwen", "leren-door-doen")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        pytest.param("vertouwen", "vertrouwen", id="letter-missing"),
        pytest.param("vertrouwwen", "vertrouwen", id="letter-too-many"),
        pytest.param("Vertrouwen", "vertrouwen", id="capital"),
        pytest.param("lange adem", "lange-adem", id="space-for-a-dash"),
        pytest.param("lange-ádem", "lange-adem", id="accent"),
        pytest.param("visie-gedeelde", None, id="words-in-another-order"),
        pytest.param("samenwerken", None, id="another-word"),
        pytest.param("", None, id="nothing"),
        pytest.param("x" * 100_000, None, id="very-long"),
    ],
)
def test_the_nearest_word_is_suggested_when_it_is_near(word: str, meant: str | None) -> None:
    assert nearest(word, INGREDIENTS) == meant


@pytest.mark.parametrize(("word", "known", "meant"), CASES)
def test_a_slip_is_the_same_one_in_the_form(word: str, known: list[str], meant: str | None) -> None:
    assert nearest(word, known) == meant


def test_there_is_no_suggestion_without_known_words() -> None:
    assert nearest("vertrouwen", ()) is None


def test_of_two_that_are_as_near_the_first_in_order_is_taken() -> None:
    for known in (["vertrouwes", "vertrouwer", "vertrouwet"], ["vertrouwer", "vertrouwes", "vertrouwet"]):
        assert nearest("vertrouwen", known) == "vertrouwer"


def test_a_slip_in_any_municipality_finds_it_back() -> None:
    names = [each.name for each in own_places().municipalities]
    slips = {name: name[:3] + name[4:] for name in names if len(name) > 6}
    wrong = [name for name, slip in slips.items() if nearest(slip, names) != name]
    assert wrong == []
