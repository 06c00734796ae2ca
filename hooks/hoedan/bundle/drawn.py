"""Pages that were set, drawn a part at a time in whatever process, and put together in one PDF.

WeasyPrint draws a whole document. Here each part is drawn by itself, with names, fonts and a structure of its own, to
values that one process can hand to another. A page that was drawn stands in for one of WeasyPrint's when all of them
are written, so that the rest of the PDF is made as it always is; see `WRITTEN_FOR` in `typesetter`.
"""

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field
from functools import partial
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, ClassVar
from xml.etree.ElementTree import Element

from .copied import SoftHyphens, code_beyond, give_spaces
from .shortcuts import instead
from .structure import Area, Node, Pressed, Structure
from .tags import object_at
from .typesetter import POINT, load_weasyprint

if TYPE_CHECKING:
    from weasyprint import Document

KINDS = ("ExtGState", "XObject", "Pattern", "Shading")
"""What a page can ask for by a name, beside fonts and colours."""
ROOM = 10_000
"""Names of each kind that a page can give, at the most, before they are those of the next."""
MOST_GLYPHS = 2**16
PACKED = "/FlateDecode"


class Named(dict[str, Any]):
    """Objects by a name, which WeasyPrint makes of how many there are; it begins to count at `first`.

    So what one part calls `x10000`, no other does.
    """

    def __init__(self, first: int) -> None:
        super().__init__()
        self._first = first

    def __len__(self) -> int:
        return self._first + super().__len__()

    def __bool__(self) -> bool:
        return super().__len__() > 0


@dataclass(eq=False)
class DrawnPage:
    """A page that was drawn, with all that WeasyPrint asks of one that it writes."""

    width: float
    height: float
    bleed: Mapping[str, float]
    bookmarks: list[Any]
    links: list[tuple[str, str, list[float], Pressed]]
    anchors: Mapping[str, tuple[float, ...]]
    content: bytes
    """What draws it, packed."""
    objects: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Kind and name -> what is asked for by that name; of the whole part on its first page."""
    images: Mapping[str, Any] = field(default_factory=dict)
    forms: ClassVar[Mapping[None, object]] = {}

    def paint(self, stream: Any, _scale: float) -> None:
        """Draw it on an empty page of a PDF."""
        assert stream._resources["ColorSpace"] == colours()  # noqa: S101 - see there
        stream.stream, stream.compress = [self.content], False
        stream.extra["Filter"] = PACKED
        for kind, objects in self.objects.items():
            stream._resources[kind].update(objects)
        for name, image in self.images.items():
            made = SimpleNamespace(get_x_object=lambda *_, image=image: image)
            values = {"image": made, "interpolate": False, "dpi_ratios": {1}, "x_object": None}
            stream._images.setdefault(name, values)


@dataclass(eq=False)
class DrawnPart:
    """The pages of a part, and what they have together."""

    pages: list[DrawnPage]
    fonts: dict[int, Any]
    """WeasyPrint's number of a font -> the font, with what was used of it, but without its pointers."""
    nodes: list[Any]
    """What is in its part of the structure."""
    dropped: list[Area]
    roots: list[Element]
    hyphens: Mapping[str, tuple[int, int]]
    """Name of each font of which a soft hyphen was drawn -> its code, and the glyph that it has."""


def draw_part(document: "Document", first: int = 0) -> DrawnPart:
    """Draw the pages of a part, set as a document; `first` is how many come before them in the whole.

    The spaces that were typed are given back to their texts, once.
    """
    module, pages = load_weasyprint().pdf, document.pages
    read = document.font_config.__dict__.setdefault("drawn_fonts", {})
    hyphenated = give_spaces(page._page_box for page in pages)
    objects = {kind: Named(first * ROOM) for kind in KINDS}
    shared: dict[str, Any] = {**objects, "ColorSpace": colours()}
    structure, fonts, images, drawn = Structure(), dict[int, Any](), dict[str, Any](), list[DrawnPage]()
    hyphens = SoftHyphens(fonts)
    for number, page in enumerate(pages, first):
        tags: dict[Any, dict[str, Any]] = {}
        with (
            instead(module.stream, "Font", partial(read_before, read)),
            instead(module.fonts.Font, "get_unused_glyph_id", by_sign),
        ):
            stream = draw_page(page, fonts, shared, images, tags)
        links = list(press(page.links))
        numbers = {box: tag["mcid"] for box, tag in tags.items()}
        structure.add_page(number, page._page_box, numbers, page.height)
        set_aside(stream.stream, {mark.number for mark in structure.artifacts if mark.page == number})
        hyphens.soften(stream.stream, {numbers[box] for box in hyphenated if box in numbers})
        content = packed(stream.stream)
        drawn.append(DrawnPage(page.width, page.height, page.bleed, page.bookmarks, links, page.anchors, content))
    of_all: dict[int, Any] = {}
    settle(shared, of_all)
    drawn[0].objects = {kind: dict(named) for kind, named in objects.items()}
    drawn[0].images = {
        name: lifted(each["image"].get_x_object(each["interpolate"], max(each["dpi_ratios"])), of_all)
        for name, each in images.items()
    }
    for font in fonts.values():
        del font.hb_font, font.hb_face
    return DrawnPart(drawn, fonts, structure.root.kids, structure.dropped, structure.roots, hyphens.made)


def draw_page(
    page: Any, fonts: dict[int, Any], resources: Mapping[str, Any], images: dict[str, Any], tags: dict[Any, Any]
) -> Any:
    """What draws a page in a PDF, as WeasyPrint begins it; fonts, images and tags are added to what is given."""
    bleed = page.bleed
    size = page.width + bleed["left"] + bleed["right"], page.height + bleed["top"] + bleed["bottom"]
    rectangle = -bleed["left"], -bleed["top"], *size
    stream = load_weasyprint().pdf.Stream(fonts, rectangle, resources, images, tags, {}, "", compress=True)
    stream.transform(d=-1, f=page.height * POINT)
    page.paint(stream, POINT)
    return stream


def read_before(read: dict[Any, Any], own: Callable[..., Any]) -> Callable[..., Any]:
    """A font of which nothing is used yet, read from its file the first time that it is asked for at its size."""
    from weasyprint.text.ffi import pango  # noqa: PLC0415 - needs Pango, and only a PDF does

    def font(pango_font: Any, description: Any, size: float) -> Any:
        key = pango.pango_font_description_hash(description), size
        if key not in read:
            read[key] = own(pango_font, description, size)
        fresh = copy(read[key])
        fresh.widths, fresh.to_unicode, fresh.missing = {}, {}, {}
        return fresh

    return font


def by_sign(_own: object) -> Callable[[Any, int], int]:
    """The number of a glyph that a font lacks: by its sign, so that it is the same in all parts."""

    def number(font: Any, sign: int) -> int:
        free = code_beyond(font) + 1
        found: int = font.missing.setdefault(sign, free + sign % (MOST_GLYPHS - free))
        return found

    return number


def press(links: Iterable[tuple[str, str, Sequence[float], Any]]) -> Iterator[tuple[str, str, list[float], Pressed]]:
    """The links of a page, each with a place to be pressed that its box knows too."""
    for kind, target, sides, box in links:
        box.link_annotation = Pressed([*sides])
        yield kind, target, box.link_annotation.sides, box.link_annotation


def set_aside(stream: list[Any], numbers: set[int]) -> None:
    """Say of pieces of a page that they are not to be read; `stream` is what draws the page."""
    for position, item in enumerate(stream):
        if isinstance(item, dict) and item.get("MCID") in numbers:
            stream[position - 1] = "/Artifact"
            del item["MCID"]
            item["Type"] = "/Layout"


def packed(pieces: Iterable[object]) -> bytes:
    to_bytes = load_weasyprint().pdf.pydyf._to_bytes
    return zlib.compress(b"\n".join(piece if type(piece) is bytes else to_bytes(piece) for piece in pieces), 9)


def settle(resources: Mapping[str, Any], known: dict[int, Any]) -> None:
    """Lift all that is asked for by a name, in place; an image of which only the name is known stays so."""
    for kind in ("XObject", "Pattern"):
        for name, each in resources[kind].items():
            if each is not None:
                resources[kind][name] = lifted(each, known)
    for state in resources["ExtGState"].values():
        if "SMask" in state:
            state["SMask"]["G"] = lifted(state["SMask"]["G"], known)


def lifted(drawing: Any, known: dict[int, Any]) -> Any:
    """A drawing in a drawing as no more than its bytes and what it asks for; `known` has each, by where it stood."""
    if id(drawing) not in known:
        if "Resources" in drawing.extra:
            settle(drawing.extra["Resources"], known)
        if "SMask" in drawing.extra:
            drawing.extra["SMask"] = lifted(drawing.extra["SMask"], known)
        pydyf = load_weasyprint().pdf.pydyf
        if drawing.compress:
            made = pydyf.Stream([packed(drawing.stream)], {**drawing.extra, "Filter": PACKED})
        else:
            made = pydyf.Stream([pydyf._to_bytes(piece) for piece in drawing.stream], drawing.extra)
        known[id(drawing)] = made, drawing  # which stays, so that its place is never another's
    return known[id(drawing)][0]


def colours() -> Any:
    """Where the colour spaces stand, which WeasyPrint puts into a PDF before anything else."""
    pydyf = load_weasyprint().pdf.pydyf
    pdf, first = pydyf.PDF(), pydyf.Dictionary()
    pdf.add_object(first)
    return first.reference


@dataclass(frozen=True)
class Whole:
    """All parts, in their order."""

    parts: Sequence[DrawnPart]

    @property
    def pages(self) -> list[DrawnPage]:
        return [page for part in self.parts for page in part.pages]

    @property
    def structure(self) -> Node:
        return Node("Document", kids=[node for part in self.parts for node in part.nodes])

    @property
    def dropped(self) -> list[Area]:
        return [area for part in self.parts for area in part.dropped]

    @property
    def roots(self) -> list[Element]:
        return [root for part in self.parts for root in part.roots]

    @property
    def hyphens(self) -> Mapping[str, tuple[int, int]]:
        return {name: hyphen for part in self.parts for name, hyphen in part.hyphens.items()}

    def join_fonts(self) -> dict[int, Any]:
        """Each font as the first part has it, with what all parts use of it."""
        fonts: dict[int, Any] = {}
        for part in self.parts:
            for number, font in part.fonts.items():
                first = fonts.setdefault(number, font)
                for name in ("widths", "to_unicode", "missing"):
                    known: dict[int, object] = getattr(first, name)
                    known |= {glyph: value for glyph, value in getattr(font, name).items() if glyph not in known}
        for font in fonts.values():
            font.hb_face = face_of(font)
        return fonts


def face_of(font: Any) -> Any:
    """HarfBuzz's face of a font, of which WeasyPrint takes what was used; it is freed with what holds it."""
    from weasyprint.text.ffi import ffi, harfbuzz  # noqa: PLC0415 - needs Pango, and only a PDF does

    if not hasattr(harfbuzz, "hb_face_create"):
        ffi.cdef(
            "hb_blob_t * hb_blob_create (const char *data, unsigned int length, int mode, void *user, void *destroy);"
            "hb_face_t * hb_face_create (hb_blob_t *blob, unsigned int index);"
        )
    content = font.file_content
    copied = 0
    blob = harfbuzz.hb_blob_create(content, len(content), copied, ffi.NULL, ffi.NULL)
    face = ffi.gc(harfbuzz.hb_face_create(blob, font.index), harfbuzz.hb_face_destroy)
    harfbuzz.hb_blob_destroy(blob)
    return face


@contextmanager
def tagged_by(write_tags: Callable[[Any, Mapping[str, bytes]], None]) -> Iterator[None]:
    """Let `write_tags` give a PDF its structure, in place of WeasyPrint, which has no other way to do it ourselves.

    It is given the PDF, and of each font on its pages where that stands in it, by name.
    """
    module = load_weasyprint().pdf

    def instead_of(_own: object) -> Callable[..., None]:
        return lambda pdf, _document, _version, _streams: write_tags(pdf, fonts_of(pdf))

    with instead(module, "add_tags", instead_of):
        yield


def fonts_of(pdf: Any) -> Mapping[str, bytes]:
    """The fonts of a PDF by name; all pages share them."""
    page = object_at(pdf, pdf.page_references[0])
    fonts: Mapping[str, bytes] = object_at(pdf, object_at(pdf, page["Resources"])["Font"])
    return fonts
