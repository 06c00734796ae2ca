"""What axe finds wrong with a page: all of WCAG 2.2 A and AA that a machine can see, and its best practices."""

from collections.abc import Mapping
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

OPTIONS: dict[str, Any] = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],  # to name all that is right takes longer than the rules themselves
}
# The dots of a map are small and close; the list beside it has the same links (WCAG 2.5.8, 'equivalent').
MAP_DOTS = [[".map--large"], [".map--home"]]
COLOURS = "color-contrast"
"""Takes axe longer than all other rules together."""
BUT_COLOURS = OPTIONS | {"rules": {**OPTIONS["rules"], COLOURS: {"enabled": False}}}
RUN = "([context, options]) => axe.run(context, options).then(({ violations }) => violations)"


def only(*rules: str) -> Mapping[str, Any]:
    """The options for these rules alone."""
    return {"runOnly": {"type": "rule", "values": list(rules)}, "resultTypes": ["violations"]}


CONTRAST = only(COLOURS)
"""Colours are all that the other scheme changes."""


def violations(page: Page, options: Mapping[str, Any] = OPTIONS, *, within: str = "html") -> list[str]:
    """Each violated rule with the first places where it is, on a page or `within` a part of it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    found = page.evaluate(RUN, [{"include": [[within]], "exclude": MAP_DOTS}, options])
    return [f"{each['id']}: {[node['target'] for node in each['nodes']][:3]}" for each in found]
