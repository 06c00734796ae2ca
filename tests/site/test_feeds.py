"""The Atom feeds: valid, and a story is in exactly those it belongs to."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from lxml import etree

from conftest import PROJECT
from hoedan.finder.facets import facets_of
from hoedan.language.typography import set_text
from hoedan.language.xml_text import xml_text
from hoedan.library.links import link_library
from hoedan.site.feeds import LONGEST, LONGEST_TOGETHER, all_feeds, feed_files
from hoedan.site.head import Heads
from hoedan.site.pages import Site
from hoedan.site.sitemap import write_sitemap
from made.library import DATES, SITE_URL, pages_of, read_library, story_body, write_library, write_story
from made.many import own_library

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ALWAYS = {"feed.xml"}
HOSTILE = "</title><script>alert(1)</script> ]]> & \" '"


@pytest.fixture(scope="module")
def schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(str(PROJECT / "tests" / "fixtures" / "atom.rng")))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_library(tmp_path)
    write_story(tmp_path, "eerste", **DATES)
    return tmp_path


def files_of(root: Path) -> dict[str, str]:
    return feed_files(read_library(root))


def feeds_of(root: Path) -> dict[str, str]:
    """The Atom feeds."""
    return atom_of(files_of(root))


def atom_of(files: dict[str, str]) -> dict[str, str]:
    return {url: feed for url, feed in files.items() if url.endswith(".xml")}


def entries(feed: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(feed).iter(f"{ATOM}entry"))


def text(element: ElementTree.Element, name: str) -> str:
    found = element.find(f"{ATOM}{name}")
    assert found is not None
    return found.text or ""


def feeds_with(feeds: dict[str, str], slug: str) -> set[str]:
    return {url for url, feed in feeds.items() if f"{SITE_URL}verhalen/{slug}/" in map(address, entries(feed))}


def address(entry: ElementTree.Element) -> str:
    found = entry.find(f"{ATOM}link")
    assert found is not None
    return found.get("href", "")


def assert_valid(feeds: dict[str, str], schema: etree.RelaxNG) -> None:
    """Check the grammar, and the two rules of the RFC that no grammar can say."""
    for url, feed in feeds.items():
        document = etree.fromstring(feed.encode())
        assert schema.validate(document), (url, schema.error_log)
        assert document.find(f"{ATOM}author") is not None
        assert all(entry.find(f"{ATOM}link[@rel='alternate']") is not None for entry in document.iter(f"{ATOM}entry"))
        ids = [element.text for element in document.iter(f"{ATOM}id")]
        assert len(ids) == len(set(ids)), url


def test_the_grammar_refuses_a_feed_that_is_not_atom(root: Path, schema: etree.RelaxNG) -> None:
    feed = feeds_of(root)["feed.xml"]
    for wrong in (
        feed.replace("<updated>", "<changed>").replace("</updated>", "</changed>"),
        feed.replace("T00:00:00Z", ""),
        feed.replace("<author>", "<author><nickname/>"),
    ):
        assert not schema.validate(etree.fromstring(wrong.encode()))


def test_every_feed_is_valid_atom(root: Path, schema: etree.RelaxNG) -> None:
    assert_valid(feeds_of(root), schema)


def test_our_own_feeds_are_valid_atom(schema: etree.RelaxNG) -> None:
    feeds = feed_files(own_library())
    assert_valid({url: feed for url, feed in feeds.items() if url.endswith(".xml")}, schema)


def test_hostile_text_stays_text(tmp_path: Path, schema: etree.RelaxNG) -> None:
    write_library(tmp_path)
    write_story(tmp_path, "vijandig", title=HOSTILE, **DATES)
    feeds = feeds_of(tmp_path)
    assert_valid(feeds, schema)
    assert text(entries(feeds["feed.xml"])[0], "title") == set_text(HOSTILE)


def test_a_character_that_xml_cannot_hold_becomes_a_replacement_mark() -> None:
    written = xml_text("a\u0001\ufffe\ud800\tb")
    assert ElementTree.fromstring(f"<a>{written}</a>").text == "a\ufffd\ufffd\ufffd\tb"


def test_every_subject_region_and_municipality_has_a_feed_and_so_have_two_things_together(root: Path) -> None:
    library = read_library(root)
    expected = {f"ingredienten/{each.slug}/feed.xml" for each in library.ingredients}
    expected |= {f"themas/{each.slug}/feed.xml" for each in library.themes}
    provinces = {url for url in feeds_of(root) if url.startswith("regios/")}
    assert len(provinces) == 12
    names = [url.split("/")[1] for url in provinces]
    together = {f"ingredienten/{each.slug}/{name}.xml" for each in library.ingredients for name in names}
    places = {*library.gazetteer.by_slug, *library.gazetteer.ended}
    municipalities = {f"gemeenten/{slug}/feed.xml" for slug in places}
    assert feeds_of(root).keys() == expected | provinces | together | municipalities | {"feed.xml"}


def test_a_feed_stays_where_it_is_when_its_last_story_goes(tmp_path: Path, schema: etree.RelaxNG) -> None:
    write_library(tmp_path, setbacks=("geld", "tempo"))
    told = story_body().replace("Het duurde lang.", 'Het duurde lang.\n{: setback="geld" }')
    write_story(tmp_path, "enige", told, municipalities=["Nijefurd"], themes=["schulden"], **DATES)
    before = files_of(tmp_path)
    write_story(
        tmp_path,
        "enige",
        municipalities=["Utrecht"],
        themes=["wonen"],
        ingredients=["lange-adem", "gedeelde-visie"],
        **DATES,
    )
    moved = files_of(tmp_path)
    (tmp_path / "stories" / "enige.md").unlink()
    after = files_of(tmp_path)
    assert feeds_with(atom_of(before), "enige") >= {
        "vallen-en-opstaan/geld/schulden.xml",
        "ingredienten/vertrouwen/fryslan.xml",
        "gemeenten/sudwest-fryslan/feed.xml",
        "gemeenten/nijefurd/feed.xml",
    }
    assert before.keys() == moved.keys() == after.keys()
    assert not any(map(entries, atom_of(after).values()))
    assert_valid(atom_of(after), schema)
    assert json.loads(after["gemeenten/nijefurd/feed.json"])["items"] == []


def test_only_what_has_a_story_now_is_there_to_choose_from(root: Path) -> None:
    page = pages_of(read_library(root))["volgen/"].render()
    assert {*re.findall(r'href="[^"]*?(ingredienten/[a-z-]+/[a-z-]+\.xml)"', page)} == {
        f"ingredienten/{slug}/overijssel.xml" for slug in ("vertrouwen", "lange-adem")
    }


def test_every_feed_is_there_as_atom_and_as_json(root: Path) -> None:
    files = files_of(root)
    assert {url.removesuffix(".json") for url in files if url.endswith(".json")} == {
        url.removesuffix(".xml") for url in feeds_of(root)
    }


def test_a_json_feed_tells_what_the_atom_feed_tells(root: Path) -> None:
    write_story(root, "tweede", title=HOSTILE, published="2026-03-03", aliases=["eerder"])
    files = files_of(root)
    feed = json.loads(files["ingredienten/vertrouwen/feed.json"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{SITE_URL}ingredienten/vertrouwen/feed.json"
    assert feed["home_page_url"] == f"{SITE_URL}ingredienten/vertrouwen/"
    same = entries(files["ingredienten/vertrouwen/feed.xml"])
    assert [
        (item["id"], item["url"], item["title"], item["content_text"], item["date_modified"]) for item in feed["items"]
    ] == [
        (text(entry, "id"), address(entry), text(entry, "title"), text(entry, "summary"), text(entry, "updated"))
        for entry in same
    ]
    assert feed["items"][0]["date_published"] == "2026-03-03T00:00:00Z"
    assert feed["items"][0]["tags"] == ["Wonen", "Vertrouwen", "Lange adem", "Zwolle"]


def test_two_things_together_have_a_feed_with_the_stories_that_have_both(tmp_path: Path) -> None:
    write_library(tmp_path, setbacks=("geld", "tempo"))
    told = story_body().replace("Het duurde lang.", 'Het duurde lang.\n{: setback="geld" }')
    write_story(tmp_path, "beide", told, themes=["schulden"], **DATES)
    write_story(tmp_path, "elders", municipalities=["Utrecht"], themes=["schulden"], **DATES)
    feeds = feeds_of(tmp_path)
    assert feeds_with(feeds, "beide") >= {
        "ingredienten/vertrouwen/overijssel.xml",
        "vallen-en-opstaan/geld/schulden.xml",
    }
    assert feeds_with(feeds, "elders") & {
        "ingredienten/vertrouwen/overijssel.xml",
        "ingredienten/vertrouwen/utrecht.xml",
        "vallen-en-opstaan/geld/schulden.xml",
    } == {"ingredienten/vertrouwen/utrecht.xml"}


def test_a_feed_of_two_things_sends_its_reader_to_the_finder_with_both_chosen(root: Path) -> None:
    library = read_library(root)
    pages = {feed.url: feed.page_url for feed in all_feeds(library)}
    page = pages["ingredienten/vertrouwen/overijssel.xml"]
    assert page == "verhalen/?ingredient=vertrouwen&provincie=overijssel"
    asked = dict(part.split("=") for part in page.partition("?")[2].split("&"))
    facets = {facet.name: {choice.slug for choice in facet.choices} for facet in facets_of(library)}
    assert all(slug in facets[name] for name, slug in asked.items())
    alternate = ElementTree.fromstring(feeds_of(root)["ingredienten/vertrouwen/overijssel.xml"]).findall(f"{ATOM}link")
    assert f"{SITE_URL}{page}" in [link.get("href") for link in alternate]


def test_a_new_story_is_in_exactly_the_feeds_it_belongs_to(root: Path) -> None:
    before = feeds_of(root)
    write_story(
        root,
        "nieuw",
        municipalities=["Utrecht", "Nijefurd"],
        themes=["schulden"],
        ingredients=["gedeelde-visie", "lange-adem"],
        published="2026-04-01",
    )
    after = feeds_of(root)
    expected = {
        "feed.xml",
        "ingredienten/gedeelde-visie/feed.xml",
        "ingredienten/lange-adem/feed.xml",
        "themas/schulden/feed.xml",
        "regios/utrecht/feed.xml",
        "regios/fryslan/feed.xml",
        "gemeenten/utrecht/feed.xml",
        "gemeenten/sudwest-fryslan/feed.xml",
        "gemeenten/nijefurd/feed.xml",
        *(
            f"ingredienten/{each}/{where}.xml"
            for each in ("gedeelde-visie", "lange-adem")
            for where in ("utrecht", "fryslan")
        ),
    }
    assert feeds_with(after, "nieuw") == expected
    with_stories = {url for url in after if entries(after[url])}
    assert {url for url in with_stories if after[url] != before.get(url)} == expected


def test_a_changed_story_changes_exactly_the_feeds_it_is_in_and_leaves_the_feeds_it_left(root: Path) -> None:
    write_story(root, "ander", municipalities=["Utrecht"], themes=["schulden"], **DATES)
    before = feeds_of(root)
    write_story(
        root,
        "eerste",
        title="Een andere titel",
        ingredients=["vertrouwen", "gedeelde-visie"],
        published="2026-01-10",
        changes=[{"date": "2026-05-05", "text": "Nieuwe cijfers."}],
    )
    after = feeds_of(root)
    assert feeds_with(before, "eerste") - feeds_with(after, "eerste") == {
        "ingredienten/lange-adem/feed.xml",
        "ingredienten/lange-adem/overijssel.xml",
    }
    newest = entries(after["feed.xml"])[0]
    assert (text(newest, "title"), text(newest, "updated")) == ("Een andere titel", "2026-05-05T00:00:00Z")
    with_stories = {url for feeds in (before, after) for url in feeds if entries(feeds[url])}
    changed = {url for url in with_stories if after.get(url) != before.get(url)}
    assert changed == feeds_with(before, "eerste") | feeds_with(after, "eerste")


def test_a_story_that_moved_keeps_its_identity(root: Path) -> None:
    before = text(entries(feeds_of(root)["feed.xml"])[0], "id")
    (root / "stories" / "eerste.md").unlink()
    write_story(root, "verhuisd", published="2026-01-10", aliases=["eerste"])
    entry = entries(feeds_of(root)["feed.xml"])[0]
    assert text(entry, "id") == before
    assert address(entry) == f"{SITE_URL}verhalen/verhuisd/"


def test_a_story_without_a_date_is_in_its_feeds_all_the_same(root: Path, schema: etree.RelaxNG) -> None:
    write_story(root, "zonder-datum")
    feeds = feeds_of(root)
    assert_valid(feeds, schema)
    assert feeds_with(feeds, "zonder-datum") == feeds_with(feeds, "eerste")


def test_the_newest_come_first_and_a_feed_has_an_end(tmp_path: Path) -> None:
    write_library(tmp_path)
    for number in range(LONGEST + 5):
        day = f"20{number // 28 + 10}-01-{number % 28 + 1:02}"
        write_story(tmp_path, f"verhaal-{number:03}", published=day)
    feed = entries(feeds_of(tmp_path)["feed.xml"])
    dates = [text(entry, "updated") for entry in feed]
    assert len(feed) == LONGEST
    assert dates == sorted(dates, reverse=True)
    assert address(feed[0]) == f"{SITE_URL}verhalen/verhaal-{LONGEST + 4}/"
    assert len(entries(feeds_of(tmp_path)["ingredienten/vertrouwen/overijssel.xml"])) == LONGEST_TOGETHER


@pytest.mark.parametrize(
    ("url", "own"),
    [
        pytest.param("verhalen/eerste/", set(), id="story"),
        pytest.param("ingredienten/vertrouwen/", {"ingredienten/vertrouwen/feed.xml"}, id="ingredient"),
        pytest.param("themas/wonen/", {"themas/wonen/feed.xml"}, id="theme"),
        pytest.param("regios/overijssel/", {"regios/overijssel/feed.xml"}, id="province"),
        pytest.param("gemeenten/zwolle/", {"gemeenten/zwolle/feed.xml"}, id="municipality"),
        pytest.param("gemeenten/utrecht/", {"gemeenten/utrecht/feed.xml"}, id="municipality-without-stories"),
    ],
)
def test_a_page_knows_its_feeds(root: Path, url: str, own: set[str]) -> None:
    library = read_library(root)
    page = next(page for page in Site(library, link_library(library)).pages() if page.url == url)
    assert {feed.url for feed in Heads(library).head_of(page).feeds} == ALWAYS | own


def test_the_built_site_links_to_feeds_that_exist(sample_site: Path) -> None:
    html = (sample_site / "ingredienten" / "vertrouwen" / "index.html").read_text(encoding="utf-8")
    for target in ("../../feed.xml", "feed.xml"):
        assert f'href="{target}"' in html or f'href="./{target}"' in html
    assert (sample_site / "feed.xml").is_file()
    assert (sample_site / "ingredienten" / "vertrouwen" / "feed.xml").is_file()


def sitemap_of(root: Path) -> dict[str, str | None]:
    """Address of each page -> the day it last changed."""
    library = read_library(root)
    tree = ElementTree.fromstring(write_sitemap(Site(library, link_library(library)).pages(), library))
    return {url.findtext(f"{SITEMAP}loc", ""): url.findtext(f"{SITEMAP}lastmod") for url in tree}


def test_the_sitemap_has_every_page_and_the_true_date_of_a_story(root: Path) -> None:
    sitemap = sitemap_of(root)
    library = read_library(root)
    assert sitemap.keys() == {SITE_URL + page.url for page in Site(library, link_library(library)).pages()}
    assert sitemap[f"{SITE_URL}verhalen/eerste/"] == "2026-02-10"
    assert sitemap[f"{SITE_URL}gemeenten/zwolle/"] is None


def test_the_sitemap_leaves_out_redirects_and_withdrawn_stories(root: Path) -> None:
    write_story(root, "nieuw", aliases=["oud"])
    (root / "stories" / "withdrawn.yml").write_text("withdrawn:\n  - {slug: weg, date: 2026-03-03}\n", encoding="utf-8")
    sitemap = sitemap_of(root)
    assert f"{SITE_URL}verhalen/nieuw/" in sitemap
    assert not {f"{SITE_URL}verhalen/oud/", f"{SITE_URL}verhalen/weg/"} & sitemap.keys()


def test_the_built_sitemap_is_ours(sample_site: Path) -> None:
    assert "<lastmod>2026-02-10</lastmod>" in (sample_site / "sitemap.xml").read_text(encoding="utf-8")
    assert not (sample_site / "sitemap.xml.gz").exists()


def test_the_sitemap_is_in_order_of_address(root: Path) -> None:
    addresses = list(sitemap_of(root))
    assert len(addresses) > 100
    assert addresses == sorted(addresses)
