"""Whether an image tells where it was made: the position that a phone writes beside every photograph."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

LARGEST_BLOCK = 65_536
"""Bytes; in a JPEG an Exif block cannot be longer."""
TIFF_START = re.compile(rb"II\*\x00|MM\x00\*")
XMP_POSITION = b"GPSLatitude"
GPS_TAG = 0x8825
POSITION_TAGS = range(1, 5)
"""Latitude and longitude, and north, south, east or west."""
ENTRY_SIZE = 12

Order = Literal["little", "big"]


def has_location(file: Path) -> bool:
    """Look for a position in the Exif or XMP data of a file, whatever its type.

    The Exif block of every type is a TIFF header with tables, found by its own first bytes. The picture itself is
    never decoded, so that a file made to fill the memory cannot.
    """
    data = file.read_bytes()
    blocks = (data[found.start() : found.start() + LARGEST_BLOCK] for found in TIFF_START.finditer(data))
    return XMP_POSITION in data or any(names_position(block) for block in blocks)


def names_position(block: bytes) -> bool:
    """Whether the table of the block leads to a table with a position in it."""
    order: Order = "little" if block.startswith(b"II") else "big"
    tables = (value for tag, value in read_table(block, number(block, 4, 4, order), order) if tag == GPS_TAG)
    return any(tag in POSITION_TAGS for table in tables for tag, _ in read_table(block, table, order))


def read_table(block: bytes, start: int, order: Order) -> Iterator[tuple[int, int]]:
    """The tag and the value of each entry of a table; a table that runs out of the block ends there."""
    for position in range(start + 2, start + 2 + ENTRY_SIZE * number(block, start, 2, order), ENTRY_SIZE):
        if position + ENTRY_SIZE > len(block):
            return
        yield number(block, position, 2, order), number(block, position + 8, 4, order)


def number(block: bytes, position: int, size: int, order: Order) -> int:
    return int.from_bytes(block[position : position + size], order)
