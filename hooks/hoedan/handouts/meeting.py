"""The *vergaderblad*: two stories and the ingredient that they share, with a way to talk about it in an hour.

One leaf of A4: in front the hour and the questions, behind the stories, fitted by measure.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ..bundle.errors import BundleError
from ..bundle.typesetter import Typesetter
from ..language.dutch import enumerate_dutch
from ..library.library import Ingredient
from ..library.links import Links
from ..library.story import Story
from .sheet import Fitted, fill, highest
from .told import Told


@dataclass(frozen=True)
class Step:
    """A part of the hour."""

    minutes: int
    title: str
    text: str


STEPS = (
    Step(5, "Begin", "Iemand leest voor wat hierboven staat. Ieder zegt in één zin waar dit bij ons om gaat."),
    Step(10, "Lees", "De helft leest het ene verhaal, de andere helft het andere. Streep aan wat je herkent."),
    Step(10, "Vertel", "In tweetallen, van elk verhaal één lezer. Wat deden ze, wat ging er mis, wat verraste je?"),
    Step(20, "De vragen", "Bespreek samen de vragen hieronder. Begin bij de vraag waar het stil van wordt."),
    Step(10, "Als het misgaat", "Wat ging er in de verhalen mis dat ons ook kan gebeuren? Wat doen we dan?"),
    Step(5, "Eén afspraak", "Kies één ding dat deze week begint. Schrijf op wie, wat en wanneer."),
)
"""Together an hour."""


@dataclass(frozen=True)
class Amount:
    """How large the stories are set, and how many passages of each stand there."""

    points: float
    shown: int
    """Passages that show the ingredient."""
    trouble: int


class Meeting:
    """A sheet about two stories."""

    def __init__(self, stories: tuple[Story, Story], ingredient: Ingredient, links: Links) -> None:
        self.links = links
        self.ingredient = ingredient
        self.tolds = [Told(story, links, has_numbers=False) for story in stories]

    @cached_property
    def shown(self) -> list[list[str]]:
        """Of each story the passages that show the ingredient."""
        texts = self.links.texts
        return [
            [told.quote(each) for each in texts[told.story.slug].passages if self.ingredient.slug in each.ingredients]
            for told in self.tolds
        ]

    @property
    def ladders(self) -> Iterator[list[Amount]]:
        """Ways to tell it, the best way first; in each from the least to the most."""
        shown, trouble = max(map(len, self.shown)), max(len(told.trouble) for told in self.tolds)
        counts = [(1, 0), *((1, count) for count in range(1, trouble + 1))]
        counts += [(count, trouble) for count in range(2, shown + 1)]
        yield [*(Amount(10, *count) for count in counts), Amount(10.5, *counts[-1]), Amount(11, *counts[-1])]
        yield [Amount(9, *count) for count in counts]
        yield [Amount(8, 0, 0), Amount(8, 1, 0)]

    def write(self, amount: Amount) -> str:
        """The sheet as HTML."""
        return fill("meeting.html", self.links, meeting=self, amount=amount, steps=STEPS)


def fit_meeting(meeting: Meeting, typesetter: Typesetter) -> Fitted[Amount]:
    """The most that goes on the two sides of one leaf.

    Raises:
        BundleError: when even the least takes a third side.

    """
    for ladder in meeting.ladders:
        if fitted := highest(ladder, meeting.write, typesetter, pages=2):
            return fitted
    raise BundleError("dit past niet op één vel. Kies een ander verhaal, of een ander ingrediënt met --ingredient.")


def shared_ingredient(stories: tuple[Story, Story], links: Links, slug: str = "") -> Ingredient:
    """The ingredient that both stories show; with a slug that one.

    Raises:
        BundleError: when there is none, or when it is not of both.

    """
    one, other = stories
    known = links.library.ingredient
    shared = [each for each in one.front.ingredients if each in other.front.ingredients and each in known]
    if not shared:
        own = set(one.front.ingredients)
        akin = [each.story.slug for each in links.related_stories(one) if own & set(each.story.front.ingredients)]
        advice = f"Neem naast '{one.slug}' bijvoorbeeld '{akin[0]}'." if akin else "Neem twee andere verhalen."
        raise BundleError(f"'{one.slug}' en '{other.slug}' hebben geen ingrediënt samen. {advice}")
    if slug and slug not in shared:
        raise BundleError(f"'{slug}' zit niet in beide verhalen. Samen hebben ze: {enumerate_dutch(shared)}.")
    return known[slug or shared[0]]
