"""What the commands have in common: exit codes, the folder they work on, and reading the library in it."""

import argparse
import datetime
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from ..bundle.errors import BundleError
from ..bundle.files import check_place, write_files
from ..check.check_library import Checked, check_library
from ..check.places import load_places
from ..check.spelling import Speller
from ..incremental.file_cache import OUTPUT
from ..language.dutch import day_of
from ..language.reasons import reason_of
from ..language.suggest import did_you_mean
from ..library.links import Links, link_library
from ..model.problems import Level, Problem, errors_in, printable
from ..model.settings import CONFIG
from ..model.vocabulary import FILE as VOCABULARY
from ..places.gazetteer import Ambiguous, Divided, Found, Gazetteer, Municipality, RegionName, Unknown
from .dutch_parser import reader

OK, FOUND, USAGE, INTERRUPTED = 0, 1, 2, 130
"""Exit codes: fine, errors found, wrong use, broken off."""
OWN = "op_tafel"
"""In the output folder: the sheets that somebody made with a command. The name of a bundle has no underscore."""


class CommandError(Exception):
    """The command cannot do what was asked, and has changed nothing; the message says why and what to do, in Dutch."""


def add_root(parser: argparse.ArgumentParser, default: str | None = argparse.SUPPRESS) -> None:
    """Before or after the word of a command; without a default the one before it stays."""
    parser.add_argument(
        "--root",
        type=Path,
        default=default,
        metavar="MAP",
        help="map met mkdocs.yml (standaard: de dichtstbijzijnde map naar boven)",
    )


def add_output(parser: argparse.ArgumentParser) -> None:
    """For a command that makes sheets to print."""
    parser.add_argument(
        "--output", type=Path, metavar="MAP", help=f"waar de bestanden komen (standaard: {OUTPUT}/{OWN})"
    )


@contextmanager
def progress_line() -> Iterator[Callable[[str], None]]:
    """A way to tell whoever waits in front of a screen what is being made, on one line that is gone afterwards."""
    is_screen = sys.stderr.isatty()

    def tell(step: str) -> None:
        if is_screen:
            print(f"\r{step} …\x1b[K", end="", file=sys.stderr, flush=True)

    try:
        yield tell
    finally:
        if is_screen:
            print("\r\x1b[K", end="", file=sys.stderr)


@contextmanager
def sheets(options: argparse.Namespace) -> Iterator[tuple[Links, dict[str, bytes]]]:
    """The library, and where a command puts the sheets that it makes, by name: all are written at its end, or none.

    Raises:
        CommandError: when the content has errors, when the sheets cannot be made, or not be written.

    """
    library = load_without_errors(find_root(options.root)).library
    folder = options.output or library.root / OUTPUT / OWN
    made: dict[str, bytes] = {}
    try:
        check_place(folder)
        yield link_library(library), made
        for path in write_files(folder, made):
            print(f"{path}  {path.stat().st_size / 1000:.0f} kB")
    except BundleError as error:
        raise CommandError(str(error)) from error


def print_list(head: str, names: Iterable[str]) -> None:
    """A line, and below it what it is about. A name of a file may hold what a terminal takes for a command."""
    print("\n".join([head, *(f"  {printable(name)}" for name in names)]))


def add_today(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--today",
        type=reader(day_of, "dag; schrijf jaar-maand-dag, zoals 2026-11-30"),
        metavar="DAG",
        help="reken met deze dag (jaar-maand-dag)",
    )


def load(
    root: Path,
    today: datetime.date | None = None,
    before: Mapping[str, str | None] | None = None,
    spell: Speller | None = None,
) -> Checked:
    """Read and judge the library below `root`, also beside the texts that stood there `before`, and by a dictionary.

    Raises:
        CommandError: when its settings cannot be read.

    """
    try:
        return check_library(root, today, before=before, spell=spell)
    except OSError as error:
        raise CommandError(f"{error.filename or CONFIG} is niet te lezen: {reason_of(error)}.") from error


def load_without_errors(root: Path) -> Checked:
    """Read and judge the library below `root`, to make something of it.

    Raises:
        CommandError: when its content has errors, or its settings cannot be read.

    """
    checked = load(root)
    if errors := errors_in(checked.problems):
        raise CommandError("\n".join(["de inhoud heeft fouten, dus er is niets gemaakt.", *map(str, errors)]))
    return checked


def real_path(path: Path) -> Path:
    """Where a path leads, without `..` and links; one in a circle stays as it is, for nothing is there."""
    return Path(os.path.realpath(path))


def find_root(given: Path | None) -> Path:
    """The given folder, or the nearest one upwards that has a mkdocs.yml.

    Raises:
        CommandError: when there is none.

    """
    start = given or Path.cwd()
    here = real_path(start)
    candidates = (here, *(here.parents if given is None else ()))
    for folder in candidates:
        if (folder / CONFIG).is_file():
            return folder
    if given is not None:
        what = f"in {given} staat geen {CONFIG}" if given.is_dir() else f"{given} is geen map die er is"
        raise CommandError(f"{what}. Geef met --root de map waar {CONFIG} in staat.")
    raise CommandError(f"geen {CONFIG} gevonden in {start} of daarboven. Geef de map met --root.")


def places_today(root: Path) -> Gazetteer:
    """The municipalities of today.

    Raises:
        CommandError: with all that is wrong in their tables.

    """
    gazetteer, problems = load_places(root, datetime.date.today())
    if problems:
        raise CommandError("\n".join(["de tabellen van gemeenten hebben fouten.", *map(str, problems)]))
    return gazetteer


def municipality_called(name: str, gazetteer: Gazetteer) -> Municipality:
    """The municipality of this name of now or then, or of this slug.

    Raises:
        CommandError: when the name is not that of one municipality.

    """
    match gazetteer.resolve(name):
        case Found(municipality):
            return municipality
        case Divided(successors):
            raise CommandError(f"de gemeente '{name}' is verdeeld. Kies: {', '.join(successors)}.")
        case Ambiguous(names):
            raise CommandError(f"er zijn twee gemeenten '{name}'. Kies '{names[0]}' of '{names[1]}'.")
        case RegionName(kind):
            raise CommandError(f"'{name}' is een {kind} en geen gemeente. Noem de gemeente.")
        case Unknown(suggestion):
            if name in gazetteer.by_slug:
                return gazetteer.by_slug[name]
            advice = did_you_mean(suggestion) if suggestion else "Noem één gemeente, met haar officiële naam."
            raise CommandError(f"onbekende gemeente '{name}'. {advice} {gazetteer.became(suggestion)}".rstrip())


def is_chosen(found: Problem, chosen: Sequence[str]) -> bool:
    """Whether a problem is in one of the chosen files or folders; without a choice all are.

    An error in the words of the library always is: nothing else was looked at then.
    """
    is_named = any(found.path == path or found.path.startswith(f"{path}/") or path == "." for path in chosen)
    return not chosen or is_named or (found.path == VOCABULARY and found.level is Level.ERROR)


def summary_of(problems: Sequence[Problem]) -> str:
    """How many problems there are, in words."""
    if not problems:
        return "Geen problemen gevonden."
    errors = sum(found.is_error for found in problems)
    others = len(problems) - errors
    return (
        f"{errors} {'fout' if errors == 1 else 'fouten'}, "
        f"{others} {'andere opmerking' if others == 1 else 'andere opmerkingen'}."
    )
