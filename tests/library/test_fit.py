"""'Past dit bij ons?' as paper says it, with the cases that the browser is held to."""

import json
from pathlib import Path
from typing import Any

import pytest

from hoedan.library.fit import compare, fit_of
from hoedan.places.gazetteer import Municipality
from made.library import make_library, read_library
from made.places import own_places
from made.vocabulary import VOCABULARY

CASES = json.loads((Path(__file__).parents[1] / "places" / "fits.json").read_text("utf-8"))


def place(values: dict[str, Any]) -> Municipality:
    return Municipality(
        code=values["name"],
        name=values["name"],
        province=values["province"],
        labour_market_region=values["region"],
        ggd_region="",
        safety_region="",
        lon=5,
        lat=values["lat"],
        population=values["population"],
        aliases=(),
        predecessors=(),
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: "-".join(each["name"] for each in case["places"]))
def test_a_story_is_alike_other_or_unknown(case: dict[str, Any]) -> None:
    places = [place(each) for each in case["places"]]
    fit = compare(place(case["own"]), places, partners=case["partners"], conditions=case["conditions"])
    assert {name: list(lines) for name, lines in vars(fit).items()} == case["fit"]


def test_a_story_tells_its_kinds_of_partners_and_is_not_compared_with_itself(tmp_path: Path) -> None:
    partners = "partners: [{name: A, type: ggd}, {name: B, type: zorg}, {name: C, type: ggd}, {name: D, type: overig}]"
    library = read_library(make_library(tmp_path, een=f"{partners}\n"))
    by_slug = own_places().by_slug
    (story,) = library.stories
    assert fit_of(story, by_slug["zwolle"], VOCABULARY) is None
    fit = fit_of(story, by_slug["deventer"], VOCABULARY)
    assert fit is not None
    assert fit.unknown[0] == "of jullie samenwerken met de GGD en de zorg"
