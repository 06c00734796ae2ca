"""What stood there as an example is told before it goes online."""

from pathlib import Path

import pytest

from hoedan.check.home import EDITORS_OF_AN_EXAMPLE
from made.sample import edit, judge
from problem_inputs import case_of


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("redactie@bibliotheek.nl", EDITORS_OF_AN_EXAMPLE),
        ("organisation: Gemeente Zwolle", "organisation: Naam van de organisatie"),
        ("organisation: Gemeente Zwolle", "organisation: Naam van het samenwerkingsverband"),
    ],
)
def test_what_the_advice_shows_is_no_answer(old: str, new: str, tmp_path: Path) -> None:
    root, then = case_of("S-023", tmp_path)
    edit(root, "mkdocs.yml", old, new)
    assert [each.code for each in judge(root, before=then).problems] == ["S-023", "S-020"]
