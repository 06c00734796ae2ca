"""The rules for what a text refers to: its sources, its notes, and the ingredients that its passages show."""

import re
from collections.abc import Iterator

from ..language.suggest import nearest
from ..model.problems import Problem, problem
from ..reading.entry import Entry, Kind
from ..reading.front_matter import FrontMatter
from .context import Context

WORD = re.compile(r"[\w-]+")


def check_sources(entry: Entry) -> Iterator[Problem]:
    """Check that each `[^1]` has a source and each source is used."""
    for definition in entry.body.definitions:
        code = "V-017" if definition.id.startswith("^") else "V-049"
        yield problem(code, entry.path, definition.line, value=f"[{definition.id}]: ...")
    sources = numbered_sources(entry.front) if entry.front else None
    if sources is None:
        return
    used = {plain(reference.id) for reference in entry.body.references}
    for reference in entry.body.references:
        if plain(reference.id) not in sources:
            yield problem("V-015", entry.path, reference.line, value=reference.id)
    # A reference that is not recognised may be the one that is missed here.
    if not any(fault.code == "V-051" for fault in entry.body.faults):
        for number, line in sources.items():
            if number not in used:
                yield problem("V-016", entry.path, line, value=number)


def numbered_sources(front: FrontMatter) -> dict[str, int] | None:
    """Source number -> its line; None when a source has no number, because then any reference may mean that one."""
    blocks = front.blocks("sources")
    numbers = [block.get("id") for block, _ in blocks]
    if not blocks or not all(isinstance(number, str) and number.isdecimal() for number in numbers):
        return None
    return {plain(str(block["id"])): front.line_of("sources", position, "id") for block, position in blocks}


def plain(number: str) -> str:
    return number.lstrip("0")


def check_notes(entry: Entry) -> Iterator[Problem]:
    """Check that each `[^1]` of a text without sources has its note below the text."""
    notes: set[str] = set()
    for definition in entry.body.definitions:
        if not definition.id.startswith("^"):
            yield problem("V-049", entry.path, definition.line, value=f"[{definition.id}]: ...")
        elif definition.id in notes:
            yield problem("D-009", entry.path, definition.line, value=definition.id.removeprefix("^"))
        notes.add(definition.id)
    for reference in entry.body.references:
        if f"^{reference.id}" not in notes:
            yield problem("D-006", entry.path, reference.line, value=reference.id)


def check_passages(entry: Entry, context: Context) -> Iterator[Problem]:
    """Check the form and place of each marker, and that the named and the marked ingredients are the same."""
    for marker in entry.body.markers:
        if marker.fault:
            yield problem(marker.fault, entry.path, marker.line, value=marker.text)
    if entry.front is not None:
        yield from check_marked(entry, entry.front, context)


def check_marked(entry: Entry, front: FrontMatter, context: Context) -> Iterator[Problem]:
    """Compare what is marked with what is named; a slip on one side is reported there alone."""
    known, named = context.slugs(Kind.INGREDIENT), dict(front.texts("ingredients"))
    meant_by_named = {nearest(slug, known) for slug in named if slug not in known}
    seen: set[str | None] = set()
    for marker in entry.body.markers:
        seen |= set(WORD.findall(marker.text))  # also of a marker that is not well formed
        for slug in marker.ingredients:
            meant = nearest(slug, known) if slug not in known else None
            seen |= {slug, meant}
            if slug not in known and slug not in named:
                yield problem("V-014", entry.path, marker.line, suggestion=meant, value=slug, key="ingredient")
            elif slug in known and slug not in named and slug not in meant_by_named:
                yield problem("V-043", entry.path, marker.line, value=slug)
    for slug, line in named.items():
        if slug in known and slug not in seen:
            yield problem("V-044", entry.path, line, value=slug)
