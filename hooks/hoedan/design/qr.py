"""QR codes, for the way back from paper to the site."""

from collections.abc import Iterable
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
    code = encode(address)
    side, path = code.symbol_size(border=QUIET)[0], outline(code.matrix)
    return Safe(f'<svg viewBox="0 0 {side} {side}" class="qr"><path stroke="#000" d="{path}"/></svg>')


def outline(matrix: Iterable[bytes | bytearray]) -> str:
    """The dark modules as strokes, one for each run in a row; segno's own writer takes three times as long for them."""
    strokes: list[str] = []
    x = y = 0
    for row, modules in enumerate(matrix, QUIET):
        column = QUIET
        for run in bytes(modules).split(b"\0"):
            if run:
                strokes.append(f"m{column - x} {row - y}h{len(run)}" if strokes else f"M{column} {row}.5h{len(run)}")
                x, y = column + len(run), row
            column += len(run) + 1
    return "".join(strokes)
