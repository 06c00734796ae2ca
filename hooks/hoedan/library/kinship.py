"""Which stories are akin, and why: shared ingredients, themes and places, and `inspired_by`."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import combinations
from typing import NamedTuple

from ..incremental.memory import Memory
from ..language.dutch import enumerate_dutch
from .library import Library
from .story import Story

MOST_RELATED = 4
MOST_CANDIDATES = 150
"""Stories that are compared with one story; a library with fewer is compared whole."""


@dataclass(frozen=True)
class RelatedStory:
    """A kindred story with the reason why."""

    story: Story
    reason: str


class _Traits(NamedTuple):
    """What likeness is measured on, as sets, because it is measured very often."""

    ingredients: frozenset[str]
    themes: frozenset[str]
    provinces: frozenset[str]
    inspired_by: frozenset[str]


class Kinship:
    """The likeness of the stories in one library."""

    def __init__(self, library: Library, memory: Memory) -> None:
        self.library = library
        self._memory = memory

    def related_stories(self, story: Story) -> tuple[RelatedStory, ...]:
        """The stories most like this one. Kept, because its page and the open data both ask."""
        find = partial(self._find_related, story)
        found = self._memory.recall("related", story.slug, self._all_traits, find)
        return tuple(RelatedStory(self.library.story[slug], reason) for slug, reason in found)

    def find_all(self) -> None:
        """Find the kin of every story, before processes part that would each find it for themselves."""
        steps = [(story.slug, self._all_traits, partial(self._find_related, story)) for story in self.library.stories]
        self._memory.recall_all("related", steps)

    @cached_property
    def _all_traits(self) -> object:
        """Changes with anything that likeness or its reason is made of, in any story."""
        stories = [
            (story.slug, story.front.ingredients, story.front.themes, story.municipalities, story.front.inspired_by)
            for story in self.library.stories
        ]
        titles = [(ingredient.slug, ingredient.title) for ingredient in self.library.ingredients]
        titles += [(theme.slug, theme.title) for theme in self.library.themes]
        return self._memory.token("traits", (stories, titles))

    def _find_related(self, story: Story) -> list[tuple[str, str]]:
        """Slugs with the reason. Shared ingredients weigh more the rarer they are; then theme and place."""
        scored = sorted((-self._likeness(story, other), other.slug) for other in self._candidates(story))
        best = [self.library.story[slug] for unlikeness, slug in scored[:MOST_RELATED] if unlikeness < 0]
        return [(other.slug, self._reason(story, other)) for other in best]

    def _candidates(self, story: Story) -> Iterator[Story]:
        """Stories that share something, those that share the rarest things first, bounded so that cost stays linear."""
        seen = {story.slug}
        for group in sorted((self._by_trait[trait] for trait in traits(story)), key=len):
            for other in group:
                if other.slug not in seen:
                    seen.add(other.slug)
                    yield other
                    if len(seen) > MOST_CANDIDATES:
                        return

    @cached_property
    def _by_trait(self) -> Mapping[tuple[str, ...], tuple[Story, ...]]:
        groups: dict[tuple[str, ...], list[Story]] = defaultdict(list)
        for story in self.library.stories:
            for trait in traits(story):
                groups[trait].append(story)
        return {trait: tuple(stories) for trait, stories in groups.items()}

    def _likeness(self, one: Story, other: Story) -> float:
        mine, theirs = self._traits[one.slug], self._traits[other.slug]
        # Not `sum`: the order of a set differs per run, and with it the last digit and the winner of a tie.
        score = math.fsum(map(self._rarity.__getitem__, mine.ingredients & theirs.ingredients))
        score += 1.5 * len(mine.themes & theirs.themes) + 0.5 * len(mine.provinces & theirs.provinces)
        if one.slug in theirs.inspired_by or other.slug in mine.inspired_by:
            score += 5
        return score

    @cached_property
    def _traits(self) -> Mapping[str, _Traits]:
        return {
            story.slug: _Traits(
                frozenset(story.front.ingredients),
                frozenset(story.front.themes),
                frozenset(story.provinces),
                frozenset(story.front.inspired_by),
            )
            for story in self.library.stories
        }

    @cached_property
    def _rarity(self) -> Mapping[str, float]:
        """Weight of an ingredient: 1 plus the logarithm of how many times more stories there are than use it."""
        total = len(self.library.stories)
        uses = self.library.stories_by_ingredient
        return {slug: 1 + math.log(total / len(stories)) for slug, stories in uses.items()}

    def _reason(self, one: Story, other: Story) -> str:
        """Say why two stories belong together: 'deelt Vertrouwen en Lange adem; ook Overijssel'."""
        ingredients = [
            self.library.ingredient[s].title
            for s in one.front.ingredients
            if s in other.front.ingredients and s in self.library.ingredient
        ]
        parts = [f"deelt {enumerate_dutch(ingredients)}"] if ingredients else []
        if one.slug in other.front.inspired_by:
            parts.insert(0, "is hierdoor geïnspireerd")
        if other.slug in one.front.inspired_by:
            parts.insert(0, "inspireerde dit verhaal")
        if not ingredients:
            themes = [
                self.library.theme[s].title
                for s in one.front.themes
                if s in other.front.themes and s in self.library.theme
            ]
            parts += [f"ook over {enumerate_dutch(themes)}"] if themes else []
        shared_places = [each.name for each in one.municipalities if each in other.municipalities]
        places = shared_places or [province for province in one.provinces if province in other.provinces]
        parts += [f"ook {enumerate_dutch(places)}"] if places else []
        return "; ".join(parts)


def traits(story: Story) -> Iterator[tuple[str, ...]]:
    """What a story can have in common with another, from the particular to the general."""
    for slug in story.front.inspired_by:
        yield ("story", slug)
    yield ("story", story.slug)
    for pair in combinations(sorted(story.front.ingredients), 2):
        yield ("ingredients", *pair)
    for theme in story.front.themes:
        yield ("theme", theme)
    for ingredient in story.front.ingredients:
        yield ("ingredient", ingredient)
    for province in story.provinces:
        yield ("province", province)
