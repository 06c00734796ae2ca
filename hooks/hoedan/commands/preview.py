"""`hoedan preview`: how stories will look, as one page that opens anywhere and a PDF; also while they have errors."""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ..bundle.errors import BundleError
from ..bundle.files import check_place, write_files
from ..bundle.layout import lay_out
from ..bundle.pdf import write_pdf
from ..bundle.plan import Choice, plan_choice, plan_story, story_part
from ..bundle.typesetter import Typesetter
from ..check.check_library import Checked
from ..handouts.sheet import write_sheets
from ..incremental.file_cache import OUTPUT
from ..incremental.memory import Memory
from ..library.links import Links, link_library
from ..library.story import Story
from ..model.problems import has_errors
from ..reading.entry import Entry
from ..reading.load import find_files, load_entries
from ..site.preview import plain_paper, write_preview
from .edits import entry_of_story
from .shared import OK, CommandError, find_root, load

PAGE, PAPER = "voorbeeld.html", "voorbeeld.pdf"
WITH_ERRORS = "Voorbeeld, met fouten"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("stories", nargs="+", metavar="VERHAAL", help="bestandsnaam zonder .md")
    parser.add_argument(
        "--output", type=Path, metavar="MAP", help=f"waar de bestanden komen (standaard: {OUTPUT}/voorbeeld)"
    )


def run(options: argparse.Namespace) -> int:
    root = find_root(options.root)
    checked = load(root)
    entries, _ = load_entries(root, find_files(root), Memory())
    chosen = [entry_of_story(name, entries, root) for name in dict.fromkeys(options.stories)]
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
    """The stories as they will be printed; what has too little of a story for that, as plain text that says so.

    While they have errors, the foot of each page says that, and there is nothing around the stories.
    """
    stories = [links.library.story[entry.slug] for entry in entries if entry.slug in links.library.story]
    if len(stories) < len(entries) or not all(names_what_is_there(story, links) for story in stories):
        html = plain_paper(entries)
        return write_sheets(Typesetter(links).set(html), html)
    plan = plan_story(stories[0])
    if has_errors(checked.problems):
        parts = tuple(replace(story_part(story), title=f"{WITH_ERRORS}: {story.title}") for story in stories)
        plan = replace(plan, title=f"{WITH_ERRORS}: {plan.title}", parts=parts)
    elif len(stories) > 1:
        plan = plan_choice(Choice("Voorbeeld", stories=tuple(story.slug for story in stories)), links.library)
    return write_pdf(lay_out(plan, links, Typesetter(links)))


def names_what_is_there(story: Story, links: Links) -> bool:
    """Whether the library has every ingredient and setback of a story: paper shows each by its name and colour."""
    passages = links.texts[story.slug].passages
    ingredients = {*story.front.ingredients, *(slug for each in passages for slug in each.ingredients)}
    setbacks = {slug for each in passages for slug in each.setbacks}
    return ingredients <= links.library.ingredient.keys() and setbacks <= links.library.setback.keys()
