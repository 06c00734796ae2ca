"""How a long page reads in a browser: text first, contents that follow, sources beside their sentence, whole words."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from page_types import page_types
from playwright.sync_api import Browser, Page, ViewportSize, expect

from accessible import violations
from browser import COUNT_SHIFTS, as_new

SITE = AbstractContextManager[str]
PHONE: ViewportSize = {"width": 390, "height": 844}
WIDE: ViewportSize = {"width": 1280, "height": 800}
ADDRESS = "https://www.voorbeeld.test/" + "a" * 103
SLOW_LINE = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}
"""1.6 Mbit, in bytes a second; milliseconds."""
LONG_WORDS = """
() => {
  const found = [];
  const boxes = "h1, h2, h3, h4, th, td, dt, dd, .label, .button, .chip, .card, .row, .jar";
  for (const box of document.querySelectorAll(boxes)) {
    if (!box.checkVisibility()) continue;
    const texts = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      for (const word of texts.currentNode.data.matchAll(/[\\p{L}\\p{N}_.\\u00ad]+/gu)) {
        if (word[0].includes("\\u00ad")) continue; // says itself where it may be broken
        const range = document.createRange();
        range.setStart(texts.currentNode, word.index);
        range.setEnd(texts.currentNode, word.index + word[0].length);
        const tops = [...range.getClientRects()].filter((rect) => rect.width > 1).map((rect) => rect.top);
        if (tops.length && Math.max(...tops) - Math.min(...tops) > 6) found.push(word[0]);
      }
    }
  }
  return [...new Set(found)];
}
"""
PUT_ADDRESS = """
(address) => {
  for (const place of [".prose p", ".prose li", ".prose td", "dd", "h1", ".lead", ".card__title a", ".card__summary",
      ".row__title a", ".row__summary", ".quote > p", ".passage > p:last-child", ".sources__list a", ".questions li"]) {
    const first = document.querySelector(`main ${place}`);
    if (first) first.textContent = address;
  }
  return document.documentElement.scrollWidth;
}
"""


@pytest.fixture(scope="module")
def home(real_site: Path, serve: Callable[[Path], SITE]) -> Iterator[str]:
    with serve(real_site) as address:
        yield address


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def addresses(real_site: Path) -> dict[str, str]:
    return dict(page_types(real_site))


@pytest.fixture
def story(window: Page, home: str, addresses: dict[str, str]) -> Page:
    """The longest story, in a window as if it were new."""
    page = as_new(window, home)
    if "story" not in addresses:
        pytest.skip("this library has no story")
    page.goto(home + addresses["story"])
    return page


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_word_breaks_in_the_middle_and_no_address_widens_a_page(
    window: Page, home: str, addresses: dict[str, str], width: int
) -> None:
    page = as_new(window, home)
    page.set_viewport_size({"width": width, "height": 800})
    broken, wide = {}, {}
    for name, address in addresses.items():
        page.goto(home + address)
        if words := page.evaluate(LONG_WORDS):
            broken[name] = words
        if (needed := page.evaluate(PUT_ADDRESS, ADDRESS)) > width:
            wide[name] = needed
    assert broken == {}
    assert wide == {}


def test_text_begins_within_a_screen_and_a_fifth_on_a_phone(story: Page) -> None:
    story.set_viewport_size(PHONE)
    assert story.evaluate("document.querySelector('.section p').getBoundingClientRect().top") < 1.2 * PHONE["height"]


def test_contents_tell_which_section_is_read_and_stay(story: Page) -> None:
    heading = story.locator(".section h2").nth(2)
    heading.evaluate("heading => heading.scrollIntoView()")
    current = story.locator(".outline [aria-current]")
    expect(current).to_have_count(1)
    expect(current).to_have_text(heading.inner_text())
    assert story.locator(".outline__list").evaluate("list => list.getBoundingClientRect().top") >= 0


def test_contents_of_a_phone_open_in_one_tap_and_close_where_they_led(story: Page) -> None:
    story.set_viewport_size(PHONE)
    story.click(".outline__open")
    assert violations(story) == []
    story.locator(".outline__section").last.click()
    expect(story.locator(".outline__list")).to_be_hidden()
    assert "#" in story.url


def first_reference(page: Page) -> str:
    """Scroll to the first reference; gives the title of its source."""
    reference = page.locator(".reference a").first
    reference.scroll_into_view_if_needed()
    return str(page.locator(reference.get_attribute("href") or "").evaluate("source => source.innerText")).split(",")[0]


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
def test_a_source_shows_beside_its_sentence_and_the_reader_keeps_the_place(story: Page, size: ViewportSize) -> None:
    story.set_viewport_size(size)
    title = first_reference(story)
    place = story.evaluate("scrollY")
    story.locator(".reference a").first.click()
    note = story.locator(".note")
    expect(note).to_contain_text(title)
    expect(note).to_be_in_viewport(ratio=1)
    assert story.evaluate("scrollY") == place
    assert violations(story) == []
    story.keyboard.press("Tab")
    assert story.evaluate("document.activeElement.closest('.note') !== null")
    story.keyboard.press("Escape")
    expect(note).to_be_hidden()
    assert "#" not in story.url


def test_a_source_shows_for_a_pointer_and_for_the_keyboard_and_stays_while_pointed_at(story: Page) -> None:
    title = first_reference(story)
    story.locator(".reference a").first.hover()
    note = story.locator(".note")
    expect(note).to_contain_text(title)
    note.hover()
    expect(note).to_be_visible()
    story.mouse.move(5, 5)
    expect(note).to_be_hidden()
    story.keyboard.press("Tab")  # from here on the keyboard counts
    story.locator(".reference a").first.focus()
    expect(note).to_be_visible()
    story.keyboard.press("Escape")
    expect(note).to_be_hidden()


def test_code_can_be_copied(window: Page, home: str) -> None:
    page = as_new(window, home)
    page.goto(home + "bijdragen/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(".copy button").first.click()
    expect(page.locator(".copy [role=status]").first).to_have_text("Gekopieerd.")
    assert page.evaluate("navigator.clipboard.readText()") == page.locator(".prose pre").first.inner_text().strip()


@pytest.mark.parametrize("name", ["story", "ingredient", "setback", "essay", "open_data"])
def test_a_page_has_few_landmarks(window: Page, home: str, addresses: dict[str, str], name: str) -> None:
    """A list of landmarks is for going somewhere: who gets twenty hears noise."""
    page = as_new(window, home)
    if name not in addresses:
        pytest.skip(f"this library has no page of type {name}")
    page.goto(home + addresses[name])
    marks = "main, nav, aside, body > header, body > footer, [role=region], [role=search], section[aria-labelledby]"
    assert page.locator(marks).count() <= 11


@pytest.mark.parametrize("name", ["story", "ingredient", "essay", "setback", "open_data"])
def test_nothing_moves_on_a_slow_line_and_a_slow_processor(
    browser: Browser, home: str, addresses: dict[str, str], name: str
) -> None:
    if name not in addresses:
        pytest.skip(f"this library has no page of type {name}")
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    slow = context.new_cdp_session(page)
    slow.send("Network.enable")
    slow.send("Network.emulateNetworkConditions", SLOW_LINE)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.add_init_script(COUNT_SHIFTS)
    page.goto(home + addresses[name], wait_until="networkidle")
    assert page.evaluate("window.shifts") < 0.02
    context.close()
