"""Where to go at the end of the page of an entry or a place: the finder with its filter filled in, and what is next."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ..finder.facets import LARGE, name_in
from ..language.slugs import slugify
from ..library.library import Ingredient, Setback, Theme
from ..library.story import Story
from ..model import urls
from ..places.country import Country
from ..places.gazetteer import Municipality

Entry = TypeVar("Entry", Ingredient, Theme, Setback)


@dataclass(frozen=True)
class Step:
    """One way on."""

    label: str
    """What kind of step it is, in small letters above its title."""
    title: str
    url: str


TELL = Step("Doe mee", "Vertel jouw verhaal", "insturen/")


def in_finder(name: str, stories: Sequence[Story], **filters: str) -> tuple[Step, ...]:
    """The finder with the stories of a page; without stories an invitation to tell one."""
    count = len(stories)
    words = f"{name} in {count} {'verhaal' if count == 1 else 'verhalen'}"
    return (Step("Zoek en filter", words, urls.finder_url(**filters)),) if count else (TELL,)


def following(label: str, entry: Entry, entries: Sequence[Entry], url_of: Callable[[str], str]) -> tuple[Step, ...]:
    """The entry after this one; after the last comes the first."""
    after = entries[(entries.index(entry) + 1) % len(entries)]
    return () if after is entry else (Step(label, after.title, url_of(after.slug)),)


def around(municipality: Municipality, country: Country) -> tuple[Step, ...]:
    """The stories of the province of a municipality, and of those of its size."""
    return (
        Step(
            "Zoek en filter",
            f"Verhalen uit {municipality.province}",
            urls.finder_url(**{name_in(country, LARGE): slugify(municipality.province)}),
        ),
        Step(
            "Zoek en filter",
            f"Verhalen uit gemeenten met {municipality.size_label} inwoners",
            urls.finder_url(grootte=municipality.size_class),
        ),
    )
