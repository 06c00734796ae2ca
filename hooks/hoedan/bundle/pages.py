"""On which page everything in a publication falls."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from math import ceil

from .plan import Part, PartKind, Plan

WORDS_ON_A_PAGE, WORDS_OF_A_STORY = 350, 200
"""A story has passages that keep together, figures and sources."""
PAGES_ROUND_A_STORY = 1.3
"""What the opening and the facts of a story take."""
TITLES_ON_A_PAGE = 10
MATRIX_COLUMNS = 10
"""Stories beside each other on an A5 page; more go into a second table, on the next page."""
SHORTEST_RUN = 3
"""Pages in a row that a register writes as `10-12`."""
NUMBER = re.compile(r'( data-page-of="([^"]*)">)(\d+)<')


@dataclass(frozen=True)
class Pages:
    """Anchor -> page number. What is not known yet is estimated: a number of the same width is enough to begin with."""

    by_anchor: Mapping[str, int] = field(default_factory=dict)
    estimates: Mapping[str, int] = field(default_factory=dict)
    """Anchor of a part -> the page it will be near."""

    def of(self, anchor: str) -> int:
        known = self.by_anchor.get(anchor)
        return self._estimate(anchor) if known is None else known

    def _estimate(self, anchor: str) -> int:
        """The page a part will be near; what is in no part by its name stands in the registers, at the end."""
        part = anchor.partition("--")[0]
        return self.estimates[part] if part in self.estimates else max(self.estimates.values())

    def write(self, anchor: str) -> str:
        """The number as a link, in a form that `typesetter` can find on the page."""
        return f'<a class="number" href="#{anchor}" data-page-of="{anchor}">{self.of(anchor)}</a>'

    def each_once(self, anchors: Iterable[str]) -> list[str]:
        """The first of the anchors on each page, in the order of the pages."""
        first: dict[int, str] = {}
        for anchor in anchors:
            first.setdefault(self.of(anchor), anchor)
        return [anchor for _, anchor in sorted(first.items())]

    def in_runs(self, anchors: Iterable[str]) -> Iterator[tuple[str, str]]:
        """The same, with three pages or more in a row as one run: the first and last anchor of each, `10-12`.

        What stands alone, or beside only one other, is its own first and last.
        """
        once = self.each_once(anchors)
        for _, group in groupby(enumerate(once), lambda each: self.of(each[1]) - each[0]):
            run = [anchor for _, anchor in group]
            if len(run) < SHORTEST_RUN:
                yield from ((anchor, anchor) for anchor in run)
            else:
                yield run[0], run[-1]


def estimate_pages(plan: Plan) -> Pages:
    """Guess where each part will begin. A good guess saves time: parts with a number that is longer are set again."""
    estimates, page = {}, 4 if plan.is_book else 2
    for part in plan.parts:
        estimates[part.anchor] = page
        page += max(1, ceil(_length(part, plan)))
    return Pages(estimates=estimates)


def _length(part: Part, plan: Plan) -> float:
    """Guess how many pages a part takes."""
    match part.kind:
        case PartKind.CONTENTS:
            return len(plan.parts) / TITLES_ON_A_PAGE
        case PartKind.MATRIX:
            return len(plan.stories) / MATRIX_COLUMNS
        case _:
            text = part.story or part.text or part.subject
            words = len(text.body.text.split()) if text else 0
            return PAGES_ROUND_A_STORY + words / WORDS_OF_A_STORY if part.story else words / WORDS_ON_A_PAGE


def mask_numbers(html: str) -> str:
    """Write every page number with nines: texts that are the same then take the same room."""
    return NUMBER.sub(lambda found: f"{found[1]}{'9' * len(found[3])}<", html)


def have_room(html: str, pages: Pages) -> bool:
    """Whether every page number has as many figures as were left room for."""
    return all(len(str(pages.of(anchor))) == len(figures) for _, anchor, figures in NUMBER.findall(html))
