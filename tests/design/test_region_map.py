"""The map of a region: every dot in sight, and names that can be read."""

from itertools import combinations

import pytest

from hoedan.design.dot_map import WIDTH
from hoedan.design.region_map import (
    FLATTEST,
    SMALLEST,
    TALLEST,
    TYPE,
    RegionMap,
    box_of,
    is_close_together,
    overlap,
    region_map,
    ways_to_name,
)
from hoedan.places.gazetteer import Municipality
from made.places import own_places

GAZETTEER = own_places()
REGIONS = {**GAZETTEER.provinces, **{f"amr-{name}": found for name, found in GAZETTEER.labour_market_regions.items()}}


def boxes_of(drawn: RegionMap) -> list[tuple[float, float, float, float]]:
    ways = {name: box for dot in drawn.dots for name, box in ways_to_name(dot, TYPE)}
    return [ways[name] for name in drawn.names]


@pytest.mark.parametrize("name", REGIONS)
def test_every_dot_is_in_sight_and_names_keep_free_of_each_other(name: str) -> None:
    drawn = region_map(REGIONS[name], GAZETTEER)
    assert FLATTEST - 0.01 <= drawn.height / WIDTH <= TALLEST + 0.01
    assert {dot.municipality for dot in drawn.dots} == set(REGIONS[name])
    assert all(dot.radius < dot.x < WIDTH - dot.radius and 0 < dot.y < drawn.height for dot in drawn.dots)
    boxes = boxes_of(drawn)
    assert not any(overlap(one, other) for one, other in combinations(boxes, 2))
    assert all(left >= 0 and right <= WIDTH for left, _, right, _ in boxes)
    assert len(boxes) >= min(len(drawn.dots), 6) / 2


@pytest.mark.parametrize("name", REGIONS)
def test_what_is_around_does_not_belong_to_the_region(name: str) -> None:
    drawn = region_map(REGIONS[name], GAZETTEER)
    assert not {dot.municipality for dot in drawn.around} & set(REGIONS[name])


def test_who_comes_first_is_named_though_others_stand_in_the_way() -> None:
    gelderland = GAZETTEER.provinces["Gelderland"]
    [arnhem] = [each for each in gelderland if each.name == "Arnhem"]
    assert "Arnhem" not in [name.text for name in region_map(gelderland, GAZETTEER).names]
    assert "Arnhem" in [name.text for name in region_map(gelderland, GAZETTEER, [arnhem]).names]


def test_who_comes_first_covers_no_other_when_there_is_room_elsewhere() -> None:
    overijssel = GAZETTEER.provinces["Overijssel"]
    [zwolle] = [each for each in overijssel if each.name == "Zwolle"]
    drawn = region_map(overijssel, GAZETTEER, [zwolle])
    [name] = [name for name in drawn.names if name.text == "Zwolle"]
    [box] = [box for dot in drawn.dots for way, box in ways_to_name(dot, TYPE) if way == name]
    assert not any(overlap(box, box_of(dot)) for dot in drawn.dots if dot.municipality != zwolle)


def test_one_municipality_keeps_its_surroundings() -> None:
    drawn = region_map([municipality("Goirle")], GAZETTEER)
    assert drawn.around
    assert WIDTH / (drawn.height / FLATTEST) == pytest.approx(1, abs=0.01)
    assert SMALLEST < WIDTH


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param(["Goirle"], False, id="one"),
        pytest.param(["Goirle", "Tilburg"], True, id="neighbours"),
        pytest.param(["Goirle", "Groningen"], False, id="far-apart"),
    ],
)
def test_a_part_of_the_country_is_drawn_for_several_places_close_together(names: list[str], expected: bool) -> None:
    assert is_close_together([municipality(name) for name in names]) == expected


def municipality(name: str) -> Municipality:
    return next(each for each in GAZETTEER.municipalities if each.name == name)
