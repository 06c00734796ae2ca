"""'Mijn bundel' in a real browser: adding, ordering, sharing, printing, and the command that it shows."""

import re
import shlex
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pypdf import PdfReader
from special_edition import whole

from browser import answers_soon, as_new, wait_for
from hoedan.bundle.plan import Plan
from hoedan.cli import main
from hoedan.commands import bundle
from hoedan.site.publish import redirect

HAARLEM, ZWOLLE, TERNEUZEN = "haarlem-jongerenregisseur", "zwolle-wwz-038", "terneuzen-regelvrije-uitkering"
"""Of the library of many stories; the last is the only one of its province."""
HOSTILE = "</title><img src=x onerror=window.hacked=1><script>window.hacked=1</script>"
NO_STORAGE = (
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
)
ROWS = "[data-parts] li"
Contexts = Callable[..., BrowserContext]


@pytest.fixture(scope="module")
def address(many_site: Path, serve: Callable[[Path], AbstractContextManager[str]]) -> Iterator[str]:
    with serve(many_site) as home:
        yield home


@pytest.fixture(scope="module")
def complaints() -> list[str]:
    """What windows asked of another host, and scripts that failed."""
    return []


@pytest.fixture(scope="module")
def windows(browser: Browser, address: str, complaints: list[str]) -> Iterator[Contexts]:
    """Fresh windows on our own site. Nothing may be asked of another host, and no script may fail."""
    opened: list[BrowserContext] = []

    def open_window(**options: object) -> BrowserContext:
        context = browser.new_context(base_url=address, locale="nl-NL", **options)  # type: ignore[arg-type]
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        context.on(
            "request", lambda request: None if request.url.startswith(address) else complaints.append(request.url)
        )
        opened.append(context)
        return context

    yield open_window
    for context in opened:
        context.close()


@pytest.fixture(scope="module")
def window(windows: Contexts) -> Iterator[Page]:
    """The window of all tests."""
    with answers_soon(windows(permissions=["clipboard-read", "clipboard-write"])) as context:
        yield context.new_page()


@pytest.fixture(autouse=True)
def nothing_is_wrong(complaints: list[str]) -> Iterator[None]:
    yield
    assert complaints == []


@pytest.fixture
def page(window: Page, address: str, complaints: list[str]) -> Page:
    """The window as if it were new."""
    as_new(window, address)
    complaints.clear()
    return window


def query(*slugs: str, **words: str) -> str:
    return "mijn-bundel/?" + urlencode({"v": ".".join(slugs), **words})


def settled(page: Page) -> Page:
    page.wait_for_selector("[data-my-bundle]:not([aria-busy])")
    return page


def open_bundle(page: Page, url: str = "mijn-bundel/") -> Page:
    page.goto(url)
    return settled(page)


def change_bundle(page: Page, url: str) -> Page:
    """A bundle that came with a link is there to be read; this changes it."""
    open_bundle(page, url)
    page.get_by_role("button", name="Pas hem aan").click()
    expect(page.get_by_label("Titel")).to_be_focused()
    return page


def slugs(page: Page) -> list[str]:
    return page.eval_on_selector_all(ROWS, "rows => rows.map((row) => row.dataset.part)")  # type: ignore[no-any-return]


def add(page: Page, slug: str) -> None:
    page.goto(f"verhalen/{slug}/")
    page.locator(".story-head").get_by_role("button", name="Zet in mijn bundel").click()


def keep(page: Page, *parts: str) -> None:
    """Let the browser keep a bundle of these parts. To add each on its page takes far longer."""
    bundles = {"bundles": [{"id": "x", "parts": parts}]}
    page.evaluate("bundles => localStorage.setItem('hoedan.bundles', JSON.stringify(bundles))", bundles)


def test_story_page_adds_its_story_and_takes_it_out_again(page: Page) -> None:
    page.goto(f"verhalen/{HAARLEM}/")
    others = page.locator(".actions > :not([data-bundle-status]), .actions ~ *, .sheet__text")
    before = [each.bounding_box() for each in others.all()]
    page.locator(".story-head").get_by_role("button", name="Zet in mijn bundel").click()
    button = page.locator(".story-head").get_by_role("button", name="Haal uit mijn bundel")
    expect(button).to_be_enabled()
    expect(page.get_by_role("link", name="Je bundel heeft 1 verhaal")).to_be_visible()
    assert [each.bounding_box() for each in others.all()] == before, "what is said pushes nothing aside"
    add(page, ZWOLLE)
    page.get_by_role("link", name="Je bundel heeft 2 verhalen").click()
    assert slugs(settled(page)) == [HAARLEM, ZWOLLE]
    page.goto(f"verhalen/{HAARLEM}/")
    button.click()
    assert slugs(open_bundle(page)) == [ZWOLLE]


def test_finder_adds_all_that_it_found(page: Page) -> None:
    page.goto("verhalen/?provincie=zeeland")
    wait_for(page, "!document.querySelector('[data-finder]').hasAttribute('aria-busy')")
    page.get_by_role("button", name="Zet alle in mijn bundel").click()
    page.get_by_role("link", name="je bundel").click()
    assert TERNEUZEN in slugs(settled(page))


def test_finder_adds_a_story_from_its_list_and_from_what_it_found(page: Page) -> None:
    page.goto("verhalen/")
    wait_for(page, "!document.querySelector('[data-finder]').hasAttribute('aria-busy')")
    listed = page.locator("[data-browse] [data-bundle-add]:enabled").first
    page.set_viewport_size({"width": 320, "height": 640})
    heights = "[...document.querySelectorAll('[data-browse] .row')].map((row) => row.offsetHeight)"
    before = page.evaluate(heights)
    listed.click()
    expect(page.get_by_text("Je bundel heeft 1 verhaal", exact=True)).to_be_visible()
    assert page.evaluate(heights) == before, "what is said moves no row"
    page.set_viewport_size({"width": 1280, "height": 720})
    expect(listed).to_have_accessible_name(re.compile("^Haal uit mijn bundel: ."))
    page.goto("verhalen/?provincie=zeeland")
    found = page.locator(f'[data-results] [data-bundle-add="{TERNEUZEN}"]')
    expect(found).to_be_enabled()
    found.click()
    page.get_by_role("link", name=re.compile("Je bundel heeft")).click()
    assert TERNEUZEN in slugs(settled(page))


def test_ingredient_its_passages_and_the_story_on_a_card_go_into_the_bundle(page: Page) -> None:
    page.goto("ingredienten/vast-aanspreekpunt/")
    page.locator(".banner").get_by_role("button", name="Zet in mijn bundel", exact=True).click()
    quote = page.locator(".quote", has=page.locator(f'[href*="{HAARLEM}/#passage-"]')).first
    passage = quote.get_by_role("button")
    expect(passage).to_have_accessible_name(re.compile("^Zet in mijn bundel: .+, passage 1$"))
    passage.click()
    expect(page.get_by_role("link", name="Je bundel heeft 2 onderdelen")).to_be_visible()
    page.goto(f"verhalen/{HAARLEM}/")
    card = page.locator(".card").first
    card.get_by_role("button").click()
    story = str(card.locator(".card__title a").get_attribute("href")).split("/")[-2]
    parts = slugs(open_bundle(page))
    assert parts[:2] == ["ingredient:vast-aanspreekpunt", story]
    assert parts[2].startswith(f"passage:{HAARLEM}:passage-")
    expect(page.locator(ROWS).nth(2).locator(".my-bundle__note")).to_have_text(re.compile("^Passage uit ‘"))
    expect(page.locator(f'[data-part="{story}"] [data-step="1"]')).to_be_disabled()  # passages stay together


def test_empty_bundle_says_where_to_begin(page: Page) -> None:
    open_bundle(page)
    expect(page.get_by_text("Er staat nog niets in.")).to_be_visible()
    expect(page.get_by_role("button", name="Print als boekje")).to_be_hidden()
    page.get_by_role("link", name="alle verhalen").click()
    page.wait_for_url("**/verhalen/")


def test_order_changes_by_keyboard_and_the_focus_stays_on_its_button(page: Page) -> None:
    change_bundle(page, query(HAARLEM, ZWOLLE, TERNEUZEN))
    down = page.locator(f'[data-part="{HAARLEM}"] [data-step="1"]')
    down.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Staat nu op plaats 2 van 3.")).to_be_visible()
    expect(down).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Staat nu op plaats 3 van 3.")).to_be_visible()
    expect(page.locator(f'[data-part="{HAARLEM}"] [data-step="-1"]')).to_be_focused()
    assert slugs(page) == [ZWOLLE, TERNEUZEN, HAARLEM]
    assert ".".join([ZWOLLE, TERNEUZEN, HAARLEM]) in page.url


def test_story_is_removed_by_keyboard_and_the_focus_goes_to_the_next(page: Page) -> None:
    change_bundle(page, query(HAARLEM, ZWOLLE, TERNEUZEN))
    page.locator(f'[data-part="{ZWOLLE}"] [data-remove]').focus()
    page.keyboard.press("Space")
    expect(page.locator(f'[data-part="{TERNEUZEN}"] [data-remove]')).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator(f'[data-part="{HAARLEM}"] [data-remove]')).to_be_focused()
    page.keyboard.press("Space")
    expect(page.get_by_label("Titel")).to_be_focused()
    assert slugs(page) == []


def test_link_holds_the_whole_bundle(page: Page, windows: Contexts) -> None:
    keep(page, ZWOLLE, HAARLEM)
    open_bundle(page)
    page.get_by_label("Titel").fill("Voor de raad & 'de rest'")
    page.get_by_label("Voorwoord").fill("Eerst dit.\n\nEn dan: 100% <b>niet</b> vet.")
    page.get_by_role("button", name="Kopieer de link").click()
    expect(page.get_by_text("De link is gekopieerd.")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    other = windows().new_page()
    open_bundle(other, link)
    assert slugs(other) == [ZWOLLE, HAARLEM]
    expect(other.get_by_text("Je bekijkt een bundel die met je gedeeld is.")).to_be_visible()
    expect(other.get_by_label("Titel")).to_have_value("Voor de raad & 'de rest'")
    expect(other.locator(".my-book__title")).to_have_text("Voor de raad & 'de rest'")
    expect(other.locator(".my-book__foreword p").nth(1)).to_have_text("En dan: 100% <b>niet</b> vet.")


def test_browser_keeps_the_bundle_over_pages_and_a_reload(page: Page) -> None:
    keep(page, HAARLEM)
    open_bundle(page)
    page.get_by_label("Titel").fill("Mijn keuze")
    page.goto("over/")
    open_bundle(page)
    expect(page.get_by_label("Titel")).to_have_value("Mijn keuze")
    page.reload()
    assert slugs(settled(page)) == [HAARLEM]
    expect(page.get_by_text("die met je gedeeld is")).to_be_hidden()


def test_way_back_to_an_older_address_of_my_own_is_no_shared_bundle(page: Page) -> None:
    keep(page, HAARLEM)
    open_bundle(page)
    add(page, ZWOLLE)
    page.go_back()
    page.wait_for_url("**/mijn-bundel/**")
    expect(page.locator(ROWS)).to_have_count(2)
    expect(page.get_by_text("die met je gedeeld is")).to_be_hidden()


def test_shared_bundle_joins_my_own_only_when_i_ask(page: Page) -> None:
    keep(page, HAARLEM)
    kept = page.evaluate("localStorage.getItem('hoedan.bundles')")
    change_bundle(page, query(ZWOLLE, TERNEUZEN, titel="Van een ander"))
    expect(page.get_by_text("Je eigen bundel blijft zoals hij is.")).to_be_visible()
    page.locator(f'[data-part="{ZWOLLE}"] [data-step="1"]').click()
    expect(page.locator(ROWS).first).to_have_attribute("data-part", TERNEUZEN)
    assert page.evaluate("localStorage.getItem('hoedan.bundles')") == kept
    page.get_by_role("button", name="Maak hem van mij").click()
    expect(page.get_by_text("die met je gedeeld is")).to_be_hidden()
    assert slugs(open_bundle(page)) == [TERNEUZEN, ZWOLLE]
    page.get_by_role("button", name="Zonder titel 1 verhaal").click()
    expect(page.locator(ROWS)).to_have_count(1)
    assert slugs(page) == [HAARLEM]


def test_bundles_stand_beside_each_other_with_their_own_title_and_parts(page: Page) -> None:
    keep(page, HAARLEM)
    open_bundle(page)
    page.get_by_label("Titel").fill("Voor de raad")
    page.get_by_role("button", name="Maak een kopie").click()
    title = page.get_by_label("Titel")
    expect(title).to_be_focused()
    expect(title).to_have_value("Voor de raad 2")
    page.get_by_role("button", name="Begin een nieuwe bundel").click()
    expect(title).to_have_value("Mijn bundel 2")
    add(page, ZWOLLE)
    expect(page.get_by_role("link", name="Je bundel ‘Mijn bundel 2’ heeft 1 verhaal")).to_be_visible()
    assert slugs(open_bundle(page)) == [ZWOLLE]
    names = page.get_by_role("list", name="Jouw bundels").get_by_role("button")
    expect(names).to_have_text(["Voor de raad1 verhaal", "Voor de raad 21 verhaal", "Mijn bundel 21 verhaal"])
    names.first.press("Enter")
    expect(names.first).to_have_attribute("aria-current", "true")
    expect(names.first).to_be_focused()
    assert slugs(page) == [HAARLEM]


def test_shared_bundle_opens_as_a_book_to_read_not_as_a_form(page: Page) -> None:
    open_bundle(page, query(ZWOLLE, TERNEUZEN, titel="Voor de raad"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Voor de raad")
    expect(page).to_have_title(re.compile("^Voor de raad – Hoe dan"))
    expect(page.locator(".my-book__story .bord")).to_have_count(2)
    for tool in (page.get_by_label("Titel"), page.locator(ROWS).first, page.locator("[data-done]")):
        expect(tool).to_be_hidden()
    book = page.locator(".my-book").bounding_box()
    assert book is not None
    assert book["y"] < 600
    expect(page.locator(".my-book__map .map__dot")).to_have_count(2)  # its places, on the map of the country
    page.get_by_role("button", name="Maak hem van mij").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mijn bundel")
    expect(page.get_by_label("Titel")).to_be_visible()


def test_shared_bundle_fits_a_phone_with_letters_twice_as_large(windows: Contexts) -> None:
    page = windows(viewport={"width": 320, "height": 640}, bypass_csp=True).new_page()
    open_bundle(page, query(ZWOLLE, TERNEUZEN))
    page.add_style_tag(content="html { font-size: 32px !important; }")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    for words in ("title", "places"):
        expect(page.locator(f".my-book__{words}")).to_have_css("hyphens", "auto")


def test_bundle_that_was_thrown_away_can_be_put_back(page: Page) -> None:
    keep(page, HAARLEM)
    open_bundle(page)
    page.get_by_label("Titel").fill("Weg")
    page.get_by_role("button", name="Gooi deze weg").click()
    expect(page.locator(ROWS)).to_have_count(0)
    undo = page.get_by_role("button", name="Zet ‘Weg’ terug")
    expect(undo).to_be_focused()
    undo.click()
    expect(page.locator(ROWS)).to_have_count(1)
    assert slugs(open_bundle(page)) == [HAARLEM]


def test_two_tabs_do_not_lose_each_others_work(page: Page) -> None:
    keep(page, HAARLEM)
    open_bundle(page)
    page.get_by_label("Titel").press_sequentially("Hier ")
    other = page.context.new_page()
    add(other, ZWOLLE)
    expect(page.locator(ROWS)).to_have_count(2)
    expect(page.get_by_label("Titel")).to_have_value("Hier ")
    open_bundle(other)
    expect(other.get_by_label("Titel")).to_have_value("Hier ")
    other.close()


def test_what_another_tab_writes_over_at_once_comes_back(page: Page) -> None:
    keep(page, HAARLEM)
    open_bundle(page)
    other = page.context.new_page()
    open_bundle(other)
    before = other.evaluate("JSON.stringify({ ...localStorage })")
    page.get_by_label("Titel").press_sequentially("Hier")
    page.get_by_label("Titel").blur()
    expect(other.get_by_label("Titel")).to_have_value("Hier")
    other.evaluate("old => Object.assign(localStorage, JSON.parse(old))", before)
    expect(page.get_by_label("Titel")).to_have_value("Hier")
    expect(other.get_by_label("Titel")).to_have_value("Hier")
    other.close()


@pytest.mark.parametrize(
    "search",
    [
        pytest.param(urlencode({"v": HAARLEM, "titel": HOSTILE, "voorwoord": HOSTILE}), id="script"),
        pytest.param(f"v={quote(HOSTILE)}.{HAARLEM}.../../etc.javascript:alert(1)", id="no-slugs"),
        pytest.param(f"v={HAARLEM}&v={ZWOLLE}&titel=%E0%A4%A&voorwoord=%00%FF", id="broken-escapes"),
        pytest.param(f"v={HAARLEM}.{HAARLEM}.{HAARLEM}", id="doubles"),
        pytest.param(f"v={HAARLEM}&titel={'x' * 5000}&voorwoord={'y ' * 9000}", id="endless"),
    ],
)
def test_hostile_address_is_only_text(page: Page, search: str) -> None:
    open_bundle(page, f"mijn-bundel/?{search}")
    assert slugs(page) == [HAARLEM]
    assert page.evaluate("window.hacked") is None
    assert page.locator(".my-book__cover img, .my-book__cover script, .my-book__foreword img").count() == 0
    assert len(page.get_by_label("Titel").input_value()) <= 90
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_link_that_holds_nothing_to_read_is_told_of(page: Page) -> None:
    open_bundle(page, "mijn-bundel/?v=Een,Twee")
    expect(page.locator("[data-status]")).to_contain_text("Deze link klopt niet")
    open_bundle(page)
    expect(page.locator("[data-status]")).to_be_empty()


def test_unknown_stories_are_named_and_left_out_of_book_and_command(page: Page) -> None:
    open_bundle(page, query("bestaat-niet", HAARLEM))
    expect(page.get_by_text("Eén verhaal is er niet meer.")).to_be_visible()
    assert slugs(page) == ["bestaat-niet", HAARLEM]
    assert page.locator(".my-book__story").count() == 1
    assert "bestaat-niet" not in str(page.locator("[data-command]").text_content())
    page.get_by_role("button", name="Pas hem aan").click()
    page.get_by_role("button", name="Haal weg: bestaat-niet").click()
    expect(page.locator(ROWS)).to_have_count(1)


def test_a_thousand_stories_become_forty(page: Page) -> None:
    open_bundle(page, query(*(f"verhaal-{number}" for number in range(1000))))
    assert len(slugs(page)) == 40
    expect(page.get_by_text("40 verhalen zijn er niet meer.")).to_be_visible()


@pytest.mark.parametrize(
    "kept", ['{"a": 1}', "[1, null, {}, \"../x\"]", "nonsense", "null", '"haarlem"', "[[[[]]]]"]
)  # fmt: skip
def test_damaged_storage_is_an_empty_bundle(page: Page, kept: str) -> None:
    page.evaluate(
        "kept => { for (const key of ['hoedan.bundle', 'hoedan.bundle.words']) localStorage.setItem(key, kept) }", kept
    )
    open_bundle(page)
    expect(page.get_by_text("Er staat nog niets in.")).to_be_visible()
    expect(page.get_by_label("Titel")).to_have_value("")


def test_without_storage_the_link_still_works(windows: Contexts) -> None:
    context = windows()
    context.add_init_script(NO_STORAGE)
    page = context.new_page()
    add(page, HAARLEM)
    expect(page.get_by_text("Je browser bewaart hier niets")).to_be_visible()
    change_bundle(page, query(HAARLEM, ZWOLLE))
    page.get_by_label("Titel").fill("Zonder geheugen")
    expect(page.get_by_text("Bewaar daarom de link.")).to_be_visible()
    page.reload()
    expect(settled(page).get_by_label("Titel")).to_have_value("Zonder geheugen")
    assert slugs(page) == [HAARLEM, ZWOLLE]


def test_renamed_story_is_found_under_its_old_name(page: Page) -> None:
    page.route("**/verhalen/oude-naam/", lambda route: route.fulfill(body=redirect(HAARLEM), content_type="text/html"))
    page.route(
        "**/ingredienten/oud/", lambda route: route.fulfill(body=redirect("lange-adem"), content_type="text/html")
    )
    open_bundle(page, query("oude-naam", "ingredient:oud"))
    assert page.locator(".my-book__story").count() == 2
    links = page.locator(f"{ROWS} a")
    expect(links.first).to_have_attribute("href", re.compile(f"verhalen/{HAARLEM}/$"))
    expect(links.last).to_have_attribute("href", re.compile("ingredienten/lange-adem/$"))
    keep(page, HAARLEM, "oude-naam", "ingredient:oud")
    open_bundle(page)
    kept = page.evaluate("JSON.parse(localStorage.getItem('hoedan.bundles')).bundles[0].parts")
    assert kept == [HAARLEM, "ingredient:lange-adem"]


def test_printed_bundle_has_cover_contents_chapters_passages_and_overviews(page: Page, tmp_path: Path) -> None:
    page.goto("ingredienten/vast-aanspreekpunt/")
    lead = str(page.locator(".lead").text_content())
    story, passage = str(page.locator(".quote__link a").first.get_attribute("href")).split("/")[-2:]
    parts = (HAARLEM, "ingredient:vast-aanspreekpunt", TERNEUZEN, f"passage:{story}:{passage.removeprefix('#')}")
    open_bundle(page, query(*parts, titel="Voor de raad", voorwoord="Lees dit eerst."))
    page.pdf(path=tmp_path / "b.pdf", prefer_css_page_size=True, print_background=True)
    page.emulate_media(media="print")
    expect(page.locator(".my-book .sources li").last).to_have_css("break-before", "avoid")  # no source stands alone
    expect(page.locator(".my-book .sources li").last).to_have_css("break-inside", "avoid")  # nor its address
    printed = PdfReader(tmp_path / "b.pdf")
    assert {round(float(each.mediabox.width) / 72 * 25.4) for each in printed.pages} == {148}
    texts = [whole(each.extract_text()) for each in printed.pages]
    assert texts[0].startswith("Voor de raad")
    assert "Haarlem · Terneuzen" in " ".join(texts[0].split())
    assert texts[1].split()[1] == "Inhoud"
    everything = " ".join(texts[2:])
    order = ["Lees dit eerst.", "Vallen en opstaan", "Bronnen", "Vragen voor bij jou", "In deze bundel", "Passages"]
    order += ["Wat herken je waar?", "Register van ingrediënten", "Colofon", "CC BY 4.0"]
    places = [everything.index(words) for words in order]
    assert places == sorted(places)
    for slug in (HAARLEM, TERNEUZEN):
        assert f"verhalen/{slug}/" in everything.replace(" ", "")
    for idle in ("Kopieer de link", "Gooi deze weg", "Hoofdmenu", "hoedan bundle", "Zet in mijn bundel"):
        assert idle not in everything
    register = texts[-1]
    assert "Colofon" in register, "it takes no page for itself"
    assert "Vast aanspreekpunt 1" in register
    assert lead in register
    assert [text.split()[0] for text in texts[1:]] == [str(number) for number in range(2, len(texts) + 1)]


def test_ids_of_the_book_are_unique_and_its_links_lead_somewhere(page: Page) -> None:
    open_bundle(page, query(HAARLEM, ZWOLLE, TERNEUZEN))
    assert page.evaluate(
        "(() => { const ids = [...document.querySelectorAll('[id]')].map((each) => each.id);"
        " return ids.filter((id, place) => ids.indexOf(id) !== place) })()"
    ) == []  # fmt: skip
    assert page.evaluate(
        "[...document.querySelectorAll('.my-book a[href^=\"#\"]')]"
        ".filter((link) => !document.getElementById(link.hash.slice(1))).map((link) => link.hash)"
    ) == []  # fmt: skip
    levels = page.eval_on_selector_all(
        ":is(h1, h2, h3, h4, h5)", "all => all.filter((one) => one.checkVisibility()).map((one) => +one.tagName[1])"
    )
    assert all(after <= before + 1 for before, after in pairwise(levels))


def shown_command(page: Page, title: str) -> list[str]:
    """The words after `hoedan` of the command that the page shows for two stories with a foreword."""
    open_bundle(page, query(ZWOLLE, HAARLEM, titel=title, voorwoord="'t Is dit.\n\nEn dat."))
    program, *words = shlex.split(str(page.locator("[data-command]").text_content()))
    assert (program, words[0]) == ("hoedan", "bundle")
    return words


def test_shown_command_makes_the_bundle(page: Page, many_site: Path, tmp_path: Path) -> None:
    """With the hardest of titles; what it makes of others is known before it is made."""
    words = shown_command(page, '-x \'n "raad" $(touch gevaar) `id` & meer')
    assert main([*words, "--root", str(many_site.parent), "--output", str(tmp_path), "--format", "pdf"]) == 0
    folder = "x-n-raad-touch-gevaar-id-meer"
    made = PdfReader(tmp_path / folder / f"{folder}.pdf")
    text = whole(" ".join(each.extract_text() for each in made.pages))
    assert "’t Is dit." in text
    assert text.index("Zwolle") < text.index("Haarlem")
    assert made.metadata is not None
    assert made.metadata.title == "-x ’n “raad” $(touch gevaar) `id` & meer"
    assert not list(Path.cwd().glob("gevaar"))


@pytest.mark.parametrize(
    ("title", "folder", "named"),
    [
        pytest.param("Voor de raad", "voor-de-raad", "Voor de raad", id="plain"),
        pytest.param("???", "bundel", "???", id="no-letters"),
        pytest.param("", "mijn-bundel", "Mijn bundel", id="none"),
    ],
)
def test_shown_command_names_the_bundle(
    page: Page, many_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, title: str, folder: str, named: str
) -> None:
    planned: list[tuple[str, str, Path, list[str]]] = []

    def note(plan: Plan, place: Path, _: str) -> None:
        planned.append((plan.title, plan.stem, place, [story.slug for story in plan.stories]))

    monkeypatch.setattr(bundle, "make_one", lambda plan, *_: plan)
    monkeypatch.setattr(bundle, "write_one", note)
    words = shown_command(page, title)
    assert main([*words, "--root", str(many_site.parent), "--output", str(tmp_path)]) == 0
    assert planned == [(named, folder, tmp_path / folder, [ZWOLLE, HAARLEM])]


def test_page_without_scripts_points_to_the_editors_bundles(windows: Contexts) -> None:
    page = windows(java_script_enabled=False).new_page()
    page.goto("mijn-bundel/")
    expect(page.get_by_text("heeft JavaScript nodig")).to_be_visible()
    expect(page.get_by_label("Titel")).to_be_hidden()
