"""Short addresses from paper to the site: `/v/<id>/`.

The id is made of the story's first name, so nobody has to keep a list. A story that is renamed keeps its old names
in `aliases:`, and each of its names has an address of its own; what was printed once goes on working.
"""

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from html import escape

from ..model.urls import story_url
from .library import Library
from .names import Named, first_name, old_names
from .story import Story

SHORT_LINKS = "v/"
"""Where they stand on the site."""
ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"
"""Letters and digits that nobody confuses on paper: no 0 and o, no 1, i and l, no u beside v."""
LENGTH = 6


def short_id(name: str) -> str:
    """Six characters that stand for a slug; the same slug always gives the same id."""
    number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big")
    characters = []
    for _ in range(LENGTH):
        number, position = divmod(number, len(ALPHABET))
        characters.append(ALPHABET[position])
    return "".join(characters)


def short_url(story: Story) -> str:
    """The address to print."""
    return f"{SHORT_LINKS}{lasting_id(story)}/"


def lasting_id(story: Story) -> str:
    """The id of the first name of a story: it stays when the story is renamed."""
    return short_id(first_name(story))


def names_by_short_id(library: Library) -> Mapping[str, tuple[str, ...]]:
    """Every id that was ever printed -> the story's name of today; a withdrawn story keeps its page too.

    Two names only when two ids happen to be the same.
    """
    found: dict[str, dict[str, None]] = defaultdict(dict)
    stories: tuple[Named, ...] = (*library.stories, *library.withdrawn)
    for each in stories:
        for name in (each.slug, *old_names(each)):
            found[short_id(name)][each.slug] = None
    return {key: tuple(names) for key, names in sorted(found.items())}


def short_link_pages(library: Library) -> dict[str, str]:
    """Address -> HTML of the pages that send a reader on from paper, with the edition that the QR code told of."""
    return {
        f"{SHORT_LINKS}{key}/index.html": short_link_page(names) for key, names in names_by_short_id(library).items()
    }


def short_link_page(names: Sequence[str]) -> str:
    """Without JavaScript the reader goes straight on; two stories with one id are both offered."""
    links = "".join(f'<li><a href="../../{escape(story_url(name))}">Lees het verhaal</a></li>' for name in names)
    onward = f"../../{escape(story_url(names[0]))}"
    refresh = f'<noscript><meta http-equiv="refresh" content="0; url={onward}"></noscript>' if len(names) == 1 else ""
    script = '<script src="../../assets/shared/sent-on.js" type="module"></script>' if len(names) == 1 else ""
    return (
        '<!doctype html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        "<title>Van papier naar het verhaal</title>\n"
        f'<meta name="robots" content="noindex">\n<link rel="canonical" href="{onward}">\n{refresh}{script}\n</head>\n'
        f"<body>\n<main><h1>Van papier naar het verhaal</h1><ul>{links}</ul></main>\n</body>\n</html>\n"
    )
