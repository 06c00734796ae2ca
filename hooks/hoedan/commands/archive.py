"""`hoedan archive`: for sources without one, the copy that a public archive has, so that a story keeps its ground."""

import argparse
import datetime
import json
import re
import time
from collections.abc import Callable, Sequence
from functools import partial
from http.client import HTTPException
from pathlib import Path
from urllib.parse import unquote, urlencode
from urllib.request import Request, urlopen

from ..check.check_library import check_library
from ..library.story import Story
from ..model.fields import SourceEntry
from ..reading.front_edits import EditError, set_in_item
from .edits import Edits, add_dry_run, carry_out, change
from .shared import OK, CommandError, find_root

MOST = 20
"""Addresses that are asked in one go; the archive is for everybody."""
PAUSE = 2
"""Seconds between two questions."""
LARGEST = 100_000
COPY = re.compile(r"https?://web\.archive\.org/web/(?P<moment>[0-9]{14})/(?P<page>https?://[^\s<>\"]{1,1900})")

Place = tuple[str, int]
"""Slug of a story, number of a source."""
Ask = Callable[[str, str], str | None]
"""Address and day (empty when unknown) -> what the archive answers, as JSON; None when it does not."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--most", type=int, default=MOST, metavar="AANTAL", help=f"hoeveel bronnen (standaard: {MOST})")
    add_dry_run(parser)


def ask_archive(address: str, day: str) -> str | None:
    """Ask the Wayback Machine for the copy that is nearest to a day."""
    time.sleep(PAUSE)
    question = urlencode({"url": address} | ({"timestamp": day} if day else {}))
    request = Request(f"https://archive.org/wayback/available?{question}", headers={"User-Agent": "hoedan archive"})
    try:
        with urlopen(request, timeout=30) as answer:  # noqa: S310
            return str(answer.read(LARGEST), "utf-8", "replace")
    except (OSError, HTTPException):
        return None


def copy_in(answer: str | None, page: str) -> str | None:
    """The address of the copy in an answer of the archive, when it has a whole one of this page and not of another."""
    try:
        closest = json.loads(answer or "{}")["archived_snapshots"]["closest"]
        address, status = str(closest["url"]), str(closest["status"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    copy = COPY.fullmatch(address)
    is_whole = status == "200" and copy and as_archived(copy["page"]) == as_archived(page)
    return address.replace("http://", "https://", 1) if is_whole else None


def as_archived(address: str) -> str:
    """What an archive tells pages apart by: `krant.nl/stuk?n=1`, with or without http, www, a port or a stroke."""
    bare = re.sub(r"^https?://(?:www\.)?", "", unquote(address).partition("#")[0], flags=re.IGNORECASE)
    host, stroke, path = bare.partition("/")
    return f"{re.sub(r':(?:80|443)$', '', host.lower())}{stroke}{path}".rstrip("/")


def run(options: argparse.Namespace, ask: Ask = ask_archive) -> int:
    root = find_root(options.root)
    silent: list[str] = []

    def ask_and_count(address: str, day: str) -> str | None:
        answer = ask(address, day)
        silent.extend([address] if answer is None else [])
        return answer

    found = propose(root, options.most, ask_and_count, dry_run=options.dry_run)
    for place, address in found:
        print(f"{place}: {address}")
    print(f"{len(found)} {'kopie' if len(found) == 1 else 'kopieën'} gevonden.")
    if silent:
        print(f"Het archief gaf {len(silent)} keer geen antwoord. Vraag het later opnieuw.")
    if options.dry_run:
        print("Er is nog niets veranderd. Zonder --dry-run gebeurt het echt.")
    elif found:
        print("Open elke kopie voordat je dit overneemt: staat erop wat het verhaal zegt?")
    return OK


def without_copy(story: Story) -> list[SourceEntry]:
    return [source for source in story.front.sources if source.url and not source.archived]


def this_week(places: Sequence[Place], most: int, today: datetime.date) -> Sequence[Place]:
    """At most so many of these: each week those behind the ones of the week before."""
    start = today.toordinal() // 7 * most % max(len(places), 1)
    return [*places[start:], *places[:start]][: max(most, 0)]


def propose(root: Path, most: int, ask: Ask, *, dry_run: bool = False) -> list[tuple[str, str]]:
    """Add `archived` to at most so many sources that have none, the story that was checked longest ago first.

    Of many sources each week asks for others, as for some there never is a copy. Gives each place and the copy that
    was found.

    Raises:
        CommandError: when a file is written in a way that cannot be changed with certainty.

    """
    today = datetime.date.today()
    before = check_library(root, today)
    found: list[tuple[str, str]] = []
    texts: dict[str, str] = {}
    stories = sorted(before.library.stories, key=lambda each: (each.front.reviewed or today, each.slug))
    asked = this_week([(each.slug, source.id) for each in stories for source in without_copy(each)], most, today)
    for story in stories:
        steps = []
        for number, source in enumerate(story.front.sources):
            if source.url and (story.slug, source.id) in asked:
                day = (source.date or "").replace("-", "")
                if copy := copy_in(ask(source.url, day), source.url):
                    steps.append(
                        partial(set_in_item, path=story.path, place=("sources", number), name="archived", value=copy)
                    )
                    found.append((f"{story.path}, bron {source.id}", copy))
        try:
            texts |= change(root, story.path, *steps)
        except EditError as error:
            raise CommandError(f"{error} Pas dat bestand zelf aan.") from error
    carry_out(root, Edits(texts), today, dry_run=dry_run)
    return found
