"""Hold a front matter against its model, and say in Dutch what does not fit."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from ..language.dutch import plain_date
from ..language.slugs import fits_every_system, slugify
from ..language.suggest import nearest
from ..model.fields import (
    FULL_DATE,
    NO_DATE,
    NO_SLUG,
    NO_WEB_ADDRESS,
    NOT_A_DECIMAL,
    NOT_A_NUMBER,
    PARTIAL_DATE,
    READ_OTHERWISE,
    SLUG_TEXT,
    TOO_MANY_DIGITS,
    YEAR_OR_MONTH,
    FrontMatterModel,
    whole_address,
)
from ..model.problems import LONGEST_VALUE, Level, Problem
from ..model.rules import rule
from ..model.vocabulary import Vocabulary
from ..model.words import WordFrom
from ..reading.front_matter import FrontMatter, KeyPath, Value, read_yaml
from ..reading.source import Source, read_source

Model = TypeVar("Model", bound=FrontMatterModel)

UNKNOWN_KEY = rule(
    "F-020",
    Level.ERROR,
    message="onbekende sleutel `{key}`.",
    advice="Haal de sleutel weg, of kies er een uit de handleiding.",
    explanation="Alleen bekende sleutels mogen, zodat een tikfout opvalt en geen gegeven stil verdwijnt.",
)
MISSING_KEY = rule(
    "F-021",
    Level.ERROR,
    message="de verplichte sleutel `{key}` ontbreekt.",
    advice="Voeg toe: `{example}`.",
    explanation="Zonder deze sleutel kan de site de pagina niet maken.",
)
NOT_TEXT = rule(
    "F-022",
    Level.ERROR,
    message="`{key}` hoort tekst te zijn.",
    advice="Schrijf: `{example}`.",
    explanation="Hier past één stuk tekst, want de site toont de waarde zoals zij er staat.",
)
NOT_A_LIST = rule(
    "F-023",
    Level.ERROR,
    message="`{key}` hoort een lijst te zijn.",
    advice="Schrijf: `{example}`.",
    explanation="Hier mogen meer waarden staan, dus ook één waarde staat in een lijst.",
)
TEXT_LENGTH = rule(
    "F-024",
    Level.ERROR,
    message="het aantal tekens van `{key}` is {count}; dat moet {limit} zijn.",
    advice="Maak de tekst {direction}.",
    explanation="De tekst moet iets zeggen en op kaarten, in lijsten en bij zoekmachines passen.",
)
LIST_LENGTH = rule(
    "F-025",
    Level.ERROR,
    message="het aantal onderdelen van `{key}` is {count}; dat moet {limit} zijn.",
    advice="Kies er {direction}.",
    explanation="Te weinig zegt een lezer niets, en te veel maakt de keuze onduidelijk.",
)
NOT_A_BLOCK = rule(
    "F-029",
    Level.ERROR,
    message="`{key}` hoort een blok met eigen sleutels te zijn.",
    advice="Schrijf: `{example}`.",
    explanation="Deze sleutel heeft onderdelen met elk een eigen naam, en de site toont ze apart.",
)
UNKNOWN_STATUS = rule(
    "V-003",
    Level.ERROR,
    message="onbekende status '{value}' in `{key}`.",
    advice="Kies uit: {choices}.",
    explanation="De status komt uit een vaste lijst, zodat lezers erop kunnen filteren.",
)
UNKNOWN_TARGET_GROUP = rule(
    "V-011",
    Level.ERROR,
    message="onbekende doelgroep '{value}' in `{key}`.",
    advice="Kies uit: {choices}.",
    explanation="De doelgroep komt uit een vaste lijst, zodat lezers erop kunnen filteren.",
)
UNKNOWN_PARTNER_TYPE = rule(
    "V-012",
    Level.ERROR,
    message="onbekend soort partner '{value}' in `{key}`.",
    advice="Kies uit: {choices}.",
    explanation="Het soort partner komt uit een vaste lijst, zodat lezers verhalen kunnen vergelijken.",
)
UNKNOWN_SOURCE_KIND = rule(
    "V-053",
    Level.ERROR,
    message="onbekend soort bron '{value}' in `{key}`.",
    advice="Kies uit: {choices}.",
    explanation="De site berekent uit de soorten bronnen waar een verhaal op rust, dus zij komen uit een vaste lijst.",
)
UNKNOWN_FAMILY = rule(
    "I-001",
    Level.ERROR,
    message="onbekende familie '{value}' in `{key}`.",
    advice="Kies uit: {choices}.",
    explanation="De familie geeft het ingrediënt zijn kleur en zijn plaats, dus zij komt uit een vaste lijst.",
)
UNKNOWN_FRAMEWORK = rule(
    "D-017",
    Level.ERROR,
    message="onbekend kader '{value}' in `{key}`.",
    advice="Kies uit `frameworks` in library.yml: {choices}.",
    explanation="De pagina noemt de wet of de taak met haar naam en adres, en die staan in library.yml.",
)


UNKNOWN_CHOICE = rule(
    "S-012",
    Level.ERROR,
    message="'{value}' kan niet in `{key}`.",
    advice="Kies uit: {choices}.",
    explanation="Het programma doet met elk van deze woorden iets anders, dus zij komen uit een vaste lijst.",
)


VOCABULARY_RULES = {
    "status": UNKNOWN_STATUS,
    "target_groups": UNKNOWN_TARGET_GROUP,
    "type": UNKNOWN_PARTNER_TYPE,
    "family": UNKNOWN_FAMILY,
    "kind": UNKNOWN_SOURCE_KIND,
    "frameworks": UNKNOWN_FRAMEWORK,
}
"""Key with a fixed list of words -> its rule."""
EXAMPLE_RULES = {
    "missing": MISSING_KEY,
    "string_type": NOT_TEXT,
    "model_type": NOT_A_BLOCK,
    "dict_type": NOT_A_BLOCK,
    "whole_number": NOT_A_NUMBER,
    "decimal": NOT_A_DECIMAL,
    "slug_form": NO_SLUG,
}
LENGTH_RULES = {
    "string_too_short": TEXT_LENGTH,
    "string_too_long": TEXT_LENGTH,
    "too_short": LIST_LENGTH,
    "too_long": LIST_LENGTH,
}
OTHER_RULES = {
    "date_form": NO_DATE,
    "web_address": NO_WEB_ADDRESS,
    "read_otherwise": READ_OTHERWISE,
    "too_many_digits": TOO_MANY_DIGITS,
}
"""What pydantic reports -> its rule. An error that is nowhere here is a bug, and stops the program."""

PATTERN_OF_FORM = {"year_or_month": YEAR_OR_MONTH, "partial_date": PARTIAL_DATE, "full_date": FULL_DATE}
WHOLE_DATE = re.compile("[0-9]{4}(?:-[0-9]{2}){0,2}")
"""What a file may have for a date, by the form that a field takes; and a date, whether there is such a day or not."""

EMPTY_VALUE = rule(
    "F-031",
    Level.ERROR,
    message="`{key}` is leeg.",
    advice="Vul een waarde in{otherwise}.",
    explanation="Een lege waarde is bijna altijd vergeten; wat je niet weet, laat je weg.",
)
REMOVE_KEY, REMOVE_ITEM = ", of haal de sleutel weg", ", of haal dit onderdeel van de lijst weg"
"""What else may be done with a key without a value, and with an empty part of a list."""


def check_shape(
    model: type[Model], front: FrontMatter, path: str, vocabulary: Vocabulary | None = None
) -> tuple[Model | None, list[Problem]]:
    """Build the model, or list everything that keeps it from being built.

    Only what has words of the library needs its vocabulary: a story, an ingredient and a theme.
    """
    empty = list(find_empty(front.values, ()))
    problems = [
        EMPTY_VALUE.at(path, front.line_of(*place), key=key_of(place), otherwise=instead_of_filling_in(model, place))
        for place in empty
    ]
    try:
        shaped = model.model_validate(front.values, context=vocabulary)
        return (None if empty else shaped), problems
    except ValidationError as error:
        found: list[Any] = [*error.errors()]
        found += find_long_lists(model, front.values, found)
        errors = [details for details in found if tuple(details["loc"]) not in empty and not is_echo(details)]
        misspelt = set(find_misspelt(model, errors))
        problems += [
            explain_model_error(model, front, path, details, vocabulary)
            for details in errors
            if details["type"] != "missing" or tuple(details["loc"]) not in misspelt
        ]
        return None, problems


def read_shaped(root: Path, name: str, model: type[Model]) -> tuple[Model | None, FrontMatter | None, list[Problem]]:
    """Read a file that is YAML as a whole, and build its model; what keeps it from being read or built is listed."""
    source, problems = read_source(root, root / name)
    if source is None:
        return None, None, problems
    shaped, front, found = shape_source(source, model)
    return shaped, front, [*problems, *found]


def shape_source(source: Source, model: type[Model]) -> tuple[Model | None, FrontMatter | None, list[Problem]]:
    """As `read_shaped`, of a file that was read."""
    front, problems = read_yaml(source.path, source.text, first_line=1)
    if front is None:
        return None, None, problems
    shaped, found = check_shape(model, front, source.path)
    return shaped, front, [*problems, *found]


def instead_of_filling_in(model: type[FrontMatterModel], place: KeyPath) -> str:
    """What else may be done with an empty value: nothing where the key has to be there."""
    if isinstance(place[-1], int):
        return REMOVE_ITEM
    field = field_at(model, place)
    if field is None:  # between braces, a comma in a text begins the next key
        return f"{REMOVE_KEY}. Hoort dit bij de tekst ervoor, zet die dan met de komma tussen aanhalingstekens"
    return "" if field.is_required() else REMOVE_KEY


def is_echo(details: Any) -> bool:
    """Pydantic counts only the right items of a list; a list with wrong items is not too short for that."""
    return bool(details["type"] == "too_short" and len(details["input"]) >= details["ctx"]["min_length"])


def find_long_lists(model: type[FrontMatterModel], values: Value, errors: list[Any]) -> Iterator[dict[str, object]]:
    """The lists with too many items of which pydantic says nothing, because not all of their items are right."""
    told: list[KeyPath] = [tuple(details["loc"]) for details in errors]
    places = (place[:size] for place in told for size, part in enumerate(place) if isinstance(part, int))
    for place in dict.fromkeys(places):
        field = field_at(model, place)
        limits = (getattr(each, "max_length", None) for each in (field.metadata if field else ()))
        limit = next(filter(None, limits), None)
        items: Any = values
        for part in place:
            items = items[part]
        if limit is not None and len(items) > limit and place not in told:
            yield {"type": "too_long", "loc": place, "input": items, "ctx": {"max_length": limit}}


def find_misspelt(model: type[FrontMatterModel], errors: list[Any]) -> Iterator[KeyPath]:
    """The places of keys that somebody probably wrote with a slip: one mistake, although the key is missing too."""
    for details in errors:
        place: KeyPath = tuple(details["loc"])
        if details["type"] == "extra_forbidden" and (meant := nearest(key_of(place), keys_beside(model, place))):
            yield (*place[:-1], meant)


def find_empty(value: Value, place: KeyPath) -> Iterator[KeyPath]:
    """List the places of keys and items without a value."""
    if value is None or (isinstance(value, str) and not value.strip()):
        yield place
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from find_empty(inner, (*place, key))
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            yield from find_empty(inner, (*place, position))


def explain_model_error(
    model: type[FrontMatterModel], front: FrontMatter, path: str, details: Any, vocabulary: Vocabulary | None
) -> Problem:
    """Turn one error of pydantic into a problem at the line of the value."""
    place: KeyPath = tuple(details["loc"])
    kind, value, key = details["type"], details["input"], key_of(place)
    line = front.line_of(*place)
    suggestion = None
    values: dict[str, Any] = {"key": key, "value": value}
    if kind == "missing":
        line = front.line_of(*place[:-1]) if len(place) > 1 else 1
    if kind in EXAMPLE_RULES:
        broken = EXAMPLE_RULES[kind]
        values["example"] = example_of(model, place, vocabulary)
        suggestion = slug_meant(value) if kind == "slug_form" else None
    elif kind in LENGTH_RULES:
        broken = LENGTH_RULES[kind]
        values |= length_advice(details, len(value))
    elif kind == "tuple_type":
        as_list = f"{key}: {as_flow(value.split(', ') if isinstance(value, str) else [value])}"
        field = field_at(model, place)
        # A list of blocks is not mended by brackets around a text.
        fits = isinstance(value, dict) or not (field and nested_model(field.annotation))
        is_right = fits and len(as_list) <= LONGEST_VALUE
        broken, values["example"] = NOT_A_LIST, as_list if is_right else example_of(model, place, vocabulary)
    elif kind == "extra_forbidden":
        broken, suggestion = UNKNOWN_KEY, nearest(key, keys_beside(model, place))
    elif kind in ("literal_error", "unknown_word"):
        choices = get_choices(model, place) if kind == "literal_error" else details["ctx"]["choices"]
        broken, suggestion = VOCABULARY_RULES.get(key, UNKNOWN_CHOICE), nearest(str(value), choices)
        values["choices"] = ", ".join(choices)
    else:
        broken = OTHER_RULES[kind]
        if kind == "web_address":
            suggestion = whole_address(value)
        elif kind == "date_form":
            suggestion = date_meant(value, details["msg"])
        values |= details.get("ctx", {})
    return broken.at(path, line, suggestion=suggestion, **values)


def key_of(place: KeyPath) -> str:
    """The last key in a place, without positions: the word a contributor can look for."""
    return next((str(part) for part in reversed(place) if isinstance(part, str)), "")


def slug_meant(written: str) -> str | None:
    """The slug of what somebody wrote in the place of one; None when that cannot be one either."""
    slug = slugify(written)
    return slug if SLUG_TEXT.fullmatch(slug) and fits_every_system(slug) else None


def date_meant(written: object, form: str) -> str | None:
    """The date of this form that somebody wrote as people do, or as exact as there is one: `30-2-2021` is 2021-02."""
    plain = plain_date(written) if isinstance(written, str) else ""
    parts = plain.split("-") if WHOLE_DATE.fullmatch(plain) else []
    likely = ("-".join(parts[:size]) for size in range(len(parts), 0, -1))
    return next((each for each in likely if PATTERN_OF_FORM[form].fullmatch(each)), None)


def length_advice(details: Any, count: int) -> dict[str, object]:
    context = details["ctx"]
    if "max_length" in context:
        return {"count": count, "limit": f"hoogstens {context['max_length']}", "direction": less_of(details)}
    return {"count": count, "limit": f"minstens {context['min_length']}", "direction": more_of(details)}


def less_of(details: Any) -> str:
    return "korter" if details["type"].startswith("string") else "minder"


def more_of(details: Any) -> str:
    return "langer" if details["type"].startswith("string") else "meer"


def field_at(model: type[FrontMatterModel], place: KeyPath) -> FieldInfo | None:
    """Find the field that a place stands for, through lists and nested models."""
    field: FieldInfo | None = None
    inner: type[FrontMatterModel] | None = model
    for part in place:
        if isinstance(part, int):
            continue
        field = inner.field_by_key().get(part) if inner else None
        inner = nested_model(field.annotation) if field else None
    return field


def nested_model(annotation: Any) -> type[FrontMatterModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, FrontMatterModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := nested_model(part))), None)


def keys_beside(model: type[FrontMatterModel], place: KeyPath) -> list[str]:
    parents = [part for part in place[:-1] if isinstance(part, str)]
    field = field_at(model, tuple(parents)) if parents else None
    owner = nested_model(field.annotation) if field else model
    return list(owner.field_by_key()) if owner else []


def get_choices(model: type[FrontMatterModel], place: KeyPath) -> list[str]:
    field = field_at(model, place)
    return [word for word in flatten_args(field.annotation) if isinstance(word, str)] if field else []


def flatten_args(annotation: Any) -> Iterator[Any]:
    for part in get_args(annotation):
        if isinstance(part, str):
            yield part
        else:
            yield from flatten_args(part)


def example_of(model: type[FrontMatterModel], place: KeyPath, vocabulary: Vocabulary | None) -> str:
    """Write an example line for a key, in the flow style that fits on one line; of a word the first of its list.

    Of a part of a list it is what stands there alone: that fits between brackets and behind a dash.
    """
    field = field_at(model, place)
    examples = list(field.examples or []) if field else []
    if field and vocabulary and (name := list_of(field)):
        examples = list(vocabulary.words(name))[:1]
    if isinstance(place[-1], int):
        return as_flow(examples[0] if examples else "...")
    is_list = field is not None and getattr(field.annotation, "__origin__", None) is tuple
    value: Any = examples if is_list else examples[0] if examples else "..."
    return f"{key_of(place)}: {as_flow(value)}"


def list_of(field: FieldInfo) -> str:
    """The list of the library that a field has its words from; empty when they are not from one."""
    annotations = [*field.metadata]
    left = [field.annotation]
    while left:
        parts = get_args(left.pop())
        annotations += parts
        left += parts
    return next((each.list for each in annotations if isinstance(each, WordFrom)), "")


NOT_PLAIN = re.compile(r"""^[-?:,\[\]{}#&*!|>'"%@`]|:(?: |$)| #""")
"""What keeps a text from standing in YAML as it is."""
NOT_PLAIN_WITHIN = re.compile(r"[,\[\]{}]")
"""The same between brackets."""


def as_flow(value: Any, *, within: bool = False) -> str:
    """Write a value on one line of YAML; a text that would be read as something else, between quotes."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {as_flow(inner, within=True)}" for key, inner in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(as_flow(inner, within=True) for inner in value) + "]"
    text = str(value)
    is_plain = not NOT_PLAIN.search(text) and not (within and NOT_PLAIN_WITHIN.search(text))
    return text if is_plain else json.dumps(text, ensure_ascii=False)
