"""All that a page of a PDF draws, operator by operator, held against what a press can print.

Limits are those of offset on uncoated paper. A finding is the name of its rule and what is wrong, in Dutch.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Any

from PIL import Image, ImageChops
from pypdf import PdfReader
from pypdf.generic import ArrayObject, BooleanObject, ContentStream, DictionaryObject, PdfObject, StreamObject

from ..language.dutch import counted, dutch_number
from .inks import MOST_INK
from .sheets import NAME

SMALL_TEXT = 12.0
"""Points. Smaller text has at most two inks beside yellow, whose shift nobody sees."""
MOST_INKS_OF_SMALL_TEXT = 2
SMALLEST_TEXT = 5.0
THINNEST_LINE = 0.25
"""Points."""
THIN_LINE = 0.75
"""Points. A thinner line needs `LEAST_INK_OF_THIN_LINE`; of a tint a press makes a row of dots."""
LEAST_INK_OF_THIN_LINE = 80
FEWEST_DOTS = 150
"""To the inch, of a picture in its place."""
NEWER_FILTERS = ("/LZWDecode", "/JPXDecode", "/JBIG2Decode", "/Crypt")
FREE_OF_LIGHT = {"/DeviceGray", "/DeviceCMYK", "/Separation", "/DeviceN", "/Pattern"}
"""The colour spaces of inks; all others are of light."""
BLURRED = "scherpte"
"""A rule that only warns: a picture that somebody gave us may be all there is."""
LINE_LIKE = 4
"""How many times longer than wide a shape is that we see as a line."""
TOLERANCE = 0.01
EMBEDDED = {"/FontFile", "/FontFile2", "/FontFile3"}
"""Where the letters of a font stand."""
UNSEEN = (3, 7)
"""The modes in which text is set without being drawn."""
OWN_BLENDS = ("/Normal", "/Compatible")
Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, bottom, right and top."""
Found = tuple[str, str]
"""The rule, and what is wrong."""
Operands = Sequence[Any]
SAME: Matrix = (1, 0, 0, 1, 0, 0)
NO_INK = (0.0, 0.0, 0.0, 0.0)


@dataclass
class Seen:
    """What stands in the file, for who reads the report."""

    spaces: set[str] = field(default_factory=set)
    most_ink: float = 0.0
    thinnest_line: float = math.inf
    smallest_text: float = math.inf
    fewest_dots: float = math.inf
    fonts: set[str] = field(default_factory=set)
    texts_in_black: int = 0
    texts: int = 0


@dataclass(frozen=True)
class Colour:
    """A colour as it was set."""

    space: str = "/DeviceGray"
    inks: tuple[float, ...] = (0.0, 0.0, 0.0, 1.0)
    """Shares of cyan, magenta, yellow and black; other inks follow."""

    @property
    def ink(self) -> float:
        """Per cent, of all inks together."""
        return sum(self.inks) * 100

    @property
    def is_black(self) -> bool:
        """Whether it is black ink and no other."""
        return self.inks == (*NO_INK[:3], 1.0)

    @property
    def inks_that_shift(self) -> int:
        """How many inks beside yellow it has."""
        return sum(share > 0 for place, share in enumerate(self.inks) if place != 2)


@dataclass(frozen=True)
class State:
    """What is set while a page is drawn."""

    matrix: Matrix = SAME
    fill: Colour = Colour()
    stroke: Colour = Colour()
    width: float = 1.0
    font_size: float = 0.0
    is_unseen: bool = False
    is_over: bool = False
    """Whether a shape or letter is printed over what lies below it."""
    clip: Box | None = None


class Drawing:
    """One stream of operators, such as a page, with the resources it may use; it begins with the `state` around it."""

    def __init__(self, stream: PdfObject, resources: DictionaryObject, reader: PdfReader, seen: Seen) -> None:
        self._content = ContentStream(stream, reader)
        self._resources = resources
        self._reader = reader
        self._seen = seen
        self._state = State()
        self._kept: list[State] = []
        self._text = SAME
        self._path: list[list[Point]] = []
        self._is_clip = False

    def spare(self) -> Iterator[Found]:
        """What it has with it and does not use: it makes a file large, and a printer wonder."""
        used = {name.decode("latin-1") for name in NAME.findall(self._content.get_data())}
        for kind in ("/XObject", "/Font", "/Pattern", "/Shading"):
            spare = set(self._resources.get(kind, DictionaryObject()).get_object()) - used
            if spare:
                yield "ongebruikt", f"{counted(len(spare), 'onderdeel', 'onderdelen')} in {kind[1:]} die nergens staan"

    def findings(self, state: State) -> Iterator[Found]:
        self._state = state
        for operands, operator in self._content.operations:
            if handle := OPERATORS.get(operator):
                yield from handle(self, operands, operator) or ()

    def save(self, _operands: Operands, _operator: bytes) -> None:
        self._kept.append(self._state)

    def restore(self, _operands: Operands, _operator: bytes) -> None:
        self._state = self._kept.pop() if self._kept else self._state

    def transform(self, operands: Operands, _operator: bytes) -> None:
        self._state = replace(self._state, matrix=times(matrix_of(operands), self._state.matrix))

    def set_width(self, operands: Operands, _operator: bytes) -> None:
        self._state = replace(self._state, width=float(operands[0]))

    def set_state(self, operands: Operands, _operator: bytes) -> Iterator[Found]:
        state = self._resource("/ExtGState", operands[0])
        over = state.get("/op", state.get("/OP"))
        if isinstance(over, BooleanObject):
            self._state = replace(self._state, is_over=over.value)
        return transparency(state)

    def set_grey_light_or_inks(self, operands: Operands, operator: bytes) -> None:
        space = {b"g": "/DeviceGray", b"rg": "/DeviceRGB", b"k": "/DeviceCMYK"}[operator.lower()]
        self._set_colour(operator, Colour(space, inks_of(operands)))

    def set_space(self, operands: Operands, operator: bytes) -> None:
        spaces = self._resources.get("/ColorSpace", DictionaryObject()).get_object()
        self._set_colour(operator, Colour(named(spaces.get(operands[0], operands[0]))))

    def set_colour(self, operands: Operands, operator: bytes) -> Iterator[Found]:
        """A colour in the space that was set."""
        space = (self._state.stroke if operator.isupper() else self._state.fill).space
        if space != "/Pattern":
            self._set_colour(operator, Colour(space, inks_of(operands)))
            return
        pattern = self._resource("/Pattern", operands[-1])
        self._set_colour(operator, Colour(space, NO_INK))
        if isinstance(pattern, StreamObject):
            yield from self._inner(pattern, State(matrix=matrix_of(pattern.get("/Matrix", SAME))))
        elif "/Shading" in pattern:
            yield from self._shading(pattern["/Shading"])

    def _set_colour(self, operator: bytes, colour: Colour) -> None:
        if operator.isupper():
            self._state = replace(self._state, stroke=colour)
        else:
            self._state = replace(self._state, fill=colour)

    def begin_text(self, _operands: Operands, _operator: bytes) -> None:
        self._text = SAME

    def set_font(self, operands: Operands, _operator: bytes) -> Iterator[Found]:
        self._state = replace(self._state, font_size=abs(float(operands[1])))
        font = self._resource("/Font", operands[0])
        name = str(font.get("/BaseFont", "zonder naam")).removeprefix("/")
        self._seen.fonts.add(name.partition("+")[2] or name)
        if font.get("/Subtype") != "/Type3" and not EMBEDDED & set(description_of(font)):
            yield "lettertypen", f"{name} is niet ingesloten"

    def set_mode(self, operands: Operands, _operator: bytes) -> None:
        self._state = replace(self._state, is_unseen=int(operands[0]) in UNSEEN)

    def place_text(self, operands: Operands, _operator: bytes) -> None:
        self._text = matrix_of(operands)

    def move_text(self, operands: Operands, _operator: bytes) -> None:
        self._text = times((1, 0, 0, 1, float(operands[0]), float(operands[1])), self._text)

    def show_text(self, _operands: Operands, _operator: bytes) -> Iterator[Found]:
        if self._state.is_unseen:
            return
        colour = self._state.fill
        yield from self._painted(colour)
        size = self._state.font_size * scale_of(times(self._text, self._state.matrix))
        self._seen.texts += 1
        self._seen.texts_in_black += colour.space != "/DeviceRGB" and colour.inks[:3] == NO_INK[:3]
        self._seen.smallest_text = min(self._seen.smallest_text, size)
        measure = f"tekst van {dutch_number(round(size, 1))} punt"
        if size < SMALLEST_TEXT - TOLERANCE:
            yield "kleine tekst", f"{measure}; ten minste {dutch_number(SMALLEST_TEXT)}"
        if size < SMALL_TEXT - TOLERANCE and colour.inks_that_shift > MOST_INKS_OF_SMALL_TEXT:
            yield "kleine tekst", f"{measure} in drie of vier inkten; zet tekst in zwart alleen"
        if size < SMALL_TEXT - TOLERANCE and colour.is_black and not self._state.is_over:
            yield "overdruk", f"zwarte {measure} spaart uit wat eronder ligt; laat zwarte tekst overdrukken"

    def rectangle(self, operands: Operands, _operator: bytes) -> None:
        x, y, width, height = (float(each) for each in operands[:4])
        corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
        self._path.append([point_of(each, self._state.matrix) for each in corners])

    def begin_path(self, operands: Operands, _operator: bytes) -> None:
        self._path.append([point_of(operands, self._state.matrix)])

    def extend_path(self, operands: Operands, _operator: bytes) -> None:
        if self._path:
            points = (operands[at : at + 2] for at in range(0, len(operands), 2))
            self._path[-1] += [point_of(each, self._state.matrix) for each in points]

    def clip(self, _operands: Operands, _operator: bytes) -> None:
        self._is_clip = True

    def fill(self, operands: Operands, operator: bytes) -> Iterator[Found]:
        if self._path and self._state.fill.space != "/Pattern":
            yield from self._painted(self._state.fill)
            for left, bottom, right, top in self._shapes(is_frame=operator.endswith(b"*")):
                narrow, long = sorted((right - left, top - bottom))
                if narrow > 0 and long > LINE_LIKE * narrow:
                    yield from self._line(narrow, self._state.fill)
        self.end_path(operands, operator)

    def _shapes(self, *, is_frame: bool) -> list[Box]:
        """The boxes of what is filled; of a frame, one shape inside another, what is left by the clip is one line."""
        if is_frame:
            return [narrowed(self._state.clip, box_of([point for part in self._path for point in part]))]
        return [box_of(part) for part in self._path]

    def stroke(self, operands: Operands, operator: bytes) -> Iterator[Found]:
        if self._path:
            yield from self._painted(self._state.stroke)
            yield from self._line(self._state.width * scale_of(self._state.matrix), self._state.stroke)
        self.end_path(operands, operator)

    def fill_and_stroke(self, operands: Operands, operator: bytes) -> Iterator[Found]:
        path, is_clip = self._path, self._is_clip
        yield from self.fill(operands, operator)
        self._path, self._is_clip = path, is_clip
        yield from self.stroke(operands, operator)

    def end_path(self, _operands: Operands, _operator: bytes) -> None:
        if self._is_clip and self._path:
            box = box_of([point for part in self._path for point in part])
            self._state = replace(self._state, clip=narrowed(self._state.clip, box))
        self._path, self._is_clip = [], False

    def shade(self, operands: Operands, _operator: bytes) -> Iterator[Found]:
        return self._shading(self._resource("/Shading", operands[0]))

    def draw(self, operands: Operands, _operator: bytes) -> Iterator[Found]:
        """A picture, or a drawing of its own."""
        drawn = self._resource("/XObject", operands[0])
        if drawn.get("/Subtype") == "/Image":
            yield from self._image(drawn)
            return
        if "/Group" in drawn:
            yield "transparantie", "een groep met transparantie"
        if isinstance(drawn, StreamObject):
            matrix = times(matrix_of(drawn.get("/Matrix", SAME)), self._state.matrix)
            yield from self._inner(drawn, replace(self._state, matrix=matrix))

    def draw_inline(self, _operands: Operands, _operator: bytes) -> Iterator[Found]:
        yield "beelden", "een beeld tussen de tekens van de pagina, dat niet te keuren is"

    def _inner(self, stream: StreamObject, state: State) -> Iterator[Found]:
        """A drawing in this one; without resources of its own it may use ours."""
        own = stream.get("/Resources", self._resources).get_object()
        inner = Drawing(stream, own, self._reader, self._seen)
        if "/Resources" in stream:
            yield from inner.spare()
        yield from inner.findings(state)

    def _resource(self, kind: str, name: object) -> DictionaryObject:
        """A resource by its name; an empty one when it is not there."""
        found = self._resources.get(kind, DictionaryObject()).get_object().get(name, DictionaryObject()).get_object()
        return found if isinstance(found, DictionaryObject) else DictionaryObject()

    def _painted(self, colour: Colour) -> Iterator[Found]:
        self._seen.spaces.add(colour.space)
        if colour.space not in FREE_OF_LIGHT:
            yield "kleur", f"kleur in {colour.space.removeprefix('/')} en niet in cyaan, magenta, geel en zwart"
        else:
            yield from self._ink(colour.ink)

    def _ink(self, ink: float) -> Iterator[Found]:
        self._seen.most_ink = max(self._seen.most_ink, ink)
        if ink > MOST_INK + TOLERANCE:
            yield "inktdekking", f"{ink:.0f} % inkt op één plek; ten hoogste {MOST_INK} %"

    def _line(self, width: float, colour: Colour) -> Iterator[Found]:
        if colour.ink == 0:
            return
        self._seen.thinnest_line = min(self._seen.thinnest_line, width)
        measure = f"een lijn van {dutch_number(round(width, 2))} punt"
        if width < THINNEST_LINE - TOLERANCE:
            yield "lijnen", f"{measure}; ten minste {dutch_number(THINNEST_LINE)}"
        elif width < THIN_LINE - TOLERANCE and colour.ink < LEAST_INK_OF_THIN_LINE - TOLERANCE:
            yield "lijnen", f"{measure} in een raster van {colour.ink:.0f} % inkt; maak haar vol zwart of dikker"

    def _shading(self, shading: PdfObject) -> Iterator[Found]:
        found = shading.get_object()
        space = named(found.get("/ColorSpace", "/DeviceRGB")) if isinstance(found, DictionaryObject) else ""
        self._seen.spaces.add(space)
        if space not in FREE_OF_LIGHT:
            yield "kleur", f"een verloop in {space.removeprefix('/')} en niet in cyaan, magenta, geel en zwart"

    def _image(self, image: DictionaryObject) -> Iterator[Found]:
        yield from self._sharpness(image)
        if "/SMask" in image or "/Mask" in image:
            yield "transparantie", "een beeld met doorzichtige delen"
        if newer := [name for name in filters_of(image) if name in NEWER_FILTERS]:
            yield "beelden", f"een beeld in {newer[0][1:]}, dat PDF/X-1a niet kent"
            return
        space = "/DeviceGray" if image.get("/ImageMask") else named(image.get("/ColorSpace", "/DeviceGray"))
        self._seen.spaces.add(space)
        if space not in FREE_OF_LIGHT:
            yield "kleur", f"een beeld in {space.removeprefix('/')} en niet in cyaan, magenta, geel en zwart"
        elif space == "/DeviceCMYK" and isinstance(image, StreamObject):
            yield from self._ink(ink_of(image))

    def _sharpness(self, image: DictionaryObject) -> Iterator[Found]:
        a, b, c, d, *_ = self._state.matrix
        width, height = size_of(image)
        dots = 72 * min(width / max(math.hypot(a, b), TOLERANCE), height / max(math.hypot(c, d), TOLERANCE))
        self._seen.fewest_dots = min(self._seen.fewest_dots, dots)
        if dots < FEWEST_DOTS:
            yield BLURRED, f"een beeld van {dots:.0f} punten per inch; met minder dan {FEWEST_DOTS} drukt het onscherp"


Handle = Callable[[Drawing, Operands, bytes], Iterable[Found] | None]
OPERATORS: Mapping[bytes, Handle] = {
    b"q": Drawing.save,
    b"Q": Drawing.restore,
    b"cm": Drawing.transform,
    b"w": Drawing.set_width,
    b"gs": Drawing.set_state,
    **dict.fromkeys((b"g", b"G", b"rg", b"RG", b"k", b"K"), Drawing.set_grey_light_or_inks),
    **dict.fromkeys((b"cs", b"CS"), Drawing.set_space),
    **dict.fromkeys((b"sc", b"SC", b"scn", b"SCN"), Drawing.set_colour),
    b"BT": Drawing.begin_text,
    b"Tf": Drawing.set_font,
    b"Tr": Drawing.set_mode,
    b"Tm": Drawing.place_text,
    **dict.fromkeys((b"Td", b"TD"), Drawing.move_text),
    **dict.fromkeys((b"Tj", b"TJ", b"'", b'"'), Drawing.show_text),
    b"re": Drawing.rectangle,
    b"m": Drawing.begin_path,
    **dict.fromkeys((b"l", b"c", b"v", b"y"), Drawing.extend_path),
    **dict.fromkeys((b"W", b"W*"), Drawing.clip),
    **dict.fromkeys((b"f", b"F", b"f*"), Drawing.fill),
    **dict.fromkeys((b"S", b"s"), Drawing.stroke),
    **dict.fromkeys((b"B", b"B*", b"b", b"b*"), Drawing.fill_and_stroke),
    b"n": Drawing.end_path,
    b"sh": Drawing.shade,
    b"Do": Drawing.draw,
    b"INLINE IMAGE": Drawing.draw_inline,
}


def transparency(state: DictionaryObject) -> Iterator[Found]:
    is_clear = any(float(state.get(key, 1)) < 1 for key in ("/ca", "/CA"))
    if is_clear or state.get("/SMask", "/None") != "/None" or state.get("/BM", "/Normal") not in OWN_BLENDS:
        yield "transparantie", "een kleur die doorzichtig is of zich mengt"
    if {"/TR", "/TR2"} & set(state):
        yield "kleur", "een overdrachtskromme"


def description_of(font: DictionaryObject) -> DictionaryObject:
    """What a font says of itself, and has its letters in."""
    below = font.get("/DescendantFonts")
    carrier = below.get_object()[0].get_object() if below is not None else font
    described = carrier.get("/FontDescriptor", DictionaryObject()).get_object()
    assert isinstance(described, DictionaryObject)  # noqa: S101
    return described


def filters_of(stream: DictionaryObject) -> list[str]:
    filters = stream.get("/Filter", ArrayObject())
    return [str(each) for each in filters] if isinstance(filters, list) else [str(filters)]


def size_of(image: DictionaryObject) -> tuple[int, int]:
    """Width and height in dots."""
    width, height = (int(str(image[key])) for key in ("/Width", "/Height"))
    return width, height


def named(space: object) -> str:
    """The kind of a colour space: its name, or the first word of its description."""
    found = space.get_object() if isinstance(space, PdfObject) else space
    return str(found[0] if isinstance(found, list) else found)


def inks_of(operands: Operands) -> tuple[float, ...]:
    """Shares of the inks; one number is a grey, whose white is 1."""
    shares = tuple(float(each) for each in operands if not isinstance(each, str))
    return (*NO_INK[:3], 1 - shares[0]) if len(shares) == 1 else shares


def ink_of(image: StreamObject) -> float:
    """Per cent of the inks at the darkest place of a picture in four inks."""
    *_, most = shares_of(image).getextrema()
    assert isinstance(most, int)  # noqa: S101 - of one ink
    return most * 4 / 255 * 100


def shares_of(image: StreamObject) -> Image.Image:
    """A picture with at each place the mean of its four inks."""
    cyan, magenta, yellow, black = picture_of(image).split()
    return ImageChops.add(ImageChops.add(cyan, magenta, 2), ImageChops.add(yellow, black, 2), 2)


def picture_of(image: StreamObject) -> Image.Image:
    if image.get("/Filter") != "/DCTDecode":
        return Image.frombytes("CMYK", size_of(image), image.get_data())
    picture = Image.open(BytesIO(image._data))
    # Pillow turns the inks of a JPEG round when it has Adobe's mark, as `Decode` asks of who reads the PDF.
    is_turned = ("adobe" in picture.info) != (list(image.get("/Decode", ())) == [1, 0] * 4)
    return ImageChops.invert(picture) if is_turned else picture


def matrix_of(operands: Iterable[Any]) -> Matrix:
    a, b, c, d, e, f = (float(each) for each in operands)
    return a, b, c, d, e, f


def times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def scale_of(matrix: Matrix) -> float:
    a, b, c, d, *_ = matrix
    return math.sqrt(abs(a * d - b * c))


def point_of(operands: Operands, matrix: Matrix) -> Point:
    x, y = float(operands[0]), float(operands[1])
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def box_of(points: Sequence[Point]) -> Box:
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across), min(up), max(across), max(up)


def narrowed(clip: Box | None, box: Box) -> Box:
    """The part of a box that can be seen."""
    if clip is None:
        return box
    return max(clip[0], box[0]), max(clip[1], box[1]), min(clip[2], box[2]), min(clip[3], box[3])
