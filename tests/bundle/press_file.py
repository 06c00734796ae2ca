"""A small PDF that a printer accepts, and the ways to break it."""

from collections.abc import Callable
from io import BytesIO

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    PdfObject,
    RectangleObject,
    StreamObject,
    TextStringObject,
)

from hoedan.bundle.pdfx import PressWriter
from hoedan.bundle.sheets import centred

SHEET, TRIM, BLEED = (80.0, 80.0), (60.0, 60.0), (66.0, 66.0)
TEXT = b"/Over gs\nBT 0 0 0 1 k /F1 9 Tf 1 0 0 1 60 60 Tm (Tekst) Tj ET\n"
GOOD = TEXT + b"0 0.9 1 0.2 k 40 40 20 20 re f\n0 0 0 1 K 0.3 w 40 90 m 90 90 l S\n"
Change = Callable[[PdfWriter], None]


def keep(_: PdfWriter) -> None:
    """Change nothing."""


def press_file(content: bytes = GOOD, change: Change = keep, more: dict[str, PdfObject] | None = None) -> bytes:
    """One page that draws `content`, with a font if it names one and with `more` resources: kind -> what goes in it."""
    pen = PressWriter("Proef", b"0" * 32, "2026-03", "Proefsite")
    writer = pen._writer
    writer.add_blank_page(*(side * 72 / 25.4 for side in SHEET))
    page = writer.pages[0]
    page[NameObject("/TrimBox")] = centred(SHEET, TRIM)
    page[NameObject("/BleedBox")] = centred(SHEET, BLEED)
    drawn = DecodedStreamObject()
    drawn.set_data(content)
    page[NameObject("/Contents")] = writer._add_object(drawn)
    resources = named(Font=named(F1=font(is_embedded=True))) if b"/F1" in content else DictionaryObject()
    resources.update({NameObject(f"/{kind}"): each for kind, each in (more or {}).items()})
    states = resources.setdefault(NameObject("/ExtGState"), DictionaryObject())
    states.update({NameObject(f"/{name}"): each for name, each in pen._printing.items()})
    page[NameObject("/Resources")] = resources
    change(writer)
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def named(**values: PdfObject) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{name}"): value for name, value in values.items()})


def font(*, is_embedded: bool) -> DictionaryObject:
    letters = {"FontFile2": StreamObject()} if is_embedded else {}
    names = {"Type": "/Font", "Subtype": "/TrueType", "BaseFont": "/ABCDEF+Proef"}
    return named(**{key: NameObject(value) for key, value in names.items()}, FontDescriptor=named(**letters))


def image(space: str, dots: bytes, size: tuple[int, int] = (200, 200), **more: PdfObject) -> StreamObject:
    """A picture of one colour."""
    stream = DecodedStreamObject()
    stream.set_data(dots * (size[0] * size[1]))
    numbers = {"Width": size[0], "Height": size[1], "BitsPerComponent": 8}
    stream.update(named(Subtype=NameObject("/Image"), ColorSpace=NameObject(space), **more))
    stream.update(named(**{key: NumberObject(value) for key, value in numbers.items()}))
    return stream


def form(content: bytes, **more: PdfObject) -> StreamObject:
    stream = DecodedStreamObject()
    stream.set_data(content)
    stream.update(named(Subtype=NameObject("/Form"), BBox=RectangleObject((0, 0, 99, 99)), **more))
    return stream


def pattern(content: bytes) -> StreamObject:
    stream = form(content, Resources=DictionaryObject())
    stream.update(named(PatternType=NumberObject(1), PaintType=NumberObject(1)))
    return stream


def without(key: str) -> Change:
    """Leave something out of what the file says of itself."""

    def change(writer: PdfWriter) -> None:
        assert writer._info is not None
        del writer._info[NameObject(key)]

    return change


def without_in_page(key: str) -> Change:
    def change(writer: PdfWriter) -> None:
        del writer.pages[0][NameObject(key)]

    return change


def with_in_page(key: str, value: PdfObject) -> Change:
    def change(writer: PdfWriter) -> None:
        writer.pages[0][NameObject(key)] = value

    return change


def with_in_root(key: str, value: PdfObject) -> Change:
    def change(writer: PdfWriter) -> None:
        writer.root_object[NameObject(key)] = value

    return change


def without_id(writer: PdfWriter) -> None:
    writer._ID = None


def in_version(number: str) -> Change:
    def change(writer: PdfWriter) -> None:
        writer.pdf_header = f"%PDF-{number}"

    return change


def without_register(writer: PdfWriter) -> None:
    intents = writer.root_object["/OutputIntents"]
    assert isinstance(intents, ArrayObject)
    del intents[0][NameObject("/RegistryName")]


def with_bleed(side: float) -> Change:
    """A bleed box that is a square of `side` millimetres."""
    return with_in_page("/BleedBox", centred(SHEET, (side, side)))


NAMES = ("GTS_PDFXVersion", "Trapped", "Title", "CreationDate", "ModDate")
NOTE = ArrayObject([named(Subtype=NameObject("/Text"), Contents=TextStringObject("Let op"))])
HALF = FloatObject(0.5)
