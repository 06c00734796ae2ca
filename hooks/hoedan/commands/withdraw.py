"""`hoedan withdraw`: take a story away with everything that points to it, and keep its address for a last word.

First everything is worked out and checked on a copy; only then are files written. What cannot be done as a whole is
not done at all.
"""

import argparse
import datetime
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ..check.check_library import Checked, check_library
from ..check.withdrawn import ADDRESS_TAKEN
from ..design.templates import templates_in
from ..incremental.memory import Memory
from ..language.dutch import dutch_date
from ..language.suggest import did_you_mean, nearest
from ..library.library import Library
from ..model.fields import Withdrawal
from ..model.problems import Problem
from ..model.settings import CONFIG
from ..reading.bundle_files import BundleFile, load_bundle_files
from ..reading.entry import Entry, Kind
from ..reading.load import STORIES, WITHDRAWN, find_files, load_entries
from ..reading.unlink import UnlinkError, drop_chapters, drop_from_home, drop_inspiration, unlink_text
from .shared import OK, CommandError, find_root

NAME, HELP = "withdraw", "een verhaal weghalen, met alles wat erheen wijst"
CONTENT = (CONFIG, STORIES, "ingredients", "docs", "bundles")


@dataclass(frozen=True)
class Withdrawn:
    """What was done."""

    story: str
    changed: tuple[str, ...]
    """Paths of the files that pointed to the story, and of the list of withdrawn stories."""
    editions: tuple[str, ...]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("slug", metavar="VERHAAL", help="bestandsnaam zonder .md")
    parser.add_argument("--reason", metavar="TEKST", help="de reden; die komt op de pagina te staan")


def run(options: argparse.Namespace) -> int:
    """Withdraw, and tell what was changed and what has to be done by hand."""
    root = find_root(options.root)
    done = withdraw_story(root, options.slug, options.reason, datetime.date.today())
    print(f"{done.story} is teruggetrokken. Op het adres staat nu dat het verhaal weg is.")
    print("\n".join(["Aangepast:", *(f"  {path}" for path in done.changed)]))
    if done.editions:
        print(
            "\n".join(["Het verhaal staat nog in wat al gedrukt of gedownload is:", *(f"  {e}" for e in done.editions)])
        )
    print("Lees de aangepaste bestanden na: een zin kan nu meer beloven dan er staat.")
    print("De tekst staat nog in de geschiedenis van git. Moet zij daar ook weg, vraag dat dan aan een beheerder.")
    return OK


def withdraw_story(root: Path, slug: str, reason: str | None, today: datetime.date) -> Withdrawn:
    """Remove a story, its images and what points to it, and add it to `stories/withdrawn.yml`.

    Raises:
        CommandError: when it does not exist, or when what is left would have errors; nothing has changed then.
        OSError: when writing fails; nothing has changed then.

    """
    before = check_library(root, today)
    entries, _ = load_entries(root, find_files(root), Memory())
    story = entry_of_story(slug, entries)
    bundles, _ = load_bundle_files(root)
    editions = tuple(editions_with(slug, before.library, bundles))
    try:
        # The list goes first, so that the editions are not lost when a crash makes the command run twice.
        changes = {WITHDRAWN: add_to_list(before, story, reason, today, editions)}
        changes |= changes_for(story, root, entries, bundles)
    except UnlinkError as error:
        raise CommandError(f"{error} Pas dat bestand eerst zelf aan.") from error
    refuse_errors(root, story, changes, before, today)
    write_all(root, story, changes)
    return Withdrawn(story.path, tuple(sorted(changes)), editions)


def entry_of_story(slug: str, entries: Sequence[Entry]) -> Entry:
    stories = {entry.slug: entry for entry in entries if entry.kind is Kind.STORY}
    if slug not in stories:
        likely = nearest(slug, stories)
        raise CommandError(f"er is geen verhaal '{slug}'." + (f" {did_you_mean(likely)}" if likely else ""))
    return stories[slug]


def editions_with(slug: str, library: Library, bundles: Sequence[BundleFile]) -> Iterator[str]:
    """Name the editions that hold a story, by name or by choice."""
    named = {
        bundle.slug for bundle in bundles if any(c.get("story") == slug for c, _ in bundle.front.blocks("chapters"))
    }
    for bundle in library.bundles:
        if bundle.slug in named or slug in (story.slug for story in library.stories_in(bundle)):
            yield f"{bundle.title}, {bundle.front.edition} ({dutch_date(bundle.front.date)})"


def changes_for(
    story: Entry, root: Path, entries: Sequence[Entry], bundles: Sequence[BundleFile]
) -> Iterator[tuple[str, str]]:
    """Give the new text of each file that points to the story.

    Raises:
        UnlinkError: for a file in which the pointer cannot be taken out with certainty.

    """
    for entry in entries:
        if entry.path != story.path:
            unlinked = partial(unlink_text, entry=entry, target=story.path)
            yield from change(root, entry.path, unlinked, partial(drop_inspiration, entry=entry, slug=story.slug))
    for bundle in bundles:
        yield from change(root, bundle.path, partial(drop_chapters, bundle=bundle, slug=story.slug))
    yield from change(root, CONFIG, partial(drop_from_home, slug=story.slug))


def change(root: Path, path: str, *edits: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """Apply edits to a file, if they change anything. It keeps its kind of line ends and its BOM."""
    written = (root / path).read_bytes().decode("utf-8")
    before = text = written.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    for edit in edits:
        text = edit(text)
    if text != before:
        bom = "\ufeff" if written.startswith("\ufeff") else ""
        yield path, bom + (text.replace("\n", "\r\n") if "\r\n" in written else text)


def add_to_list(
    before: Checked, story: Entry, reason: str | None, today: datetime.date, editions: Sequence[str]
) -> str:
    """The list of withdrawn stories with this one. What a crash left of an earlier try is filled up."""
    if any(
        found.path == WITHDRAWN and found.is_error and found.code != ADDRESS_TAKEN.code for found in before.problems
    ):
        raise CommandError(f"{WITHDRAWN} heeft fouten. Los die eerst op: `hoedan check` noemt ze.")
    tried = next((each for each in before.library.withdrawn if each.slug == story.slug), None)
    new = Withdrawal(
        slug=story.slug,
        date=today.isoformat(),
        reason=reason,
        aliases=tuple(alias for alias, _ in story.front.texts("aliases")) if story.front else (),
        editions=tuple(dict.fromkeys([*(tried.editions if tried else ()), *editions])),
    )
    others = [each for each in before.library.withdrawn if each is not tried]
    return (
        templates_in(Path(__file__).parent)
        .get_template("withdrawn.yml")
        .render(withdrawn=sorted([*others, new], key=lambda each: each.slug))
    )


def refuse_errors(root: Path, story: Entry, changes: Mapping[str, str], before: Checked, today: datetime.date) -> None:
    """Try the changes on a copy of the content.

    Raises:
        CommandError: when they would bring an error that is not there now.

    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in CONTENT:
            origin = root / name
            if origin.is_dir():
                shutil.copytree(origin, copy / name, symlinks=True)
            elif origin.exists():
                shutil.copy(origin, copy / name)
        for path, text in changes.items():
            (copy / path).write_bytes(text.encode())
        (copy / story.path).unlink()
        after = check_library(copy, today)
    known = {essence(found) for found in before.problems}
    new = [found for found in after.problems if found.is_error and essence(found) not in known]
    if new:
        shown = "\n".join(f"  {found}" for found in new)
        raise CommandError(f"zonder '{story.slug}' zou er iets niet meer kloppen; er is niets veranderd.\n{shown}")


def essence(found: Problem) -> tuple[str, str, str]:
    """A problem without its line, which moves when a line above it goes."""
    return found.path, found.code, found.message


def write_all(root: Path, story: Entry, changes: Mapping[str, str]) -> None:
    """Write every change, then remove the story; on any failure everything is put back.

    The new texts are all on the disk before the first replaces an old one, so that a full disk is found in time.
    The story goes last: until then, the same command can be given again.
    """
    originals = {path: (root / path).read_bytes() if (root / path).exists() else None for path in changes}
    images, aside = root / STORIES / story.slug, root / STORIES / f".{story.slug}.weg"
    staged: list[tuple[Path, Path]] = []
    try:
        for path, text in changes.items():
            staged.append((stage(root / path, text), root / path))
        for new, target in staged:
            new.replace(target)
        if images.is_dir():
            shutil.rmtree(aside, ignore_errors=True)
            images.rename(aside)
        (root / story.path).unlink()
    except BaseException:
        restore(root, originals)
        if aside.is_dir():
            aside.rename(images)
        raise
    finally:
        for new, _ in staged:
            new.unlink(missing_ok=True)
    shutil.rmtree(aside, ignore_errors=True)


def stage(target: Path, text: str) -> Path:
    with tempfile.NamedTemporaryFile("wb", dir=target.parent, prefix=".hoedan-", delete=False) as file:
        file.write(text.encode())
    staged = Path(file.name)
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
