"""What a rule says of what was written."""

import pytest

from hoedan.model.problems import Level
from hoedan.model.rules import RETIRED, RULES, Rule, rule

RULE = Rule("X-999", Level.WARNING, "'{value}' van {count}.", "Hoogstens {limit}.", "Uitleg.", 10_000)


def test_a_problem_is_filled_in_with_its_bound_and_numbers_as_dutch_writes_them() -> None:
    found = RULE.at("stories/x.md", 0, value="a\n b", count=12_345)
    assert (found.line, found.code, found.is_error) == (1, "X-999", False)
    assert found.message == "'a b' van 12.345. Hoogstens 10.000."


def test_a_suggestion_takes_the_place_of_the_advice() -> None:
    found = RULE.at("stories/x.md", 3, suggestion="vertrouwen", value="v\u0435rtrouwen", count=1)
    assert "Hoogstens" not in found.message
    assert "Bedoel je 'vertrouwen'? Teken 2 lijkt op een gewone letter" in found.message


def test_a_code_is_used_once() -> None:
    assert RETIRED.isdisjoint(RULES)
    taken = next(iter(RULES))
    with pytest.raises(ValueError, match=f"the code {taken} is taken"):
        rule(taken, Level.ERROR, message="", advice="", explanation="")
