"""The table for the browser: all that the gazetteer knows of names, small enough to fetch at a keystroke."""

import json
from pathlib import Path
from typing import Any

import brotli
import pytest

from hoedan.places.gazetteer import Found, distance_km, load_gazetteer
from hoedan.places.municipality_table import municipality_table

GAZETTEER = load_gazetteer()
TABLE = json.loads(municipality_table(GAZETTEER))
DISTANCES: list[dict[str, Any]] = json.loads(Path(__file__).with_name("distances.json").read_text("utf-8"))


def named(rows: list[list[Any]]) -> dict[str, list[str]]:
    return {name: [TABLE["municipalities"]["name"][position] for position in positions] for name, *positions in rows}


def test_every_municipality_has_its_figures() -> None:
    columns = TABLE["municipalities"]
    names = ("name", "province", "region", "population", "lon", "lat")
    assert tuple(columns) == names
    assert list(zip(*(columns[name] for name in names), strict=True)) == [
        (
            each.name,
            TABLE["provinces"].index(each.province),
            TABLE["regions"].index(each.labour_market_region),
            each.population,
            each.lon,
            each.lat,
        )
        for each in GAZETTEER.municipalities
    ]


@pytest.mark.parametrize(
    ("kind", "name", "municipalities"),
    [
        pytest.param("aliases", "Den Bosch", ["'s-Hertogenbosch"], id="alias"),
        pytest.param("former", "Weesp", ["Amsterdam"], id="joined"),
        pytest.param("former", "Menaldumadeel", ["Waadhoeke"], id="joined-after-a-renaming"),
        pytest.param("former", "Haaren", ["Boxtel", "Oisterwijk", "Tilburg", "Vught"], id="divided"),
        pytest.param("shared", "Bergen", ["Bergen (L.)", "Bergen (NH.)"], id="shared"),
    ],
)
def test_another_name_leads_to_its_municipalities(kind: str, name: str, municipalities: list[str]) -> None:
    assert named(TABLE[kind])[name] == municipalities


def test_a_region_is_told_with_its_kind_unless_a_municipality_bears_its_name() -> None:
    assert {"Friesland", "Fryslân", "Zeeland"} <= set(TABLE["areas"]["provincie"])
    assert not {"Utrecht", "Groningen"} & set(TABLE["areas"]["provincie"])
    assert "Achterhoek" in TABLE["areas"]["arbeidsmarktregio"]


def test_the_table_stays_small() -> None:
    """It was 9,178 bytes when the form had a table of its own, of 8,630 bytes more."""
    assert len(brotli.compress(municipality_table(GAZETTEER).encode(), quality=5)) < 8_000


@pytest.mark.parametrize("case", DISTANCES, ids=lambda case: f"{case['one']['name']}-{case['other']['name']}")
def test_distances_are_those_that_the_browser_is_held_to(case: dict[str, Any]) -> None:
    one, other = (GAZETTEER.resolve(case[end]["name"]) for end in ("one", "other"))
    assert isinstance(one, Found)
    assert isinstance(other, Found)
    assert (one.municipality.lon, one.municipality.lat) == (case["one"]["lon"], case["one"]["lat"])
    assert (other.municipality.lon, other.municipality.lat) == (case["other"]["lon"], case["other"]["lat"])
    assert distance_km(one.municipality, other.municipality) == pytest.approx(case["km"], abs=1e-6)
