"""The shape of front matter: keys, types and lengths, and what the check says when they do not fit."""

import datetime
import json

import pytest

from conftest import PROJECT
from hoedan.check.shape import check_shape, nested_model
from hoedan.model.fields import (
    BundleFrontMatter,
    FrontMatterModel,
    IngredientFrontMatter,
    PageFrontMatter,
    StoryFrontMatter,
    ThemeFrontMatter,
    host_of,
    whole_address,
)
from hoedan.reading.front_matter import read_yaml
from made.vocabulary import VOCABULARY

STORY = {
    "title": "Een plek in de buurt",
    "summary": "Hoe houd je een buurthuis open? Buren in Zwolle deden het samen.",
    "municipalities": "[Zwolle]",
    "period": "{start: 2021}",
    "status": "loopt",
    "themes": "[wonen]",
    "ingredients": "[vertrouwen, lange-adem]",
    "sources": "[{id: 1, title: Een bron, publisher: Een krant}]",
}
LINES = {key: number for number, key in enumerate(STORY, 2)}
"""The line on which each key of `STORY` stands."""


def shape(model: type[FrontMatterModel], text: str) -> tuple[FrontMatterModel | None, list[str]]:
    front, problems = read_yaml("x.md", text, first_line=2)
    assert front is not None, problems
    made, found = check_shape(model, front, "x.md", VOCABULARY)
    return made, [f"{each.line} {each.code} {each.message}" for each in found]


def check_story(**changed: str | None) -> list[str]:
    """What is wrong with the sample story with other values; None leaves a key out."""
    values = {key: value for key, value in (STORY | changed).items() if value is not None}
    return shape(StoryFrontMatter, "\n".join(f"{key}: {value}" for key, value in values.items()))[1]


def read_story(**changed: str) -> StoryFrontMatter:
    made, problems = shape(StoryFrontMatter, "\n".join(f"{key}: {value}" for key, value in (STORY | changed).items()))
    assert isinstance(made, StoryFrontMatter), problems
    return made


def test_the_smallest_story_is_right() -> None:
    assert check_story() == []


@pytest.mark.parametrize("key", STORY)
def test_a_required_key_that_is_missing_is_shown_with_an_example(key: str) -> None:
    found = check_story(**{key: None})
    assert len(found) == 1
    assert found[0].startswith(f"1 F-021 de verplichte sleutel `{key}` ontbreekt. Voeg toe: `{key}: ")


@pytest.mark.parametrize(
    "key", [key for key, field in StoryFrontMatter.model_fields.items() if "tuple" in str(field.annotation)]
)
def test_a_single_word_where_a_list_belongs_is_answered_with_the_list(key: str) -> None:
    (found,) = check_story(**{key: "wonen"})
    line = LINES.get(key, len(STORY) + 2)
    of_blocks = nested_model(StoryFrontMatter.model_fields[key].annotation) is not None
    right = f"{key}: [{{" if of_blocks else f"{key}: [wonen]`."
    assert found.startswith(f"{line} F-023 `{key}` hoort een lijst te zijn. Schrijf: `{right}")


def test_a_very_long_value_does_not_come_back_in_the_advice() -> None:
    assert check_story(themes="wonen " * 50) == [
        "7 F-023 `themes` hoort een lijst te zijn. Schrijf: `themes: [een-thema]`."
    ]


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        pytest.param("title", "[een]", "F-022", id="list-for-text"),
        pytest.param("title", "{een: twee}", "F-022", id="block-for-text"),
        pytest.param("title", "x" * 91, "F-024", id="title-of-91-characters"),
        pytest.param("summary", "x" * 39, "F-024", id="summary-of-39-characters"),
        pytest.param("summary", "x" * 321, "F-024", id="summary-of-321-characters"),
        pytest.param("municipalities", "[]", "F-025", id="no-municipality"),
        pytest.param("municipalities", "[[Zwolle]]", "F-022", id="list-in-a-list"),
        pytest.param("municipalities", "['']", "F-031", id="empty-item"),
        pytest.param("themes", "[a, b, c, d]", "F-025", id="four-themes"),
        pytest.param("ingredients", "[vertrouwen]", "F-025", id="one-ingredient"),
        pytest.param("ingredients", "[a, b, c, d, e, f, g]", "F-025", id="seven-ingredients"),
        pytest.param("period", "2021", "F-029", id="year-for-a-period"),
        pytest.param("period", "{end: 2021}", "F-021", id="period-without-start"),
        pytest.param("period", "{start: 21}", "F-027", id="year-of-two-digits"),
        pytest.param("period", "{start: 2021-13}", "F-027", id="thirteenth-month"),
        pytest.param("period", "{start: 2021-09-01}", "F-027", id="day-in-a-period"),
        pytest.param("status", "lopend", "V-003", id="unknown-status"),
        pytest.param("status", "[loopt]", "V-003", id="list-for-a-status"),
        pytest.param("target_groups", "[ouders]", "V-011", id="unknown-target-group"),
        pytest.param("partners", "[Mercatus]", "F-029", id="word-for-a-partner"),
        pytest.param("partners", "[{name: Mercatus}]", "F-021", id="partner-without-type"),
        pytest.param("partners", "[{name: Mercatus, type: corporatie}]", "V-012", id="unknown-type-of-partner"),
        pytest.param("sources", "[]", "F-025", id="no-source"),
        pytest.param("sources", "[{id: een, title: A, publisher: B}]", "F-032", id="word-for-a-number"),
        pytest.param("sources", "[{id: 0, title: A, publisher: B}]", "F-032", id="source-zero"),
        pytest.param("sources", "[{id: 1.5, title: A, publisher: B}]", "F-032", id="half-a-number"),
        pytest.param("sources", "[{id: 1, title: A}]", "F-021", id="source-without-publisher"),
        pytest.param("published", "2021", "F-027", id="year-for-a-day"),
        pytest.param("published", "2021-02-30", "F-027", id="day-that-does-not-exist"),
        pytest.param("published", "2023-02-29", "F-027", id="29-february-in-a-common-year"),
        pytest.param("published", "01-09-2021", "F-027", id="dutch-order"),
        pytest.param("contact", "{url: https://zwolle.test}", "F-021", id="contact-without-organisation"),
        pytest.param("contact", "", "F-031", id="key-without-value"),
        pytest.param("image", "{src: bus.png}", "F-021", id="image-without-words"),
        pytest.param("aliases", "[Oude naam]", "F-036", id="old-name-that-is-no-slug"),
        pytest.param("aliases", "[ouder, lpt9]", "F-036", id="old-name-that-windows-keeps"),
        pytest.param("title", "'  '", "F-031", id="white-space"),
    ],
)
def test_a_value_of_the_wrong_shape_is_a_problem_on_its_line(key: str, value: str, expected: str) -> None:
    found = check_story(**{key: value})
    assert {each.split(" ")[1] for each in found} == {expected}
    assert {each.split(" ")[0] for each in found} == {str(LINES.get(key, len(STORY) + 2))}


@pytest.mark.parametrize(
    ("url", "is_right"),
    [
        pytest.param("https://bron.test/a?b=c#d", True, id="https"),
        pytest.param("http://bron.test:8080/", True, id="http-with-port"),
        pytest.param("https://bron.test/é", True, id="accent"),
        pytest.param("https://bron.test/" + "a" * 1982, True, id="2000-characters"),
        pytest.param("https://bron.test/" + "a" * 1983, False, id="2001-characters"),
        pytest.param("www.bron.test", False, id="no-scheme"),
        pytest.param("ftp://bron.test/", False, id="other-scheme"),
        pytest.param("javascript:alert(1)", False, id="script"),
        pytest.param("https://ik:geheim@bron.test/", False, id="user-part"),
        pytest.param("https://bron.test/een twee", False, id="space"),
        pytest.param("https://", False, id="no-host"),
        pytest.param("https://bron.test:99999/", False, id="port-that-does-not-exist"),
        pytest.param("https://[::1", False, id="broken-host"),
        pytest.param("https://[1:2]/", False, id="no-number-of-a-host"),
        pytest.param("https://krant℀.nl/", False, id="slash-in-disguise"),
        pytest.param("https://café.bron.test./a", True, id="host-with-an-accent-and-a-last-point"),
        pytest.param("https://3d.local-bron.test", True, id="host-that-begins-with-a-digit"),
        *(
            pytest.param(f"http://{host}/", False, id=f"own-network-{host}")
            for host in (
                *("127.0.0.1", "[::1]", "0x7f.1", "2130706433", "127.1", "10.0.0.1:8080", "localhost", "intranet"),
                *("server.local", "x.INTERNAL", "nas.lan.", "bron.test%2eelders.test", "bron..test"),
            )
        ),
        pytest.param("https://g\u043e\u043egle.nl/", False, id="letters-of-another-alphabet"),
        pytest.param("https://www.xn--80ak6aa92e.com/", False, id="the-same-as-dns-has-it"),
        pytest.param("https://xn--gemeent-hya.example/", True, id="an-accent-as-dns-has-it"),
        pytest.param("https://xn--\u00e9.example/", False, id="what-is-no-name-in-dns"),
        pytest.param("https://bron.test/\u043e", True, id="another-alphabet-behind-the-host"),
    ],
)
def test_a_web_address_is_http_or_https_without_user_or_spaces(url: str, is_right: bool) -> None:
    found = check_story(sources=f"[{{id: 1, title: A, publisher: B, url: '{url}'}}]")
    assert [each.split(" ")[1] for each in found] == ([] if is_right else ["F-033"])


@pytest.mark.parametrize("date", ["2021", "2021-09", "2021-09-01", "'2021-09-01'", "2024-02-29"])
def test_the_date_of_a_source_may_be_a_year_month_or_day(date: str) -> None:
    assert check_story(sources=f"[{{id: 1, title: A, publisher: B, date: {date}}}]") == []


@pytest.mark.parametrize("date", ["2021-02-30", "2021-9", "september 2021", "1066"])
def test_a_date_that_does_not_exist_is_a_problem(date: str) -> None:
    found = check_story(sources=f"[{{id: 1, title: A, publisher: B, date: {date}}}]")
    assert [each.split(" ")[1] for each in found] == ["F-027"]


def test_a_number_as_title_is_text() -> None:
    assert read_story(title="2021").title == "2021"


def test_lengths_count_what_a_reader_sees() -> None:
    folded = read_story(title="'" + "  e\u0301n  " * 18 + "'").title
    assert folded == " ".join(["én"] * 18)


def test_html_and_markdown_in_a_value_are_ordinary_characters() -> None:
    assert read_story(title="'<b>R&D</b> *en* zo'").title == "<b>R&D</b> *en* zo"


def test_a_date_is_a_day_quoted_or_not() -> None:
    assert read_story(published="'2021-09-01'").published == datetime.date(2021, 9, 1)
    assert read_story(published="2021-09-01").published == datetime.date(2021, 9, 1)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("municipality", "municipalities"),
        ("publised", "published"),
        ("Sources", "sources"),
        ("target_group", "target_groups"),
    ],
)
def test_an_unknown_key_suggests_the_nearest(written: str, meant: str) -> None:
    found = check_story(**{written: "2021-09-01"})
    assert any(f"F-020 onbekende sleutel `{written}`. Bedoel je '{meant}'?" in each for each in found)


def test_a_key_with_a_slip_is_not_reported_as_missing_too() -> None:
    assert check_story(title=None, titel="Een plek") == ["9 F-020 onbekende sleutel `titel`. Bedoel je 'title'?"]


def test_an_unknown_key_inside_a_block_suggests_a_key_of_that_block() -> None:
    found = check_story(sources="[{id: 1, titel: A, publisher: B}]")
    assert found == ["9 F-020 onbekende sleutel `titel`. Bedoel je 'title'?"]


def test_a_key_that_is_like_no_other_is_only_unknown() -> None:
    found = check_story(regio="Overijssel")
    assert found == ["10 F-020 onbekende sleutel `regio`. Haal de sleutel weg, of kies er een uit de handleiding."]


def test_all_mistakes_are_reported_in_one_run() -> None:
    found = check_story(title="", status="lopend", themes="wonen", period="{start: x}", contact="")
    assert [each.split(" ")[1] for each in sorted(found)] == ["F-031", "F-031", "F-027", "V-003", "F-023"]


@pytest.mark.parametrize(
    ("model", "text"),
    [
        pytest.param(
            IngredientFrontMatter,
            f"title: A\nsummary: {'x' * 40}\nfamily: leren\nicon: heart\nquestions: [a, b, c]",
            id="ingredient",
        ),
        pytest.param(ThemeFrontMatter, f"title: A\nsummary: {'x' * 40}", id="theme"),
        pytest.param(PageFrontMatter, "title: A", id="page"),
        pytest.param(
            BundleFrontMatter,
            f"title: A\nsummary: {'x' * 40}\nedition: een\ndate: 2026\nchapters: [{{story: a}}]",
            id="bundle",
        ),
    ],
)
def test_the_smallest_file_of_each_kind_is_right(model: type[FrontMatterModel], text: str) -> None:
    assert shape(model, text)[1] == []


def test_an_ingredient_has_three_to_five_questions() -> None:
    text = f"title: A\nsummary: {'x' * 40}\nfamily: leren\nicon: heart\nquestions: "
    assert [each.split(" ")[1] for each in shape(IngredientFrontMatter, text + "[a, b]")[1]] == ["F-025"]
    assert [each.split(" ")[1] for each in shape(IngredientFrontMatter, text + "[a, b, c, d, e, f]")[1]] == ["F-025"]


def test_models_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="frozen"):
        read_story().title = "Iets anders"  # type: ignore[misc]


@pytest.mark.parametrize(("written", "meant"), json.loads((PROJECT / "tests/form/addresses.json").read_text("utf-8")))
def test_an_address_that_lacks_only_its_beginning_is_known(written: str, meant: str | None) -> None:
    assert whole_address(written) == meant
    assert meant is None or host_of(meant)


def test_an_address_that_was_meant_fits_its_place() -> None:
    assert whole_address("http://krant.test", lambda each: each.startswith("https:")) == "https://krant.test"
