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
ENDING = 7
"""Characters in which addresses differ: the six of a short address and its slash."""
BITS = 7
"""Of a character of ASCII."""


def encode(address: str) -> segno.QRCode:
    """The code of an address, readable when a corner is damaged."""
    return segno.make_qr(address, error="m", mask=MASK)


@lru_cache(maxsize=64)
def qr_svg(address: str) -> Safe:
    """Draw an address as an inline SVG that takes its size and colour from the page."""
    rows = modules_of(address)
    side, path = len(rows) + 2 * QUIET, outline(rows)
    return Safe(f'<svg viewBox="0 0 {side} {side}" class="qr"><path stroke="#000" d="{path}"/></svg>')


def modules_of(address: str) -> list[bytes]:
    """The rows of `encode(address)`, each module a byte.

    A code is linear: what a bit of an address changes in it is the same whatever the other bits are. So the codes of
    all addresses of a length that begin alike are sums of some fifty, and to add up takes a tenth of the time.
    """
    start, end = address[:-ENDING], address[-ENDING:]
    if start == start.upper() or not address.isascii():  # segno may write it in another way than its neighbours
        return rows_of(*whole(address))
    plain = ord("`")
    zero, side = whole(start + "`" * len(end))
    total = zero
    for place, character in enumerate(end):
        for bit in (1 << power for power in range(BITS)):
            if (ord(character) ^ plain) & bit:
                changed = f"{'`' * place}{chr(plain ^ bit)}{'`' * (len(end) - place - 1)}"
                total ^= zero ^ whole(start + changed)[0]
    return rows_of(total, side)


@lru_cache(maxsize=256)
def whole(address: str) -> tuple[int, int]:
    """All modules of the code of an address as one number, a byte for each, and how many stand in a row."""
    matrix = encode(address).matrix
    return int.from_bytes(b"".join(map(bytes, matrix))), len(matrix)


def rows_of(modules: int, side: int) -> list[bytes]:
    written = modules.to_bytes(side * side)
    return [written[at : at + side] for at in range(0, side * side, side)]


def outline(matrix: Iterable[bytes]) -> str:
    """The dark modules as strokes, one for each run in a row; segno's own writer takes three times as long for them."""
    strokes: list[str] = []
    x = y = 0
    for row, modules in enumerate(matrix, QUIET):
        column = QUIET
        for run in modules.split(b"\0"):
            if run:
                strokes.append(f"m{column - x} {row - y}h{len(run)}" if strokes else f"M{column} {row}.5h{len(run)}")
                x, y = column + len(run), row
            column += len(run) + 1
    return "".join(strokes)
