"""What axe finds wrong with a page: all of WCAG 2.2 A and AA that a machine can see, and its best practices."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

OPTIONS: dict[str, Any] = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],  # to name all that is right takes longer than the rules themselves
}
# The dots of a map are small and close; the list beside it has the same links (WCAG 2.5.8, 'equivalent').
EVERYTHING_BUT_MAP_DOTS = {"include": [["html"]], "exclude": [[".map--large"], [".map--home"]]}


CONTRAST: dict[str, Any] = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}
"""Colours are all that the other scheme changes."""


def violations(page: Page, options: dict[str, Any] = OPTIONS) -> list[str]:
    """Each violated rule with the first places where it is."""
    found = Axe().run(page, context=EVERYTHING_BUT_MAP_DOTS, options=options).response["violations"]
    return [f"{each['id']}: {[node['target'] for node in each['nodes']][:3]}" for each in found]
