"""What is kept from one run to the next comes back whole or not at all, and takes no more room than there is."""

import os
import zlib
from pathlib import Path

import pytest

from hoedan.incremental.shelf import AS_IT_IS, SUM, Form, Shelf


def test_a_name_stands_for_all_that_a_thing_was_made_of(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "new", "x", ".deel")
    name = shelf.name_of("a", "b")
    assert shelf.find(name) is None
    shelf.keep(name, b"content")
    assert shelf.find(name) == b"content"
    others = {shelf.name_of("ab"), shelf.name_of("b", "a"), Shelf(tmp_path, "y", ".deel").name_of("a", "b")}
    assert name not in others
    assert len(others) == 3


@pytest.mark.parametrize("damage", [b"", b"half", None])
def test_a_file_that_is_not_whole_or_cannot_be_written_is_none(damage: bytes | None, tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "shelf", "x", ".deel")
    if damage is None:
        (tmp_path / "shelf").write_bytes(b"in the way")
    name = shelf.name_of("a")
    shelf.keep(name, b"content")
    for file in (tmp_path / "shelf").glob("*"):
        file.write_bytes(file.read_bytes()[: len(damage or b"")] + (damage or b""))
    assert shelf.find(name) is None


def test_what_was_not_asked_for_longest_makes_room_and_no_other_file_is_touched(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, "x", ".deel", most=2 * (SUM + 1))
    (tmp_path / "brief.txt").write_bytes(b"a" * 10_000)
    names = [shelf.name_of(text) for text in "abc"]
    for age, name in enumerate(names):
        shelf.keep(name, b"1")
        os.utime(tmp_path / name, (age, age))
    assert shelf.find(names[0]) == b"1"  # so that another is the oldest
    shelf.clear()
    assert {each.name for each in tmp_path.iterdir()} == {"brief.txt", names[0], names[2]}


def test_what_was_asked_for_in_this_run_stays_however_much_it_is(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, "x", ".deel", most=0)
    for age in (1, 2, 3):
        shelf.keep(f"{age}.deel", b"1")
        os.utime(tmp_path / f"{age}.deel", (age, age))
    shelf.clear(since=2)
    assert {each.name for each in tmp_path.iterdir()} == {"2.deel", "3.deel"}


def test_a_text_is_made_once_of_the_same_values(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, "x", ".deel")
    assert shelf.recall(lambda: "één", AS_IT_IS, 1, "a") == "één"
    assert shelf.recall(lambda: "twee", AS_IT_IS, 1, "a") == "één"
    assert shelf.recall(lambda: "twee", AS_IT_IS, 2, "a") == "twee"


@pytest.mark.parametrize("damage", [zlib.compress(b"twee"), zlib.compress(b"\xff"), b"not packed"])
def test_what_cannot_be_read_is_made_again(damage: bytes, tmp_path: Path) -> None:
    shelf, number = Shelf(tmp_path, "x", ".deel"), Form[int](str, int)
    assert shelf.recall(lambda: 1, number, "a") == 1
    (name,) = (file.name for file in tmp_path.iterdir())
    shelf.keep(name, damage)
    assert shelf.recall(lambda: 2, number, "a") == 2
    assert shelf.recall(lambda: 3, number, "a") == 2
