"""What has been made of a bundle: read back by the site, to offer the files beside the online special."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

MANIFEST = "bundle.json"
"""Says of the files beside it how large they are and of which text."""


@dataclass(frozen=True)
class Made:
    """The files that were made of a bundle."""

    folder: Path
    fingerprint: str
    pages: int
    stem: str
    """What the names of the files begin with."""
    updated: str
    """The day on which the text was made, as a full date; empty for an edition as it is."""
    sizes: Mapping[str, int]
    """Name of a file -> bytes."""
    made_of: str
    """Stands for all that the files hang on; empty when that is not known."""


def read_made(folder: Path) -> Made | None:
    """What `hoedan bundle` made in a folder, or None when it made nothing."""
    try:
        found = json.loads((folder / MANIFEST).read_text("utf-8"))
        fingerprint, pages, stem = found["fingerprint"], found["pages"], found["stem"]
        return Made(folder, fingerprint, pages, stem, found["updated"], found["sizes"], found.get("made_of", ""))
    except (FileNotFoundError, NotADirectoryError, ValueError, KeyError, TypeError):
        return None
