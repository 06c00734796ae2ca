"""The one place that opens images of others: of a story, or in the file of an editor.

What an image is, follows from its content and not from its name. Its size is judged before the picture is decoded, so
that a file made to fill the memory cannot.
"""

import hashlib
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import PIL
from PIL import ExifTags, Image, ImageCms, ImageFile, ImageOps

from ..incremental.file_cache import cached_file

LARGEST_IMAGE = 2_000_000
"""Bytes."""
MOST_PIXELS = 25_000_000
"""A file of two megabytes can hold a picture that fills the memory; a page of A3 in print has two thirds of this."""
IMAGE_TYPES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".avif"})
"""The endings of files in a story's folder that it may show."""
IMAGES = "images"
"""The folder of the cache for images as they are published."""
SHOWN = ("PNG", "JPEG", "WEBP", "AVIF")
"""What every browser shows, by the names of Pillow."""
LARGEST_SHOWN = (2400, 2400)
"""Pixels of what is published: twice the width of a page, for sharp screens and for enlarging."""
QUALITY = {"JPEG": 85, "WEBP": 88, "AVIF": 75}
PUBLISHED_BY = f"1 Pillow {PIL.__version__} {LARGEST_SHOWN} {QUALITY}"
"""Tells images that were written in another way; the number goes up when the code below changes."""
MOST_SCANS = 50
"""A JPEG may come in layers, each over the whole picture. Programs write ten; two megabytes have room for a hundred
thousand, which take hours.
"""
JPEG_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
"""In a JPEG, beside what belongs to the picture itself."""
SCAN, END_OF_IMAGE = 0xDA, 0xD9
POSITION = frozenset(
    {ExifTags.GPS.GPSLatitudeRef, ExifTags.GPS.GPSLatitude, ExifTags.GPS.GPSLongitudeRef, ExifTags.GPS.GPSLongitude}
)
XMP_POSITION = b"GPSLatitude"
FILM, FILM_POSITION = b"ftyp", b"\xa9xyz"
"""A phone may put a film behind a photo, with a place of its own."""


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
    """Width and height in pixels, upright, from the header; None for what is no image, or is not there."""
    try:
        with opened(file.read_bytes()) as image:
            tags = image.getexif() if "exif" in image.info else {}  # or it would decode a PNG to look behind it
            is_on_its_side = tags.get(ExifTags.Base.Orientation) in (5, 6, 7, 8)
            return (image.height, image.width) if is_on_its_side else image.size
    except (UnreadableImageError, OSError):
        return None


def has_too_many_pixels(file: Path) -> bool:
    """Judge the size in the header. False for what is no image."""
    try:
        with opened(file.read_bytes()) as image:
            return is_too_large(image)
    except TooManyPixelsError:
        return True
    except UnreadableImageError:
        return False


def has_location(file: Path) -> bool:
    """Whether the file tells where the image was made, as a phone writes it. False for what is no image."""
    data = file.read_bytes()
    try:
        with opened(data) as image:
            if is_too_large(image):
                return False
            if image.format == "PNG":
                image.load()  # in this format texts may stand behind the picture
            tags = image.getexif().get_ifd(ExifTags.IFD.GPSInfo)
            texts = [text.encode() if isinstance(text, str) else text for text in image.info.values()]
            parts = [data, *(text for text in texts if isinstance(text, bytes))]
    except UnreadableImageError:
        return False
    is_film = FILM_POSITION in data and FILM in data[len(FILM) * 2 :]
    return is_film or bool(POSITION & tags.keys()) or any(XMP_POSITION in part for part in parts)


def published_image(file: Path, folder: Path) -> Path:
    """The image as the site shows it: the picture and nothing else, upright, and no larger than a screen needs.

    It is made once, in `folder`.

    Raises:
        UnreadableImageError: when it is no image, or a damaged one.
        OSError: when the file cannot be read.

    """
    status = file.stat()
    name = fingerprint_of(file, status.st_mtime_ns, status.st_size)
    return cached_file(folder / f"{name}{file.suffix.lower()}", partial(written_anew, file))


@cache
def fingerprint_of(file: Path, _modified: int, _size: int) -> str:
    """Tells the content of an image from others; time and size tell whether it has to be read again."""
    return hashlib.sha256(PUBLISHED_BY.encode() + file.read_bytes()).hexdigest()[:32]


def written_anew(file: Path) -> bytes:
    """The picture of an image in its own format."""
    data = file.read_bytes()
    image, form = read_image(data)
    picture = with_plain_colours(in_screen_colours(shrink(image, LARGEST_SHOWN)))
    picture.info = {name: value for name, value in picture.info.items() if name == "transparency"}
    target = BytesIO()
    if form == "JPEG":
        picture = picture.convert("L" if picture.mode == "L" else "RGB")
    options = {"quality": QUALITY[form]} if form in QUALITY else {}
    picture.save(target, form, optimize=True, **options)
    return target.getvalue()


def shrink(image: Image.Image, largest: tuple[int, int]) -> Image.Image:
    """The same picture, no larger than this in pixels. Done first: a large picture in more colours fills the memory."""
    if image.width <= largest[0] and image.height <= largest[1]:
        return image
    if image.mode in ("1", "P", "PA") or image.mode.startswith("I;16"):
        image = with_plain_colours(image)
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    image.thumbnail(largest, Image.Resampling.LANCZOS)
    return image


def in_screen_colours(image: Image.Image) -> Image.Image:
    """Convert what was saved in the colours of a printer or a camera; other readers would show those dull."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "CMYK", "L"):
        return image
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):  # a profile that fits the picture badly says nothing
        return image
    return converted or image


def with_plain_colours(image: Image.Image) -> Image.Image:
    """The same picture in a way of writing that every format here has."""
    if image.mode.startswith("I;16"):
        return image.point(lambda value: value / 256, "L")
    if image.mode in ("1", "L", "LA", "P", "RGB", "RGBA"):
        return image
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def read_image(data: bytes, formats: tuple[str, ...] = SHOWN) -> Decoded:
    """Decode an image and turn it upright, as the camera was held.

    Raises:
        TooManyPixelsError: before anything is decoded.
        UnreadableImageError: when it is no image of these formats, or a damaged one.

    """
    with opened(data, formats) as image:
        if is_too_large(image):
            raise TooManyPixelsError
        check_whole(image, data)
    with opened(data, formats) as image:
        return Decoded(ImageOps.exif_transpose(image), image.format)


def check_whole(image: ImageFile.ImageFile, data: bytes) -> None:
    """Fail on a damaged PNG or JPEG, or one made to take hours; afterwards the image cannot be used.

    WeasyPrint tells Pillow, for the whole process, to put up with half a file when it loads one of these. The two ways
    below never do, and neither do the decoders of the other formats.
    """
    if image.format == "PNG":
        image.verify()
    elif image.tile and image.tile[0].codec_name == "jpeg":
        if scans_in(data) > MOST_SCANS:
            raise UnreadableImageError
        Image.frombytes(image.mode, image.size, data, "jpeg", image.tile[0].args)


def scans_in(data: bytes) -> int:
    """How many layers a JPEG has. What stands behind its end is none of it."""
    scans, position = 0, 2
    while found := JPEG_MARKER.search(data, position):
        kind = data[found.start() + 1]
        if kind == END_OF_IMAGE:
            break
        scans += kind == SCAN
        position = found.end() + int.from_bytes(data[found.end() : found.end() + 2])
    return scans


def is_too_large(image: Image.Image) -> bool:
    return image.width * image.height > MOST_PIXELS


@contextmanager
def opened(data: bytes, formats: tuple[str, ...] = SHOWN) -> Iterator[ImageFile.ImageFile]:
    """An image of which no more than the header is read yet.

    Raises:
        TooManyPixelsError: for a size that Pillow itself refuses.
        UnreadableImageError: when it is no image of these formats, or proves to be damaged when it is decoded.

    """
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(BytesIO(data), formats=formats) as image:
            yield image
    except UnreadableImageError:
        raise
    except Image.DecompressionBombError as error:
        raise TooManyPixelsError from error
    except Exception as error:  # every decoder of Pillow has errors of its own
        raise UnreadableImageError from error
