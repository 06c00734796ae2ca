"""How dates are written. The scripts of the site write them too: dates.test.js holds them to the same cases."""

import json
from pathlib import Path

import pytest

from hoedan.language.dutch import counted, dutch_date, plain_date

CASES: list[dict[str, str]] = json.loads(Path(__file__).with_name("dates.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["date"])
def test_a_date_is_written_as_the_table_says(case: dict[str, str]) -> None:
    assert dutch_date(case["date"]) == case["written"]


@pytest.mark.parametrize(
    ("typed", "plain"), json.loads(Path(__file__).with_name("typed_dates.json").read_text("utf-8"))
)
def test_a_date_that_everybody_understands_is_read(typed: str, plain: str) -> None:
    assert plain_date(typed) == plain


@pytest.mark.parametrize(("number", "written"), [(0, "0 verhalen"), (1, "1 verhaal"), (2, "2 verhalen")])
def test_only_one_is_singular(number: int, written: str) -> None:
    assert counted(number, "verhaal", "verhalen") == written
