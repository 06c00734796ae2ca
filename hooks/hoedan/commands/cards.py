"""`hoedan cards`: conversation cards of ingredients and setbacks, four on an A4, to print on both sides."""

import argparse

from ..bundle.errors import BundleError
from ..bundle.plan import unknown
from ..handouts.cards import make_cards, write_cards
from ..handouts.sheet import sheet_typesetter, write_sheets
from ..language.dutch import counted, enumerate_dutch
from ..language.slugs import file_stem
from ..library.library import Ingredient, Library, Setback
from .shared import OK, add_output, sheets

MOST_NAMED = 3
"""In the name of the file."""
HOW_TO_PRINT = "Print dubbelzijdig op A4, op ware grootte, en draai om over de lange zijde. Snijd bij de streepjes."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("slugs", nargs="*", metavar="NAAM", help="ingrediënten en struikelblokken (standaard: alle)")
    add_output(parser)


def run(options: argparse.Namespace) -> int:
    """Make the cards of what was named, or of everything, as one PDF."""
    with sheets(options) as (links, made):
        entries = [entry_called(slug, links.library) for slug in dict.fromkeys(options.slugs)]
        if bare := [entry.slug for entry in entries if not make_cards([entry], links)]:
            raise BundleError(
                f"van {enumerate_dutch(bare)} zijn geen kaarten te maken: er hoort een vraag bij, en een passage uit "
                "een verhaal. Schrijf die erbij, of noem alleen andere."
            )
        cards = make_cards(entries or [*links.library.ingredients, *links.library.setbacks], links)
        html = write_cards(cards, links)
        named = [entry.slug for entry in entries] if len(entries) <= MOST_NAMED else []
        name = file_stem(" ".join(["gesprekskaarten", *named]))
        made[f"{name}.pdf"] = write_sheets(sheet_typesetter(links).set(html), html)
    print(f"{counted(len(cards), 'kaart', 'kaarten')}. {HOW_TO_PRINT}")
    return OK


def entry_called(slug: str, library: Library) -> Ingredient | Setback:
    """The ingredient or setback of this name.

    Raises:
        BundleError: when there is none.

    """
    known: dict[str, Ingredient | Setback] = {**library.setback, **library.ingredient}
    if slug not in known:
        raise BundleError(unknown("het ingrediënt of struikelblok", slug, known))
    return known[slug]
