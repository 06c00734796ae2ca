"""`hoedan serve`: the site, live, on this machine, where there is no `make`."""

import argparse
import re

from .dutch_parser import reader
from .shared import FOUND, OK, find_root
from .site import run_generator

NAME, HELP = "serve", "de site bekijken terwijl je schrijft, op http://localhost:8000/"
ADDRESS = re.compile(r"[^\s:/]+:[0-9]{1,5}|\[[0-9a-fA-F:]+\]:[0-9]{1,5}")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--address",
        type=reader(address, "plek; schrijf naam:poort, zoals localhost:8001"),
        metavar="PLEK",
        help="standaard: localhost:8000",
    )


def address(text: str) -> str:
    """A place to listen at, as MkDocs wants it.

    Raises:
        ValueError: when it is none.

    """
    if not ADDRESS.fullmatch(text) or int(text.rpartition(":")[2]) > 65535:
        raise ValueError(text)
    return text


def run(options: argparse.Namespace) -> int:
    """Serve until it is broken off."""
    place = ["--dev-addr", options.address] if options.address else []
    return OK if run_generator(find_root(options.root), ["serve", "--dirty", *place]) == 0 else FOUND
