"""Which characters our typefaces have: what they lack is a box in print, and breaks what a PDF promises to a reader."""

import re
import unicodedata
from collections.abc import Iterator

from ..design.typefaces import letters
from ..model.problems import Level, Problem
from ..model.rules import rule
from ..reading.entry import Entry
from .privacy import lines_of

SELDOM = re.compile(r"[^\x00-\u012b\u012e-\u0131\u0134-\u0149\u014c-\u0165\u0168-\u017e‒-―‘-‚“-„†-•…€]+")
"""What may be lacking: nearly all texts have nothing of it."""

NOT_IN_PRINT = rule(
    "V-086",
    Level.WARNING,
    message="'{value}' staat niet in onze letter, en is op papier niet te lezen.",
    advice="Zeg het in gewone woorden, of haal het weg.",
    explanation="Een boek drukt alleen tekens die in zijn letter zitten. Een ander teken wordt een leeg hokje.",
)


def check_letters(entry: Entry) -> Iterator[Problem]:
    """Report, line by line, each character of front matter and text that print has no letter for."""
    for line, text in lines_of(entry):
        if SELDOM.search(text) and (lacking := lacking_in(text)):
            yield NOT_IN_PRINT.at(entry.path, line, value=" ".join(lacking))


def lacking_in(text: str) -> list[str]:
    """The characters without a letter, each once, in order; what only changes the look of another is part of that."""
    composed = unicodedata.normalize("NFC", text)
    found = (each for each in composed if ord(each) not in letters() and unicodedata.category(each)[0] not in "MC")
    return list(dict.fromkeys(each for each in found if not each.isspace()))
