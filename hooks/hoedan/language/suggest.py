"""'Bedoel je ...?': the nearest known word, when it is near enough to help."""

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz, process

from .slugs import fold

MEANT = "Bedoel je '{value}'?"
"""What is asked, on the site, in the check and at the command line, of a word that is nearly a known one."""
BECAME = "Dat is nu {places}."
"""What is told beside it of a municipality that goes by another name now, or is part of another."""
LIKENESS = 75
"""Percentage below which a suggestion would be a guess (tried on slips in all slugs and municipality names)."""


_fold_known = lru_cache(maxsize=20_000)(fold)
"""The same words are compared again and again; those of contributors are not kept."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Find the known word most like `word`, or none that is like it; ties go to the first in order."""
    choices = sorted(known)
    folded = [_fold_known(choice) for choice in choices]
    match = process.extractOne(fold(word), folded, scorer=fuzz.ratio, score_cutoff=LIKENESS)
    return choices[match[2]] if match else None


def did_you_mean(suggestion: str) -> str:
    """Ask whether this is what was meant."""
    return MEANT.format(value=suggestion)
