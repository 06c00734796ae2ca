"""The cross-links: everything a page says about other pages, written once in the stories and shown both ways."""

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from .gazetteer import SIZE_CLASSES, Municipality, distance_km
from .library import BackgroundPage, Bundle, Ingredient, Library, Story, Theme
from .markup import Markup, Passage
from .model import Chapter
from .slugs import fold

MOST_RELATED = 4
MOST_CANDIDATES = 150
"""Stories that are compared with one story; a library with fewer is compared whole."""
MOST_NEIGHBOURS = 6


@dataclass(frozen=True)
class RelatedStory:
    """A kindred story with the reason why."""

    story: Story
    reason: str


@dataclass(frozen=True)
class ShownPassage:
    """A passage with the story it stands in."""

    story: Story
    passage: Passage


@dataclass(frozen=True)
class Neighbour:
    """Another municipality, how far it is, and its stories."""

    municipality: Municipality
    distance_km: float
    stories: tuple[Story, ...]


@dataclass(frozen=True)
class Pairing:
    """An ingredient that goes with another in `count` stories."""

    ingredient: Ingredient
    count: int


class _Traits(NamedTuple):
    """What likeness is measured on, as sets, because it is measured very often."""

    ingredients: frozenset[str]
    themes: frozenset[str]
    provinces: frozenset[str]
    inspired_by: frozenset[str]


class Links:
    """All relations in one library. `texts` has the rendered text of every story by slug."""

    def __init__(self, library: Library, texts: Mapping[str, Markup]) -> None:
        self.library = library
        self.texts = texts
        self._known_traits: dict[str, _Traits] = {}

    @cached_property
    def _passages(self) -> Mapping[str, tuple[ShownPassage, ...]]:
        found: dict[str, list[ShownPassage]] = defaultdict(list)
        for story in self.library.stories:
            for passage in self.texts[story.slug].passages:
                for slug in passage.ingredients:
                    found[slug].append(ShownPassage(story, passage))
        return {slug: tuple(passages) for slug, passages in found.items()}

    def passages_by_story(self, ingredient: Ingredient) -> list[tuple[Story, list[Passage]]]:
        """The passages that show an ingredient, per story, in order of story."""
        by_story: dict[str, list[Passage]] = defaultdict(list)
        for shown in self._passages.get(ingredient.slug, ()):
            by_story[shown.story.slug].append(shown.passage)
        return [(self.library.story[slug], passages) for slug, passages in by_story.items()]

    def stories_with_ingredient(self, ingredient: Ingredient) -> tuple[Story, ...]:
        return self.library.stories_by_ingredient.get(ingredient.slug, ())

    def stories_with_theme(self, theme: Theme) -> tuple[Story, ...]:
        return self.library.stories_by_theme.get(theme.slug, ())

    @cached_property
    def _pairs(self) -> Mapping[str, Counter[str]]:
        pairs: dict[str, Counter[str]] = defaultdict(Counter)
        for story in self.library.stories:
            for one, other in combinations(sorted(story.front.ingredients), 2):
                pairs[one][other] += 1
                pairs[other][one] += 1
        return pairs

    def pairings(self, ingredient: Ingredient, most: int = 5) -> list[Pairing]:
        """The ingredients that most often stand in one story with this one, by falling count."""
        counts = self._pairs.get(ingredient.slug, Counter())
        ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        return [
            Pairing(self.library.ingredient[slug], n) for slug, n in ordered[:most] if slug in self.library.ingredient
        ]

    def ingredients_in(self, stories: Iterable[Story]) -> list[Pairing]:
        """The ingredients seen in these stories, by falling count."""
        counts = Counter(slug for story in stories for slug in story.front.ingredients)
        ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        return [Pairing(self.library.ingredient[slug], n) for slug, n in ordered if slug in self.library.ingredient]

    def themes_in(self, stories: Iterable[Story]) -> list[tuple[Theme, int]]:
        """The themes of these stories, by falling count."""
        counts = Counter(slug for story in stories for slug in story.front.themes)
        ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        return [(self.library.theme[slug], count) for slug, count in ordered if slug in self.library.theme]

    def related_stories(self, story: Story) -> list[RelatedStory]:
        """The stories most like this one: shared ingredients weigh more the rarer they are, then theme and place."""
        scored = ((self._likeness(story, other), other) for other in self._candidates(story))
        best = heapq.nsmallest(MOST_RELATED, scored, key=lambda pair: (-pair[0], pair[1].slug))
        return [RelatedStory(other, self._reason(story, other)) for score, other in best if score > 0]

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
        mine, theirs = self._traits_of(one), self._traits_of(other)
        score = sum(self._rarity[slug] for slug in mine.ingredients & theirs.ingredients)
        score += 1.5 * len(mine.themes & theirs.themes) + 0.5 * len(mine.provinces & theirs.provinces)
        if one.slug in theirs.inspired_by or other.slug in mine.inspired_by:
            score += 5
        return score

    def _traits_of(self, story: Story) -> _Traits:
        if story.slug not in self._known_traits:
            front = story.front
            self._known_traits[story.slug] = _Traits(
                frozenset(front.ingredients),
                frozenset(front.themes),
                frozenset(story.provinces),
                frozenset(front.inspired_by),
            )
        return self._known_traits[story.slug]

    @cached_property
    def _rarity(self) -> Mapping[str, float]:
        """Weight of an ingredient: 1 plus the logarithm of how many times more stories there are than use it."""
        total = max(len(self.library.stories), 1)
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

    @cached_property
    def inspired(self) -> Mapping[str, tuple[Story, ...]]:
        """Slug of a story -> the stories that name it in `inspired_by`."""
        found: dict[str, list[Story]] = defaultdict(list)
        for story in self.library.stories:
            for slug in story.front.inspired_by:
                found[slug].append(story)
        return {slug: tuple(stories) for slug, stories in found.items()}

    def nearest_municipalities(self, municipality: Municipality) -> list[Neighbour]:
        """The nearest other municipalities."""
        return self._nearest(municipality, self.library.gazetteer.municipalities)

    def nearest_with_stories(self, municipality: Municipality) -> list[Neighbour]:
        """The nearest other municipalities that have a story."""
        return self._nearest(municipality, self.municipalities_with_stories)

    def _nearest(self, municipality: Municipality, among: Iterable[Municipality]) -> list[Neighbour]:
        others = ((distance_km(municipality, other), other.name, other) for other in among if other != municipality)
        return [self._neighbour(other, distance) for distance, _, other in heapq.nsmallest(MOST_NEIGHBOURS, others)]

    def comparable_with_stories(self, municipality: Municipality) -> list[Neighbour]:
        """Municipalities with stories of the same size class; those in the same region and nearest in size first."""

        def unlikeness(other: Municipality) -> tuple[bool, bool, float]:
            return (
                other.labour_market_region != municipality.labour_market_region,
                other.province != municipality.province,
                abs(math.log(other.population / municipality.population)),
            )

        others = [
            other
            for other in self.municipalities_with_stories
            if other.size_class == municipality.size_class and other != municipality
        ]
        best = sorted(others, key=unlikeness)[:MOST_NEIGHBOURS]
        return [self._neighbour(other, distance_km(municipality, other)) for other in best]

    def _neighbour(self, other: Municipality, distance: float) -> Neighbour:
        return Neighbour(other, distance, self.library.stories_by_municipality.get(other.code, ()))

    @cached_property
    def municipalities_with_stories(self) -> tuple[Municipality, ...]:
        codes = self.library.stories_by_municipality
        return tuple(each for each in self.library.gazetteer.municipalities if each.code in codes)

    def municipalities_of(self, stories: Iterable[Story]) -> list[Municipality]:
        """The municipalities of these stories, each once."""
        return list({each.code: each for story in stories for each in story.municipalities}.values())

    def coverage(self, ingredient: Ingredient, theme: Theme) -> int:
        """How many stories have both this ingredient and this theme."""
        return sum(theme.slug in story.front.themes for story in self.stories_with_ingredient(ingredient))

    @cached_property
    def provinces_without_stories(self) -> tuple[str, ...]:
        return tuple(name for name in self.library.gazetteer.provinces if name not in self.library.stories_by_province)

    @cached_property
    def sizes(self) -> Mapping[str, int]:
        """Size class -> number of stories with a municipality of that size."""
        counts = Counter(
            size for story in self.library.stories for size in {m.size_class for m in story.municipalities}
        )
        return {size: counts[size] for size in SIZE_CLASSES}

    def bundles_with(self, story: Story) -> list[Bundle]:
        """The bundles that hold a story, named or chosen."""
        return [bundle for bundle in self.library.bundles if story in self.stories_in(bundle)]

    def stories_in(self, bundle: Bundle) -> list[Story]:
        """The stories of a bundle in its own order, each once."""
        found: dict[str, Story] = {}
        for chapter in bundle.front.chapters:
            for story in self.select(chapter):
                found.setdefault(story.slug, story)
        return list(found.values())

    def select(self, chapter: Chapter) -> list[Story]:
        """The stories that one chapter of a bundle names or chooses."""
        if chapter.story:
            return [self.library.story[chapter.story]] if chapter.story in self.library.story else []
        if chapter.ingredient or chapter.theme or chapter.province:
            return select_stories(self.library, chapter.ingredient, chapter.theme, chapter.province)
        return []

    def series_of(self, page: BackgroundPage) -> tuple[BackgroundPage, ...]:
        return self.library.series[page.front.series.slug] if page.front.series else ()

    def orphans(self) -> list[str]:
        """Paths of files that no story uses: ingredients without passages, themes without stories, loose pages."""
        ingredients = [i.path for i in self.library.ingredients if not self._passages.get(i.slug)]
        themes = [t.path for t in self.library.themes if not self.stories_with_theme(t)]
        pages = [
            page.path
            for page in self.library.background
            if not (page.front.ingredients or page.front.themes or page.front.series)
        ]
        return sorted([*ingredients, *themes, *pages])


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


def select_stories(library: Library, ingredient: str | None, theme: str | None, province: str | None) -> list[Story]:
    """The stories that meet every given choice, in order of slug."""
    return [
        story
        for story in library.stories
        if (ingredient is None or ingredient in story.front.ingredients)
        and (theme is None or theme in story.front.themes)
        and (province is None or fold(province) in map(fold, story.provinces))
    ]


def enumerate_dutch(words: list[str]) -> str:
    """Write a list as Dutch does: 'a, b en c'."""
    return " en ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
