"""`hoedan serve`: the site, live, on this machine, where there is no `make`."""

import argparse
import sys

from ..model.problems import ReportFormat, errors_in, write_problems
from ..model.settings import is_address, read_settings
from .dutch_parser import reader
from .shared import FOUND, OK, find_root
from .site import run_generator


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--address",
        type=reader(address, "plek; schrijf naam:poort, zoals localhost:8000"),
        metavar="PLEK",
        help="standaard: localhost:8000",
    )


def address(text: str) -> str:
    """Where the site is shown.

    Raises:
        ValueError: when MkDocs cannot show it there.

    """
    if not is_address(text):
        raise ValueError(text)
    return text


def run(options: argparse.Namespace) -> int:
    """Serve until it is broken off. With errors in the settings MkDocs would not begin."""
    root = find_root(options.root)
    if errors := errors_in(read_settings(root)[1]):
        sys.stderr.write(write_problems(errors, ReportFormat.TEXT))
        return FOUND
    place = ["--dev-addr", options.address] if options.address else []
    return OK if run_generator(root, ["serve", "--dirty", *place]) == 0 else FOUND
