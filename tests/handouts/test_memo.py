"""The memo for the council: one page whatever it is about, and what stands on it."""

import re
import zipfile
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import cast
from xml.etree import ElementTree

import pytest
from paper import QUESTIONS, words_of, write_table

from hoedan.bundle.errors import BundleError
from hoedan.bundle.typesetter import Typesetter
from hoedan.cli import main
from hoedan.handouts.council import council_questions
from hoedan.handouts.memo import Memo, fit_memo
from hoedan.handouts.memo_odt import write_memo_odt
from hoedan.handouts.sheet import write_sheets
from hoedan.library.links import Links
from hoedan.library.short_links import short_url

pytest_plugins = ["table_fixtures"]
pytestmark = pytest.mark.whole


def memo_of(links: Links, slugs: str, own: str = "") -> Memo:
    place = links.library.gazetteer.by_slug[own] if own else None
    return Memo([links.library.story[slug] for slug in slugs.split()], links, place)


@pytest.mark.parametrize("slugs", ["vol", "leeg", "lang", "vol leeg"])
def test_a_memo_is_exactly_one_page_of_a4(table: Links, setter: Typesetter, slugs: str) -> None:
    document = fit_memo(memo_of(table, slugs, "hattem"), setter).document
    (page,) = document.pages
    assert (round(page.width / 96 * 25.4), round(page.height / 96 * 25.4)) == (210, 297)


def test_a_memo_tells_what_they_did_what_went_wrong_and_what_it_takes(table: Links, setter: Typesetter) -> None:
    memo = memo_of(table, "vol", "hattem")
    fitted = fit_memo(memo, setter)
    (said,) = words_of(write_sheets(fitted.document, fitted.html))
    story, position = table.library.story["vol"], 0
    for words in (
        *("RAADSMEMO VOOR HATTEM", story.title, "Zwolle", "2019–2022", story.summary),
        *("Dit laat vertrouwen zien", "Geld.", "In de winter raakte het geld op", "Tempo.", "Toen ging het te snel"),
        *("38 van de 40 gezinnen", "Past dit bij Hattem?", "km hemelsbreed", "de GGD", *story.front.conditions),
        *("Drie vragen voor de raad", QUESTIONS["geld"], "10 februari 2026"),
    ):
        assert (position := said.find(words, position)) >= 0, words
    assert "voorbeeld.test/hoedan/" + short_url(story).rstrip("/") in said


def test_the_numbers_of_sources_are_those_of_the_page_and_each_is_in_the_list(table: Links) -> None:
    memo = memo_of(table, "vol")
    html = memo.write(next(memo.ladders)[-1])
    named = {int(number) for number in re.findall(r'<sup class="reference">(\d+)', html)}
    listed = dict(re.findall(r"<li><b>(\d+)</b> Een krant, (Bron \d)", html.replace("&nbsp;", " ")))
    sources = {str(each.number): each.source.title for each in memo.tolds[0].sources.numbered}
    assert named == {1, 2, 3}
    assert listed == sources
    assert 'class="reference"' not in memo.write(list(memo.ladders)[-1][0])  # which has no list of sources


def test_what_does_not_fit_gets_smaller_and_then_shorter(table: Links, setter: Typesetter) -> None:
    memo = memo_of(table, "lang")
    ladders = list(memo.ladders)
    chosen = fit_memo(memo, setter).detail
    assert fit_memo(memo_of(table, "leeg"), setter).detail.points == 10
    (ladder,) = (each for each in ladders if chosen in each)
    above = [*ladder[ladder.index(chosen) + 1 :][:1], ladders[ladders.index(ladder) - 1][0]]
    for more in above:
        assert len(setter.set(memo.write(more)).pages) > 1


def test_sources_stand_below_the_text_where_more_can_be_told_so(table: Links) -> None:
    class Short:
        """Paper on which the second passage goes only when nothing stands at the foot."""

        def set(self, html: str) -> SimpleNamespace:
            return SimpleNamespace(pages=[html] * (1 + ("Toen ging het" in html and "columns--last" in html)))

    memo = memo_of(table, "vol")
    chosen = fit_memo(memo, cast(Typesetter, Short())).detail
    assert (chosen.points, chosen.trouble, chosen.is_beside) == (10, 2, True)
    html = memo.write(chosen)
    assert html.index("Bron&nbsp;3") < html.index("QR-code") < html.index("Drie vragen voor de raad")


def test_too_many_stories_are_refused_with_those_to_leave_out(table: Links, setter: Typesetter) -> None:
    with pytest.raises(BundleError, match=r"1 verhaal past wel\. Laat weg: lang, vol\."):
        fit_memo(memo_of(table, "lang lang vol"), setter)


def test_a_title_that_fills_the_page_is_refused_with_what_to_shorten(table: Links, setter: Typesetter) -> None:
    memo = Memo([table.library.story["leeg"]], table, title="Lange titel " * 600)
    with pytest.raises(BundleError, match=r"Maak de titel korter, of wat er in stories/leeg\.md staat\.$"):
        fit_memo(memo, setter)


def test_the_questions_are_three_of_different_entries_and_for_the_council_first(table: Links) -> None:
    library = table.library
    asked = council_questions([library.story["vol"]], library)
    assert [each.entry.slug for each in asked] == ["vertrouwen", "geld", "tempo"]
    assert asked[1].question == QUESTIONS["geld"]
    alone = council_questions([library.story["leeg"]], library)
    assert len({each.question for each in alone}) == 3


def test_a_memo_for_the_place_itself_is_not_compared(table: Links) -> None:
    memo = memo_of(table, "vol", "zwolle")
    html = memo.write(next(memo.ladders)[-1])
    assert "Dit verhaal komt uit&nbsp;Zwolle." in html
    assert "hemelsbreed" not in html


def test_the_open_document_says_the_same_on_a4_and_is_the_same_every_time(table: Links) -> None:
    memo = memo_of(table, "vol", "hattem")
    detail = next(memo.ladders)[-1]
    odt = write_memo_odt(memo, detail)
    assert odt == write_memo_odt(memo, detail)
    with zipfile.ZipFile(BytesIO(odt)) as file:
        content, styles = file.read("content.xml").decode(), file.read("styles.xml").decode()
    assert 'fo:page-width="210mm" fo:page-height="297mm"' in styles
    said = " ".join("".join(ElementTree.fromstring(content.replace("</text:p>", " </text:p>")).itertext()).split())
    position = 0
    for words in (
        *("Raadsmemo voor Hattem", memo.title, "Overijssel · 2019–2022 · ", memo.stories[0].summary),
        *("Geld.", "In de winter raakte het geld op.", "38 van de 40 gezinnen: kregen hulp", "(2024)", "hemelsbreed"),
        *(*memo.stories[0].front.conditions, *(f"{each.question} ({each.entry.title})" for each in memo.questions)),
        *(
            "Bronnen",
            "Een krant, Bron 1, 2021.",
            "Een krant, Bron 3, 2023.",
            "Gecontroleerd op 10 februari 2026. Hoe dan?, CC BY 4.0.",
        ),
    ):
        assert (position := said.find(words, position)) >= 0, words
    assert "\N{WORD JOINER}" not in content
    assert f'xlink:href="{memo.tolds[0].address}"' in content


def test_every_look_of_the_open_document_is_a_style_with_a_name(table: Links) -> None:
    used: set[str] = set()
    for memo in (memo_of(table, "vol"), memo_of(table, "vol leeg")):
        with zipfile.ZipFile(BytesIO(write_memo_odt(memo, next(memo.ladders)[-1]))) as file:
            content, styles = file.read("content.xml").decode(), file.read("styles.xml").decode()
        used |= set(re.findall(r'text:style-name="([^"]+)"', content))
    assert used <= set(re.findall(r'style:name="([^"]+)"', styles))
    assert used >= {"Title", "Heading_20_1", "Heading_20_2", "Source", "Boxes", "Numbers", "Reference", "Name"}


def test_the_numbers_of_sources_beside_each_other_are_sorted(table: Links) -> None:
    memo = memo_of(table, "vol")
    odt = write_memo_odt(memo, next(memo.ladders)[-1])
    with zipfile.ZipFile(BytesIO(odt)) as file:
        content = file.read("content.xml").decode()
    assert "1, 2" in re.findall(r'"Reference">([^<]+)<', content)
    assert re.findall(r">(\d)<", memo.tolds[0].trouble[0].text) == ["1", "2"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(["vool"], "Bedoel je 'vol'?", id="unknown-story"),
        pytest.param([" , "], "noem een verhaal", id="no-story"),
        pytest.param(["vol", "--municipality", "Zwole"], "Bedoel je 'Zwolle'?", id="unknown-municipality"),
        pytest.param(["vol", "--output", "mkdocs.yml/x"], "is geen map. Kies een andere met --output.", id="no-folder"),
    ],
)
def test_wrong_use_of_the_command_is_told_and_makes_nothing(
    words: list[str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(write_table(tmp_path))
    assert main(["memo", *words]) == 2
    assert message in capsys.readouterr().err
    assert not (tmp_path / "dist").exists()


def test_the_command_writes_both_files_named_after_story_and_municipality(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write_table(tmp_path)
    assert main(["memo", "leeg", "--municipality", "hattem", "--root", str(root)]) == 0
    made = sorted((root / "dist" / "op_tafel").iterdir())
    assert [file.name for file in made] == ["raadsmemo-leeg-hattem.odt", "raadsmemo-leeg-hattem.pdf"]
    assert capsys.readouterr().out.count(" kB") == 2
    assert main(["memo", "leeg", "--title", "Heel lang " * 30, "--root", str(root)]) == 0
