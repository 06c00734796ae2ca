"""`hoedan memo`: one A4 for the council about a story or a few, as PDF and as OpenDocument."""

import argparse

from ..bundle.plan import story_called
from ..handouts.memo import Memo, fit_memo
from ..handouts.memo_odt import write_memo_odt
from ..handouts.sheet import sheet_typesetter, write_sheets
from ..language.slugs import file_stem, slugify
from .shared import OK, CommandError, add_output, municipality_called, sheets


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("stories", nargs="+", metavar="VERHAAL", help="bestandsnamen in stories/, zonder '.md'")
    parser.add_argument("--municipality", metavar="GEMEENTE", help="vergelijk met deze gemeente")
    parser.add_argument("--title", metavar="TITEL", help="een eigen titel boven de memo")
    add_output(parser)


def run(options: argparse.Namespace) -> int:
    """Make the memo and write both files, or neither."""
    slugs = list(dict.fromkeys(slug for each in ",".join(options.stories).split(",") if (slug := each.strip())))
    if not slugs:
        raise CommandError("noem een verhaal, of een paar: hoedan memo het-ene het-andere")
    title = " ".join((options.title or "").split())
    with sheets(options) as (links, made):
        stories = [story_called(slug, links.library) for slug in slugs]
        places = links.library.gazetteer
        own = municipality_called(options.municipality, places) if options.municipality else None
        memo = Memo(stories, links, own, title)
        fitted = fit_memo(memo, sheet_typesetter(links))
        named = slugify(title) or " en ".join((slugs[0], *[f"{len(slugs) - 1} meer"] * (len(slugs) > 1)))
        stem = file_stem(f"raadsmemo {named} {own.name if own else ''}")
        made[f"{stem}.pdf"] = write_sheets(fitted.document, fitted.html)
        made[f"{stem}.odt"] = write_memo_odt(memo, fitted.detail)
    return OK
