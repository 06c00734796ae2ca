"""Where a page leads on, and what its contents list, each by itself."""

from dataclasses import replace
from pathlib import Path

import pytest

from hoedan.library.library import Library
from hoedan.site.months import months_of
from hoedan.site.onward import TELL, following, in_finder
from hoedan.site.outline import Section, in_stories, sections_of
from made.library import read_library, write_library, write_story


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    root: Path = write_library(tmp_path_factory.mktemp("steps"))
    changes = [{"date": f"2026-05-{day}", "text": f"Op dag {day}."} for day in ("02", "20", "11")]
    write_story(root, "aap", published="2026-01-10", changes=changes[:2])
    write_story(root, "boom", published="2026-01-12", changes=changes)
    write_story(root, "kaas", municipalities=["Deventer"], period={"start": 2019}, status="idee")
    return read_library(root)


def test_after_the_last_comes_the_first_and_one_alone_leads_nowhere(library: Library) -> None:
    first, *_, last = library.themes
    for entry, after in ((first, library.themes[1]), (last, first)):
        (step,) = following("Volgend thema", entry, library.themes, lambda slug: f"themas/{slug}/")
        assert (step.label, step.title, step.url) == ("Volgend thema", after.title, f"themas/{after.slug}/")
    assert following("Volgend thema", first, [first], str) == ()


@pytest.mark.parametrize(
    ("count", "words"), [(1, "Wonen in 1 verhaal"), (2, "Wonen in 2 verhalen"), (3, "Wonen in 3 verhalen")]
)
def test_the_finder_says_how_many_stories_wait_there(library: Library, count: int, words: str) -> None:
    (step,) = in_finder("Wonen", library.stories[:count], thema="wonen")
    assert (step.title, step.url) == (words, "verhalen/?thema=wonen")


def test_without_a_story_the_finder_makes_way_for_an_invitation(library: Library) -> None:
    assert in_finder("Wonen", [], thema="wonen") == (TELL,)


def test_the_contents_of_a_page_begin_at_three_sections() -> None:
    two = '<h2 id="een">Een</h2><h3 id="deel">Deel</h3><h2 id="twee">Twee</h2>'
    assert sections_of(two) == []
    found = sections_of(two, [Section("meer", "Meer")])
    assert [(each.anchor, each.title, [mark.anchor for mark in each.marks]) for each in found] == [
        ("een", "Een", ["deel"]),
        ("twee", "Twee", []),
        ("meer", "Meer", []),
    ]


def test_two_stories_of_one_place_are_told_apart_by_their_years(library: Library) -> None:
    found = in_stories([(story, None) for story in library.stories])
    assert [(mark.anchor, mark.title) for mark in found] == [
        ("in-aap", "Zwolle, vanaf 2021"),
        ("in-boom", "Zwolle, vanaf 2021"),
        ("in-kaas", "Deventer"),
    ]
    assert [mark.title for mark in in_stories([(library.stories[0], None)])] == ["Zwolle"]


def test_the_newest_change_of_a_month_goes_first_and_those_of_one_day_by_story(library: Library) -> None:
    may, january = months_of(library)
    assert [(each.change.date.day, each.story.slug) for each in may.changed] == [
        (20, "aap"), (20, "boom"), (11, "boom"), (2, "aap"), (2, "boom")
    ]  # fmt: skip
    assert [story.slug for story in january.new] == ["boom", "aap"]
    turned = replace(library, stories=tuple(reversed(library.stories)))
    assert months_of(turned)[0] == may
