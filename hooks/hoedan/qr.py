"""QR codes, for the way back from paper to the site."""

from functools import lru_cache

import segno
from markupsafe import Markup as Safe


@lru_cache(maxsize=64)
def qr_svg(address: str) -> Safe:
    """Draw an address as an inline SVG that takes its size and colour from the page."""
    code = segno.make(address, error="m", micro=False)
    return Safe(code.svg_inline(border=2, omitsize=True, svgclass="qr", lineclass=None))
