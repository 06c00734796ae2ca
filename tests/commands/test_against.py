"""`hoedan check --against`: what was there and is gone, as a pull request sees it."""

import re
import shutil
import subprocess
from collections.abc import Callable
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


@pytest.mark.parametrize(
    ("renamed", "told"),
    [
        pytest.param(None, "V-087", id="gone"),
        pytest.param("x " * 112, "V-087", id="just-too-other"),
        pytest.param("x " * 111, "V-088", id="just-like-it"),
    ],
)
def test_a_page_that_did_not_change_is_no_successor(
    root: Path, renamed: str | None, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new, like = root / "stories" / "oud.md", root / "stories" / "nieuw.md", root / "stories" / "ander.md"
    assert old.read_text().partition("## Res")[2] == like.read_text().partition("## Res")[2]  # much alike
    if renamed is not None:
        write(new, old.read_text().replace(LONG, "").partition("\n## Lessen")[0] + f"\n## Lessen\n\n{renamed}\n")
    old.unlink()
    main(["check", "--against", "main", "--root", str(root)])
    found = re.findall(r"^stories/(\S+):\d+: (V-08[78])", capsys.readouterr().out, re.MULTILINE)
    assert found == [("nieuw.md" if told == "V-088" else "oud.md", told)]


def test_two_pages_that_change_places_are_still_there(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = root / "stories" / "oud.md", root / "stories" / "ander.md"
    texts = one.read_text(), other.read_text()
    for file, text in zip((other, one), texts, strict=True):
        write(file, text.replace(LONG, ""))
    found = said(root, capsys)
    assert found == [("ingredients/oudheid.md", ""), ("stories/oud.md", "aliases: [ouder]")]


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


def test_without_git_or_its_history_the_advice_is_another(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def told(place: Path) -> str:
        assert main(["check", "--against", "HEAD^1", "--root", str(place)]) == 2
        return capsys.readouterr().err

    git(root, "clone", "-q", "--depth", "1", f"file://{root}", str(tmp_path / "ondiep"))
    assert "git fetch --unshallow" in told(tmp_path / "ondiep")
    shutil.rmtree(root / ".git")
    assert "die map is niet van git" in told(root)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "git is hier niet geïnstalleerd" in told(root)


def changed(root: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    main(["check", "--against", "main", "--changed", "--root", str(root)])
    return sorted(set(re.findall(r"^(\S+):\d+: ", capsys.readouterr().out, re.MULTILINE)))


@pytest.fixture
def remarked(root: Path) -> Path:
    """The same, with a warning on a story that was there, and no error."""
    git(root, "rm", "-q", "--cached", "ingredients/oudheid.md")
    with (root / "stories" / "ander.md").open("a", encoding="utf-8") as file:
        file.write("\nBel 06-12345678.\n")
    git(root, "commit", "-qam", "y")
    return root


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param(lambda root: None, [], id="nothing"),
        pytest.param(
            lambda root: write(root / "stories" / "ander" / "plein.png", "x"),
            ["stories/ander.md"],
            id="image-beside-it",
        ),
        pytest.param(lambda root: write(root / "stories" / "nieuw.md", "# N\n"), ["stories/nieuw.md"], id="new-story"),
        pytest.param(
            lambda root: (root / "ingredients" / "vertrouwen.md").unlink(),
            ["ingredients/lange-adem.md", "ingredients/vertrouwen.md", "stories/ander.md", "stories/oud.md"],
            id="errors-elsewhere",
        ),
    ],
)
def test_of_what_did_not_change_only_errors_are_told(
    change: Callable[[Path], object], told: list[str], remarked: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    change(remarked)
    main(["check", "--against", "main", "--changed", "--root", str(remarked)])
    assert sorted(set(re.findall(r"^(\S+):\d+: ", capsys.readouterr().out, re.MULTILINE))) == told


def test_what_changed_is_seen_against_something(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--changed", "--root", str(root)]) == 2
    assert "--changed hoort bij --against" in capsys.readouterr().err


WORDS = {
    "een": " ".join(f"buurt{number}" for number in range(60)),
    "twee": " ".join(f"schuld{number}" for number in range(60)),
    "drie": " ".join(f"bank{number}" for number in range(60)),
}


def own_text(root: Path, name: str, words: str) -> None:
    """A text that has nothing in common with that of another."""
    file = root / "stories" / f"{name}.md"
    front = file.read_text().partition("\n---\n")[0]
    write(file, f"{front.replace(LONG, '')}\n---\n\n{words}\n")


@pytest.fixture
def three(tmp_path: Path) -> Path:
    root = make_library(tmp_path, een="", twee="", drie="")
    for name, words in WORDS.items():
        own_text(root, name, words)
    for text in (["init", "-q", "-b", "main"], ["add", "."], ["commit", "-qm", "x"]):
        git(root, *text)
    return root


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param({"een": "twee", "twee": "een"}, {"een": "V-107", "twee": "V-107"}, id="two-change-places"),
        pytest.param(
            {"een": "twee", "twee": "drie", "drie": "een"},
            {"een": "V-107", "twee": "V-107", "drie": "V-107"},
            id="three-in-a-round",
        ),
        pytest.param({"een": "twee", "nieuw": "een"}, {"een": "V-107"}, id="moved-on-to-a-new-file"),
        pytest.param({"een": "een", "nieuw": "een"}, {}, id="copied"),
        pytest.param({"een": "een en meer", "twee": "twee en meer"}, {}, id="both-got-longer"),
        pytest.param({"een": "iets anders"}, {"een": "V-108"}, id="written-over"),
    ],
)
def test_a_page_that_got_the_text_of_another_is_told(
    change: dict[str, str], told: dict[str, str], three: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also one with a mistake in it, which is in no library; the titles go with the texts."""
    capsys.readouterr()
    files = {name: (three / "stories" / f"{name}.md").read_text() for name in WORDS}
    for name, what in change.items():
        whose, *more = what.split(" ", 1)
        text = files.get(whose) or files[name].replace(WORDS[name], " ".join(f"weer{n}" for n in range(60)))
        text = text if whose in files else re.sub("(?m)^title: .*$", "title: Heel iets anders", text)
        write(three / "stories" / f"{name}.md", text + " ".join(more))
    main(["check", "--against", "main", "--root", str(three)])
    assert dict(re.findall(r"^stories/(\w+)\.md:\d+: (V-10[78]) ", capsys.readouterr().out, re.MULTILINE)) == told
