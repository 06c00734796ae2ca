"""`hoedan import`: a story from a filled-in Word or OpenDocument file."""

import argparse
import sys
from pathlib import Path

from ..intake.archive import ArchiveError
from ..intake.importer import ImportStoryError, import_story
from ..intake.pandoc import ConverterError
from ..model.problems import ReportFormat, has_errors, write_problems
from .shared import FOUND, OK, CommandError, find_root, is_chosen, load, summary_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="BESTAND")
    parser.add_argument("--name", metavar="NAAM", help="naam van het verhaal (standaard: gemeente en titel)")


def run(options: argparse.Namespace) -> int:
    """Write the story, and tell at once what the check says of it."""
    root = find_root(options.root)
    if not options.file.is_file():
        raise CommandError(
            f"{options.file} is geen bestand dat er is. Noem een .docx of .odt, met de map waar het in staat."
        )
    try:
        path, imported = import_story(load(root).library, options.file, options.name)
    except (ArchiveError, ConverterError, ImportStoryError) as error:
        raise CommandError(str(error)) from error
    name = path.relative_to(root).as_posix()
    problems = [found for found in load(root).problems if is_chosen(found, [name])]
    print(f"{name} staat klaar. Beelden: {len(imported.images)}.")
    for remark in imported.remarks:
        print(f"Let op: {remark}")
    sys.stdout.write(write_problems(problems, ReportFormat.TEXT))
    print(summary_of(problems), file=sys.stderr)
    return FOUND if has_errors(problems) else OK
