"""`hoedan places`: renew a column of the table of municipalities from a file of others, as it was downloaded."""

import argparse
import codecs
import csv
import datetime
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..language.dutch import day_of
from ..language.reasons import reason_of
from ..language.slugs import fold
from ..language.suggest import did_you_mean, nearest
from ..places.country import FILE, REGIONS, Country
from ..places.tables import ALIASES, MUNICIPALITIES, OF_NAMES, forms_of, is_misread, separator_of
from .dutch_parser import reader
from .edits import Edits, add_dry_run, carry_out
from .shared import OK, CommandError, find_root, places_today

COLUMNS = ("population", "name", *REGIONS)
"""What can be renewed."""
LARGEST_FILE = 50_000_000
MOST_NAMED = 5
POPULATION_ON = re.compile(r"(?m)^population_on:.*$")


@dataclass(frozen=True)
class Downloaded:
    """A table of others: its columns, and what it says of each municipality by code."""

    heads: Sequence[str]
    rows: Mapping[str, Mapping[str, str]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="BESTAND", help="een csv, zoals het CBS die geeft")
    parser.add_argument("column", choices=COLUMNS, metavar="KOLOM", help=", ".join(COLUMNS))
    parser.add_argument("--from", dest="head", metavar="KOP", help="de kop van de kolom in dat bestand")
    parser.add_argument(
        "--on",
        type=reader(day_of, "dag; schrijf jaar-maand-dag, zoals 2026-01-01"),
        metavar="DAG",
        help="bij population: de dag waarop de inwoners geteld zijn",
    )
    add_dry_run(parser)


def run(options: argparse.Namespace) -> int:
    root = find_root(options.root)
    if (options.column == "population") != (options.on is not None):
        raise CommandError("inwoners horen bij een dag: zet bij population, en alleen daar, --on jaar-maand-dag.")
    country = places_today(root).country
    downloaded = read_downloaded(options.file, country)
    known = codes_in(root)
    if known.isdisjoint(downloaded.rows):
        raise CommandError(
            f"{options.file} heeft geen rij met een code uit {MUNICIPALITIES}. Kies een tabel met zulke."
        )
    changed, lost = renew(root, downloaded, options, country)
    one = changed == 1
    verb = ("zou" if one else "zouden") if options.dry_run else ("heeft nu" if one else "hebben nu")
    print(f"{changed} van de gemeenten {verb} een andere `{options.column}`{' krijgen' if options.dry_run else ''}.")
    if lost:
        more = f" en {len(lost) - MOST_NAMED} meer" if len(lost) > MOST_NAMED else ""
        print(f"Niet in het bestand, en dus niet veranderd: {', '.join(lost[:MOST_NAMED])}{more}.")
    if new := sorted(downloaded.rows.keys() - known):
        print(f"Niet in {MUNICIPALITIES}: {', '.join(new[:MOST_NAMED])}. Voeg nieuwe gemeenten toe.")
    return OK


def read_downloaded(file: Path, country: Country) -> Downloaded:
    """Read a csv, whatever separates its columns, in UTF-8 or as Windows writes it.

    Raises:
        CommandError: when it cannot be read, has no codes, or has a code more than once.

    """
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise CommandError(f"{file} is groter dan 50 MB. Kies bij het downloaden alleen gemeenten en één periode.")
        data = file.read_bytes()
    except OSError as error:
        raise CommandError(f"{file} is niet te lezen: {reason_of(error)}.") from error
    text = decoded(data)
    if "\0" in text:
        raise CommandError(f"{file} is geen tekst. Bewaar de tabel als csv, in UTF-8.")
    lines = text.splitlines()
    sample = next((line for line in lines if country.code_form.search(line)), None)
    if sample is None:
        raise CommandError(f"{file} heeft geen rij met een code zoals {country.code}. Kies een tabel met zulke codes.")
    separator = separator_of(sample)
    try:
        (columns,) = csv.reader([sample], delimiter=separator)
        table = list(csv.reader(lines, delimiter=separator))
    except csv.Error as error:
        raise CommandError(f"{file} is geen csv: een waarde houdt niet op. Download het bestand opnieuw.") from error
    # Above the heads may stand a title; the heads have at least as many columns as a row.
    top = next(number for number, row in enumerate(table) if len(row) >= len(columns))
    heads, rows = [name.strip() for name in table[top]], table[top + 1 :]
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        values = [value.strip() for value in row]
        code = next((value for value in values if country.code_form.fullmatch(value)), None)
        if code in found:
            raise CommandError(f"in {file} staat {code} meer dan één keer. Kies bij het downloaden één periode.")
        if code:
            found[code] = dict(zip(heads, values, strict=False))
    return Downloaded(heads, found)


def decoded(data: bytes) -> str:
    """A table as programs write it: UTF-8, what Excel calls Unicode text, or the letters of Windows."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def renew(root: Path, downloaded: Downloaded, options: argparse.Namespace, country: Country) -> tuple[int, list[str]]:
    """Write the new values, or only count them: how many changed, and the names of those that the file does not have.

    What a municipality was called stays a name of it, so that its old address and the stories with it go on working.

    Raises:
        CommandError: for a column that is not there or a value that cannot be; nothing has changed then.

    """
    head = options.head or options.column
    if downloaded.heads.count(head) > 1:
        raise CommandError(f"{options.file} heeft meer dan één kolom '{head}'. Haal weg wat je niet bedoelt.")
    if head not in downloaded.heads:
        likely = nearest(head, downloaded.heads)
        advice = did_you_mean(likely) if likely else f"Noem met --from een van: {', '.join(downloaded.heads)}."
        raise CommandError(f"{options.file} heeft geen kolom '{head}'. {advice}")
    (heads, table), (alias_heads, aliases) = rows_of(root, MUNICIPALITIES), rows_of(root, ALIASES)
    called = {fold(row["alias"]) for row in aliases}
    form, changed, lost = forms_of(country)[options.column], 0, []
    for row in table:
        if (source := downloaded.rows.get(row["code"])) is None:
            lost.append(row["name"])
            continue
        value = source.get(head, "")
        if is_misread(value) or not OF_NAMES.fullmatch(value or " "):
            raise CommandError(
                f"bij {row['name']} staat in '{head}': '{value[:40]}'. Daar zijn letters verkeerd gelezen. "
                "Bewaar de tabel als csv, in UTF-8."
            )
        if not form.fits(value):
            raise CommandError(f"bij {row['name']} staat in '{head}': '{value[:40]}'. Schrijf {form.words}.")
        changed += value != row[options.column]
        if options.column == "name" and fold(value) != fold(row["name"]) and fold(row["name"]) not in called:
            aliases.append({"code": row["code"], "name": value, "alias": row["name"]})
        row[options.column] = value
    texts = {MUNICIPALITIES: written(table, heads)}
    if options.column == "name":
        texts[ALIASES] = written(aliases, alias_heads)
    if options.on:
        settings = (root / FILE).read_text(encoding="utf-8-sig")
        texts[FILE] = POPULATION_ON.sub(f'population_on: "{options.on.isoformat()}"', settings)
    today = datetime.date.today()
    carry_out(root, Edits(texts), today, dry_run=options.dry_run)
    return changed, lost


def rows_of(root: Path, path: str) -> tuple[Sequence[str], list[dict[str, str]]]:
    """The heads of a table of the library, and its rows."""
    table = csv.DictReader(io.StringIO((root / path).read_text(encoding="utf-8-sig")))
    rows = list(table)
    return table.fieldnames or (), rows


def written(rows: Iterable[Mapping[str, str]], heads: Sequence[str]) -> str:
    target = io.StringIO()
    writer = csv.DictWriter(target, heads, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return target.getvalue()


def codes_in(root: Path) -> set[str]:
    return {row["code"] for row in rows_of(root, MUNICIPALITIES)[1]}
