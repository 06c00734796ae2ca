"""The choice of what `make mutants` changes, and the list of changes that nobody can see."""

import tomllib
from pathlib import Path

import pytest
from sampling import LeftOut, Mutant, choose
from survivors import Change, read_equivalents

from conftest import PROJECT

SETTINGS = tomllib.loads(Path(__file__).with_name("mutation.toml").read_text("utf-8"))
NOTHING = LeftOut((), ())
CODE = "\n".join(f"number_{number} = 0 + 1" for number in range(20, 60)) + "\n"


def mutants(code: str) -> list[Mutant]:
    """Two changes of every number in a text."""
    found = [
        (line, column)
        for line, text in enumerate(code.splitlines(), 1)
        for column, character in enumerate(text)
        if character == "1" and text[column - 1] == " "
    ]
    return [
        Mutant("m.py", "number", 2 * occurrence + step, (line, column), (line, column + 1))
        for occurrence, (line, column) in enumerate(found)
        for step in (0, 1)
    ]


def chosen_lines(folder: Path, code: str, *, seed: int = 1, left_out: LeftOut = NOTHING) -> set[str]:
    (folder / "m.py").write_text(code, "utf-8")
    found = choose(mutants(code), folder, left_out, places=10, seed=seed)
    return {code.splitlines()[mutant.start[0] - 1] for mutant in found}


def test_the_same_seed_chooses_the_same_and_another_seed_others(tmp_path: Path) -> None:
    chosen = chosen_lines(tmp_path, CODE)
    assert len(chosen) == 10
    assert chosen == chosen_lines(tmp_path, CODE)
    assert chosen != chosen_lines(tmp_path, CODE, seed=2)


def test_at_a_place_there_is_one_change(tmp_path: Path) -> None:
    (tmp_path / "m.py").write_text("a = 1\n", "utf-8")
    assert len(choose(mutants("a = 1\n"), tmp_path, NOTHING, places=10, seed=1)) == 1


def test_a_line_more_changes_at_most_one_place_of_the_sample(tmp_path: Path) -> None:
    before = chosen_lines(tmp_path, CODE)
    after = chosen_lines(tmp_path, f"# a comment\nadded = 7 + 1\n{CODE}")
    assert len(before - after) <= 1


@pytest.mark.parametrize(
    ("code", "left_out"),
    [
        pytest.param("a: 'x' + 1 = 2\n", NOTHING, id="annotation"),
        pytest.param("def f(a: 'x' + 1) -> None: ...\n", NOTHING, id="annotation-of-an-argument"),
        pytest.param("def f() -> 'x' + 1: ...\n", NOTHING, id="annotation-of-a-result"),
        pytest.param("try: ...\nexcept (\n 1 .x): ...\n", NOTHING, id="exception-with-a-dot"),
        pytest.param("Aa = x | 1\n", NOTHING, id="type"),
        pytest.param("a = 1\n", LeftOut(("number",), ()), id="operator"),
        pytest.param("a = 1\n", LeftOut((), ("a =",)), id="line"),
    ],
)
def test_what_nothing_can_see_is_not_tried(tmp_path: Path, code: str, left_out: LeftOut) -> None:
    assert chosen_lines(tmp_path, "b = 0 + 1\n" + code, left_out=left_out) <= {"b = 0 + 1"}


@pytest.mark.parametrize("change", read_equivalents(), ids=lambda change: change.module)
def test_every_change_that_we_excuse_can_still_be_made_and_has_a_reason(change: Change) -> None:
    lines = [line.strip() for line in (PROJECT / change.module).read_text("utf-8").splitlines()]
    assert change.was in " ".join(lines)
    assert read_equivalents()[change]


@pytest.mark.parametrize("package", SETTINGS["tests"])
def test_every_package_that_is_changed_is_there_with_its_tests(package: str) -> None:
    assert (PROJECT / "hooks" / "hoedan" / package).is_dir()
    assert [path for path in SETTINGS["tests"][package] if not (PROJECT / path).exists()] == []
