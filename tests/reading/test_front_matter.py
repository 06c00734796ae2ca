"""The YAML at the top of a file: its values as text, with the line of each, or what is wrong with it."""

import pytest

from hoedan.reading.front_matter import FrontMatter, read_yaml, split_document
from hoedan.reading.source import Source


def read(text: str) -> FrontMatter:
    front, problems = read_yaml("x.md", text, first_line=2)
    assert problems == []
    assert front is not None
    return front


def codes(text: str) -> list[str]:
    """The problems of a front matter that starts on line 2, as `line code`."""
    return [f"{each.line} {each.code}" for each in read_yaml("x.md", text, first_line=2)[1]]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        pytest.param("2021", "2021", id="number"),
        pytest.param("1.50", "1.50", id="decimal"),
        pytest.param("no", "no", id="the-word-no"),
        pytest.param("2021-09-01", "2021-09-01", id="date"),
        pytest.param("2021-02-30", "2021-02-30", id="date-that-does-not-exist"),
        pytest.param("12:30", "12:30", id="time"),
        pytest.param("0x10", "0x10", id="hexadecimal"),
        pytest.param("'no'", "no", id="quoted"),
        pytest.param("<b>niet vet</b> & meer", "<b>niet vet</b> & meer", id="no-html"),
        pytest.param(">\n  een\n  twee", "een twee", id="folded"),
        pytest.param(">\n  een\n  twee\n", "een twee", id="folded-with-a-line-end"),
        pytest.param("|+\n  een\n\n", "een", id="literal"),
        pytest.param('" een\\n"', "een", id="quoted-with-spaces"),
    ],
)
def test_every_value_is_read_as_text(written: str, value: str) -> None:
    assert read(f"title: {written}").text("title") == value


@pytest.mark.parametrize("written", ["", "~", "null", "Null"])
def test_an_empty_value_is_none(written: str) -> None:
    assert read(f"title: {written}").values == {"title": None}


def test_each_key_and_item_knows_its_line() -> None:
    front = read("title: Een\nthemes:\n  - wonen\n  - zorg\nsources:\n  - id: 1\n    title: Twee\n")
    assert front.line_of("title") == 2
    assert front.line_of("themes", 1) == 5
    assert front.line_of("sources", 0, "title") == 8


def test_a_block_in_a_list_is_a_name_without_its_line_end() -> None:
    assert read("themes:\n  - >\n    wonen\n  - |\n    zorg\n").values == {"themes": ["wonen", "zorg"]}


def test_the_line_of_what_is_missing_is_that_of_what_it_is_missing_from() -> None:
    front = read("title: Een\nsources:\n  - id: 1\n")
    assert front.line_of("sources", 0, "publisher") == 4
    assert front.line_of("status") == 2


def test_the_body_starts_on_the_line_after_the_front_matter() -> None:
    document, problems = split_document(Source("x.md", "---\ntitle: Een\n---\n\nTekst.\n"))
    assert problems == []
    assert document is not None
    assert (document.body, document.body_line) == ("\nTekst.\n", 4)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("# Een titel\n", ["1 F-011"], id="no-front-matter"),
        pytest.param("\n---\ntitle: Een\n---\n", ["1 F-011"], id="not-on-the-first-line"),
        pytest.param("---\ntitle: Een\n\n## Aanpak\n", ["1 F-012"], id="not-closed"),
    ],
)
def test_a_file_without_front_matter_is_a_problem(text: str, expected: list[str]) -> None:
    document, problems = split_document(Source("x.md", text))
    assert document is None
    assert [f"{each.line} {each.code}" for each in problems] == expected


def test_the_body_is_still_read_when_the_yaml_is_broken() -> None:
    document, problems = split_document(Source("x.md", '---\ntitle: "Een\n---\nTekst.\n'))
    assert [each.code for each in problems] == ["F-014"]
    assert document is not None
    assert (document.front, document.body) == (None, "Tekst.\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a: b\ntitle: Wonen: zo kan het", ["3 F-014"], id="colon-in-text"),
        pytest.param('title: "een\nstatus: loopt\n\nthemes: [wonen]', ["2 F-014"], id="quote-not-closed"),
        pytest.param("title: 'een\nstatus: loopt", ["2 F-014"], id="single-quote-not-closed"),
        pytest.param("title: een\nthemes: [wonen, zorg\nstatus: loopt", ["3 F-014"], id="bracket-not-closed"),
        pytest.param("title: @een", ["2 F-014"], id="starts-with-a-mark"),
        pytest.param('title: "C:\\map"', ["2 F-014"], id="backslash"),
        pytest.param("title: een\n  status: loopt", ["3 F-014"], id="indent"),
        pytest.param("themes:\n\t- wonen", ["3 F-018"], id="tab"),
        pytest.param("title: een\n--- \nstatus: loopt", ["3 F-014"], id="two-blocks"),
        pytest.param("- een\n- twee", ["2 F-019"], id="list"),
        pytest.param("zomaar tekst", ["2 F-019"], id="text"),
        pytest.param("# alleen uitleg", ["2 F-019"], id="comment"),
        pytest.param("", ["2 F-019"], id="nothing"),
        pytest.param("title: een\ntitle: twee", ["3 F-016"], id="double-key"),
        pytest.param("sources:\n  - {id: 1, id: 2}", ["3 F-016"], id="double-key-inside"),
        pytest.param("title: &naam een", ["2 F-015"], id="anchor"),
        pytest.param("title: een\nsummary: *naam", ["3 F-015"], id="alias"),
        pytest.param("title: !!python/name:os.system x", ["2 F-015"], id="tag"),
        pytest.param("title: een\n<<: {summary: twee}", ["3 F-015"], id="merge-key"),
        pytest.param("a: [[[[[b]]]]]", ["2 F-017"], id="nested-too-deep"),
        pytest.param("a: " + "[" * 30_000, ["2 F-017"], id="nested-thousands-deep"),
        pytest.param("a: " + "{b: " * 10_000, ["2 F-017"], id="blocks-thousands-deep"),
        pytest.param("? " * 20_000, ["2 F-017"], id="keys-thousands-deep"),
        pytest.param('title: "een\\u202Etwee"', ["2 F-030"], id="hidden-character-in-an-escape"),
        pytest.param("a: [" + "b, " * 3000 + "]", ["2 F-040"], id="too-many-values"),
        pytest.param("# uitleg\n" * 8000, ["1 F-013"], id="too-large"),
        pytest.param("title: een\ntitle: twee\nstatus: [", ["3 F-016", "4 F-014"], id="two-mistakes"),
        pytest.param("title: &a een\ntitle: !x twee", ["2 F-015", "3 F-016", "3 F-015"], id="three-mistakes"),
    ],
)
def test_a_mistake_in_the_yaml_is_reported_at_its_line(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_aliases_that_would_grow_to_billions_are_never_expanded() -> None:
    laughs = "a: &a [ha, ha]\n" + "".join(
        f"{k}: &{k} [*{j}, *{j}]\n" for j, k in zip("abcdefgh", "bcdefghi", strict=True)
    )
    front, problems = read_yaml("x.md", laughs, first_line=2)
    assert front is None
    assert {each.code for each in problems} == {"F-015"}


def test_what_an_anchor_stands_before_is_still_checked() -> None:
    front, problems = read_yaml("x.md", "title: &naam een", first_line=2)
    assert [each.code for each in problems] == ["F-015"]
    assert front is not None
    assert front.text("title") == "een"


def test_an_escape_cannot_write_what_a_file_may_not_have() -> None:
    front, _ = read_yaml("x.md", 'title: "a\\0b\\uE001c"', first_line=2)
    assert front is not None
    assert front.text("title") == "abc"


def test_the_advice_fits_the_mistake() -> None:
    _, problems = read_yaml("x.md", "title: Wonen: zo kan het", first_line=2)
    assert problems[0].message == (
        "de front matter is geen geldige YAML: een dubbele punt in de tekst. "
        'Zet de hele waarde tussen aanhalingstekens: `title: "Wonen: zo kan het"`.'
    )
