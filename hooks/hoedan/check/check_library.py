"""Load a library, apply every rule, and build the typed library from what is right."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from ..design.icons import theme_icons
from ..incremental.clock import build_day
from ..incremental.memory import Memory
from ..library.assemble import build_library
from ..library.library import Library
from ..model.fields import (
    BundleFrontMatter,
    FrontMatterModel,
    IngredientFrontMatter,
    PageFrontMatter,
    SetbackFrontMatter,
    StoryFrontMatter,
    ThemeFrontMatter,
)
from ..model.problems import Problem
from ..model.settings import Settings, read_settings
from ..model.vocabulary import EMPTY, Vocabulary
from ..places.gazetteer import Gazetteer
from ..reading.bundle_files import BundleFile, load_bundle_files
from ..reading.entry import Entry, Kind
from ..reading.load import find_files, load_entries, stamps_in
from .accessibility import load_accessibility
from .allowances import COACH, apply_allowances
from .beside import check_beside
from .bundle import check_bundle, check_bundle_titles
from .coach import coach_story
from .consent import CONSENT_ASKED, check_people
from .context import Context, inspirations_of
from .editions import load_editions
from .gone import check_gone
from .home import check_home, check_questions
from .ingredients_and_pages import check_icon, check_ingredient, check_page, check_series, check_titles
from .links import anchors_linked, check_links
from .other_libraries import check_other_libraries
from .places import load_places
from .privacy import check_front_matter, check_privacy, unsought
from .publication import check_publication, is_online
from .shape import check_shape
from .short_ids import check_short_ids
from .spelling import UNKNOWN_WORD, Speller, check_spelling, words_in
from .story import check_story
from .terms import load_terms
from .text import check_ingredient_text, check_page_text, check_story_text
from .vocabulary import load_vocabulary
from .withdrawn import load_withdrawn

MODELS: dict[Kind, type[FrontMatterModel]] = {
    Kind.STORY: StoryFrontMatter,
    Kind.INGREDIENT: IngredientFrontMatter,
    Kind.THEME: ThemeFrontMatter,
    Kind.SETBACK: SetbackFrontMatter,
    Kind.PAGE: PageFrontMatter,
    Kind.BUNDLE_TEXT: PageFrontMatter,
}


@dataclass(frozen=True)
class Checked:
    """A library and everything that is wrong with it. Entries with a shape error are not in the library."""

    library: Library
    problems: tuple[Problem, ...]


def check_library(
    root: Path,
    today: datetime.date | None = None,
    memory: Memory | None = None,
    *,
    is_coached: bool = True,
    before: Mapping[str, str | None] | None = None,
    spell: Speller | None = None,
) -> Checked:
    """Read and judge the content below `root`. A build need not be coached: advice on style never stops it.

    `today` is the day that 'in the future' and the age of a story are measured from. Without it, the check takes the
    clock, because an editor signs today; the library takes the day of the build, because a build is reproducible.
    `before` has the texts by path that stood there once, at least of what changed, and None for what is new: what was
    lost since is a problem.
    `spell` looks words up; without it nothing is said of spelling.

    Raises:
        OSError: when mkdocs.yml cannot be read.

    Without a right `library.yml` nothing can be judged: then the library is empty, and its problems are all there is.

    """
    memory = memory or Memory()
    day = today or build_day(root)
    gazetteer, of_places = load_places(root, day, today or datetime.date.today(), memory)
    read, of_vocabulary = load_vocabulary(root)
    if read is None:
        settings, of_settings = read_settings(root)
        nothing = empty_library(root, settings, gazetteer, day)
        return Checked(nothing, tuple(sorted({*of_settings, *of_vocabulary, *of_places})))
    vocabulary = memory.recall("vocabulary", "", read, lambda: read)
    terms, of_terms = load_terms(root, vocabulary)
    loaded = load_content(root, memory)
    context = Context(
        root,
        loaded.entries,
        loaded.paths,
        vocabulary,
        gazetteer,
        today or datetime.date.today(),
        is_coached,
        frozenset(name for term in terms for name in (term.term, *term.synonyms)),
        spell(words_in(loaded.entries, vocabulary)) if spell else None,
    )
    withdrawn, problems = load_withdrawn(root, context)
    problems += [
        *of_vocabulary,
        *of_places,
        *of_terms,
        *check_home(loaded.settings, context),
        *check_beside(root, memory),
    ]
    shaped, found = shape_entries(loaded.entries, vocabulary, memory)
    problems += [*loaded.problems, *found, *judge_entries(context, memory)]
    shaped_bundles, found = check_bundles(loaded.bundles, context)
    problems += found
    editions, found = load_editions(root, shaped_bundles, memory)
    problems += found
    accessibility, found = load_accessibility(root, vocabulary)
    problems += found
    library = build_library(
        root,
        loaded.settings,
        gazetteer,
        shaped,
        shaped_bundles,
        vocabulary=vocabulary,
        withdrawn=withdrawn,
        terms=terms,
        editions=editions,
        accessibility=accessibility,
        today=day,
        memory=memory,
    )
    problems += check_questions(library)
    if is_online(library.settings):
        problems += check_publication(library, context.today)
    problems += check_other_libraries(library)
    problems += check_short_ids(library, context.by_path)
    problems += check_gone(before or {}, library)
    left_out = unsought(gazetteer.country)
    return Checked(library, tuple(sorted({found for found in problems if found.code not in left_out})))


def empty_library(root: Path, settings: Settings, gazetteer: Gazetteer, day: datetime.date) -> Library:
    """A library in which nothing is, for what asks for one while its vocabulary is not right."""
    nothing: dict[str, Any] = {"withdrawn": (), "terms": (), "editions": (), "accessibility": None}
    return build_library(
        root, settings, gazetteer, [], [], vocabulary=EMPTY, today=day, memory=Memory(), **nothing
    )  # fmt: skip


@dataclass(frozen=True)
class Loaded:
    """What stands below the root, not yet judged, and what kept the rest from being read."""

    settings: Settings
    entries: tuple[Entry, ...]
    paths: tuple[tuple[Kind, str], ...]
    """Every content file that exists, also when it could not be read."""
    bundles: tuple[BundleFile, ...]
    problems: tuple[Problem, ...]


def load_content(root: Path, memory: Memory) -> Loaded:
    settings, of_settings = read_settings(root)
    files = list(find_files(root))
    entries, of_entries = load_entries(root, files, memory)
    bundles, of_bundles = load_bundle_files(root)
    paths = tuple((kind, path.relative_to(root).as_posix()) for kind, path in files)
    problems = (*of_settings, *of_entries, *of_bundles)
    return Loaded(settings, tuple(entries), paths, tuple(bundles), problems)


def shape_entries(
    entries: Iterable[Entry], vocabulary: Vocabulary, memory: Memory
) -> tuple[list[tuple[Entry, FrontMatterModel]], list[Problem]]:
    """Give each entry whose front matter fits its model that model, and the problems of the others."""
    shaped: list[tuple[Entry, FrontMatterModel]] = []
    problems: list[Problem] = []
    for entry in entries:
        if entry.front is not None:
            make = partial(check_shape, MODELS[entry.kind], entry.front, entry.path, vocabulary)
            model, found = memory.recall("shape", entry.path, (entry, vocabulary), make)
            problems += found
            if model is not None:
                shaped.append((entry, model))
    return shaped, problems


def judge_entries(context: Context, memory: Memory) -> Iterator[Problem]:
    """Apply the rules for one file, and then those that compare files."""
    surroundings = surroundings_of(context, memory)
    steps = []
    for entry in context.entries:
        images = stamps_in((context.root / entry.path).with_suffix(""))
        inputs = (entry, surroundings, anchors_linked(entry, context), images)
        steps.append((entry.path, inputs, partial(tuple, check_entry(entry, context))))
    yield from chain.from_iterable(memory.recall_all("problems", steps))
    yield from check_titles(context.entries)
    yield from check_series(context.entries)


def check_bundles(
    bundles: Sequence[BundleFile], context: Context
) -> tuple[list[tuple[BundleFile, BundleFrontMatter]], list[Problem]]:
    """Judge each bundle.yml; a bundle with a shape error is not in the library."""
    shaped: list[tuple[BundleFile, BundleFrontMatter]] = []
    problems = [*check_bundle_titles(bundles)]
    for bundle in bundles:
        model, found = check_shape(BundleFrontMatter, bundle.front, bundle.path)
        told = {each.line for each in found}
        problems += [
            *found,
            *(each for each in check_bundle(bundle, context) if each.line not in told),  # one mistake, one problem
            *check_front_matter(bundle.path, bundle.front, context.vocabulary),
        ]
        if model is not None:
            shaped.append((bundle, model))
    return shaped, problems


def surroundings_of(context: Context, memory: Memory) -> object:
    """What the rules for one file may see of the others, but for the headings it links to."""
    circles = [sorted(inspirations_of(entry)) for entry in context.entries if entry.slug in context.circling]
    read = [entry.path for entry in context.entries]
    return memory.token(
        "context",
        (
            context.files,
            read,
            circles,
            context.alias_owners,
            context.setback_names,
            context.slugs_by_title,
            context.terms,
            context.vocabulary,
            context.today,
            context.is_coached,
        ),
    )


def unjudged(context: Context) -> tuple[str, ...]:
    """The codes, or how they begin, of what nobody looks for in this check."""
    of_coach = () if context.is_coached else (COACH, *CONSENT_ASKED)
    return (*of_coach, *(() if context.misspelt is not None else (UNKNOWN_WORD.code,)))


def check_entry(entry: Entry, context: Context) -> Iterator[Problem]:
    """Apply the rules that belong to the kind of file."""
    match entry.kind:
        case Kind.STORY:
            yield from check_story(entry, context)
            yield from check_story_text(entry, context)
            remarks = (
                [*coach_story(entry, context.plain_words, context.terms), *check_people(entry, context.today)]
                if context.is_coached
                else []
            )
            remarks += check_spelling(entry, context)
            findings = [*check_privacy(entry, context.root, context.vocabulary), *remarks]
            if entry.front is None:  # what it allows and which names it has, is not known
                findings = [found for found in findings if found.is_error]
            yield from apply_allowances(entry, findings, unjudged(context))
        case Kind.INGREDIENT:
            yield from check_ingredient(entry, context, theme_icons())
            yield from check_ingredient_text(entry, context)
            yield from check_privacy(entry, context.root, context.vocabulary)
        case Kind.THEME | Kind.SETBACK | Kind.PAGE | Kind.BUNDLE_TEXT:
            yield from check_page(entry, context)
            if entry.kind is Kind.SETBACK:
                yield from check_icon(entry, theme_icons())
            yield from check_page_text(entry, context)
            yield from check_privacy(entry, context.root, context.vocabulary)
    yield from check_links(entry, context)
