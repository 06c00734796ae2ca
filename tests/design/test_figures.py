"""The figures of a story as pictures with the same in words."""

import re
from collections import Counter
from typing import Any

import pytest

from hoedan.design.figures import draw_figures, insert_before, place_figures, write_figures
from hoedan.model.fields import Figure, Quote, StoryFrontMatter

QUOTE = Quote.model_validate({"text": "Bel gewoon <aan>.", "who": "wethouder", "source": "3"})


def figure(**values: str) -> Figure:
    return Figure.model_validate({"label": "kregen hulp", "source": "1", **values})


def front(**values: Any) -> StoryFrontMatter:
    return StoryFrontMatter.model_construct(**{"figures": (), "quote": None, **values})


def shapes(made: Figure) -> list[str]:
    """The classes of the shapes of a picture, in order."""
    (drawn,) = draw_figures([made], {})
    return re.findall(r'<(?:circle|rect) class="([^"]*)"', drawn.picture)


@pytest.mark.parametrize(
    ("value", "of", "filled", "all_dots"),
    [
        pytest.param("3", "5", 3, 5, id="counted"),
        pytest.param("0", "5", 0, 5, id="none"),
        pytest.param("100", "100", 100, 100, id="a-hundred"),
        pytest.param("60000", "150000", 40, 100, id="per-cent-of-more"),
        pytest.param("1", "201", 1, 100, id="less-than-half-a-per-cent-is-not-nothing"),
        pytest.param("999", "1000", 99, 100, id="nearly-all-is-not-all"),
        pytest.param("0", "201", 0, 100, id="nothing-of-many"),
        pytest.param("2.5", "5", 50, 100, id="not-whole"),
    ],
)
def test_a_part_of_a_whole_is_drawn_as_dots(value: str, of: str, filled: int, all_dots: int) -> None:
    found = shapes(figure(value=value, of=of))
    assert len(found) == all_dots
    assert found[:filled] == ["drawing__dot drawing__dot--on"] * filled
    assert set(found[filled:]) <= {"drawing__dot"}


@pytest.mark.parametrize("of", ["5", "11", "21", "41", "53", "100"])
def test_no_dot_stands_alone_in_the_last_row(of: str) -> None:
    (drawn,) = draw_figures([figure(value="1", of=of)], {})
    rows = Counter(re.findall(r'cy="(\d+)"', drawn.picture))
    assert 2 * min(rows.values()) >= max(rows.values())
    assert max(rows.values()) <= 20


def test_from_to_is_drawn_as_two_bars_of_one_scale() -> None:
    (drawn,) = draw_figures([figure(**{"value": "50", "from": "200"})], {})
    assert re.findall(r'width="(\d+)" height="22"', drawn.picture) == ["200", "50"]
    assert shapes(figure(**{"value": "50", "from": "200"})) == ["drawing__bar", "drawing__bar drawing__bar--now"]


@pytest.mark.parametrize("values", [{"value": "17000"}, {"value": "-3"}, {"value": "-3", "from": "2"}])
def test_a_number_alone_or_below_zero_has_no_picture(values: dict[str, str]) -> None:
    assert shapes(figure(**values)) == []


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"value": "17000", "unit": "euro"}, "17.000 euro"),
        ({"value": "2.5", "unit": "miljoen euro"}, "2,5 miljoen euro"),
        ({"value": "38", "of": "1200", "unit": "gezinnen"}, "38 van de 1.200 gezinnen"),
        ({"value": "38", "from": "12"}, "van 12 naar 38"),
        ({"value": "38", "from": "12", "of": "1200"}, "van 12 naar 38 van de 1.200"),
    ],
)
def test_the_words_say_what_the_picture_shows(values: dict[str, str], words: str) -> None:
    assert [each.amount for each in draw_figures([figure(**values)], {})] == [words]


def test_when_and_by_whom_it_was_measured_stands_below_with_its_source() -> None:
    html = place_figures(
        '<h2 id="vallen-en-opstaan">', front(figures=(figure(value="3", date="2024-05", measured_by="GGD"),)), {1: 4}
    )
    assert 'mei 2024, gemeten door GGD, <a href="#bron-4">bron 4</a>' in html


def test_a_change_below_zero_is_one_sentence_of_one_size() -> None:
    written = write_figures(front(figures=(figure(**{"value": "-3", "from": "2"}),)), {})
    assert '<p class="drawing__amount">van 2 naar -3</p>' in written


def test_figures_stand_under_the_results_and_the_quote_before_the_approach() -> None:
    text = '<h2 id="aanpak">A</h2><h2 id="vallen-en-opstaan">V</h2>'
    html = place_figures(text, front(figures=(figure(value="3"),), quote=QUOTE), {1: 1, 3: 2})
    assert html.index("pull__text") < html.index('id="aanpak"') < html.index("drawings") < html.index('id="vallen')
    assert "‘Bel gewoon &lt;aan&gt;.’" in html


def test_a_story_without_figures_stays_as_it_is() -> None:
    text = '<h2 id="aanpak">A</h2><h2 id="vallen-en-opstaan">V</h2>'
    assert place_figures(text, front(), {}) == text
    assert insert_before(text, "lessen", "<hr>") == text


def test_hostile_words_are_words() -> None:
    bad = figure(value="3", unit="<b>", label="<script>", measured_by="</p>")
    html = place_figures('<h2 id="vallen-en-opstaan">', front(figures=(bad,)), {})
    assert "<script>" not in html and "<b>" not in html and html.count("</p>") == 3
