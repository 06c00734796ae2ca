"""The rules for images: they stand beside their text, are what they say, and have words for who cannot see them."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from ..design.images import (
    IMAGE_TYPES,
    IMAGES,
    LARGEST_IMAGE,
    UnreadableImageError,
    has_too_many_pixels,
    published_image,
    sniff,
)
from ..incremental.file_cache import CACHE
from ..model.link_targets import Mailbox, OtherScheme, WebPage, image_folder, read_target
from ..model.problems import Level, Problem
from ..model.rules import rule
from ..reading.entry import Entry
from ..reading.source import link_above
from ..text.inline import Link

CARD_FILE = "kaart.png"
"""The share card of a story, at its address."""
FILE_NAME = re.compile(r"[\w.-]+")

IMAGE_OUTSIDE_STORY = rule(
    "D-007",
    Level.ERROR,
    message="een beeld ('{value}') kan hier niet.",
    advice="Beelden horen bij een verhaal, een achtergrondpagina of een pagina van de handleiding.",
    explanation="Alleen zo'n tekst heeft een eigen map voor beelden, en een beginpagina (`index.md`) niet.",
)


def check_images(entry: Entry, root: Path) -> Iterator[Problem]:
    """Check the images in the text, and that of the front matter."""
    for link in entry.body.links:
        if link.is_image and image_folder(entry.path):
            yield from check_image(entry, link, root)
        elif link.is_image:
            yield IMAGE_OUTSIDE_STORY.at(entry.path, link.line, value=link.target)
    image = entry.front.values.get("image") if entry.front else None
    if entry.front and isinstance(image, dict) and isinstance(source := image.get("src"), str):
        line = entry.front.line_of("image", "src")
        yield from check_image_file(entry, f"{entry.slug}/{source}", line, root, is_bare=True)


IMAGE_ELSEWHERE = rule(
    "V-046",
    Level.ERROR,
    message="het beeld '{value}' staat op een andere website.",
    advice="Zet het beeld zelf in {folder}/.",
    explanation="Een beeld van een andere website kan verdwijnen, en die website ziet dan wie het verhaal leest.",
)
IMAGE_WITHOUT_DESCRIPTION = rule(
    "V-047",
    Level.ERROR,
    message="het beeld '{value}' heeft geen beschrijving.",
    advice="Schrijf tussen de haken wat er te zien is.",
    explanation="Wie het beeld niet kan zien, krijgt de beschrijving te horen.",
)
IMAGE_WITHOUT_CAPTION = rule(
    "V-048",
    Level.WARNING,
    message="het beeld '{value}' heeft geen bijschrift met maker en licentie.",
    advice='Schrijf: `![beschrijving]({value} "Bijschrift. Foto: naam, licentie")`.',
    explanation="Een lezer wil weten wie het beeld maakte en of hij het mag gebruiken.",
)


def check_image(entry: Entry, link: Link, root: Path) -> Iterator[Problem]:
    """Check one image in the text: its description, its caption, and the file itself."""
    if not link.text.strip():
        yield IMAGE_WITHOUT_DESCRIPTION.at(entry.path, link.line, value=link.target)
    match read_target(entry.path, link.target):
        case WebPage() | Mailbox() | OtherScheme():
            yield IMAGE_ELSEWHERE.at(entry.path, link.line, value=link.target, folder=folder_of(entry))
        case _:
            if not link.title.strip():
                yield IMAGE_WITHOUT_CAPTION.at(entry.path, link.line, value=link.target)
            yield from check_image_file(entry, link.target, link.line, root)


MISSING_IMAGE = rule(
    "V-023",
    Level.ERROR,
    message="het beeld '{value}' bestaat niet in {folder}/.",
    advice="Zet het bestand daar neer, of pas de naam aan.",
    explanation="Een beeld staat in de map van zijn verhaal of pagina, zodat het meegaat naar de site en de bundels.",
)
NOT_AN_IMAGE = rule(
    "V-024",
    Level.ERROR,
    message="'{value}' is geen png, jpg, webp of avif.",
    advice="Bewaar het beeld in een van die vormen.",
    explanation="Deze vormen toont elke browser, en de inhoud moet zijn wat de naam zegt.",
)
IMAGE_TOO_LARGE = rule(
    "V-025",
    Level.ERROR,
    message="het beeld '{value}' is groter dan {limit}.",
    advice="Maak het kleiner.",
    explanation=(
        "Een beeld is hoogstens 2 MB en 25 miljoen beeldpunten; de site maakt er zelf een kleinere van, "
        "en daarvoor moet het in het geheugen passen."
    ),
)
IMAGE_NAME = rule(
    "V-027",
    Level.ERROR,
    message="de bestandsnaam van het beeld '{value}' past niet in een webadres.",
    advice="Gebruik letters, cijfers, streepjes en punten, niet 'kaart.png', en zet het direct in {folder}/.",
    explanation="De naam van het beeld wordt een deel van een webadres, en dat moet overal werken.",
)


IMAGE_PATH = rule(
    "V-082",
    Level.ERROR,
    message="het beeld '{value}' is er, maar zo is het niet te vinden.",
    advice="Schrijf `{right}`.",
    explanation="Het pad van een beeld begint in een tekst met de naam van zijn map, en hoofdletters tellen mee.",
)


def right_path(root: Path, folder: PurePosixPath, target: str, *, is_bare: bool) -> str | None:
    """How an image that stands in the text's own folder is written; None when it is written so, or is not there.

    What is there under that name with another ending is meant, when it is the only one.
    """
    bare = unquote(re.split("[?#]", target)[0])
    name = PurePosixPath(bare.replace("\\", "/")).name.casefold()
    own = root / folder
    if not own.is_dir() or link_above(root, own):
        return None
    files = {each.name.casefold(): each.name for each in sorted(own.iterdir(), reverse=True) if each.is_file()}
    written, others = PurePosixPath(name), [PurePosixPath(each) for each in files]
    alike = [each.name for each in others if each.stem == written.stem and each.suffix in IMAGE_TYPES]
    is_meant = len(alike) == 1 and written.suffix in {"", *IMAGE_TYPES}
    real = files.get(name) or (files[alike[0]] if is_meant else None)
    if real is None or target == f"{folder.name}/{real}":
        return None
    return real if is_bare else f"{folder.name}/{real}"


def check_image_file(entry: Entry, target: str, line: int, root: Path, *, is_bare: bool = False) -> Iterator[Problem]:
    """Check that an image stands in the text's own folder, is small enough and is what its name says."""
    folder = folder_of(entry)
    file = find_file(root, entry.folder / target, folder)
    if right := right_path(root, folder, target, is_bare=is_bare):
        yield IMAGE_PATH.at(
            entry.path, line, value=target.removeprefix(f"{folder.name}/") if is_bare else target, right=right
        )
    elif file is None:
        yield MISSING_IMAGE.at(entry.path, line, value=target, folder=folder)
    elif not is_file_name(target.removeprefix(f"{folder.name}/")):
        yield IMAGE_NAME.at(entry.path, line, value=target, folder=folder)
    elif file.suffix.lower() not in IMAGE_TYPES or sniff(file) is None:
        yield NOT_AN_IMAGE.at(entry.path, line, value=target)
    elif file.stat().st_size > LARGEST_IMAGE:
        yield IMAGE_TOO_LARGE.at(entry.path, line, value=target, limit="2 MB")
    elif has_too_many_pixels(file):
        yield IMAGE_TOO_LARGE.at(entry.path, line, value=target, limit="25 miljoen beeldpunten")
    elif not can_be_published(file, root):
        yield DAMAGED_IMAGE.at(entry.path, line, value=target)


DAMAGED_IMAGE = rule(
    "V-081",
    Level.ERROR,
    message="het beeld '{value}' is beschadigd.",
    advice="Open het in een beeldprogramma en bewaar het opnieuw, als jpg of png.",
    explanation="De site schrijft elk beeld opnieuw, zonder plaats en maker, en moet het daarvoor kunnen lezen.",
)


def can_be_published(file: Path, root: Path) -> bool:
    """Whether the image can be written anew, as it will be for the site."""
    try:
        published_image(file, root / CACHE / IMAGES)
    except (UnreadableImageError, OSError):
        return False
    return True


def is_file_name(name: str) -> bool:
    """Whether a name can stand in an address, and is not that of a file which the site makes there."""
    return FILE_NAME.fullmatch(name) is not None and name.lower() != CARD_FILE


def folder_of(entry: Entry) -> PurePosixPath:
    return PurePosixPath(entry.path).with_suffix("")


def find_file(root: Path, path: PurePosixPath, folder: PurePosixPath) -> Path | None:
    """The file at a path that a contributor wrote, if it is one and stands in `folder`."""
    try:
        file = (root / path).resolve()
        inside = file.is_relative_to((root / folder).resolve()) and not link_above(root, root / folder)
        return file if inside and file.is_file() else None
    except (OSError, ValueError, RuntimeError):  # a name too long, a character no name can have, a circle of links
        return None
