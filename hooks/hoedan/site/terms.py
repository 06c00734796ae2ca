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


def explain_terms(html: str, terms: TermFinder) -> str:
    """Explain the first use of each term in a text."""
    return terms.mark(html, explain)


def explain(term: Term, word: str) -> str:
    return BUTTON.format(id=slugify(term.term), word=Safe(word), explanation=term.explanation)
