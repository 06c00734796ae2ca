"""An image on a background page, or one of the guide: published beside it with its size, as that of a story is."""

import os
from pathlib import Path

import pytest
from PIL import Image

from hoedan.check.check_library import check_library
from hoedan.docs_tree.tree import docs_tree
from hoedan.library.library import Library
from hoedan.library.links import link_library
from hoedan.model.urls import ROOT
from hoedan.site.publish import text_images
from made.library import make_library, pages_of, write

FOLDER = Path("docs/achtergrond/blik")
PAGE = """---
title: Een blik
summary: Een pagina met een beeld dat je kunt vergroten.
ingredients: [vertrouwen]
---

![Een lijn omhoog](blik/lijn.png "De lijn. Beeld: de redactie, CC BY 4.0")
"""


def draw(root: Path, width: int) -> None:
    Image.new("RGB", (width, 30), "red").save(root / FOLDER / "lijn.png")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A library with one background page, which shows one of the two files in its folder."""
    made = make_library(tmp_path, een="")
    write(made / FOLDER / "niet-getoond.svg", "<svg/>")
    write(made / FOLDER.with_suffix(".md"), PAGE)
    draw(made, 40)
    return made


def library_of(root: Path) -> Library:
    checked = check_library(root)
    assert checked.problems == ()
    return checked.library


def test_the_page_shows_it_with_its_size_and_its_caption(root: Path) -> None:
    page = pages_of(library_of(root))["achtergrond/blik/"].render()
    assert f'<figure><img alt="Een lijn omhoog" src="{ROOT}achtergrond/blik/lijn.png" width="40" height="30"' in page
    assert "<figcaption>De lijn. Beeld: de redactie, CC BY 4.0</figcaption>" in page


def test_only_what_is_shown_is_published_on_the_site_and_in_the_docs_tree(root: Path) -> None:
    library = library_of(root)
    published = text_images(library)
    assert published.keys() == {"achtergrond/blik/lijn.png"}
    tree = docs_tree(library, link_library(library))
    assert tree["docs/achtergrond/blik/lijn.png"] == published["achtergrond/blik/lijn.png"]
    assert "![Een lijn omhoog](../achtergrond/blik/lijn.png" in str(tree["docs/achtergrond/blik.md"])


def test_the_page_is_made_again_when_the_file_is_another(root: Path) -> None:
    before = pages_of(library_of(root))["achtergrond/blik/"].made_of()
    draw(root, 50)
    os.utime(root / FOLDER / "lijn.png", ns=(1, 1))
    assert pages_of(library_of(root))["achtergrond/blik/"].made_of() != before


def test_it_is_judged_as_that_of_a_story(root: Path) -> None:
    (root / FOLDER / "lijn.png").write_bytes(b"geen beeld")
    assert [(found.code, found.line) for found in check_library(root).problems] == [("V-024", 7)]


def test_a_page_of_the_guide_shows_its_own_as_well(root: Path) -> None:
    guide = Path("docs/bijdragen/stap")
    write(root / guide.with_suffix(".md"), PAGE.replace("blik/", "stap/").replace("ingredients: [vertrouwen]\n", ""))
    (root / FOLDER).rename(root / guide)
    (root / FOLDER.with_suffix(".md")).unlink()
    library = library_of(root)
    assert text_images(library).keys() == {"bijdragen/stap/lijn.png"}
    page = pages_of(library)["bijdragen/stap/"].render()
    assert f'src="{ROOT}bijdragen/stap/lijn.png" width="40" height="30"' in page
