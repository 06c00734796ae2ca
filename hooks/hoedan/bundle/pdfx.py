"""The sheets for a press: PDF/X-1a, in four inks, with the printing condition that they are made for."""

from collections.abc import Container
from io import BytesIO

from PIL import Image
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from ..design.png import TRUE_COLOUR, png_of
from .inks import INSTEAD, OVER, in_inks, separate, with_grey_in_black
from .press_walk import size_of
from .sheets import SheetWriter

VERSION = "PDF/X-1a:2003"
HEADER = "%PDF-1.4"
"""The version of PDF that PDF/X-1a:2003 is a part of."""
CONDITION = "FOGRA52"
"""The name in the register of the ICC of what is known as PSO Uncoated v3; a name of the register needs no profile."""
REGISTER = "http://www.color.org"
CONDITION_IN_WORDS = "Offset, ongestreken wit papier, ISO 12647-2:2013 (PSO Uncoated v3)"
QUALITY = 92
FIRST_OF_PNG = 10
"""Predictors from this number on are those of PNG (ISO 32000-1, 7.4.4.4)."""
NO_DATE = "2000"
"""A publication without a date; PDF/X wants one, and the clock would make every file another."""


class PressWriter(SheetWriter):
    """Collects sheets into one PDF for a press."""

    def __init__(self, title: str, identifier: bytes, date: str, site_name: str) -> None:
        """`date` is a year, month or day."""
        super().__init__(title, identifier)
        self._writer.pdf_header = HEADER
        year, month, day = [*(date or NO_DATE).split("-"), "01", "01"][:3]
        moment = f"D:{year}{month}{day}000000Z"
        self._writer.add_metadata(
            {"/Creator": site_name, "/CreationDate": moment, "/ModDate": moment, "/GTS_PDFXVersion": VERSION}
        )
        assert self._writer._info is not None  # noqa: S101 - it has a title
        self._writer._info[NameObject("/Trapped")] = NameObject("/False")
        texts = {
            "/OutputConditionIdentifier": CONDITION,
            "/OutputCondition": CONDITION_IN_WORDS,
            "/RegistryName": REGISTER,
            "/Info": CONDITION_IN_WORDS,
        }
        intent = DictionaryObject({NameObject(key): TextStringObject(text) for key, text in texts.items()})
        intent[NameObject("/Type")] = NameObject("/OutputIntent")
        intent[NameObject("/S")] = NameObject("/GTS_PDFX")
        self._writer.root_object[NameObject("/OutputIntents")] = ArrayObject([intent])

        self._printing = {OVER: self._way_of_printing(is_over=True), INSTEAD: self._way_of_printing(is_over=False)}

    def _way_of_printing(self, *, is_over: bool) -> IndirectObject:
        state = DictionaryObject({NameObject("/Type"): NameObject("/ExtGState"), NameObject("/OPM"): NumberObject(1)})
        state[NameObject("/op")] = BooleanObject(is_over)
        return self._writer._add_object(state)

    def content(self, drawn: bytes) -> bytes:
        return in_inks(drawn)

    def resources(self, original: PdfObject, used: Container[str]) -> DictionaryObject:
        copy = super().resources(original, used)
        printing = {NameObject(f"/{name}"): each for name, each in self._printing.items() if f"/{name}" in used}
        if printing:
            copy[NameObject("/ExtGState")] = DictionaryObject({**copy.get("/ExtGState", {}), **printing})
        return copy

    def image(self, image: StreamObject) -> StreamObject:
        """A photo stays a photo; a drawing or scan is kept as sharp as it is."""
        if str(image["/ColorSpace"]) != "/DeviceRGB":
            return image
        if str(image["/Filter"]) == "/DCTDecode":
            return jpeg_of(separate(Image.open(BytesIO(image._data))))
        drawn = read_dots(image)
        return flate_of(with_grey_in_black(separate(drawn), drawn))


def read_dots(image: StreamObject) -> Image.Image:
    """A drawing in the colours of a screen. With predictors it is packed as a PNG is, which Pillow unpacks fast."""
    size, how = size_of(image), image.get("/DecodeParms")
    if not isinstance(how, DictionaryObject) or how.get("/Predictor", 1) < FIRST_OF_PNG:
        return Image.frombytes("RGB", size, image.get_data())
    return Image.open(BytesIO(png_of(size, TRUE_COLOUR, image._data))).convert("RGB")


def jpeg_of(image: Image.Image) -> StreamObject:
    target = BytesIO()
    image.save(target, "JPEG", quality=QUALITY, subsampling=0)
    stream = picture(image.size)
    stream[NameObject("/Filter")] = NameObject("/DCTDecode")
    # Pillow stores such inks the other way round, as Adobe's programs do.
    stream[NameObject("/Decode")] = ArrayObject(NumberObject(each) for each in (1, 0) * 4)
    stream._data = target.getvalue()
    return stream


def flate_of(image: Image.Image) -> StreamObject:
    stream = picture(image.size)
    stream._data = image.tobytes()
    return stream.flate_encode()


def picture(size: tuple[int, int]) -> StreamObject:
    """An image in four inks, still without its dots."""
    stream = StreamObject()
    names = {"/Type": "/XObject", "/Subtype": "/Image", "/ColorSpace": "/DeviceCMYK"}
    numbers = {"/Width": size[0], "/Height": size[1], "/BitsPerComponent": 8}
    stream.update({NameObject(key): NameObject(value) for key, value in names.items()})
    stream.update({NameObject(key): NumberObject(value) for key, value in numbers.items()})
    return stream
