"""The related stories of 35 real ones with their reasons, as a golden file: `pytest --update-golden` writes it.

The stories stand in `golden/stories.yml` as they were, so that a story that is withdrawn or changed changes no golden
file; only a change of the ranking or of its words does.
"""

from pathlib import Path

import pytest
import yaml

from hoedan.library.links import link_library
from made.library import read_library, write_library, write_story

GOLDEN = Path(__file__).parent / "golden"
EXPECTED = GOLDEN / "related.txt"


def related(root: Path) -> str:
    """Each story, with under it the related ones and why, the most akin first."""
    stories = yaml.safe_load((GOLDEN / "stories.yml").read_text("utf-8"))
    used = {
        key: sorted({slug for front in stories.values() for slug in front[key]}) for key in ("ingredients", "themes")
    }
    write_library(root, ingredients=dict.fromkeys(used["ingredients"], "leren"), themes=used["themes"])
    for slug, front in stories.items():
        write_story(root, slug, **front)
    links = link_library(read_library(root))
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
