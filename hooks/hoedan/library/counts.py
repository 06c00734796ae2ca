"""How often things go together in the stories: ingredients, themes and sizes of municipality."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, combinations, product

from ..places.gazetteer import SIZE_CLASSES
from .library import Ingredient, Library, Theme
from .story import Story


@dataclass(frozen=True)
class Pairing:
    """An ingredient that goes with another in `count` stories."""

    ingredient: Ingredient
    count: int


class Counts:
    """Counts over the stories of one library; the most frequent goes first, then the order is that of the slugs."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def pairings(self, ingredient: Ingredient, most: int = 5) -> list[Pairing]:
        """The ingredients that most often stand in one story with this one."""
        counts = self._pairs.get(ingredient.slug, Counter())
        known = self.library.ingredient
        return [Pairing(known[slug], count) for slug, count in by_count(counts)[:most] if slug in known]

    @cached_property
    def _pairs(self) -> Mapping[str, Counter[str]]:
        pairs: dict[str, Counter[str]] = defaultdict(Counter)
        for story in self.library.stories:
            for one, other in combinations(sorted(story.front.ingredients), 2):
                pairs[one][other] += 1
                pairs[other][one] += 1
        return pairs

    def ingredients_in(self, stories: Iterable[Story]) -> list[Pairing]:
        """The ingredients seen in these stories."""
        counts = Counter(slug for story in stories for slug in story.front.ingredients)
        known = self.library.ingredient
        return [Pairing(known[slug], count) for slug, count in by_count(counts) if slug in known]

    def themes_in(self, stories: Iterable[Story]) -> list[tuple[Theme, int]]:
        """The themes of these stories."""
        counts = Counter(slug for story in stories for slug in story.front.themes)
        known = self.library.theme
        return [(known[slug], count) for slug, count in by_count(counts) if slug in known]

    def coverage(self, ingredient: Ingredient, theme: Theme) -> int:
        """How many stories have both this ingredient and this theme."""
        return self._coverage[ingredient.slug, theme.slug]

    @cached_property
    def _coverage(self) -> Counter[tuple[str, str]]:
        both = (product(set(story.front.ingredients), set(story.front.themes)) for story in self.library.stories)
        return Counter(chain.from_iterable(both))

    @cached_property
    def sizes(self) -> Mapping[str, int]:
        """Size class -> number of stories with a municipality of that size."""
        counts = Counter(
            size for story in self.library.stories for size in {m.size_class for m in story.municipalities}
        )
        return {size: counts[size] for size in SIZE_CLASSES}


def by_count(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
