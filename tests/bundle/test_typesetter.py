"""What is used of WeasyPrint's insides, and that an update of WeasyPrint does not change it unseen."""

from importlib.metadata import version
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject
from special_edition import links_of

from hoedan.bundle.copyfit import SetLine, cut_word
from hoedan.bundle.line_breaks import is_last
from hoedan.bundle.pages import Pages
from hoedan.bundle.typesetter import WRITTEN_FOR, Typesetter, at_speed, bind, end_with_text, lines_on, move_spaces
from made.library import make_library

UPDATED = (
    f"hoedan/bundle/typesetter.py was written for WeasyPrint {WRITTEN_FOR}. See whether `move_spaces` is still needed "
    "(issue: a line is cut before a link or emphasis), and whether a box still draws the text of its `pango_layout`; "
    "run tests/bundle/; look at a bundle on paper; then set WRITTEN_FOR to the new version."
)


def test_weasyprint_is_the_version_whose_insides_are_known() -> None:
    assert version("weasyprint") == WRITTEN_FOR, UPDATED


@pytest.fixture
def typesetter(tmp_path: Path) -> Typesetter:
    return Typesetter(links_of(make_library(tmp_path, zwolle="")))


def test_a_number_is_corrected_on_the_page_wherever_it_stands(typesetter: Typesetter) -> None:
    number = '<a class="number" href="#doel" data-page-of="doel">11</a>'
    placed = f'<p style="position: absolute; top: 50mm">Ook {number}.</p>'
    html = f'<html lang="nl"><title>x</title><p id="doel">Zie {number}.</p><ul><li>{number}</li></ul>{placed}</html>'
    whole = bind([typesetter.set(html), typesetter.set(html)], Pages({"doel": 42}))
    texts = [page.extract_text() for page in PdfReader(BytesIO(whole.write_pdf())).pages]
    assert [(text.count("42"), text.count("11")) for text in texts] == [(3, 0)] * 2


def test_every_sign_and_cut_on_paper_is_of_a_face_of_ours(typesetter: Typesetter) -> None:
    """What a face lacks is slanted, or taken from whatever the machine has."""
    words = "a ½ ≥ → ✓"
    cuts = f"{words} <em>a ½ ≥</em> <strong>b <em>c</em></strong> <code>{words}</code>"
    deep = f"<ul><li>een<ul><li>twee<ul><li>drie<ul><li>{cuts}</li></ul></li></ul></li></ul></li></ul>"
    body = f'<div class="body">{deep}<pre>{words}</pre></div><p class="facts">{cuts}</p>'
    pdf = typesetter.set(f'<html lang="nl"><title>x</title>{body}</html>').write_pdf()
    resources = PdfReader(BytesIO(pdf)).pages[0]["/Resources"].get_object()
    assert isinstance(resources, DictionaryObject)
    fonts = {str(font.get_object()["/BaseFont"]).partition("+")[2] for font in resources.get("/Font", {}).values()}
    assert "Verhaal-Code" in fonts
    assert [name for name in fonts if not name.startswith("Verhaal-") or "Oblique" in name] == []


def test_a_space_before_a_link_goes_inside_it_but_not_before_a_page_number() -> None:
    assert move_spaces('a <a href="#b">c</a> <em>d</em>') == 'a<a href="#b"> c</a><em> d</em>'
    assert move_spaces("a&nbsp;<em>b</em>") == "a<em>&nbsp;b</em>"
    assert move_spaces("a <code>b</code>") == 'a<code><span class="space"> </span>b</code>'
    assert move_spaces('a <a data-page-of="b">1</a>') == 'a <a data-page-of="b">1</a>'


def test_a_line_before_a_name_that_is_held_to_its_word_is_full_and_the_name_is_whole(typesetter: Typesetter) -> None:
    """WeasyPrint broke the first word of such a line, and the name where it has a capital of its own."""
    text = "hebben gemeente en andere overheden hard nodig om aantallen en kwaliteit te halen, zei de bestuurder"
    html = f'<html lang="nl"><div class="body">{text} van&nbsp;<span>deltaWonen</span>.</div></html>'
    lines = [line.text for page in typesetter.set(html).pages for line in lines_on(page)]
    assert lines[1].startswith("aantallen en kwaliteit te halen")
    assert lines[-1].endswith("van\xa0deltaWonen.")


def test_pages_have_the_margins_and_the_number_of_the_side_that_they_come_to_lie_on(typesetter: Typesetter) -> None:
    """And the same text: the measure of both sides is one."""
    text = '<h1 data-foot="Titel">Titel</h1><p>Tekst.</p><p style="break-before: page">Meer.</p>'
    found = {}
    for first in (7, 8):
        boxes = [page._page_box for page in typesetter.set(f'<html lang="nl"><body>{text}</body></html>', first).pages]
        feet = [
            [box.text for margin in page.children[1:] for box in margin.descendants() if hasattr(box, "text")]
            for page in boxes
        ]
        found[first] = [round(page.margin_left * 25.4 / 96) for page in boxes], feet
        assert [page.children[0].position_x for page in boxes] == [page.content_box_x() for page in boxes]
        assert len({page.children[0].width for page in boxes}) == 1
    assert found[7] == ([17, 13], [["Titel", "7"], ["8"]])
    assert found[8] == ([13, 17], [["8"], ["Titel", "9"]])


WORDS = "Wie hulp vraagt, krijgt een samenwerkingsverband met verantwoordelijkheid en belangstelling voor "
NARROW = "@page { size: 52mm 60mm; margin: 6mm !important } html { hyphens: auto; font: 10pt sans-serif }"


def lines_of(document: Any) -> list[str]:
    return [line.text for page in document.pages for line in lines_on(page)]


def page_with(*paragraphs: str) -> str:
    texts = "".join(f"<p>{each}</p>" for each in paragraphs)
    return f'<html lang="nl"><title>x</title><style>{NARROW}</style>{texts}</html>'


def test_a_document_is_set_again_as_if_it_were_new_and_a_word_that_is_now_whole_is_cut_no_more(
    typesetter: Typesetter, tmp_path: Path
) -> None:
    html = page_with(WORDS * 3, WORDS * 2)
    galley = typesetter.read(html)
    first = lines_of(galley.set().finish())
    (cut, following), *_ = [(a, b) for a, b in pairwise(first) if a.rstrip().endswith("-")]
    word = cut_word(SetLine(cut, 1, 0, 0), SetLine(following, 1, 0, 0))
    again = lines_of(galley.set(frozenset({word})).finish())
    assert again != first
    assert not any(line.startswith(following.split()[0]) for line in again)
    assert again == lines_of(typesetter.read(html).set(frozenset({word})).finish())
    assert (
        lines_of(galley.set().finish())
        == first
        == lines_of(Typesetter(links_of(make_library(tmp_path / "other"))).set(html))
    )


@pytest.mark.parametrize("end", ["verantwoordelijkheid.", "verantwoordelijkheid.<sup>1, 2</sup>"])
def test_the_last_word_of_a_paragraph_is_not_cut_nor_when_notes_follow(typesetter: Typesetter, end: str) -> None:
    cut = 0
    for length in range(4, 24, 3):
        lines = lines_of(typesetter.set(page_with(f"{WORDS[:40]}{'n' * length} de {end}")))
        cut += lines[-2].endswith("-")
        lines = lines_of(typesetter.set(page_with(f"{WORDS[:40]}{'n' * length} de&nbsp;{end}")))
        assert not lines[-2].endswith("-")
    assert cut


@pytest.mark.parametrize(
    ("word", "text", "is_so"),
    [
        ("hulp", "Zij vroeg om\u00a0hulp.", True),
        ("hulp", "Zij vroeg om\u00a0‘hulp’ ", True),
        ("hulp", "Zij vroeg om\u00a0hulp en meer.", False),
        ("vroeg", "Zij vroeg om\u00a0hulp.", False),
        ("om", "Zij vroeg om\u00a0hulp.", True),
        ("hulp", "Zij vroeg om hulp.", False),
        ("verhuizen", "Hulp bij het verhuizen\u00a0hielp.", True),
        ("samenwerkingsverbanden", "Hulp bij samenwerkingsverbanden\u00a0bevorderde.", False),
    ],
)
def test_the_last_word_is_the_one_that_a_fixed_space_holds(word: str, text: str, is_so: bool) -> None:
    assert is_last(word, text) is is_so


@pytest.mark.parametrize(
    ("name", "height"), [("passage passage--leren", 13.0), ("quoted passage--leren", 13.0), ("ground", 20.0)]
)
def test_the_line_beside_a_passage_ends_with_its_last_words_and_a_ground_below_the_names_too(
    name: str, height: float
) -> None:
    class LineBox(SimpleNamespace):
        """As WeasyPrint's."""

    line = LineBox(element=None, position_y=10.0, height=5.0)
    lower = LineBox(element=None, position_y=17.0, height=5.0)
    label = SimpleNamespace(element=Element("p", {"class": "passage__label"}), children=[lower])
    block = SimpleNamespace(
        element=Element("div", {"class": name}), height=100.0, children=[label, line], content_box_y=lambda: 2.0
    )
    end_with_text(SimpleNamespace(element=None, children=[block]))
    assert block.height == height


PATH = "%3Cpath d='M1 1h4v4z'/%3E"
DOT = f"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'%3E{PATH}%3C/svg%3E"
DRAWN = f'<p style="background: url(&quot;{DOT}&quot;) no-repeat; padding-inline: 9%">a&nbsp;b</p>' * 3


@pytest.mark.parametrize(
    "body",
    [
        '<table><tr><th>Wat</th><td class="to-right">4</td></tr></table><ul><li>een <em>twee</em></li></ul>',
        f'{DRAWN}<img src="{DOT}"/><svg width="9" viewBox="0 0 9 9"><path d="M1 1h4v4z"/></svg>',
        "<p style='color: red'>een<div>drie</div></p><p style='float: left; border: 2px solid'>vijf<br>6</p>",
        "<pre>\nzeven</pre>",
        '<p>Zie <a href="#a">acht <a href="#b">negen</a></a>. &eacute;&nbsp;n</p>',
        "<section>Een <strong>twee<span style='text-decoration: underline'>drie</span></strong></section>" * 2,
    ],
)
def test_our_shortcuts_change_nothing_in_a_pdf(typesetter: Typesetter, body: str) -> None:
    """Also when HTML makes other elements of what is written than XML."""
    text = f'<body><div class="body">{body}</div></body>'
    html = f'<!doctype html><html lang="nl"><head><title>x</title></head>{text}</html>'
    plain = typesetter.set(html).write_pdf(pdf_identifier=b"x")
    with at_speed():
        assert typesetter.set(html).write_pdf(pdf_identifier=b"x") == plain


def test_what_is_made_without_pango_has_no_shortcuts(monkeypatch: pytest.MonkeyPatch) -> None:
    find = __import__

    def without(name: str, *others: object) -> object:
        if name == "weasyprint":
            raise OSError
        return find(name, *others)  # type: ignore[arg-type]

    monkeypatch.setattr("builtins.__import__", without)
    with at_speed():
        pass
