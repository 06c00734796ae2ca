"""A first result on our own site stays within 150 kB over the line; 10,000 stories: the benchmark."""

from pathlib import Path

import pytest
from cost import measure, serve_compressed
from playwright.sync_api import Browser

from made.many import own_library

MOST_BYTES = 150_000


def test_a_first_result_costs_less_than_150_kb(browser: Browser, real_site: Path) -> None:
    stories = own_library().stories
    if not stories:
        pytest.skip("this library has no story to search for")
    with serve_compressed(real_site) as address:
        for query in (stories[0].municipalities[0].name, stories[-1].title):
            cost = measure(browser, address, query)
            print(cost)
            assert cost.bytes_first < MOST_BYTES, cost
