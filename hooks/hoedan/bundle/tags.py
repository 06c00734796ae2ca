"""Writes the tree of `structure` into a PDF, in the place of the one that WeasyPrint would make."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from .structure import Area, Mark, Node

Describe = Callable[[Element], str]
"""Says of a link, or of a line of the contents, where it leads."""
OWNERS = {"Scope": "Table", "ColSpan": "Table", "RowSpan": "Table", "ListNumbering": "List", "BBox": "Layout"}
"""Of each attribute the family of attributes it is of; what is not here is a value of the element itself."""
PRINTED = 4
"""The flag of an annotation that is printed too, which PDF/A asks."""


def object_at(pdf: Any, reference: bytes) -> Any:
    """The object of a PDF that a reference stands for."""
    return pdf.objects[int(reference.split()[0])]


@dataclass
class TagWriter:
    """Writes one tree with the objects of one PDF."""

    pydyf: Any
    pdf: Any
    describe: Describe
    _parents: dict[Mark, bytes] = field(default_factory=dict)
    """Of each piece of a page the element it is in."""
    _links: list[bytes] = field(default_factory=list)
    """The element of each link, in the order of their numbers."""
    _named: dict[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._pages: tuple[bytes, ...] = self.pdf.page_references

    def write(self, structure: Node, dropped: Iterable[Area]) -> None:
        """Write a structure; what was `dropped` of it can no longer be pressed."""
        root = self._object({"Type": "/StructTreeRoot"})
        document = self._write_node(structure, root.reference)
        root["K"] = self.pydyf.Array([document])
        root["ParentTree"] = self._object({"Nums": self._numbers()}).reference
        if self._named:
            names = self.pydyf.Array()
            for name, reference in sorted(self._named.items()):
                names.extend([self.pydyf.String(name), reference])
            root["IDTree"] = self._object({"Names": names}).reference
        for area in dropped:
            if area.link.link_annotation is not None:
                self._page(area.page)["Annots"].remove(area.link.link_annotation.reference)
        catalog = self.pdf.catalog
        catalog["StructTreeRoot"] = root.reference
        catalog["MarkInfo"] = self.pydyf.Dictionary({"Marked": "true"})
        catalog["ViewerPreferences"] = self.pydyf.Dictionary({"DisplayDocTitle": "true"})

    def _write_node(self, node: Node, parent: bytes) -> bytes:
        element = self._object({"Type": "/StructElem", "S": f"/{node.kind}", "P": parent})
        element |= self._values(node)
        first = next((kid.page for kid in node.kids if not isinstance(kid, Node)), None)
        if first is not None:
            element["Pg"] = self._pages[first]
        kids = self.pydyf.Array()
        for kid in node.kids:
            if isinstance(kid, Area):
                if kid.link.link_annotation is not None:
                    kids.append(self._write_link(kid, node, element.reference))
            elif isinstance(kid, Mark):
                self._parents[kid] = element.reference
                kids.append(kid.number if kid.page == first else self._content(kid))
            elif kid.is_told:
                kids.append(self._write_node(kid, element.reference))
        element["K"] = kids
        if "ID" in node.values:
            self._named[node.values["ID"]] = element.reference
        reference: bytes = element.reference
        return reference

    def _values(self, node: Node) -> dict[str, Any]:
        """What is told of an element, and its attributes in the dictionary of their family."""
        values: dict[str, Any] = {}
        for name, value in node.values.items():
            if owner := OWNERS.get(name):
                attributes = values.setdefault("A", self.pydyf.Dictionary({"O": f"/{owner}"}))
                attributes[name] = self._attribute(value)
            else:
                values[name] = self.pydyf.String(value)
        return values

    def _attribute(self, value: Any) -> Any:
        match value:
            case str():
                return f"/{value}"
            case list():
                return self.pydyf.Array(value)
        return value

    def _content(self, mark: Mark) -> Any:
        """A piece on another page than its element begins on."""
        page = self._pages[mark.page]
        return self.pydyf.Dictionary({"Type": "/MCR", "Pg": page, "MCID": mark.number})

    def _write_link(self, area: Area, node: Node, element: bytes) -> Any:
        annotation = area.link.link_annotation
        annotation["StructParent"] = len(self._pages) + len(self._links)
        annotation["F"] = PRINTED
        if node.element is not None:
            annotation["Contents"] = self.pydyf.String(self.describe(node.element))
        self._links.append(element)
        page = self._pages[area.page]
        return self.pydyf.Dictionary({"Type": "/OBJR", "Pg": page, "Obj": annotation.reference})

    def _numbers(self) -> Any:
        """The element of each piece by page and number, then that of each link."""
        by_page: dict[int, dict[int, bytes]] = defaultdict(dict)
        for mark, element in self._parents.items():
            by_page[mark.page][mark.number] = element
        numbers = self.pydyf.Array()
        for page in range(len(self._pages)):
            elements = by_page[page]
            row = (elements.get(number, "null") for number in range(max(elements, default=-1) + 1))
            numbers.extend([page, self.pydyf.Array(row)])
        for number, element in enumerate(self._links, len(self._pages)):
            numbers.extend([number, element])
        return numbers

    def _page(self, number: int) -> Any:
        return object_at(self.pdf, self._pages[number])

    def _object(self, values: dict[str, Any]) -> Any:
        dictionary = self.pydyf.Dictionary(values)
        self.pdf.add_object(dictionary)
        return dictionary
