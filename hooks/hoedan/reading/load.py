"""Find the content files of a library and take them apart, without judging what they say."""

import hashlib
import stat
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from ..incremental.memory import Memory
from ..language.slugs import is_address_part, is_slug, slugify
from ..model.problems import Level, Problem
from ..model.rules import rule
from ..text.body import read_body
from ..text.bounds import check_text_bounds
from .entry import Entry, Kind
from .front_matter import split_document
from .kept_body import BODY
from .source import LARGEST_FILE, below, read_source

STORIES = "stories"
WITHDRAWN = f"{STORIES}/withdrawn.yml"
"""The list of stories that were taken away."""
INGREDIENTS = "ingredients"
THEMES = "docs/themas"
SETBACKS = "docs/struikelblokken"
TERMS = "docs/begrippen.yml"
"""The list of words with their explanation."""
ACCESSIBILITY = "docs/toegankelijkheid.yml"
"""What the accessibility statement says that no test can know."""
PAGES = "docs"
BUNDLES = "bundles"
EDITIONS = "editions"
"""In the folder of a bundle: its editions that were frozen, each in a folder with its date as name."""
EDITION_FILE = "edition.yml"
"""Says of an edition what it said, and of its files what they were."""
TEXT_TYPES = frozenset({"", ".md", ".markdown", ".txt", ".yml", ".yaml"})
"""Endings of files that somebody meant to be read, and that can be when they have another name."""
DOCUMENT_TYPES = frozenset({".docx", ".odt"})
"""What `hoedan import` reads."""
OTHER_TYPES = frozenset({".doc", ".docm", ".rtf", ".html", ".htm", ".pdf", ".pages", ".zip"})
"""Endings of files with a text that has to be copied out of it."""
NO_TEXTS = frozenset({"LICENSE", "withdrawn.yml"})
"""What lies beside the texts."""


KIND_OF_FOLDER = {THEMES: Kind.THEME, SETBACKS: Kind.SETBACK}
"""The folders in docs/ with pages of a kind of their own."""


def load_entries(root: Path, files: Iterable[tuple[Kind, Path]], memory: Memory) -> tuple[list[Entry], list[Problem]]:
    """Read content files, as `find_files` gives them, in that order; a file that cannot be read is a problem."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    steps = [
        (path.relative_to(root).as_posix(), (kind, content_of(path)), partial(load_entry, root, path, kind, memory))
        for kind, path in files
    ]
    for entry, found in memory.recall_all("entry", steps):
        problems += found
        if entry:
            entries.append(entry)
    return entries, [*problems, *find_misplaced(root), *find_stories_elsewhere(root)]


def find_files(root: Path) -> Iterator[tuple[Kind, Path]]:
    """Each content file with its kind."""
    for path in in_order(below(root / STORIES, "*.md")):
        yield Kind.STORY, path
    for path in in_order(below(root / INGREDIENTS, "*.md")):
        yield Kind.INGREDIENT, path
    for path in in_order(below(root / PAGES, "**/*.md")):
        folder = path.relative_to(root).parent.as_posix()
        yield (KIND_OF_FOLDER.get(folder, Kind.PAGE) if path.stem != "index" else Kind.PAGE), path
    for path in in_order(text for bundle in below(root / BUNDLES, "*") for text in below(bundle, "*.md")):
        yield Kind.BUNDLE_TEXT, path


def in_order(paths: Iterable[Path]) -> list[Path]:
    """Sort by name. Paths that compare themselves take most of the time of finding ten thousand."""
    return sorted(paths, key=lambda path: path.parts)


IN_SUBFOLDER = rule(
    "F-034",
    Level.ERROR,
    message="het bestand staat in een submap en wordt niet gelezen.",
    advice="Zet het direct in `{folder}/`; submappen zijn voor beelden.",
    explanation="Elk verhaal en elk ingrediënt staat op één vaste plek, zodat iedereen het kan vinden.",
)
NOT_MARKDOWN = rule(
    "F-041",
    Level.WARNING,
    message="het bestand '{value}' wordt niet gelezen.",
    advice="{help}",
    explanation="De site leest alleen bestanden op '.md'; anders wacht iemand op een verhaal dat nooit verschijnt.",
)


OUTSIDE_STORIES = rule(
    "F-046",
    Level.ERROR,
    message="dit lijkt een verhaal, maar het staat niet in `{folder}/` en komt dus niet op de site.",
    advice="Zet het bestand in `{folder}/`.",
    explanation="De site leest verhalen uit één map; op een andere plek ziet niemand ze.",
)
STORY_KEYS = ("\nmunicipalities:", "\ningredients:")
BEGINNING = 4000
"""Characters of a file in which a story tells that it is one."""


def find_stories_elsewhere(root: Path) -> Iterator[Problem]:
    """Stories in the root, where GitHub's "Create new file" starts, or in a folder that is no room of the content.

    Under any name: one that does not end in .md is told of that once it is in its place.
    """
    own = {STORIES, INGREDIENTS, PAGES, BUNDLES}
    for path in in_order([*root.glob("*"), *root.glob("[!._]*/*")]):
        name = path.relative_to(root)
        is_text = path.suffix.lower() in TEXT_TYPES
        if is_text and name.parts[0] not in own and path.is_file() and not path.is_symlink():
            with path.open(encoding="utf-8", errors="replace") as opened:
                start = opened.read(BEGINNING)
                if start.startswith("---") and all(key in start for key in STORY_KEYS):
                    yield OUTSIDE_STORIES.at(name.as_posix(), 1, folder=STORIES)


def find_misplaced(root: Path) -> Iterator[Problem]:
    """Stories and ingredients stand directly in their folder and end in .md; others nobody would ever read."""
    for folder in (STORIES, INGREDIENTS):
        others = (path for path in below(root / folder, "[!.]*") if path.suffix != ".md")
        for path in in_order(others):
            if (mending := how_to_read(path)) and path.is_file():
                yield NOT_MARKDOWN.at(path.relative_to(root).as_posix(), 1, value=path.name, help=mending)
        for path in in_order(below(root / folder, "**/*.md")):
            if path.parent != root / folder:
                yield IN_SUBFOLDER.at(path.relative_to(root).as_posix(), 1, folder=folder)


def how_to_read(path: Path) -> str:
    """What to do with a file that is not read; nothing when nobody can have meant it to be."""
    ending = path.suffix.lower()
    if ending in TEXT_TYPES and path.name not in NO_TEXTS:
        return "Geef het een naam die eindigt op '.md'."
    if ending in DOCUMENT_TYPES:
        return "Haal het weg, en lees het in met `hoedan import` of plak de tekst in het formulier."
    return "Haal het weg, en plak de tekst in het formulier." if ending in OTHER_TYPES else ""


def content_of(path: Path) -> object:
    """What tells two contents of a file apart; nothing equals that of a file that is not an ordinary one."""
    try:
        status = path.lstat()
        if stat.S_ISREG(status.st_mode) and status.st_size <= LARGEST_FILE:
            return hashlib.blake2b(path.read_bytes(), digest_size=16).digest()
    except OSError:
        pass
    return object()


def stamps_in(folder: Path) -> list[tuple[str, int, int]]:
    """Name, time and size of each file in a folder, as far as it is one: enough to see that one was replaced."""
    if not folder.is_dir():
        return []
    found = ((file.name, file.stat()) for file in sorted(folder.iterdir()) if file.exists())
    return [(name, status.st_mtime_ns, status.st_size) for name, status in found]


NAME_NO_ADDRESS = rule(
    "F-006",
    Level.ERROR,
    message="de bestandsnaam '{value}' kan geen webadres worden.",
    advice=(
        "Gebruik 3 tot 80 kleine letters, cijfers en losse streepjes, niet 'index' of 'aux'. Bijvoorbeeld '{example}'."
    ),
    explanation="De bestandsnaam wordt het webadres, en dat moet overal werken en goed te lezen zijn.",
)


def example_name(written: str, otherwise: str) -> str:
    """What was written as a name that is allowed, or another that is."""
    slug = slugify(written)[:80].strip("-")
    return slug if is_slug(slug) else otherwise


def load_entry(root: Path, path: Path, kind: Kind, memory: Memory) -> tuple[Entry | None, list[Problem]]:
    """Read one file. Problems with the front matter alone leave an entry whose body can be checked."""
    source, problems = read_source(root, path)
    name = path.relative_to(root).as_posix()
    slug = slug_of(name, kind)
    is_name = all(map(is_address_part, slug.split("/"))) if kind is Kind.PAGE else is_slug(slug)
    if not path.is_dir() and not is_name:
        problems.append(
            NAME_NO_ADDRESS.at(name, 1, value=path.name, example=f"{example_name(path.stem, 'mijn-verhaal')}.md")
        )
    if source is None:
        return None, problems
    document, found = split_document(source)
    problems += found
    if document is None:
        return None, problems
    if too_much := check_text_bounds(document.path, document.body, document.body_line):
        return None, problems + too_much
    text = document.body, document.body_line
    body = memory.keep(partial(read_body, *text), BODY, "body", *text)
    return Entry(kind, slug, document.path, document.front, body), problems


def slug_of(path: str, kind: Kind) -> str:
    """The file name without `.md`; of a page its whole path below docs/."""
    bare = path.removesuffix(".md")
    return bare.removeprefix(f"{PAGES}/") if kind is Kind.PAGE else bare.rpartition("/")[2]
