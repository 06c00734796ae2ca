"""What the form is told of the model: the file that the tests of its scripts read is what the build writes."""

import json
from pathlib import Path
from typing import Any

import pytest

from hoedan.incremental.memory import Memory
from hoedan.intake.form import may_be_left_out, model_facts, usual_words, write_form_data
from hoedan.intake.importer import MARKS, read_marks
from hoedan.intake.schemas import as_json
from hoedan.library.routes import words_under
from hoedan.model.fields import plain_number
from hoedan.text.grammar import MARKER
from made.library import make_library, read_library
from made.places import made_places
from made.vocabulary import STORY_HEADINGS, VOCABULARY

FILE = Path(__file__).with_name("facts.json")


def test_the_scripts_are_tested_with_what_the_build_writes(pytestconfig: pytest.Config) -> None:
    if pytestconfig.getoption("--update-golden"):
        FILE.write_text(as_json(model_facts(VOCABULARY, made_places().country)), encoding="utf-8")
    assert json.loads(FILE.read_text("utf-8")) == json.loads(as_json(model_facts(VOCABULARY, made_places().country)))


def test_what_the_form_marks_as_left_out_is_what_the_model_does_not_need() -> None:
    keys = ("sources.title", "sources.url", "sources.kind", "partners.type", "followers.since", "period.end")
    assert [may_be_left_out(key) for key in keys] == [False, True, False, False, True, True]


def test_what_a_field_is_called_is_set_as_on_the_page(tmp_path: Path) -> None:
    data = json.loads(write_form_data(read_library(make_library(tmp_path, een="")), Memory()))
    assert data["labels"]["fields"]["themes"] == "Thema\N{RIGHT SINGLE QUOTATION MARK}s"


def test_what_is_usual_is_told_of_many_stories_and_of_a_handful_nothing(tmp_path: Path) -> None:
    few = read_library(make_library(tmp_path / "few", een=""))
    many = read_library(
        make_library(tmp_path / "many", **{f"verhaal_{number}": f"title: Verhaal {number}\n" for number in range(8)})
    )
    words = round(words_under(many.stories[0], STORY_HEADINGS[0]), -1)
    assert usual_words(few, Memory()) == {}
    assert usual_words(many, Memory())[STORY_HEADINGS[0]] == (words, words)
    assert usual_words(many, Memory()).keys() == {*STORY_HEADINGS}


def cases(name: str) -> Any:
    return json.loads(FILE.with_name(name).read_text("utf-8"))


@pytest.mark.parametrize(("written", "plain"), cases("numbers.json"))
def test_a_number_is_read_as_the_form_reads_it(written: str, plain: str) -> None:
    assert plain_number(written) == plain


@pytest.mark.parametrize("case", cases("marks.json"), ids=lambda case: case["text"])
def test_a_mark_is_read_as_the_form_reads_it(case: dict[str, Any]) -> None:
    text = case["text"]
    found: tuple[list[str], list[str]] | tuple[None, None] = (None, None)
    if marker := MARKER.fullmatch(text):
        found = ((marker["ingredients"] or "").split(), (marker["setbacks"] or "").split())
    elif MARKS.fullmatch(text):
        found = read_marks(text)
    assert found == (case["names"], case["setbacks"])
