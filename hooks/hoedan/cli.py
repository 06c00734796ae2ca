"""The command `hoedan`; each of its words works on any content tree through `--root`."""

import argparse
import errno
import io
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from .commands import (
    archive,
    bundle,
    cards,
    check,
    export,
    handouts,
    import_story,
    letters,
    memo,
    new,
    places,
    preview,
    rename,
    review,
    serve,
    sheet,
    site,
    start,
    status,
    withdraw,
)
from .commands.dutch_parser import CommandParser, DutchParser
from .commands.shared import INTERRUPTED, USAGE, CommandError, add_root
from .incremental.clock import ClockError
from .incremental.temporary import own_temporary_files
from .language.printing import print_what_can_be_printed
from .language.reasons import NO_ROOM, number_in, reason_of
from .model.settings import SettingsError

COMMANDS = (
    check,
    new,
    start,
    import_story,
    preview,
    review,
    rename,
    withdraw,
    bundle,
    memo,
    cards,
    sheet,
    handouts,
    letters,
    archive,
    status,
    places,
    export,
    site,
    serve,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code: 0 fine, 1 errors found, 2 wrong use, 130 broken off."""
    print_what_can_be_printed()
    try:
        parser = make_parser()
        options = parser.parse_args(arguments)
        if "run" not in options:
            parser.error("the following arguments are required: opdracht")
        with own_temporary_files():
            return int(options.run(options))
    except (CommandError, ClockError, SettingsError) as error:
        print(f"hoedan: {error}", file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        print("\nhoedan: afgebroken.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # whoever reads has seen enough, as `head` has
        sys.stdout = io.StringIO()
        return INTERRUPTED
    except OSError as error:
        told = what_failed(error)
        if told is None:
            raise
        print(f"hoedan: {told}", file=sys.stderr)
        return USAGE


def what_failed(error: OSError) -> str | None:
    """What a file, a disk or a folder did, and what helps; None for what only a bug does."""
    if error.filename:
        return f"{error.filename} is niet te gebruiken: {reason_of(error)}."
    if (error.errno or number_in(error)) in NO_ROOM:
        return f"schrijven lukt niet: {reason_of(error)}. Maak ruimte vrij, ook voor tijdelijke bestanden."
    if error.errno == errno.ENOENT:  # Python found no folder for temporary files, or not the one that it is in
        try:
            Path.cwd()
        except OSError:
            return f"de map waarin je staat is weg: {reason_of(error)}."
        return "er is geen map voor tijdelijke bestanden. Noem er in TMPDIR een waarin je mag schrijven."
    return None


def make_parser() -> argparse.ArgumentParser:
    parser = DutchParser(prog="hoedan", description="Praktijkverhalen controleren, beginnen en overzien.")
    parser.add_argument("--version", action="version", version=f"hoedan {own_version()}", help="welke versie dit is")
    add_root(parser, default=None)
    # Not required for argparse: it would miss the word first, and not tell of an option that it does not know.
    words = parser.add_subparsers(metavar="opdracht", title="opdrachten", parser_class=CommandParser)
    for command in COMMANDS:
        own = words.add_parser(command.NAME, help=command.HELP, description=command.HELP)
        add_root(own)
        command.add_arguments(own)
        own.set_defaults(run=command.run)
    return parser


def own_version() -> str:
    try:
        return version("hoedan")
    except PackageNotFoundError:  # run from a folder in which it was not installed
        return "(niet geïnstalleerd)"


if __name__ == "__main__":
    sys.exit(main())
