"""Every municipality of a day, with its regions, its point on the map and its former names.

What is known of them stands in the tables of a library (`tables.py`), which have their provenance beside them.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

from ..language.dutch import enumerate_dutch
from ..language.slugs import fold, slugify
from ..language.suggest import BECAME, nearest
from .country import ANYWHERE, NOWHERE, Bounds, Country

EARTH_RADIUS_KM = 6371.0
BETWEEN = re.compile(
    r"(?<!\s)(\s*[,;/|&+\n\r\t\v\f\u0085\u2028\u2029][\s\u0085,;/|&+]*(?:en\s+)?|\s+(?:en|[-\u2013\u2014])\s+)"
)
"""What stands between names: signs and line ends for certain, a word or a dash only beside a name that is known."""
MOST_IN_NAME = 9
"""Parts of one name, what stands between them counted too: nobody's name is longer, and a text may be."""
ONLY_MAYBE = re.compile(r"\s+(?:en|[-\u2013\u2014])\s+")
LISTED = re.compile(r"^(?:[-\u2013\u2014•*·]|[0-9]{1,2}[.)])\s+")
WITH_ASIDE = re.compile(r"(.*\S)\s*\(([^()]*)\)")
"""A name with something between brackets behind it, as in `Zwolle (Overijssel)`."""
ON_A_RIVER = re.compile(r"(?i)(?<=\s)a[/.]d\.?(?=\s)")
"""The words in the name of a municipality on a river, as in `Alphen a/d Rijn`, whose stroke parts no names."""
WHAT_IT_IS = re.compile(r"(?i)gemeente|stad|dorp")
OF_A_REGION = re.compile(r"(?i)^\s*(?:de\s+)?(?:provincie|prov\.|regio)\s+")
COUNTRY = "land"
"""The kind of area that a whole country is."""
LONGEST_CHAIN = 100
"""Mergers that one municipality comes by; a table with more is nonsense, and following it would take long."""

SIZE_CLASSES: Mapping[str, tuple[str, int]] = {
    "tot-20000": ("minder dan 20.000", 20_000),
    "20000-50000": ("20.000 tot 50.000", 50_000),
    "50000-100000": ("50.000 tot 100.000", 100_000),
    "100000-250000": ("100.000 tot 250.000", 250_000),
    "vanaf-250000": ("250.000 of meer", 10**9),
}
"""Slug of a size class -> its label and the number of inhabitants it ends before."""


@dataclass(frozen=True)
class Predecessor:
    """A municipality that is now (part of) another."""

    name: str
    until: str
    """The date on which it was abolished, as YYYY-MM-DD."""


@dataclass(frozen=True)
class Ending:
    """What is decided of a municipality: from which day it is part of others, and how those are called."""

    day: str
    """As YYYY-MM-DD."""
    names: tuple[str, ...]


@dataclass(frozen=True)
class Merger:
    """A municipality that goes up in another on a day; one that is divided has a merger for each part."""

    old_code: str
    old_name: str
    new_code: str
    day: str
    """The first day on which it is no more, as YYYY-MM-DD."""
    aliases: tuple[str, ...] = ()
    """What it was called too."""


@dataclass(frozen=True)
class Municipality:
    """One municipality. Compared by its code."""

    code: str
    name: str
    province: str
    labour_market_region: str
    ggd_region: str
    safety_region: str
    lon: float
    lat: float
    population: int
    aliases: tuple[str, ...] = ()
    predecessors: tuple[Predecessor, ...] = ()
    ending: "Ending | None" = None
    """When and in what it goes up, when that is known."""
    uri: str = ""
    """Its identifier in the public register of its country; empty when there is none."""
    bounds: Bounds = ANYWHERE
    """Of the country, for a map of it."""

    @cached_property
    def slug(self) -> str:
        return slugify(self.name)

    @cached_property
    def size_class(self) -> str:
        return next(slug for slug, (_, limit) in SIZE_CLASSES.items() if self.population < limit)

    @property
    def size_label(self) -> str:
        return SIZE_CLASSES[self.size_class][0]

    def __hash__(self) -> int:
        return hash(self.code)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Municipality) and self.code == other.code


@dataclass(frozen=True)
class Former:
    """A municipality that is no more, and those of now in which its area lies, in order of their codes."""

    code: str
    name: str
    until: str
    """The day on which the last part of it left, as YYYY-MM-DD."""
    successors: tuple[Municipality, ...]
    aliases: tuple[str, ...] = ()
    """What it was called too."""

    @property
    def slug(self) -> str:
        return slugify(self.name)


@dataclass(frozen=True)
class Found:
    """A name that is one municipality; `former` is the name of then, when that was another."""

    municipality: Municipality
    former: str | None = None


@dataclass(frozen=True)
class Divided:
    """A former municipality whose area now lies in several."""

    successors: tuple[str, ...]
    former: "Former | None" = field(default=None, compare=False)


@dataclass(frozen=True)
class Ambiguous:
    """A name that two municipalities bear."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class RegionName:
    """The name of a province or other region."""

    kind: str


@dataclass(frozen=True)
class Unknown:
    """No municipality; perhaps a slip of the pen."""

    suggestion: str | None


Resolution = Found | Divided | Ambiguous | RegionName | Unknown


class Gazetteer:
    """All municipalities, found by name, slug, code or region."""

    def __init__(
        self,
        municipalities: Iterable[Municipality],
        mergers: Iterable[Merger] = (),
        country: Country = NOWHERE,
    ) -> None:
        self.country = country
        self.municipalities = tuple(sorted(municipalities, key=sort_name))
        self.by_code = {each.code: each for each in self.municipalities}
        self.by_slug = {each.slug: each for each in self.municipalities}
        self.former = tuple(self._former_municipalities(tuple(mergers)))
        self._names = {fold(each.name): each for each in self.municipalities}
        self._aliases = {fold(alias): each for each in self.municipalities for alias in each.aliases}
        by_end = sorted(self.former, key=lambda each: each.until)
        self._former = {fold(each.name): each for each in by_end}
        self._former_aliases = {fold(alias): each for each in by_end for alias in each.aliases}
        self._bare = self._bare_names()

    def _former_municipalities(self, mergers: tuple[Merger, ...]) -> Iterator[Former]:
        """In order of code; one of which nothing is left in the tables is not among them."""
        successors = successors_by_code((each.old_code, each.new_code) for each in mergers)
        rows: dict[str, list[Merger]] = defaultdict(list)
        for each in mergers:
            rows[each.old_code].append(each)
        for code, found in sorted(rows.items()):
            final = sorted(final_successors(code, successors))
            known = tuple(self.by_code[each] for each in final if each in self.by_code)
            if known:
                yield Former(code, found[0].old_name, max(each.day for each in found), known, found[0].aliases)

    def _bare_names(self) -> dict[str, tuple[str, ...]]:
        """Names shared by several municipalities once the suffix goes: Bergen (NH.), Bergen (L.)."""
        bare: dict[str, list[str]] = defaultdict(list)
        for each in self.municipalities:
            if each.name.endswith(")"):
                bare[fold(each.name.partition(" (")[0])].append(each.name)
        return {name: tuple(names) for name, names in bare.items()}

    def resolve(self, name: str) -> Resolution:
        """Say what a name is. Current names go first, then names of then, then other spellings."""
        return self._resolve_known(name) or Unknown(self._suggest(name))

    def _resolve_known(self, name: str) -> Resolution | None:
        key = fold(name)
        if key in self._names:
            return Found(self._names[key])
        if key in self._bare:
            return Ambiguous(self._bare[key])
        if key in self._former:
            return resolved(self._former[key])
        if key in self._aliases:
            return Found(self._aliases[key])
        if key in self._former_aliases:
            return resolved(self._former_aliases[key])
        kind = self._region_names.get(key)
        return RegionName(kind) if kind else None

    @cached_property
    def ended(self) -> Mapping[str, Former]:
        """Slug -> the municipality that was at that address, and is no more."""
        return {each.slug: each for each in self._former.values() if each.slug not in self.by_slug}

    def _suggest(self, name: str) -> str | None:
        """The name most like this one, without the word before it, or the only one that begins with its words or that
        stands in it, as in `Zwolle (Overijssel)`.
        """
        bare = bare_name(name)
        start = f"{fold(bare)} "
        begins = [each for each, folded in self._suggested.items() if folded.startswith(start)]
        apart = re.sub(r"[()]", ",", bare)
        inside = [each for each in self.names_in(apart) if isinstance(self._resolve_known(each), Found)]
        one = next((found[0] for found in (begins, inside) if len(found) == 1), None)
        return nearest(bare, self._suggested) or one

    @cached_property
    def _suggested(self) -> dict[str, str]:
        """Every name that was or is in use -> the same as it is compared."""
        named: tuple[Municipality | Former, ...] = (*self.municipalities, *self.former)
        return {name: fold(name) for each in named for name in (each.name, *each.aliases)}

    def names_in(self, text: str) -> list[str]:
        """Each of the names written together, once; one with a comma or `en` stays whole, an unknown one as it is. What
        only says where a municipality lies or what it is, as in `Zwolle, Overijssel`, is no second name.

        The form reads them alike (`docs/assets/shared/places.js`, `namesIn`).
        """
        parts = BETWEEN.split(ON_A_RIVER.sub("aan den", text).strip())
        names: list[str] = []
        start, is_loose = 0, False
        while start < len(parts):
            ends = range(min(len(parts), start + MOST_IN_NAME), start, -2)  # as long a name as there is
            end = next((end for end in ends if self.known_name(listed_in(parts[start:end]))), start + 1)
            words = listed_in(parts[start:end])
            known = self.known_name(words)
            if is_loose and words and not known and ONLY_MAYBE.fullmatch(parts[start - 1]):
                names[-1] += parts[start - 1] + words
            elif words:
                names.append(known or words)
            start, is_loose = end + 1, words != "" and not known
        return self._without_areas(list(dict.fromkeys(names)))

    def known_name(self, words: str) -> str | None:
        """The name of a municipality or a region, of now or then, without the word for what it is, and without the area
        between brackets behind it.
        """
        aside = WITH_ASIDE.fullmatch(words)
        whole = [words, aside[1]] if aside and self._is_area(aside[2]) else [words]
        return next((bare for each in whole if self._resolve_known(bare := bare_name(each))), None)

    def _without_areas(self, names: list[str]) -> list[str]:
        """Names without those of areas, when that of a municipality is among them."""
        places = {name for name in names if isinstance(self._resolve_known(name), Found | Divided | Ambiguous)}
        return [name for name in names if not places or name in places or not self._is_area(name)]

    def _is_area(self, words: str) -> bool:
        """Whether words say where a municipality lies, or what it is, and not which; `Utrecht` may be both."""
        bare = OF_A_REGION.sub("", words)
        is_region = isinstance(self._resolve_known(bare), RegionName)
        return is_region or fold(bare) in self._provinces_folded or bool(WHAT_IT_IS.fullmatch(words.strip()))

    @cached_property
    def _provinces_folded(self) -> frozenset[str]:
        return frozenset(fold(name) for name in self.provinces)

    def became(self, name: str | None) -> str:
        """A sentence on what a former municipality is now; nothing of one that still is there."""
        former = self._former.get(fold(name)) if name and fold(name) not in self._names else None
        return BECAME.format(places=enumerate_dutch([each.name for each in former.successors])) if former else ""

    @cached_property
    def _region_names(self) -> dict[str, str]:
        return {fold(self.country.name): COUNTRY} | {
            fold(name): kind
            for key, kind in reversed(tuple(self.country.regions.items()))
            for each in self.municipalities
            for name in self.country.names_of(getattr(each, key))
        }

    @cached_property
    def provinces(self) -> dict[str, tuple[Municipality, ...]]:
        """Province -> its municipalities, both in order of name."""
        return self._grouped("province")

    @cached_property
    def labour_market_regions(self) -> dict[str, tuple[Municipality, ...]]:
        """Arbeidsmarktregio -> its municipalities, both in order of name."""
        return self._grouped("labour_market_region")

    @cached_property
    def by_letter(self) -> dict[str, tuple[Municipality, ...]]:
        """First letter -> municipalities; the `'s-` of 's-Gravenhage does not count."""
        groups: dict[str, list[Municipality]] = defaultdict(list)
        for each in self.municipalities:
            groups[sort_name(each)[0]].append(each)
        return {letter: tuple(found) for letter, found in groups.items()}

    def around(self, municipality: Municipality) -> tuple[tuple[float, Municipality], ...]:
        """All other municipalities with their distance in kilometres, the nearest first."""
        return self._around[municipality.code]

    @cached_property
    def _around(self) -> dict[str, tuple[tuple[float, Municipality], ...]]:
        """Code -> the same. Each distance is worked out once for the two that it is between."""
        found: dict[str, list[tuple[float, Municipality]]] = {each.code: [] for each in self.municipalities}
        for one, other in combinations(self.municipalities, 2):
            distance = distance_km(one, other)
            found[one.code].append((distance, other))
            found[other.code].append((distance, one))
        return {code: tuple(sorted(others, key=lambda each: (each[0], each[1].name))) for code, others in found.items()}

    def _grouped(self, key: str) -> dict[str, tuple[Municipality, ...]]:
        groups: dict[str, list[Municipality]] = defaultdict(list)
        for each in self.municipalities:
            groups[getattr(each, key)].append(each)
        return {name: tuple(groups[name]) for name in sorted(groups, key=fold)}


def resolved(former: Former) -> Found | Divided:
    """What the name of a municipality that is no more stands for now."""
    if len(former.successors) > 1:
        return Divided(tuple(each.name for each in former.successors), former)
    return Found(former.successors[0], former.name)


def listed_in(parts: Sequence[str]) -> str:
    """The words of a name without the sign of a list."""
    return " ".join(LISTED.sub("", "".join(parts)).split())


def bare_name(name: str) -> str:
    """A name without the word for what it is: `gemeente Zwolle` is Zwolle."""
    return re.sub(r"(?i)^\s*(?:de\s+)?(?:gemeenten?|gem\.|stad|dorp)\s+", "", name)


def sort_name(municipality: Municipality) -> str:
    """The name without accents, and without the `'s-` or `'t ` that Dutch passes over in a register."""
    return re.sub(r"^'[st][ -]", "", fold(municipality.name))


def successors_by_code(pairs: Iterable[tuple[str, str]]) -> Mapping[str, list[str]]:
    """From pairs of an old and a new code: the codes in which each went up."""
    successors: dict[str, list[str]] = {}
    for old, new in pairs:
        successors.setdefault(old, []).append(new)
    return successors


def codes_after(code: str, successors: Mapping[str, list[str]]) -> set[str]:
    """All codes that a chain of mergers comes by, each once; also of one that goes round."""
    found: set[str] = set()
    following = [code]
    while following and len(found) < LONGEST_CHAIN:
        new = [each for each in successors.get(following.pop(), ()) if each not in found]
        found |= set(new)
        following += new
    return found


def final_successors(code: str, successors: Mapping[str, list[str]]) -> set[str]:
    """Follow a chain of mergers to the municipalities of today (Menaldumadeel -> Menameradiel -> Waadhoeke)."""
    return {each for each in codes_after(code, successors) if each not in successors}


def distance_km(one: Municipality, other: Municipality) -> float:
    """Distance between two area centres in kilometres."""
    return km_between((one.lon, one.lat), (other.lon, other.lat))


def km_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance between two points, each a longitude and latitude in degrees (haversine, mean radius)."""
    lat_1, lat_2 = math.radians(one[1]), math.radians(other[1])
    half_lat = (lat_2 - lat_1) / 2
    half_lon = math.radians(other[0] - one[0]) / 2
    chord = math.sin(half_lat) ** 2 + math.cos(lat_1) * math.cos(lat_2) * math.sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(chord))
