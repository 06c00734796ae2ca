"""The facets of the finder: their order, that of their values, and that no value is without a story."""

from pathlib import Path

import pytest

from hoedan.finder.facets import ROWS, facets_of, story_values
from hoedan.library.library import Library
from hoedan.places.gazetteer import SIZE_CLASSES
from made.library import read_library, write_library, write_story
from made.many import write_many
from made.vocabulary import PARTNER_TYPES, STATUSES, TARGET_GROUPS


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return read_library(write_many(tmp_path_factory.mktemp("many")))


def values(library: Library, name: str) -> list[str]:
    return [choice.slug for facet in facets_of(library) if facet.name == name for choice in facet.choices]


def test_facets_are_in_the_order_in_which_readers_ask(library: Library) -> None:
    assert [facet.name for facet in facets_of(library)] == [
        "thema", "ingredient", "struikelblok", "provincie", "arbeidsmarktregio", "gemeente", "grootte", "doelgroep",
        "partnertype", "status", "onderbouwing",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "order"),
    [
        ("grootte", tuple(SIZE_CLASSES)),
        ("doelgroep", TARGET_GROUPS),
        ("partnertype", PARTNER_TYPES),
        ("status", STATUSES),
    ],
)
def test_fixed_words_are_in_the_order_of_the_vocabulary(library: Library, name: str, order: tuple[str, ...]) -> None:
    shown = values(library, name)
    assert len(shown) > 2
    assert shown == [slug for slug in order if slug in shown]
    assert shown != sorted(shown)


def test_places_are_in_the_order_of_a_dutch_list(tmp_path: Path) -> None:
    write_library(tmp_path)
    places = {"a": ["Zwolle"], "b": ["Súdwest-Fryslân"], "c": ["Utrecht"], "d": ["'s-Gravenhage"], "e": ["Groningen"]}
    for slug, names in places.items():
        write_story(tmp_path, f"verhaal-{slug}", municipalities=names)
    library = read_library(tmp_path)
    assert values(library, "provincie") == ["fryslan", "groningen", "overijssel", "utrecht", "zuid-holland"]
    assert values(library, "gemeente") == ["s-gravenhage", "groningen", "sudwest-fryslan", "utrecht", "zwolle"]


def test_ingredients_are_in_the_order_of_their_families_and_themes_in_that_of_their_slugs(tmp_path: Path) -> None:
    write_library(tmp_path, ingredients={"aap": "leren", "noot": "richting"}, themes=["werk", "anders"])
    write_story(tmp_path, "een", ingredients=["aap", "noot"], themes=["werk", "anders"])
    library = read_library(tmp_path)
    assert values(library, "ingredient") == ["noot", "aap"]
    assert values(library, "thema") == ["anders", "werk"]


def test_a_value_that_no_story_has_is_no_choice(tmp_path: Path) -> None:
    write_story(write_library(tmp_path), "een", status="loopt", ingredients=["vertrouwen", "lange-adem"])
    library = read_library(tmp_path)
    assert values(library, "status") == ["loopt"]
    assert "gedeelde-visie" not in values(library, "ingredient")
    assert [facet.choices for facet in facets_of(library) if facet.name == "doelgroep"] == [()]


def test_a_choice_counts_its_stories_once(library: Library) -> None:
    for facet in facets_of(library):
        for choice in facet.choices:
            assert 0 < choice.count <= len(library.stories)
    (themes, *_) = facets_of(library)
    assert {choice.slug: choice.count for choice in themes.choices} == {
        theme.slug: len(library.stories_by_theme[theme.slug]) for theme in library.themes
    }


def test_a_facet_has_every_choice_that_a_story_needs(library: Library) -> None:
    for row in ROWS:
        assert values(library, row.name), f"{row.name}: no story has a choice"
    for story in library.stories:
        for name, slugs in story_values(story, library.gazetteer.country).items():
            lost = set(slugs) - set(values(library, name))
            assert lost == set(), f"{name}: `choices` does not have {lost} of {story.slug}"
