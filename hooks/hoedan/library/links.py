"""The cross-links: everything a page says about other pages, written once in the stories and shown both ways."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain, combinations, islice, product

from ..incremental.memory import Memory
from ..language.slugs import fold
from ..model.fields import Chapter
from ..places.gazetteer import SIZE_CLASSES, Municipality, distance_km
from ..text.markup import RenderedText, render_story_text
from ..text.passages import Passage
from .kinship import Kinship, RelatedStory
from .library import BackgroundPage, Bundle, Ingredient, Library, Theme, group
from .setbacks import SetbackLinks
from .story import Story

MOST_NEIGHBOURS = 6


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


class Links:
    """All relations in one library. `texts` has the rendered text of every story by slug."""

    def __init__(self, library: Library, texts: Mapping[str, RenderedText], kinship: Kinship | None = None) -> None:
        self.library = library
        self.texts = texts
        self.kinship = kinship or Kinship(library)
        self.setbacks = SetbackLinks(library, texts)

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

    def related_stories(self, story: Story) -> tuple[RelatedStory, ...]:
        """The stories most like this one, with the reason."""
        return self.kinship.related_stories(story)

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
        nearest = islice(self.library.gazetteer.around(municipality), MOST_NEIGHBOURS)
        return [self._neighbour(other, distance) for distance, other in nearest]

    def nearest_with_stories(self, municipality: Municipality) -> list[Neighbour]:
        """The nearest other municipalities that have a story."""
        codes = self.library.stories_by_municipality
        others = (each for each in self.library.gazetteer.around(municipality) if each[1].code in codes)
        return [self._neighbour(other, distance) for distance, other in islice(others, MOST_NEIGHBOURS)]

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
        return self._coverage[ingredient.slug, theme.slug]

    @cached_property
    def _coverage(self) -> Counter[tuple[str, str]]:
        both = (product(set(story.front.ingredients), set(story.front.themes)) for story in self.library.stories)
        return Counter(chain.from_iterable(both))

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
        return list(self._bundles_by_story.get(story.slug, ()))

    @cached_property
    def _bundles_by_story(self) -> Mapping[str, tuple[Bundle, ...]]:
        return group(self.library.bundles, lambda bundle: (story.slug for story in self.stories_in(bundle)))

    def beside_in_theme(self, story: Story) -> tuple[Story | None, Story | None]:
        """The stories before and after this one in its first theme."""
        return self._beside_in_theme.get(story.slug, (None, None))

    @cached_property
    def _beside_in_theme(self) -> Mapping[str, tuple[Story | None, Story | None]]:
        beside: dict[str, tuple[Story | None, Story | None]] = {}
        for theme in self.library.themes:
            stories = self.stories_with_theme(theme)
            for previous, story, following in zip((None, *stories), stories, (*stories[1:], None), strict=False):
                if theme.slug == next(slug for slug in story.front.themes if slug in self.library.theme):
                    beside[story.slug] = (previous, following)
        return beside

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


def select_stories(library: Library, ingredient: str | None, theme: str | None, province: str | None) -> list[Story]:
    """The stories that meet every given choice, in order of slug."""
    return [
        story
        for story in library.stories
        if (ingredient is None or ingredient in story.front.ingredients)
        and (theme is None or theme in story.front.themes)
        and (province is None or fold(province) in map(fold, story.provinces))
    ]


def link_library(library: Library, memory: Memory | None = None) -> Links:
    """Render the text of every story and link the library."""
    memory = memory or Memory()
    texts = {
        story.slug: memory.recall("text", story.path, story.body, partial(render_story_text, story.body, story.path))
        for story in library.stories
    }
    return Links(library, texts, Kinship(library, memory))
