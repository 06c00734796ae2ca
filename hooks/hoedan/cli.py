"""The command `hoedan`; each of its words works on any content tree through `--root`."""

import argparse
import datetime
import sys
from collections.abc import Sequence
from pathlib import Path

import yaml

from .bundle.errors import BundleError
from .check.check_library import Checked, check_library
from .check.review_summary import write_review_summary
from .commands.bundle import add_arguments, make_bundles
from .commands.export import ExportError, export_data, export_docs_tree
from .commands.new import NewStoryError, write_new_story
from .commands.withdraw import WithdrawError, withdraw_story
from .intake.archive import ArchiveError
from .intake.importer import ImportStoryError, import_story
from .intake.pandoc import ConverterError
from .library.status import StatusFormat, read_status, write_status
from .model.problems import Format, Problem, errors_in, has_errors, write_problems
from .model.rules import Level
from .model.settings import CONFIG

OK, FOUND, USAGE = 0, 1, 2


class UsageError(Exception):
    """The command cannot start: the message says what to do, in Dutch."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code: 0 fine, 1 errors found, 2 wrong use."""
    options = make_parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except (
        UsageError,
        BundleError,
        NewStoryError,
        ExportError,
        ArchiveError,
        ConverterError,
        ImportStoryError,
        WithdrawError,
    ) as error:
        print(f"hoedan: {error}", file=sys.stderr)
        return USAGE


def make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="hoedan", description="Praktijkverhalen controleren, beginnen en overzien.")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--root", type=Path, help="map met mkdocs.yml (standaard: de dichtstbijzijnde map naar boven)")
    commands = parser.add_subparsers(required=True, metavar="opdracht")

    check = commands.add_parser("check", parents=[common], help="alle problemen in de inhoud")
    check.add_argument("paths", nargs="*", type=Path, metavar="PAD", help="alleen deze bestanden of mappen")
    check.add_argument("--format", type=Format, choices=list(Format), default=Format.TEXT)
    check.add_argument("--summary", type=Path, metavar="BESTAND", help="schrijf ook een samenvatting in Markdown")
    check.add_argument("--strict", action="store_true", help="ook waarschuwingen tellen als fout")
    check.add_argument("--today", type=datetime.date.fromisoformat, help="reken met deze dag (jaar-maand-dag)")
    check.set_defaults(run=run_check)

    new = commands.add_parser("new", parents=[common], help="een nieuw verhaal, van het sjabloon")
    new.add_argument("title", metavar="TITEL")
    new.add_argument("--municipality", action="append", required=True, metavar="GEMEENTE")
    new.set_defaults(run=run_new)

    imported = commands.add_parser("import", parents=[common], help="een verhaal uit een Word- of ODT-bestand")
    imported.add_argument("file", type=Path, metavar="BESTAND")
    imported.add_argument("--name", metavar="NAAM", help="naam van het verhaal (standaard: gemeente en titel)")
    imported.set_defaults(run=run_import)

    withdraw = commands.add_parser(
        "withdraw", parents=[common], help="een verhaal weghalen, met alles wat erheen wijst"
    )
    withdraw.add_argument("slug", metavar="VERHAAL", help="bestandsnaam zonder .md")
    withdraw.add_argument("--reason", metavar="TEKST", help="de reden; die komt op de pagina te staan")
    withdraw.set_defaults(run=run_withdraw)

    bundle = commands.add_parser("bundle", parents=[common], help="een bundel als pdf, boekje, drukwerk en e-boek")
    add_arguments(bundle)
    bundle.set_defaults(run=run_bundle)

    status = commands.add_parser("status", parents=[common], help="wat er is en wat er nog mist")
    status.add_argument("--format", type=StatusFormat, choices=list(StatusFormat), default=StatusFormat.TEXT)
    status.add_argument("--today", type=datetime.date.fromisoformat, help="reken met deze dag (jaar-maand-dag)")
    status.set_defaults(run=run_status)

    export = commands.add_parser("export", parents=[common], help="open data, of de site als gewone Markdown")
    export.add_argument("--data", type=Path, metavar="MAP", help="schrijf de open data in deze map")
    export.add_argument("--docs-tree", type=Path, metavar="MAP", help="schrijf een docs-map voor elke andere generator")
    export.set_defaults(run=run_export)
    return parser


def run_check(options: argparse.Namespace) -> int:
    """Print the problems, all or those of the given paths."""
    root = find_root(options.root)
    chosen = [relative_path(root, path) for path in options.paths]
    problems = [found for found in load(root, options.today).problems if is_chosen(found, chosen)]
    sys.stdout.write(write_problems(problems, options.format))
    if options.summary:
        options.summary.write_text(write_review_summary(problems), encoding="utf-8")
    if options.format is Format.TEXT:
        print(summary_of(problems), file=sys.stderr)
    has_warnings = any(found.level is Level.WARNING for found in problems)
    return FOUND if has_errors(problems) or (options.strict and has_warnings) else OK


def run_new(options: argparse.Namespace) -> int:
    root = find_root(options.root)
    path = write_new_story(root, options.title, options.municipality)
    print(f"{path.relative_to(root).as_posix()} staat klaar. Vul het aan en controleer het met `hoedan check`.")
    return OK


def run_import(options: argparse.Namespace) -> int:
    """Write the story, and tell at once what the check says of it."""
    root = find_root(options.root)
    path, imported = import_story(load(root).library, options.file, options.name)
    name = path.relative_to(root).as_posix()
    problems = [found for found in load(root).problems if is_chosen(found, [name])]
    print(f"{name} staat klaar. Beelden: {len(imported.images)}.")
    for remark in imported.remarks:
        print(f"Let op: {remark}")
    sys.stdout.write(write_problems(problems, Format.TEXT))
    print(summary_of(problems), file=sys.stderr)
    return FOUND if has_errors(problems) else OK


def run_withdraw(options: argparse.Namespace) -> int:
    root = find_root(options.root)
    done = withdraw_story(root, options.slug, options.reason, datetime.date.today())
    print(f"{done.story} is teruggetrokken. Op het adres staat nu dat het verhaal weg is.")
    print("\n".join(["Aangepast:", *(f"  {path}" for path in done.changed)]))
    if done.editions:
        print(
            "\n".join(["Het verhaal staat nog in wat al gedrukt of gedownload is:", *(f"  {e}" for e in done.editions)])
        )
    print("Lees de aangepaste bestanden na: een zin kan nu meer beloven dan er staat.")
    print("De tekst staat nog in de geschiedenis van git. Moet zij daar ook weg, vraag dat dan aan een beheerder.")
    return OK


def run_bundle(options: argparse.Namespace) -> int:
    """Make bundles; content with errors makes none, as it makes no site."""
    checked = load(find_root(options.root))
    if errors := errors_in(checked.problems):
        raise BundleError("\n".join(["de inhoud heeft fouten, dus er is niets gemaakt.", *map(str, errors)]))
    make_bundles(checked.library, options)
    return OK


def run_status(options: argparse.Namespace) -> int:
    """Print the state of the library. Content errors do not stop it; what has them is not counted."""
    checked = load(find_root(options.root), options.today or datetime.date.today())
    sys.stdout.write(write_status(read_status(checked.library), options.format))
    return OK


def run_export(options: argparse.Namespace) -> int:
    """Write what was asked for. With errors in the content nothing is written."""
    exports = [(export_data, options.data), (export_docs_tree, options.docs_tree)]
    chosen = [(write, target) for write, target in exports if target is not None]
    if not chosen:
        raise UsageError("kies wat u wilt hebben: --data MAP, --docs-tree MAP of allebei.")
    checked = load(find_root(options.root))
    if errors := errors_in(checked.problems):
        sys.stderr.write(write_problems(errors, Format.TEXT))
        return FOUND
    for write, target in chosen:
        print(f"{write(checked.library, target)} bestanden in {target}.")
    return OK


def load(root: Path, today: datetime.date | None = None) -> Checked:
    try:
        return check_library(root, today)
    except (OSError, yaml.YAMLError) as error:
        raise UsageError(f"{CONFIG} is niet te lezen: {error}") from error


def find_root(given: Path | None) -> Path:
    """The given folder, or the nearest one upwards that has a mkdocs.yml."""
    start = given or Path.cwd()
    if given is not None:
        candidates: Sequence[Path] = (start.resolve(),)
    else:
        candidates = (start.resolve(), *start.resolve().parents)
    for folder in candidates:
        if (folder / CONFIG).is_file():
            return folder
    raise UsageError(f"geen {CONFIG} gevonden in {start} of daarboven. Geef de map met --root.")


def relative_path(root: Path, path: Path) -> str:
    """A path as problems name it; a path is taken from the current folder, else from the root."""
    for candidate in (path.absolute(), root / path):
        resolved = candidate.resolve()
        if candidate.exists() and resolved.is_relative_to(root):
            return resolved.relative_to(root).as_posix()
    raise UsageError(f"{path} bestaat niet in {root}.")


def is_chosen(found: Problem, chosen: Sequence[str]) -> bool:
    return not chosen or any(found.path == path or found.path.startswith(f"{path}/") or path == "." for path in chosen)


def summary_of(problems: Sequence[Problem]) -> str:
    if not problems:
        return "Geen problemen gevonden."
    errors = sum(found.is_error for found in problems)
    others = len(problems) - errors
    return (
        f"{errors} {'fout' if errors == 1 else 'fouten'}, "
        f"{others} {'andere opmerking' if others == 1 else 'andere opmerkingen'}."
    )


if __name__ == "__main__":
    sys.exit(main())
