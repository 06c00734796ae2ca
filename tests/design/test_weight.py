"""How heavy pages are, compressed as a server would, and what they must not contain."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import brotli
from page_types import page_types
from playwright.sync_api import Page, Request

from patience import wait_until


@cache
def compressed(file: Path) -> int:
    content = file.read_bytes()
    return len(content) if file.suffix in (".woff2", ".png") else len(brotli.compress(content, quality=5))


AT_REST = "() => document.fonts.ready.then(() => new Promise((done) => requestIdleCallback(() => setTimeout(done))))"


def html_files(site: Path) -> Iterator[Path]:
    for _, address in page_types(site):
        yield site / address if address.endswith(".html") else site / address / "index.html"


def test_first_page_weighs_less_than_120_kb_with_all_that_a_browser_fetches(
    page: Page, home: str, real_site: Path
) -> None:
    """The finder's 130: it is a tool too. The form is one and no page to read, a figure is content."""
    heavy: dict[str, int] = {}
    browser = page.context.new_cdp_session(page)
    browser.send("Network.setCacheDisabled", {"cacheDisabled": True})
    for name, address in page_types(real_site):
        if name not in ("submission", "not-found"):
            weight = sum(compressed(file) for file in fetched(page, home, address, real_site))
            if weight > (130_000 if name == "stories" else 120_000):
                heavy[name] = weight
    browser.detach()
    assert heavy == {}


def test_each_further_page_weighs_6_kb_in_the_mean(real_site: Path) -> None:
    """Of what it is made of, only its words are new to a browser. Addresses that only lead on are no pages."""
    pages = [file for file in real_site.rglob("*.html") if '<main class="page"' in file.read_text("utf-8")]
    assert sum(compressed(file) for file in pages) / len(pages) < 6 * 1024


def fetched(page: Page, home: str, address: str, site: Path) -> set[Path]:
    """The files that a browser with nothing kept asks for, but for images in the text."""
    asked: set[str] = set()
    underway: set[Request] = set()

    def begin(request: Request) -> None:
        asked.add(request.url.partition("#")[0].partition("?")[0].removeprefix(home))
        underway.add(request)

    def end(request: Request) -> None:
        underway.discard(request)

    page.on("request", begin)
    page.on("requestfinished", end)
    page.on("requestfailed", end)
    page.goto(home + address)
    for _ in range(2):  # what came may ask for more; Playwright's own `networkidle` waits half a second of the clock
        page.evaluate(AT_REST)
        wait_until(lambda: not underway, lambda: page.wait_for_timeout(20))
    page.remove_listener("request", begin)
    page.remove_listener("requestfinished", end)
    page.remove_listener("requestfailed", end)
    return {
        site / (f"{each}index.html" if each.endswith("/") or not each else each) for each in asked if ".png" not in each
    }


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
