"""A site built from every attack that the check lets through, in a browser: with our policy, and without any.

Without the policy the sanitiser and the escaping stand alone; with it, they must not even have needed it.
"""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from attacks import BREAKOUT, PNG, build_library, load_attacks
from lxml import etree
from playwright.sync_api import Browser, BrowserContext, Page, expect

from browser import stop_typing, turn_to, wait_for
from conftest import build_once
from hoedan.cli import main
from judge import EpubJudge

Serve = Callable[[Path], AbstractContextManager[str]]

ATTACKS = list(load_attacks())
BUILT = [attack for attack in ATTACKS if attack.refused is None]
TITLES = [attack for attack in BUILT if attack.place == "values" and len(attack.text) <= 90]
LOUD = [attack for attack in TITLES if "pwned" in attack.text][::12]
"""Some of those that would make themselves heard, for what takes a second each."""
UNUSUAL = 10
"""Of the pages of municipalities without a story, which differ in their names alone, one in this many is examined."""
OPENED = 16
"""Of the pages in one folder, one in this many is opened; at night all are."""

EXAMINE = (Path(__file__).parent / "examine.js").read_text(encoding="utf-8")
EXAMINE_UNOPENED = f"""async (addresses) => {{
  const examine = {EXAMINE};
  const wrong = {{}};
  for (const address of addresses) {{
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.responseType = "document";
    await new Promise((resolve, reject) => {{
      request.onload = resolve;
      request.onerror = reject;
      request.send();
    }});
    const found = examine(request.response);
    if (found.length) wrong[address] = found;
  }}
  return wrong;
}}"""
"""What is wrong in the documents at these addresses, as the browser reads them; no script of theirs runs."""


both = pytest.mark.parametrize("bypass_csp", [False, True], ids=["policy", "no-policy"])
without_policy = pytest.mark.parametrize(
    "bypass_csp", [pytest.param(False, marks=pytest.mark.nightly, id="policy"), pytest.param(True, id="no-policy")]
)
"""Where no attack leaves a mark without the policy, it finds nothing to forbid: with it only at night."""


@dataclass
class Watched:
    """A page, and what it did that it may not."""

    page: Page
    done: list[str] = field(default_factory=list)

    def take(self) -> list[str]:
        """What was done since this was last asked, or is wrong on the page as it is now."""
        found = [*self.done, *self.page.evaluate(f"({EXAMINE})(document)")]
        self.done.clear()
        return found


@contextmanager
def watched_page(context: BrowserContext, home: str) -> Iterator[Watched]:
    """A page on which any script of an attack, any dialog and any request to another host is written down."""
    watched = Watched(context.new_page())
    done, page = watched.done, watched.page
    context.expose_function("pwned", lambda *_: done.append("a script ran"))

    def dismiss(dialog: Any) -> None:
        done.append(f"a dialog: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", dismiss)
    page.on("pageerror", lambda error: done.append(f"an error: {error}"))
    page.on("popup", lambda popup: done.append("a window"))
    page.on("request", lambda request: None if request.url.startswith(home) else done.append(f"asked {request.url}"))
    yield watched
    context.close()


@pytest.fixture(scope="module")
def site(shared_folder: Path) -> Path:
    """The site of all attacks that the check lets through."""
    return build_once(shared_folder / "attacked-site", lambda root: build_library(root, ATTACKS))


@pytest.fixture(scope="module")
def home(site: Path, serve: Serve) -> Iterator[str]:
    with serve(site) as address:
        yield address


def pages_of(site: Path) -> list[str]:
    """The addresses of the pages to examine.

    Those that only send on are opened when they have done so; a municipality that ended has a page without a frame,
    with nothing that a writer typed.
    """
    bare = [page for page in sorted(site.glob("gemeenten/*/index.html")) if not has_news(page.with_name("feed.xml"))]
    ended = {page for page in bare if '<meta name="description"' not in page.read_text(encoding="utf-8")}
    lived = [page for page in bare if page not in ended]
    skipped = {*site.glob("v/*/index.html"), *ended, *lived} - {*lived[::UNUSUAL]}
    found = [page for page in sorted(site.rglob("*.html")) if page not in skipped]
    return [page.relative_to(site).as_posix().removesuffix("index.html") for page in found]


def has_news(feed: Path) -> bool:
    return feed.exists() and "<entry>" in feed.read_text(encoding="utf-8")


def some_of_each_folder(addresses: list[str], *, first: int) -> list[str]:
    """Of each folder the first page and one in `OPENED` of the others, counted from `first`."""
    folders = [list(pages) for _, pages in groupby(addresses, lambda address: address.partition("/")[0])]
    return [page for pages in folders for page in (pages[:1] + pages[1:][first::OPENED])]


def open_pages(addresses: list[str], home: str, context: BrowserContext) -> dict[str, list[str]]:
    """Open pages one after the other; gives by address what they did or show that they may not."""
    wrong: dict[str, list[str]] = {}
    with watched_page(context, home) as watched:
        for address in addresses:
            watched.page.goto(home + address)
            if found := watched.take():
                wrong[address] = found
    return wrong


def test_no_page_holds_what_an_attack_wants(site: Path, home: str, browser: Browser) -> None:
    with watched_page(browser.new_context(), home) as watched:
        watched.page.goto(home)
        assert watched.page.evaluate(EXAMINE_UNOPENED, [home + address for address in pages_of(site)]) == {}


@without_policy
def test_opened_pages_do_and_show_nothing_that_an_attack_wants(
    site: Path, home: str, browser: Browser, bypass_csp: bool
) -> None:
    """Other pages with the policy than without it; what stands on any page is read above, opened or not."""
    addresses = some_of_each_folder(pages_of(site), first=OPENED // 2 if bypass_csp else 0)
    assert open_pages(addresses, home, browser.new_context(bypass_csp=bypass_csp)) == {}


@pytest.mark.nightly
@both
def test_no_opened_page_does_or_shows_what_an_attack_wants(
    site: Path, home: str, browser: Browser, bypass_csp: bool
) -> None:
    assert open_pages(pages_of(site), home, browser.new_context(bypass_csp=bypass_csp)) == {}


@without_policy
def test_the_finder_shows_attacks_as_text(home: str, browser: Browser, bypass_csp: bool) -> None:
    with watched_page(browser.new_context(bypass_csp=bypass_csp), home) as watched:
        page = watched.page
        page.goto(f"{home}verhalen/?{urlencode({'q': LOUD[0].text})}")
        for attack in LOUD:
            turn_to(page, f"?{urlencode({'q': attack.text})}")
            wait_for(page, "!document.querySelector('[data-finder]').hasAttribute('aria-busy')")
            expect(page.get_by_label("Waar zoek je naar?")).to_have_value(" ".join(attack.text.split()))
            page.locator("[data-results]:not([hidden]) > li").first.wait_for()
            assert watched.take() == []
        page.goto(f"{home}verhalen/?{urlencode(dict.fromkeys(('q', 'sort', 'thema', 'ingredient'), BREAKOUT))}")
        page.wait_for_load_state("networkidle")
        assert watched.take() == []


@without_policy
def test_quick_search_shows_attacks_as_text(home: str, browser: Browser, bypass_csp: bool) -> None:
    with watched_page(browser.new_context(bypass_csp=bypass_csp), home) as watched:
        page = watched.page
        page.goto(home)
        page.locator("[data-quick-search]:visible").first.click()
        for text in ("pwned", "svg onload", "script", BREAKOUT):
            page.locator("dialog.quick input[type=search]").fill(text)
            page.locator("dialog.quick li").first.wait_for()
            expect(page.locator("dialog.quick")).to_have_attribute("data-query", text)
        page.keyboard.press("Escape")
        assert page.locator("dialog.quick :is(img, svg, script)").count() == 0
        page.locator("dialog.quick").evaluate("dialog => dialog.remove()")
        assert watched.take() == []


@without_policy
def test_a_bundle_of_attacks_is_text(site: Path, home: str, browser: Browser, bypass_csp: bool) -> None:
    slugs = [folder.name for folder in sorted((site / "verhalen").iterdir()) if folder.is_dir()]
    with watched_page(browser.new_context(bypass_csp=bypass_csp), home) as watched:
        for start in range(0, len(slugs), 40):
            chosen = slugs[start : start + 40]
            query = urlencode({"v": ".".join(chosen), "titel": BREAKOUT, "voorwoord": f"{BREAKOUT}\n\n{{{{7*7}}}}"})
            watched.page.goto(f"{home}mijn-bundel/?{query}")
            watched.page.locator(".my-book__story").nth(len(chosen) - 1).wait_for(state="attached")
            assert watched.take() == []
        for odd in ("../../assets/kaart.svg", "..", "<script>", "//kwaad.example/x", "%2e%2e"):
            watched.page.goto(f"{home}mijn-bundel/?{urlencode({'v': odd})}")
            watched.page.wait_for_selector("[data-my-bundle]:not([aria-busy])")
            assert watched.take() == []


FILL = """(areas, text) => {
  for (const area of areas.filter((each) => each.checkVisibility())) {
    area.value = text;
    area.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
}"""
"""As a writer does who pastes the same everywhere; one by one, each makes the page of hundreds of faults move."""


@without_policy
def test_the_form_shows_attacks_as_text(home: str, browser: Browser, bypass_csp: bool) -> None:
    texts = [attack.text for attack in ATTACKS if attack.place == "text"]
    with watched_page(browser.new_context(bypass_csp=bypass_csp), home) as watched:
        page = watched.page
        page.clock.install()
        for number, (attack, other) in enumerate(zip(LOUD[:2], LOUD[2:4], strict=True)):
            asked = dict.fromkeys(("gemeente", "ingredient", "thema"), attack.text)
            page.goto(f"{home}insturen/?{urlencode(asked)}")
            form = page.locator("[data-story-form]:not([hidden])")
            form.wait_for()
            form.locator("[data-part]").evaluate_all("parts => parts.forEach((part) => (part.hidden = false))")
            form.locator("[name=title]").fill(attack.text)
            form.locator("[name=summary]").fill(other.text)
            form.locator("textarea").evaluate_all(FILL, "\n\n".join(texts[number * 100 : number * 100 + 100]))
            stop_typing(page)
            form.locator("[data-paste-sort]").click()
            form.locator("[data-paste-take]").click()
            stop_typing(page)
            assert watched.take() == []


def test_feeds_and_other_xml_are_well_formed_and_have_only_their_own_elements(site: Path) -> None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    files = [file for file in site.rglob("*.xml") if "pagefind" not in file.parts]
    elements = {
        etree.QName(element).localname for file in files for element in etree.parse(file, parser).getroot().iter()
    }
    assert len(files) > 10
    assert elements <= {
        *("feed", "id", "title", "updated", "author", "name", "uri", "link", "rights", "entry", "published", "summary"),
        *("category", "urlset", "url", "loc", "lastmod"),
    }


def test_no_cell_of_the_table_is_a_formula(site: Path) -> None:
    text = (site / "data" / "stories.csv").read_text(encoding="utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=";") for cell in row]
    # Some programs take a semicolon, a tab or a line end inside quotes for the end of the cell all the same.
    starts = [part.strip() for cell in cells for part in re.split(r"[;\t\r\n]", cell)]
    assert any("'=HYPERLINK" in cell for cell in cells)
    assert [start for start in starts if re.match("[=+@\uff1d\uff0b\uff20]|-(?![0-9]*$)", start)] == []


def test_the_data_files_can_be_read(site: Path) -> None:
    stories = json.loads((site / "data" / "stories.json").read_text(encoding="utf-8"))["stories"]
    titles = {story["title"] for story in stories}
    assert {" ".join(attack.text.split()) for attack in LOUD} <= titles


def test_what_programs_read_keeps_its_form(site: Path) -> None:
    feeds = [json.loads(file.read_text("utf-8")) for file in site.rglob("feed.json")]
    citations = [json.loads(file.read_text("utf-8")) for file in site.rglob("citeer.json")]
    assert len(feeds) > 10
    assert all(len(items) == 1 for items in citations)
    assert {" ".join(attack.text.split()) for attack in LOUD} <= {items[0]["title"] for items in citations}
    for file in site.rglob("citeer.ris"):
        lines = file.read_bytes().decode().split("\r\n")
        assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - [^\r\n]*", line) for line in lines[:-1]), file
        assert [line[:2] for line in lines].count("ER") == 1
    calendar = (site / "volgen" / "controle.ics").read_bytes().replace(b"\r\n ", b"").decode().split("\r\n")
    assert calendar.count("BEGIN:VEVENT") == calendar.count("END:VEVENT")
    assert {re.split("[:;]", line)[0] for line in calendar[:-1]} <= {
        *("BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "X-WR-CALNAME"),
        *("UID", "DTSTAMP", "DTSTART", "SUMMARY", "URL", "TRANSP"),
    }


def test_what_is_published_beside_a_story_is_a_picture_that_it_shows(site: Path) -> None:
    files = {file for file in (site / "verhalen").rglob("*") if file.is_file()}
    others = {file.name for file in files} - {"index.html", "kaart.png", "index.md", "citeer.ris", "citeer.json"}
    assert others == {"x.png"}
    (published,) = {file.read_bytes() for file in files if file.name == "x.png"}
    # It is written anew, from its points alone: one picture, and nothing after its end.
    assert published.startswith(PNG[:33])
    assert published.endswith(b"\0\0\0\0IEND\xaeB`\x82")
    assert len(published) <= len(PNG)


@pytest.mark.parametrize("is_paged", [False, pytest.param(True, marks=pytest.mark.nightly)], ids=["plain", "paged"])
def test_the_e_book_is_valid_and_has_no_script(
    site: Path, is_paged: bool, epub_judge: EpubJudge, request: pytest.FixtureRequest
) -> None:
    if not is_paged:
        request.getfixturevalue("without_pango")
    words = ["bundle", "eerste-bundel", "--format", "epub", "--output", str(site.parent / "boek")]
    assert main([*words, "--root", str(site.parent)]) == 0
    (book,) = (site.parent / "boek").rglob("*.epub")
    assert epub_judge.messages(book.read_bytes()) == []
    with zipfile.ZipFile(book) as archive:
        pages = {name: archive.read(name) for name in archive.namelist() if name.endswith((".xhtml", ".opf", ".xml"))}
    assert len(pages) > 5
    for name, page in pages.items():
        for element in etree.fromstring(page).iter(etree.Element):
            assert etree.QName(element).localname not in ("script", "iframe", "object", "embed", "form", "base"), name
            for attribute, value in ((str(name), str(value)) for name, value in element.attrib.items()):
                plain = etree.QName(attribute).localname
                assert not plain.startswith("on"), name
                assert plain not in ("href", "src") or not re.match("(?i)\\s*(javascript|data|vbscript):", value), name
