"""What a rule may know about the rest of the library."""

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ..language.slugs import fold
from ..language.suggest import nearest
from ..model.anchors import heading_ids, heading_text
from ..model.vocabulary import Vocabulary
from ..places.gazetteer import Gazetteer
from ..reading.entry import Entry, Kind
from ..reading.load import slug_of
from ..reading.naming import NAMING
from .plain_words import PlainWords

FOLDED_WORD = re.compile(r"(?:[^\W_]|['-])+")
SHORT_WORD = 3
"""Words of no more letters say nothing about what goes wrong."""
SUBJECTS = (Kind.INGREDIENT, Kind.SETBACK, Kind.THEME)
"""What stories and bundles name by slug and readers by title."""


@dataclass(frozen=True)
class Context:
    """All entries that were found, the municipalities, and the day on which the check runs."""

    root: Path
    entries: tuple[Entry, ...]
    files: tuple[tuple[Kind, str], ...]
    """Every content file that exists, also when it could not be read: what names it is not to blame."""
    vocabulary: Vocabulary
    gazetteer: Gazetteer
    today: datetime.date
    is_coached: bool
    """Whether the text coach reads along."""
    terms: frozenset[str] = frozenset()
    """The words that the list of terms explains."""
    misspelt: Mapping[str, str | None] | None = None
    """Words that no dictionary has, with what was probably meant; None when nobody looked."""

    def slugs(self, kind: Kind) -> frozenset[str]:
        return self._slugs[kind]

    @cached_property
    def plain_words(self) -> PlainWords:
        return PlainWords(self.vocabulary)

    @cached_property
    def _slugs(self) -> Mapping[Kind, frozenset[str]]:
        return {kind: frozenset(slug_of(path, kind) for other, path in self.files if other is kind) for kind in Kind}

    @cached_property
    def paths(self) -> frozenset[str]:
        return frozenset(path for _, path in self.files)

    @cached_property
    def by_path(self) -> Mapping[str, Entry]:
        return {entry.path: entry for entry in self.entries}

    @cached_property
    def setback_names(self) -> Mapping[str, tuple[str, ...]]:
        """Slug of a setback -> its title and synonyms, as `bare_names` has them."""
        setbacks = [(entry.slug, entry.front) for entry in self.entries if entry.kind is Kind.SETBACK and entry.front]
        return {
            slug: bare_names((front.text("title") or "", *(text for text, _ in front.texts("synonyms"))))
            for slug, front in setbacks
        }

    @cached_property
    def slugs_by_title(self) -> Mapping[tuple[Kind, str], tuple[str, ...]]:
        """Kind and folded title of what is named by slug -> the slugs."""
        found: dict[tuple[Kind, str], tuple[str, ...]] = {}
        for entry in self.entries:
            if entry.front and entry.kind in SUBJECTS:
                key = (entry.kind, fold(entry.front.text("title") or ""))
                found[key] = (*found.get(key, ()), entry.slug)
        return found

    @cached_property
    def circling(self) -> frozenset[str]:
        """The stories whose `inspired_by` leads into a circle: what is left when all that ends is taken away."""
        left = {entry.slug: inspirations_of(entry) for entry in self.entries if entry.kind is Kind.STORY}
        while ended := [slug for slug, sources in left.items() if not sources & left.keys()]:
            for slug in ended:
                del left[slug]
        return frozenset(left)

    @cached_property
    def alias_owners(self) -> Mapping[tuple[Kind, str], tuple[str, ...]]:
        """Kind and old slug -> the files that claim it."""
        owners: dict[tuple[Kind, str], tuple[str, ...]] = {}
        for entry in self.entries:
            for alias, _ in entry.front.texts("aliases") if entry.kind in NAMING and entry.front else ():
                owners[entry.kind, alias] = (*owners.get((entry.kind, alias), ()), entry.path)
        return owners

    def meant(self, kind: Kind, name: str) -> str | None:
        """What a name that is not known may stand for: what was or is called so, or what looks most like it."""
        owner = next(iter(self.alias_owners.get((kind, name), ())), None)
        if owner:
            return slug_of(owner, kind)
        titled = self.slugs_by_title.get((kind, fold(name)), ())
        return titled[0] if len(titled) == 1 else nearest(name, self.slugs(kind))

    def anchors(self, path: str) -> frozenset[str]:
        """The headings that a link to this file may point to."""
        if path not in self._anchors:
            headings = self.by_path[path].body.headings
            self._anchors[path] = frozenset(heading_ids(heading_text(heading.text) for heading in headings))
        return self._anchors[path]

    @cached_property
    def _anchors(self) -> dict[str, frozenset[str]]:
        return {}


def choices_of(known: Iterable[str]) -> str:
    """The names to choose from, in a message."""
    return ", ".join(sorted(known))


def folded_words(text: str) -> list[str]:
    """The words of a text, folded, without the signs between them."""
    return FOLDED_WORD.findall(fold(text))


def bare_names(names: Iterable[str]) -> tuple[str, ...]:
    """Names as their folded words, each once: `Te veel, te snel` is `te veel te snel`."""
    return tuple(sorted({" ".join(words) for words in map(folded_words, names) if words}))


def telling_words(names: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """Slug -> the longer words of its names that no other slug has, folded: `niet` tells no setback from the rest."""
    words = {slug: {word.strip(",.;:()") for name in own for word in fold(name).split()} for slug, own in names.items()}
    shared = Counter(word for own in words.values() for word in own)
    return {
        slug: frozenset(word for word in own if len(word) > SHORT_WORD and shared[word] == 1)
        for slug, own in words.items()
    }


def inspirations_of(story: Entry) -> frozenset[str]:
    return frozenset(slug for slug, _ in story.front.texts("inspired_by")) if story.front else frozenset()
