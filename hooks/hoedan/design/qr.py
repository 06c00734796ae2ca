"""QR codes, for the way back from paper to the site."""

from functools import lru_cache

import segno
from markupsafe import Markup as Safe

MASK = 3
"""One of the eight patterns that keep a code free of large plain areas. A scanner reads any of them; to seek the best
one for each address (ISO/IEC 18004, 7.8) would be most of the work on a story page."""
QUIET = 2
"""The empty border of a code, in modules."""


def encode(address: str) -> segno.QRCode:
    """The code of an address, readable when a corner is damaged."""
    return segno.make_qr(address, error="m", mask=MASK)


@lru_cache(maxsize=64)
def qr_svg(address: str) -> Safe:
    """Draw an address as an inline SVG that takes its size and colour from the page."""
    return Safe(encode(address).svg_inline(border=QUIET, omitsize=True, svgclass="qr", lineclass=None))
