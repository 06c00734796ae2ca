"""Who is shown or quoted: that they agreed is asked for, and what has an end is kept until then."""

import datetime
from pathlib import Path

import pytest

from hoedan.check.check_library import check_library
from made.library import make_library

QUOTE = "quote: {{text: We begonnen gewoon., who: {who}, source: 1}}\n"
CONSENT = "consent: [{what: het citaat, given: 2025-01-01, until: 2026-03-31}]\n"


def said(folder: Path, front: str, today: datetime.date = datetime.date(2026, 1, 1)) -> list[str]:
    root = make_library(folder, een=front)
    return [
        found.code for found in check_library(root, today).problems if found.code[2:] in {"008", "009", "091", "092"}
    ]


@pytest.mark.parametrize(
    ("who", "found"),
    [
        ("een inwoonster van Zwolle", ["P-008"]),
        ("de moeder van een deelnemer", ["P-008"]),
        ("Ervaringsdeskundige", ["P-008"]),
        ("jongeren uit de wijk", ["P-008"]),
        ("een ex-dakloze", ["P-008"]),
        ("'Fatima, 34 jaar'", ["P-008"]),
        ("wethouder van Zwolle", []),
        ("wethouder jeugd en ouderen", []),
        ("jongerenwerker en vader", ["P-008"]),
        ("de wethouder, over de deelnemers", []),
        ("voorzitter van de huurders", []),
        ("directeur van Bewonersbedrijf Zwolle", []),
        ("voorzitter van de Inwonersraad", []),
    ],
)
def test_a_quote_of_somebody_without_a_public_role_asks_for_consent(tmp_path: Path, who: str, found: list[str]) -> None:
    assert said(tmp_path, QUOTE.format(who=who)) == found


def test_consent_that_is_written_down_is_enough_and_one_can_say_that_none_is_needed(tmp_path: Path) -> None:
    quote = QUOTE.format(who="een bewoner")
    assert said(tmp_path / "a", quote + CONSENT) == []
    assert said(tmp_path / "b", quote + "allow: [{code: P-008, reason: de bewoner is niet te herkennen}]\n") == []


IMAGE = "image: {src: a.png, alt: Een vrouw, credit: Zwolle, licence: CC BY 4.0}\n"


@pytest.mark.parametrize(
    ("what", "found"), [("het citaat", ["P-009"]), ("de foto", ["P-008"]), ("citaat en foto", []), ("alles", [])]
)
def test_consent_for_the_one_is_none_for_the_other(tmp_path: Path, what: str, found: list[str]) -> None:
    front = QUOTE.format(who="een bewoner") + IMAGE + f"consent: [{{what: {what}, given: 2025-01-01}}]\n"
    assert said(tmp_path, front) == found


@pytest.mark.parametrize(
    ("today", "found"),
    [
        pytest.param("2026-01-30", [], id="long-before"),
        pytest.param("2026-01-31", ["V-092"], id="two-months-before"),
        pytest.param("2026-03-31", ["V-092"], id="last-day"),
        pytest.param("2026-04-01", ["V-091"], id="day-after"),
    ],
)
def test_a_consent_ends_on_its_day_and_is_told_before(tmp_path: Path, today: str, found: list[str]) -> None:
    assert said(tmp_path, CONSENT, datetime.date.fromisoformat(today)) == found


def test_a_consent_without_an_end_or_with_a_wrong_one_does_not_end(tmp_path: Path) -> None:
    assert said(tmp_path / "a", "consent: [{what: A, given: 2020-01-01}]\n") == []
    assert said(tmp_path / "b", "consent: [{what: A, given: 2020-01-01, until: ooit}]\n") == []
