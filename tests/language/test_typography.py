"""What a keyboard gives is set as Dutch print has it; addresses, dates, codes and all else stay."""

import random

import pytest

from hoedan.finder.words import words_of
from hoedan.language import typography
from hoedan.language.typography import set_text

SET = {
    "Zo'n thema's en cao's": "Zo’n thema’s en cao’s",
    "'s-Gravenhage en 's ochtends in 't dorp": "’s-Gravenhage en ’s ochtends in ’t dorp",
    "'S-GRAVENHAGE ('s-Hertogenbosch)": "’S-GRAVENHAGE (’s-Hertogenbosch)",
    "Hij zei: \"Dat is 'mooi'.\"": "Hij zei: “Dat is ‘mooi’.”",
    "'Zo'n vraag', vroeg ze": "‘Zo’n vraag’, vroeg ze",
    "de jaren '80 en '90": "de jaren ’80 en ’90",
    "'90 dagen' heet het": "‘90 dagen’ heet het",
    "65+'ers, A4's, ouders' zorg": "65+’ers, A4’s, ouders’ zorg",
    '(\'een\') "(twee)" ["drie"]': "(‘een’) “(twee)” [“drie”]",
    '"een"–"twee"/"drie"': "“een”–“twee”/“drie”",
    'hij zweeg ..." en "... dan"': "hij zweeg …” en “… dan”",
    "5' 10\" op 52°22'30\"": "5′ 10″ op 52°22′30″",
    "\"in 2019\" en 'in 2020'": "“in 2019” en ‘in 2020’",
    "a - b -- c --- d": "a – b – c – d",
    "2019-2021, 100-250.000 en 20-50.000": "2019–2021, 100–250.000 en 20–50.000",
    "18-27 jaar, 65-75-jarigen, 0-4 jaar": "18–27\xa0jaar, 65–75-jarigen, 0–4\xa0jaar",
    "10%-20%, €5-€10, 9.00-12.30, 0,5-1,5": "10%–20%, €5–€10, 9.00–12.30, 0,5–1,5",
    "2019-21 en 2009-13": "2019–21 en 2009–13",
    "niet... nooit": "niet… nooit",
    "5 km, € 100 en 3 miljoen euro": "5\xa0km, €\xa0100 en 3\xa0miljoen euro",
    "12 november 2021, 10 %, blz. 5": "12\xa0november 2021, 10\xa0%, blz.\xa05",
}
KEPT = (
    "2021-09-01 01-09-2021 2021-09 2021-11 2009-12 2001-01 9-2021 12-2021 1-9-2021",
    "06-12345678 030-2861000 0800-8112 088-12345",
    "3-1 24-7 50-50 1-2-3 B12-14 1-2-tje 12-jarige",
    "ISSN 1874-2033, ISBN 978-90-1234-567-8, NEN 1010-2020, zaaknummer 12-345",
    "https://x.nl/2019-2021/zo'n...x www.x.nl/1-2 x.nl/a/2019-2021 a-1-2@x.nl 10-20.pdf urn:1-2",
    "sociaal-domein eerste-lijns -5 -x a- b",
    "12 kinderen in 2021",
)


@pytest.mark.parametrize("typed", SET)
def test_set(typed: str) -> None:
    assert set_text(typed) == SET[typed]
    assert set_text(SET[typed]) == SET[typed]


@pytest.mark.parametrize("typed", KEPT)
def test_kept(typed: str) -> None:
    assert set_text(typed) == typed


def test_an_address_between_quotes_stays_and_the_quotes_do_not() -> None:
    assert set_text("zie 'https://x.nl/1-2'.") == "zie ‘https://x.nl/1-2’."


SAME = str.maketrans({"’": "'", "‘": "'", "′": "'", "“": '"', "”": '"', "″": '"', "–": "-", "\xa0": " "})


def plain(text: str) -> str:
    """A text with what typography may change taken back, so that two that differ in nothing else are equal."""
    return text.replace("…", "...").translate(SAME).replace("---", "-").replace("--", "-")


def test_nothing_else_changes_in_texts_made_at_random() -> None:
    dice = random.Random(3)
    parts = [
        "'",
        '"',
        "'s",
        "...",
        " - ",
        "-",
        " ",
        " ",
        "2019",
        "5",
        "a",
        "zo",
        "€",
        "km",
        "(",
        ")",
        ".",
        "x.nl/",
        "“",
        "’",
        "--",
    ]
    for _ in range(4000):
        typed = "".join(dice.choices(parts, k=14))
        done = set_text(typed)
        assert plain(done) == plain(typed), typed
        assert set_text(done) == done, typed


@pytest.mark.parametrize("part", ["a", "a.", "a-", "'", "'a ", '"', "1-", "1.", ". ", "nummer", "-- ", "a@", "x/"])
def test_a_long_text_takes_no_longer_than_its_length(part: str) -> None:
    """A hundred thousand signs of one kind are set, where work in the square of that would never end."""
    typed = part * (100_000 // len(part))
    assert len(set_text(typed)) <= len(typed)


@pytest.mark.parametrize("typed", SET)
def test_a_reader_who_types_finds_what_is_set(typed: str) -> None:
    """Folding and words are the same with a straight mark and with its own."""
    assert words_of(set_text(typed)) == words_of(typed)


@pytest.mark.parametrize("rule", ["ELLIPSIS", "SPACED_DASH", "RANGE", "QUOTE", "BEFORE_UNIT", "BEFORE_NUMBER"])
def test_a_quick_look_passes_over_nothing(rule: str) -> None:
    chance = random.Random(1)
    pieces = [*"a  -5.€%\n'\"", "--", "2019", "2021", "1.500", "...", "art.", "jaar"]
    texts = ["".join(chance.choices(pieces, k=6)) for _ in range(8000)]
    found = [text for text in texts if getattr(typography, rule).search(text)]
    assert len(found) > 20
    assert [text for text in found if not typography.may_change(text)] == []
