"""What `hoedan import` leaves out of a document, and that it says so; and what it makes of odd forms of what stays."""

import io
import re
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from hoedan.check.check_library import check_library
from hoedan.intake.archive import ArchiveError, read_office_file
from hoedan.intake.importer import Imported, read_story, write_front
from hoedan.intake.left_out import count_left_out, paragraphs_of, words_missing
from hoedan.intake.odt import write_odt
from hoedan.intake.office import OfficeParagraph, write_docx
from hoedan.intake.pandoc import Node
from hoedan.library.library import Library
from made.library import write_library

WPS = 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES_RELATION = f'<Relationship Id="s" Type="{OFFICE}/styles" Target="styles.xml"/>'
WORD_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DRAW = 'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return check_library(write_library(tmp_path_factory.mktemp("library"))).library


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def par(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def para(text: str) -> Node:
    return {"t": "Para", "c": [{"t": "Str", "c": text}]}


def heading(text: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>{run(text)}</w:p>'


def cell(inner: str, look: str = "") -> str:
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{inner}</w:tc>"


def grid(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def packed(data: bytes, changes: dict[str, Callable[[str], str]], more: dict[str, bytes] | None = None) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            new.writestr(name, changes[name](text.decode()) if name in changes else text)
        for name, content in (more or {}).items():
            new.writestr(name, content)
    return buffer.getvalue()


def word(body: str, more: dict[str, bytes] | None = None) -> bytes:
    """A Word file with this in it, below the heading of the reason."""

    def put(text: str) -> str:
        start, end = text.index("<w:body>") + len("<w:body>"), text.index("<w:sectPr")
        return text[:start] + heading("Aanleiding") + body + text[end:]

    return packed(write_docx([OfficeParagraph("x")]), {"word/document.xml": put}, more)


ONE = '<text:p text:style-name="Standard">x</text:p>'


def odt(body: str, styles: str = "") -> bytes:
    def put(text: str) -> str:
        made = text.replace(ONE, f'<text:h text:outline-level="1">Aanleiding</text:h>{body}')
        return made.replace("</office:automatic-styles>", f"{styles}</office:automatic-styles>")

    return packed(write_odt([OfficeParagraph("x")]), {"content.xml": put})


def style(name: str, look: str) -> str:
    return f'<style:style style:name="{name}" style:family="text"><style:text-properties {look}/></style:style>'


@pytest.fixture
def imported(library: Library, tmp_path: Path) -> Callable[[bytes], Imported]:
    def read(data: bytes) -> Imported:
        file = tmp_path / "verhaal.docx"
        file.write_bytes(data)
        return read_story(library, file, "een-verhaal")

    return read


def text_of(made: Imported) -> str:
    return made.text.partition("## Aanleiding\n\n")[2].strip()


def test_the_heading_on_top_is_the_title_and_no_line_below_it(imported: Callable[[bytes], Imported]) -> None:
    top = heading("Evaluatie van de pilot") + par(run("1 Aanleiding ..... 2"))
    whole = packed(
        word(par(run("Het begon."))), {"word/document.xml": lambda text: text.replace("<w:body>", f"<w:body>{top}", 1)}
    )
    made = imported(whole)
    assert "title: Evaluatie van de pilot\n" in made.text
    assert text_of(made) == "1 Aanleiding ..... 2\n\nHet begon."


WRONG = "Dit cijfer van 37 procent klopt niet."
TAKEN_BACK = {
    "struck": word(par(run("Het liep. "), run(WRONG, "<w:strike/>"))),
    "struck-twice": word(par(run("Het liep. "), run(WRONG, "<w:dstrike/>"))),
    "hidden": word(par(run("Het liep. "), run(WRONG, "<w:vanish/>"))),
    "odt-struck": odt(
        f'<text:p>Het liep. <text:span text:style-name="S">{WRONG}</text:span></text:p>',
        style("S", 'style:text-line-through-style="solid"'),
    ),
    "odt-hidden": odt(
        f'<text:p>Het liep. <text:span text:style-name="S">{WRONG}</text:span></text:p>',
        style("S", 'text:display="none"'),
    ),
    "odt-hidden-with-a-line-of-none": odt(
        f'<text:p>Het liep. <text:span text:style-name="S">{WRONG}</text:span></text:p>',
        style("S", 'style:text-line-through-style="none" text:display="none"'),
    ),
}


def word_styled(body: str, styles: str) -> bytes:
    return packed(word(body), {"word/styles.xml": lambda text: text.replace("</w:styles>", f"{styles}</w:styles>")})


def word_style(name: str, inside: str, title: str = "x") -> str:
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{title}"/>{inside}</w:style>'


def styled(name: str, *runs: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{name}"/></w:pPr>{"".join(runs)}</w:p>'


def open_style(name: str, look: str, more: str = "") -> str:
    return (
        f'<style:style style:name="{name}" style:family="paragraph" {more}>'
        f"<style:text-properties {look}/></style:style>"
    )


LINE = 'style:text-line-through-style="solid"'
TAKEN_BACK |= {
    "struck-by-its-paragraph": word_styled(
        par(run("Het liep.")) + styled("Weg", run(WRONG, "<w:b/>")),
        word_style("Weg", "<w:rPr><w:strike/></w:rPr>"),
    ),
    "hidden-by-what-its-style-comes-from": word_styled(
        par(run("Het liep.")) + styled("Kind", f"<w:r><w:t>{WRONG}</w:t></w:r>"),
        word_style("Weg", "<w:rPr><w:vanish/></w:rPr>") + word_style("Kind", '<w:basedOn w:val="Weg"/>'),
    ),
    "odt-struck-by-its-paragraph": odt(
        f'<text:p>Het liep.</text:p><text:p text:style-name="W">{WRONG}</text:p>', open_style("W", LINE)
    ),
    "odt-hidden-by-what-its-style-comes-from": odt(
        f'<text:p>Het liep.</text:p><text:p text:style-name="K">{WRONG}</text:p>',
        open_style("W", 'text:display="none"') + open_style("K", "", 'style:parent-style-name="W"'),
    ),
    "odt-in-a-hidden-section": odt(
        f'<text:p>Het liep.</text:p><text:section text:name="s" text:display="none"><text:p>{WRONG}</text:p>'
        "</text:section>"
    ),
}


def hidden_row(look: str, first: str) -> str:
    return f"<w:tr><w:trPr>{look}</w:trPr>{first}</w:tr>"


TAKEN_BACK |= {
    "struck-by-what-the-style-of-its-words-comes-from": packed(
        word(par(run("Het liep. "), run(WRONG, '<w:rStyle w:val="Kind"/>'))),
        {
            "word/styles.xml": lambda text: text.replace(
                "</w:styles>",
                '<w:style w:type="character" w:styleId="Weg"><w:rPr><w:strike/></w:rPr></w:style>'
                '<w:style w:type="character" w:styleId="Kind"><w:basedOn w:val="Weg"/></w:style></w:styles>',
            )
        },
    ),
    "in-a-row-that-is-hidden": word(
        par(run("Het liep.")) + f"<w:tbl>{hidden_row('<w:hidden/>', cell(par(run(WRONG, '<w:b/>'))))}</w:tbl>"
    ),
    "in-a-cell-that-was-deleted": word(
        par(run("Het liep."))
        + f"<w:tbl>{hidden_row('', cell(par(f'<w:r><w:t>{WRONG}</w:t></w:r>'), '<w:cellDel/>'))}</w:tbl>"
    ),
    "odt-on-a-condition": odt(
        f'<text:p>Het liep.</text:p><text:p><text:hidden-paragraph text:is-hidden="true"/>{WRONG}</text:p>'
    ),
    "odt-in-a-row-that-is-folded-away": odt(
        '<text:p>Het liep.</text:p><table:table><table:table-row table:visibility="collapse"><table:table-cell>'
        f"<text:p>{WRONG}</text:p></table:table-cell></table:table-row></table:table>"
    ),
    "odt-in-a-section-that-is-hidden-now": odt(
        '<text:p>Het liep.</text:p><text:section text:name="s" text:display="condition" text:is-hidden="true">'
        f"<text:p>{WRONG}</text:p></text:section>"
    ),
}


@pytest.mark.parametrize("case", TAKEN_BACK)
def test_what_a_writer_took_back_stays_out_and_is_told(case: str, imported: Callable[[bytes], Imported]) -> None:
    made = imported(TAKEN_BACK[case])
    assert text_of(made) == "Het liep."
    assert made.remarks == (f"doorgestreepte of verborgen tekst weggelaten: '{WRONG}'",)


def test_a_row_that_is_not_hidden_stays(imported: Callable[[bytes], Imported]) -> None:
    rows = hidden_row('<w:hidden w:val="0"/>', cell(par(run("Een.")))) + hidden_row("", cell(par(run("Twee."))))
    made = imported(word(f"<w:tbl>{rows}</w:tbl>"))
    assert ("Een." in text_of(made), made.remarks) == (True, ())


def test_tables_in_tables_of_an_opendocument_are_read_in_one_go(imported: Callable[[bytes], Imported]) -> None:
    """Forty of them took twice as long for each."""
    start, end = (
        "<table:table><table:table-row><table:table-cell>",
        "</table:table-cell></table:table-row></table:table>",
    )
    assert "Diep" in imported(odt(start * 40 + "<text:p>Diep</text:p>" + end * 40)).text


def test_a_reference_to_what_is_gone_is_told(imported: Callable[[bytes], Imported]) -> None:
    made = imported(word(par(run("Zie Fout! Verwijzingsbron niet gevonden. Fout! Dat was het."))))
    assert made.remarks == (
        "een kruisverwijzing is stuk: 'Fout! Verwijzingsbron niet gevonden.'. Noem zelf waar hij naar verwijst.",
    )


def test_what_was_not_taken_back_stays(imported: Callable[[bytes], Imported]) -> None:
    made = imported(word(par(run("Het liep.", '<w:dstrike w:val="0"/><w:vanish w:val="0"/>'))))
    assert (text_of(made), made.remarks) == ("Het liep.", ())


def test_what_a_style_does_not_take_back_stays(imported: Callable[[bytes], Imported]) -> None:
    styles = (
        word_style("Weg", "<w:rPr><w:strike/></w:rPr>")
        + word_style("Niet", '<w:basedOn w:val="Weg"/><w:rPr><w:strike w:val="0"/></w:rPr>')
        + word_style("Rond", '<w:basedOn w:val="Rond"/>')
    )
    kept = (
        styled("Niet", run("Een."))
        + styled("Weg", run("Twee.", '<w:strike w:val="0"/>'))
        + styled("Rond", run("Drie."))
    )
    made = imported(word_styled(kept + par(run("Vier.")), styles))
    assert (text_of(made), made.remarks) == ("Een.\n\nTwee.\n\nDrie.\n\nVier.", ())


def test_a_table_of_contents_stays_out_and_is_told(imported: Callable[[bytes], Imported]) -> None:
    contents = word_styled(
        styled("Kop", run("Inhoud")) + styled("Inhopg1", run("Aanpak"), run("3")) + par(run("Het liep.")),
        word_style("Inhopg1", "", "toc 1") + word_style("Kop", "", "TOC Heading"),
    )
    index = "<text:index-body><text:p>Aanpak 3</text:p></text:index-body>"
    opened = odt(f'<text:table-of-content text:name="i">{index}</text:table-of-content><text:p>Het liep.</text:p>')
    for data in (contents, opened):
        made = imported(data)
        assert (text_of(made), made.remarks) == ("Het liep.", ("1 inhoudsopgave niet meegenomen.",))


BOX = f"<w:txbxContent>{par(run('Het belangrijkste citaat.'))}</w:txbxContent>"
TWICE = (
    f'<w:r><mc:AlternateContent {MC}><mc:Choice Requires="wps"><w:drawing><wps:wsp {WPS}><wps:txbx>{BOX}</wps:txbx>'
    f"</wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
CHART = '<w:r><w:drawing><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/></w:drawing></w:r>'


def test_comments_boxes_and_changes_are_counted(imported: Callable[[bytes], Imported]) -> None:
    made = imported(
        word(
            par(
                run("Het "),
                f'<w:ins w:id="1" w:author="A">{run("ging goed")}</w:ins>',
                '<w:del w:id="2" w:author="A"><w:r><w:delText>ging mis</w:delText></w:r></w:del>',
                f'<w:ins w:id="3" w:author="A">{run(".")}</w:ins>',
                '<w:r><w:commentReference w:id="0"/></w:r><w:r><w:commentReference w:id="1"/></w:r>',
                TWICE,
            )
        )
    )
    assert text_of(made) == "Het ging goed."
    assert made.remarks == (
        "2 opmerkingen en 1 tekstvak niet meegenomen.",
        "3 wijzigingen aangenomen: wat erbij kwam staat erin, wat geschrapt was niet.",
        "niet meegenomen uit een tekstvak of vorm: 'Het belangrijkste citaat.'",
    )


def test_the_same_is_told_of_an_odt(imported: Callable[[bytes], Imported]) -> None:
    made = imported(
        odt(
            '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><text:p>weg</text:p>'
            "</text:deletion></text:changed-region></text:tracked-changes>"
            '<text:p>Het liep<text:change text:change-id="c1"/>.'
            "<office:annotation><text:p>Klopt dit?</text:p></office:annotation></text:p>"
            f"<text:p><draw:frame {DRAW}><draw:text-box><text:p>Een citaat.</text:p></draw:text-box></draw:frame>"
            "</text:p>"
        )
    )
    assert text_of(made) == "Het liep."
    assert made.remarks == (
        "1 opmerking en 1 tekstvak niet meegenomen.",
        "1 wijziging aangenomen: wat erbij kwam staat erin, wat geschrapt was niet.",
        "niet meegenomen uit een tekstvak of vorm: 'Een citaat.'",
    )


def test_a_chart_with_its_sheet_is_no_reason_to_refuse_the_document(imported: Callable[[bytes], Imported]) -> None:
    made = imported(word(par(run("Het liep.")) + par(CHART), {"word/embeddings/sheet1.xlsx": b"PK"}))
    assert text_of(made) == "Het liep."
    assert made.remarks == ("1 grafiek niet meegenomen.",)


def test_a_list_with_the_bullets_of_a_word_processor_is_a_list(imported: Callable[[bytes], Imported]) -> None:
    made = imported(word(par(run("\uf0b7 een")) + par(run("\uf0d8 twee"))))
    assert text_of(made) == "- een\n- twee"


@pytest.mark.parametrize(("words", "is_told"), [("Gemeente Zwolle", True), ("12", False)])
def test_words_above_each_page_are_told_and_a_number_is_not(
    words: str, imported: Callable[[bytes], Imported], *, is_told: bool
) -> None:
    instruction = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    header = f"<w:hdr {WORD_SPACE}>{par(instruction, run(words))}</w:hdr>"
    made = imported(word(par(run("Het liep.")), {"word/header1.xml": header.encode()}))
    assert made.remarks == (("1 kop- of voettekst niet meegenomen.",) if is_told else ())


def test_raised_and_lowered_text_is_read_as_it_is_meant(imported: Callable[[bytes], Imported]) -> None:
    up, down = '<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>'
    made = imported(
        word(
            par(
                run("De 1"),
                run("e", up),
                run(" proef gaf 12 m"),
                run("2", up),
                run(", CO"),
                run("2", down),
                run(" en x"),
            )
            + par(run("CO"), run("2-eq", down), run(" of m"), run("2/jaar", up), run(" Merk"), run("TM", up))
            + par(run("10"), run("-3", up), run(" en 10"), run("–6", up), run(" en n"), run("max", down))
        )
    )
    assert text_of(made) == "De 1e proef gaf 12 m², CO₂ en x\n\nCO₂-eq of m²/jaar Merk™\n\n10⁻³ en 10⁻⁶ en nmax"


def test_text_that_is_moved_up_or_down_is_raised_or_lowered(imported: Callable[[bytes], Imported]) -> None:
    up, down, flat = (f'<w:position w:val="{moved}"/><w:sz w:val="19"/>' for moved in (8, -6, 0))
    made = imported(word(par(run("12 m"), run("2", up), run(" CO"), run("2", down), run(" en x"), run("2", flat))))
    assert text_of(made) == "12 m² CO₂ en x2"


def test_headings_in_bold_are_headings(imported: Callable[[bytes], Imported]) -> None:
    bold = "<w:b/>"
    made = imported(
        word(
            par(run("Het begon."))
            + par(run("2. Aanpak", bold))
            + par(run("Wij deden het."))
            + par(run("Eerst praten", bold))
            + par(run("Dat hielp."))
            + par(run("Dit is belangrijk.", bold))
            + par(run("Resultaten:", bold))
            + par(run("Het werkte."))
            + par(run("Lessen"))
            + par(run("Begin."))
        )
    )
    assert text_of(made) == (
        "Het begon.\n\n## Aanpak\n\nWij deden het.\n\n### Eerst praten\n\nDat hielp.\n\n**Dit is belangrijk.**\n\n"
        "## Resultaat\n\nHet werkte.\n\n## Lessen\n\nBegin."
    )


def test_a_heading_that_is_underlined_or_bold_and_slanted_is_one(imported: Callable[[bytes], Imported]) -> None:
    made = imported(
        word(
            par(run("Het begon."))
            + par(run("Resultaten", '<w:u w:val="single"/>'))
            + par(run("Het werkte."))
            + par(run("Wat viel op?", "<w:b/><w:i/>"))
            + par(run("Een gedachte", "<w:i/>"))
        )
    )
    assert text_of(made) == "Het begon.\n\n## Resultaat\n\nHet werkte.\n\n### Wat viel op?\n\n*Een gedachte*"


def test_a_table_with_merged_cells_is_a_table(imported: Callable[[bytes], Imported]) -> None:
    made = imported(
        word(
            grid(
                cell(par(run("Jaar"))) + cell(par(run("Aantal"))) + cell(par(run("Bron"))),
                cell(par(run("2019"))) + cell(par(run("een")) + par(run("twee")), '<w:gridSpan w:val="2"/>'),
                cell(par(run("2020")), '<w:vMerge w:val="restart"/>') + cell(par(run("4"))) + cell(par(run("a"))),
                cell(par(), "<w:vMerge/>") + cell(par(run("5"))) + cell(par(run("b"))),
            )
        )
    )
    rows = [[each.strip() for each in line.strip("|").split("|")] for line in text_of(made).splitlines()]
    assert rows[0] == ["Jaar", "Aantal", "Bron"]
    assert rows[2:] == [["2019", "een twee", ""], ["2020", "4", "a"], ["", "5", "b"]]
    assert made.remarks == (
        "samengevoegde of gevulde cellen van een tabel zijn losgemaakt: 'Jaar Aantal Bron 2019 een twee 2020 4 a 5 b'",
    )


def test_a_frame_of_one_cell_is_text(imported: Callable[[bytes], Imported]) -> None:
    made = imported(word(grid(cell(par(run("Een kader."))))))
    assert (text_of(made), made.remarks) == ("Een kader.", ())


def footnoted(*notes: str) -> bytes:
    inside = "".join(f'<w:footnote w:id="{n}">{par(run(note))}</w:footnote>' for n, note in enumerate(notes, 2))
    body = par(*(run("Zin.") + f'<w:r><w:footnoteReference w:id="{n}"/></w:r>' for n in range(2, len(notes) + 2)))
    relations = (
        f'<Relationships xmlns="{PACKAGE}"><Relationship Id="f" Type="{OFFICE}/footnotes" Target="footnotes.xml"/>'
        f"{STYLES_RELATION}</Relationships>"
    )
    made = word(body, {"word/footnotes.xml": f"<w:footnotes {WORD_SPACE}>{inside}</w:footnotes>".encode()})
    return packed(made, {"word/_rels/document.xml.rels": lambda _: relations})


def test_a_note_that_means_another_is_that_source(imported: Callable[[bytes], Imported]) -> None:
    made = imported(
        footnoted("De Krant, https://krant.nl/a", "Idem.", "Het Blad, https://blad.nl", "Ibid., p. 4", "Zie noot 1")
    )
    assert text_of(made) == "Zin.[^1]Zin.[^1]Zin.[^2]Zin.[^2]Zin.[^1]"
    assert made.remarks == ()


@pytest.mark.parametrize(
    ("note", "meant"),
    [
        ("Zie noot 1.", 1),
        ("Zie ook voetnoot 1", 1),
        ("Zelfde bron als 1", 1),
        ("Id.", 2),
        ("Zie hierboven.", 2),
        ("Vgl. noot 1", 1),
        ("Zie noot 1 hierboven", 1),
        ("Zie voetnoot 1, p. 12.", 1),
        ("Dezelfde bron.", 2),
        ("Zie de vorige voetnoot", 2),
        ("Loc. cit.", 2),
        ("Ib.", 2),
        ("Zie ook bron 1.", 1),
        ("O.c., p. 12", 2),
        ("Zelfde als vorige", 2),
        ("Dezelfde bron, p. 4", 2),
        ("Zie 1.", 1),
        ("Zie eerdere noot", 2),
        ("Zie bron hierboven", 2),
        ("Vorige bron", 2),
        ("Als boven", 2),
        ("Idem als noot 1, blz. 3-4", 1),
        ("t.z.p.", 2),
    ],
)
def test_a_note_that_points_to_another_is_that_source(
    note: str, meant: int, imported: Callable[[bytes], Imported]
) -> None:
    made = imported(footnoted("De Krant, https://krant.nl/a", "Het Blad, https://blad.nl", note))
    assert text_of(made) == f"Zin.[^1]Zin.[^2]Zin.[^{meant}]"
    assert made.remarks == ()


def test_a_number_that_was_typed_before_a_source_is_no_part_of_its_title(
    imported: Callable[[bytes], Imported],
) -> None:
    assert "title: De Krant\n" in imported(footnoted("[1] De Krant, https://krant.nl/a")).text


@pytest.mark.parametrize(
    ("note", "front", "told"),
    [
        pytest.param(
            "Geraadpleegd op 3 mei 2021, van https://a.nl/b", "url: https://a.nl/b", "zonder titel", id="visit"
        ),
        pytest.param("De Krant (geraadpleegd 3-5-2021), https://a.nl/b", "title: De Krant\n", "", id="visited"),
        pytest.param("Idem.", "title: Idem", "naar een andere verwijst", id="idem-of-nothing"),
        pytest.param("Jansen, a.w., p. 12", "title: Jansen, a.w.", "naar een andere verwijst", id="writer-of-another"),
        pytest.param("Eerder bleek dit al.", "title: Eerder bleek dit al\n", "zonder webadres", id="before"),
        pytest.param("Vorige week gehoord", "title: Vorige week gehoord", "zonder webadres", id="last-week"),
        pytest.param("Het gaat om volwassenen", "title: Het gaat om volwassenen", "zonder webadres", id="explanation"),
    ],
)
def test_a_note_that_is_no_source_as_it_stands_is_told(
    note: str, front: str, told: str, imported: Callable[[bytes], Imported]
) -> None:
    made = imported(footnoted(note))
    assert f"{front}" in made.text
    assert "eraadpleegd" not in made.text
    assert [told in remark for remark in made.remarks] == ([True] if told else [])


def simple_field(instruction: str, words: str) -> str:
    return f'<w:fldSimple w:instr=" {instruction} ">{run(words)}</w:fldSimple>'


def question(words: str, look: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{look}</w:sdtPr><w:sdtContent>{run(words)}</w:sdtContent></w:sdt>"


def test_words_in_a_field_a_control_or_a_turned_text_are_words(imported: Callable[[bytes], Imported]) -> None:
    made = imported(
        word(
            par(run("Tabel "), simple_field("SEQ Tabel", "1"), run(" van "), simple_field("DATE", "3 mei"))
            + f'<w:customXml w:element="y"><w:customXmlPr/>{par(run("In XML."))}</w:customXml>'
            + par(f'<w:bdo w:val="rtl">{run("Gedraaid")}</w:bdo>', f'<w:dir w:val="rtl">{run(" en om.")}</w:dir>')
            + par("<w:r><w:t>Een</w:t><w:cr/><w:t>twee</w:t><w:ptab/><w:t>drie</w:t></w:r>")
            + par(run("Naam:"), question(" Klik of tik hier.", "<w:showingPlcHdr/>"), question(" Zwolle"))
            + par("<w:r><w:t>bij</w:t><w:softHyphen/><w:t>voor\u00adbeeld wij\u2011zij</w:t></w:r>")
        )
    )
    assert text_of(made) == (
        "Tabel 1 van 3 mei\n\nIn XML.\n\nGedraaid en om.\n\nEen  \ntwee  \ndrie\n\nNaam: Zwolle\n\nbijvoorbeeld wij-zij"
    )
    assert made.remarks == ()


def test_the_same_words_in_an_odt_are_words(imported: Callable[[bytes], Imported]) -> None:
    control = 'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
    made = imported(
        odt(
            f"<text:p>Een <loext:content-control {control}>keuze</loext:content-control>, "
            f'<loext:content-control {control} loext:showing-place-holder="true">Kies</loext:content-control>'
            "<text:text-input>ingevuld</text:text-input> op <text:date>3 mei</text:date>"
            '<text:placeholder text:placeholder-type="text">&lt;naam&gt;</text:placeholder>.</text:p>'
            '<text:p>Zie <text:bibliography-mark text:identifier="a" text:bibliography-type="book">(Jansen)'
            "</text:bibliography-mark>.</text:p>"
        )
    )
    assert (text_of(made), made.remarks) == ("Een keuze, ingevuld op 3 mei.\n\nZie (Jansen).", ())


def test_a_table_in_a_table_keeps_its_words(imported: Callable[[bytes], Imported]) -> None:
    def open_cell(inner: str) -> str:
        return f"<table:table-cell>{inner}</table:table-cell>"

    def open_row(*cells: str) -> str:
        return f"<table:table-row>{''.join(map(open_cell, cells))}</table:table-row>"

    inner = f"<table:table>{open_row('<text:p>drie</text:p>', '<text:p>vier</text:p>')}</table:table>"
    rows = open_row("<text:p>a</text:p>", "<text:p>b</text:p>") + open_row(
        "<text:p>c</text:p>", f"<text:p>d</text:p>{inner}"
    )
    words = grid(
        cell(par(run("a"))) + cell(par(run("b"))),
        cell(par(run("c"))) + cell(par(run("d")) + grid(cell(par(run("drie"))) + cell(par(run("vier")))) + par()),
    )
    for data in (word(words), odt(f"<table:table>{rows}</table:table>")):
        made = imported(data)
        assert [[each.strip() for each in line.strip("|").split("|")] for line in text_of(made).splitlines()][2:] == [
            ["c", "d drie vier"]
        ]
        assert made.remarks == ("samengevoegde of gevulde cellen van een tabel zijn losgemaakt: 'a b c d drie vier'",)


def test_a_heading_by_its_level_or_its_dutch_name_is_one(imported: Callable[[bytes], Imported]) -> None:
    def level(number: int) -> str:
        return f'<w:outlineLvl w:val="{number}"/>'

    styles = (
        word_style("K", "", "Kop 2")
        + word_style("G", f"<w:pPr>{level(1)}</w:pPr>", "Tussenkop gemeente")
        + word_style("T", f"<w:pPr>{level(9)}</w:pPr>", "Platte tekst")
    )
    direct = f"<w:p><w:pPr>{level(1)}</w:pPr>{run('Drie')}</w:p>"
    made = imported(
        word_styled(styled("K", run("Een")) + styled("G", run("Twee")) + direct + styled("T", run("Tekst.")), styles)
    )
    assert text_of(made) == "### Een\n\n### Twee\n\n### Drie\n\nTekst."
    own = open_style("Kop_20_2", "") + open_style("Eigen", "", 'style:parent-style-name="Kop_20_2"')
    heads = '<text:p text:style-name="Kop_20_2">Een</text:p><text:p text:style-name="Eigen">Twee</text:p>'
    opened = imported(odt(f"{heads}<text:p>Tekst.</text:p>", own))
    assert text_of(opened) == "### Een\n\n### Twee\n\nTekst."


@pytest.mark.parametrize("kind", ["prefix", "strict"])
def test_what_was_taken_back_stays_out_however_a_program_names_its_elements(
    kind: str, imported: Callable[[bytes], Imported]
) -> None:
    def rename(text: str) -> str:
        if kind == "strict":
            return text.replace(
                "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                "http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
        return re.sub(r"(</?| )w:(?=\w)", r"\1ns0:", text).replace("xmlns:w=", "xmlns:ns0=")

    made = imported(packed(TAKEN_BACK["hidden"], {"word/document.xml": rename}))
    assert text_of(made) == "Het liep."
    assert made.remarks == (f"doorgestreepte of verborgen tekst weggelaten: '{WRONG}'",)


def test_words_that_the_converter_passes_by_are_told(imported: Callable[[bytes], Imported]) -> None:
    ruby = f"<w:r><w:ruby><w:rt>{run('boven')}</w:rt><w:rubyBase>{run('Onder.')}</w:rubyBase></w:ruby></w:r>"
    author = word_style("Schrijver", "", "Author")
    data = packed(
        word_styled(par(run("Het liep."), ruby), author),
        {"word/document.xml": lambda text: text.replace("<w:body>", f"<w:body>{styled('Schrijver', run('Jan'))}", 1)},
    )
    made = imported(data)
    assert text_of(made) == "Het liep."
    assert made.remarks == ("niet meegenomen: 'Jan'", "niet meegenomen: 'Onder.'")


def test_the_net_reads_the_words_of_a_story_in_order_and_knows_an_end() -> None:
    tree: list[Node] = [
        para("een twee"),
        {"t": "Para", "c": [{"t": "Note", "c": [para("noot")]}, {"t": "Str", "c": "drie"}]},
    ]
    assert words_missing([("Een ", "TWEE"), ("drie",), ("noot",), ("e\u00aden",)], tree) == []
    assert words_missing([("een", "vier"), ("twee",)], tree) == ["niet meegenomen: 'vier'"]
    told = words_missing([(f"weg{number}",) for number in range(99)], tree)
    assert (len(told), told[-1][:14]) == (21, "er is nog meer")


def test_words_in_another_order_are_found_without_reading_all_for_each() -> None:
    paragraphs = [(f"woord{number} ", "hier") for number in range(20_000)]
    tree: list[Node] = [para(f"woord{number} hier") for number in reversed(range(20_000))]
    start = time.process_time()
    assert words_missing(paragraphs, tree) == []
    assert time.process_time() - start < 2  # it took half a minute
    split = [(f"woo{number}", f"rd{number}") for number in range(2000)]
    assert len(words_missing(split, [para(f"rd{number} woo{number}x") for number in range(2000)])) == 21


def test_what_is_told_otherwise_is_not_told_twice() -> None:
    symbol = '<w:rFonts w:ascii="Symbol"/>'
    body = par(run("Tekst"), run("a", symbol), TWICE, f"<w:moveFrom>{run('verplaatst')}</w:moveFrom>", CHART)
    assert paragraphs_of({"word/document.xml": f"<w:p {WORD_SPACE}>{body}</w:p>".encode()}) == (("Tekst",),)
    assert paragraphs_of({"word/document.xml": b"<w:p>", "word/styles.xml": b"<p/>"}) == ()


def test_what_is_only_named_in_a_document_is_told() -> None:
    spaces = 'xmlns:r="r" xmlns:a="a" xmlns:v="v"'
    inside = '<a:blip r:link="a"/><a:blip r:embed="b" r:link="c"/><w:altChunk r:id="d"/><v:textpath string="Groot"/>'
    part = f"<w:document {WORD_SPACE} {spaces}>{inside}</w:document>".encode()
    assert count_left_out({"word/document.xml": part}) == (
        "1 beeld dat er alleen als verwijzing in staat, 1 ingevoegd document en 1 tekst als tekening niet meegenomen.",
        "niet meegenomen uit een tekstvak of vorm: 'Groot'",
    )


def test_a_link_that_works_for_its_writer_alone_is_told(imported: Callable[[bytes], Imported]) -> None:
    behind = "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fzwolle.nl%2Fa&amp;data=05"
    targets = {"a": "file:///C:/Users/jan/x.docx", "b": behind, "c": "https://www.google.com/search?q=https://x.nl"}
    relations = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/hyperlink" Target="{target}" TargetMode="External"/>'
        for name, target in targets.items()
    )
    links = [f'<w:hyperlink r:id="{name}" xmlns:r="{OFFICE}">{run(name)}</w:hyperlink>' for name in targets]
    data = word(par(*links, f'<w:hyperlink w:anchor="x">{run("d")}</w:hyperlink>'))
    part = f'<Relationships xmlns="{PACKAGE}">{relations}{STYLES_RELATION}</Relationships>'
    made = imported(packed(data, {"word/_rels/document.xml.rels": lambda _: part}))
    assert text_of(made) == "a[b](https://zwolle.nl/a)[c](https://www.google.com/search?q=https://x.nl)d"
    assert made.remarks == (
        "de link bij 'a' werkt alleen bij de schrijver en is weggehaald: 'file:///C:/Users/jan/x.docx'",
    )


def test_a_note_of_two_paragraphs_or_two_addresses_is_read_whole(imported: Callable[[bytes], Imported]) -> None:
    made = imported(
        footnoted("De Krant, https://a.nl/b.</w:t></w:r></w:p><w:p><w:r><w:t>Bijlage 2", "https://c.nl en https://d.nl")
    )
    assert "url: https://a.nl/b\n" in made.text
    assert made.remarks == (
        "bron 2 komt uit een voetnoot met meer webadressen: 'https://c.nl en https://d.nl'. Maak er meer bronnen van.",
    )


WHAT_IT_IS: dict[str, tuple[bytes, str]] = {
    "doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "oud .doc"),
    "docx-with-a-password": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
        "wachtwoord",
    ),
    "rtf-of-22-MB": (b"{\\rtf1 " + b"0" * 22_000_000, ".rtf"),
    "pdf": (b"%PDF-1.7\n", "pdf"),
    "page": (b"<!DOCTYPE html><p>x", "webpagina"),
    "mail": (b"Received: from a.nl\r\nSubject: verhaal\r\n", "bewaar de bijlage"),
    "mail-of-outlook": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "__substg1.0_0037001F".encode("utf-16-le"),
        "bewaar de bijlage",
    ),
    "google-drive": (b'{"url": "https://docs.google.com/open?id=x", "doc_id": "x"}', "Downloaden"),
    "shortcut": (b"[InternetShortcut]\r\nURL=https://a.nl", "verwijzing naar een webpagina"),
    "text": ("Het begon in Zwolle, zó.".encode(), "platte tekst"),
    "picture": (b"\x89PNG\r\n\x1a\n", "beeld"),
    "empty": (b"", "leeg"),
    "picture-of-a-phone": (b"\0\0\0\x18ftypheic", "beeld"),
    "webp": (b"RIFF\0\0\0\0WEBPVP8 ", "beeld"),
    "page-in-one-file": (b"MIME-Version: 1.0\n", "webpagina in één bestand"),
    "text-of-windows": ("Het begon.".encode("utf-16"), "platte tekst"),
    "packed-7z": (b"7z\xbc\xaf\x27\x1c", "ingepakte map"),
}
ZIPPED: dict[str, tuple[dict[str, bytes], str]] = {
    "xlsx": ({"xl/workbook.xml": b""}, "Excel"),
    "pptx": ({"ppt/presentation.xml": b""}, "presentatie"),
    "packed": ({"map/verhaal.docx": b"PK"}, "Pak hem uit"),
    "odg": ({"mimetype": b"application/vnd.oasis.opendocument.graphics", "content.xml": b"<a/>"}, "tekening"),
    "pages-of-before": ({"Index.zip": b"", "preview.jpg": b""}, "Pages"),
    "pages": ({"Index/Document.iwa": b""}, "Pages"),
    "ods": ({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<a/>"}, "werkblad"),
    "odt-with-a-password": (
        {"META-INF/manifest.xml": b"<manifest:encryption-data/>", "content.xml": b"\x01\x02"},
        "wachtwoord",
    ),
}


@pytest.mark.parametrize("kind", [*WHAT_IT_IS, *ZIPPED])
def test_a_file_of_another_kind_is_told_what_it_is(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "verhaal.docx"
    if kind in WHAT_IT_IS:
        data, words = WHAT_IT_IS[kind]
        file.write_bytes(data)
    else:
        parts, words = ZIPPED[kind]
        with zipfile.ZipFile(file, "w") as made:
            for name, content in parts.items():
                made.writestr(name, content)
    with pytest.raises(ArchiveError, match=words):
        read_office_file(file)


def test_what_word_puts_beside_an_open_file_is_told_by_its_name(tmp_path: Path) -> None:
    file = tmp_path / "~$rhaal.docx"
    file.write_bytes(b"\x05Jan" + b"\0" * 100)
    with pytest.raises(ArchiveError, match="hulpbestand"):
        read_office_file(file)


def test_the_front_matter_is_written_as_the_form_writes_it() -> None:
    front = {
        "title": "Wie: doet 'mee' in één café?",
        "municipalities": ["Zwolle"],
        "period": {"start": "2018", "end": "2020-09"},
        "sources": [{"id": "1", "title": "Een bron", "url": "https://krant.nl/a?b=1", "date": "2022-05-03"}],
        "figures": [{"value": "17000", "of": "2.5", "unit": "yes"}],
    }
    assert write_front(front) == (
        "title: \"Wie: doet 'mee' in één café?\"\n"
        "municipalities:\n  - Zwolle\n"
        "period: {start: 2018, end: 2020-09}\n"
        "sources:\n  - id: 1\n    title: Een bron\n    url: https://krant.nl/a?b=1\n    date: 2022-05-03\n"
        'figures:\n  - value: 17000\n    of: 2.5\n    unit: "yes"\n'
    )
