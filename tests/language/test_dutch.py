"""How dates are written. The scripts of the site write them too: dates.test.js holds them to the same cases."""

import datetime
import json
from pathlib import Path

import pytest

from hoedan.language.dutch import counted, day_of, dutch_date, dutch_number, enumerate_dutch, kilometres, plain_date

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


@pytest.mark.parametrize(
    ("words", "written"),
    [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c")],
)
def test_a_list_has_commas_and_one_en(words: list[str], written: str) -> None:
    assert enumerate_dutch(words) == written


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "0"),
        (999, "999"),
        (17_000, "17.000"),
        (1_234_567, "1.234.567"),
        (2.5, "2,5"),
        (2.0, "2"),
        (1234.5, "1.234,5"),
    ],
)
def test_a_number_has_points_in_its_thousands_and_a_comma_before_its_decimals(number: float, written: str) -> None:
    assert dutch_number(number) == written


@pytest.mark.parametrize(("distance", "written"), [(0.0, "1 km"), (0.4, "1 km"), (1.6, "2 km"), (12.3, "12 km")])
def test_a_distance_is_in_whole_kilometres_and_never_nothing(distance: float, written: str) -> None:
    assert kilometres(distance) == written


@pytest.mark.parametrize("text", ["20270101", "2027-W01-1", "2027-02-30", "2027-1-1", ""])
def test_only_year_month_day_is_a_day(text: str) -> None:
    assert day_of("2027-02-28") == datetime.date(2027, 2, 28)
    with pytest.raises(ValueError, match=r".*"):
        day_of(text)
