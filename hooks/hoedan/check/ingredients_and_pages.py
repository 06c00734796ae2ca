"""The rules for the front matter of ingredients, themes and other pages, and for titles across files."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from ..design.icons import Icons
from ..language.slugs import fold
from ..language.suggest import nearest
from ..model.problems import Problem, problem
from ..reading.entry import Entry, Kind
from .context import Context
from .story import check_doubles, check_slugs

TITLE_CODES = {Kind.STORY: "V-001", Kind.INGREDIENT: "I-005", Kind.THEME: "D-004", Kind.PAGE: "D-004"}


def check_ingredient(entry: Entry, context: Context, icons: Icons) -> Iterator[Problem]:
    front = entry.front
    if front is None:
        return
    icon = front.text("icon")
    if icon and not icons.has(icon):
        yield problem("I-002", entry.path, front.line_of("icon"), suggestion=icons.suggest(icon), value=icon)
    known = context.slugs(Kind.INGREDIENT)
    for slug, line in front.texts("related"):
        if slug == entry.slug:
            yield problem("I-004", entry.path, line)
        elif slug not in known:
            yield problem("I-003", entry.path, line, suggestion=nearest(slug, known), value=slug)
    for key in ("questions", "related", "synonyms"):
        yield from check_doubles(entry.path, front, key)


def check_page(entry: Entry, context: Context) -> Iterator[Problem]:
    """Check the references of a theme or another page."""
    if entry.front is None:
        return
    yield from check_slugs(entry.path, entry.front, "ingredients", "D-001", context.slugs(Kind.INGREDIENT))
    yield from check_slugs(entry.path, entry.front, "themes", "D-002", context.slugs(Kind.THEME))
    for key in ("ingredients", "themes", "synonyms"):
        yield from check_doubles(entry.path, entry.front, key)


def check_titles(entries: Iterable[Entry]) -> Iterator[Problem]:
    """Report each title that an earlier file of the same kind already has."""
    first: dict[tuple[str, str], str] = {}
    for entry in entries:
        code = TITLE_CODES.get(entry.kind)
        title = entry.front.text("title") if entry.front else None
        if not code or not title or entry.front is None:
            continue
        other = first.setdefault((code, fold(title)), entry.path)
        if other != entry.path:
            yield problem(code, entry.path, entry.front.line_of("title"), value=title, other=other)


def check_series(entries: Iterable[Entry]) -> Iterator[Problem]:
    """Report each part of a series that an earlier page already is."""
    taken: dict[str, dict[str, str]] = defaultdict(dict)
    for entry in entries:
        series = entry.front.values.get("series") if entry.front else None
        if entry.front is None or not isinstance(series, dict):
            continue
        slug, part = series.get("slug"), series.get("part")
        if isinstance(slug, str) and isinstance(part, str):
            other = taken[slug].setdefault(part.lstrip("0"), entry.path)
            if other != entry.path:
                line = entry.front.line_of("series", "part")
                yield problem("D-003", entry.path, line, value=part, series=slug, other=other)
