"""What fits on every kind of page: whole words, long addresses, letters with more space or of twice the size."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from page_types import page_types
from playwright.sync_api import Browser, CDPSession, Page, expect

from conftest import made_once
from hoedan.model.wcag import proofs

NIGHTLY = pytest.mark.nightly
NARROW, SPACING, LETTERS = (proofs()["narrow"].widths, proofs()["spacing"].widths, proofs()["letters"].widths)
"""CSS pixels."""
ADDRESS = "https://www.voorbeeld.test/" + "a" * 103
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
  const { scrollWidth } = document.documentElement;
  return scrollWidth > innerWidth ? [`${scrollWidth} wide`] : [];
}
"""
SPACED = """
() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important } p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}
"""
"""What WCAG 1.4.12 lets a reader set; a sheet of this kind the policy lets pass."""
LARGER = {"standard": 32, "fixed": 26}
"""Pixels: twice what a browser begins with."""
USUAL = {"standard": 16, "fixed": 13}
CUT_OFF = r"""
() => {
  const found = [];
  const isShown = (each) => each.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const isHidden = (each) => each.closest(".visually-hidden, .skip, [popover]:not(:popover-open)");
  for (const each of document.querySelectorAll("body *")) {
    const { overflowX, overflowY } = getComputedStyle(each);
    const isCut =
      (["hidden", "clip"].includes(overflowX) && each.scrollWidth > each.clientWidth + 2) ||
      (["hidden", "clip"].includes(overflowY) && each.scrollHeight > each.clientHeight + 2);
    if (!isCut || each.clientWidth <= 1 || !each.innerText?.trim() || !isShown(each) || isHidden(each)) continue;
    found.push(`${each.className || each.tagName} is cut off`);
  }
  // Lines of text of which one lies over another, but for what is meant to lie over the page.
  const lines = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const floats = (each) =>
    each && (["fixed", "sticky"].includes(getComputedStyle(each).position) || floats(each.parentElement));
  while (texts.nextNode()) {
    const { currentNode: text } = texts;
    const box = text.parentElement;
    if (!text.data.trim() || !isShown(box) || isHidden(box)) continue;
    // Of letters that are turned the boxes say nothing.
    if (box.closest("svg, sup, .reference, [aria-hidden=true], thead") || floats(box)) continue;
    if (box.getBoundingClientRect().width <= 1) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const { left, top, right, bottom } of range.getClientRects()) {
      const inset = (bottom - top) * 0.25; // the room above and below the letters of a line
      const line = { text, left: left + 1, top: top + inset, right: right - 1, bottom: bottom - inset };
      if (right - left > 2) lines.push(line);
    }
  }
  lines.sort((one, other) => one.top - other.top);
  for (const [number, one] of lines.entries()) {
    for (let next = number + 1; next < lines.length && lines[next].top < one.bottom; next++) {
      const other = lines[next];
      if (other.text === one.text || other.left >= one.right || other.right <= one.left) continue;
      found.push([one, other].map(({ text }) => `‘${text.data.trim().slice(0, 40)}’`).join(" lies over "));
    }
  }
  const { scrollWidth } = document.documentElement;
  return [...(scrollWidth > innerWidth + 1 ? [`${scrollWidth} wide`] : []), ...new Set(found)];
}
"""
Faults = Mapping[str, Sequence[str]]
"""Type of page, and width where there are more -> what does not fit."""


@pytest.fixture(scope="module")
def addresses(real_site: Path) -> dict[str, str]:
    return dict(page_types(real_site))


def open_page(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    for form in page.locator("[data-story-form]").all():
        expect(form).to_be_visible()  # it takes the place of the words for who has no scripts


def set_sizes(browser: CDPSession, sizes: Mapping[str, int]) -> None:
    browser.send("Page.setFontSizes", {"fontSizes": sizes})


def at_widths(page: Page, widths: Sequence[int], look: str, *given: object) -> dict[int, list[str]]:
    """What a look at a page tells at each width that it tells something at."""
    told = {}
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        if found := page.evaluate(look, *given):
            told[width] = found
    return told


def look_at_all(page: Page, home: str, addresses: Mapping[str, str], widths: Mapping[str, Sequence[int]]) -> str:
    """As JSON, subject -> its faults.

    Each page is opened once. What a look changes is undone; an address comes last, which stays.
    """
    found: dict[str, dict[str, object]] = {subject: {} for subject in widths}
    browser = page.context.new_cdp_session(page)
    for name, address in addresses.items():
        open_page(page, home + address, min(widths["words"]))
        seen = {"words": at_widths(page, widths["words"], LONG_WORDS)}
        set_sizes(browser, LARGER)
        seen["letters"] = at_widths(page, widths["letters"], CUT_OFF)
        set_sizes(browser, USUAL)
        page.evaluate(SPACED)
        seen["spacing"] = at_widths(page, widths["spacing"], CUT_OFF)
        page.evaluate("document.adoptedStyleSheets = []")
        seen["addresses"] = at_widths(page, widths["addresses"], PUT_ADDRESS, ADDRESS)
        for subject, faults in seen.items():
            if faults:
                found[subject][name] = faults
    browser.detach()
    return json.dumps(found)


@pytest.fixture(scope="module", params=["ends", pytest.param("all", marks=NIGHTLY)])
def faults(
    request: pytest.FixtureRequest, browser: Browser, home: str, addresses: dict[str, str], shared_folder: Path
) -> dict[str, Faults]:
    """What was seen on a walk over all pages, which all test processes share.

    In every run at the narrowest width, where least fits, and for words and addresses at the widest; at night at all.
    """
    by_day = {"words": (min(NARROW), max(NARROW)), "spacing": (min(SPACING),), "letters": (min(LETTERS),)}
    by_night = {"words": NARROW, "spacing": SPACING, "letters": LETTERS}
    chosen = by_day if request.param == "ends" else by_night

    def make() -> str:
        context = browser.new_context()
        seen = look_at_all(context.new_page(), home, addresses, chosen | {"addresses": chosen["words"]})
        context.close()
        return seen

    seen: dict[str, Faults] = json.loads(made_once(shared_folder / f"fit-{request.param}.json", make))
    return seen


def test_no_word_breaks_in_the_middle(faults: dict[str, Faults]) -> None:
    assert faults["words"] == {}


def test_no_address_widens_a_page(faults: dict[str, Faults]) -> None:
    assert faults["addresses"] == {}


def test_more_space_between_letters_and_lines_cuts_nothing_off(faults: dict[str, Faults]) -> None:
    """WCAG 1.4.12."""
    assert faults["spacing"] == {}


def test_letters_of_twice_the_size_cut_nothing_off(faults: dict[str, Faults]) -> None:
    """WCAG 1.4.4, with the text alone."""
    assert faults["letters"] == {}
