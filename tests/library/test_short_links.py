"""The short addresses on paper: the same for ever, and every name a story has had leads to it."""

from pathlib import Path

import pytest

from hoedan.library.short_links import (
    ALPHABET,
    names_by_short_id,
    short_id,
    short_link_page,
    short_link_pages,
    short_url,
)
from made.library import read_library, write_library, write_story


@pytest.mark.parametrize(("name", "printed"), [("verhaal", "x63zqt"), ("oude-naam", "z3xvds")])
def test_what_was_printed_once_is_never_another_address(name: str, printed: str) -> None:
    assert short_id(name) == printed
    assert set(printed) <= set(ALPHABET)


def test_every_name_leads_to_the_story_of_today_and_the_oldest_is_printed(tmp_path: Path) -> None:
    write_story(write_library(tmp_path), "verhaal", aliases=["eerste-naam", "tweede-naam"])
    write_story(tmp_path, "ander")
    (tmp_path / "stories" / "withdrawn.yml").write_text(
        "withdrawn:\n  - {slug: weg, date: 2026-03-03, aliases: [ooit-weg]}\n", "utf-8"
    )
    library = read_library(tmp_path)
    assert dict(names_by_short_id(library)) == {
        short_id(name): (today,)
        for name, today in {
            "verhaal": "verhaal", "eerste-naam": "verhaal", "tweede-naam": "verhaal", "ander": "ander",
            "weg": "weg", "ooit-weg": "weg",
        }.items()
    }  # fmt: skip
    assert list(names_by_short_id(library)) == sorted(names_by_short_id(library))
    assert short_url(library.story["verhaal"]) == f"v/{short_id('eerste-naam')}/"
    assert short_url(library.story["ander"]) == f"v/{short_id('ander')}/"
    assert set(short_link_pages(library)) == {f"v/{key}/index.html" for key in names_by_short_id(library)}


def test_one_story_is_opened_at_once_with_a_script_and_without() -> None:
    page = short_link_page(["verhaal"])
    assert '<noscript><meta http-equiv="refresh" content="0; url=../../verhalen/verhaal/"></noscript>' in page
    assert '<script src="../../assets/shared/sent-on.js" type="module"></script>' in page
    assert page.count('<li><a href="../../verhalen/verhaal/">') == 1


def test_two_stories_with_one_address_are_both_offered() -> None:
    page = short_link_page(["een", "twee"])
    assert "refresh" not in page
    assert "<script" not in page
    assert '<li><a href="../../verhalen/een/">' in page
    assert '<li><a href="../../verhalen/twee/">' in page
    assert '<link rel="canonical" href="../../verhalen/een/">' in page
