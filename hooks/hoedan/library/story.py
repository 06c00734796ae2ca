"""A practice story, typed, with its places resolved."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from ..language.dutch import enumerate_dutch
from ..model.fields import StoryFrontMatter
from ..model.fixed_words import GOES_ON, Evidence
from ..places.gazetteer import Municipality
from ..text.prose import Readability, read_prose, readability_of
from .content import Content

WORDS_PER_MINUTE = 200
"""Reading speed behind the reading time; a calm pace for adults."""

MOST_NAMED = 3
"""Municipalities that a line about a story names; of more it tells only the number."""


@dataclass(frozen=True)
class Place:
    """A municipality of a story, with the name it had then when that was another."""

    municipality: Municipality
    former: str | None = None


@dataclass(frozen=True, eq=False)
class Story(Content[StoryFrontMatter]):
    """A practice story."""

    places: tuple[Place, ...]
    independent_kind: str
    """The kind of source with which others looked at it."""

    @cached_property
    def readability(self) -> Readability:
        """How easily it reads; to read a text for that takes a while, and few ask."""
        return readability_of(tuple(read_prose(self.body)))

    @cached_property
    def municipalities(self) -> tuple[Municipality, ...]:
        return tuple(place.municipality for place in self.places)

    @cached_property
    def provinces(self) -> tuple[str, ...]:
        return unique(each.province for each in self.municipalities)

    @cached_property
    def labour_market_regions(self) -> tuple[str, ...]:
        return unique(each.labour_market_region for each in self.municipalities)

    @cached_property
    def municipalities_label(self) -> str:
        """Its municipalities in a line: `Zwolle`, `Ede, Nijkerk en Zwolle` or `9 gemeenten`."""
        return enumerate_dutch(self._names) if len(self._names) <= MOST_NAMED else f"{len(self._names)} gemeenten"

    @cached_property
    def provinces_label(self) -> str:
        """Its provinces; nothing when the municipalities say them all already: Utrecht lies in Utrecht.

        Beside another province none is left out, or Groningen would lie in Overijssel.
        """
        said = self._names if len(self._names) <= MOST_NAMED else ()
        return "" if set(self.provinces) <= set(said) else enumerate_dutch(list(self.provinces))

    @cached_property
    def place_line(self) -> str:
        """Where, on one line: `Zwolle · Overijssel`."""
        return " · ".join(filter(None, (self.municipalities_label, self.provinces_label)))

    @cached_property
    def place_name(self) -> str:
        """What to call a story by its place: `Zwolle`, or `Aa en Hunze en 7 andere`."""
        names = self._names
        return self.municipalities_label if len(names) <= MOST_NAMED else f"{names[0]} en {len(names) - 1} andere"

    def also_in(self, municipality: Municipality) -> str:
        """Where it takes place besides: `Goirle, Tilburg`, of many the first with an ellipsis; empty when nowhere."""
        names = [each.name for each in self.municipalities if each != municipality]
        return ", ".join(names[:MOST_NAMED]) + (" …" if len(names) > MOST_NAMED else "")

    @cached_property
    def _names(self) -> list[str]:
        return [each.name for each in self.municipalities]

    @cached_property
    def setbacks(self) -> tuple[str, ...]:
        """The setbacks that its passages show, in the order in which the text comes to them."""
        return unique(slug for marker in self.body.passages for slug in marker.setbacks)

    @cached_property
    def evidence(self) -> Evidence | None:
        """What the story rests on; None when its sources do not tell of what kind they are.

        One source without a kind may be anything, so the lowest is only said when all have one.
        """
        kinds = {source.kind for source in self.front.sources}
        if self.independent_kind in kinds:
            return "onafhankelijk-bekeken"
        if len(kinds - {None}) > 1:
            return "meer-stemmen"
        return None if None in kinds else "eigen-verhaal"

    @cached_property
    def newest_source(self) -> str | None:
        """The date of the newest source that has one: a year, month or day."""
        return max((source.date for source in self.front.sources if source.date), default=None)

    @cached_property
    def cited_beside_text(self) -> tuple[int, ...]:
        """The ids of the sources of its figures and its quote."""
        quote = [self.front.quote.source] if self.front.quote else []
        return tuple(dict.fromkeys([*quote, *(figure.source for figure in self.front.figures)]))

    @property
    def status_label(self) -> str:
        return self.front.status.label

    @property
    def start_year(self) -> str:
        return self.front.period.start[:4]

    @property
    def end_year(self) -> str | None:
        end = self.front.period.end
        return end[:4] if end else None

    @property
    def period_label(self) -> str:
        """The years, as a reader writes them: `2021`, `2015-2020` or `vanaf 2021`."""
        if self.end_year is None:
            return f"vanaf {self.start_year}" if self.front.status.phase in GOES_ON else self.start_year
        return self.start_year if self.end_year == self.start_year else f"{self.start_year}–{self.end_year}"

    @cached_property
    def reading_minutes(self) -> int:
        return max(1, round(len(self.body.text.split()) / WORDS_PER_MINUTE))


def municipalities_of(stories: Iterable[Story]) -> list[Municipality]:
    """The municipalities of these stories, each once."""
    return list({each.code: each for story in stories for each in story.municipalities}.values())


def unique(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))
