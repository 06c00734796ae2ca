"""`hoedan start`: a library of its own, whole or not at all."""

import shutil
import subprocess
from pathlib import Path

import pytest

from hoedan.cli import main
from hoedan.commands import start
from made.library import snapshot

PROGRAM = ("REUSE.toml", ".github/workflows", "hooks/mkdocs_adapter.py")
"""Of the program only what the check looks for."""
ASKED = ("--name", "Stroom op straat", "--field", "energie")


def said(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().err


def begin(folder: Path, *arguments: str) -> int:
    return main(["start", str(folder), *(arguments or ASKED)])


def test_a_folder_with_something_in_it_stays_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "brief.txt").write_text("Beste redactie,", encoding="utf-8")
    before = snapshot(tmp_path)
    assert begin(tmp_path) == 2
    assert "is niet leeg. Kies een lege map" in said(capsys)
    assert begin(tmp_path / "brief.txt") == 2
    assert "is geen map. Kies een lege map" in said(capsys)
    assert snapshot(tmp_path) == before


def test_a_library_within_a_library_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: X\n", encoding="utf-8")
    assert begin(tmp_path / "nieuw") == 2
    assert f"ligt in de bibliotheek {tmp_path}. Kies een map daarbuiten." in said(capsys)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param(("--field", "energie"), "--name ontbreekt. Hoe heet de bibliotheek?", id="no-name"),
        pytest.param(("--name", "Stroom"), "--field ontbreekt.", id="no-field"),
        pytest.param((*ASKED[:2], "--field", "<b>x</b>"), "'<b>x</b>' kan niet bij --field.", id="markup"),
        pytest.param(("--name", "x" * 70, *ASKED[2:]), "kan niet bij --name.", id="long-name"),
        pytest.param((*ASKED, "--url", "https://x.test/?a=$(id)"), "bij --url kan niet", id="address-with-a-question"),
        pytest.param((*ASKED, "--repo", "https://x.test/'#a"), "bij --repo kan niet", id="address-with-signs"),
        pytest.param((*ASKED, "--url", "stroom"), "'stroom' bij --url is geen webadres.", id="no-address"),
        pytest.param(
            (*ASKED, "--municipality", "Zwole"), "onbekende gemeente 'Zwole'. Bedoel je 'Zwolle'?", id="place"
        ),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], expected: str
) -> None:
    assert begin(tmp_path / "nieuw", *arguments) == 2
    assert expected in said(capsys)
    assert list(tmp_path.iterdir()) == []


def test_who_sits_before_the_screen_is_asked_until_it_can_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["", "Stroom: op straat", "  Stroom   op straat ", "x", "energie"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    begun: list[start.Begin] = []
    monkeypatch.setattr(start, "start", lambda begin, _: begun.append(begin))
    assert main(["start", str(tmp_path / "nieuw")]) == 0
    assert [(each.name, each.field) for each in begun] == [("Stroom op straat", "energie")]


@pytest.mark.parametrize(
    ("repo", "is_told"), [("https://gitlab.com/org/x", True), ("https://www.github.com/org/x", False)]
)
def test_a_place_of_files_that_is_not_github_is_told_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], repo: str, is_told: bool
) -> None:
    monkeypatch.setattr(start, "start", lambda *_: None)
    assert begin(tmp_path / "nieuw", *ASKED, "--repo", repo) == 0
    assert (f"Let op: {repo} staat niet op github.com." in capsys.readouterr().out) == is_told


def test_who_ends_the_questions_is_told_what_was_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def ended(_: str) -> str:
        raise EOFError

    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", ended)
    assert main(["start", str(tmp_path / "nieuw")]) == 2
    assert "--name ontbreekt." in said(capsys)


@pytest.mark.parametrize(("broken", "code"), [(KeyboardInterrupt(), 130), (OSError(28, "vol"), 2)])
def test_what_is_broken_off_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: BaseException, code: int
) -> None:
    def half(made: Path) -> None:
        (made / "library.yml").write_text("families:", encoding="utf-8")
        raise broken

    monkeypatch.setattr(start, "copy_program", half)
    (tmp_path / "nieuw").mkdir()
    assert begin(tmp_path / "nieuw") == code
    assert [path.name for path in tmp_path.rglob("*")] == ["nieuw"]


def test_a_place_that_cannot_be_written_is_named_as_it_was_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    long = tmp_path / ("x" * 254)
    assert begin(long) == 2
    assert capsys.readouterr().err == f"hoedan: {long} is niet te gebruiken: de naam is te lang. Er is niets gemaakt.\n"


def test_git_for_windows_leaves_every_file_of_a_library_as_it_is(tmp_path: Path) -> None:
    assert ".gitattributes" in start.PROGRAM
    shutil.copy(start.OWN / ".gitattributes", tmp_path)
    lines = {"a.js": b"een\ntwee\n", "b.md": b"een\r\ntwee\r\n"}
    for name, content in lines.items():
        (tmp_path / name).write_bytes(content)
    git = ["git", "-C", str(tmp_path), "-c", "core.autocrlf=true", "-c", "user.name=A", "-c", "user.email=a@b.example"]
    for words in (
        ["init", "-q"],
        ["add", "."],
        ["commit", "-qm", "x"],
        ["rm", "-q", *lines],
        ["reset", "-q", "--hard"],
    ):
        subprocess.run([*git, *words], check=True, capture_output=True)
    assert {name: (tmp_path / name).read_bytes() for name in lines} == lines


def test_a_library_that_would_have_an_error_is_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "PROGRAM", ("REUSE.toml",))  # no tables of places
    assert begin(tmp_path / "nieuw") == 2
    assert "de nieuwe bibliotheek zou fouten hebben." in said(capsys)
    assert list(tmp_path.iterdir()) == []


def test_a_library_with_a_real_address_is_begun_before_its_publisher_has_filled_in_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "PROGRAM", (*PROGRAM, "overrides", "places"))
    assert begin(tmp_path / "nieuw", *ASKED, "--url", "https://stroom.voorbeeld.nl/boek/") == 0
    assert "zodra je hebt ingevuld wat `hoedan check` noemt." in capsys.readouterr().out
    told = (tmp_path / "nieuw/docs/.well-known/security.txt").read_text(encoding="utf-8")
    assert "Canonical: https://stroom.voorbeeld.nl/.well-known/security.txt\n" in told  # it counts nowhere else


def test_a_page_keeps_its_form_under_a_name_with_a_colon() -> None:
    page = '---\ntitle: Over Hoe dan?\nsummary: "Hoe dan?: een site"\n---\n\nHoe dan? is van ons.\n'
    expected = '---\ntitle: "Over A: b"\nsummary: "A: b: een site"\n---\n\nA: b is van ons.\n'
    assert start.renamed(page, "Hoe dan?", "A: b") == expected


def test_a_folder_beside_a_library_is_not_in_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "oud").mkdir()
    (tmp_path / "oud" / "mkdocs.yml").write_text("site_name: X\n", encoding="utf-8")
    assert begin(tmp_path / "oud" / ".." / "nieuw", "--field", "energie") == 2
    assert "--name ontbreekt." in said(capsys)
