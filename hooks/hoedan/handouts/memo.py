"""The *raadsmemo*: one A4 about one story or a few, for who decides; fitted by measure."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ..bundle.errors import BundleError
from ..bundle.pictures import story_board
from ..bundle.plan import describe
from ..bundle.typesetter import Typesetter
from ..language.dutch import counted
from ..library.fit import Fit, fit_of
from ..library.links import Links
from ..library.story import Story
from ..places.gazetteer import Municipality
from ..text.sources import NumberedSource
from .council import Asked, council_questions
from .sheet import fill
from .told import Told

if TYPE_CHECKING:
    from weasyprint import Document

SIZES = (10.0, 9.5, 9.0)
"""Points of the text, when nothing has to be left out."""
SMALLEST = 8.0


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

    def fit(self, story: Story) -> Fit | None:
        return fit_of(story, self.own) if self.own else None

    @cached_property
    def details(self) -> list[Detail]:
        """From all there is to tell, to what always has to be told."""
        return list(self._details())

    def _details(self) -> Iterator[Detail]:
        approach = max(len(told.approach) for told in self.tolds)
        trouble = max(len(told.trouble) for told in self.tolds)
        yield from (Detail(points, approach, trouble) for points in SIZES)
        least = SIZES[-1]
        yield from (Detail(least, count, trouble) for count in range(approach - 1, 0, -1))
        yield from (Detail(least, 1, count) for count in range(trouble - 1, 0, -1))
        yield Detail(8.5, 1, 1)
        yield Detail(9, 0, 1)
        yield Detail(8.5, 0, 1)
        yield Detail(8.5, 0, 1, has_pictures=False)
        yield Detail(SMALLEST, 0, 0, has_pictures=False)
        yield Detail(SMALLEST, 0, 0, has_pictures=False, has_sources=False)
        yield Detail(SMALLEST, 0, 0, has_pictures=False, has_sources=False, has_boxes=False)

    def write(self, detail: Detail) -> str:
        """The memo as HTML."""
        library = self.links.library
        return fill(
            "memo.html",
            self.links,
            memo=self,
            detail=detail,
            boards={story.slug: story_board(story, library).address for story in self.stories},
            level=2 if len(self.stories) == 1 else 3,
        )


@dataclass(frozen=True)
class FittedMemo:
    """A memo on its one page."""

    detail: Detail
    html: str
    document: "Document"


def fit_memo(memo: Memo, typesetter: Typesetter) -> FittedMemo:
    """The most that goes on one page.

    Raises:
        BundleError: when even the least takes a second page.

    """
    fitted: dict[int, FittedMemo] = {}

    def fits(number: int) -> bool:
        detail = memo.details[number]
        html = memo.write(detail)
        fitted[number] = FittedMemo(detail, html, typesetter.set(html))
        return len(fitted[number].document.pages) == 1

    last = len(memo.details) - 1
    if not fits(last):
        raise BundleError(too_much(memo, typesetter))
    return fitted[bisect_left(range(last), True, key=fits)]


def too_much(memo: Memo, typesetter: Typesetter) -> str:
    """What to do about stories that do not go on one page."""
    least, count = memo.details[-1], len(memo.stories)
    while count > 1:
        count -= 1
        fewer = Memo(memo.stories[:count], memo.links, memo.own, memo.title)
        if len(typesetter.set(fewer.write(least)).pages) == 1:
            break
    left_out = ", ".join(story.slug for story in memo.stories[count:])
    fit = counted(count, "verhaal past", "verhalen passen")
    return f"dit past niet op één bladzijde; {fit} wel. Laat weg: {left_out}. Of maak per verhaal een memo."
