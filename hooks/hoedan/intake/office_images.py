"""Images from an office file, made anew: what comes out has the picture and nothing else."""

import io

from PIL import Image

from ..design.images import LARGEST_IMAGE, SHOWN, UnreadableImageError, read_image

LARGEST_SIDE = 1600
READABLE = (*SHOWN, "GIF", "BMP", "TIFF")


def clean_image(data: bytes) -> tuple[str, bytes] | None:
    """Give the extension and bytes of a fresh copy: upright, at most 1600 pixels, without place, maker or comment.

    None for what is no readable image or unreasonably large.
    """
    try:
        upright, form = read_image(data, READABLE)
    except UnreadableImageError:
        return None
    has_alpha = upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info
    picture = upright.convert("RGBA" if has_alpha else "RGB")
    picture.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
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
