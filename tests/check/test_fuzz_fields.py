"""Any value anywhere in any file: refused with a place, a code and an advice, or published; never a traceback.

As in `test_fuzz.py` a few examples in every run, and many thousands others at night.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_fuzz import check_and_publish, in_time

from hoedan.model.settings import SettingsError
from hoedan.places.tables import TABLES
from made.full import BUNDLE, VALUES, Raw, changed, places_in, read_values, write_full, write_values
from made.sample import SAMPLE, judge, write

ADDRESSES = [
    "javascript:pwned()",
    "http://[",
    "https://a:99999/",
    f"https://a.test/{'x' * 3000}",
    "../../x",
    "//x",
    "%2e",
]
WORDS = [
    *(
        "",
        " ",
        "x" * 400,
        "a " * 40,
        "a\u0301" * 90,
        "\U0001f372" * 20,
        "a\u00a0b",
        "\u202e",
        "\u00ad",
        "a\nb",
        "\t",
        "-",
    ),
    *(
        "<script>pwned()</script>",
        "{{ 7 * 7 }}",
        "{x!r} %s \\1 $&",
        "=1+1",
        "a, b",
        "(",
        "[",
        "`",
        "*",
        "&amp;",
        "__proto__",
    ),
    *("İ" * 30, "ß", "ﬁ", "٣", "²", "Ⅷ", "con", "index", "2021-02-30", "9999-12", "0000", "1e400", "zz:\u00a0x"),
    *(
        "rust-in-het-hoofd",
        "vertrouwen",
        "geld",
        "wonen",
        "Kampen",
        "Haaren",
        "Bergen",
        "Friesland",
        "pers",
        "loopt",
        "inhoud",
    ),
]
"""The last of them are right somewhere, and most often not where they come to stand."""
WRITTEN = [
    *(
        "2021-02-30",
        "1:30",
        "0x1F",
        "010",
        "1_000",
        ".nan",
        ".inf",
        "1e400",
        "17.000",
        "9" * 5000,
        "yes",
        "~",
        "<<",
        "=",
    ),
    *(
        "&a x",
        "*a",
        "!!python/name:os.system x",
        "!!set {a}",
        "!!binary a",
        "? x",
        "{<<: {a: b}}",
        "{[a]: b}",
        "{null: x}",
    ),
    *("[[[[[[[[a]]]]]]]]", "{1: x, 1.0: y}", '"\\ud800"', '"\\0"', '"\\x1b[31m"', "2026-01-01 10:00:00"),
]
OTHERS: list[Any] = [None, True, 0, -1, 10**30, [], {}, [None], [""], [[]], [{}], {"a": "b"}, {"": ""}, ["a"] * 300]
ODD = st.one_of(st.sampled_from([*ADDRESSES, *WORDS, *map(Raw, WRITTEN), *OTHERS]), st.text(max_size=60))
CHANGES: st.SearchStrategy[Callable[[Any], Any]] = st.one_of(
    ODD.map(lambda odd: lambda _: odd),
    ODD.map(lambda odd: lambda value: value[: len(value) // 2] + str(odd) if isinstance(value, str) else [odd, value]),
    ODD.map(lambda odd: lambda value: value | {"titel": odd} if isinstance(value, dict) else [value]),
    st.sampled_from([2, 30]).map(
        lambda times: lambda value: value * times if isinstance(value, list) else [value] * times
    ),
    st.integers(0, 9).map(lambda place: lambda value: without(value, place)),
)
"""A value in the place of another, a value that is mixed with one, a key or a list too many, one too few."""


ODD_CELLS = [
    *(
        '","',
        '"',
        ";",
        "\t",
        ",",
        "\r",
        "\x00",
        "",
        "GM0193",
        "GM9999",
        "GM",
        "-1",
        "0",
        "1e9",
        "nan",
        "inf",
        "5,5",
        "180",
    ),
    *(
        "9" * 20,
        "2011-02-30",
        "9999-12-31",
        "0001-01-01",
        "Kampen",
        "Overijssel",
        "=1+1",
        "<b>",
        "../x",
        "con",
        "İ",
        "٣",
    ),
]
CELLS = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 9), st.sampled_from(ODD_CELLS)), min_size=1)
"""Row, column and another value."""


def without(value: Any, place: int) -> Any:
    """A block or list without one of its parts."""
    if isinstance(value, dict) and value:
        gone = list(value)[place % len(value)]
        return {key: each for key, each in value.items() if key != gone}
    return value[:place] + value[place + 1 :] if isinstance(value, list) else value


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_full(tmp_path_factory.mktemp("full"))


def test_a_full_library_has_no_error(full: Path) -> None:
    assert [str(found) for found in judge(full).problems if found.is_error] == []


@pytest.mark.parametrize("key", ["text", "story", "generated", "setback", "ingredient", "theme", "province", "passage"])
def test_a_chapter_names_one_thing_and_no_list(full: Path, key: str) -> None:
    values = read_values(full, BUNDLE)
    write_values(full, BUNDLE, values | {"chapters": [*values["chapters"], {key: ["vertrouwen"]}]})
    codes = {found.code for found in judge(full).problems if found.path == BUNDLE}
    write_values(full, BUNDLE, values)
    assert codes & {"F-022", "B-004"}


@given(st.data())
@in_time
def test_any_value_of_any_file_is_refused_or_published(full: Path, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from([*VALUES, *TABLES]))
    before = (full / path).read_bytes()
    try:
        if path in TABLES:
            write(full, path, "".join(f"{','.join(row)}\n" for row in with_odd_cells(path, data.draw(CELLS))))
        else:
            values = read_values(full, path)
            place = data.draw(st.sampled_from(list(places_in(values))))
            write_values(full, path, changed(values, place, data.draw(CHANGES)))
        check_and_publish(full, path)
    except SettingsError as error:
        assert path == "mkdocs.yml"
        assert str(error).startswith("mkdocs.yml")
    finally:
        (full / path).write_bytes(before)


def with_odd_cells(path: str, cells: list[tuple[int, int, str]]) -> list[list[str]]:
    """The rows of a table with other values in some of its cells."""
    rows = [line.split(",") for line in (SAMPLE / path).read_text(encoding="utf-8").splitlines()]
    for number, column, odd in cells:
        row = rows[number % len(rows)]
        row[column % len(row)] = odd
    return rows
