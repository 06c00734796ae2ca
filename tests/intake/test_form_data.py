"""What the page and the scripts of the form are told of the library."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from hoedan.check.check_library import check_library
from hoedan.incremental.memory import Memory
from hoedan.intake.draft import FOLDER, draft_files
from hoedan.intake.form import form_values, letter_to_editors, rows_of, submission_files, write_form_data
from hoedan.intake.schemas import write_rules
from hoedan.language.slugs import fold
from hoedan.language.typography import set_text
from hoedan.library.library import Library
from hoedan.model.guidance import FORM_FIELDS, STORY_FIELDS
from made.library import file_text, make_library, read_library, write, write_library, write_story
from made.vocabulary import TARGET_GROUPS, VOCABULARY

SOURCES = [
    {"id": 1, "title": "Een bron", "publisher": "De Krant", "kind": "pers", "url": "https://www.krant.test/1"},
    {"id": 2, "title": "Nog een bron", "publisher": "Een boek"},
    {"id": 1, "title": "Een bron", "publisher": "Krantje", "url": "https://krant.test/2"},
    {"id": 2, "title": "Nog een bron", "publisher": "Krantje", "url": "https://www.krant.test/3"},
    {"id": 3, "title": "Een derde bron", "publisher": "Krantje", "url": "https://krant.test/4"},
]
PARTNERS = [{"name": "Mercatus", "type": "woningcorporatie"}, {"name": "De GGD", "type": "ggd"}]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    root = write_library(tmp_path_factory.mktemp("form"), setbacks=["tempo"])
    front = {
        "title": "Geld",
        "summary": "Hoe het struikelblok geld eruitziet, in een zin die genoeg zegt.",
        "synonyms": ["te duur"],
    }
    write(root / "docs" / "struikelblokken" / "geld.md", file_text(front, "Tekst.\n"))
    write_story(root, "eerste", title="Z komt het laatst", sources=SOURCES[:2], partners=PARTNERS[:1])
    write_story(root, "tweede", title="A komt het eerst", sources=SOURCES[:2], partners=PARTNERS)
    write_story(root, "derde", title="M komt ertussen", sources=SOURCES[2:])
    return read_library(root)


def test_the_scripts_know_what_is_there_by_slug(library: Library) -> None:
    told: dict[str, Any] = json.loads(write_form_data(library, Memory()))
    labels = told["labels"]
    assert labels["heading"] == "Een praktijkverhaal voor Hoe dan?"
    assert labels["themes"] == {"schulden": "Schulden", "wonen": "Wonen"}
    assert labels["ingredients"] == {
        "gedeelde-visie": "Gedeelde visie", "vertrouwen": "Vertrouwen", "lange-adem": "Lange adem"
    }  # fmt: skip
    assert labels["setbacks"] == {"geld": "Geld", "tempo": "Tempo"}
    assert labels["fields"] == {key: set_text(field.label) for key, field in {**STORY_FIELDS, **FORM_FIELDS}.items()}
    assert told["stories"] == {
        "derde": "M komt ertussen", "eerste": "Z komt het laatst", "tweede": "A komt het eerst"
    }  # fmt: skip
    assert list(told["setback_names"]) == sorted(told["setback_names"])
    assert {"geld", "te duur"} <= set(told["setback_names"]["geld"])
    assert told["files"] == [
        "docs/index.md", "docs/struikelblokken/geld.md", "docs/struikelblokken/tempo.md", "docs/themas/schulden.md",
        "docs/themas/wonen.md", "ingredients/gedeelde-visie.md", "ingredients/lange-adem.md",
        "ingredients/vertrouwen.md", "stories/derde.md", "stories/eerste.md", "stories/tweede.md",
    ]  # fmt: skip


def test_who_gave_a_source_out_and_what_an_organisation_is_follow_from_the_stories(library: Library) -> None:
    """Of a website with several names the one that most sources give, whether or not they write `www.`."""
    written = write_form_data(library, Memory())
    known: dict[str, Any] = json.loads(written)["known"]
    assert known["organisations"] == {"Mercatus": "woningcorporatie", "De GGD": "ggd"}
    assert known["publishers"] == {"krant.test": ["Krantje", ""]}
    assert "Ingrediënten" in written, "a text that a person can read"


@pytest.mark.parametrize(
    ("numbers", "rows"),
    [([], []), ([5], [(5, 5)]), ([3, 1, 2], [(1, 3)]), ([1, 2, 4, 6, 7], [(1, 2), (4, 4), (6, 7)])],
)
def test_numbers_that_follow_each_other_are_one_row(numbers: list[int], rows: list[tuple[int, int]]) -> None:
    assert rows_of(numbers) == rows


def test_the_page_has_every_choice_in_its_order(library: Library) -> None:
    values: dict[str, Any] = form_values(library)
    assert [(slug, label) for slug, label, _ in values["stories"]] == [
        ("tweede", "A komt het eerst"),
        ("derde", "M komt ertussen"),
        ("eerste", "Z komt het laatst"),
    ]
    assert [(slug, title) for slug, title, _ in values["themes"]] == [("schulden", "Schulden"), ("wonen", "Wonen")]
    assert {summary for *_, summary in values["themes"]} == {theme.summary for theme in library.themes}
    assert [(slug, text) for slug, _, text in values["statuses"]] == [
        (each.slug, each.help) for each in VOCABULARY.statuses
    ]
    assert [slug for slug, *_ in values["target_groups"]] == list(TARGET_GROUPS)
    assert {"title", "summary", "sources.kind"}.isdisjoint(values["optional"])
    assert {"contact.url", "figures", "inspired_by"} <= set(values["optional"])


def test_a_letter_goes_to_the_editors_when_they_have_an_address(library: Library) -> None:
    assert letter_to_editors(replace(library.settings, editors_address="")) == ""
    letter = urlsplit(letter_to_editors(replace(library.settings, editors_address="redactie@voorbeeld.test")))
    assert (letter.scheme, letter.path) == ("mailto", "redactie@voorbeeld.test")
    asked = parse_qs(letter.query)
    assert asked["subject"] == ["Een praktijkverhaal voor Hoe dan?"]
    assert asked["body"][0].startswith("Beste redactie,")


def test_the_files_behind_the_form_are_those_that_its_page_names(library: Library) -> None:
    files, values = submission_files(library, Memory()), form_values(library)
    assert {values["word_template"], values["open_template"], "assets/formulier.json", "data/regels.json"} <= set(files)
    assert files["data/regels.json"] == write_rules()
    assert sum(name.startswith("data/schemas/") for name in files) == 6


def test_a_letter_that_was_sent_before_a_story_got_its_name_leads_to_it(tmp_path: Path) -> None:
    files = submission_files(read_library(make_library(tmp_path, vandaag="aliases: [eerder]\n")), Memory())
    assert json.loads(files["assets/verhalen/eerder.json"])["slug"] == "vandaag"


def test_a_draft_is_written_again_when_anything_that_it_says_has_changed(tmp_path: Path) -> None:
    root, memory = make_library(tmp_path, vandaag=""), Memory()
    address = f"{FOLDER}vandaag.json"
    story, ingredient = root / "stories" / "vandaag.md", root / "ingredients" / "vertrouwen.md"

    def draft() -> str:
        return draft_files(check_library(root, memory=memory).library, memory)[address]

    first = draft()
    assert draft() is first
    story.write_text(story.read_text("utf-8").replace("---\n", "---\n# een opmerking\n", 1), "utf-8")
    assert "een opmerking" in draft()
    ingredient.write_text(ingredient.read_text("utf-8").replace("title: Vertrouwen", "title: Goed vertrouwen"), "utf-8")
    assert "laat zien: Goed vertrouwen" in draft()


def test_what_a_text_says_that_gives_reason_for_a_choice_is_its_names_and_their_synonyms(library: Library) -> None:
    words: dict[str, dict[str, list[str]]] = json.loads(write_form_data(library, Memory()))["choice_words"]
    assert "wonen" in words["themes"]["wonen"]
    assert "gedeelde visie" in words["ingredients"]["gedeelde-visie"]
    groups = words["target_groups"]
    assert groups.keys() == {each.slug for each in library.vocabulary.target_groups}
    assert "mensen" not in {word for each in groups.values() for word in each}, "what several groups have tells nothing"
    same = {fold(word) for word in library.vocabulary.synonyms[0]}
    first = min(same)
    assert all(same <= set(each) for each in words["themes"].values() if first in each)
