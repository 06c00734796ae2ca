"""WeasyPrint, and all that is known here of how it works inside; written for the version in `WRITTEN_FOR`.

Four things of it are used that it does not promise: the steps in which it sets a document, the boxes of a page with the
texts that they will draw, where it cuts a line before an element, and the style that it begins with. What it does on
the way there is known in `line_breaks` and `shortcuts`, and how it draws a page and writes a PDF in `drawn`.
"""

import gc
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from importlib.resources import files
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, Any

from ..design.typefaces import PAPER_FACES
from ..incremental.digest import environment_of
from ..library.links import Links
from ..text.typeset import set_html
from .copyfit import SetLine
from .errors import NoPangoError
from .line_breaks import LineBreaks
from .page_marks import PICTURE, signs_of
from .pages import Pages
from .shortcuts import instead, shortcuts
from .style import book_style

if TYPE_CHECKING:
    from weasyprint import Document

WRITTEN_FOR = "70.0"
SPACE_BEFORE_INLINE = re.compile(
    r"( |&nbsp;|\u00a0)(<(?:a|em|strong|span)\b(?![^>]*(?:data-page-of|drawing__unit))[^>]*>)(?! )"
)
SPACE_BEFORE_CODE = re.compile(r"( |&nbsp;|\u00a0)(<(?:code|kbd|samp)\b[^>]*>)(?! )")
PRINT_ONLY = frozenset({"contents__page", "number", "see"})
"""Classes of what tells a reader on paper where to look."""
OPENING = 80
"""Signs of a page that are enough to know it by."""
VARIANT = "pdf/a-2a"
OBJECTS_OF_A_BOOK = 500_000
"""So many that were made and stay are no sheet or chapter."""
HOLE = 120.0
"""Pixels at the foot of a page that what follows a picture may fill."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
POINT = 0.75
"""Points in a pixel, in which WeasyPrint counts."""
STYLE_IN_TAG = re.compile(r' style="[^"]*"')
MEASURE = re.compile(r"(?<![\w.#-])(-?(?:\d+(?:\.\d+)?|\.\d+))(mm|pt)\b")
EVERY_ELEMENT = re.compile(r"^::(?:footnote|note)-\w+ .*$|^@counter-style .*$", re.MULTILINE)
IN_VAIN = re.compile(r"^(?!\[hidden\])[^{}\n]*(?:\[dir|\[rules|:is\(input)[^{}]*\{[^{}]*\}$", re.MULTILINE)
SETS_TYPE = ("weasyprint", "pydyf", "fonttools", "Pillow", "pyphen", "pypdf", "tinycss2", "cssselect2", "tinyhtml5")
"""What is in Python of all that sets type, draws it, and makes other files of it."""
HINTS = {"presentational_hints": True}
"""Where a numbered list starts stands in an attribute of the HTML."""
PANGO_ADVICE = (
    "Pango ontbreekt; zonder dat zetprogramma is er geen PDF te maken. Zonder Pango kan wel: het e-boek, met "
    "`hoedan bundle --format epub`, en de site, met `hoedan site --without-bundles`.\n"
    "  Debian of Ubuntu: sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0\n"
    "  Fedora:           sudo dnf install pango\n"
    "  macOS:            brew install pango\n"
    "  Windows:          zie https://doc.courtbouillon.org/weasyprint/stable/first_steps.html"
)


def load_weasyprint() -> Any:
    """Import WeasyPrint, or say what is missing.

    Raises:
        NoPangoError: when Pango is not there.

    """
    try:
        with redirect_stdout(io.StringIO()):  # it says there what we say below
            import weasyprint  # noqa: PLC0415 - needs Pango, and only a PDF does
    except OSError as error:
        raise NoPangoError(PANGO_ADVICE) from error
    return weasyprint


def harfbuzz_version() -> str:
    """Which HarfBuzz shapes the letters."""
    from weasyprint.text.ffi import ffi, harfbuzz  # noqa: PLC0415 - needs Pango, and only a PDF does

    if not hasattr(harfbuzz, "hb_version_string"):
        ffi.cdef("const char * hb_version_string (void);")
    found: bytes = ffi.string(harfbuzz.hb_version_string())
    return found.decode()


@contextmanager
def at_speed() -> Iterator[None]:
    """Our shortcuts, and no looking for rubbish: of the millions of objects that WeasyPrint makes nearly all stay.

    To look through those of a book takes as long as to set five pages of it, so that waits until another is set. Within
    another of these this does nothing.
    """
    if not gc.isenabled():
        yield
        return
    if gc.get_freeze_count():
        gc.unfreeze()
        gc.collect()
    gc.disable()
    try:
        with shortcuts():
            yield
    finally:
        if gc.get_count()[0] > OBJECTS_OF_A_BOOK:
            gc.freeze()
        gc.enable()


def enlarged(style: str, scale: float) -> str:
    """A style with every measure on paper so many times as large."""
    return style if scale == 1 else MEASURE.sub(lambda found: f"{float(found[1]) * scale:.3f}{found[2]}", style)


class Typesetter:
    """WeasyPrint with our fonts and a style, that of a book if no other is given; for any number of documents.

    All measures of the style, and those that a document gives itself, are enlarged by `scale`.
    """

    def __init__(self, links: Links, style: str | None = None, scale: float = 1.0) -> None:
        self._weasyprint = load_weasyprint()
        self._fonts = self._weasyprint.text.fonts.FontConfiguration()
        self.scale = scale
        rules = enlarged(book_style(links) if style is None else style, scale)
        self._fetcher = self._weasyprint.urls.URLFetcher(allowed_protocols=("data", "file"))  # nothing from elsewhere
        self._style = self._weasyprint.CSS(string=rules, font_config=self._fonts, url_fetcher=self._fetcher)
        self._root = str(links.library.root)
        own = self._weasyprint.CSS(string=base_style())
        self._page_type = type("Page", (self._weasyprint.HTML,), {"_ua_stylesheets": lambda *_: [own]})
        self._rules = rules
        self._marks: dict[str, Any] = {}
        """Address of each drawing that was read -> what was read."""
        self._breaks = LineBreaks()

    @property
    def versions(self) -> tuple[object, ...]:
        """What sets type, of which version: another may break a line elsewhere, or draw it otherwise."""
        return self._weasyprint.text.ffi.pango.pango_version(), harfbuzz_version(), *map(version, SETS_TYPE)

    @cached_property
    def stands_for(self) -> str:
        """Stands for all that a page hangs on beside its own HTML: our code, the style, the fonts, what sets type."""
        fonts = [face.path.read_bytes() for face in PAPER_FACES]
        return environment_of([], self._rules, self.scale, self.versions, fonts)

    def set(self, html: str, first_page: int = 1) -> "Document":
        """Lay a document out on pages, of which the first has this number."""
        return self.read(html).set().finish(first_page)

    def read(self, html: str, later: Iterable[tuple[str, int]] = ()) -> "Galley":
        """Read a document with its styles, to lay it out once or more; see `move_later`."""
        html = STYLE_IN_TAG.sub(lambda found: enlarged(found[0], self.scale), html)
        source = self._page_type(string=move_spaces(set_html(html)), base_url=self._root, url_fetcher=self._fetcher)
        move_later(source.etree_element, later)
        options = {"stylesheets": [self._style], "cache": self._marks, **HINTS}
        return Galley(source, self._fonts, options, self._breaks)


class Galley:
    """A document that was read and has its boxes, but no pages yet."""

    def __init__(self, source: Any, fonts: Any, options: Mapping[str, Any], breaks: LineBreaks) -> None:
        self._source, self._fonts, self._breaks = source, fonts, breaks
        self._render = load_weasyprint().document
        chosen = {**load_weasyprint().DEFAULT_OPTIONS, **options}
        self._counters = self._render.CounterStyle()
        self._context = self._render.Document._build_layout_context(source, fonts, self._counters, {}, chosen)
        self._boxes = self._render.build_formatting_structure(
            *(source.etree_element, self._context.style_for, self._context.get_image_from_uri, source.base_url),
            *(self._context.target_collector, self._counters, self._context.footnotes),
        )

    def set(self, whole: frozenset[str] = frozenset()) -> "Proof":
        """The document on pages; a word of `whole` is never hyphenated.

        Nothing may be done any more with pages that were set before: they share their pictures with the new ones.
        """
        kept, module = self._context, self._render
        context = module.LayoutContext(
            *(kept.style_for, kept.get_image_from_uri, kept.font_config, kept.counter_style, kept.target_collector)
        )
        layout = load_weasyprint().layout
        with (
            self._breaks.cut(whole),
            instead(layout, "make_margin_boxes", later),
            instead(layout, "layout_backgrounds", later),
        ):
            boxes = list(layout.layout_document(self._source, self._boxes, context))
        return Proof(boxes, self._source, context, self._fonts)


def later(_own: Callable[..., Any]) -> Callable[..., tuple[()]]:
    """Of what `Proof.finish` does nothing yet."""
    return lambda *_arguments: ()


@dataclass
class Proof:
    """Pages that were set, whatever their number and whichever side they come to lie on; their margins are empty.

    The text has the same room on both sides, so it is placed and the margins are set when all that comes before is.
    """

    boxes: list[Any]
    _source: Any
    _context: Any
    _fonts: Any

    @cached_property
    def lines(self) -> list[list[SetLine]]:
        """Those of the text on each page, from top to bottom."""
        return [list(lines_in(box.children[0])) for box in self.boxes]

    @cached_property
    def anchors(self) -> list[dict[str, Any]]:
        """What can be gone to on each page, by its name."""
        found: list[dict[str, Any]] = [{} for _ in self.boxes]
        for box, anchors in zip(self.boxes, found, strict=True):
            load_weasyprint().anchors.gather_anchors(box, anchors, [], [], {None: []})
        return found

    def finish(self, first_page: int = 1) -> "Document":
        """The document, of which the first page has this number; to be asked once."""
        module, layout = load_weasyprint().document, load_weasyprint().layout
        context, pages = self._context, []
        for index, box in enumerate(self.boxes):
            number = first_page + index
            self._lay_on(box, "right" if number % 2 else "left")
            context.current_page = index + 1  # for what the margins say of this page
            depth, counters, *others = context.page_maker[index + 1][3]
            state = depth, counters | {"page": [number]}, *others
            box.children = (*box.children, *layout.make_margin_boxes(context, box, state))
            end_with_text(box)
            layout.layout_backgrounds(box, context.get_image_from_uri)
            pages.append(module.Page(box))
        metadata = module.DocumentMetadata(**module.get_html_metadata(self._source))
        document: Document = module.Document(pages, metadata, self._source.url_fetcher, self._fonts, {}, "")
        return document

    def _lay_on(self, page: Any, side: str) -> None:
        """Give a page the margins of a side, and move what is on it as far as that asks."""
        if page.page_type.side == side:
            return
        layout, style_for = load_weasyprint().layout.page, self._context.style_for
        page.page_type = page.page_type._replace(side=side)
        layout.set_page_type_computed_styles(page.page_type, self._source, style_for)
        overflow, page.style = page.style["overflow"], style_for(page.page_type)
        page.style["overflow"] = overflow
        left, width = page.content_box_x(), page.width
        layout.resolve_percentages(page, page.style["size"])
        layout.page_width(page, self._context, page.style["size"][0])
        layout.page_height(page, self._context, page.style["size"][1])
        assert page.width == width  # noqa: S101 - see `print.css`
        for child in page.children:
            child.translate(page.content_box_x() - left)


def lines_on(page: Any) -> list[SetLine]:
    """The lines of the text on a page, from top to bottom; not what stands in its margins."""
    return list(lines_in(page._page_box.children[0]))


def lines_in(box: Any) -> Iterator[SetLine]:
    """Of what stands beside each other on a line, such as figures, the lines of each."""
    blocks = [child for child in getattr(box, "children", ()) if type(child).__name__ == "InlineBlockBox"]
    if type(box).__name__ == "LineBox" and blocks:
        for block in blocks:
            for child in block.children:
                yield from lines_in(child)
    elif type(box).__name__ == "LineBox":
        words = "".join(each.text for each in box.descendants() if hasattr(each, "text"))
        yield SetLine(words, id(box.element), box.height * POINT, box.position_y * POINT)
    elif box.is_in_normal_flow():
        for child in getattr(box, "children", ()):
            yield from lines_in(child)


def pictures_to_move(proof: Proof) -> Iterator[str]:
    """The address of each picture that left a hole at the foot of the page before it; what follows may fill that."""
    for page, following in pairwise(proof.boxes):
        figure, behind = first_figure(following.children[0])
        if figure is None or behind is None or behind.element_tag in HEADINGS:
            continue
        foot = page.content_box_y() + page.height
        if foot - end_of_words(page.children[0]) >= HOLE:
            yield from (box.element.get("src") for box in figure.descendants() if hasattr(box, "replacement"))


def first_figure(box: Any) -> tuple[Any, Any]:
    """The figure that a page begins with, if it does, and what stands behind it."""
    first, *others = [child for child in getattr(box, "children", ()) if child.is_in_normal_flow()] or [None]
    if first is not None and first.element_tag == "figure":
        return first, others[0] if others else None
    return first_figure(first) if first is not None else (None, None)


def move_later(root: Any, later: Iterable[tuple[str, int]]) -> None:
    """Put each figure with a picture of these addresses so many paragraphs later, but not past a heading."""
    steps = dict(later)
    figures = [(parent, child) for parent in root.iter() for child in parent if child.tag == "figure"]
    for parent, figure in figures if steps else ():
        place = list(parent).index(figure)
        behind = list(parent)[place + 1 :][: sum(steps.get(image.get("src"), 0) for image in figure.iter("img"))]
        passed = list(takewhile(lambda each: each.tag not in HEADINGS, behind))
        parent.remove(figure)
        parent.insert(place + len(passed), figure)


def base_style() -> str:
    """WeasyPrint's own style without what it says of every element, and asks of each in vain.

    Each had six signs that are never shown; none of ours has a direction, is a field, or a table with rules of old.
    """
    text = (files("weasyprint") / "css" / "html5_ua.css").read_text("utf-8")
    return IN_VAIN.sub("", EVERY_ELEMENT.sub("", text)).replace("\n::marker {", "\nli::marker {")


def move_spaces(html: str) -> str:
    """Put the space before a link or emphasis inside it.

    WeasyPrint cuts a line after its first word when all of it fits but the space before such an element does not.
    Before a fixed space it cuts the first word itself. In code the space stays one of the text, which is narrower.
    """
    return SPACE_BEFORE_CODE.sub(r'\2<span class="space">\1</span>', SPACE_BEFORE_INLINE.sub(r"\2\1", html))


def bind(documents: Sequence["Document"], pages: Pages) -> "Document":
    """The parts as one document, with the right page number wherever one is printed."""
    whole = documents[0].copy([page for each in documents for page in each.pages])
    for page in whole.pages:
        stamp_numbers(page._page_box, pages)
    return whole


BARRED = frozenset({"passage", "quoted"})
"""Classes of what has a line beside it."""
CLOSED = frozenset({"ground", "drawings"})
"""Classes of what has a ground of its own, or a line below it on each of its pages."""
BESIDE = "passage__label"
"""Class of the names beside a passage."""


def end_with_text(box: Any) -> None:
    """End the line beside a passage, a ground, and figures with what is in them; cut by a page they ran to its foot.

    That is to be done before backgrounds are placed.
    """
    classes = classes_of(box)
    if BARRED.intersection(classes):
        end_at(box, end_of_words(box))
        return
    for child in getattr(box, "children", ()):
        end_with_text(child)
    if CLOSED.intersection(classes):
        end_at(box, end_of_words(box, and_beside=True))


def end_at(box: Any, lowest: float) -> None:
    box.height = min(box.height, max(0.0, lowest - box.content_box_y()))


def end_of_words(box: Any, *, and_beside: bool = False) -> float:
    """How far down the lines and pictures in a box go; `and_beside` with the names beside a passage."""
    if BESIDE in classes_of(box) and not and_beside:
        return 0.0
    if type(box).__name__ == "LineBox" or hasattr(box, "replacement"):
        return float(box.position_y + box.height)
    return max((end_of_words(each, and_beside=and_beside) for each in getattr(box, "children", ())), default=0.0)


def classes_of(box: Any) -> list[str]:
    element = getattr(box, "element", None)
    return [] if element is None else (element.get("class") or "").split()


def stamp_numbers(box: Any, pages: Pages) -> None:
    """Correct all page numbers in a box that is already laid out, and in the boxes in it.

    A number is set in figures of one width, so another number of as many figures takes exactly its place. WeasyPrint
    shapes a text when it draws it, from the text that its layout remembers.
    """
    anchor = box.element.get("data-page-of") if getattr(box, "element", None) is not None else None
    if anchor and hasattr(box, "pango_layout"):
        box.text = box.pango_layout.text = str(pages.of(anchor))
        return
    for child in getattr(box, "children", ()):
        stamp_numbers(child, pages)


def opening_of(page: Any) -> str:
    """The first signs of what stands on a page, a picture as one sign; page numbers and other notes of print left out.

    So is the head of a table, which stands on each page that the table goes on to.
    """
    signs = ""
    for text in texts_in(page._page_box.children[0]):
        signs += signs_of(text)
        if len(signs) >= OPENING:
            break
    return signs[:OPENING]


def texts_in(box: Any) -> Iterator[str]:
    """What is read in a box, in the order of the text."""
    element = getattr(box, "element", None)
    if element is not None and PRINT_ONLY & set(element.get("class", "").split()):
        return
    if "::" in (box.element_tag or "") or getattr(box, "is_header", False):
        return
    if hasattr(box, "replacement"):
        yield PICTURE
    elif hasattr(box, "text"):
        yield box.text
    for child in getattr(box, "children", ()):
        yield from texts_in(child)
