"""The rules for what lies beside the texts: no links to elsewhere, nothing unseen on the site or in a book."""

import os
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath

from ..design.drawing import beyond_drawing
from ..design.images import IMAGE_TYPES
from ..incremental.clock import git, index_stamp
from ..incremental.file_cache import CACHE, OUTPUT
from ..incremental.memory import Memory
from ..language.reasons import reason_of
from ..language.slugs import fits_every_system
from ..model.link_targets import IMAGE_SECTIONS
from ..model.personal_numbers import find_bsns
from ..model.problems import Level, Problem
from ..model.rules import rule
from ..places.tables import FOLDER as PLACES
from ..reading.load import ACCESSIBILITY, BUNDLES, INGREDIENTS, PAGES, STORIES, TERMS
from ..reading.source import LARGEST_FILE, SYMBOLIC_LINK, UNREADABLE
from .privacy import BSN

OWN_FILES = frozenset({"robots.txt", "CNAME", "favicon.ico", ".well-known/security.txt"})
"""Files below docs/ that a publisher writes and that go to the site as they are."""
OWN_FOLDER = "assets"
OWN_TYPES = frozenset({".js", ".css", ".svg", ".png", ".ico", ".json", ".woff2", ".webmanifest"})
"""Endings in docs/assets/, where the code of the site stands."""
DRAWING = ".svg"
"""What an image was made from may lie beside it; it is not shown."""
LOOSE_TEXTS = frozenset({".txt", ".csv", ".tsv", ".xml", ".html", ".htm", ".eml", ".rtf", ".log", ".bak"})
"""Endings of files in which somebody reads words, and that are no text of the library."""
LONGEST_PATH = 200
"""Characters. Windows has 260 for it, with the folder in which somebody has the library."""


def check_beside(root: Path, memory: Memory) -> Iterator[Problem]:
    """Report symbolic links and closed folders in the content, files in docs/ that are no part of the site, names that
    not every computer can have or that tell of a person, and made files in git.
    """
    for top in (STORIES, INGREDIENTS, PAGES, BUNDLES, PLACES):
        closed: list[OSError] = []
        seen: dict[tuple[Path, str], str] = {}
        for path in [root / top, *walk(root / top, closed)]:
            name = path.relative_to(root).as_posix()
            if path.is_symlink():
                yield SYMBOLIC_LINK.at(name, 1, value=name)
            elif top == PAGES and path.is_file() and not belongs(PurePosixPath(name)):
                yield NOT_PUBLISHED.at(name, 1, value=path.name)
            if top == PAGES and path.suffix == DRAWING and not path.is_symlink() and path.is_file():
                yield from no_drawing(path, PurePosixPath(name))
            same = seen.setdefault((path.parent, unicodedata.normalize("NFC", path.name).casefold()), path.name)
            if path.suffix != ".md" and not Path(f"{path.parent}.md").is_file():
                # Of what is in the folder of a text, that text tells.
                yield from (BSN.at(name, 1, value=path.name[start:end]) for start, end in find_bsns(path.name))
            if top != PLACES and path.suffix.lower() in LOOSE_TEXTS and not path.is_symlink() and path.is_file():
                yield from numbers_in(path, name)
            if reason := why_not_everywhere(name, same):
                yield NAME_NOT_EVERYWHERE.at(name, 1, value=path.name, reason=reason)
        for error in closed:
            name = Path(error.filename).relative_to(root).as_posix()
            yield UNREADABLE.at(name, 1, what="de map", reason=reason_of(error))
    yield from (MADE_IN_GIT.at(name, 1, value=name) for name in made_in_git(root, memory))


NO_DRAWING = rule(
    "F-051",
    Level.ERROR,
    message="'{value}' is meer dan een tekening: er staat {reason} in.",
    advice="Bewaar het als gewone SVG, zonder script, zonder link en zonder iets van elders.",
    explanation="Zo'n bestand kan iemand los openen, en dan draait alles wat erin staat, op het adres van de site.",
)


def no_drawing(path: Path, name: PurePosixPath) -> Iterator[Problem]:
    """Report a drawing that goes to the site as it is and has more in it than what is drawn."""
    if not is_published(name.relative_to(PAGES)):
        return
    is_large = path.stat().st_size > LARGEST_FILE
    with suppress(OSError):
        if reason := "te veel" if is_large else beyond_drawing(path.read_bytes()):
            yield NO_DRAWING.at(name.as_posix(), 1, value=path.name, reason=reason)


def numbers_in(path: Path, name: str) -> Iterator[Problem]:
    """Report a number of somebody in a file that no page shows: who copies the repository has it all the same."""
    if path.stat().st_size > LARGEST_FILE:
        return
    with suppress(OSError):
        for number, line in enumerate(path.read_bytes().decode("utf-8", errors="replace").splitlines(), start=1):
            yield from (BSN.at(name, number, value=line[start:end]) for start, end in find_bsns(line))


def why_not_everywhere(path: str, same: str) -> str:
    """Why not every computer can have a file at this path, beside one that is called `same`; empty when it can.

    The name of a text is judged where it is read.
    """
    name = path.rpartition("/")[2]
    if not name.endswith(".md") and not name.isprintable():
        return "er staat een teken in dat niet te zien is"
    if not name.endswith(".md") and not fits_every_system(name):
        return "Windows kent zulke namen niet"
    if same != name:
        return f"voor Windows en macOS heet het net als '{same}' ernaast"
    return f"het pad telt meer dan {LONGEST_PATH} tekens" if len(path) > LONGEST_PATH else ""


NAME_NOT_EVERYWHERE = rule(
    "F-050",
    Level.ERROR,
    message="'{value}' kan niet op elke computer staan: {reason}.",
    advice="Geef het een andere, korte naam van kleine letters, cijfers en streepjes, en niet zoiets als 'aux'.",
    explanation="Anders krijgt wie op Windows of een Mac werkt niet alle bestanden van git.",
)


def made_in_git(root: Path, memory: Memory) -> list[str]:
    """The files that git has of what our own commands make. A person who looks at a proposal cannot read those.

    Git is asked again when it has other files than it had.
    """
    folders = [str(each) for each in (CACHE, OUTPUT) if (root / each).is_dir()]

    def ask() -> list[str]:
        return list(filter(None, git(root, "ls-files", "-z", "--", *folders).split("\0"))) if folders else []

    return memory.recall("made_in_git", str(root), (folders, index_stamp(root)), ask)


MADE_IN_GIT = rule(
    "F-049",
    Level.ERROR,
    message="het bestand '{value}' staat in git, maar de site maakt zulke bestanden zelf.",
    advice="Haal het uit git: `git rm --cached {value}`.",
    explanation="Wat in deze mappen ligt, gelooft de site; daar mag niets staan wat iemand anders maakte.",
)


def walk(folder: Path, closed: list[OSError]) -> Iterator[Path]:
    """Everything below a folder, in order; links are given and not followed, and nothing is below one.

    What may not be looked into is added to `closed`: nothing else tells of what lies in there.
    """

    def keep(error: OSError) -> None:
        if isinstance(error, PermissionError):  # and not a folder that a library does not have
            closed.append(error)

    for where, folders, files in () if folder.is_symlink() else os.walk(folder, onerror=keep):
        folders.sort()
        yield from (Path(where, name) for name in sorted([*folders, *files]))


NOT_PUBLISHED = rule(
    "F-045",
    Level.WARNING,
    message="het bestand '{value}' hoort niet bij de site en wordt niet gepubliceerd.",
    advice="Haal het weg. Tekst schrijf je in een bestand op '.md', een beeld zet je in de map van zijn pagina.",
    explanation="Wat naast de teksten ligt, controleert niemand; daarom gaat alleen naar de site wat daar bekend is.",
)


def belongs(path: PurePosixPath) -> bool:
    """Whether a file below docs/ is a text, an image of one, or a file that the site knows."""
    own = path.relative_to(PAGES)
    return (
        path.suffix == ".md"
        or path.as_posix() in (TERMS, ACCESSIBILITY)
        or is_published(own)
        or own.name.startswith(".")
        or own.name == "LICENSE"
        or (path.parent.parent.as_posix() in IMAGE_SECTIONS and path.suffix.lower() in {*IMAGE_TYPES, DRAWING})
    )


def is_published(path: PurePosixPath) -> bool:
    """Whether a file, by its path below docs/, goes to the site as it is. Images go by way of the text they are in."""
    return path.as_posix() in OWN_FILES or (path.parts[0] == OWN_FOLDER and path.suffix in OWN_TYPES)
