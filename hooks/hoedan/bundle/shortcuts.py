"""Shorter ways to what WeasyPrint works out, to the same values: a tenth of the time that a book takes.

Each stands in the place of a function that is called a thousand times a page, or draws what is drawn again and again.
Without any of them a book is the same.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

UNLIKE_OTHERS = frozenset({"display", "float", "page", "position"})
"""Properties that WeasyPrint computes from each other, or from what stands around."""


@contextmanager
def shortcuts() -> Iterator[None]:
    """Have WeasyPrint go our ways meanwhile."""
    from weasyprint import images  # noqa: PLC0415 - needs Pango, and only a PDF does
    from weasyprint.css import ComputedStyle  # noqa: PLC0415
    from weasyprint.layout import percent  # noqa: PLC0415
    from weasyprint.text import line_break  # noqa: PLC0415

    with (
        instead(ComputedStyle, "__missing__", plain_value),
        instead(percent, "resolve_one_percentage", used_length),
        instead(line_break, "_font_style_cache_key", font_of),
        instead(images.SVGImage, "draw", drawn_before),
    ):
        yield


@contextmanager
def instead(place: Any, name: str, ours: Callable[[Callable[..., Any]], Callable[..., Any]]) -> Iterator[None]:
    """Put what `ours` makes of a function in its place."""
    own = getattr(place, name)
    setattr(place, name, ours(own))
    try:
        yield
    finally:
        setattr(place, name, own)


def plain_value(own: Callable[..., Any]) -> Callable[..., Any]:
    """The value of a property that no rule sets: its parent's, or the one it begins with."""
    from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES  # noqa: PLC0415

    begins = {key: value for key, value in INITIAL_VALUES.items() if key not in INITIAL_NOT_COMPUTED}

    def is_set(key: str, style: Any) -> bool:
        try:
            directions: bool = style.has_directions
        except AttributeError:  # `padding-block` sets `padding-top`
            directions = style.has_directions = any("block" in each or "inline" in each for each in style.cascaded)
        return directions or key in style.cascaded

    def missing(style: Any, key: str) -> Any:
        is_plain = key not in UNLIKE_OTHERS and not key.startswith(("text_decoration_", "__"))
        if is_plain and style.parent_style is not None and not is_set(key, style):
            if key in INHERITED:
                value = style[key] = style.parent_style[key]
                return value
            if key in begins:
                value = style[key] = begins[key]
                return value
        return own(style, key)

    return missing


def used_length(own: Callable[..., Any]) -> Callable[..., Any]:
    """A length in pixels or in hundredths of another."""

    def resolve(box: Any, name: str, refer_to: Any) -> None:
        value = box.style[name]
        unit = getattr(value, "unit", None)
        if unit == "px":
            setattr(box, name, value.value)
        elif unit == "%":
            setattr(box, name, refer_to * value.value / 100)
        else:
            own(box, name, refer_to)

    return resolve


def font_of(own: Callable[..., Any]) -> Callable[..., Any]:
    """The words that stand for a font, which each style has once."""

    def key(style: Any, include_size: bool = False) -> str:
        known: dict[bool, str] = style.__dict__.setdefault("font_keys", {})
        if include_size not in known:
            known[include_size] = own(style, include_size)
        return known[include_size]

    return key


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


def is_fresh(stream: Any) -> bool:
    """Whether nothing was drawn yet, so that no colour is set that need not be set again."""
    return not stream._resources["ExtGState"] and stream._current_color is stream._current_color_stroke is None


def count_others(resources: Any) -> int:
    return sum(len(resources[kind]) for kind in ("XObject", "Pattern", "Shading"))
