"""Debian's Chromium, driven by Playwright; one per process, because Playwright allows no second.

Every context watches the Content-Security-Policy: whatever a page, frame or worker does against it is written down, and
fails the test during which it happened.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Response,
    ViewportSize,
    expect,
    sync_playwright,
)

from patience import LIMIT_MS, SOON, wait_until

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium-headless-shell") or "/usr/bin/chromium"
"""The shell is the same engine without windows and menus, which take a third of the processor's time though nobody sees
them; the whole browser will do."""
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--font-render-hinting=none",  # the shell rounds the width of letters else, which no reader's browser does
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
NOWHERE = "nowhere/"
"""Where every served site has an empty page. To route it instead empties the browser's memory of what it fetched."""
FORGET = f"{NOWHERE}?vergeet"
"""The same page, and what the browser kept of the site is gone."""
EMPTY = """<!doctype html><link rel=icon href=data:,>
<script>if (location.search) { localStorage.clear(); sessionStorage.clear(); }</script>"""
"""The icon, or a browser asks for one, and logs a 404."""
AXE = f"{NOWHERE}axe.js"
"""Where every served site has axe: what a page asks its site for, a browser keeps in half of the time that it takes to
hand it to each page."""
BESIDE = {f"/{NOWHERE}": ("text/html", EMPTY), f"/{AXE}": ("text/javascript", AXE_SCRIPT)}
"""Path -> type and text of what a served site has for the tests alone."""
SCREEN: ViewportSize = {"width": 1280, "height": 900}
COUNT_SHIFTS = """
window.shifts = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""
"""For a page that is to come: how much of what it shows moves by itself, in `window.shifts`."""
TELL = """
addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, documentURI, sourceFile, lineNumber }) =>
  tellViolation(`${effectiveDirective} blocked ${blockedURI} on ${documentURI} (${sourceFile}:${lineNumber})`));
"""

SCRIPTS = """
async () => {
  const script = document.querySelector('script[src$="assets/site.js"]');
  if (script) await import(script.src).then(({ ready }) => ready).catch(() => {});
}
"""
"""What a page fetches for itself after it was loaded; a script that a test holds back for good is no reason to wait."""

LOOK_IN_PAGE = """
async () => {
  for (const end = performance.now() + 1_000; ; ) {
    const seen = EXPRESSION;
    if (seen || performance.now() > end) return seen;
    await new Promise((done) => setTimeout(done, 20));
  }
}
"""

_violations: list[str] = []
expect.set_options(timeout=LIMIT_MS)


def note_violation(what: str) -> None:
    _violations.append(what)


def take_violations() -> list[str]:
    """What happened against the policy since this was last asked."""
    found = _violations[:]
    _violations.clear()
    return found


def watch(context: BrowserContext, has_scripts: bool = True) -> BrowserContext:
    """Write down every violation in a context; the console tells of those in workers, and without JavaScript.

    What is waited for in it may take its time. A page that was gone to has all its scripts: on a busy machine a test
    is there before them.
    """

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error" and "Content Security Policy" in message.text:
            note_violation(message.text)

    context.expose_function("tellViolation", note_violation)
    context.add_init_script(TELL)
    context.on("console", listen)

    def ready(page: Page) -> None:
        goto = page.goto

        @wraps(goto)
        def go(*arguments: Any, **options: Any) -> Response | None:
            response = goto(*arguments, **options)
            if options.get("wait_until", "load") != "commit" and NOWHERE not in page.url:
                page.evaluate(SCRIPTS)
            return response

        setattr(page, "goto", go)  # noqa: B010 - a method, which mypy lets nobody replace

    if has_scripts:
        context.on("page", ready)
    context.set_default_timeout(LIMIT_MS)
    return context


def wait_for(page: Page, expression: str) -> Any:
    """Look again and again in a page until an expression is true there, and return what it is.

    Playwright's own way evaluates text in the page from the second look on, which the policy forbids. The page itself
    looks, for a second at a time: to ask it from here takes some milliseconds of each twenty. The clock of the page
    must be its own.

    Raises:
        TimeoutError: when it is not true within the limit.

    """
    look = LOOK_IN_PAGE.replace("EXPRESSION", expression)
    seen: list[Any] = []

    def is_true() -> bool:
        seen[:] = [page.evaluate(look)]
        return bool(seen[0])

    wait_until(is_true, lambda: None)
    return seen[0]


@contextmanager
def answers_soon(context: BrowserContext) -> Iterator[BrowserContext]:
    """For as long as a `with` block lasts, wait no longer for a page than what it does by itself may take.

    Of whoever breaks a script, dozens of tests wait for what never comes. Only to go to a page may take its time.
    """
    context.set_default_timeout(SOON * 1_000)
    context.set_default_navigation_timeout(LIMIT_MS)
    expect.set_options(timeout=SOON * 1_000)
    try:
        yield context
    finally:
        context.set_default_timeout(LIMIT_MS)
        expect.set_options(timeout=LIMIT_MS)


def window_as_new(page: Page) -> None:
    """Give a window its size and its looks again, and leave it alone; what is open in it stays."""
    for other in page.context.pages:
        if other != page:
            other.close()
    page.unroute_all()
    page.emulate_media(color_scheme="light")
    set_size(page, (SCREEN["width"], SCREEN["height"]))


def set_size(page: Page, size: tuple[int, int]) -> None:
    """Give a window a size in CSS pixels; to set what it has already takes as long as another."""
    width, height = size
    if page.viewport_size != {"width": width, "height": height}:
        page.set_viewport_size({"width": width, "height": height})


def as_new(page: Page, site: str) -> Page:
    """Leave nothing of an earlier test in a window on a site.

    A window for each test takes the processor a second longer: nothing of the site is ready in a new one. Each word
    with the browser takes some milliseconds, before each test.
    """
    window_as_new(page)
    page.goto(site + FORGET)
    return page


def go_nowhere(page: Page, site: str) -> None:
    """Open an empty page of the site: whoever leaves a page may have it keep something."""
    page.goto(site + NOWHERE)


def turn_to(page: Page, search: str) -> None:
    """Let a page show what an address asks for without being opened anew, as the back button does."""
    page.evaluate(
        """(search) => {
          document.activeElement.blur();
          scrollTo(0, 0);
          history.pushState(null, "", `${location.pathname}${search}`);
          dispatchEvent(new PopStateEvent("popstate"));
        }""",
        search,
    )


def stop_typing(page: Page) -> None:
    """Let so much time pass on the clock of the page that it acts on what was typed; the clock must be installed."""
    page.clock.run_for(1_000)


@contextmanager
def open_browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS, timeout=LIMIT_MS)
        make_context = browser.new_context

        @wraps(make_context)
        def new_context(**options: Any) -> BrowserContext:
            """Nothing glides, or a test waits a second and a half for each link that leads to a place on its page."""
            return watch(
                make_context(**{"reduced_motion": "reduce"} | options), options.get("java_script_enabled", True)
            )

        setattr(browser, "new_context", new_context)  # noqa: B010 - a method, which mypy lets nobody replace
        try:
            yield browser
        finally:
            browser.close()
