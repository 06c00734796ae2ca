"""What is in the index of a small library: the documents, the choices, the orders and the lists beside it."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hoedan.finder.documents import (
    FOLLOWS,
    IndexDocument,
    Label,
    SearchContent,
    document_html,
    document_text,
    kinds_of,
    search_content,
    setback_range,
)
from hoedan.finder.forms import load_forms
from hoedan.finder.index import write_index, write_lists
from hoedan.finder.sections import Section
from hoedan.finder.words import Tokens, words_of
from hoedan.library.links import link_library
from hoedan.model.page_types import IndexKind
from made.library import read_library, write_library, write_story
from made.places import made_places

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
    places = made_places()
    regions = len(places.provinces) + len(places.labour_market_regions)
    own = {"verhaal": 3, "ingredient": 3, "struikelblok": 1, "thema": 2}
    assert found == own | {"gemeente": len(places.municipalities), "regio": regions}


@pytest.mark.parametrize(
    ("name", "stories"), [("Leeuwarden", "2 verhalen"), ("Zwolle", "1 verhaal"), ("Vaals", "nog geen verhalen")]
)
def test_a_municipality_says_how_many_stories_it_has(content: SearchContent, name: str, stories: str) -> None:
    assert titled(content, name).summary.endswith(f", {stories}.")


def labels(document: IndexDocument) -> dict[str, Label]:
    """By kind and name."""
    return {f"{label.kind} {label.name}".strip(): label for label in document.labels}


def places_in(document: IndexDocument, content: SearchContent) -> list[str]:
    return re.sub("<[^>]*>", " ", document_html(document, content.tokens)).split()


def test_a_story_is_found_by_the_places_that_follow_it(tmp_path: Path) -> None:
    """Under the names of now and then; it does not take place there."""
    write_library(tmp_path)
    write_story(tmp_path, "een", followers=[{"municipality": "Nijefurd"}, {"municipality": "Den Haag"}])
    library = read_library(tmp_path)
    (story,) = (
        each for each in search_content(library, link_library(library)).documents if each.url == "verhalen/een/"
    )
    follows = {name: label.names for name, label in labels(story).items() if label.kind == FOLLOWS}
    assert follows.keys() == {f"{FOLLOWS} Súdwest-Fryslân", f"{FOLLOWS} 's-Gravenhage"}
    assert "Nijefurd" in follows[f"{FOLLOWS} Súdwest-Fryslân"] and "Den Haag" in follows[f"{FOLLOWS} 's-Gravenhage"]
    assert story.facets["gemeente"] == ("zwolle",)


def test_a_municipality_is_found_by_its_other_names(content: SearchContent) -> None:
    found = titled(content, "'s-Gravenhage")
    names = labels(found)["Ook"].names
    assert "Den Haag" in names
    assert found.title not in names
    assert len(names) == len(set(names))
    assert set(found.facets) == {"provincie", "arbeidsmarktregio", "gemeente", "grootte"}


def test_a_province_is_found_by_its_dutch_name(content: SearchContent) -> None:
    assert labels(titled(content, "Provincie Fryslân"))["Ook"].names == ("Friesland",)
    assert labels(titled(content, "Provincie Drenthe"))["Ook"].names == ()
    assert titled(content, "Provincie Drenthe").summary == "Provincie met 6 gemeenten."
    assert titled(content, "Provincie Drenthe").facets == {"provincie": ("drenthe",)}


def test_a_region_has_the_number_of_its_municipalities(content: SearchContent) -> None:
    found = titled(content, "Arbeidsmarktregio Achterhoek")
    assert found.summary == "Arbeidsmarktregio met 1 gemeente."
    assert found.facets == {"arbeidsmarktregio": ("achterhoek",)}


def test_a_story_is_found_by_what_it_is_filed_under_and_by_other_words_for_that(content: SearchContent) -> None:
    story = titled(content, "Daklozen onder dak")
    found = labels(story)
    assert found["Ingrediënt Lange adem"].synonyms == ("Geduld",)
    assert found["Provincie Fryslân"].names == ("Friesland",)
    assert {"Ingrediënt Vertrouwen", "Thema Wonen", "Gemeente Leeuwarden"} <= set(found)
    assert story.ingredients == ("Vertrouwen", "Lange adem")
    assert story.place == "Leeuwarden · Fryslân · vanaf 2021"
    assert "[^1]" not in " ".join(text for section in story.sections for text in section.texts)
    keys = {key for place in places_in(story, content) for key in place.split("-")}
    assert {"dakloosþ", "thuisloosð", "geduldð"} <= keys


def test_the_words_of_a_page_stand_in_the_order_in_which_they_are_indexed(content: SearchContent) -> None:
    for document in content.documents[:12]:
        shown: Any = document_text(document)
        texts = [shown["title"], shown["summary"], shown["place"], *("label" for _ in shown["labels"])]
        texts += [text for _, title, found, *_ in shown["sections"] for text in (title, *found)]
        assert len(places_in(document, content)) == len(words_of("\n".join(texts))), document.url


def test_the_place_of_what_went_wrong_is_known(content: SearchContent) -> None:
    story = titled(content, "Daklozen onder dak")
    first, size = setback_range(story)
    assert places_in(story, content)[first].startswith("valþ")
    section = next(each for each in story.sections if each.id == "vallen-en-opstaan")
    assert size == len(words_of("\n".join((section.title, *section.texts))))
    assert setback_range(titled(content, "Vertrouwen"))[1] == 0


def test_the_vocabulary_has_the_words_of_stories_names_and_synonyms_in_order(content: SearchContent) -> None:
    assert {"leeuwarden", "friesland", "dakloos", "geduld", "geldnood", "tegenwind"} <= set(content.vocabulary)
    assert list(content.vocabulary) == sorted(set(content.vocabulary))


PAGE = IndexDocument(
    url="a/",
    kind=IndexKind.THEME,
    title='"Wij" & zij',
    summary="Kort",
    labels=(Label("Ook", "", ("Thuis",), ("elders",)),),
    sections=(Section("kop", "Kop", ("Een <tekst>.",), ("",)),),
)


def test_a_document_becomes_a_page_of_keys_that_weigh_by_where_they_stand() -> None:
    tokens = Tokens(load_forms(), (), (), ())
    assert document_html(PAGE, tokens) == (
        '<!doctype html><html><head></head><body data-pagefind-body><p><span data-pagefind-weight="5">. .</span> '
        '<span data-pagefind-weight="2">kortþ</span> <span data-pagefind-weight="4">9-thuisþ-elderð</span> '
        "kopþ . tekstþ</p></body></html>"
    )


def test_what_is_shown_of_a_document_are_its_own_words() -> None:
    shown = document_text(PAGE)
    assert shown["title"] == "“Wij” & zij"
    assert shown["labels"] == [("Ook", "Thuis, elders")]
    assert shown["sections"] == [("kop", "Kop", ("Een <tekst>.",), ("",), ())]


def test_the_lists_beside_the_index_are_small_and_complete(content: SearchContent, tmp_path: Path) -> None:
    for _ in range(2):  # the second time the folder is there
        write_lists(content, tmp_path / "een" / "twee")
    folder = tmp_path / "een" / "twee"
    written = {file.name: file.read_text("utf-8") for file in folder.iterdir() if file.is_file()}
    index = json.loads(written["index.json"])
    assert index["kinds"] == kinds_of(content.documents)
    assert index["orders"] == ["titel", "groot", "klein"]
    assert "sociaalteam" in index["phrases"]
    assert len(index["build"]) == 8
    assert json.loads((folder / "pages" / "1.json").read_text("utf-8"))["title"] == "Daklozen onder dak"
    assert len([*(folder / "pages").iterdir()]) == len(content.documents)
    assert json.loads(written["setbacks.json"])[2:4] == list(setback_range(content.documents[1]))
    assert ["Lange adem", "Geduld"] in [names for _, names in json.loads(written["names.json"])]
    assert "parts" not in json.loads(written["forms.json"])
    assert json.loads(written["slugs.json"]) == ["nieuw", "midden", "oud"]
    assert json.loads(written["order-titel.json"]) == [1, 0, 2]
    assert json.loads(written["words.json"]).split(" ") == list(content.vocabulary)
    assert json.loads(written["facet-ingredient.json"])["vertrouwen"][:3] == [0, 1, 1]
    concepts = json.loads(written["concepts.json"])
    assert concepts["ingredient"]["vertrouwen"] == ["https://voorbeeld.test/hoedan/ingredienten/vertrouwen/"]
    assert (concepts["provincie"], concepts["grootte"]) == ("Nederland", "program") and "status" not in concepts
    assert set(written) == {
        *(
            "index.json",
            "forms.json",
            "names.json",
            "setbacks.json",
            "slugs.json",
            "words.json",
            "concepts.json",
            "order-titel.json",
            "order-groot.json",
            "order-klein.json",
        ),
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
    assert not (site / "pagefind" / "fragment").exists()
    assert sorted(file.name for file in (site / "finder" / "pages").iterdir()) == ["0.json", "1.json"]
    assert not [*(site / "finder").glob("order-*")]
