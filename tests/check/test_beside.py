"""What lies beside the texts: named when it is no part of the site, and never on the site unseen."""

import errno
import os
import subprocess
from pathlib import Path

import pytest

from conftest import run_mkdocs
from hoedan.check import beside
from hoedan.check.beside import check_beside
from hoedan.check.check_library import check_library
from hoedan.incremental.clock import git
from hoedan.incremental.memory import Memory
from made.odd import DRAWN, KNOWN, STRANGE, words_in
from made.sample import codes, copy_sample, write


@pytest.mark.parametrize("name", [name for name in STRANGE if not Path(name).name.startswith(".")])
def test_a_file_that_nobody_knows_is_named(name: str, tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    write(root, name, "<script>hier()</script>")
    assert codes(root) == [f"{name}:1 F-045"]


@pytest.mark.parametrize("name", [*KNOWN, *DRAWN])
def test_a_file_of_the_site_needs_no_word(name: str, tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    write(root, name, "x")
    assert codes(root) == []


@pytest.mark.parametrize(
    ("names", "named"),
    [
        (["stories/plek-in-de-buurt/lpt¹.png"], ["stories/plek-in-de-buurt/lpt¹.png"]),
        (["stories/aux/plaat.svg"], ["stories/aux"]),
        (["ingredients/samen /a.png"], ["ingredients/samen "]),
        (["docs/assets/a:b.svg", "places/bron?.txt"], ["docs/assets/a:b.svg", "places/bron?.txt"]),
        (["stories/buurt/Beeld.png", "stories/buurt/beeld.png"], ["stories/buurt/beeld.png"]),
        (["places/één.txt", "places/e\u0301e\u0301n.txt"], ["places/één.txt"]),
        ([f"bundles/x/{'lang-' * 38}a.svg"], [f"bundles/x/{'lang-' * 38}a.svg"]),
        (["docs/assets/on\u200bzichtbaar.js", "bundles/x/\x7f.png"], ["docs/assets/onzichtbaar.js", "bundles/x/.png"]),
        (["stories/plek-in-de-buurt/com10.svg", "docs/assets/Één.svg", "places/.kladje"], []),
    ],
)
def test_a_name_that_not_every_computer_can_have_is_told(names: list[str], named: list[str], tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    for name in names:
        write(root, name, "x")
    told = [str(found) for found in check_beside(root, Memory())]
    assert [line.partition(":1: F-050")[0] for line in told if "F-050" in line] == named


def test_only_what_is_known_goes_to_the_site(odd_site: Path) -> None:
    contents = {file.read_bytes() for file in odd_site.rglob("*") if file.is_file()}
    published = {name for name in (*STRANGE, *KNOWN, *DRAWN) if words_in(name).encode() in contents}
    assert published == set(KNOWN) - {"docs/LICENSE"}


def test_a_link_ends_the_build_with_a_message(sample_library: Path) -> None:
    (sample_library / "docs" / "lus").symlink_to("..")
    built = run_mkdocs(sample_library, "build")
    assert built.returncode == 1
    assert "docs/lus:1: F-005 fout" in built.stderr and "Traceback" not in built.stderr
    assert not (sample_library / "site").exists()


@pytest.mark.parametrize("closed", ["bundles", "docs/themas", "stories"])
def test_a_folder_that_may_not_be_looked_into_is_told(
    closed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its texts would be missing from the site without a word."""
    root, scandir = copy_sample(tmp_path), os.scandir

    def refuse(place: str | Path) -> object:
        if Path(place) == root / closed:
            raise PermissionError(errno.EACCES, "Permission denied", str(place))
        return scandir(place)

    monkeypatch.setattr(os, "scandir", refuse)
    told = [str(found) for found in check_beside(root, Memory())]
    assert [line for line in told if "F-028" in line] == [
        f"{closed}:1: F-028 fout: de map is niet te lezen: je mag daar niet lezen of schrijven. "
        "Zet er een gewoon bestand of een gewone map neer die iedereen mag lezen."
    ]


def in_git(root: Path, *words: str) -> None:
    named = ("-c", "user.name=x", "-c", "user.email=x@voorbeeld.nl")
    subprocess.run(["git", "-C", str(root), *named, *words], check=True, capture_output=True)


@pytest.mark.parametrize("where", ["", "onder/elders", "worktree"])
def test_git_is_asked_for_made_files_once_until_it_has_others(
    where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A library that is being served is checked at each edit; one below the top of a repository, and in a worktree."""
    repository = root = tmp_path / "bewaard"
    repository.mkdir()
    in_git(repository, "init", "-q")
    if where == "worktree":
        root = tmp_path / "tak"
        in_git(repository, "commit", "-q", "--allow-empty", "-m", "begin")
        in_git(repository, "worktree", "add", "-q", str(root))
    elif where:
        root = repository / where
    write(root, ".cache/parts/0123.deel", b"andere woorden")
    asked, memory = [0], Memory()

    def count(root: Path, *words: str) -> str:
        asked[0] += 1
        return git(root, *words)

    monkeypatch.setattr(beside, "git", count)

    def told() -> list[str]:
        return beside.made_in_git(root, memory)

    assert (told(), told(), asked) == ([], [], [1])
    in_git(root, "add", "-f", ".cache")
    assert (told(), told(), asked) == ([".cache/parts/0123.deel"], [".cache/parts/0123.deel"], [2])
    in_git(root, "rm", "-q", "--cached", ".cache/parts/0123.deel")
    assert (told(), told(), asked) == ([], [], [3])


def test_a_library_may_be_where_one_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = copy_sample(tmp_path)
    write(root, "docs/vreemd.bin", "x")
    monkeypatch.chdir(root)
    assert [str(each) for each in check_library(Path()).problems] == [
        str(each) for each in check_library(root).problems
    ]
