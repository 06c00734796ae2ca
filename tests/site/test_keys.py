"""What a story says in its front matter reaches who reads it: on its page, as Markdown, and in the open data."""

import datetime
from functools import cache
from pathlib import Path

import pytest
from PIL import Image

from hoedan.check.check_library import check_library
from hoedan.check.shape import example_of
from hoedan.docs_tree.tree import twins_of
from hoedan.library.links import link_library
from hoedan.model.fields import StoryFrontMatter
from hoedan.opendata.collect import story_record
from hoedan.site.pages import Site
from made.library import STORY, story_text, write, write_library
from made.vocabulary import VOCABULARY

AFTER_EVERY_EXAMPLE = datetime.date(2027, 1, 1)
ALL = "site/templates/story.html", "docs_tree/templates/story.md", "opendata/collect.py"
NOT_SHOWN = {
    "allow": ALL,  # it silences a message
    "consent": ALL,  # who agreed, is for editors
    "aliases": ALL[1:2],  # an address that leads to the page
    "image": ALL[1:2],  # the Markdown has the images in the text
}
"""Key -> what rightly says nothing of it."""


def shown(root: Path, key: str) -> tuple[str, str, str]:
    """The page, the Markdown and the record of a story with the example of one key more."""
    write_library(root)
    front = f"---\n{example_of(StoryFrontMatter, (key,), VOCABULARY)}\n" if key else "---\n"
    write(root / "stories" / "een.md", story_text("een", municipalities=["Kampen"]).replace("---\n", front, 1))
    for other in StoryFrontMatter.field_by_key()["inspired_by"].examples or ():
        write(root / "stories" / f"{other}.md", story_text(other))
    if key == "image":
        (root / "stories" / "een").mkdir()
        Image.new("RGB", (600, 400), "steelblue").save(root / "stories" / "een" / "foto.jpg")
    library = check_library(root, AFTER_EVERY_EXAMPLE, is_coached=False).library
    links = link_library(library)
    (story,) = (each for each in library.stories if each.slug == "een")
    twin = dict(twins_of(library, links))["verhalen/een/index.md"]
    return Site(library, links).story(story).render(), twin, repr(story_record(story, links))


@cache
def without(root: Path) -> tuple[str, str, str]:
    return shown(root, "")


@pytest.mark.parametrize("key", sorted(StoryFrontMatter.field_by_key().keys() - STORY.keys() - {"title"}))
def test_every_key_is_shown(key: str, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    base = without(tmp_path_factory.getbasetemp() / "without")
    silent = {where for where, before, after in zip(ALL, base, shown(tmp_path, key), strict=True) if before == after}
    assert silent == set(NOT_SHOWN.get(key, ())), f"what a story says at `{key}` is not in {', '.join(sorted(silent))}"
