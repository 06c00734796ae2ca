"""No test hangs on one story: a story of our own may be renamed or withdrawn, and no test may then fail."""

import re
from pathlib import Path

import pytest

from conftest import PROJECT

TESTS = Path(__file__).parent
SLUGS = sorted(story.stem for story in (PROJECT / "stories").glob("*.md"))
FROZEN = {
    "bundle/test_my_bundle.py": "stories of the library of many stories, which is made",
    "finder/queries.yml": "questions about our own stories; one about a withdrawn story is passed over",
    "language/slugs.json": "examples of a slug; no story is looked up",
    "library/golden/related.txt": "written from the library of many stories",
    "library/golden/routes.txt": "written from the library of many stories",
    "made/many.yml": "the library of many stories; its slugs were taken from real ones once",
}
"""Files that may name a story -> why it may go without a test failing."""


def named_in(text: str) -> set[str]:
    words = set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", text))
    return words.intersection(SLUGS)


TEXTS = {".py", ".js", ".mjs", ".json", ".yml", ".txt", ".md"}


@pytest.mark.skipif(not SLUGS, reason="this library has no stories yet")
def test_only_a_file_with_a_reason_names_a_story_of_ours() -> None:
    files = {file.relative_to(TESTS).as_posix(): file for file in TESTS.rglob("*") if file.suffix in TEXTS}
    named = {name: sorted(named_in(file.read_text("utf-8", "replace"))) for name, file in files.items()}
    assert {name: slugs for name, slugs in named.items() if slugs and name not in FROZEN} == {}


@pytest.mark.parametrize("name", FROZEN)
def test_every_exception_is_a_file(name: str) -> None:
    assert (TESTS / name).is_file()
