"""One golden case for each rule: a sample library with one mistake, and all that the check says of it.

`problems/<CODE>/in/` has the files that differ from the sample library, `expected.txt` the output. A new rule needs a
new folder; `pytest tests/test_problem_codes.py --update-golden` writes the output, to be read before it is kept.
"""

import re
import shutil
from pathlib import Path

import pytest

from hoedan.check.check_library import check_library
from hoedan.model.problems import Format, write_problems
from hoedan.model.rules import RULES
from made.sample import TODAY, copy_sample
from problem_inputs import MADE

PROBLEMS = Path(__file__).parent / "problems"
PACKAGE = Path(__file__).parents[2] / "hooks" / "hoedan"
WITH_ANOTHER = {"V-060": {"P-004"}}
"""A rule that cannot be broken alone: what `allow` does not silence, is still said."""
CASES = sorted(folder.name for folder in PROBLEMS.iterdir())


@pytest.mark.parametrize("code", CASES)
def test_the_check_says_what_the_case_expects(code: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    root = copy_sample(tmp_path)
    if (PROBLEMS / code / "in").is_dir():
        shutil.copytree(PROBLEMS / code / "in", root, dirs_exist_ok=True)
    if code in MADE:
        MADE[code](root)
    said = write_problems(check_library(root, TODAY).problems, Format.TEXT)
    expected = PROBLEMS / code / "expected.txt"
    if request.config.getoption("--update-golden"):
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("code", CASES)
def test_a_case_shows_its_own_rule_and_no_other(code: str) -> None:
    said = (PROBLEMS / code / "expected.txt").read_text(encoding="utf-8")
    assert set(re.findall(r"^.+?:\d+: (\S+) ", said, re.MULTILINE)) - WITH_ANOTHER.get(code, set()) == {code}


def test_every_rule_has_a_case() -> None:
    assert sorted(RULES) == CASES


def test_every_case_has_an_input() -> None:
    assert [code for code in CASES if not (PROBLEMS / code / "in").is_dir() and code not in MADE] == []


def test_every_rule_is_used_in_the_code() -> None:
    sources = {file: file.read_text(encoding="utf-8") for file in PACKAGE.rglob("*.py") if file.name != "rules.py"}
    used = {code for text in sources.values() for code in re.findall(r'"([A-Z]-\d{3})"', text)}
    assert used == RULES.keys()


def test_every_code_says_of_what_it_is() -> None:
    assert {code[0] for code in RULES} == set("FVIDBLSPT")
    assert all(re.fullmatch(r"[A-Z]-\d{3}", code) for code in RULES)


def test_every_message_is_a_sentence_with_advice() -> None:
    for rule in RULES.values():
        assert rule.message.endswith((".", "{help}")), rule.code
        assert rule.advice.endswith((".", "`.", "{help}")), rule.code
        assert not rule.message[0].isupper() or rule.message.startswith("HTML"), rule.code
