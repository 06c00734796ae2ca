"""A key that somebody may write in a story is seen by somebody."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from hoedan.model.fields import FrontMatterModel, StoryFrontMatter
from hoedan.site.page import Page
from made.library import SETBACKS, STORY, pages_of, read_library, write_library, write_story

FULL: dict[str, Any] = {
    **STORY,
    "period": {"start": "2021", "end": "2025"},
    "target_groups": ["gezinnen"],
    "partners": [{"name": "Mercatus", "type": "woningcorporatie"}],
    "sources": [
        {
            **STORY["sources"][0],
            "note": "De krant noemt 38 gezinnen.",
            "archived": "https://archief.test/2021/bron",
        }
    ],
    "published": "2026-01-10",
    "reviewed": "2026-02-10",
    "contact": {"organisation": "De gemeente", "url": "https://zwolle.test/"},
    "open_questions": ["Blijft het geld beschikbaar?"],
    "figures": [
        {
            "value": 38,
            "of": 40,
            "label": "gezinnen kregen hulp",
            "source": 1,
            "date": "2024",
            "measured_by": "De krant",
        },
        {"value": 38, "from": 12, "unit": "dagen", "label": "wachten op hulp", "source": 1},
    ],
    "quote": {"text": "We zijn gewoon begonnen.", "who": "wethouder van Zwolle", "source": 1},
    "conditions": ["Een corporatie die woningen vrijmaakt."],
    "contributors": ["Travers Welzijn"],
    "inspired_by": ["voorbeeld"],
    "followers": [{"municipality": "Deventer", "since": "2024", "url": "https://deventer.test/"}],
    "changes": [{"date": "2026-02-10", "text": "Nieuwe cijfers toegevoegd."}],
}
"""A story with every key that a page shows, and every key in those."""
SHOWN_ELSEWHERE = {
    "image": "is a file beside the story: tests/design/test_images.py",
    "aliases": "are addresses that lead to the story: tests/site/test_site.py",
    "consent": "is between the editors and who agreed",
    "allow": "silences the check, and is for no reader",
}


def optional_keys(model: type[FrontMatterModel]) -> Iterator[tuple[str, ...]]:
    """Each key that may be left out, with the keys that it stands in before it."""
    for name, field in model.field_by_key().items():
        if name not in SHOWN_ELSEWHERE:
            if not field.is_required():
                yield (name,)
            for nested in models_in(field.annotation):
                yield from ((name, *inner) for inner in optional_keys(nested))


def models_in(annotation: object) -> Iterator[type[FrontMatterModel]]:
    """The models of front matter that a type is made of."""
    if isinstance(annotation, type) and issubclass(annotation, FrontMatterModel):
        yield annotation
    for part in get_args(annotation):
        yield from models_in(part)


def without(value: Any, keys: tuple[str, ...]) -> Any:
    """The value, but for the key that these keys lead to; a value that never had it is an error."""
    if isinstance(value, list):
        assert any(keys[0] in each for each in value)
        return [without(each, keys) if keys[0] in each else each for each in value]
    first, *rest = keys
    return {**value, first: without(value[first], tuple(rest))} if rest else {k: value[k] for k in value if k != first}


def pages_with(root: Path, front: dict[str, Any]) -> dict[str, Page]:
    write_library(root, setbacks=SETBACKS)
    write_story(root, "voorbeeld")
    write_story(root, "verhaal", **front)
    return pages_of(read_library(root))


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return {url: page.render() for url, page in pages_with(tmp_path_factory.mktemp("full"), FULL).items()}


@pytest.mark.parametrize("keys", [*optional_keys(StoryFrontMatter)], ids=".".join)
def test_a_page_shows_the_key(keys: tuple[str, ...], full: dict[str, str], tmp_path: Path) -> None:
    left_out = without(FULL, keys)
    assert left_out != FULL, f"add {'.'.join(keys)} to FULL"
    pages = pages_with(tmp_path, left_out)
    likely_first = sorted(pages, key=lambda url: "verhalen/verhaal/" not in url)
    is_shown = pages.keys() != full.keys() or any(pages[url].render() != full[url] for url in likely_first)
    assert is_shown, f"no template shows {'.'.join(keys)}"
