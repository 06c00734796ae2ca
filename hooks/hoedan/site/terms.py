"""The explanation of a term on a page: a button in the sentence, and what it shows."""

from functools import lru_cache

from markupsafe import Markup as Safe

from ..language.slugs import slugify
from ..model.fields import Term
from ..text.terms import TermFinder

BUTTON = Safe(
    '<span class="term"><button type="button" class="term__word" popovertarget="begrip-{id}">{word}</button>'
    '<span class="term__text" id="begrip-{id}" popover>{explanation}</span></span>'
)
"""The browser opens and closes it; no script is needed, and a keyboard does."""
MOST_BUTTONS = 1024
"""What is remembered."""


def explain_terms(html: str, terms: TermFinder) -> tuple[str, list[Term]]:
    """A text with the first use of each term explained, and the terms in that order."""
    used: list[Term] = []

    def explain(term: Term, word: str) -> str:
        used.append(term)
        return button(term.term, term.explanation, word)

    return terms.mark(html, explain), used


@lru_cache(MOST_BUTTONS)
def button(term: str, explanation: str, word: str) -> Safe:
    """What stands for a word of a text, which is HTML, when it is a term; the same terms return on most pages."""
    return BUTTON.format(id=slugify(term), word=Safe(word), explanation=explanation)
