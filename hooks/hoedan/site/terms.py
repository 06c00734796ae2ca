"""The explanation of a term on a page: a button in the sentence, and what it shows."""

from markupsafe import Markup as Safe

from ..language.slugs import slugify
from ..model.fields import Term
from ..text.terms import TermFinder

BUTTON = Safe(
    '<span class="term"><button type="button" class="term__word" popovertarget="begrip-{id}">{word}</button>'
    '<span class="term__text" id="begrip-{id}" popover>{explanation}</span></span>'
)
"""The browser opens and closes it; no script is needed, and a keyboard does."""


def explain_terms(html: str, terms: TermFinder) -> tuple[str, list[Term]]:
    """A text with the first use of each term explained, and the terms in that order."""
    used: list[Term] = []

    def explain(term: Term, word: str) -> str:
        used.append(term)
        return BUTTON.format(id=slugify(term.term), word=Safe(word), explanation=term.explanation)

    return terms.mark(html, explain), used
