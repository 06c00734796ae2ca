"""What goes to the printer: inks, paper and folding; and our preflight finds all that a printer would ask about."""

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import partial
from io import BytesIO
from pathlib import Path

import press_file as make
import pytest
from PIL import Image
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    EncodedStreamObject,
    IndirectObject,
    NameObject,
    NumberObject,
    StreamObject,
)
from special_edition import Made, whole

from conftest import PROJECT
from hoedan.bundle.binding import booklet_advice, folding_advice, folds, gatherings, name_gatherings, spine_width
from hoedan.bundle.booklet import imposition, notes_page, pad
from hoedan.bundle.inks import COLOUR, MOST_INK, by_colour, in_inks, inks_of, is_black, separate, with_grey_in_black
from hoedan.bundle.options import PressOptions
from hoedan.bundle.outputs import Output, drop_old_reports
from hoedan.bundle.pdfx import PressWriter, read_dots
from hoedan.bundle.preflight import Preflight, main, preflight, report
from hoedan.bundle.press import write_press
from hoedan.bundle.press_walk import SMALL_TEXT
from hoedan.bundle.typesetter import Typesetter
from hoedan.bundle.validation import validations
from hoedan.commands.bundle import write_one
from hoedan.design.tokens import family_colours, inks, on_paper, paper_sizes
from hoedan.site.special import notes_of

pytest_plugins = ["special_fixtures"]

PRINT_STYLE = PROJECT / "hooks" / "hoedan" / "bundle" / "templates" / "print.css"
PRESS_FILES = ("binnenwerk", "omslag")
ADVICE = "print dubbelzijdig, omslaan over de korte zijde"


@pytest.fixture(scope="session")
def checked(made: Made) -> Mapping[str, Preflight]:
    return {part: preflight(made.output.files[f"{made.slug}-{part}.pdf"]) for part in PRESS_FILES}


def rules_of(pdf: bytes) -> set[str]:
    return {fault.rule for fault in preflight(pdf).faults}


def test_a_drawing_that_is_packed_as_a_png_has_the_same_dots_whoever_unpacks_it() -> None:
    drawing = Image.radial_gradient("L").resize((31, 17)).convert("RGB")
    target = BytesIO()
    drawing.save(target, "PNG")
    content, stream = target.getvalue(), EncodedStreamObject()
    start = content.index(b"IDAT")
    stream._data = content[start + 4 : start + 4 + int.from_bytes(content[start - 4 : start])]
    how = {"/Predictor": 15, "/Colors": 3, "/Columns": 31, "/BitsPerComponent": 8}
    stream[NameObject("/DecodeParms")] = DictionaryObject({NameObject(k): NumberObject(v) for k, v in how.items()})
    stream[NameObject("/Filter")] = NameObject("/FlateDecode")
    stream.update({NameObject("/Width"): NumberObject(31), NameObject("/Height"): NumberObject(17)})
    assert stream.get_data() == drawing.tobytes()
    assert read_dots(stream).tobytes() == drawing.tobytes()
    plain = StreamObject()
    plain._data = drawing.tobytes()
    plain.update({NameObject("/Width"): NumberObject(31), NameObject("/Height"): NumberObject(17)})
    assert read_dots(plain).tobytes() == drawing.tobytes()


@pytest.mark.parametrize("part", PRESS_FILES)
def test_a_printer_can_print_the_press_files_as_they_are(checked: Mapping[str, Preflight], part: str) -> None:
    found = checked[part]
    assert found.faults == ()
    assert found.seen.spaces == {"/DeviceCMYK"}
    assert found.version == "1.4"
    assert found.seen.texts_in_black > found.seen.texts / 2
    assert found.seen.most_ink <= MOST_INK
    assert found.seen.thinnest_line >= 0.25


def test_body_text_is_in_black_ink_alone(made: Made) -> None:
    """Serif text of a page of a story: nothing but note numbers has a colour."""
    page = made.laid_out.pages.of(f"verhaal-{made.laid_out.plan.stories[0].slug}")
    (drawn,) = made.read(f"{made.slug}-binnenwerk.pdf").pages[page - 2]["/Resources"]["/XObject"].values()  # type: ignore[index]
    content = drawn.get_object().get_data()
    assert content.count(b"0 0 0 1 k") > 3
    assert re.search(rb"^[\d.]+ [\d.]+ [\d.]+ rg$|BDC|EMC", content, re.MULTILINE) is None


def test_the_cover_has_only_what_is_on_it(made: Made) -> None:
    cover = made.read(f"{made.slug}-omslag.pdf")
    drawings = [each.get_object() for page in cover.pages for each in page["/Resources"]["/XObject"].values()]  # type: ignore[index]
    for drawing in drawings:
        used = set(re.findall(rb"/\w[\w.]*", drawing.get_data()))
        named = {name.encode() for kind in drawing["/Resources"].values() for name in kind}
        assert named <= used
    whole_book = len(made.output.files[f"{made.slug}-binnenwerk.pdf"])
    assert len(made.output.files[f"{made.slug}-omslag.pdf"]) < whole_book


def test_the_same_publication_gives_the_same_press_files(made: Made) -> None:
    typesetter = Typesetter(made.laid_out.links)
    pages = pad(made.laid_out, made.output.files[f"{made.slug}.pdf"], typesetter)
    again = write_press(made.laid_out, pages, typesetter, PressOptions())
    assert again.inside == made.output.files[f"{made.slug}-binnenwerk.pdf"]
    assert again.cover == made.output.files[f"{made.slug}-omslag.pdf"]


def test_the_booklet_asks_the_printer_to_turn_over_the_short_edge(made: Made) -> None:
    asked = made.read(f"{made.slug}-boekje.pdf").root_object["/ViewerPreferences"]
    assert "'/Duplex': '/DuplexFlipShortEdge'" in str(asked)
    assert "'/PrintScaling': '/None'" in str(asked)


def test_the_order_names_paper_colour_and_folding(made: Made) -> None:
    order = made.output.files[f"{made.slug}-drukopdracht.txt"].decode()
    for words in ("100 g/m²", "250 g/m²", "0,12 mm per blad", "PDF/X-1a:2003", "FOGRA52", "ten hoogste 280 %", ADVICE):
        assert words in order
    assert folding_advice(-(-made.output.pages // 4) * 4) in order
    assert "C 0 M 90 Y 100 K 18" in order
    assert re.search(r"^Omslag: .*\(4/[14]\)$", order, re.MULTILINE)
    assert "RGB" not in order


def test_pages_for_notes_carry_the_number_that_follows(made: Made) -> None:
    typesetter = Typesetter(made.laid_out.links)
    for number in (46, 47):
        text = whole(notes_page(made.laid_out, number, typesetter).extract_text())
        assert re.findall(r"\b\d+\b", text.replace(made.laid_out.plan.title, "")) == [str(number)]
    places: dict[int, list[float]] = {46: [], 47: []}
    for number, found in places.items():
        notes_page(made.laid_out, number, typesetter).extract_text(
            visitor_text=lambda text, _, matrix, *__, found=found: found.append(matrix[4]) if text.strip() else None
        )
    assert min(places[46]) < min(places[47]), "the inner margin is on the side of the fold"


# Inks


def test_every_colour_of_paper_has_inks() -> None:
    named = set(re.findall(r"var\(--([a-z-]+)\)", PRINT_STYLE.read_text("utf-8"))) - set(paper_sizes())
    families = {name for family in family_colours() for name in (family, f"{family}-tint")}
    assert inks().keys() == {*named, *families, "warm", "land", "paper"}
    for name, shares in inks().items():
        assert all(0 <= share <= 1 for share in shares), name
        assert sum(shares) * 100 <= MOST_INK, name
        assert all(share == 0 or share >= 0.03 for share in shares), f"{name}: a tint that does not print"


@pytest.mark.parametrize("name", ["ink", "soft"])
def test_ink_and_soft_are_black_alone(name: str) -> None:
    assert inks()[name][:3] == (0, 0, 0)


@pytest.mark.parametrize("name", ["accent", *family_colours()])
def test_a_colour_of_small_letters_has_two_inks_beside_yellow(name: str) -> None:
    cyan, magenta, _, black = inks()[name]
    assert sum(share > 0 for share in (cyan, magenta, black)) <= 2


def test_what_draws_a_page_gets_inks_and_loses_its_marks() -> None:
    ink = " ".join(f"{each / 255:.6f}" for each in bytes.fromhex(on_paper("ink").removeprefix("#"))).encode()
    drawn = b"/P\n<</MCID 3>>\nBDC\n%s rg\n1 1 1 RG\nEMC\n/Artifact\nBMC\n0 0 0 RG\nEMC" % ink
    assert in_inks(drawn) == b"0 0 0 1 k\n/Over gs\n0 0 0 0 K\n0 0 0 1 K\n"
    assert in_inks(b"1 1 1 rg\n") == b"0 0 0 0 k\n/Instead gs\n"


@pytest.mark.parametrize(
    ("drawn", "is_so"),
    [
        pytest.param(b"0 0 0 rg\n1 1 1 RG\nS", True, id="black-and-white"),
        pytest.param(b"0 0 0 rg\n0.662745 0.203922 0.086275 rg\nf", False, id="accent"),
        pytest.param(b"0 0 0 rg\n/i1 Do\nS", False, id="picture"),
        pytest.param(b"/Pattern cs\n/p0 scn\nf", False, id="pattern"),
    ],
)
def test_a_side_of_the_cover_may_need_black_ink_only(drawn: bytes, *, is_so: bool) -> None:
    assert is_black(drawn) is is_so


def test_a_colour_without_inks_is_separated() -> None:
    shares = inks_of(0, 0, 255)
    assert shares[0] > 0.9
    assert shares[2] == 0
    assert b"rg" not in in_inks(b"0.2 0.4 0.6 rg\n")


def dots_of(picture: Image.Image) -> list[tuple[int, ...]]:
    """The inks of every dot."""
    inks_in_turn = iter(picture.tobytes())
    return list(zip(*[inks_in_turn] * 4, strict=True))


def test_no_picture_gets_more_ink_than_paper_holds_and_white_gets_none() -> None:
    """All of the colours of the screen, in steps of fifteen."""
    steps = range(0, 256, 15)
    every = Image.new("RGB", (18 * 18, 18))
    every.putdata([(red, green, blue) for red in steps for green in steps for blue in steps])
    separated = separate(every)
    most = max(sum(dot) for dot in dots_of(separated))
    assert 200 < most / 255 * 100 <= MOST_INK - 20
    assert separated.getpixel((18 * 18 - 1, 17)) == (0, 0, 0, 0)


def test_letters_in_a_drawing_are_black_alone_and_its_colours_stay() -> None:
    drawn = Image.new("RGB", (4, 1))
    colours = ["#000000", on_paper("ink"), on_paper("soft"), on_paper("water")]
    drawn.putdata([tuple(bytes.fromhex(each.removeprefix("#"))) for each in colours])
    black, ink, soft, blue = dots_of(with_grey_in_black(separate(drawn), drawn))
    assert black == (0, 0, 0, 255)
    assert ink[:3] == soft[:3] == (0, 0, 0)
    assert ink[3] == 255
    assert 150 < soft[3] < 255
    assert blue[0] > blue[2] > 0


@pytest.mark.parametrize(
    ("date", "moment"),
    [("2026-11-29", "20261129"), ("2026-03", "20260301"), ("2024", "20240101"), ("", "20000101")],
)
def test_a_press_file_has_the_date_of_its_text_and_never_that_of_the_clock(date: str, moment: str) -> None:
    writer = PressWriter("Proef", b"0" * 32, date, "Proefsite")
    info = writer._writer._info
    assert info is not None
    assert str(info["/CreationDate"]) == str(info["/ModDate"]) == f"D:{moment}000000Z"
    assert str(info["/Creator"]) == "Proefsite"


# Paper and folding


@pytest.mark.parametrize(
    ("pages", "parts"),
    [
        pytest.param(64, [64], id="stapled"),
        pytest.param(68, [32, 4, 32], id="the-rest-inside"),
        pytest.param(96, [32, 32, 32], id="full"),
        pytest.param(204, [32] * 5 + [12, 32], id="thick"),
    ],
)
def test_more_than_64_pages_are_folded_in_gatherings(pages: int, parts: list[int]) -> None:
    assert folds(pages) == parts
    sides = imposition(pages)
    start = 0
    for part in parts:
        own = sides[start // 2 : (start + part) // 2]
        assert sorted(page for side in own for page in side) == list(range(start + 1, start + part + 1))
        assert all(left + right == 2 * start + part + 1 for left, right in own)
        start += part


def test_gatherings_are_told_in_words() -> None:
    assert name_gatherings(gatherings(200)) == "6 katernen van 32 pagina's en 1 van 8"
    assert name_gatherings(gatherings(32)) == "1 katern van 32 pagina's"


def test_who_prints_the_booklet_is_told_how() -> None:
    assert booklet_advice(22) == f"op A4: {ADVICE}; vouw de 6 vellen in elkaar en zet nietjes in de vouw"
    assert "51 vellen zijn te dik voor één vouw" in booklet_advice(202)
    assert "6 katernen van 32 pagina's en 1 van 12" in booklet_advice(202)


def test_a_printer_is_told_how_the_inside_is_folded() -> None:
    assert folding_advice(48).startswith("11 vellen van 4 pagina's in elkaar, de omslag")
    assert folding_advice(8).startswith("1 vel van 4 pagina's, de omslag")
    assert folding_advice(204).startswith("6 katernen van 32 pagina's en 1 van 8")


def test_a_leaf_is_as_thick_as_its_paper_unless_the_offer_says_so() -> None:
    assert PressOptions().leaf == 0.12
    assert PressOptions(weight=120).leaf == 0.144
    assert PressOptions(weight=120, thickness=0.15).leaf == 0.15
    assert spine_width(204, PressOptions().leaf) == 12.6


# What stands beside the files


def test_the_page_of_a_bundle_says_how_each_file_is_used() -> None:
    thin, thick = notes_of(46), notes_of(204)
    assert "zonder rug" in thin["-omslag.pdf"][1]
    assert "met rug" in thick["-omslag.pdf"][1]
    printed = "op A4: dubbelzijdig, omslaan over de korte zijde"
    assert thin["-boekje.pdf"][1] == f"{printed}, vouwen en nieten"
    assert thick["-boekje.pdf"][1] == f"{printed}, vouwen in 6 katernen van 32 pagina's en 1 van 12"


def test_a_report_is_proof_of_its_own_file_only(tmp_path: Path) -> None:
    for name in ("proef-omslag.pdf", "proef-binnenwerk.pdf"):
        (tmp_path / name).write_bytes(make.press_file())
        main([str(tmp_path / name)])
    found = list(validations(tmp_path, "proef"))
    assert [each.file.name for each in found] == ["proef-binnenwerk.preflight.txt", "proef-omslag.preflight.txt"]
    assert {each.judge for each in found} == {"onze drukkeuring (PDF/X-1a)"}
    (tmp_path / "proef-omslag.pdf").write_bytes(make.press_file(RGB_BOX))
    assert [each.file.name for each in validations(tmp_path, "proef")] == ["proef-binnenwerk.preflight.txt"]
    drop_old_reports(tmp_path, "proef")
    assert not (tmp_path / "proef-omslag.preflight.txt").exists()
    assert (tmp_path / "proef-binnenwerk.preflight.txt").exists()


def test_who_makes_a_booklet_reads_how_to_print_it(
    made: Made, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = f"{made.slug}-boekje.pdf"
    write_one(Output(made.laid_out.plan, 200, {name: b"%PDF"}), tmp_path / "uit")
    said = capsys.readouterr().out
    assert name in said
    assert booklet_advice(200) in said


def test_every_colour_on_the_pages_has_inks(made: Made) -> None:
    """None is separated by rule: what is on the pages by our own hand is in the tokens."""
    objects = (
        IndirectObject(number, 0, made.reader).get_object()
        for number in range(1, int(str(made.reader.trailer["/Size"])))
    )
    drawn = b"\n".join(each.get_data() for each in objects if isinstance(each, StreamObject) and "/Length1" not in each)
    found = {tuple(round(float(share) * 255) for share in colour[:3]) for colour in COLOUR.findall(drawn)}
    assert found
    assert found <= by_colour().keys()


# Preflight

broken = partial(partial, make.press_file)
"""A file still to be made."""
RGB_BOX = b"1 0 0 rg 40 40 20 20 re f\n"
CASES: list[tuple[str, str, Callable[[], bytes]]] = [
    ("rgb", "kleur", broken(RGB_BOX)),
    ("rgb-in-a-drawing", "kleur", broken(b"/D Do", more={"XObject": make.named(D=make.form(RGB_BOX))})),
    (
        "rgb-in-a-pattern",
        "kleur",
        broken(b"/Pattern cs /D scn 40 40 9 9 re f", more={"Pattern": make.named(D=make.pattern(RGB_BOX))}),
    ),
    (
        "lab",
        "kleur",
        broken(
            b"/L cs 50 20 20 sc 40 40 20 20 re f",
            more={"ColorSpace": make.named(L=ArrayObject([NameObject("/Lab"), DictionaryObject()]))},
        ),
    ),
    (
        "rgb-picture",
        "kleur",
        broken(b"q 20 0 0 20 40 40 cm /D Do Q", more={"XObject": make.named(D=make.image("/DeviceRGB", b"abc"))}),
    ),
    (
        "rgb-shading",
        "kleur",
        broken(b"/D sh", more={"Shading": make.named(D=make.named(ColorSpace=NameObject("/DeviceRGB")))}),
    ),
    ("much-ink", "inktdekking", broken(b"0.9 0.8 0.7 0.6 k 40 40 20 20 re f")),
    ("much-ink-in-a-line", "inktdekking", broken(b"0.9 0.8 0.7 0.6 K 2 w 40 40 m 60 60 l S")),
    (
        "much-ink-in-a-picture",
        "inktdekking",
        broken(
            b"q 20 0 0 20 40 40 cm /D Do Q",
            more={"XObject": make.named(D=make.image("/DeviceCMYK", b"\xff\xff\xff\x10"))},
        ),
    ),
    ("text-in-four-inks", "kleine tekst", broken(make.TEXT.replace(b"0 0 0 1 k", b"0.6 0.6 0.6 0.9 k"))),
    ("tiny-text", "kleine tekst", broken(make.TEXT.replace(b"9 Tf", b"4 Tf"))),
    ("tiny-by-its-matrix", "kleine tekst", broken(b"0.5 0 0 0.5 0 0 cm\n" + make.TEXT)),
    ("text-that-spares", "overdruk", broken(make.TEXT.replace(b"/Over", b"/Instead"))),
    ("hairline", "lijnen", broken(b"0 0 0 1 K 0.1 w 40 40 m 90 40 l S")),
    ("line-without-width", "lijnen", broken(b"0 0 0 1 K 0 w 40 40 m 90 40 l S")),
    ("thin-rectangle", "lijnen", broken(b"0 0 0 1 k 40 40 60 0.1 re f")),
    ("thin-by-its-clip", "lijnen", broken(b"40 40 60 0.1 re W n 0 0 0 1 k 40 40 60 60 re f*")),
    ("thin-line-in-a-tint", "lijnen", broken(b"0 0.05 0.1 0.1 K 0.5 w 40 40 m 90 40 l S")),
    (
        "clear-colour",
        "transparantie",
        broken(b"/A gs\n" + make.GOOD, more={"ExtGState": make.named(A=make.named(ca=make.HALF))}),
    ),
    (
        "blended-colour",
        "transparantie",
        broken(b"/A gs", more={"ExtGState": make.named(A=make.named(BM=NameObject("/Multiply")))}),
    ),
    (
        "group",
        "transparantie",
        broken(
            b"/D Do",
            more={"XObject": make.named(D=make.form(b"", Group=make.named(S=NameObject("/Transparency"))))},
        ),
    ),
    (
        "clear-picture",
        "transparantie",
        broken(
            b"q 20 0 0 20 40 40 cm /D Do Q",
            more={"XObject": make.named(D=make.image("/DeviceGray", b"a", SMask=make.image("/DeviceGray", b"a")))},
        ),
    ),
    ("font-elsewhere", "lettertypen", broken(more={"Font": make.named(F1=make.font(is_embedded=False))})),
    ("spare-picture", "ongebruikt", broken(more={"XObject": make.named(D=make.image("/DeviceGray", b"a"))})),
    ("no-trim", "kaders", broken(change=make.without_in_page("/TrimBox"))),
    ("no-bleed", "kaders", broken(change=make.without_in_page("/BleedBox"))),
    (
        "small-bleed",
        "kaders",
        broken(change=make.with_bleed(62)),
    ),
    (
        "bleed-beyond",
        "kaders",
        broken(change=make.with_bleed(99)),
    ),
    ("note", "acties", broken(change=make.with_in_page("/Annots", make.NOTE))),
    ("program", "acties", broken(change=make.with_in_root("/OpenAction", DictionaryObject()))),
    ("no-intent", "drukconditie", broken(change=make.with_in_root("/OutputIntents", ArrayObject()))),
    ("no-register", "drukconditie", broken(change=make.without_register)),
    ("no-id", "PDF/X", broken(change=make.without_id)),
    ("late-version", "versie", broken(change=make.in_version("1.7"))),
    *((key, "PDF/X", broken(change=make.without(f"/{key}"))) for key in ("GTS_PDFXVersion", "Trapped", "Title")),
]


def test_a_good_file_has_no_fault() -> None:
    assert preflight(make.press_file()).faults == ()


@pytest.mark.parametrize(("rule", "write"), [pytest.param(rule, write, id=name) for name, rule, write in CASES])
def test_the_preflight_finds(rule: str, write: Callable[[], bytes]) -> None:
    assert rules_of(write()) == {rule}


def test_a_picture_with_few_dots_is_a_warning() -> None:
    picture = make.named(D=make.image("/DeviceGray", b"a", (9, 9)))
    pdf = make.press_file(b"q 20 0 0 20 40 40 cm /D Do Q", more={"XObject": picture})
    found = preflight(pdf)
    assert found.faults == ()
    assert [fault.words for fault in found.warnings] == [
        "een beeld van 32 punten per inch; met minder dan 150 drukt het onscherp"
    ]
    said = report("x.pdf", pdf, found, "2026-03-01")
    assert "Let op:\n  scherpte: een beeld van 32 punten" in said
    assert "Uitkomst:     voldoet\n" in said


def test_text_that_is_large_or_not_drawn_may_have_all_inks() -> None:
    text = make.TEXT.replace(b"0 0 0 1 k", b"0.6 0.6 0.6 0.9 k")
    assert rules_of(make.press_file(text.replace(b"9 Tf", f"{SMALL_TEXT:.0f} Tf".encode()))) == set()
    assert rules_of(make.press_file(text.replace(b"9 Tf", b"9 Tf 3 Tr"))) == set()


def test_the_report_says_what_is_wrong_and_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = tmp_path / "goed-binnenwerk.pdf", tmp_path / "fout-omslag.pdf"
    good.write_bytes(make.press_file())
    bad.write_bytes(make.press_file(RGB_BOX))
    assert main([str(good)]) == 0
    assert main([str(good), str(bad)]) == 1
    said = (tmp_path / "fout-omslag.preflight.txt").read_text("utf-8")
    assert said in capsys.readouterr().out
    assert "kleur: kleur in DeviceRGB en niet in cyaan, magenta, geel en zwart (pagina 1)" in said
    assert "Uitkomst:     voldoet niet" in said
    kept = (tmp_path / "goed-binnenwerk.preflight.txt").read_text("utf-8")
    assert hashlib.sha256(good.read_bytes()).hexdigest() in kept
    assert "Uitkomst:     voldoet\n" in kept


def test_what_is_no_pdf_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "x.pdf"
    good = make.press_file()
    for damaged in (b"Dit is geen pdf.", b"", good[:500], good.replace(b"/MediaBox [", b"/MediaBox null %")):
        file.write_bytes(damaged)
        assert main([str(file)]) == 2
        told = capsys.readouterr().err
        assert (
            told.startswith(f"{file} is niet te keuren: het is geen pdf, of een beschadigde. ")
            and told.count("\n") == 1
        )
    assert main([str(tmp_path / "weg.pdf")]) == 2
    assert capsys.readouterr().err.endswith("weg.pdf is niet te keuren: het bestaat niet.\n")
    assert main([]) == 2
    assert "noem een pdf" in capsys.readouterr().err


def test_a_file_with_a_password_is_not_looked_into() -> None:
    found = preflight(make.press_file(change=lambda writer: writer.encrypt("", "geheim", algorithm="RC4-128")))
    assert [fault.rule for fault in found.faults] == ["versleuteld"]


def test_a_report_that_cannot_be_written_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "x.pdf"
    file.write_bytes(make.press_file())
    (tmp_path / "x.preflight.txt").mkdir()
    assert main([str(file)]) == 2
    assert f"{tmp_path / 'x.preflight.txt'} is niet te schrijven: het is een map." in capsys.readouterr().err


def test_a_report_is_printed_where_not_every_letter_can_be(tmp_path: Path) -> None:
    file = tmp_path / "één.pdf"
    file.write_bytes(make.press_file())
    done = subprocess.run(
        [sys.executable, "-m", "hoedan.bundle.preflight", file.name],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Bestand:      ??n.pdf" in done.stdout
