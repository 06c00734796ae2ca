"""How a page is set: lists, tables, notes, bars, labels and feet; each as a reader sees it on a page of hard cases."""

import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from PIL import Image
from special_edition import links_of

from hoedan.bundle.copyfit import Fit
from hoedan.bundle.document import compose, contributors_of, words_on_checking
from hoedan.bundle.draft import CLOSER, FOOT, HEADING, Medium, begin
from hoedan.bundle.fitting import length_of, shortened
from hoedan.bundle.layout import LaidOut, lay_out
from hoedan.bundle.overviews import LABEL_FACE, LABEL_SIZE, LONGEST_LABEL, columns_of, fitting_name
from hoedan.bundle.pages import Pages
from hoedan.bundle.plan import Choice, plan_choice
from hoedan.bundle.press import SPINE, write_outside
from hoedan.bundle.setter import set_well
from hoedan.bundle.sheets import A5, MM
from hoedan.bundle.typesetter import Typesetter, classes_of, end_of_words
from made.library import make_library, story_body, write_library, write_story

LINE = "De vraag naar hulp groeide en werd ingewikkelder, dat merkten buren, scholen en de huisarts in het dorp. "
HARD = f"""## Aanleiding

{LINE * 3}Ook dit.[^1][^3][^2]

3. Dat jaar begon goed.
4. Dat jaar ook.

## Aanpak

- Kort punt.
- Nog een kort punt.

Los:

- Los punt een.

- Los punt twee.

| Wat | Jaar | Aantal |
|-----|:--:|--:|
| Huizen | 2024 | 1.200 |

{LINE * 12}
{{: ingredient="vertrouwen" }}

## Resultaat

{LINE * 12}
{{: ingredient="lange-adem" }}

## Vallen en opstaan

{LINE * 10}

{LINE * 24}

## Lessen

Zo kwam het goed.

1. Eerst dit.

    - En daaronder dat.

| Wat | Aantal |
|-----|--:|
| Tuinen | 3 |
"""
TITLE = "Mantelzorgondersteuning in de buurt, met alle bewoners van het dorp die dat zelf willen nu"


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory) -> LaidOut:
    """One story of hard cases on its pages."""
    root = write_library(tmp_path_factory.mktemp("hard"))
    sources = [
        {"id": number, "title": f"Bron {number}", "publisher": "Een krant", "kind": "pers"} for number in (1, 2, 3)
    ]
    names = ["Humanitas", *(f"Stichting Samenwerkende Zorgaanbieders {number}" for number in range(11))]
    write_story(
        root,
        "lastig",
        HARD,
        title=TITLE,
        municipalities=["Alphen aan den Rijn", "Kaag en Braassem", "Nieuwkoop"],
        sources=sources,
        partners=[{"name": name, "type": "zorg"} for name in names],
        image={"src": "foto.jpg", "alt": "Een plein", "credit": "De gemeente", "licence": "CC BY 4.0"},
    )
    (root / "stories" / "lastig").mkdir()
    Image.new("RGB", (1200, 900), "steelblue").save(root / "stories" / "lastig" / "foto.jpg")
    links = links_of(root)
    return lay_out(plan_choice(Choice("Lastig", ("lastig",)), links.library), links, Typesetter(links))


def boxes_in(box: Any) -> Iterator[Any]:
    yield box
    for child in getattr(box, "children", ()):
        yield from boxes_in(child)


def words_of(box: Any) -> str:
    return "".join(each.text for each in boxes_in(box) if hasattr(each, "text"))


def pages_of(laid_out: LaidOut, anchor: str = "verhaal-lastig", following: str = "matrix") -> list[Any]:
    first, last = laid_out.pages.of(anchor), laid_out.pages.of(following)
    return [page._page_box for page in laid_out.document.pages[first - 1 : last - 1]]


def found(laid_out: LaidOut, tag: str) -> list[Any]:
    """The box of each element or sign of this name, without those within it."""
    outer: dict[Any, Any] = {}
    for page in pages_of(laid_out):
        for box in boxes_in(page):
            if box.element_tag == tag:
                outer.setdefault(box.element, box)
    return list(outer.values())


def test_a_numbered_list_begins_with_the_number_that_was_written(hard: LaidOut) -> None:
    markers = [words_of(box).strip() for box in found(hard, "li::marker")]
    assert [words for words in markers if words[:1].isdigit()][:2] == ["3.", "4."]
    assert "–" in markers  # also below a number


def test_a_column_of_figures_is_aligned_as_the_table_says(hard: LaidOut) -> None:
    assert [box.style["text_align_all"] for box in found(hard, "td")] == ["left", "center", "right", "left", "right"]


def test_a_table_of_two_columns_stands_below_the_text_and_is_no_wider_than_its_words(hard: LaidOut) -> None:
    wide, narrow = found(hard, "table")
    assert wide.width > 2 * narrow.width
    assert wide.margin_left < narrow.margin_left == 0


def test_notes_beside_each_other_stand_in_order(hard: LaidOut) -> None:
    text = "".join(map(words_of, pages_of(hard))).replace("\u2060", "")
    assert "1, 2, 3" in text


def test_the_sign_of_a_loose_item_stands_where_that_of_a_tight_one_does(hard: LaidOut) -> None:
    tight = {round(box.position_x, 1) for box in found(hard, "li::marker") if words_of(box).startswith("•")}
    loose = {round(box.position_x, 1) for box in found(hard, "li::before") if words_of(box).startswith("•")}
    assert tight == loose
    assert len(tight) == 1


def test_a_ground_ends_with_its_text_also_where_a_page_cuts_it(hard: LaidOut) -> None:
    grounds = [box for page in pages_of(hard) for box in boxes_in(page) if "ground" in classes_of(box)]
    for box in grounds:
        assert box.content_box_y() + box.height == end_of_words(box, and_beside=True)
        *_, painted = box.background.layers[-1].painting_area
        assert painted == box.padding_height()
    assert len(grounds) > 1


def test_the_line_beside_a_passage_ends_with_its_words_and_a_page_says_what_goes_on(hard: LaidOut) -> None:
    broken = 0
    for page in pages_of(hard):
        passages = [box for box in boxes_in(page) if box.element_tag == "div" and "passage" in classes_of(box)]
        for box in passages:
            assert abs(box.content_box_y() + box.height - max(map(end_of_words, box.children))) < 1
        margins = [words_of(box) for box in page.children if getattr(box, "at_keyword", "") == "@left-top"]
        if passages and not any("passage__label" in classes_of(box) for box in boxes_in(passages[0])):
            broken += 1
            assert [tuple(map(str.strip, words.split("("))) for words in margins if words] in (
                [("Vertrouwen", "vervolg)")],
                [("Lange adem", "vervolg)")],
            )
        else:
            assert not any(margins)
    assert broken


def test_the_text_begins_on_the_page_of_the_title_whatever_the_facts_take(hard: LaidOut) -> None:
    first = words_of(pages_of(hard)[0])
    assert "Aanleiding" in first
    assert "De vraag naar hulp" in first
    assert "Zorgaanbieders\xa010" in first


def test_figures_go_on_over_a_page_row_by_row_and_take_no_line_of_the_text_along(tmp_path: Path) -> None:
    """WeasyPrint holds a list to two lines of what stands before it."""
    typesetter = Typesetter(links_of(make_library(tmp_path, zwolle="")))
    figure = '<li class="drawing"><p class="drawing__amount" style="height: 50mm">1 van de 2</p></li>'
    rows = f'<div class="body"><p>{LINE * 10}</p><ul class="drawings">{figure * 4}</ul></div>'
    pages = [page._page_box for page in typesetter.set(f'<html lang="nl">{rows}</html>').pages]
    drawn = [[box.element_tag for box in boxes_in(page) if box.element_tag in ("p", "li")] for page in pages]
    assert [page.count("li") for page in drawn] == [2, 2]
    lists = [box for page in pages for box in boxes_in(page) if box.element_tag == "ul" and hasattr(box, "margin_top")]
    lists = [box for box in lists if type(box).__name__ == "BlockBox"]
    bounds = {(box.border_top_width > 0, box.border_bottom_width > 0) for box in lists}
    assert bounds == {(True, True)}, "what goes on has its lines on both pages"
    ends = [(box.content_box_y() + box.height, end_of_words(box)) for box in lists]
    assert all(end == pytest.approx(words) for end, words in ends), "and they stand below its figures"


def test_a_word_that_is_cut_for_the_last_line_below_a_figure_is_kept_whole(tmp_path: Path) -> None:
    label = '<p class="drawing__label">afbetaald, van ruim een half miljoen schuld bij tien huishoudens</p>'
    figures = f'<ul class="drawings">{f"""<li class="drawing">{label}</li>""" * 3}</ul>'
    typesetter = Typesetter(links_of(make_library(tmp_path, zwolle="")))
    proof, fit = set_well(f'<html lang="nl"><head></head><div class="body">{figures}</div></html>', typesetter, Fit())
    assert fit.whole == {"huishoudens"}
    assert [line.text.strip() for line in proof.lines[0]][-1] == "huishoudens"


def test_the_sign_of_a_way_back_from_a_note_is_not_printed(tmp_path: Path) -> None:
    back = '<a class="footnote-backref" href="#a">↩</a>'
    note = f'<div class="body"><p>Tekst</p><div class="footnote"><ol><li><p>Noot. {back}</p></li></ol></div></div>'
    typesetter = Typesetter(links_of(make_library(tmp_path, zwolle="")))
    (page,) = typesetter.set(f'<html lang="nl">{note}</html>').pages
    assert words_of(page._page_box.children[0]).strip().endswith("Noot.")


def test_the_address_of_a_story_stays_in_its_column_however_long_it_is(tmp_path: Path) -> None:
    """A site may have the address of an organisation on a host of many, and a path."""
    address = "gemeente-alphen.voorbeeld.test/praktijkverhalen/v/7pgdey"
    live = f'<div class="live"><p class="live__address"><a href="#">{address}</a></p></div>'
    facts = f'<div class="facts"><div class="facts__column">{live}</div><div class="facts__column">In</div></div>'
    typesetter = Typesetter(links_of(make_library(tmp_path, zwolle="")))
    (page,) = [page._page_box for page in typesetter.set(f'<html lang="nl">{facts}</html>').pages]
    first, second = [box for box in boxes_in(page) if type(box).__name__ == "TableCellBox"]
    ends = [box.position_x + box.width for box in boxes_in(first) if hasattr(box, "text")]
    assert len(ends) > 1
    assert max(ends) < second.content_box_x()


def test_no_line_ends_at_a_hyphen_in_the_name_of_a_place_or_in_a_name_on_the_back(tmp_path: Path) -> None:
    root = write_library(tmp_path)
    write_story(root, "een", municipalities=["Alphen aan den Rijn", "Midden-Groningen"])
    links = links_of(root)
    parts = compose(plan_choice(Choice("Proef", ("een",)), links.library), links, Medium.PRINT, None).parts
    written = {anchor: parts[anchor](Pages({})) for anchor in ("inhoud", "verhaal-een", "achterkant")}
    for anchor in ("inhoud", "verhaal-een"):
        names = re.findall(r"Midden-\S*Groningen|Zuid-\S*Holland", re.sub(r"<[^>]*>", "", written[anchor]))
        assert set(names) == {"Midden-\u2060Groningen", "Zuid-\u2060Holland"}
    assert "Alphen\u00a0aan\u00a0den\u00a0Rijn\u00a0· Midden-\u2060Groningen" in written["achterkant"]


@pytest.mark.parametrize(("behind", "first_page"), [("p", ["p", "p", "p"]), ("h2", ["p"])])
def test_what_follows_a_picture_fills_the_page_that_it_does_not_fit_on(
    tmp_path: Path, behind: str, first_page: list[str]
) -> None:
    """But not what begins with a heading."""
    picture = '<figure><img src="data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22/>" alt="x"></figure>'
    high = picture.replace("<img ", '<img style="width: 90mm; height: 90mm" ')
    text = f"<p>{LINE * 12}</p>{high}<{behind}>{LINE * 3}</{behind}><p>{LINE * 8}</p>"
    proof, _ = set_well(
        f'<html lang="nl"><head></head><div class="body">{text}</div></html>',
        Typesetter(links_of(make_library(tmp_path, zwolle=""))),
        Fit(),
    )
    pages = [[box.element_tag for box in boxes_in(page) if type(box).__name__ == "BlockBox"] for page in proof.boxes]
    assert [tag for tag in pages[0] if tag in ("p", "figure", "h2")] == first_page
    assert "figure" in pages[1]


@pytest.mark.parametrize(
    ("title", "is_smaller"),
    [
        ("Hoe een wijk met zorg en welzijn samen een nieuw begin maakte voor iedereen die dat wilde", False),
        ("Wmo-jeugdhulpregionaliseringsvraagstukken in 's-Hertogenbosch", True),
        ("Arbeidsongeschiktheidsverzekeringsmaatschappijen", True),
    ],
)
def test_the_heading_of_a_part_keeps_within_its_column(title: str, *, is_smaller: bool, tmp_path: Path) -> None:
    """Only a word that is wider than a line makes its type smaller; a line may end after a hyphen of its own."""
    links = links_of(make_library(tmp_path, een=""))
    plan = plan_choice(Choice("Proef", stories=("een",)), links.library)
    style = begin(plan, links, Medium.PRINT, None).foot(title)
    size = re.search(r"font-size: ([\d.]+)pt", style)
    assert bool(size) is is_smaller
    face, usual, width = HEADING
    chosen = float(size[1]) * CLOSER if size else usual
    assert max(length_of(word, face) for word in re.split(r"(?<=-)|\s", title)) * chosen <= width


def test_a_title_on_the_spine_is_no_longer_than_the_spine(tmp_path: Path) -> None:
    links = links_of(make_library(tmp_path, een=""))
    title = "Burgerparticipatievergunningenverordening en meer " * 4
    plan = plan_choice(Choice(title, stories=("een",)), links.library)
    typesetter = Mock()
    typesetter.set.return_value.write_pdf.return_value = b""
    write_outside(Mock(plan=plan, links=links, pages=None, fingerprint=""), typesetter, 8.0)
    found = re.search(r'class="spine".*<span>(.*)</span>', typesetter.set.call_args[0][0])
    assert found
    face, size, length = SPINE
    assert length_of(found[1], face) * size <= length < A5[1] * MM
    assert found[1].endswith("\N{HORIZONTAL ELLIPSIS}")


def test_a_title_at_the_foot_is_one_line_of_whole_words() -> None:
    line = shortened(f"{TITLE} en nog veel meer woorden dan er in een regel passen", *FOOT)
    assert line.endswith("…")
    assert TITLE.startswith(line[:-1])
    assert length_of(line, FOOT[0]) * FOOT[1] <= FOOT[2]
    assert shortened("Samen", *FOOT) == "Samen"
    assert shortened("x" * 300, *FOOT).endswith("x…")


def test_a_long_name_over_a_column_of_the_matrix_fits_and_says_that_there_are_others(hard: LaidOut) -> None:
    (story,) = hard.plan.stories
    for number in ("", " (12)"):
        name = fitting_name(story.place_name + number, story)
        assert name == f"Alphen aan den Rijn e.a.{number}"
        assert length_of(name, LABEL_FACE) * LABEL_SIZE <= LONGEST_LABEL


@pytest.mark.parametrize(
    ("stories", "widths"), [(35, [9, 9, 9, 8]), (11, [6, 5]), (10, [10]), (21, [7, 7, 7]), (1, [1]), (0, [])]
)
def test_the_tables_of_the_matrix_are_of_about_one_width(stories: int, widths: list[int]) -> None:
    names: Any = [f"Verhaal {number}" for number in range(stories)]
    tables = columns_of(names)
    assert [len(table) for table in tables] == widths
    assert [story for table in tables for story in table] == names


def test_the_colophon_says_since_when_each_story_is_right(tmp_path: Path) -> None:
    one, other = datetime.date(2020, 2, 1), datetime.date(2026, 11, 21)
    dates = {"een": one, "twee": other, "drie": other}
    root = make_library(tmp_path, **{slug: f"reviewed: {day}\npublished: {one}\n" for slug, day in dates.items()})
    write_story(root, "vier", story_body())
    story = links_of(root).library.story
    said = {
        "een": "Het verhaal is voor het laatst gecontroleerd op 1 februari 2020.",
        "twee drie": "De verhalen zijn voor het laatst gecontroleerd op 21 november 2026.",
        "vier": "Het verhaal is nog niet door een redacteur gecontroleerd.",
        "een twee vier": "De verhalen zijn voor het laatst gecontroleerd tussen 1 februari 2020 en 21 november 2026; "
        "bij elk verhaal staat wanneer, 1 verhaal nog niet.",
    }
    assert {slugs: words_on_checking([story[slug] for slug in slugs.split()]) for slugs in said} == said


def test_the_colophon_thanks_who_told_the_stories_each_once(tmp_path: Path) -> None:
    told = {"een": "contributors: [Travers, Élan]\n", "twee": "contributors: [Travers, Anna]\n", "drie": ""}
    assert contributors_of(links_of(make_library(tmp_path, **told)).library.stories) == ["Anna", "Élan", "Travers"]
