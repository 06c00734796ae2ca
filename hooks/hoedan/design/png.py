"""A PNG file put together of rows that are packed already. Source: https://www.w3.org/TR/png-3/."""

import struct
import zlib

SIGNATURE = b"\x89PNG\r\n\x1a\n"
BITS = 8
"""Of a value."""
TRUE_COLOUR, PALETTE = 2, 3
"""What the values of a picture are."""


def png_of(size: tuple[int, int], values: int, packed: bytes, palette: bytes = b"") -> bytes:
    """The file of a picture, whose rows are packed with zlib, each behind the number of its filter.

    `size` is in dots, `palette` has three bytes for a colour.
    """
    head = struct.pack(">IIBBBBB", *size, BITS, values, 0, 0, 0)
    colours = [chunk(b"PLTE", palette)] if palette else []
    return SIGNATURE + b"".join([chunk(b"IHDR", head), *colours, chunk(b"IDAT", packed), chunk(b"IEND", b"")])


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
