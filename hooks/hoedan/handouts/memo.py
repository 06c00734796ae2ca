"""The *raadsmemo*: one A4 about one story or a few, for who decides; fitted by measure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ..bundle.errors import BundleError
from ..bundle.pictures import story_board
from ..bundle.plan import describe
from ..bundle.typesetter import Typesetter
from ..language.dutch import counted, dutch_number
from ..library.fit import Fit, fit_of
from ..library.library import Ingredient, Setback
from ..library.links import Links
from ..library.story import Story
from ..places.gazetteer import Municipality
from ..text.sources import NumberedSource
from .council import Asked, council_questions
from .sheet import Fitted, fill, highest
from .told import Told

SMALLEST = 8.0
"""Points of the text."""


@dataclass(frozen=True)
class Detail:
    """How much a memo tells, and how large."""

    points: float
    approach: int
    """Paragraphs of what they did, of each story."""
    trouble: int
    """Passages of what went wrong, of each story; without any only the names of the setbacks stand there."""
    has_pictures: bool = True
    has_sources: bool = True
    has_boxes: bool = True
    """Whether each condition has a line of its own, with a box to tick."""
    is_beside: bool = False
    """Whether the sources stand below the text, where what goes beside it is longer; else at the foot of the page."""

    def cited(self, told: Told) -> list[NumberedSource]:
        """The sources of what a memo says of a story."""
        return told.cited(*told.approach[: self.approach], *(each.text for each in told.trouble[: self.trouble]))


class Memo:
    """A memo about these stories, seen from a municipality if one is given."""

    def __init__(
        self, stories: Sequence[Story], links: Links, own: Municipality | None = None, title: str = ""
    ) -> None:
        self.links = links
        self.own = own
        self._title = title
        self.stories = tuple(stories)
        self.tolds = [Told(story, links) for story in stories]

    @property
    def title(self) -> str:
        return self._title or (self.stories[0].title if len(self.stories) == 1 else describe(self.stories))

    @cached_property
    def questions(self) -> list[Asked]:
        return council_questions(self.stories, self.links.library)

    @property
    def material(self) -> list[object]:
        """All that it may say, to stand for it before anything is written."""
        library = self.links.library
        entries: list[Ingredient | Setback] = []
        for story in self.stories:
            entries += [library.ingredient[slug] for slug in story.front.ingredients if slug in library.ingredient]
            entries += [library.setback[slug] for slug in story.setbacks if slug in library.setback]
        named = [(entry.slug, entry.front) for entry in entries]
        texts = [(each.story.front, each.story.places, self.links.texts[each.story.slug].html) for each in self.tolds]
        said = [self.title, self.own, library.settings.site_name, *(told.address for told in self.tolds)]
        return [said, [each.question for each in self.questions], named, texts]

    def fit(self, story: Story) -> Fit | None:
        return fit_of(story, self.own, self.links.library.vocabulary) if self.own else None

    def comparison(self, story: Story) -> Iterator[str]:
        """What of a story is as in one's own municipality and what is not; without one, where it was."""
        if fit := self.fit(story):
            for name, lines in (("Gelijk", fit.alike), ("Anders", fit.other), ("Onbekend", fit.unknown)):
                yield f"{name}: {'; '.join(lines) or 'niets van wat we weten'}."
        elif self.own:
            yield f"Dit verhaal komt uit {self.own.name}."
        else:
            yield f"Zij: {story.municipalities_label}{inhabitants_of(story)}."

    @property
    def ladders(self) -> Iterator[list[Detail]]:
        """Ways to tell it, the best way first; in each from the least to the most."""
        yield [*self._texts(9), Detail(9.5, *self._all), Detail(10, *self._all)]
        yield [*self._texts(9, has_pictures=False)]
        yield [*self._texts(8.5, has_pictures=False)]
        least = Detail(SMALLEST, 0, 0, has_pictures=False, has_sources=False, has_boxes=False)
        yield [least, replace(least, has_boxes=True), replace(least, has_boxes=True, has_sources=True)]

    @property
    def _all(self) -> tuple[int, int]:
        """How much there is of what they did and what went wrong, in the story that has most."""
        return max(len(told.approach) for told in self.tolds), max(len(told.trouble) for told in self.tolds)

    def _texts(self, points: float, *, has_pictures: bool = True) -> Iterator[Detail]:
        """What went wrong goes before what they did, but for a first paragraph of each."""
        approach, trouble = self._all
        counts = [(0, min(1, trouble)), *((1, count) for count in range(1, trouble + 1))]
        counts += [(count, trouble) for count in range(2, approach + 1)]
        yield from (Detail(points, *count, has_pictures=has_pictures) for count in counts)

    def write(self, detail: Detail) -> str:
        """The memo as HTML."""
        board = story_board(self.stories[0], self.links.library).address
        level = 2 if len(self.stories) == 1 else 3
        return fill("memo.html", self.links, memo=self, detail=detail, board=board, level=level)


def inhabitants_of(story: Story) -> str:
    """After the name of its municipality: how many people live there. Nothing when there are more."""
    if len(story.municipalities) > 1:
        return ""
    return f", {dutch_number(story.municipalities[0].population)} inwoners"


def fit_memo(memo: Memo, typesetter: Typesetter) -> Fitted[Detail]:
    """The most that goes on one page.

    Raises:
        BundleError: when even the least takes a second page.

    """
    for ladder in memo.ladders:
        fitted = highest(ladder, memo.write, typesetter, pages=1)
        more = ladder[ladder.index(fitted.detail) + 1 :] if fitted else ladder
        if more and len(memo.stories) == 1:
            beside = [replace(each, is_beside=True) for each in more]
            fitted = highest(beside, memo.write, typesetter, pages=1) or fitted
        if fitted:
            return fitted
    raise BundleError(too_much(memo, typesetter))


def too_much(memo: Memo, typesetter: Typesetter) -> str:
    """What to do about stories that do not go on one page."""
    *_, (least, *_) = memo.ladders
    count = len(memo.stories)
    while count := count - 1:
        fewer = Memo(memo.stories[:count], memo.links, memo.own, memo.title)
        if len(typesetter.set(fewer.write(least)).pages) == 1:
            break
    else:
        return f"dit past niet op één bladzijde. Maak de titel korter, of wat er in {memo.stories[0].path} staat."
    left_out = ", ".join(story.slug for story in memo.stories[count:])
    fit = counted(count, "verhaal past", "verhalen passen")
    return f"dit past niet op één bladzijde; {fit} wel. Laat weg: {left_out}. Of maak per verhaal een memo."
