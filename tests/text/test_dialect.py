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
        pytest.param("> - a\n>   - b", ["2 V-066"], id="two-spaces-in-a-quote"),
        pytest.param("> 1) a", ["1 V-067"], id="brackets-in-a-quote"),
        pytest.param("- a\n    1) b", ["2 V-067"], id="brackets-in-an-item"),
        pytest.param("> 2021. Toen.", ["1 V-069"], id="a-year-in-a-quote"),
        pytest.param("- a\n- 2021. Toen.", ["2 V-069"], id="a-year-in-an-item"),
        pytest.param("- 3. a", ["1 V-068"], id="starts-at-three-in-an-item"),
        pytest.param("> a\\\n> b", ["1 V-071"], id="a-backslash-in-a-quote"),
        pytest.param("###Kop", ["1 V-077"], id="a-heading-without-a-space"),
        pytest.param("### Kop", [], id="a-heading"),
        pytest.param("- [ ] a\n- [x] b", ["1 V-078", "2 V-078"], id="boxes-to-tick"),
        pytest.param("> [!NOTE]\n> a", ["1 V-078"], id="a-box"),
        pytest.param("Dit is ~~weg~~.", ["1 V-078"], id="struck-through"),
        pytest.param("Van ~~ en ~~ en `~~x~~`.", [], id="waves"),
        pytest.param("Zie https://bron.test/a voor meer.", ["1 V-079"], id="a-bare-address"),
        pytest.param("> Zie www.bron.test.", ["1 V-079"], id="a-bare-address-in-a-quote"),
        pytest.param("[a](https://b.test) <https://b.test> `https://b.test`", [], id="addresses-in-links-and-code"),
        pytest.param("Mail info@www.bron.test.", [], id="a-mailbox"),
        pytest.param("a\n| b | c |\n| - | - |\n| d | e |", ["2 V-080"], id="a-table-below-text"),
        pytest.param("a\n\n| b | c |\n| - | - |\n| d | e |", [], id="a-table"),
        pytest.param("```\n3. a\n1) b\n\n- [ ] ~~c~~ https://bron.test\n```", [], id="code"),
    ],
)
def test_what_is_shown_in_two_ways_is_named(text: str, expected: list[str]) -> None:
    assert codes(text) == expected
