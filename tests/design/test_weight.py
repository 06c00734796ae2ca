"""How heavy pages are, compressed as a server would, and what they must not contain."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import brotli
from first_visit import Visit
from page_types import page_types

pytest_plugins = ["visit_fixtures"]


@cache
def compressed(file: Path) -> int:
    content = file.read_bytes()
    return len(content) if file.suffix in (".woff2", ".png") else len(brotli.compress(content, quality=5))


def html_files(site: Path) -> Iterator[Path]:
    for _, address in page_types(site):
        yield site / address if address.endswith(".html") else site / address / "index.html"


def test_first_page_weighs_less_than_120_kb_with_all_that_a_browser_fetches(
    real_site: Path, visits: dict[str, Visit]
) -> None:
    """The finder's 130: it is a tool too. The form is one and no page to read, a figure is content."""
    heavy: dict[str, int] = {}
    for name, _ in page_types(real_site):
        weight = sum(compressed(real_site / file) for file in visits[name]["asked"] if not file.endswith(".png"))
        if name not in ("submission", "not-found") and weight > (130_000 if name == "stories" else 120_000):
            heavy[name] = weight
    assert heavy == {}


def test_each_further_page_weighs_6_kb_in_the_mean(real_site: Path) -> None:
    """Of what it is made of, only its words are new to a browser. Addresses that only lead on are no pages."""
    pages = [file for file in real_site.rglob("*.html") if '<main class="page"' in file.read_text("utf-8")]
    assert sum(compressed(file) for file in pages) / len(pages) < 6 * 1024


def test_map_page_itself_weighs_less_than_40_kb(real_site: Path) -> None:
    assert compressed(real_site / "regios" / "index.html") < 40_000


def test_no_page_has_inline_script_or_style(real_site: Path) -> None:
    """A strict content security policy must be possible."""
    for file in html_files(real_site):
        text = file.read_text("utf-8")
        assert not re.search(r"<style|<[^>]+\sstyle=|<[^>]+\son[a-z]+=\"", text), file
        assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)", text), file


def test_pages_carry_nothing_of_materials_frame(real_site: Path) -> None:
    for file in html_files(real_site):
        assert "md-" not in re.sub(r"<main.*</main>", "", file.read_text("utf-8"), flags=re.DOTALL), file


def test_images_have_a_size(many_site: Path) -> None:
    pages = (many_site / "verhalen").rglob("index.html")
    images = [image for page in pages for image in re.findall(r"<img [^>]+>", page.read_text("utf-8"))]
    assert images
    assert [image for image in images if not (" width=" in image and " height=" in image)] == []
