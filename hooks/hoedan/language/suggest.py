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


def nearest(word: str, known: Iterable[str], likeness: int = LIKENESS) -> str | None:
    """Find the known word most like `word`, or none that is like it; ties go to the first in order.

    Two letters in each other's place are one slip, less than a letter too many. The form says the same
    (`docs/assets/form/nearest.js`), held to `tests/language/nearest.json`.
    """
    choices = sorted(known)
    folded = [_fold_known(choice) for choice in choices]
    typed = fold(word)
    match = process.extractOne(typed, folded, scorer=fuzz.ratio, score_cutoff=likeness)
    if not match or match[1] < 100:  # not the same word
        swapped = next((n for n, each in enumerate(folded) if is_swapped(typed, each)), None)
        if swapped is not None:
            return choices[swapped]
    return choices[match[2]] if match else None


def is_swapped(one: str, other: str) -> bool:
    """Whether two words are the same but for two letters in each other's place."""
    if len(one) != len(other):
        return False
    pairs = [(left, right) for left, right in zip(one, other, strict=True) if left != right]
    return len(pairs) == 2 and pairs[0] == pairs[1][::-1]


def did_you_mean(suggestion: str) -> str:
    """Ask whether this is what was meant."""
    return MEANT.format(value=suggestion)
