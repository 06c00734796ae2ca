"""What the look is made of: fonts, maps and cards; the same input gives the same bytes."""

import io
import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from hoedan.design import share_card, tokens
from hoedan.design.board import STANDING, lay
from hoedan.design.dot_map import HEIGHT, WIDTH, base_map, dots_of
from hoedan.design.marks import HAND, Thread, drawings
from hoedan.design.page_images import with_sizes
from hoedan.design.qr import qr_svg
from hoedan.design.raster import drawn
from hoedan.design.share_card import SIZE, TILE, Card, break_lines, card_file, card_font, draw, write_card
from hoedan.design.tokens import red_green_blue
from hoedan.design.typefaces import FACES, PARTS_WIDTH, WEB_PARTS, Face, licence_of, ranges, subset_of, web_fonts
from hoedan.model.urls import ROOT
from hoedan.site.made_of import Name
from made.places import own_places
from made.vocabulary import FAMILY_WORDS

GAZETTEER = own_places()


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.file)
@pytest.mark.parametrize("place", ["site", "e-book"])
def test_a_subset_has_our_letters_and_names_of_its_own(face: Face, place: str, tmp_path: Path) -> None:
    is_book = place == "e-book"
    font = TTFont(
        io.BytesIO(subset_of(face, None) if is_book else web_fonts(face, tmp_path)[f"{face.file}.woff2"].content())
    )
    assert all(ord(letter) in font.getBestCmap() for letter in "aëïéÓû’–€")
    names = {record.nameID: str(record) for record in font["name"].names}
    assert names[1].startswith(face.family)
    assert names[4].startswith(face.family)
    assert names[6].startswith(face.family.replace(" ", ""))
    assert not any("source" in name.lower() for name in names.values())
    parts = [(each, part) for each in font.getGlyphOrder() for part in getattr(font["glyf"][each], "components", [])]
    assert parts
    width = {each: font["hmtx"][each][0] for each in font.getGlyphOrder()}
    assert [each for each, part in parts if part.flags & PARTS_WIDTH and width[part.glyphName] != width[each]] == []


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.file)
def test_a_font_of_the_site_is_small_and_its_parts_have_all_letters(face: Face, tmp_path: Path) -> None:
    parts = [part.content() for part in web_fonts(face, tmp_path).values()]
    assert all(len(part) < 12_000 for part in parts)
    letters = [set(TTFont(io.BytesIO(part)).getBestCmap()) for part in parts]
    assert set.union(*letters) == set(TTFont(io.BytesIO(subset_of(face, None))).getBestCmap())
    assert set.intersection(*letters) == set()


def test_a_browser_fetches_the_rare_letters_only_for_a_page_that_has_one(sample_site: Path) -> None:
    style = (sample_site / tokens.FILE).read_text("utf-8")
    rules = re.findall(r"@font-face \{(.*?)\}", style)
    assert len(rules) == len(WEB_PARTS) * len(FACES)
    for rule in rules:
        file = re.search(r'url\("(fonts/[^"]+)"\)', rule)
        assert file
        assert (sample_site / "assets" / file[1]).is_file()
        assert ("unicode-range: U+a1-" in rule) == ("-rare" in file[1])


def test_letters_are_told_as_css_has_them() -> None:
    assert ranges({0xA1, 0xA2, 0xA3, 0xDF, 0x20}) == "U+20,U+a1-a3,U+df"


def test_font_is_the_same_bytes_again(tmp_path: Path) -> None:
    made = []
    for folder in ("one", "two"):
        subset_of.cache_clear()
        made.append([part.content() for part in web_fonts(FACES[0], tmp_path / folder).values()])
    assert made[0] == made[1]


def test_licence_of_the_fonts_is_there() -> None:
    assert all("SIL OPEN FONT LICENSE" in licence_of(face.package).read_text("utf-8") for face in FACES)


def test_every_municipality_is_on_the_map() -> None:
    dots = dots_of(GAZETTEER.municipalities)
    assert len(dots) == len(GAZETTEER.municipalities)
    assert all(0 < dot.x < WIDTH and 0 < dot.y < HEIGHT for dot in dots)
    assert base_map(GAZETTEER).count("h0") == len(dots)


def test_card_has_its_size_and_is_the_same_again(tmp_path: Path) -> None:
    card = Card(
        "Hoe dan?",
        "Een titel die langer is dan een enkele regel",
        "Zwolle · Overijssel",
        (GAZETTEER.by_slug["zwolle"],),
        country=GAZETTEER.municipalities,
    )
    first, second = (card_file(card, tmp_path / folder).content() for folder in ("one", "two"))
    assert first == second
    with Image.open(io.BytesIO(first)) as image:
        assert image.size == SIZE
        assert image.convert("RGB").tobytes() == draw(card).convert("RGB").tobytes()


def test_a_card_is_drawn_when_it_is_asked_for_and_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    card = Card("Hoe dan?", "Een", "Zwolle", (GAZETTEER.by_slug["zwolle"],))
    file = card_file(card, tmp_path / "cards")
    assert not (tmp_path / "cards").exists()
    assert file.content() == write_card(card)
    monkeypatch.setattr(share_card, "write_png", lambda _: b"")
    assert card_file(card, tmp_path / "cards").content() == file.place().read_bytes()
    assert card_file(card, tmp_path / "others").content() == b""


def test_a_card_of_a_story_shows_its_bord_and_a_long_place_stays_beside_it() -> None:
    pair = [Name(f"een-{family}", "Een", family, "heart") for family in FAMILY_WORDS[:2]]
    place = "Een heel lange naam van een samenwerking van gemeenten in het midden · Overijssel"
    cards = [Card("Hoe dan?", "Titel", place, (), tuple(lay(slug, pair, (), STANDING))) for slug in ("een", "twee")]
    left = SIZE[0] - STANDING.columns * TILE
    one, other = (draw(card).convert("RGB") for card in cards)
    assert one.crop((left, 0, *SIZE)).tobytes() != other.crop((left, 0, *SIZE)).tobytes()
    assert one.crop((0, 0, left, SIZE[1])).tobytes() == other.crop((0, 0, left, SIZE[1])).tobytes()
    beside = one.crop((left - 40, 0, left, SIZE[1]))
    assert beside.getcolors() == [(beside.width * beside.height, red_green_blue("paper"))]


def test_our_drawings_become_pixels_with_lines_of_their_width() -> None:
    mask = drawn('<g stroke-width="3"><path d="M6 24h36"/><circle cx="24" cy="8" r="4" fill="currentColor"/></g>', 96)
    line = mask.crop((48, 40, 49, 56))
    assert sum(line.tobytes()) / 255 == pytest.approx(6, abs=0.5)
    assert mask.getpixel((48, 16)) == 255
    assert {mask.getpixel(corner) for corner in ((0, 0), (95, 0), (0, 95), (95, 95))} == {0}
    shapes = [shape for thread in Thread for shape in drawings(thread).values()]
    assert len({drawn(f"<g {HAND}>{shape}</g>", 24).tobytes() for shape in shapes}) == len(shapes)


def test_a_figure_is_turned_and_a_hole_stays_open() -> None:
    half = '<path fill="currentColor" d="M0 0h48v24H0z"/>'
    turned = drawn(half, 48, 0, 1)
    assert [turned.getpixel(point) for point in ((12, 12), (36, 12), (12, 36), (36, 36))] == [0, 255, 0, 255]
    ring = drawn('<path transform="scale(2)" fill="currentColor" d="M2 2h20v20H2zM8 8h8v8H8z"/>', 48)
    assert (ring.getpixel((24, 24)), ring.getpixel((8, 24))) == (0, 255)


def test_longest_title_stays_on_its_card() -> None:
    card = Card("Hoe dan?", "Samenwerkingsverbanden " * 4, "Zwolle", ())
    left = draw(card).crop((0, 0, SIZE[0], SIZE[1] - 110)).convert("L")
    assert min(left.crop((0, SIZE[1] - 112, 600, SIZE[1] - 110)).tobytes()) > 200


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Geen recept, wel ingrediënten", ["Geen recept,", "wel ingrediënten"]),
        ("Een zin zonder komma over de wijk", ["Een zin zonder", "komma over de wijk"]),
        ("Ja, en daarna begon het pas echt", ["Ja, en daarna", "begon het pas echt"]),
    ],
)
def test_a_title_breaks_at_its_comma_when_both_halves_fit(title: str, lines: list[str]) -> None:
    assert break_lines(title, card_font("serif-semibold", 64)) == lines


def test_qr_code_takes_its_colour_from_the_page() -> None:
    svg = qr_svg("https://voorbeeld.nl/v/abc/")
    assert svg.startswith("<svg")
    assert "style" not in svg


def test_images_in_a_story_say_their_size(tmp_path: Path) -> None:
    folder = tmp_path / "stories" / "proef"
    folder.mkdir(parents=True)
    Image.new("RGB", (30, 20)).save(folder / "foto.png")
    html = with_sizes(f'<img src="{ROOT}verhalen/proef/foto.png" alt="x">', tmp_path)
    assert 'width="30" height="20"' in html
