"""Shorter ways to what WeasyPrint works out, to the same values: a quarter of the time that a book takes.

Each stands in the place of a function that is called a thousand times a page, or draws what is drawn again and again.
Without any of them a book is the same.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree

SVG = "http://www.w3.org/2000/svg"
VOID = re.compile(r"<(area|br|col|hr|img|input|link|meta|source|wbr)\b([^<>]*?)/?>")
BARE_DRAWING = re.compile(r"<svg\b(?![^<>]*\sxmlns=)")
IN_A_PARAGRAPH = frozenset({"a", "b", "br", "code", "em", "i", "img", "span", "strong", "sub", "sup"})
"""Of what may stand there all that we write; much else would end it."""
HANDED_DOWN_TOO = (*(f"text_decoration_{name}" for name in ("color", "line", "style", "thickness")), "page")
"""Properties that a parent gives on where no rule sets them, though CSS does not call them inherited."""
SELDOM = re.compile(
    r"block|inline|_(?:start|end)\b|^(?:align|bleed|flex|footnote|grid|justify|mask_border_[^s]|object)"
)
"""Properties that nearly no box is asked for: with them every style would take twice the room."""
BORDERS = tuple(f"border_{side}_width" for side in ("top", "right", "bottom", "left"))
LINES = (*BORDERS, "outline_width")
LENGTHS = (
    *(f"{name}_{side}" for name in ("margin", "padding") for side in ("left", "right", "top", "bottom")),
    *("width", "min_width", "max_width", "height", "min_height", "max_height"),
)
"""What is worked out for each box that is laid out, beside its borders."""


@contextmanager
def shortcuts() -> Iterator[None]:
    """Have WeasyPrint go our ways meanwhile."""
    try:
        import weasyprint  # noqa: PLC0415 - needs Pango, and only a PDF does
    except OSError:  # an e-book is made without
        yield
        return
    from weasyprint import images, svg  # noqa: PLC0415
    from weasyprint.css import AnonymousStyle, ComputedStyle  # noqa: PLC0415
    from weasyprint.formatting_structure import boxes  # noqa: PLC0415
    from weasyprint.layout import absolute, block, column, float, grid, inline, page, table  # noqa: A004, PLC0415
    from weasyprint.pdf import pydyf  # noqa: PLC0415
    from weasyprint.text import line_break  # noqa: PLC0415

    ways: list[tuple[Any, str, Callable[[Any], Any]]] = [
        (AnonymousStyle, "__missing__", plain_values),
        (ComputedStyle, "__missing__", plain_values),
        (boxes.Box, "is_in_normal_flow", flow_by_style),
        (line_break, "_font_style_cache_key", font_of),
        (line_break.Layout, "setup", begun_before),
        (images.SVGImage, "draw", drawn_before),
        (svg, "TAGS", with_known_paths),
        (pydyf.PDF, "write", written_once),
        (weasyprint.tinyhtml5, "parse", read_as_xml),
    ]
    layouts = (absolute, block, column, float, grid, inline, page, table)
    ways += [(module, "resolve_percentages", used_lengths) for module in layouts]
    with ExitStack() as stack:
        for way in ways:
            stack.enter_context(instead(*way))
        yield


@contextmanager
def instead(place: Any, name: str, ours: Callable[[Any], Any]) -> Iterator[None]:
    """Put what `ours` makes of a function, or of a table of them, in its place."""
    own = getattr(place, name)
    setattr(place, name, ours(own))
    try:
        yield
    finally:
        setattr(place, name, own)


def read_as_xml(own: Callable[..., Any]) -> Callable[..., Any]:
    """A document read as XML when it is, and HTML would make the same elements of it."""

    def parse(document: Any, **named: Any) -> Any:
        html = document.read()
        words = VOID.sub(r"<\1\2/>", html).removeprefix("<!doctype html>").replace("&nbsp;", "\u00a0")
        try:
            root = ElementTree.fromstring(BARE_DRAWING.sub(f'<svg xmlns="{SVG}"', words))  # noqa: S314 - our templates
        except ElementTree.ParseError:
            return own(html, **named)
        return root if reads_the_same(root) else own(html, **named)

    return parse


def reads_the_same(root: ElementTree.Element) -> bool:
    """Whether a reader of HTML makes no elements that are not written, and ends none before its end."""
    return (
        [child.tag for child in root] == ["head", "body"]
        and all(
            each.tag in IN_A_PARAGRAPH or SVG in each.tag for text in root.iter("p") for each in text.iterfind(".//*")
        )
        and all(link.find(".//a") is None for link in root.iter("a"))
        and not any(child.tag == "tr" for table in root.iter("table") for child in table)
        and not any((each.text or "").startswith("\n") for each in root.iter("pre"))
    )


def plain_values(own: Callable[..., Any]) -> Callable[..., Any]:
    """All properties that no rule sets, at once: those of the parent, or what they begin with.

    Of a style in a document there are hundreds, and of nearly every one most properties are asked for.
    """
    from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS  # noqa: PLC0415
    from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES  # noqa: PLC0415

    not_filled = {key for key in INITIAL_VALUES if SELDOM.search(key)} | INITIAL_NOT_COMPUTED
    begins = {key: value for key, value in INITIAL_VALUES.items() if key not in not_filled}
    begins |= dict.fromkeys(LINES, 0)  # as wide as that, because no style is set for them

    def handed_down(parent: Any) -> dict[str, Any]:
        values: dict[str, Any] | None = parent.__dict__.get("handed_down")
        if values is None:
            values = parent.handed_down = begins | {key: parent[key] for key in (*INHERITED, *HANDED_DOWN_TOO)}
        return values

    def missing(style: Any, key: str) -> Any:
        if style.parent_style is None or "is_filled" in style.__dict__:
            return own(style, key)
        style.is_filled = True
        values = handed_down(style.parent_style) | style
        if hasattr(style, "cascaded"):  # a box without an element has no rules
            for each in keys_of_rules(style.cascaded, PHYSICAL_FUNCTIONS):
                if each not in style:
                    values.pop(each, None)
            if "float" in values:
                style.specified.update(position=values["position"], float=values["float"])
        style.update(values)
        return style[key]

    return missing


def keys_of_rules(rules: Mapping[str, Any], turned: Iterable[str]) -> Iterator[str]:
    """What rules set, and what is computed from that; `turned` may be set by the direction of the text as well."""
    yield from rules
    if any("block" in each or "inline" in each for each in rules):  # `padding-block` sets `padding-top`
        yield from turned
    yield from (line for line in LINES if line.replace("_width", "_style") in rules)
    yield "display"
    if "float" in rules or "position" in rules:
        yield from ("float", "position")


def used_lengths(own: Callable[..., Any]) -> Callable[..., Any]:
    """All lengths of a box at once, when its style gives them in pixels and none hangs on what stands around it."""

    def lengths_of(style: Any) -> dict[str, Any]:
        """Name -> pixels or `auto`; empty when one hangs on more than the style."""
        if style["border_collapse"] == "collapse" or style["box_sizing"] != "content-box":
            return {}
        lengths = {}
        for name in LENGTHS:
            value = style[name]
            if value == "auto":
                lengths[name] = 0 if name.startswith("min_") else value
            elif getattr(value, "unit", None) == "px":
                lengths[name] = value.value
            else:
                return {}
        return lengths | {name: style[name] for name in BORDERS}

    def resolve(box: Any, containing_block: Any) -> None:
        lengths = box.style.__dict__.get("used_lengths")
        if lengths is None:
            lengths = box.style.used_lengths = lengths_of(box.style)
        if lengths:
            box.__dict__.update(lengths)
        else:
            own(box, containing_block)

    return resolve


def flow_by_style(own: Callable[..., Any]) -> Callable[..., Any]:
    """Whether a box is in the flow, which its style says; asked each time that anything looks at what is in a box."""

    def is_in_normal_flow(box: Any) -> bool:
        values = box.style.__dict__
        known: tuple[Any, bool] | None = values.get("flow")
        where = box.style["float"], box.style["position"]
        if known is None or known[0] != where:
            known = values["flow"] = where, own(box)
        return known[1]

    return is_in_normal_flow


def font_of(own: Callable[..., Any]) -> Callable[..., Any]:
    """The words that stand for a font, which each style has once."""

    def key(style: Any, include_size: bool = False) -> str:
        known: dict[bool, str] = style.__dict__.setdefault("font_keys", {})
        if include_size not in known:
            known[include_size] = own(style, include_size)
        return known[include_size]

    return key


def begun_before(own: Callable[..., Any]) -> Callable[..., Any]:
    """A copy of what was begun for an earlier text of the same font: the context in which Pango sets it."""
    from weasyprint.text import ffi, line_break  # noqa: PLC0415

    if not hasattr(ffi.pango, "pango_layout_copy"):
        ffi.ffi.cdef("PangoLayout * pango_layout_copy (PangoLayout *layout);")

    def begin(style: Any) -> dict[str, Any]:
        """All that WeasyPrint notes of a layout that has no text yet, by name."""
        begun: dict[str, Any] | None = style.__dict__.get("begun_layout")
        if begun is None:
            begun_of = style.font_config.__dict__.setdefault("begun_layouts", {})
            direction, kerning, line = style["direction"], style["font_kerning"], style["text_decoration_line"]
            key = (line_break._font_style_cache_key(style, include_size=True), direction, kerning, str(line))
            if key not in begun_of:
                layout = SimpleNamespace()
                own(layout, style)
                begun_of[key] = {name: value for name, value in vars(layout).items() if name != "style"}
            begun = style.begun_layout = begun_of[key]
        return begun

    def setup(layout: Any, style: Any) -> None:
        layout.__dict__.update(begin(style), style=style)
        copied = ffi.pango.pango_layout_copy(layout.layout)
        layout.layout = ffi.ffi.gc(copied, ffi.gobject.g_object_unref)

    return setup


def drawn_before(own: Callable[..., Any]) -> Callable[..., Any]:
    """What was drawn of a picture at this size, when it hangs on nothing that stands around it."""

    def draw(image: Any, stream: Any, width: float, height: float, style: Any) -> None:
        made: dict[tuple[float, float], Any] = image.__dict__.setdefault("made", {})
        resources = stream._resources
        if not is_fresh(stream):
            own(image, stream, width, height, style)
        elif (width, height) in made:
            lines, states = made[width, height]
            stream.stream.extend(lines)
            for name, state in states.items():
                resources["ExtGState"].setdefault(name, state)
        else:
            begin, others = len(stream.stream), count_others(resources)
            own(image, stream, width, height, style)
            if count_others(resources) == others:
                made[width, height] = stream.stream[begin:], dict(resources["ExtGState"])

    return draw


def written_once(own: Callable[..., Any]) -> Callable[..., Any]:
    """A PDF whose objects are put into bytes once, and not a second time for the number of the file."""
    from weasyprint.pdf import pydyf  # noqa: PLC0415

    def write(*arguments: Any, **named: Any) -> None:
        made: dict[int, tuple[Any, bytes]] = {}  # an object stays, so that its number is never another's

        def remembered(data: Any) -> Any:
            def get(item: Any) -> bytes:
                if id(item) not in made:
                    made[id(item)] = item, data.fget(item)
                return made[id(item)][1]

            return property(get)

        with instead(pydyf.Dictionary, "data", remembered), instead(pydyf.Stream, "data", remembered):
            own(*arguments, **named)

    return write


def with_known_paths(own: Mapping[str, Any]) -> dict[str, Any]:
    """What draws each element of a drawing; of a path, which comes again in many drawings, what was drawn before."""
    drawn: dict[tuple[str, float], tuple[list[Any], list[Any]]] = {}

    def path(svg: Any, node: Any, font_size: float) -> None:
        key, lines = (node.get("d", ""), font_size), svg.stream.stream
        if key in drawn:
            lines += drawn[key][0]
            node.vertices.extend(drawn[key][1])
            return
        begin, corners = len(lines), len(node.vertices)
        own["path"](svg, node, font_size)
        if "%" not in key[0]:  # which is a part of this drawing
            drawn[key] = lines[begin:], list(node.vertices)[corners:]

    return {**own, "path": path}


def is_fresh(stream: Any) -> bool:
    """Whether nothing was drawn yet, so that no colour is set that need not be set again."""
    return not stream._resources["ExtGState"] and stream._current_color is stream._current_color_stroke is None


def count_others(resources: Any) -> int:
    return sum(len(resources[kind]) for kind in ("XObject", "Pattern", "Shading"))
