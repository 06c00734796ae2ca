"""What was seen of every kind of page, which all tests of a run share."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from every_page import EveryPage, look_at_all
from page_types import page_types
from playwright.sync_api import Browser

from conftest import made_once


@pytest.fixture(scope="session")
def every_page(
    browser: Browser, real_site: Path, serve: Callable[[Path], AbstractContextManager[str]], shared_folder: Path
) -> dict[str, EveryPage]:
    """Type of page -> what was seen of it, on a walk that one test process makes for all."""

    def make() -> str:
        with serve(real_site) as home:
            return json.dumps(look_at_all(browser, home, dict(page_types(real_site))))

    seen: dict[str, EveryPage] = json.loads(made_once(shared_folder / "pages.json", make))
    return seen
