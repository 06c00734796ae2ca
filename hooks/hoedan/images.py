"""Images that come with a story: what they are, judged by content and not by name."""

import re
from pathlib import Path

LARGEST_IMAGE = 2_000_000
"""Bytes."""
IMAGE_TYPES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".avif"})
"""The endings of files in a story's folder that are published with it."""


def is_remote(target: str) -> bool:
    return re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", target) is not None


def sniff(file: Path) -> str | None:
    """Tell the image type from the first bytes: png, jpg, webp or avif, or none of these."""
    with file.open("rb") as stream:
        start = stream.read(16)
    if start.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if start.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if start[:4] == b"RIFF" and start[8:12] == b"WEBP":
        return "webp"
    if start[4:8] == b"ftyp" and start[8:12] in (b"avif", b"avis"):
        return "avif"
    return None
