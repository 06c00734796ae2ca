"""The finder in a browser: typing, filtering, counting, the address, and everything by keyboard."""

import csv
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from finder_page import Finder
from playwright.sync_api import Browser, Locator, Page, expect

from accessible import Seen, violations
from browser import COUNT_SHIFTS
from hoedan.finder.facets import ROWS, facets_of, story_values
from hoedan.library.library import Library
from hoedan.library.story import Story

pytest_plugins = ["finder_fixtures"]

TEXTS_IN_ONE_PIECE = """
[...document.querySelectorAll(".row__summary, .row__title a")].every((text) => {
  const { length } = text.childNodes;
  text.normalize();
  return text.childNodes.length === length;
})
"""
"""No text of a result is in more pieces than its marks make: some screen readers pause at each."""


@pytest.fixture
def finder(search_page: Page) -> Finder:
    return Finder(search_page)


def with_values(library: Library, *, themes: tuple[str, ...] = (), ingredients: tuple[str, ...] = ()) -> list[Story]:
    """The stories with one of the themes and one of the ingredients."""
    return [
        story
        for story in library.stories
        if (not themes or set(themes) & set(story.front.themes))
        and (not ingredients or set(ingredients) & set(story.front.ingredients))
    ]


def test_results_come_while_typing(open_finder: Finder) -> None:
    open_finder.question.press_sequentially("basisb", delay=30)
    expect(open_finder.results.first).to_contain_text("basisbaan")
    expect(open_finder.status).to_contain_text("voor ‘basisb’")


def test_or_within_a_facet_and_and_between_facets(open_finder: Finder, library: Library) -> None:
    open_finder.turn_to("?thema=armoede-en-schulden&thema=werk-en-participatie&ingredient=vertrouwen")
    themes = ("armoede-en-schulden", "werk-en-participatie")
    expected = with_values(library, themes=themes, ingredients=("vertrouwen",))
    assert set(open_finder.slugs()) == {story.slug for story in expected}
    title = open_finder.page.title()
    assert all(library.theme[slug].title in title for slug in themes)


def test_counts_follow_the_choices_in_other_facets_only(open_finder: Finder, library: Library) -> None:
    open_finder.choose("thema", "armoede-en-schulden").choose("ingredient", "vertrouwen")
    chosen = {"themes": ("armoede-en-schulden",), "ingredients": ("vertrouwen",)}
    assert open_finder.counts("thema") == {
        theme.slug: len(with_values(library, themes=(theme.slug,), ingredients=chosen["ingredients"]))
        for theme in library.themes
    }
    assert open_finder.counts("ingredient") == {
        ingredient.slug: len(with_values(library, themes=chosen["themes"], ingredients=(ingredient.slug,)))
        for ingredient in library.ingredients
    }


def test_every_facet_filters_by_what_its_stories_have(open_finder: Finder, library: Library) -> None:
    facets = facets_of(library)
    assert {facet.name for facet in facets} == {row.name for row in ROWS}
    for name, choices in ((facet.name, facet.choices) for facet in facets):
        rarest = min(choices, key=lambda choice: choice.count)
        open_finder.choose(name, rarest.slug)
        expected = {
            story.slug
            for story in library.stories
            if rarest.slug in story_values(story, library.gazetteer.country)[name]
        }
        assert open_finder.search == f"?{name}={rarest.slug}"
        assert open_finder.status.inner_text().split()[0] == str(len(expected)), name
        shown = open_finder.slugs()
        assert len(shown) == min(len(expected), 10), name
        assert set(shown) <= expected, name
        open_finder.choose(name, rarest.slug)  # and away again


def test_chips_remove_filters_and_keep_focus(open_finder: Finder) -> None:
    open_finder.turn_to("?thema=armoede-en-schulden&ingredient=vertrouwen")
    chips = open_finder.chips.get_by_role("button")
    expect(chips).to_have_count(3)
    chips.first.focus()
    open_finder.page.keyboard.press("Enter")
    open_finder.settle()
    assert open_finder.search == "?ingredient=vertrouwen"
    assert open_finder.page.evaluate("document.activeElement.closest('[data-chips]') !== null")
    open_finder.page.keyboard.press("Enter")
    open_finder.settle()
    assert open_finder.search == ""
    expect(open_finder.question).to_be_focused()


def test_orders(open_finder: Finder, library: Library) -> None:
    order = open_finder.page.get_by_label("Volgorde")
    expect(order).to_have_value("nieuw")
    order.select_option("titel")
    open_finder.settle()
    assert open_finder.search == "?sort=titel"
    expect(open_finder.page.locator("[data-said]")).to_have_text("Volgorde: Titel.")
    titles = open_finder.results.locator("h3").all_inner_texts()
    assert titles == sorted(titles, key=str.casefold)
    open_finder.turn_to("?sort=groot")
    biggest = max(library.stories, key=lambda story: max(place.population for place in story.municipalities))
    assert open_finder.slugs()[0] in {
        s.slug for s in library.stories if set(s.municipalities) & set(biggest.municipalities)
    }


def test_nothing_found_says_what_would_help(open_finder: Finder) -> None:
    open_finder.turn_to("?q=overgewicht&thema=armoede-en-schulden")
    expect(open_finder.status).to_have_text("Geen verhalen gevonden")
    expect(open_finder.page.get_by_label("Volgorde")).to_be_hidden()
    expect(open_finder.page.locator("[data-list]")).to_have_css("min-height", "0px")
    open_finder.page.get_by_role("button", name="Zonder ‘Armoede en schulden’").click()
    open_finder.settle()
    assert open_finder.search == "?q=overgewicht"
    assert open_finder.results.count() > 0
    expect(open_finder.page.get_by_label("Volgorde")).to_be_visible()
    notes = open_finder.page.locator("[data-notes]")
    open_finder.ask("xqzwvk")
    expect(notes).to_contain_text("‘xqzwvk’ staat in geen verhaal.")
    expect(notes.get_by_role("link")).to_have_text(["Vertel jouw verhaal"])
    expect(notes.get_by_role("link")).to_have_attribute("href", re.compile(r"/insturen/$"))
    open_finder.ask("armdoedig schuldig")
    expect(notes.get_by_role("link", name="Armoede en schulden")).to_be_visible()


def test_a_question_with_nothing_to_look_up_is_never_the_whole_collection(open_finder: Finder) -> None:
    for query in ("op de", "?!"):
        open_finder.ask(query)
        expect(open_finder.status).to_have_text("Geen verhalen gevonden")
        expect(open_finder.page.locator("[data-notes]")).to_contain_text("Er is niets gezocht.")


def test_words_that_were_not_looked_up_as_they_are_are_told(open_finder: Finder) -> None:
    notes = open_finder.page.locator("[data-notes]")
    open_finder.ask("hoe vindt iemand schulden xqzwvk")
    expect(notes).to_contain_text("Niet gevonden: ‘xqzwvk’.")
    expect(notes).to_contain_text("Niet meegeteld: ‘vindt’ en ‘iemand’.")
    assert open_finder.results.count() > 0
    open_finder.ask("schuldenhuisbezoek")
    expect(notes).to_contain_text("Er is gezocht op ‘schulden’ en ‘huisbezoek’.")


def test_a_reader_sees_why_a_story_is_there_that_has_another_word(open_finder: Finder) -> None:
    open_finder.ask("geldzorgen")
    expect(open_finder.results.first.locator("mark").first).to_have_text("schulden")
    expect(open_finder.results.first.locator(".row__why")).to_contain_text("‘geldzorgen’ heet hier ‘schulden’")


def test_only_whole_words_are_marked(open_finder: Finder) -> None:
    open_finder.ask("overgewicht")
    marks = open_finder.results.locator("mark").all_inner_texts()
    assert marks
    assert {mark.lower() for mark in marks} == {"overgewicht"}


def test_a_place_comes_with_its_municipality_and_the_nearest_stories(open_finder: Finder, library: Library) -> None:
    own = {story.slug for story in library.stories if any(each.name == "Vaals" for each in story.municipalities)}
    open_finder.ask("Vaals")
    place = open_finder.page.locator("[data-place]")
    expect(place.get_by_role("link", name="Vaals", exact=True)).to_be_visible()
    assert open_finder.results.count() == len(own)
    expect(place.get_by_role("listitem")).to_have_count(3)
    open_finder.ask("schulden")
    expect(place).to_be_hidden()


def test_only_what_went_wrong_can_be_searched(open_finder: Finder) -> None:
    everywhere = open_finder.turn_to("?q=huisbezoek").results.count()
    assert everywhere > 0
    open_finder.page.get_by_label("Zoek alleen in Vallen en opstaan").check()
    open_finder.settle()
    assert open_finder.search == "?q=huisbezoek&deel=vallen-en-opstaan"
    assert open_finder.results.count() < everywhere
    open_finder.turn_to("?q=huisbezoek&deel=vallen-en-opstaan")
    expect(open_finder.page.get_by_label("Zoek alleen in Vallen en opstaan")).to_be_checked()


def test_a_slip_is_corrected_and_told(open_finder: Finder) -> None:
    open_finder.ask("overgewcht")
    expect(open_finder.page.locator("[data-notes]")).to_contain_text("Bedoelde je ‘overgewicht’")
    assert open_finder.results.count() > 0
    open_finder.page.locator("[data-notes] a").click()
    open_finder.settle()
    assert open_finder.search == "?q=overgewicht"


def test_other_kinds_are_named_and_can_be_chosen(open_finder: Finder) -> None:
    open_finder.ask("Menaldumadeel")
    expect(open_finder.page.locator("[data-others]")).to_contain_text("Waadhoeke")
    open_finder.choose("soort", "gemeente")
    expect(open_finder.results.first).to_contain_text("Waadhoeke")


def test_focus_survives_every_change(open_finder: Finder) -> None:
    page = open_finder.page
    passages = page.locator("[data-passage-list] > li")

    def press(search: str, button: Locator) -> None:
        open_finder.turn_to(search)
        button.press("Enter")
        open_finder.settle()

    more = page.get_by_role("button", name="Toon meer")
    press("?sort=titel", more)
    expect(open_finder.results.nth(10).locator("h3 a")).to_be_focused()
    press("?q=inwoners&toon=passages", more)
    expect(passages.nth(10).get_by_role("link").first).to_be_focused()
    press("?thema=armoede-en-schulden&ingredient=vertrouwen", page.get_by_role("button", name="Alle filters weg"))
    expect(open_finder.question).to_be_focused()
    press("?q=overgewicht&thema=armoede-en-schulden", page.get_by_role("button", name="Zonder ‘Armoede en schulden’"))
    expect(open_finder.question).to_be_focused()
    press("?q=overgewcht", page.locator("[data-notes] a"))
    expect(open_finder.question).to_be_focused()


def test_the_filters_are_a_sheet_on_a_small_screen(open_finder: Finder) -> None:
    open_finder.page.set_viewport_size({"width": 320, "height": 700})
    open_finder.turn_to("?ingredient=vertrouwen")
    sheet = open_finder.page.locator("#facetten")
    expect(sheet).to_be_hidden()
    open_finder.page.get_by_role("button", name=re.compile(r"Filters\s?\(1\)")).press("Enter")
    expect(sheet).to_be_visible()
    open_finder.choose("ingredient", "lange-adem")
    assert sorted(open_finder.search[1:].split("&")) == ["ingredient=lange-adem", "ingredient=vertrouwen"]
    total = open_finder.status.inner_text()
    onward = sheet.get_by_role("button", name=f"Toon {total}")
    box = onward.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 700
    onward.click()
    expect(sheet).to_be_hidden()
    expect(open_finder.results.first).to_be_in_viewport()


def test_the_first_story_is_in_the_first_screen(open_finder: Finder) -> None:
    title = open_finder.page.locator(".row__title").locator("visible=true").first
    for width, height in ((1280, 800), (390, 844)):
        open_finder.page.set_viewport_size({"width": width, "height": height})
        for search in ("", "?q=schulden&thema=armoede-en-schulden"):
            open_finder.turn_to(search)
            box = title.bounding_box()
            assert box is not None
            assert box["y"] + box["height"] <= height, (width, search)


def test_what_is_found_stays_in_sight(open_finder: Finder) -> None:
    open_finder.page.set_viewport_size({"width": 1280, "height": 800})
    open_finder.turn_to("?sort=titel&thema=armoede-en-schulden")
    open_finder.results.last.scroll_into_view_if_needed()
    expect(open_finder.status).to_be_in_viewport()
    expect(open_finder.chips.get_by_role("button").first).to_be_in_viewport()


def test_the_keyboard_skips_the_filters_and_the_address_stays(open_finder: Finder) -> None:
    page = open_finder.page
    before = page.url
    page.locator("#vraag").press("Tab")
    skip = page.get_by_role("link", name="Sla de filters over")
    expect(skip).to_be_focused()
    skip.press("Enter")
    expect(page.locator("[data-list]")).to_be_focused()
    assert page.url == before


def test_the_reading_file_has_the_passages_in_order_with_their_sources(open_finder: Finder) -> None:
    page = open_finder.page
    open_finder.turn_to("?q=huisbezoek&toon=passages")
    texts = page.locator("[data-passage-list] blockquote").all_inner_texts()
    page.get_by_role("button", name="Lees als leesdossier").click()
    open_finder.settle()
    expect(page.get_by_role("heading", name="Leesdossier: huisbezoek")).to_be_visible()
    assert page.locator("[data-dossier] blockquote").all_inner_texts()[: len(texts)] == texts
    expect(page.locator("[data-dossier] .answer__sources li").first).to_contain_text("‘")
    expect(open_finder.question).to_be_hidden()
    page.get_by_role("button", name="Terug naar de passages").click()
    open_finder.settle()
    assert open_finder.search == "?q=huisbezoek&toon=passages"


def test_passages_without_a_question_say_what_to_do(open_finder: Finder) -> None:
    open_finder.turn_to("?toon=passages")
    expect(open_finder.page.locator("[data-notes]")).to_have_text(
        "Stel een vraag, dan staan hier de alinea’s die antwoord geven."
    )


def test_the_selection_goes_along_as_a_file_with_what_was_chosen(open_finder: Finder, library: Library) -> None:
    page = open_finder.page
    expected = with_values(library, themes=("armoede-en-schulden",))
    open_finder.turn_to("?thema=armoede-en-schulden")
    files = {}
    for kind, name in (("ods", "Rekenblad (ODS)"), ("csv", "CSV"), ("ris", "Voor literatuurlijsten (RIS)")):
        with page.expect_download() as download:
            page.get_by_role("button", name=name, exact=True).click()
        files[kind] = Path(download.value.path()).read_bytes()
    rows = list(csv.reader(files["csv"].decode("utf-8-sig").splitlines(), delimiter=";"))
    assert rows[0] == ["Thema", "Armoede en schulden"]
    assert {row[0] for row in rows[4:]} == {story.title for story in expected}
    with ZipFile(BytesIO(files["ods"])) as sheet:
        content = ElementTree.fromstring(sheet.read("content.xml"))
        assert sheet.namelist()[0] == "mimetype"
    assert len(content.findall(".//{*}table-row")) == len(rows)
    assert files["ris"].decode().count("ER  - ") == len(expected)


def test_words_are_marked_and_lead_to_their_heading(open_finder: Finder) -> None:
    open_finder.ask("huisbezoek")
    expect(open_finder.results.first.locator("mark").first).to_contain_text("uisbezoek")
    assert open_finder.page.evaluate(TEXTS_IN_ONE_PIECE)
    link = open_finder.results.locator(".row__heading a").first
    target = str(link.get_attribute("href"))
    link.click()
    assert open_finder.page.locator(f"[id='{target.partition('#')[2]}']").count() == 1


def test_ingredients_are_named_and_lead_to_their_page(open_finder: Finder, library: Library) -> None:
    open_finder.turn_to("?sort=titel")
    slug = open_finder.slugs()[0]
    expected = [library.ingredient[each].title for each in library.story[slug].front.ingredients]
    tags = open_finder.results.first.locator(".tag")
    assert tags.all_inner_texts() == expected
    tags.first.click()
    expect(open_finder.page.get_by_role("heading", level=1)).to_have_text(expected[0])


def test_passages_are_whole_paragraphs_of_stories_that_lead_to_their_place(
    open_finder: Finder, library: Library
) -> None:
    page = open_finder.page
    open_finder.turn_to("?q=huisbezoek")
    page.get_by_role("button", name="Passages").click()
    open_finder.settle()
    assert open_finder.search == "?q=huisbezoek&toon=passages"
    items = page.locator("[data-passage-list] > li")
    told = [int(each) for each in re.findall(r"\d+", open_finder.status.inner_text())]
    assert told[0] >= items.count() > 0
    first = items.first
    expect(first.locator("mark").first).to_contain_text(re.compile("huisbezoek", re.IGNORECASE))
    address = str(first.locator("h3 a").get_attribute("href"))
    slug = address.split("/verhalen/")[1].split("/", maxsplit=1)[0]
    text = first.locator("blockquote").evaluate(
        "quote => { const bare = quote.cloneNode(true); bare.querySelectorAll('sup').forEach(e => e.remove());"
        " return bare.textContent.trim() }"
    )
    expect(first).to_contain_text(library.story[slug].title)
    page.goto(address)
    bare = page.evaluate(
        "() => { document.querySelectorAll('.prose sup').forEach(e => e.remove());"
        " return document.body.textContent.replace(/\\s+/g, ' ') }"
    )
    assert text in bare


def test_an_empty_finder_is_every_story_once_the_newest_first_with_the_total(finder: Finder, library: Library) -> None:
    finder.open()
    links = finder.page.locator("[data-browse] :is(h2, .columns) a")
    addresses = links.evaluate_all("links => links.map((link) => link.href)")
    assert [each.split("/")[-2] for each in addresses] == [story.slug for story in library.newest_stories]
    order = "nieuwste eerst" if library.has_newest else "op plaats"
    expect(finder.status).to_have_text(f"{len(library.stories)} verhalen, {order}")
    expect(finder.page.get_by_label("Volgorde").locator("option:checked")).to_have_text(order.capitalize())
    assert (
        finder.page.evaluate("performance.getEntriesByType('resource').filter(e => /pagefind/.test(e.name)).length")
        == 0
    )


def test_the_address_holds_the_whole_state_and_restores_it(finder: Finder) -> None:
    finder.open().ask("schulden").choose("ingredient", "vertrouwen").choose("provincie", "gelderland")
    finder.page.get_by_label("Volgorde").select_option("titel")
    finder.settle()
    assert finder.search == "?q=schulden&ingredient=vertrouwen&provincie=gelderland&sort=titel"
    before = finder.slugs()
    finder.page.reload()
    finder.settle()
    expect(finder.results).to_have_count(len(before))
    assert finder.slugs() == before
    expect(finder.question).to_have_value("schulden")
    expect(finder.page.locator('input[value="gelderland"]')).to_be_checked()
    expect(finder.page.get_by_label("Volgorde")).to_have_value("titel")


def test_the_back_button_undoes_step_by_step(finder: Finder) -> None:
    finder.open()
    finder.question.press_sequentially("schulden", delay=40)
    expect(finder.status).to_contain_text("voor ‘schulden’")
    finder.settle().choose("ingredient", "vertrouwen")
    finder.page.go_back()
    finder.settle()
    assert finder.search == "?q=schulden"
    expect(finder.page.locator('input[value="vertrouwen"]')).not_to_be_checked()
    finder.page.go_back()
    finder.settle()
    assert finder.search == ""
    expect(finder.question).to_have_value("")
    expect(finder.page.locator("[data-browse]")).to_be_visible()


def test_back_from_a_story_shows_the_same_results(finder: Finder) -> None:
    finder.open("?sort=titel")
    finder.page.get_by_role("button", name="Toon meer").click()
    expect(finder.results).to_have_count(20)
    before = finder.slugs()
    finder.results.locator("h3 a").first.click()
    finder.page.wait_for_load_state()
    finder.page.go_back()
    expect(finder.results).to_have_count(len(before))


def test_all_results_go_into_the_bundle_once(finder: Finder, library: Library) -> None:
    expected = sorted(s.slug for s in with_values(library, themes=("armoede-en-schulden",)))
    finder.open("?thema=armoede-en-schulden")
    finder.page.evaluate("window.addEventListener('hoedan:bundle', () => (window.told = true))")
    for _ in range(2):
        finder.page.get_by_role("button", name="Zet alle in mijn bundel").click()
        expect(finder.page.locator("[data-done] a")).to_be_visible()
    kept = finder.page.evaluate("JSON.parse(localStorage['hoedan.bundles']).bundles[0].parts")
    assert sorted(kept) == expected
    assert finder.page.evaluate("window.told")
    expect(finder.page.locator("[data-done]")).to_contain_text("Alles staat al in")


def test_without_javascript_the_page_is_the_whole_list(browser: Browser, site: str, library: Library) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("verhalen/?q=schulden")
    expect(page.locator(".finder__form")).to_be_hidden()
    links = page.locator("main a:visible").all_inner_texts()
    assert {story.title for story in library.stories} <= {" ".join(link.split()) for link in links}
    context.close()


def test_the_whole_search_by_keyboard_alone(finder: Finder) -> None:
    page = finder.page
    finder.open()
    finder.question.focus()
    page.keyboard.type("schulden")
    expect(finder.status).to_contain_text("voor ‘schulden’")
    finder.settle()
    expect(finder.question).to_be_focused()
    box = page.locator('input[name="thema"][value="armoede-en-schulden"]')
    tab_to(page, box.evaluate_handle("box => box"))
    page.keyboard.press("Space")
    finder.settle()
    expect(box).to_be_focused()
    first = finder.results.locator("h3 a").first
    tab_to(page, first.evaluate_handle("link => link"))
    address = str(first.get_attribute("href"))
    page.keyboard.press("Enter")
    page.wait_for_url(address)
    page.go_back()
    finder.settle()
    assert finder.search == "?q=schulden&thema=armoede-en-schulden"


def tab_to(page: Page, handle: object, most: int = 80) -> None:
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("element => document.activeElement === element", handle):
            return
    pytest.fail("not reached by the Tab key")


SEARCHES = (
    *("", "?q=schulden&thema=armoede-en-schulden&ingredient=vertrouwen", "?q=xqzwvk"),
    *("?q=schulden&toon=passages", "?q=schulden&toon=leesdossier"),
)


@pytest.fixture(scope="module")
def seen() -> defaultdict[str, Seen]:
    """What axe has judged in each scheme: of the next page only what is new."""
    return defaultdict(Seen)


def looks() -> Iterator[Any]:
    """The empty finder in both looks, and what it shows after a question in one, in turn; at night in the other too."""
    for number, search in enumerate(SEARCHES):
        for look, values in enumerate((("light", 1280), ("dark", 320))):
            is_seen = not search or number % 2 == look
            yield pytest.param(*values, search, marks=[] if is_seen else pytest.mark.nightly)


@pytest.mark.parametrize(("scheme", "width", "search"), [*looks()])
def test_axe_finds_nothing_and_the_page_fits(
    finder: Finder, seen: defaultdict[str, Seen], width: int, scheme: str, search: str
) -> None:
    page, known = finder.page, seen[scheme]
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(f"verhalen/{search}")
    finder.settle()
    assert violations(page, seen=known) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if search:
        return  # what folds open is the same as on the empty finder
    fold = page.locator("[data-fold]")
    if fold.is_visible():
        fold.click()
    for summary in page.locator(".facet:not([open]) > summary:visible").all()[:3]:
        summary.click()
    finder.settle()
    page.evaluate("scrollTo(0, 0)")  # what lies half under the header is too small to tap, for a moment
    assert violations(page, seen=known) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_back_goes_to_the_same_height(finder: Finder) -> None:
    finder.open("?sort=titel")
    finder.page.get_by_role("button", name="Toon meer").click()
    expect(finder.results).to_have_count(20)
    finder.results.nth(17).scroll_into_view_if_needed()
    link = finder.results.nth(17).locator("h3 a")
    before = link.bounding_box()
    link.click()
    finder.page.wait_for_load_state()
    finder.page.go_back()
    expect(finder.results).to_have_count(20)
    finder.settle()
    after = finder.results.nth(17).locator("h3 a").bounding_box()
    assert before is not None
    assert after is not None
    assert abs(before["y"] - after["y"]) <= 80, (before, after)


def test_nothing_moves_while_results_come(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, viewport={"width": 390, "height": 844})
    context.add_init_script(COUNT_SHIFTS)
    page = context.new_page()
    page.add_init_script("localStorage.setItem('hoedan.gemeente', JSON.stringify({ slug: 'vaals', name: 'Vaals' }))")
    for search in ("?q=schulden+wijkteam&thema=armoede-en-schulden", "?q=huisbezoek&toon=leesdossier"):
        page.goto(f"verhalen/{search}")
        expect(page.locator("[data-results] > li, [data-dossier] blockquote").first).to_be_visible()
        Finder(page).settle()
        assert page.evaluate("window.shifts") < 0.05, search
    context.close()


def test_a_result_says_how_far_it_is_from_who_works_elsewhere(finder: Finder) -> None:
    page = finder.page
    finder.open("?sort=titel")
    assert set(page.locator("[data-lens]").all_text_contents()) == {""}
    page.evaluate("localStorage.setItem('hoedan.gemeente', JSON.stringify({ slug: 'vaals', name: 'Vaals' }))")
    for search, rows in (("?sort=titel", "[data-results]"), ("", "[data-browse]")):
        finder.open(search)
        said = page.locator(f"{rows} .row .lens")
        expect(said.last).not_to_be_empty()
        assert all(re.search(r"uit jouw gemeente|\d+ km, .*(groot|klein)", each) for each in said.all_text_contents())


def test_the_finder_works_under_a_strict_policy(
    browser: Browser, many_site: Path, serve: Callable[[Path], AbstractContextManager[str]]
) -> None:
    policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
    policy += "font-src 'self'; connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'"
    with serve(many_site) as address:
        context = browser.new_context(base_url=address)
        page = context.new_page()
        refused: list[str] = []
        page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)

        def add_policy(route: object) -> None:
            response = route.fetch()  # type: ignore[attr-defined]
            headers = {**response.headers, "content-security-policy": policy}
            route.fulfill(response=response, headers=headers)  # type: ignore[attr-defined]

        context.route("**/*", add_policy)
        finder = Finder(page).open("?q=schulden")
        expect(finder.results.first).to_be_visible()
        assert refused == []
        context.close()


def test_a_passage_goes_along_with_its_citation_and_into_the_bundle(finder: Finder) -> None:
    page = finder.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    finder.open("?q=huisbezoek&toon=passages")
    first = page.locator("[data-passage-list] > li").first
    first.get_by_role("button", name="Kopieer met bronvermelding").click()
    expect(first.get_by_role("status")).to_have_text("Gekopieerd, met de bronnen erbij.")
    copied = page.evaluate("navigator.clipboard.readText()")
    title = first.locator("h3").inner_text()
    assert copied.startswith("“")
    assert f"‘{title}’" in copied
    # A paragraph that is no marked passage has no name to come back to: its story goes along.
    first.get_by_role("button", name="Zet het verhaal in mijn bundel").click()
    expect(first.get_by_role("status")).to_contain_text("1 verhaal toegevoegd aan je bundel")
