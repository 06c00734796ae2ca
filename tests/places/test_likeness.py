"""How alike two municipalities are: the words and the order that build and browser share."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from hoedan.places.gazetteer import Municipality, distance_km
from hoedan.places.likeness import size_in_words, unlikeness
from made.places import own_places

CASES = json.loads((Path(__file__).parent / "likeness.json").read_text("utf-8"))
KM_A_DEGREE = 111.195
"""Of latitude, on a globe."""
PLACE = own_places().by_slug


def apart(one: Municipality, other: Municipality) -> float:
    return unlikeness(one, other, distance_km(one, other))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['own']}-{case['theirs']}")
def test_a_size_is_told_in_words(case: dict[str, int | str]) -> None:
    assert size_in_words(int(case["own"]), int(case["theirs"])) == case["size"]


def test_a_municipality_is_most_like_itself_and_size_and_distance_both_count() -> None:
    zwolle = PLACE["zwolle"]
    assert apart(zwolle, zwolle) == 0
    assert apart(zwolle, PLACE["apeldoorn"]) < apart(zwolle, PLACE["haarlem"])
    assert apart(zwolle, PLACE["deventer"]) < apart(zwolle, PLACE["hattem"])
    assert apart(zwolle, PLACE["hattem"]) == pytest.approx(apart(PLACE["hattem"], zwolle))


def test_a_hundred_kilometres_are_as_unlike_as_twice_the_size() -> None:
    zwolle = PLACE["zwolle"]
    twice = replace(zwolle, population=2 * zwolle.population)
    far = replace(zwolle, lat=zwolle.lat + 100 / KM_A_DEGREE)
    assert apart(zwolle, twice) == pytest.approx(1)
    assert apart(zwolle, far) == pytest.approx(1, abs=0.002)
