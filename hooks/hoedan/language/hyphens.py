"""Where a long word may be broken: soft hyphens, which a browser shows only when it needs one.

Not all browsers hyphenate Dutch, and a heading on a narrow screen cannot do without.
"""

import re
from functools import cache

from pyphen import Pyphen

LONG_WORD = re.compile(r"[^\W\d_]{14,}")
"""A word that may not fit in a line of the largest heading at 320 px."""
SOFT_HYPHEN = "\u00ad"


@cache
def _dutch() -> Pyphen:
    return Pyphen(lang="nl_NL", left=4, right=4)


def soft_hyphens(text: str) -> str:
    """Say in each long word where it may be broken."""
    return LONG_WORD.sub(lambda found: _dutch().inserted(found[0], SOFT_HYPHEN), text)
