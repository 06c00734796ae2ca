"""What the commands have in common: exit codes, the folder they work on, and reading the library in it."""

import argparse
import datetime
from collections.abc import Sequence
from pathlib import Path

import yaml

from ..check.check_library import Checked, check_library
from ..language.dutch import day_of
from ..language.reasons import reason_of
from ..language.suggest import did_you_mean
from ..model.problems import Problem
from ..model.settings import CONFIG
from ..places.gazetteer import Ambiguous, Divided, Found, Municipality, RegionName, Unknown, load_gazetteer
from .dutch_parser import reader

OK, FOUND, USAGE, INTERRUPTED = 0, 1, 2, 130
"""Exit codes: fine, errors found, wrong use, broken off."""


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


def add_today(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--today",
        type=reader(day_of, "dag; schrijf jaar-maand-dag, zoals 2026-11-30"),
        metavar="DAG",
        help="reken met deze dag (jaar-maand-dag)",
    )


def load(root: Path, today: datetime.date | None = None) -> Checked:
    """Read and judge the library below `root`.

    Raises:
        CommandError: when its settings cannot be read.

    """
    try:
        return check_library(root, today)
    except OSError as error:
        raise CommandError(f"{error.filename or CONFIG} is niet te lezen: {reason_of(error)}.") from error
    except yaml.YAMLError as error:
        raise CommandError(f"{CONFIG} is niet te lezen: {error}") from error


def find_root(given: Path | None) -> Path:
    """The given folder, or the nearest one upwards that has a mkdocs.yml.

    Raises:
        CommandError: when there is none.

    """
    start = given or Path.cwd()
    if given is not None:
        candidates: Sequence[Path] = (start.resolve(),)
    else:
        candidates = (start.resolve(), *start.resolve().parents)
    for folder in candidates:
        if (folder / CONFIG).is_file():
            return folder
    raise CommandError(f"geen {CONFIG} gevonden in {start} of daarboven. Geef de map met --root.")


def municipality_called(name: str) -> Municipality:
    """The municipality of this name of now or then, or of this slug.

    Raises:
        CommandError: when the name is not that of one municipality.

    """
    gazetteer = load_gazetteer()
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
            advice = did_you_mean(suggestion) if suggestion else "Gebruik de naam zoals het CBS die schrijft."
            raise CommandError(f"onbekende gemeente '{name}'. {advice}")


def is_chosen(found: Problem, chosen: Sequence[str]) -> bool:
    """Whether a problem is in one of the chosen files or folders; without a choice all are."""
    return not chosen or any(found.path == path or found.path.startswith(f"{path}/") or path == "." for path in chosen)


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
