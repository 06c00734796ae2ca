"""The command `hoedan`; each of its words works on any content tree through `--root`."""

import argparse
import io
import sys
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version

from .commands.dutch_parser import CommandParser, DutchParser
from .commands.shared import INTERRUPTED, USAGE, CommandError, add_root
from .incremental.clock import ClockError
from .incremental.temporary import own_temporary_files
from .language.printing import print_what_can_be_printed
from .language.reasons import what_failed
from .model.settings import SettingsError

COMMANDS = {
    "check": "alle problemen in de inhoud",
    "new": "een nieuw verhaal, of iets anders, van het sjabloon",
    "start": "een eigen bibliotheek over een ander vakgebied, in een nieuwe map",
    "import": "een verhaal uit een Word- of ODT-bestand",
    "preview": "hoe een verhaal er straks uitziet, ook als er nog fouten in staan",
    "review": "een verhaal is nagekeken: zet de datum, en wat er veranderde",
    "rename": "een bestand een andere naam geven; het oude adres blijft werken",
    "withdraw": "een verhaal weghalen met alles wat erheen wijst, of iemand uit alle teksten",
    "bundle": "een bundel als pdf, boekje, drukwerk en e-boek",
    "memo": "een raadsmemo: één A4 over een verhaal of een paar, als pdf en odt",
    "cards": "gesprekskaarten van ingrediënten en struikelblokken, vier op een A4",
    "sheet": "een vergaderblad: twee verhalen, hun ingrediënt en een werkvorm van een uur",
    "handouts": "de pdf's, raadsmemo's en kaarten bij de pagina's van de site; alleen wat veranderde",
    "letters": "brieven die vragen of een verhaal nog klopt, als concepten",
    "archive": "zoek van elke bron een kopie in een archief op internet",
    "status": "wat er is en wat er nog mist",
    "places": "vernieuw een kolom van de gemeenten uit een gedownloade tabel",
    "export": "open data, of de site als gewone Markdown",
    "site": "de hele site bouwen, met de bundels",
    "serve": "de site bekijken terwijl je schrijft, op http://localhost:8000/",
}
"""Each word, and what it is for in the list of them."""
MODULE_OF = {"import": "import_story"}
"""Of a word that cannot be the name of a module; every other is in the one that is called as it."""


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


def make_parser() -> argparse.ArgumentParser:
    parser = DutchParser(prog="hoedan", description="Praktijkverhalen controleren, beginnen en overzien.")
    parser.add_argument("--version", action="version", version=f"hoedan {own_version()}", help="welke versie dit is")
    add_root(parser, default=None)
    # Not required for argparse: it would miss the word first, and not tell of an option that it does not know.
    words = parser.add_subparsers(metavar="opdracht", title="opdrachten", parser_class=CommandParser)
    for word, purpose in COMMANDS.items():
        own = words.add_parser(word, help=purpose, description=purpose, fill=partial(fill, word))
        add_root(own)
    return parser


def fill(word: str, parser: argparse.ArgumentParser) -> None:
    """Give a command its own arguments. Only then its module is loaded: all of them take half a second."""
    command = import_module(f".commands.{MODULE_OF.get(word, word)}", __package__)
    command.add_arguments(parser)
    parser.set_defaults(run=command.run)


def own_version() -> str:
    try:
        return version("hoedan")
    except PackageNotFoundError:  # run from a folder in which it was not installed
        return "(niet geïnstalleerd)"


if __name__ == "__main__":
    sys.exit(main())
