"""The laws and tasks that a theme falls under: on its page, for machines, in the docs tree and in the data."""

import json
from pathlib import Path

import pytest

from hoedan.check.check_library import check_library
from hoedan.docs_tree.tree import docs_tree
from hoedan.library.library import Library
from hoedan.library.links import link_library
from hoedan.opendata.files import data_files
from hoedan.site.head import Heads
from made.library import pages_of, read_library, write_library

LAW = "https://wetten.overheid.nl/BWBR0034925"
UNDER, FREE = "themas/schulden/", "themas/wonen/"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Two themes: one falls under the two frameworks of the made vocabulary, the other under none."""
    root = write_library(tmp_path_factory.mktemp("frameworks"))
    theme = root / "docs" / "themas" / "schulden.md"
    text = theme.read_text("utf-8").replace("title:", "frameworks: [taakveld-6-3, jeugdwet]\ntitle:", 1)
    theme.write_text(text, "utf-8")
    return read_library(root)


def test_a_theme_names_them_by_group_in_the_order_of_the_file(library: Library) -> None:
    pages = pages_of(library)
    page = str(pages[UNDER].render())
    assert f'<p class="byline">Wetgeving: <a href="{LAW}">Jeugdwet</a></p>' in page
    assert '<p class="byline">Taakvelden (Iv3): 6.3\u00a0Inkomensregelingen</p>' in page
    assert page.index("Wetgeving") < page.index("Taakvelden")
    assert "byline" not in str(pages[FREE].render())


def test_structured_data_say_what_a_theme_is_about(library: Library) -> None:
    heads, pages = Heads(library), pages_of(library)
    things = {url: json.loads(heads.head_of(pages[url]).structured_data)["@graph"] for url in (UNDER, FREE)}
    assert things[UNDER][1]["about"] == [
        {"@type": "DefinedTerm", "@id": LAW, "name": "Jeugdwet", "inDefinedTermSet": "Wetgeving"},
        {
            "@type": "DefinedTerm",
            "name": "Inkomensregelingen",
            "termCode": "6.3",
            "inDefinedTermSet": "Taakvelden (Iv3)",
        },
    ]
    assert len(things[FREE]) == 1


def test_the_docs_tree_names_them_too(library: Library) -> None:
    tree = docs_tree(library, link_library(library))
    page = next(str(text) for path, text in tree.items() if str(path).endswith("themas/schulden.md"))
    assert f"Wetgeving: [Jeugdwet]({LAW})\n\nTaakvelden (Iv3): 6.3\u00a0Inkomensregelingen\n" in page


def test_the_data_have_each_of_them_and_each_theme_says_which(library: Library) -> None:
    files = data_files(library, link_library(library))
    themes = json.loads(files["data/themes.json"])
    assert {each["slug"]: each["frameworks"] for each in themes["themes"]} == {
        "schulden": ["taakveld-6-3", "jeugdwet"],
        "wonen": [],
    }
    assert themes["frameworks"] == [
        {"slug": "jeugdwet", "group": "Wetgeving", "label": "Jeugdwet", "url": LAW},
        {"slug": "taakveld-6-3", "group": "Taakvelden (Iv3)", "code": "6.3", "label": "Inkomensregelingen"},
    ]


def test_a_library_without_any_says_so_when_a_theme_names_one(tmp_path: Path) -> None:
    root = write_library(tmp_path)
    words = root / "library.yml"
    text = words.read_text("utf-8")
    start = text.index("frameworks:")
    words.write_text(text[:start] + text[text.index("# Voor wie er een leesroute") :], "utf-8")
    theme = root / "docs" / "themas" / "schulden.md"
    theme.write_text(theme.read_text("utf-8").replace("title:", "frameworks: [een-wet]\ntitle:", 1), "utf-8")
    found = [str(each) for each in check_library(root).problems if each.is_error]
    assert found == [
        "docs/themas/schulden.md:2: D-017 fout: onbekend kader 'een-wet' in `frameworks`. "
        "Er is hier nog niets om uit te kiezen, dus haal het weg."
    ]
