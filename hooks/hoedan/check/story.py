"""The rules for the front matter of a story. Each rule reads only what it needs and reports at its line."""

import datetime
from collections.abc import Iterator

from ..language.suggest import nearest
from ..model.fields import FULL_DATE, YEAR_OR_MONTH
from ..model.problems import Problem, problem
from ..places.gazetteer import Ambiguous, Divided, Found, RegionName, Unknown
from ..reading.entry import Entry, Kind
from ..reading.front_matter import FrontMatter
from .context import Context, inspirations_of

LISTS_WITHOUT_DOUBLES = ("themes", "ingredients", "target_groups", "inspired_by", "aliases")


def check_story(entry: Entry, context: Context) -> Iterator[Problem]:
    """Apply every rule that needs more than the shape of the front matter."""
    front = entry.front
    if front is None:
        return
    yield from check_period(entry.path, front)
    yield from check_status(entry.path, front, context.today)
    yield from check_municipalities(entry.path, front, context)
    yield from check_slugs(entry.path, front, "themes", "V-010", context.slugs(Kind.THEME))
    yield from check_slugs(entry.path, front, "ingredients", "V-014", context.slugs(Kind.INGREDIENT))
    for key in LISTS_WITHOUT_DOUBLES:
        yield from check_doubles(entry.path, front, key)
    yield from check_source_ids(entry.path, front)
    yield from check_editor_dates(entry.path, front, context.today)
    yield from check_inspired_by(entry, front, context)
    yield from check_aliases(entry, front, context)


def check_period(path: str, front: FrontMatter) -> Iterator[Problem]:
    start, end = read_period(front)
    if start and end and end < start[: len(end)]:
        yield problem("V-002", path, front.line_of("period", "end"), start=start, end=end)


def read_period(front: FrontMatter) -> tuple[str | None, str | None]:
    """Start and end as far as they are well formed."""
    period = front.values.get("period")
    values = period if isinstance(period, dict) else {}
    start, end = (
        value if isinstance(value, str) and YEAR_OR_MONTH.fullmatch(value) else None
        for value in (values.get("start"), values.get("end"))
    )
    return start, end


def check_status(path: str, front: FrontMatter, today: datetime.date) -> Iterator[Problem]:
    _, end = read_period(front)
    status = front.text("status")
    if status == "loopt" and end and end < today.isoformat()[: len(end)]:
        yield problem("V-004", path, front.line_of("status"), end=end)
    period = front.values.get("period")
    if status == "gestopt" and isinstance(period, dict) and "end" not in period:
        yield problem("V-005", path, front.line_of("status"))


def check_municipalities(path: str, front: FrontMatter, context: Context) -> Iterator[Problem]:
    for name, line in front.texts("municipalities"):
        yield from check_municipality(path, name, line, "municipalities", context)
    for follower, position in front.blocks("followers"):
        place = follower.get("municipality")
        if isinstance(place, str) and place.strip():
            line = front.line_of("followers", position, "municipality")
            yield from check_municipality(path, place, line, "followers", context)


def check_municipality(path: str, name: str, line: int, key: str, context: Context) -> Iterator[Problem]:
    match context.gazetteer.resolve(name):
        case Found():
            return
        case Divided(successors):
            yield problem("V-007", path, line, value=name, choices=", ".join(successors))
        case Ambiguous(names):
            yield problem("V-008", path, line, value=name, choices="' of '".join(names))
        case RegionName(kind):
            yield problem("V-009", path, line, value=name, kind=kind)
        case Unknown(suggestion):
            yield problem("V-006", path, line, suggestion=suggestion, value=name, key=key)


def check_slugs(path: str, front: FrontMatter, key: str, code: str, known: frozenset[str]) -> Iterator[Problem]:
    """Report each item of a list that is not a known slug."""
    for value, line in front.texts(key):
        if value not in known:
            yield problem(code, path, line, suggestion=nearest(value, known), value=value, key=key)


def check_doubles(path: str, front: FrontMatter, key: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for value, line in front.texts(key):
        if value in seen:
            yield problem("F-026", path, line, value=value, key=key)
        seen.add(value)


def check_source_ids(path: str, front: FrontMatter) -> Iterator[Problem]:
    seen: set[str] = set()
    for source, position in front.blocks("sources"):
        number = source.get("id")
        if isinstance(number, str) and number.lstrip("0") in seen:
            yield problem("V-013", path, front.line_of("sources", position, "id"), value=number)
        elif isinstance(number, str):
            seen.add(number.lstrip("0"))


def check_editor_dates(path: str, front: FrontMatter, today: datetime.date) -> Iterator[Problem]:
    dates = {key: value for key in ("published", "reviewed") if (value := read_date(front, key))}
    for key, value in dates.items():
        if value > today:
            yield problem("V-018", path, front.line_of(key), key=key, value=value)
    if len(dates) == 2 and dates["reviewed"] < dates["published"]:
        yield problem(
            "V-019", path, front.line_of("reviewed"), reviewed=dates["reviewed"], published=dates["published"]
        )


def read_date(front: FrontMatter, key: str) -> datetime.date | None:
    value = front.text(key)
    if not value or not FULL_DATE.fullmatch(value):
        return None
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        return None


def check_inspired_by(entry: Entry, front: FrontMatter, context: Context) -> Iterator[Problem]:
    stories = context.slugs(Kind.STORY)
    for slug, line in front.texts("inspired_by"):
        if slug == entry.slug:
            yield problem("V-021", entry.path, line)
        elif slug not in stories:
            yield problem("V-020", entry.path, line, suggestion=nearest(slug, stories), value=slug)
        elif (circle := find_circle(entry.slug, slug, context)) and entry.slug == min(circle):
            yield problem("V-022", entry.path, line, value=" → ".join(circle))


def find_circle(start: str, following: str, context: Context) -> list[str]:
    """Follow `inspired_by` from `following`; a path back to `start` is a circle, anything else an empty list."""
    waiting = [[start, following]] if start in context.circling else []
    seen = {following}
    while waiting:
        path = waiting.pop()
        story = context.by_path.get(f"stories/{path[-1]}.md")
        for slug in sorted(inspirations_of(story)) if story else ():
            if slug == start:
                return [*path, start]
            if slug not in seen and slug in context.circling:
                seen.add(slug)
                waiting.append([*path, slug])
    return []


def check_aliases(entry: Entry, front: FrontMatter, context: Context) -> Iterator[Problem]:
    for alias, line in front.texts("aliases"):
        owners = [path for path in context.alias_owners.get(alias, ()) if path != entry.path]
        if alias in context.slugs(Kind.STORY):
            owners.insert(0, f"stories/{alias}.md")
        if owners:
            yield problem("V-026", entry.path, line, value=alias, other=owners[0])
