"""A problem as text, as JSON and as an annotation on GitHub; safe to print, and discreet."""

import json
import re

import pytest

from hoedan.check.check_library import check_library as _every_rule  # noqa: F401 - declares them all
from hoedan.check.context import choices_of, telling_words
from hoedan.intake.form_words import FORM_WORDS
from hoedan.model.problems import Level, Problem, ReportFormat, show, write_problems
from hoedan.model.rules import NOTHING_TO_CHOOSE, RULES, rule

BSN = "123456782"
IBAN = "NL91 ABNA 0417 1643 00"


NEVER_ONE = {"T-002", "T-004", "T-007"}
"""Rules on style with more than one bound, each far above one: words in a sentence, passives, letters in a word."""


def test_what_may_be_one_is_not_counted_in_the_plural() -> None:
    plural = re.compile(r"\{count\} (?:[a-z]+ )?[a-z]+(?:en|s)\b")
    counting = {
        code
        for code, each in RULES.items()
        if any(plural.search(text) for text in (each.message, each.advice, FORM_WORDS.get(code, "")))
    }
    assert {code for code in counting - NEVER_ONE if RULES[code].limit in (None, 0)} == set()
    assert counting >= {"F-008", "V-057"}


def test_a_problem_reads_as_place_code_level_and_message() -> None:
    found = RULES["V-014"].at(
        "stories/x.md", 12, suggestion="vertrouwen", value="vertouwen", key="ingredients", choices=""
    )
    assert str(found) == (
        "stories/x.md:12: V-014 fout: onbekend ingrediënt 'vertouwen' in `ingredients`. Bedoel je 'vertrouwen'?"
    )


def test_without_a_suggestion_the_general_advice_is_given() -> None:
    found = RULES["V-014"].at("stories/x.md", 12, value="zink", key="ingredients", choices=choices_of({"zout", "lef"}))
    assert found.message.endswith("Kies uit: lef, zout.")


def test_problems_sort_by_path_line_and_code() -> None:
    found = [
        RULES["F-011"].at("b.md", 1),
        RULES["V-021"].at("a.md", 10),
        RULES["V-005"].at("a.md", 9, status="gestopt"),
        RULES["F-011"].at("a.md", 9),
    ]
    assert [f"{each.path}:{each.line} {each.code}" for each in sorted(found)] == [
        "a.md:9 F-011",
        "a.md:9 V-005",
        "a.md:10 V-021",
        "b.md:1 F-011",
    ]


def test_the_same_problem_is_written_once() -> None:
    found = RULES["F-011"].at("a.md", 1)
    assert write_problems([found, found], ReportFormat.TEXT).count("\n") == 1


def test_no_problems_are_an_empty_text_and_an_empty_list() -> None:
    assert write_problems([], ReportFormat.TEXT) == ""
    assert write_problems([], ReportFormat.GITHUB) == ""
    assert json.loads(write_problems([], ReportFormat.JSON)) == []


def test_json_has_every_part() -> None:
    found = json.loads(write_problems([RULES["V-005"].at("stories/é.md", 3, status="gestopt")], ReportFormat.JSON))
    assert found == [
        {
            "path": "stories/é.md",
            "line": 3,
            "code": "V-005",
            "level": "waarschuwing",
            "message": "`status: gestopt`, maar `period` heeft geen `end`. Voeg `end` toe als de bron het vertelt.",
        }
    ]


@pytest.mark.parametrize(
    ("code", "command"),
    [("F-011", "::error "), ("V-005", "::warning "), ("T-001", "::notice ")],
)
def test_github_gets_an_annotation_of_the_right_level(code: str, command: str) -> None:
    assert write_problems([Problem("a.md", 1, code, "tekst", RULES[code].level)], ReportFormat.GITHUB).startswith(
        command
    )


def test_github_gets_its_own_escapes() -> None:
    found = Problem("map, een: 100%\n.md", 1, "F-011", "100% ::error::\r\nklaar", Level.ERROR)
    assert write_problems([found], ReportFormat.GITHUB) == (
        "::error file=map%2C een%3A 100%25%0A.md,line=1,title=F-011::100%25 ::error::%0D%0Aklaar\n"
    )


def test_a_contributor_cannot_write_a_second_annotation() -> None:
    found = RULES["V-003"].at("a.md", 1, value="x\n::error file=b.md::gehackt", key="status", choices="loopt")
    assert write_problems([found], ReportFormat.GITHUB).count("\n") == 1


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        pytest.param("een\ntwee\tdrie  vier", "een twee drie vier", id="white-space"),
        pytest.param("rood\x1b[31m", "rood[31m", id="colour-of-a-terminal"),
        pytest.param("a\u202eb\u200bc\x00d\ud800e", "abcde", id="hidden-characters"),
        pytest.param("x" * 81, "x" * 79 + "…", id="long"),
        pytest.param("x" * 80, "x" * 80, id="just-fits"),
        pytest.param(12345, "12.345", id="number"),
        pytest.param(["een", 2], "['een', 2]", id="list"),
        pytest.param("{0} {key} %s", "{0} {key} %s", id="braces"),
    ],
)
def test_a_value_is_shown_on_one_short_line(value: object, shown: str) -> None:
    assert show(value) == shown


def test_braces_in_a_value_are_not_filled_in() -> None:
    assert "'{key}'" in RULES["V-020"].at("a.md", 1, value="{key}").message


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(BSN, id="plain"),
        pytest.param("123.456.782", id="points"),
        pytest.param("1234 56 782", id="spaces"),
        pytest.param("123\n456\n782", id="lines"),
        pytest.param("123\u200b456\u200b782", id="hidden-characters-between"),
        pytest.param("bsn:123456782.", id="in-a-sentence"),
    ],
)
def test_a_bsn_is_never_repeated_in_full(written: str) -> None:
    for form in ReportFormat:
        said = write_problems([RULES["V-003"].at("a.md", 1, value=written, key="status", choices="x")], form)
        assert BSN not in "".join(character for character in said if character.isdigit())
        assert "•••82" in said


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(IBAN, id="groups"),
        pytest.param("NL91ABNA0417164300", id="plain"),
        pytest.param("nl91 abna 0417 1643 00", id="small-letters"),
        pytest.param("NL91-ABNA-0417-1643-00", id="dashes"),
        pytest.param("BE68 5390 0754 7034 naar wie", id="a-word-right-after-it"),
        pytest.param("NL91\nABNA 0417\t1643 00", id="lines"),
    ],
)
def test_an_iban_is_never_repeated_in_full(written: str) -> None:
    said = str(RULES["V-003"].at("a.md", 1, value=written, key="status", choices="x"))
    assert "0417" not in said
    assert "5390" not in said
    assert "•••" in said


@pytest.mark.parametrize("number", ["123456789", "020 123 45 67", "2021-2022", "100.000.000", "NL00 ABNA 0417 1643 00"])
def test_other_numbers_are_shown(number: str) -> None:
    assert number in str(RULES["V-020"].at("a.md", 1, value=number))


def test_a_bsn_in_a_path_or_suggestion_is_masked_too() -> None:
    found = RULES["V-020"].at(f"stories/{BSN}.md", 1, suggestion=BSN, value="x")
    assert BSN not in str(found)


def test_a_letter_that_only_looks_like_one_of_an_iban_does_no_harm() -> None:
    assert show("\u212aL91 ABNA 0417 1643 00 \u0130\u017f")


def test_a_line_is_never_below_one() -> None:
    assert RULES["F-011"].at("a.md", 0).line == 1


def test_only_errors_stop_a_build() -> None:
    stopping = {level for level in Level if Problem("a.md", 1, "F-001", "", level).is_error}
    assert stopping == {Level.ERROR}


def test_a_code_is_declared_once() -> None:
    with pytest.raises(ValueError, match="V-014 is taken"):
        rule("V-014", Level.ERROR, message="nog een.", advice="Kies.", explanation="Eén code, één regel.")


def test_the_code_of_a_rule_that_is_gone_is_not_used_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hoedan.model.rules.RETIRED", frozenset({"V-099"}))
    with pytest.raises(ValueError, match="V-099 is taken"):
        rule("V-099", Level.ERROR, message="weer.", advice="Kies.", explanation="Eén code, één regel.")


def test_a_message_gets_the_limit_of_its_rule() -> None:
    assert "hoogstens 10.000" in RULES["F-008"].at("a.md", 1, count=12_000).message


LISTING = {code: rule for code, rule in RULES.items() if "{choices}" in rule.advice}


@pytest.mark.parametrize("code", LISTING)
def test_a_list_to_choose_from_is_never_empty_and_may_have_one(code: str) -> None:
    names = set(re.findall(r"(?<!\{)\{(\w+)\}", LISTING[code].message + LISTING[code].advice))
    given = dict.fromkeys(names - {"choices", "limit"}, "x")
    none, one = (LISTING[code].at("a.md", 1, **given, choices=choices).message for choices in ("", "lef"))
    assert none.endswith(NOTHING_TO_CHOOSE)
    assert re.search(r"[:' ]['`]?lef\b", one)


def test_words_that_several_names_have_tell_none_from_the_rest() -> None:
    names = {"bereik": ["De mensen kwamen niet", "drempel"], "tempo": ["Te veel, te snel", "doel niet gehaald"]}
    assert telling_words(names) == {
        "bereik": {"mensen", "kwamen", "drempel"},
        "tempo": {"veel", "snel", "doel", "gehaald"},
    }
