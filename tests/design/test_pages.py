"""Every kind of page in a real browser: accessible, light, still, and without a request to anyone else."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from every_page import EveryPage
from open_states import put_figure
from page_types import page_types
from playwright.sync_api import Browser, Page

from accessible import Seen, violations
from hoedan.design.figures import write_figures, write_quote
from hoedan.model.fields import Figure, Quote, StoryFrontMatter
from hoedan.model.wcag import proofs

pytest_plugins = ["page_fixtures"]

Scheme = Literal["light", "dark"]


@pytest.fixture(scope="module")
def window(browser: Browser, home: str) -> Iterator[Page]:
    """The window of all tests that need none of their own."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def addresses(real_site: Path) -> dict[str, str]:
    return dict(page_types(real_site))


def address_of(addresses: dict[str, str], name: str) -> str:
    if name not in addresses:
        pytest.skip(f"this library has no page of type {name}")
    return addresses[name]


NARROW, BROAD = proofs()["axe"].widths


def test_axe_finds_nothing_no_page_is_too_wide_and_nobody_else_is_asked(every_page: dict[str, EveryPage]) -> None:
    found = [
        f"{name}, {width}: {each}"
        for name, seen in every_page.items()
        for width in (NARROW, BROAD)
        for each in seen["axe"][str(width)]
    ]
    assert found == []
    assert {name: seen["elsewhere"] for name, seen in every_page.items() if seen["elsewhere"]} == {}


@pytest.mark.parametrize("name", ["open_data", "accessibility"])
def test_what_a_table_of_three_columns_says_is_read_whole_on_a_phone(
    window: Page, home: str, addresses: dict[str, str], name: str
) -> None:
    window.set_viewport_size({"width": NARROW, "height": 800})
    window.goto(home + address_of(addresses, name))
    boxes = window.locator("main .scroll").evaluate_all("all => all.map((each) => each.scrollWidth - each.clientWidth)")
    assert boxes
    assert max(boxes) == 0


def test_axe_judges_what_repeats_twice_and_what_differs_always(page: Page) -> None:
    """Of six rows, all of the same bad colours, the fifth has no name; on the next page only what is new is judged."""
    row = '<li class="row"><p class="faint">Woorden</p><button>{}</button></li>'
    names = ["Lees", "Lees", "Lees", "Lees", "", "Lees"]
    put = """(html) => {
      document.documentElement.lang = "nl";
      document.title = "Proef";
      document.body.innerHTML = html;
      for (const each of document.querySelectorAll(".faint")) each.style.color = "#ccc";
    }"""
    seen = Seen()
    page.evaluate(put, f"<main><h1>Kop</h1><ul>{''.join(map(row.format, names))}</ul></main>")
    found = violations(page, seen=seen)
    assert [each.partition(":")[0] for each in found] == ["button-name", "color-contrast"]
    assert found[1].count("nth-child") == 2
    assert page.evaluate("[...document.querySelectorAll('li')].every((each) => each.checkVisibility())")
    page.evaluate(put, f"<main><h1>Kop</h1><ul>{row.format('Lees') * 3}</ul><p class='faint'>Nieuw</p></main>")
    (new,) = violations(page, seen=seen)
    assert new == "color-contrast: [['main > p']]"
    page.evaluate(
        put, "<main><h1>Kop</h1><p class='faint'>Nog <b>een</b></p><p class='faint'>Weer <i>een</i></p></main>"
    )
    (second,) = violations(page, seen=seen)
    assert second == "color-contrast: [['p:nth-child(2)'], ['b'], ['i']]"
    page.evaluate(put, "<main><h1 class='faint'>Kop</h1><p class='faint'>Nu <a href='#'>nog een</a></p></main>")
    page.evaluate(
        """() => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync("main { background-color: #eee }");
          document.adoptedStyleSheets = [sheet];
        }"""
    )
    (other,) = violations(page, seen=seen)
    assert other == "color-contrast: [['h1'], ['p']]"


@pytest.mark.nightly
@pytest.mark.parametrize("width", [NARROW, BROAD])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_scheme_at_any_width(
    browser: Browser, home: str, addresses: dict[str, str], width: int, scheme: Scheme
) -> None:
    """In every run each scheme is seen at one width, and of what repeats the first two; `test_tokens.py` sees all pairs
    of colours of both schemes.
    """
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    found = []
    for name, address in addresses.items():
        page.goto(home + address)
        found += [f"{name}: {each}" for each in violations(page)]
    context.close()
    assert found == []


@pytest.mark.parametrize("name", ["home", "story", "stories"])
def test_skip_link_comes_first_and_leads_to_the_content(
    page: Page, home: str, addresses: dict[str, str], name: str
) -> None:
    page.goto(home + address_of(addresses, name))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Naar de inhoud"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"


def fill_municipality(page: Page, field: str, typed: str) -> None:
    page.fill(field, typed)
    page.wait_for_selector("[role=option]")


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        pytest.param("Zwol", "zwolle", id="beginning"),
        pytest.param("den haag", "s-gravenhage", id="alias"),
        pytest.param("sudwest", "sudwest-fryslan", id="without-accents"),
        pytest.param("Weesp", "amsterdam", id="former-name"),
    ],
)
def test_home_leads_to_the_page_of_a_municipality(page: Page, home: str, typed: str, slug: str) -> None:
    page.goto(home)
    fill_municipality(page, "#ik-werk-in", typed)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/gemeenten/{slug}/")


@pytest.mark.parametrize("name", ["home", "story", "regions"])
def test_page_works_without_scripts(browser: Browser, home: str, addresses: dict[str, str], name: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(home + address_of(addresses, name))
    assert page.locator("main h1").is_visible()
    assert not page.locator(".picker").first.is_visible()
    context.close()


def show_figure(page: Page, address: str) -> None:
    page.goto(address)
    put_figure(page)


def test_figure_opens_in_a_dialog_with_its_caption(page: Page, home: str, addresses: dict[str, str]) -> None:
    show_figure(page, home + address_of(addresses, "text"))
    page.focus(".enlarge")
    page.keyboard.press("Enter")
    assert page.inner_text("dialog[open] figcaption") == "Bijschrift"


def test_figure_grows_on_a_small_screen_too_and_the_dialog_scrolls(
    page: Page, home: str, addresses: dict[str, str]
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    show_figure(page, home + address_of(addresses, "text"))
    before = page.evaluate("document.querySelector('.enlarge img').width")
    page.click(".enlarge")
    page.evaluate("document.querySelector('dialog').scrollLeft = 1000")
    assert page.evaluate("document.querySelector('dialog img').width") > 2 * before
    right = page.evaluate("document.querySelector('dialog img').getBoundingClientRect().right")
    assert right <= page.evaluate("document.querySelector('dialog').getBoundingClientRect().right")


@pytest.mark.parametrize("width", [320, 1280])
def test_what_explains_a_term_fits_the_screen(real_site: Path, home: str, browser: Browser, width: int) -> None:
    """Beside its word where there is room, above it at the foot of the screen; Escape closes it."""
    explained = [file for file in sorted(real_site.rglob("*.html")) if 'class="term__word"' in file.read_text("utf-8")]
    if not explained:
        pytest.skip("no page of this library explains a term")
    most = max(explained, key=lambda file: file.read_text("utf-8").count('class="term__word"'))
    context = browser.new_context(viewport={"width": width, "height": 700})
    page = context.new_page()
    page.goto(home + most.parent.relative_to(real_site).as_posix() + "/")
    words, texts = page.locator(".term__word"), page.locator(".term__text")
    for number in range(words.count()):
        words.nth(number).scroll_into_view_if_needed()
        words.nth(number).press("Enter")
        box = texts.nth(number).bounding_box()
        assert box is not None
        assert box["width"] >= min(width * 0.8, 300)
        assert (box["x"] >= 0, box["x"] + box["width"] <= width) == (True, True)
        assert (box["y"] >= 0, box["y"] + box["height"] <= page.viewport_size["height"]) == (True, True)  # type: ignore[index]
        page.keyboard.press("Escape")
        assert not texts.nth(number).is_visible()
    context.close()


def test_a_word_longer_than_the_screen_is_broken(home: str, addresses: dict[str, str], browser: Browser) -> None:
    """In a paragraph, a figure with the longest number and unit, and a quote."""
    figure = Figure.model_validate({"value": "999999999999", "unit": "x" * 40, "label": "y" * 300, "source": "1"})
    quote = Quote.model_validate({"text": "z" * 300, "who": "w" * 300, "source": "1"})
    values: dict[str, Any] = {"figures": (figure, figure)}
    figures = write_figures(StoryFrontMatter.model_construct(**values), {})
    context = browser.new_context(viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.goto(home + address_of(addresses, "story"))
    page.eval_on_selector(
        "#aanpak ~ p, .prose p",
        "(at, html) => { at.outerHTML = html }",
        f"<p>{'v' * 200}</p>{figures}{write_quote(quote, {})}",
    )
    assert page.locator(".drawing--number").count() >= len((figure, figure))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()
