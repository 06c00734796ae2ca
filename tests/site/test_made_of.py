"""A page says what it is made of: as long as its digest is the same, so is everything that a reader sees of it."""

import datetime
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from conftest import copy_library
from hoedan.check.check_library import check_library
from hoedan.incremental.memory import Memory
from hoedan.library.links import link_library
from hoedan.model.page_types import PageType
from hoedan.model.problems import errors_in
from hoedan.site.head import Heads
from hoedan.site.pages import Site
from hoedan.site.publish import Publication
from made.edits import (
    EDITS,
    Edit,
    add_or_remove_page,
    add_sentence,
    change_ingredient,
    change_settings,
    change_theme,
    change_title,
    change_word,
)
from made.many import own_or_made

TODAY = datetime.date(2026, 12, 1)


@dataclass(frozen=True)
class Shown:
    """One page: its digest, its HTML and what stands around it."""

    made_of: str
    html: str
    around: object


def publication_of(root: Path, memory: Memory) -> Publication:
    """Every page of a library, without its files and without MkDocs."""
    checked = check_library(root, TODAY, memory=memory, is_coached=False)
    assert not (errors := errors_in(checked.problems)), "\n".join(map(str, errors))
    library = checked.library
    links = link_library(library, memory)
    site = Site(library, links, memory)
    return Publication(tuple(site.pages()), (), library, links, Heads(library), site.digests)


def pages_of(root: Path, memory: Memory, of_places: int, same_as: dict[str, Shown] | None = None) -> dict[str, Shown]:
    """Address -> what a reader sees of it; of the pages of municipalities one in so many.

    With `same_as` only the pages that have the digest that they have there.
    """
    publication = publication_of(root, memory)
    memory.forget_the_rest()
    places = [page.url for page in publication.pages if page.type is PageType.MUNICIPALITY]
    left_out = set(places) - set(places[::of_places])
    return {
        page.url: Shown(page.made_of(), page.render(), publication.around(page.url))
        for page in publication.pages
        if page.url not in left_out
        and (same_as is None or (page.url in same_as and same_as[page.url].made_of == page.made_of()))
    }


def digests_of(root: Path, memory: Memory) -> dict[str, str]:
    return {page.url: page.made_of() for page in publication_of(root, memory).pages}


def stale_pages(before: dict[str, Shown], now: dict[str, Shown]) -> list[str]:
    """The pages that a rebuild would pass by, though they read otherwise."""
    both = before.keys() & now.keys()
    return sorted(url for url in both if before[url].made_of == now[url].made_of and before[url] != now[url])


EVERYWHERE: tuple[Edit, ...] = (change_ingredient, change_theme, change_settings, change_word, add_or_remove_page)
"""After one of these every page has another digest, and none can be stale: they go together, as the last."""


def groups_of(edits: list[Edit], together: int) -> Iterator[Sequence[Edit]]:
    """All edits, so many at a time; each changes the digests of a few pages, and of the others all is seen."""
    local = [edit for edit in edits if edit not in EVERYWHERE]
    yield from (local[start : start + together] for start in range(0, len(local), together))
    yield EVERYWHERE


@pytest.mark.whole
@pytest.mark.parametrize(
    ("together", "of_places"), [(4, 12), pytest.param(1, 1, marks=pytest.mark.nightly)], ids=["by-day", "at-night"]
)
def test_after_random_edits_a_page_with_the_same_digest_is_the_same(
    tmp_path: Path, together: int, of_places: int
) -> None:
    """At night every edit by itself, so that none hides what another leaves as it was, and the page of every place."""
    root = copy_library(own_or_made(tmp_path / "many").root, tmp_path / "library")
    chance, memory = random.Random(2026), Memory()
    before = pages_of(root, memory, of_places)
    for edits in groups_of(chance.sample(EDITS, len(EDITS)), together):
        for edit in edits:
            for _ in range(3 if edit.__name__.startswith(("change_", "move", "reverse")) else 1):
                edit(root, chance)
        now = pages_of(root, memory, of_places, before if edits == EVERYWHERE else None)
        stale = stale_pages(before, now)
        done = [edit.__name__ for edit in edits]
        assert not stale, f"after {done}, not made again: {stale[:5]} ({len(stale)} pages)"
        before = now


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
    root = copy_library(own_or_made(tmp_path / "many").root, tmp_path / "library")
    library = check_library(root, TODAY, is_coached=False).library
    site = Site(library, link_library(library))
    with pytest.raises(TypeError, match="what a value of type PosixPath is made of"):
        site.digests.of({"file": root})
