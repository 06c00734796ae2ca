"""Gives a booklet the structure of the PDF that its pages are from, so that it is read in the order of the book.

The pages of a booklet lie on its sheets in the order in which they are folded. Their structure does not: it is that of
the tagged PDF, with each piece pointing to where its page came to lie. Nothing can be pressed, as on paper.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
    TextStringObject,
)

from .sheets import Laid, SheetWriter

KEPT = ("/Alt", "/ActualText", "/Lang", "/ID")
"""What is told of an element, beside its attributes."""
PRESSED = {"/Link": "/Span"}
"""What an element is without the place where it could be pressed."""


class BookletWriter(SheetWriter):
    """Collects the sheets of a booklet."""

    def tag(self, reader: PdfReader) -> None:
        """Give the sheets the structure of the PDF that their pages are from, when all have been added."""
        tag_booklet(self._writer, reader, self.laid)


def tag_booklet(writer: PdfWriter, reader: PdfReader, laid: Iterable[Laid]) -> None:
    """Copy the structure of a PDF to a booklet of its pages; pages of other files are passed over."""
    own = {each.page.indirect_reference: each for each in laid if each.page.pdf is reader}
    tree = _Tree(writer, {page.idnum: each for page, each in own.items() if page is not None})
    root = dictionary(Type=NameObject("/StructTreeRoot"))
    reference = writer._add_object(root)
    (document,) = reader.root_object["/StructTreeRoot"]["/K"]  # type: ignore[index]
    root[NameObject("/K")] = tree.copy(document.get_object(), reference)
    root[NameObject("/ParentTree")] = tree.parents()
    root[NameObject("/IDTree")] = tree.names()
    catalog = writer.root_object
    catalog[NameObject("/StructTreeRoot")] = reference
    catalog[NameObject("/MarkInfo")] = dictionary(Marked=BooleanObject(True))
    catalog[NameObject("/ViewerPreferences")] = dictionary(DisplayDocTitle=BooleanObject(True))
    for name in ("/Metadata", "/OutputIntents"):
        catalog[NameObject(name)] = reader.root_object.raw_get(name).clone(writer)


class _Tree:
    """The structure while it is copied."""

    def __init__(self, writer: PdfWriter, laid: Mapping[int, Laid]) -> None:
        self._writer = writer
        self._laid = laid
        self._elements: dict[int, dict[int, IndirectObject]] = defaultdict(dict)
        """Of each page the element of each piece."""
        self._named: dict[str, IndirectObject] = {}

    def copy(self, element: DictionaryObject, parent: IndirectObject) -> IndirectObject:
        """An element with all below it."""
        kind = str(element["/S"])
        copy = dictionary(Type=NameObject("/StructElem"), S=NameObject(PRESSED.get(kind, kind)), P=parent)
        reference = self._writer._add_object(copy)
        for name in KEPT:
            if name in element:
                copy[NameObject(name)] = element[name].clone(self._writer)
        if "/A" in element:
            copy[NameObject("/A")] = self._attributes(element)
        if "/ID" in element:
            self._named[str(element["/ID"])] = reference
        copy[NameObject("/K")] = ArrayObject(self._kids(element, reference))
        return reference

    def _kids(
        self, element: DictionaryObject, reference: IndirectObject
    ) -> Iterator[DictionaryObject | IndirectObject]:
        for each in element["/K"]:  # type: ignore[attr-defined]
            kid: Any = each.get_object()
            if isinstance(kid, int):
                yield self._piece(element.raw_get("/Pg").idnum, kid, reference)
            elif kid.get("/Type") == "/MCR":
                yield self._piece(kid.raw_get("/Pg").idnum, kid["/MCID"], reference)
            elif kid.get("/Type") == "/StructElem":
                yield self.copy(kid, reference)

    def _piece(self, page: int, number: int, element: IndirectObject) -> DictionaryObject:
        """A piece of a page, which is now one of a drawing on a sheet."""
        self._elements[page][number] = element
        laid = self._laid[page]
        return dictionary(Type=NameObject("/MCR"), Pg=laid.sheet, Stm=laid.drawing, MCID=NumberObject(number))

    def _attributes(self, element: DictionaryObject) -> DictionaryObject:
        attributes: DictionaryObject = element["/A"].get_object().clone(self._writer)  # type: ignore[union-attr, assignment]
        if "/BBox" in attributes:
            x, y = self._laid[element.raw_get("/Pg").idnum].corner
            sides: Any = attributes["/BBox"]
            moved = (float(side) + by for side, by in zip(sides, (x, y, x, y), strict=True))
            attributes[NameObject("/BBox")] = ArrayObject(FloatObject(side) for side in moved)
        return attributes

    def parents(self) -> DictionaryObject:
        """The element of each piece, by drawing."""
        numbers = ArrayObject()
        for key, (page, elements) in enumerate(sorted(self._elements.items())):
            drawing: Any = self._laid[page].drawing.get_object()
            drawing[NameObject("/StructParents")] = NumberObject(key)
            row = (elements.get(number, NullObject()) for number in range(max(elements) + 1))
            numbers.extend([NumberObject(key), ArrayObject(row)])
        return dictionary(Nums=numbers)

    def names(self) -> DictionaryObject:
        names = ArrayObject()
        for name, element in sorted(self._named.items()):
            names.extend([TextStringObject(name), element])
        return dictionary(Names=names)


def dictionary(**values: Any) -> DictionaryObject:
    """A dictionary of a PDF, whose names start with a slash."""
    return DictionaryObject({NameObject(f"/{name}"): value for name, value in values.items()})
