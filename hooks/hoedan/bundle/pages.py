"""On which page everything in a publication falls."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .plan import Plan

WORDS_ON_A_PAGE = 250
PAGES_ROUND_A_STORY = 1.5
"""What the opening, the facts and the sources of a story take."""
NUMBER = re.compile(r'( data-page-of="[^"]*">)(\d+)<')


@dataclass(frozen=True)
class Pages:
    """Anchor -> page number. What is not known yet is estimated: a number of the same width is enough to begin with."""

    by_anchor: Mapping[str, int] = field(default_factory=dict)
    estimates: Mapping[str, int] = field(default_factory=dict)
    """Anchor of a part -> the page it will be near."""

    def of(self, anchor: str) -> int:
        known = self.by_anchor.get(anchor)
        return self.estimates.get(anchor.partition("--")[0], 88) if known is None else known

    def write(self, anchor: str) -> str:
        """The number as a link, in a form that `numbering` can find on the page."""
        return f'<a class="number" href="#{anchor}" data-page-of="{anchor}">{self.of(anchor)}</a>'

    def each_once(self, anchors: Iterable[str]) -> list[str]:
        """The first of the anchors on each page, in the order of the pages."""
        first: dict[int, str] = {}
        for anchor in anchors:
            first.setdefault(self.of(anchor), anchor)
        return [anchor for _, anchor in sorted(first.items())]


def estimate_pages(plan: Plan) -> Pages:
    """Guess from the number of words where each part will begin."""
    estimates, page = {}, 2.0
    for part in plan.parts:
        estimates[part.anchor] = round(page)
        entry = part.story or part.text
        words = len(entry.body.text.split()) if entry else 0
        page += max(1, words / WORDS_ON_A_PAGE + (PAGES_ROUND_A_STORY if part.story else 0.5))
    return Pages(estimates=estimates)


def mask_numbers(html: str) -> str:
    """Write every page number with nines: texts that are the same then take the same room."""
    return NUMBER.sub(lambda found: f"{found[1]}{'9' * len(found[2])}<", html)
