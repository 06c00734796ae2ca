"""No page on paper or in the e-book shows what a keyboard gives where print has a mark of its own."""

import zipfile
from io import BytesIO

from special_edition import Made

from typed_marks import typed_in, typed_in_html

pytest_plugins = ["special_fixtures"]


def test_no_printed_page_has_a_typed_mark(made: Made) -> None:
    """The text of a page is cut by its columns, so of hyphens only the ranges are looked for."""
    found = {
        number: [place for place in typed_in(text) if " - " not in place] for number, text in enumerate(made.texts, 1)
    }
    assert {number: places for number, places in found.items() if places} == {}


def test_title_and_outline_of_the_pdf_have_none(made: Made) -> None:
    titles = [str(item["/Title"]) for item in made.reader.outline if isinstance(item, dict)]
    assert len(titles) > 1
    assert [
        place
        for text in (*titles, str(made.reader.metadata and made.reader.metadata.title))
        for place in typed_in(text)
    ] == []


def test_no_file_of_the_e_book_has_one(made: Made) -> None:
    book = zipfile.ZipFile(BytesIO(made.output.files[f"{made.slug}.epub"]))
    names = [name for name in book.namelist() if name.endswith((".xhtml", ".opf"))]
    found = {name: typed_in_html(book.read(name).decode().partition("?>")[2]) for name in names}
    assert {name: places for name, places in found.items() if places} == {}
    assert len(names) > len(made.laid_out.plan.stories)
