"""Taking a person out of all content, for `hoedan withdraw --person`."""

import argparse
import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from ..model.problems import printable
from ..model.settings import CONFIG
from ..reading.bundle_files import load_bundle_files
from ..reading.forget import forget, lines_about
from ..reading.front_edits import EditError
from ..reading.load import ACCESSIBILITY, TERMS, WITHDRAWN, find_files
from .edits import Edits, carry_out, change
from .shared import OK, CommandError, print_list


@dataclass
class Found:
    """What the content has of somebody."""

    texts: dict[str, str] = field(default_factory=dict)
    """Path -> the text without the person."""
    images: list[str] = field(default_factory=list)
    """Files that go."""
    left: list[str] = field(default_factory=list)
    """Places, as `path:line`, that somebody has to look at."""


def take_out(root: Path, options: argparse.Namespace) -> int:
    """Take somebody out, and tell what is left to do.

    Raises:
        CommandError: when nobody of that name is named, or other words are needed; nothing has changed then.

    """
    name, today = " ".join(options.person.split()), datetime.date.today()
    found = find_person(root, name, options.instead)
    if not found.texts and not found.left:
        raise CommandError(f"niemand heet '{name}' in de teksten. Schrijf de naam zoals hij daar staat.")
    if found.left and not options.instead:
        places = "\n".join(f"  {printable(place)}" for place in found.left)
        raise CommandError(
            f"'{name}' staat hier in de tekst; er is niets veranderd.\n{places}\n"
            'Zeg wat er in de plaats komt, zoals: --instead "een wethouder"'
        )
    edits = Edits(found.texts, tuple(dict.fromkeys(found.images)))
    carry_out(root, edits, today, dry_run=options.dry_run)
    print_list(title(options), sorted([*found.texts, *edits.removed]))
    if found.left:
        print_list("Kijk hier zelf: een bron noemt de naam, of het is alleen de achternaam.", found.left)
    print("Wat al gedrukt of gedownload is, verandert niet, en de naam staat nog in de geschiedenis van git.")
    if options.dry_run:
        print("Er is nog niets veranderd. Zonder --dry-run gebeurt het echt.")
    else:
        print("Moet de naam daar ook weg, vraag dat dan aan een beheerder.")
    return OK


def title(options: argparse.Namespace) -> str:
    return "Dit zou veranderen:" if options.dry_run else "Aangepast:"


def find_person(root: Path, name: str, instead: str | None) -> Found:
    """Read all content.

    Raises:
        CommandError: when a file cannot be read, or changed with certainty.

    """
    found = Found()
    for path in content_files(root):
        try:
            here = forget((root / path).read_text("utf-8-sig"), path, name, instead)
            found.texts |= change(root, path, partial(without, path=path, name=name, instead=instead))
        except (EditError, UnicodeDecodeError) as error:
            raise CommandError(f"{path}: {error} Pas dat bestand eerst zelf aan.") from error
        folder = Path(path).with_suffix("")
        images = ((folder / image).as_posix() for image in here.images)
        found.images += [image for image in images if (root / image).is_file()]
        found.left += [f"{path}:{line}" for line in here.left]
    for path in (CONFIG, WITHDRAWN, TERMS, ACCESSIBILITY):
        if (root / path).is_file():
            found.left += [f"{path}:{line}" for line in lines_about((root / path).read_text("utf-8", "replace"), name)]
    return found


def without(text: str, path: str, name: str, instead: str | None) -> str:
    return forget(text, path, name, instead).text


def content_files(root: Path) -> Iterator[str]:
    """Every text of the content, by path."""
    for _, file in find_files(root):
        if file.is_file() and not file.is_symlink():
            yield file.relative_to(root).as_posix()
    yield from (bundle.path for bundle in load_bundle_files(root)[0])
