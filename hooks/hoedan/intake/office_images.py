"""Images from an office file, made anew: what comes out has the picture and nothing else."""

import io

from PIL import Image

from ..design.images import LARGEST_IMAGE, SHOWN, read_image, shrink, with_plain_colours

LARGEST_SIDE = 1600
READABLE = (*SHOWN, "GIF", "BMP", "TIFF")


def clean_image(data: bytes) -> tuple[str, bytes] | None:
    """Give the extension and bytes of a fresh copy: upright, at most 1600 pixels, without place, maker or comment.

    None for what is no readable image or unreasonably large.
    """
    try:
        return fresh_copy(data)
    except Exception:  # every encoder of Pillow has errors of its own for what it cannot convert
        return None


def fresh_copy(data: bytes) -> tuple[str, bytes]:
    upright, form = read_image(data, READABLE)
    picture = with_plain_colours(shrink(upright, (LARGEST_SIDE, LARGEST_SIDE)))
    picture = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    bare = Image.new(picture.mode, picture.size)
    bare.paste(picture)
    if form != "JPEG" and len(png := written_as(bare, "PNG")) <= LARGEST_IMAGE:
        return "png", png
    return "jpg", written_as(bare.convert("RGB"), "JPEG")


def written_as(picture: Image.Image, form: str) -> bytes:
    buffer = io.BytesIO()
    if form == "PNG":
        picture.save(buffer, "PNG", optimize=True)
    else:
        picture.save(buffer, "JPEG", quality=82, optimize=True, progressive=True)
    return buffer.getvalue()
