"""The tools of the form in a browser: marking, mending, folding, and that no work is lost."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from form_site import go_to, served_form
from playwright.sync_api import Browser, BrowserContext, Page, expect

from accessible import BY_WIDTH, Seen, violations
from browser import answers_soon, as_new, go_nowhere, stop_typing
from hoedan.check.check_library import check_library
from made.library import write_library, write_story
from made.sample import TODAY
from patience import wait_until

READY = "form[data-story-form]:not([hidden])"
KEPT = "localStorage.getItem('hoedan.draft')"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_library(tmp_path_factory.mktemp("tools"), setbacks=("geld", "tempo"))
    write_story(folder, "bestaat-al", title="Bestaat al")
    return folder


@pytest.fixture(scope="module")
def address(
    root: Path, tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], AbstractContextManager[str]]
) -> Iterator[str]:
    with served_form(check_library(root, TODAY).library, tmp_path_factory.mktemp("form"), serve) as served:
        yield served


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context()
    made.clock.install()
    with answers_soon(made):
        yield made
    made.close()


@pytest.fixture(scope="module")
def window(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def page(window: Page, address: str) -> Page:
    """The empty form."""
    as_new(window, address)
    open_form(window, address)
    return window


@pytest.fixture
def other(page: Page, context: BrowserContext, address: str) -> Iterator[Page]:
    """A second tab with the form, opened after the first."""
    made = context.new_page()
    open_form(made, address)
    yield made
    made.close()


def open_form(page: Page, address: str, query: str = "") -> None:
    page.goto(f"{address}insturen/{query}")
    page.wait_for_selector(READY)


def open_draft(window: Page, address: str, **draft: Any) -> Page:
    """The form with a draft, in the window as if it were new. To open it empty first takes as long again."""
    page = as_new(window, address)
    page.evaluate("draft => localStorage.setItem('hoedan.draft', JSON.stringify(draft))", draft)
    open_form(page, address)
    return page


def todo(page: Page) -> list[str]:
    return page.locator("[data-todo] li > a").all_inner_texts()


def test_a_setback_is_marked_below_the_ingredient_and_taken_back_with_undo(page: Page) -> None:
    go_to(page, "tekst")
    text, part = page.locator('[name="sections.Aanpak"]'), '[data-section="Aanpak"]'
    text.press_sequentially("In Zwolle ging het mis.")
    page.select_option(f"{part} [data-setback]", "tempo")
    page.click(f"{part} [data-mark-setback]")
    page.select_option(f"{part} [data-ingredient]", "vertrouwen")
    page.click(f"{part} [data-mark]")
    marked = "In Zwolle ging het mis.\n[laat zien: Vertrouwen]\n[struikelblok: Tempo]"
    expect(text).to_have_value(marked)
    expect(page.locator(f"{part} [data-tool-status]")).to_have_text("De alinea laat nu zien: Vertrouwen.")
    stop_typing(page)
    expect(page.locator(f"{part} [data-marks] li")).to_have_count(2)
    expect(page.locator(".form-preview__mark")).to_have_text("Laat zien: Vertrouwen · Struikelblok: Tempo")
    page.click(f"{part} [data-marks] li:last-child button")
    expect(text).to_have_value("In Zwolle ging het mis.\n[laat zien: Vertrouwen]")
    text.press("Control+z")
    expect(text).to_have_value(marked)
    text.press("Control+z")
    expect(text).to_have_value("In Zwolle ging het mis.\n[struikelblok: Tempo]")


def test_what_is_typed_beside_a_mark_leaves_it_whole_and_undo_takes_it_back(window: Page, address: str) -> None:
    marked = "Zij kookten.\n[laat zien: Vertrouwen]"
    page = open_draft(window, address, sections={"Aanpak": marked})
    go_to(page, "tekst")
    text, said = page.locator('[name="sections.Aanpak"]'), page.locator('[data-section="Aanpak"] [data-tool-status]')
    text.press("Control+End")
    text.press_sequentially("En aten.")
    expect(text).to_have_value(f"{marked}\nEn aten.")
    expect(said).to_have_text("Een markering heeft een eigen regel. Je tekst staat eronder.")
    text.press("Home")
    text.press("Backspace")
    expect(text).to_have_value(f"{marked}\nEn aten.")
    text.press("Backspace")
    expect(text).to_have_value("Zij kookten.\nEn aten.")
    expect(said).to_have_text("De markering is weg. Met Ctrl+Z komt zij terug.")
    text.press("Control+z")
    expect(text).to_have_value(f"{marked}\nEn aten.")
    text.evaluate("field => field.setSelectionRange(20, 20)")
    text.press("Enter")
    page.keyboard.insert_text("Samen.")
    expect(text).to_have_value(f"{marked}\nSamen.\nEn aten.")


def test_what_has_no_place_yet_waits_in_the_lists_so_that_one_press_gives_it_one(window: Page, address: str) -> None:
    sources = [{"id": str(n), "title": "T", "publisher": "P", "kind": "pers"} for n in (1, 2)]
    page = open_draft(
        window,
        address,
        ingredients=["vertrouwen", "lange-adem"],
        sources=sources,
        sections={"Aanpak": "Een.", "Lessen": "Twee."},
    )
    go_to(page, "tekst")
    part, other = '[data-section="Aanpak"]', '[data-section="Lessen"]'
    for each in (part, other):
        expect(page.locator(f"{each} [data-ingredient]")).to_have_value("vertrouwen")
        expect(page.locator(f"{each} [data-source]")).to_have_value("1")
    page.click(f"{part} [data-refer]")
    page.click(f"{part} [data-mark]")
    page.select_option(f"{other} [data-source]", "1")
    stop_typing(page)
    expect(page.locator(f"{part} [data-ingredient]")).to_have_value("lange-adem")
    expect(page.locator(f"{other} [data-ingredient]")).to_have_value("lange-adem")
    expect(page.locator(f"{part} [data-source]")).to_have_value("2")
    page.click(f"{other} [data-mark]")
    stop_typing(page)
    expect(page.locator(f"{part} [data-ingredient]")).to_have_value("")


def test_a_problem_in_a_row_is_told_at_its_own_field(window: Page, address: str) -> None:
    sources = [{"id": str(n), "title": "T", "publisher": "P" if n != 2 else "", "kind": "pers"} for n in (1, 2, 3)]
    page = open_draft(window, address, sources=sources)
    go_to(page, "nakijken")
    link = page.get_by_role("link", name="Bron 2, Wie gaf de bron uit?")
    link.click()
    field = page.locator('[data-rows="sources"] > :nth-child(2) [data-key="publisher"]')
    expect(field).to_be_focused()
    stop_typing(page)
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile("Vul dit nog in"))
    expect(page.get_by_role("group", name="Bron 2")).to_contain_text("Vul dit nog in.")
    expect(page.locator('[data-rows="sources"] [aria-invalid="true"]')).to_have_count(1)
    field.fill("De Krant")
    stop_typing(page)
    expect(field).to_have_attribute("aria-invalid", "false")
    expect(link).to_have_count(0)


def test_what_is_folded_opens_when_something_is_wrong_in_it(window: Page, address: str) -> None:
    sources = [{"id": "1", "title": "T", "publisher": "P", "kind": "pers"}, {"id": "2", "title": "U", "date": "2020"}]
    quote = {"text": "We begonnen gewoon.", "who": "", "source": ""}
    page = open_draft(window, address, title="T", quote=quote, sources=sources)
    assert page.locator("[data-rows=sources] details[data-row-fold]").evaluate_all(
        "all => all.map((each) => each.open)"
    ) == [False, True]
    go_to(page, "nakijken")
    fold = page.locator("[data-more]", has=page.locator('[name="quote.who"]'))
    expect(fold).to_have_attribute("open", "")
    expect(page.locator("[data-more][open]")).to_have_count(1)
    page.get_by_role("link", name="Citaat, Wie zei het?").click()
    fold.locator("summary").click()
    page.go_back()
    page.get_by_role("link", name="Citaat, Wie zei het?").click()
    expect(page.locator('[name="quote.who"]')).to_be_focused()


def test_the_steps_say_what_is_left_and_lead_there(window: Page, address: str) -> None:
    page = open_draft(window, address, title="Een titel", figures=[{"value": "veel", "label": "L", "source": ""}])
    steps = page.get_by_role("navigation", name="De stappen")
    states = steps.locator("[data-step-state]")
    expect(states).to_have_text(["nog 1", "nog 5", "nog 5", "nog 3", ""])
    go_to(page, "nakijken")
    groups = page.locator("[data-todo-group]:not([hidden])")
    expect(groups.locator("h4")).to_have_text(["Voordat het op de site kan", "Om nog eens naar te kijken"])
    expect(groups.first.locator("li:not([data-level=fout])")).to_have_count(0)
    page.go_back()
    steps.get_by_role("button", name="Gemeenten").click()
    expect(page.locator("#veld-municipalities")).to_be_focused()
    steps.get_by_role("link", name="4. Bronnen").click()
    expect(page.locator("#veld-title")).to_be_hidden()
    steps.get_by_role("button", name="Cijfer 1, Getal").click()
    page.locator(':focus[data-key="value"]').fill("38")
    stop_typing(page)
    expect(states.nth(3)).to_have_text("nog 2")
    page.go_back()
    expect(page.locator("#veld-title")).to_be_visible()


def test_on_a_phone_the_steps_fold_under_the_step_of_now(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    now = page.locator("[data-steps-now]")
    expect(now).to_have_text("Stap 1 van 5: Begin · nog 2")
    link = page.get_by_role("link", name="3. Feiten", exact=True)
    expect(link).to_be_hidden()
    now.click()
    link.click()
    expect(link).to_be_hidden()
    expect(now).to_have_text(re.compile("Stap 3 van 5: Feiten"))
    assert page.evaluate("scrollY") > 0
    expect(now).to_be_in_viewport()


MENDED = {
    "[data-chosen-places] li": ("municipalities", ["Zwole"], "Zwolle ×"),
    '[data-key="municipality"]': ("followers", [{"municipality": "Kampn"}], "Kampen"),
    '[name="contact.url"]': (
        "contact",
        {"organisation": "", "url": "zwolle.nl/nota?a=1"},
        "https://zwolle.nl/nota?a=1",
    ),
    '[data-rows="sources"] [data-key="date"]': (
        "sources",
        [{"id": "1", "title": "T", "date": "voorjaar 2020"}],
        "2020",
    ),
    '[name="sections.Aanpak"]': ("sections", "A.\n[laat zien: Vertrouwn]", "A.\n[laat zien: Vertrouwen]"),
    '[name="sections.Resultaat"]': ("sections", "[x](www.a.nl)", "[x](https://www.a.nl)"),
    '[name="sections.Lessen"]': ("sections", "Dat hielp.[1]", "Dat hielp.[^1]"),
    '[name="sections.Aanleiding"]': ("sections", "Zo - - een\n•  - een", "Zo - - een\n• een"),
    '[name="sections.Vallen en opstaan"]': ("sections", ">   -     een\n> twee", "> - een\n> twee"),
}
"""Place on the page -> key of the draft, what stands there, and what a button makes of it."""


def test_a_button_does_what_is_proposed(window: Page, address: str) -> None:
    draft = {key: value for key, value, _ in MENDED.values() if key != "sections"}
    draft["sections"] = {
        place.removeprefix('[name="sections.').removesuffix('"]'): value
        for place, (key, value, _) in MENDED.items()
        if key == "sections"
    }
    page = open_draft(window, address, **draft)
    go_to(page, "nakijken")
    buttons = page.locator("[data-todo] .form-mend")
    expect(buttons).to_have_count(len(MENDED))
    for left in reversed(range(len(MENDED))):
        buttons.first.click()
        stop_typing(page)
        expect(buttons).to_have_count(left)
    for place, (_, _, mended) in MENDED.items():
        each = page.locator(place)
        if place.endswith(" li"):
            expect(each).to_have_text(mended)
        else:
            expect(each).to_have_value(mended)


def test_what_was_found_in_a_pasted_text_comes_to_the_head_of_a_small_screen(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 560})
    page.locator("[data-paste-text]").fill("Aanleiding\n\nHet begon in 2021.\n\nAanpak\n\nWij gingen langs.")
    page.locator("[data-paste-sort]").click()
    expect(page.locator("[data-paste-head]")).to_be_focused()
    expect(page.locator("[data-paste-status]")).to_be_in_viewport(ratio=1)
    expect(page.locator("[data-paste-pieces] li").nth(1)).to_be_in_viewport(ratio=1)


UNMARKED = "Zo ging het.\nWij gaven vertrouwen.\nEn zo verder."


def test_the_paragraph_that_lacks_a_mark_is_one_press_away_and_a_link_leads_to_it(window: Page, address: str) -> None:
    page = open_draft(window, address, ingredients=["vertrouwen", "lange-adem"], sections={"Aanpak": UNMARKED})
    field = page.locator('[name="sections.Aanpak"]')
    go_to(page, "nakijken")
    assert {"Periode, Begin", "Bronnen"} <= {*todo(page)}, "no field is called Periode alone"
    lacking = page.locator(
        '[data-todo] [data-code="V-044"]', has_text="Misschien is het deze: ‘Wij gaven vertrouwen.’."
    )
    lacking.locator("a").click()
    expect(field).to_be_focused()
    assert field.evaluate("field => field.selectionStart") == UNMARKED.index("\nEn zo")
    go_to(page, "nakijken")
    place = page.locator("[data-todo] a, [data-todo] button").evaluate_all(
        "places => places.findIndex((place) => place.textContent === 'Markeer die alinea')"
    )
    lacking.get_by_role("button", name="Markeer die alinea").press("Enter")
    expect(lacking).to_have_count(0)
    expect(page.locator("[data-todo] a, [data-todo] button").nth(place)).to_be_focused()
    expect(field).to_have_value(UNMARKED.replace("\nEn", "\n[laat zien: Vertrouwen]\nEn"))


ASKED = {
    "plak-tekst": 'label[for="plak-tekst"]',
    "veld-sections-resultaat": 'label[for="veld-sections-resultaat"]',
    "veld-themes": '[data-field="themes"] legend',
}
"""Field -> what asks for it, in three steps of the form."""


def test_a_link_to_a_field_shows_what_it_asks(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 320})
    seen = {}
    for field, question in ASKED.items():
        page.evaluate("field => { location.hash = field; }", field)
        expect(page.locator(f"#{field}")).to_be_focused()
        seen[field] = page.locator(question).evaluate(
            """asked => {
              const { left, top } = asked.getBoundingClientRect();
              return asked.contains(document.elementFromPoint(left + 2, top + 2));
            }"""
        )
    assert seen == dict.fromkeys(ASKED, True), "the steps stand over it, or it is outside the window"


def test_one_tab_from_the_head_of_a_step_leads_past_all_its_fields(page: Page) -> None:
    for step, next_step in (("tekst", "feiten"), ("feiten", "bronnen"), ("bronnen", "nakijken")):
        go_to(page, step)
        page.keyboard.press("Tab")
        expect(page.locator(f'[data-part="{step}"] .skip')).to_be_focused()
        expect(page.locator(f'[data-part="{step}"] .skip')).to_be_in_viewport(ratio=1)
        page.keyboard.press("Enter")
        expect(page.locator(f"h2#{next_step}")).to_be_focused()


def test_messages_speak_of_fields_and_never_of_keys_or_codes(window: Page, address: str) -> None:
    page = open_draft(
        window,
        address,
        summary="Te kort.",
        status="loop",
        period={"start": "ooit", "end": ""},
        figures=[{"value": "veel"}],
        contact={"organisation": "", "url": "www.a.nl"},
        sources=[{"id": "1", "title": "T", "url": "www.a.nl"}],
        sections={"Aanpak": "<b>x</b> [^9] {: x }\n# Kop"},
    )
    words = page.inner_text("[data-todo]")
    assert "Cijfer 1, Getal: ‘veel’ is geen getal." in words
    assert "Periode, Begin: ‘ooit’ is geen datum" in words
    assert "Organisatie" in todo(page), "the form has no field or heading Contact"
    assert not re.search(r"`|\b[A-Z]-[0-9]{3}\b|\bkind\b|\bsources\b|front matter|\bu\b", words), words
    go_to(page, "nakijken")
    page.get_by_text("Voor de redactie").click()
    expect(page.locator("[data-codes]")).to_contain_text("F-042 fout")


def test_half_a_word_becomes_the_municipality_that_was_meant_or_none(page: Page) -> None:
    field, chosen = page.locator("#veld-municipalities"), page.locator("[data-chosen-places] li")
    for typed, key, meant in (
        ("apel", "Enter", ["Apeldoorn ×"]),
        ("apeld", "Tab", ["Apeldoorn ×"]),
        ("borger odoorn", "Tab", ["Borger-Odoorn ×"]),
        ("ber", "Tab", []),
        ("doorn", "Enter", []),
        ("Zwolle en doorn", "Enter", ["Zwolle ×"]),
        ("apeld", "Escape", []),
        ("Zwole", "Tab", ["Zwole ×"]),
    ):
        field.press_sequentially(typed)
        field.press(key)
        field.blur()
        expect(chosen, f"{typed} {key}").to_have_text(meant)
        field.fill("")
        if meant:
            chosen.get_by_role("button").click()
        expect(chosen).to_have_count(0)


def test_an_untouched_tab_writes_nothing_and_follows_the_other(page: Page, other: Page, address: str) -> None:
    other.fill("#veld-title", "Het werk van vanavond")
    stop_typing(other)
    expect(page.locator("#veld-title")).to_have_value("Het werk van vanavond")
    go_nowhere(page, address)
    assert "Het werk van vanavond" in other.evaluate(KEPT)


def test_two_tabs_that_both_write_ask_which_counts(page: Page, other: Page) -> None:
    page.fill("#veld-title", "Van hier")
    stop_typing(page)
    other.fill("#veld-title", "Van daar")
    stop_typing(other)
    expect(page.locator("[data-elsewhere]")).to_be_visible()
    page.get_by_role("link", name="Veranderd in een ander tabblad").click()
    expect(page.locator("[data-elsewhere]")).to_be_focused()
    page.fill('[name="contact.organisation"]', "Nog iets")
    stop_typing(page)
    assert "Van daar" in page.evaluate(KEPT)
    page.click("[data-keep-mine]")
    expect(page.locator("[data-elsewhere-link]")).to_be_hidden()
    page.fill('[name="contact.organisation"]', "Nog iets meer")
    stop_typing(page)
    assert "Van hier" in page.evaluate(KEPT)
    page.click("[data-drafts] summary")
    expect(page.locator("[data-version-list] li")).to_contain_text(["Van daar"])


def touch_both(page: Page, other: Page) -> tuple[Page, Page, str]:
    """Type in two tabs before either keeps it: the one that did, the one that asks, and the title in that."""
    titles = {page: "Van hier", other: "Van daar"}
    for tab, title in titles.items():
        tab.fill("#veld-title", title)
    for tab in titles:
        stop_typing(tab)
    wait_until(lambda: any(tab.locator("[data-elsewhere]").is_visible() for tab in titles))
    asks = page if page.locator("[data-elsewhere]").is_visible() else other
    return other if asks is page else page, asks, titles[asks]


def test_of_two_tabs_touched_within_a_second_neither_loses_a_word(page: Page, other: Page, address: str) -> None:
    kept, asks, title = touch_both(page, other)
    asks.fill('[name="contact.organisation"]', "En verder")
    go_nowhere(asks, address)
    open_form(kept, address)
    kept.click("[data-drafts] summary")
    versions = kept.locator("[data-version-list] li")
    expect(versions).to_contain_text([title])
    versions.get_by_role("button").click()
    expect(kept.locator('[name="contact.organisation"]')).to_have_value("En verder")


def test_who_takes_what_the_other_tab_has_finds_the_own_words_as_a_version(page: Page, other: Page) -> None:
    kept, asks, title = touch_both(page, other)
    asks.click("[data-take-other]")
    expect(asks.locator("#veld-title")).to_have_value(kept.input_value("#veld-title"))
    asks.click("[data-drafts] summary")
    expect(asks.locator("[data-version-list] li")).to_contain_text([title])


def test_several_stories_wait_beside_each_other_and_one_thrown_away_comes_back(window: Page, address: str) -> None:
    page = open_draft(window, address, title="Het eerste", themes=["wonen"])
    page.locator("[data-restored] [data-restart]").click()
    expect(page.locator("#veld-title")).to_have_value("")
    page.fill("#veld-title", "Het tweede")
    stop_typing(page)
    open_form(page, address)
    expect(page.locator("#veld-title")).to_have_value("Het tweede")
    page.click("[data-drafts] summary")
    page.get_by_role("button", name="Gooi weg: Het eerste").click()
    assert page.evaluate(KEPT) is None
    page.get_by_role("button", name="Zet terug: Het eerste").click()
    page.get_by_role("button", name="Open: Het eerste").click()
    expect(page.locator("#veld-title")).to_have_value("Het eerste")
    expect(page.locator("[name=themes]:checked")).to_have_value("wonen")


def test_what_a_draft_was_can_come_back_and_so_can_what_a_button_took_away(window: Page, address: str) -> None:
    page = open_draft(window, address, title="Zoals het was", municipalities=["Zwolle"])
    page.fill("#veld-title", "Zoals het werd")
    stop_typing(page)
    page.get_by_role("button", name="Haal Zwolle weg").click()
    expect(page.locator("[data-undo-words]")).to_have_text("Zwolle is weg.")
    page.click("[data-undo-button]")
    expect(page.locator("[data-chosen-places] li")).to_have_text(["Zwolle ×"])
    expect(page.locator("[data-undo-button]")).to_be_hidden()
    expect(page.locator("[data-undo-words]")).to_be_focused()
    page.click("[data-drafts] summary")
    page.get_by_role("button", name=re.compile("^Zet terug: versie van")).click()
    expect(page.locator("#begin")).to_be_focused()
    expect(page.locator("#veld-title")).to_have_value("Zoals het was")
    expect(page.locator("[data-version-list] li")).to_contain_text(["Zoals het werd", "Zoals het was"])


def test_a_link_asks_before_it_fills_a_draft(window: Page, address: str) -> None:
    page = open_draft(window, address, title="Van gisteren", municipalities=["Zwolle"])
    open_form(page, address, "?gemeente=Utrecht")
    chosen = page.locator("[data-chosen-places] li")
    expect(page.locator("[data-asked]")).to_contain_text("‘Van gisteren’")
    expect(chosen).to_have_text(["Zwolle ×"])
    page.click("[data-new-for-link]")
    assert "?" not in page.url  # so that it asks no more, whenever the page is loaded
    expect(chosen).to_have_text(["Utrecht ×"])
    expect(page.locator("#veld-title")).to_have_value("")
    page.click("[data-drafts] summary")
    page.get_by_role("button", name="Open: Van gisteren").click()
    expect(page.locator("#veld-title")).to_have_value("Van gisteren")
    expect(chosen).to_have_text(["Zwolle ×"])


def test_what_a_link_brings_counts_once_something_is_typed(page: Page, address: str) -> None:
    open_form(page, address, "?gemeente=Zwolle")
    open_form(page, address, "?gemeente=Utrecht")
    expect(page.locator("[data-chosen-places] li")).to_have_text(["Utrecht ×"])
    assert page.evaluate(KEPT) is None
    page.fill("#veld-title", "Nu wel")
    stop_typing(page)
    assert "Utrecht" in page.evaluate(KEPT)


def test_a_browser_that_keeps_nothing_says_so_at_once(browser: Browser, address: str) -> None:
    context = browser.new_context()
    context.add_init_script("Storage.prototype.setItem = () => { throw new Error('shut'); }")
    page = context.new_page()
    open_form(page, address)
    expect(page.locator("[data-saved]")).to_have_text(
        "Deze browser bewaart niets. Download je tekst voordat je weggaat."
    )
    context.close()


def test_every_part_is_accessible_when_it_is_open(window: Page, address: str) -> None:
    page = open_draft(
        window,
        address,
        title="T",
        municipalities=["Bergen"],
        figures=[{"value": "veel"}],
        quote={"text": "Zo", "who": "", "source": "1"},
        sources=[{"id": "1", "title": "T", "note": "Let op"}],
        followers=[{"municipality": "Zwole"}],
        open_questions="Hoe dan",
        sections={"Aanpak": "A.\n[laat zien: Vertrouwen]\n[struikelblok: Geld]"},
    )
    page.set_viewport_size({"width": 320, "height": 900})
    for fold in page.locator("details").all():
        fold.evaluate("fold => (fold.open = true)")
    for link in page.locator("[data-todo] a").all()[:12]:
        link.evaluate("link => link.click()")
    stop_typing(page)
    for part in page.locator("[data-part]").all():
        part.evaluate("part => (part.hidden = false)")
    page.fill('[data-key="municipality"]', "zwo")
    assert violations(page, seen=Seen()) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.evaluate("document.documentElement.style.fontSize = '125%'")
    assert page.evaluate(CUT_OFF) == []
    assert page.evaluate(TOUCHING) == []
    page.evaluate("document.documentElement.style.fontSize = ''")
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 1280, "height": 900})
    assert violations(page, BY_WIDTH, seen=Seen()) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


CUT_OFF = """() => [...document.querySelectorAll("form select")].filter((list) => {
  const alone = list.cloneNode();
  alone.append(list.options[0].cloneNode(true));
  list.after(alone);
  Object.assign(alone.style, { position: "absolute", flex: "none", width: "auto" });
  const isCut = list.checkVisibility() && alone.offsetWidth > list.offsetWidth;
  alone.remove();
  return isCut;
}).map((list) => list.options[0].text)"""
"""The lists that have no room for all that they ask."""

TOUCHING = """() => {
  const seen = [...document.querySelectorAll("form .form-mend")].filter((button) => button.checkVisibility());
  const boxes = seen.map((button) => [button.innerText, button.getBoundingClientRect()]);
  return boxes.filter(([, one], n) => boxes.some(([, other], m) => n !== m && other.top - one.bottom < 4
    && other.top >= one.top + 1 && other.left < one.right && one.left < other.right)).map(([words]) => words);
}"""
"""The small buttons with another right below them."""

PASTE = """(field, page) => {
  const data = new DataTransfer();
  data.setData("text/html", page);
  data.setData("text/plain", "Jaar Aantal 2019 4");
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


def test_a_table_and_a_link_are_pasted_as_they_are_and_taken_back_with_undo(page: Page) -> None:
    go_to(page, "tekst")
    text, part = page.locator('[name="sections.Resultaat"]'), '[data-section="Resultaat"]'
    text.press_sequentially("Dit hielp.")
    cells = "<tr><td>Jaar</td><td>Aantal</td></tr><tr><td>2019</td><td>4</td></tr>"
    text.evaluate(PASTE, f'<table>{cells}</table><p>Zie <a href="https://krant.nl/a">de krant</a>.<img src=x></p>')
    pasted = "Dit hielp.\n| Jaar | Aantal |\n| --- | --- |\n| 2019 | 4 |\n\nZie [de krant](https://krant.nl/a)."
    expect(text).to_have_value(pasted)
    said = "Geplakt. Meegekomen: 1 tabel, 1 link. Niet meegekomen: 1 beeld."
    expect(page.locator(f"{part} [data-tool-status]")).to_have_text(said)
    stop_typing(page)
    expect(page.locator(".form-preview table td").first).to_have_text("2019")
    text.press("Control+z")
    expect(text).to_have_value("Dit hielp.")


WHOLE = """<base href="https://x.nl/"><style>p { color: red }</style><link rel=stylesheet href="https://x.nl/a.css">
<nav><a href="https://x.nl/">Home</a></nav><h1 style='font:7.0pt "Times"'>Samen eten</h1>
<p onclick="alert(1)">In Zwolle begon het in 2019.</p><h2>Werkwijze</h2><ul><li>Koken</li></ul>
<p>Zie <a href="https://krant.nl/a">het artikel</a>.</p><p><b>Knelpunten</b></p>
<p>Te weinig <del>geld</del><ins>tijd</ins>.<script>alert(1)</script></p>"""


def test_a_whole_page_is_sorted_and_its_facts_count_once_the_writer_says_so(page: Page) -> None:
    text = page.locator("[data-paste-text]")
    text.evaluate(PASTE, WHOLE)
    expect(text).not_to_have_value("")
    text.press("Control+z")
    expect(text).to_have_value("")
    text.evaluate(PASTE, WHOLE)
    head = page.locator("[data-paste-head]")
    expect(head).to_be_focused()
    pieces = page.locator("[data-paste-pieces] select")
    assert [each.input_value() for each in pieces.all()] == ["Aanleiding", "Aanpak", "Vallen en opstaan"]
    facts = page.locator("[data-paste-facts] label")
    expect(facts).to_contain_text(["Titel: Samen eten", "Gemeente: Zwolle", "Begin: 2019", "Bron: het artikel"])
    expect(page.locator("[data-paste-facts] :checked")).to_have_count(0)
    page.keyboard.press("Tab")
    expect(pieces.first).to_be_focused()
    page.get_by_role("button", name="Vink alles aan").press("Enter")
    boxes = page.locator("[data-paste-facts] input")
    expect(page.locator("[data-paste-facts] :checked")).to_have_count(4)
    boxes.nth(2).press("Space")
    boxes.nth(3).focus()
    page.keyboard.press("Tab")
    expect(page.locator("[data-paste-take]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#tekst")).to_be_focused()
    expect(page.locator('[name="sections.Vallen en opstaan"]')).to_have_value("Te weinig tijd.")
    expect(page.locator("#veld-title")).to_have_value("Samen eten")
    page.click("[data-undo-button]")
    expect(page.locator("#veld-title")).to_have_value("")


def test_a_list_of_sources_is_offered_once(page: Page) -> None:
    text = "## Aanpak\nZij kookten.[1]\n\n## Bronnen\n1. Eerste rapport, 2020\n2. Tweede rapport, 2021"
    page.fill("[data-paste-text]", text)
    page.click("[data-paste-sort]")
    pieces, facts = page.locator("[data-paste-pieces] select"), page.locator("[data-paste-facts] label")
    assert [each.input_value() for each in pieces.all()] == ["Aanpak"]
    expect(facts).to_contain_text(["Bron: Eerste rapport", "Bron: Tweede rapport"])
    expect(page.locator("[data-paste-list]")).to_be_visible()
    facts.first.click()
    page.click("[data-paste-take]")
    expect(page.locator('[name="sections.Aanpak"]')).to_have_value("Zij kookten.[^1]")
    expect(page.locator('[name="sections.Meer weten"]')).to_have_value("2. Tweede rapport, 2021")


def test_a_story_of_the_site_is_changed_in_the_form_and_other_work_waits(window: Page, address: str) -> None:
    page = open_draft(window, address, title="Van mij")
    open_form(page, address, "?verhaal=bestaat-al#veld-followers")
    expect(page.locator("#veld-followers")).to_be_focused()
    expect(page.locator("[data-edited-title]")).to_have_text("Bestaat al")
    expect(page.locator("h1")).to_have_text("Wij doen dit ook")
    expect(page.locator(".page-head .lead")).to_contain_text("‘Bestaat al’")
    page.keyboard.press("Enter")
    page.keyboard.type("gemeente kampen")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("mei 2024")
    stop_typing(page)
    go_to(page, "nakijken")
    expect(page.locator("[data-todo] [data-level=fout]")).to_have_count(0)
    with page.expect_download() as waiting:
        page.click("[data-download]")
    assert waiting.value.suggested_filename == "bestaat-al.md"
    text = Path(waiting.value.path()).read_text("utf-8")
    assert "followers:\n  - municipality: Kampen\n    since: 2024-05\n" in text
    expect(page.get_by_text("Klik in de tekst, kies alles")).to_be_visible(
        visible=page.locator("[data-github]").count() > 0
    )
    open_form(page, address, "?verhaal=bestaat-al")
    expect(page.locator("h1")).to_have_text("Verbeter dit verhaal")
    expect(page).to_have_title("Verbeter dit verhaal")
    expect(page.get_by_text("Drie regels zijn genoeg")).to_be_hidden()
    expect(page.locator('[data-key="municipality"]')).to_have_value("Kampen")
    page.click("[data-drafts] summary")
    page.get_by_role("button", name="Open: Van mij").click()
    expect(page.locator("#veld-title")).to_have_value("Van mij")
    expect(page.locator("[data-edited-title]")).to_be_hidden()
    expect(page.locator("h1")).to_have_text("Vertel jouw verhaal")
    expect(page).to_have_title("Vertel jouw verhaal")


QUESTIONS_OUT_OF_VIEW = """() => {
  const fields = [...document.querySelectorAll('.form-part:not([hidden]) [id^="veld-"]:not(button)')];
  return fields.filter((field) => {
    const above = field.getBoundingClientRect().top - field.closest('.form-field').getBoundingClientRect().top;
    return above > parseFloat(getComputedStyle(field).scrollMarginTop);
  }).map(({ id }) => id);
}"""
"""Fields of the step of now whose question would stand above the window for who is led to them."""


def test_who_says_that_a_story_is_still_right_changes_one_line_of_it(page: Page, address: str, root: Path) -> None:
    before = (root / "stories" / "bestaat-al.md").read_text("utf-8").splitlines()
    open_form(page, address, "?klopt=bestaat-al")
    expect(page.locator("h1")).to_have_text("Klopt dit nog?")
    assert violations(page) == []
    page.get_by_role("button", name="Ja, dit klopt nog").click()
    expect(page.locator("[data-still-thanks]")).to_be_focused()
    go_to(page, "nakijken")
    with page.expect_download() as waiting:
        page.click("[data-download]")
    after = Path(waiting.value.path()).read_text("utf-8").splitlines()
    assert [line for line in after if line not in before] == [
        f"reviewed: {page.evaluate('new Date().toISOString()')[:10]}"
    ]
    assert [line for line in before if line not in after and not line.startswith("reviewed")] == []
    page.click("[data-undo-button]")
    open_form(page, address, "?klopt=bestaat-al")
    page.get_by_role("button", name="Nee, dit is gestopt").click()
    expect(page.locator("#veld-status")).to_be_focused()
    assert page.evaluate(QUESTIONS_OUT_OF_VIEW) == []
    expect(page.locator("[data-still]")).to_be_hidden()
