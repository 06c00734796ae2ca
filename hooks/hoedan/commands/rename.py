"""`hoedan rename`: give a story another file name, with all that points to it; its old address goes on working."""

import argparse
import datetime
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from ..check.check_library import check_library
from ..incremental.memory import Memory
from ..language.slugs import is_slug
from ..model.settings import CONFIG
from ..reading.bundle_files import BundleFile, load_bundle_files
from ..reading.entry import Entry, Kind
from ..reading.front_edits import EditError, add_item, drop_key
from ..reading.load import STORIES, example_name, find_files, load_entries
from ..reading.relink import relink_text, rename_chapters, rename_inspiration, rename_on_home
from .edits import Edits, add_dry_run, carry_out, change, entry_of_story, story_name
from .shared import OK, CommandError, find_root

NAME, HELP = "rename", "een verhaal een andere bestandsnaam geven; het oude adres blijft werken"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", metavar="VERHAAL", help="de bestandsnaam van nu, zonder .md")
    parser.add_argument("new", metavar="NAAM", help="de nieuwe bestandsnaam, zonder .md")
    add_dry_run(parser)


def run(options: argparse.Namespace) -> int:
    root = find_root(options.root)
    old = story_name(options.old)
    new = story_name(options.new)
    changed = rename_story(root, old, new, datetime.date.today(), dry_run=options.dry_run)
    print(f"{STORIES}/{old}.md {'zou gaan heten' if options.dry_run else 'heet nu'}: {STORIES}/{new}.md.")
    print("\n".join(["Dit zou veranderen:" if options.dry_run else "Aangepast:", *(f"  {path}" for path in changed)]))
    if options.dry_run:
        print("Er is nog niets veranderd. Zonder --dry-run gebeurt het echt.")
    else:
        print("De oude naam staat in `aliases`: het oude webadres en elke gedrukte code blijven werken.")
    return OK


def rename_story(root: Path, old: str, new: str, today: datetime.date, *, dry_run: bool = False) -> tuple[str, ...]:
    """Move a story and its images, keep its old name in `aliases`, and mend all that points to it.

    Gives the paths of the files that are written. With `dry_run` nothing is.

    Raises:
        CommandError: when there is no such story, the new name cannot be, or something would be wrong; nothing has
            changed then.
        OSError: when writing fails; nothing has changed then.

    """
    before = check_library(root, today)
    entries, _ = load_entries(root, find_files(root), Memory())
    story = entry_of_story(old, entries)
    refuse_name(root, story, new, entries)
    bundles, _ = load_bundle_files(root)
    try:
        texts = dict(changes_for(story, new, root, entries, bundles))
    except EditError as error:
        raise CommandError(f"{error} Pas dat bestand eerst zelf aan.") from error
    folder = f"{STORIES}/{story.slug}"
    carry_out(root, Edits(texts, (story.path,), ((folder, f"{STORIES}/{new}"),)), before, today, dry_run=dry_run)
    return tuple(sorted(texts))


def refuse_name(root: Path, story: Entry, new: str, entries: Sequence[Entry]) -> None:
    """Accept a name that was never used, and one that this story had before.

    Raises:
        CommandError: for any other.

    """
    if not is_slug(new):
        raise CommandError(
            f"'{new}' kan geen bestandsnaam zijn. Gebruik 3 tot 80 kleine letters, cijfers en losse streepjes, "
            f"zoals '{example_name(new, 'mijn-verhaal')}'."
        )
    if new == story.slug:
        raise CommandError(f"het verhaal heet al '{new}'. Kies een andere naam.")
    if any(entry.kind is Kind.STORY and entry.slug == new for entry in entries) or (root / STORIES / new).exists():
        raise CommandError(f"{STORIES}/{new} bestaat al. Kies een andere naam.")


def keep_names(text: str, story: Entry, new: str) -> str:
    """Add the name of now to `aliases`; one that the story gets back is no old name any more.

    Raises:
        EditError: when the front matter cannot be changed with certainty.

    """
    names = [name for name, _ in story.front.texts("aliases")] if story.front else []
    added = [story.slug]
    if new in names:
        text = drop_key(text, story.path, "aliases")
        added = [name for name in (*names, story.slug) if name != new]
    for name in added:
        text = add_item(text, story.path, "aliases", name, name)
    return text


def changes_for(
    story: Entry, new: str, root: Path, entries: Sequence[Entry], bundles: Sequence[BundleFile]
) -> Iterator[tuple[str, str]]:
    """Give the new text of the story, at its new path, and of each file that points to it.

    Raises:
        EditError: for a file in which the name cannot be changed with certainty.

    """
    old = story.slug
    for entry in entries:
        edits = [
            partial(relink_text, entry=entry, old=old, new=new),
            partial(rename_inspiration, entry=entry, old=old, new=new),
        ]
        if entry.path == story.path:
            kept = partial(keep_names, story=story, new=new)
            yield from ((f"{STORIES}/{new}.md", text) for _, text in change(root, entry.path, edits[0], kept))
        else:
            yield from change(root, entry.path, *edits)
    for bundle in bundles:
        yield from change(root, bundle.path, partial(rename_chapters, bundle=bundle, old=old, new=new))
    yield from change(root, CONFIG, partial(rename_on_home, old=old, new=new))
