"""The tables of places in `places/`: what is wrong with a row, and the gazetteer of what is right."""

import csv
import datetime
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from statistics import median

from rapidfuzz.distance import Levenshtein

from ..incremental.memory import Memory
from ..language.dutch import dutch_date, enumerate_dutch
from ..language.slugs import fold, slugify
from ..language.suggest import nearest
from ..model.country import STAND_IN, CountryFile
from ..model.problems import Level, Problem
from ..model.rules import rule
from ..places.country import FILE, Country
from ..places.gazetteer import Gazetteer, codes_after, km_between, successors_by_code
from ..places.tables import (
    ALIASES,
    MERGERS,
    MUNICIPALITIES,
    NAME,
    NO_POINT,
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
    country, lines, problems = read_country(texts[FILE]) if FILE in texts else (None, {}, [])
    if country is None:
        return Gazetteer(()), tuple(problems)  # what the tables should have, is not known
    tables = {path: Table(path, columns_of(path, country)) for path in TABLES}
    is_whole = False
    for path in tables.keys() & texts.keys():
        table, found = check_shape_of(texts[path], columns_of(path, country))
        problems += found
        if table:
            tables[path] = replace(table, rows=tuple(check_rows(table, country, problems)))
            is_whole |= path == MUNICIPALITIES and len(tables[path].rows) == len(table.rows)
    if tables[MUNICIPALITIES].rows:
        loose = [
            *check_municipalities(tables, country),
            *check_mergers(tables, max(day, now)),
            *check_aliases(tables),
        ]
        problems += [found for found in loose if is_whole or found.code not in OF_A_LOST_CODE]
        problems += check_other_names(tables[MUNICIPALITIES], country, lines)
        wrong = {(found.path, found.line) for found in loose if found.is_error}
        tables = {
            path: replace(table, rows=tuple(row for row in table.rows if (path, row.line) not in wrong))
            for path, table in tables.items()
        }
    return gazetteer_of(tables, country, day), tuple(problems)


NO_CODE = rule(
    "G-021",
    Level.ERROR,
    message="aan '{value}' in `identifier` is niet te zien welke gemeente het is.",
    advice="Zet `{{code}}` waar in het adres de code van een gemeente komt.",
    explanation="Zonder de code zouden alle gemeenten voor programma's één en dezelfde zijn.",
)


def read_country(source: Source) -> tuple[Country | None, Mapping[str, int], list[Problem]]:
    """What holds for all municipalities, None when it cannot be read; and on which line a region has other names."""
    front, problems = read_yaml(source.path, source.text, first_line=1)
    if front is None:
        return None, {}, problems
    model, found = check_shape(CountryFile, front, source.path)
    if model is None:
        return None, {}, [*problems, *found]
    named = {column: name for column, name in model.regions if name}
    country = Country(
        name=model.name,
        uri=model.uri or "",
        code=model.code,
        code_label=model.code_label,
        identifier=model.identifier or "",
        population_on=model.population_on.isoformat(),
        regions=named,
        other_names=model.other_names,
        personal=model.personal,
    )
    lines = {region: front.line_of("other_names", region) for region in model.other_names}
    if model.identifier and {*STAND_IN.findall(model.identifier)} != {"{code}"}:
        found += [NO_CODE.at(FILE, front.line_of("identifier"), value=model.identifier)]
    found += [
        WRONG_FORM.at(FILE, front.line_of("regions", column), key=column, value=name, form=NAME.words)
        for column, name in named.items()
        if not NAME.fits(name)
    ]
    return country, lines, [*problems, *found]


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
    advice="Zet op de eerste regel: {heads}, en in elke rij wat daarbij hoort.",
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
    try:
        table = read_table(source.path, source.text)
    except csv.Error:
        return None, [LOOSE_QUOTE.at(source.path, 1)]
    if fault := next(faults_of_columns(table, source.lines[0], columns), None):
        return None, [fault]
    if not table.rows and source.path == MUNICIPALITIES:
        return table, [NO_ROWS.at(source.path, 1)]
    return table, []


def faults_of_columns(table: Table, opening: str, columns: Sequence[str]) -> Iterator[Problem]:
    """What is wrong with the names of the columns, or with what stands between them, the worst first."""
    missing = [column for column in columns if column not in table.heads]
    if missing and (separator := separator_of(opening)) != ",":
        yield OTHER_SEPARATOR.at(table.path, 1, found=SEPARATORS[separator])
    if missing:
        heads = ",".join(heads_meant(table.heads, columns, missing))
        yield MISSING_COLUMNS.at(table.path, 1, columns=", ".join(missing), heads=f"`{heads}`")
    for head in sorted(head for head, count in Counter(table.heads).items() if head and count > 1):
        yield DOUBLE.at(table.path, 1, key="kolom", value=head, first=1)
    for row in table.rows:  # the heads may have commas while the rows do not
        text = "".join(row.texts)
        if len(row.texts) == 1 and separator_of(text) != "," and text.count(separator_of(text)) > 1:
            yield OTHER_SEPARATOR.at(table.path, row.line, found=SEPARATORS[separator_of(text)])


KNOWN_HEADS = ("name", "source", "evidence", "since")
"""Of columns that a table may have beside those that it must have."""


def heads_meant(heads: Sequence[str], columns: Sequence[str], missing: Sequence[str]) -> Sequence[str]:
    """The first line as it was meant: with a name for each column that is missing, where it can be told which is it."""
    if len(missing) == len(columns):  # it has the first row
        return columns
    left = iter(missing)
    others = [head for head in heads if head not in (*columns, *KNOWN_HEADS)]
    if len(others) == len(missing):
        return [next(left) if head in others else head for head in heads]
    return [*heads, *missing]


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
    message="er staat niets bij {columns}.",
    advice="Vul in wat ontbreekt.",
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
            empty = [column for column in required if not row[column]]
            wrong = [*empty]
            if empty:
                columns = enumerate_dutch([f"`{column}`" for column in empty])
                problems.append(EMPTY_VALUE.at(table.path, row.line, columns=columns))
            for column in (*required, *OPTIONAL.get(table.path, ())):
                value, form = row[column], forms[column]
                if value and not form.fits(value):
                    problems.append(WRONG_FORM.at(table.path, row.line, key=column, value=value, form=form.words))
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
NEARLY_ALL = 0.9
"""Of all codes: when so many begin with the same letters, another beginning is a slip."""
NEAR = 3.0
"""Degrees from the middle of a country within which no place is looked at again."""
FAR_TIMES = 4
"""As far from the middle as no place is of a country that is not scattered over the sea."""
FAR_KM = 300
"""To the nearest other municipality: more than between an island and its coast."""


def check_municipalities(tables: Mapping[str, Table], country: Country) -> Iterator[Problem]:
    """Every code and name stands there once, and a region is written in one way."""
    rows = tables[MUNICIPALITIES].rows
    yield from check_once(MUNICIPALITIES, rows, ("code",), str)
    yield from check_once(MUNICIPALITIES, rows, ("name",), slugify)
    yield from check_places_on_earth(rows)
    letters = Counter(letters_of(row["code"]) for row in rows)
    (usual_letters, most), *_ = letters.most_common(1)
    for row in rows:
        if letters_of(row["code"]) != usual_letters and most >= NEARLY_ALL * len(rows):
            form = f"een code die met {usual_letters} begint, zoals die van de anderen"
            yield WRONG_FORM.at(MUNICIPALITIES, row.line, key="code", value=row["code"], form=form)
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


def letters_of(code: str) -> str:
    """What stands in a code before its first digit."""
    return re.split("[0-9]", code, maxsplit=1)[0]


def slip_of(name: str, usual: Sequence[str]) -> str | None:
    """The name of which one that stands there once is a letter off, in a word long enough: `Zone 1` is not `Zone 2`."""
    for each in usual:
        words, others = slugify(name).split("-"), slugify(each).split("-")
        pairs = [pair for pair in zip(words, others, strict=False) if pair[0] != pair[1]]
        is_near = len(pairs) == 1 and Levenshtein.distance(*pairs[0]) == 1
        if len(words) == len(others) and is_near and len(pairs[0][0]) >= SHORTEST_WORD:
            return each
    return None


FAR_AWAY = rule(
    "G-016",
    Level.WARNING,
    message="'{value}' ligt met {lon}, {lat} op {km} km van elke andere gemeente.",
    advice="Kijk of er een min te veel of te weinig staat, en of de punt op zijn plek staat.",
    explanation="De kaart laat het hele land zien, dus één plek die er ver buiten ligt maakt de rest klein.",
)


def check_places_on_earth(rows: Sequence[Row]) -> Iterator[Problem]:
    """Find the rows of which the point lies far from all others, as when a minus or a point is lost, and those of which
    length and breadth stand in each other's column.
    """
    points = {
        row.line: (float(row["lon"]), float(row["lat"])) for row in rows if NO_POINT not in (row["lon"], row["lat"])
    }
    if not points:
        return
    lon, lat = (median(point[side] for point in points.values()) for side in (0, 1))
    off = {line: abs(x - lon) + abs(y - lat) for line, (x, y) in points.items()}
    usual = median(off.values())
    for row in rows:
        if off.get(row.line, 0.0) <= max(NEAR, FAR_TIMES * usual):
            continue
        x, y = points[row.line]
        if abs(x - lat) + abs(y - lon) < max(NEAR, off[row.line] / FAR_TIMES):
            form = f"de twee andersom: `lon` is {row['lat']} en `lat` is {row['lon']}"
            yield WRONG_FORM.at(MUNICIPALITIES, row.line, key="lon", value=row["lon"], form=form)
        else:
            apart = min(km_between((x, y), point) for line, point in points.items() if line != row.line)
            if apart > FAR_KM:
                yield FAR_AWAY.at(
                    MUNICIPALITIES, row.line, value=row["name"], lon=row["lon"], lat=row["lat"], km=round(apart)
                )


def check_once(
    path: str, rows: Iterable[Row], columns: Sequence[str], key_of: Callable[[str], str]
) -> Iterator[Problem]:
    """What stands in columns together, stands there once."""
    first: dict[tuple[str, ...], Row] = {}
    for row in rows:
        before = first.setdefault(tuple(key_of(row[column]) for column in columns), row)
        if before is not row:
            value = ",".join(row[column] for column in columns)
            yield DOUBLE.at(path, row.line, key=",".join(columns), value=value, first=before.line)


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


ENDED_BEFORE = rule(
    "G-017",
    Level.ERROR,
    message="'{value}' gaat op {day} op in {name}, en die gemeente hield zelf al op {ended} op.",
    advice="Verbeter een van de twee dagen.",
    explanation="Een gemeente kan alleen opgaan in een die er op die dag nog is.",
)
OTHER_NAME = rule(
    "G-018",
    Level.ERROR,
    message="`{key}` is '{value}', maar {code} is {name}.",
    advice="Verbeter de code of de naam.",
    explanation="De naam naast een code laat zien of de code klopt; anders gaat een oude naam naar een verkeerde plek.",
)


def check_mergers(tables: Mapping[str, Table], now: datetime.date) -> Iterator[Problem]:
    """Every municipality that ends goes up in one that is there, and is called what its code is."""
    yield from check_once(MERGERS, tables[MERGERS].rows, ("old_code", "new_code"), str)
    known = {row["code"]: row for row in tables[MUNICIPALITIES].rows}
    rows = tables[MERGERS].rows
    successors = successors_by_code((row["old_code"], row["new_code"]) for row in rows)
    named = names_by_code(tables)
    ended: dict[str, str] = {}
    for row in rows:
        ended[row["old_code"]] = max(row["date"], ended.get(row["old_code"], ""))
    for row in rows:
        yield from check_name(MERGERS, row, ("old_name", "old_code"), named)
        yield from check_name(MERGERS, row, ("new_name", "new_code"), named)
        name, is_coming = row["old_name"], row["date"] > now.isoformat()
        way = codes_after(row["old_code"], successors)
        since = known[row["new_code"]]["since"] if row["new_code"] in known else ""
        if row["old_code"] in way:
            yield CIRCLE.at(MERGERS, row.line, value=name)
        elif (heir := row["new_code"]) not in known and heir not in successors:
            yield UNKNOWN_SUCCESSOR.at(MERGERS, row.line, value=name, code=heir)
        elif is_coming and row["old_code"] not in known:
            yield ENDS_LATER.at(MERGERS, row.line, value=name, day=dutch_date(row["date"]))
        elif since > row["date"]:
            days = {"day": dutch_date(row["date"]), "since": dutch_date(since)}
            yield BEGINS_LATER.at(MERGERS, row.line, value=name, name=known[row["new_code"]]["name"], **days)
        elif row["date"] > (last := ended.get(row["new_code"], "9999")):
            days = {"day": dutch_date(row["date"]), "ended": dutch_date(last)}
            yield ENDED_BEFORE.at(MERGERS, row.line, value=name, name=row["new_name"], **days)


def names_by_code(tables: Mapping[str, Table]) -> Mapping[str, str]:
    """What each code is called: in the table of municipalities, or where it first goes up in another."""
    names: dict[str, str] = {}
    for row in tables[MERGERS].rows:
        names.setdefault(row["old_code"], row["old_name"])
    return names | {row["code"]: row["name"] for row in tables[MUNICIPALITIES].rows}


def check_name(path: str, row: Row, columns: tuple[str, str], named: Mapping[str, str]) -> Iterator[Problem]:
    """The name beside a code is not that of another code, and no slip of its own. A name that nobody else has may be
    one of before a change.
    """
    name, code = (row[column] for column in columns)
    if code not in named or fold(name) == fold(named[code]):
        return
    if fold(name) in map(fold, named.values()) or slip_of(name, [named[code]]):
        yield OTHER_NAME.at(path, row.line, key=columns[0], value=name, code=code, name=named[code])


ALIAS_OF_NOBODY = rule(
    "G-015",
    Level.ERROR,
    message="de code {value} van '{name}' staat niet in de tabel van de gemeenten.",
    advice="Verbeter de code, of haal de rij weg.",
    explanation="Een andere schrijfwijze hoort bij een gemeente die er is.",
)


NAME_OF_ANOTHER = rule(
    "G-019",
    Level.ERROR,
    message="'{value}' is de naam van een andere gemeente, op regel {first} van `{file}`.",
    advice="Haal de rij weg.",
    explanation="De eigen naam van een gemeente gaat voor, ook die van vroeger, dus zo'n schrijfwijze doet niets.",
)
OF_A_LOST_CODE = (UNKNOWN_SUCCESSOR.code, ALIAS_OF_NOBODY.code)
"""Not told while a row of municipalities.csv cannot be read: its code may be the one that is missed."""


def check_aliases(tables: Mapping[str, Table]) -> Iterator[Problem]:
    known = {row["code"] for row in tables[MUNICIPALITIES].rows}
    known |= {row["old_code"] for row in tables[MERGERS].rows}  # it goes on being called so
    successors = successors_by_code((row["old_code"], row["new_code"]) for row in tables[MERGERS].rows)
    own = {fold(row["old_name"]): (MERGERS, row.line, row["old_code"]) for row in tables[MERGERS].rows}
    own |= {fold(row["name"]): (MUNICIPALITIES, row.line, row["code"]) for row in tables[MUNICIPALITIES].rows}
    named = names_by_code(tables)
    for row in tables[ALIASES].rows:
        if row["code"] not in known:
            yield ALIAS_OF_NOBODY.at(ALIASES, row.line, value=row["code"], name=row["alias"])
        elif (found := own.get(fold(row["alias"]))) and row["code"] not in {
            found[2],
            *codes_after(found[2], successors),
        }:
            yield NAME_OF_ANOTHER.at(ALIASES, row.line, value=row["alias"], file=found[0], first=found[1])
        else:
            yield from check_name(ALIASES, row, ("name", "code"), named)
    yield from check_once(ALIASES, tables[ALIASES].rows, ("alias",), fold)


NO_REGION = rule(
    "G-020",
    Level.WARNING,
    message="'{value}' is geen regio in `places/municipalities.csv`.",
    advice="Schrijf de regio zoals zij daar staat, of haal de regel weg.",
    explanation="Een naam die mensen ook gebruiken, hoort bij een regio die er is.",
)


def check_other_names(municipalities: Table, country: Country, lines: Mapping[str, int]) -> Iterator[Problem]:
    """A region that people call otherwise too, is spelled as it is; one that is like none has gone."""
    regions = {row[column] for row in municipalities.rows for column in country.regions}
    for region, line in lines.items():
        if region not in regions and (meant := nearest(region, regions)):
            yield NO_REGION.at(FILE, line, value=region, suggestion=meant)
