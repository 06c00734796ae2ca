"""The tables of places: text with commas in, rows with their lines out, and from those the gazetteer of a day.

Nothing is judged here: `check/places.py` says what is wrong with a row, and gives only what is right.
"""

import csv
import datetime
import io
import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..language.dutch import day_of
from ..language.slugs import fold, slugify
from .country import REGIONS, Country, bounds_of
from .gazetteer import (
    Ending,
    Gazetteer,
    Merger,
    Municipality,
    Predecessor,
    codes_after,
    final_successors,
    successors_by_code,
)

FOLDER = "places"
"""In the root of a library."""
MUNICIPALITIES, MERGERS, ALIASES = (f"{FOLDER}/{name}.csv" for name in ("municipalities", "mergers", "aliases"))
TABLES = (MUNICIPALITIES, MERGERS, ALIASES)
OPTIONAL = {MUNICIPALITIES: ("since",)}
"""What a table may have: the day on which a municipality begins, when that is still to come."""

LONGEST_NAME = 90
"""As of any title."""
OF_NAMES = re.compile(r"[\w '’`´‘().,:/&+*!–-]+")
"""Letters, digits and the signs of names: no markup, nothing that stands between names, and not what a wrong code page
makes of an é."""


def columns_of(path: str, country: Country) -> tuple[str, ...]:
    """What a table must have; other columns say where it comes from."""
    return {
        MUNICIPALITIES: ("code", "name", *country.regions, "lon", "lat", "population"),
        MERGERS: ("old_code", "old_name", "new_code", "new_name", "date"),
        ALIASES: ("code", "alias"),
    }[path]


def number_within(least: float, most: float) -> Callable[[str], object]:
    """Reads a number as a program writes it: digits, perhaps with a minus and a point."""

    def read(text: str) -> float:
        if not re.fullmatch(r"-?[0-9]{1,9}(?:\.[0-9]{1,9})?", text) or not least <= float(text) <= most:
            raise ValueError(text)
        return float(text)

    return read


def inhabitants(text: str) -> int:
    if not re.fullmatch(r"[1-9][0-9]{0,8}", text):
        raise ValueError(text)
    return int(text)


def words(text: str) -> str:
    """A name that an address can be made of, and the name of a file."""
    if not slugify(text) or len(text) > LONGEST_NAME or is_misread(text) or not OF_NAMES.fullmatch(text):
        raise ValueError(text)
    return text


def is_misread(text: str) -> bool:
    """Whether a text was UTF-8 that somebody read as letters of Windows: `SÃºdwest` for `Súdwest`."""
    try:
        return not text.isascii() and text.encode("cp1252").decode("utf-8") != text
    except UnicodeError:
        return False


@dataclass(frozen=True)
class Form:
    """How the values of a column are written."""

    read: Callable[[str], object]
    """Raises a ValueError for what is written otherwise."""
    words: str
    stand_in: str = ""
    """What goes on in the place of a value that is wrong, so that one mistake is one problem."""

    def fits(self, text: str) -> bool:
        try:
            self.read(text)
        except ValueError:
            return False
        return True


DAY = Form(day_of, "een dag als jaar-maand-dag, zoals 2027-01-01")
NAME = Form(words, f"een naam van gewone letters en leestekens, met hoogstens {LONGEST_NAME} tekens", "Onbekend")
NO_POINT = "0.000000000"
"""In the place of a length or breadth that is wrong: written as nobody writes one."""


def forms_of(country: Country) -> Mapping[str, Form]:
    """Column -> its form."""

    def code(text: str) -> str:
        if not country.code_form.fullmatch(text):
            raise ValueError(text)
        return text

    return {
        **dict.fromkeys(("code", "old_code", "new_code"), Form(code, f"een code zoals {country.code}")),
        **dict.fromkeys(("name", "old_name", "new_name", *REGIONS), NAME),
        "alias": Form(words, "één andere schrijfwijze, en een volgende in een eigen rij", NAME.stand_in),
        **dict.fromkeys(("date", "since"), DAY),
        "lon": Form(number_within(-180, 180), "een getal met een punt, zoals 6.0919", NO_POINT),
        "lat": Form(number_within(-90, 90), "een getal met een punt, zoals 52.5168", NO_POINT),
        "population": Form(inhabitants, "een heel getal zonder punt, zoals 130668", "1"),
    }


@dataclass(frozen=True)
class Row:
    """One row of a table, with the line on which it begins."""

    line: int
    values: Mapping[str | None, str | list[str] | None]
    """Column -> what stands there: None when the row ends before it; under None what stands beyond the last column."""

    def __getitem__(self, column: str) -> str:
        """What stands in a column, with single spaces; nothing when the row ends before it, or has no such column."""
        return " ".join(str(self.values.get(column) or "").split())

    @property
    def is_open(self) -> bool:
        """Whether a quotation mark is not closed on the line where it stands."""
        return any("\n" in value for value in self.texts)

    @property
    def texts(self) -> list[str]:
        beyond = self.values.get(None) or []
        return [*(value for value in self.values.values() if isinstance(value, str)), *beyond]


@dataclass(frozen=True)
class Table:
    """What stands in a file: the names of its columns, and the rows below them."""

    path: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...] = ()


SEPARATORS: Mapping[str, str] = {",": "komma's", ";": "puntkomma's", "\t": "tabs", "|": "staande streepjes"}
"""What stands between two columns -> what it is called; ours are the first."""


def separator_of(line: str) -> str:
    """What the columns of a line are separated by."""
    return max(SEPARATORS, key=line.count)


def read_table(path: str, text: str) -> Table:
    """Take a text apart at its commas.

    Raises:
        csv.Error: for a value that is longer than a table can hold: a quotation mark that nothing closes.

    """
    reader = csv.DictReader(io.StringIO(text))
    heads = tuple(head.strip() for head in reader.fieldnames or ())
    reader.fieldnames = heads
    lines, last, rows = text.split("\n"), reader.line_num, []
    for values in reader:
        first = next(number for number in range(last + 1, len(lines) + 1) if lines[number - 1])
        row = Row(first, values)
        if any(text.strip() for text in row.texts):  # Excel writes the empty rows below a table too, as commas
            rows.append(row)
        last = reader.line_num
    return Table(path, heads, tuple(rows))


def gazetteer_of(tables: Mapping[str, Table], country: Country, day: datetime.date) -> Gazetteer:
    """The municipalities as they are on a day: what goes up in another later is still there, what begins later not yet.

    The rows are right: every value has its form, and every merger leads to a municipality. One that has no row any more
    is gone on any day, also on one of long ago that a reproducible build names.
    """
    today = day.isoformat()
    named = {row["code"]: row["name"] for row in tables[MUNICIPALITIES].rows}
    aliases: dict[str, list[str]] = defaultdict(list)
    for row in tables[ALIASES].rows:
        aliases[row["code"]].append(row["alias"])
    mergers = [merger_of(row, named, aliases[row["old_code"]]) for row in tables[MERGERS].rows]
    coming = [each for each in mergers if each.day > today and each.old_code in named]
    done = [each for each in mergers if each not in coming]
    gone = {each.old_code for each in done} - {each.old_code for each in coming}
    endings = dict(endings_of(coming, mergers, tables[MUNICIPALITIES]))
    predecessors = predecessors_of(done)
    joined = inhabitants_joined(tables, country, gone)
    bounds = bounds_of([(float(row["lon"]), float(row["lat"])) for row in tables[MUNICIPALITIES].rows])
    municipalities = (
        Municipality(
            code=row["code"],
            name=row["name"],
            province=row["province"],
            labour_market_region=row["labour_market_region"],
            ggd_region=row["ggd_region"],
            safety_region=row["safety_region"],
            lon=float(row["lon"]),
            lat=float(row["lat"]),
            population=int(row["population"]) + joined[row["code"]],
            aliases=tuple(aliases[row["code"]]),
            predecessors=tuple(each for each in predecessors.get(row["code"], ()) if each.name != row["name"]),
            ending=endings.get(row["code"]),
            uri=country.uri_of(row["code"]),
            bounds=bounds,
        )
        for row in tables[MUNICIPALITIES].rows
        if row["code"] not in gone and row["since"] <= today
    )
    return Gazetteer(municipalities, done, country)


def merger_of(row: Row, named: Mapping[str, str], aliases: Iterable[str]) -> Merger:
    """A municipality ends under the name that it has until then; one that it had before is another name of it."""
    name = named.get(row["old_code"], row["old_name"])
    others = (*aliases, row["old_name"]) if fold(name) != fold(row["old_name"]) else aliases
    return Merger(row["old_code"], name, row["new_code"], row["date"], tuple(others))


def inhabitants_joined(tables: Mapping[str, Table], country: Country, gone: Container[str]) -> Mapping[str, int]:
    """Code of a municipality -> the inhabitants of those that went up in it whole since they were counted.

    A municipality that began then has a row of its own with all of them.
    """
    counted = {row["code"]: int(row["population"]) for row in tables[MUNICIPALITIES].rows if row["code"] in gone}
    begun = {row["code"] for row in tables[MUNICIPALITIES].rows if row["since"]}
    rows = tables[MERGERS].rows
    successors = successors_by_code((row["old_code"], row["new_code"]) for row in rows)
    joined: dict[str, int] = defaultdict(int)
    for code in {row["old_code"] for row in rows if row["date"] > country.population_on} & counted.keys():
        heirs = final_successors(code, successors)
        if len(heirs) == 1 and not begun & codes_after(code, successors):
            joined[heirs.pop()] += counted[code]
    return joined


def endings_of(
    coming: Iterable[Merger], mergers: Iterable[Merger], municipalities: Table
) -> Iterator[tuple[str, Ending]]:
    """Code of a municipality that still is there -> when and in what it goes up."""
    name = {row["code"]: row["name"] for row in municipalities.rows}
    successors = successors_by_code((each.old_code, each.new_code) for each in mergers)
    days: dict[str, str] = {}
    for each in coming:
        days[each.old_code] = max(each.day, days.get(each.old_code, ""))
    for code, day in days.items():
        heirs = sorted(name[heir] for heir in final_successors(code, successors) if heir in name)
        yield code, Ending(day, tuple(heirs))


def predecessors_of(mergers: Iterable[Merger]) -> Mapping[str, list[Predecessor]]:
    """Code of a municipality of now -> those that are in it, the first to end first; a chain is followed."""
    mergers = tuple(mergers)
    successors = successors_by_code((each.old_code, each.new_code) for each in mergers)
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for each in mergers:
        for code in final_successors(each.old_code, successors):
            found[code].setdefault(each.old_name, each.day)
    return {
        code: [Predecessor(name, until) for until, name in sorted((until, name) for name, until in untils.items())]
        for code, untils in found.items()
    }
