"""What the head of a page says to machines: structured data, canonical address, Open Graph."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from hoedan.library.links import link_library
from hoedan.site.head import Heads
from hoedan.site.pages import Site
from made.library import DATES, SITE_URL, pages_of, read_library, write_library, write_story
from made.sample import SAMPLE_URL

HOSTILE = "</script><script>alert(1)</script><!-- --> ]]> & \" ' =1+1"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_library(tmp_path)
    write_story(tmp_path, "eerste", **DATES)
    return tmp_path


def structured(root: Path, url: str) -> dict[str, Any]:
    library = read_library(root)
    page = next(page for page in Site(library, link_library(library)).pages() if page.url == url)
    written = str(Heads(library).head_of(page).structured_data)
    assert not re.search("[<>&]", written)
    things: list[dict[str, Any]] = json.loads(written)["@graph"]
    return {thing["@type"]: thing for thing in things}


def test_a_story_page_says_what_it_is_based_on_about_and_where(root: Path) -> None:
    article = structured(root, "verhalen/eerste/")["Article"]
    assert article["isBasedOn"][0]["url"] == "https://bron.test/a?b=(1)&c=2"
    assert [thing["@id"] for thing in article["about"]] == [
        f"{SITE_URL}ingredienten/vertrouwen/",
        f"{SITE_URL}ingredienten/lange-adem/",
        f"{SITE_URL}themas/wonen/",
    ]
    assert article["spatialCoverage"][0]["@id"] == "https://identifier.overheid.nl/tooi/id/gemeente/gm0193"
    assert (article["datePublished"], article["dateModified"]) == ("2026-01-10", "2026-02-10")


def test_the_site_is_the_publisher_of_a_story_and_not_the_author_of_the_practice(root: Path) -> None:
    article = structured(root, "verhalen/eerste/")["Article"]
    assert article["publisher"] == {"@type": "Organization", "name": "Hoe dan?", "url": SITE_URL}
    assert "author" not in article


@pytest.mark.parametrize(
    ("period", "coverage"),
    [({"start": 2019, "end": "2021-06"}, "2019/2021-06"), ({"start": "2019-03"}, "2019-03/..")],
)
def test_a_story_covers_its_period_and_one_without_an_end_is_open(
    tmp_path: Path, period: dict[str, object], coverage: str
) -> None:
    write_story(write_library(tmp_path), "eerste", period=period)
    assert structured(tmp_path, "verhalen/eerste/")["Article"]["temporalCoverage"] == coverage


def test_structured_data_cannot_end_its_script_element(tmp_path: Path) -> None:
    write_library(tmp_path)
    write_story(tmp_path, "vijandig", title=HOSTILE, **DATES)
    assert structured(tmp_path, "verhalen/vijandig/")["Article"]["headline"] == HOSTILE


def test_every_page_has_breadcrumbs_from_the_home_page_to_itself(root: Path) -> None:
    library = read_library(root)
    heads = Heads(library)
    for page in Site(library, link_library(library)).pages():
        graph = json.loads(heads.head_of(page).structured_data)["@graph"]
        crumbs = next(thing for thing in graph if thing["@type"] == "BreadcrumbList")["itemListElement"]
        assert [crumb["position"] for crumb in crumbs] == list(range(1, len(crumbs) + 1))
        assert crumbs[0]["item"] == SITE_URL
        assert crumbs[-1]["item"] == SITE_URL + page.url


def test_what_the_head_says_is_made_once_for_a_page(root: Path) -> None:
    library = read_library(root)
    heads, page = Heads(library), pages_of(library)["verhalen/eerste/"]
    assert heads.head_of(page) is heads.head_of(page)


def test_the_built_site_has_canonical_addresses_open_graph_and_structured_data(sample_site: Path) -> None:
    twin = '<link rel="alternate" type="text/markdown"'
    for url, has_twin in (("", 0), ("data/", 0), ("gemeenten/zwolle/", 0), ("ingredienten/vertrouwen/", 1)):
        html = (sample_site / url / "index.html").read_text(encoding="utf-8")
        address = f"{SAMPLE_URL}{url}"
        assert f'<link rel="canonical" href="{address}">' in html
        assert html.count(twin) == (sample_site / url / "index.md").is_file() == has_twin
        assert f'<meta property="og:url" content="{address}">' in html
        assert '<meta property="og:title"' in html
        assert '<script type="application/ld+json">{"@context":"https://schema.org"' in html
