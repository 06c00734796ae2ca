"""Pages of entries and places lead on, and their links into the finder have filters that the finder knows."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from hoedan.finder.facets import ROWS
from hoedan.library.library import Library
from hoedan.library.links import link_library
from hoedan.library.status import status_of
from hoedan.model.page_types import PageType
from hoedan.site.page import Page
from made.library import make_library, pages_of, read_library
from made.many import write_many

FINDER_LINK = re.compile(r'verhalen/\?([^"#]+)')
WITH_FILTER = (PageType.INGREDIENT, PageType.THEME, PageType.SETBACK, PageType.REGION, PageType.MUNICIPALITY)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return read_library(write_many(tmp_path_factory.mktemp("many")))


@pytest.fixture(scope="module")
def pages(library: Library) -> dict[str, Page]:
    return pages_of(library)


def queries(pages: dict[str, Page]) -> Iterator[str]:
    yield from (step.url.partition("?")[2] for page in pages.values() for step in page.onward if "?" in step.url)
    one_of_each = {page.type: page for page in pages.values()}
    yield from (query for page in one_of_each.values() for query in FINDER_LINK.findall(page.render()))


def test_every_page_of_an_entry_or_a_place_leads_on(pages: dict[str, Page]) -> None:
    assert [page.url for page in pages.values() if page.type in WITH_FILTER and not page.onward] == []


def test_links_into_the_finder_have_filters_that_it_knows(library: Library, pages: dict[str, Page]) -> None:
    known = {(row.name, slug) for row in ROWS for slug, _ in row.choices(library)}
    used = {pair for query in queries(pages) for pair in parse_qsl(unescape(query))}
    assert used - known == set()
    assert {name for name, _ in used} > {"thema", "ingredient", "struikelblok", "provincie", "grootte", "doelgroep"}


def test_onward_leads_to_pages_that_are_there(pages: dict[str, Page]) -> None:
    urls = {step.url.partition("?")[0] for page in pages.values() for step in page.onward}
    assert urls - pages.keys() == set()


def test_what_nobody_knows_stands_on_the_story_and_with_the_editors_and_in_no_list(tmp_path: Path) -> None:
    library = read_library(make_library(tmp_path, een="status: onbekend\n", twee="status: loopt\n"))
    shown = {url: page.render() for url, page in pages_of(library).items() if not url.startswith("gemeenten/")}
    assert status_of(library, link_library(library)).unknown == ["een"]
    assert "Weet jij het?" in shown["verhalen/een/"]
    assert "Weet jij het?" not in shown["verhalen/twee/"]
    assert "Niet bekend of het nog loopt" in shown["redactie/"]
    listing = "ingredienten/vertrouwen/"
    assert "Loopt" in shown[listing]
    to_choose_from = {"redactie/", "verhalen/", "insturen/"}
    assert {url for url, html in shown.items() if "bekend of het nog" in html} == to_choose_from
