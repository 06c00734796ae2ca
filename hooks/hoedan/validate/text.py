"""The rules for the text of a file: headings, source references, passages, HTML and images."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from ..body import Body, Heading
from ..entry import Entry, Kind
from ..images import LARGEST_IMAGE, is_remote, sniff
from ..inline import Link
from ..problems import Problem, problem
from ..suggest import nearest
from ..vocabulary import INGREDIENT_HEADINGS, OPTIONAL_STORY_HEADINGS, STORY_HEADINGS
from .context import Context


def check_story_text(entry: Entry, context: Context) -> Iterator[Problem]:
    """Apply every rule for the body of a story."""
    yield from check_headings(entry, STORY_HEADINGS, OPTIONAL_STORY_HEADINGS)
    yield from check_references(entry)
    yield from check_passages(entry, context)
    yield from check_common_text(entry, context)
    if entry.front and isinstance(image := entry.front.values.get("image"), dict) and isinstance(image.get("src"), str):
        line = entry.front.line_of("image", "src")
        yield from check_image_file(entry, f"{entry.slug}/{image['src']}", line, context.root)


def check_ingredient_text(entry: Entry, context: Context) -> Iterator[Problem]:
    yield from check_headings(entry, INGREDIENT_HEADINGS, ())
    yield from check_common_text(entry, context)


def check_page_text(entry: Entry, context: Context) -> Iterator[Problem]:
    """Apply the rules for a theme or another page: free headings, but not a second title."""
    for heading in entry.body.headings:
        if heading.level == 1:
            yield problem("D-005", entry.path, heading.line, value=heading.text)
        if heading.attributes:
            yield problem("V-035", entry.path, heading.line, value=heading.attributes)
    if entry.kind is Kind.THEME and not entry.body.text.strip():
        yield problem("F-035", entry.path, entry.body.first_line)
    yield from check_common_text(entry, context)


def check_common_text(entry: Entry, context: Context) -> Iterator[Problem]:
    for written, line in entry.body.html:
        yield problem("V-045", entry.path, line, value=written)
    for fault in entry.body.faults:
        yield problem(fault.code, entry.path, fault.line, value=fault.text)
    if entry.kind is not Kind.STORY:
        for marker in entry.body.markers:
            yield problem("V-040", entry.path, marker.line, value=marker.text)
    for link in entry.body.links:
        if link.is_image:
            yield from check_image(entry, link, context.root)


def check_headings(entry: Entry, required: Sequence[str], optional: Sequence[str]) -> Iterator[Problem]:
    """Check the fixed `##` headings: spelling, order, once each, and text below each."""
    body, allowed = entry.body, (*required, *optional)
    sections = [heading for heading in body.headings if heading.level <= 2 or heading.is_nested]
    known = [heading for heading in sections if is_known(heading, allowed)]
    for heading in sections:
        if heading.attributes:
            yield problem("V-035", entry.path, heading.line, value=heading.attributes)
        elif heading not in known:
            yield foreign_heading(entry.path, heading, allowed)
    yield from check_presence(entry, known, required)
    yield from check_order(entry.path, known, allowed)
    for heading in known:
        if not body.has_text_between(heading.line + 1, end_of(heading, sections, body)):
            yield problem("V-033", entry.path, heading.line, value=heading.text)


def is_known(heading: Heading, allowed: Sequence[str]) -> bool:
    return heading.level == 2 and not heading.is_nested and heading.text in allowed


def foreign_heading(path: str, heading: Heading, allowed: Sequence[str]) -> Problem:
    written = f"{'#' * heading.level} {heading.text}"
    suggestion = nearest(heading.text, allowed)
    choices = ", ".join(f"`## {name}`" for name in allowed)
    return problem(
        "V-034",
        path,
        heading.line,
        suggestion=f"## {suggestion}" if suggestion else None,
        value=written,
        choices=choices,
    )


def check_presence(entry: Entry, known: Sequence[Heading], required: Sequence[str]) -> Iterator[Problem]:
    counts = Counter(heading.text for heading in known)
    meant = {nearest(heading.text, required) for heading in entry.body.headings if heading not in known}
    for name in required:
        if not counts[name] and name not in meant:
            yield problem("V-030", entry.path, entry.body.last_line, value=name)
    seen: set[str] = set()
    for heading in known:
        if heading.text in seen:
            yield problem("V-032", entry.path, heading.line, value=heading.text)
        seen.add(heading.text)


def check_order(path: str, known: Sequence[Heading], allowed: Sequence[str]) -> Iterator[Problem]:
    """Report each heading that stands after one that should follow it."""
    first_of = {heading.text: heading for heading in reversed(known)}
    furthest = -1
    for heading in known:
        rank = allowed.index(heading.text)
        if rank < furthest and first_of[heading.text] is heading:
            yield problem("V-031", path, heading.line, value=heading.text, choices=", ".join(allowed))
        furthest = max(furthest, rank)


def end_of(heading: Heading, sections: Sequence[Heading], body: Body) -> int:
    return next((other.line for other in sections if other.line > heading.line), body.last_line + 1)


def check_references(entry: Entry) -> Iterator[Problem]:
    body, front = entry.body, entry.front
    for definition in body.definitions:
        if definition.id.startswith("^"):
            yield problem("V-017", entry.path, definition.line, value=f"[{definition.id}]: ...")
        else:
            yield problem("V-049", entry.path, definition.line, value=f"[{definition.id}]: ...")
    if front is None:
        return
    sources = {str(s["id"]): front.line_of("sources", n, "id") for s, n in front.blocks("sources") if s.get("id")}
    for reference in body.references:
        if reference.id not in sources:
            yield problem("V-015", entry.path, reference.line, value=reference.id)
    used = {reference.id for reference in body.references}
    for number, line in sources.items():
        if number not in used:
            yield problem("V-016", entry.path, line, value=number)


def check_passages(entry: Entry, context: Context) -> Iterator[Problem]:
    body, known = entry.body, context.slugs(Kind.INGREDIENT)
    for marker in body.markers:
        if marker.fault:
            yield problem(marker.fault, entry.path, marker.line, value=marker.text)
    if entry.front is None:
        return
    named = dict(entry.front.texts("ingredients"))
    marked: set[str] = set()
    for marker in body.markers:
        for slug in marker.ingredients:
            marked.add(slug)
            if slug not in known and slug not in named:
                suggestion = nearest(slug, known)
                yield problem("V-014", entry.path, marker.line, suggestion=suggestion, value=slug, key="ingredient")
            elif slug in known and slug not in named:
                yield problem("V-043", entry.path, marker.line, value=slug)
    for slug, line in named.items():
        if slug in known and slug not in marked:
            yield problem("V-044", entry.path, line, value=slug)


def check_image(entry: Entry, link: Link, root: Path) -> Iterator[Problem]:
    """Check one image in the text: its alternative text, its caption, and the file itself."""
    if not link.text.strip():
        yield problem("V-047", entry.path, link.line, value=link.target)
    if not link.title.strip():
        yield problem("V-048", entry.path, link.line, value=link.target)
    folder = PurePosixPath(entry.path).with_suffix("")
    if is_remote(link.target):
        yield problem("V-046", entry.path, link.line, value=link.target, folder=folder)
    else:
        yield from check_image_file(entry, link.target, link.line, root)


def check_image_file(entry: Entry, target: str, line: int, root: Path) -> Iterator[Problem]:
    """Check that an image stands in the entry's own folder, is small enough and is what its name says."""
    folder = PurePosixPath(entry.path).with_suffix("")
    home = (root / folder).resolve()
    file = (root / entry.folder / target).resolve()
    if not file.is_relative_to(home) or not file.is_file():
        yield problem("V-023", entry.path, line, value=target, folder=folder)
    elif file.stat().st_size > LARGEST_IMAGE:
        yield problem("V-025", entry.path, line, value=target, limit="2 MB")
    elif sniff(file) is None:
        yield problem("V-024", entry.path, line, value=target)
