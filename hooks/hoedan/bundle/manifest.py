"""What has been made of a bundle: read back by the site, to offer the files beside the online special."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

MANIFEST = "bundle.json"
"""Says of the files beside it how large they are and of which text."""
OUTPUT = "dist"


@dataclass(frozen=True)
class Made:
    """The files that were made of a bundle."""

    folder: Path
    fingerprint: str
    pages: int
    sizes: Mapping[str, int]
    """Name of a file -> bytes."""


def read_made(root: Path, slug: str) -> Made | None:
    """What `hoedan bundle` made of this bundle, or None when it made nothing."""
    folder = root / OUTPUT / slug
    try:
        found = json.loads((folder / MANIFEST).read_text("utf-8"))
        return Made(folder, found["fingerprint"], found["pages"], found["sizes"])
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None
