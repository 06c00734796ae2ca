"""Whether a page has to be made again: a digest of everything that it is made of, without making it.

It is coarse where that is cheap and fine where it counts: for stories and municipalities, of which there are many.
Most edits change the text of one story; then only that story, the specials that hold it and the editors' page have
other inputs. A page whose inputs changed may still come out the same; that is for who writes it to see.
"""

import hashlib
from collections.abc import Iterable
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from ..bundle.manifest import OUTPUT
from ..incremental.memory import Memory
from ..library.freshness import is_stale
from ..library.library import Library
from ..library.links import Links
from ..library.story import Story
from ..places.gazetteer import Municipality
from ..reading.load import stamps_in
from .page import Page

CODE = Path(__file__).parents[1]
LIBRARIES = ("Jinja2", "Markdown", "mkdocs-material", "nh3")
"""What makes HTML beside our own code; the icons come with the theme."""
OF_EVERYTHING = frozenset({"redactie/", "data/"})
"""Pages that count and weigh every text."""


def digest(*parts: object) -> str:
    """A short name for these values, by how Python writes them."""
    return hashlib.blake2b(repr(parts).encode(), digest_size=12).hexdigest()


def environment_of(folders: Iterable[Path], *values: object) -> str:
    """A digest of what every page depends on: our code and data, the libraries, these folders, these values."""
    files = (file for folder in (CODE, *folders) for file in sorted(folder.rglob("*")))
    contents = [file.read_bytes() for file in files if file.is_file() and file.suffix != ".pyc"]
    return digest(values, [version(name) for name in LIBRARIES], hashlib.blake2b(b"\0".join(contents)).digest())


class Inputs:
    """The inputs of the pages of one library. `environment` stands for what they all depend on."""

    def __init__(self, library: Library, links: Links, memory: Memory, environment: str) -> None:
        self.library = library
        self.links = links
        self.memory = memory
        self.environment = environment

    def of(self, page: Page) -> str:
        """The digest for one page."""
        slug = page.url.partition("/")[2].rpartition("/")[0]
        if page.url in OF_EVERYTHING:
            return self.everything
        match page.kind:
            case "verhaal":
                return self._of_story(self.library.story[slug])
            case "gemeente":
                return self._of_municipality(self.library.gazetteer.by_slug[slug])
            case "bundel" | "bundeldeel":
                return self._specials
            case "achtergrond" | "pagina":
                return self._pages
            case _:
                return self._shape

    @cached_property
    def everything(self) -> str:
        """All that stands in the library, and the day of the build."""
        return digest(self._shape, [self._text(story) for story in self.library.stories], self.library.today)

    @cached_property
    def _specials(self) -> str:
        """All that the online specials say."""
        stories = [story for bundle in self.library.bundles for story in self.links.stories_in(bundle)]
        return digest(self._shape, [self._body(story) for story in stories])

    def _of_story(self, story: Story) -> str:
        related = [(self._card(other.story), other.reason) for other in self.links.related_stories(story)]
        inspired = [self._card(other) for other in self.links.inspired.get(story.slug, ())]
        beside = [self._card(other) if other else None for other in self.links.beside_in_theme(story)]
        bundles = [(bundle.slug, bundle.title) for bundle in self.links.bundles_with(story)]
        stale = is_stale(story, self.library)
        return digest(self._card(story), self._body(story), stale, beside, related, inspired, bundles, self._names)

    def _of_municipality(self, municipality: Municipality) -> str:
        links = self.links
        near = [*links.nearest_with_stories(municipality), *links.comparable_with_stories(municipality)]
        told = [self._told.get(each.code) for each in (municipality, *(neighbour.municipality for neighbour in near))]
        return digest(told, self._names)

    @cached_property
    def _told(self) -> dict[str, str]:
        """CBS code -> what may be told of the stories from that municipality."""
        stories = self.library.stories_by_municipality.items()
        return {code: digest(code, [self._card(story) for story in found]) for code, found in stories}

    def _card(self, story: Story) -> str:
        """What other pages may tell of a story."""
        return self.memory.recall("card", story.slug, (story,), lambda: digest(story.slug, story.front))

    def _text(self, story: Story) -> str:
        return self.memory.recall("words", story.slug, (story,), lambda: digest(story.body.text))

    def _body(self, story: Story) -> tuple[object, ...]:
        """The text of a story with the images in it."""
        return self._text(story), stamps_in(self.library.root / "stories" / story.slug)

    def _passages(self, story: Story) -> str:
        text = self.links.texts[story.slug]
        return self.memory.recall("passages", story.slug, (text,), lambda: digest(text.passages))

    @cached_property
    def _names(self) -> str:
        """What every page says of ingredients and themes, and all that pages have in common, such as their footer."""
        ingredients = [(each.slug, each.title, each.family, each.front.icon) for each in self.library.ingredients]
        themes = [(theme.slug, theme.title) for theme in self.library.themes]
        pages = [page.slug for page in self.library.pages]
        return digest(self.environment, self.library.settings, ingredients, themes, pages)

    @cached_property
    def _pages(self) -> str:
        """What stands on the pages in docs/; they name each other, and no story but in their own text."""
        return digest(self._names, [(page.slug, page.front, page.body.text) for page in self.library.pages])

    @cached_property
    def _shape(self) -> str:
        """Everything but the running text of the stories."""
        library = self.library
        stories = [
            (self._card(story), self._passages(story), story.reading_minutes, is_stale(story, library))
            for story in library.stories
        ]
        texts = [
            [(ingredient.slug, ingredient.front, ingredient.body.text) for ingredient in library.ingredients],
            [(theme.slug, theme.front, theme.body.text) for theme in library.themes],
            self._pages,
            [(own.slug, own.front, own.body.text) for bundle in library.bundles for own in bundle.texts],
        ]
        made = [stamps_in(library.root / OUTPUT / bundle.slug) for bundle in library.bundles]
        bundles = [(bundle.slug, bundle.front) for bundle in library.bundles]
        return digest(self._names, stories, texts, bundles, made, library.withdrawn)
