"""What stands in an image beside the picture: found when it tells a place, never on the site, never much work."""

import contextlib
import struct
import tracemalloc
import warnings
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from hoedan.check.check_library import check_library
from hoedan.design import images
from hoedan.design.images import UnreadableImageError, has_location, published_image, read_image, size_of
from hoedan.site.publish import text_images
from made.sample import STORY, TODAY, codes, copy_sample, edit, write

SECRET = b"BSN 111222333"
XMP = b'<x:xmpmeta><rdf:Description exif:GPSLatitude="52,30.0N"/></x:xmpmeta>'


def saved(form: str, **options: object) -> bytes:
    target = BytesIO()
    with warnings.catch_warnings(action="ignore"):
        Image.effect_noise((60, 40), 80).convert("RGB").save(target, form, **options)
    return target.getvalue()


def exif(*values: tuple[int, int, int, int], place: bytes = b"") -> bytes:
    """A table of Exif with these values: tag, type, how many, and the value or where it stands."""
    start = 8 + 2 + 12 * (len(values) + bool(place)) + 4
    pointer = [(0x8825, 4, 1, start)] if place else []
    table = b"".join(struct.pack("<HHII", *value) for value in [*values, *pointer])
    return b"II*\0\x08\0\0\0" + struct.pack("<H", len(values) + bool(place)) + table + b"\0\0\0\0" + place


NORTH = struct.pack("<HHHII", 1, 1, 2, 2, 0x4E) + b"\0\0\0\0"
"""The table of a place that says: north."""


def with_chunk(png: bytes, kind: bytes, content: bytes) -> bytes:
    """A PNG with one part more, right before its end."""
    part = struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
    return png[:-12] + part + png[-12:]


def profile(content: bytes) -> bytes:
    """Exif as other programs write it in a PNG: as digits, packed."""
    digits = f"\nexif\n{len(content):8}\n{content.hex()}\n".encode()
    return b"Raw profile type exif\0\0" + zlib.compress(digits)


PLACES: dict[str, Callable[[], bytes]] = {
    "exif-jpg": lambda: saved("JPEG", exif=b"Exif\0\0" + exif(place=NORTH)),
    "exif-webp": lambda: saved("WEBP", exif=exif(place=NORTH)),
    "exif-avif": lambda: saved("AVIF", exif=exif(place=NORTH)),
    "exif-png": lambda: with_chunk(saved("PNG"), b"eXIf", exif(place=NORTH)),
    "profile-png": lambda: with_chunk(saved("PNG"), b"zTXt", profile(exif(place=NORTH))),
    "xmp-jpg": lambda: saved("JPEG", xmp=XMP),
    "xmp-packed-png": lambda: with_chunk(
        saved("PNG"), b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(XMP * 3)
    ),
    "film-behind-jpg": lambda: saved("JPEG") + b"\0\0\0\x18ftypmp42" + b"moovudta\0\x12\xa9xyz\0\x05+52.5",
}
TOLD: dict[str, Callable[[], bytes]] = {
    "comment-jpg": lambda: saved("JPEG", comment=SECRET),
    "text-png": lambda: with_chunk(saved("PNG"), b"tEXt", b"Comment\0" + SECRET),
    "exif-webp": lambda: saved("WEBP", exif=exif((0x13B, 2, 4, 0)) + SECRET),
    "xmp-avif": lambda: saved("AVIF", xmp=SECRET),
    "behind-jpg": lambda: saved("JPEG") + SECRET,
    "behind-png": lambda: saved("PNG") + SECRET,
    "behind-webp": lambda: saved("WEBP") + SECRET,
    "profile-jpg": lambda: saved("JPEG", icc_profile=SECRET * 20),
    "unknown-part-png": lambda: with_chunk(saved("PNG"), b"prVt", SECRET),
}


@pytest.mark.parametrize("sort", PLACES)
def test_a_place_is_found_however_it_is_written(sort: str, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(PLACES[sort]())
    assert has_location(tmp_path / "a")


@pytest.mark.parametrize("sort", [*PLACES, *TOLD])
def test_what_is_published_has_the_picture_and_nothing_else(sort: str, tmp_path: Path) -> None:
    file = tmp_path / f"a.{sort.rpartition('-')[2]}"
    file.write_bytes((PLACES | TOLD)[sort]())
    published = published_image(file, tmp_path / "cache")
    content = published.read_bytes()
    assert SECRET not in content and b"GPS" not in content and not has_location(published)
    with Image.open(published) as image:
        assert image.size == (60, 40)
        assert not dict(image.getexif()) and not {"exif", "xmp", "comment", "icc_profile"} & image.info.keys()
    assert published.suffix == file.suffix and images.sniff(published) == file.suffix[1:]
    assert published_image(file, tmp_path / "cache") == published, "it is made once"


def test_a_photo_is_upright_and_fits_a_screen(tmp_path: Path) -> None:
    file = tmp_path / "a.jpg"
    target = BytesIO()
    Image.linear_gradient("L").resize((3000, 1500)).save(target, "JPEG", exif=b"Exif\0\0" + exif((0x112, 3, 1, 6)))
    file.write_bytes(target.getvalue())
    with Image.open(published_image(file, tmp_path)) as image:
        assert image.size == (1200, 2400)
    assert size_of(file) == (1500, 3000), "the page keeps room for it upright"


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "PA", "RGB", "RGBA", "CMYK", "I;16"])
@pytest.mark.parametrize("form", images.SHOWN)
@pytest.mark.parametrize("largest", [(2400, 2400), (30, 30)], ids=["small", "large"])
def test_every_sort_of_picture_can_be_published(
    mode: str, form: str, largest: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(images, "LARGEST_SHOWN", largest)
    file = tmp_path / "a.x"
    grey = Image.effect_noise((60, 40), 80)
    picture = grey.convert("I").convert("I;16") if mode == "I;16" else grey.convert(mode)
    try:
        picture.save(file, form)
    except (OSError, KeyError, ValueError):
        pytest.skip("this format has no such picture")
    with Image.open(published_image(file, tmp_path / mode)) as image:
        assert image.size == (min(60, largest[0]), min(40, largest[1] * 2 // 3))


def test_what_can_be_seen_through_stays_so(tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    drawn = Image.new("P", (60, 40), 0)
    drawn.putpalette([255, 0, 0, 0, 0, 255])
    drawn.save(file, transparency=0)
    with Image.open(published_image(file, tmp_path)) as image:
        assert image.convert("RGBA").getpixel((0, 0)) == (255, 0, 0, 0)


def greedy(amount: int, size: int) -> bytes:
    """A table of which each value says that it takes nearly the whole file."""
    return exif(*((0x9000 + number, 3, size, 8) for number in range(amount)))


HUNGRY: dict[str, Callable[[int], bytes]] = {
    "jpg": lambda amount: saved("JPEG", exif=b"Exif\0\0" + greedy(amount, amount * 6)),
    "avif": lambda amount: saved("AVIF", exif=greedy(amount, amount * 6)),
    "webp": lambda amount: saved("WEBP", exif=greedy(amount, amount * 6)),
    "png": lambda amount: with_chunk(saved("PNG"), b"eXIf", greedy(amount, amount * 6)),
    "profile": lambda amount: with_chunk(saved("PNG"), b"zTXt", profile(greedy(amount, amount * 6))),
    "same-tag": lambda amount: saved("JPEG", exif=b"Exif\0\0" + exif(*[(0x9000, 3, amount * 6, 8)] * amount)),
    "place": lambda amount: saved(
        "JPEG", exif=b"Exif\0\0" + exif((0x112, 3, 1, 6), place=greedy(amount, amount * 6)[8:])
    ),
    "many-tables": lambda amount: saved("JPEG") + exif(place=NORTH) * (amount // 10),
    "packed": lambda amount: with_chunk(saved("PNG"), b"zTXt", b"x\0\0" + zlib.compress(b"\0" * amount * 2000)),
}


@pytest.mark.whole
@pytest.mark.parametrize("sort", HUNGRY)
def test_a_small_file_never_takes_much_memory(sort: str, tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(HUNGRY[sort](5_000))
    assert file.stat().st_size < 100_000
    tracemalloc.start()
    try:
        has_location(file)
        size_of(file)
        images.has_too_many_pixels(file)
        with contextlib.suppress(UnreadableImageError):
            read_image(file.read_bytes())
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


def test_the_site_gets_the_image_that_was_written_anew(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    write(root, "stories/rust-in-het-hoofd/x.png", TOLD["text-png"]())
    edit(root, STORY, "## Lessen", '![Een deur](rust-in-het-hoofd/x.png "Een deur. Foto: x, CC0")\n\n## Lessen')
    assert codes(root) == []
    shown = text_images(check_library(root, TODAY).library)
    assert {address: SECRET in file.read_bytes() for address, file in shown.items()} == {
        "verhalen/rust-in-het-hoofd/x.png": False
    }
