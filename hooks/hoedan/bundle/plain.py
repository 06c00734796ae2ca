"""A part that was drawn, as text and back, so that it can be kept in a file.

A file in a cache may have come with a proposal of somebody else. So nothing that is read here becomes code, as it could
with pickle: there are values, and the kinds of objects named below with values in them. Fonts are those of our own, by
their name; a part for which the machine's own were used is not written.
"""

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from ..design.typefaces import PAPER_FACES
from .drawn import DrawnPage, DrawnPart
from .structure import Area, Mark, Node, Pressed
from .typesetter import load_weasyprint

LARGEST = 64_000_000
"""Bytes of a part as text; a picture that fills a page takes one of these."""
SCALARS = (str, int, float, bool, type(None))
FONT, BYTES, ELEMENT, TUPLE = "font", "bytes", "element", "tuple"


class NotPlainError(Exception):
    """There is something in a part that cannot be written."""


def write_plain(part: DrawnPart) -> bytes:
    """A part before anything is made of it.

    Raises:
        NotPlainError: when something in it is of another kind than is known here.

    """
    writer = _Writer(part.roots)
    last = writer.put(part)
    roots = [ElementTree.tostring(root, "unicode") for root in part.roots]
    return zlib.compress(json.dumps([roots, writer.table, last]).encode(), 1)


def read_plain(content: bytes) -> DrawnPart:
    """A part of its own, whatever was made of another that was read of the same.

    Raises:
        ValueError: when this is no such text, a much too long one, or has an object of a kind that is not known here.

    """
    unpacker = zlib.decompressobj()
    try:
        text = unpacker.decompress(content, LARGEST)
    except zlib.error as error:
        raise ValueError(error) from error
    if not unpacker.eof:
        raise ValueError(len(content))
    roots, table, last = json.loads(text)
    part = _Reader(roots).read(table)[last[0]]
    if not isinstance(part, DrawnPart):
        raise ValueError(type(part))
    return part


class _Writer:
    """Writes each object once, after all that is in it; what is in two places stays one."""

    def __init__(self, roots: Sequence[Element]) -> None:
        self.table: list[list[Any]] = []
        self._numbers: dict[int, int] = {}
        self._kept: list[object] = []
        """What was written stays, so that its place is never another's."""
        self._places = {id(each): place for place, each in enumerate(_elements(roots))}
        self._names = {made: name for name, made in kinds().items()}

    def put(self, value: Any) -> Any:
        """The value itself, or in a list the number of the object."""
        if type(value) in SCALARS:
            return value
        if isinstance(value, str):  # one with more to it, which a PDF has no use for
            return str(value)
        if id(value) not in self._numbers:
            entry = self._entry(value)
            self._numbers[id(value)] = len(self.table)
            self._kept.append(value)
            self.table.append(entry)
        return [self._numbers[id(value)]]

    def _entry(self, value: Any) -> list[Any]:
        name = self._names.get(type(value))
        if name == BYTES:
            return [name, b64encode(value).decode()]
        if name == ELEMENT and id(value) in self._places:
            return [name, self._places[id(value)]]
        if name == FONT:
            return [name, face_of(value), self._pairs({**vars(value), "file_content": b""})]
        if name is None or name == ELEMENT:
            raise NotPlainError(type(value))
        state = self._pairs(getattr(value, "__dict__", {}))
        items = self._pairs(value) if isinstance(value, dict) else []
        items = [self.put(each) for each in value] if isinstance(value, list | tuple) else items
        return [name, state, items]

    def _pairs(self, values: Mapping[Any, Any]) -> list[list[Any]]:
        return [[self.put(key), self.put(value)] for key, value in values.items()]


class _Reader:
    def __init__(self, roots: Sequence[str]) -> None:
        self._elements = _elements([ElementTree.fromstring(root) for root in roots])  # noqa: S314 - no entities of ours
        self._kinds, self._made = kinds(), list[Any]()

    def read(self, table: Sequence[Sequence[Any]]) -> list[Any]:
        """All objects, each after those in it."""
        for name, *values in table:
            self._made.append(self._make(name, *values))
        return self._made

    def _make(self, name: str, first: Any, items: Any = ()) -> Any:
        if name == BYTES:
            return b64decode(first, validate=True)
        if name == ELEMENT:
            return self._elements[first]
        if name == TUPLE:
            return tuple(self._get(each) for each in items)
        if name not in self._kinds:
            raise ValueError(name)
        made = self._kinds[name].__new__(self._kinds[name])
        if name == FONT:
            made.__dict__.update(self._pairs(items), file_content=paper_fonts()[first])
        elif first:
            made.__dict__.update(self._pairs(first))
        if isinstance(made, dict):
            made.update(self._pairs(items))
        elif isinstance(made, list):
            made.extend(self._get(each) for each in items)
        return made

    def _get(self, value: Any) -> Any:
        return self._made[value[0]] if isinstance(value, list) else value

    def _pairs(self, pairs: Sequence[Sequence[Any]]) -> Mapping[Any, Any]:
        return {self._get(key): self._get(value) for key, value in pairs}


def _elements(roots: Sequence[Element]) -> list[Element]:
    """All of them, in their order.

    Raises:
        NotPlainError: when one is not read back, as a comment is not.

    """
    elements = [each for root in roots for each in root.iter()]
    if not all(isinstance(each.tag, str) for each in elements):
        raise NotPlainError(Element)
    return elements


def kinds() -> dict[str, Any]:
    """All that there may be in a part, by the name that it is written with."""
    module = load_weasyprint().pdf
    of_pdf = module.pydyf.Dictionary, module.pydyf.Array, module.pydyf.String, module.pydyf.Stream
    ours = DrawnPage, DrawnPart, Node, Area, Mark, Pressed
    named = {each.__name__: each for each in (list, tuple, dict, *ours, *of_pdf)}
    return {**named, BYTES: bytes, ELEMENT: Element, FONT: module.fonts.Font}


def face_of(font: Any) -> str:
    """The name of one of our fonts.

    Raises:
        NotPlainError: when it is the machine's own, or lacks a sign: what the machine has for that differs by the day.

    """
    for name, content in paper_fonts().items():
        if content == font.file_content and not font.missing:
            return name
    raise NotPlainError(FONT)


@cache
def paper_fonts() -> dict[str, bytes]:
    """The files of our fonts on paper, by name."""
    return {face.file: face.path.read_bytes() for face in PAPER_FACES}
