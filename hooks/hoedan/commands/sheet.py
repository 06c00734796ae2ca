"""`hoedan sheet`: a meeting sheet of two stories and the ingredient that they share, on the two sides of an A4."""

import argparse

from ..bundle.plan import story_called
from ..handouts.meeting import Meeting, fit_meeting, shared_ingredient
from ..handouts.sheet import sheet_typesetter, write_sheets
from ..language.slugs import file_stem
from .shared import OK, CommandError, add_output, sheets


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("one", metavar="VERHAAL", help="een bestandsnaam in stories/, zonder '.md'")
    parser.add_argument("other", metavar="ANDER_VERHAAL", help="nog een")
    parser.add_argument("--ingredient", metavar="NAAM", help="standaard: het eerste van beide")
    add_output(parser)


def run(options: argparse.Namespace) -> int:
    """Make the sheet as a PDF of two pages."""
    with sheets(options) as (links, made):
        stories = story_called(options.one, links.library), story_called(options.other, links.library)
        if stories[0] is stories[1]:
            raise CommandError("een vergaderblad gaat over twee verhalen. Noem er twee die verschillen.")
        ingredient = shared_ingredient(stories, links, options.ingredient or "")
        fitted = fit_meeting(Meeting(stories, ingredient, links), sheet_typesetter(links))
        name = file_stem(f"vergaderblad {ingredient.slug} {stories[0].slug} {stories[1].slug}")
        made[f"{name}.pdf"] = write_sheets(fitted.document, fitted.html)
    print("Print dubbelzijdig op A4: voorop het uur, achterop de verhalen.")
    return OK
