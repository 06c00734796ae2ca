"""The registers at the back: their order, their names, and each page once."""

import re
from pathlib import Path

import pytest
from special_edition import links_of

from hoedan.bundle.document import compose
from hoedan.bundle.draft import Medium, first_of_each_label
from hoedan.bundle.pages import Pages
from hoedan.bundle.plan import Choice, Plan, plan_choice
from hoedan.bundle.registers import Locator, ingredient_entries, place_entries, short_name, sort_key, theme_entries
from hoedan.library.links import Links
from made.library import passages, story_body, write_library, write_story

FAMILIES = {"aap": "leren", "noot": "richting", "mies": "verbinding", "wim": "richting"}


@pytest.fixture
def links(tmp_path: Path) -> Links:
    write_library(tmp_path, ingredients=FAMILIES, themes=["wonen", "het-werk", "armoede"])
    places = {"een": ["Zwolle", "Deventer"], "twee": ["'s-Gravenhage"], "drie": ["Zwolle", "Deventer"]}
    for slug, names in places.items():
        write_story(tmp_path, slug, municipalities=names, ingredients=list(FAMILIES), themes=["wonen", "het-werk"])
    return links_of(tmp_path)


@pytest.fixture
def plan(links: Links) -> Plan:
    return plan_choice(Choice("Keuze", stories=("twee", "een", "drie")), links.library)


def test_ingredients_are_in_the_order_of_the_families_with_stories_in_the_order_of_the_book(
    plan: Plan, links: Links
) -> None:
    entries = list(ingredient_entries(plan, links))
    assert [entry.term for entry in entries] == ["Noot", "Wim", "Mies", "Aap"]
    assert [place.label for place in entries[0].places] == [
        "'s-Gravenhage", "Zwolle en Deventer (1)", "Zwolle en Deventer (2)"
    ]  # fmt: skip


def test_places_are_in_the_order_of_a_dutch_register_and_say_which_are_regions(plan: Plan) -> None:
    found = [(entry.term, entry.note, len(entry.places)) for entry in place_entries(plan)]
    municipalities = [each for each in found if not each[1]]
    assert municipalities == [("Deventer", "", 2), ("'s-Gravenhage", "", 1), ("Zwolle", "", 2)]
    assert [each for each in found if each[1] == "provincie"] == [
        ("Overijssel", "provincie", 2), ("Zuid-Holland", "provincie", 1)
    ]  # fmt: skip
    assert [term for term, _, _ in found] == sorted((term for term, _, _ in found), key=sort_key)


def test_themes_without_a_story_are_not_named_and_an_article_does_not_count(plan: Plan, links: Links) -> None:
    assert [entry.term for entry in theme_entries(plan, links.library)] == ["Het werk", "Wonen"]
    assert [sort_key(term) for term in ("De Buurt", "Een huis", "Het werk", "'s-Gravenhage", "'t Gooi")] == [
        "buurt", "huis", "werk", "gravenhage", "gooi"
    ]  # fmt: skip


def test_stories_from_one_place_are_numbered_in_the_order_of_the_book(plan: Plan) -> None:
    assert [short_name(story, plan) for story in plan.stories] == [
        "'s-Gravenhage", "Zwolle en Deventer (1)", "Zwolle en Deventer (2)"
    ]  # fmt: skip


def test_a_term_names_each_page_once_in_the_order_of_the_pages() -> None:
    pages = Pages({"a": 12, "b": 7, "c": 12, "d": 7, "e": 9})
    assert pages.each_once(["a", "b", "c", "d", "e"]) == ["b", "e", "a"]


def test_a_term_names_each_story_once_where_there_are_no_pages() -> None:
    places = [Locator("b--1", "Zwolle"), Locator("a--1", "Ede"), Locator("b--2", "Zwolle")]
    assert first_of_each_label(places) == [("Zwolle", "b--1"), ("Ede", "a--1")]


def test_the_printed_register_has_each_page_of_a_term_once(plan: Plan, links: Links) -> None:
    pages = Pages({}, {part.anchor: 6 if part.story else 9 for part in plan.parts})
    html = str(compose(plan, links, Medium.PRINT, pages).parts["registers"](pages))
    items = re.findall(r"<li\b.*?</li>", html, re.DOTALL)
    assert len(items) > len(FAMILIES)
    assert {tuple(re.findall(r'data-page-of="[^"]*">(\d+)<', item)) for item in items} == {("6",)}


def test_setbacks_have_a_matrix_and_a_register_of_their_own_by_name(tmp_path: Path) -> None:
    write_library(tmp_path, setbacks=("tempo", "de-plek", "geld"))
    told = '\n\nHet liep vast.\n{: setback="tempo" }\n\nEr was niets.\n{: setback="de-plek" }'
    for slug, more in (("een", told), ("twee", "")):
        write_story(tmp_path, slug, story_body(f"{passages(('vertrouwen', 'lange-adem'))}{more}"))
    links = links_of(tmp_path)
    plan = plan_choice(Choice("Keuze", stories=("een", "twee")), links.library)
    pages = Pages({}, {part.anchor: 6 if part.story else 9 for part in plan.parts})
    parts = compose(plan, links, Medium.PRINT, pages).parts
    ingredients, setbacks = re.findall(r"<table>.*?</table>", str(parts["matrix"](pages)), re.DOTALL)
    assert "Struikelblok" not in ingredients
    assert re.findall(r'overview__corner">([^<]*)<', setbacks) == ["Struikelblok"]
    assert re.findall(r'scope="row"[^>]*>([^<]*)<', setbacks) == ["De plek", "Tempo"]
    assert len(re.findall(r"data-page-of", setbacks)) == len(["tempo", "de-plek"])
    registers = str(parts["registers"](pages))
    stuck = registers.partition('id="register-struikelblokken"')[2].partition("</section>")[0]
    assert re.findall("De plek|Tempo|Geld", stuck) == ["De plek", "Tempo"]


def test_a_passage_about_a_setback_says_in_words_that_it_is_one(tmp_path: Path) -> None:
    write_library(tmp_path, setbacks=("tempo",))
    text = story_body(f'{passages(("vertrouwen", "lange-adem"))}\n\nHet liep vast.\n{{: setback="tempo" }}')
    write_story(tmp_path, "een", text)
    links = links_of(tmp_path)
    parts = compose(plan_choice(Choice("Keuze", stories=("een",)), links.library), links, Medium.EPUB).parts
    chapters = "".join(str(write(None)) for anchor, write in parts.items() if "een" in anchor)
    assert '<span class="setback__kind">Struikelblok: </span>Tempo' in chapters
