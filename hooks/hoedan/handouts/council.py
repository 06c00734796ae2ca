"""Three questions for the council: those that the ingredients and setbacks of these stories give to ask."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from ..library.library import Ingredient, Library, Setback
from ..library.story import Story

OF_THE_COUNCIL = re.compile(
    r"\b(?:gemeente)?raad\b|\bfractie|\bbegroting|\bwethouder|\bcollege\b|\bbestuur", re.IGNORECASE
)
"""Words by which a question is one for those who govern."""
QUESTIONS = 3


@dataclass(frozen=True)
class Asked:
    """A question, and the ingredient or setback that it belongs to."""

    question: str
    entry: Ingredient | Setback


def council_questions(stories: Sequence[Story], library: Library) -> list[Asked]:
    """Two of ingredients and one of a setback, as far as they are there; else more of the same.

    What more of the stories share goes first, then what has a question for those who govern.
    """
    shown = [
        library.ingredient[slug] for slug in ranked([each.front.ingredients for each in stories], library.ingredient)
    ]
    met = [library.setback[slug] for slug in ranked([each.setbacks for each in stories], library.setback)]
    worked, failed = council_first(shown), council_first(met)
    chosen = [*worked[:2], *failed[:1], *worked[2:], *failed[1:]]
    more = (Asked(each, one.entry) for one in chosen for each in one.entry.questions)
    once: dict[str, Asked] = {}
    for each in (*chosen, *more):
        once.setdefault(each.question, each)
    return list(once.values())[:QUESTIONS]


def ranked(named: Sequence[Sequence[str]], known: Container[str]) -> list[str]:
    """What is known here of these lists, what stands in most of them first; of equals what was named first."""
    counts = Counter(slug for each in named for slug in each if slug in known)
    return [slug for slug, _ in counts.most_common()]


def council_first(entries: Iterable[Ingredient | Setback]) -> list[Asked]:
    """The best question of each; those for who govern go first."""
    return sorted(filter(None, map(best, entries)), key=lambda each: not is_for_council(each.question))


def best(entry: Ingredient | Setback) -> Asked | None:
    """Its first question for those who govern, or else its first; None when it has none."""
    questions = sorted(entry.questions, key=lambda each: not is_for_council(each))
    return Asked(questions[0], entry) if questions else None


def is_for_council(question: str) -> bool:
    return OF_THE_COUNCIL.search(question) is not None
