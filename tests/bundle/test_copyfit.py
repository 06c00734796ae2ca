"""Copyfitting: words that stay whole, and last pages that are saved or filled."""

import re
from collections.abc import Mapping, Sequence
from math import sqrt
from types import SimpleNamespace
from typing import Any, cast

import pytest
from special_edition import Made

from hoedan.bundle.copyfit import (
    FEET,
    FEWEST_LINES,
    FEWEST_SOURCES,
    LEADING,
    LOOSEST,
    SOURCES_LEADING,
    TIGHTEST,
    Fit,
    SetLine,
    badly_cut,
    feet_to_even,
    has_only_sources,
    is_short,
    keep_last_words,
    keep_short_ends,
    leadings_past_sources,
    leadings_to_try,
)
from hoedan.bundle.fitting import balanced_width, length_of, lines_of
from hoedan.bundle.plan import PartKind
from hoedan.bundle.setter import set_well, with_fit
from hoedan.bundle.typesetter import Typesetter, lines_on

pytest_plugins = ["special_fixtures"]
FACE, SIZE, WIDTH = "serif-semibold", 20.0, 330.0


def page(*texts: str, paragraph: int = 1, height: float = LEADING) -> list[SetLine]:
    return [SetLine(text, paragraph, height, 40 + number * height) for number, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("pages", "words"),
    [
        pytest.param([page("een ver-"), page("schillende vraag", "en meer")], {"verschillende"}, id="over-a-turn"),
        pytest.param([page("een vraag", "over land-", "schappen.")], {"landschappen"}, id="end-alone"),
        pytest.param([page("over land-", "schappen.12")], {"landschappen"}, id="with-a-note"),
        pytest.param([page("over land-", "schappen.\u206012,\xa013, 14")], {"landschappen"}, id="with-notes"),
        pytest.param([page("over land-", "schappen 12 en")], set(), id="with-a-number"),
        pytest.param([page("over land-", "schappen en meer")], set(), id="within-a-page"),
        pytest.param([page("een woord"), page("alleen")], set(), id="no-hyphen"),
        pytest.param([page("een ver-"), page("schillende", paragraph=2)], set(), id="another-paragraph"),
        pytest.param([[], page("een")], set(), id="empty-page"),
    ],
)
def test_a_word_that_is_cut_badly_is_named(pages: Sequence[Sequence[SetLine]], words: set[str]) -> None:
    assert badly_cut(pages) == words


def test_a_short_last_page_is_saved_by_a_little_less_leading_or_filled_by_a_little_more() -> None:
    full = page(*["een regel"] * 35)
    pages = [full, full, full, full, full, page("een", "twee", "drie")]
    assert is_short(pages)
    tight, loose, *last = leadings_to_try(pages)
    assert TIGHTEST <= tight < LEADING < loose <= LOOSEST
    assert last == [TIGHTEST, LOOSEST]
    assert (LEADING - tight) * 5 * 35 >= 3 * LEADING
    assert (loose - LEADING) * 5 * 35 >= (FEWEST_LINES - 3) * LEADING


def sources(count: int, scale: float = 1.0) -> list[SetLine]:
    return page(*["een bron"] * count, paragraph=2, height=SOURCES_LEADING * scale)


def test_a_last_page_with_the_end_of_the_sources_alone_is_saved_or_gets_more_of_them() -> None:
    full = page(*["een regel"] * 35)
    pages = [full, full, full, full, full, sources(8)]
    assert has_only_sources(pages)
    assert not has_only_sources([full, sources(FEWEST_SOURCES)])
    assert not has_only_sources([full, [*page("een regel"), *sources(9)]])
    assert not has_only_sources([sources(40), sources(9)]), "a register is all small"
    tight, middle, loosest = leadings_past_sources(pages)
    assert TIGHTEST <= tight < LEADING < middle < loosest == LOOSEST
    assert list(leadings_past_sources([full, full, sources(4)])) == [TIGHTEST, middle, LOOSEST]


class Stub:
    """Sets a part of three pages: with which lines on the last hangs on the leading, or on what is free at the foot."""

    def __init__(self, last: Mapping[float, list[SetLine]], scale: float = 1.0) -> None:
        self.last, self.scale, self.tried = last, scale, list[float]()

    def read(self, html: str, _later: object) -> Any:
        found = re.search(r"(?:html { line-height|@page { padding-bottom): ([\d.]+)pt }", html)
        self.tried.append(round(float(found[1]) / self.scale, 2) if found else 0)
        full = page(*["een regel"] * 35, height=LEADING * self.scale)
        proof = SimpleNamespace(lines=[full, full, self.last.get(self.tried[-1], self.last[0])], boxes=[])
        return SimpleNamespace(set=lambda _whole: proof)


MIDDLE = (LEADING + LOOSEST) / 2


@pytest.mark.parametrize(
    ("last", "tried", "chosen"),
    [
        pytest.param({0: sources(9), 14.4: sources(20)}, [0, MIDDLE, LOOSEST], LOOSEST, id="filled"),
        pytest.param({0: sources(9), 14.1: page("een regel") * 8}, [0, MIDDLE], MIDDLE, id="text comes along"),
        pytest.param({0: sources(9), 18: sources(20)}, [0, MIDDLE, LOOSEST, 12, 18], 18, id="shorter pages"),
        pytest.param({0: sources(9), 14.4: sources(12)}, [0, MIDDLE, LOOSEST, *FEET], 0, id="in vain"),
        pytest.param({0: sources(20)}, [0], 0, id="enough"),
    ],
)
def test_a_part_that_ends_in_a_few_sources_is_set_again_and_left_as_it_was_when_that_is_in_vain(
    last: Mapping[float, list[SetLine]], tried: list[float], chosen: float
) -> None:
    stub = Stub(last)
    proof, fit = set_well("<html><head></head></html>", cast("Typesetter", stub), Fit())
    assert stub.tried == [round(each, 2) for each in tried]
    assert fit == (Fit(foot=chosen) if chosen in {0, *FEET} else Fit(chosen))
    assert proof.lines[-1] == last[round(chosen, 2)]


def test_large_print_fills_a_short_last_page_and_sets_no_line_closer() -> None:
    scale = sqrt(2)
    short, filled = (page(*["een regel"] * count, height=LEADING * scale) for count in (3, 9))
    stub = Stub({0: short, round(16 * LOOSEST / LEADING, 2): filled}, scale)
    _, fit = set_well("<html><head></head></html>", cast("Typesetter", stub), Fit())
    assert fit.leading == LOOSEST
    assert min(stub.tried[1:]) > 16


def test_shorter_pages_that_take_one_more_are_not_chosen() -> None:
    """A last page that is short, and would be the end of more pages when those before it are shorter."""
    short, full = page(*["een regel"] * 3), page(*["een regel"] * 35)

    def read(html: str, _later: object) -> Any:
        proof = SimpleNamespace(lines=[full] * 3 if "padding-bottom" in html else [full, short], boxes=[])
        return SimpleNamespace(set=lambda _whole: proof)

    _, fit = set_well("<html><head></head></html>", cast("Typesetter", SimpleNamespace(read=read, scale=1.0)), Fit())
    assert not fit.foot


def test_a_foot_that_stays_free_moves_nothing_below_it(made: Made) -> None:
    html = f"<html><head></head><body><p>{'Een regel van de tekst. ' * 400}</p></body></html>"
    typesetter = Typesetter(made.laid_out.links)
    usual, shorter = (typesetter.set(with_fit(html, Fit(foot=foot))).pages for foot in (0.0, FEET[1]))
    line = lines_on(usual[0])[0].height
    assert len(lines_on(usual[0])) - len(lines_on(shorter[0])) in {int(FEET[1] / line), int(FEET[1] / line) + 1}
    feet = [[(box.position_y, box.height) for box in pages[0]._page_box.children[1:]] for pages in (usual, shorter)]
    assert feet[0] == feet[1]


def entries(*counts: int) -> list[list[SetLine]]:
    return [page(*["een regel"] * count) for count in counts]


def test_pages_of_which_the_last_is_less_than_half_full_are_made_about_as_high() -> None:
    assert not list(feet_to_even(entries(30, 16)))
    assert not list(feet_to_even(entries(8)))
    assert list(feet_to_even(entries(30, 2))) == [round((14 - less) * LEADING, 1) for less in range(4)]
    assert list(feet_to_even(entries(30, 30, 12))) == [round((6 - less) * LEADING, 1) for less in range(4)]


@pytest.mark.parametrize(
    ("kind", "evened"),
    [
        ('nav class="contents"', 12),
        ('section class="text text--colofon"', 12),
        ('section class="text text--voorwoord"', 0),
    ],
)
def test_contents_and_colophon_are_shared_by_their_pages_and_no_text_is_that_goes_on(kind: str, evened: float) -> None:
    """Of three pages the first foot would ask for a fourth, and the next does not."""
    tried: list[float] = []

    def read(html: str, _later: object) -> Any:
        found = re.search(r"padding-bottom: ([\d.]+)pt", html)
        tried.append(float(found[1]) if found else 0)
        pages = entries(30, 30, 12) if not found else entries(*[24] * (4 if tried[-1] > evened * LEADING / 3 else 3))
        return SimpleNamespace(set=lambda _whole: SimpleNamespace(lines=pages, boxes=[]))

    typesetter = cast("Typesetter", SimpleNamespace(read=read, scale=1.0))
    proof, fit = set_well(f"<html><head></head><{kind}></html>", typesetter, Fit())
    assert fit.foot == pytest.approx(evened / 3 * LEADING, abs=0.1)
    assert [len(each) for each in proof.lines] == ([24, 24, 24] if evened else [30, 30, 12])


def test_a_fit_is_set_with_all_that_is_in_it() -> None:
    html = "<html><head></head></html>"
    fits = Fit(), Fit(LOOSEST), Fit(foot=FEET[0]), Fit(LOOSEST, foot=FEET[0])
    marks = "line-height: 14.40pt", "padding-bottom: 12.0pt"
    has = [tuple(mark in with_fit(html, fit) for mark in marks) for fit in fits]
    assert has == [(False, False), (True, False), (False, True), (True, True)]


def test_one_page_and_a_full_last_page_are_left_alone() -> None:
    full = page(*["een regel"] * 35)
    assert not is_short([page("een")])
    assert not is_short([full, full[:FEWEST_LINES]])
    assert not is_short([full, []])


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<p>Het duurde lang.</p>", "<p>Het duurde&nbsp;lang.</p>"),
        ('<li>Zo is <a href="x y">dat werk</a> nu.</li>', '<li>Zo is <a href="x y">dat&nbsp;werk</a>&nbsp;nu.</li>'),
        ('<li>Zo is <a href="x y">het ambacht</a>.</li>', '<li>Zo is <a href="x y">het&nbsp;ambacht</a>.</li>'),
        ("<p>Lang.</p>", "<p>Lang.</p>"),
        ("<div>\n    <p>Lang.</p>", "<div>\n    <p>Lang.</p>"),
        ("<h2>Een kop</h2>", "<h2>Een kop</h2>"),
        (
            "<h3>Een recept dat niet iedereen kon inwisselen</h3>",
            "<h3>Een recept dat niet iedereen kon&nbsp;inwisselen</h3>",
        ),
        ("<p>De arbeidsongeschiktheid samenwerkte.</p>",) * 2,  # together no line could hold them
        ('<p title="1–2">Van 2015–2023 duurde.</p>', '<p title="1–2">Van 2015–\u20602023&nbsp;duurde.</p>'),
        (
            "<p>De 65-plussers van de 4-3-regio wonen op wijk-7-oost.nl in dat huis.</p>",
            "<p>De 65-\u2060plussers van de 4-3-regio wonen op wijk-7-oost.nl in&nbsp;dat&nbsp;huis.</p>",
        ),
        ("<p>Zij kregen er 53.</p>", "<p>Zij kregen&nbsp;er&nbsp;53.</p>"),
        ('<p>Dat is <a href="x y">op &amp; af</a>.</p>', '<p>Dat is&nbsp;<a href="x y">op&nbsp;&amp;&nbsp;af</a>.</p>'),
    ],
)
def test_the_last_word_of_a_paragraph_is_held_to_the_one_before(html: str, kept: str) -> None:
    assert keep_last_words(html) == kept


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<dd>Zuid-Kennemerland en IJmond</dd>", "<dd>Zuid-Kennemerland en&nbsp;IJmond</dd>"),
        ("<dd>Sociale basis en wijkteams</dd>", "<dd>Sociale basis en&nbsp;wijkteams</dd>"),
        ("<dd>Armoede; Bewonersinitiatieven</dd>",) * 2,
        ("<dd>Samenwerkingsverbanden met Ede</dd>", "<dd>Samenwerkingsverbanden met&nbsp;Ede</dd>"),
        ('<p>zoveel schoollocaties</p> <p class="note">2021</p>',) * 2,
        ("<dt>Anders</dt> <dd>niets.</dd>",) * 2,
    ],
)
def test_in_a_narrow_column_a_short_last_word_alone_is_held(html: str, kept: str) -> None:
    assert keep_short_ends(html) == kept


@pytest.mark.parametrize("title", ["Een huis voor iedereen die dat zoekt in de zorg", "Kort", "a " * 90])
def test_the_lines_of_a_title_are_of_about_one_length(title: str) -> None:
    width = balanced_width(title, FACE, SIZE, WIDTH)
    lines = lines_of(title, FACE, SIZE, WIDTH)
    assert lines == lines_of(title, FACE, SIZE, width)
    assert width <= WIDTH
    if lines and lines > 1:
        assert width < length_of(title, FACE) * SIZE / lines * 1.35


def test_no_page_of_a_story_has_a_few_lines_and_no_word_is_cut_badly(made: Made) -> None:
    laid_out = made.laid_out
    starts = [laid_out.pages.of(part.anchor) for part in laid_out.plan.parts]
    pages = [lines_on(each) for each in laid_out.document.pages]
    ends = [*starts[1:], len(pages)]
    for part, start, end in zip(laid_out.plan.parts, starts, ends, strict=True):
        if part.kind in (PartKind.STORY, PartKind.TEXT, PartKind.AFTERWORD, PartKind.FOREWORD):
            assert not is_short(pages[start - 1 : end - 1]), part.title
            assert not badly_cut(pages[start - 1 : end - 1]), part.title
