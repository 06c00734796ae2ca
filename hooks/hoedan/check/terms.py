"""The list of terms, `docs/begrippen.yml`: words that not every reader knows, each with an explanation."""

import re
from collections.abc import Iterator
from pathlib import Path

from ..language.slugs import fold, slugify
from ..language.suggest import nearest
from ..model.fields import Term, TermsFile
from ..model.problems import Level, Problem
from ..model.rules import rule
from ..model.vocabulary import Vocabulary
from ..reading.front_matter import FrontMatter, read_yaml
from ..reading.load import TERMS
from ..reading.source import read_source
from .privacy import check_front_matter
from .shape import check_shape

KEY = "terms"
DOCUMENT_START = re.compile(r"\A---[ ]*(?=\n)")
NOTHING_SAID = re.compile(r"\s*(?:#.*)?")

NO_LIST_OF_TERMS = rule(
    "D-013",
    Level.ERROR,
    message="dit bestand hoort een lijst te zijn.",
    advice="Begin elk begrip met een streepje: `- term: ...`, en daaronder `  explanation: ...`.",
    explanation="De site leest de begrippen als een lijst, zodat elk begrip zijn eigen uitleg heeft.",
)


def load_terms(root: Path, vocabulary: Vocabulary) -> tuple[tuple[Term, ...], list[Problem]]:
    """Read the terms, in order of name; without the file there are none."""
    path = root / TERMS
    if not path.exists():
        return (), []
    source, problems = read_source(root, path)
    if source is None:
        return (), problems
    text = DOCUMENT_START.sub("", source.text)
    written = [(number, line) for number, line in enumerate(text.split("\n"), 1) if not NOTHING_SAID.fullmatch(line)]
    if not written:
        return (), problems
    number, first = written[0]
    if not first.lstrip(" ").startswith("-") and "\t" not in first:
        return (), [*problems, NO_LIST_OF_TERMS.at(TERMS, number)]
    # The file is a bare list; a key above it makes it the mapping that the reader knows, and costs no line.
    front, found = read_yaml(TERMS, f"{KEY}:\n{text}", first_line=0)
    problems += found
    if front is None:
        return (), problems
    model, found = check_shape(TermsFile, front, TERMS)
    problems += [*found, *check_terms(front), *check_front_matter(TERMS, front, vocabulary)]
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


SEES_ITSELF = rule(
    "D-014",
    Level.ERROR,
    message="`see` noemt het begrip zelf: '{value}'.",
    advice="Noem een ander `term` uit de lijst, of haal `see` weg.",
    explanation="De lijst legt een link naar een ander begrip; naar zichzelf helpt die niemand.",
)


def without_capital(name: str) -> str:
    """A name as it stands in the middle of a sentence: at the begin of one `Wijkteam` is `wijkteam`."""
    return name[:1].lower() + name[1:]


def check_terms(front: FrontMatter) -> Iterator[Problem]:
    """A word stands once in the list, and `see` names a term of it."""
    blocks = front.blocks(KEY)
    known = {term for block, _ in blocks if isinstance(term := block.get("term"), str)}
    ids: set[str] = set()
    seen: set[str] = set()
    for block, position in blocks:
        synonyms = block.get("synonyms")
        for name in (block.get("term"), *(synonyms if isinstance(synonyms, list) else ())):
            if isinstance(name, str):
                is_id_taken = name == block.get("term") and slugify(name) in ids
                if without_capital(name) in seen or is_id_taken:
                    yield TERM_TAKEN.at(TERMS, front.line_of(KEY, position), value=name)
                seen.add(without_capital(name))
        ids.add(slugify(str(block.get("term"))))
        see, line = block.get("see"), front.line_of(KEY, position, "see")
        if isinstance(see, str) and see == block.get("term"):
            yield SEES_ITSELF.at(TERMS, line, value=see)
        elif isinstance(see, str) and see not in known:
            yield UNKNOWN_TERM.at(TERMS, line, suggestion=nearest(see, known), value=see)
