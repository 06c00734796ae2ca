"""A story on paper: what went wrong on its own ground, names beside a text, and behind it what is left to ask."""

import re
from pathlib import Path

import pytest
from special_edition import links_of

from hoedan.bundle.document import compose
from hoedan.bundle.draft import Medium
from hoedan.bundle.plan import Choice, plan_choice
from hoedan.bundle.story_part import lines_beside, lines_going_on
from hoedan.text.passages import Passage
from made.library import make_library


@pytest.mark.parametrize(
    ("front", "shown", "not_shown"),
    [
        pytest.param(
            "open_questions: ['Hoe liep het af in de wijk?']\ncontact: {organisation: Het loket, url: https://www.a.test/b}",
            [
                "<li>Hoe liep het af in de wijk?</li>",
                'Bel of mail: <a href="https://www.a.test/b">Het loket</a>',
                "(a.test",
            ],
            ["Meer weten? Bel"],
            id="both",
        ),
        pytest.param(
            "contact: {organisation: Het loket}", ["Meer weten? Bel of mail: Het loket."], ["<li>"], id="contact"
        ),
        pytest.param(
            "open_questions: ['Hoe liep het af in de wijk?']",
            ["<li>Hoe liep het af in de wijk?</li>"],
            ["Bel of mail"],
            id="questions",
        ),
        pytest.param(
            "conditions: ['Een team dat er al komt.']",
            ["Wat je ervoor nodig hebt</h2>", "<li>Een team dat er al komt.</li>"],
            ["Vraag het na"],
            id="conditions",
        ),
        pytest.param("", [], ["Wat je ervoor nodig hebt", "Vraag het na", "Bel of mail"], id="none"),
    ],
)
def test_story_on_paper_says_what_it_takes_and_what_to_ask_and_whom(
    tmp_path: Path, front: str, shown: list[str], not_shown: list[str]
) -> None:
    root = make_library(tmp_path, zwolle=f"{front}\n")
    if "contact" not in front:
        story = root / "stories" / "zwolle.md"
        story.write_text(re.sub(r"contact:\n(  .*\n)+", "", story.read_text("utf-8")), "utf-8")
    links = links_of(root)
    plan = plan_choice(Choice("Proef", stories=("zwolle",)), links.library)
    parts = compose(plan, links, Medium.PRINT).write()
    (closing,) = (text.partition('<footer class="closing">')[2] for text in parts.values() if "closing" in text)
    asked = closing.partition('<section class="sources"')[0].replace("&nbsp;", " ")
    assert [words for words in shown if words not in asked] == []
    assert [words for words in not_shown if words in asked] == []


def test_the_bord_of_a_story_is_a_band_on_paper_and_an_image_without_words_in_the_e_book(tmp_path: Path) -> None:
    links = links_of(make_library(tmp_path, zwolle="", andere=""))
    plan = plan_choice(Choice("Proef", stories=("zwolle", "andere")), links.library)
    printed = "".join(compose(plan, links, Medium.PRINT).write().values())
    bands = re.findall(r"""<div class="opening__band" style='background-image: url\("(.*?)"\)'></div>""", printed)
    assert len(set(bands)) == 2
    assert all(band.startswith("data:image/svg+xml,") for band in bands)
    book = compose(plan, links, Medium.EPUB)
    shown = re.findall(r'<img class="opening__board" src="image:(.*?)" alt="">', "".join(book.write().values()))
    assert shown == ["bord-zwolle", "bord-andere"]
    assert book.images["bord-zwolle"]() != book.images["bord-andere"]()


@pytest.mark.parametrize("medium", Medium)
def test_a_word_before_a_note_is_whole_and_stays_with_it(tmp_path: Path, medium: Medium) -> None:
    links = links_of(make_library(tmp_path, zwolle=""))
    plan = plan_choice(Choice("Proef", stories=("zwolle",)), links.library)
    text = compose(plan, links, medium).write()["verhaal-zwolle"]
    assert re.search('<p>Het begon in de(?: |&nbsp;)wijk\\.\N{WORD JOINER}<sup class="reference"[^>]*><a ', text)


def test_what_went_wrong_has_a_ground_of_its_own_on_paper_alone(tmp_path: Path) -> None:
    links = links_of(make_library(tmp_path, zwolle=""))
    plan = plan_choice(Choice("Proef", stories=("zwolle",)), links.library)
    parts = {medium: str(compose(plan, links, medium).write()["verhaal-zwolle"]) for medium in Medium}
    (ground,) = re.findall('<div class="ground">(.*?)</div>', parts[Medium.PRINT], re.DOTALL)
    assert "Vallen en opstaan" in ground
    assert "Lessen" not in ground
    assert [medium for medium, html in parts.items() if "ground" in html] == [Medium.PRINT]


def test_more_lines_of_a_text_stay_beside_more_names(tmp_path: Path) -> None:
    library = links_of(make_library(tmp_path, zwolle="")).library
    one, two = (
        lines_beside(Passage("a", slugs, (), "<p>Kort.</p>"), library)
        for slugs in (("vertrouwen",), ("vertrouwen", "lange-adem"))
    )
    assert (one, two) == (1, 2)
    going_on = (
        lines_going_on(Passage("a", slugs, (), "<p>Kort.</p>"), library)
        for slugs in (("vertrouwen",), ("vertrouwen", "lange-adem") * 5)
    )
    assert list(going_on) == [1, 5]
