"""What a press prints for a colour: the inks of the tokens, and for what has none, such as a photo, a separation."""

import re
from collections.abc import Mapping
from functools import cache

from PIL import Image, ImageChops

from ..design.tokens import inks, red_green_blue

Inks = tuple[float, float, float, float]
"""Shares of cyan, magenta, yellow and black, from 0 to 1."""
MOST_INK = 280
"""Per cent of the four inks together; more does not dry in time on uncoated paper."""
OVER, INSTEAD = "Over", "Instead"
"""How a shape or letter is printed: over what lies below it, which leaves no white edge when an ink shifts, or not."""
BLACK, NOTHING = (0.0, 0.0, 0.0, 1.0), (0.0, 0.0, 0.0, 0.0)
MOST_COLOUR_OF_GREY = 0.12
"""How far red, green and blue lie apart, as a share of how dark they are: our ink and our softer ink are grey."""
WHOLE_BLACK = 255 / 227
"""Makes our ink in a drawing as black as black ink."""
COLOUR = re.compile(rb"^([\d.]+) ([\d.]+) ([\d.]+) (rg|RG)$", re.MULTILINE)
"""WeasyPrint writes each operator on a line of its own."""
PICTURE = re.compile(rb"^/\S+ (?:Do|scn|sh)$", re.MULTILINE)
MARK = re.compile(rb"^(?:/\w+\n(?:<<.*>>\nBDC|BMC)|EMC)(?:\n|\Z)", re.MULTILINE)
"""What tells a screen reader about a piece of a page; a press has no use for it."""


def in_inks(content: bytes) -> bytes:
    """What draws a page, with inks for its colours; black is printed over what lies below it, the rest in its place."""
    return COLOUR.sub(lambda found: write_inks(*found.groups()), MARK.sub(b"", content))


def is_black(content: bytes) -> bool:
    """Whether what draws a page has text and lines in black ink alone, and no picture or pattern."""
    shares = (inks_of(*(round(float(share) * 255) for share in found[:3])) for found in COLOUR.findall(content))
    return PICTURE.search(content) is None and all(not any(inks[:3]) for inks in shares)


@cache
def write_inks(red: bytes, green: bytes, blue: bytes, operator: bytes) -> bytes:
    chosen = inks_of(*(round(float(share) * 255) for share in (red, green, blue)))
    shares = " ".join(f"{share:.4g}" for share in chosen).encode()
    if operator == b"RG":
        return shares + b" K"
    return shares + b" k\n/%s gs" % (OVER if chosen == BLACK else INSTEAD).encode()


def inks_of(red: int, green: int, blue: int) -> Inks:
    """The inks of a colour on the screen, given from 0 to 255."""
    known = by_colour().get((red, green, blue))
    if known is not None:
        return known
    cyan, magenta, yellow, black = separate(Image.new("RGB", (1, 1), (red, green, blue))).tobytes()
    return cyan / 255, magenta / 255, yellow / 255, black / 255


@cache
def by_colour() -> Mapping[tuple[int, int, int], Inks]:
    """The colours of paper with their inks; black and white are those of any printer."""
    named = {red_green_blue(name): each for name, each in inks().items()}
    return {(0, 0, 0): BLACK, (255, 255, 255): NOTHING, **named}


def separate(image: Image.Image) -> Image.Image:
    """A picture on the screen as one in four inks, never more than 260 % of them together.

    Black takes over the darker a colour is, and cyan leads in what is grey, as it must on a press.
    """
    cyan, magenta, yellow = ImageChops.invert(image.convert("RGB")).split()
    grey = ImageChops.darker(ImageChops.darker(cyan, magenta), yellow)
    black = grey.point(lambda share: share * share / 255)
    taken, balanced = black.point(lambda share: share * 0.5), grey.point(lambda share: share * 0.06)
    cyan, magenta, yellow = (ImageChops.subtract(ink, taken) for ink in (cyan, magenta, yellow))
    magenta, yellow = (ImageChops.subtract(ink, balanced) for ink in (magenta, yellow))
    return Image.merge("CMYK", (cyan, magenta, yellow, black))


def with_grey_in_black(separated: Image.Image, drawn: Image.Image) -> Image.Image:
    """A drawing whose letters and lines in black and grey are in black ink alone, so that they stay sharp."""
    red, green, blue = drawn.split()
    lightest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    darkest = ImageChops.darker(ImageChops.darker(red, green), blue)
    allowed = ImageChops.invert(darkest).point(lambda share: share * MOST_COLOUR_OF_GREY)
    spread = ImageChops.subtract(lightest, darkest)
    has_colour = ImageChops.subtract(spread, allowed).point(lambda share: 255 if share else 0)
    none = Image.new("L", drawn.size, 0)
    black = ImageChops.invert(green).point(lambda share: share * WHOLE_BLACK)
    return Image.composite(separated, Image.merge("CMYK", (none, none, none, black)), has_colour)
