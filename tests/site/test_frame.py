"""The parts around every page, of which MkDocs escapes nothing."""

import re
from types import SimpleNamespace
from urllib.parse import urljoin

import pytest
from jinja2 import Environment, FileSystemLoader
from mkdocs.utils.templates import url_filter

from conftest import PROJECT
from mkdocs_adapter import parts_of

ODD = '<i>Sport</i> & "spel"'
"""As a publisher may write it in the settings."""
LINK = re.compile(r'(?:href|action)="([^"]*)"([^>]*)')


@pytest.mark.parametrize("part", ["header", "footer"])
def test_what_a_publisher_writes_in_the_settings_is_text_on_every_page(part: str) -> None:
    frame = Environment(loader=FileSystemLoader(PROJECT / "overrides"))
    frame.filters["url"] = str
    settings = {
        "config": SimpleNamespace(site_name=f"{ODD}?"),
        "notice": SimpleNamespace(text=ODD, link=f"bundels/?{ODD}"),
        "motto": ODD,
        "editors_address": ODD,
        "addresses": {"over/", "privacy/"},
        "listings": dict.fromkeys(listed(), SimpleNamespace(name=ODD)),
    }
    html = frame.get_template(f"partials/{part}.html").render(settings)
    assert "&lt;i&gt;Sport&lt;/i&gt; &amp; &#34;spel&#34;" in html
    assert "<i>" not in html and '"spel"' not in html


def listed() -> tuple[str, ...]:
    menu = ("verhalen", "ingredienten", "vallen-en-opstaan", "themas", "regios", "bundels", "insturen")
    return tuple(
        f"{name}/" for name in (*menu, "leesroute", "vergelijk", "matrix", "gemeenten", "achtergrond", "begrippen")
    )


@pytest.mark.parametrize("name", ["partials/header.html", "partials/footer.html"])
def test_a_part_that_pages_of_a_folder_share_leads_where_that_of_the_page_itself_does(name: str) -> None:
    frame = Environment(loader=FileSystemLoader(PROJECT / "overrides"))
    frame.filters["url"] = url_filter
    frame.globals |= {
        "config": SimpleNamespace(site_name="Sport"),
        "notice": SimpleNamespace(text="Nieuw", link="verhalen/een/", key="1"),
        "addresses": {"over/", "privacy/"},
        "listings": dict.fromkeys(listed(), SimpleNamespace(name="Naam")),
    }
    frame.globals["part"] = parts_of(frame)
    shared, own = frame.from_string(f'{{{{ part("{name}") }}}}'), frame.get_template(name)
    for url in (
        "",
        "verhalen/",
        "mijn-bundel/",
        "verhalen/een/",
        "verhalen/twee/",
        "gemeenten/ede/",
        "bundels/een/twee/",
    ):
        page = SimpleNamespace(url=url, is_homepage=not url)
        said = {"page": page, "entry": page, "base_url": "../" * url.count("/") or "."}
        assert links_of(shared.render(said), url) == links_of(own.render(said), url)


def links_of(html: str, url: str) -> list[tuple[str, str]]:
    """Where each link of a page leads, and what stands behind its address."""
    return [(urljoin(f"https://x.example/{url}", found[1]), found[2]) for found in LINK.finditer(html)]
