"""What axe finds wrong with a page: all of WCAG 2.2 A and AA that a machine can see, and its best practices."""

from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Page

from browser import AXE

OPTIONS: dict[str, Any] = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],  # to name all that is right takes longer than the rules themselves
}
# The dots of a map are small and close; the list beside it has the same links (WCAG 2.5.8, 'equivalent').
MAP_DOTS = [[".map--large"], [".map--home"]]
COLOURS = "color-contrast"
"""Takes axe longer than all other rules together."""
FETCH_AXE = "(address) => import(address).then(() => {})"
JUDGE = r"""
async ([within, exclude, options, known]) => {
  const seen = new Map(JSON.parse(known ?? "[]"));
  const taken = [];
  const marked = new Set();
  const digest = (text) => {
    let number = 0;
    for (let at = 0; at < text.length; at++) number = (Math.imul(number, 31) + text.charCodeAt(at)) | 0;
    return number;
  };
  // Its tag, its attributes by name, and what they say where that decides how it looks or what it is.
  const telling = /^(class|type|role|scope|tabindex|colspan|aria-(?!label|described|controls|details|owns))/;
  const own = ({ tagName, attributes }) =>
    `${tagName} ${[...attributes].map(({ name, value }) => `${name} ${telling.test(name) ? value : !value}`).sort()}`;
  const shapes = new Map();
  const shapeOf = (each) => {
    const parts = [...each.childNodes].map((node) =>
      node.nodeType === Node.ELEMENT_NODE ? shapeOf(node) : node.nodeType === Node.TEXT_NODE && !!node.data.trim(),
    );
    shapes.set(each, digest(`${own(each)} ${parts}`));
    return shapes.get(each);
  };
  // What may be missing where it repeats; no part of a name, a heading or the frame of a page.
  const repeats =
    "li, tr, td, dt, dd, sup, svg *, p, div, dl, ul, ol, pre, article, section, figure, details, blockquote, " +
    "header, footer, nav, aside";
  const thin = (each, way) => {
    for (const child of each.children) {
      const key = digest(`${way} ${shapes.get(child)}`);
      const times = seen.get(key) ?? 0;
      if (times >= 2 && child.matches(repeats) && !child.querySelector("h1, main")) {
        taken.push([child, child.style.display]);
        child.style.setProperty("display", "none", "important");
      } else {
        seen.set(key, times + 1);
        thin(child, digest(`${way} ${own(child)}`));
      }
    }
  };
  // Of texts in the same place and colours two are enough, whatever stands in them and beside them.
  const colours = ["color", "backgroundColor", "backgroundImage", "opacity", "fontSize", "fontWeight"];
  const isText = (each) =>
    each.matches("input, select, textarea") ||
    [...each.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const mark = (each, way) => {
    const style = getComputedStyle(each);
    const named = `${each.tagName} ${each.getAttribute("class")}`;
    const key = digest(`colours ${way} ${named} ${colours.map((name) => style[name])}`);
    const times = seen.get(key) ?? 0;
    if (times < 2 && isText(each) && each.checkVisibility()) {
      seen.set(key, times + 1);
      marked.add(each);
    }
    for (const child of each.children) mark(child, key);
  };
  if (known) {
    const root = document.querySelector(within);
    shapeOf(root);
    thin(root, 0);
    mark(root, 0);
  }
  const contrast = axe._audit.rules.find(({ id }) => id === "color-contrast");
  contrast.judges ??= contrast.matches;
  contrast.matches = (each, ...more) => (!known || marked.has(each)) && contrast.judges(each, ...more);
  const { violations } = await axe.run({ include: [[within]], exclude }, options);
  for (const [each, display] of taken) each.style.display = display;
  return [violations, known && JSON.stringify([...seen])];
}
"""


class Seen:
    """What axe has judged twice need not be judged again: the foot of every page, or the third row of a list.

    It is the same when tags, classes and roles are, of all that is in it and around it, whatever the words: axe looks
    at names and roles. What differs in one of these, or has a name too few, is judged. The colours of a text, which
    take longest, are the same when the tags, classes and colours are of all that it stands in.
    """

    def __init__(self) -> None:
        self.known = "[]"


def only(*rules: str) -> Mapping[str, Any]:
    """The options for these rules alone."""
    return {"runOnly": {"type": "rule", "values": list(rules)}, "resultTypes": ["violations"]}


CONTRAST = only(COLOURS)
"""Colours are all that the other scheme changes."""
SIZES = only("target-size", COLOURS)
"""What a width and a scheme change, beside what scrolls."""
SCROLLING = only("scrollable-region-focusable")
"""Judged without `seen`: a table has another width while the cells that are known are hidden."""
BY_WIDTH = only("target-size", "scrollable-region-focusable", COLOURS)
"""The rules for what a width and a scheme change."""


def violations(
    page: Page, options: Mapping[str, Any] = OPTIONS, *, within: str = "html", seen: Seen | None = None
) -> list[str]:
    """Each violated rule with the first places where it is, on a page or `within` a part of it.

    Without `seen`, which is to go from page to page in one scheme and width, all is judged.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(FETCH_AXE, f"/{AXE}")
    found, known = page.evaluate(JUDGE, [within, MAP_DOTS, options, seen and seen.known])
    if seen:
        seen.known = known
    return [f"{each['id']}: {[node['target'] for node in each['nodes']][:3]}" for each in found]
