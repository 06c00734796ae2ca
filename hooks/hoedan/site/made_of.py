"""What a page is made of, in short: a digest of the very values that its template gets, without rendering it.

A template has nothing but its values, so a page cannot show what its digest does not know. It is coarse where that is
cheap and fine where it counts: for stories and municipalities, of which there are many. A page with another digest may
still come out the same; that is for who writes it to see.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, singledispatchmethod
from typing import cast

from ..incremental.digest import digest
from ..incremental.file_cache import OUTPUT
from ..incremental.memory import Memory
from ..library.backlinks import Mention
from ..library.counts import Pairing
from ..library.freshness import is_stale
from ..library.kinship import RelatedStory
from ..library.library import BackgroundPage, Bundle, BundleText, Followed, Ingredient, Library, Setback, Theme
from ..library.links import Links
from ..library.neighbours import StoryFromElsewhere
from ..library.setbacks import SetbackCount
from ..library.story import Story
from ..model.fields import FrontMatterModel, Term, Withdrawal
from ..model.words import NO_WORD, Word
from ..places.gazetteer import Gazetteer, Municipality
from ..reading.load import stamps_in
from ..text.body import Body
from .special import Special

Values = Mapping[str, object]
"""What a template gets, by name."""


@dataclass(frozen=True)
class Lazy:
    """A value that takes work, made when its page is rendered. `of` is all that it is made of."""

    make: Callable[[], object]
    of: tuple[object, ...]


class Together(Lazy):
    """Values that are made in one go: a mapping, of which each gets its own name in the template."""


class Everything:
    """Stands for all that is in the library, and the day of the build: for pages that count and weigh every text."""


@dataclass(frozen=True)
class Name:
    """What every page may say of an ingredient, a theme or a setback."""

    slug: str
    title: str
    family: Word = NO_WORD
    icon: str = ""
    aliases: tuple[str, ...] = ()


class Names:
    """The names of ingredients, themes and setbacks by slug, for pages that do not get the library itself."""

    def __init__(self, library: Library) -> None:
        self.ingredient = {
            each.slug: Name(each.slug, each.title, each.family, each.icon, each.aliases) for each in library.ingredients
        }
        self.theme = {each.slug: Name(each.slug, each.title) for each in library.themes}
        self.setback = {
            each.slug: Name(each.slug, each.title, icon=each.icon, aliases=each.aliases) for each in library.setbacks
        }


def finished(values: Values) -> Values:
    """The values for a template: what is lazy is made now."""
    made: dict[str, object] = {}
    for name, value in values.items():
        match value:
            case Together():
                made |= cast("Values", value.make())
            case Lazy():
                made[name] = value.make()
            case _:
                made[name] = value
    return made


class Digests:
    """Digests of the values of one library. `environment` stands for what all pages depend on beside it."""

    def __init__(self, library: Library, links: Links, memory: Memory, environment: str) -> None:
        self.library = library
        self.links = links
        self.memory = memory
        self.environment = environment
        self.names = Names(library)
        self._written: dict[int, tuple[object, str]] = {}
        self._ways: dict[type, Callable[[object], object]] = {}

    def of(self, values: Values, *said: object) -> str:
        """The digest of a page with these values, and of what is said around it."""
        return digest(self._common, said, self.short(values))

    def short(self, value: object) -> object:
        """What stands for a value in a digest. The way of each type is looked up once: that takes longer than the way.

        Raises:
            TypeError: for a kind of value of which it is not said here what it is made of.

        """
        kind = type(value)
        if kind not in self._ways:
            self._ways[kind] = vars(Digests)["way"].dispatcher.dispatch(kind).__get__(self)
        return self._ways[kind](value)

    @singledispatchmethod
    def way(self, value: object) -> object:
        """The way of a type that has none.

        Raises:
            TypeError: always.

        """
        message = f"site/made_of.py does not say what a value of type {type(value).__name__} is made of"
        raise TypeError(message)

    @way.register
    def _(self, value: str | int | float | None) -> object:
        return value

    @way.register
    def _(self, value: tuple | list) -> object:  # type: ignore[type-arg]  # dispatch takes bare types
        if value is self.library.terms:  # of which every text is made
            return self._terms
        return [self.short(each) for each in value]

    @way.register
    def _(self, value: Mapping) -> object:  # type: ignore[type-arg]  # as above
        return [(name, self.short(each)) for name, each in value.items()]

    @way.register
    def _(self, value: Lazy) -> object:
        return self.short(value.of)

    @way.register
    def _(self, value: Story) -> object:
        return self._card(value)

    @way.register
    def _(self, value: RelatedStory) -> object:
        return self._card(value.story), value.reason

    @way.register
    def _(self, value: Body) -> object:
        return digest(value.text)

    @way.register
    def _(self, value: Ingredient | Theme | Setback | BackgroundPage | Bundle) -> object:
        return self._once(value.front, value.slug)

    @way.register
    def _(self, value: Pairing) -> object:
        return self.short(value.ingredient), value.count

    @way.register
    def _(self, value: Mention) -> object:
        return value

    @way.register
    def _(self, value: Followed) -> object:
        return self.short(value.story), value.follower

    @way.register
    def _(self, value: SetbackCount) -> object:
        return self.short(value.setback), value.count

    @way.register
    def _(self, value: Municipality) -> object:
        return value.code

    @way.register
    def _(self, _value: Gazetteer) -> object:
        return "places"  # what stands in it is in what all pages have in common

    @way.register
    def _(self, value: StoryFromElsewhere) -> object:
        return self.short(value.story), value.near.municipality.code

    @way.register
    def _(self, value: Term) -> object:
        return self._once(value)

    @way.register
    def _(self, value: Withdrawal) -> object:
        return value

    @way.register
    def _(self, _value: Names) -> object:
        return self._names

    @way.register
    def _(self, value: Special) -> object:
        day = value.plan.updated if value.plan else ""
        return self._shape, [self._body(story) for story in self.library.stories_read_in(value.bundle)], day

    @way.register
    def _(self, _value: Library | Links) -> object:
        return self._shape

    @way.register
    def _(self, _value: Everything) -> object:
        return self.everything

    @cached_property
    def everything(self) -> str:
        """All that stands in the library, and the day of the build."""
        texts = [self._text(story) for story in self.library.stories]
        return digest(self._common, self._shape, texts, self.library.today)

    def _once(self, value: FrontMatterModel, *said: str) -> str:
        """What is on very many pages, written once: to write a model takes long. The key is the object itself."""
        known = self._written.get(id(value))
        if known is None:
            known = self._written[id(value)] = (
                value,
                digest(said, value),
            )  # with the value, so that no other gets its id
        return known[1]

    def _card(self, story: Story) -> str:
        """What other pages may tell of a story."""
        return self.memory.recall("card", story.slug, (story,), lambda: digest(story.slug, story.front, story.setbacks))

    def _text(self, story: Story) -> str:
        return self.memory.recall("words", story.slug, (story,), lambda: digest(story.body.text))

    def _body(self, story: Story) -> tuple[object, ...]:
        """The text of a story with the images in it."""
        return self._text(story), images_of(story, self.library)

    def _passages(self, story: Story) -> str:
        text = self.links.texts[story.slug]
        return self.memory.recall("passages", story.slug, (text,), lambda: digest(text.passages))

    @cached_property
    def _common(self) -> str:
        """All that pages have in common, such as their footer, which links to the pages in docs/ that are there.

        The tables of places are among it: they change once a year.
        """
        pages = [page.slug for page in self.library.pages]
        places = (self.library.gazetteer.municipalities, self.library.gazetteer.former)
        return digest(self.environment, self.library.settings, self.library.vocabulary, pages, places)

    @cached_property
    def _names(self) -> str:
        return digest(self.names.ingredient, self.names.theme, self.names.setback)

    @cached_property
    def _terms(self) -> str:
        return digest(self.library.terms)

    @cached_property
    def _shape(self) -> str:
        """Everything but the running text of the stories."""
        library = self.library
        stories = [
            (self._card(story), self._passages(story), story.reading_minutes, is_stale(story, library))
            for story in library.stories
        ]
        own = [text for bundle in library.bundles for text in bundle.texts]
        entries: Iterable[Ingredient | Theme | Setback | BackgroundPage | BundleText]
        entries = (*library.ingredients, *library.themes, *library.setbacks, *library.pages, *own)
        texts = [(each.slug, each.front, each.body.text) for each in entries]
        made = [stamps_in(library.root / OUTPUT / bundle.slug) for bundle in library.bundles]
        bundles = [(bundle.slug, bundle.front) for bundle in library.bundles]
        kept = [(edition.code, edition.front, stamps_in(library.root / edition.folder)) for edition in library.editions]
        return digest(stories, texts, bundles, made, kept, library.withdrawn, library.terms, library.accessibility)


def images_of(text: Story | BackgroundPage, library: Library) -> list[tuple[str, int, int]]:
    """Tells the images beside a text from others."""
    return stamps_in((library.root / text.path).with_suffix(""))
