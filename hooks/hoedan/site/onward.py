"""Where to go at the end of a page: the finder with the filter of the page filled in, and what comes after it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ..language.slugs import slugify
from ..library.library import BackgroundPage, Ingredient, Library, Setback, Theme
from ..library.story import Story
from ..model import urls
from ..model.page_types import PageType
from ..places.gazetteer import Municipality

Entry = TypeVar("Entry", Ingredient, Theme, Setback, BackgroundPage)


@dataclass(frozen=True)
class Step:
    """One way on."""

    label: str
    """What kind of step it is, in small letters above its title."""
    title: str
    url: str


FIND = Step("Zoek verder", "Alle verhalen", "verhalen/")
RECOGNISE = Step("Wat werkt", "Welk ingrediënt herken je?", "ingredienten/")
STUMBLE = Step("Wat misging", "Vallen en opstaan", "vallen-en-opstaan/")
OVERVIEW = Step("In één blik", "De matrix: welk ingrediënt in welk verhaal", "matrix/")
MAP = Step("In de buurt", "Verhalen op de kaart", "regios/")
TELL = Step("Doe mee", "Vertel jouw verhaal", "insturen/")
COLLECT = Step("Voor je overleg", "Stel je eigen bundel samen", "mijn-bundel/")
READ = Step("Lees de achtergrond", "Waar de ingrediënten vandaan komen", "achtergrond/")

AFTER: Mapping[PageType, tuple[Step, ...]] = {
    PageType.STORIES: (RECOGNISE, TELL),
    PageType.INGREDIENTS: (OVERVIEW, STUMBLE),
    PageType.THEMES: (FIND, MAP),
    PageType.SETBACKS: (RECOGNISE, FIND),
    PageType.REGIONS: (FIND, TELL),
    PageType.MUNICIPALITIES: (MAP, TELL),
    PageType.MATRIX: (FIND, STUMBLE),
    PageType.BACKGROUND: (RECOGNISE, FIND),
    PageType.TERMS: (READ, FIND),
    PageType.BUNDLES: (COLLECT, FIND),
    PageType.MY_BUNDLE: (FIND, RECOGNISE),
    PageType.EDITORIAL: (TELL, OVERVIEW),
    PageType.SUBMISSION: (FIND, RECOGNISE),
    PageType.OPEN_DATA: (OVERVIEW, FIND),
    PageType.FOLLOW: (FIND, TELL),
    PageType.WITHDRAWN: (FIND, RECOGNISE),
}
"""What comes after an overview, or another page that is of no entry."""


def in_finder(name: str, stories: Sequence[Story], **filters: str) -> tuple[Step, ...]:
    """The finder with the stories of a page; without stories an invitation to tell one."""
    count = len(stories)
    words = f"{name} in {count} {'verhaal' if count == 1 else 'verhalen'}"
    return (Step("Zoek en filter", words, urls.finder_url(**filters)),) if count else (TELL,)


def following(label: str, entry: Entry, entries: Sequence[Entry], url_of: Callable[[str], str]) -> tuple[Step, ...]:
    """The entry after this one; after the last comes the first."""
    after = entries[(entries.index(entry) + 1) % len(entries)]
    return () if after is entry else (Step(label, after.title, url_of(after.slug)),)


def around(municipality: Municipality) -> tuple[Step, ...]:
    """The stories of the province of a municipality, and of those of its size."""
    return (
        Step(
            "Zoek en filter",
            f"Verhalen uit {municipality.province}",
            urls.finder_url(provincie=slugify(municipality.province)),
        ),
        Step(
            "Zoek en filter",
            f"Verhalen uit gemeenten met {municipality.size_label} inwoners",
            urls.finder_url(grootte=municipality.size_class),
        ),
    )


def after_text(page: BackgroundPage, library: Library) -> tuple[Step, ...]:
    """After a text of our own: the stories of its first ingredient, and the next text of the background."""
    if not page.is_background:
        return FIND, TELL
    named = [library.ingredient[slug] for slug in page.front.ingredients if slug in library.ingredient]
    found = (
        in_finder(named[0].title, library.stories_with_ingredient(named[0]), ingredient=named[0].slug)
        if named
        else (FIND,)
    )
    return found + following("Volgende achtergrond", page, library.background, urls.page_url)
