"""The way to a page by its place: the smallest region that has all of it, and no name twice."""

from pathlib import Path

import pytest

from made.library import pages_of, read_library, write_library, write_story


@pytest.mark.parametrize(
    ("places", "trail"),
    [
        (["Zwolle"], ["Overijssel", "Zwolle"]),
        (["Utrecht"], ["Provincie Utrecht", "Utrecht"]),
        (["Zwolle", "Kampen", "Dalfsen", "Raalte"], ["Overijssel", "Regio Zwolle"]),
        (["Meppel", "Zwolle", "Kampen"], ["Regio Zwolle"]),
        (["Groningen", "Utrecht"], ["Groningen", "Utrecht"]),
    ],
)
def test_a_story_has_the_way_of_its_places(tmp_path: Path, places: list[str], trail: list[str]) -> None:
    write_library(tmp_path)
    write_story(tmp_path, "een", municipalities=places)
    _, *steps = pages_of(read_library(tmp_path))["verhalen/een/"].trail
    assert [step.title for step in steps] == trail


def test_two_regions_of_one_name_say_what_they_are(tmp_path: Path) -> None:
    root = write_library(tmp_path)
    table = root / "places" / "municipalities.csv"
    table.write_text(table.read_text("utf-8").replace("Regio Zwolle", "Overijssel"), "utf-8")
    write_story(root, "een", municipalities=["Zwolle", "Kampen"])
    pages = pages_of(read_library(root))
    _, *steps = pages["verhalen/een/"].trail
    assert [step.title for step in steps] == ["Provincie Overijssel", "Arbeidsmarktregio Overijssel"]
    assert [step.title for step in pages["gemeenten/utrecht/"].trail][-1] == "Provincie Utrecht"
