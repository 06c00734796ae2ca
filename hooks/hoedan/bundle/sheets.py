"""Puts finished pages on larger sheets: two beside each other, or one within crop marks."""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    PdfObject,
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
NAME = re.compile(rb"/[^\s/<>\[\]()]+")
"""A name in what draws a page, such as that of a font or a picture."""
NOT_COPIED = ("/Length", "/Filter", "/DecodeParms", "/Resources", "/Group")
"""Of a drawing: what is written anew, and the group that WeasyPrint makes of every one."""


@dataclass(frozen=True)
class Placed:
    """A page on a sheet, with its lower left corner in millimetres from that of the sheet."""

    page: PageObject
    x: float
    y: float


@dataclass(frozen=True)
class Laid:
    """Where a page came to lie: its sheet, the drawing that it became, and its lower left corner in points."""

    page: PageObject
    sheet: IndirectObject
    drawing: IndirectObject
    corner: tuple[float, float]


class SheetWriter:
    """Collects sheets into one PDF. What pages share is stored once, and what none of them uses is left out."""

    def __init__(self, title: str, identifier: bytes) -> None:
        self._writer = PdfWriter()
        self._writer.pdf_header = "%PDF-1.7"
        self._writer.add_metadata({"/Title": title})
        self._writer.root_object[NameObject("/Lang")] = TextStringObject("nl")
        self._writer._ID = ArrayObject([ByteStringObject(identifier)] * 2)
        self._copies: dict[tuple[int, int], IndirectObject] = {}
        """Number of a file and of a drawing or picture in it -> its copy."""
        self.laid: list[Laid] = []

    def ask_printer(self, **wishes: str) -> None:
        """What a reading program fills in when somebody prints."""
        asked = self._writer.root_object.setdefault(NameObject("/ViewerPreferences"), DictionaryObject())
        asked.update({NameObject(f"/{name}"): NameObject(value) for name, value in wishes.items()})

    def add(self, size: tuple[float, float], placed: Iterable[Placed], trim: tuple[float, float] | None = None) -> None:
        """Add a sheet of `size` millimetres; with `trim`, that size stands in the middle between crop marks."""
        sheet = PageObject.create_blank_page(self._writer, size[0] * MM, size[1] * MM)
        forms, operators, drawings = DictionaryObject(), [], list[tuple[Placed, IndirectObject]]()
        for number, each in enumerate(placed):
            name = f"/P{number}"
            drawings.append((each, self._page(each.page)))
            forms[NameObject(name)] = drawings[-1][1]
            drawn = f"q 1 0 0 1 {each.x * MM:.3f} {each.y * MM:.3f} cm {name} Do Q"
            operators.append(drawn if "/StructParents" in each.page else f"/Artifact BMC {drawn} EMC")
        if trim:
            operators.append(crop_marks(size, trim))
        content = DecodedStreamObject()
        content.set_data("\n".join(operators).encode())
        sheet[NameObject("/Contents")] = self._writer._add_object(content.flate_encode())
        sheet[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): forms})
        if trim:
            sheet[NameObject("/TrimBox")] = centred(size, trim)
            sheet[NameObject("/BleedBox")] = centred(size, (trim[0] + 2 * BLEED, trim[1] + 2 * BLEED))
        added = self._writer.add_page(sheet).indirect_reference
        assert added is not None  # noqa: S101 - it is in the file
        self.laid += [Laid(each.page, added, form, (each.x * MM, each.y * MM)) for each, form in drawings]

    def content(self, drawn: bytes) -> bytes:
        """What draws a page or a part of one, as it goes onto the sheet."""
        return drawn

    def image(self, image: StreamObject) -> StreamObject:
        """A picture as it goes onto the sheet."""
        return image

    def _page(self, page: PageObject) -> IndirectObject:
        """A page as a drawing that can be placed anywhere."""
        box = ArrayObject(FloatObject(number) for number in page.mediabox)
        kind: dict[str, PdfObject] = {"/Type": NameObject("/XObject"), "/Subtype": NameObject("/Form"), "/BBox": box}
        return self._drawing(content_of(page), page["/Resources"], kind)

    def _drawing(self, stream: StreamObject, resources: PdfObject, kind: Mapping[str, PdfObject]) -> IndirectObject:
        """A copy of what draws a page, a form or a pattern, with what it uses."""
        drawn = DecodedStreamObject()
        drawn.set_data(self.content(stream.get_data()))
        used = {name.decode() for name in NAME.findall(drawn.get_data())}
        copy = drawn.flate_encode()
        for key, value in kind.items():
            copy[NameObject(key)] = value.clone(self._writer)
        copy[NameObject("/Resources")] = self.resources(resources, used)
        return self._writer._add_object(copy)

    def resources(self, original: PdfObject, used: Container[str]) -> DictionaryObject:
        """Of all resources those of these names."""
        resources = original.get_object()
        assert isinstance(resources, DictionaryObject)  # noqa: S101
        copy = DictionaryObject()
        for kind, named in resources.items():
            found = named.get_object()
            kept = {name: self._resource(each) for name, each in found.items() if name in used}
            if kept:
                copy[NameObject(kind)] = DictionaryObject({NameObject(name): each for name, each in kept.items()})
        return copy

    def _resource(self, original: PdfObject) -> PdfObject:
        found = original.get_object()
        if not isinstance(found, StreamObject):
            return original.clone(self._writer)
        reference = found.indirect_reference
        assert reference is not None  # noqa: S101 - a stream always stands by itself
        key = id(reference.pdf), reference.idnum
        if key not in self._copies:
            if found.get("/Subtype") == "/Image":
                copy = self.image(found)
                self._copies[key] = self._writer._add_object(copy.clone(self._writer) if copy is found else copy)
            else:
                kind = {name: value for name, value in found.items() if name not in NOT_COPIED}
                self._copies[key] = self._drawing(found, found["/Resources"], kind)
        return self._copies[key]

    def to_bytes(self) -> bytes:
        target = BytesIO()
        self._writer.write(target)
        return target.getvalue()


def read_pages(pdf: bytes) -> Sequence[PageObject]:
    return PdfReader(BytesIO(pdf)).pages


def content_of(page: PageObject) -> StreamObject:
    """What draws a page."""
    stream = page["/Contents"].get_object()
    assert isinstance(stream, StreamObject)  # noqa: S101 - WeasyPrint writes one stream for each page
    return stream


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
    return "\n".join(["0.25 w 0 0 0 1 K", *(f"{a} {b} m {c} {d} l S" for a, b, c, d in lines)])
