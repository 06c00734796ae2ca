"""The related stories of 35 real ones with their reasons, as a golden file: `pytest --update-golden` writes it.

They are those of `made/many.py`, so that a story that is withdrawn or changed changes no golden file; only a change of
the ranking or of its words does.
"""

from pathlib import Path

import pytest

from hoedan.library.kinship import Kinship
from hoedan.library.links import link_library
from made.library import make_library, read_library
from made.many import write_many

EXPECTED = Path(__file__).parent / "golden" / "related.txt"


def related(root: Path) -> str:
    """Each story, with under it the related ones and why, the most akin first."""
    links = link_library(read_library(write_many(root)))
    lines = []
    for story in links.library.stories:
        found = [f"  {each.story.slug}: {each.reason}" for each in links.related_stories(story)]
        lines += [story.slug, *found]
    return "\n".join(lines) + "\n"


def test_related_stories_and_their_reasons_are_those_of_the_golden_file(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    found = related(tmp_path)
    if request.config.getoption("--update-golden"):
        EXPECTED.write_text(found, "utf-8")
    assert found.splitlines() == EXPECTED.read_text("utf-8").splitlines(), (
        "related stories differ from golden/related.txt; if that is right: pytest --update-golden, and read the diff"
    )


def test_the_kin_of_every_story_is_found_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    links = link_library(read_library(make_library(tmp_path)))
    links.kinship.find_all()
    monkeypatch.setattr(Kinship, "_find_related", lambda _self, story: pytest.fail(story.slug))
    for story in links.library.stories:
        links.related_stories(story)
