"""The parts of an import by themselves: how a document is taken apart, and how its text is written."""

import io
import json
import re
import struct
import sys
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pypandoc
import pytest
from PIL import Image

from hoedan.intake import office_images, pandoc
from hoedan.intake.archive import ArchiveError, read_office_file
from hoedan.intake.importer import (
    BodyWriter,
    add_item,
    flattened,
    list_item,
    numbered,
    propose_slug,
    split_values,
    to_slugs,
    with_head,
    write_front,
)
from hoedan.intake.left_out import settle
from hoedan.intake.odt import odt_list, odt_styles, odt_table, odt_text, write_odt
from hoedan.intake.office import (
    DOCX_PARTS,
    EMPTY_ROWS,
    EXTRA,
    EXTRA_FACTS,
    FACTS,
    NOTE,
    OfficeBlock,
    OfficeParagraph,
    OfficeTable,
    docx_table,
    empty_rows,
    template_content,
)
from hoedan.intake.office_images import clean_image, windows_of
from hoedan.intake.office_text import (
    OfficeText,
    loose_sources,
    plain_text_of_node,
    quoted,
    read_source_row,
    table_rows,
    take_apart,
)
from hoedan.intake.pandoc import ConverterError, Node, depth_of, find_pandoc, read_document
from hoedan.model.guidance import STORY_FIELDS
from made.library import make_library, read_library, write_library
from made.vocabulary import VOCABULARY

TEMPLATE = Path(__file__).parent / "golden" / "template.txt"
ATTRIBUTES: list[Any] = ["", [], []]


def words(text: str) -> list[Node]:
    nodes: list[Node] = []
    for word in text.split(" "):
        nodes += [{"t": "Space"}, {"t": "Str", "c": word}] if nodes else [{"t": "Str", "c": word}]
    return nodes


def para(text: str) -> Node:
    return {"t": "Para", "c": words(text)}


def header(text: str, level: int = 1) -> Node:
    return {"t": "Header", "c": [level, ATTRIBUTES, words(text)]}


def image(target: str, alt: str = "") -> Node:
    return {"t": "Image", "c": [ATTRIBUTES, words(alt), [target, ""]]}


def rows_of(rows: list[list[str]]) -> list[Any]:
    return [[ATTRIBUTES, [[ATTRIBUTES, {"t": "AlignDefault"}, 1, 1, [para(cell)]] for cell in row]] for row in rows]


def table(*bodies: list[list[str]], head: list[list[str]] | None = None) -> Node:
    made = [[ATTRIBUTES, 0, [], rows_of(rows)] for rows in bodies]
    return {"t": "Table", "c": [ATTRIBUTES, [], [], [ATTRIBUTES, rows_of(head or [])], made, [ATTRIBUTES, []]]}


def apart(blocks: list[Node]) -> OfficeText:
    return take_apart(blocks, VOCABULARY)


def texts(blocks: list[Node]) -> list[str]:
    return [plain_text_of_node(block) for block in blocks]


@pytest.mark.parametrize(("length", "is_title"), [(90, True), (91, False)])
def test_the_first_short_line_is_the_title(length: int, *, is_title: bool) -> None:
    found = apart([para("x" * length), para("Kort")])
    assert found.title == ("x" * length if is_title else "")
    assert texts(found.sections["Aanleiding"]) == (["Kort"] if is_title else ["x" * length, "Kort"])


def test_a_photo_above_the_title_stays() -> None:
    found = apart([{"t": "Para", "c": [image("media/a.png")]}, para("Een titel"), header("Aanpak"), para("Zo.")])
    assert (found.title, len(found.sections["Aanleiding"])) == ("Een titel", 1)


def test_an_image_in_the_style_of_a_heading_is_an_image() -> None:
    found = apart([header("Aanpak"), {"t": "Header", "c": [2, ATTRIBUTES, [image("media/a.png")]]}])
    assert [block["t"] for block in found.sections["Aanpak"]] == ["Para"]


def test_below_a_table_of_facts_or_a_heading_a_short_line_is_text() -> None:
    facts = table([["Titel", "Een titel"], ["Hoe staat het ervoor?", "Loopt"]])
    assert apart([facts, para("Kort")]).title == ""
    below = apart([header("Aanpak"), para("Kort")])
    assert (below.title, texts(below.sections["Aanpak"])) == ("", ["Kort"])


def test_guidance_and_empty_lines_stay_out_and_what_comes_after_them_does_not() -> None:
    found = apart(
        [
            para("Een praktijkverhaal voor Hoe dan?"),
            para("Uitleg: vul in."),
            para(""),
            header("Resultaat"),
            para("Uitleg: vertel."),
            para("Het hielp."),
            {"t": "Para", "c": [image("media/a.png")]},
            header("Van onszelf", 1),
            para("Meer."),
        ]
    )
    assert found.title == ""
    assert list(found.sections) == ["Resultaat"]
    blocks = found.sections["Resultaat"]
    assert texts(blocks) == ["Het hielp.", "", "Van onszelf", "Meer."]
    assert blocks[2]["c"][0] == 3
    assert blocks[2]["c"][2] == words("Van onszelf")


def test_text_below_partners_stays_out_and_below_sources_it_is_a_source() -> None:
    found = apart(
        [header("Partners"), para("Los"), header("Bronnen"), para("Een boek"), header("Lessen"), para("Begin.")]
    )
    assert found.sources == [{"title": "Een boek"}]
    assert {heading: texts(blocks) for heading, blocks in found.sections.items()} == {"Lessen": ["Begin."]}


def test_facts_are_read_by_their_labels_and_one_alone_is_a_table_of_the_story() -> None:
    read = apart(
        [table([["Titel *:", " Een titel "], ["Hoe staat het ervoor?", ""], ["Samenvatting"], ["Onbekend", "x"]])]
    )
    assert read.facts == {"title": "Een titel"}
    other = apart([header("Aanpak"), table([["Titel", "Een"], ["Prijs", "2"]])])
    assert other.facts == {}
    assert len(other.sections["Aanpak"]) == 1


@pytest.mark.parametrize("number", ["2. ", "3) ", "a. ", "IV. ", "1.2 ", "Hoofdstuk 4: ", "Deel II – ", "stap 3 "])
def test_a_heading_that_is_numbered_by_hand_is_one(number: str) -> None:
    found = apart([para(f"{number}Aanpak"), para("Zo deden wij het."), para(f"{number}Bronnen"), para("Een boek")])
    assert {heading: texts(blocks) for heading, blocks in found.sections.items()} == {"Aanpak": ["Zo deden wij het."]}
    assert found.sources == [{"title": "Een boek"}]


@pytest.mark.parametrize("nothing", ["-", "n.v.t.", "NVT", "…", "?", "(niet van toepassing)"])
def test_a_cell_in_which_somebody_says_that_there_is_nothing_is_empty(nothing: str) -> None:
    facts = table([["Titel", nothing], ["Hoe staat het ervoor?", "Loopt"]])
    sources = table([["2", nothing]], head=[["Nummer", "Titel van de bron"]])
    found = apart([facts, sources])
    assert (found.facts, found.sources) == ({"status": "Loopt"}, [])


def test_partners_and_sources_are_read_by_the_names_of_their_columns() -> None:
    found = apart(
        [
            table(
                [
                    ["Soort organisatie", "Iets anders", "Naam van de organisatie"],
                    ["Woningcorporatie", "x", "Mercatus"],
                    ["", "x", ""],
                ]
            ),
            table([["2", "Een  boek"], ["3"], ["4", ""]], head=[["Nummer", "Titel van de bron"]]),
        ]
    )
    assert found.partners == [{"type": "Woningcorporatie", "name": "Mercatus"}]
    assert found.sources == [{"id": "2", "title": "Een boek"}]


def test_a_form_with_the_headings_in_its_cells_is_facts_and_text() -> None:
    rows = [
        ["Titel", "Een titel"],
        ["Gemeente", "Zwolle"],
        ["Budget", "Veel"],
        ["2. Aanpak", "Zo."],
        ["Lessen", "Begin."],
    ]
    found = apart([table(rows)])
    assert (found.facts, found.left_out) == ({"title": "Een titel", "municipalities": "Zwolle"}, [])
    assert {heading: texts(blocks) for heading, blocks in found.sections.items()} == {
        "Aanleiding": ["Budget", "Veel"], "Aanpak": ["Zo."], "Lessen": ["Begin."]
    }  # fmt: skip
    assert found.sections["Aanleiding"][0]["t"] == "Header"
    beside = apart([header("Resultaat"), table([["Aanpak", "Lessen"], ["1", "2"]])])
    assert [block["t"] for block in beside.sections["Resultaat"]] == ["Table"]


def test_a_table_of_one_row_is_text_in_columns() -> None:
    found = apart([header("Aanpak"), table([["Links", "Rechts"]])])
    assert [(block["t"], plain_text_of_node(block)) for block in found.sections["Aanpak"]] == [
        ("Para", "Links"), ("Para", "Rechts")
    ]  # fmt: skip


def test_what_the_template_does_not_ask_for_is_told() -> None:
    facts = table([["Titel", "Een titel"], ["Gemeenten", "Zwolle"], ["Budget", "Veel"], ["Telefoon", "-"]])
    partners = table([["Naam van de organisatie", "Soort organisatie", "Sinds"], ["Mercatus", "x", "2019"]])
    found = apart([facts, partners, header("Volgers"), para("Kampen"), header("Bronnen"), header("Kranten", 2)])
    assert found.left_out == [
        "niet meegenomen uit de tabel met gegevens: 'Budget: Veel'",
        "niet meegenomen uit de kolom 'Sinds': '2019'",
        "niet meegenomen bij volgers: 'Kampen'",
        "niet meegenomen bij bronnen: 'Kranten'",
    ]
    assert found.sources == []


def test_headings_that_are_numbered_as_a_list_are_headings() -> None:
    numbered_heading = {
        "t": "OrderedList",
        "c": [[1, {"t": "Decimal"}, {"t": "Period"}], [[header("Aanpak"), para("Zo.")]]],
    }
    found = apart([header("Aanleiding"), para("Toen."), numbered_heading])
    assert {heading: texts(blocks) for heading, blocks in found.sections.items()} == {
        "Aanleiding": ["Toen."], "Aanpak": ["Zo."]
    }  # fmt: skip


def test_partners_in_lines_and_lists_are_partners() -> None:
    found = apart([header("Partners"), para("Mercatus"), {"t": "BulletList", "c": [[para("GGD")]]}, header("Lessen")])
    assert (found.partners, found.left_out) == ([{"name": "Mercatus"}, {"name": "GGD"}], [])


@pytest.mark.parametrize("line", ["---", "* * *", "______", "–––", "=="])
def test_a_line_that_is_drawn_with_signs_is_no_text(line: str) -> None:
    assert ("Aanpak" in apart([header("Aanpak"), para(line)]).sections) == (line == "==")


def test_a_table_is_read_with_its_head_and_every_body() -> None:
    assert table_rows(table([["b"]], [["c"]], head=[["a"]])) == [["a"], ["b"], ["c"]]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param("Een krant, 2021", {"title": "Een krant, 2021"}, id="words"),
        pytest.param("Een krant: https://a.nl/b.", {"title": "Een krant", "url": "https://a.nl/b"}, id="address"),
        pytest.param("https://a.nl/b", {"url": "https://a.nl/b"}, id="address-alone"),
        pytest.param("x" * 301, {"title": "x" * 300}, id="long"),
        pytest.param("1. De Krant", {"title": "De Krant"}, id="with-a-number"),
        pytest.param("(12) De Krant", {"title": "De Krant"}, id="with-a-number-in-brackets"),
        pytest.param("• De Krant", {"title": "De Krant"}, id="with-a-bullet"),
        pytest.param("2040. Visie", {"title": "2040. Visie"}, id="with-a-year"),
        pytest.param("Zie www.a.nl/b.", {"url": "https://www.a.nl/b"}, id="without-scheme"),
        pytest.param(
            "Boek (https://a.nl/x_(y)).", {"title": "Boek", "url": "https://a.nl/x_(y)"}, id="address-with-brackets"
        ),
        pytest.param("[https://a.nl/x]", {"url": "https://a.nl/x"}, id="address-in-brackets"),
        pytest.param(
            "De Krant. Geraadpleegd op 3-5-2021. Beschikbaar via: https://a.nl",
            {"title": "De Krant", "url": "https://a.nl"},
            id="words-that-lead-to-it",
        ),
        pytest.param("Boek (toegang 3 mei 2021), https://a.nl", {"title": "Boek", "url": "https://a.nl"}, id="access"),
        pytest.param("Retrieved May 3, 2020, from https://a.nl", {"url": "https://a.nl"}, id="in-english"),
        pytest.param(
            "Toegang tot zorg in 2020, https://a.nl",
            {"title": "Toegang tot zorg in 2020", "url": "https://a.nl"},
            id="a-word-of-the-title",
        ),
    ],
)
def test_a_line_is_a_source(text: str, source: dict[str, str]) -> None:
    assert read_source_row(text, para(text)) == source


def test_a_link_goes_before_an_address_in_words_and_a_mailbox_is_none() -> None:
    link = {"t": "Link", "c": [ATTRIBUTES, words("hier"), ["http://bron.nl/", ""]]}
    mail = {"t": "Link", "c": [ATTRIBUTES, words("post"), ["mailto:a@b.nl", ""]]}
    block = {"t": "Para", "c": [*words("Zie https://a.nl/b en"), mail, link]}
    assert read_source_row(plain_text_of_node(block), block)["url"] == "http://bron.nl/"


@pytest.mark.parametrize("sort", ["BulletList", "OrderedList"])
def test_every_item_of_a_list_of_sources_is_one(sort: str) -> None:
    items = [[para("Een")], [para("Twee"), para("Drie")]]
    block = {"t": sort, "c": items if sort == "BulletList" else [[1, {}, {}], items]}
    assert [row["title"] for row in loose_sources(block)] == ["Een", "Twee", "Drie"]
    assert list(loose_sources(para(""))) == []


def test_words_are_those_that_a_reader_sees() -> None:
    block = {
        "t": "Para",
        "c": [
            {"t": "Strong", "c": words("een twee")},
            {"t": "LineBreak"},
            {"t": "Code", "c": [ATTRIBUTES, "x = 1"]},
            {"t": "Note", "c": [para("noot")]},
            image("a.png", "beeld"),
        ],
    }
    assert plain_text_of_node(block) == "een twee\nx = 1"
    assert plain_text_of_node("tekst") == ""


@pytest.mark.parametrize(
    ("facts", "slug"),
    [
        pytest.param({"title": "Samen aan tafel", "municipalities": ["Zwolle"]}, "zwolle-samen-aan-tafel", id="place"),
        pytest.param({"title": "Zwolle aan tafel", "municipalities": ["Zwolle"]}, "zwolle-aan-tafel", id="in-title"),
        pytest.param({"title": "Kampen eet", "municipalities": ["Zwolle", "Kampen"]}, "kampen-eet", id="second-place"),
        pytest.param({"title": "Samen aan tafel"}, "samen-aan-tafel", id="no-place"),
        pytest.param({"municipalities": ["Zwolle"]}, "zwolle-een-bestand", id="no-title"),
        pytest.param({"title": "a" * 29 + " " + "b" * 30}, "a" * 29 + "-" + "b" * 30, id="sixty"),
        pytest.param({"title": "a" * 29 + " " + "b" * 31}, "a" * 29, id="one-more"),
        pytest.param({"title": "a" * 60 + " b"}, "a" * 60, id="word-of-sixty"),
    ],
)
def test_a_story_is_named_after_its_place_and_title(facts: dict[str, Any], slug: str) -> None:
    assert propose_slug(facts, Path("Een bestand.docx")) == slug


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ('Het "loket"', r'"Het \"loket\""'),
        ("a:b", '"a:b"'),
        ("-dash", '"-dash"'),
        (r"a\b", r'"a\\b"'),
        ("Ja, samen", "Ja, samen"),
        ("Eten \U0001f372", "Eten \U0001f372"),
        ("https://x.nl/a?b=1", "https://x.nl/a?b=1"),
    ],
)
def test_a_text_has_quotes_where_the_form_writes_them(title: str, written: str) -> None:
    assert write_front({"title": title}) == f"title: {written}\n"


def test_values_are_divided_by_what_divides_them_most_clearly() -> None:
    assert split_values("een, twee") == ["een", "twee"]
    assert split_values("een, twee; drie") == ["een, twee", "drie"]
    assert split_values("een, twee\ndrie ") == ["een, twee", "drie"]
    assert to_slugs("Wonen, zorg", {"wonen-zorg": "Wonen, zorg", "zorg": "Zorg"}) == ["wonen-zorg"]
    assert to_slugs("Wonen, zorg", {"wonen": "Wonen", "zorg": "Zorg"}) == ["wonen", "zorg"]
    assert to_slugs("zorg; Zorg (alle)", {"zorg": "Zorg"}) == ["zorg"]
    assert to_slugs("Vertouwen; Geluk", {"nabij": "Vertrouwen"}) == ["nabij", "geluk"]


def test_a_source_keeps_its_number_or_gets_the_first_that_is_free() -> None:
    rows = [{"title": "a"}, {"id": "1", "title": "b"}, {"title": "c"}, {"id": "3"}, {"title": "d"}]
    assert [row["id"] for row in numbered(rows)] == ["2", "1", "4", "3", "5"]


def test_lines_with_a_dash_or_a_number_become_lists() -> None:
    written: list[Node] = []
    for line in ("- een", "- twee", "1. drie", "2) vier", "- vijf"):
        found = list_item(para(line))
        assert found is not None
        add_item(written, *found)
    assert [(block["t"], len(block["c"][1] if block["t"] == "OrderedList" else block["c"])) for block in written] == [
        ("BulletList", 2), ("OrderedList", 2), ("BulletList", 1)
    ]  # fmt: skip
    assert plain_text_of_node(written[0]["c"][0]) == "een"
    assert plain_text_of_node(written[1]["c"][1][1]) == "vier"


@pytest.mark.parametrize(
    "sign", ["⁃ ", "∙ ", "‒ ", "− ", "› ", "👉 ", "✔️ ", "-- ", "-> ", "--> ", "=> ", "•", "▪", "●"]
)
def test_any_sign_of_a_list_begins_an_item(sign: str) -> None:
    found = list_item(para(f"{sign}een straat"))
    assert found is not None
    assert (found[0], plain_text_of_node(found[1])) == ("BulletList", "een straat")


@pytest.mark.parametrize("line", ["-", "•", "•5 jaar", "→een", "een - twee", "-een", "Woorden zonder streep"])
def test_another_line_is_no_item(line: str) -> None:
    assert list_item(para(line)) is None


def test_the_first_row_is_the_head_of_a_table_that_has_none() -> None:
    headless = table([["a"], ["b"]], [["c"]], [["d"]])
    headless["c"][4][0][1] = 1  # how many of its columns are heads
    made = with_head(headless)
    assert [body[1] for body in made["c"][4]] == [1, 0, 0]
    assert table_rows(made) == [["a"], ["b"], ["c"], ["d"]]
    assert len(made["c"][3][1]) == 1
    assert [len(body[3]) for body in made["c"][4]] == [1, 1, 1]
    assert made["c"][3][0] == ATTRIBUTES
    headed = table([["b"]], head=[["a"]])
    assert with_head(headed) == headed
    empty = table()
    assert with_head(empty) == empty


def cell(text: str, down: int = 1, across: int = 1, blocks: list[Node] | None = None) -> Any:
    return [ATTRIBUTES, {"t": "AlignDefault"}, down, across, [para(text)] if blocks is None else blocks]


def spanned(*rows: list[Any]) -> Node:
    """A table of two columns; its first row names them."""
    head, *rest = [[ATTRIBUTES, cells] for cells in rows]
    columns = [[{"t": "AlignDefault"}, {"t": "ColWidth", "c": 0.5}]] * 2
    return {
        "t": "Table",
        "c": [ATTRIBUTES, [], columns, [ATTRIBUTES, [head]], [[ATTRIBUTES, 0, [], rest]], [ATTRIBUTES, []]],
    }


@pytest.mark.parametrize(
    ("table", "rows", "is_merged"),
    [
        pytest.param(spanned([cell("a"), cell("b")]), [["a", "b"]], False, id="as-it-is"),
        pytest.param(spanned([cell("a", across=2)], [cell("b")]), [["a", ""], ["b", ""]], True, id="over-two-columns"),
        pytest.param(
            spanned([cell("a", down=2), cell("b")], [cell("c")], [cell("d"), cell("e")]),
            [["a", "b"], ["", "c"], ["d", "e"]],
            True,
            id="over-two-rows",
        ),
        pytest.param(
            spanned([cell("", blocks=[para("a"), para("b c")]), cell("d")]), [["a b c", "d"]], True, id="of-two-lines"
        ),
        pytest.param(
            spanned([cell("", blocks=[{"t": "BulletList", "c": [[para("a")], [para("b")]]}]), cell("c")]),
            [["a b", "c"]],
            False,
            id="of-a-list",
        ),
    ],
)
def test_a_table_is_written_with_every_cell_by_itself(table: Node, rows: list[list[str]], *, is_merged: bool) -> None:
    made, found = flattened(table)
    assert (table_rows(made), found) == (rows, is_merged)
    assert len(made["c"][3][1]) == 1
    assert {(one[2], one[3], len(one[4])) for row in made["c"][3][1] for one in row[1]} == {(1, 1, 1)}
    assert [column[1]["t"] for column in made["c"][2]] == ["ColWidthDefault"] * 2


def test_a_row_without_anything_is_left_out() -> None:
    made, _ = flattened(
        spanned([cell("a"), cell("b")], [cell("", blocks=[]), cell("", blocks=[])], [cell("c"), cell("")])
    )
    assert [[each.strip() for each in row] for row in table_rows(made)] == [["a", "b"], ["c", ""]]


def test_a_row_with_more_cells_than_the_table_says_keeps_them() -> None:
    wide = spanned([cell("a"), cell("b"), cell("c")], [cell("d"), cell("e")])
    made, _ = flattened(wide)
    assert table_rows(made) == [["a", "b", "c"], ["d", "e", ""]]
    assert len(made["c"][2]) == 3


def test_lists_below_each_other_are_one_without_room_between_items(tmp_path: Path) -> None:
    nested = {"t": "BulletList", "c": [[para("b")]]}
    lists = [{"t": "BulletList", "c": [[para("a"), nested]]}, {"t": "BulletList", "c": [[para("c")]]}]
    assert writer(tmp_path, []).write({"Aanpak": lists}) == "## Aanpak\n\n- a\n    - b\n- c\n"


@pytest.mark.parametrize(
    ("formula", "kept", "remarks"),
    [
        pytest.param("a + b = 12,5", "a + b = 12,5", 0, id="plain"),
        pytest.param("m^{2} + x_{1}", "m² + x₁", 0, id="with-powers"),
        pytest.param(r"\frac{1}{2}", "", 1, id="one-that-has-to-be-drawn"),
    ],
)
def test_a_formula_stays_when_it_reads_as_words(formula: str, kept: str, remarks: int) -> None:
    blocks, said = settle([{"t": "Para", "c": [{"t": "Math", "c": [{"t": "InlineMath"}, formula]}]}])
    assert (plain_text_of_node(blocks), len(said)) == (kept, remarks)
    assert all(f"'{formula}'" in each for each in said)


@pytest.mark.parametrize(("tree", "depth"), [("a", 0), ([], 1), ([[1], {"a": ["b"]}], 3), ({"a": {"b": {}}}, 3)])
def test_a_document_is_as_deep_as_what_stands_in_one_another(tree: Any, depth: int) -> None:
    assert depth_of(tree) == depth


@pytest.mark.parametrize("room", [0, -1])
def test_a_document_may_be_as_deep_as_the_bound(monkeypatch: pytest.MonkeyPatch, room: int) -> None:
    tree = {"meta": {"title": {"t": "MetaInlines", "c": words("Een titel")}}, "blocks": [para("Tekst")]}
    monkeypatch.setattr(pandoc, "run", lambda *_: json.dumps(tree).encode())
    monkeypatch.setattr(pandoc, "DEEPEST", depth_of(tree) + room)
    if room < 0:
        with pytest.raises(ConverterError, match="te veel tabellen of lijsten in elkaar"):
            read_document(b"", "docx")
    else:
        assert texts(read_document(b"", "docx")) == ["Een titel", "Tekst"]


def test_what_stands_above_a_text_in_styles_of_its_own_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = {"t": "MetaInlines", "c": words("Een ondertitel")}
    meta = {
        "abstract": {"t": "MetaBlocks", "c": [para("In het kort")]},
        "subtitle": {"t": "MetaList", "c": [lines, {"t": "MetaBool", "c": True}]},
        "author": lines,
    }
    monkeypatch.setattr(pandoc, "run", lambda *_: json.dumps({"meta": meta, "blocks": [para("Tekst")]}).encode())
    assert texts(read_document(b"", "docx")) == ["Een ondertitel", "In het kort", "Tekst"]


def writer(folder: Path, sources: list[dict[str, str]], images: dict[str, bytes] | None = None) -> BodyWriter:
    return BodyWriter(read_library(make_library(folder, verhaal="")), images or {}, "verhaal", sources)


def test_references_and_footnotes_become_references_to_sources(tmp_path: Path) -> None:
    sources = [{"id": "1", "title": "Een"}, {"id": "3", "title": "Drie"}]
    body = writer(tmp_path, sources)
    block = {
        "t": "Para",
        "c": [
            {"t": "Str", "c": "zin.[^1][^3]Meer"},
            *({"t": "Note", "c": [para(words)]} for words in ("Nieuw", "Nieuw", "Een")),
            {"t": "Span", "c": [ATTRIBUTES, [{"t": "Str", "c": "los[^2]"}]]},
            {"t": "Underline", "c": words("onder lijn")},
        ],
    }
    text = body.write({"Aanpak": [block]})
    assert text == "## Aanpak\n\nzin.[^1][^3]Meer[^4][^4][^1]los[^2]onder lijn\n"
    assert sources[2:] == [{"id": "4", "title": "Nieuw"}]


def test_headings_stand_in_their_own_order_and_marks_right_below_their_passage(tmp_path: Path) -> None:
    body = writer(tmp_path, [])
    text = body.write(
        {
            "Lessen": [para("Begin."), para("[Laat zien: Vertrouwen; lange adem]"), para("Ga door.")],
            "Aanleiding": [
                {"t": "Plain", "c": words("Het begon \"zo\" 'en'")},
                para("- een ding"),
                para("- twee"),
            ],
        }
    )
    assert text == (
        "## Aanleiding\n\nHet begon \"zo\" 'en'\n\n- een ding\n- twee\n\n"
        '## Lessen\n\nBegin.\n{: ingredient="vertrouwen lange-adem" }\n\nGa door.\n'
    )


def picture(form: str, mode: str = "RGB", size: tuple[int, int] = (40, 30)) -> bytes:
    buffer = io.BytesIO()
    Image.new(mode, size).save(buffer, form)
    return buffer.getvalue()


def test_images_get_a_name_of_their_own_and_those_that_are_not_there_a_remark(tmp_path: Path) -> None:
    body = writer(tmp_path, [], {"word/media/a.jpg": picture("JPEG"), "word/media/b.png": picture("PNG")})
    blocks = [
        {"t": "Para", "c": [image(name, "Een [beeld]")]} for name in ("media/a.jpg", "media/b.png", "media/c.png")
    ]
    text = body.write({"Aanpak": blocks})
    assert "![Een  beeld](verhaal/beeld-1.jpg)" in text
    assert "(verhaal/beeld-2.png)" in text
    assert list(body.kept) == ["beeld-1.jpg", "beeld-2.png"]
    assert body.remarks == ["het beeld 'media/c.png' is niet meegekomen. Voeg het als png of jpg toe."]


@pytest.mark.parametrize(
    ("form", "mode", "kind"),
    [("JPEG", "RGB", "jpg"), ("PNG", "RGBA", "png"), ("PNG", "L", "png"), ("GIF", "P", "png"), ("BMP", "RGB", "png")],
)
def test_a_photo_stays_a_photo_and_a_drawing_a_drawing(form: str, mode: str, kind: str) -> None:
    cleaned = clean_image(picture(form, mode))
    assert cleaned is not None
    assert cleaned[0] == kind
    with Image.open(io.BytesIO(cleaned[1])) as opened:
        assert opened.size == (40, 30)
        assert opened.format == ("JPEG" if kind == "jpg" else "PNG")
        assert opened.mode == ("RGBA" if mode == "RGBA" else "RGB")


@pytest.mark.parametrize(("room", "kind"), [(0, "png"), (-1, "jpg")])
def test_a_drawing_that_is_too_large_becomes_a_photo(monkeypatch: pytest.MonkeyPatch, room: int, kind: str) -> None:
    first = clean_image(picture("PNG"))
    assert first is not None
    monkeypatch.setattr(office_images, "LARGEST_IMAGE", len(first[1]) + room)
    cleaned = clean_image(picture("PNG"))
    assert cleaned is not None
    assert cleaned[0] == kind


def test_an_image_is_made_as_large_as_the_site_shows_it() -> None:
    cleaned = clean_image(picture("PNG", size=(200, 3200)))
    assert cleaned is not None
    with Image.open(io.BytesIO(cleaned[1])) as opened:
        assert opened.size == (100, 1600)


def half_red() -> bytes:
    whole = Image.new("RGB", (40, 30), "blue")
    whole.paste("red", (20, 0, 40, 30))
    buffer = io.BytesIO()
    whole.save(buffer, "PNG")
    return buffer.getvalue()


def test_what_was_cut_off_an_image_is_gone() -> None:
    cleaned = clean_image(half_red(), (0.5, 0, 1, 0.5))
    assert cleaned is not None
    with Image.open(io.BytesIO(cleaned[1])) as opened:
        assert (opened.size, opened.getpixel((0, 0))) == ((20, 15), (255, 0, 0))


CUTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def cut_images(*uses: str) -> dict[str, bytes]:
    spaces = f'xmlns:r="{CUTS}" xmlns:a="a" xmlns:v="v"'
    relations = '<R><x Id="1" Target="media/a.png"/><x Id="2" Target="media/b.png"/></R>'
    return {
        "word/document.xml": f"<w:document xmlns:w='w' {spaces}>{''.join(uses)}</w:document>".encode(),
        "word/_rels/document.xml.rels": relations.encode(),
    }


def use(number: int, cut: str = "") -> str:
    return f'<a:blipFill><a:blip r:embed="{number}"/><a:srcRect {cut}/></a:blipFill>'


@pytest.mark.parametrize(
    ("uses", "windows"),
    [
        pytest.param([use(1)], {}, id="whole"),
        pytest.param([use(1, 'l="25000" b="50000"')], {"media/a.png": (0.25, 0, 1, 0.5)}, id="cut"),
        pytest.param([use(1, 'l="25000"'), use(1)], {}, id="whole-elsewhere"),
        pytest.param([use(2, 'l="50%"'), use(2, 'r="25%"')], {"media/b.png": (0, 0, 1, 1)}, id="all-is-seen"),
        pytest.param([use(1, 'l="-9000"')], {}, id="with-room-around-it"),
        pytest.param([use(1, 'l="90000" r="20000"')], {"media/a.png": None}, id="nothing-left"),
        pytest.param([use(1, 'l="veel"')], {"media/a.png": None}, id="no-number"),
        pytest.param(['<v:imagedata r:id="1" croptop="0f"/>'], {}, id="old-whole"),
        pytest.param(['<v:imagedata r:id="1" croptop="100f"/>'], {"media/a.png": None}, id="old-cut"),
        pytest.param(["<a:blipFill/>"], {}, id="no-image"),
        pytest.param(["<a:blip>"], {}, id="no-xml"),
    ],
)
def test_a_document_tells_what_it_shows_of_an_image(uses: list[str], windows: dict[str, Any]) -> None:
    found = {name: window for name, window in windows_of(cut_images(*uses)).items() if window != (0, 0, 1, 1)}
    assert found == {name: window for name, window in windows.items() if window != (0, 0, 1, 1)}


@pytest.mark.parametrize(("clip", "is_cut"), [("0in, 0in, 0in, 0in", False), ("0in, 0.5in, 0in, 0in", True)])
def test_an_opendocument_that_cuts_an_image_does_not_tell_what_is_left(clip: str, *, is_cut: bool) -> None:
    draw = 'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
    style = f'<style:style style:name="fr1"><style:graphic-properties fo:clip="rect({clip})"/></style:style>'
    image_in = '<draw:frame draw:style-name="fr1"><draw:image xlink:href="Pictures/a.png"/></draw:frame>'
    part = f"<a xmlns:style='s' xmlns:fo='f' {draw}>{style}{image_in}</a>"
    assert windows_of({"content.xml": part.encode()}) == ({"Pictures/a.png": None} if is_cut else {})


def test_an_image_of_which_nobody_knows_what_was_cut_off_is_left_out(tmp_path: Path) -> None:
    root = read_library(make_library(tmp_path, verhaal=""))
    body = BodyWriter(root, {"media/a.png": half_red()}, "verhaal", [], {"media/a.png": None})
    body.write({"Aanpak": [{"t": "Para", "c": [image("media/a.png")]}]})
    assert body.remarks == ["het beeld 'media/a.png' is bijgesneden. Snijd het zelf bij, en voeg het toe."]
    assert body.kept == {}


def test_an_image_that_is_not_read_has_its_place_in_the_text(tmp_path: Path) -> None:
    read = read_office_file(zipped(tmp_path, ODT | {"Pictures/a.emf": b"groot", "Pictures/b.png": b"b"}))
    assert list(read.images) == ["Pictures/b.png"]
    with zipfile.ZipFile(io.BytesIO(read.text)) as made:
        assert [made.read(name) for name in ("Pictures/a.emf", "Pictures/b.png")] == [b"", b""]


def refusal(file: Path) -> str:
    with pytest.raises(ArchiveError) as raised:
        read_office_file(file)
    return str(raised.value)


@pytest.mark.parametrize(("size", "words"), [(20_000_000, "geen Word-"), (20_000_001, "groter dan 20 MB")])
def test_a_file_may_have_twenty_megabytes(tmp_path: Path, size: int, words: str) -> None:
    file = tmp_path / "groot.docx"
    with file.open("wb") as opened:
        opened.truncate(size)
    assert words in refusal(file)


def test_a_file_that_is_not_there_is_not_to_be_read(tmp_path: Path) -> None:
    assert refusal(tmp_path / "weg.docx").endswith("weg.docx is niet te lezen: het bestaat niet.")


ODT = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}


def zipped(folder: Path, parts: dict[str, bytes], *, method: int = 0, flags: int = 0) -> Path:
    """A zip with the same method of compression and the same flags for every part, as its directory tells."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    changed = bytearray(buffer.getvalue())
    place = changed.find(b"PK\x01\x02")
    while place >= 0 and (method or flags):
        struct.pack_into("<HH", changed, place + 8, flags, method)
        place = changed.find(b"PK\x01\x02", place + 1)
    file = folder / "bestand.odt"
    file.write_bytes(changed)
    return file


def test_a_file_may_have_a_thousand_parts(tmp_path: Path) -> None:
    others = {f"ander{number}.xml": b"" for number in range(1000 - len(ODT))}
    assert read_office_file(zipped(tmp_path, ODT | others)).kind == "odt"
    assert "te veel onderdelen" in refusal(zipped(tmp_path, ODT | others | {"nog.xml": b""}))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        pytest.param({"flags": 1}, "wachtwoord", id="password"),
        pytest.param({"method": 99}, "geen Word-", id="unknown-compression"),
    ],
)
def test_what_cannot_be_unpacked_is_told(tmp_path: Path, changes: dict[str, int], words: str) -> None:
    assert words in refusal(zipped(tmp_path, ODT, **changes))


def test_another_flag_is_no_password(tmp_path: Path) -> None:
    assert read_office_file(zipped(tmp_path, ODT, flags=4)).kind == "odt"


def test_an_image_may_be_larger_than_a_text_and_may_hold_anything(tmp_path: Path) -> None:
    large = b"<!DOCTYPE" + b"\0" * 15_000_000
    found = read_office_file(zipped(tmp_path, ODT | {"Pictures/a.png": large, "Pictures/../b.png": b""}))
    assert dict(found.images) == {"Pictures/a.png": large}
    assert "veel te groot" in refusal(zipped(tmp_path, ODT | {"styles.xml": large}))


@pytest.mark.parametrize("error", [OSError, None])
def test_without_pandoc_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch, error: type[OSError] | None) -> None:
    def missing() -> str:
        raise OSError

    if error:
        monkeypatch.setattr(pypandoc, "get_pandoc_path", missing)
    else:
        monkeypatch.setitem(sys.modules, "pypandoc", None)
    with pytest.raises(ConverterError, match="pip install pypandoc-binary"):
        find_pandoc()


def as_lines(blocks: Iterable[OfficeBlock]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, OfficeTable):
            yield f"[{'Table' if block.has_head else 'Facts'}]"
            yield from (f"  {' | '.join(row)}".rstrip() for row in block.rows)
        else:
            yield f"[{block.style}] {block.text}".rstrip()


def test_the_template_asks_what_the_golden_file_says(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Every fact and heading with its explanation, then what may be skipped; `--update-golden` writes the file."""
    root = write_library(tmp_path, setbacks=["geld", "tempo"])
    found = "\n".join(as_lines(template_content(read_library(root)))) + "\n"
    if request.config.getoption("--update-golden"):
        TEMPLATE.write_text(found, "utf-8")
    assert found.splitlines() == TEMPLATE.read_text("utf-8").splitlines(), (
        "the template differs from golden/template.txt; if that is right: pytest --update-golden, and read the diff"
    )


def test_the_template_asks_for_every_fact_once(tmp_path: Path) -> None:
    blocks = template_content(read_library(write_library(tmp_path)))
    tables = [block for block in blocks if isinstance(block, OfficeTable)]
    facts = [row[0] for each in tables if not each.has_head for row in each.rows]
    assert facts == [STORY_FIELDS[key].label for key in (*FACTS, *EXTRA_FACTS)]
    paragraphs = [block for block in blocks if isinstance(block, OfficeParagraph)]
    assert [each.text for each in paragraphs if each.style == "Heading1"] == [*VOCABULARY.all_headings, EXTRA]
    assert not any("struikelblok" in each.text for each in paragraphs if each.text.startswith(f"{NOTE} vertelt"))


def test_a_table_of_the_template_has_a_column_for_each_cell() -> None:
    made = OfficeTable((("een", "twee", "drie"), ("a", "b", "c")))
    word = docx_table(made)
    assert word.count('<w:gridCol w:w="3000"/>') == 3
    assert word.count('<w:tcW w:w="3000" w:type="dxa"/>') == 6
    assert word.count("<w:tblHeader/>") == 1
    assert word.index("tblHeader") < word.index("een")
    assert word.count('w:val="single"') == 6
    assert "#" not in word
    odt = odt_table(made)
    assert '<table:table-column table:number-columns-repeated="3"/>' in odt
    head, _, rest = odt.partition("</table:table-header-rows>")
    assert ("een" in head, "a" in rest.replace("table", ""), rest.count("<table:table-row>")) == (True, True, 1)
    assert "header" not in odt_table(OfficeTable(made.rows, has_head=False))
    assert "tblHeader" not in docx_table(OfficeTable(made.rows, has_head=False))


def test_a_heading_of_the_template_is_one() -> None:
    assert odt_text(OfficeParagraph("A & B", "Heading2")) == (
        '<text:h text:style-name="Heading_20_2" text:outline-level="2">A &amp; B</text:h>'
    )
    assert odt_text(OfficeParagraph("A", "Note")) == '<text:p text:style-name="Note">A</text:p>'
    assert odt_text(OfficeParagraph("A")) == '<text:p text:style-name="Standard">A</text:p>'
    assert write_odt([OfficeParagraph("A")]) == write_odt([OfficeParagraph("A")])


@pytest.mark.parametrize("level", [1, 2])
def test_a_heading_has_its_level_in_both_kinds_of_file(level: int) -> None:
    """Or the outline of a document is flat, and the import sees no heading in it."""
    word = re.findall(rf'w:styleId="Heading{level}".*?<w:outlineLvl w:val="(\d)"/>', DOCX_PARTS["word/styles.xml"])
    assert word[:1] == [str(level - 1)]
    odt = re.findall(rf'style:name="Heading_20_{level}"[^>]* style:default-outline-level="(\d)"', odt_styles(11))
    assert odt == [str(level)]
    assert "outline-level" not in odt_styles(11).partition("Heading_20_1")[0]


def test_a_colour_of_the_template_is_one() -> None:
    colours = re.findall(r'w:color w:val="([^"]*)"', DOCX_PARTS["word/styles.xml"])
    assert colours
    assert [each for each in colours if not re.fullmatch("[0-9A-Fa-f]{6}", each)] == []


def test_a_size_of_a_style_follows_that_of_the_text() -> None:
    small, large = (re.findall(r'(?:size|top|bottom)="([\d.]+)pt"', odt_styles(points)) for points in (10, 20))
    assert [2 * float(each) for each in small] == [float(each) for each in large]
    assert "10" in small


def test_what_belongs_together_stands_together() -> None:
    """A heading is nearer to what it is above; a list of sources has no room between its lines."""
    found = re.findall(r'style:name="(\w+)".*?margin-top="([^"]+)pt" fo:margin-bottom="([^"]+)pt"', odt_styles(10))
    rooms = {name: (float(above), float(below)) for name, above, below in found}
    assert rooms["Source"] == (0, 0)
    for heading in ("Heading_20_1", "Heading_20_2"):
        above, below = rooms[heading]
        assert 0 < below < above < 10
    assert rooms["Heading_20_1"][0] > rooms["Heading_20_2"][0]


def test_a_list_without_items_is_none() -> None:
    assert odt_list([]) == ""
    assert odt_list(["a"]).startswith('<text:list text:style-name="Items"><text:list-item>')


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("a b", "a b", id="short"),
        pytest.param("x" * 120, "x" * 120, id="as-long-as-may-be"),
        pytest.param(f"{'x' * 110} {'y' * 20}", f"{'x' * 110} …", id="cut-after-a-word"),
        pytest.param("x" * 121, f"{'x' * 120} …", id="one-word"),
        pytest.param("een\n  twee", "een twee", id="lines"),
    ],
)
def test_what_is_quoted_in_a_remark_is_one_line_with_an_end(text: str, said: str) -> None:
    assert quoted(text) == said


def test_rows_to_fill_in_are_numbered_for_sources() -> None:
    assert empty_rows(3, is_numbered=True) == [(str(number), "", "") for number in range(1, EMPTY_ROWS + 1)]
    assert empty_rows(2, is_numbered=False) == [("", "")] * EMPTY_ROWS


def test_headings_of_somebodys_own_go_to_the_fixed_ones_and_it_is_told() -> None:
    lines = [
        *(
            header("Samen eten"),
            header("Aanleiding en probleem", 2),
            para("Toen."),
            header("De buurt", 3),
            para("Oud."),
        ),
        *(header("4. KNELPUNTEN:", 2), para("Het zat vast."), header("Knelpunten bij de start", 2), para("Geld.")),
        *(header("Lesen", 2), para("Begin klein."), header("Meer over Zwolle", 2), para("Kijk daar.")),
    ]
    found = apart(lines)
    assert found.title == "Samen eten"
    assert {heading: texts(blocks) for heading, blocks in found.sections.items()} == {
        "Aanleiding": ["Toen.", "De buurt", "Oud."],
        "Vallen en opstaan": ["Het zat vast.", "Knelpunten bij de start", "Geld."],
        "Lessen": ["Begin klein.", "Meer over Zwolle", "Kijk daar."],
    }
    assert found.left_out == [
        "eigen koppen zijn verdeeld over de vaste: 'Aanleiding en probleem' bij Aanleiding, '4. KNELPUNTEN:' bij "
        "Vallen en opstaan, 'Knelpunten bij de start' bij Vallen en opstaan, 'Lesen' bij Lessen, 'Meer over Zwolle' "
        "bij Lessen. Kijk of dat klopt."
    ]


def test_a_text_without_headings_is_sorted_by_its_words_with_its_images() -> None:
    photo: Node = {"t": "Para", "c": [image("media/a.png")]}
    found = apart([para("Er was een probleem."), photo, para("Het ging mis in mei."), photo, para("Nog lang.")])
    assert {heading: texts(blocks) for heading, blocks in found.sections.items()} == {
        "Aanleiding": ["Er was een probleem.", ""],
        "Vallen en opstaan": ["Het ging mis in mei.", "", "Nog lang."],
    }
    assert found.left_out == ["geen kop zei waar het stuk hoort: het is verdeeld naar zijn woorden. Kijk of dat klopt."]


def test_a_heading_with_a_break_behind_it_is_one() -> None:
    bold = {"t": "Strong", "c": words("Wat er misging")}
    lines: list[Node] = [
        {"t": "Para", "c": [*words("Aanpak"), {"t": "LineBreak"}, *words("Zo deden wij het.")]},
        {"t": "Para", "c": [bold, {"t": "LineBreak"}, *words("Het zat vast.")]},
        {"t": "Para", "c": [*words("Zij"), {"t": "LineBreak"}, *words("ook.")]},
    ]
    assert {heading: texts(blocks) for heading, blocks in apart(lines).sections.items()} == {
        "Aanpak": ["Zo deden wij het."],
        "Vallen en opstaan": ["Het zat vast.", "Zij\nook."],
    }


def test_in_the_template_a_heading_stays_where_its_writer_put_it() -> None:
    facts = table([["Titel", "Een titel"], ["Hoe staat het ervoor?", "Loopt"]])
    found = apart([facts, header("Aanpak"), para("Zo."), header("Knelpunten", 2), para("Het zat vast.")])
    assert texts(found.sections["Aanpak"]) == ["Zo.", "Knelpunten", "Het zat vast."]
    assert found.left_out == []
    loose = apart(
        [facts, header("Eigen titel"), header("Werkwijze", 2), para("Zo."), header("Knelpunten", 2), para("Vast.")]
    )
    assert {heading: texts(blocks) for heading, blocks in loose.sections.items()} == {
        "Aanleiding": ["Eigen titel"], "Aanpak": ["Zo."], "Vallen en opstaan": ["Vast."]
    }  # fmt: skip


def test_the_name_of_a_section_in_a_quote_or_a_list_is_no_heading() -> None:
    quote: Node = {"t": "BlockQuote", "c": [para("Lessen")]}
    listed: Node = {"t": "BulletList", "c": [[para("Knelpunten")]]}
    found = apart([header("Aanpak"), para("Zo."), quote, listed, para("Klaar.")])
    assert [block["t"] for block in found.sections["Aanpak"]] == ["Para", "BlockQuote", "BulletList", "Para"]


def test_partners_in_prose_and_figures_below_their_heading_are_text() -> None:
    found = apart([header("Partners"), para("Wij werkten met Mercatus."), header("Cijfers"), para("Er kwamen er 40.")])
    assert (found.partners, texts(found.sections["Resultaat"])) == ([], ["Er kwamen er 40."])


def test_what_stands_on_every_page_is_left_out_and_told() -> None:
    found = apart(
        [
            *(
                header("Aanpak"),
                para("Zo deden wij"),
                para("Evaluatie"),
                para("Pagina 1 van 3"),
                para("het met elkaar."),
            ),
            *(
                para("Evaluatie"),
                para("Pagina 2 van 3"),
                para("Dat ging goed."),
                para("Evaluatie"),
                para("Pagina 3 van 3"),
            ),
        ]
    )
    assert texts(found.sections["Aanpak"]) == ["Zo deden wij het met elkaar.", "Dat ging goed."]
    assert found.left_out == [
        "weggelaten, want het staat op elke pagina: 'Evaluatie', 'Pagina 1 van 3', 'Pagina 2 van 3'."
    ]


def test_a_number_in_the_text_refers_to_the_source_with_that_number() -> None:
    numbered: Node = {"t": "OrderedList", "c": [[1, {}, {}], [[para("Een boek")], [para("Nog een")]]]}
    text = para("Het was zo.[1] Ook dit²; 30 m² en [3] en [1,2] of 5²")
    text["c"] += [{"t": "Str", "c": "."}, {"t": "Str", "c": "²"}]
    found = apart([header("Aanpak"), text, header("Bronnen"), numbered])
    assert found.sources == [{"id": "1", "title": "Een boek"}, {"id": "2", "title": "Nog een"}]
    assert texts(found.sections["Aanpak"]) == ["Het was zo.[^1] Ook dit[^2]; 30 m² en [3] en [^1][^2] of 5².[^2]"]
    typed = apart([header("Aanpak"), para("Zo.[4]"), header("Noten"), para("[4] Een boek"), para("Los")])
    assert (typed.sources, texts(typed.sections["Aanpak"])) == (
        [{"id": "4", "title": "Een boek"}, {"title": "Los"}],
        ["Zo.[^4]"],
    )
    loose = apart([header("Aanpak"), para("Zo.[1]"), header("Bronnen"), {"t": "BulletList", "c": [[para("Een boek")]]}])
    assert texts(loose.sections["Aanpak"]) == ["Zo.[1]"]


def test_lines_that_a_page_broke_are_whole_also_when_each_is_a_paragraph() -> None:
    lines = [
        "In 2019 begon het in de wijk met een vraag van een be-",
        "woner, en die ging over het samenleven in de buurt en",
        "de rust die daar al jaren ver te zoeken was, zei zij en",
        "ook haar buurvrouw.",
    ]
    whole = (
        "In 2019 begon het in de wijk met een vraag van een bewoner, en die ging over het samenleven in de buurt en de "
        "rust die daar al jaren ver te zoeken was, zei zij en ook haar buurvrouw."
    )
    with_breaks = [node for line in lines for node in [*words(line), {"t": "LineBreak"}]][:-1]
    for blocks in ([para(line) for line in lines], [{"t": "Para", "c": with_breaks}]):
        found = apart([header("Aanpak"), *blocks, para("Klaar.")])
        assert texts(found.sections["Aanpak"]) == [whole, "Klaar."]
    assert apart([header("Aanpak"), *map(para, lines)]).left_out == ["afgebroken regels staan weer aan elkaar."]
