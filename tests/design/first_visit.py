"""The first visit to every kind of page, on a phone and a slow line: what moves, what comes late, what is asked for."""

import functools
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypedDict
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, ViewportSize

from browser import COUNT_SHIFTS, SCRIPTS, wait_for
from conftest import QuietHandler, read_headers
from hoedan.design.typefaces import face_named
from patience import LIMIT, wait_until
from serving import serve_with

PHONE: ViewportSize = {"width": 390, "height": 844}
WIDE: ViewportSize = {"width": 1280, "height": 800}
PAINTED = """
document.readyState !== "loading" && document.fonts.status === "loaded" &&
  performance.getEntriesByName("first-contentful-paint").length
"""
SHIFTS = """
() => new Promise((tell) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => tell(shifts)))))
"""
"""What moved until now: a browser tells of it after it has painted."""
FACES_IN_SIGHT = """
() => {
  const faces = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (texts.nextNode()) {
    if (!texts.currentNode.data.trim() || !texts.currentNode.parentElement.checkVisibility()) continue;
    range.selectNodeContents(texts.currentNode);
    const { top, bottom, width } = range.getBoundingClientRect();
    const { fontFamily, fontWeight, fontStyle } = getComputedStyle(texts.currentNode.parentElement);
    if (width > 1 && bottom > 0 && top < innerHeight && fontFamily.startsWith('"Verhaal')) {
      faces.add(JSON.stringify([fontFamily.split('"')[1], fontWeight, fontStyle]));
    }
  }
  return [...faces].map(JSON.parse);
}
"""
PRELOADED = """[...document.querySelectorAll('link[rel="preload"][as="font"]')].map((link) => link.href)"""
AT_REST = "() => document.fonts.ready.then(() => new Promise((done) => requestIdleCallback(() => setTimeout(done))))"
ASKED = "[location.href, ...performance.getEntriesByType('resource').map(({ name }) => name)]"
FIRST = ("", ".html", ".css", ".woff2")
"""Endings of what a page is painted with; `theme.js` comes before the paint too."""


class Visit(TypedDict):
    """What was seen of one page."""

    shifts: float
    """How much moved after the first paint: the layout shift of Chromium."""
    late_faces: list[list[str]]
    """Family, weight and style of each face in sight that the page does not ask for at once."""
    asked: list[str]
    """The files of the site that the page is made with, on a phone and in a wide window, and itself."""


class LateHandler(QuietHandler):
    """Serves a site; what a page can be painted without, and that is no typeface, it holds back until the gate opens.

    What was held back a browser keeps for no other page: there it is late too.
    """

    def __init__(self, *arguments: Any, gate: threading.Event, underway: set["LateHandler"], **keywords: Any) -> None:
        self.gate, self.underway = gate, underway
        self.is_held = False
        super().__init__(*arguments, **keywords)

    def do_GET(self) -> None:  # noqa: N802 - the name of the standard library
        self.underway.add(self)
        path = urlsplit(self.path).path
        is_first = Path(path).suffix in FIRST or path.endswith("/theme.js")
        self.is_held = not is_first and not self.gate.is_set()
        if self.is_held:
            self.gate.wait(LIMIT)
        try:
            super().do_GET()
        finally:
            self.underway.discard(self)

    def end_headers(self) -> None:
        if self.is_held:
            self.send_header("Cache-Control", "no-store")
        super().end_headers()

    @property
    def has_lasting_file(self) -> bool:
        return super().has_lasting_file and not self.is_held


def visit_all(browser: Browser, site: Path, addresses: Mapping[str, str]) -> dict[str, Visit]:
    """Type of page -> its first visit."""
    gate, underway = threading.Event(), set[LateHandler]()
    handler = functools.partial(
        LateHandler, directory=str(site), headers=read_headers(site), gate=gate, underway=underway
    )
    context = browser.new_context(viewport=PHONE, reduced_motion="no-preference")
    page = context.new_page()
    page.add_init_script(COUNT_SHIFTS)
    visits: dict[str, Visit] = {}
    with serve_with(handler) as home:
        for name, address in addresses.items():
            gate.clear()
            try:
                page.goto(home + address, wait_until="commit")
                wait_for(page, PAINTED)
                page.evaluate("window.shifts = 0")
            finally:
                gate.set()
            visits[name] = visit(page, home, underway)
            page.set_viewport_size(PHONE)
        context.close()
    return visits


def visit(page: Page, home: str, underway: set[LateHandler]) -> Visit:
    """See a page on which all that is late may come now."""
    page.wait_for_load_state("load")
    page.evaluate(SCRIPTS)
    wait_for(page, "!document.querySelector('main [aria-busy=true]')")
    shifts = page.evaluate(SHIFTS)
    preloaded = {tuple(map(str, face_of(link))) for link in page.evaluate(PRELOADED)}
    late = set[tuple[str, ...]]()
    for size in (PHONE, WIDE):
        page.set_viewport_size(size)
        late |= {tuple(face) for face in page.evaluate(FACES_IN_SIGHT)} - preloaded
    for _ in range(2):  # what came may ask for more
        page.evaluate(AT_REST)
        wait_until(lambda: not underway, lambda: page.wait_for_timeout(20))
    asked = {each.partition("#")[0].partition("?")[0].removeprefix(home) for each in page.evaluate(ASKED)}
    files = {f"{each}index.html" if each.endswith("/") or not each else each for each in asked}
    return {"shifts": shifts, "late_faces": sorted(map(list, late)), "asked": sorted(files)}


def face_of(link: str) -> tuple[str, int, str]:
    """Family, weight and style of a typeface, from the address of its file."""
    face = face_named(link.rpartition("/")[2].removesuffix(".woff2"))
    return face.family, face.weight, face.style
