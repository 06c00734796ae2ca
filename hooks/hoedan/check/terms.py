"""The list of terms, `docs/begrippen.yml`: words that not every reader knows, each with an explanation."""

from collections.abc import Iterator
from pathlib import Path

from ..language.slugs import fold
from ..language.suggest import nearest
from ..model.fields import Term, TermsFile
from ..model.problems import Level, Problem
from ..model.rules import rule
from ..reading.front_matter import FrontMatter, read_yaml
from ..reading.load import TERMS
from ..reading.source import read_source
from .privacy import check_front_matter
from .shape import check_shape

KEY = "terms"


def load_terms(root: Path) -> tuple[tuple[Term, ...], list[Problem]]:
    """Read the terms, in order of name; without the file there are none."""
    path = root / TERMS
    if not path.exists():
        return (), []
    source, problems = read_source(root, path)
    if source is None:
        return (), problems
    # The file is a bare list; a key above it makes it the mapping that the reader knows, and costs no line.
    front, found = read_yaml(TERMS, f"{KEY}:\n{source.text}", first_line=0)
    problems += found
    if front is None:
        return (), problems
    model, found = check_shape(TermsFile, front, TERMS)
    problems += [*found, *check_terms(front), *check_front_matter(TERMS, front)]
    return tuple(sorted(model.terms, key=lambda each: fold(each.term))) if model else (), problems


TERM_TAKEN = rule(
    "D-011",
    Level.ERROR,
    message="'{value}' staat twee keer in de lijst van begrippen.",
    advice="Laat het op één plek staan, als `term` of in `synonyms`.",
    explanation="Een woord heeft één uitleg, anders weet de site niet welke zij moet tonen.",
)
UNKNOWN_TERM = rule(
    "D-012",
    Level.ERROR,
    message="`see` noemt '{value}', maar dat begrip staat niet in de lijst.",
    advice="Noem een `term` uit dezelfde lijst, of haal `see` weg.",
    explanation="De lijst legt een link naar het andere begrip, en daarvoor moet het er staan.",
)


def check_terms(front: FrontMatter) -> Iterator[Problem]:
    """A word stands once in the list, and `see` names a term of it."""
    blocks = front.blocks(KEY)
    known = {term for block, _ in blocks if isinstance(term := block.get("term"), str)}
    seen: set[str] = set()
    for block, position in blocks:
        synonyms = block.get("synonyms")
        for name in (block.get("term"), *(synonyms if isinstance(synonyms, list) else ())):
            if isinstance(name, str):
                if name in seen:
                    yield TERM_TAKEN.at(TERMS, front.line_of(KEY, position), value=name)
                seen.add(name)
        see = block.get("see")
        if isinstance(see, str) and see not in known:
            line = front.line_of(KEY, position, "see")
            yield UNKNOWN_TERM.at(TERMS, line, suggestion=nearest(see, known), value=see)
