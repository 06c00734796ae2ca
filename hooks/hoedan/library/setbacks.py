"""The second thread: what the stories tell of each setback, and which ingredients stand in the same passage."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..text.markup import RenderedText
from ..text.passages import Passage
from .counts import by_count
from .library import Ingredient, Library, Setback
from .story import Story

SHORTEST_QUOTATION = 160
"""Characters of HTML: a shorter passage says too little on its own."""


@dataclass(frozen=True)
class ToldPassage:
    """A passage that tells of a setback, with its story."""

    story: Story
    passage: Passage


@dataclass(frozen=True)
class SetbackCount:
    """A setback that was met in `count` stories."""

    setback: Setback
    count: int


class SetbackLinks:
    """Every relation with a setback in one library. `texts` has the rendered text of every story by slug."""

    def __init__(self, library: Library, texts: Mapping[str, RenderedText]) -> None:
        self.library = library
        self.texts = texts

    @cached_property
    def _passages(self) -> Mapping[str, tuple[ToldPassage, ...]]:
        found: dict[str, list[ToldPassage]] = defaultdict(list)
        for story in self.library.stories:
            for passage in self.texts[story.slug].passages:
                for slug in passage.setbacks:
                    found[slug].append(ToldPassage(story, passage))
        return {slug: tuple(passages) for slug, passages in found.items()}

    def passages(self, setback: Setback) -> tuple[ToldPassage, ...]:
        """The passages that tell of a setback, in order of story."""
        return self._passages.get(setback.slug, ())

    def passages_by_story(self, setback: Setback) -> list[tuple[Story, list[Passage]]]:
        by_story: dict[str, list[Passage]] = defaultdict(list)
        for told in self.passages(setback):
            by_story[told.story.slug].append(told.passage)
        return [(self.library.story[slug], passages) for slug, passages in by_story.items()]

    def stories(self, setback: Setback) -> tuple[Story, ...]:
        return self.library.stories_by_setback.get(setback.slug, ())

    @cached_property
    def by_count(self) -> tuple[SetbackCount, ...]:
        """All setbacks, those of most stories first."""
        counts = [SetbackCount(setback, len(self.stories(setback))) for setback in self.library.setbacks]
        return tuple(sorted(counts, key=lambda each: (-each.count, each.setback.slug)))

    def seen_in(self, stories: Iterable[Story]) -> list[SetbackCount]:
        """The setbacks that these stories met, by falling count."""
        counts = Counter(slug for story in stories for slug in story.setbacks)
        known = self.library.setback
        return [SetbackCount(known[slug], count) for slug, count in by_count(counts) if slug in known]

    def strongest(self, setback: Setback) -> ToldPassage | None:
        """The passage that says most in few words: the shortest whole one, rather one with what helped."""
        passages = self.passages(setback)
        whole = [told for told in passages if len(told.passage.html) >= SHORTEST_QUOTATION] or passages
        return min(
            whole,
            key=lambda told: (not told.passage.ingredients, len(told.passage.html), told.passage.anchor),
            default=None,
        )

    @cached_property
    def opening(self) -> ToldPassage | None:
        """The passage that opens the subject on another page: of the strongest of each setback the one soonest read."""
        strongest = [told for each in self.library.setbacks if (told := self.strongest(each))]
        return min(strongest, key=lambda told: (len(told.passage.html), told.passage.anchor), default=None)

    def helped(self, setback: Setback) -> list[tuple[Ingredient, list[ToldPassage]]]:
        """The ingredients that stand in a passage with a setback, each with those passages, in order of ingredient."""
        told = self.passages(setback)
        pairs = [
            (each, [one for one in told if each.slug in one.passage.ingredients]) for each in self.library.ingredients
        ]
        return [(ingredient, found) for ingredient, found in pairs if found]

    def hindered(self, ingredient: Ingredient) -> list[tuple[Setback, list[ToldPassage]]]:
        """The setbacks that stand in a passage with an ingredient, each with those passages, in order of setback."""
        pairs = [
            (each, [told for told in self.passages(each) if ingredient.slug in told.passage.ingredients])
            for each in self.library.setbacks
        ]
        return [(setback, found) for setback, found in pairs if found]

    def beside(self, setback: Setback) -> list[SetbackCount]:
        """The other setbacks of the same stories, by falling count."""
        return [each for each in self.seen_in(self.stories(setback)) if each.setback is not setback]
