"""The rules for `library.yml`: what the library is about, in words that the whole program can rely on."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from ..design.tokens import family_colours
from ..language.slugs import fold
from ..language.suggest import nearest
from ..model.fixed_words import EVIDENCE_LABELS, PARTS
from ..model.guidance import STORY_FIELDS
from ..model.problems import Level, Problem
from ..model.rules import rule
from ..model.vocabulary import FILE, Vocabulary
from ..reading.front_matter import FrontMatter, KeyPath, Value
from ..reading.source import Source, read_source
from .plain_words import forms_of
from .privacy import check_front_matter
from .shape import EMPTY_VALUE, REMOVE_ITEM, shape_source

NO_VOCABULARY = rule(
    "S-013",
    Level.ERROR,
    message="dit bestand ontbreekt, en zonder zijn woorden is er geen bibliotheek te maken.",
    advice="Zet het terug naast mkdocs.yml, of neem het over uit een bibliotheek die `hoedan start` maakt.",
    explanation="Het vakgebied staat in één bestand: families, doelgroepen, koppen en andere woorden.",
)
WORD_TWICE = rule(
    "S-014",
    Level.ERROR,
    message="'{value}' staat twee keer in `{key}`.",
    advice="Laat er één staan.",
    explanation="Een woord van een lijst is een keuze, en een keuze staat er één keer.",
)
NOT_IN_LIST = rule(
    "S-015",
    Level.ERROR,
    message="`{key}` noemt '{value}', maar dat staat niet in `{list}`.",
    advice="Kies uit: {choices}.",
    explanation="Deze sleutel wijst een woord uit een lijst van hetzelfde bestand aan.",
)
PART_NOT_ONCE = rule(
    "S-016",
    Level.ERROR,
    message="`{value}` hoort precies één keer in `{key}` te staan, en staat er {count} keer.",
    advice="Geef één onderdeel van `{key}` dit woord.",
    explanation="Het programma zoekt elk van deze onderdelen, wat een bibliotheek het ook noemt.",
)
UNKNOWN_FIELD = rule(
    "S-017",
    Level.ERROR,
    message="`examples` noemt '{value}', maar zo'n veld heeft een verhaal niet.",
    advice="Kies een veld uit de handleiding, zoals `partners.name`, of haal de regel weg.",
    explanation="Een voorbeeld staat in het formulier bij zijn veld, en daarvoor moet het veld bestaan.",
)

NO_SUCH_COLOUR = rule(
    "S-018",
    Level.ERROR,
    message="`colour` noemt '{value}', en dat is geen kleur voor een familie.",
    advice="Kies uit: {choices}.",
    explanation="Deze kleuren zijn getest: op scherm, op papier en in het donker zijn zij te lezen.",
)

NOT_ONE_REASON = rule(
    "S-019",
    Level.ERROR,
    message="een wens van de rol '{value}' noemt {count} van `quality`, `ingredient`, `setback` en `partner`.",
    advice="Noem er in elke wens precies één.",
    explanation="Elke wens is één reden om een verhaal te lezen, met haar eigen gewicht.",
)

NO_HEADING = rule(
    "S-027",
    Level.ERROR,
    message="'{value}' in `{key}` is niet als kop te schrijven.",
    advice="Gebruik letters, cijfers, gewone leestekens en losse spaties.",
    explanation="Een kop met tekens van opmaak wordt anders gelezen dan hij er staat, en dan past geen verhaal erbij.",
)
PLAIN_HEADING = re.compile(r"(?!.*(?:  |://|&#?\w+;))[^*_`\[\]<>{}\\#|~^\n\t]+")
"""Without what Markdown takes for a mark, a link, a tag or the end of a heading."""

LISTS_OF_SLUGS = ("families", "statuses", "target_groups", "partner_types", "source_kinds", "frameworks", "roles")
LISTS = {
    **dict.fromkeys(LISTS_OF_SLUGS, "slug"),
    "story_headings": "title",
}
"""List of blocks -> the key by which one is chosen."""
REASONS = ("quality", "ingredient", "setback", "partner")
NAMED = {"municipality_type": "partner_types", "other_type": "partner_types", "independent_kind": "source_kinds"}
"""Key that names a word -> the list that has it."""


def load_vocabulary(root: Path) -> tuple[Vocabulary | None, list[Problem]]:
    """Read what the library is about; None when there is an error in it, for then nothing else can be judged."""
    if not (root / FILE).exists():
        return None, [NO_VOCABULARY.at(FILE, 1)]
    source, problems = read_source(root, root / FILE)
    model, found, private = judge(source) if source else (None, (), ())
    problems += found
    is_wrong = any(each.is_error for each in problems)
    return (None if is_wrong else model), [*problems, *private]


@lru_cache(maxsize=8)
def judge(source: Source) -> tuple[Vocabulary | None, tuple[Problem, ...], tuple[Problem, ...]]:
    """What the words are, all that is wrong with them, and what in them is of a person: that does not keep them unread.

    It is a third of the check of a few stories, and seldom new.
    """
    model, front, problems = shape_source(source, Vocabulary)
    if front is not None:
        for rules in (
            check_lists,
            check_headings,
            check_texts,
            check_wants,
            check_colours,
            check_parts,
            check_examples,
        ):
            problems += rules(front)
    private = check_front_matter(FILE, front, model) if front is not None and model is not None else ()
    return model, tuple(problems), tuple(private)


def check_lists(front: FrontMatter) -> Iterator[Problem]:
    """A word stands once in its list, and what names one names one that is there."""
    names: dict[str, list[str]] = {}
    for key, inner in LISTS.items():
        found = [(str(block[inner]), (key, n, inner)) for block, n in front.blocks(key) if inner in block]
        names[key] = [name for name, _ in found]
        yield from check_once(front, key, found)
    chosen: list[tuple[KeyPath, str, Value]] = [((key,), name, front.values.get(key)) for key, name in NAMED.items()]
    chosen += [(place, "partner_types", want["partner"]) for place, want in wants_in(front) if "partner" in want]
    for place, name, value in chosen:
        if isinstance(value, str) and names[name] and value not in names[name]:
            key, suggestion, choices = str(place[0]), nearest(value, names[name]), ", ".join(names[name])
            line = front.line_of(*place)
            yield NOT_IN_LIST.at(
                FILE, line, suggestion=suggestion, key=key, value=value, list=name, choices=choices
            )  # fmt: skip


def check_once(front: FrontMatter, key: str, found: Iterable[tuple[str, KeyPath]]) -> Iterator[Problem]:
    """Report what stands for the second time, of words with their places."""
    seen: set[str] = set()
    for word, place in found:
        if fold(word) in seen:
            yield WORD_TWICE.at(FILE, front.line_of(*place), value=word, key=key)
        seen.add(fold(word))


def check_headings(front: FrontMatter) -> Iterator[Problem]:
    """A heading is read as it is written."""
    found: list[tuple[str, Value, int]] = [
        ("story_headings", block.get("title"), front.line_of("story_headings", n, "title"))
        for block, n in front.blocks("story_headings")
    ]
    found += [("ingredient_headings", *each) for each in front.texts("ingredient_headings")]
    for key, value, line in found:
        if isinstance(value, str) and value and not PLAIN_HEADING.fullmatch(value):
            yield NO_HEADING.at(FILE, line, value=value, key=key)


def check_texts(front: FrontMatter) -> Iterator[Problem]:
    """No word has two meanings: not for who searches, nor for the coach."""
    for key in ("ingredient_headings", "mailboxes"):
        found = front.texts(key)
        yield from check_once(front, key, [(text, (key, n)) for n, (text, _) in enumerate(found)])
    groups = front.values.get("synonyms")
    synonyms = [
        (word, ("synonyms", n))
        for n, group in enumerate(groups if isinstance(groups, list) else ())
        for word in (group if isinstance(group, list) else ())
        if isinstance(word, str)
    ]
    yield from check_once(front, "synonyms", synonyms)
    jargon: list[tuple[str, KeyPath]] = [
        (form, ("jargon", forms)) for forms in keys_of(front, "jargon") for form in forms_of(forms)
    ]
    yield from check_once(front, "jargon", [(form, place) for form, place in jargon if form])
    # An empty form would stand in every text.
    for form, place in jargon:
        if not form:
            yield EMPTY_VALUE.at(FILE, front.line_of(*place), key=place[1], otherwise=REMOVE_ITEM)
    codes = [
        (f"{block.get('group')} {block['code']}", ("frameworks", n, "code"))
        for block, n in front.blocks("frameworks")
        if "code" in block
    ]
    yield from check_once(front, "frameworks", codes)
    known: list[tuple[str, KeyPath]] = [
        (text, ("known_abbreviations",)) for text, _ in front.texts("known_abbreviations")
    ]
    short = [(each, ("abbreviations", each)) for each in keys_of(front, "abbreviations")]
    yield from check_once(front, "abbreviations", [*known, *short])


def keys_of(front: FrontMatter, key: str) -> list[str]:
    value = front.values.get(key)
    return list(value) if isinstance(value, dict) else []


def wants_in(front: FrontMatter) -> Iterator[tuple[KeyPath, dict[str, Value]]]:
    """What each role wants, with its place."""
    for role, number in front.blocks("roles"):
        wants = role.get("wants")
        for n, want in enumerate(wants if isinstance(wants, list) else ()):
            if isinstance(want, dict):
                yield ("roles", number, "wants", n), want


def check_wants(front: FrontMatter) -> Iterator[Problem]:
    for place, want in wants_in(front):
        count = sum(key in want for key in REASONS)
        if count != 1:
            role = front.blocks("roles")[int(place[1])][0]
            yield NOT_ONE_REASON.at(FILE, front.line_of(*place), value=role.get("slug", ""), count=count or "geen")


def check_colours(front: FrontMatter) -> Iterator[Problem]:
    """A family has one of the colours that have a tint."""
    names = family_colours()
    for block, position in front.blocks("families"):
        value = block.get("colour")
        if isinstance(value, str) and value not in names:
            line, found = front.line_of("families", position, "colour"), nearest(value, names)
            yield NO_SUCH_COLOUR.at(FILE, line, suggestion=found, value=value, choices=", ".join(names))


def check_parts(front: FrontMatter) -> Iterator[Problem]:
    """Each part of a story has its heading, and each kind of evidence its help."""
    for key, inner, all_of in (("story_headings", "part", PARTS), ("evidence", "slug", tuple(EVIDENCE_LABELS))):
        if isinstance(front.values.get(key), list):
            counts = Counter(str(block.get(inner)) for block, _ in front.blocks(key))
            for each in all_of:
                if counts[each] != 1:
                    yield PART_NOT_ONCE.at(FILE, front.line_of(key), value=each, key=key, count=counts[each])


def check_examples(front: FrontMatter) -> Iterator[Problem]:
    examples = front.values.get("examples")
    for key in examples if isinstance(examples, dict) else ():
        if key not in STORY_FIELDS:
            line = front.line_of("examples", key)
            yield UNKNOWN_FIELD.at(FILE, line, suggestion=nearest(key, STORY_FIELDS), value=key)
