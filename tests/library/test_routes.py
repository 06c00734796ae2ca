"""Reading routes: what a role gets, in which order and why. `pytest --update-golden` writes the golden file."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from hoedan.library import routes
from hoedan.library.library import Library
from hoedan.library.routes import (
    MOST_REASONS,
    MOST_STOPS,
    Role,
    is_recent,
    reads_easily,
    route_of,
    sections_of,
)
from hoedan.library.story import Story
from hoedan.text.markup import render_story_text
from hoedan.text.prose import Readability
from made.library import read_library, write_library, write_story
from made.many import fronts, named, text_of
from made.vocabulary import FAMILIES, ROLES, STORY_HEADINGS

EXPECTED = Path(__file__).parent / "golden" / "routes.txt"
EVERY_ROLE = pytest.mark.parametrize("role", ROLES, ids=lambda role: role.slug)
SETBACKS = ("geld", "werkdruk", "zeggenschap", "tempo")
EASY = "Zij gaan naar de buurt toe. De man doet de deur dan los. Dat is fijn en het gaat goed. " * 12
FIGURE = {"value": 38, "label": "gezinnen kregen hulp", "source": 1}


def extra(number: int) -> Mapping[str, Any]:
    """What the nth story has besides, so that no two kinds of reasons always come together."""
    return {
        **({"figures": [FIGURE]} if number % 3 == 0 else {}),
        **({"open_questions": ["Blijft het geld daarna?"]} if number % 5 < 2 else {}),
        **({"conditions": ["Een vast team."]} if number % 4 == 1 else {}),
    }


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The library of many stories, with something for every wish of every role."""
    root = tmp_path_factory.mktemp("routes")
    ingredients = dict(zip(named("ingredients"), cycle(FAMILIES)))
    write_library(root, ingredients=ingredients, themes=named("themes"), setbacks=SETBACKS)
    for number, ((slug, front), setback) in enumerate(zip(fronts(), cycle(SETBACKS))):
        text = re.sub(r"\n\n!\[.*\)", "", text_of(front, slug, setback))
        text = text.replace("Het begon", f"{EASY * (number % 3)}Het begon")
        text = text.replace("Blijf bij elkaar.", "\n\n### Nog een\n\n".join(["Blijf bij elkaar."] * (1 + number % 4)))
        (source,) = front["sources"]
        front["sources"] = [source | {"date": str(2026 - number % 7)}]
        write_story(root, slug, text, **front, **extra(number))
    return replace(read_library(root), today=datetime.date(2026, 11, 22))


def written(library: Library) -> str:
    """Each role with its stops: how many words to read there, and why."""
    lines = []
    for role in ROLES:
        lines.append(f"{role.label}: {role.part}")
        lines += [
            f"  {stop.story.slug} ({stop.part_words}): {'; '.join(stop.reasons)}" for stop in route_of(role, library)
        ]
    return "\n".join(lines) + "\n"


def test_every_route_and_its_reasons_are_those_of_the_golden_file(
    library: Library, request: pytest.FixtureRequest
) -> None:
    found = written(library)
    if request.config.getoption("--update-golden"):
        EXPECTED.write_text(found, "utf-8")
    assert found.splitlines() == EXPECTED.read_text("utf-8").splitlines(), (
        "routes differ from golden/routes.txt; if that is right: pytest --update-golden, and read the diff"
    )


@EVERY_ROLE
def test_the_library_has_and_lacks_each_thing_that_a_role_looks_for(role: Role, library: Library) -> None:
    """Or the golden file would say nothing of it."""
    for _, has in role.wants:
        assert {bool(has(story, library)) for story in library.stories} == {True, False}


@EVERY_ROLE
def test_what_a_role_wants_most_is_told_first(role: Role) -> None:
    weights = [weight for weight, _ in role.wants]
    assert weights == sorted(weights, reverse=True)
    assert min(weights) > 0


@EVERY_ROLE
def test_each_story_comes_once_with_reasons_that_are_its_own(role: Role, library: Library) -> None:
    stops = route_of(role, library)
    assert len({stop.story for stop in stops}) == len(stops) == min(MOST_STOPS, len(library.stories))
    for stop in stops:
        true = [words for _, has in role.wants if (words := has(stop.story, library))]
        assert list(stop.reasons) == true[:MOST_REASONS]


def worth(role: Role, story: Story, library: Library) -> float:
    return sum(weight for weight, has in role.wants if has(story, library))


@EVERY_ROLE
def test_what_fits_best_comes_first_and_the_next_is_from_another_place(role: Role, library: Library) -> None:
    stories = [stop.story for stop in route_of(role, library)]
    assert worth(role, stories[0], library) == max(worth(role, story, library) for story in library.stories)
    assert stories[0].municipalities_label != stories[1].municipalities_label


@EVERY_ROLE
@pytest.mark.parametrize("most", [1, 4, 12])
def test_when_not_all_are_weighed_those_that_fit_best_are(
    role: Role, most: int, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routes, "MOST_CANDIDATES", most)
    best = sorted(library.stories, key=lambda story: (-worth(role, story, library), story.slug))[:most]
    assert {stop.story for stop in route_of(role, library)} == set(best)


@EVERY_ROLE
def test_the_part_to_read_is_one_that_every_story_has(role: Role, library: Library) -> None:
    assert role.part in STORY_HEADINGS
    story = library.stories[0]
    assert f'id="{role.anchor}"' in render_story_text(story.body, story.path).html
    assert all(stop.part_words > 0 for stop in route_of(role, library))


def test_the_words_of_the_parts_are_those_of_the_story(library: Library) -> None:
    story = library.stories[0]
    parts = dict(sections_of(story))
    assert list(parts)[: len(STORY_HEADINGS)] == list(STORY_HEADINGS)
    heads = sum(len(f"## {name}".split()) for name in parts)
    assert sum(len(text.split()) for text in parts.values()) + heads == len(story.body.text.split())


@pytest.mark.parametrize(("day", "words"), [("2025-12-31", "met een bron uit 2024"), ("2026-01-01", "")])
def test_a_source_is_recent_when_it_is_of_this_year_or_the_last(library: Library, day: str, words: str) -> None:
    story = next(story for story in library.stories if story.newest_source == "2024")
    assert is_recent(story, replace(library, today=datetime.date.fromisoformat(day))) == words


@pytest.mark.parametrize(("score", "words"), [(60.0, "leest makkelijk"), (59.9, "")])
def test_a_story_reads_easily_from_the_score_that_is_called_so(
    library: Library, monkeypatch: pytest.MonkeyPatch, score: float, words: str
) -> None:
    monkeypatch.setattr(Readability, "flesch_douma", score)
    assert reads_easily(library.stories[0], library) == words
