"""The rules for the front matter of ingredients, themes and other pages, and for titles across files."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from ..design.icons import Icons
from ..language.slugs import title_key
from ..library.short_links import SHORT_LINKS
from ..model import urls
from ..model.page_types import LISTINGS
from ..model.problems import Level, Problem
from ..model.rules import rule
from ..reading.entry import Entry, Kind
from ..reading.naming import NAMING
from .context import Context
from .story import check_aliases, check_doubles, check_slugs

STORY_TITLE_TAKEN = rule(
    "V-001",
    Level.WARNING,
    message="de titel '{value}' staat ook boven {other}.",
    advice="Geef elk verhaal een eigen titel.",
    explanation="Twee verhalen met dezelfde titel houdt een lezer in een lijst niet uit elkaar.",
)
INGREDIENT_TITLE_TAKEN = rule(
    "I-005",
    Level.WARNING,
    message="de titel '{value}' staat ook boven {other}.",
    advice="Geef elk ingrediënt een eigen titel.",
    explanation="Twee ingrediënten met dezelfde titel houdt een lezer in een lijst niet uit elkaar.",
)
PAGE_TITLE_TAKEN = rule(
    "D-004",
    Level.WARNING,
    message="de titel '{value}' staat ook boven {other}.",
    advice="Geef elke pagina een eigen titel.",
    explanation="Twee pagina's met dezelfde titel houdt een lezer in een lijst niet uit elkaar.",
)


TITLE_RULES = {
    Kind.STORY: STORY_TITLE_TAKEN,
    Kind.INGREDIENT: INGREDIENT_TITLE_TAKEN,
    Kind.THEME: PAGE_TITLE_TAKEN,
    Kind.SETBACK: PAGE_TITLE_TAKEN,
    Kind.PAGE: PAGE_TITLE_TAKEN,
}

UNKNOWN_ICON = rule(
    "I-002",
    Level.ERROR,
    message="het icoon '{value}' zit niet in de verzameling iconen.",
    advice="Zoek een Engels woord op https://pictogrammers.com/library/mdi/ en neem de naam over, zoals `home`.",
    explanation="Wat nog geen eigen tekening heeft, toont dit icoon.",
)
UNKNOWN_RELATED = rule(
    "I-003",
    Level.ERROR,
    message="`related` noemt '{value}', maar dat ingrediënt bestaat niet.",
    advice="Kies een bestand uit ingredients/.",
    explanation="De pagina legt een link naar verwante ingrediënten, en daarvoor moeten ze bestaan.",
)
RELATED_TO_ITSELF = rule(
    "I-004",
    Level.ERROR,
    message="het ingrediënt noemt zichzelf in `related`.",
    advice="Haal die regel weg.",
    explanation="Een ingrediënt is verwant aan andere, niet aan zichzelf.",
)


def check_ingredient(entry: Entry, context: Context, icons: Icons) -> Iterator[Problem]:
    front = entry.front
    if front is None:
        return
    yield from check_icon(entry, icons)
    known = context.slugs(Kind.INGREDIENT)
    for slug, line in front.texts("related"):
        if slug == entry.slug:
            yield RELATED_TO_ITSELF.at(entry.path, line)
        elif slug not in known:
            yield UNKNOWN_RELATED.at(entry.path, line, suggestion=context.meant(Kind.INGREDIENT, slug), value=slug)
    for key in ("questions", "related", "synonyms", "aliases", "same_as"):
        yield from check_doubles(entry.path, front, key)
    yield from check_aliases(entry, front, context)


def check_icon(entry: Entry, icons: Icons) -> Iterator[Problem]:
    """Check the icon of an ingredient or setback."""
    if entry.front is None:
        return
    name = entry.front.text("icon")
    if name and not icons.has(name):
        yield UNKNOWN_ICON.at(entry.path, entry.front.line_of("icon"), suggestion=icons.suggest(name), value=name)


UNKNOWN_INGREDIENT_OF_PAGE = rule(
    "D-001",
    Level.ERROR,
    message="onbekend ingrediënt '{value}' in `{key}`.",
    advice="Kies uit: {choices}.",
    explanation="De pagina legt een link naar het ingrediënt, en daarvoor moet het bestaan.",
)
UNKNOWN_THEME_OF_PAGE = rule(
    "D-002",
    Level.ERROR,
    message="onbekend thema '{value}' in `{key}`.",
    advice="Kies uit: {choices}.",
    explanation="De pagina legt een link naar het thema, en daarvoor moet het bestaan.",
)

UNKNOWN_SETBACK_OF_PAGE = rule(
    "D-010",
    Level.ERROR,
    message="onbekend struikelblok '{value}' in `{key}`.",
    advice="Kies uit: {choices}.",
    explanation="De pagina legt een link naar het struikelblok, en daarvoor moet het bestaan.",
)


MADE_FOLDERS = frozenset(
    address.partition("/")[0]
    for address in (
        *(f"{folder}/" for folder in urls.SECTIONS.values()),
        *(
            urls.theme_url(""),
            urls.setback_url(""),
            urls.bundle_url(""),
            urls.municipality_url(""),
            urls.province_url(""),
        ),
        *(SHORT_LINKS, "data/", "assets/", "pagefind/", "finder/"),
    )
)
"""Folders of the site in which every address is made of something else than a page in docs/."""
IN_THE_WAY = rule(
    "F-052",
    Level.ERROR,
    message="het adres /{value} is niet vrij: in /{folder}/ maakt de site zelf de pagina's.",
    advice="Zet de pagina in een andere map, zoals `docs/achtergrond/`.",
    explanation="Anders komt deze pagina in de plaats van een verhaal, een gemeente of een code die al gedrukt is.",
)


def check_page(entry: Entry, context: Context) -> Iterator[Problem]:
    """Check the address of a page, and the references of a theme or another page."""
    address = urls.page_url(entry.slug)
    folder = address.partition("/")[0]
    if entry.kind is Kind.PAGE and folder in MADE_FOLDERS and address not in LISTINGS:
        yield IN_THE_WAY.at(entry.path, 1, value=address, folder=folder)
    if entry.front is None:
        return
    yield from check_slugs(entry, "ingredients", UNKNOWN_INGREDIENT_OF_PAGE, Kind.INGREDIENT, context)
    yield from check_slugs(entry, "themes", UNKNOWN_THEME_OF_PAGE, Kind.THEME, context)
    yield from check_slugs(entry, "setbacks", UNKNOWN_SETBACK_OF_PAGE, Kind.SETBACK, context)
    for key in ("ingredients", "themes", "setbacks", "synonyms", "frameworks", "aliases", "same_as"):
        yield from check_doubles(entry.path, entry.front, key)
    if entry.kind in NAMING:
        yield from check_aliases(entry, entry.front, context)


def check_titles(entries: Iterable[Entry]) -> Iterator[Problem]:
    """Report each title that an earlier file of the same kind already has."""
    first: dict[tuple[str, str], str] = {}
    for entry in entries:
        broken = TITLE_RULES.get(entry.kind)
        title = entry.front.text("title") if entry.front else None
        if not broken or not title or entry.front is None:
            continue
        other = first.setdefault((broken.code, title_key(title)), entry.path)
        if other != entry.path:
            yield broken.at(entry.path, entry.front.line_of("title"), value=title, other=other)


PART_TAKEN = rule(
    "D-003",
    Level.ERROR,
    message="deel {value} van de reeks '{series}' staat ook in {other}.",
    advice="Geef elk deel een eigen nummer.",
    explanation="De delen van een reeks staan op volgorde, dus elk nummer komt één keer voor.",
)


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
                yield PART_TAKEN.at(entry.path, line, value=part, series=slug, other=other)
