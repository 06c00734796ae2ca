"""A page of the site before any generator touches it: its address, its words and what it links to."""

from collections.abc import Callable
from dataclasses import dataclass

from ..library.library import BackgroundPage, Bundle, Ingredient, Setback, Theme
from ..library.story import Story
from ..model.page_types import PageType
from .made_of import Digests, Values, finished
from .onward import Step
from .render import render


@dataclass(frozen=True)
class Crumb:
    """One step of 'you are here'."""

    title: str
    url: str


@dataclass(frozen=True)
class Page:
    """One page."""

    url: str
    """Relative to the root of the site, ending in a slash; empty for the home page."""
    type: PageType
    title: str
    description: str
    values: Callable[[], Values]
    """What the template of its type gets: all that it shows, and so all that it is made of."""
    digests: Digests
    trail: tuple[Crumb, ...] = ()
    """The pages above this one, from the top; without the home page and without itself."""
    onward: tuple[Step, ...] = ()
    """Where to go at its end; only for the page of an entry or a place."""
    source: str | None = None
    """The file in the repository that an editor would change."""
    repeats: str | None = None
    """The address of the page whose text this one repeats; search engines are sent there."""
    entry: Story | Ingredient | Setback | Theme | BackgroundPage | Bundle | None = None
    """What of the library it is the page of, if its text stands there."""

    @property
    def is_story(self) -> bool:
        return self.type is PageType.STORY

    @property
    def has_twin(self) -> bool:
        """Whether its text stands beside it as Markdown."""
        return self.type in (PageType.STORY, PageType.INGREDIENT, PageType.SETBACK, PageType.THEME)

    @property
    def said(self) -> tuple[object, ...]:
        """What is told of the page outside of its article."""
        return self.type.name, self.title, self.description, self.trail, self.onward, self.source, self.repeats

    def made_of(self) -> str:
        """A digest of all that the page shows, without making it: as long as it is the same, so is the page."""
        return self.digests.of(self.values(), self.said)

    def render(self) -> str:
        """The HTML of its article, with addresses from `ROOT`."""
        return render(self.type.template, **finished(self.values()))
