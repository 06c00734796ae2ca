"""What other programs and papers take from the site, each line by itself: a sitemap, a feed, a citation, a cell."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from hoedan.library.library import Library
from hoedan.opendata.tables import csv_cell
from hoedan.site.citations import citation_of
from hoedan.site.feeds import feed_files
from hoedan.site.sitemap import write_sitemap
from made.library import SITE_URL, pages_of, read_library, write_library, write_story


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    root: Path = write_library(tmp_path_factory.mktemp("elsewhere"))
    write_story(root, "gezien", published="2026-01-10", reviewed="2026-03-10")
    write_story(root, "nieuw", published="2026-02-20")
    write_story(root, "zonder")
    return read_library(root)


@pytest.mark.parametrize(
    ("slug", "line"),
    [
        ("gezien", "‘Verhaal gezien’, De site (2026), laatst gecontroleerd op 10 maart 2026. https://x.test/"),
        ("nieuw", "‘Verhaal nieuw’, De site (2026). https://x.test/"),
        ("zonder", "‘Verhaal zonder’, De site. https://x.test/"),
    ],
)
def test_a_citation_tells_the_dates_that_there_are(library: Library, slug: str, line: str) -> None:
    assert citation_of(library.story[slug], "De site", "https://x.test/") == line
    assert citation_of(library.story[slug], "De site", "") == line.replace(" https://x.test/", "")


def test_the_name_of_a_site_that_asks_ends_its_own_line(library: Library) -> None:
    assert (
        citation_of(library.story["zonder"], "Wat nu?", "https://x.test/")
        == "‘Verhaal zonder’, Wat nu? https://x.test/"
    )


def test_a_text_stands_in_the_sitemap_once(library: Library) -> None:
    page = pages_of(library)["verhalen/gezien/"]
    again = replace(page, url="bundels/een/gezien/", repeats=page.url)
    found = write_sitemap([page, again], library)
    assert f"<loc>{SITE_URL}verhalen/gezien/</loc><lastmod>2026-03-10</lastmod>" in found
    assert "bundels/een/gezien/" not in found


def test_a_story_without_a_date_counts_as_of_the_date_of_the_library(library: Library) -> None:
    feed = feed_files(library)["feed.xml"]
    entry = feed[feed.index("<title>Verhaal zonder</title>") :]
    assert entry[: entry.index("</entry>")].count("<updated>2026-03-10T00:00:00Z</updated>") == 1


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        pytest.param(datetime.date(2026, 1, 10), "2026-01-10", id="a-day"),
        pytest.param(123_456, "123456", id="a-number"),
        pytest.param(None, "", id="nothing"),
        pytest.param("=1+1", "'=1+1", id="a-formula"),
        pytest.param("een; =1", "een; '=1", id="a-formula-in-the-next-cell"),
        pytest.param("een = twee", "een = twee", id="a-sign-in-a-sentence"),
    ],
)
def test_a_cell_is_whole_and_acts_in_no_spreadsheet(cell: str | int | datetime.date | None, written: str) -> None:
    assert csv_cell(cell) == written
