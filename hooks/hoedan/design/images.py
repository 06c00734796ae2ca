"""Images that come with a story: what they are, judged by content and not by name."""

import warnings
from pathlib import Path

from PIL import Image

LARGEST_IMAGE = 2_000_000
"""Bytes."""
MOST_PIXELS = 60_000_000
"""A file of two megabytes can hold a picture that fills the memory of a reader's phone; a camera stays below this."""
IMAGE_TYPES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".avif"})
"""The endings of files in a story's folder that it may show."""


def has_too_many_pixels(file: Path) -> bool:
    """Read the size of an image from its header; the picture itself is never decoded. False for one without a size."""
    try:
        with (
            warnings.catch_warnings(action="ignore"),
            Image.open(file, formats=["PNG", "JPEG", "WEBP", "AVIF"]) as image,
        ):
            return image.width * image.height > MOST_PIXELS
    except Image.DecompressionBombError:
        return True
    except (OSError, ValueError, RuntimeError):  # each decoder has its own word for a broken file
        return False


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
