"""The form on /insturen/ in a real browser, from empty to a file that the check accepts."""

import json
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Literal
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from form_site import contributed, document_of, go_to, served_form
from playwright.sync_api import Browser, Page, expect

from accessible import BY_WIDTH, OPTIONS, Seen, violations
from browser import NOWHERE, answers_soon, as_new, stop_typing
from conftest import PROJECT, copy_library
from hoedan.check.check_library import check_library
from hoedan.check.privacy import find_personal
from hoedan.check.shape import check_shape
from hoedan.intake.draft import at_margin, draft_of
from hoedan.intake.form import GRAMMAR
from hoedan.intake.importer import read_story
from hoedan.language.slugs import fold
from hoedan.library.library import Library
from hoedan.model.fields import StoryFrontMatter
from hoedan.model.fixed_words import OVER, RUNNING
from hoedan.model.problems import Problem
from hoedan.places.gazetteer import Ambiguous, Divided, Found, Gazetteer, RegionName
from hoedan.places.municipality_table import known_names
from hoedan.reading.front_matter import FrontMatter
from made.many import own_or_made
from made.vocabulary import VOCABULARY

READY = "form[data-story-form]:not([hidden])"
LOOKS: tuple[tuple[Literal["light", "dark"], int, Mapping[str, Any]], ...] = (
    ("light", 1280, OPTIONS),
    ("dark", 320, BY_WIDTH),
)
"""Scheme, CSS pixels and the rules of axe: all, and those that a width and a scheme change."""
TEXT = {
    "Aanleiding": "In Zwolle speelde iets in de wijk.",
    "Aanpak": "In Zwolle deden zes organisaties het samen.",
    "Resultaat": "Het hielp een beetje.",
    "Vallen en opstaan": "In Zwolle duurde het langer dan gedacht.",
    "Lessen": "Begin klein.",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Our own, for its texts that people wrote."""
    return own_or_made(tmp_path_factory.mktemp("many"))


@pytest.fixture(scope="module")
def address(
    library: Library,
    tmp_path_factory: pytest.TempPathFactory,
    serve: Callable[[Path], AbstractContextManager[str]],
) -> Iterator[str]:
    with served_form(library, tmp_path_factory.mktemp("form"), serve) as root:
        yield root


@pytest.fixture(scope="module")
def complaints() -> list[str]:
    return []


@pytest.fixture(scope="module")
def window(browser: Browser, address: str, complaints: list[str]) -> Iterator[Page]:
    """The window of all tests."""
    context = browser.new_context(accept_downloads=True, permissions=["clipboard-read", "clipboard-write"])
    context.clock.install()
    page = context.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on(
        "request",
        lambda request: None if request.url.startswith((address, "blob:")) else complaints.append(request.url),
    )
    with answers_soon(context):
        yield page
    context.close()


@pytest.fixture
def blank(window: Page, address: str, complaints: list[str]) -> Iterator[Page]:
    """An empty page beside the form. Nothing may be asked of another host, break a policy or fail unseen."""
    as_new(window, address)
    complaints.clear()
    yield window
    assert [each for each in complaints if "404" not in each] == []  # the fonts are made by the whole build


@pytest.fixture
def page(blank: Page, address: str) -> Page:
    """The empty form."""
    return open_form(blank, address)


def open_form(page: Page, address: str, query: str = "") -> Page:
    page.goto(f"{address}insturen/{query}")
    page.wait_for_selector(READY)
    return page


def open_draft(blank: Page, address: str, draft: dict[str, Any]) -> Page:
    """The form with a draft. To open it empty first takes as long again."""
    blank.evaluate("draft => localStorage.setItem('hoedan.draft', JSON.stringify(draft))", draft)
    return open_form(blank, address)


def download(page: Page, button: str) -> Path:
    go_to(page, "nakijken")
    with page.expect_download() as waiting:
        page.click(button)
    return Path(waiting.value.path())


def problems_in(library_copy: Path, name: str, text: str) -> list[Problem]:
    (library_copy / "stories" / name).write_text(text, encoding="utf-8")
    return [found for found in check_library(library_copy).problems if found.path == f"stories/{name}"]


def settled(page: Page) -> None:
    """Let the form judge what was typed."""
    stop_typing(page)


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the element has the focus, as someone without a mouse does."""
    for _ in range(150):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} cannot be reached with Tab")


def tick(page: Page, name: str, value: str) -> None:
    tab_to(page, f'[name="{name}"][value="{value}"]')
    page.keyboard.press("Space")


def choose(page: Page, selector: str, value: str) -> None:
    """Choose in a list with the arrow keys."""
    tab_to(page, selector)
    for _ in range(60):
        if page.eval_on_selector(selector, "list => list.value") == value:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"{value} is not in {selector}")


def test_from_empty_to_a_file_that_passes_the_check_with_the_keyboard_alone(
    page: Page, library: Library, tmp_path: Path
) -> None:
    keyboard = page.keyboard

    def go_on(step: str) -> None:
        tab_to(page, f'[data-part]:not([hidden]) a[href="#{step}"]')
        keyboard.press("Enter")
        expect(page.locator(f"#{step}")).to_be_focused()

    tab_to(page, '[name="contact.organisation"]')
    keyboard.type("Gemeente Zwolle")
    tab_to(page, "#veld-municipalities")
    keyboard.type("zwo")
    expect(page.locator("[role=option]").first).to_be_visible()
    keyboard.press("ArrowDown")
    keyboard.press("Enter")
    tab_to(page, "#veld-title")
    keyboard.type('Zwolle probeert het samen: "gewoon" beginnen')
    go_on("tekst")
    shown, tried = [ingredient.slug for ingredient in library.ingredients[:2]]
    for heading, text in TEXT.items():
        section = f'[data-section="{heading}"]'
        tab_to(page, f"{section} textarea")
        keyboard.type(text)
        settled(page)
        for marked, slug in (("Aanpak", shown), ("Vallen en opstaan", tried)):
            if heading == marked:
                choose(page, f"{section} [data-ingredient]", slug)
                tab_to(page, f"{section} [data-mark]")
                keyboard.press("Enter")
        if heading == "Vallen en opstaan" and library.setbacks:
            choose(page, f"{section} [data-setback]", library.setbacks[0].slug)
            tab_to(page, f"{section} [data-mark-setback]")
            keyboard.press("Enter")
    go_on("feiten")
    tab_to(page, "#veld-summary")
    keyboard.type("Hoe werk je samen aan één vraag? In Zwolle begonnen zes organisaties klein.")
    tab_to(page, '[name="period.start"]')
    keyboard.type("2021")
    tab_to(page, '[name="status"]')
    for _ in range(3):
        keyboard.press("ArrowDown")
    tick(page, "themes", library.themes[-1].slug)
    tick(page, "target_groups", "alle-inwoners")
    tab_to(page, '[data-add="partners"]')
    keyboard.press("Enter")
    keyboard.type("Mercatus")
    choose(page, '[data-rows="partners"] [data-key="type"]', "woningcorporatie")
    go_on("bronnen")
    for key, value in (
        ("title", "Een bron"),
        ("publisher", "De Krant"),
        ("url", "https://krant.nl/a?b=1"),
        ("date", "2022-05"),
    ):
        tab_to(page, f'[data-rows="sources"] [data-key="{key}"]')
        keyboard.type(value)
    choose(page, '[data-rows="sources"] [data-key="kind"]', "pers")
    settled(page)
    page.go_back()
    page.go_back()
    expect(page.locator("#tekst")).to_be_focused()
    section = '[data-section="Aanleiding"]'
    tab_to(page, f"{section} textarea")
    choose(page, f"{section} [data-source]", "1")
    tab_to(page, f"{section} [data-refer]")
    keyboard.press("Enter")
    settled(page)
    go_to(page, "nakijken")
    assert page.inner_text("[data-summary]") == "Niets wat moet. Je mag het insturen.", page.inner_text("[data-todo]")
    expect(page.locator("[data-thin]")).to_contain_text("Lessen (2 woorden)")
    tab_to(page, "[data-download]")
    with page.expect_download() as waiting:
        keyboard.press("Enter")
    name = waiting.value.suggested_filename
    text = Path(waiting.value.path()).read_text(encoding="utf-8")
    assert name == "zwolle-probeert-het-samen-gewoon-beginnen.md"
    found = problems_in(copy_library(library.root, tmp_path / "library"), name, text)
    assert [str(each) for each in found if each.is_error] == []
    front = contributed(document_of(text))
    assert front["sources"] == [
        {
            "id": "1",
            "title": "Een bron",
            "publisher": "De Krant",
            "url": "https://krant.nl/a?b=1",
            "date": "2022-05",
            "kind": "pers",
        }
    ]
    assert front["title"] == 'Zwolle probeert het samen: "gewoon" beginnen'


@pytest.mark.parametrize("part", [0, 1 / 3, 2 / 3])
def test_a_story_in_the_form_becomes_the_same_file_and_the_same_word_file(
    blank: Page, address: str, library: Library, part: float, tmp_path: Path
) -> None:
    stories = [each for each in library.stories if "![" not in each.body.text]  # an image goes to the editors by itself
    story = stories[int(part * len(stories))]
    page = open_draft(blank, address, draft_of(story, library))
    text = download(page, "[data-download]").read_text(encoding="utf-8")
    original = (library.root / story.path).read_text(encoding="utf-8")
    assert contributed(document_of(text)) == contributed(document_of(original))
    assert document_of(text).body.strip() == at_margin(document_of(original).body).strip()
    word = tmp_path / "verhaal.docx"
    shutil.copy(download(page, "[data-word]"), word)
    imported = document_of(read_story(library, word).text)
    assert contributed(imported) == contributed(document_of(text))
    assert bare_tables(imported.body) == bare_tables(document_of(text).body)


def bare_tables(text: str) -> list[str]:
    """Lines without the padding that a table may or may not have."""
    lines = text.strip().split("\n")
    return [re.sub(r" +\|", " |", re.sub(r"-+", "-", line)) if line.startswith("|") else line for line in lines]


@pytest.mark.parametrize("times", [pytest.param(1, id="short"), pytest.param(200, id="long")])
def test_the_address_given_to_github_decodes_to_the_file_when_it_fits_and_the_file_is_copied_too(
    blank: Page, address: str, library: Library, times: int
) -> None:
    sections = {heading: f"{text}\n" * times for heading, text in TEXT.items()}
    front = draft_of(library.stories[0], library) if times > 1 else {"title": "Een kort verhaal"}
    page = open_draft(blank, address, front | {"sections": sections})
    text = download(page, "[data-download]").read_text(encoding="utf-8")
    link = page.get_attribute("[data-github]", "href")
    assert link is not None
    parts = urlsplit(link)
    values = parse_qs(parts.query, strict_parsing=True)
    assert len(f"https://github.com/login?return_to={quote(link, safe='')}") <= 8000
    assert parts.path.endswith("/new/main/stories")
    assert values["filename"][0].endswith(".md")
    assert values.get("value") == ([text] if times == 1 else None)
    page.locator("[data-github]").evaluate("link => link.addEventListener('click', (event) => event.preventDefault())")
    page.click("[data-github]")
    expect(page.locator("[data-finish-status]")).to_contain_text("klembord")
    assert page.evaluate("navigator.clipboard.readText()") == text
    expect(page.locator("[data-github-paste]")).to_be_visible(visible=times > 1)


def test_strange_signs_reach_github_unharmed(blank: Page) -> None:
    text = 'a&b=c+d#e%20f "g" ünï 😀\nregel [^1] {: ingredient="x" } \\ ? / : @ $ , ; \''
    link = blank.evaluate(
        """async (text) => {
          const { addressOfNewFile } = await import(new URL("../assets/form/finish.js", document.baseURI));
          return addressOfNewFile("https://github.com/a/b", "main", "stories", "x", text).address;
        }""",
        text,
    )
    assert parse_qs(urlsplit(link).query, strict_parsing=True) == {"filename": ["x.md"], "value": [text]}


def test_marking_a_paragraph_ticks_the_ingredient_and_shows_in_the_preview(page: Page, library: Library) -> None:
    ingredient = library.ingredients[0]
    go_to(page, "tekst")
    page.fill('[name="sections.Aanpak"]', "Eerste alinea.\nTweede alinea.\n- een punt")
    page.evaluate("""() => document.querySelector('[name="sections.Aanpak"]').setSelectionRange(20, 24)""")
    page.select_option('[data-section="Aanpak"] [data-ingredient]', ingredient.slug)
    page.click('[data-section="Aanpak"] [data-mark]')
    assert page.input_value('[name="sections.Aanpak"]').split("\n")[2] == f"[laat zien: {ingredient.title}]"
    expect(page.locator(f'[name="ingredients"][value="{ingredient.slug}"]')).to_be_checked()
    settled(page)
    expect(page.locator(".form-preview__passage")).to_contain_text("Tweede alinea.")
    page.click('[data-section="Aanpak"] [data-marks] button')
    settled(page)
    assert "[laat zien" not in page.input_value('[name="sections.Aanpak"]')


def test_names_of_municipalities_are_judged_as_in_the_check(page: Page) -> None:
    messages = page.locator("[data-todo] li", has_text="Gemeenten")
    for typed, code, words in (
        ("Zwole", "V-006", "Bedoel je ‘Zwolle’?"),  # misspelt
        ("den haag", None, ""),  # an alias
        ("Haaren", "V-007", "Boxtel, Oisterwijk, Tilburg, Vught"),  # divided
        ("Bergen", "V-008", "‘Bergen (L.)’ of ‘Bergen (NH.)’"),  # two of one name
        ("Groesbeek", None, ""),  # a former name
        ("Brabant", "V-009", "is een provincie en geen gemeente"),
    ):
        page.fill("#veld-municipalities", typed)
        page.press("#veld-municipalities", "Enter")
        settled(page)
        if code is None:
            expect(messages, typed).to_have_count(0)
        else:
            expect(messages, typed).to_have_attribute("data-code", code)
            expect(messages).to_contain_text(words)
        page.locator("[data-chosen-places] li button").click()
    page.fill("#veld-municipalities", "Bergen")
    page.press("#veld-municipalities", "Tab")
    settled(page)
    page.locator('[data-field="municipalities"]').get_by_role("button", name="Maak er ‘Bergen (NH.)’ van").press(
        "Enter"
    )
    expect(page.locator("#veld-municipalities")).to_be_focused()
    settled(page)
    expect(page.locator("[data-chosen-places] li")).to_have_text(["Bergen (NH.) ×"])
    expect(messages).to_have_count(0)


def meaning_of(name: str, gazetteer: Gazetteer) -> tuple[str, list[str]]:
    """What the gazetteer says of a name in the words of the scripts: a kind, and municipalities or the kind of area."""
    match gazetteer.resolve(name):
        case Found(municipality, str()):
            return "former", [municipality.name]
        case Found(municipality):
            return "own" if fold(municipality.name) == fold(name) else "alias", [municipality.name]
        case Divided(successors):
            return "divided", [*successors]
        case Ambiguous(names):
            return "shared", [*names]
        case RegionName(kind):
            return "area", [kind]
        case _:
            return "unknown", []


def test_every_name_means_in_the_browser_what_the_gazetteer_says(blank: Page, library: Library) -> None:
    gazetteer = library.gazetteer
    names = [each.name for each in gazetteer.municipalities]
    names += [
        *known_names(gazetteer),
        "Atlantis",
        "",
        "  zwolle ",
        "SÚDWEST-FRYSLÂN",
        "’s-Gravenhage",
        "Su\u0301dwest-Fryslan",
    ]
    told = blank.evaluate(
        """async (names) => {
          const { loadPlaces } = await import(new URL("../assets/shared/places.js", document.baseURI));
          const places = await loadPlaces(new URL("../assets/gemeenten.json", document.baseURI));
          return names.map((name) => {
            const found = places.find(name);
            if (!found) return ["unknown", []];
            return [found.kind, found.area ? [found.area] : found.places.map((place) => place.name)];
          });
        }""",
        names,
    )
    assert [(name, kind, list(means)) for name, (kind, means) in zip(names, told, strict=True)] == [
        (name, *meaning_of(name, gazetteer)) for name in names
    ]


TOGETHER = json.loads((PROJECT / "tests" / "places" / "names_in.json").read_text("utf-8"))


def test_names_written_together_are_the_same_in_the_browser_as_to_the_gazetteer(page: Page, library: Library) -> None:
    told = page.evaluate(
        """async (texts) => {
          const { loadPlaces } = await import(new URL("../assets/shared/places.js", document.baseURI));
          const places = await loadPlaces();
          return texts.map((text) => places.namesIn(text));
        }""",
        [text for text, _ in TOGETHER],
    )
    assert told == [names for _, names in TOGETHER]
    assert [library.gazetteer.names_in(text) for text, _ in TOGETHER] == told


def test_several_municipalities_typed_or_pasted_at_once_are_each_chosen(page: Page) -> None:
    field, chosen = page.locator("#veld-municipalities"), page.locator("[data-chosen-places] li")
    field.press_sequentially("Zwolle, nuenen, gerwen en nederwetten en Kam")
    expect(chosen).to_have_text(["Zwolle ×", "Nuenen, Gerwen en Nederwetten ×"])
    expect(page.locator("[role=option]")).to_have_text(["Kampen Overijssel"])
    field.press("Enter")
    expect(chosen).to_have_count(3)
    field.evaluate(
        """(field, text) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", text);
          field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }""",
        "Dalfsen\r\nZwole\r\n",
    )
    field.blur()
    all_chosen = ["Zwolle ×", "Nuenen, Gerwen en Nederwetten ×", "Kampen ×", "Dalfsen ×", "Zwole ×"]
    expect(chosen).to_have_text(all_chosen)
    field.press_sequentially("Overijssel, Ned")  # where a municipality lies is no second one
    expect(field).to_have_value("Ned")
    field.fill("provincie Overijssel")
    field.press("Enter")
    expect(chosen).to_have_text(all_chosen)
    expect(page.locator(".combobox [role=status]").first).to_contain_text("hoeft er niet bij")


def test_several_followers_in_one_row_become_a_row_each(page: Page) -> None:
    page.evaluate("location.hash = 'veld-followers'")
    page.click('[data-add="followers"]')
    rows = page.locator('[data-rows="followers"] [data-key="municipality"]')
    rows.fill("Zwolle en Kampen")
    rows.blur()
    assert rows.evaluate_all("rows => rows.map(row => row.value)") == ["Zwolle", "Kampen"]


def test_a_municipality_is_chosen_by_keyboard_or_mouse_and_taken_away_again(page: Page) -> None:
    field, options = page.locator("#veld-municipalities"), page.locator("[role=option]")
    chosen = page.locator("[data-chosen-places] li")
    field.press_sequentially("weesp")
    expect(options).to_have_text(["Weesp nu Amsterdam"])
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("Escape")
    expect(options.first).to_be_hidden()
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    marked = options.last.get_attribute("id")
    assert marked
    expect(field).to_have_attribute("aria-activedescendant", marked)
    field.press("Enter")
    expect(chosen).to_have_text(["Amsterdam ×"])
    field.press_sequentially("den bos")
    options.first.click()
    expect(chosen).to_have_text(["Amsterdam ×", "'s-Hertogenbosch ×"])
    expect(field).to_be_focused()
    field.press_sequentially("Weesp")
    field.press("Enter")
    expect(chosen).to_have_text(["Amsterdam ×", "'s-Hertogenbosch ×", "Weesp ×"])
    field.press_sequentially("Atlantis")
    expect(page.get_by_text("Geen gemeente met deze naam.")).to_be_visible()
    field.fill("")
    page.get_by_role("button", name="Haal Weesp weg").click()
    expect(chosen).to_have_text(["Amsterdam ×", "'s-Hertogenbosch ×"])


WRONG = {
    "title": "x" * 91,
    "summary": "Te kort.",
    "municipalities": [],
    "period": {"start": "vorig jaar", "end": "2021-13"},
    "status": "loop",
    "themes": [],
    "ingredients": ["a", "a"],
    "target_groups": ["jongeren", "jongere"],
    "partners": [{"name": "Mercatus"}, {"name": "x", "type": "woningcorporaties"}],
    "sources": [
        {"id": "1", "title": "T", "url": "www.bron.nl"},
        {"id": "2", "title": "T", "publisher": "P", "date": "gisteren"},
    ],
    "contact": {"url": "https://" + "x" * 2000 + ".nl"},
}


def test_the_browser_says_what_the_check_says(blank: Page) -> None:
    """Of all that is wrong, and of all but one key, which may be missing."""
    missing = (None, "title", "summary", "municipalities", "period", "sources", "ingredients")
    cases: list[dict[str, Any]] = [
        {key: value for key, value in WRONG.items() if key != without} for without in missing
    ]
    told = blank.evaluate(
        """async (cases) => {
          const { findFaults } = await import(new URL("../assets/form/schema.js", document.baseURI));
          const { explainFault } = await import(new URL("../assets/form/problems.js", document.baseURI));
          const addresses = ["data/schemas/story.schema.json", "data/regels.json", "assets/formulier.json"];
          const [schema, rules, facts] = await Promise.all(addresses.map(async (address) =>
            (await fetch(new URL(`../${address}`, document.baseURI))).json()));
          delete schema.properties.ingredients.items.enum;
          delete schema.properties.themes.items.enum;
          return cases.map((values) => findFaults(schema, values)
            .map((fault) => explainFault({ ...facts, rules }, fault))
            .map((problem) => `${problem.code} ${problem.message}`));
        }""",
        cases,
    )
    for without, values, said in zip(missing, cases, told, strict=True):
        _, problems = check_shape(StoryFrontMatter, FrontMatter(values), "stories/x.md", VOCABULARY)
        doubles = [each for each in said if each.startswith("F-026")]
        expected = sorted(f"{p.code} {p.message}" for p in problems)
        assert sorted(each for each in said if each not in doubles) == expected, without
        assert len(doubles) == (0 if without == "ingredients" else 1), without


def test_that_a_draft_is_kept_is_said_once(page: Page) -> None:
    page.evaluate(
        """() => {
          window.said = 0;
          new MutationObserver(() => said++).observe(document.querySelector("[data-saved]"), { childList: true });
        }"""
    )
    for words in ("Een", "Een begin", "Een begin van iets"):
        page.fill("#veld-title", words)
        settled(page)
    expect(page.locator("[data-saved]")).to_have_text("Bewaard in deze browser.")
    assert page.evaluate("said") == 1


def test_a_choice_is_named_by_its_label_and_what_explains_it_is_a_description(page: Page, library: Library) -> None:
    first = library.ingredients[0]
    go_to(page, "feiten")
    box = page.get_by_role("checkbox", name=first.title, exact=True)
    expect(box).to_have_attribute("value", first.slug)
    expect(box).to_have_accessible_description(first.summary)


def test_a_draft_waits_for_its_writer_and_can_be_thrown_away(page: Page, address: str) -> None:
    page.fill("#veld-title", "Een begin")
    go_to(page, "tekst")
    page.fill('[name="sections.Lessen"]', "Begin klein.")
    settled(page)
    expect(page.locator("[data-saved]")).to_have_text("Bewaard in deze browser.")
    open_form(page, address)
    assert page.input_value("#veld-title") == "Een begin"
    assert page.input_value('[name="sections.Lessen"]') == "Begin klein."
    page.locator("[data-restored] [data-restart]").click()
    assert page.input_value("#veld-title") == ""
    open_form(page, address)
    expect(page.locator("[data-restored]")).to_be_hidden()


@pytest.mark.parametrize("saved", ["{", "[]", '{"title": 4, "sections": "x", "sources": {}}', "null", '"x"'])
def test_a_broken_draft_does_not_break_the_form(blank: Page, address: str, saved: str) -> None:
    blank.evaluate("saved => localStorage.setItem('hoedan.draft', saved)", saved)
    page = open_form(blank, address)
    assert page.input_value("#veld-title") == ""


def test_the_address_of_the_page_fills_in_what_it_names(blank: Page, address: str, library: Library) -> None:
    ingredient, theme = library.ingredients[0].slug, library.themes[0].slug
    page = open_form(
        blank, address, f"?gemeente=Den+Haag&gemeente=Kampen&ingredient={ingredient}&thema={theme}&ingredient=x"
    )
    expect(page.locator("[data-chosen-places] li")).to_have_count(2)
    expect(page.locator('[name="ingredients"]:checked')).to_have_count(1)
    expect(page.locator(f'[name="themes"][value="{theme}"]')).to_be_checked()


def test_hostile_text_stays_text(page: Page) -> None:
    page.fill("#veld-title", '<img src=x onerror="alert(1)">')
    go_to(page, "tekst")
    page.fill(
        '[name="sections.Aanpak"]', "<script>alert(1)</script>\n[klik](javascript:alert(1))\n| <b>a</b> |\n|---|\n| b |"
    )
    settled(page)
    assert page.locator("[data-preview] :is(img, script, b, a)").count() == 0
    assert {"V-045", "L-004"} <= set(codes_of(page))


def codes_of(page: Page, letters: str = "") -> list[str]:
    """The codes of what is left to do, in order, that begin with these letters."""
    codes = page.eval_on_selector_all("[data-todo] li", "items => items.map((item) => item.dataset.code)")
    return [each for each in codes if each.startswith(letters)]


def test_personal_data_is_stopped_before_it_is_public(page: Page) -> None:
    found, is_handed_over = {}, {}
    cases = {
        "Zijn nummer is 123456782.": ["P-001"],
        "Mail info@zwolle.nl of bel 14 038, 0800-1234 of 088 123 45 67.": [],  # of an organisation
        "Geef aan NL91 ABNA 0417 1643 00 dus.": ["P-002"],
        "Mail jan.jansen@zwolle.nl even.": ["P-003"],
        "Bel 06-12345678.": ["P-004"],
        "Het kostte 123.456.789 euro in 2021-2022, zie https://a.nl/0612345678.": [],
    }
    for written in cases:
        go_to(page, "tekst")
        page.fill('[name="sections.Aanpak"]', written)
        settled(page)
        found[written] = codes_of(page, "P-")
        go_to(page, "nakijken")
        is_handed_over[written] = page.locator("[data-github]").is_visible()
    assert found == cases
    assert is_handed_over == {written: not {"P-001", "P-002"} & set(codes) for written, codes in cases.items()}


PERSONAL = [
    *("Haar nummer is 123456782.", "Haar nummer is 1234.56.782.", "Haar nummer is 123 456 782 (bsn)."),
    *("In 2021 123456782 2022 gezien.", "Haar nummer is １２３４５６７８２.", "Haar nummer is 12345\u200b6782."),
    *("Maak over op NL91 ABNA 0417 1643 00 voor mei.", "Of op BE68 5390 0754 7034 voor mei.", "nl91abna0417164300"),
    *(
        "éNL91ABNA0417164300",
        "_NL91ABNA0417164300",
        "Mail j.jansen@zwolle.nl en jan.info@zwolle.nl.",
        "jürgen@zwölle.nl",
    ),
    *("Mail info.wijkteam@zwolle.nl of jan@zwolle.nl.", "Bel 06-12345678 of 06 12 34 56 78.", "Bel (0527) 63 39 11."),
    *("Bel +31 6 12345678 of +31 (0)38 123 45 67.", "Bel 0032 470 12 34 56 of +32 470 12 34 56.", "Bel 14 038."),
    *("Bel 0800-1234 12 keer of 088 123 45 67.", "Bel +31 88 123 45 67.", "Open van 08.30-10.30 12 keer."),
    *("Vanaf 01-02-2021 12 keer.", "Het kostte 123.456.782 euro of € 123.456.782.", "Er waren 123456789 stappen."),
    *("Lees https://zwolle.nl/123456782/jan@zwolle.nl.", "ISBN 9789012345678.", "| 01 | 02 | 03 | 04 | 05 |"),
    *(
        "Zij woont op Kerkstraat 12, 8011 AB in Zwolle.",
        "Mevrouw Jansen en de heer J. de Vries.",
        "Familie Bos, bewoner",
    ),
    *("Bel 06-12345678,\nmail jan@zwolle.nl: 123456782.", "123456782 en 123456782 en NL91ABNA0417164300 123456782"),
]


def test_the_browser_finds_the_personal_data_that_the_check_finds(blank: Page, library: Library) -> None:
    texts = [*PERSONAL, *(story.body.text for story in library.stories)]
    told = blank.evaluate(
        """async (texts) => {
          const { checkPrivacy, readPersonal } = await import(new URL("../assets/form/privacy.js", document.baseURI));
          const [rules, facts] = await Promise.all(["data/regels.json", "assets/formulier.json"].map(async (address) =>
            (await fetch(new URL(`../${address}`, document.baseURI))).json()));
          const site = { ...facts, rules, personal: readPersonal(facts.personal) };
          return texts.map((text) => checkPrivacy(text, "x", site).map(({ code, message }) => `${code} ${message}`));
        }""",
        texts,
    )
    for text, found in zip(texts, told, strict=True):
        expected = [*find_personal("x", text, lambda _: 1, VOCABULARY)]
        assert sorted(found) == sorted(f"{each.code} {each.message}" for each in expected), text


ODD = [
    *("- [ ] doen", "[!NOTE]", "dit is ~~weg~~", "zie www.krant.nl. of https://a.nl", "##Kop", "'We begonnen gewoon.'"),
    *("https://www.zwolle.nl/wijk", "verhalen/een-verhaal/", "/ingredienten/lef#kop", "twee-drie 2,5 en '40-45'"),
    *(
        "bron[^1] en [^1]: Bron",
        "[naam]: https://a.nl",
        "<b>vet</b> <!-- weg --> <https://a.nl/b> <jan@a.nl>",
        "3 < 4 en 5 > 2",
    ),
    *(
        "{: ingredient=lef } {:setback x",
        "{ Setback }",
        '{: setback="geld" ingredient="lef" }',
        "![](foto.jpg) ![alt](<a b>)",
        "[x](https://a.nl/b_\\(c\\)) \\[y\\](z)",
    ),
    *("[a [b] c](d 'e') [f](g \"h\")", "[x](a'b) [y](a`b)", "!" * 41, "élan[^é1] [ö](ä) <ü>", "😀[^1]😀[x](😀)"),
    *("-", "- - -", "1. - twee", "-     wijd", "|---|:-:|", "    > citaat", "een\\", "een \t"),
    *('{: setback="geld" }', "![alt](foto.jpg)"),
    *("1. een\n    - twee", "    1) een", "  ingesprongen", "123. een", "Vul in: hoe lang"),
]


def test_the_patterns_of_a_text_find_in_the_browser_what_they_find_in_the_check(blank: Page, library: Library) -> None:
    texts = [*ODD, *(story.body.text for story in library.stories)]
    told = blank.evaluate(
        """async (texts) => {
          const { readPatterns } = await import(new URL("../assets/form/patterns.js", document.baseURI));
          const facts = await (await fetch(new URL("../assets/formulier.json", document.baseURI))).json();
          const patterns = Object.entries(readPatterns(facts.grammar));
          return Object.fromEntries(patterns.map(([name, pattern]) =>
            [name, texts.map((text) => [...text.matchAll(pattern)].map((found) =>
              [...found].map((part) => part ?? null)))]));
        }""",
        texts,
    )
    expected = {
        name: [[[found[0], *found.groups()] for found in pattern.finditer(text)] for text in texts]
        for name, pattern in GRAMMAR.items()
    }
    assert told == expected
    assert all(any(found) for found in expected.values())


def test_a_status_that_contradicts_the_period_is_named(page: Page) -> None:
    expected = {
        **{(status, "2001"): ["V-004"] for status in RUNNING},
        **{(status, ""): ["V-005"] for status in OVER},
        **{(status, "2098"): ["V-028"] for status in OVER},
        **{(status, "2098"): [] for status in RUNNING},
        **{(status, "2001"): [] for status in OVER},
    }
    go_to(page, "feiten")
    page.fill('[name="period.start"]', "2000")
    found = {}
    for status, end in expected:
        page.check(f'[name="status"][value="{status}"]')
        page.fill('[name="period.end"]', end)
        settled(page)
        found[status, end] = [each for each in codes_of(page) if each in ("V-004", "V-005", "V-028")]
    assert found == expected


def test_an_address_that_is_none_is_named(page: Page) -> None:
    go_to(page, "tekst")
    found = page.locator('[data-todo] [data-code="L-008"]')
    for target in ("https:bron.test", "https://bron.test@elders.test/", "https:///bron.test"):
        page.fill('[name="sections.Aanpak"]', f"Lees [het hele stuk]({target}), of [dit](https://bron.test/a?b=c#d).")
        settled(page)
        expect(found).to_have_count(1)
        expect(found).to_contain_text(target)


def test_a_link_that_leads_nowhere_is_named(page: Page) -> None:
    expected = {
        "www.bron.test": ["L-001"],
        "/verhalen/iets/": ["L-003"],
        "//bron.test": ["L-004"],
        "tel:112": ["L-004"],
    }
    go_to(page, "tekst")
    found = {}
    for target in expected:
        words = f"Lees [het stuk]({target}), [dit](https://bron.test/een\\_twee) of [dat](#aanpak)."
        page.fill('[name="sections.Aanpak"]', words)
        settled(page)
        found[target] = codes_of(page, "L-")
    assert found == expected


def test_pasted_text_from_word_becomes_paragraphs_and_lists(blank: Page) -> None:
    pasted = (
        "Eerste alinea.\r\nTweede\u00a0alinea.\u000bDerde.\r\n•\tEen punt\r\n•\tNog een\r\n\r\n1)\tStap een\u200b\u202e"
    )
    written = blank.evaluate(
        """async (text) => {
          const { toMarkdown } = await import(new URL("../assets/form/text.js", document.baseURI));
          return toMarkdown(text, { slugOf: (name) => name, setbackOf: (name) => name });
        }""",
        pasted,
    )
    assert written == ("Eerste alinea.\n\nTweede\u00a0alinea.\n\nDerde.\n\n- Een punt\n- Nog een\n\n1. Stap een")


LOW = """() => [...document.querySelectorAll("form a, form button, form select, form summary, form label:has(input)")]
  .filter((each) => each.checkVisibility() && !each.matches(".skip, p > a, li:not([data-step]) > a"))
  .filter((each) => each.getBoundingClientRect().height < 43.5)
  .map((each) => `${each.className} ${each.textContent}`)"""
"""What a finger has to hit and is less than 44 pixels high; a link in a sentence may be."""


def test_a_finger_finds_everything_as_high_as_a_button(browser: Browser, address: str, library: Library) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(f"{address}{NOWHERE}")
    open_draft(page, address, draft_of(library.stories[0], library) | {"title": ""})
    page.tap("[data-steps-now]")
    low = {"list of steps": page.evaluate(LOW)}
    for step in ("tekst", "feiten", "bronnen", "nakijken"):
        go_to(page, step)
        low[step] = page.evaluate(LOW)
    assert not any(low.values()), low
    context.close()


def test_a_label_that_repeats_the_heading_above_it_is_only_read_out(page: Page) -> None:
    go_to(page, "bronnen")
    expect(page.get_by_role("group", name="Bronnen")).to_be_visible()
    assert page.locator("#label-sources").evaluate("label => label.offsetHeight") == 1


def test_without_javascript_the_page_tells_the_other_ways(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}insturen/")
    expect(page.locator("[data-without-script]")).to_be_visible()
    expect(page.locator("[data-story-form]")).to_be_hidden()
    for kind in ("docx", "odt"):
        assert page.locator(f'[data-without-script] a[href$=".{kind}"]').count() == 1
    context.close()


def test_the_form_is_accessible(blank: Page, address: str, library: Library) -> None:
    draft = draft_of(library.stories[0], library) | {"title": "", "municipalities": ["Zwole"]}
    draft["sections"]["Lessen"] = f"Lees https://www.voorbeeld.test/{'a' * 120}"  # reflows in the preview, too
    page = open_draft(blank, address, draft)
    for field in ("#veld-title", "#veld-municipalities", "#veld-title"):
        page.focus(field)
    settled(page)
    page.fill("#veld-municipalities", "zwo")
    for scheme, width, options in LOOKS:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        ring = page.locator("#veld-municipalities").evaluate("field => getComputedStyle(field).outlineColor")
        wrong = page.locator("#veld-title[aria-invalid=true]").evaluate(
            "field => getComputedStyle(field).borderTopColor"
        )
        assert ring != wrong  # what has the focus does not look wrong
        page.evaluate("scrollTo(0, 0)")  # what is half under the steps is no small target
        assert violations(page, options, seen=Seen()) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
