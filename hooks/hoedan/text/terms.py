"""Terms in a rendered text: the first use of each gets what explains it."""

import html
import re
from collections.abc import Callable, Iterable, Mapping

from ..model.fields import Term
from .html import TAGS

ELEMENT = re.compile(r"<(/?)([a-z0-9]+)")
QUIET = frozenset({"a", "button", "code", "pre", "sup", "svg", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption"})
"""Elements in which no word is explained: what can be pressed already, what is no sentence, and headings."""


SHORTEST_IN_CAPITALS = 3


class TermFinder:
    """Finds the terms of a list in texts; of two that begin at one place the longest counts."""

    def __init__(self, terms: Iterable[Term]) -> None:
        named = [(name, term) for term in terms for name in (term.term, *term.synonyms)]
        # A name as it is written goes before another that only in capitals is the same: `GALA` is not `gala`.
        self._term_of: Mapping[str, Term] = {
            **{form: term for name, term in named for form in forms_of(name)},
            **dict(named),
        }
        longest_first = sorted(self._term_of, key=lambda form: (-len(form), form))
        either = either_of(map(pattern_of, longest_first))
        self._pattern = re.compile(rf"(?<![\w-])(?:{either})(?![\w-])") if either else None

    def mark(self, text: str, explain: Callable[[Term, str], str]) -> str:
        """Replace the first use of each term in an HTML text by `explain(term, the word as HTML)`."""
        if self._pattern is None:
            return text
        used: set[str] = set()

        def replace(found: re.Match[str]) -> str:
            term = self._term_of[" ".join(html.unescape(found[0]).split())]
            if term.term in used:
                return found[0]
            used.add(term.term)
            return explain(term, found[0])

        pieces, depth = TAGS.split(text), 0
        for position, piece in enumerate(pieces):
            if position % 2:
                element = ELEMENT.match(piece)
                if element and element[2] in QUIET:
                    depth += -1 if element[1] else 1
            elif depth == 0:
                pieces[position] = self._pattern.sub(replace, piece)
        return "".join(pieces)

    def used_in(self, text: str) -> list[Term]:
        """The terms that an HTML text uses, in order of first use."""
        found: list[Term] = []

        def remember(term: Term, word: str) -> str:
            found.append(term)
            return word

        self.mark(text, remember)
        return found


def forms_of(name: str) -> set[str]:
    """A name as it is written, in capitals if it is long enough, and with one in front if it has none.

    A name of two letters in capitals may be another word: `OP` is not `op`.
    """
    capitals = {name.upper()} if len(name) >= SHORTEST_IN_CAPITALS else set()
    return {name, *capitals, *({name[:1].upper() + name[1:]} if name == name.lower() else ())}


def either_of(patterns: Iterable[str]) -> str:
    """What matches any of these patterns of words, the first that fits going before those after it.

    They stand by their first letter: at most places in a text one look says that none fits, however many there are.
    """
    by_first: dict[str, list[str]] = {}
    for pattern in patterns:
        size = 2 if pattern.startswith("\\") else 1
        by_first.setdefault(pattern[:size], []).append(pattern[size:])
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in by_first.items())


def pattern_of(form: str) -> str:
    """What finds a form in HTML; between its words may be a line end, or a space that does not break."""
    return r"(?:\s|&nbsp;)+".join(re.escape(html.escape(word, quote=False)) for word in form.split())
