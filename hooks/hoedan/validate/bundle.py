"""The rules for a bundle: every chapter is something, and everything it names exists."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..entry import Entry, Kind
from ..gazetteer import Found
from ..problems import Problem, problem
from ..slugs import fold
from ..suggest import nearest
from .context import Context

if TYPE_CHECKING:
    from ..bundle_files import BundleFile
    from ..frontmatter import Value

SELECTORS = ("ingredient", "theme", "province")
GENERATED = ("inhoud", "matrix", "registers")


def check_bundle(bundle: "BundleFile", context: Context) -> Iterator[Problem]:
    for chapter, position in bundle.front.blocks("chapters"):
        yield from check_chapter(bundle, chapter, position, context)


def check_chapter(
    bundle: "BundleFile", chapter: "dict[str, Value]", position: int, context: Context
) -> Iterator[Problem]:
    """Check that a chapter is one thing, and that this thing exists."""
    line = bundle.front.line_of("chapters", position)
    selectors = {key: value for key in SELECTORS if isinstance(value := chapter.get(key), str)}
    named = [key for key in ("text", "story", "generated") if key in chapter]
    if len(named) + bool(selectors) != 1:
        shown = ", ".join(chapter) or "leeg"
        yield problem("B-004", bundle.path, line, value=shown, choices="text, story, generated of een keuze")
        return
    key = named[0] if named else next(iter(selectors))
    line = bundle.front.line_of("chapters", position, key)
    value = chapter[key]
    if selectors:
        yield from check_selection(bundle, selectors, line, context)
    elif isinstance(value, str):
        yield from check_named(bundle, key, value, line, context)


def check_named(bundle: "BundleFile", key: str, value: str, line: int, context: Context) -> Iterator[Problem]:
    stories = context.slugs(Kind.STORY)
    if key == "story" and value not in stories:
        yield problem("B-002", bundle.path, line, suggestion=nearest(value, stories), value=value)
    if key == "text" and f"{bundle.folder}/{value}" not in context.paths:
        own = [path.removeprefix(f"{bundle.folder}/") for path in context.paths if path.startswith(f"{bundle.folder}/")]
        yield problem("B-003", bundle.path, line, suggestion=nearest(value, own), value=value, folder=bundle.folder)
    if key == "generated" and value not in GENERATED:
        suggestion = nearest(value, GENERATED)
        yield problem("B-006", bundle.path, line, suggestion=suggestion, value=value, choices=", ".join(GENERATED))


def check_selection(bundle: "BundleFile", selectors: dict[str, str], line: int, context: Context) -> Iterator[Problem]:
    """Check that a selection chooses anything; the part of it that is not known at all gets the blame."""
    stories = [entry for entry in context.entries if entry.kind is Kind.STORY]
    if any(is_selected(story, selectors, context) for story in stories):
        return
    known = {
        "ingredient": context.slugs(Kind.INGREDIENT),
        "theme": context.slugs(Kind.THEME),
        "province": context.gazetteer.provinces,
    }
    unknown = (key for key, value in selectors.items() if fold(value) not in map(fold, known[key]))
    key = next(unknown, None) or next(iter(selectors))
    likely = nearest(selectors[key], known[key])
    suggestion = likely if likely and fold(likely) != fold(selectors[key]) else None
    yield problem("B-005", bundle.path, line, suggestion=suggestion, key=key, value=selectors[key])


def is_selected(story: Entry, selectors: dict[str, str], context: Context) -> bool:
    """Whether a story meets every part of a selection."""
    if story.front is None:
        return False
    for key, value in selectors.items():
        if key == "province":
            if fold(value) not in provinces_of(story, context):
                return False
        elif value not in (word for word, _ in story.front.texts(f"{key}s")):
            return False
    return True


def provinces_of(story: Entry, context: Context) -> set[str]:
    names = [name for name, _ in story.front.texts("municipalities")] if story.front else []
    found = (context.gazetteer.resolve(name) for name in names)
    return {fold(resolution.municipality.province) for resolution in found if isinstance(resolution, Found)}
