"""What a thing was called before. Its first name is what it is known by for good; each old name goes on leading to it.

A story, ingredient, theme or setback that is renamed keeps its old names in `aliases:`, the oldest first.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Protocol

from ..language.dutch import dutch_date
from ..language.slugs import slugify
from ..model import urls
from ..model.fields import Withdrawal
from ..places.gazetteer import Former, Municipality
from ..text.grammar import MARKER
from .library import Ingredient, Library, Setback, Theme


class Named(Protocol):
    """What has a name that can change."""

    @property
    def slug(self) -> str: ...
    @property
    def aliases(self) -> tuple[str, ...]: ...


Subject = Ingredient | Setback | Theme


def first_name(named: Named) -> str:
    """The oldest name, which stays: identifiers are made of it."""
    return named.aliases[0] if named.aliases else named.slug


def old_names(named: Named) -> tuple[str, ...]:
    """All but the name of today, the oldest first. What got its first name back still has that in `aliases:`."""
    return tuple(name for name in named.aliases if name != named.slug)


def all_names(named: Named) -> tuple[str, ...]:
    """The oldest in front."""
    return tuple(dict.fromkeys((*named.aliases, named.slug)))


def name_today(name: str, known: Iterable[Named]) -> str:
    """The name of today of what is or was called so; the name as it is when nothing was."""
    those = list(known)
    if any(each.slug == name for each in those):
        return name
    return next((each.slug for each in those if name in each.aliases), name)


def told_of_gone(name: str, withdrawn: Iterable[Withdrawal]) -> str:
    """What to say to who names a story that was withdrawn; empty when none was called so."""
    day = next((each.date for each in withdrawn if name in all_names(each)), None)
    return f"het verhaal '{name}' is teruggetrokken op {dutch_date(day)}. Noem een ander verhaal." if day else ""


def concept_url(subject: Subject) -> str:
    """What an ingredient, setback or theme is known by for other programs: the address of its page as it was first."""
    return address_of(subject)(first_name(subject))


def address_of(subject: Subject) -> Callable[[str], str]:
    match subject:
        case Ingredient():
            return urls.ingredient_url
        case Setback():
            return urls.setback_url
        case Theme():
            return urls.theme_url


def moved_pages(library: Library) -> dict[str, str]:
    """Each old address of a page -> its address of today; a story that was withdrawn keeps its page too."""
    return {address(old): address(each.slug) for each, address in _pages_with_names(library) for old in old_names(each)}


def other_addresses(library: Library) -> dict[str, str]:
    """The address that another name of a municipality makes, of now or then -> its own: the name may be what it was
    called before.
    """
    places = library.gazetteer
    named: tuple[Former | Municipality, ...] = (*places.ended.values(), *places.municipalities)
    others = {slugify(alias): each.slug for each in named for alias in each.aliases}
    return {
        urls.municipality_url(other): urls.municipality_url(slug)
        for other, slug in others.items()
        if other not in places.by_slug and other not in places.ended
    }


def _pages_with_names(library: Library) -> Iterator[tuple[Named, Callable[[str], str]]]:
    stories: tuple[Named, ...] = (*library.stories, *library.withdrawn)
    subjects: tuple[Subject, ...] = (*library.ingredients, *library.setbacks, *library.themes)
    yield from ((each, urls.story_url) for each in stories)
    yield from ((each, address_of(each)) for each in subjects)


class FirstNames:
    """What a library says with every name as it was first, so that a renaming is no change of it."""

    def __init__(self, library: Library) -> None:
        self._ingredients = _first_of(library.ingredients)
        self._setbacks = _first_of(library.setbacks)
        self._themes = _first_of(library.themes)
        self._stories = _first_of(library.stories)

    def in_front(self, front: dict[str, Any]) -> dict[str, Any]:
        """The values of the front matter of a story."""
        lists = {"ingredients": self._ingredients, "themes": self._themes, "inspired_by": self._stories}
        return front | {key: [lists[key].get(each, each) for each in front[key]] for key in lists if key in front}

    def in_chapter(self, chapter: dict[str, Any]) -> dict[str, Any]:
        """A chapter of a bundle."""
        names = {
            "ingredient": self._ingredients,
            "setback": self._setbacks,
            "theme": self._themes,
            **dict.fromkeys(("story", "passage"), self._stories),
        }
        return {key: names.get(key, {}).get(value, value) for key, value in chapter.items()}

    def in_text(self, text: str) -> str:
        """Markdown, with its markers and its links to files."""
        if self._ingredients or self._setbacks:
            text = "\n".join(map(self._in_marker, text.split("\n")))
        for names in (self._stories, self._ingredients, self._setbacks, self._themes):
            for name, first in names.items():
                text = re.sub(rf"(?<![\w-]){name}(?=\.md\b|/[\w-]+\.\w+)", first, text)
        return text

    def _in_marker(self, line: str) -> str:
        marker = MARKER.fullmatch(line)
        for group, names in (("ingredients", self._ingredients), ("setbacks", self._setbacks)):
            if marker and (slugs := marker[group]):
                line = line.replace(f'"{slugs}"', f'"{" ".join(names.get(each, each) for each in slugs.split())}"')
        return line


def _first_of(those: Iterable[Named]) -> Mapping[str, str]:
    """Name of today -> first name, of what has another than its first."""
    return {each.slug: first for each in those if (first := first_name(each)) != each.slug}
