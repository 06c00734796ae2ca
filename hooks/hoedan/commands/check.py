"""`hoedan check`: all problems in the content, or those of some files."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from ..check.publication import check_publication
from ..check.review_summary import write_review_summary
from ..language.suggest import did_you_mean, nearest
from ..model.problems import Level, ReportFormat, has_errors, write_problems
from ..reading.load import STORIES, find_files
from .shared import FOUND, OK, CommandError, add_today, find_root, is_chosen, load, summary_of

NAME, HELP = "check", "alle problemen in de inhoud"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", type=Path, metavar="PAD", help="alleen deze bestanden of mappen")
    parser.add_argument("--format", choices=[*map(str, ReportFormat)], default=ReportFormat.TEXT, help="de vorm")
    parser.add_argument("--summary", type=Path, metavar="BESTAND", help="schrijf ook een samenvatting in Markdown")
    parser.add_argument("--strict", action="store_true", help="ook waarschuwingen tellen als fout")
    parser.add_argument("--publish", action="store_true", help="ook wat er nog mist voordat de site online gaat")
    add_today(parser)


def run(options: argparse.Namespace) -> int:
    """Print the problems, all or those of the given paths."""
    root = find_root(options.root)
    chosen: Sequence[str] = [relative_path(root, path) for path in options.paths]
    checked = load(root, options.today)
    before = check_publication(checked.library) if options.publish else ()
    problems = [found for found in sorted({*checked.problems, *before}) if is_chosen(found, chosen)]
    form = ReportFormat(options.format)
    sys.stdout.write(write_problems(problems, form))
    if options.summary:
        options.summary.write_text(write_review_summary(problems), encoding="utf-8")
    if form is ReportFormat.TEXT:
        print(summary_of(problems), file=sys.stderr)
    has_warnings = any(found.level is Level.WARNING for found in problems)
    return FOUND if has_errors(problems) or (options.strict and has_warnings) else OK


def relative_path(root: Path, path: Path) -> str:
    """A path as problems name it; a path is taken from the current folder, else from the root.

    Raises:
        CommandError: when there is nothing at that path.

    """
    for candidate in (path.absolute(), root / path):
        resolved = candidate.resolve()
        if candidate.exists() and resolved.is_relative_to(root):
            return resolved.relative_to(root).as_posix()
    if any(os.path.lexists(candidate) for candidate in (path.absolute(), root / path)):
        raise CommandError(f"{path} ligt buiten {root}. De controle leest alleen wat daarin staat.")
    raise CommandError(f"{path} bestaat niet in {root}. {advice_on(root, path)}")


def advice_on(root: Path, path: Path) -> str:
    """What may be meant by a path at which there is nothing."""
    files = {file.relative_to(root).as_posix(): file.stem for _, file in find_files(root)}
    meant = [name for name, stem in files.items() if stem == path.stem] or [*filter(None, [nearest(str(path), files)])]
    return did_you_mean(meant[0]) if meant else f"Noem een bestand of een map, zoals {STORIES}/."
