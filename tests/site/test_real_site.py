"""Our own library: it passes its own check, and its site holds together."""

import re
from pathlib import Path

import pytest

from conftest import PROJECT
from hoedan.check.check_library import Checked, check_library
from hoedan.model.problems import Level
from site_links import broken_links, read_site


@pytest.fixture(scope="module")
def checked() -> Checked:
    return check_library(PROJECT)


def test_of_our_own_content_there_is_nothing_but_advice(checked: Checked) -> None:
    assert [str(found) for found in checked.problems if found.level is not Level.ADVICE] == []


def test_every_internal_link_and_anchor_resolves(real_site: Path) -> None:
    assert list(broken_links(real_site)) == []


def test_no_page_has_an_id_twice(real_site: Path) -> None:
    for file, document in read_site(real_site).items():
        assert len(document.ids) == len(set(document.ids)), file


def test_every_story_ingredient_and_theme_has_its_page(real_site: Path, checked: Checked) -> None:
    library = checked.library
    for folder, entries in (
        ("verhalen", library.stories),
        ("ingredienten", library.ingredients),
        ("themas", library.themes),
    ):
        missing = [entry.slug for entry in entries if not (real_site / folder / entry.slug / "index.html").is_file()]
        assert missing == []


def test_a_title_is_never_missing(real_site: Path) -> None:
    for file in real_site.rglob("*.html"):
        assert re.search(r"<title>[^<]+</title>", file.read_text(encoding="utf-8")), file
