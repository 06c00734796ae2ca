"""A library in which every key stands that a file may have, so that a test can change any value of any file."""

import copy
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from PIL import Image

from made.sample import STORY, copy_sample, write

Place = tuple[str | int, ...]
"""Where a value stands in a file: keys and numbers, from the outermost."""


class Raw(str):
    """A value that is written as it is, and not between quotation marks."""

    __slots__ = ()


SAME_AS = ["https://andere.test/een/"]
STORY_VALUES: Mapping[str, Any] = {
    "title": "Rust in het hoofd",
    "summary": "Wat doe je voor mensen die hun post niet meer openen? Kampen ging bij hen langs.",
    "municipalities": ["Kampen", "Zwolle"],
    "period": {"start": "2019-04", "end": "2025"},
    "status": "afgerond",
    "themes": ["schulden", "wonen"],
    "ingredients": ["vertrouwen", "gedeelde-visie"],
    "target_groups": ["ouderen"],
    "partners": [{"name": "Stichting De Buurt", "type": "bewonersinitiatief"}],
    "sources": [
        {
            "id": 1,
            "title": "Op bezoek",
            "publisher": "De Stadskrant",
            "date": "2020-03-01",
            "kind": "pers",
            "url": "https://bron.test/1",
            "archived": "https://archief.test/1",
            "note": "De krant telde 38 gezinnen.",
        },
        {"id": 2, "title": "Verslag", "publisher": "De gemeente", "kind": "onderzoek"},
    ],
    "published": "2026-01-10",
    "reviewed": "2026-02-10",
    "contact": {"organisation": "De gemeente", "url": "https://gemeente.test"},
    "open_questions": ["Blijft het geld na 2026 beschikbaar?"],
    "figures": [
        {"value": 38, "unit": "gezinnen", "label": "kregen hulp", "of": 40, "date": "2024", "source": 1},
        {"value": 2.5, "label": "weken wachten", "from": 12, "measured_by": "Rekenkamer", "source": 2},
    ],
    "quote": {"text": "We zijn gewoon begonnen.", "who": "wethouder", "source": 1},
    "conditions": ["Een partner die ruimte maakt."],
    "contributors": ["Gemeente Kampen"],
    "inspired_by": ["plek-in-de-buurt"],
    "followers": [{"municipality": "Urk", "since": "2024", "url": "https://urk.test"}],
    "image": {"src": "deur.png", "alt": "Een deur", "credit": "Iemand", "licence": "CC0"},
    "aliases": ["oude-rust"],
    "changes": [{"date": "2026-01-11", "text": "Nieuwe cijfers."}],
    "consent": [{"what": "het beeld", "given": "2026-01-01", "until": "2028-01-01"}],
    "allow": [{"code": "P-004", "reason": "algemeen nummer"}],
}
SETBACK = "docs/struikelblokken/geld.md"
TERMS = "docs/begrippen.yml"
ACCESSIBILITY = "docs/toegankelijkheid.yml"
WITHDRAWN = "stories/withdrawn.yml"
BUNDLE = "bundles/eerste-bundel/bundle.yml"
VALUES: Mapping[str, Any] = {
    STORY: STORY_VALUES,
    "ingredients/vertrouwen.md": {"aliases": ["oud-vertrouwen"], "same_as": SAME_AS},
    "docs/themas/wonen.md": {"aliases": ["oud-wonen"], "same_as": SAME_AS, "frameworks": ["jeugdwet"]},
    SETBACK: {
        "title": "Het geld raakte op",
        "summary": "Een tekort op het budget: beloofd geld komt niet, of te laat.",
        "icon": "heart",
        "synonyms": ["tekort"],
        "aliases": ["budget"],
        "same_as": SAME_AS,
    },
    "docs/achtergrond/samen-leren.md": {
        "ingredients": ["vertrouwen"],
        "themes": ["wonen"],
        "setbacks": ["geld"],
        "series": {"slug": "in-stappen", "part": 1},
    },
    TERMS: [
        {"term": "thee", "explanation": "Een warme drank.", "synonyms": ["kopje thee"], "see": "post"},
        {"term": "post", "explanation": "Wat in de bus valt."},
    ],
    ACCESSIBILITY: {
        "status": "B",
        "date": "2026-01-01",
        "signed_by": "De gemeentesecretaris",
        "audits": [
            {"title": "Onderzoek", "date": "2026-01-01", "by": "Iemand", "scope": "volledig", "url": "https://x.test/"}
        ],
        "deviations": [
            {
                "criterion": "3.1.2",
                "what": "Een woord.",
                "cause": "Zo is het.",
                "effect": "Een klank.",
                "alternative": "De uitleg.",
                "measure": "Een teken.",
                "planned": "2027-06-30",
            }
        ],
    },
    WITHDRAWN: {
        "withdrawn": [
            {
                "slug": "oud-verhaal",
                "date": "2026-01-21",
                "reason": "Op verzoek.",
                "aliases": ["ouder-verhaal"],
                "editions": ["Eerste bundel, eerste editie (januari 2026)"],
            }
        ]
    },
    BUNDLE: {
        "title": "Eerste bundel",
        "subtitle": "Om mee te testen",
        "edition": "Eerste editie",
        "date": "2026-01",
        "summary": "Een verzonnen bundel met een voorwoord en drie verhalen.",
        "isbn": "978-90-00-00000-5",
        "chapters": [
            *({"text": "voorwoord.md"}, {"generated": "inhoud"}, {"story": "plek-in-de-buurt"}),
            *({"passage": "rust-in-het-hoofd", "ingredient": "vertrouwen"}, {"ingredient": "lange-adem"}),
            *({"passage": "rust-in-het-hoofd", "heading": "Lessen"}, {"setback": "geld"}),
            *({"ingredient": "lange-adem", "province": "Overijssel"}, {"theme": "wonen"}, {"generated": "matrix"}),
        ],
        "earlier_editions": [{"edition": "Nulde editie", "date": "2025-01", "url": "https://x.test/nul"}],
    },
    "library.yml": {},
    "places/country.yml": {},
    "mkdocs.yml": {
        "extra": {
            "hoedan": {
                "branch": "main",
                "editors_address": "redactie@voorbeeld.test",
                "review_months": 24,
                "highlighted_story": "plek-in-de-buurt",
                "home_stories": ["samen-naar-2040"],
                "home_questions": {"Wat als het geld opraakt?": "struikelblok=geld"},
                "organisation": "Urk",
                "announcement": {"text": "Er is nieuws.", "link": "verhalen/"},
                "other_libraries": {"Andere": "https://andere.test/"},
            }
        }
    },
}
"""File -> its values, beside those that it has in the sample."""


def write_full(folder: Path) -> Path:
    """The library, in which the check finds no error."""
    root = copy_sample(folder)
    write(root, SETBACK, "---\n---\n\nZo ziet het eruit: de rekening is hoger dan de begroting.\n")
    text = (root / STORY).read_text(encoding="utf-8")
    write(root, STORY, text.replace("bang.\n", 'bang. Bij de thee lag de post.\n{: setback="geld" }\n'))
    for path, values in VALUES.items():
        found = read_values(root, path)
        write_values(root, path, found | values if isinstance(values, dict) else values)
    (root / STORY).with_suffix("").mkdir()
    Image.new("RGB", (2, 2)).save((root / STORY).with_suffix("") / "deur.png")
    return root


def read_values(root: Path, path: str) -> Any:
    """What stands in a file of YAML, or in the front matter of a text; every value is text, as the check reads it."""
    file = root / path
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    front = text.split("---\n", 2)[1] if path.endswith(".md") else text
    # MkDocs reads its settings itself, where a number is no text.
    return yaml.load(front, yaml.CSafeLoader if path == "mkdocs.yml" else yaml.CBaseLoader) or {}


def write_values(root: Path, path: str, values: Any) -> None:
    """Write values in the place of those that a file has; a line for each key, or for each of a list."""
    if isinstance(values, dict):
        front = "".join(f"{as_yaml(key)}: {as_yaml(value)}\n" for key, value in values.items())
    elif isinstance(values, list):
        front = "".join(f"- {as_yaml(value)}\n" for value in values) or "[]\n"
    else:
        front = f"{as_yaml(values)}\n"
    file = root / path
    if path.endswith(".md"):
        text = file.read_text(encoding="utf-8").split("---\n", 2)[2]
        front = f"---\n{front}---\n{text}"
    write(root, path, front)


def as_yaml(value: Any) -> str:
    """A value on one line. JSON is YAML too, and leaves every character as it is."""
    match value:
        case Raw():
            return str(value)
        case dict():
            return f"{{{', '.join(f'{as_yaml(key)}: {as_yaml(each)}' for key, each in value.items())}}}"
        case list():
            return f"[{', '.join(map(as_yaml, value))}]"
    return json.dumps(value, ensure_ascii=False)


def places_in(values: Any, place: Place = ()) -> Iterator[Place]:
    """Where a value stands, of blocks and lists as well; of a long list the first and the last alone."""
    yield place
    inner = values.items() if isinstance(values, dict) else enumerate(values) if isinstance(values, list) else ()
    found = list(inner)
    for key, value in found[:12] + found[12:][-1:]:
        yield from places_in(value, (*place, key))


def changed(values: Any, place: Place, change: Any) -> Any:
    """A copy in which `change` made something else of the value in a place."""
    if not place:
        return change(values)
    copied = copy.copy(values)
    copied[place[0]] = changed(values[place[0]], place[1:], change)
    return copied
