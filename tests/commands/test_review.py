"""Saying that a story was checked: the date moves, and what was changed since is told or asked for."""

import datetime
import subprocess
from pathlib import Path

import pytest

from hoedan.check.check_library import check_library
from hoedan.cli import main
from hoedan.commands.review import review_story
from hoedan.commands.shared import CommandError
from made.library import make_library, snapshot

TODAY = datetime.date(2026, 11, 22)
DAY = "--today=2026-11-22"


def commit(root: Path) -> None:
    for words in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=a", "-c", "user.email=a@b.test", "commit", "-qm", "x"],
    ):
        subprocess.run(["git", "-C", str(root), *words], check=True)


def replace(root: Path, old: str, new: str) -> None:
    file = root / "stories" / "een.md"
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def test_a_first_time_sets_both_dates_and_asks_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_library(tmp_path, een="")
    commit(root)
    replace(root, "Het hielp.", "Het hielp zeer.")
    assert main(["review", "een", DAY, "--root", str(root)]) == 0
    assert "published: 2026-11-22\nreviewed: 2026-11-22\n---\n" in (root / "stories" / "een.md").read_text()
    assert "stories/een.md is op 22 november 2026 nagekeken." in capsys.readouterr().out
    assert not check_library(root, TODAY).problems


def test_a_yes_is_a_change_of_one_line(tmp_path: Path) -> None:
    root = make_library(tmp_path, een="published: 2026-01-10\nreviewed: 2026-02-10  # Jan\n")
    commit(root)
    before = (root / "stories" / "een.md").read_text()
    assert review_story(root, "een", None, TODAY).is_compared
    after = (root / "stories" / "een.md").read_text()
    assert after == before.replace("reviewed: 2026-02-10  # Jan\n", "reviewed: 2026-11-22\n")


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        pytest.param("Het hielp.", "Het hielp zeer.", "veranderde de tekst.", id="text"),
        pytest.param("status: geborgd", "status: gestart", "veranderde `status`.", id="front"),
        pytest.param("publisher: Een krant", "publisher: De krant", "veranderde `sources`.", id="source"),
    ],
)
def test_what_changed_since_is_asked_for_and_told(tmp_path: Path, old: str, new: str, part: str) -> None:
    root = make_library(tmp_path, een="published: 2026-01-10\nreviewed: 2026-02-10\n")
    commit(root)
    replace(root, old, new)
    before = snapshot(root)
    with pytest.raises(CommandError, match=part) as refused:
        review_story(root, "een", None, TODAY)
    assert "sinds de controle van 2026-02-10" in str(refused.value) and "--change" in str(refused.value)
    assert snapshot(root) == before
    review_story(root, "een", 'Een "nieuw"\n cijfer.', TODAY)
    (story,) = check_library(root, TODAY).library.stories
    assert [(each.date, each.text) for each in story.front.changes] == [(TODAY, 'Een "nieuw" cijfer.')]
    review_story(root, "een", None, datetime.date(2026, 11, 23))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("  kind: pers", "  kind: pers\n  archived: https://archief.test/a", id="archived"),
        pytest.param("reviewed: ", "aliases: [ouder]\nreviewed: ", id="alias"),
        pytest.param("reviewed: ", "changes: [{date: 2026-03-01, text: Het hielp zeer.}]\nreviewed: ", id="told"),
        pytest.param("Het hielp.\n", "Het\nhielp.  \n", id="line-ends"),
    ],
)
def test_what_says_nothing_else_is_no_change(tmp_path: Path, old: str, new: str) -> None:
    root = make_library(tmp_path, een="published: 2026-01-10\nreviewed: 2026-02-10\n")
    commit(root)
    replace(root, old, new)
    review_story(root, "een", None, TODAY)
    assert "reviewed: 2026-11-22" in (root / "stories" / "een.md").read_text()


def test_without_the_history_the_command_says_what_it_cannot_see(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_library(tmp_path, een="published: 2026-01-10\nreviewed: 2026-02-10\n")
    assert main(["review", "een", DAY, "--dry-run", "--root", str(root)]) == 0
    assert "2026-02-10" in (root / "stories" / "een.md").read_text()
    assert main(["review", "een", DAY, "--root", str(root)]) == 0
    told = capsys.readouterr().out
    assert "zou op 22 november 2026 worden nagekeken" in told and "geschiedenis van git ontbreekt" in told
    before = snapshot(root)
    assert main(["review", "een", DAY, "--root", str(root)]) == 0
    assert snapshot(root) == before
