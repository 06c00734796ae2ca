"""`hoedan serve`: the site, live, on this machine, where there is no `make`."""

import argparse

from .shared import FOUND, OK, find_root
from .site import run_generator

NAME, HELP = "serve", "de site bekijken terwijl je schrijft, op http://localhost:8000/"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--address", metavar="PLEK", help="standaard: localhost:8000")


def run(options: argparse.Namespace) -> int:
    """Serve until it is broken off."""
    place = ["--dev-addr", options.address] if options.address else []
    return OK if run_generator(find_root(options.root), ["serve", "--dirty", *place]) == 0 else FOUND
