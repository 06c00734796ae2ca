"""The first visit to every kind of page, which all tests of a run share."""

import json
from pathlib import Path

import pytest
from first_visit import Visit, visit_all
from page_types import page_types
from playwright.sync_api import Browser

from conftest import made_once


@pytest.fixture(scope="session")
def visits(browser: Browser, real_site: Path, shared_folder: Path) -> dict[str, Visit]:
    """Type of page -> its first visit, which one test process makes for all."""
    addresses = dict(page_types(real_site))
    addresses["shared-bundle"] = f"mijn-bundel/?v={addresses['story'].split('/')[1]}"
    made = made_once(shared_folder / "visits.json", lambda: json.dumps(visit_all(browser, real_site, addresses)))
    seen: dict[str, Visit] = json.loads(made)
    return seen
