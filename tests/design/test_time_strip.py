"""The strip of a story's time: what is drawn, and the same in words."""

import re
from pathlib import Path

import pytest

from hoedan.design.time_strip import DOT, draw_time, stack
from made.library import make_library, read_library

SOURCE = "sources:\n" + "".join(
    f"  - {{id: {number}, title: Bron, publisher: Krant, url: 'https://bron.test/', date: '{date}', kind: pers}}\n"
    for number, date in enumerate(("2018", "2019-05", "2019-05-02"), 1)
)


def strip_of(root: Path, lines: str) -> str:
    return str(draw_time(read_library(make_library(root, verhaal=lines)).stories[0]))


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("period: {start: 2018-02, end: 2020}\nstatus: afgerond\n", "Begon in februari 2018, eindigde in 2020. "),
        ("period: {start: 2018}\nstatus: loopt\n", "Begon in 2018 en gaat door. "),
        ("period: {start: 2018}\nstatus: onbekend\n", "Begon in 2018; of het nog loopt, is niet bekend. "),
        ("period: {start: 2018}\nstatus: niet-doorgegaan\n", "Begon in 2018. "),
    ],
    ids=["over", "goes-on", "unknown", "came-to-nothing"],
)
def test_time_is_told_in_words(tmp_path: Path, lines: str, words: str) -> None:
    told = words + "De stip is een bron van mei 2021."
    assert f"<figcaption>{told}</figcaption>" in strip_of(tmp_path, lines)


def test_every_dated_source_is_a_dot_and_the_words_tell_from_when_they_are(tmp_path: Path) -> None:
    strip = strip_of(tmp_path, f"period: {{start: 2018}}\n{SOURCE}")
    assert strip.count("time__source") == 3
    assert "De 3 stippen zijn bronnen, van 2018 tot 2 mei 2019." in strip
    assert re.findall(r'class="time__year"[^>]*>(\d+)<', strip) == ["2018", "2019", "2020"]


@pytest.mark.parametrize(
    ("status", "is_open", "is_unknown"), [("loopt", True, False), ("onbekend", True, True), ("idee", False, False)]
)
def test_a_period_without_an_end_goes_on_or_is_dashed(
    tmp_path: Path, status: str, is_open: bool, is_unknown: bool
) -> None:
    strip = strip_of(tmp_path, f"period: {{start: 2018}}\nstatus: {status}\n")
    assert ("l6 6l-6 6" in strip) == is_open
    assert ("time__period--unknown" in strip) == is_unknown


def test_dots_that_would_touch_stand_on_top_of_each_other() -> None:
    assert stack([10, 11, 10 + DOT]) == [(10, 1), (10, 2), (10 + DOT, 1)]
