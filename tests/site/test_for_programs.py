"""What stands on the site for programs: robots.txt, llms.txt, and beside each story its text and how to cite it."""

import json
import re
from pathlib import Path

import pytest

from conftest import link_fonts
from hoedan.docs_tree.tree import twins_of
from hoedan.incremental.memory import Memory
from hoedan.library.links import link_library
from hoedan.library.short_links import lasting_id
from hoedan.site.citations import citation_files
from hoedan.site.machines import MOST_NAMED, write_llms, write_robots
from hoedan.site.publish import publish
from made.library import DATES, SITE_URL, SUMMARY, pages_of, read_library, write, write_library, write_story

STORY_URL = f"{SITE_URL}verhalen/een/"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = write_library(tmp_path, setbacks=("geld",))
    link_fonts(root)
    write_story(root, "een", title='Geld [nu] & "hoe" dan', aliases=["eerder"], **DATES)
    return root


def citations(root: Path) -> dict[str, str]:
    return dict(citation_files(read_library(root)))


def test_a_story_can_be_cited_from_a_file_of_ris(root: Path) -> None:
    lines = citations(root)["verhalen/een/citeer.ris"].split("\r\n")
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines[:-1])
    tags = [(line[:2], line[6:]) for line in lines[:-1]]
    assert (tags[0], tags[-1]) == (("TY", "ELEC"), ("ER", ""))
    assert {
        ("TI", 'Geld [nu] & "hoe" dan'),
        ("PB", "Hoe dan?"),
        ("PY", "2026"),
        ("DA", "2026/01/10"),
        ("UR", STORY_URL),
        ("AB", SUMMARY),
        ("KW", "Wonen"),
        ("KW", "Vertrouwen"),
    } <= set(tags)
    assert "AU" not in dict(tags)


def test_a_story_can_be_cited_from_a_file_of_csl(root: Path) -> None:
    (item,) = json.loads(citations(root)["verhalen/een/citeer.json"])
    library = read_library(root)
    assert item["id"] == lasting_id(library.story["een"])
    assert (item["type"], item["title"], item["URL"]) == ("webpage", 'Geld [nu] & "hoe" dan', STORY_URL)
    assert item["issued"] == {"date-parts": [[2026, 1, 10]]}
    assert "author" not in item


def test_a_story_without_a_date_or_address_can_be_cited_too(tmp_path: Path) -> None:
    write_story(write_library(tmp_path, site_url=""), "een")
    files = citations(tmp_path)
    (item,) = json.loads(files["verhalen/een/citeer.json"])
    assert {"issued", "URL", "note"} & item.keys() == set()
    assert not re.search("^(PY|DA|UR)", files["verhalen/een/citeer.ris"], re.MULTILINE)


def twin(root: Path) -> str:
    library = read_library(root)
    return dict(twins_of(library, link_library(library)))["verhalen/een/index.md"]


def test_beside_a_story_stands_its_whole_text_as_markdown(root: Path) -> None:
    text = twin(root)
    assert text.startswith("---\ntitle: ")
    for sentence in ("Het begon in de wijk.[^1]", "Dit laat vertrouwen zien in een.[^1]", "Het hielp.", "[^1]: "):
        assert sentence in text
    assert "ingredient=" not in text
    assert "<a id=" not in text
    assert f"[Vertrouwen]({SITE_URL}ingredienten/vertrouwen/)" in text
    assert text.rstrip().endswith(f"{STORY_URL}\n\nLicentie: CC BY 4.0.")
    assert "\ue000" not in text


def test_what_a_story_is_about_has_its_text_too_and_leads_on_within_the_site(root: Path) -> None:
    library = read_library(root)
    text = dict(twins_of(library, link_library(library)))["ingredienten/vertrouwen/index.md"]
    assert "# Vertrouwen\n" in text
    assert f"({STORY_URL}" in text
    assert "Dit laat vertrouwen zien in een." in text
    assert text.endswith("\n---\n\nLicentie: CC BY 4.0.\n")
    assert "\ue000" not in text


def test_without_an_address_of_the_site_its_links_are_relative(tmp_path: Path) -> None:
    write_story(write_library(tmp_path, site_url=""), "een")
    assert "[Vertrouwen](../../ingredienten/vertrouwen/)" in twin(tmp_path)


def test_the_page_of_a_story_leads_to_all_three(root: Path) -> None:
    page = pages_of(read_library(root))["verhalen/een/"].render()
    links = re.findall(r'href="\ue000(verhalen/een/[^"]+)"', page)
    assert {"verhalen/een/citeer.ris", "verhalen/een/citeer.json", "verhalen/een/index.md"} <= set(links)


@pytest.mark.whole
def test_they_are_written_with_the_open_data(root: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(read_library(root), Memory(), "", twins_of).write_late(site)
    written = {file.relative_to(site).as_posix() for file in site.rglob("*")}
    assert {"verhalen/een/index.md", "verhalen/een/citeer.ris", "data/stories.json"} <= written
    named = re.findall(rf"{SITE_URL}(\S+?index\.md)", write_llms(read_library(root)))
    assert {"ingredienten/vertrouwen/index.md", "vallen-en-opstaan/geld/index.md", "themas/wonen/index.md"} < set(named)
    assert set(named) <= written


@pytest.mark.whole
def test_they_go_with_their_story(root: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    write_story(root, "twee")
    publish(read_library(root), Memory(), "", twins_of).write_late(site)
    (root / "stories" / "twee.md").unlink()
    publish(read_library(root), Memory(), "", twins_of).write_late(site)
    left = {file.relative_to(site / "verhalen").as_posix() for file in (site / "verhalen").rglob("*.*")}
    assert left == {
        f"{name}/{file}" for name in ("een", "eerder") for file in ("index.md", "citeer.ris", "citeer.json")
    }


def test_robots_may_read_everything_and_learn_where_the_sitemap_is(root: Path, tmp_path: Path) -> None:
    robots = write_robots(read_library(root))
    assert "User-agent: *\nAllow: /\n" in robots
    assert f"Sitemap: {SITE_URL}sitemap.xml\n" in robots
    assert "Sitemap" not in write_robots(read_library(write_library(tmp_path / "other", site_url="")))


def assets_of(root: Path) -> set[str]:
    return {asset.url for asset in publish(read_library(root), Memory(), "").assets}


def test_a_publisher_may_write_another_robots_txt(root: Path) -> None:
    assert {"robots.txt", "llms.txt"} <= assets_of(root)
    write(root / "docs" / "robots.txt", "User-agent: *\nDisallow: /\n")
    assert "robots.txt" not in assets_of(root)


def test_llms_txt_names_every_story_with_its_text_and_what_else_there_is(root: Path) -> None:
    lines = write_llms(read_library(root)).splitlines()
    assert lines[0] == "# Hoe dan?"
    assert f'- [Geld (nu) & "hoe" dan]({STORY_URL}index.md): {SUMMARY}' in lines
    assert [line for line in lines if line.startswith("## ")] == [
        "## Verhalen", "## Ingrediënten", "## Struikelblokken", "## Thema's", "## Gegevens"
    ]  # fmt: skip
    assert any(line.startswith(f"- [Geld]({SITE_URL}vallen-en-opstaan/geld/index.md)") for line in lines)


def test_llms_txt_has_an_end(tmp_path: Path) -> None:
    write_library(tmp_path)
    for number in range(MOST_NAMED + 3):
        write_story(tmp_path, f"verhaal-{number:03}")
    text = write_llms(read_library(tmp_path))
    assert len(re.findall("/verhalen/.*index.md", text)) == MOST_NAMED
    assert "[Nog 3 verhalen]" in text
