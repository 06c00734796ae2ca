"""A browser on the site of the library of many stories, as readers have it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from hoedan.check.check_library import check_library
from hoedan.library.library import Library


@pytest.fixture(scope="session")
def library(many_site: Path) -> Library:
    """What the site is made of, to know what must be found."""
    return check_library(many_site.parent).library


@pytest.fixture(scope="session")
def site(many_site: Path, serve: Callable[[Path], AbstractContextManager[str]]) -> Iterator[str]:
    """The address of the site, with a slash at the end."""
    with serve(many_site) as address:
        yield address


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A page in a fresh window; it may ask nothing of another host and log no error."""
    context = browser.new_context(base_url=site, viewport={"width": 1280, "height": 900}, locale="nl-NL")
    opened = context.new_page()
    foreign: list[str] = []
    errors: list[str] = []
    opened.on("request", lambda request: None if request.url.startswith(site) else foreign.append(request.url))
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield opened
    context.close()
    assert [url for url in foreign if not url.startswith(("data:", "blob:"))] == []
    assert errors == []
