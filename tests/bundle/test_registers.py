"""The registers at the back: their order, their names, and each page once."""

import re
from pathlib import Path

import pytest
from special_edition import links_of

from hoedan.bundle.document import compose
from hoedan.bundle.draft import Medium, first_of_each_label
from hoedan.bundle.layout import write_document
from hoedan.bundle.mentions import Mentions
from hoedan.bundle.pages import Pages
from hoedan.bundle.plan import Choice, Plan, plan_choice
from hoedan.bundle.registers import Locator, ingredient_entries, place_entries, short_name, sort_key, theme_entries
from hoedan.bundle.typesetter import Typesetter, lines_on
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
    assert [place.label for place in entries[0].places] == ["Verhaal twee", "Verhaal een", "Verhaal drie"]


def test_the_first_number_stands_on_the_line_of_the_last_word_before_it(plan: Plan, links: Links) -> None:
    parts = compose(plan, links, Medium.PRINT, None).parts
    html = parts["registers"](Pages({}, {"verhaal-een": 12, "verhaal-twee": 8, "verhaal-drie": 16}))
    lines = [re.sub(r"<[^>]*>", "", line) for line in re.findall(r"<li>(.*?)</li>", html, re.DOTALL)]
    assert "Deventer\u00a012,\u00a016" in lines
    assert any(line.startswith("Den Haag zie") for line in lines)


def test_places_are_in_the_order_of_a_dutch_register_and_say_which_are_regions(plan: Plan, links: Links) -> None:
    found = [(entry.term, entry.note, len(entry.places)) for entry in place_entries(plan, links.library)]
    municipalities = [each for each in found if not each[1]]
    assert municipalities == [("Den Haag", "", 0), ("Deventer", "", 2), ("'s-Gravenhage", "", 1), ("Zwolle", "", 2)]
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


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        ([10, 11, 12], ["10-12"]),
        ([10, 11], ["10", "11"]),
        ([3, 5, 6, 7, 8, 20], ["3", "5-8", "20"]),
        ([12, 10, 11, 11], ["10-12"]),
    ],
)
def test_three_pages_or_more_in_a_row_are_one_run(numbers: list[int], shown: list[str]) -> None:
    pages = Pages({f"a{place}": number for place, number in enumerate(numbers)})
    runs = [(pages.of(first), pages.of(last)) for first, last in pages.in_runs(pages.by_anchor)]
    assert [str(first) if first == last else f"{first}-{last}" for first, last in runs] == shown


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param('<p>Met <span class="unbroken">Huma</span>nitas.</p>', "Humanitas", id="cut"),
        pytest.param(
            '<p>En Huma<span class="unbroken">nitas<sup class="reference"><a>1</a></sup></span></p>',
            "Humanitas",
            id="note",
        ),
        pytest.param("<p>En de vakbond hielp.</p>", "Vakbond", id="lower-case"),
        pytest.param("<p>De stichting Het <em>Bouwdepot</em>.</p>", "Stichting Het Bouwdepot", id="first-letter"),
        pytest.param("<p>Wij gingen vooruit.</p>", None, id="another-word"),
        pytest.param("<p>Bij Humanitasgebouw.</p>", None, id="within-a-word"),
        pytest.param('<p>Zie <a href="#x">Humanitas</a>.</p>', None, id="in-a-link"),
        pytest.param("<p>De jongens van Wijk&amp;co.</p>", "Wijk&Co", id="ampersand"),
    ],
)
def test_a_name_is_found_however_it_is_set(text: str, named: str | None) -> None:
    mentions = Mentions(["Humanitas", "Vakbond", "Stichting Het Bouwdepot", "Vooruit", "Wijk&Co"])
    marked = mentions.mark(text, "deel")
    assert list(mentions.places) == ([named] if named else [])
    assert re.sub(r'<span id="[^"]*">(.*?)</span>', r"\1", marked, count=1) == text or named is None
    assert (marked == text) is (named is None)


def test_names_that_differ_in_their_capitals_alone_are_one() -> None:
    mentions = Mentions(["Wijk&Co", "Wijk&co"])
    for name in ("Wijk&co", "Wijk&Co"):
        mentions.add(name, f"deel--{name}")
    assert dict(mentions.places) == {"Wijk&Co": ["deel--Wijk&co", "deel--Wijk&Co"]}


def test_a_term_names_each_story_once_where_there_are_no_pages() -> None:
    places = [Locator("b--1", "Zwolle"), Locator("a--1", "Ede"), Locator("b--2", "Zwolle")]
    assert first_of_each_label(places) == [("Zwolle", "b--1"), ("Ede", "a--1")]


@pytest.mark.parametrize("medium", [Medium.EPUB, Medium.SITE])
def test_titles_in_a_register_on_screen_are_kept_apart_by_what_no_title_has(
    plan: Plan, links: Links, medium: Medium
) -> None:
    html = str(compose(plan, links, medium).write()["registers"])
    assert "</a>; <a" in html
    assert "</a>, <a" not in html
    assert "<li><b>" in html


def test_the_printed_register_has_each_page_of_a_term_once(plan: Plan, links: Links) -> None:
    pages = Pages({}, {part.anchor: 6 if part.story else 9 for part in plan.parts})
    html = str(compose(plan, links, Medium.PRINT, pages).parts["registers"](pages))
    items = re.findall(r"<li\b.*?</li>", html, re.DOTALL)
    assert len(items) > len(FAMILIES)
    found = {tuple(re.findall(r'data-page-of="[^"]*">(\d+)<', item)) for item in items if "<i>zie</i>" not in item}
    assert found == {("6",)}
    assert [item for item in items if "<i>zie</i>" in item] == ["<li>Den Haag <i>zie</i> &#39;s-Gravenhage\n</li>"]


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


def test_the_names_of_a_passage_say_in_words_what_they_are_in_the_e_book(tmp_path: Path) -> None:
    write_library(tmp_path, setbacks=("tempo",))
    text = story_body(f'{passages(("vertrouwen", "lange-adem"))}\n\nHet liep vast.\n{{: setback="tempo" }}')
    write_story(tmp_path, "een", text)
    links = links_of(tmp_path)
    parts = compose(plan_choice(Choice("Keuze", stories=("een",)), links.library), links, Medium.EPUB).parts
    chapters = "".join(str(write(None)) for anchor, write in parts.items() if "een" in anchor)
    assert '<span class="setback__kind">Struikelblok: </span>Tempo' in chapters
    assert ">Ingrediënt: Vertrouwen</span>" in chapters


def test_two_tables_of_setbacks_stand_on_a_page_each_as_high_as_its_own_names(tmp_path: Path) -> None:
    slugs, setbacks = [f"verhaal-{letter}" for letter in "abcdefghijk"], [f"{letter}-blok" for letter in "abcdefghijk"]
    write_library(tmp_path, setbacks=setbacks)
    told = "".join(f'\n\nHet liep vast.\n{{: setback="{each}" }}' for each in setbacks)
    for slug in slugs:
        place = "Alphen aan den Rijn" if slug == slugs[0] else "'s-Gravenhage"
        text = story_body(f"{passages(('vertrouwen', 'lange-adem'))}{told}")
        write_story(tmp_path, slug, text, municipalities=[place])
    links = links_of(tmp_path)
    plan = plan_choice(Choice("Keuze", stories=tuple(slugs)), links.library)
    pages = Pages({}, {part.anchor: 6 for part in plan.parts})
    html = str(compose(plan, links, Medium.PRINT, pages).parts["matrix"](pages))
    tables = re.findall(r"<table>.*?</table>", html, re.DOTALL)
    heights = [set(re.findall(r"height: ([\d.]+)pt", each)) for each in tables]
    (first,), (second,) = heights[:2]
    assert heights == [{first}, {second}] * 2
    assert float(first) > float(second)
    setbacks_alone = f'<section class="overview">{"".join(tables[2:])}</section>'
    laid_out = Typesetter(links).set(write_document(setbacks_alone, plan, links))
    found = [[line.text for line in lines_on(page)].count("Struikelblok") for page in laid_out.pages]
    assert found == [2]
