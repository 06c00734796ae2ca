"""The published JSON Schemas say the same as the check."""

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import PROJECT
from hoedan.check.shape import check_shape
from hoedan.check.story import LISTS_WITHOUT_DOUBLES, check_doubles
from hoedan.intake.schemas import MODELS, make_schema, write_rules, write_schemas
from hoedan.model.fields import StoryFrontMatter
from hoedan.model.guidance import STORY_FIELDS
from hoedan.model.problems import Problem
from hoedan.model.rules import RULES
from hoedan.reading.front_matter import FrontMatter, read_yaml
from made.many import own_library
from made.vocabulary import VOCABULARY

STORY_SCHEMA = jsonschema.Draft7Validator(make_schema("story", VOCABULARY))


class Yaml12(yaml.SafeLoader):
    """Reads scalars as an editor does: the core schema of YAML 1.2, where dates are text."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's own way


Yaml12.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:~|null|Null|NULL|)$"), None)
Yaml12.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), None)
Yaml12.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^[-+]?[0-9]+$"), None)
Yaml12.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^[-+]?[0-9]+\.[0-9]+$"), None)

# Pieces of YAML for each key: what is right, and what is wrong in some way.
LONG = "Een samenvatting die lang genoeg is om te mogen."
URLS = ["https://bron.nl/a", "HTTP://bron.nl:80?x=1", "https://www.bron.nl/pad/(1)#kop", "http://3d.bron.nl./a"]
BAD_URLS = [
    "ftp://bron.nl",
    "bron.nl",
    "https://",
    "https://a@bron.nl",
    "https://bron.nl/a b",
    "https://bron.nl:99999/",
]
DATES = ["2021", "2021-09", "2021-09-01", "2020-02-29", "'2021'"]
BAD_DATES = ["2021-13", "2021-02-29", "21", "1850", "september 2021", "2021-9-1", "[2021]", "20211"]
VALID: dict[str, list[str]] = {
    "title": ["Een titel", "2040", "true", "x" * 90, '"Wonen: zo kan het"'],
    "summary": [LONG, "x" * 320, "é" * 40],
    "municipalities": ["[Zwolle]", "[Zwolle, Kampen]", "[2040]"],
    "period": ["{start: 2021}", "{start: 2021-09, end: 2022}", "{start: '2021'}"],
    "status": ["loopt", '"gestopt"'],
    "themes": ["[a]", "[a, b, c]"],
    "ingredients": ["[a, b]", "[a, b, c, d, e, f]"],
    "sources": ["[{id: 1, title: T, publisher: P, kind: onderzoek, note: N, archived: 'https://a.nl'}]"]
    + ["[{id: 1, title: T, publisher: P}]", "[{id: '12', title: 1984, publisher: P}]"]
    + [f"[{{id: 1, title: T, publisher: P, url: '{url}'}}]" for url in URLS]
    + [f"[{{id: 9999, title: T, publisher: P, date: {date}}}]" for date in DATES],
    "target_groups": ["[]", "[jongeren, ouderen]"],
    "partners": ["[]", "[{name: Mercatus, type: woningcorporatie}]"],
    "published": ["2026-11-21", "'2026-11-21'"],
    "reviewed": ["2024-02-29"],
    "contact": ["{organisation: O}", "{organisation: O, url: 'https://o.nl'}"],
    "open_questions": [
        "[]",
        "['Blijft het geld daarna?']",
        "['Hoe nu verder met deze wijk?', 'En wie betaalt dat straks?']",
    ],
    "figures": [
        "[]",
        "[{value: 38, label: L, source: 1}]",
        "[{value: -2.5, unit: euro, label: L, from: 0.125, source: 9}]",
        "[{value: '38', of: 40, label: L, date: 2024-05, measured_by: M, source: 1}]",
    ],
    "quote": ["{text: We begonnen gewoon., who: wethouder, source: 1}"],
    "conditions": ["[]", "[Een corporatie die meedoet.]"],
    "contributors": ["[]", "[Gemeente Zwolle, Anna de Boer]"],
    "inspired_by": ["[een-verhaal]"],
    "followers": ["[{municipality: Zwolle, since: 2024-01}]"],
    "image": ["{src: a.jpg, alt: Een foto, credit: Ik, licence: CC0}"],
    "aliases": ["[oude-naam]", "[2040]"],
    "changes": ["[{date: 2026-11-21, text: Iets}]"],
    "consent": ["[{what: het beeld, given: 2026-11-21}]", "[{what: A, given: 2026-11-21, until: 2028-11-21}]"],
    "allow": ["[{code: P-004, reason: mag}]"],
}
NOT_TEXT = ["[a]", "{a: b}", "~", '""', '"   "']
NOT_A_LIST = ["a", "{a: b}", "~", "[~]", "[[a]]"]
INVALID: dict[str, list[str]] = {
    "title": ["x" * 91, *NOT_TEXT],
    "summary": ["kort", "x" * 321, "x" * 39, "true", "12", *NOT_TEXT],
    "municipalities": ["[]", "Zwolle", '[""]', *NOT_A_LIST],
    "period": ["{end: 2021}", "2021", "{}", "{start: 2021, eind: 2022}", *[f"{{start: {bad}}}" for bad in BAD_DATES]],
    "status": ["klaar", "Loopt", "1", *NOT_TEXT],
    "themes": ["[]", "[a, b, c, d]", "[a, a]", *NOT_A_LIST],
    "ingredients": ["[a]", "[a, a]", "[a, b, c, d, e, f, g]", *NOT_A_LIST],
    "sources": ["[]", "[{title: T, publisher: P}]", "[{id: 0, title: T, publisher: P}]", "[{id: een, title: T}]"]
    + ["[{id: 10000, title: T, publisher: P}]", "[{id: -1, title: T, publisher: P}]", *NOT_A_LIST]
    + [f"[{{id: 1, title: T, publisher: P, url: '{url}'}}]" for url in BAD_URLS]
    + [f"[{{id: 1, title: T, publisher: P, archived: '{url}'}}]" for url in BAD_URLS]
    + ["[{id: 1, title: T, publisher: P, kind: krant}]", "[{id: 1, title: T, publisher: P, note: ''}]"]
    + [f"[{{id: 1, title: T, publisher: P, date: {date}}}]" for date in BAD_DATES],
    "target_groups": ["[iedereen]", "[jongeren, jongeren]", *NOT_A_LIST],
    "partners": ["[{name: M}]", "[{name: M, type: bank}]", "[{name: M, type: zorg, rol: x}]", *NOT_A_LIST],
    "published": ["2026", "2026-11", "2023-02-29", "2026-11-31", "gisteren", *NOT_TEXT],
    "reviewed": ["2100-02-29", "26-11-21"],
    "contact": [
        "{url: 'https://o.nl'}",
        "Gemeente",
        "{organisation: ''}",
        *[f"{{organisation: O, url: '{u}'}}" for u in BAD_URLS],
    ],
    "open_questions": [
        "['Hoe dan?']",
        f"[{'x' * 161}]",
        "[Waarom is dat zo, Waarom is dit zo, Waarom zo laat toch, Waarom zo vroeg toch]",
    ],
    "figures": [
        "[{label: L, source: 1}]",
        "[{value: 1, label: L}]",
        "[{value: 1, source: 1}]",
        "[{value: veel, label: L, source: 1}]",
        "[{value: '17.000', label: L, source: 1}]",
        "[{value: 1, label: L, source: een}]",
        "[{value: 1, label: L, from: eerst, source: 1}]",
        "[{value: 1, label: L, of: '1:30', source: 1}]",
        f"[{', '.join(['{value: 1, label: L, source: 1}'] * 5)}]",
        "[38]",
        *NOT_A_LIST,
    ],
    "quote": ["{text: T, who: W}", "{text: T, source: 1}", "{who: W, source: 1}", "We begonnen gewoon."],
    "conditions": [f"[{'x' * 201}]", "[a, b, c, d, e, f]", *NOT_A_LIST],
    "contributors": [f"[{'x' * 301}]", "[a, b, c, d, e, f, g, h, i, j, k]", *NOT_A_LIST],
    "inspired_by": ["een-verhaal", "[a, a]"],
    "followers": ["[{since: 2024}]", "[Zwolle]"],
    "image": ["{src: a.jpg}", "a.jpg"],
    "aliases": ["[Oude Naam]", "[a--b]", "[a, a]", "[-1]"],
    "changes": ["[{date: 2026, text: Iets}]", "[{text: Iets}]"],
    "consent": ["[{what: het beeld}]", "[{given: 2026-11-21}]", "[{what: A, given: 2026}]", "ja"],
    "allow": ["[{code: P-004}]", "P-004"],
    "onbekend": ["x"],
}
REQUIRED = [name for name, field in StoryFrontMatter.model_fields.items() if field.is_required()]
OPTIONAL = [name for name in VALID if name not in REQUIRED]


def readable(text: str) -> str:
    """Text as the check counts it: composed, one space at a time, nothing that YAML or the check refuses."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


TEXT = st.text(st.characters(categories=["L", "N", "P", "S", "Zs", "M"]), max_size=340).map(readable)


@st.composite
def front_matters(draw: st.DrawFn) -> str:
    """A front matter with any number of optional keys and no, one or two mistakes."""
    keys = [*REQUIRED, *draw(st.lists(st.sampled_from(OPTIONAL), unique=True, max_size=6))]
    pieces = {key: draw(st.sampled_from(VALID[key])) for key in keys}
    for key in draw(st.lists(st.sampled_from(["title", "summary"]), unique=True, max_size=1)):
        pieces[key] = json.dumps(draw(TEXT), ensure_ascii=False)
    for key in draw(st.lists(st.sampled_from(sorted(INVALID)), max_size=2)):
        pieces[key] = draw(st.sampled_from(INVALID[key]))
    for key in draw(
        st.lists(st.sampled_from(sorted(pieces)), max_size=1) if draw(st.integers(0, 5)) == 0 else st.just([])
    ):
        del pieces[key]
    return "".join(f"{key}: {piece}\n" for key, piece in pieces.items())


def shape_problems(front: FrontMatter) -> list[Problem]:
    """What the check says of the shape: types, forms, lengths, doubles."""
    _, problems = check_shape(StoryFrontMatter, front, "stories/x.md", VOCABULARY)
    doubles = [found for key in LISTS_WITHOUT_DOUBLES for found in check_doubles("stories/x.md", front, key)]
    return [*problems, *doubles]


@settings(max_examples=8 * settings().max_examples, derandomize=True, deadline=None)
@given(front_matters())
def test_schema_and_check_agree_on_a_front_matter(text: str) -> None:
    front, problems = read_yaml("stories/x.md", text, first_line=2)
    assert front is not None, problems
    is_valid = not shape_problems(front)
    as_text = next(STORY_SCHEMA.iter_errors(front.values), None)
    assert (as_text is None) == is_valid, f"{text}\nas the check reads it: {as_text}"
    as_an_editor = next(STORY_SCHEMA.iter_errors(yaml.load(text, Loader=Yaml12)), None)
    assert (as_an_editor is None) == is_valid, f"{text}\nas an editor reads it: {as_an_editor}"


def test_every_key_of_a_story_has_right_and_wrong_pieces() -> None:
    for pieces in (VALID, INVALID):
        assert StoryFrontMatter.field_by_key().keys() - pieces.keys() == set(), "say what is right and what is wrong"


@pytest.mark.parametrize("key", VALID)
def test_every_right_and_wrong_piece_is_judged_alike(key: str) -> None:
    pieces = {name: VALID[name][0] for name in REQUIRED}
    for expected, choices in ((True, VALID), (False, INVALID)):
        for piece in choices[key]:
            front, _ = read_yaml(
                "stories/x.md", "".join(f"{k}: {v}\n" for k, v in (pieces | {key: piece}).items()), first_line=2
            )
            assert front is not None
            assert (not shape_problems(front)) is expected, piece
            assert STORY_SCHEMA.is_valid(front.values) is expected, piece


def test_the_schema_of_the_library_knows_its_themes_and_ingredients() -> None:
    library = own_library()
    schemas = {address: json.loads(text) for address, text in write_schemas(library).items()}
    story = schemas["data/schemas/story.schema.json"]
    assert story["properties"]["themes"]["items"]["enum"] == sorted(library.theme)
    assert story["properties"]["ingredients"]["items"]["enum"] == sorted(library.ingredient)
    for path in sorted((PROJECT / "stories").glob("*.md")):
        front, _ = read_yaml(path.name, path.read_text(encoding="utf-8").split("---\n")[1], first_line=2)
        assert front is not None
        assert list(jsonschema.Draft7Validator(story).iter_errors(front.values)) == [], path.name


@pytest.mark.parametrize("name", MODELS)
def test_every_schema_is_a_schema_and_names_known_rules(name: str) -> None:
    schema = make_schema(name, VOCABULARY, "https://voorbeeld.test/")
    jsonschema.Draft7Validator.check_schema(schema)
    assert schema["$id"] == f"https://voorbeeld.test/data/schemas/{name}.schema.json"
    assert set(re.findall(r'"x-rule": "([^"]+)"', json.dumps(schema))) <= RULES.keys()
    assert "$ref" not in json.dumps(schema)


def test_every_field_of_a_story_has_help() -> None:
    def fields(schema: dict[str, Any], prefix: str = "") -> set[str]:
        found = set()
        for key, value in schema.get("properties", {}).items():
            found |= {
                prefix + key,
                *fields(value, f"{prefix}{key}."),
                *fields(value.get("items", {}), f"{prefix}{key}."),
            }
        return found

    assert fields(make_schema("story", VOCABULARY)) == set(STORY_FIELDS)
    described = [make_schema(name, VOCABULARY)["properties"]["title"].get("description") for name in ("theme", "story")]
    assert described == [None, STORY_FIELDS["title"].help], "the words for a writer of a story are of no use in a theme"


SCRIPTS = sorted((PROJECT / "docs" / "assets").rglob("*.js"))


def test_the_table_of_messages_has_the_words_and_the_limit_of_each_rule() -> None:
    written = json.loads(write_rules())
    assert written.keys() == RULES.keys()
    assert written["F-008"] == {
        "level": "fout",
        "message": RULES["F-008"].message,
        "advice": RULES["F-008"].advice,
        "limit": 10_000,
    }


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_script_names_rules_that_exist_and_repeats_nothing_of_them(script: Path) -> None:
    text = script.read_text(encoding="utf-8")
    assert set(re.findall(r'"([A-Z]-\d{3})"', text)) <= RULES.keys()
    words = {part.strip() for rule in RULES.values() for part in re.split(r"\{\w*\}", rule.message + rule.advice)}
    assert [each for each in words if len(each) > 15 and each in text] == []
    assert re.findall(r"limit: \d+", text) == []
