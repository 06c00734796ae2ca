"""A story's own lines: its years, its reading time, its dates."""

from pathlib import Path
from typing import Any

import pytest

from hoedan.library.dates import date_of, updated_on
from hoedan.library.story import Story
from made.library import SUMMARY, read_library, story_body, write_library, write_story
from made.vocabulary import VOCABULARY


def story(root: Path, text: str = "", **front: Any) -> Story:
    write_story(write_library(root), "verhaal", text, **front)
    return read_library(root).story["verhaal"]


@pytest.mark.parametrize(
    ("status", "period", "label"),
    [
        pytest.param("loopt", {"start": 2021}, "vanaf 2021", id="runs"),
        pytest.param("gestart", {"start": "2021-05"}, "vanaf 2021", id="has-begun"),
        pytest.param("geborgd", {"start": 2021}, "vanaf 2021", id="here-to-stay"),
        pytest.param("idee", {"start": 2021}, "2021", id="an-idea"),
        pytest.param("onbekend", {"start": 2021}, "2021", id="not-known"),
        pytest.param("gestopt", {"start": 2015, "end": "2020-03"}, "2015–2020", id="some-years"),
        pytest.param("gestopt", {"start": "2020-01", "end": "2020-03"}, "2020", id="within-a-year"),
        pytest.param("loopt", {"start": 2015, "end": 2031}, "2015–2031", id="an-end-goes-before-a-status"),
    ],
)
def test_the_years_of_a_story_are_written_as_a_reader_does(
    tmp_path: Path, status: str, period: dict[str, object], label: str
) -> None:
    assert story(tmp_path, status=status, period=period).period_label == label


def test_a_story_says_what_its_front_matter_says(tmp_path: Path) -> None:
    found = story(tmp_path, title="Samen aan tafel", status="gestopt", period={"start": "2015-03", "end": "2020-04"})
    assert (found.title, found.summary, found.status_label) == (
        "Samen aan tafel",
        SUMMARY,
        VOCABULARY.labels("statuses")["gestopt"],
    )
    assert (found.start_year, found.end_year) == ("2015", "2020")
    running = story(tmp_path)
    assert (running.start_year, running.end_year, running.newest_source) == ("2021", None, "2021-05")


@pytest.mark.parametrize(("words", "minutes"), [(80, 1), (280, 1), (320, 2), (520, 3)])
def test_reading_time_is_of_two_hundred_words_a_minute_and_never_nothing(
    tmp_path: Path, words: int, minutes: int
) -> None:
    text = story_body().replace("Het hielp.", "Ja. " * (words - len(story_body().split()) + 2))
    assert story(tmp_path, text).reading_minutes == minutes


def test_a_story_was_updated_on_the_newest_of_its_dates(tmp_path: Path) -> None:
    dates: dict[str, Any] = {
        "published": "2026-01-10",
        "reviewed": "2026-03-10",
        "changes": [{"date": "2026-02-01", "text": "Meer."}],
    }
    found = story(tmp_path, **dates)
    assert str(updated_on(found)) == "2026-03-10"
    later = dates | {"changes": [{"date": "2026-02-01", "text": "Meer."}, {"date": "2026-04-02", "text": "Nog meer."}]}
    assert str(updated_on(story(tmp_path, **later))) == "2026-04-02"
    assert updated_on(story(tmp_path)) is None


def test_the_date_of_the_library_is_the_newest_of_all_stories_and_withdrawals(tmp_path: Path) -> None:
    write_library(tmp_path)
    assert date_of(read_library(tmp_path)) is None
    write_story(tmp_path, "een", published="2026-01-10")
    write_story(tmp_path, "twee", published="2026-01-20")
    assert str(date_of(read_library(tmp_path))) == "2026-01-20"
    (tmp_path / "stories" / "withdrawn.yml").write_text("withdrawn:\n  - {slug: weg, date: 2026-03-03}\n", "utf-8")
    assert str(date_of(read_library(tmp_path))) == "2026-03-03"


@pytest.mark.parametrize(
    ("municipalities", "line", "name"),
    [
        pytest.param(["Zwolle"], "Zwolle · Overijssel", "Zwolle", id="one"),
        pytest.param(["Utrecht"], "Utrecht", "Utrecht", id="a-province-of-the-same-name-is-said-once"),
        pytest.param(
            ["Zwolle", "Ede", "Utrecht"],
            "Zwolle, Ede en Utrecht · Overijssel, Gelderland en Utrecht",
            "Zwolle, Ede en Utrecht",
            id="three",
        ),
        pytest.param(["Utrecht", "Zeist"], "Utrecht en Zeist", "Utrecht en Zeist", id="one-gives-its-name-to-all"),
        pytest.param(
            ["Groningen", "Zwolle"],
            "Groningen en Zwolle · Groningen en Overijssel",
            "Groningen en Zwolle",
            id="no-province-takes-the-place-of-another",
        ),
        pytest.param(
            ["Utrecht", "Zeist", "Soest", "Baarn"],
            "4 gemeenten · Utrecht",
            "Utrecht en 3 andere",
            id="more-are-counted",
        ),
    ],
)
def test_the_place_of_a_story_is_one_line_everywhere(
    tmp_path: Path, municipalities: list[str], line: str, name: str
) -> None:
    found = story(tmp_path, municipalities=municipalities)
    assert (found.place_line, found.place_name) == (line, name)


@pytest.mark.parametrize(
    ("kinds", "evidence"),
    [
        pytest.param(["betrokkene"], "eigen-verhaal", id="one-kind"),
        pytest.param(["betrokkene", "betrokkene"], "eigen-verhaal", id="one-kind-twice"),
        pytest.param(["betrokkene", "pers"], "meer-stemmen", id="two-kinds"),
        pytest.param(["betrokkene", None], None, id="one-is-not-told"),
        pytest.param(["betrokkene", "pers", None], "meer-stemmen", id="two-kinds-and-one-not-told"),
        pytest.param([None], None, id="none-is-told"),
        pytest.param([None, "onderzoek"], "onafhankelijk-bekeken", id="research"),
    ],
)
def test_what_a_story_rests_on_follows_from_the_kinds_of_its_sources(
    tmp_path: Path, kinds: list[str | None], evidence: str | None
) -> None:
    sources = [
        {"id": number, "title": "Bron", "publisher": "P", **({"kind": kind} if kind else {})}
        for number, kind in enumerate(kinds, 1)
    ]
    assert story(tmp_path, sources=sources).evidence == evidence


def test_two_names_of_one_municipality_count_once_and_keep_the_first(tmp_path: Path) -> None:
    found = story(tmp_path, municipalities=["Weesp", "Zwolle", "Amsterdam"])
    assert [(each.municipality.name, each.former) for each in found.places] == [
        ("Amsterdam", "Weesp"),
        ("Zwolle", None),
    ]
