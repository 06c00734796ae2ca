"""`hoedan review`: an editor has checked a story; what was changed since the last time is told in one sentence."""

import argparse
import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ..incremental.clock import git
from ..incremental.memory import Memory
from ..language.dutch import dutch_date, enumerate_dutch
from ..reading.entry import Entry
from ..reading.front_edits import EditError, add_item, set_value
from ..reading.front_matter import FrontMatter, TakenApart, Value, split_document
from ..reading.load import find_files, load_entries
from ..reading.source import Source
from .edits import Edits, add_dry_run, carry_out, change, entry_of_story
from .shared import OK, CommandError, add_today, find_root

BESIDE_THE_TEXT = frozenset({"reviewed", "published", "changes", "aliases", "consent", "allow"})
"""Keys that can change without the story saying anything else."""


@dataclass(frozen=True)
class Reviewed:
    """What was done."""

    story: str
    is_first: bool
    is_compared: bool
    """Whether the text could be compared with that of the last time."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("slug", metavar="VERHAAL", help="bestandsnaam zonder .md")
    parser.add_argument("--change", metavar="TEKST", help="wat er veranderde, in één zin; komt bij `changes`")
    add_today(parser)
    add_dry_run(parser)


def run(options: argparse.Namespace) -> int:
    root, today = find_root(options.root), options.today or datetime.date.today()
    done = review_story(root, options.slug, options.change, today, dry_run=options.dry_run)
    day = dutch_date(today)
    print(f"{done.story} {f'zou op {day} worden' if options.dry_run else f'is op {day}'} nagekeken.")
    if options.change:
        print(f"Bij `changes` staat: {' '.join(options.change.split())}")
    if not done.is_first and not done.is_compared:
        print("Of de tekst sinds de vorige keer veranderd is, is hier niet te zien: de geschiedenis van git ontbreekt.")
    if options.dry_run:
        print("Er is nog niets veranderd. Zonder --dry-run gebeurt het echt.")
    return OK


def review_story(root: Path, slug: str, told: str | None, today: datetime.date, *, dry_run: bool = False) -> Reviewed:
    """Set `reviewed`, and `published` when it was not; `told` is added to `changes`. With `dry_run` nothing is written.

    Raises:
        CommandError: when there is no such story, or its text changed and nobody said what; nothing has changed then.

    """
    entries, _ = load_entries(root, find_files(root), Memory())
    story = entry_of_story(slug, entries, root)
    try:
        reviewed = story.front.text("reviewed") if story.front else None
        last = text_of_last_time(root, story)
        if last and not told and not has_told(story, last) and (parts := changed_parts(root, story, last)):
            raise CommandError(
                f"sinds de controle van {reviewed} veranderde {enumerate_dutch(parts)}. "
                f'Zeg in één zin wat, voor de lezer: hoedan review {story.slug} --change "..."'
            )
        texts = dict(edited(root, story, told, today))
    except EditError as error:
        raise CommandError(f"{error} Pas dat bestand zelf aan.") from error
    carry_out(root, Edits(texts), today, dry_run=dry_run)
    return Reviewed(story.path, reviewed is None, last is not None)


def edited(root: Path, story: Entry, told: str | None, today: datetime.date) -> Iterator[tuple[str, str]]:
    """Give the new text of the story with its path; nothing when it already says so."""
    day = today.isoformat()
    steps = []
    if story.front and story.front.text("published") is None:
        steps.append(partial(set_value, path=story.path, key="published", value=day))
    if story.front and story.front.text("reviewed") != day:
        steps.append(partial(set_value, path=story.path, key="reviewed", value=day, after=("published",)))
    if told:
        words = " ".join(told.split())
        item = f"{{date: {day}, text: {json.dumps(words, ensure_ascii=False)}}}"
        steps.append(partial(add_item, path=story.path, key="changes", item=item, value={"date": day, "text": words}))
    yield from change(root, story.path, *steps)


def text_of_last_time(root: Path, story: Entry) -> TakenApart | None:
    """The story as it was when `reviewed` was last set; None when git does not know.

    A rename is followed.
    """
    log = ("log", "-1", "--follow", "--format=%H", "--name-only", "-G^reviewed:", "--", story.path)
    commit, *names = git(root, *log).split() or [""]
    if not names or story.front is None or story.front.text("reviewed") is None:
        return None
    document, _ = split_document(Source(story.path, git(root, "show", f"{commit}:{names[0]}")))
    return document if document and document.front else None


def changed_parts(root: Path, story: Entry, last: TakenApart) -> list[str]:
    """What is other than it was, in words for an editor."""
    document, _ = split_document(Source(story.path, (root / story.path).read_text("utf-8-sig")))
    if document is None or document.front is None or last.front is None:
        return []
    now, then = said_by(document.front), said_by(last.front)
    keys = [key for key in {**then, **now} if now.get(key) != then.get(key)]
    parts = ["de tekst"] if document.body.split() != last.body.split() else []
    return parts + [f"`{key}`" for key in keys]


def said_by(front: FrontMatter) -> dict[str, Value]:
    """What the front matter tells a reader; a copy of a source in an archive tells nothing new."""
    said = {key: value for key, value in front.values.items() if key not in BESIDE_THE_TEXT}
    if "sources" in said:
        said["sources"] = [{k: v for k, v in each.items() if k != "archived"} for each, _ in front.blocks("sources")]
    return said


def has_told(story: Entry, last: TakenApart) -> bool:
    """Whether somebody added to `changes` since."""
    return bool(story.front and last.front and story.front.blocks("changes") != last.front.blocks("changes"))
