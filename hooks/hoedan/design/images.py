"""The one place that opens images of others: of a story, or in the file of an editor.

What an image is, follows from its content and not from its name. Its size is judged before the picture is decoded, so
that a file made to fill the memory cannot.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from PIL import ExifTags, Image, ImageFile, ImageOps

LARGEST_IMAGE = 2_000_000
"""Bytes."""
MOST_PIXELS = 60_000_000
"""A file of two megabytes can hold a picture that fills the memory of a reader's phone; a camera stays below this."""
IMAGE_TYPES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".avif"})
"""The endings of files in a story's folder that it may show."""
SHOWN = ("PNG", "JPEG", "WEBP", "AVIF")
"""What every browser shows, by the names of Pillow."""
POSITION = (
    ExifTags.GPS.GPSLatitudeRef,
    ExifTags.GPS.GPSLatitude,
    ExifTags.GPS.GPSLongitudeRef,
    ExifTags.GPS.GPSLongitude,
)
XMP_POSITION = b"GPSLatitude"


class UnreadableImageError(Exception):
    """There is no image in it, or a damaged one."""


class TooManyPixelsError(UnreadableImageError):
    """It has more than `MOST_PIXELS`."""


class Decoded(NamedTuple):
    """An image with its pixels, upright."""

    image: Image.Image
    format: str | None
    """What the file was, by the name of Pillow."""


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


def size_of(file: Path) -> tuple[int, int] | None:
    """Width and height in pixels, from the header; None for what is no image."""
    try:
        with opened(file) as image:
            return image.size
    except UnreadableImageError:
        return None


def has_too_many_pixels(file: Path) -> bool:
    """Judge the size in the header. False for what is no image."""
    try:
        with opened(file) as image:
            return is_too_large(image)
    except TooManyPixelsError:
        return True
    except UnreadableImageError:
        return False


def has_location(file: Path) -> bool:
    """Whether the Exif or XMP data tell where the image was made, as a phone writes it. False for what is no image."""
    try:
        with opened(file) as image:
            if image.format == "PNG" and not is_too_large(image):
                image.load()  # in this format they may stand behind the picture
            tags = image.info.get("exif") and image.getexif().get_ifd(ExifTags.IFD.GPSInfo)
            return any(tag in POSITION for tag in tags or ()) or XMP_POSITION in image.info.get("xmp", b"")
    except UnreadableImageError:
        return False


def read_image(data: bytes, formats: tuple[str, ...] = SHOWN) -> Decoded:
    """Decode an image and turn it upright, as the camera was held.

    Raises:
        TooManyPixelsError: before anything is decoded.
        UnreadableImageError: when it is no image of these formats, or a damaged one.

    """
    with opened(BytesIO(data), formats) as image:
        if is_too_large(image):
            raise TooManyPixelsError
        check_whole(image, data)
    with opened(BytesIO(data), formats) as image:
        return Decoded(ImageOps.exif_transpose(image), image.format)


def check_whole(image: ImageFile.ImageFile, data: bytes) -> None:
    """Fail on a damaged PNG or JPEG; afterwards the image cannot be used.

    WeasyPrint tells Pillow, for the whole process, to put up with half a file when it loads one of these. The two ways
    below never do, and neither do the decoders of the other formats.
    """
    if image.format == "PNG":
        image.verify()
    elif image.tile and image.tile[0].codec_name == "jpeg":
        Image.frombytes(image.mode, image.size, data, "jpeg", image.tile[0].args)


def is_too_large(image: Image.Image) -> bool:
    return image.width * image.height > MOST_PIXELS


@contextmanager
def opened(source: Path | BytesIO, formats: tuple[str, ...] = SHOWN) -> Iterator[ImageFile.ImageFile]:
    """An image of which no more than the header is read yet.

    Raises:
        TooManyPixelsError: for a size that Pillow itself refuses.
        UnreadableImageError: when it is no image of these formats, or proves to be damaged when it is decoded.

    """
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(source, formats=formats) as image:
            yield image
    except UnreadableImageError:
        raise
    except Image.DecompressionBombError as error:
        raise TooManyPixelsError from error
    except Exception as error:  # every decoder of Pillow has errors of its own
        raise UnreadableImageError from error
