"""How heavy pages are, compressed as a server would, and what they must not contain."""

import re
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest
from page_types import page_types

REFERENCE = re.compile(r'(?:href|src)="(?!https?:|#)([^"#?]+\.(?:css|js|svg|woff2|png|json))"')
FOR_OTHERS = re.compile(r'<a [^>]*>|<link rel="alternate"[^>]*>')
"""What a reader or another program may ask for, and the page itself does not."""
FONT = re.compile(r'url\("(fonts/[^"]+)"\)')
MODULE = re.compile(r'from "\./([^"]+)"|import\("\./([^"]+)"\)')


def compressed(file: Path) -> int:
    content = file.read_bytes()
    return len(content) if file.suffix in (".woff2", ".png") else len(brotli.compress(content, quality=5))


def parts_of(page: Path) -> set[Path]:
    """A page and all that a browser could fetch for it: every font, and every script that some page needs."""
    found = {page}
    for name in REFERENCE.findall(FOR_OTHERS.sub("", page.read_text("utf-8"))):
        found.add((page.parent / name).resolve())
    for part in list(found):
        if part.suffix == ".css":
            found |= {part.parent / name for name in FONT.findall(part.read_text("utf-8"))}
        if part.suffix == ".js":
            found |= {part.parent / (one or other) for one, other in MODULE.findall(part.read_text("utf-8"))}
    return {part for part in found if part.is_file()}


def html_files(site: Path) -> Iterator[Path]:
    for _, address in page_types(site):
        yield site / address if address.endswith(".html") else site / address / "index.html"


@pytest.mark.parametrize("name", ["home", "story"])
def test_first_page_weighs_less_than_150_kb_with_its_fonts(real_site: Path, name: str) -> None:
    addresses = dict(page_types(real_site))
    if name not in addresses:
        pytest.skip(f"this library has no page of type {name}")
    assert sum(map(compressed, parts_of(real_site / addresses[name] / "index.html"))) < 150_000


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
