"""What stood on the site and would be gone: an address that people have, a code that was printed."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from rapidfuzz.distance import Indel

from ..library.library import Library
from ..library.names import Subject, all_names, first_name
from ..library.story import Story
from ..model.problems import Level, Problem
from ..model.rules import rule
from ..model.urls import bundle_url, file_url
from ..reading.bundle_files import BUNDLE_FILE
from ..reading.entry import Kind
from ..reading.front_edits import front_of
from ..reading.load import BUNDLES, EDITION_FILE, STORIES, WITHDRAWN
from ..reading.naming import KIND_BY_FOLDER

FRONT_MATTER_END = re.compile(r"\r?\n---\r?\n\s*")
WORD = re.compile(r"\w+")
LIKENESS = 0.4
"""Share of its words that what has a new name has in common, in the same order, with what is gone. Two texts that have
nothing to do with each other have 0.1 to 0.25 in common; of single signs they would have almost half."""
MUCH_MORE = 0.3
"""How much more another text is like the one that was there, before it is called that one."""
MOST_READ = 200_000
"""Signs of a text that are compared."""

STORY_GONE = rule(
    "V-087",
    Level.ERROR,
    message="het verhaal '{value}' is weg, en zonder doorverwijzing werken het webadres en de gedrukte code niet meer.",
    advice="Zet het bestand terug, en haal het zo nodig weg met `hoedan withdraw {value}`.",
    explanation="Wie een oud adres of een code op papier heeft, hoort te lezen waar het verhaal gebleven is.",
)
RENAMED = rule(
    "V-088",
    Level.ERROR,
    message="deze pagina heette '{value}', en zonder die naam werken het oude webadres en wat gedrukt is niet meer.",
    advice="Zet in de front matter: `aliases: [{names}]`.",
    explanation="Een oude naam in `aliases` stuurt lezers door naar de pagina van nu.",
)
NAME_LOST = rule(
    "V-089",
    Level.ERROR,
    message="de oude naam '{value}' staat nergens meer, en zijn webadres en wat gedrukt is werken dan niet.",
    advice="Zet terug: `{written}`.",
    explanation="Een naam die ooit op de site stond, blijft lezers doorsturen.",
)
ORDER_CHANGED = rule(
    "V-090",
    Level.ERROR,
    message="de oudste naam van deze pagina is '{value}', en die staat niet meer voorop in `aliases`.",
    advice="Schrijf: `aliases: [{names}]`.",
    explanation="De eerste naam blijft: de code op papier, een vastgelegde editie en de open data gaan daarvan uit.",
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

SUBJECT_GONE = rule(
    "V-104",
    Level.WARNING,
    message="deze pagina is weg; wie op het adres /{value} komt, leest niet waar zij bleef.",
    advice="Kwam er iets voor in de plaats? Zet daar in `aliases`: {names}. Zet anders het bestand terug.",
    explanation="Een oude naam in `aliases` stuurt lezers naar wat ervoor in de plaats kwam.",
)

TEXT_MOVED = rule(
    "V-107",
    Level.ERROR,
    message="de tekst die hier stond, staat nu in {other}, en op dit adres en bij de gedrukte code staat iets anders.",
    advice="Zet hem hier terug. Wat nieuw is, krijgt een eigen bestand.",
    explanation="Een adres en een gedrukte code blijven naar dezelfde tekst leiden.",
)
TEXT_REPLACED = rule(
    "V-108",
    Level.WARNING,
    message="hier stond '{value}', en nu staat er een heel andere tekst met een andere titel.",
    advice="Is dit iets anders? Zet dan de oude tekst terug, en deze in een eigen bestand.",
    explanation="Een adres en een gedrukte code blijven naar dezelfde tekst leiden.",
)


def check_gone(before: Mapping[str, str | None], library: Library) -> Iterator[Problem]:
    """Compare with what was: `before` has the texts of files as they were then, at least of all that changed or went,
    and None for each that was not there.

    A file that is there and cannot be read now is not judged.
    """
    texts = {path: text for path, text in before.items() if text is not None}
    those = things_with_names(library)
    now = {kind: {name for each in found for name in all_names(each)} for kind, found in those.items()}
    now[Kind.STORY] |= {name for gone in library.withdrawn for name in all_names(gone)}
    today = {each.path: each for found in those.values() for each in found}
    for path, text in sorted(texts.items()):
        kind = KIND_BY_FOLDER.get(path.rpartition("/")[0]) if path.endswith(".md") else None
        is_there = (library.root / path).exists()
        if path == WITHDRAWN:
            yield from check_withdrawn_names(text, now[Kind.STORY])
        elif kind and PurePosixPath(path).stem != "index":
            names = [*aliases_in(text, path), PurePosixPath(path).stem]
            lost = [name for name in dict.fromkeys(names) if name not in now[kind]]
            if is_there and path in today:
                yield from check_kept(today[path], names, lost)
            elif not is_there and lost:
                yield from check_removed(
                    path, text, names, [each for each in those[kind] if each.path in before and each.path not in texts]
                )
        elif path.endswith(f"/{EDITION_FILE}") and not is_there:
            yield EDITION_GONE.at(path, 1, value=path.rpartition("/")[0])
        elif not is_there and (address := address_of(path)):
            yield PAGE_GONE.at(path, 1, value=address)
    yield from check_other_texts(texts, before, library.root)


def check_other_texts(texts: Mapping[str, str], changed: Iterable[str], root: Path) -> Iterator[Problem]:
    """Files that are there still, with the text of another: two that changed places, or one that was written over."""
    today = {path: text_at(root / path) for path in changed if is_page(root, path)}
    now = {path: words_of(text) for path, text in today.items()}
    for path, text in sorted(texts.items()):
        if path not in now:
            continue
        then, title = words_of(text), title_in(text, path)
        own = likeness(now[path], then)
        beside = [each for each in now if each != path and shelf_of(each) == shelf_of(path)]
        others = {each: likeness(now[each], then) for each in beside} if own + MUCH_MORE <= 1 else {}
        for each in [each for each in others if each in texts]:  # what was like it before, has not become that one
            others[each] *= likeness(words_of(texts[each]), then) < LIKENESS
        other = max(others, key=lambda each: others[each], default="")
        if other and others[other] >= max(LIKENESS, own + MUCH_MORE):
            yield TEXT_MOVED.at(path, 1, other=other)
        elif own < LIKENESS and title and title_in(today[path], path) not in {"", title}:
            yield TEXT_REPLACED.at(path, 1, value=title)


def is_page(root: Path, path: str) -> bool:
    """Whether there is a file with an address of its own."""
    return bool(shelf_of(path)) and PurePosixPath(path).stem != "index" and (root / path).is_file()


def shelf_of(path: str) -> str:
    """Where things of one kind lie; nothing for what has no address of its own."""
    folder, _, name = path.rpartition("/")
    if name == BUNDLE_FILE:
        return BUNDLES
    return folder if name.endswith(".md") and file_url(path) else ""


def things_with_names(library: Library) -> Mapping[Kind, Sequence[Story | Subject]]:
    """All that can be renamed."""
    return {
        Kind.STORY: library.stories,
        Kind.INGREDIENT: library.ingredients,
        Kind.SETBACK: library.setbacks,
        Kind.THEME: library.themes,
    }


def check_removed(path: str, text: str, names: Sequence[str], new: Iterable[Story | Subject]) -> Iterator[Problem]:
    """What had a page of which the file is gone; `names` has the oldest first and that of then last."""
    then = words_of(text)
    successor = max(new, key=lambda each: likeness(WORD.findall(each.body.text), then), default=None)
    if successor and likeness(WORD.findall(successor.body.text), then) >= LIKENESS:
        wanted = ", ".join(dict.fromkeys([*names, *successor.aliases]))
        yield RENAMED.at(successor.path, 1, value=names[-1], names=wanted)
    elif path.startswith(f"{STORIES}/"):
        yield STORY_GONE.at(path, 1, value=names[-1])
    else:
        yield SUBJECT_GONE.at(path, 1, value=address_of(path) or path, names=", ".join(names))


def check_kept(each: Story | Subject, names: Sequence[str], lost: Sequence[str]) -> Iterator[Problem]:
    """What is there still: all its old names are, and the oldest is the first."""
    wanted = ", ".join(dict.fromkeys([*names[:-1], *each.aliases]))
    if lost:
        yield NAME_LOST.at(each.path, 1, value=lost[0], written=f"aliases: [{wanted}]")
    elif first_name(each) != names[0] and names[0] in each.aliases:
        yield ORDER_CHANGED.at(each.path, 1, value=names[0], names=wanted)


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


def title_in(text: str, path: str) -> str:
    front = front_of(text, path)
    return (front.text("title") if front else None) or ""


def text_at(file: Path) -> str:
    with file.open(encoding="utf-8", errors="replace") as opened:
        return opened.read(MOST_READ)


def words_of(text: str) -> list[str]:
    """Of what stands below the front matter, or of all where there is none."""
    return WORD.findall(FRONT_MATTER_END.split(text[:MOST_READ], maxsplit=1)[-1])


def likeness(words: Sequence[str], others: Sequence[str]) -> float:
    """The share of words in the same order that both have; 0 to 1."""
    return Indel.normalized_similarity(words, others)


def address_of(path: str) -> str | None:
    """The address on the site of a file that is no story."""
    if path.rpartition("/")[2] == BUNDLE_FILE:
        return bundle_url(path.split("/")[1])
    return file_url(path)
