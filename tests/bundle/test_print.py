"""The booklet and the press files."""

import pytest
from special_edition import Made, whole

from hoedan.bundle.binding import spine_width
from hoedan.bundle.booklet import imposition
from hoedan.bundle.plan import PartKind

pytest_plugins = ["special_fixtures"]


MM = 72 / 25.4


def test_eight_pages_fold_into_a_booklet() -> None:
    assert imposition(8) == [(8, 1), (2, 7), (6, 3), (4, 5)]


@pytest.mark.parametrize("count", [4, 12, 40])
def test_every_page_is_imposed_once_and_beside_its_partner(count: int) -> None:
    sides = imposition(count)
    assert sorted(page for side in sides for page in side) == list(range(1, count + 1))
    assert all(left + right == count + 1 for left, right in sides)
    assert all(right % 2 for _, right in sides[::2])


def test_booklet_is_a4_with_cover_and_back_on_the_first_side(made: Made) -> None:
    booklet = made.read(f"{made.slug}-boekje.pdf")
    assert str(booklet.root_object["/Lang"]) == "nl"
    first = booklet.pages[0]
    assert round(first.mediabox.width / MM) == 297
    assert round(first.mediabox.height / MM) == 210
    assert len(booklet.pages) == -(-made.output.pages // 4) * 2
    text = whole(first.extract_text())
    assert made.laid_out.plan.title in text
    assert f"{made.site_url.removeprefix('https://')}bundels/{made.slug}" in text


def test_inside_has_bleed_and_trim_and_leaves_the_cover_out(made: Made) -> None:
    inside = made.read(f"{made.slug}-binnenwerk.pdf")
    assert len(inside.pages) == -(-made.output.pages // 4) * 4 - 4
    for page in inside.pages:
        assert [round(float(side) / MM, 1) for side in (page.trimbox.width, page.trimbox.height)] == [148, 210]
        assert [round(float(side) / MM, 1) for side in (page.bleedbox.width, page.bleedbox.height)] == [154, 216]
        assert page.mediabox.width > page.bleedbox.width
    assert made.laid_out.plan.edition in inside.pages[0].extract_text()
    assert "Inhoud" in inside.pages[2].extract_text()


def test_cover_is_as_wide_as_two_pages_and_the_spine(made: Made) -> None:
    cover = made.read(f"{made.slug}-omslag.pdf")
    assert len(cover.pages) == 2
    width = 2 * 148 + spine_width(len(made.reader.pages), 0.12)
    assert round(float(cover.pages[0].trimbox.width) / MM, 1) == width


@pytest.mark.parametrize(
    ("pages", "width"),
    [pytest.param(64, 0.0, id="stapled"), pytest.param(68, 4.4, id="thin"), pytest.param(204, 12.6, id="thick")],
)
def test_spine_follows_from_pages_and_paper(pages: int, width: float) -> None:
    assert spine_width(pages, 0.12) == width


def test_order_sheet_names_pages_paper_and_run(made: Made) -> None:
    order = made.output.files[f"{made.slug}-drukopdracht.txt"].decode()
    for words in ("250", "148 x 210 mm", "0,12 mm", f"{-(-made.output.pages // 4) * 4} pagina's"):
        assert words in order


def test_an_edition_has_a_title_page_with_the_colophon_on_its_back(made: Made) -> None:
    plan, pages = made.laid_out.plan, made.laid_out.pages
    (colophon,) = (part.anchor for part in plan.parts if part.kind is PartKind.COLOPHON)
    assert [pages.of(anchor) for anchor in ("schutblad", "titelpagina", colophon)] == [2, 3, 4]
    assert made.texts[1].strip() == ""
    assert f"{plan.edition}, {plan.date[:4]}" in made.texts[2]
