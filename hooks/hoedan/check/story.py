"""The rules for the front matter of a story. Each rule reads only what it needs and reports at its line."""

import datetime
from collections.abc import Iterator

from ..language.suggest import nearest
from ..model.fields import FULL_DATE, YEAR_OR_MONTH
from ..model.problems import Level, Problem
from ..model.rules import Rule, rule
from ..places.gazetteer import Ambiguous, Divided, Found, RegionName, Unknown
from ..reading.entry import Entry, Kind
from ..reading.front_matter import FrontMatter
from .context import Context, inspirations_of

LISTS_WITHOUT_DOUBLES = ("themes", "ingredients", "target_groups", "inspired_by", "aliases")

UNKNOWN_THEME = rule(
    "V-010",
    Level.ERROR,
    message="onbekend thema '{value}' in `{key}`.",
    advice="Kies een thema dat als bestand in docs/themas/ staat.",
    explanation="Elk thema heeft een eigen pagina, en daarop komt het verhaal te staan.",
)
UNKNOWN_INGREDIENT = rule(
    "V-014",
    Level.ERROR,
    message="onbekend ingrediënt '{value}' in `{key}`.",
    advice="Kies een ingrediënt dat in ingredients/ staat.",
    explanation="Elk ingrediënt heeft een eigen pagina, en daarop komt het verhaal te staan.",
)


def check_story(entry: Entry, context: Context) -> Iterator[Problem]:
    """Apply every rule that needs more than the shape of the front matter."""
    front = entry.front
    if front is None:
        return
    yield from check_period(entry.path, front)
    yield from check_status(entry.path, front, context.today)
    yield from check_municipalities(entry.path, front, context)
    yield from check_slugs(entry.path, front, "themes", UNKNOWN_THEME, context.slugs(Kind.THEME))
    yield from check_slugs(entry.path, front, "ingredients", UNKNOWN_INGREDIENT, context.slugs(Kind.INGREDIENT))
    for key in LISTS_WITHOUT_DOUBLES:
        yield from check_doubles(entry.path, front, key)
    yield from check_source_ids(entry.path, front)
    yield from check_editor_dates(entry.path, front, context.today)
    yield from check_inspired_by(entry, front, context)
    yield from check_aliases(entry, front, context)


PERIOD_REVERSED = rule(
    "V-002",
    Level.ERROR,
    message="`period` eindigt ({end}) voordat zij begint ({start}).",
    advice="Draai `start` en `end` om.",
    explanation="Een praktijk begint voordat zij eindigt; waarschijnlijk zijn de twee verwisseld.",
)


def check_period(path: str, front: FrontMatter) -> Iterator[Problem]:
    start, end = read_period(front)
    if start and end and end < start[: len(end)]:
        yield PERIOD_REVERSED.at(path, front.line_of("period", "end"), start=start, end=end)


def read_period(front: FrontMatter) -> tuple[str | None, str | None]:
    """Start and end as far as they are well formed."""
    period = front.values.get("period")
    values = period if isinstance(period, dict) else {}
    start, end = (
        value if isinstance(value, str) and YEAR_OR_MONTH.fullmatch(value) else None
        for value in (values.get("start"), values.get("end"))
    )
    return start, end


RUNS_AFTER_END = rule(
    "V-004",
    Level.WARNING,
    message="`status: loopt`, maar `period` eindigde in {end}.",
    advice="Kies `geborgd` of `gestopt`, of haal `end` weg.",
    explanation="Een lezer wil weten of iets nog loopt, dus status en periode spreken elkaar niet tegen.",
)
STOPPED_WITHOUT_END = rule(
    "V-005",
    Level.WARNING,
    message="`status: gestopt`, maar `period` heeft geen `end`.",
    advice="Voeg `end` toe als de bron het vertelt.",
    explanation="Van een praktijk die is gestopt, wil een lezer weten wanneer.",
)


def check_status(path: str, front: FrontMatter, today: datetime.date) -> Iterator[Problem]:
    _, end = read_period(front)
    status = front.text("status")
    if status == "loopt" and end and end < today.isoformat()[: len(end)]:
        yield RUNS_AFTER_END.at(path, front.line_of("status"), end=end)
    period = front.values.get("period")
    if status == "gestopt" and isinstance(period, dict) and "end" not in period:
        yield STOPPED_WITHOUT_END.at(path, front.line_of("status"))


def check_municipalities(path: str, front: FrontMatter, context: Context) -> Iterator[Problem]:
    for name, line in front.texts("municipalities"):
        yield from check_municipality(path, name, line, "municipalities", context)
    for follower, position in front.blocks("followers"):
        place = follower.get("municipality")
        if isinstance(place, str) and place.strip():
            line = front.line_of("followers", position, "municipality")
            yield from check_municipality(path, place, line, "followers", context)


UNKNOWN_MUNICIPALITY = rule(
    "V-006",
    Level.ERROR,
    message="onbekende gemeente '{value}' in `{key}`.",
    advice="Gebruik de naam zoals het CBS die schrijft.",
    explanation="De site zet het verhaal op de kaart en bij de juiste regio, en kent daarvoor de officiële namen.",
)
DIVIDED_MUNICIPALITY = rule(
    "V-007",
    Level.ERROR,
    message="de gemeente '{value}' is verdeeld en bestaat niet meer.",
    advice="Kies waar de praktijk was: {choices}.",
    explanation="De site kan niet weten in welk deel van de verdeelde gemeente de praktijk was.",
)
AMBIGUOUS_MUNICIPALITY = rule(
    "V-008",
    Level.ERROR,
    message="er zijn twee gemeenten '{value}'.",
    advice="Kies '{choices}'.",
    explanation="Bij een naam die twee keer voorkomt, kan de site niet weten welke je bedoelt.",
)
REGION_AS_MUNICIPALITY = rule(
    "V-009",
    Level.ERROR,
    message="'{value}' is een {kind} en geen gemeente.",
    advice="Noem de gemeenten die meedoen; de regio volgt daaruit.",
    explanation="Een verhaal hoort bij gemeenten; de regio's zoekt de site er zelf bij.",
)


def check_municipality(path: str, name: str, line: int, key: str, context: Context) -> Iterator[Problem]:
    match context.gazetteer.resolve(name):
        case Found():
            return
        case Divided(successors):
            yield DIVIDED_MUNICIPALITY.at(path, line, value=name, choices=", ".join(successors))
        case Ambiguous(names):
            yield AMBIGUOUS_MUNICIPALITY.at(path, line, value=name, choices="' of '".join(names))
        case RegionName(kind):
            yield REGION_AS_MUNICIPALITY.at(path, line, value=name, kind=kind)
        case Unknown(suggestion):
            yield UNKNOWN_MUNICIPALITY.at(path, line, suggestion=suggestion, value=name, key=key)


def check_slugs(path: str, front: FrontMatter, key: str, broken: Rule, known: frozenset[str]) -> Iterator[Problem]:
    """Report each item of a list that is not a known slug."""
    for value, line in front.texts(key):
        if value not in known:
            yield broken.at(path, line, suggestion=nearest(value, known), value=value, key=key)


DOUBLE_VALUE = rule(
    "F-026",
    Level.ERROR,
    message="'{value}' staat twee keer in `{key}`.",
    advice="Laat er één staan.",
    explanation="Elke waarde telt één keer; een dubbele is meestal een vergissing.",
)


def check_doubles(path: str, front: FrontMatter, key: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for value, line in front.texts(key):
        if value in seen:
            yield DOUBLE_VALUE.at(path, line, value=value, key=key)
        seen.add(value)


DOUBLE_SOURCE_ID = rule(
    "V-013",
    Level.ERROR,
    message="het bronnummer {value} staat er twee keer.",
    advice="Geef elke bron een eigen `id`.",
    explanation="De tekst verwijst met dit nummer naar één bron, dus elk nummer is van één bron.",
)


def check_source_ids(path: str, front: FrontMatter) -> Iterator[Problem]:
    seen: set[str] = set()
    for source, position in front.blocks("sources"):
        number = source.get("id")
        if isinstance(number, str) and number.lstrip("0") in seen:
            yield DOUBLE_SOURCE_ID.at(path, front.line_of("sources", position, "id"), value=number)
        elif isinstance(number, str):
            seen.add(number.lstrip("0"))


DATE_IN_FUTURE = rule(
    "V-018",
    Level.ERROR,
    message="`{key}` ligt in de toekomst ({value}).",
    advice="Vul de datum van vandaag in of een eerdere.",
    explanation="Deze datum vertelt wat er al is gebeurd.",
)
REVIEWED_TOO_EARLY = rule(
    "V-019",
    Level.WARNING,
    message="`reviewed` ({reviewed}) ligt voor `published` ({published}).",
    advice="Controleer de twee datums.",
    explanation="Een redacteur kijkt een verhaal pas na de plaatsing opnieuw na.",
)


def check_editor_dates(path: str, front: FrontMatter, today: datetime.date) -> Iterator[Problem]:
    dates = {key: value for key in ("published", "reviewed") if (value := read_date(front, key))}
    for key, value in dates.items():
        if value > today:
            yield DATE_IN_FUTURE.at(path, front.line_of(key), key=key, value=value)
    if len(dates) == 2 and dates["reviewed"] < dates["published"]:
        yield REVIEWED_TOO_EARLY.at(
            path, front.line_of("reviewed"), reviewed=dates["reviewed"], published=dates["published"]
        )


def read_date(front: FrontMatter, key: str) -> datetime.date | None:
    value = front.text(key)
    if not value or not FULL_DATE.fullmatch(value):
        return None
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        return None


UNKNOWN_INSPIRATION = rule(
    "V-020",
    Level.ERROR,
    message="`inspired_by` noemt '{value}', maar dat verhaal bestaat niet.",
    advice="Noem de bestandsnaam zonder '.md'.",
    explanation="De site legt een link naar het verhaal waarvan iets is overgenomen, en daarvoor moet het bestaan.",
)
INSPIRED_BY_ITSELF = rule(
    "V-021",
    Level.ERROR,
    message="het verhaal noemt zichzelf in `inspired_by`.",
    advice="Haal die regel weg.",
    explanation="Een verhaal neemt iets over van een ander verhaal, niet van zichzelf.",
)
INSPIRATION_CIRCLE = rule(
    "V-022",
    Level.ERROR,
    message="`inspired_by` gaat in een kring rond: {value}.",
    advice="Haal één van de verwijzingen weg.",
    explanation="Wie iets overneemt, komt later dan wie het bedacht; in een kring kan dat niet kloppen.",
)


def check_inspired_by(entry: Entry, front: FrontMatter, context: Context) -> Iterator[Problem]:
    stories = context.slugs(Kind.STORY)
    for slug, line in front.texts("inspired_by"):
        if slug == entry.slug:
            yield INSPIRED_BY_ITSELF.at(entry.path, line)
        elif slug not in stories:
            yield UNKNOWN_INSPIRATION.at(entry.path, line, suggestion=nearest(slug, stories), value=slug)
        elif (circle := find_circle(entry.slug, slug, context)) and entry.slug == min(circle):
            yield INSPIRATION_CIRCLE.at(entry.path, line, value=" → ".join(circle))


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


ALIAS_TAKEN = rule(
    "V-026",
    Level.ERROR,
    message="de oude naam '{value}' in `aliases` is al van {other}.",
    advice="Kies een naam die vrij is.",
    explanation="Een oude naam stuurt lezers door naar één verhaal, dus hij kan maar van één verhaal zijn.",
)


def check_aliases(entry: Entry, front: FrontMatter, context: Context) -> Iterator[Problem]:
    for alias, line in front.texts("aliases"):
        owners = [path for path in context.alias_owners.get(alias, ()) if path != entry.path]
        if alias in context.slugs(Kind.STORY):
            owners.insert(0, f"stories/{alias}.md")
        if owners:
            yield ALIAS_TAKEN.at(entry.path, line, value=alias, other=owners[0])
