"""What a screen reader reads of a printed publication: one tree of elements over all its pages.

WeasyPrint makes a tree for each page, so that what crosses a page end is two (Kozea/WeasyPrint#2903), and it knows no
contents, notes or pairs. This tree follows the elements of the HTML instead: the boxes of one element, on however many
pages and columns, are one. The kinds are those of PDF 1.7 (ISO 32000-1, 14.8.4).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

POINTS = 0.75
"""In a CSS pixel."""
SVG = "{http://www.w3.org/2000/svg}"
KINDS = {
    "article": "Art",
    "section": "Sect",
    "nav": "Sect",
    "p": "P",
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
    "blockquote": "BlockQuote",
    "dl": "L",
    "table": "Table",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "caption": "Caption",
    "figure": "Div",
    "figcaption": "Caption",
    "code": "Code",
}
"""Of an HTML element what it is; another one lends its place to what is in it, or has a rule of its own below."""
NUMBERING = defaultdict(lambda: "None", {"disc": "Disc", "circle": "Circle", "decimal": "Decimal"})
BLOCKS = frozenset(
    {"Document", "Art", "Sect", "Div", "BlockQuote", "L", "LI", "Table", "THead", "TBody", "TFoot", "TR"}
)
"""Hold no words of their own."""
CELLS = frozenset({"TD", "TH"})
"""Stay when they are empty, because their place counts."""


@dataclass(frozen=True)
class Mark:
    """A piece of what is drawn: its page, from 0, and its number on that page."""

    page: int
    number: int


@dataclass(eq=False)
class Pressed:
    """A link that can be pressed, on a page that is drawn."""

    sides: list[float]
    """Left, top, right and bottom of where, in CSS pixels."""
    link_annotation: Any = None
    """WeasyPrint's, when the page is written; none when there is nothing to go to."""


@dataclass(frozen=True)
class Area:
    """Where a link can be pressed: a page, from 0, and the link."""

    page: int
    link: Pressed


@dataclass(eq=False)
class Node:
    """One element of the tree."""

    kind: str
    element: Element | None = None
    kids: list["Node | Mark | Area"] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    """What more is told of it, by its name in a PDF: `Alt`, `ActualText`, `Lang`, `ID`, `Scope`, `BBox` and so on."""

    def add(self, kind: str, element: Element | None = None, **values: Any) -> "Node":
        node = Node(kind, element, values=values)
        self.kids.append(node)
        return node

    def last(self, kind: str) -> "Node":
        """The last element of this kind in it; made when there is none."""
        found = [kid for kid in self.kids if isinstance(kid, Node) and kid.kind == kind]
        return found[-1] if found else self.add(kind)

    def nodes(self) -> Iterator["Node"]:
        """The element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.nodes()

    @property
    def is_told(self) -> bool:
        """Whether there is anything in it."""
        return self.kind in CELLS or any(not isinstance(kid, Node) or kid.is_told for kid in self.kids)


class Structure:
    """The tree while it grows, page by page."""

    def __init__(self) -> None:
        self.root = Node("Document")
        self.artifacts: list[Mark] = []
        """Drawn and not read: running heads, pictures that say nothing, the head of a table again on its next page."""
        self.dropped: list[Area] = []
        """Links in a link."""
        self.roots: list[Element] = []
        """Of each part of the publication its HTML."""
        self._places: dict[Element, Node | None] = {}
        """Where the words of an element go; None for what is not read."""
        self._items: dict[Element, Node] = {}
        self._loose: dict[Element, Node] = {}
        self._heads: dict[Element, int] = {}

    def add_page(self, page: int, box: Any, numbers: Mapping[Any, int], height: float) -> None:
        """Add a page `height` CSS pixels high, given the number of every text and picture that was drawn on it."""
        walk = _Page(self, page, numbers, height)
        for child in box.children:
            if child.element is not None and child.element not in self.roots[-1:]:
                self.roots.append(child.element)
            walk.visit(child, self.root, is_pressed=False)

    def place(self, box: Any, parent: Node) -> Node | None:
        """The node of the element of a box, which is made at its first box."""
        element: Element = box.element
        if "::" in box.element_tag:
            item = self._items.get(element)
            return _label(item) if item and box.element_tag in ("li::marker", "li::before") else parent
        if element not in self._places:
            self._places[element] = self._make(element, parent, box.style)
        return self._places[element]

    def is_repeated(self, box: Any, page: int) -> bool:
        """Whether this is the head or foot of a table that stood on an earlier page as well."""
        if box.element is None or box.element_tag not in ("thead", "tfoot"):
            return False
        return self._heads.setdefault(box.element, page) != page

    def for_words(self, node: Node, element: Element) -> Node:
        """The node itself when it may hold words, else a paragraph in it."""
        if node.kind not in BLOCKS:
            return node
        if element not in self._loose:
            self._loose[element] = node.add("P")
        return self._loose[element]

    def _make(self, element: Element, parent: Node, style: Mapping[str, Any]) -> Node | None:
        """What an element is, below the node that its parent is; `style` has the bullets of a list."""
        match element.tag:
            case "ul" | "ol":
                if is_contents(parent):
                    return parent.add("TOC")
                return parent.add("L", ListNumbering=NUMBERING[style["list_style_type"]])
            case "li" | "dt" | "dd" | "b":
                return self._make_item(element, parent)
            case "th" | "td":
                return make_cell(element, parent)
            case "img" | "{http://www.w3.org/2000/svg}svg":
                alt = element.get("alt") or element.findtext(f"{SVG}title")
                is_heard = alt and element.get("aria-hidden") != "true"  # of a drawing whose words stand beside it
                return parent.add("Figure", Alt=alt) if is_heard else None
        return make_words(element, parent)

    def _make_item(self, element: Element, parent: Node) -> Node:
        """What is in a list: a label and a text. A term is the label of what explains it."""
        match element.tag:
            case "li" if parent.kind == "TOC":  # one link a line, whatever the line is made of
                return parent.add("TOCI").add("Reference").add("Link", element)
            case "li":
                item = self._items[element] = parent.add("LI")
                body, anchor = item.add("LBody", element), element.get("id", "")
                return body.add("Note", ID=anchor) if "--bron-" in anchor else body
            case "dt":
                return parent.add("LI").add("Lbl")
            case "dd":
                return parent.last("LI").last("LBody")
            case _ if parent.element is not None and parent.element in self._items and not parent.kids:
                return _label(self._items[parent.element])
        return parent


class _Page:
    """One page on its way into the tree."""

    def __init__(self, structure: Structure, page: int, numbers: Mapping[Any, int], height: float) -> None:
        self._structure = structure
        self._page = page
        self._numbers = numbers
        self._height = height

    def visit(self, box: Any, parent: Node, *, is_pressed: bool) -> None:
        """Add a box and all in it. `is_pressed` when it stands in a box that is a link already."""
        box = getattr(box, "_box", box)  # what is positioned has a placeholder in its place
        node = parent if box.element is None else self._structure.place(box, parent)
        if node is None or hasattr(box, "at_keyword") or self._structure.is_repeated(box, self._page):
            self._leave_out(box)
            return
        if hasattr(box, "text"):
            self._add_text(box, node)
            return
        if box.link_annotation:
            self._press(Area(self._page, box.link_annotation), node, is_pressed=is_pressed)
            is_pressed = True
        if box in self._numbers:
            node.values["BBox"] = self._bounds(box)
            node.kids.append(Mark(self._page, self._numbers[box]))
        for child in box.children:
            self.visit(child, node, is_pressed=is_pressed)

    def _add_text(self, box: Any, node: Node) -> None:
        number = self._numbers.get(box)
        if number is None:
            return
        mark = Mark(self._page, number)
        if box.text.strip():
            self._structure.for_words(node, box.element).kids.append(mark)
        else:
            self._structure.artifacts.append(mark)

    def _press(self, area: Area, node: Node, *, is_pressed: bool) -> None:
        """Add where a link can be pressed; on a line of the contents all of them are one."""
        same = [kid for kid in node.kids if isinstance(kid, Area) and kid.page == self._page]
        is_line = node.element is not None and node.element.tag == "li"
        if is_line and same:
            widen(same[0].link.sides, area.link.sides)
        if is_pressed or (is_line and same):
            self._structure.dropped.append(area)
        else:
            node.kids.append(area)

    def _leave_out(self, box: Any) -> None:
        box = getattr(box, "_box", box)
        if box in self._numbers:
            self._structure.artifacts.append(Mark(self._page, self._numbers[box]))
        for child in box.children:
            self._leave_out(child)

    def _bounds(self, box: Any) -> list[float]:
        """Left, bottom, right and top of a picture, in points from the lower left corner of the page."""
        left, top = box.content_box_x(), box.content_box_y()
        sides = (left, self._height - top - box.height, left + box.width, self._height - top)
        return [round(side * POINTS, 2) for side in sides]


def _label(item: Node) -> Node:
    """The bullet or number of a list item, before its text."""
    first = item.kids[0]
    if not isinstance(first, Node) or first.kind != "Lbl":
        first = Node("Lbl")
        item.kids.insert(0, first)
    return first


def is_contents(node: Node) -> bool:
    return node.element is not None and node.element.get("role") == "doc-toc"


def make_cell(element: Element, parent: Node) -> Node:
    """A cell of a table; one that is a head says of what."""
    if element.tag == "td":
        return parent.add("TD", **spans(element))
    return parent.add("TH", Scope="Row" if element.get("scope") == "row" else "Column", **spans(element))


def make_words(element: Element, parent: Node) -> Node:
    """What an element is that holds words, or other such elements."""
    match element.tag:
        case "a":
            return parent if parent.kind == "Link" else parent.add("Link", element)
        case "sup":
            return make_note_number(element, parent)
        case "p" if "passage__label" in element.get("class", ""):
            return parent.add("P", ActualText=spoken_label(element))
        case "span" if language := element.get("lang"):
            return parent.add("Span", Lang=language)
        case tag if tag in KINDS:
            return parent.add(KINDS[tag], element)
    return parent


def make_note_number(element: Element, parent: Node) -> Node:
    """The number of a source: a link says which; one that is none is read as what it is, and not as a figure."""
    if element.find("a") is not None:
        return parent.add("Reference")
    number = (element.text or "").strip()
    return parent.add("Reference", ActualText=f" (bron {number})") if number.isdigit() else parent


def spans(element: Element) -> dict[str, Any]:
    """How many columns and rows a cell takes, when that is more than one."""
    names = {"ColSpan": "colspan", "RowSpan": "rowspan"}
    return {name: int(value) for name, attribute in names.items() if (value := element.get(attribute, "1")) != "1"}


def spoken_label(element: Element) -> str:
    """What stands beside a passage, as a sentence; on paper its place and its line say that it is about the passage."""
    named = {"ingredient": list[str](), "setback": list[str]()}
    for span in element.iter("span"):
        for name, words in named.items():
            if name in span.get("class", "").split():
                words.append(" ".join("".join(span.itertext()).split()).removeprefix("Struikelblok: "))
    told = [f"Deze alinea laat zien: {', '.join(named['ingredient'])}."] if named["ingredient"] else []
    return " ".join([*told, *(f"Struikelblok: {each}." for each in named["setback"])])


def widen(rectangle: list[float], other: list[float]) -> None:
    """Let the first rectangle hold the second too."""
    xs, ys = (*rectangle[::2], *other[::2]), (*rectangle[1::2], *other[1::2])
    rectangle[:] = [min(xs), min(ys), max(xs), max(ys)]
