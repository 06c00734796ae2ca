"""Every page is reached from another page."""

import re
from pathlib import Path
from urllib.parse import urljoin

from hoedan.language.slugs import slugify
from made.places import own_places

SITE = "https://voorbeeld.test/"
LINK = re.compile(r'<a [^>]*href="([^"#?]*)')


def test_every_page_is_linked_from_another_page(real_site: Path) -> None:
    pages = {address_of(file, real_site): file for file in real_site.rglob("index.html")}
    linked = {
        urljoin(page, written)
        for page, file in pages.items()
        for written in LINK.findall(file.read_text(encoding="utf-8"))
        if urljoin(page, written) != page
    }
    # The short addresses are for paper, and those of what a municipality was called for links of then.
    places = own_places()
    others = {slugify(alias) for each in places.municipalities for alias in each.aliases}
    ended = {f"{SITE}gemeenten/{slug}/" for slug in others | places.ended.keys()}
    lonely = sorted(page for page in pages.keys() - linked - ended if not page.startswith(f"{SITE}v/"))
    assert lonely == [], "let the menu, the foot or another page link to these"


def address_of(file: Path, root: Path) -> str:
    folder = file.parent.relative_to(root).as_posix()
    return SITE if folder == "." else f"{SITE}{folder}/"


def test_no_overview_and_no_text_is_a_dead_end(real_site: Path) -> None:
    """A story, an ingredient or a place leads on by what it is about; other pages end with where to go."""
    ends = {}
    for page, file in {address_of(file, real_site): file for file in real_site.rglob("index.html")}.items():
        text = file.read_text(encoding="utf-8")
        if re.search(r'data-kind="(?:start|overzicht|achtergrond|pagina)"', text):
            ways = {urljoin(page, way) for way in re.findall(r'class="onward__way" href="([^"]+)"', text)}
            ends[page] = len(ways - {page})
    assert {page: ways for page, ways in ends.items() if ways != 3} == {}
    assert len(ends) > 10
