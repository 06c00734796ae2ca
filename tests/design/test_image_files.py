"""Images of others: judged before they are decoded, refused when damaged, and searched for the place they were made."""

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageFile

from hoedan.design import images
from hoedan.design.images import (
    TooManyPixelsError,
    UnreadableImageError,
    has_location,
    has_too_many_pixels,
    read_image,
    size_of,
)

XMP = b'<x:xmpmeta><rdf:Description exif:GPSLatitude="52,30.0N"/></x:xmpmeta>'


def saved(form: str, mode: str = "RGB", **options: object) -> bytes:
    target = BytesIO()
    Image.effect_noise((60, 40), 80).convert(mode).save(target, form, **options)
    return target.getvalue()


@pytest.mark.parametrize("is_lenient", [False, True], ids=["by-itself", "after-weasyprint"])
@pytest.mark.parametrize("form", images.SHOWN)
def test_half_an_image_is_refused_whatever_pillow_was_told(
    form: str, is_lenient: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", is_lenient)
    whole = saved(form)
    assert read_image(whole).image.size == (60, 40)
    for part in (0.3, 0.6, 0.95):
        with pytest.raises(UnreadableImageError):
            read_image(whole[: int(len(whole) * part)])
    assert is_lenient is ImageFile.LOAD_TRUNCATED_IMAGES


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
@pytest.mark.parametrize("is_progressive", [False, True], ids=["baseline", "progressive"])
def test_every_sort_of_jpeg_is_read(mode: str, is_progressive: bool) -> None:
    decoded = read_image(saved("JPEG", mode, progressive=is_progressive))
    assert (decoded.image.mode, decoded.format) == (mode, "JPEG")


def test_a_picture_of_another_format_is_read_only_when_asked_for() -> None:
    with pytest.raises(UnreadableImageError):
        read_image(saved("TIFF"))
    assert read_image(saved("TIFF"), ("TIFF",)).format == "TIFF"


def test_one_limit_of_pixels_holds_for_every_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.png"
    file.write_bytes(saved("PNG"))
    assert not has_too_many_pixels(file)
    monkeypatch.setattr(images, "MOST_PIXELS", 60 * 40 - 1)
    monkeypatch.setattr(ImageFile.ImageFile, "load", lambda _: pytest.fail("it was decoded"))
    assert has_too_many_pixels(file)
    assert not has_location(file)
    with pytest.raises(TooManyPixelsError):
        read_image(file.read_bytes())


def test_what_is_no_image_has_no_size_no_pixels_and_no_place(tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    file.write_bytes(b"\x89PNG\r\n\x1a\n")
    assert (size_of(file), has_too_many_pixels(file), has_location(file)) == (None, False, False)


@pytest.mark.parametrize("form", images.SHOWN)
def test_a_place_in_xmp_is_found(form: str, tmp_path: Path) -> None:
    file = tmp_path / "a"
    text = b"XML:com.adobe.xmp\0\0\0\0\0" + XMP
    content = saved(form, xmp=XMP)
    file.write_bytes(after_the_picture(content, b"iTXt", text) if form == "PNG" else content)
    assert has_location(file)


def test_a_place_that_stands_behind_the_picture_is_found(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8825)[3] = "E"
    file = tmp_path / "a.png"
    file.write_bytes(after_the_picture(saved("PNG"), b"eXIf", exif.tobytes().removeprefix(b"Exif\0\0")))
    assert has_location(file)


def test_an_image_that_only_tells_the_camera_has_no_place(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Camera"
    exif.get_ifd(0x8825)[29] = "2024:01:01"  # a day is no place
    file = tmp_path / "a.jpg"
    file.write_bytes(saved("JPEG", exif=exif))
    assert not has_location(file)


def after_the_picture(png: bytes, kind: bytes, content: bytes) -> bytes:
    """A PNG with one part more, right before its end."""
    part = struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
    return png[:-12] + part + png[-12:]


def test_a_picture_in_very_many_layers_is_refused_before_it_takes_hours() -> None:
    whole = saved("JPEG", progressive=True)
    start = whole.rindex(b"\xff\xda")
    layer, behind = whole[start:-2], saved("JPEG") + b"\xff\xda\x00\x00" * 100

    def with_layers(number: int) -> bytes:
        return whole[:start] + layer * number + whole[-2:]

    at_first = images.scans_in(whole)
    assert 5 < at_first < 20 and read_image(whole)
    assert images.scans_in(saved("JPEG")) == 1
    assert images.scans_in(with_layers(30)) == at_first + 29
    assert read_image(with_layers(10) + behind).image.size == (60, 40)  # a film or another picture is none of it
    with pytest.raises(UnreadableImageError):
        read_image(with_layers(images.MOST_SCANS + 1))
