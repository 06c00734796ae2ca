"""The rules for a bundle: every chapter is something, and everything it names exists."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ..language.slugs import fold, title_key
from ..language.suggest import nearest
from ..model.problems import Level, Problem
from ..model.rules import rule
from ..places.gazetteer import Found
from ..reading.entry import Entry, Kind
from .context import Context, choices_of
from .privacy import find_texts
from .text import check_filled_in

if TYPE_CHECKING:
    from ..reading.bundle_files import BundleFile
    from ..reading.front_matter import FrontMatter, Value

SELECTORS = ("ingredient", "theme", "province")
CHAPTER_KEYS = (
    "`text`, `story`, `ingredient`, `setback`, `passage`, `generated`, of een keuze met `theme` of `province`"
)
QUOTED = ("ingredient", "setback", "heading")
"""What may stand beside `passage`, and says which."""
GENERATED = ("colofon", "inhoud", "matrix", "registers")


WRONG_ISBN = rule(
    "B-013",
    Level.ERROR,
    message="het ISBN '{value}' klopt niet.",
    advice="Neem de dertien cijfers over zoals je ze kreeg, met streepjes, en zet ze tussen aanhalingstekens.",
    explanation="Het laatste cijfer van een ISBN volgt uit de andere, zodat een tikfout opvalt voor de druk.",
)


def check_isbn(bundle: "BundleFile") -> Iterator[Problem]:
    """Report a number of which the last figure does not follow from the others."""
    isbn = bundle.front.text("isbn")
    if isbn and not is_isbn(isbn):
        yield WRONG_ISBN.at(bundle.path, bundle.front.line_of("isbn"), value=isbn)


def is_isbn(written: str) -> bool:
    digits = re.sub("[- ]", "", written)
    if not re.fullmatch("97[89][0-9]{10}", digits):
        return False
    return sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10 == 0


BUNDLE_WITHOUT_STORY = rule(
    "B-014",
    Level.ERROR,
    message="de bundel heeft geen hoofdstuk met een verhaal.",
    advice="Noem er een met `story`, of kies verhalen met `theme` of `province`.",
    explanation="Een bundel vertelt verhalen; bij een ingrediënt of struikelblok hoort wat die ervan laten zien.",
)


def check_bundle(bundle: "BundleFile", context: Context) -> Iterator[Problem]:
    yield from check_isbn(bundle)
    lines = ((bundle.front.line_of(*place), text) for text, place in find_texts(bundle.front.values, ()))
    yield from check_filled_in(bundle.path, lines)
    chapters = bundle.front.blocks("chapters")
    if chapters and not any({"story", "theme", "province"} & set(chapter) for chapter, _ in chapters):
        yield BUNDLE_WITHOUT_STORY.at(bundle.path, bundle.front.line_of("chapters"))
    for chapter, position in chapters:
        yield from check_chapter(bundle, chapter, position, context)
    yield from check_subjects(bundle, chapters, context)


SUBJECT_NOT_SHOWN = rule(
    "B-015",
    Level.WARNING,
    message="geen verhaal in deze bundel heeft een passage bij `{key}: {value}`.",
    advice="Neem een verhaal op dat het laat zien, of haal het hoofdstuk weg.",
    explanation="Een hoofdstuk over een ingrediënt of struikelblok toont de passages uit de verhalen van de bundel.",
)


def check_subjects(
    bundle: "BundleFile", chapters: "Sequence[tuple[dict[str, Value], int]]", context: Context
) -> Iterator[Problem]:
    """Check that each chapter on an ingredient or setback has something of the stories to show."""
    stories = list(stories_in(chapters, context))
    for chapter, position in chapters if stories and all(entry.front for entry in stories) else ():
        for key, kind in (("ingredient", Kind.INGREDIENT), ("setback", Kind.SETBACK)):
            value = chapter.get(key)
            if list(chapter) != [key] or not isinstance(value, str) or value not in context.slugs(kind):
                continue
            if not any(value in getattr(marker, f"{key}s") for entry in stories for marker in entry.body.markers):
                line = bundle.front.line_of("chapters", position, key)
                yield SUBJECT_NOT_SHOWN.at(bundle.path, line, key=key, value=value)


def stories_in(chapters: "Sequence[tuple[dict[str, Value], int]]", context: Context) -> Iterator[Entry]:
    """The stories that the chapters name or choose, or might if what is wrong with them were right."""
    choices = [
        {key: value for key in SELECTORS if isinstance(value := chapter.get(key), str)}
        for chapter, _ in chapters
        if {"theme", "province"} & set(chapter)
    ]
    named = {story for chapter, _ in chapters if isinstance(story := chapter.get("story"), str)}
    for entry in context.entries:
        if entry.kind is Kind.STORY and (
            entry.slug in named or any(may_be_selected(entry, choice, context) for choice in choices)
        ):
            yield entry


CHAPTER_NOT_ONE_THING = rule(
    "B-004",
    Level.ERROR,
    message="dit hoofdstuk noemt niets, of meer dan één ding: '{value}'.",
    advice="Kies er één: {choices}.",
    explanation="Een hoofdstuk is één ding, zodat duidelijk is wat er op die plek in de bundel komt.",
)


def check_chapter(
    bundle: "BundleFile", chapter: "dict[str, Value]", position: int, context: Context
) -> Iterator[Problem]:
    """Check that a chapter is one thing, and that this thing exists."""
    line = bundle.front.line_of("chapters", position)
    if "passage" in chapter:
        yield from check_passage(bundle, chapter, position, context)
        return
    selectors = {key: value for key in SELECTORS if isinstance(value := chapter.get(key), str)}
    named = [key for key in ("text", "story", "setback", "generated") if key in chapter]
    if len(named) + bool(selectors) != 1:
        shown = ", ".join(chapter) or "leeg"
        yield CHAPTER_NOT_ONE_THING.at(bundle.path, line, value=shown, choices=CHAPTER_KEYS)
        return
    key = named[0] if named else next(iter(selectors))
    line = bundle.front.line_of("chapters", position, key)
    value = chapter[key]
    if selectors:
        yield from check_selection(bundle, selectors, line, context)
    elif isinstance(value, str):
        yield from check_named(bundle, key, value, line, context)


PASSAGE_NOT_THERE = rule(
    "B-017",
    Level.ERROR,
    message="het verhaal '{story}' heeft geen passage bij `{key}: {value}`.",
    advice="Kies iets wat erin staat: {choices}.",
    explanation="Een aangehaalde passage wijst naar wat een verhaal laat zien, of naar een kop erin.",
)


def check_passage(
    bundle: "BundleFile", chapter: "dict[str, Value]", position: int, context: Context
) -> Iterator[Problem]:
    """Check that a quotation says of which story, and one thing that is in it."""
    line = bundle.front.line_of("chapters", position)
    which = [key for key in QUOTED if key in chapter]
    if len(which) != 1 or len(chapter) != 2:
        choices = "naast `passage` staat `ingredient`, `setback` of `heading`"
        yield CHAPTER_NOT_ONE_THING.at(bundle.path, line, value=", ".join(chapter), choices=choices)
        return
    slug, key = chapter["passage"], which[0]
    value = chapter[key]
    if not isinstance(slug, str) or not isinstance(value, str):
        return
    if slug not in context.slugs(Kind.STORY):
        place = bundle.front.line_of("chapters", position, "passage")
        suggestion = context.meant(Kind.STORY, slug)
        yield UNKNOWN_STORY_IN_BUNDLE.at(bundle.path, place, suggestion=suggestion, value=slug)
    for entry in context.entries:
        if entry.kind is Kind.STORY and entry.slug == slug and value not in (there := quotable(entry, key)):
            place = bundle.front.line_of("chapters", position, key)
            choices, suggestion = ", ".join(there), nearest(value, there)
            yield PASSAGE_NOT_THERE.at(
                bundle.path, place, suggestion=suggestion, story=slug, key=key, value=value, choices=choices
            )


def quotable(entry: Entry, key: str) -> list[str]:
    """What of a story can be quoted: what its passages show, or its headings."""
    if key == "heading":
        return [each.text for each in entry.body.headings if each.level == 2]
    return list(dict.fromkeys(slug for marker in entry.body.passages for slug in getattr(marker, f"{key}s")))


UNKNOWN_STORY_IN_BUNDLE = rule(
    "B-002",
    Level.ERROR,
    message="een hoofdstuk noemt '{value}', maar dat verhaal bestaat niet.",
    advice="Noem de bestandsnaam zonder '.md'.",
    explanation="Een bundel kan alleen verhalen opnemen die bestaan.",
)
UNKNOWN_TEXT_IN_BUNDLE = rule(
    "B-003",
    Level.ERROR,
    message="een hoofdstuk noemt de tekst '{value}', maar die staat niet in {folder}/.",
    advice="Zet het bestand daar neer.",
    explanation="De eigen teksten van een bundel staan in haar map, zodat alles bij elkaar blijft.",
)
UNKNOWN_GENERATED = rule(
    "B-006",
    Level.ERROR,
    message="onbekend onderdeel '{value}' in `generated`.",
    advice="Kies uit: {choices}.",
    explanation="Alleen deze onderdelen kan het programma zelf maken.",
)


def check_named(bundle: "BundleFile", key: str, value: str, line: int, context: Context) -> Iterator[Problem]:
    stories = context.slugs(Kind.STORY)
    if key == "story" and value not in stories:
        yield UNKNOWN_STORY_IN_BUNDLE.at(bundle.path, line, suggestion=context.meant(Kind.STORY, value), value=value)
    if key == "text" and f"{bundle.folder}/{value}" not in context.paths:
        own = [path.removeprefix(f"{bundle.folder}/") for path in context.paths if path.startswith(f"{bundle.folder}/")]
        yield UNKNOWN_TEXT_IN_BUNDLE.at(
            bundle.path, line, suggestion=nearest(value, own), value=value, folder=bundle.folder
        )
    setbacks = context.slugs(Kind.SETBACK)
    if key == "setback" and value not in setbacks:
        choices, suggestion = choices_of(setbacks), context.meant(Kind.SETBACK, value)
        yield UNKNOWN_SELECTION.at(bundle.path, line, suggestion=suggestion, key=key, value=value, choices=choices)
    if key == "generated" and value not in GENERATED:
        suggestion = nearest(value, GENERATED)
        yield UNKNOWN_GENERATED.at(bundle.path, line, suggestion=suggestion, value=value, choices=", ".join(GENERATED))


EMPTY_SELECTION = rule(
    "B-005",
    Level.ERROR,
    message="de keuze `{key}: {value}` levert geen enkel verhaal op.",
    advice="Kies een andere, of haal haar weg.",
    explanation="Een hoofdstuk zonder verhalen zou een lege bladzijde worden.",
)


UNKNOWN_SELECTION = rule(
    "B-011",
    Level.ERROR,
    message="`{key}: {value}` bestaat niet.",
    advice="Kies uit: {choices}.",
    explanation="Een hoofdstuk gaat over een ingrediënt, struikelblok, thema of provincie die er is.",
)
BUNDLE_TITLE_TAKEN = rule(
    "B-012",
    Level.WARNING,
    message="de titel '{value}' staat ook boven {other}.",
    advice="Geef elke bundel een eigen titel.",
    explanation="Twee bundels met dezelfde titel houdt een lezer in een lijst niet uit elkaar.",
)


def check_bundle_titles(bundles: Iterable["BundleFile"]) -> Iterator[Problem]:
    """Report each title that an earlier bundle already has."""
    first: dict[str, str] = {}
    for bundle in bundles:
        if title := bundle.front.text("title"):
            other = first.setdefault(title_key(title), bundle.path)
            if other != bundle.path:
                yield BUNDLE_TITLE_TAKEN.at(bundle.path, bundle.front.line_of("title"), value=title, other=other)


def check_selection(bundle: "BundleFile", selectors: dict[str, str], line: int, context: Context) -> Iterator[Problem]:
    """Check that a selection chooses anything; the part of it that is not known at all gets the blame."""
    known = {
        "ingredient": context.slugs(Kind.INGREDIENT),
        "theme": context.slugs(Kind.THEME),
        "province": context.gazetteer.provinces or selectors.values(),  # none: the tables could not be read
    }
    unknown = (key for key, value in selectors.items() if not is_known(value, known[key], as_word=key == "province"))
    if key := next(unknown, None):
        written, kind = selectors[key], {"ingredient": Kind.INGREDIENT, "theme": Kind.THEME}.get(key)
        meant = context.meant(kind, written) if kind else nearest(written, known[key])
        meant = meant or with_word(written, known[key])
        choices = choices_of(known[key])
        yield UNKNOWN_SELECTION.at(bundle.path, line, suggestion=meant, key=key, value=selectors[key], choices=choices)
    elif not may_select(selectors, context):
        key, *others = selectors
        all_of_it = ", ".join([selectors[key], *(f"{other}: {selectors[other]}" for other in others)])
        yield EMPTY_SELECTION.at(bundle.path, line, key=key, value=all_of_it)


def is_known(written: str, known: Iterable[str], *, as_word: bool) -> bool:
    """Whether this is one of the known; a word may have other capitals and accents, a slug is what it is."""
    return fold(written) in map(fold, known) if as_word else written in known


def with_word(written: str, known: Iterable[str]) -> str | None:
    """The one known name that this is a part of."""
    found = [name for name in known if fold(written) in fold(name).replace("-", " ").split()]
    return found[0] if len(found) == 1 else None


def may_select(selectors: dict[str, str], context: Context) -> bool:
    """Whether a story meets a selection, or might if what is wrong with it were right."""
    stories = [entry for entry in context.entries if entry.kind is Kind.STORY]
    return len(stories) < len(context.slugs(Kind.STORY)) or any(
        may_be_selected(story, selectors, context) for story in stories
    )


def may_be_selected(story: Entry, selectors: dict[str, str], context: Context) -> bool:
    if story.front is None:
        return True
    for key, value in selectors.items():
        if key == "province":
            if not may_lie_in(value, story.front, context):
                return False
        elif value not in (word for word, _ in story.front.texts(f"{key}s")):
            return False
    return True


def may_lie_in(province: str, front: "FrontMatter", context: Context) -> bool:
    """Whether a municipality of a story lies in a province; one with a slip in its name may."""
    found = [context.gazetteer.resolve(name) for name, _ in front.texts("municipalities")]
    return any(not isinstance(each, Found) or fold(each.municipality.province) == fold(province) for each in found)
