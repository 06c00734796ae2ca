"""What is in the index of a small library: the documents, the choices, the orders and the lists beside it."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hoedan.finder.documents import IndexDocument, SearchContent, document_html, kinds_of, search_content
from hoedan.finder.index import write_index, write_lists
from hoedan.library.links import link_library
from hoedan.model.page_types import IndexKind
from made.library import read_library, write_library, write_story

STORIES: dict[str, dict[str, Any]] = {
    "nieuw": {"title": "Élan in de stad", "municipalities": ["Zwolle", "Amsterdam"], "published": "2026-03-01"},
    "midden": {"title": "Daklozen onder dak", "municipalities": ["Leeuwarden"], "published": "2026-02-01"},
    "oud": {"title": "Fris begin", "municipalities": ["Schiermonnikoog", "Leeuwarden"], "published": "2026-01-01"},
}


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> SearchContent:
    root = write_library(tmp_path_factory.mktemp("finder"), setbacks=["tegenwind"])
    for path, synonym in (("ingredients/lange-adem.md", "Geduld"), ("docs/themas/schulden.md", "Geldnood")):
        file = root / path
        file.write_text(file.read_text("utf-8").replace("summary:", f"synonyms: [{synonym}]\nsummary:", 1), "utf-8")
    for slug, front in STORIES.items():
        write_story(root, slug, **front)
    library = read_library(root)
    return search_content(library, link_library(library))


def titled(content: SearchContent, title: str) -> IndexDocument:
    found = [each for each in content.documents if each.title == title]
    assert len(found) == 1
    return found[0]


def test_stories_are_ordered_by_title_without_accents_and_by_their_largest_municipality(content: SearchContent) -> None:
    assert content.story_slugs == ("nieuw", "midden", "oud")
    assert content.orders == {"titel": (1, 0, 2), "groot": (0, 1, 2), "klein": (2, 1, 0)}


def test_a_choice_has_the_numbers_of_all_that_have_it_rising(content: SearchContent) -> None:
    leeuwarden = content.facets["gemeente"]["leeuwarden"]
    assert leeuwarden[:2] == (1, 2)
    assert [content.documents[number].title for number in leeuwarden[2:]] == ["Leeuwarden"]
    assert content.facets["ingredient"]["vertrouwen"][:3] == (0, 1, 2)
    for choices in content.facets.values():
        assert list(choices) == sorted(choices)
        assert all(list(numbers) == sorted(set(numbers)) for numbers in choices.values())


def test_every_kind_is_counted_in_the_order_of_the_index(content: SearchContent) -> None:
    kinds = kinds_of(content.documents)
    assert [(kind["slug"], kind["plural"]) for kind in kinds] == [(kind.slug, kind.plural) for kind in IndexKind]
    assert {"slug": "ingredient", "label": "ingrediënt", "plural": "Ingrediënten", "size": 3} in kinds
    found = {kind["slug"]: kind["size"] for kind in kinds if kind["size"]}
    assert found == {"verhaal": 3, "ingredient": 3, "struikelblok": 1, "thema": 2, "gemeente": 342, "regio": 47}


@pytest.mark.parametrize(
    ("name", "stories"), [("Leeuwarden", "2 verhalen"), ("Zwolle", "1 verhaal"), ("Vaals", "nog geen verhalen")]
)
def test_a_municipality_says_how_many_stories_it_has(content: SearchContent, name: str, stories: str) -> None:
    assert titled(content, name).summary.endswith(f", {stories}.")


def test_a_municipality_is_found_by_its_other_names(content: SearchContent) -> None:
    found = titled(content, "'s-Gravenhage")
    assert "Den Haag" in found.key_words
    assert found.title not in found.key_words
    assert len(found.key_words) == len(set(found.key_words))
    assert set(found.facets) == {"provincie", "arbeidsmarktregio", "gemeente", "grootte"}


def test_a_province_is_found_by_its_dutch_name(content: SearchContent) -> None:
    assert titled(content, "Provincie Fryslân").words == ("Friesland",)
    assert titled(content, "Provincie Drenthe").words == ()
    assert titled(content, "Provincie Drenthe").summary == "Provincie met 12 gemeenten."
    assert titled(content, "Provincie Drenthe").facets == {"provincie": ("drenthe",)}


def test_a_region_has_the_number_of_its_municipalities(content: SearchContent) -> None:
    found = titled(content, "Arbeidsmarktregio Achterhoek")
    assert found.summary == "Arbeidsmarktregio met 8 gemeenten."
    assert found.facets == {"arbeidsmarktregio": ("achterhoek",)}


def test_a_story_is_found_by_the_other_words_for_what_it_says(content: SearchContent) -> None:
    story = titled(content, "Daklozen onder dak")
    assert "thuisloos" in story.key_words
    assert {"Leeuwarden", "Friesland", "Wonen"} <= set(story.words)
    assert story.ingredients == ("Vertrouwen", "Lange adem")
    assert story.place == "Leeuwarden · Fryslân · vanaf 2021"
    assert "[^1]" not in story.text


def test_the_vocabulary_has_the_words_of_stories_names_and_synonyms_in_order(content: SearchContent) -> None:
    assert {"leeuwarden", "friesland", "dakloos", "geduld", "geldnood", "tegenwind"} <= set(content.vocabulary)
    assert list(content.vocabulary) == sorted(set(content.vocabulary))


PAGE = IndexDocument(
    url="a/",
    kind=IndexKind.THEME,
    title='"Wij" & zij',
    summary="Kort",
    key_words=("een", "twee"),
    words=("twee", "drie"),
)


def test_a_document_becomes_a_page_with_what_it_has_and_no_word_twice() -> None:
    page = document_html(PAGE)
    assert '<meta data-pagefind-meta="title[content]" content="&quot;Wij&quot; &amp; zij">' in page
    assert '<meta data-pagefind-meta="soort[content]" content="thema">' in page
    assert '<meta data-pagefind-meta="kernwoorden[content]" content="een; twee">' in page
    assert '<meta data-pagefind-meta="woorden[content]" content="drie">' in page
    assert "plaats" not in page
    assert page.startswith("<!doctype html>")


def test_a_document_without_text_has_its_summary() -> None:
    assert "<body data-pagefind-body><p>Kort</p></body>" in document_html(PAGE)
    with_text = document_html(replace(PAGE, text="<p>Lang</p>"))
    assert "<body data-pagefind-body><p>Lang</p></body>" in with_text


def test_the_lists_beside_the_index_are_small_and_complete(content: SearchContent, tmp_path: Path) -> None:
    for _ in range(2):  # the second time the folder is there
        write_lists(content, tmp_path / "een" / "twee")
    written = {file.name: file.read_text("utf-8") for file in (tmp_path / "een" / "twee").iterdir()}
    assert json.loads(written["index.json"]) == {
        "kinds": kinds_of(content.documents),
        "orders": ["titel", "groot", "klein"],
    }
    assert json.loads(written["slugs.json"]) == ["nieuw", "midden", "oud"]
    assert json.loads(written["order-titel.json"]) == [1, 0, 2]
    assert json.loads(written["words.json"]).split(" ") == list(content.vocabulary)
    assert json.loads(written["facet-ingredient.json"])["vertrouwen"][:3] == [0, 1, 1]
    assert set(written) == {
        *("index.json", "slugs.json", "words.json", "order-titel.json", "order-groot.json", "order-klein.json"),
        *(f"facet-{name}.json" for name in content.facets),
    }
    assert not any(", " in text for text in written.values())


def test_accents_are_written_as_they_are(content: SearchContent, tmp_path: Path) -> None:
    write_lists(replace(content, vocabulary=("élan",)), tmp_path)
    assert (tmp_path / "words.json").read_text("utf-8") == '"élan"'


def test_an_index_takes_the_place_of_the_one_before_it(content: SearchContent, tmp_path: Path) -> None:
    few = replace(content, documents=content.documents[:3], facets={}, vocabulary=("een",))
    site = tmp_path / "deeper" / "site"
    write_index(few, site)
    write_index(replace(few, documents=few.documents[:2], orders={}), site)
    assert {file.name for file in site.iterdir()} == {"pagefind", "finder"}
    assert sorted(file.stem[-5:] for file in (site / "pagefind" / "fragment").iterdir()) == ["00000", "10000"]
    assert {file.name for file in (site / "finder").iterdir()} == {"index.json", "slugs.json", "words.json"}
