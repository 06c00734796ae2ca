"""`hoedan withdraw`: take a story away with everything that points to it, and keep its address for a last word.

Or take a person out of all texts.
"""

import argparse
import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ..check.check_library import Checked, check_library
from ..check.withdrawn import ADDRESS_TAKEN
from ..design.templates import templates_in
from ..incremental.memory import Memory
from ..language.dutch import dutch_date
from ..library.library import Library
from ..model.fields import Withdrawal
from ..model.settings import CONFIG
from ..reading.bundle_files import STORY_KEYS, BundleFile, load_bundle_files
from ..reading.entry import Entry
from ..reading.front_edits import EditError
from ..reading.load import STORIES, WITHDRAWN, find_files, load_entries
from ..reading.unlink import drop_chapters, drop_from_home, drop_inspiration, unlink_text
from .edits import Edits, add_dry_run, carry_out, change, entry_of_story
from .person import take_out
from .shared import OK, CommandError, find_root, print_list


@dataclass(frozen=True)
class Withdrawn:
    """What was done."""

    story: str
    changed: tuple[str, ...]
    """Paths of the files that pointed to the story, and of the list of withdrawn stories."""
    editions: tuple[str, ...]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("slug", nargs="?", metavar="VERHAAL", help="bestandsnaam zonder .md")
    parser.add_argument("--person", metavar="NAAM", help="haal iemand weg, uit alle teksten")
    parser.add_argument("--instead", metavar="WOORDEN", help="wat er in de tekst voor de naam in de plaats komt")
    parser.add_argument("--reason", metavar="TEKST", help="de reden; die komt op de pagina te staan")
    add_dry_run(parser)


def run(options: argparse.Namespace) -> int:
    """Withdraw, and tell what was changed and what has to be done by hand."""
    root = find_root(options.root)
    if (options.slug is None) == (options.person is None):
        raise CommandError("noem een verhaal, of met --person NAAM iemand die uit alle teksten moet.")
    if options.person:
        return take_out(root, options)
    if options.instead:
        raise CommandError("--instead hoort bij --person.")
    done = withdraw_story(root, options.slug, options.reason, datetime.date.today(), dry_run=options.dry_run)
    if options.dry_run:
        print(f"{done.story} zou worden teruggetrokken. Op het adres komt dan te staan dat het verhaal weg is.")
        print_list("Dit zou veranderen:", done.changed)
    else:
        print(f"{done.story} is teruggetrokken. Op het adres staat nu dat het verhaal weg is.")
        print_list("Aangepast:", done.changed)
    if done.editions:
        print_list("Het verhaal staat nog in wat al gedrukt of gedownload is:", done.editions)
    if options.dry_run:
        print("Er is nog niets veranderd. Zonder --dry-run gebeurt het echt.")
        return OK
    print("Lees de aangepaste bestanden na: een zin kan nu meer beloven dan er staat.")
    print("De tekst staat nog in de geschiedenis van git. Moet zij daar ook weg, vraag dat dan aan een beheerder.")
    return OK


def withdraw_story(
    root: Path, slug: str, reason: str | None, today: datetime.date, *, dry_run: bool = False
) -> Withdrawn:
    """Remove a story, its images and what points to it, and add it to `stories/withdrawn.yml`.

    With `dry_run` all is worked out and tried on a copy, and nothing is written.

    Raises:
        CommandError: when it does not exist, or when what is left would have errors; nothing has changed then.
        OSError: when writing fails; nothing has changed then.

    """
    before = check_library(root, today)
    entries, _ = load_entries(root, find_files(root), Memory())
    story = entry_of_story(slug, entries, root)
    bundles, _ = load_bundle_files(root)
    editions = tuple(editions_with(slug, before.library, bundles))
    try:
        # The list goes first, so that the editions are not lost when a crash makes the command run twice.
        changes = {WITHDRAWN: add_to_list(before, story, reason, today, editions)}
        changes |= changes_for(story, root, entries, bundles)
    except EditError as error:
        raise CommandError(f"{error} Pas dat bestand eerst zelf aan.") from error
    carry_out(root, Edits(changes, (story.path,), ((f"{STORIES}/{story.slug}", ""),)), today, dry_run=dry_run)
    return Withdrawn(story.path, tuple(sorted(changes)), editions)


def editions_with(slug: str, library: Library, bundles: Sequence[BundleFile]) -> Iterator[str]:
    """Name the editions that hold a story, by name or by choice."""
    named = {
        bundle.slug
        for bundle in bundles
        for chapter, _ in bundle.front.blocks("chapters")
        if slug in (chapter.get(key) for key in STORY_KEYS)
    }
    for bundle in library.bundles:
        if bundle.slug in named or slug in (story.slug for story in library.stories_in(bundle)):
            yield f"{bundle.title}, {bundle.front.edition} ({dutch_date(bundle.front.date)})"


def changes_for(
    story: Entry, root: Path, entries: Sequence[Entry], bundles: Sequence[BundleFile]
) -> Iterator[tuple[str, str]]:
    """Give the new text of each file that points to the story.

    Raises:
        EditError: for a file in which the pointer cannot be taken out with certainty.

    """
    for entry in entries:
        if entry.path != story.path:
            unlinked = partial(unlink_text, entry=entry, target=story.path)
            yield from change(root, entry.path, unlinked, partial(drop_inspiration, entry=entry, slug=story.slug))
    for bundle in bundles:
        yield from change(root, bundle.path, partial(drop_chapters, bundle=bundle, slug=story.slug))
    yield from change(root, CONFIG, partial(drop_from_home, slug=story.slug))


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
