"""A page says what it is made of: as long as its digest is the same, so is everything that a reader sees of it."""

import datetime
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path

import pytest

from conftest import copy_library
from hoedan.check.check_library import check_library
from hoedan.design.share_card import Card
from hoedan.incremental.memory import Memory
from hoedan.library.library import Library
from hoedan.library.links import link_library
from hoedan.library.story import Story
from hoedan.model.page_types import PageType
from hoedan.model.problems import errors_in
from hoedan.site import publish
from hoedan.site.head import Heads
from hoedan.site.page import Page
from hoedan.site.pages import Site
from hoedan.site.publish import Publication
from made.edits import (
    EDITS,
    Edit,
    add_image,
    add_or_remove_page,
    add_sentence,
    add_story,
    be_inspired,
    change_bundle,
    change_foreword,
    change_ingredient,
    change_introduction,
    change_page,
    change_passage,
    change_settings,
    change_status,
    change_summary,
    change_summary_of_theme,
    change_text_of_ingredient,
    change_theme,
    change_title,
    change_title_of_page,
    change_word,
    check_again,
    keep_edition,
    move_story,
    remove_story,
    rename_story,
    reverse_themes,
)
from made.library import make_library, read_library
from made.many import own_or_made

TODAY = datetime.date(2026, 12, 1)


@dataclass(frozen=True)
class Shown:
    """One page: its digest, and what a reader sees of it, which is made when it is asked for and then kept."""

    page: Page
    publication: Publication
    made_of: str

    @cached_property
    def seen(self) -> tuple[str, object]:
        """Its HTML and what stands around it."""
        return self.page.render(), self.publication.around(self.page.url)


def publication_of(root: Path, memory: Memory) -> Publication:
    """Every page of a library, without its files and without MkDocs."""
    checked = check_library(root, TODAY, memory=memory, is_coached=False)
    assert not (errors := errors_in(checked.problems)), "\n".join(map(str, errors))
    library = checked.library
    links = link_library(library, memory)
    site = Site(library, links, memory)
    return Publication(tuple(site.pages()), (), library, links, Heads(library), site.digests)


def pages_of(root: Path, memory: Memory, of_places: int) -> dict[str, Shown]:
    """Address -> page; of the pages of municipalities one in so many."""
    publication = publication_of(root, memory)
    memory.forget_the_rest()
    places = [page.url for page in publication.pages if page.type is PageType.MUNICIPALITY]
    left_out = set(places) - set(places[::of_places])
    return {
        page.url: Shown(page, publication, page.made_of()) for page in publication.pages if page.url not in left_out
    }


def digests_of(root: Path, memory: Memory) -> dict[str, str]:
    return {page.url: page.made_of() for page in publication_of(root, memory).pages}


def stale_pages(root: Path, first: dict[str, Shown], last: dict[str, Shown]) -> list[str]:
    """The pages that a rebuild would pass by, though they read otherwise.

    Meanwhile the library is elsewhere: a page has its values alone, and those of before must not read what is there.
    """
    away = root.rename(root.with_name("away"))
    pairs = {url: (first[url], page) for url, page in last.items() if first[url] is not page}
    stale = sorted(url for url, (was, page) in pairs.items() if was.seen != page.seen)
    away.rename(root)
    return stale


Turns = Sequence[Sequence[Edit]]
EVERYWHERE: Sequence[Edit] = (change_ingredient, change_theme, change_settings, change_word, add_or_remove_page)
"""After one of these every page has another digest: among others they would hide what those leave as it was."""
BY_DAY: Turns = (
    (add_sentence, add_image),
    (change_passage, change_title, change_summary, check_again, change_status),
    (move_story, reverse_themes, be_inspired),
    (add_story, remove_story, rename_story),
    (change_text_of_ingredient, change_summary_of_theme, change_page, change_title_of_page, change_introduction),
    (change_bundle, change_foreword, keep_edition),
)
"""Edits that change the same of a library go together: where one is not seen, no other hides it."""
AT_NIGHT: Turns = tuple((edit,) for edit in random.Random(2026).sample(EDITS, len(EDITS)))


def test_every_edit_is_made_by_day_or_changes_every_page() -> None:
    assert Counter([*chain(*BY_DAY), *EVERYWHERE]) == Counter(EDITS)


@pytest.mark.whole
@pytest.mark.parametrize(
    ("turns", "of_places"),
    [(BY_DAY, 12), pytest.param(AT_NIGHT, 1, marks=pytest.mark.nightly)],
    ids=["by-day", "at-night"],
)
def test_after_random_edits_a_page_with_the_same_digest_is_the_same(
    tmp_path: Path, turns: Turns, of_places: int
) -> None:
    """At night every edit by itself, also those that change every page, and the page of every place.

    A page is looked at where it gets its digest and where it has it for the last time: between the two it is made by
    no rebuild, and what changed meanwhile is seen at the end.
    """
    root = copy_library(own_or_made(tmp_path / "many").root, tmp_path / "library")
    chance, memory = random.Random(2026), Memory()
    now = pages_of(root, memory, of_places)
    since = dict(now)
    for edits in (*turns, ()):
        for edit in edits:
            for _ in range(3 if edit.__name__.startswith(("change_", "move", "reverse")) else 1):
                edit(root, chance)
        before, now = now, pages_of(root, memory, of_places) if edits else {}
        ended = {url: page for url, page in before.items() if url not in now or now[url].made_of != page.made_of}
        stale = stale_pages(root, since, ended)
        done = [edit.__name__ for edit in edits]
        assert not stale, f"before {done or 'the end'}, not made again: {stale[:5]} ({len(stale)} pages)"
        since = {url: page if url in ended or url not in since else since[url] for url, page in now.items()}


@pytest.mark.whole
def test_an_edit_of_one_story_leaves_most_digests_as_they_were(tmp_path: Path) -> None:
    """A digest that always changes would be right, and of no use."""
    root = copy_library(own_or_made(tmp_path / "many").root, tmp_path / "library")
    memory = Memory()
    before = digests_of(root, memory)
    for edit in (change_title, add_sentence):
        edit(root, random.Random(1))
        now = digests_of(root, memory)
        assert 0 < sum(before[url] != digest for url, digest in now.items()) < len(now) / 3, edit.__name__
        before = now


def test_a_value_of_an_unknown_type_is_refused(tmp_path: Path) -> None:
    library = read_library(make_library(tmp_path))
    site = Site(library, link_library(library))
    with pytest.raises(TypeError, match="what a value of type PosixPath is made of"):
        site.digests.of({"file": tmp_path})


def test_an_edit_lays_out_no_card_of_another_story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, memory, laid = make_library(tmp_path, een="", twee=""), Memory(), list[str]()

    def card_of(story: Story, library: Library) -> Card:
        laid.append(story.slug)
        return Card(library.settings.site_name, story.title, "", ())

    monkeypatch.setattr(publish, "card_of", card_of)
    for _ in range(2):
        publish.cards_of(check_library(root, memory=memory).library, memory)
    assert sorted(laid) == ["een", "twee"]
    story = root / "stories" / "een.md"
    story.write_text(story.read_text("utf-8").replace("Verhaal een", "Een ander"), "utf-8")
    publish.cards_of(check_library(root, memory=memory).library, memory)
    assert sorted(laid) == ["een", "een", "twee"]
