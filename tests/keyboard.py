"""A walk by keyboard over all that a page shows: each stop in sight, uncovered, ringed and named, and none left out.

The page itself looks at each stop, when the key comes up: to ask it from here each time takes three times as long.
"""

from playwright.sync_api import Page

BEGIN = r"""
({ within, isBack, most }) => {
  const room = within ? document.querySelector(within) : document;
  const isIn = (each) => room === document || room.contains(each);
  // A group of radio buttons is one stop; the arrows go on.
  const stopOf = (each) => (each.matches("input[type=radio]") ? `radio ${each.name}` : each);
  const shown = (each) => (each.matches(".visually-hidden") && each.closest("label")) || each;
  const focusable = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
  const all = [...room.querySelectorAll(focusable)].filter(
    (each) => each.tabIndex >= 0 && !each.disabled && each.checkVisibility({ visibilityProperty: true }),
  );
  const stops = new Set(all.map(stopOf));
  const first = isBack ? all.at(-1) : null; // going back begins at the end
  first?.focus();
  const nameOf = (each) =>
    [
      each.getAttribute("aria-label"),
      ...(each.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent),
      ...[...(each.labels ?? [])].map((label) => label.textContent),
      each.textContent,
      ...[...each.querySelectorAll("img")].map((image) => image.alt),
    ].some((name) => name?.trim());
  const isRinged = (each) => {
    // A dot of a map has a ring of its own.
    const strokes = [...each.children].map((part) => Number.parseFloat(getComputedStyle(part).strokeWidth));
    if (each.matches("svg a")) return strokes.some((width) => width > 2);
    for (let at = each, up = 0; at && up < 3; at = at.parentElement, up++) {
      const { outlineStyle, outlineWidth } = getComputedStyle(at);
      if (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2) return true;
    }
    return false;
  };
  const faultOf = (on) => {
    if (!nameOf(on)) return "has no name";
    const box = shown(on);
    const rect = [...box.getClientRects()].find(({ width }) => width) ?? box.getBoundingClientRect();
    const { left, top, right, bottom } = rect;
    const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
    const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
    if (right - left < 2 || bottom - top < 2) return "cannot be seen";
    // Of what is larger than this a browser deems so much enough (Chromium: 32 pixels), as does WCAG 2.4.11.
    const part = (from, to, most) => Math.min(to, most) - Math.max(from, 0) >= Math.min(to - from - 1, 31);
    const isInSight = part(left, right, innerWidth) && part(top, bottom, innerHeight);
    if (!isInSight) return `is out of sight (${[left, top, right, bottom].map(Math.round)})`;
    const at = document.elementFromPoint(x, y);
    const isCovered = at && !box.contains(at) && !at.contains(box) && !box.closest("label")?.contains(at);
    if (isCovered) return `is under ${at.outerHTML.slice(0, 60)}`;
    return isRinged(on) ? "" : "shows no ring";
  };
  const walk = { stops, seen: new Set(first ? [stopOf(first)] : []), faults: [], last: first };
  const look = ({ key, shiftKey }) => {
    if (key !== "Tab") return;
    window.dispatchEvent(new Event("scroll")); // what answers to that would do so in the next frame
    const on = document.activeElement;
    if (!on || on === document.body) return;
    if (!isIn(on)) walk.faults.push(`leaves for ${on.outerHTML.slice(0, 100)}`);
    const tell = (fault) => walk.faults.push(`${on.outerHTML.slice(0, 100)} ${fault}`);
    const fault = faultOf(on);
    if (fault) tell(fault);
    const order = walk.last ? walk.last.compareDocumentPosition(on) : 0;
    const wrong = shiftKey ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
    const isAround = on === all.at(shiftKey ? -1 : 0);
    const within = Node.DOCUMENT_POSITION_CONTAINS | Node.DOCUMENT_POSITION_CONTAINED_BY;
    if (order & wrong && !(order & within) && !isAround) tell("comes out of order");
    walk.last = on;
    walk.seen.add(stopOf(on));
  };
  window.walk?.end();
  window.walk = walk;
  addEventListener("keyup", look, true);
  walk.end = () => removeEventListener("keyup", look, true);
  return Math.min(stops.size - walk.seen.size, most);
}
"""
LEFT = """
() => [...walk.stops].filter((stop) => !walk.seen.has(stop) && stop.isConnected !== false)
  .map((stop) => stop.outerHTML?.slice(0, 100) ?? stop)
"""
"""The stops that were not seen, but for those that the page itself took away meanwhile."""
END = "() => { walk.end(); return walk.faults; }"
MORE = 12
"""Stops that a browser adds of itself, such as what can be scrolled."""


def walk(page: Page, key: str = "Tab", *, within: str = "", most: int = 10_000) -> list[str]:
    """What is wrong with the way of a key (`Tab` or `Shift+Tab`) over a page, or over a part of it that is open.

    Forwards it goes from where the focus is, which must be before all of it; back it goes from its end. After `most`
    stops it is enough, and what was not reached is no fault.
    """
    options = {"within": within, "isBack": key != "Tab", "most": most}
    count = page.evaluate(BEGIN, options)
    for _ in range(count):
        page.keyboard.press(key)
    left = page.evaluate(LEFT) if count < most else []
    for _ in range(MORE if left else 0):
        page.keyboard.press(key)
    left = page.evaluate(LEFT) if left else []
    return [*page.evaluate(END), *(f"{each} is not reached" for each in left)]
