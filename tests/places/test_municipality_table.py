"""The table with which the browser says what a name is."""

import json
from typing import Any

import pytest

from hoedan.places.municipality_table import municipality_table
from made.places import own_places

TEXT = municipality_table(own_places())
TABLE: dict[str, Any] = json.loads(TEXT)
COLUMNS = TABLE["municipalities"]


def names_of(row: list[Any]) -> tuple[str, ...]:
    """What a row of another name stands for: the name itself, and the municipalities at its positions."""
    return row[0], *(COLUMNS["name"][position] for position in row[1:])


def test_the_columns_say_of_every_municipality_what_the_gazetteer_says() -> None:
    rows = zip(*(COLUMNS[key] for key in ("name", "province", "region", "population", "lon", "lat")), strict=True)
    assert [
        (name, TABLE["provinces"][province], TABLE["regions"][region], *figures)
        for name, province, region, *figures in rows
    ] == [
        (each.name, each.province, each.labour_market_region, each.population, each.lon, each.lat)
        for each in own_places().municipalities
    ]


@pytest.mark.parametrize(
    ("kind", "row"),
    [
        pytest.param("aliases", ("Den Haag", "'s-Gravenhage"), id="before-its-official-name-in-the-alphabet"),
        pytest.param("aliases", ("Nuenen", "Nuenen, Gerwen en Nederwetten"), id="shorter"),
        pytest.param("aliases", ("Tietjerksteradeel", "Tytsjerksteradiel"), id="after-it"),
        pytest.param("former", ("Weesp", "Amsterdam"), id="former"),
        pytest.param("former", ("Winsum", "Het Hogeland", "Westerkwartier"), id="divided"),
        pytest.param("shared", ("Bergen", "Bergen (L.)", "Bergen (NH.)"), id="shared"),
    ],
)
def test_another_name_stands_under_what_it_is(kind: str, row: tuple[str, ...]) -> None:
    assert row in [names_of(each) for each in TABLE[kind]]
    for other in {"aliases", "former", "shared"} - {kind}:
        assert row[0] not in [each[0] for each in TABLE[other]]


def test_a_name_of_a_municipality_of_today_is_no_other_name() -> None:
    others = {row[0] for kind in ("aliases", "former", "shared") for row in TABLE[kind]}
    assert others.isdisjoint(COLUMNS["name"])


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("provincie", "Friesland"),
        ("provincie", "Brabant"),
        ("arbeidsmarktregio", "Achterhoek"),
        ("GGD-regio", "GGD Amsterdam"),
    ],
)
def test_a_region_stands_under_its_kind(kind: str, name: str) -> None:
    assert name in TABLE["areas"][kind]


def test_every_list_of_other_names_is_in_order_and_has_a_name_once() -> None:
    for names in (
        *([row[0] for row in TABLE[kind]] for kind in ("aliases", "former", "shared")),
        *TABLE["areas"].values(),
    ):
        assert len(names) == len(set(names)) > 1 or names in (["Bergen"], ["Nederland"])


def test_the_table_is_small_and_readable() -> None:
    assert "Súdwest-Fryslân" in TEXT
    assert ": " not in TEXT
    assert TEXT.endswith("}\n")
