"""Finds the names of organisations in the texts, for the register."""

import html
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from ..library.story import Story
from ..text.html import TAGS

BLOCK_START = re.compile(r"<(?:p|li|td|th|h[2-6]|blockquote|div|figcaption)\b")


def organisations_of(story: Story) -> list[str]:
    """The partners that bear a name; 'zorgboerderijen' is no name."""
    return [partner.name for partner in story.front.partners if partner.name != partner.name.lower()]


class Mentions:
    """Marks each name where it is first found in a paragraph, and remembers the places."""

    def __init__(self, names: Iterable[str]) -> None:
        self._found: dict[str, list[str]] = defaultdict(list)
        ordered = sorted(set(names), key=lambda name: (-len(name), name))
        either = "|".join(re.escape(html.escape(name, quote=False)) for name in ordered)
        self._names = re.compile(rf"(?<![\w-])(?:{either})(?![\w-])") if ordered else None

    @property
    def places(self) -> Mapping[str, list[str]]:
        """Name -> the anchors of its mentions, in the order of the text."""
        return self._found

    def add(self, name: str, anchor: str) -> None:
        self._found[name].append(anchor)

    def mark(self, text: str, anchor: str) -> str:
        """Put an anchor around the first mention of each name in each paragraph of `text`."""
        if self._names is None:
            return text
        in_block: set[str] = set()

        def replace(found: re.Match[str]) -> str:
            name = html.unescape(found[0])
            if name in in_block:
                return found[0]
            in_block.add(name)
            here = f"{anchor}--naam-{sum(map(len, self._found.values()))}"
            self.add(name, here)
            return f'<span id="{here}">{found[0]}</span>'

        pieces, in_link = TAGS.split(text), False
        for position, piece in enumerate(pieces):
            if position % 2:
                in_link = piece.startswith("<a ") or (in_link and piece != "</a>")
                if BLOCK_START.match(piece):
                    in_block.clear()
            elif not in_link:  # an element inside a link would be a link of its own in a PDF
                pieces[position] = self._names.sub(replace, piece)
        return "".join(pieces)
