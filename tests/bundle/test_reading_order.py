"""What a screen reader reads of the PDF, what is copied from it, and where its links say that they lead."""

import re
import shutil
import subprocess
from io import BytesIO
from itertools import takewhile
from pathlib import Path
from textwrap import dedent
from types import SimpleNamespace
from xml.etree.ElementTree import Element, fromstring

import pytest
from pypdf import PdfReader
from reading_order import read_aloud
from special_edition import Made, elements_of, links_of, tag_of

from hoedan.bundle.booklet import notes_page, pad, write_booklet
from hoedan.bundle.copied import give_spaces
from hoedan.bundle.draft import Medium, templates
from hoedan.bundle.layout import LaidOut, lay_out
from hoedan.bundle.pdf import write_pdf
from hoedan.bundle.plan import Choice, plan_choice
from hoedan.bundle.structure import Node, make_note_number
from hoedan.bundle.typesetter import Typesetter
from judge import PdfJudge
from made.library import SETBACKS, THEMES, under_headings, write_library, write_story

pytest_plugins = ["special_fixtures"]

SENTENCE = "Een wijkteam belde met de gemeentesecretaris over jongerenhuisvesting en kreeg antwoord."
TALK = "Dat bespraken zij met bewonersorganisaties en de schuldhulpverlening."
ROW = "Elk jaar kregen gezinnen hulp van het wijkteam in hun buurt."
MANY = 30
"""Of a sentence, a point or a row: more than a page holds."""
TEXTS = (
    f'{f"{SENTENCE} " * MANY}[^1]\n{{: ingredient="vertrouwen" setback="geld" }}',
    "\n".join(f"- {TALK} {TALK}" for _ in range(MANY)) + "\n\n1. Eerst dit.\n2. Dan dat.\n",
    "| Wanneer | Wat |\n|---|---|\n" + "\n".join(f"| Jaar {number} | {ROW} |" for number in range(MANY * 2)),
    "Een zelf\N{HYPHEN}dag, 's-Gravenhage en 3 jaar, tot 60[^1].\n\n"
    "Lees [het andere verhaal](andere.md), [vertrouwen](../ingredients/vertrouwen.md) en "
    "[de krant](https://krant.test/a/b).",
    '> Het was *lang* wachten.\n\nZij vroegen: lukt dit wel?[^1]\n{: ingredient="lange-adem" }',
)


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> LaidOut:
    """A bundle of two stories; one of them has something of every kind, and what is long goes on on the next page."""
    root = write_library(tmp_path_factory.mktemp("voorlezen"), themes=THEMES, setbacks=SETBACKS)
    figure = {"value": "38", "of": "40", "label": "gezinnen kregen hulp", "source": "1"}
    write_story(root, "zwolle", under_headings(TEXTS), figures=[figure])
    write_story(root, "andere", title="Na 3 jaar")
    links = links_of(root)
    plan = plan_choice(Choice("Proef", stories=("zwolle", "andere")), links.library)
    return lay_out(plan, links, Typesetter(links))


@pytest.fixture(scope="module")
def booklet(laid_out: LaidOut, pdf: bytes) -> bytes:
    """With a sheet of pages for notes, which no structure knows of."""
    typesetter = Typesetter(laid_out.links)
    *pages, back = pad(laid_out, pdf, typesetter)
    notes = [notes_page(laid_out, len(pages) + number, typesetter) for number in range(4)]
    return write_booklet(laid_out, [*pages, *notes, back])


@pytest.fixture(scope="module")
def pdf(laid_out: LaidOut) -> bytes:
    return write_pdf(laid_out)


@pytest.fixture(scope="module")
def reader(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


@pytest.fixture(scope="module")
def heard(reader: PdfReader) -> list[str]:
    """Line by line what is read."""
    return read_aloud(reader).splitlines()


def within(heard: list[str], start: str) -> list[str]:
    """The first element that starts like this, and what is in it; its own depth is 0."""
    first = next(number for number, line in enumerate(heard) if line.strip().startswith(start))
    depth = depth_of(heard[first])
    inside = takewhile(lambda line: depth_of(line) > depth, heard[first + 1 :])
    return [line[depth:] for line in (heard[first], *inside)]


def depth_of(line: str) -> int:
    return len(line) - len(line.lstrip())


def fragment(text: str) -> list[str]:
    return dedent(text).strip("\n").splitlines()


def count(lines: list[str], kind: str, depth: int | None = None) -> int:
    """How many elements of a kind there are, at this depth of two spaces a level."""
    found = [line for line in lines if f"{line.strip()} ".startswith(f"{kind} ")]
    return len(found if depth is None else [line for line in found if depth_of(line) == 2 * depth])


def test_verapdf_finds_no_failed_rule_in_pdf_and_booklet(pdf: bytes, booklet: bytes, pdf_judge: PdfJudge) -> None:
    for report in map(pdf_judge.report, (pdf, booklet)):
        assert "PDF/UA-1" in report
        assert "PDF/A-2a" in report
        assert "Mislukt:      0 regels" in report


def test_booklet_is_read_in_the_order_of_the_book(booklet: bytes, heard: list[str]) -> None:
    """On its first sheet lie the last page and the first; nothing in it can be pressed."""
    expected = [re.sub(r'\bLink "', 'Span "', line.partition(" -> ")[0]) for line in heard]
    assert [re.sub(r"\bLink$", "Span", line) for line in expected] == read_aloud(
        PdfReader(BytesIO(booklet))
    ).splitlines()


def test_what_goes_on_on_the_next_page_is_one(reader: PdfReader, heard: list[str]) -> None:
    assert len(reader.pages) > 12
    assert count(heard, "Art") == 2
    story = within(heard, "Art")
    (paragraph,) = (line for line in story if SENTENCE[:40] in line)
    assert paragraph.replace("\xad", "").count("wijkteam") == MANY
    points = within(story, "L [ListNumbering=Disc]")
    assert count(points, "LI", 1) == count(points, 'Lbl "• "', 2) == count(points, "LBody", 2) == MANY
    table = within(story, "Table")
    assert [count(table, kind) for kind in ("Table", "THead", "TBody", "TH", "TR")] == [1, 1, 1, 2, 1 + 2 * MANY]


def test_contents_are_a_list_with_one_link_a_line(heard: list[str], laid_out: LaidOut) -> None:
    contents = within(heard, "TOC")
    number = laid_out.pages.of("verhaal-andere")
    assert contents[:7] == fragment(
        f"""
        TOC
          TOCI
            Reference
              Link "Verhaal zwolle Zwolle · Overijssel 4" -> Naar pagina 4: Verhaal zwolle
          TOCI
            Reference
              Link "Na 3 jaar Zwolle · Overijssel {number}" -> Naar pagina {number}: Na 3 jaar
        """
    )
    assert count(contents, "TOCI") == count(contents, "Link") == 4


def test_contents_can_be_pressed_once_a_line(reader: PdfReader) -> None:
    areas = [each.get_object()["/Rect"] for each in reader.pages[2]["/Annots"]]  # type: ignore[attr-defined]
    assert len(areas) == 4
    assert all(right - left > 118 * 72 / 25.4 for left, _, right, _ in areas)


def test_facts_are_pairs(heard: list[str]) -> None:
    assert within(heard, "L [ListNumbering=None]")[1:3] == ["  LI", '    LBody "Vertrouwen"']
    fact = [line.strip() for line in heard].index('Lbl "Provincie"')
    assert [line.strip() for line in heard[fact - 1 : fact + 5]] == [
        "LI", 'Lbl "Provincie"', 'LBody "Overijssel"', "LI", 'Lbl "Arbeidsmarktregio"', 'LBody "Regio Zwolle"',
    ]  # fmt: skip


def test_sources_are_notes_and_references_say_which(heard: list[str]) -> None:
    story = within(heard, "Art")
    assert within(story, "L [ListNumbering=Decimal]")[0:3] == ["L [ListNumbering=Decimal]", "  LI", '    Lbl "1. "']
    note = within(story, "Note")
    assert note == fragment(
        """
        Note [ID=verhaal-zwolle--bron-1] "Een krant,"
          Link " Een bron" -> Een bron (bron.test/a?b=(1)&c=2)
          ", mei 2021 (bron.test). Pers."
        """
    )
    assert within(story, "Reference") == ["Reference", '  Link "1" -> Bron 1: Een bron']


def test_a_drawing_is_not_heard_because_its_words_stand_below_it(heard: list[str]) -> None:
    assert [line.strip() for line in heard if "38 van de 40" in line] == ['P "38 van de 40"']


def test_a_passage_says_what_it_shows(heard: list[str]) -> None:
    label = next(line for line in heard if "ActualText" in line).strip()
    assert label == 'P [ActualText=Deze alinea laat zien: Vertrouwen. Struikelblok: Geld.] "Vertrouwen Geld"'


def test_a_link_says_where_it_leads(heard: list[str], laid_out: LaidOut) -> None:
    story, register = (laid_out.pages.of(anchor) for anchor in ("verhaal-andere", "register-vertrouwen"))
    (start,) = (number for number, line in enumerate(heard) if line.strip() == 'P "Lees"')
    assert within(heard[start:], "P") == fragment(
        f"""
        P "Lees"
          Link " het andere verhaal" -> het andere verhaal, pagina {story}: Na 3 jaar
          " (pagina "
          Link "{story}" -> Naar pagina {story}: Na 3 jaar
          "),"
          Link " vertrouwen" -> Naar pagina {register}: Vertrouwen
          " (pagina "
          Link "{register}" -> Naar pagina {register}: Vertrouwen
          ") en"
          Link " de krant" -> de krant (krant.test/a/b)
          " (krant.test/a/b)."
        """
    )


def test_no_link_is_called_after_an_anchor(made: Made) -> None:
    called = {
        str(each.get_object()["/Contents"])
        for page in made.reader.pages
        for each in page.get("/Annots", [])
        if each.get_object()["/Subtype"] == "/Link"
    }
    assert len(called) > 40
    assert called & set(made.reader.named_destinations) == set()


def test_the_name_of_a_host_has_no_place_to_break_on_paper_alone() -> None:
    for medium, parts in ((Medium.PRINT, ["een-", "\u2060krant.nl"]), (Medium.EPUB, ["een-", "krant.nl"])):
        template = templates().from_string("{{ url | host }}")
        assert template.render(url="https://www.een-krant.nl/a", medium=medium) == "".join(parts)
        assert "\u2060" not in template.render(url=f"https://{'een-' * 20}krant.nl", medium=medium)


def test_registers_are_lists_of_one_level(heard: list[str]) -> None:
    registers = heard[heard.index('    H1 "Registers"') :]
    assert count(registers, "L") > 3
    assert {depth_of(line) for line in registers if line.strip().startswith("L ")} == {6}


def test_a_picture_lies_on_its_page(reader: PdfReader) -> None:
    figures = [each for each in elements_of(reader) if tag_of(each) == "/Figure"]
    page = reader.pages[0].mediabox
    boxes = [[float(side) for side in each["/A"]["/BBox"]] for each in figures]  # type: ignore[index]
    for left, bottom, right, top in boxes:
        assert page.left <= left < right <= page.right
        assert page.bottom <= bottom < top <= page.top
    assert boxes[0][1] < page.height / 4, "the map stands low on the cover"
    assert boxes[1][1] > page.height / 2, "the code stands high on the opening of a story"


def test_copied_text_has_its_spaces_and_no_cut_words(reader: PdfReader) -> None:
    copied = "".join(page.extract_text().replace("\n", "") for page in reader.pages[3:12])
    assert "\N{SOFT HYPHEN}" in copied
    whole = copied.replace("\N{SOFT HYPHEN}", "")
    # Only where a page ends, its foot stands between.
    assert whole.count(SENTENCE) >= MANY - 2
    assert whole.count(TALK) >= 2 * MANY - 3


def test_letters_that_stand_apart_are_copied_as_one_word(pdf: bytes, tmp_path: Path) -> None:
    """Poppler sees a space where letters stand a tenth of their size apart."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not there: `make test` installs it")
    (tmp_path / "b.pdf").write_bytes(pdf)
    text = subprocess.run(["pdftotext", tmp_path / "b.pdf", "-"], capture_output=True, text=True, check=True).stdout
    for label in ("ZWOLLE · OVERIJSSEL", "INGREDIËNTEN", "IN HET KORT", "NABIJHEID", "LEREN"):
        assert label in text


def test_a_note_makes_no_other_number_of_the_one_before_it(heard: list[str]) -> None:
    """60 and note 1 would be copied as 601."""
    assert any(line.endswith('tot 60 "') for line in heard)


def test_the_number_of_a_source_without_a_link_is_said_to_be_one() -> None:
    """On a sheet for a meeting; in a book the link says which source it is."""
    node = make_note_number(fromstring('<sup class="reference">2</sup>'), Node("P"))
    assert (node.kind, node.values) == ("Reference", {"ActualText": " (bron 2)"})


def test_spaces_are_those_of_the_block_also_when_two_blocks_take_turns() -> None:
    """The label beside a passage goes on on the next page, after words of the passage."""
    root = fromstring("<html><p>Heldere rollen en geduld</p><p>Twee\N{NO-BREAK SPACE}jaar later.</p></html>")
    label, passage = root

    def line(text: str, element: Element) -> SimpleNamespace:
        drawn = SimpleNamespace(text=text)
        return SimpleNamespace(text=text, pango_layout=drawn, element=element, element_tag="p", children=[])

    def page(*lines: SimpleNamespace) -> SimpleNamespace:
        blocks = [SimpleNamespace(element=each.element, element_tag="p", children=[each]) for each in lines]
        return SimpleNamespace(children=[SimpleNamespace(element=root, element_tag="html", children=blocks)])

    first, second = [line("Heldere rollen", label), line("Twee", passage)], [line("en", label), line("jaar", passage)]
    last = [line("geduld", label), line("later.", passage)]
    assert give_spaces([page(*first, *second), page(*last)]) == set()
    drawn = [each.pango_layout.text for each in (*first, *second, *last)]
    assert drawn == ["Heldere rollen ", "Twee ", "en ", "jaar ", "geduld", "later."]


def test_copied_text_has_the_characters_that_are_typed(reader: PdfReader) -> None:
    """A fixed space and a hyphen of print share their glyphs with the ordinary ones."""
    copied = "".join(page.extract_text().replace("\n", "") for page in reader.pages)
    assert "Een zelf-dag, ’s-Gravenhage en 3 jaar, tot 60 " in copied
    assert "\N{NO-BREAK SPACE}" not in copied


def test_what_is_not_told_is_no_part_of_the_text(reader: PdfReader, heard: list[str]) -> None:
    """Running heads, and the head of a table on its next pages."""
    assert sum('"Wanneer"' in line for line in heard) == 1
    assert sum(page.extract_text().count("Wanneer") for page in reader.pages) > 1
    assert not [line for line in heard if re.search(r'"\d+"$', line) and "Link" not in line]
