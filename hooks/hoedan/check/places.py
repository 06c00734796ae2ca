"""The tables of places in `places/`: what is wrong with a row, and the gazetteer of what is right."""

import csv
import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from ..language.dutch import dutch_date
from ..language.slugs import fold, slugify
from ..model.problems import Level, Problem
from ..model.rules import rule
from ..places.gazetteer import REGION_KINDS, Gazetteer, codes_after, successors_by_code
from ..places.tables import (
    ALIASES,
    COLUMNS,
    FORMS,
    MERGERS,
    MUNICIPALITIES,
    OPTIONAL,
    Row,
    Table,
    gazetteer_of,
    read_table,
)
from ..reading.source import Source, read_source

NO_TABLE = rule(
    "G-001",
    Level.ERROR,
    message="deze tabel ontbreekt.",
    advice="Zet het bestand terug, of neem de map `places/` van een andere bibliotheek over.",
    explanation="Uit de tabellen in `places/` weet de site welke gemeenten er zijn, waar ze liggen en hoe ze heetten.",
)


def load_places(root: Path, day: datetime.date) -> tuple[Gazetteer, list[Problem]]:
    """The municipalities as they are on a day. Rows with a mistake are not in it; without a table it is empty.

    The same tables and day give the same gazetteer: other results may rest on it.
    """
    sources: list[Source] = []
    problems: list[Problem] = []
    for path in COLUMNS:
        if not (root / path).exists() and not (root / path).is_symlink():
            problems.append(NO_TABLE.at(path, 1))
            continue
        source, found = read_source(root, root / path)
        problems += found
        sources += [source] if source else []
    gazetteer, of_tables = judge(tuple(sources), day)
    return gazetteer, [*problems, *of_tables]


@lru_cache(maxsize=8)
def judge(sources: tuple[Source, ...], day: datetime.date) -> tuple[Gazetteer, tuple[Problem, ...]]:
    """What the tables say of a day, and all that is wrong in them."""
    problems: list[Problem] = []
    tables = {path: Table(path, COLUMNS[path]) for path in COLUMNS}
    for source in sources:
        table, found = check_shape_of(source)
        problems += found
        if table:
            tables[table.path] = replace(table, rows=tuple(check_rows(table, problems)))
    if tables[MUNICIPALITIES].rows:
        loose = [*check_municipalities(tables), *check_mergers(tables, day), *check_aliases(tables)]
        problems += loose
        wrong = {(found.path, found.line) for found in loose}
        tables = {
            path: replace(table, rows=tuple(row for row in table.rows if (path, row.line) not in wrong))
            for path, table in tables.items()
        }
    return gazetteer_of(tables, day), tuple(problems)


SEMICOLONS = rule(
    "G-002",
    Level.ERROR,
    message="de kolommen zijn gescheiden met puntkomma's.",
    advice="Open het bestand in LibreOffice en bewaar het als CSV met komma's en UTF-8.",
    explanation="Een tabel is gescheiden met komma's; een Nederlandse Excel bewaart er puntkomma's in.",
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


def check_shape_of(source: Source) -> tuple[Table | None, list[Problem]]:
    """Take a table apart, unless it has other columns than it should."""
    opening = source.lines[0]
    try:
        table = read_table(source.path, source.text)
    except csv.Error:
        return None, [LOOSE_QUOTE.at(source.path, 1)]
    missing = [column for column in COLUMNS[source.path] if column not in table.heads]
    if missing and opening.count(";") > opening.count(","):
        return None, [SEMICOLONS.at(source.path, 1)]
    if missing:
        heads = ",".join(COLUMNS[source.path])
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


def check_rows(table: Table, problems: list[Problem]) -> Iterator[Row]:
    """The rows of which it can be told what they are of; what is wrong in any row is added to the problems."""
    for row in table.rows:
        if row.is_open:
            problems.append(LOOSE_QUOTE.at(table.path, row.line))
        elif None in row.values:
            problems.append(TOO_MANY_VALUES.at(table.path, row.line))
        else:
            wrong = {found.column: found for found in check_values(table.path, row)}
            problems += [found.problem for found in wrong.values()]
            if all(FORMS[column].stand_in for column in wrong):
                yield replace(row, values={**row.values, **{column: FORMS[column].stand_in for column in wrong}})


class Wrong(NamedTuple):
    """A value that is not as it should be."""

    column: str
    problem: Problem


def check_values(path: str, row: Row) -> Iterator[Wrong]:
    for column in (*COLUMNS[path], *OPTIONAL.get(path, ())):
        value, form = row[column], FORMS[column]
        if not value and column in COLUMNS[path]:
            yield Wrong(column, EMPTY_VALUE.at(path, row.line, key=column))
        elif value and not form.fits(value):
            yield Wrong(column, WRONG_FORM.at(path, row.line, key=column, value=value, form=form.words))


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


def check_municipalities(tables: Mapping[str, Table]) -> Iterator[Problem]:
    """Every code and name stands there once, and a region is written in one way."""
    rows = tables[MUNICIPALITIES].rows
    yield from check_once(MUNICIPALITIES, rows, "code", str)
    yield from check_once(MUNICIPALITIES, rows, "name", slugify)
    for column in REGION_KINDS:
        first: dict[str, Row] = {}
        for row in rows:
            before = first.setdefault(slugify(row[column]), row)
            if before[column] != row[column]:
                yield SPELLED_OTHERWISE.at(
                    MUNICIPALITIES, row.line, key=column, value=row[column], first=before.line, other=before[column]
                )


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


def check_mergers(tables: Mapping[str, Table], day: datetime.date) -> Iterator[Problem]:
    """Every municipality that ends goes up in one that is there."""
    known = {row["code"]: row for row in tables[MUNICIPALITIES].rows}
    rows = tables[MERGERS].rows
    successors = successors_by_code((row["old_code"], row["new_code"]) for row in rows)
    for row in rows:
        name, is_coming = row["old_name"], row["date"] > day.isoformat()
        way = codes_after(row["old_code"], successors)
        ends = {row["new_code"]} if is_coming else {code for code in way if code not in successors}
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
