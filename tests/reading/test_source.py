"""Reading a file: what is let through, what is refused, and why."""

import os
from pathlib import Path

import pytest

from hoedan.model.problems import Problem
from hoedan.reading.source import FORBIDDEN, Source, nesting_of, read_source


def read(folder: Path, data: bytes) -> tuple[Source | None, list[str]]:
    """Read a file of these bytes; its problems as `line code`."""
    (folder / "x.md").write_bytes(data)
    return read_path(folder, folder / "x.md")


def read_path(folder: Path, path: Path) -> tuple[Source | None, list[str]]:
    found, problems = read_source(folder, path)
    return found, [short(each) for each in problems]


def short(problem: Problem) -> str:
    return f"{problem.line} {problem.code}"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("een\ntweeë\n".encode(), id="plain"),
        pytest.param("een\r\ntweeë\r\n".encode(), id="windows-line-ends"),
        pytest.param("een\rtweeë\r".encode(), id="old-mac-line-ends"),
        pytest.param("een\ntweeë\n".encode("utf-8-sig"), id="bom"),
        pytest.param("een\r\ntweeë\r\n".encode("utf-8-sig"), id="bom-and-windows-line-ends"),
    ],
)
def test_the_ways_of_every_editor_are_read_alike(tmp_path: Path, data: bytes) -> None:
    found, problems = read(tmp_path, data)
    assert problems == []
    assert found == Source("x.md", "een\ntweeë\n")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param("een\n".encode("utf-16"), ["1 F-001"], id="utf-16"),
        pytest.param("een\n".encode("utf-16-be"), ["1 F-002"], id="utf-16-without-bom"),
        pytest.param("een\n".encode("utf-32"), ["1 F-001"], id="utf-32"),
        pytest.param("een\n\ntweeë\n".encode("latin-1"), ["3 F-001"], id="latin-1"),
        pytest.param(b"een\ntwee\x00\n", ["2 F-002"], id="nul"),
        pytest.param(b"een\n\xed\xa0\x80", ["2 F-001"], id="half-a-character"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00", ["3 F-002"], id="image"),
        pytest.param(b"", ["1 F-007"], id="empty"),
        pytest.param(b"\xef\xbb\xbf \t\r\n", ["1 F-007"], id="white-space"),
        pytest.param(b"a" * 1_000_001, ["1 F-003"], id="more-than-1-mb"),
    ],
)
def test_what_is_not_text_is_refused_at_its_line(tmp_path: Path, data: bytes, expected: list[str]) -> None:
    assert read(tmp_path, data) == (None, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a\n" + "woord " * 1700, ["2 F-008"], id="line-of-more-than-10000-characters"),
        pytest.param("a\nb " + "*" * 41, ["2 F-009"], id="run-of-41-marks"),
        pytest.param("> " * 9 + "a", ["1 F-010"], id="nine-quotes-deep"),
        pytest.param("a\n" * 5001, ["1 F-037"], id="more-than-5000-lines"),
        pytest.param("!" * 41 + "\n" + "?" * 50, ["1 F-009", "2 F-009"], id="each-line-has-its-own"),
    ],
)
def test_what_would_make_a_parser_slow_never_reaches_it(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert read(tmp_path, text.encode()) == (None, expected)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("woord " * 1666, id="line-of-almost-10000-characters"),
        pytest.param("-" * 40, id="run-of-40-marks"),
        pytest.param("> " * 8 + "a", id="eight-quotes-deep"),
        pytest.param("é" * 500, id="letters-may-repeat"),
        pytest.param("a\n" * 4999, id="almost-5000-lines"),
    ],
)
def test_what_is_just_within_bounds_is_fine(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text.encode()) == (Source("x.md", text), [])


@pytest.mark.parametrize(
    ("line", "depth"),
    [
        pytest.param("a", 0, id="text"),
        pytest.param("                    a", 0, id="indented-text"),
        pytest.param("- a", 1, id="list"),
        pytest.param("12. a", 1, id="numbered-list"),
        pytest.param("> > a", 2, id="quote-in-quote"),
        pytest.param("    - a", 2, id="list-in-list"),
        pytest.param(">         - a", 4, id="indent-within-a-quote"),
        pytest.param(">>- 1. a", 4, id="without-spaces"),
        pytest.param("-5 graden", 0, id="minus"),
    ],
)
def test_nesting_counts_marks_and_indent(line: str, depth: int) -> None:
    assert nesting_of(line) == depth


@pytest.mark.parametrize(
    ("written", "named"),
    [
        pytest.param("\x1b", "U+001B", id="escape"),
        pytest.param("\u202e", "U+202E", id="direction-override"),
        pytest.param("\u200b", "U+200B", id="zero-width-space"),
        pytest.param("\ue001", "U+E001", id="private-use"),
        pytest.param("\u2028", "U+2028", id="line-separator"),
        pytest.param("\ufeff", "U+FEFF", id="bom-in-the-middle"),
        pytest.param("&#57345;", "&#57345;", id="decimal-reference"),
        pytest.param("&#x0E001", "&#x0E001", id="hexadecimal-reference-without-semicolon"),
        pytest.param("&#99999999999;", "&#99999999999;", id="reference-to-no-character"),
    ],
)
def test_a_hidden_character_is_reported_and_taken_out(tmp_path: Path, written: str, named: str) -> None:
    (tmp_path / "x.md").write_text(f"een\nzo{written}n", encoding="utf-8")
    found, problems = read_source(tmp_path, tmp_path / "x.md")
    assert found == Source("x.md", "een\nzon")
    assert [short(each) for each in problems] == ["2 F-030"]
    assert f"({named})" in problems[0].message


def test_ordinary_references_and_emoji_are_left_alone(tmp_path: Path) -> None:
    text = "50 &#8364; &#x2014; &amp; &#150; 👩‍👩‍👧 \u00a0 ë"
    assert read(tmp_path, text.encode()) == (Source("x.md", text), [])


def test_no_mark_of_the_renderer_gets_through() -> None:
    assert all(FORBIDDEN.match(chr(number)) for number in range(0xE000, 0xE010))


def test_a_link_within_the_tree_is_no_file_either(tmp_path: Path) -> None:
    (tmp_path / "echt.md").write_text("een", encoding="utf-8")
    (tmp_path / "x.md").symlink_to("echt.md")
    assert read_path(tmp_path, tmp_path / "x.md") == (None, ["1 F-005"])


def test_a_link_out_of_the_tree_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "geheim.md").write_text("geheim", encoding="utf-8")
    (tmp_path / "root").mkdir()
    (tmp_path / "root" / "x.md").symlink_to(tmp_path / "geheim.md")
    assert read_path(tmp_path / "root", tmp_path / "root" / "x.md") == (None, ["1 F-005"])


def test_a_folder_that_is_a_link_out_of_the_tree_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elders").mkdir()
    (tmp_path / "elders" / "x.md").write_text("geheim", encoding="utf-8")
    (tmp_path / "root").mkdir()
    (tmp_path / "root" / "stories").symlink_to(tmp_path / "elders")
    assert read_path(tmp_path / "root", tmp_path / "root" / "stories" / "x.md") == (None, ["1 F-005"])


def test_a_folder_with_the_name_of_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.md").mkdir()
    assert read_path(tmp_path, tmp_path / "x.md") == (None, ["1 F-004"])


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.md")
    assert read_path(tmp_path, tmp_path / "x.md") == (None, ["1 F-028"])


def test_a_circle_of_links_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.md").symlink_to("y.md")
    (tmp_path / "y.md").symlink_to("x.md")
    assert read_path(tmp_path, tmp_path / "x.md") == (None, ["1 F-005"])


def test_a_link_to_nothing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.md").symlink_to("weg.md")
    assert read_path(tmp_path, tmp_path / "x.md") == (None, ["1 F-005"])


def test_a_file_that_may_not_be_opened_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    (tmp_path / "x.md").touch()
    assert read_path(tmp_path, tmp_path / "x.md") == (None, ["1 F-028"])
