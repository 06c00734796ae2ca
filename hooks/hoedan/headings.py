"""The anchors of headings: the same for the page, for the check of links and for GitHub's own anchors, folded."""

import re
from collections.abc import Iterable
from urllib.parse import unquote

from .slugs import slugify

MARKUP = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|[*_`~]|\[\^[^\]]*\]")


def plain_text(markdown: str) -> str:
    """Take the inline Markdown out of a heading."""
    return MARKUP.sub(lambda found: found[1] or "", markdown).strip()


def heading_ids(texts: Iterable[str]) -> list[str]:
    """Give each heading its anchor; the second of the same name gets `-1`, as on GitHub."""
    used: dict[str, int] = {}
    ids = []
    for text in texts:
        base = slugify(text) or "kop"
        count = used.get(base, 0)
        used[base] = count + 1
        ids.append(f"{base}-{count}" if count else base)
    return ids


def fold_anchor(anchor: str) -> str:
    """GitHub keeps accents in anchors and we do not; both forms find the heading."""
    return slugify(unquote(anchor))
