"""A browser on the site of the library of many stories, as readers have it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from finder_page import Finder
from playwright.sync_api import Browser, Page

from browser import answers_soon, as_new, window_as_new
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


@pytest.fixture(scope="session")
def wrong() -> list[str]:
    """What the window asked of another host, and the errors that it logged."""
    return []


@pytest.fixture(scope="session")
def search_window(browser: Browser, site: str, wrong: list[str]) -> Iterator[Page]:
    """The window of all tests of one process."""
    context = browser.new_context(base_url=site, locale="nl-NL")
    page, own = context.new_page(), (site, "data:", "blob:")
    page.on("request", lambda request: None if request.url.startswith(own) else wrong.append(request.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    yield page
    context.close()


@pytest.fixture
def search_page(search_window: Page, site: str, wrong: list[str]) -> Iterator[Page]:
    """The window as if it were new; it may ask nothing of another host and log no error."""
    as_new(search_window, site)
    wrong.clear()
    yield search_window
    assert wrong == []


@pytest.fixture
def open_finder(search_window: Page, site: str, wrong: list[str], request: pytest.FixtureRequest) -> Iterator[Finder]:
    """The empty finder, for who asks only for its answers and leaves nothing behind but those.

    It stays open for the next test that asks for it, unless something went wrong: then each gets its own.
    """
    finder = Finder(search_window)
    if search_window.evaluate("window.isShared") and not request.session.testsfailed:
        window_as_new(search_window)
        finder.turn_to()
    else:
        as_new(search_window, site)
        finder.open()
        search_window.evaluate("window.isShared = true")
    wrong.clear()
    with answers_soon(search_window.context):
        yield finder
    assert wrong == []
