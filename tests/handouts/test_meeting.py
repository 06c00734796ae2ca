"""The meeting sheet: an hour, two stories, two sides of one leaf."""

from pathlib import Path

import pytest
from paper import words_of, write_table

from hoedan.bundle.errors import BundleError
from hoedan.bundle.large_print import lay_out_large
from hoedan.bundle.pdf import write_pdf
from hoedan.bundle.plan import Choice, plan_choice
from hoedan.bundle.typesetter import Typesetter
from hoedan.cli import main
from hoedan.handouts.cards import make_cards, write_cards
from hoedan.handouts.meeting import STEPS, Meeting, fit_meeting, shared_ingredient
from hoedan.handouts.memo import Memo, fit_memo
from hoedan.handouts.offered import STORY, Workshop, story_files
from hoedan.handouts.sheet import write_sheets
from hoedan.library.links import Links
from judge import PdfJudge

pytest_plugins = ["table_fixtures"]
pytestmark = pytest.mark.whole


def meeting_of(links: Links, one: str, other: str) -> Meeting:
    stories = links.library.story[one], links.library.story[other]
    return Meeting(stories, shared_ingredient(stories, links), links)


def test_the_steps_are_an_hour() -> None:
    assert sum(step.minutes for step in STEPS) == 60


@pytest.mark.parametrize(("one", "other"), [("vol", "leeg"), ("lang", "vol")])
def test_it_is_two_sides_with_the_hour_in_front_and_the_stories_behind(
    table: Links, setter: Typesetter, one: str, other: str
) -> None:
    meeting = meeting_of(table, one, other)
    fitted = fit_meeting(meeting, setter)
    front, back = words_of(write_sheets(fitted.document, fitted.html))
    for said in (*(f"{step.minutes} min" for step in STEPS), *meeting.ingredient.front.questions, "Wanneer"):
        assert said in front
    for told in meeting.tolds:
        assert told.story.title in back
        assert told.address.partition("://")[2].rstrip("/") in back
    assert "Dit laat vertrouwen zien" in back


def test_stories_without_an_ingredient_in_common_are_refused_with_another(table: Links) -> None:
    stories = table.library.story["vol"], table.library.story["leeg"]
    with pytest.raises(BundleError, match="Samen hebben ze: vertrouwen en lange-adem"):
        shared_ingredient(stories, table, "geld")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(["vol", "vol"], "Noem er twee die verschillen", id="the-same"),
        pytest.param(["vol", "leg"], "Bedoel je 'leeg'?", id="unknown"),
    ],
)
def test_wrong_use_of_the_command_is_told(
    words: list[str], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sheet", *words, "--root", str(write_table(tmp_path))]) == 2
    assert message in capsys.readouterr().err
    assert not (tmp_path / "dist").exists()


def test_verapdf_finds_no_failed_rule_in_story_memo_cards_and_sheet(
    table: Links, setter: Typesetter, pdf_judge: PdfJudge
) -> None:
    library = table.library
    memo = fit_memo(Memo([library.story["vol"]], table, library.gazetteer.by_slug["hattem"]), setter)
    cards = write_cards(make_cards([*library.ingredients, *library.setbacks], table), table)
    sheet = fit_meeting(meeting_of(table, "vol", "leeg"), setter)
    pdfs = {
        "story": story_files(library.story["vol"], Workshop(table))[STORY],
        "large": write_pdf(lay_out_large(plan_choice(Choice("Groot", ("vol",)), library), table)),
        "memo": write_sheets(memo.document, memo.html),
        "cards": write_sheets(setter.set(cards), cards),
        "sheet": write_sheets(sheet.document, sheet.html),
    }
    for name, pdf in pdfs.items():
        assert "Mislukt:      0 regels" in pdf_judge.report(pdf), name
