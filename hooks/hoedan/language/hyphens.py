"""Where a long word may be broken: on paper at a line's end, on screen by soft hyphens, shown only when one is needed.

Not all browsers hyphenate Dutch, and a heading on a narrow screen cannot do without.
"""

import re
from functools import cache
from pathlib import Path
from typing import Any

from pyphen import Pyphen

from .slugs import fold

LONG_WORD = re.compile(r"[^\W\d_]{14,}")
"""A word that may not fit in a line of the largest heading at 320 px."""
SOFT_HYPHEN = "\u00ad"
PARTS = Path(__file__).parent / "data" / "compound_parts.txt"
SHORTEST_PART = 3
LINKS = ("", "s", "en", "e", "er")
"""What Dutch puts between two parts: beleid-s-plan, pann-en-koek."""


class Hyphens(Pyphen):  # type: ignore[misc]
    """Pyphen, which breaks a compound at its joints and nowhere else: `senioren-woningen`, not `senio-renwoningen`."""

    def positions(self, word: str) -> list[Any]:
        """After how many letters the word may be broken."""
        found = super().positions(word)
        between = joints(fold(word))
        return [each for each in found if each in between] if between else list(found)


@cache
def joints(word: str) -> frozenset[int]:
    """After how many letters a compound goes on with another of its parts; none for what is no compound."""
    places = range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
    return frozenset(place for place in places if is_head(word[:place]) and is_part(word[place:]))


def is_head(text: str) -> bool:
    return any(text.endswith(link) and is_part(text.removesuffix(link)) for link in LINKS)


def is_part(word: str) -> bool:
    return word in parts() or bool(joints(word))


@cache
def parts() -> frozenset[str]:
    """The words that compounds are made of."""
    lines = PARTS.read_text("utf-8").splitlines()
    return frozenset(fold(word) for line in lines if not line.startswith("#") for word in line.split())


@cache
def _dutch() -> Pyphen:
    return Pyphen(lang="nl_NL", left=4, right=4)


def soft_hyphens(text: str) -> str:
    """Say in each long word where it may be broken."""
    return LONG_WORD.sub(lambda found: _dutch().inserted(found[0], SOFT_HYPHEN), text)
