"""The files of one edition beside each other: the same pages in the right order, and links that lead somewhere."""

import json
import re
import zipfile
from io import BytesIO
from itertools import pairwise

import pytest
from pypdf import PdfReader
from special_edition import Made, whole

from hoedan.bundle.booklet import imposition
from hoedan.bundle.manifest import MANIFEST
from hoedan.library.short_links import short_link_pages
from hoedan.site.pages import Site
from made.vocabulary import STORY_HEADINGS

pytest_plugins = ["special_fixtures"]

MM = 72 / 25.4


@pytest.fixture(scope="session")
def addresses(made: Made) -> set[str]:
    """Every address that the site has."""
    links = made.laid_out.links
    pages = {page.url for page in Site(links.library, links).pages()}
    return pages | {url.removesuffix("index.html") for url in short_link_pages(links.library)}


def addresses_in(reader: PdfReader) -> set[str]:
    annotations = [each.get_object() for page in reader.pages for each in page.get("/Annots", [])]
    return {str(each["/A"]["/URI"]) for each in annotations if "/A" in each and "/URI" in each["/A"]}


def opening(text: str) -> str:
    """The first words of a page, without the spaces that a line end may or may not become."""
    return re.sub(r"\W", "", text)[:60]


def test_all_files_tell_of_the_same_number_of_pages(made: Made) -> None:
    manifest = json.loads(made.output.files[MANIFEST])
    assert len(made.reader.pages) == manifest["pages"] == len(made.laid_out.document.pages)
    assert manifest["sizes"] == {name: len(data) for name, data in made.output.files.items() if name != MANIFEST}


def test_every_side_of_the_booklet_has_its_two_pages(made: Made) -> None:
    pages = made.texts
    padded = [*pages[:-1], *["AANTEKENINGEN"] * (-len(pages) % 4), pages[-1]]
    sides = [whole(page.extract_text()) for page in made.read(f"{made.slug}-boekje.pdf").pages]
    assert len(sides) == len(padded) // 2
    for side, (left, right) in zip(sides, imposition(len(padded)), strict=True):
        bare = re.sub(r"\W", "", side)
        places = [bare.find(opening(padded[number - 1])) for number in (left, right)]
        assert min(places) >= 0, (left, right)
        assert places[0] < places[1] or not padded[left - 1], (left, right)


def test_inside_for_the_press_has_every_page_but_the_cover_in_order(made: Made) -> None:
    inside = [whole(page.extract_text()) for page in made.read(f"{made.slug}-binnenwerk.pdf").pages]
    assert len(inside) >= len(made.texts[2:-2])
    for printed, page in zip(inside, made.texts[2:-2], strict=False):  # blank pages may follow
        assert opening(printed) == opening(page)


def test_cover_for_the_press_bleeds_three_millimetres_on_every_side(made: Made) -> None:
    for page in made.read(f"{made.slug}-omslag.pdf").pages:
        trim, bleed = page.trimbox, page.bleedbox
        sides = (trim.left - bleed.left, bleed.right - trim.right, trim.bottom - bleed.bottom, bleed.top - trim.top)
        assert [round(float(side) / MM, 2) for side in sides] == [3, 3, 3, 3]
        assert float(page.mediabox.left) < float(bleed.left)
        assert float(bleed.right) < float(page.mediabox.right)


def test_every_story_has_its_sections_in_order(made: Made) -> None:
    parts = made.laid_out.plan.parts
    for part, following in pairwise(parts):
        if part.story is None:
            continue
        pages = made.laid_out.pages
        text = " ".join(made.texts[pages.of(part.anchor) - 1 : pages.of(following.anchor) - 1])
        place = 0
        for words in (part.title, "IN HET KORT", *STORY_HEADINGS, "Bronnen"):
            place = text.index(words, place)


def test_outline_follows_the_pages_two_levels_deep(made: Made) -> None:
    pages: list[int] = []

    def walk(items: list[object], depth: int) -> int:
        deepest = depth
        for item in items:
            if isinstance(item, list):
                deepest = max(deepest, walk(item, depth + 1))
            else:
                pages.append(made.reader.get_destination_page_number(item) or 0)  # type: ignore[arg-type]
        return deepest

    assert walk(made.reader.outline, 1) == 2  # type: ignore[arg-type]
    assert pages == sorted(pages)
    assert len(pages) > len(made.laid_out.plan.parts)


def test_every_link_to_the_site_leads_to_a_page_that_is_there(made: Made, addresses: set[str]) -> None:
    book = zipfile.ZipFile(BytesIO(made.output.files[f"{made.slug}.epub"]))
    texts = [book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml")]
    found = addresses_in(made.reader) | {url for text in texts for url in re.findall(r'href="(https?:[^"]*)"', text)}
    own = {re.split("[?#]", url.removeprefix(made.site_url))[0] for url in found if url.startswith(made.site_url)}
    assert len(own) > len(made.laid_out.plan.stories)
    assert own <= addresses


def test_every_entry_of_a_register_has_a_page_number(made: Made) -> None:
    """As a reader sees it: no term without a number, no number beyond the last page."""
    start = made.laid_out.pages.of("registers") - 1
    text = " ".join(made.texts[start:-1])
    numbers = [int(number) for number in re.findall(r"(?<=[\s,])(\d{1,3})(?=,|\s|$)", text)]
    assert max(numbers) <= made.output.pages
    for term in {place.name for story in made.laid_out.plan.stories for place in story.municipalities}:
        assert re.search(rf"{re.escape(term)} \d+", text), term
