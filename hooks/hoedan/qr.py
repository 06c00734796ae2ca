"""QR codes, for the way back from paper to the site."""

from functools import lru_cache

import segno
from markupsafe import Markup as Safe

MASK = 3
"""One of the eight patterns that keep a code free of large plain areas. A scanner reads any of them; to seek the best
one for each address (ISO/IEC 18004, 7.8) would be most of the work on a story page."""


@lru_cache(maxsize=64)
def qr_svg(address: str) -> Safe:
    """Draw an address as an inline SVG that takes its size and colour from the page."""
    code = segno.make(address, error="m", micro=False, mask=MASK)
    return Safe(code.svg_inline(border=2, omitsize=True, svgclass="qr", lineclass=None))
