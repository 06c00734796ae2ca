"""Every link in a text has its way back."""

import re
from pathlib import Path

import pytest

from hoedan.docs_tree.tree import docs_tree
from hoedan.library.backlinks import Backlinks
from hoedan.library.library import Library
from hoedan.library.links import link_library
from hoedan.model import urls
from hoedan.site.page import Page
from hoedan.site.pages import Site
from made.library import SITE_URL, file_text, passages, read_library, story_body, write, write_library, write_story
from made.many import own_links

LINKS = (
    "[Lees meer](tweede.md) en [nog eens](tweede.md#aanpak), [een ingrediënt](../ingredients/vertrouwen.md), "
    "[dit](eerste.md) en [alle verhalen](../docs/verhalen.md)"
)
BUNDLE = """title: Een bundel
summary: Een bundel met een samenvatting die lang genoeg is voor de regels.
edition: Eerste editie
date: 2026-11
chapters:
  - text: woord.md
  - story: eerste
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    write_library(tmp_path, setbacks=["geld"])
    text = story_body(passages(["vertrouwen", "lange-adem"])).replace("Het hielp.", f"Het hielp. {LINKS}.")
    write_story(tmp_path, "eerste", text, themes=["wonen"])
    write_story(
        tmp_path, "tweede", themes=["schulden"], municipalities=["Delft"], ingredients=["gedeelde-visie", "lange-adem"]
    )
    essay = file_text(
        {"title": "Een beschouwing"}, "[Eerst](../../stories/tweede.md), [geld](../struikelblokken/geld.md).\n"
    )
    write(tmp_path / "docs" / "achtergrond" / "beschouwing.md", essay)
    bundle = tmp_path / "bundles" / "bundel"
    write(bundle / "bundle.yml", BUNDLE)
    write(bundle / "woord.md", file_text({"title": "Woord"}, "Lees [het tweede](../../stories/tweede.md).\n"))
    write(tmp_path / "docs" / "verhalen.md", file_text({"title": "Alle verhalen"}, "[Een](../stories/tweede.md).\n"))
    return read_library(tmp_path)


def test_a_page_knows_who_names_it_each_once_and_no_listing(library: Library) -> None:
    found = Backlinks(library).to("stories/tweede.md")
    assert [(each.url, each.title) for each in found] == [
        ("verhalen/eerste/", "Verhaal eerste"),
        ("achtergrond/beschouwing/", "Een beschouwing"),
        ("bundels/bundel/", "Een bundel"),
    ]
    assert Backlinks(library).to("stories/eerste.md") == []
    assert Backlinks(library).to("docs/verhalen.md") == []


def test_what_the_page_shows_already_stays_out(library: Library) -> None:
    found = Backlinks(library).to("stories/tweede.md", shown={"verhalen/eerste/"})
    assert [each.url for each in found] == ["achtergrond/beschouwing/", "bundels/bundel/"]


@pytest.mark.parametrize(
    "address",
    [
        SITE_URL + "verhalen/tweede/",
        SITE_URL + "verhalen/tweede/?e=1#aanpak",
        SITE_URL + "verhalen/tweede",
        SITE_URL + "verhalen/tweede/index.html",
        SITE_URL + "verhalen/vroeger/",
        SITE_URL.replace("https://", "HTTP://www.").replace("voorbeeld", "Voorbeeld") + "verhalen/tweede/",
    ],
)
def test_a_link_by_the_whole_address_of_a_page_has_its_way_back(tmp_path: Path, address: str) -> None:
    """As it is copied from a browser."""
    write_library(tmp_path)
    write_story(tmp_path, "tweede", aliases=["vroeger"])
    text = story_body(passages(["vertrouwen", "lange-adem"]))
    elsewhere = "[x](https://elders.test/hoedan/verhalen/tweede/)"
    write_story(tmp_path, "eerste", text.replace("Het hielp.", f"Het hielp, [zie hier]({address})."))
    write_story(tmp_path, "derde", text.replace("Het hielp.", f"Het hielp, {elsewhere}."))
    assert [each.url for each in Backlinks(read_library(tmp_path)).to("stories/tweede.md")] == ["verhalen/eerste/"]


def test_the_page_shows_who_names_it(library: Library) -> None:
    pages = {page.url: page for page in Site(library, link_library(library)).pages()}
    assert "Een beschouwing" in html_of(pages["verhalen/tweede/"])
    assert "Een beschouwing" in html_of(pages["vallen-en-opstaan/geld/"])
    assert "Wordt genoemd in" not in html_of(pages["ingredienten/vertrouwen/"])


TAKING = """  - passage: tweede
    ingredient: lange-adem
  - ingredient: vertrouwen
  - setback: geld
"""
BOTH_WAYS = (
    ("achtergrond/stuk/", "ingredienten/vertrouwen/"),
    ("achtergrond/stuk/", "themas/wonen/"),
    ("achtergrond/stuk/", "vallen-en-opstaan/geld/"),
    ("ingredienten/vertrouwen/", "ingredienten/lange-adem/"),
    ("verhalen/eerste/", "verhalen/tweede/"),
)
"""Pages of which one names the other in its front matter."""
TAKEN = ("verhalen/eerste/", "verhalen/tweede/", "ingredienten/vertrouwen/", "vallen-en-opstaan/geld/")
"""What a bundle has a chapter about, or quotes."""


def test_a_relation_is_on_the_pages_of_both_and_what_a_bundle_takes_names_the_bundle(tmp_path: Path) -> None:
    write_library(tmp_path, setbacks=["geld"])
    write_story(tmp_path, "eerste", inspired_by=["tweede"])
    write_story(tmp_path, "tweede", municipalities=["Delft"], themes=["schulden"])
    front = {"title": "Een stuk", "ingredients": ["vertrouwen"], "themes": ["wonen"], "setbacks": ["geld"]}
    write(tmp_path / "docs" / "achtergrond" / "stuk.md", file_text(front, "Tekst.\n"))
    write(tmp_path / "bundles" / "bundel" / "bundle.yml", BUNDLE + TAKING)
    write(tmp_path / "bundles" / "bundel" / "woord.md", file_text({"title": "Woord"}, "Een woord vooraf.\n"))
    library = read_library(tmp_path)
    links = link_library(library)
    pages = {page.url: html_of(page) for page in Site(library, links).pages()}
    assert [(one, other) for one, other in BOTH_WAYS if f'{other}"' not in pages[one]] == []
    assert [(one, other) for one, other in BOTH_WAYS if f'{one}"' not in pages[other]] == []
    assert [url for url in TAKEN if 'bundels/bundel/"' not in pages[url]] == []
    tree = str(docs_tree(library, links)["docs/achtergrond/stuk.md"])
    assert re.search(r"## Struikelblokken\n\n- \[Geld\]\([^)]*geld", tree)


def html_of(page: Page) -> str:
    return page.render()


@pytest.mark.whole
def test_every_link_between_our_own_texts_has_a_way_back() -> None:
    links = own_links()
    library = links.library
    backlinks = Backlinks(library)
    pages = {page.url: page for page in Site(library, links).pages()}
    missing = []
    for path in {page.source for page in pages.values() if page.entry is not None and page.source}:
        url = urls.file_url(path or "") or ""
        shown = html_of(pages[url]) if url in pages else ""
        missing += [(mention.url, url) for mention in backlinks.to(path or "") if f'{mention.url}"' not in shown]
    assert missing == []
