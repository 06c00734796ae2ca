"""What stands in English on a Dutch page is marked as English, so that it is not read aloud as if it were Dutch."""

import re

from ..model.fields import FrontMatterModel
from ..text.html import TAGS

PHRASES = ("Commit changes", "Propose changes", "Create pull request", "Edit file", "pull request", "front matter")
"""What our own pages cite from GitHub's, and what has no Dutch name."""
PHRASE = re.compile(rf"\b(?:{'|'.join(PHRASES)})\b")


def keys_of(model: type[FrontMatterModel]) -> set[str]:
    """The keys of all kinds of front matter that are words, with those of what stands in them."""
    own = {field.alias or name for name, field in model.model_fields.items()}
    return own.union(*map(keys_of, model.__subclasses__()))


KEY = re.compile(rf"<code>(?=(?:{'|'.join(sorted(keys_of(FrontMatterModel)))})</code>)")


def mark_english(html: str) -> str:
    """Say of each key of a front matter, and of each English phrase that we use, that it is English."""
    pieces = TAGS.split(KEY.sub('<code lang="en">', html))
    pieces[::2] = [PHRASE.sub(r'<span lang="en">\g<0></span>', text) for text in pieces[::2]]
    return "".join(pieces)
