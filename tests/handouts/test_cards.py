"""The conversation cards: what is on them, that nothing leaves its card, and that each back is behind its front."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from paper import QUESTIONS, write_table

from hoedan.bundle.errors import BundleError
from hoedan.bundle.typesetter import Typesetter
from hoedan.cli import main
from hoedan.handouts.cards import LARGEST_PASSAGE, LARGEST_QUESTION, Card, cards_of, make_cards, write_cards
from hoedan.library.links import Links
from made.library import write_library, write_story

pytest_plugins = ["table_fixtures"]
pytestmark = pytest.mark.whole
PX = 25.4 / 96
"""Millimetres of a pixel of CSS."""


@pytest.fixture(scope="session")
def cards(table: Links) -> list[Card]:
    library = table.library
    return make_cards([*library.ingredients, *library.setbacks], table)


@pytest.fixture(scope="session")
def pages(cards: list[Card], table: Links, setter: Typesetter) -> list[Any]:
    """The boxes of each page."""
    return [page._page_box for page in setter.set(write_cards(cards, table)).pages]


def boxes_in(box: Any, name: str) -> Iterator[Any]:
    """The boxes of this class, in the order of the text."""
    element = getattr(box, "element", None)
    if element is not None and name in (element.get("class") or "").split():
        yield box
        return
    for child in getattr(box, "children", ()):
        yield from boxes_in(child, name)


def test_every_question_has_a_card_with_a_passage_that_belongs_to_it(cards: list[Card], table: Links) -> None:
    of_setbacks = [card for card in cards if card.is_setback]
    assert QUESTIONS["geld"] in [card.question for card in of_setbacks]
    assert len(cards) == 2 * 3 + 2 * 2
    for card in cards:
        passages = table.texts[card.told.story.slug].passages
        named = [each for each in passages if card.entry.slug in (*each.ingredients, *each.setbacks)]
        assert any(words(each.html) == words(card.text) for each in named)


def words(html: str) -> str:
    return " ".join(html.replace("<p>", "").replace("</p>", "").split())


def test_the_passages_come_from_different_stories_first(table: Links) -> None:
    (ingredient,) = (each for each in table.library.ingredients if each.slug == "vertrouwen")
    stories = [card.told.story.slug for card in cards_of(ingredient, table)]
    assert sorted(stories) == ["lang", "leeg", "vol"]


def test_each_back_is_behind_its_front_when_the_paper_is_turned_over_its_long_side(
    pages: list[Any], cards: list[Card]
) -> None:
    assert len(pages) == 2 * -(-len(cards) // 4)
    assert len(list(boxes_in(pages[-1], "card__lines"))) == -len(cards) % 4
    for front, back in zip(pages[::2], pages[1::2], strict=True):
        assert round(front.margin_width() * PX) == 210
        pairs = list(zip(boxes_in(front, "card"), boxes_in(back, "card"), strict=True))
        assert len(pairs) == 4
        for one, other in pairs:
            assert one.position_x + other.position_x + other.border_width() == pytest.approx(front.margin_width())
            assert one.position_y == pytest.approx(other.position_y)
            assert (round(one.border_width() * PX, 1), round(one.border_height() * PX, 1)) == (105, 148.5)


def test_nothing_leaves_its_card(pages: list[Any]) -> None:
    for page in pages:
        for card in boxes_in(page, "card"):
            (foot,) = boxes_in(card, "card__foot")
            for name in ("card__question", "card__passage"):
                for text in boxes_in(card, name):
                    assert text.position_y + text.margin_height() <= foot.position_y
            assert foot.position_y + foot.border_height() <= card.position_y + card.border_height()


def test_each_passage_says_under_which_licence_it_is(cards: list[Card], table: Links) -> None:
    """A card goes from hand to hand."""
    html = write_cards(cards, table)
    assert html.count("CC&nbsp;BY&nbsp;4.0") == html.count('<p class="card__passage"') > 0


def test_long_words_get_smaller_type(cards: list[Card], table: Links) -> None:
    card = cards[0]
    longer = replace(card, question="Waarom? " * 40, text=card.text + " Dat duurde erg lang." * 45)
    assert card.question_size == LARGEST_QUESTION
    assert card.passage_size == LARGEST_PASSAGE
    assert longer.question_size < LARGEST_QUESTION
    assert longer.passage_size < LARGEST_PASSAGE


def test_without_a_question_or_a_passage_there_is_nothing_to_make(table: Links) -> None:
    with pytest.raises(BundleError, match="hier zijn geen kaarten van te maken"):
        write_cards([], table)


def test_the_command_makes_what_is_named_and_tells_how_to_print_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write_table(tmp_path)
    assert main(["cards", "gelt", "--root", str(root)]) == 2
    assert "Bedoel je 'geld'?" in capsys.readouterr().err
    assert main(["cards", "geld", "tempo", "--root", str(root)]) == 0
    assert (root / "dist" / "op_tafel" / "gesprekskaarten-geld-tempo.pdf").exists()
    assert "draai om over de lange zijde" in capsys.readouterr().out


def test_what_has_no_cards_is_named_and_nothing_is_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write_library(tmp_path, setbacks=["geld"])
    write_story(root, "een")
    assert main(["cards", "vertrouwen", "geld", "gedeelde-visie", "--root", str(root)]) == 2
    assert "van geld en gedeelde-visie zijn geen kaarten te maken" in capsys.readouterr().err
    assert not (root / "dist").exists()
