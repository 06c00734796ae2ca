"""Every Dutch municipality with its regions, its point on the map and its former names.

Data and provenance: `data/README.md`. The division of 1 January 2023 still holds in 2026.
"""

import csv
import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from ..language.dutch import day_of
from ..language.reasons import reason_of
from ..language.slugs import fold, slugify
from ..language.suggest import nearest

DATA = Path(__file__).parent / "data"
EARTH_RADIUS_KM = 6371.0
TOOI = "https://identifier.overheid.nl/tooi/id/gemeente/"

SIZE_CLASSES: Mapping[str, tuple[str, int]] = {
    "tot-20000": ("minder dan 20.000", 20_000),
    "20000-50000": ("20.000 tot 50.000", 50_000),
    "50000-100000": ("50.000 tot 100.000", 100_000),
    "100000-250000": ("100.000 tot 250.000", 250_000),
    "vanaf-250000": ("250.000 of meer", 10**9),
}
"""Slug of a size class -> its label and the number of inhabitants it ends before."""

REGION_KINDS = {
    "province": "provincie",
    "labour_market_region": "arbeidsmarktregio",
    "ggd_region": "GGD-regio",
    "safety_region": "veiligheidsregio",
}
OTHER_PROVINCE_NAMES = ("Friesland", "Brabant", "Holland")


@dataclass(frozen=True)
class Predecessor:
    """A municipality that is now (part of) another."""

    name: str
    until: str
    """The date on which it was abolished, as YYYY-MM-DD."""


@dataclass(frozen=True)
class Municipality:
    """One municipality. Compared by its CBS code."""

    code: str
    name: str
    province: str
    labour_market_region: str
    ggd_region: str
    safety_region: str
    lon: float
    lat: float
    population: int
    """Inhabitants on 1 January 2022."""
    aliases: tuple[str, ...]
    predecessors: tuple[Predecessor, ...]

    @cached_property
    def slug(self) -> str:
        return slugify(self.name)

    @property
    def tooi(self) -> str:
        """The identifier of the register of government organisations (TOOI)."""
        return TOOI + self.code.lower()

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
class Found:
    """A name that is one municipality; `former` is the name of then, when that was another."""

    municipality: Municipality
    former: str | None = None


@dataclass(frozen=True)
class Divided:
    """A former municipality whose area now lies in several."""

    successors: tuple[str, ...]


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

    def __init__(self, municipalities: Iterable[Municipality], mergers: Iterable[Mapping[str, str]]) -> None:
        self.municipalities = tuple(sorted(municipalities, key=sort_name))
        self.by_code = {each.code: each for each in self.municipalities}
        self.by_slug = {each.slug: each for each in self.municipalities}
        self._names = {fold(each.name): each for each in self.municipalities}
        self._aliases = {fold(alias): each for each in self.municipalities for alias in each.aliases}
        self._former = self._former_names(tuple(mergers))
        self._bare = self._bare_names()
        self._around: dict[str, tuple[tuple[float, Municipality], ...]] = {}

    def _former_names(self, mergers: tuple[Mapping[str, str], ...]) -> dict[str, tuple[str, tuple[Municipality, ...]]]:
        successors = successors_by_code(mergers)
        former: dict[str, tuple[str, tuple[Municipality, ...]]] = {}
        for row in mergers:
            final = final_successors(row["old_code"], successors)
            known = tuple(self.by_code[code] for code in sorted(final) if code in self.by_code)
            former[fold(row["old_name"])] = (row["old_name"], known)
        return former

    def _bare_names(self) -> dict[str, tuple[str, ...]]:
        """Names shared by several municipalities once the suffix goes: Bergen (NH.), Bergen (L.)."""
        bare: dict[str, list[str]] = defaultdict(list)
        for each in self.municipalities:
            if each.name.endswith(")"):
                bare[fold(each.name.partition(" (")[0])].append(each.name)
        return {name: tuple(names) for name, names in bare.items()}

    def resolve(self, name: str) -> Resolution:
        """Say what a name is. Current names go first, then names of then, then other spellings."""
        key = fold(name)
        if key in self._names:
            return Found(self._names[key])
        if key in self._bare:
            return Ambiguous(self._bare[key])
        if key in self._former:
            return self._resolve_former(key)
        if key in self._aliases:
            return Found(self._aliases[key])
        kind = self._region_names.get(key)
        return RegionName(kind) if kind else Unknown(self._suggest(name))

    @cached_property
    def ended(self) -> Mapping[str, tuple[str, str, tuple[Municipality, ...]]]:
        """Slug of a municipality that is no more -> its name, its last date, and where its area lies now."""
        untils = {former.name: former.until for each in self.municipalities for former in each.predecessors}
        return {
            slugify(name): (name, untils.get(name, ""), successors)
            for name, successors in self._former.values()
            if slugify(name) not in self.by_slug
        }

    def _resolve_former(self, key: str) -> Found | Divided:
        former, successors = self._former[key]
        if len(successors) > 1:
            return Divided(tuple(each.name for each in successors))
        return Found(successors[0], former)

    def _suggest(self, name: str) -> str | None:
        known = [*(each.name for each in self.municipalities), *(a for e in self.municipalities for a in e.aliases)]
        return nearest(name, [*known, *(former for former, _ in self._former.values())])

    @cached_property
    def _region_names(self) -> dict[str, str]:
        names = {
            fold(getattr(each, key)): kind
            for key, kind in reversed(REGION_KINDS.items())
            for each in self.municipalities
        }
        return names | {fold(name): "provincie" for name in OTHER_PROVINCE_NAMES}

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
        if municipality.code not in self._around:
            others = (other for other in self.municipalities if other != municipality)
            found = [(distance_km(municipality, other), other) for other in others]
            self._around[municipality.code] = tuple(sorted(found, key=lambda each: (each[0], each[1].name)))
        return self._around[municipality.code]

    def _grouped(self, key: str) -> dict[str, tuple[Municipality, ...]]:
        groups: dict[str, list[Municipality]] = defaultdict(list)
        for each in self.municipalities:
            groups[getattr(each, key)].append(each)
        return {name: tuple(groups[name]) for name in sorted(groups, key=fold)}


def sort_name(municipality: Municipality) -> str:
    """The name without accents, and without the `'s-` or `'t ` that Dutch passes over in a register."""
    return re.sub(r"^'[st][ -]", "", fold(municipality.name))


def successors_by_code(mergers: Iterable[Mapping[str, str]]) -> dict[str, list[str]]:
    successors: dict[str, list[str]] = defaultdict(list)
    for row in mergers:
        successors[row["old_code"]].append(row["new_code"])
    return successors


def final_successors(code: str, successors: Mapping[str, list[str]]) -> set[str]:
    """Follow a chain of mergers to the municipalities of today (Menaldumadeel -> Menameradiel -> Waadhoeke)."""
    following = successors.get(code)
    if not following:
        return {code}
    return set().union(*(final_successors(each, successors) for each in following))


def distance_km(one: Municipality, other: Municipality) -> float:
    """Great-circle distance between two area centres in kilometres (haversine formula, mean earth radius)."""
    lat_1, lat_2 = math.radians(one.lat), math.radians(other.lat)
    half_lat = (lat_2 - lat_1) / 2
    half_lon = math.radians(other.lon - one.lon) / 2
    chord = math.sin(half_lat) ** 2 + math.cos(lat_1) * math.cos(lat_2) * math.sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(chord))


class TableError(Exception):
    """A table of places cannot be read; the message says in Dutch where and why, and what to do."""


COLUMNS = {
    "municipalities.csv": ("code", "name", *REGION_KINDS, "lon", "lat", "population"),
    "mergers.csv": ("old_code", "old_name", "new_code", "new_name", "date"),
    "aliases.csv": ("code", "alias"),
}
"""What each table must have; other columns say where it comes from."""
CODE = re.compile(r"GM[0-9]{4}")
FORMS: Mapping[str, tuple[Callable[[str], object], str]] = {
    "lon": (float, "een getal met een punt, zoals 6.0919"),
    "lat": (float, "een getal met een punt, zoals 52.5168"),
    "population": (int, "een heel getal zonder punt, zoals 130668"),
    "date": (day_of, "een dag als jaar-maand-dag, zoals 2027-01-01"),
}
"""Column -> what reads its value, and how it is written."""


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of a table, each value in its form.

    Raises:
        TableError: for a file, a column or a value that is not as it should be.

    """
    path = DATA / name
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise TableError(f"{name}: het bestand is niet te lezen: {reason_of(error)}.") from error
    except UnicodeDecodeError:
        raise TableError(f"{name}: het bestand is geen UTF-8. Bewaar het als 'CSV UTF-8'.") from None
    reader = csv.DictReader(text.splitlines())
    found = reader.fieldnames or ()
    missing = [column for column in COLUMNS[name] if column not in found]
    if missing:
        hint = " Excel bewaart met puntkomma's: zet er komma's voor in de plaats." if ";" in "".join(found) else ""
        raise TableError(f"{name}:1: deze kolommen ontbreken: {', '.join(missing)}.{hint}")
    rows = []
    for row in reader:
        check_row(row, f"{name}:{reader.line_num}", COLUMNS[name])
        rows.append(row)
    if not rows:
        raise TableError(f"{name}:1: er staat geen enkele rij in. Zet het bestand terug met git.")
    return rows


def check_row(row: Mapping[str | None, str | None], place: str, columns: Iterable[str]) -> None:
    """Check one row of a table.

    Raises:
        TableError: with the first thing that is wrong.

    """
    if None in row:
        raise TableError(f'{place}: er staan meer waarden dan kolommen. Zet een naam met een komma tussen ".')
    for column in columns:
        value = row[column]
        if not value or not value.strip():
            raise TableError(f"{place}: `{column}` is leeg. Vul het in.")
        if column.endswith("code") and not CODE.fullmatch(value):
            raise TableError(f"{place}: `{column}` is '{value}'. Schrijf de code van het CBS, zoals GM0193.")
        read, form = FORMS.get(column, (str, ""))
        try:
            read(value)
        except ValueError:
            raise TableError(f"{place}: `{column}` is '{value}'. Schrijf {form}.") from None


def check_tables(
    municipalities: list[dict[str, str]], mergers: list[dict[str, str]], aliases: list[dict[str, str]]
) -> None:
    """Check that the tables fit each other. Row 2 is the first below the heads.

    Raises:
        TableError: for a code or name that comes twice, a merger into nothing or in a circle, an alias of nobody.

    """
    for column in ("code", "name"):
        seen: set[str] = set()
        for line, row in enumerate(municipalities, 2):
            if row[column] in seen:
                raise TableError(f"municipalities.csv:{line}: `{column}` '{row[column]}' staat er al. Haal er een weg.")
            seen.add(row[column])
    known = {row["code"] for row in municipalities}
    successors = successors_by_code(mergers)
    for line, row in enumerate(mergers, 2):
        try:
            final = final_successors(row["old_code"], successors)
        except RecursionError:
            raise TableError(f"mergers.csv:{line}: '{row['old_name']}' gaat rond: volg de codes na.") from None
        if not final <= known:
            lost = ", ".join(sorted(final - known))
            raise TableError(
                f"mergers.csv:{line}: '{row['old_name']}' gaat op in {lost}, en die code staat niet in "
                "municipalities.csv. Voeg de nieuwe gemeente daar toe, of verbeter de code."
            )
        if row["old_code"] in known and not row["old_code"] == row["new_code"]:
            raise TableError(
                f"mergers.csv:{line}: '{row['old_name']}' staat ook nog in municipalities.csv. Haal die rij daar weg."
            )
    for line, row in enumerate(aliases, 2):
        if row["code"] not in known:
            raise TableError(f"aliases.csv:{line}: de code {row['code']} staat niet in municipalities.csv.")


@cache
def load_gazetteer() -> Gazetteer:
    """Read the tables that come with the package. They never change while a program runs, hence the cache.

    Raises:
        TableError: when one has a slip.

    """
    municipalities, mergers, others = map(read_table, COLUMNS)
    check_tables(municipalities, mergers, others)
    successors = successors_by_code(mergers)
    predecessors: dict[str, dict[str, str]] = defaultdict(dict)
    for row in mergers:
        for code in final_successors(row["old_code"], successors):
            predecessors[code].setdefault(row["old_name"], row["date"])
    aliases: dict[str, list[str]] = defaultdict(list)
    for row in others:
        aliases[row["code"]].append(row["alias"])
    return Gazetteer((read_municipality(row, aliases, predecessors) for row in municipalities), mergers)


def read_municipality(
    row: Mapping[str, str], aliases: Mapping[str, list[str]], predecessors: Mapping[str, Mapping[str, str]]
) -> Municipality:
    code = row["code"]
    former = sorted((until, name) for name, until in predecessors.get(code, {}).items() if name != row["name"])
    return Municipality(
        code=code,
        name=row["name"],
        province=row["province"],
        labour_market_region=row["labour_market_region"],
        ggd_region=row["ggd_region"],
        safety_region=row["safety_region"],
        lon=float(row["lon"]),
        lat=float(row["lat"]),
        population=int(row["population"]),
        aliases=tuple(aliases.get(code, ())),
        predecessors=tuple(Predecessor(name, until) for until, name in former),
    )
