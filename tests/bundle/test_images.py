"""The images of a story in PDF, booklet, press files and e-book."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image, ImageCms
from pypdf import PdfReader
from special_edition import elements_of, links_of, tag_of, whole

from hoedan.bundle import book_cover, photos
from hoedan.bundle.document import fingerprint_of
from hoedan.bundle.errors import BundleError
from hoedan.bundle.options import BundleFormat, PressOptions
from hoedan.bundle.outputs import Output, make_outputs
from hoedan.bundle.photos import Photo, kept, prepare
from hoedan.bundle.plan import Choice, Plan, plan_choice
from hoedan.bundle.preflight import preflight
from hoedan.bundle.typesetter import Typesetter
from hoedan.cli import main
from hoedan.library.library import Library
from hoedan.library.story import municipalities_of
from hoedan.places.gazetteer import Municipality
from judge import EpubJudge, PdfJudge
from made.library import make_library, pages_of

STORY = (
    """image: {src: plein.jpg, alt: Het plein, credit: de gemeente, licence: CC BY 4.0}
===
## Aanleiding

Het begon in de wijk.[^1]
{: ingredient="vertrouwen" }

![Een staafdiagram: "meer" & hoger](zwolle/grafiek.png "De groei. Beeld: de gemeente, CC BY 4.0")

Na het beeld gaat het verder.

## Aanpak

Zij deden het samen, en lang.
{: ingredient="lange-adem" }

"""
    + f"""{"Woorden om de bladzijde te vullen. " * 60}

![De toren](zwolle/toren.jpg "De toren. Foto: de buurt, CC BY 4.0")

## Resultaat

Het hielp.

## Vallen en opstaan

Het duurde lang.

## Lessen

Blijf bij elkaar.
"""
)
ALTERNATIVES = ["Het plein", "Een staafdiagram: “meer” & hoger", "De toren"]
"""As they are set: with the quotes of print."""
MM = 72 / 25.4
TEXT_WIDTH, PAGE_HEIGHT = 92, 210
"""Millimetres: the column of a text, and an A5 page."""


def write_images(folder: Path) -> None:
    """A photograph with a position in it, a drawing that can be seen through, and a tall one in printer's colours."""
    folder.mkdir(parents=True)
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (52.0, 30.0, 0.0)}
    Image.new("RGB", (2400, 1500), (176, 57, 27)).save(folder / "plein.jpg", exif=exif)
    Image.new("RGBA", (900, 500), (0, 0, 0, 0)).save(folder / "grafiek.png")
    Image.new("CMYK", (400, 1600), (255, 0, 255, 0)).save(folder / "toren.jpg")


@pytest.fixture(scope="session")
def illustrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_library(tmp_path_factory.mktemp("beeld"), zwolle=STORY)
    write_images(root / "stories" / "zwolle")
    return root


def make(root: Path, *formats: BundleFormat) -> Output:
    links = links_of(root)
    plan = plan_choice(Choice("Met beeld", stories=("zwolle",)), links.library)
    return make_outputs(
        plan,
        links,
        Typesetter(links),
        formats or [each for each in BundleFormat if each is not BundleFormat.LARGE],
        options=PressOptions(),
    )


@pytest.fixture(scope="session")
def output(illustrated: Path) -> Output:
    return make(illustrated)


@pytest.fixture(scope="session")
def pdf(output: Output) -> PdfReader:
    return PdfReader(BytesIO(output.files["met-beeld.pdf"]))


def test_images_are_tagged_with_their_descriptions_in_the_order_of_the_text(pdf: PdfReader) -> None:
    figures = [each for each in elements_of(pdf) if tag_of(each) == "/Figure"]
    found = [str(each["/Alt"]) for each in figures]
    assert [each for each in found if each in ALTERNATIVES] == ALTERNATIVES


def test_image_stands_where_the_text_puts_it_with_its_caption_below(pdf: PdfReader) -> None:
    text = whole("\n".join(page.extract_text() for page in pdf.pages))
    words = ["Foto: de gemeente, CC BY 4.0", "Het begon in de wijk", "De groei. Beeld", "Na het beeld"]
    places = [text.index(each) for each in words]
    assert all(one < other for one, other in pairwise(places))
    order = [
        str(each.get("/Alt") or tag_of(each)) for each in elements_of(pdf) if tag_of(each) in ("/Figure", "/Caption")
    ]
    assert order[order.index("Het plein") :][:4] == ["Het plein", "/Caption", ALTERNATIVES[1], "/Caption"]


def test_image_is_no_wider_than_the_text_and_stays_on_its_page(pdf: PdfReader) -> None:
    boxes = [
        [float(side) for side in each["/A"]["/BBox"]]  # type: ignore[index]
        for each in elements_of(pdf)
        if tag_of(each) == "/Figure" and str(each["/Alt"]) in ALTERNATIVES
    ]
    pixels_in_mm = 96 / 25.4
    for left, top, right, bottom in boxes:
        assert 0 < (right - left) / pixels_in_mm <= TEXT_WIDTH + 0.1
        assert 0 < top / pixels_in_mm < bottom / pixels_in_mm < PAGE_HEIGHT - 20
    drawn = [re.findall(rb"/(i\w+) Do", page.get_contents().get_data()) for page in pdf.pages]  # type: ignore[union-attr]
    assert len({name for names in drawn for name in names}) == sum(map(len, drawn)) == len(ALTERNATIVES)


def near(one: object, other: tuple[int, int, int]) -> bool:
    assert isinstance(one, tuple)
    return all(abs(a - b) < 8 for a, b in zip(one, other, strict=True))


def test_colours_are_those_of_the_screen(pdf: PdfReader) -> None:
    images = [each.image for each in pdf.pages[0].images]  # all pages share them
    assert [image.mode for image in images if image] == ["RGB"] * len(ALTERNATIVES)
    middles = [image.getpixel((image.width // 2, image.height // 2)) for image in images if image]
    for expected in [(176, 57, 27), (255, 255, 255), (0, 255, 0)]:
        assert any(near(found, expected) for found in middles), expected


def test_verapdf_accepts_images(output: Output, pdf_judge: PdfJudge) -> None:
    assert "Mislukt:      0 regels" in pdf_judge.report(output.files["met-beeld.pdf"])


@pytest.mark.parametrize("name", ["met-beeld-boekje.pdf", "met-beeld-binnenwerk.pdf"])
def test_booklet_and_press_files_have_the_same_images(output: Output, name: str) -> None:
    found = set()
    for sheet in PdfReader(BytesIO(output.files[name])).pages:
        for form in sheet["/Resources"]["/XObject"].values():  # type: ignore[index]
            for image in form["/Resources"].get("/XObject", {}).values():
                if image["/Subtype"] == "/Image":
                    found.add((image["/Width"], image["/Height"]))
    assert found == {(1400, 875), (900, 500), (350, 1400)}


def test_the_images_go_to_the_press_in_its_inks(output: Output) -> None:
    found = preflight(output.files["met-beeld-binnenwerk.pdf"])
    assert found.faults == ()
    assert found.seen.spaces == {"/DeviceCMYK"}
    assert 100 < found.seen.fewest_dots < 1000


def test_e_book_has_the_images_with_description_and_caption(output: Output, epub_judge: EpubJudge) -> None:
    found = output.files["met-beeld.epub"]
    assert epub_judge.messages(found) == []
    book = zipfile.ZipFile(BytesIO(found))
    text = book.read("EPUB/verhaal-zwolle.xhtml").decode()
    figures = re.findall(
        r"<figure[^>]*>(?:<span id=[^>]*></span>)?<img ([^>]*)/><figcaption>(.*?)</figcaption></figure>", text
    )
    assert [caption for _, caption in figures] == [
        "Foto: de gemeente, CC BY 4.0", "De groei. Beeld: de gemeente, CC BY 4.0", "De toren. Foto: de buurt, CC BY 4.0"
    ]  # fmt: skip
    assert 'alt="Een staafdiagram: “meer” &amp; hoger."' in figures[1][0]
    for attributes, _ in figures:
        source = re.search(r'src="(images/foto-[0-9a-f]+\.(?:jpg|png))"', attributes)
        assert source
        with Image.open(BytesIO(book.read(f"EPUB/{source[1]}"))) as image:
            assert image.mode == "RGB"
            assert not image.getexif(), "where a photograph was taken is nobody's business"
    assert "de afbeeldingen hebben een beschrijving" in book.read("EPUB/package.opf").decode()


def test_page_of_the_site_says_how_large_its_images_are(illustrated: Path) -> None:
    page = pages_of(links_of(illustrated).library)["verhalen/zwolle/"].render()
    assert len(re.findall(r'<img [^>]*width="\d+" height="\d+"', page)) == len(ALTERNATIVES)


def test_another_image_makes_another_edition(illustrated: Path, tmp_path: Path) -> None:
    root = make_library(tmp_path, zwolle=STORY)
    write_images(root / "stories" / "zwolle")
    links = links_of(root)
    plan = plan_choice(Choice("Met beeld", stories=("zwolle",)), links.library)
    before = fingerprint_of(plan, links)
    Image.new("RGB", (2400, 1500), "#000").save(root / "stories" / "zwolle" / "plein.jpg")
    assert fingerprint_of(plan, links) != before


def damage(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:200])


def test_unreadable_image_is_one_clear_message_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_library(tmp_path, zwolle=STORY)
    write_images(root / "stories" / "zwolle")
    damage(root / "stories" / "zwolle" / "grafiek.png")
    assert main(["bundle", "--root", str(root), "--stories", "zwolle", "--title", "X", "--format", "epub"]) == 2
    _, *problems = capsys.readouterr().err.splitlines()
    assert [problem.split()[1] for problem in problems] == ["V-081"]
    assert not (root / "dist").exists()


def test_an_image_that_was_damaged_since_is_named() -> None:
    with pytest.raises(BundleError, match=r"x is niet te lezen\. Bewaar het opnieuw"):
        prepare(Photo(b"geen beeld", "x"))


def test_image_that_would_fill_the_memory_is_refused_before_it_is_decoded() -> None:
    target = BytesIO()
    Image.new("1", (9000, 9000)).save(target, "PNG", optimize=True)
    with pytest.raises(BundleError, match="x heeft te veel beeldpunten"):
        prepare(Photo(target.getvalue(), "x"))


def test_missing_image_is_one_clear_message_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_library(tmp_path, zwolle=STORY)
    write_images(root / "stories" / "zwolle")
    links = links_of(root)
    (root / "stories" / "zwolle" / "toren.jpg").unlink()
    assert main(["bundle", "--root", str(root), "--stories", "zwolle", "--title", "X"]) == 2
    _, *problems = capsys.readouterr().err.splitlines()
    assert [problem.split()[1] for problem in problems] == ["V-023"]
    assert not (root / "dist").exists()
    plan = plan_choice(Choice("X", stories=("zwolle",)), links.library)
    with pytest.raises(BundleError, match=r"zwolle/toren\.jpg ontbreekt\. Zet het in de map stories/zwolle/\."):
        make_outputs(plan, links, Typesetter(links), [BundleFormat.PDF], options=PressOptions())


@pytest.mark.parametrize("kind", ["WEBP", "AVIF"])
def test_other_kinds_of_image_become_jpeg(kind: str) -> None:
    target = BytesIO()
    Image.new("RGB", (300, 200), "#3f6331").save(target, kind)
    picture = prepare(Photo(target.getvalue(), "x"))
    assert (picture.media_type, picture.extension) == ("image/jpeg", "jpg")


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16", "RGBA"])
def test_every_kind_of_png_becomes_plain_colours(mode: str) -> None:
    target = BytesIO()
    Image.new(mode, (30, 20)).save(target, "PNG")
    with Image.open(BytesIO(prepare(Photo(target.getvalue(), "x")).content)) as image:
        assert (image.mode, image.size, image.format) == ("RGB", (30, 20), "PNG")


def test_photograph_stands_upright_and_keeps_its_colours() -> None:
    target, exif = BytesIO(), Image.Exif()
    exif[0x0112] = 6  # the camera was turned
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    Image.new("RGB", (300, 200), (63, 99, 49)).save(target, "JPEG", exif=exif, icc_profile=profile)
    with Image.open(BytesIO(prepare(Photo(target.getvalue(), "x")).content)) as image:
        assert image.size == (200, 300)
        assert "icc_profile" not in image.info
        assert near(image.getpixel((100, 150)), (63, 99, 49))


def test_an_image_is_made_ready_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And then stays as it is, from one run to the next."""
    target = BytesIO()
    Image.new("RGB", (30, 20), "#3f6331").save(target, "JPEG")
    photo = Photo(target.getvalue(), "x")
    made = kept(photo, tmp_path)
    assert made == prepare(photo)
    kept.cache_clear()  # as in another run
    monkeypatch.setattr(photos, "prepare", lambda _: pytest.fail("made again"))
    assert kept(photo, tmp_path) == made


def test_the_cover_of_the_e_book_is_drawn_once_for_what_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = links_of(make_library(tmp_path, zwolle=STORY)).library
    plan = plan_choice(Choice("X", stories=("zwolle",)), library)
    told = set(municipalities_of(plan.stories))
    drawn = list[str]()

    def draw(plan: Plan, _library: Library, told: set[Municipality]) -> bytes:
        drawn.append(f"{plan.title} {plan.updated} {len(told)}")
        return drawn[-1].encode()

    monkeypatch.setattr(book_cover, "draw_cover", draw)
    covers = [
        book_cover.cover_of(each, library, places)
        for _ in range(2)
        for each in (plan, replace(plan, title="Y"), replace(plan, updated="2026-11-30"))
        for places in (told, set[Municipality]())
    ]
    assert len(drawn) == 6
    assert [each.decode() for each in covers] == [*drawn, *drawn]
