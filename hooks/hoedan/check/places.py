"""The tables of places in `places/`: what is wrong with a row, and the gazetteer of what is right."""

import csv
import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from statistics import median

from rapidfuzz.distance import Levenshtein

from ..incremental.memory import Memory
from ..language.dutch import dutch_date
from ..language.slugs import fold, slugify
from ..model.country import CountryFile
from ..model.problems import Level, Problem
from ..model.rules import rule
from ..places.country import FILE, Country
from ..places.gazetteer import Gazetteer, codes_after, successors_by_code
from ..places.tables import (
    ALIASES,
    MERGERS,
    MUNICIPALITIES,
    OPTIONAL,
    SEPARATORS,
    TABLES,
    Row,
    Table,
    columns_of,
    forms_of,
    gazetteer_of,
    read_table,
    separator_of,
)
from ..reading.front_matter import read_yaml
from ..reading.source import Source, read_source
from .shape import check_shape

NO_TABLE = rule(
    "G-001",
    Level.ERROR,
    message="dit bestand ontbreekt.",
    advice="Zet het bestand terug, of neem de map `places/` van een andere bibliotheek over.",
    explanation="Uit de tabellen in `places/` weet de site welke gemeenten er zijn, waar ze liggen en hoe ze heetten.",
)


def load_places(
    root: Path, day: datetime.date, now: datetime.date | None = None, memory: Memory | None = None
) -> tuple[Gazetteer, list[Problem]]:
    """The municipalities as they are on a day; `now` is the day of who looks, when that is another.

    Rows with a mistake are not in it; without a table it is empty. All that a memory knows rests on the gazetteer: the
    same tables and days give the same object.
    """
    sources: list[Source] = []
    problems: list[Problem] = []
    for path in (FILE, *TABLES):
        if not (root / path).exists() and not (root / path).is_symlink():
            problems.append(NO_TABLE.at(path, 1))
            continue
        source, found = read_source(root, root / path)
        problems += found
        sources += [source] if source else []
    inputs = (tuple(sources), day, now or day)
    gazetteer, of_tables = (memory or Memory()).rest_on(inputs, lambda: judge(*inputs))
    return gazetteer, [*problems, *of_tables]


@lru_cache(maxsize=8)
def judge(sources: tuple[Source, ...], day: datetime.date, now: datetime.date) -> tuple[Gazetteer, tuple[Problem, ...]]:
    """What the tables say of a day, and all that is wrong in them."""
    texts = {source.path: source for source in sources}
    country, problems = read_country(texts[FILE]) if FILE in texts else (None, [])
    if country is None:
        return Gazetteer(()), tuple(problems)  # what the tables should have, is not known
    tables = {path: Table(path, columns_of(path, country)) for path in TABLES}
    for path in tables.keys() & texts.keys():
        table, found = check_shape_of(texts[path], columns_of(path, country))
        problems += found
        if table:
            tables[path] = replace(table, rows=tuple(check_rows(table, country, problems)))
    if tables[MUNICIPALITIES].rows:
        loose = [*check_municipalities(tables, country), *check_mergers(tables, max(day, now)), *check_aliases(tables)]
        problems += loose
        wrong = {(found.path, found.line) for found in loose}
        tables = {
            path: replace(table, rows=tuple(row for row in table.rows if (path, row.line) not in wrong))
            for path, table in tables.items()
        }
    return gazetteer_of(tables, country, day), tuple(problems)


def read_country(source: Source) -> tuple[Country | None, list[Problem]]:
    """What holds for all municipalities; None when it cannot be read."""
    front, problems = read_yaml(source.path, source.text, first_line=1)
    if front is None:
        return None, problems
    model, found = check_shape(CountryFile, front, source.path)
    if model is None:
        return None, [*problems, *found]
    named = {column: name for column, name in model.regions if name}
    country = Country(
        name=model.name,
        code=model.code,
        code_label=model.code_label,
        identifier=model.identifier or "",
        population_on=model.population_on.isoformat(),
        regions=named,
        other_names=model.other_names,
        personal=model.personal,
    )
    return country, [*problems, *found]


OTHER_SEPARATOR = rule(
    "G-002",
    Level.ERROR,
    message="de kolommen zijn gescheiden met {found}.",
    advice="Open het bestand in LibreOffice en bewaar het als CSV met komma's en UTF-8.",
    explanation="Een tabel is gescheiden met komma's; een Nederlandse Excel bewaart er puntkomma's in, of tabs.",
)
MISSING_COLUMNS = rule(
    "G-003",
    Level.ERROR,
    message="deze kolommen ontbreken: {columns}.",
    advice="Zet op de eerste regel: {heads}.",
    explanation="De eerste regel noemt de kolommen; daaraan ziet de controle wat in een rij staat.",
)
NO_ROWS = rule(
    "G-004",
    Level.ERROR,
    message="er staat geen enkele gemeente in.",
    advice="Zet voor elke gemeente een rij onder de namen van de kolommen.",
    explanation="Zonder gemeenten is er geen plek voor een verhaal.",
)
LOOSE_QUOTE = rule(
    "G-005",
    Level.ERROR,
    message='een aanhalingsteken (") opent hier een waarde die niet op dezelfde regel sluit.',
    advice="Haal het aanhalingsteken weg, of zet er een achter de waarde.",
    explanation="Tussen aanhalingstekens staat één waarde met een komma erin, en die past op één regel.",
)


def check_shape_of(source: Source, columns: Sequence[str]) -> tuple[Table | None, list[Problem]]:
    """Take a table apart, unless it has other columns than it should."""
    opening = source.lines[0]
    try:
        table = read_table(source.path, source.text)
    except csv.Error:
        return None, [LOOSE_QUOTE.at(source.path, 1)]
    missing = [column for column in columns if column not in table.heads]
    if missing and (separator := separator_of(opening)) != ",":
        return None, [OTHER_SEPARATOR.at(source.path, 1, found=SEPARATORS[separator])]
    if missing:
        heads = ",".join(columns)
        return None, [MISSING_COLUMNS.at(source.path, 1, columns=", ".join(missing), heads=f"`{heads}`")]
    if not table.rows and source.path == MUNICIPALITIES:
        return table, [NO_ROWS.at(source.path, 1)]
    return table, []


TOO_MANY_VALUES = rule(
    "G-006",
    Level.ERROR,
    message="er staan meer waarden dan kolommen.",
    advice='Zet een naam met een komma tussen aanhalingstekens ("), en schrijf een getal met een punt.',
    explanation="Een komma begint de volgende kolom, dus wat erachter staat schuift op.",
)
EMPTY_VALUE = rule(
    "G-007",
    Level.ERROR,
    message="`{key}` is leeg.",
    advice="Vul de waarde in.",
    explanation="De site laat van elke gemeente hetzelfde zien, en heeft daarvoor elke waarde nodig.",
)
WRONG_FORM = rule(
    "G-008",
    Level.ERROR,
    message="`{key}` is '{value}'.",
    advice="Schrijf {form}.",
    explanation="Een code, een getal en een dag hebben één vorm, zodat het programma ermee kan rekenen.",
)


def check_rows(table: Table, country: Country, problems: list[Problem]) -> Iterator[Row]:
    """The rows of which it can be told what they are of; what is wrong in any row is added to the problems."""
    required, forms = columns_of(table.path, country), forms_of(country)
    for row in table.rows:
        if row.is_open:
            problems.append(LOOSE_QUOTE.at(table.path, row.line))
        elif None in row.values:
            problems.append(TOO_MANY_VALUES.at(table.path, row.line))
        else:
            wrong = []
            for column in (*required, *OPTIONAL.get(table.path, ())):
                value, form, problem = row[column], forms[column], None
                if not value and column in required:
                    problem = EMPTY_VALUE.at(table.path, row.line, key=column)
                elif value and not form.fits(value):
                    problem = WRONG_FORM.at(table.path, row.line, key=column, value=value, form=form.words)
                if problem:
                    problems.append(problem)
                    wrong.append(column)
            if all(forms[column].stand_in for column in wrong):
                yield replace(row, values={**row.values, **{column: forms[column].stand_in for column in wrong}})


DOUBLE = rule(
    "G-009",
    Level.ERROR,
    message="`{key}` '{value}' staat al op regel {first}.",
    advice="Haal er een weg.",
    explanation="Een code, een naam en een andere schrijfwijze horen bij één gemeente.",
)
SPELLED_OTHERWISE = rule(
    "G-010",
    Level.ERROR,
    message="`{key}` is hier '{value}' en op regel {first} '{other}'.",
    advice="Schrijf de naam overal hetzelfde.",
    explanation="Twee schrijfwijzen van één regio zouden twee regio's op hetzelfde adres worden.",
)


SHORTEST_WORD = 5
"""Letters of a word in which a slip can be told from another name."""
FAR = 10
"""Degrees from the middle of a country."""


def check_municipalities(tables: Mapping[str, Table], country: Country) -> Iterator[Problem]:
    """Every code and name stands there once, and a region is written in one way."""
    rows = tables[MUNICIPALITIES].rows
    yield from check_once(MUNICIPALITIES, rows, "code", str)
    yield from check_once(MUNICIPALITIES, rows, "name", slugify)
    yield from check_places_on_earth(rows)
    for column in country.regions:
        counts = Counter(row[column] for row in rows)
        usual = sorted(name for name, count in counts.items() if count > 1)
        first: dict[str, Row] = {}
        for row in rows:
            before = first.setdefault(slugify(row[column]), row)
            if before[column] != row[column]:
                yield SPELLED_OTHERWISE.at(
                    MUNICIPALITIES, row.line, key=column, value=row[column], first=before.line, other=before[column]
                )
            elif counts[row[column]] == 1 and (meant := slip_of(row[column], usual)):
                line = next(each.line for each in rows if each[column] == meant)
                yield SPELLED_OTHERWISE.at(
                    MUNICIPALITIES, row.line, key=column, value=row[column], first=line, other=meant
                )


def slip_of(name: str, usual: Sequence[str]) -> str | None:
    """The name of which one that stands there once is a letter off, in a word long enough: `Zone 1` is not `Zone 2`."""
    for each in usual:
        words, others = slugify(name).split("-"), slugify(each).split("-")
        pairs = [pair for pair in zip(words, others, strict=False) if pair[0] != pair[1]]
        is_near = len(pairs) == 1 and Levenshtein.distance(*pairs[0]) == 1
        if len(words) == len(others) and is_near and len(pairs[0][0]) >= SHORTEST_WORD:
            return each
    return None


def check_places_on_earth(rows: Sequence[Row]) -> Iterator[Problem]:
    """Find the rows of which length and breadth stand in each other's column: they lie far from all others."""
    given = [row for row in rows if "0" not in (row["lon"], row["lat"])]  # that stands in for a wrong one
    if not given:
        return
    lon, lat = (median(float(row[column]) for row in given) for column in ("lon", "lat"))
    for row in given:
        x, y = float(row["lon"]), float(row["lat"])
        if abs(x - lon) + abs(y - lat) > FAR and abs(x - lat) + abs(y - lon) < abs(x - lon) + abs(y - lat):
            form = f"de twee andersom: `lon` is {row['lat']} en `lat` is {row['lon']}"
            yield WRONG_FORM.at(MUNICIPALITIES, row.line, key="lon", value=row["lon"], form=form)


def check_once(path: str, rows: Iterable[Row], column: str, key_of: Callable[[str], str]) -> Iterator[Problem]:
    first: dict[str, Row] = {}
    for row in rows:
        before = first.setdefault(key_of(row[column]), row)
        if before is not row:
            yield DOUBLE.at(path, row.line, key=column, value=row[column], first=before.line)


UNKNOWN_SUCCESSOR = rule(
    "G-011",
    Level.ERROR,
    message="'{value}' gaat op in {code}, en die code staat niet in de tabel van de gemeenten.",
    advice="Voeg de nieuwe gemeente daar toe, of verbeter de code.",
    explanation="Een oude naam leidt naar de gemeente van nu, dus die moet er zijn.",
)
CIRCLE = rule(
    "G-012",
    Level.ERROR,
    message="'{value}' gaat op in zichzelf: de codes lopen rond.",
    advice="Volg de codes in `old_code` en `new_code`, en verbeter de verkeerde.",
    explanation="Een herindeling leidt van een gemeente die ophoudt naar een die er nog is.",
)
ENDS_LATER = rule(
    "G-013",
    Level.ERROR,
    message="'{value}' houdt pas op {day} op, maar staat niet in de tabel van de gemeenten.",
    advice="Zet de rij van de gemeente daar terug; vanaf die dag laat de site haar vanzelf weg.",
    explanation="Een gemeente houdt haar pagina tot de dag waarop zij opgaat in een andere.",
)
BEGINS_LATER = rule(
    "G-014",
    Level.ERROR,
    message="'{value}' gaat op {day} op in {name}, en die gemeente begint volgens `since` pas op {since}.",
    advice="Geef beide dezelfde dag.",
    explanation="Op elke dag ligt elk gebied in een gemeente die er dan is.",
)


def check_mergers(tables: Mapping[str, Table], now: datetime.date) -> Iterator[Problem]:
    """Every municipality that ends goes up in one that is there."""
    known = {row["code"]: row for row in tables[MUNICIPALITIES].rows}
    rows = tables[MERGERS].rows
    successors = successors_by_code((row["old_code"], row["new_code"]) for row in rows)
    for row in rows:
        name, is_coming = row["old_name"], row["date"] > now.isoformat()
        way = codes_after(row["old_code"], successors)
        ends = {code for code in way if code not in successors}
        since = known[row["new_code"]]["since"] if row["new_code"] in known else ""
        if row["old_code"] in way:
            yield CIRCLE.at(MERGERS, row.line, value=name)
        elif lost := sorted(ends - known.keys()):
            yield UNKNOWN_SUCCESSOR.at(MERGERS, row.line, value=name, code=", ".join(lost))
        elif is_coming and row["old_code"] not in known:
            yield ENDS_LATER.at(MERGERS, row.line, value=name, day=dutch_date(row["date"]))
        elif since > row["date"]:
            days = {"day": dutch_date(row["date"]), "since": dutch_date(since)}
            yield BEGINS_LATER.at(MERGERS, row.line, value=name, name=known[row["new_code"]]["name"], **days)


ALIAS_OF_NOBODY = rule(
    "G-015",
    Level.ERROR,
    message="de code {value} van '{name}' staat niet in de tabel van de gemeenten.",
    advice="Verbeter de code, of haal de rij weg.",
    explanation="Een andere schrijfwijze hoort bij een gemeente die er is.",
)


def check_aliases(tables: Mapping[str, Table]) -> Iterator[Problem]:
    known = {row["code"] for row in tables[MUNICIPALITIES].rows}
    for row in tables[ALIASES].rows:
        if row["code"] not in known:
            yield ALIAS_OF_NOBODY.at(ALIASES, row.line, value=row["code"], name=row["alias"])
    yield from check_once(ALIASES, tables[ALIASES].rows, "alias", fold)
