"""What can be made, and what the printer's offer says."""

from dataclasses import dataclass
from enum import StrEnum


class BundleFormat(StrEnum):
    """What can be made of a publication."""

    PDF = "pdf"
    BOOKLET = "booklet"
    PRESS = "press"
    EPUB = "epub"


@dataclass(frozen=True)
class PressOptions:
    """What the printer's offer says."""

    thickness: float = 0.12
    """Millimetres of one leaf of the inside; 0.12 is uncoated paper of 100 g."""
    run: int = 250
