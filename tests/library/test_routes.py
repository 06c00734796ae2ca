"""Reading routes: what a role gets, in which order and why."""

import pytest

from hoedan.check.check_library import check_library
from hoedan.library.library import Library
from hoedan.library.routes import MOST_REASONS, MOST_STOPS, ROLES, Role, route_of, sections_of
from hoedan.library.story import Story
from hoedan.model.vocabulary import STORY_HEADINGS
from made.many import write_many

EVERY_ROLE = pytest.mark.parametrize("role", ROLES, ids=lambda role: role.slug)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    root = write_many(tmp_path_factory.mktemp("routes") / "library")
    return check_library(root, is_coached=False).library


@EVERY_ROLE
def test_each_story_comes_once_with_reasons_that_are_its_own(role: Role, library: Library) -> None:
    stops = route_of(role, library)
    assert len({stop.story for stop in stops}) == len(stops) == min(MOST_STOPS, len(library.stories))
    for stop in stops:
        true = [words for _, has in role.wants if (words := has(stop.story, library))]
        assert list(stop.reasons) == true[:MOST_REASONS]
    assert stops[0].reasons


@EVERY_ROLE
def test_what_fits_best_comes_first_and_the_next_is_from_another_place(role: Role, library: Library) -> None:
    def worth(story: Story) -> float:
        return sum(weight for weight, has in role.wants if has(story, library) != "")

    stories = [stop.story for stop in route_of(role, library)]
    assert worth(stories[0]) == max(map(worth, library.stories))
    assert stories[0].municipalities_label != stories[1].municipalities_label


@EVERY_ROLE
def test_the_part_to_read_is_one_that_every_story_has(role: Role, library: Library) -> None:
    assert role.part in STORY_HEADINGS
    assert all(stop.part_words > 0 for stop in route_of(role, library))


def test_the_words_of_the_parts_are_those_of_the_story(library: Library) -> None:
    story = library.stories[0]
    parts = dict(sections_of(story))
    assert list(parts)[: len(STORY_HEADINGS)] == list(STORY_HEADINGS)
    heads = sum(len(f"## {name}".split()) for name in parts)
    assert sum(len(text.split()) for text in parts.values()) + heads == len(story.body.text.split())


def test_roles_get_different_routes(library: Library) -> None:
    routes = {tuple(stop.story.slug for stop in route_of(role, library)[:3]) for role in ROLES}
    assert len(routes) == len(ROLES)
