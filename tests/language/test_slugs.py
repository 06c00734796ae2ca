"""Words made comparable. The scripts of the site do it too: fold.test.js holds them to the same cases."""

import json
from pathlib import Path

import pytest

from hoedan.language.slugs import fold, slugify

CASES: list[dict[str, str]] = json.loads(Path(__file__).with_name("fold.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case["text"]))
def test_text_is_folded_and_made_a_slug_as_the_table_says(case: dict[str, str]) -> None:
    assert (fold(case["text"]), slugify(case["text"])) == (case["folded"], case["slug"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case["text"]))
def test_what_is_folded_stays_so(case: dict[str, str]) -> None:
    assert fold(fold(case["text"])) == fold(case["text"])
