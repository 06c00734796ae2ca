"""`hoedan handouts`: what the pages of the site offer on paper; only what is new or changed is made."""

import argparse

from ..bundle.errors import BundleError
from ..handouts.offered import renew
from ..language.dutch import counted
from ..library.links import link_library
from .shared import OK, CommandError, find_root, load_without_errors, progress_line


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """It takes no arguments: the site offers all, or what was made of it."""


def run(options: argparse.Namespace) -> int:
    """Bring the folder that the build reads up to date."""
    library = load_without_errors(find_root(options.root)).library
    try:
        with progress_line() as tell:
            made, count = renew(link_library(library), tell)
    except BundleError as error:
        raise CommandError(str(error)) from error
    print(f"{counted(made, 'uitgave', 'uitgaven')} gemaakt; {counted(count - made, 'was', 'waren')} nog goed.")
    return OK
