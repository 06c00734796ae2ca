"""Changing files of the content as one: everything is worked out and checked on a copy before the first is written.

What cannot be done as a whole is not done at all.
"""

import argparse
import datetime
import errno
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ..check.check_library import check_library
from ..check.withdrawn import withdrawn_in
from ..incremental.memory import Memory
from ..incremental.swap import whole_or_gone
from ..language.reasons import number_in, reason_of
from ..language.suggest import did_you_mean, nearest
from ..library.names import told_of_gone
from ..model.problems import Problem
from ..model.settings import CONFIG
from ..model.vocabulary import FILE as LIBRARY_FILE
from ..places.tables import FOLDER as PLACES
from ..reading.entry import Entry, Kind
from ..reading.load import STORIES
from ..reading.naming import NAMING
from ..reading.relink import whole_name
from .shared import CommandError

CLOSED = "`hoedan check` noemt wat niet te lezen is."
NO_COPY = "Maak ruimte voor tijdelijke bestanden, of noem er een andere map voor in TMPDIR."
CONTENT = (CONFIG, LIBRARY_FILE, STORIES, "ingredients", "docs", "bundles", PLACES)


@dataclass(frozen=True)
class Edits:
    """What is going to happen to the files below the root; every path is relative to it."""

    texts: Mapping[str, str]
    """Path -> its new text, written as it is."""
    removed: tuple[str, ...] = ()
    """Files that go, after all texts are written."""
    moved: tuple[tuple[str, str], ...] = ()
    """Folders that get another name, or none (an empty text): those that are there."""


def add_dry_run(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dry-run", action="store_true", help="zeg alleen wat er zou veranderen")


def story_name(written: str) -> str:
    """The name of a story, also when its file was given."""
    return written.removeprefix(f"{STORIES}/").removesuffix(".md")


def entry_of_story(slug: str, entries: Sequence[Entry], root: Path) -> Entry:
    """The story of this name in the library at `root`.

    Raises:
        CommandError: when there is none; with the nearest name, the story that this was the name of, or the day on
            which it was withdrawn.

    """
    return entry_called(story_name(slug), Kind.STORY, entries, root)


def entry_called(name: str, kind: Kind, entries: Sequence[Entry], root: Path) -> Entry:
    """The story, ingredient, setback or theme of this name.

    Raises:
        CommandError: when there is none; with the nearest name, what this was the name of, or the day on which it was
            withdrawn.

    """
    known = {entry.slug: entry for entry in entries if entry.kind is kind}
    if name not in known:
        if kind is Kind.STORY and (gone := told_of_gone(name, withdrawn_in(root))):
            raise CommandError(gone)
        now = next((each.slug for each in known.values() if name in aliases_of(each)), None)
        likely = now or nearest(name, known)
        advice = f"Noem de naam van een bestand in {NAMING[kind].folder}/, zonder '.md'."
        raise CommandError(f"er is geen {kind} '{name}'. {did_you_mean(likely) if likely else advice}")
    return known[name]


def aliases_of(entry: Entry) -> list[str]:
    return [alias for alias, _ in entry.front.texts("aliases")] if entry.front else []


def change(root: Path, path: str, *edits: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """Apply edits to a file, if they change anything. It keeps its kind of line ends and its BOM."""
    written = (root / path).read_bytes().decode("utf-8")
    before = text = written.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    for edit in edits:
        text = edit(text)
    if text != before:
        bom = "\ufeff" if written.startswith("\ufeff") else ""
        yield path, bom + (text.replace("\n", "\r\n") if "\r\n" in written else text)


def carry_out(root: Path, edits: Edits, today: datetime.date, *, dry_run: bool) -> None:
    """Try the edits on a copy, and make them unless they are only to be seen.

    Raises:
        CommandError: when they would bring an error that is not there now; nothing has changed then.
        OSError: when writing fails; nothing has changed then.

    """
    refuse_errors(root, edits, today)
    if not dry_run:
        write_all(root, edits)


def refuse_errors(root: Path, edits: Edits, today: datetime.date) -> None:
    """Try the edits on a copy of the content, and see what is wrong there that was not wrong there before.

    The copy has not all that stands beside the content, such as the hook and the frame that mkdocs.yml names.

    Raises:
        CommandError: when they would bring an error that is not there now, or no copy can be made.

    """
    try:
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder)
            copy_content(root, copy)
            memory = Memory()
            before = check_library(copy, today, memory, is_coached=False)
            make_in(copy, edits)
            after = check_library(copy, today, memory, is_coached=False)
    except OSError as error:  # it names a file of the copy, or one that was to be copied
        closed = (error.errno or number_in(error)) in (errno.EACCES, errno.EPERM)
        raise CommandError(
            "er is niets veranderd: een kopie van de teksten om het eerst op te proberen lukt niet: "
            f"{reason_of(error)}. {CLOSED if closed else NO_COPY}"
        ) from error
    known = known_already(before.problems, edits)
    new_ones = [found for found in after.problems if found.is_error and essence(found) not in known]
    if new_ones:
        shown = "\n".join(f"  {found}" for found in new_ones)
        raise CommandError(f"dan zou er iets niet meer kloppen; er is niets veranderd.\n{shown}")


def copy_content(root: Path, copy: Path) -> None:
    for name in CONTENT:
        origin = root / name
        if origin.is_dir():
            shutil.copytree(origin, copy / name, symlinks=True, copy_function=shutil.copyfile)
        elif origin.exists():
            shutil.copyfile(origin, copy / name)
    for place, _, _ in os.walk(copy):
        Path(place).chmod(0o700)  # also where the content itself may only be read


def make_in(copy: Path, edits: Edits) -> None:
    for old, new in edits.moved:
        if new and (copy / old).is_dir():
            (copy / old).rename(copy / new)
    for path, text in edits.texts.items():
        (copy / path).write_bytes(text.encode())
    for path in edits.removed:
        (copy / path).unlink()


def known_already(problems: Iterable[Problem], edits: Edits) -> set[tuple[str, str, str]]:
    """What is wrong already, also as it is said of what has its new name."""
    known = set(map(essence, problems))
    for old, new in edits.moved:
        was, now = whole_name(old.rpartition("/")[2]), new.rpartition("/")[2]
        said = {(path, code, was.sub(now, message)) for path, code, message in known if new}
        known |= said | {(f"{new}.md", code, message) for path, code, message in said if path == f"{old}.md"}
    return known


def essence(found: Problem) -> tuple[str, str, str]:
    """A problem without its line, which moves when a line above it goes."""
    return found.path, found.code, found.message


def write_all(root: Path, edits: Edits) -> None:
    """Write every text, then move and remove; on any failure everything is put back.

    The new texts are all on the disk before the first replaces an old one, so that a full disk is found in time.
    What is removed goes last: until then, the same command can be given again.
    """
    originals = {path: (root / path).read_bytes() if (root / path).exists() else None for path in edits.texts}
    staged: list[tuple[Path, Path]] = []
    moved: list[tuple[Path, Path]] = []
    try:
        for path, text in edits.texts.items():
            staged.append((stage(root / path, text), root / path))
        for new, target in staged:
            new.replace(target)
        for old, new_name in edits.moved:
            move(root / old, root / new_name if new_name else aside_of(root / old), moved)
        for path in edits.removed:
            (root / path).unlink()
    except BaseException:
        restore(root, originals)
        for folder, target in moved:
            target.rename(folder)
        raise
    finally:
        for new, _ in staged:
            new.unlink(missing_ok=True)
    for old, new_name in edits.moved:
        if not new_name:
            shutil.rmtree(aside_of(root / old), ignore_errors=True)


def aside_of(folder: Path) -> Path:
    """Where a folder waits that is to go, until all the rest is done."""
    return folder.with_name(f".{folder.name}.weg")


def move(folder: Path, target: Path, moved: list[tuple[Path, Path]]) -> None:
    """Give a folder another name, if it is there, and add it to what was moved."""
    if folder.is_dir():
        if target == aside_of(folder):
            shutil.rmtree(target, ignore_errors=True)
        folder.rename(target)
        moved.append((folder, target))


def stage(target: Path, text: str) -> Path:
    try:
        file = tempfile.NamedTemporaryFile("wb", dir=target.parent, prefix=".hoedan-", delete=False)  # noqa: SIM115
        staged = Path(file.name)
        with whole_or_gone(staged), file:
            file.write(text.encode())
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(target)) from error  # of a draft nobody knows the name
    if target.exists():
        shutil.copymode(target, staged)
    else:
        staged.chmod(0o644)
    return staged


def restore(root: Path, originals: Mapping[str, bytes | None]) -> None:
    for path, content in originals.items():
        with suppress(OSError):
            if content is None:
                (root / path).unlink(missing_ok=True)
            elif (root / path).read_bytes() != content:
                (root / path).write_bytes(content)
