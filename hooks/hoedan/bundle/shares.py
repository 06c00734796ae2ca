"""The parts of one publication, shared out over this process and those beside it."""

import pickle
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from ..incremental.beside import Colleague, GoneError
from .drawn import DrawnPart
from .pages import Pages
from .setter import Names, Setter, Tell

if TYPE_CHECKING:
    from weasyprint import Document

OWN = 0
"""The number of this process."""


class Shares:
    """Has each process set, bind and draw its parts. When another is gone, this one does what that would have done."""

    def __init__(self, own: Setter, colleagues: Sequence[Colleague]) -> None:
        self._own = own
        self._others = dict(enumerate(colleagues, OWN + 1))
        self._whose: dict[str, int] = {}
        self._htmls: dict[str, str] = {}
        self._bound: tuple[Mapping[str, int], Pages] = {}, Pages()
        self._drawn: dict[int, bytes] = {}

    def set(self, htmls: Mapping[str, str], tell: Tell) -> Names:
        """Set parts, the first of a publication here; `tell` is told of those that are set here."""
        self._htmls |= htmls
        self._share_out(htmls)
        shares: dict[int, dict[str, str]] = {number: {} for number in (OWN, *self._others)}
        for anchor, html in htmls.items():
            shares[self._whose[anchor]][anchor] = html
        answers = {number: other.ask("set", shares[number]) for number, other in self._others.items()}
        names = self._own.set(shares[OWN], tell)
        for number, answer in answers.items():
            try:
                names |= answer()
            except GoneError:
                names |= self._take_over(number)
        return names

    def bind(self, first_pages: Mapping[str, int], pages: Pages) -> dict[str, list[str]]:
        """Finish all pages; gives of each part what each of its pages begins with."""
        self._bound = first_pages, pages
        answers = {number: other.ask("bind", first_pages, pages) for number, other in self._others.items()}
        openings = self._own.bind(first_pages, pages)
        for number, answer in answers.items():
            try:
                openings |= answer()
            except GoneError:
                self._take_over(number)
                openings |= self._own.bind(first_pages, pages)
        return openings

    def draw(self) -> dict[str, DrawnPart]:
        """Draw all pages; those of another process once, however often this is asked."""
        asked = self._others.keys() - self._drawn.keys()
        answers = {number: self._others[number].ask("draw_for_another") for number in sorted(asked)}
        drawn = self._own.draw()
        for number, answer in answers.items():
            try:
                self._drawn[number] = answer()
            except GoneError:
                lost = self._take_over(number)
                self._own.bind(*self._bound)
                drawn |= self._own.draw(lost)
        for content in self._drawn.values():
            drawn |= pickle.loads(content)  # noqa: S301 - from a process of our own
        return drawn

    def document(self, anchors: Collection[str]) -> "Document":
        """What was set in this process, of these parts in this order."""
        own = [self._own.documents[anchor] for anchor in anchors if anchor in self._own.documents]
        return own[0].copy([page for each in own for page in each.pages])

    def _share_out(self, htmls: Mapping[str, str]) -> None:
        """Give each new part to who has the least to set, the longest first."""
        if not self._whose:
            self._whose[next(iter(htmls))] = OWN
        work = Counter({OWN: 0, **dict.fromkeys(self._others, 0)})
        for anchor, number in self._whose.items():
            work[number] += len(self._htmls[anchor])
        for anchor in sorted(htmls.keys() - self._whose.keys(), key=lambda each: (-len(htmls[each]), each)):
            self._whose[anchor] = min(work, key=lambda number: (work[number], number))
            work[self._whose[anchor]] += len(htmls[anchor])

    def _take_over(self, number: int) -> Names:
        """Set here all that another had set."""
        del self._others[number]
        lost = [anchor for anchor, whose in self._whose.items() if whose == number]
        self._whose |= dict.fromkeys(lost, OWN)
        return self._own.set({anchor: self._htmls[anchor] for anchor in lost})
