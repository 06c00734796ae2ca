"""`hoedan rename`: give a story, ingredient, setback or theme another file name, with all that points to it; its old
address goes on working.
"""

import argparse
import datetime
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path, PurePosixPath

from ..incremental.memory import Memory
from ..language.slugs import is_slug, slugify
from ..model.settings import CONFIG
from ..reading.bundle_files import BundleFile, load_bundle_files
from ..reading.entry import Entry, Kind
from ..reading.front_edits import EditError, add_item, drop_key
from ..reading.load import example_name, find_files, load_entries
from ..reading.naming import KIND_BY_FOLDER, NAMING
from ..reading.relink import Renaming, relink_text, rename_chapters, rename_in_list, rename_on_home
from .edits import Edits, add_dry_run, aliases_of, carry_out, change, entry_called
from .shared import OK, CommandError, find_root, print_list


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "old", metavar="NAAM", help="de bestandsnaam van nu, zonder .md; met de map ervoor als het geen verhaal is"
    )
    parser.add_argument("new", metavar="NIEUW", help="de nieuwe bestandsnaam, zonder .md")
    add_dry_run(parser)


def run(options: argparse.Namespace) -> int:
    root = find_root(options.root)
    old, new, changed = rename(root, options.old, options.new, datetime.date.today(), dry_run=options.dry_run)
    print(f"{old} {'zou gaan heten' if options.dry_run else 'heet nu'}: {new}.")
    print_list("Dit zou veranderen:" if options.dry_run else "Aangepast:", changed)
    if options.dry_run:
        print("Er is nog niets veranderd. Zonder --dry-run gebeurt het echt.")
    else:
        print("De oude naam staat in `aliases`: het oude webadres en alles wat gedrukt is, blijven werken.")
    return OK


def rename(
    root: Path, old: str, new: str, today: datetime.date, *, dry_run: bool = False
) -> tuple[str, str, tuple[str, ...]]:
    """Move a file and its images, keep its old name in `aliases`, and mend all that points to it.

    Gives its path, its new path, and the paths of the files that are written. With `dry_run` nothing is.

    Raises:
        CommandError: when there is no such file, the new name cannot be, or something would be wrong; nothing has
            changed then.
        OSError: when writing fails; nothing has changed then.

    """
    entries, _ = load_entries(root, find_files(root), Memory())
    bundles, _ = load_bundle_files(root)
    refuse_bundle(old, bundles, entries)
    entry = entry_named(old, entries, root)
    renaming = Renaming(entry.kind, entry.slug, PurePosixPath(new).name.removesuffix(".md"))
    refuse_name(root, renaming, entries)
    try:
        texts = dict(changes_for(entry, renaming, root, entries, bundles))
    except EditError as error:
        raise CommandError(f"{error} Pas dat bestand eerst zelf aan.") from error
    folder = NAMING[entry.kind].folder
    moved = (f"{folder}/{renaming.old}", f"{folder}/{renaming.new}")
    carry_out(root, Edits(texts, (entry.path,), (moved,)), today, dry_run=dry_run)
    return entry.path, f"{moved[1]}.md", tuple(sorted(texts))


def entry_named(written: str, entries: Sequence[Entry], root: Path) -> Entry:
    """What has this name: a story, or what else has it alone. With its folder before it only what is there.

    Raises:
        CommandError: when there is none, or there are several.

    """
    path = PurePosixPath(written.removesuffix(".md"))
    folder = path.parent.as_posix()
    if folder in KIND_BY_FOLDER:
        return entry_called(path.name, KIND_BY_FOLDER[folder], entries, root)
    if folder != ".":
        raise CommandError(f"in {folder}/ staat niets wat je zo hernoemt. Kies uit: {', '.join(KIND_BY_FOLDER)}.")
    found = [entry for entry in entries if entry.kind in NAMING and path.name in (entry.slug, *aliases_of(entry))]
    kinds = {entry.kind for entry in found if entry.slug == path.name} or {entry.kind for entry in found}
    if Kind.STORY in kinds or not kinds:
        return entry_called(path.name, Kind.STORY, entries, root)
    if len(kinds) > 1:
        choices = " of ".join(f"{NAMING[kind].folder}/{path.name}" for kind in NAMING if kind in kinds)
        raise CommandError(f"er is meer dat '{path.name}' heet. Schrijf de map erbij: {choices}.")
    return entry_called(path.name, kinds.pop(), entries, root)


def refuse_bundle(written: str, bundles: Sequence[BundleFile], entries: Sequence[Entry]) -> None:
    """Say of a bundle that it keeps its name; one whose name something else has too is only meant with its folder.

    Raises:
        CommandError: when a bundle is meant.

    """
    path = PurePosixPath(written)
    with_folder = [each for each in bundles if path.as_posix() in (each.folder, each.path)]
    others = {name for entry in entries if entry.kind in NAMING for name in (entry.slug, *aliases_of(entry))}
    named = [each for each in bundles if path.as_posix() == each.slug and each.slug not in others]
    for bundle in with_folder or named:
        raise CommandError(
            f"'{bundle.slug}' is een bundel, en die houdt haar webadres. Wil je dat zij anders heet? "
            f"Verander `title` in {bundle.path}."
        )


def refuse_name(root: Path, renaming: Renaming, entries: Sequence[Entry]) -> None:
    """Accept a name that was never used, and one that it had before.

    Raises:
        CommandError: for any other.

    """
    kind, new, folder = renaming.kind, renaming.new, NAMING[renaming.kind].folder
    if not is_slug(new):
        raise CommandError(
            f"'{new}' kan geen bestandsnaam zijn. Gebruik 3 tot 80 kleine letters, cijfers en losse streepjes, "
            f"zoals '{example_name(new, f'mijn-{slugify(kind)}')}'."
        )
    if new == renaming.old:
        raise CommandError(f"het {kind} heet al '{new}'. Kies een andere naam.")
    if any(entry.kind is kind and entry.slug == new for entry in entries) or (root / folder / new).exists():
        raise CommandError(f"{folder}/{new} bestaat al. Kies een andere naam.")


def keep_names(text: str, entry: Entry, new: str) -> str:
    """Add the name of now to `aliases`. One that it gets back is no old name any more, but for its first: that stays in
    front, as identifiers are made of it.

    Raises:
        EditError: when the front matter cannot be changed with certainty.

    """
    names = aliases_of(entry)
    every = list(dict.fromkeys([*names, entry.slug]))
    kept = [name for name in every if name != new or name == every[0]]
    if kept[: len(names)] != names:
        text, names = drop_key(text, entry.path, "aliases"), []
    for name in kept[len(names) :]:
        text = add_item(text, entry.path, "aliases", name, name)
    return text


def changes_for(
    renamed: Entry, renaming: Renaming, root: Path, entries: Sequence[Entry], bundles: Sequence[BundleFile]
) -> Iterator[tuple[str, str]]:
    """Give the new text of what is renamed, at its new path, and of each file that points to it.

    Raises:
        EditError: for a file in which the name cannot be changed with certainty.

    """
    naming = NAMING[renaming.kind]
    for entry in entries:
        edits = [
            partial(relink_text, entry=entry, renaming=renaming),
            *(partial(rename_in_list, entry=entry, key=key, renaming=renaming) for key in naming.lists),
        ]
        if entry.path == renamed.path:
            kept = partial(keep_names, entry=renamed, new=renaming.new)
            changed = dict(change(root, entry.path, edits[0], kept))
            written = changed.get(entry.path, (root / entry.path).read_bytes().decode("utf-8"))
            yield f"{naming.folder}/{renaming.new}.md", written
        else:
            yield from change(root, entry.path, *edits)
    for bundle in bundles:
        yield from change(root, bundle.path, partial(rename_chapters, bundle=bundle, renaming=renaming))
    yield from change(root, CONFIG, partial(rename_on_home, renaming=renaming))
