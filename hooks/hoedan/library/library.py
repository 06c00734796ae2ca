"""The library: every story, ingredient, theme, page and bundle, with every lookup that pages need."""

import datetime
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from ..language.slugs import fold, slugify
from ..model.fields import (
    AccessibilityFile,
    BundleFrontMatter,
    Chapter,
    EditionFile,
    Follower,
    FrontMatterModel,
    IngredientFrontMatter,
    PageFrontMatter,
    SetbackFrontMatter,
    Term,
    ThemeFrontMatter,
    Withdrawal,
)
from ..model.settings import Settings
from ..model.urls import ingredient_url, setback_url, theme_url
from ..model.vocabulary import Vocabulary
from ..model.words import Word
from ..places.gazetteer import Found, Gazetteer, Municipality
from ..text.body import Body
from ..text.html import words_in
from ..text.markup import render_page_text
from .content import Content
from .story import Story

Item = TypeVar("Item")
LIST_ITEM = re.compile(r"<li>(.*?)</li>", re.DOTALL)
"""Of a list in a text of our own."""
MOST_IN_QUILT = 36
"""Stories: more would be patches that are too narrow to point at."""


@dataclass(frozen=True, eq=False)
class Ingredient(Content[IngredientFrontMatter]):
    """A building block that returns in the stories."""

    @property
    def family(self) -> Word:
        return self.front.family

    @property
    def icon(self) -> str:
        return self.front.icon

    @property
    def questions(self) -> tuple[str, ...]:
        """To ask at home."""
        return self.front.questions


@dataclass(frozen=True, eq=False)
class Theme(Content[ThemeFrontMatter]):
    """A field of work that stories belong to."""


@dataclass(frozen=True, eq=False)
class Setback(Content[SetbackFrontMatter]):
    """What goes wrong in many places: the second thread through the stories."""

    @property
    def icon(self) -> str:
        return self.front.icon

    @cached_property
    def questions(self) -> tuple[str, ...]:
        """To ask at home: each item of a list in its text that asks something."""
        items = map(words_in, LIST_ITEM.findall(render_page_text(self.body, self.path).html))
        return tuple(item for item in items if item.endswith("?"))


@dataclass(frozen=True, eq=False)
class BackgroundPage:
    """Any other page in docs/. Its slug is its path below docs/: `achtergrond/samenwerking-organiseren`."""

    slug: str
    path: str
    front: PageFrontMatter
    body: Body

    @property
    def title(self) -> str:
        return self.front.title

    @property
    def summary(self) -> str:
        return self.front.summary or ""

    @property
    def is_background(self) -> bool:
        return self.slug.startswith("achtergrond/") and not self.slug.endswith("/index")


@dataclass(frozen=True, eq=False)
class BundleText:
    """A text of a bundle's own: foreword, reflection, colophon."""

    slug: str
    path: str
    front: PageFrontMatter
    body: Body

    @property
    def title(self) -> str:
        return self.front.title


@dataclass(frozen=True, eq=False)
class Bundle:
    """A special: an ordered choice of stories with texts of its own."""

    slug: str
    path: str
    front: BundleFrontMatter
    texts: tuple[BundleText, ...]

    @property
    def title(self) -> str:
        return self.front.title

    @property
    def summary(self) -> str:
        return self.front.summary


@dataclass(frozen=True)
class Edition:
    """An edition of a bundle that was frozen: what it said then, and its files."""

    bundle: str
    folder: str
    """Below the root, with forward slashes."""
    front: EditionFile

    @property
    def code(self) -> str:
        """Bundle and date, as they stand in the QR codes: `een-bundel.2026-11`."""
        return f"{self.bundle}.{self.front.date}"


@dataclass(frozen=True, eq=False)
class Question:
    """A question on the home page, and the page that answers it."""

    text: str
    url: str
    """The page of the answer."""
    stories: int
    """How many stories that is about."""


@dataclass(frozen=True)
class Followed:
    """A story that a place follows."""

    story: Story
    follower: Follower


@dataclass(frozen=True, eq=False)
class Library:
    """Everything that was found and is right, in a fixed order."""

    root: Path
    settings: Settings
    vocabulary: Vocabulary
    gazetteer: Gazetteer
    stories: tuple[Story, ...]
    ingredients: tuple[Ingredient, ...]
    themes: tuple[Theme, ...]
    setbacks: tuple[Setback, ...]
    pages: tuple[BackgroundPage, ...]
    bundles: tuple[Bundle, ...]
    withdrawn: tuple[Withdrawal, ...]
    terms: tuple[Term, ...]
    editions: tuple[Edition, ...]
    """The frozen editions of all bundles, the newest of a bundle first."""
    accessibility: AccessibilityFile | None
    """What the accessibility statement says that no test can know; None when there is no such file."""
    today: datetime.date
    """The day from which the age of a story is counted."""

    @cached_property
    def story(self) -> Mapping[str, Story]:
        return {story.slug: story for story in self.stories}

    @cached_property
    def ingredient(self) -> Mapping[str, Ingredient]:
        return {ingredient.slug: ingredient for ingredient in self.ingredients}

    @cached_property
    def theme(self) -> Mapping[str, Theme]:
        return {theme.slug: theme for theme in self.themes}

    @cached_property
    def setback(self) -> Mapping[str, Setback]:
        return {setback.slug: setback for setback in self.setbacks}

    @cached_property
    def signs(self) -> list[tuple[str, FrontMatterModel]]:
        """Slug and front matter of each ingredient and setback: equal as long as they are called and drawn the same."""
        subjects: tuple[Ingredient | Setback, ...] = (*self.ingredients, *self.setbacks)
        return [(each.slug, each.front) for each in subjects]

    @cached_property
    def terms_by_letter(self) -> Mapping[str, tuple[Term, ...]]:
        """First letter -> terms, in the order of the list."""
        return group(self.terms, lambda term: fold(term.term)[:1])

    @cached_property
    def page(self) -> Mapping[str, BackgroundPage]:
        return {page.slug: page for page in self.pages}

    @cached_property
    def stories_by_ingredient(self) -> Mapping[str, tuple[Story, ...]]:
        return group(self.stories, lambda story: story.front.ingredients)

    @cached_property
    def stories_by_theme(self) -> Mapping[str, tuple[Story, ...]]:
        return group(self.stories, lambda story: story.front.themes)

    @cached_property
    def stories_by_municipality(self) -> Mapping[str, tuple[Story, ...]]:
        """CBS code -> stories."""
        return group(self.stories, lambda story: (each.code for each in story.municipalities))

    @cached_property
    def stories_by_former_name(self) -> Mapping[str, tuple[Story, ...]]:
        """Name of a municipality that is no more -> the stories that name it."""
        return group(self.stories, lambda story: (place.former for place in story.places if place.former))

    @cached_property
    def followed_by_municipality(self) -> Mapping[str, tuple[Followed, ...]]:
        """CBS code -> the stories that a municipality follows, with since when and where it says so."""
        found: dict[str, list[Followed]] = defaultdict(list)
        for story in self.stories:
            for follower in story.front.followers:
                if isinstance(place := self.gazetteer.resolve(follower.municipality), Found):
                    found[place.municipality.code].append(Followed(story, follower))
        return {code: tuple(followed) for code, followed in found.items()}

    @cached_property
    def stories_by_province(self) -> Mapping[str, tuple[Story, ...]]:
        return group(self.stories, lambda story: story.provinces)

    @cached_property
    def stories_by_labour_market_region(self) -> Mapping[str, tuple[Story, ...]]:
        return group(self.stories, lambda story: story.labour_market_regions)

    @cached_property
    def has_newest(self) -> bool:
        """Whether some story is newer than another; else no order of stories is one by date."""
        return len({story.front.published for story in self.stories}) > 1

    @cached_property
    def newest_stories(self) -> tuple[Story, ...]:
        """Stories by date of publication, the newest first; those of one day in order of slug."""
        dated = [story for story in self.stories if story.front.published]
        undated = [story for story in self.stories if not story.front.published]
        return (*sorted(dated, key=lambda story: -story.front.published.toordinal()), *undated)  # type: ignore[union-attr]

    @cached_property
    def highlighted_story(self) -> Story | None:
        """The story that the home page shows first: that of the settings, else the newest."""
        return self.story.get(self.settings.highlighted_story, next(iter(self.newest_stories), None))

    @cached_property
    def home_stories(self) -> tuple[Story, ...]:
        """The stories that the home page shows below it: those of the settings, else the six newest."""
        chosen = [self.story[slug] for slug in dict.fromkeys(self.settings.home_stories) if slug in self.story]
        first = self.highlighted_story
        return tuple(story for story in chosen or self.newest_stories[:7] if story != first)[: len(chosen) or 6]

    @cached_property
    def quilt_stories(self) -> tuple[Story, ...]:
        """The columns of the quilt on the home page: all stories, or those that the page shows and the newest."""
        first = (self.highlighted_story,) if self.highlighted_story else ()
        chosen = tuple(dict.fromkeys((*first, *self.home_stories, *self.newest_stories)))[:MOST_IN_QUILT]
        return tuple(story for story in self.stories if story in chosen)

    @cached_property
    def is_newest_first(self) -> bool:
        """Whether what stands on the home page without a choice is newer than the rest: not when dates are equal."""
        shown, others = self.newest_stories[:7], self.newest_stories[7:]
        dates = [story.front.published for story in shown]
        return len(set(dates)) > 1 and not any(story.front.published == dates[-1] for story in others)

    @cached_property
    def home_questions(self) -> tuple[Question, ...]:
        """The questions that the settings put on the home page, as far as what answers them is there."""
        answers = {
            "thema": (self.theme, self.stories_by_theme, theme_url),
            "ingredient": (self.ingredient, self.stories_by_ingredient, ingredient_url),
            "struikelblok": (self.setback, self.stories_by_setback, setback_url),
        }
        found: list[Question] = []
        for text, value in self.settings.home_questions:
            name, _, slug = value.partition("=")
            if name in answers:
                entries, stories, url = answers[name]
                found += [Question(text, url(slug), len(stories.get(slug, ())))] if slug in entries else []
        return tuple(found)

    @cached_property
    def ingredients_by_family(self) -> Mapping[str, tuple[Ingredient, ...]]:
        return group(self.ingredients, lambda ingredient: (ingredient.family,))

    @cached_property
    def background(self) -> tuple[BackgroundPage, ...]:
        return tuple(page for page in self.pages if page.is_background)

    @cached_property
    def series(self) -> Mapping[str, tuple[BackgroundPage, ...]]:
        """Slug of a series -> its pages in order of part."""
        parts = group(self.pages, lambda page: (page.front.series.slug,) if page.front.series else ())
        return {slug: tuple(sorted(pages, key=part_of)) for slug, pages in parts.items()}

    @cached_property
    def pages_by_ingredient(self) -> Mapping[str, tuple[BackgroundPage, ...]]:
        return group(self.pages, lambda page: page.front.ingredients)

    @cached_property
    def pages_by_setback(self) -> Mapping[str, tuple[BackgroundPage, ...]]:
        return group(self.pages, lambda page: page.front.setbacks)

    @cached_property
    def stories_by_setback(self) -> Mapping[str, tuple[Story, ...]]:
        return group(self.stories, lambda story: story.setbacks)

    @cached_property
    def pages_by_theme(self) -> Mapping[str, tuple[BackgroundPage, ...]]:
        return group(self.pages, lambda page: page.front.themes)

    def stories_with_ingredient(self, ingredient: Ingredient) -> tuple[Story, ...]:
        return self.stories_by_ingredient.get(ingredient.slug, ())

    def stories_with_theme(self, theme: Theme) -> tuple[Story, ...]:
        return self.stories_by_theme.get(theme.slug, ())

    @cached_property
    def inspired(self) -> Mapping[str, tuple[Story, ...]]:
        """Slug of a story -> the stories that name it in `inspired_by`."""
        return group(self.stories, lambda story: story.front.inspired_by)

    @cached_property
    def municipalities_with_stories(self) -> tuple[Municipality, ...]:
        codes = self.stories_by_municipality
        return tuple(each for each in self.gazetteer.municipalities if each.code in codes)

    def beside_in_theme(self, story: Story) -> tuple[Story | None, Story | None]:
        """The stories before and after this one in its first theme."""
        return self._beside_in_theme.get(story.slug, (None, None))

    @cached_property
    def _beside_in_theme(self) -> Mapping[str, tuple[Story | None, Story | None]]:
        beside: dict[str, tuple[Story | None, Story | None]] = {}
        for theme in self.themes:
            stories = self.stories_with_theme(theme)
            for previous, story, following in zip((None, *stories), stories, (*stories[1:], None), strict=False):
                if theme.slug == next(slug for slug in story.front.themes if slug in self.theme):
                    beside[story.slug] = (previous, following)
        return beside

    def series_of(self, page: BackgroundPage) -> tuple[BackgroundPage, ...]:
        return self.series[page.front.series.slug] if page.front.series else ()

    @cached_property
    def main_bundle(self) -> Bundle | None:
        """The bundle with the most stories; of more the first."""
        return max(self.bundles, key=lambda bundle: len(self.stories_in(bundle)), default=None)

    def stories_in(self, bundle: Bundle) -> list[Story]:
        """The stories of a bundle in its own order, each once."""
        chosen = (story for chapter in bundle.front.chapters for story in self.stories_of_chapter(chapter))
        return list(dict.fromkeys(chosen))

    def stories_read_in(self, bundle: Bundle) -> list[Story]:
        """The stories of a bundle, and after them those that it only quotes."""
        quoted = (self.story.get(chapter.passage or "") for chapter in bundle.front.chapters)
        return list(dict.fromkeys([*self.stories_in(bundle), *filter(None, quoted)]))

    def stories_of_chapter(self, chapter: Chapter) -> list[Story]:
        """The stories that one chapter of a bundle names or chooses."""
        if chapter.story:
            return [self.story[chapter.story]] if chapter.story in self.story else []
        if chapter.chooses:
            return self.stories_that_meet(chapter.ingredient, chapter.theme, chapter.province)
        return []

    def stories_that_meet(self, ingredient: str | None, theme: str | None, province: str | None) -> list[Story]:
        """The stories that meet every given choice, in order of slug."""
        return [
            story
            for story in self.stories
            if (ingredient is None or ingredient in story.front.ingredients)
            and (theme is None or theme in story.front.themes)
            and (province is None or slugify(province) in map(slugify, story.provinces))
        ]

    def edition_of(self, bundle: Bundle) -> Edition | None:
        """The frozen edition that a bundle says it is; None while that is not frozen."""
        wanted = f"{bundle.slug}.{bundle.front.date}"
        return next((edition for edition in self.editions if edition.code == wanted), None)

    def bundles_with(self, story: Story) -> tuple[Bundle, ...]:
        """The bundles that hold a story, named or chosen."""
        return self._bundles_by_story.get(story.slug, ())

    @cached_property
    def _bundles_by_story(self) -> Mapping[str, tuple[Bundle, ...]]:
        return group(self.bundles, lambda bundle: (story.slug for story in self.stories_in(bundle)))


def part_of(page: BackgroundPage) -> int:
    return page.front.series.part if page.front.series else 0


def group(items: Iterable[Item], keys: Callable[[Item], Iterable[str]]) -> Mapping[str, tuple[Item, ...]]:
    """Collect items under each of their keys, in the order in which they come."""
    groups: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        for key in keys(item):
            groups[key].append(item)
    return {key: tuple(found) for key, found in groups.items()}
