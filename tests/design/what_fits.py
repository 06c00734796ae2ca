"""What fits on a page: whole words, long addresses, letters with more space or of twice the size."""

from collections.abc import Mapping, Sequence

from playwright.sync_api import CDPSession, Page

from browser import set_size
from hoedan.model.wcag import proofs

WIDTHS: Mapping[str, Sequence[int]] = {
    "words": proofs()["narrow"].widths,
    "letters": proofs()["letters"].widths,
    "spacing": proofs()["spacing"].widths,
    "addresses": proofs()["narrow"].widths,
}
"""Subject -> CSS pixels."""
ENDS = {subject: (min(widths),) for subject, widths in WIDTHS.items()} | {
    subject: (min(WIDTHS[subject]), max(WIDTHS[subject])) for subject in ("words", "addresses")
}
"""Where least fits; a word that is cut for a narrow window may break in a wide one."""
ADDRESS = "https://www.voorbeeld.test/" + "a" * 103
LONG_WORDS = """
() => {
  const found = [];
  const range = document.createRange();
  const isBroken = () => {
    const tops = [...range.getClientRects()].filter((rect) => rect.width > 1).map((rect) => rect.top);
    return tops.length && Math.max(...tops) - Math.min(...tops) > 6;
  };
  const seen = new Set();
  const boxes = "h1, h2, h3, h4, th, td, dt, dd, .label, .button, .chip, .card, .row, .jar";
  for (const box of document.querySelectorAll(boxes)) {
    if (!box.checkVisibility()) continue;
    const texts = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      if (seen.has(texts.currentNode)) continue; // a row has headings
      seen.add(texts.currentNode);
      range.selectNodeContents(texts.currentNode);
      if (!isBroken()) continue; // it stands on one line
      // An address is no word: it breaks where it must, and only may not widen the page.
      const address = /(?:https?:\\/\\/|[\\w-]+(?:\\.[\\w-]+)+\\/)\\S*/g; // also as it is shown, without https
      const words = texts.currentNode.data.replace(address, (found) => " ".repeat(found.length));
      for (const word of words.matchAll(/[\\p{L}\\p{N}_.\\u00ad]+/gu)) {
        if (word[0].includes("\\u00ad")) continue; // says itself where it may be broken
        range.setStart(texts.currentNode, word.index);
        range.setEnd(texts.currentNode, word.index + word[0].length);
        if (isBroken()) found.push(word[0]);
      }
    }
  }
  // What an empty field asks for is read whole.
  const pen = document.createElement("canvas").getContext("2d");
  for (const field of document.querySelectorAll("input[placeholder]")) {
    if (!field.checkVisibility()) continue;
    const { font, paddingLeft, paddingRight } = getComputedStyle(field);
    pen.font = font;
    const room = field.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    if (pen.measureText(field.placeholder).width > room + 1) found.push(field.placeholder);
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
  const range = document.createRange();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const floating = new Map([[null, false]]);
  const floats = (each) => {
    if (!floating.has(each)) {
      floating.set(each, ["fixed", "sticky"].includes(getComputedStyle(each).position) || floats(each.parentElement));
    }
    return floating.get(each);
  };
  while (texts.nextNode()) {
    const { currentNode: text } = texts;
    const box = text.parentElement;
    if (!text.data.trim() || !isShown(box) || isHidden(box)) continue;
    // Of letters that are turned the boxes say nothing.
    if (box.closest("svg, sup, .reference, [aria-hidden=true], thead") || floats(box)) continue;
    if (box.getBoundingClientRect().width <= 1) continue;
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
HEIGHT = 800
"""CSS pixels, of a window at every width."""
Fits = dict[str, dict[str, list[str]]]
"""Subject -> width -> what does not fit on a page."""


def set_sizes(session: CDPSession, sizes: Mapping[str, int]) -> None:
    session.send("Page.setFontSizes", {"fontSizes": sizes})


def at_widths(page: Page, widths: Sequence[int], look: str, *given: object) -> dict[str, list[str]]:
    """What a look at a page tells at each width."""
    told = {}
    for width in widths:
        set_size(page, (width, HEIGHT))
        told[str(width)] = page.evaluate(look, *given)
    return told


def look_at_words(page: Page, widths: Mapping[str, Sequence[int]]) -> Fits:
    """What breaks on a page as it is, from the widest to the narrowest."""
    return {"words": at_widths(page, widths["words"][::-1], LONG_WORDS)}


def look_at_changes(page: Page, session: CDPSession, widths: Mapping[str, Sequence[int]]) -> Fits:
    """What fits no longer when letters change, which is undone, and with an address at last, which stays."""
    set_sizes(session, LARGER)
    told = {"letters": at_widths(page, widths["letters"], CUT_OFF)}
    set_sizes(session, USUAL)
    page.evaluate(SPACED)
    told["spacing"] = at_widths(page, widths["spacing"], CUT_OFF)
    page.evaluate("document.adoptedStyleSheets = []")
    return told | {"addresses": at_widths(page, widths["addresses"], PUT_ADDRESS, ADDRESS)}
