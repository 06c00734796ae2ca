"""A first result on our own site stays within 200 kB over the line. The benchmark does the same at 10,000 stories."""

from pathlib import Path

from cost import measure, serve_compressed
from playwright.sync_api import Browser

pytest_plugins = ["finder_fixtures"]

MOST_BYTES = 200_000


def test_a_first_result_costs_less_than_200_kb(browser: Browser, real_site: Path) -> None:
    with serve_compressed(real_site) as address:
        for query in ("schulden", "dakloze jongeren", "hoe bereik ik mensen met schulden?"):
            cost = measure(browser, address, query)
            assert cost.bytes_first < MOST_BYTES, cost
