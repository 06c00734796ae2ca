"""The command `hoedan`; each of its words works on any content tree through `--root`."""

import argparse
import sys
from collections.abc import Sequence

from .commands import bundle, check, export, import_story, new, status, withdraw
from .commands.shared import USAGE, CommandError, add_root

COMMANDS = (check, new, import_story, withdraw, bundle, status, export)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code: 0 fine, 1 errors found, 2 wrong use."""
    options = make_parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except CommandError as error:
        print(f"hoedan: {error}", file=sys.stderr)
        return USAGE


def make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="hoedan", description="Praktijkverhalen controleren, beginnen en overzien.")
    words = parser.add_subparsers(required=True, metavar="opdracht")
    for command in COMMANDS:
        own = words.add_parser(command.NAME, help=command.HELP)
        add_root(own)
        command.add_arguments(own)
        own.set_defaults(run=command.run)
    return parser


if __name__ == "__main__":
    sys.exit(main())
