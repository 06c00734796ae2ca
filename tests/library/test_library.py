"""Every look-up of the library: what is grouped under what, what the home page shows, and in which order."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hoedan.library import library as library_module
from hoedan.library.library import Library
from made.library import file_text, passages, read_library, story_body, write, write_library, write_story

TERMS = """\
- {term: wijkteam, explanation: Een team van de gemeente dat in de wijk helpt.}
- {term: Élan, explanation: Zin om iets samen te doen.}
- {term: eigen bijdrage, explanation: Wat je zelf betaalt.}
"""
BUNDLE = """title: Een bundel
summary: Een bundel met een samenvatting die lang genoeg is voor de regels.
edition: Eerste editie
date: 2026-11
chapters:
  - story: een
  - theme: schulden
  - story: een
"""


def page(root: Path, name: str, text: str = "Tekst.\n", **front: object) -> None:
    write(root / "docs" / f"{name}.md", file_text({"title": f"Over {name}", **front}, text))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    root = write_library(tmp_path_factory.mktemp("lookups"), setbacks=["geld", "tempo"])
    setback = '{: setback="geld" }'
    text = story_body(passages(["vertrouwen", "lange-adem"])).replace(
        "Het duurde lang.", f"Het duurde lang.\n{setback}"
    )
    followers = [{"municipality": "Kampen", "since": "2024"}, {"municipality": "Zwolle", "since": "2025"}]
    write_story(root, "een", text, municipalities=["Deventer"], followers=followers)
    write_story(root, "twee", themes=["schulden", "wonen"], municipalities=["Zwolle", "Deventer"], inspired_by=["een"])
    write_story(root, "drie", themes=["schulden"], municipalities=["Delft"], followers=followers[:1])
    page(root, "achtergrond/alle", ingredients=["vertrouwen"], themes=["wonen"], setbacks=["geld"])
    page(root, "achtergrond/deel", series={"slug": "reeks", "part": 1})
    page(root, "los", themes=["wonen"])
    questions = "Een inleiding.\n\n- Wie betaalt er?\n- Een opmerking.\n- **Tot** wanneer?\n"
    front = {"title": "Geld", "summary": "Hoe het struikelblok geld eruitziet, in een zin die genoeg zegt."}
    write(root / "docs" / "struikelblokken" / "geld.md", file_text(front, questions))
    write(root / "docs" / "begrippen.yml", TERMS)
    write(root / "bundles" / "bundel" / "bundle.yml", BUNDLE)
    return read_library(root)


def test_what_belongs_together_is_found_by_what_it_shares(library: Library) -> None:
    def slugs(groups: object) -> dict[str, list[str]]:
        assert isinstance(groups, dict)
        return {key: [each.slug for each in found] for key, found in groups.items()}

    assert slugs(library.stories_by_theme) == {"schulden": ["drie", "twee"], "wonen": ["een", "twee"]}
    assert slugs(library.stories_by_setback) == {"geld": ["een"]}
    assert slugs(library.stories_by_province) == {"Zuid-Holland": ["drie"], "Overijssel": ["een", "twee"]}
    assert slugs(library.inspired) == {"een": ["twee"]}
    assert slugs(library.pages_by_theme) == {"wonen": ["achtergrond/alle", "los"]}
    assert slugs(library.pages_by_ingredient) == {"vertrouwen": ["achtergrond/alle"]}
    assert slugs(library.pages_by_setback) == {"geld": ["achtergrond/alle"]}
    assert slugs(library.series) == {"reeks": ["achtergrond/deel"]}
    assert slugs(library.ingredients_by_family) == {
        "richting": ["gedeelde-visie"], "nabijheid": ["vertrouwen"], "leren": ["lange-adem"]
    }  # fmt: skip
    assert [each.name for each in library.municipalities_with_stories] == ["Delft", "Deventer", "Zwolle"]
    assert [each.slug for each in library.background] == ["achtergrond/alle", "achtergrond/deel"]


def test_a_page_knows_the_others_of_its_series_and_without_one_there_are_none(library: Library) -> None:
    assert library.series_of(library.page["achtergrond/deel"]) == (library.page["achtergrond/deel"],)
    assert library.series_of(library.page["los"]) == ()


def test_words_are_grouped_by_their_first_letter_whatever_its_accent(library: Library) -> None:
    found = {letter: [each.term for each in terms] for letter, terms in library.terms_by_letter.items()}
    assert found == {"e": ["eigen bijdrage", "Élan"], "w": ["wijkteam"]}


def test_a_municipality_has_the_stories_that_it_follows(library: Library) -> None:
    by_slug = library.gazetteer.by_slug
    found = {
        code: [(each.story.slug, each.follower.since) for each in followed]
        for code, followed in library.followed_by_municipality.items()
    }
    assert found == {
        by_slug["kampen"].code: [("drie", "2024"), ("een", "2024")],
        by_slug["zwolle"].code: [("een", "2025")],
    }


def test_a_setback_asks_what_its_list_asks(library: Library) -> None:
    assert [each.questions for each in library.setbacks] == [("Wie betaalt er?", "Tot wanneer?"), ()]


def test_a_bundle_holds_a_story_once_and_a_story_knows_its_bundles(library: Library) -> None:
    (bundle,) = library.bundles
    assert [story.slug for story in library.stories_in(bundle)] == ["een", "drie", "twee"]
    assert {story.slug: library.bundles_with(story) for story in library.stories} == dict.fromkeys(
        ("drie", "een", "twee"), (bundle,)
    )


DAYS = ["2026-01-09", "2026-01-08", "2026-01-07", "2026-01-06", "2026-01-05", "2026-01-04", "2026-01-03"]
"""Of the seven newest, which the home page shows."""


@pytest.mark.parametrize(
    ("days", "has_newest", "is_newest_first"),
    [
        pytest.param([], False, False, id="no-stories"),
        pytest.param([None, None], False, False, id="no-dates"),
        pytest.param(["2026-01-09"], False, False, id="one-story"),
        pytest.param(["2026-01-09", "2026-01-09"], False, False, id="one-day"),
        pytest.param(["2026-01-09", None], True, True, id="one-has-no-date"),
        pytest.param(["2026-01-09", "2026-01-08"], True, True, id="two-days"),
        pytest.param([*DAYS, "2026-01-02"], True, True, id="the-rest-is-older"),
        pytest.param([*DAYS, "2026-01-03"], True, False, id="one-more-is-as-new-as-the-last-that-is-shown"),
        pytest.param([*["2026-01-09"] * 7, "2026-01-02"], True, False, id="those-shown-are-of-one-day"),
    ],
)
def test_newest_first_is_only_said_when_it_is_so(
    library: Library, days: list[str | None], has_newest: bool, is_newest_first: bool
) -> None:
    story = library.stories[0]
    dates = [date.fromisoformat(day) if day else None for day in days]
    stories = tuple(
        replace(story, slug=f"v{number}", front=story.front.model_copy(update={"published": day}))
        for number, day in enumerate(dates)
    )
    found = replace(library, stories=stories)
    assert (found.has_newest, found.is_newest_first) == (has_newest, is_newest_first)


def test_the_quilt_has_what_the_page_shows_and_then_the_newest_in_order_of_slug(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def quilt(library: Library, most: int, **settings: Any) -> list[str]:
        monkeypatch.setattr(library_module, "MOST_IN_QUILT", most)
        chosen = replace(library, settings=replace(library.settings, **settings))
        return [story.slug for story in chosen.quilt_stories]

    assert quilt(library, 3) == ["drie", "een", "twee"]
    assert quilt(library, 2) == ["drie", "een"]
    assert quilt(library, 1, highlighted_story="twee") == ["twee"]
    assert quilt(library, 2, highlighted_story="twee", home_stories=("een",)) == ["een", "twee"]
    assert quilt(replace(library, stories=()), 3) == []


def test_a_question_on_the_home_page_counts_the_stories_of_its_answer(library: Library) -> None:
    asked = (
        ("Wie?", "thema=schulden"),
        ("Wat?", "ingredient=vertrouwen"),
        ("Geld?", "struikelblok=geld"),
        ("Tempo?", "struikelblok=tempo"),
        ("Weg?", "thema=weg"),
        ("Vreemd?", "verhaal=een"),
    )
    found = replace(library, settings=replace(library.settings, home_questions=asked)).home_questions
    assert [(each.text, each.url, each.stories) for each in found] == [
        ("Wie?", "themas/schulden/", 2),
        ("Wat?", "ingredienten/vertrouwen/", 3),
        ("Geld?", "vallen-en-opstaan/geld/", 1),
        ("Tempo?", "vallen-en-opstaan/tempo/", 0),
    ]
