"""The colours that site, paper, e-book and share cards have in common, from `data/tokens.yml`."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

SOURCE = Path(__file__).parent / "data" / "tokens.yml"
FILE = "assets/tokens.css"
"""Where the site has them, as custom properties."""
PROPERTY = re.compile(r"var\(--([a-z-]+)\)")


class Colour(NamedTuple):
    """A colour in both schemes, as `#rrggbb`. Paper, e-book and cards take the light one."""

    light: str
    dark: str


@cache
def colours() -> Mapping[str, Colour]:
    """Name -> colour, in the order of the file."""
    return {name: Colour(*pair) for name, pair in yaml.safe_load(SOURCE.read_text(encoding="utf-8")).items()}


def on_paper(name: str) -> str:
    """A colour where there is one scheme.

    Raises:
        KeyError: when there is no such colour.

    """
    return colours()[name].light


def fill_in(style: str) -> str:
    """A style sheet for paper or an e-book: each `var(--name)` becomes the colour itself.

    Reading apps often know no custom properties.

    Raises:
        KeyError: when the style names a colour that does not exist.

    """
    return PROPERTY.sub(lambda found: on_paper(found[1]), style)


def site_style() -> str:
    """The custom properties of the site; the browser takes the scheme that the reader chose."""
    rules = "".join(f"--{name}:light-dark({light},{dark});" for name, (light, dark) in colours().items())
    return f":root{{{rules}}}\n"


def red_green_blue(name: str) -> tuple[int, int, int]:
    """A colour as an image wants it: three numbers from 0 to 255."""
    red, green, blue = bytes.fromhex(on_paper(name).removeprefix("#"))
    return red, green, blue
