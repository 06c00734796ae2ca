"""The images that come with a story, made ready for paper and e-book.

Each is turned upright, brought to screen colours on white, made no larger than good print needs, and written anew. What
a camera wrote beside the picture, such as the place where it was taken, stays behind.
"""

import hashlib
from dataclasses import dataclass
from functools import cache
from html import unescape
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

from PIL import Image

from ..design.images import (
    TooManyPixelsError,
    UnreadableImageError,
    in_screen_colours,
    read_image,
    shrink,
    with_plain_colours,
)
from ..incremental.digest import environment_of
from ..incremental.file_cache import CACHE, cached_content
from ..library.library import Library
from ..library.story import Story
from .errors import BundleError
from .pictures import Picture

LARGEST = (1400, 1400)
"""Pixels: 300 to the inch over the full width of the text on A5."""
QUALITY = 88
FOLDER = CACHE / "photos"
ENDING = ".beeld"
"""The picture itself tells of which kind it is."""
PNG = b"\x89PNG"


@dataclass(frozen=True)
class Photo:
    """One image file of a story, not yet decoded."""

    content: bytes
    described: str
    """How a message names it."""

    @property
    def name(self) -> str:
        """Follows from the picture: when it changes, so does the text of the publication."""
        return f"foto-{hashlib.sha256(self.content).hexdigest()[:12]}"


def find_photo(story: Story, name: str, library: Library) -> Photo:
    """The image `name` in the folder of a story.

    Raises:
        BundleError: when it is not there.

    """
    described = f"{story.path}: het beeld {story.slug}/{unescape(name)}"
    try:
        content = (library.root / "stories" / story.slug / unescape(name)).read_bytes()
    except OSError as error:
        raise BundleError(f"{described} ontbreekt. Zet het in de map stories/{story.slug}/.") from error
    return Photo(content, described)


@cache
def kept(photo: Photo, root: Path) -> Picture:
    """The image as it goes into PDF and e-book, made once below the root of a library.

    Raises:
        BundleError: when the file is damaged or much too large.

    """
    name = environment_of([], photo.name, version("pillow"))
    content = cached_content(root / FOLDER / f"{name}{ENDING}", lambda: prepare(photo).content)
    return Picture("image/png" if content.startswith(PNG) else "image/jpeg", content)


def prepare(photo: Photo) -> Picture:
    """Make an image ready.

    Raises:
        BundleError: when the file is damaged or much too large.

    """
    try:
        image, form = read_image(photo.content)
    except TooManyPixelsError as error:
        raise BundleError(f"{photo.described} heeft te veel beeldpunten. Maak het kleiner.") from error
    except UnreadableImageError as error:
        raise BundleError(f"{photo.described} is niet te lezen. Bewaar het opnieuw, als jpg of png.") from error
    return write_image(on_white(in_screen_colours(shrink(image, LARGEST))), form)


def on_white(image: Image.Image) -> Image.Image:
    """Plain colours: what can be seen through becomes white, as the paper is."""
    image = with_plain_colours(image)
    if not image.has_transparency_data:
        return image.convert("RGB")
    layer = image.convert("RGBA")
    white = Image.new("RGBA", layer.size, "#fff")
    return Image.alpha_composite(white, layer).convert("RGB")


def write_image(image: Image.Image, form: str | None) -> Picture:
    """Drawings and scans stay as sharp as they are; everything else becomes a JPEG, which every e-reader shows."""
    image.info.clear()
    target = BytesIO()
    if form == "PNG":
        image.save(target, "PNG", optimize=True)
        return Picture("image/png", target.getvalue())
    image.save(target, "JPEG", quality=QUALITY, optimize=True)
    return Picture("image/jpeg", target.getvalue())
