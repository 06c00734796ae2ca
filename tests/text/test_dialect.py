"""Forms of Markdown that GitHub and this site show in two ways."""

import pytest

from hoedan.text.body import read_body


def codes(text: str) -> list[str]:
    return [f"{fault.line} {fault.broken.code}" for fault in read_body(text, 1).faults]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("- a\n  - b", ["2 V-066"], id="two-spaces"),
        pytest.param("1. a\n   1. b", ["2 V-066"], id="three-spaces"),
        pytest.param("- a\n    - b", [], id="four-spaces"),
        pytest.param("- a\n - b", [], id="one-space-is-the-same-list"),
        pytest.param("1) a\n2) b", ["1 V-067"], id="brackets-once"),
        pytest.param("Bij punt 1) staat a.", [], id="a-bracket-in-a-sentence"),
        pytest.param("3. a\n4. b", ["1 V-068"], id="starts-at-three"),
        pytest.param("1. a\n3. b", [], id="counts-otherwise-later"),
        pytest.param("1. a\n\n2. b", [], id="goes-on-after-a-blank-line"),
        pytest.param("2021. Toen begon het.", ["1 V-069"], id="a-year"),
        pytest.param("2021\\. Toen begon het.", [], id="a-year-with-a-backslash"),
        pytest.param("In 2021. Toen begon het.", [], id="a-year-in-a-sentence"),
        pytest.param("a\\\nb", ["1 V-071"], id="a-backslash-at-the-end"),
        pytest.param("a\\\\\nb", [], id="two-of-them-are-one-shown"),
        pytest.param("a\\", [], id="at-the-end-of-the-text"),
        pytest.param("- a\n\n  b", ["3 V-072"], id="a-second-paragraph"),
        pytest.param("- a\n\n    b", [], id="a-second-paragraph-with-four-spaces"),
        pytest.param("- a\n\nb", [], id="an-ordinary-paragraph"),
        pytest.param("```\n3. a\n1) b\n```", [], id="code"),
    ],
)
def test_what_is_shown_in_two_ways_is_named(text: str, expected: list[str]) -> None:
    assert codes(text) == expected
