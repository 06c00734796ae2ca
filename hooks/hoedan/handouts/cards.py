"""The *gesprekskaarten*: a question in front, a passage of a story behind; four cards of A6 on a sheet of A4.

The backs stand mirrored from left to right: each is behind its front when the paper is turned over its long side.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, cycle, islice

from markupsafe import Markup as Safe

from ..bundle.errors import BundleError
from ..bundle.fitting import LEADING, fitted_size
from ..bundle.pictures import data_address
from ..design.marks import GRID, Thread
from ..design.tokens import on_paper
from ..library.library import Ingredient, Setback
from ..library.links import Links
from ..library.story import Story
from ..text.html import words_in
from ..text.passages import Passage
from .sheet import fill
from .told import Told

ON_A_SHEET = 4
MM = 72 / 25.4
"""Points in a millimetre."""
TEXT_WIDTH = 85.0
"""Millimetres between the margins of a card."""
QUESTION_HEIGHT, PASSAGE_HEIGHT = 72.0, 88.0
"""Millimetres that the words in front and behind may be high."""
LARGEST_QUESTION, LARGEST_PASSAGE, SMALLEST_PASSAGE = 23.0, 12.0, 8.5
"""Points."""
QUESTION_LEADING, PASSAGE_LEADING = 1.2, 1.36
"""From line to line, in sizes of the type, as in the style sheet."""


@dataclass(frozen=True)
class Card:
    """A question to ask at home, and how it went elsewhere."""

    entry: Ingredient | Setback
    question: str
    told: Told
    text: Safe
    """The passage behind."""

    @property
    def is_setback(self) -> bool:
        return isinstance(self.entry, Setback)

    @property
    def colour(self) -> str:
        """The name of its colour."""
        return "accent" if isinstance(self.entry, Setback) else self.entry.family.colour

    @property
    def mark(self) -> str:
        """The drawing of its ingredient or setback, as an address."""
        thread = Thread.SETBACK if self.is_setback else Thread.INGREDIENT
        shapes = thread.shapes(self.entry).replace("currentColor", on_paper(self.colour))
        return data_address(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {GRID} {GRID}">{shapes}</svg>')

    @property
    def question_size(self) -> float:
        return fitted(self.question, "serif-semibold", LARGEST_QUESTION, QUESTION_HEIGHT, QUESTION_LEADING)

    @property
    def passage_size(self) -> float:
        return passage_size(self.text)


def fitted(words: str, face: str, largest: float, height: float, leading: float) -> float:
    """The size of type in points at which words stay within their box on a card."""
    return fitted_size(words, face, largest, TEXT_WIDTH * MM, height * MM * LEADING / leading)


def passage_size(text: str) -> float:
    return fitted(words_in(text), "serif-regular", LARGEST_PASSAGE, PASSAGE_HEIGHT, PASSAGE_LEADING)


def material_of(entry: Ingredient | Setback, links: Links) -> Iterator[tuple[str, ...]]:
    """All that its cards may say, to stand for them before anything is measured; nothing when there is none to make."""
    questions = entry.questions
    for told, text in quotations(entry, links) if questions else ():
        story = told.story
        yield *questions, text, story.title, story.place_name, story.place_line, story.period_label, told.address


def make_cards(entries: Sequence[Ingredient | Setback], links: Links) -> list[Card]:
    """A card for each question of these; one without a question or a passage that fits has none."""
    return list(chain.from_iterable(cards_of(entry, links) for entry in entries))


def cards_of(entry: Ingredient | Setback, links: Links) -> Iterator[Card]:
    questions = entry.questions
    quoted = [(told, text) for told, text in quotations(entry, links) if passage_size(text) >= SMALLEST_PASSAGE]
    for question, (told, text) in zip(questions, islice(cycle(quoted), len(questions)), strict=False):
        yield Card(entry, question, told, text)


def quotations(entry: Ingredient | Setback, links: Links) -> Iterator[tuple[Told, Safe]]:
    """The passages of an ingredient or setback: the first of every story, then the second of every story, and so on."""
    by_story: list[tuple[Story, list[Passage]]] = (
        links.setbacks.passages_by_story(entry) if isinstance(entry, Setback) else links.passages_by_story(entry)
    )
    tolds = [(Told(story, links, has_numbers=False), passages) for story, passages in by_story]
    for number in range(max((len(passages) for _, passages in tolds), default=0)):
        for told, passages in tolds:
            if number < len(passages):
                yield told, told.quote(passages[number])


def write_cards(cards: Sequence[Card], links: Links) -> str:
    """The sheets as HTML: of each four cards the fronts, and on the next page the backs.

    What is left of the last sheet are cards for a question of one's own.
    """
    if not cards:
        raise BundleError(
            "hier zijn geen kaarten van te maken: er hoort een vraag bij, en een passage uit een verhaal."
        )
    filled = [*cards, *[None] * (-len(cards) % ON_A_SHEET)]
    sheets = [filled[first : first + ON_A_SHEET] for first in range(0, len(filled), ON_A_SHEET)]
    return fill("cards.html", links, sheets=sheets, leading=(QUESTION_LEADING, PASSAGE_LEADING))
