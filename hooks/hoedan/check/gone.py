"""What stood on the site and would be gone: an address that people have, a code that was printed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from rapidfuzz import fuzz

from ..library.library import Library
from ..library.story import Story
from ..model.problems import Level, Problem
from ..model.rules import rule
from ..model.urls import bundle_url, file_url
from ..reading.bundle_files import BUNDLE_FILE
from ..reading.front_edits import front_of
from ..reading.load import EDITION_FILE, STORIES, WITHDRAWN

LIKENESS = 50
"""Percentage of the text that a story under a new name has in common with the one that is gone."""

STORY_GONE = rule(
    "V-087",
    Level.ERROR,
    message="het verhaal '{value}' is weg, en zonder doorverwijzing werken het webadres en de gedrukte code niet meer.",
    advice="Zet het bestand terug, en haal het zo nodig weg met `hoedan withdraw {value}`.",
    explanation="Wie een oud adres of een code op papier heeft, hoort te lezen waar het verhaal gebleven is.",
)
STORY_RENAMED = rule(
    "V-088",
    Level.ERROR,
    message="dit verhaal heette '{value}', en zonder die naam werken het oude webadres en de gedrukte code niet meer.",
    advice="Zet in de front matter: `aliases: [{names}]`.",
    explanation="Een oude naam in `aliases` stuurt lezers door naar het verhaal van nu.",
)
NAME_LOST = rule(
    "V-089",
    Level.ERROR,
    message="de oude naam '{value}' staat nergens meer, en zijn webadres en gedrukte code werken dan niet.",
    advice="Zet terug: `{written}`.",
    explanation="Een naam die ooit op de site stond, blijft lezers doorsturen.",
)
ORDER_CHANGED = rule(
    "V-090",
    Level.ERROR,
    message="de oudste naam van dit verhaal is '{value}', en die staat niet meer voorop in `aliases`.",
    advice="Schrijf: `aliases: [{names}]`.",
    explanation="De code op papier is van de eerste naam gemaakt, en een vastgelegde editie vindt het verhaal daarmee.",
)
EDITION_GONE = rule(
    "B-016",
    Level.ERROR,
    message="de vastgelegde editie in {value} is weg, en wat daarvan verspreid is, hoort bij niets meer.",
    advice="Zet de map terug.",
    explanation="Een editie die vastligt, blijft op de site zoals zij gedrukt is.",
)
PAGE_GONE = rule(
    "F-047",
    Level.WARNING,
    message="deze pagina is weg; op het adres /{value} vindt een lezer niets meer.",
    advice="Was dat niet de bedoeling? Zet het bestand terug.",
    explanation="Andere sites en bladwijzers verwijzen naar een pagina, en die links lopen dan dood.",
)


def check_gone(before: Mapping[str, str], library: Library) -> Iterator[Problem]:
    """Compare with what was: `before` has the texts of files as they were then, at least of all that changed or went.

    A file that is there and cannot be read now is not judged.
    """
    now = {name for names in names_today(library) for name in names}
    new = [story for story in library.stories if story.path not in before]
    today = {story.path: story for story in library.stories}
    for path, text in sorted(before.items()):
        if path == WITHDRAWN:
            yield from check_withdrawn_names(text, now)
        elif path.endswith(".md") and path.rpartition("/")[0] == STORIES:
            names = [*aliases_in(text, path), PurePosixPath(path).stem]
            lost = [name for name in names if name not in now]
            if not (library.root / path).exists():
                yield from check_removed(path, text, names, lost, new)
            elif story := today.get(path):
                yield from check_kept(story, names, lost)
        elif path.endswith(f"/{EDITION_FILE}") and not (library.root / path).exists():
            yield EDITION_GONE.at(path, 1, value=path.rpartition("/")[0])
        elif not (library.root / path).exists() and (address := address_of(path)):
            yield PAGE_GONE.at(path, 1, value=address)


def names_today(library: Library) -> Iterator[Sequence[str]]:
    """Every name that leads somewhere: of stories and of those that were withdrawn."""
    yield from ((story.slug, *story.front.aliases) for story in library.stories)
    yield from ((gone.slug, *gone.aliases) for gone in library.withdrawn)


def check_removed(
    path: str, text: str, names: Sequence[str], lost: Sequence[str], new: Iterable[Story]
) -> Iterator[Problem]:
    """A story of which the file is gone; `names` has the oldest first and that of then last."""
    if not lost:
        return
    successor = max(new, key=lambda story: likeness(story, text), default=None)
    if successor and likeness(successor, text) >= LIKENESS:
        wanted = ", ".join(dict.fromkeys([*names, *successor.front.aliases]))
        yield STORY_RENAMED.at(successor.path, 1, value=names[-1], names=wanted)
    else:
        yield STORY_GONE.at(path, 1, value=names[-1])


def check_kept(story: Story, names: Sequence[str], lost: Sequence[str]) -> Iterator[Problem]:
    """A story that is there still: all its old names are, and the oldest is the first."""
    old = names[:-1]
    wanted = ", ".join(dict.fromkeys([*old, *story.front.aliases]))
    if lost:
        yield NAME_LOST.at(story.path, 1, value=lost[0], written=f"aliases: [{wanted}]")
    elif (story.front.aliases or (story.slug,))[0] != names[0] and names[0] in story.front.aliases:
        yield ORDER_CHANGED.at(story.path, 1, value=names[0], names=wanted)


def check_withdrawn_names(text: str, now: set[str]) -> Iterator[Problem]:
    front = front_of(text, WITHDRAWN)
    for block, _ in front.blocks("withdrawn") if front else ():
        aliases = block.get("aliases")
        for name in (block.get("slug"), *(aliases if isinstance(aliases, list) else ())):
            if isinstance(name, str) and name not in now:
                yield NAME_LOST.at(WITHDRAWN, 1, value=name, written=f"- {{slug: {name}, date: {block.get('date')}}}")


def aliases_in(text: str, path: str) -> list[str]:
    front = front_of(text, path)
    return [alias for alias, _ in front.texts("aliases")] if front else []


def likeness(story: Story, text: str) -> float:
    """How much of a text is in a story, as a percentage."""
    return fuzz.ratio(story.body.text, text, score_cutoff=LIKENESS)


def address_of(path: str) -> str | None:
    """The address on the site of a file that is no story."""
    if path.rpartition("/")[2] == BUNDLE_FILE:
        return bundle_url(path.split("/")[1])
    return file_url(path)
