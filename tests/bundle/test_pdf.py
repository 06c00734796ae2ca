"""The accessible PDF: what veraPDF judges, and what it cannot judge."""

import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from pypdf.generic import DictionaryObject
from special_edition import Made, elements_of, tag_of

from hoedan.bundle.document import compose
from hoedan.bundle.draft import Medium
from hoedan.bundle.mentions import Mentions, organisations_of
from hoedan.bundle.options import BundleFormat, PressOptions
from hoedan.bundle.outputs import Output, made_before
from hoedan.bundle.pdf import write_pdf
from hoedan.bundle.plan import Plan
from hoedan.bundle.registers import registers_of
from hoedan.bundle.typesetter import Typesetter, lines_on
from hoedan.design.typefaces import FACES
from hoedan.language.slugs import fold
from hoedan.library.short_links import short_url
from hoedan.model.licences import CC_BY
from judge import PdfJudge

pytest_plugins = ["special_fixtures"]
Forms = Sequence[BundleFormat]
PDF_AND_EPUB: Forms = (BundleFormat.PDF, BundleFormat.EPUB)


NUMBER = re.compile(r' data-page-of="([^"]+)">(\d+)<')


@pytest.mark.nightly  # a made bundle of hard cases is judged in every run: test_reading_order.py
def test_verapdf_finds_no_failed_rule(made: Made, pdf_judge: PdfJudge) -> None:
    assert "Mislukt:      0 regels" in pdf_judge.report(made.output.files[f"{made.slug}.pdf"])


def test_pdf_tells_its_title_language_and_tags(made: Made) -> None:
    root = made.reader.root_object
    assert made.reader.metadata is not None
    assert made.reader.metadata.title == made.laid_out.plan.title
    assert str(root["/Lang"]) == "nl"
    assert str(root["/MarkInfo"].get_object()) == "{'/Marked': True}"


def test_the_file_itself_says_under_which_licence_it_is(made: Made) -> None:
    metadata = made.reader.xmp_metadata
    assert metadata and metadata.dc_rights == {"x-default": CC_BY.name}
    assert f'xmpRights:WebStatement="{CC_BY.url}"'.encode() in metadata.stream.get_data()


def test_every_page_is_a5(made: Made) -> None:
    boxes = [page.mediabox for page in made.reader.pages]
    assert {(round(box.width / 72 * 25.4), round(box.height / 72 * 25.4)) for box in boxes} == {(148, 210)}
    assert len(made.reader.pages) == made.output.pages


def test_headings_go_down_one_level_at_a_time(made: Made) -> None:
    levels = [int(tag_of(each)[2]) for each in elements_of(made.reader) if re.fullmatch(r"/H[1-6]", tag_of(each))]
    assert levels[0] == 1
    assert all(following <= level + 1 for level, following in pairwise(levels))


def test_every_picture_says_what_it_shows_but_a_drawing_of_what_stands_below_it(made: Made) -> None:
    alternatives = [str(each.get("/Alt", "")) for each in elements_of(made.reader) if tag_of(each) == "/Figure"]
    stories = made.laid_out.plan.stories
    shown = [link for story in stories for link in story.body.links if link.is_image]
    assert len(alternatives) == len(stories) + 2 + len(shown)
    assert all(alternatives)
    for name in {place.name for story in made.laid_out.plan.stories for place in story.municipalities}:
        assert name in alternatives[0]


def test_outline_leads_to_every_part(made: Made) -> None:
    tops = [item for item in made.reader.outline if not isinstance(item, list)]
    found = {str(item.title): (made.reader.get_destination_page_number(item) or 0) + 1 for item in tops}
    for part in made.laid_out.plan.parts:
        assert found[part.title] == made.laid_out.pages.of(part.anchor)


def test_every_link_inside_leads_somewhere(made: Made) -> None:
    known = set(made.reader.named_destinations)
    targets = [
        str(annotation.get_object()["/Dest"])
        for page in made.reader.pages
        for annotation in page.get("/Annots", [])
        if "/Dest" in annotation.get_object()
    ]
    assert len(targets) > 100
    assert set(targets) <= known


def test_every_register_entry_stands_on_its_pages(made: Made) -> None:
    """Compose as the layout did; each place of each term is on a page that has the term, in one line or in two."""
    plan, links, pages = made.laid_out.plan, made.laid_out.links, made.laid_out.pages
    mentions = Mentions(name for story in plan.stories for name in organisations_of(story))
    composed = compose(plan, links, Medium.PRINT, pages)
    text = str(composed.parts["registers"](pages))
    for anchor, number in NUMBER.findall(text):
        assert pages.of(anchor) == int(number)
    texts, count = [letters_of(text) for text in made.texts], 0
    for register in registers_of(plan, links, mentions):
        for entry in register.entries:
            for place in entry.places:
                count += 1
                assert letters_of(entry.term) in texts[pages.of(place.anchor) - 1], (entry.term, place)
    assert count > 8 * len(plan.stories)


def letters_of(text: str) -> str:
    """Without what may stand at a line end or be lost there: spaces, and hyphens of the name or of the page."""
    return re.sub(r"\W", "", text)


def words_from(made: Made, number: int) -> str:
    """What stands on a page and the next, between their margins, without hyphens: a name may go on over the turn."""
    pages = made.laid_out.document.pages[number - 1 : number + 1]
    lines = [line.text.replace("\u2060", "").strip() for page in pages for line in lines_on(page)]
    return fold(" ".join(lines).replace("- ", "")).replace("-", "")


def test_organisations_stand_on_the_pages_the_register_names(made: Made) -> None:
    register = " ".join(made.texts[made.laid_out.pages.of("registers") - 1 :])
    named = {name for story in made.laid_out.plan.stories for name in organisations_of(story) if f"{name} " in register}
    assert named
    for name in sorted(named):
        found = re.search(rf"{re.escape(name)} ((?:\d+(?:, )?)+)", register[register.index("Organisaties") :])
        assert found, name
        for number in found[1].replace(",", "").split():
            assert fold(name).replace("-", "") in words_from(made, int(number))


def test_contents_and_references_have_the_right_page(made: Made) -> None:
    contents = made.texts[made.laid_out.pages.of("inhoud") - 1]
    for part in made.laid_out.plan.parts[2:]:
        assert re.search(rf"{re.escape(part.title)}.*? {made.laid_out.pages.of(part.anchor)}\b", contents)
    foreword = made.texts[made.laid_out.pages.of("tekst-voorwoord") - 1]
    named = {
        (story.slug, int(found[1]))
        for story in made.laid_out.plan.stories
        for each in story.municipalities
        if (found := re.search(rf"{re.escape(each.name)} \(pagina (\d+)\)", foreword))
    }
    assert named
    assert named == {(slug, made.laid_out.pages.of(f"verhaal-{slug}")) for slug, _ in named}


def test_text_of_a_story_is_in_reading_order(made: Made) -> None:
    story = made.laid_out.plan.stories[0]
    start = made.laid_out.pages.of(f"verhaal-{story.slug}")
    text = " ".join(made.texts[start - 1 : start + 5])
    position = 0
    for words in (
        story.title,
        "INGREDIËNTEN",
        "Aanleiding ",
        "Aanpak ",
        "Resultaat ",
        "Vallen en opstaan ",
        "Bronnen ",
    ):
        position = text.index(words, position)


def test_every_qr_code_gives_its_address(made: Made, tmp_path: Path) -> None:
    if shutil.which("pdftoppm") is None:
        pytest.skip("pdftoppm is not there: `make test` installs it")
    (tmp_path / "b.pdf").write_bytes(made.output.files[f"{made.slug}.pdf"])
    plan = made.laid_out.plan
    site = made.site_url
    expected = {made.output.pages: f"{site}bundels/{made.slug}/"}
    for story in plan.stories:
        expected[made.laid_out.pages.of(f"verhaal-{story.slug}")] = f"{site}{short_url(story)}?e={plan.edition_code}"
    for page, url in expected.items():
        target = tmp_path / f"p{page}"
        options = ["-r", "200", "-gray", "-singlefile", "-f", str(page), "-l", str(page)]
        subprocess.run(["pdftoppm", *options, tmp_path / "b.pdf", target], check=True)
        with Image.open(f"{target}.pgm") as image:
            assert [code.text for code in zxingcpp.read_barcodes(image)] == [url]


def test_fonts_are_our_own_and_embedded(made: Made) -> None:
    names = set()
    for page in made.reader.pages:
        resources = page["/Resources"].get_object()
        assert isinstance(resources, DictionaryObject)
        for font in resources.get("/Font", {}).values():
            descendant = font.get_object()["/DescendantFonts"][0].get_object()
            names.add(str(font.get_object()["/BaseFont"]).partition("+")[2])
            assert "/FontFile2" in descendant["/FontDescriptor"].get_object()
    families = {face.family.replace(" ", "-") for face in FACES}
    assert {next((family for family in families if name.startswith(family)), name) for name in names} == families


def test_same_publication_gives_the_same_bytes_by_one_process_and_by_two(every_kind: Made) -> None:
    """Laid out once more and written once more."""
    assert write_pdf(every_kind.laid_out) == every_kind.output.files[f"{every_kind.slug}.pdf"]


def test_what_would_come_out_the_same_is_there_already_and_all_else_is_made(every_kind: Made, tmp_path: Path) -> None:
    laid_out = every_kind.laid_out
    typesetter = Typesetter(laid_out.links)

    def found(plan: Plan = laid_out.plan, weight: int = PressOptions.weight, forms: Forms = PDF_AND_EPUB) -> object:
        options = PressOptions(weight)
        return made_before(plan, laid_out.links, typesetter, forms, options=options, folder=tmp_path)

    assert found() is None
    for name, content in every_kind.output.files.items():
        (tmp_path / name).write_bytes(content)
    assert isinstance(same := found(), Output)
    assert same.files == every_kind.output.files
    assert same.pages == every_kind.output.pages
    assert found(replace(laid_out.plan, title="Een andere titel")) is None
    assert found(replace(laid_out.plan, updated="2026-12-24")) is None
    assert found(weight=PressOptions.weight + 10) is None
    assert found(forms=[*PDF_AND_EPUB, BundleFormat.BOOKLET]) is None
    (tmp_path / f"{every_kind.slug}.epub").write_bytes(b"half")
    assert found() is None
