"""Slugs: the lower-case names that file names, addresses and anchors are made of."""

import re
import unicodedata
from functools import lru_cache

RESERVED = frozenset(
    {
        "con",
        "prn",
        "aux",
        "nul",
        "conin$",
        "conout$",
        *(f"{port}{n}" for port in ("com", "lpt") for n in "123456789¹²³"),
    }
)
"""Names that Windows keeps for itself, whatever their ending: a checkout with such a file fails there.

Source: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
"""
NOT_IN_A_NAME = re.compile(r"""[<>:"|?*\\\x00-\x1f]|[ .]\Z""")
"""What no name on Windows has, by the same source."""
LONGEST_STEM = 200
"""Characters. A name of a file has room for 255, with its ending and what it is called while it is written."""
LETTERS = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ħ": "h", "ŋ": "ng", "ŧ": "t", "ı": "i"}
)
"""Latin letters that Unicode takes for letters of their own and not for one with an accent. `ø` is as plain as `ö`."""
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
"""A letter that may be an accent: most letters are none, and need no look."""
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def fold(text: str) -> str:
    """Make text comparable: without case, accents, Unicode form, curly quotes or doubled spaces."""
    if text.isascii():  # nearly always
        return " ".join(text.lower().split())
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
    bare = BEYOND_ASCII.sub(lambda found: "" if unicodedata.category(found[0])[0] == "M" else found[0], decomposed)
    return " ".join(bare.casefold().translate(LETTERS).split())


def fits_every_system(name: str) -> bool:
    """Whether a file or a folder can be called so on any computer, and nothing in its name is unseen."""
    is_kept = name.partition(".")[0].rstrip().lower() in RESERVED
    return name.isprintable() and not is_kept and not NOT_IN_A_NAME.search(name)


@lru_cache(maxsize=4096)
def slugify(text: str) -> str:
    """Write text as a slug; an empty one when no letter or digit is left."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def title_key(title: str) -> str:
    """What two titles share that a reader takes for the same: their words, whatever signs stand around them."""
    return slugify(title) or fold(title)


def file_stem(text: str, most: int = LONGEST_STEM) -> str:
    """A text as the name of a file: a slug of so many characters at most, cut after a word where that can be.

    One that Windows keeps for a device gets a number behind it.
    """
    slug = slugify(text)
    if slug and not fits_every_system(slug):
        return f"{slug}-1"
    return slug if len(slug) <= most else slug[: most + 1].rpartition("-")[0] or slug[:most]


def is_slug(text: str) -> bool:
    """A slug of a page: 3 to 80 characters, and not the name of a folder's own page or one that Windows keeps."""
    return 3 <= len(text) <= 80 and text not in {"index", *RESERVED} and SLUG.fullmatch(text) is not None


def is_address_part(text: str) -> bool:
    """Whether a folder or a page can be called so, in an address as on a disk. It may be as short as it likes."""
    return SLUG.fullmatch(text) is not None and text not in RESERVED
