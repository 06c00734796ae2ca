"""The questions that an ingredient or a setback gives to ask at home."""

import re

from ..text.html import words_in
from ..text.markup import render_page_text
from .library import Ingredient, Setback

ITEM = re.compile(r"<li>(.*?)</li>", re.DOTALL)


def questions_of(entry: Ingredient | Setback) -> tuple[str, ...]:
    """Of an ingredient they stand in the front matter, of a setback in the text: each item of a list that asks."""
    if isinstance(entry, Ingredient):
        return entry.front.questions
    items = map(words_in, ITEM.findall(render_page_text(entry.body, entry.path).html))
    return tuple(item for item in items if item.endswith("?"))
