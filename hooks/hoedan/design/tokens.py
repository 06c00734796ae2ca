"""What the look of site, paper, e-book and share cards has in common, from `data/tokens.yml`: colours and sizes."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

SOURCE = Path(__file__).parent / "data" / "tokens.yml"
FILE = "assets/tokens.css"
"""Where the site has them, as custom properties."""
SITE_SIZES = ("type", "leading", "space", "round")
PAPER_SIZES = ("paper-type", "paper-space")
PROPERTY = re.compile(r"var\(--([a-z0-9-]+)\)")


class Colour(NamedTuple):
    """A colour in both schemes, as `#rrggbb`. Paper and cards take the light one."""

    light: str
    dark: str


@cache
def colours() -> Mapping[str, Colour]:
    """Name -> colour, in the order of the file."""
    return {name: Colour(*pair) for name, pair in groups()["colours"].items()}


TINT = "-tint"
"""Ends the name of the ground behind a colour."""


def family_colours() -> list[str]:
    """The names of the colours that a family of ingredients may have: those with a tint."""
    return [name.removesuffix(TINT) for name in colours() if name.endswith(TINT)]


@cache
def site_sizes() -> Mapping[str, str]:
    """Name -> size of type, leading, space or corner as CSS writes it, in the order of the file."""
    return {name: str(size) for group in SITE_SIZES for name, size in groups()[group].items()}


@cache
def inks() -> Mapping[str, tuple[float, float, float, float]]:
    """Name of a colour on paper -> shares of cyan, magenta, yellow and black, from 0 to 1."""
    return {name: (c / 100, m / 100, y / 100, k / 100) for name, (c, m, y, k) in groups()["inks"].items()}


def paper_sizes() -> Mapping[str, str]:
    """Name -> size of type in points, or room in millimetres."""
    return {name: size for group in PAPER_SIZES for name, size in groups()[group].items()}


@cache
def groups() -> Mapping[str, Any]:
    return dict(yaml.safe_load(SOURCE.read_text(encoding="utf-8")))


def on_paper(name: str) -> str:
    """A colour where there is one scheme.

    Raises:
        KeyError: when there is no such colour.

    """
    return colours()[name].light


def fill_in(style: str, *, is_dark: bool = False) -> str:
    """A style sheet for paper or an e-book: each `var(--name)` becomes the colour or the size itself.

    Reading apps often know no custom properties.

    Raises:
        KeyError: when the style names one that does not exist.

    """
    return PROPERTY.sub(lambda found: paper_sizes().get(found[1]) or colours()[found[1]][is_dark], style)


def site_style() -> str:
    """The custom properties of the site; the browser takes the scheme that the reader chose."""
    rules = [f"--{name}:light-dark({light},{dark});" for name, (light, dark) in colours().items()]
    rules += [f"--{name}:{size};" for name, size in site_sizes().items()]
    return f":root{{{''.join(rules)}}}\n"


def red_green_blue(name: str) -> tuple[int, int, int]:
    """A colour as an image wants it: three numbers from 0 to 255."""
    red, green, blue = bytes.fromhex(on_paper(name).removeprefix("#"))
    return red, green, blue
