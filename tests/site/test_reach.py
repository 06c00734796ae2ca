"""Every page is reached from another page."""

import re
from pathlib import Path
from urllib.parse import urljoin

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
    # The short addresses are for paper.
    lonely = sorted(page for page in pages.keys() - linked if not page.startswith(f"{SITE}v/"))
    assert lonely == [], "let the menu, the foot or another page link to these"


def address_of(file: Path, root: Path) -> str:
    folder = file.parent.relative_to(root).as_posix()
    return SITE if folder == "." else f"{SITE}{folder}/"
