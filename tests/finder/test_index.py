"""What stands in the index: every page once, the story's own words only, and the same bytes at every build."""

import gzip
import json
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from hoedan.finder.documents import SearchContent, search_content
from hoedan.finder.facets import facets_of
from hoedan.finder.index import write_index
from hoedan.finder.words import words_of
from hoedan.library.library import Library
from hoedan.model.page_types import IndexKind
from made.many import own_library, own_links


@pytest.fixture(scope="module")
def library() -> Library:
    return own_library()


@pytest.fixture(scope="module")
def content(library: Library) -> SearchContent:
    return search_content(library, own_links())


def shown_pages(folder: Path) -> dict[int, Any]:
    """Number in the index -> what is shown of the page."""
    return {int(file.stem): json.loads(file.read_text("utf-8")) for file in (folder / "finder" / "pages").iterdir()}


def test_every_page_is_in_the_index_under_its_own_number(real_site: Path, content: SearchContent) -> None:
    assert {number: each["url"] for number, each in shown_pages(real_site).items()} == {
        number: document.url for number, document in enumerate(content.documents)
    }
    (meta,) = (real_site / "pagefind").glob("*.pf_meta")
    listed = gzip.decompress(meta.read_bytes())
    numbers = [int(found[1][::-1]) for found in re.finditer(rb"\x82\x65(\d{5})", listed)]
    assert sorted(numbers) == [*range(len(content.documents))]


def test_every_address_in_the_index_is_a_page_and_every_heading_and_passage_an_anchor(real_site: Path) -> None:
    found = shown_pages(real_site)
    assert any(each["sections"] for each in found.values())
    for each in found.values():
        page = (real_site / each["url"] / "index.html").read_text(encoding="utf-8")
        for heading, _, _, anchors, *_ in each["sections"]:
            for anchor in filter(None, (heading, *anchors)):
                assert f'id="{anchor}"' in page, (each["url"], anchor)


def test_menus_related_lists_and_quoted_passages_are_not_in_the_index(real_site: Path, library: Library) -> None:
    by_address = {each["url"]: " ".join(told(each)) for each in shown_pages(real_site).values()}
    for story in library.stories:
        text = by_address[f"verhalen/{story.slug}/"]
        assert "Verwante verhalen" not in text
        assert "Kruimelpad" not in text
        assert not re.search(r"\[\^?\d\]|[\ue000-\ue010]", text)
    links = own_links()
    for ingredient in library.ingredients:
        text = by_address[f"ingredienten/{ingredient.slug}/"]
        for _, passages in links.passages_by_story(ingredient):
            quoted = [" ".join(words_of(re.sub("<[^>]*>", " ", each.html))) for each in passages]
            assert all(quoted)
            assert not any(each in " ".join(words_of(text)) for each in quoted)


def told(page: Any) -> list[str]:
    return [text for _, title, texts, *_ in page["sections"] for text in (title, *texts)]


def test_two_builds_write_the_same_index(real_site: Path, content: SearchContent, tmp_path: Path) -> None:
    """The other is that of the site, which another process made."""
    with ThreadPoolExecutor(1) as apart:  # the browser of other tests has its event loop in this thread
        apart.submit(write_index, content, tmp_path).result()
    for folder in ("pagefind", "finder"):
        files = {path.relative_to(tmp_path) for path in (tmp_path / folder).rglob("*") if path.is_file()}
        assert files
        assert files == {path.relative_to(real_site) for path in (real_site / folder).rglob("*") if path.is_file()}
        for file in files:
            assert (tmp_path / file).read_bytes() == (real_site / file).read_bytes(), file


def test_stories_come_first_and_the_newest_first_of_all(content: SearchContent, library: Library) -> None:
    assert content.story_slugs == tuple(story.slug for story in library.newest_stories)
    kinds = [document.kind for document in content.documents]
    assert kinds == sorted(kinds, key=list(IndexKind).index)


def test_facet_counts_on_the_page_are_those_of_the_index(content: SearchContent, library: Library) -> None:
    stories = len(library.stories)
    for facet in facets_of(library):
        for choice in facet.choices:
            members = content.facets[facet.name][choice.slug]
            assert sum(number < stories for number in members) == choice.count, (facet.name, choice.slug)
