"""The anchors of headings: the same for the page, for the check of links and for GitHub's own anchors, folded."""

import re
from collections.abc import Iterable
from urllib.parse import unquote

from ..language.slugs import slugify

RESERVED = re.compile(
    "inhoud|menu|bronnen|wijzigingen|citeer|citeer-kop|citaat|past-dit|past-dit-kop|verwant|in-bundels|volgers|geinspireerd"
    "|op-deze-pagina|reeks|ingredienten|verhalen|achtergrond|praktijk|vragen|onze-gemeente"
    "|(?:bron|verwijzing|passage)-.*"
)
"""Anchors of our own templates on pages that have contributed text."""
MARKUP = re.compile(r"!?\[([^\[\]]*)\]\((?:[^()]|\([^()]*\))*\)|[*_`~]|\[\^[^\[\]]*\]")


def heading_text(markdown: str) -> str:
    """Take the inline Markdown out of a heading."""
    return MARKUP.sub(lambda found: found[1] or "", markdown).strip()


def heading_ids(texts: Iterable[str]) -> list[str]:
    """Give each heading its anchor, once; the second of the same name gets `-1`, as on GitHub."""
    used: dict[str, int] = {}
    for text in texts:
        slug = slugify(text) or "kop"
        base = anchor = f"kop-{slug}" if RESERVED.fullmatch(slug) else slug
        while anchor in used:
            used[base] += 1
            anchor = f"{base}-{used[base]}"
        used[anchor] = 0
    return list(used)


def fold_anchor(anchor: str) -> str:
    """GitHub keeps accents in anchors and we do not; both forms find the heading."""
    return slugify(unquote(anchor))
