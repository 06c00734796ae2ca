"""The name of the library is one setting: a library with another name nowhere says ours."""

import re
import shutil
import zipfile
from pathlib import Path

import pytest

from conftest import copy_library, run_mkdocs
from hoedan.design.share_card import Card, draw
from made.sample import SAMPLE

OURS = "Hoe dan"
OF_THE_STYLE = ("assets/", "pagefind/")
"""The typefaces bear our name: their licence asks that a subset is called otherwise than the original."""


LINK = re.compile(r"\[([^\]]*)\]\((?:\.\./)*stories/[^)]*\)")
"""To a story: only its words stay."""
PLURAL_OF_ONE = re.compile(r"(?<![\d.,])1 (?:verhalen|gemeenten|ingrediënten|bronnen|passages|minuten)\b")


@pytest.fixture(scope="module")
def renamed_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a library that has a name of its own, one story, and no texts but that, ingredients and themes."""
    root = copy_library(SAMPLE, tmp_path_factory.mktemp("renamed") / "library")
    config = root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("site_name: Hoe dan?", "site_name: Warmtewijzer"), "utf-8")
    for file in (root / "docs").rglob("*.md"):
        if "Hoe dan" in file.read_text("utf-8"):
            file.unlink()
        else:
            file.write_text(LINK.sub(r"\1", file.read_text("utf-8")), "utf-8")
    for story in sorted((root / "stories").glob("*.md"))[:-1]:
        story.unlink()
    for bundle in (root / "bundles").iterdir():
        shutil.rmtree(bundle)
    built = run_mkdocs(root, "build", "--strict")
    assert built.returncode == 0, built.stdout + built.stderr
    return root / "site"


@pytest.mark.parametrize("kind", ["*.html", "*.xml", "*.json", "*.csv", "*.jsonld", "*.txt"])
def test_no_page_or_file_has_the_name_of_another_library(renamed_site: Path, kind: str) -> None:
    files = [
        file
        for file in renamed_site.rglob(kind)
        if not file.relative_to(renamed_site).as_posix().startswith(OF_THE_STYLE)
    ]
    assert [file.relative_to(renamed_site).as_posix() for file in files if OURS in file.read_text("utf-8")] == []


def test_the_home_page_has_its_own_name(renamed_site: Path) -> None:
    assert ">Warmtewijzer</a>" in (renamed_site / "index.html").read_text("utf-8")


def test_the_word_template_has_its_own_name(renamed_site: Path) -> None:
    (template,) = renamed_site.rglob("*.docx")
    with zipfile.ZipFile(template) as archive:
        text = archive.read("word/document.xml").decode()
    assert "Een praktijkverhaal voor Warmtewijzer" in text
    assert OURS not in text


def test_a_card_bears_the_name_of_its_library() -> None:
    assert (
        draw(Card("Warmtewijzer", "Titel", "Zwolle", ())).tobytes()
        != draw(Card("Hoe dan?", "Titel", "Zwolle", ())).tobytes()
    )


def test_one_story_is_counted_in_the_singular(renamed_site: Path) -> None:
    texts = {
        file.relative_to(renamed_site).as_posix(): file.read_text("utf-8") for file in renamed_site.rglob("*.html")
    }
    assert "Alle verhalen" in texts["index.html"]
    seen = {name: text + re.sub("<[^>]*>", "", text) for name, text in texts.items()}  # what is said, too
    assert {name: found for name, text in seen.items() if (found := PLURAL_OF_ONE.findall(text))} == {}
