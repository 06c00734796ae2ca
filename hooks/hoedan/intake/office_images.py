"""Images from an office file, made anew: what comes out has the picture and nothing else.

What a writer cut off in the document is gone: there may be somebody in it.
"""

import io
import re
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as ET

from PIL import Image

from ..design.images import LARGEST_IMAGE, SHOWN, read_image, shrink, with_plain_colours

LARGEST_SIDE = 1600
READABLE = (*SHOWN, "GIF", "BMP", "TIFF")
Window = tuple[float, float, float, float]
"""What is seen of an image: left, top, right and bottom, as parts of its width and height."""
WHOLE: Window = (0, 0, 1, 1)
SIDES = ("l", "t", "r", "b")
VML_SIDES = ("cropleft", "croptop", "cropright", "cropbottom")


def windows_of(parts: Mapping[str, bytes]) -> dict[str, Window | None]:
    """What a document shows of each of its images that it cuts: all that is seen in one place or another.

    None when only the document itself can tell: an OpenDocument cuts in centimetres of a size that it does not name.
    """
    uses: dict[str, list[Window | None]] = {}
    for name, data in parts.items():
        try:
            root = ET.fromstring(data) if name.startswith(("word/document", "content.xml")) else None  # noqa: S314
        except ET.ParseError:
            continue  # the converter says so
        if root is not None:
            targets = targets_in(parts.get(f"word/_rels/{name.rpartition('/')[2]}.rels", b"<none/>"))
            for target, window in (*word_uses(root, targets), *open_uses(root, styles_that_cut(parts))):
                uses.setdefault(target, []).append(window)
    return {target: joined for target, windows in uses.items() if (joined := join(windows)) != WHOLE}


def join(windows: list[Window | None]) -> Window | None:
    if WHOLE in windows:
        return WHOLE
    known = [window for window in windows if window is not None]
    if len(known) < len(windows):
        return None
    left, top, right, bottom = zip(*known, strict=True)
    return min(left), min(top), max(right), max(bottom)


def targets_in(relations: bytes) -> dict[str, str]:
    try:
        return {each.get("Id", ""): each.get("Target", "") for each in ET.fromstring(relations)}  # noqa: S314
    except ET.ParseError:
        return {}


def word_uses(root: ET.Element, targets: Mapping[str, str]) -> Iterator[tuple[str, Window | None]]:
    for element in root.iter():
        kind = element.tag.rpartition("}")[2]
        if kind == "blipFill":
            found = {each.tag.rpartition("}")[2]: each for each in element}
            yield from ((target, cut(found.get("srcRect"))) for target in named(found.get("blip"), "embed", targets))
        elif kind == "imagedata":
            is_cut = any(element.get(side, "0").strip("0f.") for side in VML_SIDES)
            yield from ((target, None if is_cut else WHOLE) for target in named(element, "id", targets))


def named(element: ET.Element | None, key: str, targets: Mapping[str, str]) -> list[str]:
    values = [] if element is None else [value for name, value in element.items() if name.endswith("}" + key)]
    return [targets[value] for value in values if value in targets]


def cut(rectangle: ET.Element | None) -> Window | None:
    """What is left of an image of which this much, in thousandths of a percent, is cut from each side."""
    try:
        sides = [0.0 if rectangle is None else share(rectangle.get(side, "0")) for side in SIDES]
    except ValueError:
        return None
    window = (sides[0], sides[1], 1 - sides[2], 1 - sides[3])
    return window if window[0] < window[2] and window[1] < window[3] else None


def share(value: str) -> float:
    number = float(value.removesuffix("%")) / (100 if value.endswith("%") else 100_000)
    return min(1.0, max(0.0, number))


def styles_that_cut(parts: Mapping[str, bytes]) -> set[str]:
    text = parts.get("content.xml", b"")
    return {
        found[1].decode()
        for found in re.finditer(
            rb'<style:style\b[^<>]*\bstyle:name="([^"]*)"[^<>]*>\s*<style:graphic-properties\b([^<>]*)', text
        )
        if (clip := re.search(rb'\bfo:clip="rect\(([^"]*)\)"', found[2])) and re.search(rb"[1-9]", clip[1])
    }


def open_uses(root: ET.Element, cutting: set[str]) -> Iterator[tuple[str, Window | None]]:
    for frame in root.iter():
        if frame.tag.endswith("drawing:1.0}frame"):
            style = next((value for key, value in frame.items() if key.endswith("drawing:1.0}style-name")), "")
            hrefs = [value for image in frame for key, value in image.items() if key.endswith("}href")]
            yield from ((href, None if style in cutting else WHOLE) for href in hrefs)


def clean_image(data: bytes, window: Window = WHOLE) -> tuple[str, bytes] | None:
    """Give the extension and bytes of a fresh copy: upright, at most 1600 pixels, without place, maker or comment.

    Only what is in the window is in it. None for what is no readable image or unreasonably large.
    """
    try:
        return fresh_copy(data, window)
    except Exception:  # every encoder of Pillow has errors of its own for what it cannot convert
        return None


def fresh_copy(data: bytes, window: Window) -> tuple[str, bytes]:
    upright, form = read_image(data, READABLE)
    if window != WHOLE:
        sizes = (upright.width, upright.height) * 2
        left, top, right, bottom = (round(size * at) for size, at in zip(sizes, window, strict=True))
        upright = upright.crop((left, top, max(right, left + 1), max(bottom, top + 1)))
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
