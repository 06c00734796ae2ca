"""The comment on a proposal: one, kept up to date, of a report that is not believed."""

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from conftest import PROJECT
from hoedan.check.review_summary import Counts, Previews, write_comment
from hoedan.cli import main as hoedan
from hoedan.commands.github import proposal
from hoedan.commands.github.proposal import MARK, WRITER, UntrustedError, main, read_report
from made.library import make_library

COMMIT = "a" * 40
PROBLEM = {"path": "stories/een.md", "line": 7, "code": "V-014", "level": "fout", "message": "Iets. Schrijf `x: y`."}
HERE, FORK = "https://github.com/a/b", "https://github.com/nieuw/b"


class GitHub:
    """What GitHub would say, and what it was told."""

    def __init__(self, *, commit: str = COMMIT, comments: list[dict[str, Any]] | None = None, **proposal: Any) -> None:
        head = {"sha": commit, "ref": "mijn tak", "repo": {"html_url": FORK}}
        self.proposal = {"state": "open", "head": head, "base": {"repo": {"html_url": HERE}}, **proposal}
        self.comments = comments or []
        self.told: list[tuple[str, str, str]] = []

    def __call__(self, method: str, path: str, sent: Mapping[str, Any] | None = None) -> Any:
        if method != "GET":
            assert sent
            self.told.append((method, path, sent["body"]))
            return {}
        if path == "pulls/12":
            return self.proposal
        if path.startswith("actions/runs/99/artifacts"):
            names = ("voorstel", "voorbeeld.html", "voorbeeld.pdf", "kwaad.html")
            return {"artifacts": [{"id": number, "name": name} for number, name in enumerate(names, 5)]}
        if path.startswith("pulls/12/files?"):
            full = [{"filename": f"stories/{number}.md", "status": "added"} for number in range(100)]
            last = [
                {"filename": "stories/weg.md", "status": "removed"},
                {"filename": "stories/nieuw.md", "previous_filename": "stories/oud.md", "status": "renamed"},
            ]
            return {"1": full, "2": last}.get(path.rpartition("=")[2], [])
        assert path.startswith("issues/12/comments?")
        return self.comments if path.endswith("page=1") else []


def report(**values: Any) -> str:
    return json.dumps({"number": 12, "problems": [PROBLEM], "counts": {}} | values)


def comment(folder: Path, github: GitHub, text: str, monkeypatch: pytest.MonkeyPatch) -> str | None:
    """What was written, if anything was."""
    monkeypatch.setenv("RUN_ID", "99")
    monkeypatch.setenv("RUN_COMMIT", COMMIT)
    file = folder / "voorstel.json"
    file.write_text(text)
    code = main([str(file)], github)
    assert code == (0 if github.told else 1)
    return github.told[0][2] if github.told else None


def test_what_is_wrong_is_told_with_text_to_copy_and_where_to_see_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    github = GitHub(author_association="FIRST_TIME_CONTRIBUTOR")
    said = comment(tmp_path, github, report(), monkeypatch)
    assert said and said.startswith(MARK)
    assert [told[:2] for told in github.told] == [("POST", "issues/12/comments")]
    assert f"[regel 7 van stories/een.md]({FORK}/edit/mijn%20tak/stories/een.md#L7)" in said
    assert "```text\nx: y\n```" in said and "Welkom" in said
    assert f"[De bladzijde]({HERE}/actions/runs/99/artifacts/6) en [De pdf]({HERE}/actions/runs/99/artifacts/7)" in said
    assert "artifacts/8" not in said


def test_a_file_that_is_gone_cannot_be_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    problems = [{**PROBLEM, "path": f"stories/{name}.md"} for name in ("weg", "oud", "nieuw")]
    said = comment(tmp_path, GitHub(), report(problems=problems), monkeypatch)
    assert said and re.findall(r"/edit/[^)]*", said) == ["/edit/mijn%20tak/stories/nieuw.md#L7"]


def test_there_is_one_comment_and_it_is_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    comments: list[dict[str, Any]] = [
        {"id": 1, "user": {"login": "iemand"}, "body": f"{MARK} nagemaakt"},
        {"id": 4, "user": None, "body": None},
        {"id": 2, "user": {"login": WRITER}, "body": "iets anders"},
        {"id": 3, "user": {"login": WRITER}, "body": f"{MARK}\noud"},
    ]
    github = GitHub(comments=comments)
    comment(tmp_path, github, report(), monkeypatch)
    assert [told[:2] for told in github.told] == [("PATCH", "issues/comments/3")]


@pytest.mark.parametrize(
    ("github", "text"),
    [
        pytest.param(GitHub(), "geen json", id="no-json"),
        pytest.param(GitHub(), "[" * 100_000, id="deep"),
        pytest.param(GitHub(), "[]", id="no-object"),
        pytest.param(GitHub(), report(number="12/../../x"), id="number-is-a-path"),
        pytest.param(GitHub(), report(number=True), id="number-is-a-truth"),
        pytest.param(GitHub(), report(problems=[{**PROBLEM, "path": "../x"}]), id="path-out"),
        pytest.param(GitHub(), report(problems=[{**PROBLEM, "path": "stories/../.."}]), id="path-out-further"),
        pytest.param(GitHub(), report(problems=[{**PROBLEM, "path": "a)](https://x"}]), id="path-with-link"),
        pytest.param(GitHub(), report(problems=[{**PROBLEM, "path": "/etc/x"}]), id="path-from-the-root"),
        pytest.param(GitHub(), report(problems=[{**PROBLEM, "path": "x/" * 300}]), id="path-too-long"),
        pytest.param(GitHub(), report(problems=[{**PROBLEM, "code": "<b>"}]), id="code"),
        pytest.param(GitHub(), report(problems=["x"]), id="problem"),
        pytest.param(GitHub(), report(counts={"words": "veel"}), id="counts"),
        pytest.param(GitHub(), report(x="a" * 1_000_000), id="large"),
    ],
)
def test_a_report_that_cannot_be_trusted_is_not_written(
    github: GitHub, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert comment(tmp_path, github, text, monkeypatch) is None


@pytest.mark.parametrize("github", [GitHub(commit="b" * 40), GitHub(state="closed")], ids=["another-commit", "closed"])
def test_a_proposal_that_moved_on_while_it_was_checked_is_no_failure(
    github: GitHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RUN_ID", "99")
    monkeypatch.setenv("RUN_COMMIT", COMMIT)
    file = tmp_path / "voorstel.json"
    file.write_text(report())
    assert main([str(file)], github) == 0
    assert github.told == []


@pytest.mark.parametrize(
    "name",
    ["a --> b", "<img src=x>", "a\\b.md", " x.md", '$(id) `id` "q" @iedereen.md', f"{'é' * 250}.md", "a/b/c/d/e/f/g"],
)  # fmt: skip
def test_a_proposal_gets_its_comment_whatever_a_file_is_called(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = comment(tmp_path, GitHub(), report(problems=[{**PROBLEM, "path": f"stories/{name}"}]), monkeypatch)
    assert said and "(V-014)" in said
    assert "<img" not in said and "@iedereen" not in said and len(said) < 65_536


def test_a_file_may_have_a_name_that_the_check_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = {**PROBLEM, "path": "stories/Mijn [verhaal](x) (1), wéér.md", "code": "F-006"}
    said = comment(tmp_path, GitHub(), report(problems=[bad]), monkeypatch)
    assert said and "/edit/mijn%20tak/stories/Mijn%20%5Bverhaal%5D%28x%29%20%281%29%2C%20w%C3%A9%C3%A9r.md#L7)" in said
    assert "[verhaal](x)" not in said


def test_a_file_in_a_folder_that_begins_with_a_point_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = {**PROBLEM, "path": ".cache/parts/0123.deel", "code": "F-049"}
    said = comment(tmp_path, GitHub(), report(problems=[bad]), monkeypatch)
    assert said and "(F-049)" in said


def test_words_of_a_stranger_stay_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = "Schrijf `](https://evil.test)`. ![x](https://evil.test/a.png) <img src=x> @iedereen\n\n# Kop\n```\n"
    said = comment(tmp_path, GitHub(), report(problems=[{**PROBLEM, "message": bad}]), monkeypatch)
    assert said and "<img" not in said and "![" not in said and "@iedereen" not in said
    assert "\n# Kop" not in said


def test_the_comment_is_short_also_when_much_is_wrong() -> None:
    found = read_report(report(problems=[{**PROBLEM, "line": line} for line in range(1, 900)]))
    assert len(found.problems) == 500
    with pytest.raises(UntrustedError):
        read_report(report(problems=[{**PROBLEM, "line": -1}]))


def test_a_newcomer_is_greeted_before_the_check_runs() -> None:
    github = GitHub()
    assert main(["--welcome", "12"], github) == 0
    ((_, _, said),) = github.told
    assert said.startswith(MARK) and "Een redacteur zet de controle aan" in said


def test_it_needs_python_alone() -> None:
    code = f"import sys; sys.path.insert(0, {str(PROJECT / 'hooks')!r}); import {proposal.__name__}"
    done = subprocess.run([sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_check_writes_what_the_comment_reads(tmp_path: Path) -> None:
    root = make_library(tmp_path, een="status: misschien\n", twee="")
    file = tmp_path / "gevonden.json"
    hoedan(["check", "stories/een.md", "--report", str(file), "--root", str(root)])
    found = read_report(json.dumps(json.loads(file.read_text()) | {"number": 12}))
    assert [(each.path, each.code) for each in found.problems if each.is_error] == [("stories/een.md", "V-003")]
    assert (found.counts.stories, found.counts.headings, found.counts.sources, found.counts.passages) == (1, 5, 1, 2)
    assert 20 < found.counts.words < 60


def test_of_very_many_problems_the_heaviest_are_told(tmp_path: Path) -> None:
    """Or a proposal in which most is wrong is the one that gets no comment."""
    lines = "".join(f"Zij schreven [^{number}].\n\n" for number in range(20, 620))
    root, file = make_library(tmp_path, een="", twee="status: misschien\n"), tmp_path / "gevonden.json"
    with (root / "stories" / "een.md").open("a", encoding="utf-8") as story:
        story.write(f"\n{lines}Bel Jan op 06-12345678.\n")
    hoedan(["check", "--report", str(file), "--root", str(root)])
    found = read_report(json.dumps(json.loads(file.read_text()) | {"number": 12})).problems
    assert len(found) == 500 and all(each.is_error for each in found)
    assert "500 of meer punten moeten nog" in write_comment(found, Counts(), Previews())


def test_a_story_that_is_changed_counts_once(tmp_path: Path) -> None:
    root, file = make_library(tmp_path, een=""), tmp_path / "gevonden.json"
    for words in (
        ("init", "-q"),
        ("add", "."),
        ("-c", "user.name=a", "-c", "user.email=a@b.test", "commit", "-qm", "x"),
    ):
        subprocess.run(["git", "-C", str(root), *words], check=True)
    with (root / "stories" / "een.md").open("a", encoding="utf-8") as story:
        story.write("\nNog een zin.\n")
    hoedan(["check", "--against", "HEAD", "--changed", "--report", str(file), "--root", str(root)])
    assert json.loads(file.read_text())["counts"]["stories"] == 1
