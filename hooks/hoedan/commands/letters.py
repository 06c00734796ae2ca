"""`hoedan letters`: drafts that ask municipalities and organisations whether their stories are still right."""

import argparse
from pathlib import Path

from ..bundle.errors import BundleError
from ..bundle.files import check_place, write_files
from ..handouts.letters import OVERVIEW, write_letters
from ..incremental.file_cache import OUTPUT
from ..language.dutch import counted
from .shared import OK, CommandError, find_root, load_without_errors

FOLDER = "brieven"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--output", type=Path, metavar="MAP", help=f"waar ze komen (standaard: {OUTPUT}/{FOLDER})")


def run(options: argparse.Namespace) -> int:
    library = load_without_errors(find_root(options.root)).library
    site = library.settings
    if not site.site_url or not (site.editors_address or site.repo_url):
        raise CommandError(
            "een brief heeft een adres nodig om te antwoorden. Vul in mkdocs.yml `site_url` in, en `editors_address` "
            "of `repo_url`."
        )
    folder = options.output or library.root / OUTPUT / FOLDER
    try:
        check_place(folder)
        files = write_files(folder, write_letters(library))
    except BundleError as error:
        raise CommandError(str(error)) from error
    print(f"{counted(len(files) - 1, 'brief', 'brieven')} in {folder}; {OVERVIEW} is het overzicht.")
    return OK
