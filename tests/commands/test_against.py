"""`hoedan check --against`: what was there and is gone, as a pull request sees it."""

import re
import subprocess
from pathlib import Path

import pytest

from hoedan.cli import main
from made.library import make_library, write

LONG = "aliases: [ouder]\n"


def git(root: Path, *words: str) -> None:
    name = ("-c", "user.name=a", "-c", "user.email=a@b.test")
    subprocess.run(["git", "-C", str(root), *name, *words], check=True, capture_output=True)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = make_library(tmp_path, oud=LONG, ander="")
    write(root / "stories" / "withdrawn.yml", "withdrawn:\n  - {slug: weg, date: 2026-02-01}\n")
    write(root / "ingredients" / "oudheid.md", "\xe9".encode("latin-1").decode("latin-1"))
    for words in (["init", "-q", "-b", "main"], ["add", "."], ["commit", "-qm", "x"]):
        git(root, *words)
    (root / "ingredients" / "oudheid.md").unlink()
    return root


def said(root: Path, capsys: pytest.CaptureFixture[str]) -> list[tuple[str, str]]:
    main(["check", "--against", "main", "--root", str(root)])
    return re.findall(r"^(\S+):\d+: (?:V|F)-\d+ .*?(?:`(aliases: .*?)`)?\.$", capsys.readouterr().out, re.MULTILINE)


def test_a_story_that_got_another_name_gets_the_line_that_mends_it(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "stories" / "oud.md").rename(root / "stories" / "nieuw.md")
    text = (root / "stories" / "nieuw.md").read_text().replace(LONG, "")
    write(root / "stories" / "nieuw.md", text)
    found = said(root, capsys)
    assert ("stories/nieuw.md", "aliases: [ouder, oud]") in found
    write(root / "stories" / "nieuw.md", text.replace("\n---\n\n", "\naliases: [ouder, oud]\n---\n\n"))
    assert [path for path, _ in said(root, capsys) if path.startswith("stories/")] == []


@pytest.mark.parametrize("command", [["rename", "oud", "nieuw"], ["withdraw", "oud"]])
def test_what_the_commands_do_is_right(root: Path, command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command, "--root", str(root)]) == 0
    capsys.readouterr()
    assert [path for path, _ in said(root, capsys) if path.startswith("stories/")] == []


def test_a_name_that_is_lost_gets_the_line_that_brings_it_back(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = root / "stories" / "oud.md"
    write(file, file.read_text().replace(LONG, ""))
    write(root / "stories" / "withdrawn.yml", "withdrawn: []\n")
    found = dict(said(root, capsys))
    assert found["stories/oud.md"] == "aliases: [ouder]"
    assert "stories/withdrawn.yml" in found
    assert "ingredients/oudheid.md" in found


def test_a_revision_that_is_not_there_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--against", "mian", "--root", str(root)]) == 2
    assert "git kent de stand 'mian' niet" in capsys.readouterr().err
