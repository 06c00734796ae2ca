"""Every Dutch municipality by any of its names, with its regions, its size and its place."""

import re
from dataclasses import replace

import pytest

from hoedan.language.slugs import fold
from hoedan.places.gazetteer import (
    SIZE_CLASSES,
    Ambiguous,
    Divided,
    Found,
    Gazetteer,
    Municipality,
    RegionName,
    Unknown,
    distance_km,
    sort_name,
)
from hoedan.places.tables import MERGERS, MUNICIPALITIES, read_table
from made.places import PROJECT, own_places


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return own_places()


def test_every_row_of_the_table_is_a_municipality(gazetteer: Gazetteer) -> None:
    rows = (PROJECT / MUNICIPALITIES).read_text(encoding="utf-8").splitlines()[1:]
    assert len(gazetteer.municipalities) == len(gazetteer.by_code) == len(gazetteer.by_slug) == len(rows) > 300


def test_there_are_twelve_provinces_and_every_municipality_is_in_one(gazetteer: Gazetteer) -> None:
    assert len(gazetteer.provinces) == 12
    assert sum(map(len, gazetteer.provinces.values())) == len(gazetteer.municipalities)
    assert sum(map(len, gazetteer.labour_market_regions.values())) == len(gazetteer.municipalities)


def test_every_municipality_is_found_by_its_own_name(gazetteer: Gazetteer) -> None:
    for each in gazetteer.municipalities:
        assert gazetteer.resolve(each.name) == Found(each)


@pytest.mark.parametrize("groups", ["provinces", "labour_market_regions"])
def test_regions_and_municipalities_are_in_the_order_of_a_dutch_list(gazetteer: Gazetteer, groups: str) -> None:
    regions = getattr(gazetteer, groups)
    assert list(regions) == sorted(regions, key=fold)
    for municipalities in [gazetteer.municipalities, *regions.values()]:
        assert list(municipalities) == sorted(municipalities, key=sort_name)
    names = [each.name for each in gazetteer.municipalities]
    assert (
        names.index("'s-Gravenhage") < names.index("Haarlem") < names.index("Súdwest-Fryslân") < names.index("Zwolle")
    )


def test_every_former_name_leads_to_a_municipality_of_today(gazetteer: Gazetteer) -> None:
    for row in read_table(MERGERS, (PROJECT / MERGERS).read_text(encoding="utf-8")).rows:
        resolution = gazetteer.resolve(row["old_name"])
        assert isinstance(resolution, Found | Divided), row["old_name"]


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("Súdwest-Fryslân", id="as-cbs-writes-it"),
        pytest.param("Su\u0301dwest-Frysla\u0302n", id="decomposed"),
        pytest.param("Sudwest-Fryslan", id="without-accents"),
        pytest.param("SÚDWEST-FRYSLÂN", id="capitals"),
        pytest.param("  súdwest-fryslân ", id="spaces"),
        pytest.param("Súdwest Fryslân", id="other-spelling"),
    ],
)
def test_a_name_is_found_however_it_is_written(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.resolve(name) == Found(gazetteer.by_slug["sudwest-fryslan"])


@pytest.mark.parametrize(
    ("alias", "official"),
    [
        ("Den Haag", "'s-Gravenhage"),
        ("’s-Gravenhage", "'s-Gravenhage"),
        ("Den Bosch", "'s-Hertogenbosch"),
        ("Bergen (NH)", "Bergen (NH.)"),
        ("Hengelo (O.)", "Hengelo"),
        ("Nuenen", "Nuenen, Gerwen en Nederwetten"),
        ("Tietjerksteradeel", "Tytsjerksteradiel"),
    ],
)
def test_an_alias_is_its_municipality_and_no_former_name(gazetteer: Gazetteer, alias: str, official: str) -> None:
    resolution = gazetteer.resolve(alias)
    assert isinstance(resolution, Found)
    assert (resolution.municipality.name, resolution.former) == (official, None)


@pytest.mark.parametrize(
    ("former", "today"),
    [
        pytest.param("Geldermalsen", "West Betuwe", id="merged"),
        pytest.param("Menaldumadeel", "Waadhoeke", id="renamed-and-merged"),
        pytest.param("Groesbeek", "Berg en Dal", id="renamed"),
        pytest.param("De Friese Meren", "De Fryske Marren", id="renamed-in-frisian"),
        pytest.param("Weesp", "Amsterdam", id="joined-a-city"),
        pytest.param("haren", "Groningen", id="small-letters"),
    ],
)
def test_a_former_name_is_its_successor_and_says_so(gazetteer: Gazetteer, former: str, today: str) -> None:
    resolution = gazetteer.resolve(former)
    assert isinstance(resolution, Found)
    assert resolution.municipality.name == today
    assert resolution.former is not None
    assert resolution.former.lower() == former.lower()


@pytest.mark.parametrize(
    ("name", "successors"),
    [
        ("Haaren", ("Boxtel", "Oisterwijk", "Tilburg", "Vught")),
        ("Boarnsterhim", ("Heerenveen", "Leeuwarden", "Súdwest-Fryslân", "De Fryske Marren")),
        ("Littenseradiel", ("Leeuwarden", "Súdwest-Fryslân", "Waadhoeke")),
        ("Winsum", ("Het Hogeland", "Westerkwartier")),
        ("Maasdonk", ("'s-Hertogenbosch", "Oss")),
    ],
)
def test_a_divided_municipality_is_none_of_its_successors(
    gazetteer: Gazetteer, name: str, successors: tuple[str, ...]
) -> None:
    assert gazetteer.resolve(name) == Divided(successors)


def test_bergen_is_two_municipalities(gazetteer: Gazetteer) -> None:
    assert gazetteer.resolve("Bergen") == Ambiguous(("Bergen (L.)", "Bergen (NH.)"))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Overijssel", "provincie"),
        ("Friesland", "provincie"),
        ("Noord-Brabant", "provincie"),
        ("Achterhoek", "arbeidsmarktregio"),
        ("GGD Amsterdam", "GGD-regio"),
        ("Rotterdam-Rijnmond", "veiligheidsregio"),
    ],
)
def test_a_region_is_no_municipality(gazetteer: Gazetteer, name: str, kind: str) -> None:
    assert gazetteer.resolve(name) == RegionName(kind)


@pytest.mark.parametrize("name", ["Utrecht", "Groningen", "Zeeland", "Drechtsteden", "Amersfoort"])
def test_a_municipality_goes_before_a_region_of_the_same_name(gazetteer: Gazetteer, name: str) -> None:
    expected = Found if name in ("Utrecht", "Groningen", "Amersfoort") else RegionName | Unknown
    assert isinstance(gazetteer.resolve(name), expected)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Zwole", "Zwolle"),
        ("Noordoospolder", "Noordoostpolder"),
        ("s-Gravenhage", "'s-Gravenhage"),
        ("Dantumadeel", "Dantumadiel"),
        ("Geldermalssen", "Geldermalsen"),
        ("gemeente Zwolle", "Zwolle"),
        ("Kollumerland", "Kollumerland en Nieuwkruisland"),
        ("Noord", None),
        ("Atlantis", None),
        ("", None),
        ("x" * 5000, None),
    ],
)
def test_a_slip_gets_the_nearest_name_if_there_is_one(gazetteer: Gazetteer, written: str, meant: str | None) -> None:
    assert gazetteer.resolve(written) == Unknown(meant)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Ferwerderadiel", "Dat is nu Noardeast-Fryslân."),
        ("Skarsterlân", "Dat is nu Heerenveen en De Fryske Marren."),
        ("Zwolle", ""),
        (None, ""),
    ],
)
def test_of_a_former_municipality_is_told_what_it_is_now(gazetteer: Gazetteer, name: str | None, said: str) -> None:
    assert gazetteer.became(name) == said


def test_predecessors_are_those_over_several_steps(gazetteer: Gazetteer) -> None:
    names = [each.name for each in gazetteer.by_slug["waadhoeke"].predecessors]
    assert {"Menaldumadeel", "Menameradiel", "Franekeradeel", "het Bildt"} <= set(names)
    dates = [each.until for each in gazetteer.by_slug["waadhoeke"].predecessors]
    assert dates == sorted(dates)
    assert all(re.fullmatch(r"\d{4}-\d{2}-\d{2}", date) for date in dates)


def test_every_municipality_has_a_tooi_address(gazetteer: Gazetteer) -> None:
    assert gazetteer.by_slug["zwolle"].uri == "https://identifier.overheid.nl/tooi/id/gemeente/gm0193"
    assert all(re.fullmatch(r"GM\d{4}", each.code) for each in gazetteer.municipalities)


@pytest.mark.parametrize(
    ("slug", "label"),
    [
        ("schiermonnikoog", "minder dan 20.000"),
        ("noordoostpolder", "20.000 tot 50.000"),
        ("kampen", "50.000 tot 100.000"),
        ("zwolle", "100.000 tot 250.000"),
        ("amsterdam", "250.000 of meer"),
    ],
)
def test_every_municipality_has_a_size_class(gazetteer: Gazetteer, slug: str, label: str) -> None:
    assert gazetteer.by_slug[slug].size_label == label
    assert all(each.size_class in SIZE_CLASSES for each in gazetteer.municipalities)


@pytest.mark.parametrize(
    ("population", "size_class"),
    [
        (19_999, "tot-20000"),
        (20_000, "20000-50000"),
        (49_999, "20000-50000"),
        (50_000, "50000-100000"),
        (99_999, "50000-100000"),
        (100_000, "100000-250000"),
        (249_999, "100000-250000"),
        (250_000, "vanaf-250000"),
        (20_000_000, "vanaf-250000"),
    ],
)
def test_a_size_class_begins_at_its_number(gazetteer: Gazetteer, population: int, size_class: str) -> None:
    assert replace(gazetteer.by_slug["zwolle"], population=population).size_class == size_class


def test_every_point_lies_in_the_netherlands(gazetteer: Gazetteer) -> None:
    for each in gazetteer.municipalities:
        assert 3.3 < each.lon < 7.3, each.name
        assert 50.7 < each.lat < 53.6, each.name


def test_a_distance_is_the_same_in_both_directions(gazetteer: Gazetteer) -> None:
    zwolle, kampen = gazetteer.by_slug["zwolle"], gazetteer.by_slug["kampen"]
    assert distance_km(zwolle, kampen) == pytest.approx(distance_km(kampen, zwolle))
    assert 8 < distance_km(zwolle, kampen) < 20
    assert distance_km(zwolle, zwolle) == 0


@pytest.mark.parametrize(
    ("one", "other", "kilometres"),
    [
        pytest.param((0.0, 0.0), (0.0, 90.0), 10_007.543, id="from-the-equator-to-the-pole"),
        pytest.param((0.0, 0.0), (90.0, 0.0), 10_007.543, id="a-quarter-of-the-equator"),
        pytest.param((0.0, 60.0), (180.0, 60.0), 6_671.696, id="over-the-pole"),
        pytest.param((4.9, 52.37), (6.09, 52.51), 82.150, id="in-the-netherlands"),
    ],
)
def test_a_distance_is_that_along_a_great_circle(
    gazetteer: Gazetteer, one: tuple[float, float], other: tuple[float, float], kilometres: float
) -> None:
    zwolle = gazetteer.by_slug["zwolle"]
    here, there = (replace(zwolle, lon=lon, lat=lat) for lon, lat in (one, other))
    assert distance_km(here, there) == pytest.approx(kilometres, abs=0.001)


def test_around_are_all_others_by_distance_and_then_by_name() -> None:
    zwolle = own_places().by_slug["zwolle"]
    far, near, also_near, here = (
        replace(zwolle, code=code, name=name, lon=lon)
        for code, name, lon in (("GM1", "Ver", 7.0), ("GM2", "Dorp", 6.2), ("GM3", "Buurt", 6.2), ("GM4", "Hier", 6.0))
    )
    around = Gazetteer((far, near, also_near, here), ()).around(here)
    assert [each.name for _, each in around] == ["Buurt", "Dorp", "Ver"]
    assert [distance for distance, _ in around] == [distance_km(here, each) for _, each in around]


def test_each_distance_is_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[Municipality, ...]] = []

    def distance(*pair: Municipality) -> float:
        asked.append(pair)
        return 1.0

    monkeypatch.setattr(f"{Gazetteer.__module__}.distance_km", distance)
    places = own_places().municipalities[:5]
    gazetteer = Gazetteer(places, ())
    assert [len(gazetteer.around(each)) for each in places] == [4] * 5
    assert len(asked) == 10


def test_a_municipality_is_the_same_by_its_code(gazetteer: Gazetteer) -> None:
    zwolle, kampen = gazetteer.by_slug["zwolle"], gazetteer.by_slug["kampen"]
    assert {zwolle, replace(zwolle, population=1)} == {zwolle}
    assert zwolle != kampen
    assert kampen != zwolle
    assert zwolle != zwolle.code


def test_a_municipality_knows_its_other_names_and_not_its_own_as_a_former_one(gazetteer: Gazetteer) -> None:
    assert "Den Haag" in gazetteer.by_slug["s-gravenhage"].aliases
    former = {each.name for each in gazetteer.by_slug["groningen"].predecessors}
    assert "Haren" in former
    assert "Groningen" not in former


def test_names_are_in_the_order_of_a_dutch_register(gazetteer: Gazetteer) -> None:
    assert [each.name for each in gazetteer.by_letter["g"]][:3] == ["Geertruidenberg", "Geldrop-Mierlo", "Gemert-Bakel"]
    assert "'s-Gravenhage" in [each.name for each in gazetteer.by_letter["g"]]
    assert sum(map(len, gazetteer.by_letter.values())) == len(gazetteer.municipalities)


def test_very_many_names_together_are_read_in_proportion(gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(Gazetteer, "known_name", lambda _, name: asked.append(name))
    assert gazetteer.names_in(", ".join(f"n{number}" for number in range(500))) == [f"n{n}" for n in range(500)]
    assert len(asked) < 500 * 8 and max(map(len, asked)) < 100
