"""Large print: everything is sixteen points or more, in one column on A4, and no word is cut."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from special_edition import links_of

from hoedan.bundle.large_print import lay_out_large
from hoedan.bundle.layout import LaidOut
from hoedan.bundle.plan import Choice, plan_choice
from hoedan.bundle.typesetter import POINT, classes_of, enlarged, lines_on
from made.library import passages, story_body, write_library, write_story

LARGE = 16.0
MM = 96 / 25.4
TEXT = f"""{passages(("vertrouwen", "lange-adem"))}

{"De arbeidsongeschiktheidsverzekering van de welzijnsorganisatie groeide. " * 12}

| Wat | Aantal |
|-----|--:|
| Huizen | 1.200 |

Typ `hoedan check`, of:

    hoedan check
"""
FIGURES = [
    {"value": 12, "of": 40, "unit": "gezinnen", "label": "zonder schulden", "source": 1, "date": "2024-01"},
    {"value": 28_000, "unit": "euro per jaar", "label": "kosten", "source": 1, "date": "2024-01"},
    {"value": 3, "unit": "wijken", "label": "doen mee", "source": 1, "date": "2024-01"},
]


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> LaidOut:
    root = write_library(tmp_path_factory.mktemp("large"))
    quote = {"text": "het duurde lang", "who": "Een wethouder", "source": 1}
    contact = {"organisation": "Gemeente Zwolle"}
    front = {"open_questions": ["Hoe liep het af?"], "figures": FIGURES, "quote": quote, "contact": contact}
    write_story(root, "een", story_body(TEXT), **front)
    links = links_of(root)
    edition = replace(plan_choice(Choice("Groot", ("een",)), links.library), is_curated=True)
    return lay_out_large(edition, links)


def boxes_in(large: LaidOut) -> Iterator[Any]:
    for page in large.document.pages:
        yield from page._page_box.descendants()


def texts_in(box: Any) -> Iterator[Any]:
    if hasattr(box, "text") and box.text.strip():
        yield box
    for child in getattr(box, "children", ()):
        yield from texts_in(child)


def test_the_names_above_a_passage_stay_on_one_page(large: LaidOut) -> None:
    labels = [box for box in boxes_in(large) if "passage__label" in classes_of(box)]
    assert {box.style["break_inside"] for box in labels} == {"avoid"}


def test_no_text_is_smaller_than_sixteen_points_but_the_number_of_a_note(large: LaidOut) -> None:
    small = {
        (box.text, box.style["font_size"] * POINT)
        for page in large.document.pages
        for box in texts_in(page._page_box)
        if round(box.style["font_size"] * POINT, 1) < LARGE and not box.text.isdecimal()
    }
    assert small == set()


def test_a_page_is_a4_with_one_column_and_no_word_is_cut(large: LaidOut) -> None:
    for page in large.document.pages:
        assert (round(page.width / MM), round(page.height / MM)) == (210, 297)
    lines = [line.text for page in large.document.pages for line in lines_on(page)]
    assert [line for line in lines if line.rstrip().endswith("-")] == []
    assert "Vertrouwen" in lines  # the name of a passage stands in the text, above it


def test_nothing_is_printed_beside_the_column(large: LaidOut) -> None:
    beside = [
        box.text
        for page in large.document.pages
        for box in texts_in(page._page_box.children[0])
        if box.position_x < page._page_box.content_box_x() - 1
        or box.position_x + box.width > page._page_box.content_box_x() + page._page_box.width + 1
    ]
    assert beside == []


def test_what_belongs_together_stays_on_one_page(large: LaidOut) -> None:
    """A fact with its name, and whom to call with what to ask."""
    lists = [box for box in boxes_in(large) if type(box).__name__ == "GridBox" and box.element_tag == "dl"]
    facts = [fact for each in lists for fact in each.children]
    assert {box.style["break_inside"] for box in facts} == {"avoid"}
    onward = next(box for box in boxes_in(large) if "onward" in classes_of(box))
    assert onward.children[-1].style["break_before"] == "avoid"


def test_the_names_of_a_passage_stand_nearer_to_its_text_than_to_the_one_before(large: LaidOut) -> None:
    passages = [box for box in boxes_in(large) if box.element_tag == "div" and "passage" in classes_of(box)]
    lines = [line for page in large.document.pages for line in lines_on(page)]
    texts = [line.text for line in lines]
    names = texts.index("Vertrouwen", texts.index("Aanpak"))
    apart = lines[names + 1].top - lines[names].top - lines[names].height
    assert apart < passages[1].margin_top * POINT - 1


def test_the_names_of_a_passage_stay_with_its_text(large: LaidOut) -> None:
    labels = [box for box in boxes_in(large) if "passage__label" in classes_of(box)]
    assert labels
    assert {box.style["break_after"] for box in labels} == {"avoid"}


def test_instead_of_the_matrix_a_list_has_the_page_of_each_ingredient_in_each_story(large: LaidOut) -> None:
    assert [part.kind.value for part in large.plan.parts][-2:] == ["matrix", "registers"]
    (page,) = [each for each in large.document.pages if "matrix" in each.anchors]
    assert {box.element_tag for box in page._page_box.descendants()}.isdisjoint({"table", "td"})
    lines = [line.text for line in lines_on(page)]
    where = next(number for name, number in large.pages.by_anchor.items() if name.startswith("verhaal-een--passage"))
    assert lines[lines.index("Vertrouwen") :][:2] == ["Vertrouwen", f"Zwolle\xa0{where}"]
    assert lines[lines.index("Lange adem") :][:2] == ["Lange adem", f"Zwolle\xa0{where}"]


@pytest.mark.parametrize(
    ("style", "twice"),
    [
        ("margin: -2.5mm 3pt 0", "margin: -5.000mm 6.000pt 0"),
        (".a2mm { width: .5mm }", ".a2mm { width: 1.000mm }"),
        ("opacity: .5; z-index: 2", "opacity: .5; z-index: 2"),
        ("calc(0mm - 1mm)", "calc(0.000mm - 2.000mm)"),
    ],
)
def test_every_measure_on_paper_is_enlarged_and_nothing_else(style: str, twice: str) -> None:
    assert enlarged(style, 2) == twice
    assert enlarged(style, 1) == style
