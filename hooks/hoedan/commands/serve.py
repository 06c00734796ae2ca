"""`hoedan serve`: the site, live, on this machine, where there is no `make`."""

import argparse

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
    """A name or number of a machine and a port.

    Raises:
        ValueError: when it is something else.

    """
    host, _, port = text.rpartition(":")
    if not host or not 0 < int(port) < 2**16:
        raise ValueError(text)
    return text


def run(options: argparse.Namespace) -> int:
    """Serve until it is broken off."""
    place = ["--dev-addr", options.address] if options.address else []
    return OK if run_generator(find_root(options.root), ["serve", "--dirty", *place]) == 0 else FOUND
