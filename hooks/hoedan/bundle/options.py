"""What can be made, and on which paper it is printed."""

from dataclasses import dataclass
from enum import StrEnum

BULK = 1.2
"""Thousandths of a millimetre that uncoated paper is thick for each gram of a square metre."""


class BundleFormat(StrEnum):
    """What can be made of a publication."""

    PDF = "pdf"
    LARGE = "large-print"
    BOOKLET = "booklet"
    PRESS = "press"
    EPUB = "epub"


@dataclass(frozen=True)
class PressOptions:
    """What is asked of the printer, and what the printer's offer says."""

    weight: int = 100
    """Grams in a square metre of the paper of the inside."""
    thickness: float | None = None
    """Millimetres of one leaf of the inside; None is what uncoated paper of that weight measures."""
    run: int = 250

    @property
    def leaf(self) -> float:
        """Millimetres of one leaf of the inside."""
        return round(self.weight * BULK / 1000, 3) if self.thickness is None else self.thickness
