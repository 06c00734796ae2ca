"""Terms in a rendered text: the first use of each gets what explains it."""

import html
import re
from collections.abc import Callable, Iterable, Mapping

from ..model.fields import Term

TAGS = re.compile(r"(<[^>]*>)")
ELEMENT = re.compile(r"<(/?)([a-z0-9]+)")
QUIET = frozenset({"a", "button", "code", "pre", "sup", "svg", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption"})
"""Elements in which no word is explained: what can be pressed already, what is no sentence, and headings."""


class TermFinder:
    """Finds the terms of a list in texts; of two that begin at one place the longest counts."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._term_of: Mapping[str, Term] = {
            form: term for term in terms for name in (term.term, *term.synonyms) for form in forms_of(name)
        }
        longest_first = sorted(self._term_of, key=lambda form: (-len(form), form))
        either = "|".join(re.escape(html.escape(form, quote=False)) for form in longest_first)
        self._pattern = re.compile(rf"(?<![\w-])(?:{either})(?![\w-])") if either else None

    def mark(self, text: str, explain: Callable[[Term, str], str]) -> str:
        """Replace the first use of each term in an HTML text by `explain(term, the word as HTML)`."""
        if self._pattern is None:
            return text
        used: set[str] = set()

        def replace(found: re.Match[str]) -> str:
            term = self._term_of[html.unescape(found[0])]
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
    """A name as it is written; one in small letters may also begin a sentence. `GALA` is not `gala`."""
    return {name, name[:1].upper() + name[1:]} if name == name.lower() else {name}
