"""JSON Schemas made from the models: the form in the browser and editors judge a front matter by them.

A schema says what the check says about the shape of a front matter, with two differences in what goes in: the check
reads every YAML value as text where an editor sees numbers, so numbers are let through; and lengths are those of
text whose white space is folded. `x-rule` names the rule of the check that a wrong value breaks.
"""

import json
from collections.abc import Collection, Mapping
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from ..check.shape import TEXT_LENGTH, VOCABULARY_RULES
from ..check.story import UNKNOWN_INGREDIENT, UNKNOWN_THEME
from ..library.library import Library
from ..model.fields import (
    BundleFrontMatter,
    FrontMatterModel,
    IngredientFrontMatter,
    PageFrontMatter,
    SetbackFrontMatter,
    StoryFrontMatter,
    ThemeFrontMatter,
)
from ..model.guidance import STORY_FIELDS, FieldHelp
from ..model.rules import RULES, Rule
from ..model.vocabulary import Vocabulary
from ..model.words import LIST

Schema = dict[str, Any]


class InOrder(GenerateJsonSchema):
    """Leaves keys in the order of the model, so that an example reads the same in every message."""

    def sort(self, value: JsonSchemaValue, parent_key: str | None = None) -> JsonSchemaValue:  # noqa: ARG002
        return value


DIALECT = "http://json-schema.org/draft-07/schema#"
FOLDER = "data/schemas/"
MODELS: Mapping[str, type[FrontMatterModel]] = {
    "story": StoryFrontMatter,
    "ingredient": IngredientFrontMatter,
    "theme": ThemeFrontMatter,
    "setback": SetbackFrontMatter,
    "page": PageFrontMatter,
    "bundle": BundleFrontMatter,
}
TITLES = {
    "story": "Een praktijkverhaal",
    "ingredient": "Een ingrediënt",
    "theme": "Een thema",
    "setback": "Een struikelblok",
    "page": "Een pagina",
    "bundle": "Een bundel",
}


def write_schemas(library: Library) -> dict[str, str]:
    """Address -> schema, for every kind of file; themes and ingredients are those of this library."""
    schemas = {name: make_schema(name, library.vocabulary, library.settings.site_url) for name in MODELS}
    choices = {
        "themes": (UNKNOWN_THEME, sorted(library.theme)),
        "ingredients": (UNKNOWN_INGREDIENT, sorted(library.ingredient)),
    }
    for key, (broken, slugs) in choices.items():
        schemas["story"]["properties"][key]["items"] |= {"enum": slugs, "x-rule": broken.code}
    for schema in (schemas["ingredient"], schemas["page"]):
        for key, entries in entries_by_key(library).items():
            if key in schema["properties"] and entries:
                schema["properties"][key]["examples"] = [min(entries)]
    return {f"{FOLDER}{name}.schema.json": as_json(schema) for name, schema in schemas.items()}


def entries_by_key(library: Library) -> Mapping[str, Collection[str]]:
    """Key of what is no story -> the slugs of this library that may stand there."""
    return {
        "related": library.ingredient,
        "ingredients": library.ingredient,
        "themes": library.theme,
        "setbacks": library.setback,
    }


def write_rules() -> str:
    """The table of messages, for whoever judges a story outside this program."""
    return as_json(
        {
            code: {"level": rule.level, "message": rule.message, "advice": rule.advice, **limit_of(rule)}
            for code, rule in sorted(RULES.items())
        }
    )


def limit_of(rule: Rule) -> dict[str, int | str]:
    return {} if rule.limit is None else {"limit": rule.limit}


def make_schema(name: str, vocabulary: Vocabulary, site_url: str = "") -> Schema:
    """The schema of one kind of front matter, complete in itself."""
    raw = MODELS[name].model_json_schema(schema_generator=InOrder)
    schema = simplify(raw, raw.get("$defs", {}), vocabulary, STORY_FIELDS if name == "story" else {}, "")
    return {"$schema": DIALECT, "$id": f"{site_url}{FOLDER}{name}.schema.json", **schema, "title": TITLES[name]}


def simplify(
    node: Schema, definitions: Mapping[str, Schema], words: Vocabulary, fields: Mapping[str, FieldHelp], key: str
) -> Schema:
    """Write references out, take `null` away (an empty value is an error), and add the words for people."""
    schema = {word: value for word, value in expand(node, definitions).items() if word not in DROPPED}
    if "properties" in schema:
        schema["properties"] = {
            name: simplify(value, definitions, words, fields, f"{key}.{name}".lstrip("."))
            for name, value in schema["properties"].items()
        }
    if "items" in schema:
        schema["items"] = simplify(schema["items"], definitions, words, fields, key)
        schema["items"].pop("description", None)
    if LIST in schema:
        schema["enum"] = list(words.words(schema.pop(LIST)))
        schema["examples"] = schema["enum"][:1]
    if schema.get("type") == "string" and "enum" in schema:
        schema["x-rule"] = VOCABULARY_RULES[key.rpartition(".")[2]].code
    elif schema.get("type") == "string" and "pattern" not in schema:
        kinds = "string" if schema["minLength"] > 1 else ["string", "number", "boolean"]
        schema |= {"type": kinds, "pattern": r"\S", "x-rule": TEXT_LENGTH.code}
    if key in fields:
        schema["description"] = fields[key].help
    return schema


def expand(node: Schema, definitions: Mapping[str, Schema]) -> Schema:
    """Replace a choice between a value and `null` by the value, and a reference by what it refers to."""
    if "anyOf" in node:
        value = next(option for option in node["anyOf"] if option.get("type") != "null")
        node = {word: inner for word, inner in node.items() if word != "anyOf"} | value
    if "$ref" in node:
        examples = {"examples": node["examples"]} if "examples" in node else {}
        node = {**definitions[node["$ref"].rpartition("/")[2]], **examples}
    return node


DROPPED = frozenset({"$defs", "default", "title", "description"})
"""What pydantic writes and nobody reads: its titles are the names of classes, its descriptions are in English."""


def as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
