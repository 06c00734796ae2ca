"""`hoedan preview`: how stories will look, as one page that opens anywhere and a PDF; also while they have errors."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from ..bundle.errors import BundleError
from ..bundle.files import check_place, write_files
from ..bundle.layout import lay_out
from ..bundle.manifest import OUTPUT
from ..bundle.pdf import write_pdf
from ..bundle.plan import Choice, plan_choice, plan_story
from ..bundle.typesetter import Typesetter
from ..check.check_library import Checked
from ..handouts.sheet import write_sheets
from ..incremental.memory import Memory
from ..library.links import Links, link_library
from ..model.problems import has_errors
from ..reading.entry import Entry
from ..reading.load import find_files, load_entries
from ..site.preview import plain_paper, write_preview
from .edits import entry_of_story
from .shared import OK, CommandError, find_root, load

NAME, HELP = "preview", "hoe een verhaal er straks uitziet, ook als er nog fouten in staan"
PAGE, PAPER = "voorbeeld.html", "voorbeeld.pdf"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("stories", nargs="+", metavar="VERHAAL", help="bestandsnaam zonder .md")
    parser.add_argument(
        "--output", type=Path, metavar="MAP", help=f"waar de bestanden komen (standaard: {OUTPUT}/voorbeeld)"
    )


def run(options: argparse.Namespace) -> int:
    root = find_root(options.root)
    checked = load(root)
    entries, _ = load_entries(root, find_files(root), Memory())
    chosen = [entry_of_story(name, entries) for name in dict.fromkeys(options.stories)]
    folder = options.output or root / OUTPUT / "voorbeeld"
    try:
        check_place(folder)
        links = link_library(checked.library)
        page = write_preview(chosen, checked, links).encode()
        for path in write_files(folder, {PAGE: page, PAPER: write_paper(chosen, checked, links)}):
            print(f"{path}  {path.stat().st_size / 1000:.0f} kB")
    except BundleError as error:
        raise CommandError(str(error)) from error
    return OK


def write_paper(entries: Sequence[Entry], checked: Checked, links: Links) -> bytes:
    """The stories as they will be printed; while the content has errors, their plain text."""
    if has_errors(checked.problems):
        html = plain_paper(entries)
        return write_sheets(Typesetter(links).set(html), html)
    library = links.library
    if len(entries) == 1:
        plan = plan_story(library.story[entries[0].slug])
    else:
        plan = plan_choice(Choice("Voorbeeld", stories=tuple(entry.slug for entry in entries)), library)
    return write_pdf(lay_out(plan, links, Typesetter(links)))
