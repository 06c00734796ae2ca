"""Copyfitting: words that stay whole, and last pages that are saved or filled."""

from collections.abc import Sequence

import pytest
from special_edition import Made

from hoedan.bundle.copyfit import (
    FEWEST_LINES,
    LEADING,
    LOOSEST,
    TIGHTEST,
    SetLine,
    badly_cut,
    is_short,
    keep_last_words,
    keep_short_ends,
    leadings_to_try,
)
from hoedan.bundle.fitting import balanced_width, length_of, lines_of
from hoedan.bundle.plan import PartKind
from hoedan.bundle.typesetter import lines_on

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
