"""The rules for images: they stand beside their story, are what they say, and have words for who cannot see them."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from ..design.images import IMAGE_TYPES, LARGEST_IMAGE, has_too_many_pixels, is_remote, sniff
from ..model.problems import Problem, problem
from ..reading.entry import Entry, Kind
from ..text.inline import Link

FILE_NAME = re.compile(r"[\w.-]+")


def check_images(entry: Entry, root: Path) -> Iterator[Problem]:
    """Check the images in the text, and that of the front matter."""
    for link in entry.body.links:
        if link.is_image and entry.kind is Kind.STORY:
            yield from check_image(entry, link, root)
        elif link.is_image:
            yield problem("D-007", entry.path, link.line, value=link.target)
    image = entry.front.values.get("image") if entry.front else None
    if entry.front and isinstance(image, dict) and isinstance(source := image.get("src"), str):
        yield from check_image_file(entry, f"{entry.slug}/{source}", entry.front.line_of("image", "src"), root)


def check_image(entry: Entry, link: Link, root: Path) -> Iterator[Problem]:
    """Check one image in the text: its description, its caption, and the file itself."""
    if not link.text.strip():
        yield problem("V-047", entry.path, link.line, value=link.target)
    if not link.title.strip():
        yield problem("V-048", entry.path, link.line, value=link.target)
    if is_remote(link.target):
        yield problem("V-046", entry.path, link.line, value=link.target, folder=folder_of(entry))
    else:
        yield from check_image_file(entry, link.target, link.line, root)


def check_image_file(entry: Entry, target: str, line: int, root: Path) -> Iterator[Problem]:
    """Check that an image stands in the story's own folder, is small enough and is what its name says."""
    folder = folder_of(entry)
    file = find_file(root, entry.folder / target, folder)
    if file is None:
        yield problem("V-023", entry.path, line, value=target, folder=folder)
    elif not FILE_NAME.fullmatch(target.removeprefix(f"{entry.slug}/")):
        yield problem("V-027", entry.path, line, value=target, folder=folder)
    elif file.suffix.lower() not in IMAGE_TYPES or sniff(file) is None:
        yield problem("V-024", entry.path, line, value=target)
    elif file.stat().st_size > LARGEST_IMAGE:
        yield problem("V-025", entry.path, line, value=target, limit="2 MB")
    elif has_too_many_pixels(file):
        yield problem("V-025", entry.path, line, value=target, limit="60 miljoen beeldpunten")


def folder_of(entry: Entry) -> PurePosixPath:
    return PurePosixPath(entry.path).with_suffix("")


def find_file(root: Path, path: PurePosixPath, folder: PurePosixPath) -> Path | None:
    """The file at a path that a contributor wrote, if it is one and stands in `folder`."""
    try:
        file = (root / path).resolve()
        return file if file.is_relative_to((root / folder).resolve()) and file.is_file() else None
    except (OSError, ValueError, RuntimeError):  # a name too long, a character no name can have, a circle of links
        return None
