"""'Bedoelt u ...?': the nearest known word, when it is near enough to help."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from .slugs import fold

LIKENESS = 75
"""Percentage below which a suggestion would be a guess (tried on slips in all slugs and municipality names)."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Find the known word most like `word`, or none that is like it; ties go to the first in order."""
    choices = sorted(known)
    match = process.extractOne(word, choices, scorer=fuzz.ratio, processor=fold, score_cutoff=LIKENESS)
    return match[0] if match else None
