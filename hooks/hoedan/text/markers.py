"""The passage markers in a text: a line `{: ingredient="slug" }` under a paragraph, list item or quote.

There is exactly one form, because other forms are lost without a word: by this site, or by another reader.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from .outline import LIST_ITEM, Part, Piece

MARKER = re.compile(r'[ ]*\{: ingredient="([a-z0-9-]+(?: [a-z0-9-]+)*)" \}[ ]*')
MARKER_LIKE = re.compile(r"\{\s*:[^}\n]*\}?|\{\s*ingredient[^}\n]*\}?", re.IGNORECASE)
IMAGE_ONLY = re.compile(r"[ ]*!\[[^\]]*\]\([^)]*\)[ ]*")

NOT_A_FORM = "V-040"
NO_PLACE = "V-041"
TEXT_BELOW = "V-042"


@dataclass(frozen=True)
class Marker:
    """A passage marker; `fault` is the code of the rule it breaks, if any."""

    line: int
    text: str
    ingredients: tuple[str, ...] = ()
    fault: str | None = None


def is_marker_line(line: str) -> bool:
    return MARKER.fullmatch(line) is not None


def find_markers(lines: Sequence[str], pieces: Iterable[Piece], skipped: set[int], first_line: int) -> Iterator[Marker]:
    """Find everything that is a marker or looks like one.

    `lines` have no code any more; `pieces` is their outline without the lines of markers, and `skipped` are the
    numbers of lines whose attributes another rule reports.
    """
    around = pieces_by_line(pieces)
    for number, line in enumerate(lines):
        exact = MARKER.fullmatch(line)
        if exact:
            slugs = tuple(dict.fromkeys(exact[1].split(" ")))
            yield Marker(first_line + number, line.strip(), slugs, find_fault(lines, number, around))
        elif number not in skipped and (like := MARKER_LIKE.search(line)):
            yield Marker(first_line + number, like.group(), fault=NOT_A_FORM)


def pieces_by_line(pieces: Iterable[Piece]) -> Mapping[int, list[Piece]]:
    """The pieces that a line stands in, from the outer to the inner."""
    found: dict[int, list[Piece]] = {}
    for piece in pieces:
        for line in piece.lines:
            found.setdefault(line.number, []).append(piece)
    return found


def find_fault(lines: Sequence[str], number: int, around: Mapping[int, list[Piece]]) -> str | None:
    """Tell why a marker in the right form belongs to no paragraph, list item or quote."""
    above = lines[number - 1] if number else ""
    if MARKER_LIKE.search(above):
        return NOT_A_FORM
    pieces = around.get(number - 1, [])
    if not pieces or pieces[-1].part is not Part.TEXT or IMAGE_ONLY.fullmatch(above):
        return NO_PLACE
    below = lines[number + 1] if number + 1 < len(lines) else ""
    goes_on = pieces[0].part is Part.LIST and LIST_ITEM.match(below.lstrip(" ")) is not None
    return TEXT_BELOW if below.strip(" ") and not goes_on and not MARKER_LIKE.search(below) else None
