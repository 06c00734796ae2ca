"""Frozen editions of bundles, `bundles/<bundle>/editions/<date>/`: as they were made, each with a name of its own."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from ..incremental.memory import Memory
from ..library.library import Edition
from ..model.fields import BundleFrontMatter, EditionFile
from ..model.problems import Level, Problem
from ..model.rules import rule
from ..reading.bundle_files import BundleFile, find_folders
from ..reading.front_matter import FrontMatter
from ..reading.load import EDITION_FILE, EDITIONS, stamps_in
from ..reading.source import below
from .shape import read_shaped

FILE_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.pdf|\.epub|\.txt|\.keuring\.txt)")
"""What may be published as it is: no page, script or picture, which the policy of our pages would not reach."""
SUM = re.compile(r"[0-9a-f]{64}")
Known = list[tuple[BundleFile, BundleFrontMatter]]


def load_editions(root: Path, bundles: Known, memory: Memory) -> tuple[tuple[Edition, ...], list[Problem]]:
    """Read and judge every edition, by bundle and the newest first; one that is not right is left out."""
    editions: list[Edition] = []
    problems: list[Problem] = []
    for folder in (
        path for bundle in find_folders(root) for path in sorted(below(bundle / EDITIONS, "*")) if path.is_dir()
    ):
        name = folder.relative_to(root).as_posix()
        make = partial(load_edition, root, folder)
        edition, found = memory.recall("edition", name, stamps_in(folder), make)
        problems += found
        if edition:
            editions.append(edition)
    editions.sort(key=lambda edition: edition.front.date, reverse=True)
    editions.sort(key=lambda edition: edition.bundle)
    return tuple(editions), [*problems, *check_names(editions, bundles)]


NO_EDITION_FILE = rule(
    "B-007",
    Level.ERROR,
    message="de map '{value}' heeft geen edition.yml.",
    advice="Haal edition.yml terug met git, of haal de map weg.",
    explanation="In edition.yml staat wat er in een vastgelegde editie zit; zonder dat bestand weet niemand dat.",
)


def load_edition(root: Path, folder: Path) -> tuple[Edition | None, list[Problem]]:
    path = folder / EDITION_FILE
    name = path.relative_to(root).as_posix()
    if not path.exists():
        where = folder.relative_to(root).as_posix()
        return None, [NO_EDITION_FILE.at(where, 1, value=where)]
    model, front, problems = read_shaped(root, name, EditionFile)
    if model is None or front is None:
        return None, problems
    problems += check_values(model, front, name, folder.name)
    if problems:
        return None, problems
    problems += check_files(folder, model, front, name)
    return Edition(folder.parents[1].name, folder.relative_to(root).as_posix(), model), problems


NOT_OF_THIS_EDITION = rule(
    "B-008",
    Level.ERROR,
    message="`{key}` heeft de waarde '{value}', en die kan niet kloppen.",
    advice="Zet edition.yml terug zoals `hoedan bundle --freeze` het schreef.",
    explanation="Wat vastligt schrijft het programma zelf: sommen van 64 tekens, gewone bestandsnamen, "
    "en de datum waar de map naar heet.",
)


def check_values(model: EditionFile, front: FrontMatter, path: str, folder: str) -> Iterator[Problem]:
    """Check what the program wrote: nobody makes up a sum, and no name leads out of the folder."""
    if model.date != folder:
        yield NOT_OF_THIS_EDITION.at(path, front.line_of("date"), key="date", value=model.date)
    for key, value in (("texts", model.texts), ("beside", model.beside)):
        if value is not None and not SUM.fullmatch(value):
            yield NOT_OF_THIS_EDITION.at(path, front.line_of(key), key=key, value=value)
    for position, story in enumerate(model.stories):
        if not SUM.fullmatch(story.sha256):
            line = front.line_of("stories", position, "sha256")
            yield NOT_OF_THIS_EDITION.at(path, line, key="sha256", value=story.sha256)
    for position, file in enumerate(model.files):
        for key, form in (("name", FILE_NAME), ("sha256", SUM)):
            if not form.fullmatch(value := getattr(file, key)):
                line = front.line_of("files", position, key)
                yield NOT_OF_THIS_EDITION.at(path, line, key=key, value=value)


FILE_CHANGED = rule(
    "B-009",
    Level.ERROR,
    message="'{value}' is veranderd sinds deze editie is vastgelegd.",
    advice="Zet het bestand terug met git. Een nieuwe tekst is een nieuwe editie.",
    explanation="Wie een editie heeft gedrukt of bewaard, moet dezelfde hier terugvinden.",
)


def check_files(folder: Path, model: EditionFile, front: FrontMatter, path: str) -> Iterator[Problem]:
    """Every file that is here is the one that was made. One that is not here is kept elsewhere."""
    for position, frozen in enumerate(model.files):
        file = folder / frozen.name
        if file.exists() and sum_of_file(file) != frozen.sha256:
            yield FILE_CHANGED.at(path, front.line_of("files", position, "name"), value=frozen.name)


def sum_of_file(file: Path) -> str:
    """SHA-256 of what is in a file; empty for what is no readable file."""
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""


NAME_TAKEN = rule(
    "B-010",
    Level.ERROR,
    message="'{value}' ({date}) botst met een editie die al vastligt: '{other}' ({other_date}).",
    advice="Geef een nieuwe editie een eigen naam en een eigen datum.",
    explanation="Naam en datum zeggen samen welke editie iemand in handen heeft; twee verschillende mogen niet lijken.",
)


def check_names(editions: Iterable[Edition], bundles: Known) -> Iterator[Problem]:
    """Check that a name and a date go together once, among the editions of a bundle and the one it works on."""
    fronts = {bundle.slug: (bundle.path, front) for bundle, front in bundles}
    seen: dict[tuple[str, str], tuple[str, str]] = {}
    for edition in editions:
        path, (name, date) = f"{edition.folder}/{EDITION_FILE}", (edition.front.edition, edition.front.date)
        where, now = fronts.get(edition.bundle, ("", None))
        if now and (now.edition == name) != (now.date == date):
            yield NAME_TAKEN.at(where, 1, value=now.edition, date=now.date, other=name, other_date=date)
        other = seen.setdefault((edition.bundle, name), (name, date))
        if other != (name, date):
            yield NAME_TAKEN.at(path, 1, value=name, date=date, other=other[0], other_date=other[1])
