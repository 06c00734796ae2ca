"""Puts finished pages on larger sheets: two beside each other, or one within crop marks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    RectangleObject,
    StreamObject,
    TextStringObject,
)

MM = 72 / 25.4
"""Points in a millimetre."""
A5 = (148.0, 210.0)
BLEED = 3.0
MARGIN = 10.0
"""Millimetres between the trimmed page and the edge of the sheet: bleed, then crop marks."""
MARK_LENGTH = 5.0


@dataclass(frozen=True)
class Placed:
    """A page on a sheet, with its lower left corner in millimetres from that of the sheet."""

    page: PageObject
    x: float
    y: float


class SheetWriter:
    """Collects sheets into one PDF. Fonts and pictures that pages share are stored once."""

    def __init__(self, title: str) -> None:
        self._writer = PdfWriter()
        self._writer.add_metadata({"/Title": title})
        self._writer.root_object[NameObject("/Lang")] = TextStringObject("nl")

    def add(self, size: tuple[float, float], placed: Iterable[Placed], trim: tuple[float, float] | None = None) -> None:
        """Add a sheet of `size` millimetres; with `trim`, that size stands in the middle between crop marks."""
        sheet = PageObject.create_blank_page(self._writer, size[0] * MM, size[1] * MM)
        forms, operators = DictionaryObject(), []
        for number, each in enumerate(placed):
            name = f"/P{number}"
            forms[NameObject(name)] = self._form(each.page)
            operators.append(f"q 1 0 0 1 {each.x * MM:.3f} {each.y * MM:.3f} cm {name} Do Q")
        if trim:
            operators.append(crop_marks(size, trim))
        content = DecodedStreamObject()
        content.set_data("\n".join(operators).encode())
        sheet[NameObject("/Contents")] = self._writer._add_object(content.flate_encode())
        sheet[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): forms})
        if trim:
            sheet[NameObject("/TrimBox")] = centred(size, trim)
            sheet[NameObject("/BleedBox")] = centred(size, (trim[0] + 2 * BLEED, trim[1] + 2 * BLEED))
        self._writer.add_page(sheet)

    def _form(self, page: PageObject) -> IndirectObject:
        """A page as a drawing that can be placed anywhere."""
        stream = page["/Contents"].get_object()
        assert isinstance(stream, StreamObject)  # noqa: S101 - WeasyPrint writes one stream for each page
        form = stream.clone(self._writer, force_duplicate=True)
        form[NameObject("/Type")] = NameObject("/XObject")
        form[NameObject("/Subtype")] = NameObject("/Form")
        form[NameObject("/BBox")] = ArrayObject(FloatObject(number) for number in page.mediabox)
        form[NameObject("/Resources")] = page["/Resources"].clone(self._writer)
        assert form.indirect_reference is not None  # noqa: S101
        return form.indirect_reference

    def to_bytes(self) -> bytes:
        target = BytesIO()
        self._writer.write(target)
        return target.getvalue()


def read_pages(pdf: bytes) -> Sequence[PageObject]:
    return PdfReader(BytesIO(pdf)).pages


def centred(size: tuple[float, float], inner: tuple[float, float]) -> RectangleObject:
    x, y = (size[0] - inner[0]) / 2, (size[1] - inner[1]) / 2
    return RectangleObject((x * MM, y * MM, (x + inner[0]) * MM, (y + inner[1]) * MM))


def crop_marks(size: tuple[float, float], trim: tuple[float, float]) -> str:
    """Lines that show where to cut; they stay outside the bleed."""
    left, bottom = (size[0] - trim[0]) / 2, (size[1] - trim[1]) / 2
    away = BLEED + 1
    upright = [
        (x, start, x, start + MARK_LENGTH)
        for x in (left, left + trim[0])
        for start in (bottom - away - MARK_LENGTH, bottom + trim[1] + away)
    ]
    level = [
        (start, y, start + MARK_LENGTH, y)
        for y in (bottom, bottom + trim[1])
        for start in (left - away - MARK_LENGTH, left + trim[0] + away)
    ]
    lines = (" ".join(f"{place * MM:.3f}" for place in line).split() for line in (*upright, *level))
    return "\n".join(["0.25 w 0 G", *(f"{a} {b} m {c} {d} l S" for a, b, c, d in lines)])
