"""Spelling as advice: which words are looked up, and what Hunspell's answers mean."""

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from hoedan.check import spelling
from hoedan.check.check_library import check_library
from hoedan.check.spelling import SpellingError, ask_hunspell
from hoedan.cli import main
from made.library import make_library, story_body

TEXT = "De verantwoordlijke dagvoorziening in Zwolle was verantwoordlijke. Wij-zij en 3D."


def looked_up(root: Path, front: str = "") -> tuple[list[str], list[str]]:
    make_library(root, een=f"{front}===\n{story_body()}\n{TEXT}\n")
    asked: list[str] = []

    def spell(words: Iterable[str]) -> dict[str, str | None]:
        asked.extend(words)
        return {word: None for word in asked if word == "verantwoordlijke"}

    return asked, [found.code for found in check_library(root, spell=spell).problems]


def test_ordinary_words_are_looked_up_once_and_told_once(tmp_path: Path) -> None:
    asked, found = looked_up(tmp_path)
    assert asked == sorted(set(asked)) and "verantwoordlijke" in asked
    assert not {"Zwolle", "dagvoorziening", "3D", "De"} & set(asked)
    assert found == ["T-011"]


@pytest.mark.parametrize(
    "front",
    [
        "partners: [{name: Stichting verantwoordlijke zorg, type: overig}]\n",
        "contact: {organisation: 'verantwoordlijke'}\n",
        "sources: [{id: 1, title: X, publisher: verantwoordlijke, url: https://x.test/, date: 2021, kind: pers}]\n",
    ],
    ids=["partner", "contact", "publisher"],
)
def test_a_name_of_the_front_matter_without_a_capital_is_no_slip(front: str, tmp_path: Path) -> None:
    assert looked_up(tmp_path, front)[1] == []


def test_a_word_can_be_allowed_also_when_nobody_looks_words_up(tmp_path: Path) -> None:
    assert looked_up(tmp_path, "allow: [{code: T-011, reason: zo heet het}]\n")[1] == []
    assert check_library(tmp_path).problems == ()


def test_the_answers_of_hunspell_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "hunspell"
    program.write_text(
        "#!/bin/sh\n"
        'if [ "$1" = -l ]; then tee -a gevraagd | grep -vxE "raad|vergadering|tussen|zorg|wonen"; exit 0; fi\n'
        "cat > gegist\nprintf '@(#) x\\n*\\n& fuot 2 1: fout, fort\\n# xyz 1\\n+ a\\n'\n"
    )
    program.chmod(0o755)
    monkeypatch.setattr(spelling, "COMMAND", (str(program),))
    monkeypatch.chdir(tmp_path)
    assert ask_hunspell(["xyz", "fuot", "raadsvergadering", "tússen", "wonen-zorg", "zorgxyz", "zorg"]) == {
        "fuot": "fout",
        "xyz": None,
    }
    assert (tmp_path / "gegist").read_text() == "^fuot\n^xyz\n^zorgxyz\n"


def test_a_dictionary_that_takes_too_long_is_not_said_to_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def wait(*_: object, timeout: float, **__: object) -> None:
        raise subprocess.TimeoutExpired("hunspell", timeout)

    monkeypatch.setattr(subprocess, "run", wait)
    with pytest.raises(SpellingError, match="duurt te lang"):
        ask_hunspell(["a"])


def test_without_hunspell_the_command_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(spelling, "COMMAND", (str(tmp_path / "weg"),))
    with pytest.raises(SpellingError):
        ask_hunspell([])
    assert main(["check", "--spelling", "--root", str(make_library(tmp_path, een=""))]) == 2
    assert "apt install hunspell hunspell-nl" in capsys.readouterr().err


def test_the_dictionary_knows_dutch_compounds() -> None:
    if shutil.which("hunspell") is None:
        pytest.skip("hunspell is not installed: apt install hunspell hunspell-nl")
    right = ["schuldhulpverlening", "fiets", "dorpsstichting", "níet", "trots-op-je-vak", "raadsactiviteiten", "foto’s"]
    assert ask_hunspell([*right, "verantwoordlijk"]) == {"verantwoordlijk": "verantwoordelijk"}
