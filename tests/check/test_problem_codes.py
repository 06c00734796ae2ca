"""One golden case for each rule: a sample library with one mistake, and all that the check says of it.

`problems/<CODE>/in/` has the files that differ from the sample library, `before/` those that were other before, if that
is what it is about, and `expected.txt` the output. A new rule needs a
new folder; `pytest tests/check/test_problem_codes.py --update-golden` writes the output, to be read before it is kept.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from hoedan.model.problems import ReportFormat, write_problems
from hoedan.model.rules import RULES
from made.sample import judge
from problem_inputs import MADE, PROBLEMS, case_of, slips_in

PACKAGE = Path(__file__).parents[2] / "hooks" / "hoedan"
WITH_ANOTHER = {"V-060": {"P-004"}}
"""A rule that cannot be broken alone: what `allow` does not silence, is still said."""
NOT_READ = re.compile(
    r'"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"|#.*|^from \S+ import (?:\([^)]*\)|.*)|^[A-Z][A-Z\d_]+(?=(?::.*)? = )',
    re.MULTILINE,
)
"""Texts, comments, imports and the names of constants where they are declared. To parse all code takes a second."""
CASES = sorted(folder.name for folder in PROBLEMS.iterdir())


@pytest.mark.parametrize("code", CASES)
def test_the_check_says_what_the_case_expects(code: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    root, then = case_of(code, tmp_path)
    said = write_problems(judge(root, before=then, spell=slips_in).problems, ReportFormat.TEXT)
    expected = PROBLEMS / code / "expected.txt"
    if request.config.getoption("--update-golden"):
        expected.write_text(said, encoding="utf-8")
    assert expected.is_file(), f"write expected.txt: run with `-k {code} --update-golden`, and read it"
    assert said, f"the check says nothing of {code}: is the function that reports it called?"
    assert said == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("code", CASES)
def test_a_case_shows_its_own_rule_and_no_other(code: str) -> None:
    said = (PROBLEMS / code / "expected.txt").read_text(encoding="utf-8")
    assert set(re.findall(r"^.+?:\d+: (\S+) ", said, re.MULTILINE)) - WITH_ANOTHER.get(code, set()) == {code}


def test_every_rule_has_a_case() -> None:
    missing = sorted(RULES.keys() - set(CASES))
    assert missing == [], f"no folder in tests/check/problems/ for {', '.join(missing)}"


def test_every_case_has_a_rule() -> None:
    loose = sorted(set(CASES) - RULES.keys())
    assert loose == [], f"no rule has the code {', '.join(loose)}: it stands in tests/check/problems/ only"


def test_every_case_has_an_input() -> None:
    assert [code for code in CASES if not (PROBLEMS / code / "in").is_dir() and code not in MADE] == []


def test_every_rule_is_reported_by_code() -> None:
    read = {name for file in PACKAGE.rglob("*.py") for name in names_read(file)}
    idle = sorted(code for code, (name, _) in declarations().items() if name not in read)
    assert idle == [], f"declared, but nothing reports {', '.join(idle)}"


def test_a_rule_is_declared_in_a_room_that_judges() -> None:
    rooms = {file.parent.name for _, file in declarations().values()}
    assert rooms == {"model", "text", "reading", "check"}


def test_the_check_knows_every_rule_that_is_declared() -> None:
    assert sorted(declarations()) == sorted(RULES)


@cache
def declarations() -> dict[str, tuple[str, Path]]:
    """Code -> the name of the rule and the file in which it is declared."""
    found = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        for name, code in re.findall(r'^(\w+) = rule\(\s*"([A-Z]-\d{3})"', source_of(file), re.MULTILINE):
            found[code] = (name, file)
    return found


def names_read(file: Path) -> Iterator[str]:
    """Every constant that is read in a file: not declared, imported or mentioned only."""
    yield from re.findall(r"(?<![\w.])[A-Z][A-Z\d_]+\b", NOT_READ.sub("", source_of(file)))


@cache
def source_of(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def test_every_code_says_of_what_it_is() -> None:
    assert {code[0] for code in RULES} == set("FVIDBLGSPT")
    assert all(re.fullmatch(r"[A-Z]-\d{3}", code) for code in RULES)


def test_every_rule_speaks_to_its_reader_as_the_site_does() -> None:
    said = {rule.code: f"{rule.message} {rule.advice} {rule.explanation}" for rule in RULES.values()}
    assert {code for code, words in said.items() if re.search(r"\b[Uu]w?\b", words)} == set()


def test_every_message_is_a_sentence_with_advice() -> None:
    for rule in RULES.values():
        assert rule.explanation.endswith(".") and rule.explanation[0].isupper(), rule.code
        assert rule.message.endswith((".", "{help}")), rule.code
        assert rule.advice.endswith((".", "`.", "{help}")), rule.code
        assert not rule.message[0].isupper() or rule.message.startswith("HTML"), rule.code
