"""What the library has and what it lacks, for editors: every gap is an invitation to send in a story."""

import datetime
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from ..model import urls
from ..model.fixed_words import EVIDENCE_LABELS, NOT_KNOWN
from ..model.page_types import LED_TO, LISTINGS
from ..places.gazetteer import SIZE_CLASSES, Municipality
from .backlinks import Backlinks
from .counts import Counts
from .freshness import is_stale
from .library import Bundle, Library
from .links import Links, link_library
from .story import Story

FEW_PASSAGES = 3
"""Stories that should show an ingredient, at the least."""
FEW_IN_THEME = 2
FEW_WITH_SETBACK = 5
"""Stories that should tell of a setback: a reader who has it wants five others."""
FEW_OF_SIZE = 3
FEW_SOURCES = 2
"""Sources that a story should rest on, at the least."""
HARDEST = 10
"""Stories named as those that read hardest."""
FORM = "insturen/"
UNKNOWN = "Niet bekend"


@dataclass(frozen=True)
class Invitation:
    """A gap, in the words in which it asks for a story, and the form that begins with it."""

    text: str
    url: str
    """From the root of the site."""


@dataclass(frozen=True)
class TextScore:
    """How a story reads."""

    slug: str
    words: int
    average_sentence: float
    flesch_douma: float


@dataclass(frozen=True)
class Edition:
    """The newest edition of a bundle, and the stories that came after it."""

    title: str
    date: str
    new_stories: list[str]


@dataclass(frozen=True)
class LibraryStatus:
    """Counts and gaps. Keys and items are slugs, names of provinces, or paths of files."""

    date: str
    """The day from which the age of stories is counted."""
    stories: int
    municipalities: int
    coverage: dict[str, dict[str, int]]
    """Ingredient -> theme -> number of stories that have both."""
    setbacks: dict[str, int]
    """Setback -> number of stories that tell of it."""
    without_setback: list[str]
    """Stories in which no passage tells of a setback."""
    evidence: dict[str, int]
    """What stories rest on, in words -> number of stories; `Niet bekend` when sources have no kind."""
    provinces: dict[str, int]
    sizes: dict[str, int]
    few_passages: list[str]
    """Ingredients that fewer than three stories show."""
    few_stories: list[str]
    """Themes with fewer than two stories."""
    few_sources: list[str]
    stale: list[str]
    """Stories whose last check is too long ago, the oldest first."""
    unchecked: list[str]
    """Stories that no editor has checked yet."""
    unknown: list[str]
    """Stories of which nobody knows whether they still go on, the newest first."""
    orphans: list[str]
    texts: list[TextScore]
    """All stories, those that read hardest first."""
    last_edition: Edition | None
    invitations: list[Invitation]
    """For all gaps but the empty places of the coverage, which are many: `invite` makes theirs."""


def read_status(library: Library) -> LibraryStatus:
    """Render the stories and take stock."""
    return status_of(library, link_library(library))


def status_of(library: Library, links: Links) -> LibraryStatus:
    stories, counts = library.stories, Counts(library)
    found = Counter(EVIDENCE_LABELS[story.evidence] if story.evidence else UNKNOWN for story in stories)
    stale = sorted(
        (story for story in stories if is_stale(story, library)),
        key=lambda story: (story.front.reviewed or datetime.date.min, story.slug),
    )
    return LibraryStatus(
        date=library.today.isoformat(),
        stories=len(stories),
        municipalities=len(library.municipalities_with_stories),
        coverage={
            ingredient.slug: {theme.slug: counts.coverage(ingredient, theme) for theme in library.themes}
            for ingredient in library.ingredients
        },
        setbacks={each.slug: len(links.setbacks.stories(each)) for each in library.setbacks},
        without_setback=[story.slug for story in stories if not story.setbacks],
        evidence={label: found[label] for label in (*EVIDENCE_LABELS.values(), UNKNOWN)},
        provinces={name: len(library.stories_by_province.get(name, ())) for name in library.gazetteer.provinces},
        sizes=dict(counts.sizes),
        few_passages=[i.slug for i in library.ingredients if len(links.passages_by_story(i)) < FEW_PASSAGES],
        few_stories=[theme.slug for theme in library.themes if len(library.stories_with_theme(theme)) < FEW_IN_THEME],
        few_sources=[story.slug for story in stories if len(story.front.sources) < FEW_SOURCES],
        stale=[story.slug for story in stale],
        unchecked=[story.slug for story in stories if story.front.reviewed is None],
        unknown=[
            story.slug for story in sorted(stories, key=start_of, reverse=True) if story.front.status.phase == NOT_KNOWN
        ],
        orphans=orphans(library, links),
        texts=sorted(map(score_of, stories), key=lambda score: (score.flesch_douma, score.slug)),
        last_edition=last_edition(library),
        invitations=list(invitations(library, links, counts)),
    )


def start_of(story: Story) -> str:
    return story.front.period.start


def score_of(story: Story) -> TextScore:
    reads = story.readability
    return TextScore(story.slug, reads.words, round(reads.average_sentence, 1), round(reads.flesch_douma, 1))


def orphans(library: Library, links: Links) -> list[str]:
    """Paths of what no story uses, or no text leads to: ingredients and setbacks without passages, themes without
    stories, background that is about nothing, and pages to which neither a text nor the menu has a link.
    """
    ingredients = [each.path for each in library.ingredients if not links.passages_by_story(each)]
    themes = [each.path for each in library.themes if not library.stories_with_theme(each)]
    setbacks = [each.path for each in library.setbacks if each.slug not in library.stories_by_setback]
    loose = [
        page.path
        for page in library.background
        if not (page.front.ingredients or page.front.themes or page.front.series)
    ]
    led_to = LED_TO | LISTINGS.keys() | {urls.page_url(page.slug) for page in library.background}
    backlinks = Backlinks(library)
    lost = [
        page.path
        for page in library.pages
        if urls.page_url(page.slug) not in led_to and not backlinks.leads_to(page.path)
    ]
    return sorted([*ingredients, *themes, *setbacks, *loose, *lost])


def provinces_without_stories(library: Library) -> list[str]:
    return [name for name in library.gazetteer.provinces if name not in library.stories_by_province]


def last_edition(library: Library) -> Edition | None:
    """The newest bundle, and what was published after its day, month or year was over."""
    if not library.bundles:
        return None
    newest: Bundle = max(library.bundles, key=lambda bundle: (bundle.front.date, bundle.slug))
    date = newest.front.date
    return Edition(
        title=f"{newest.title}, {newest.front.edition}",
        date=date,
        new_stories=[
            story.slug
            for story in library.newest_stories
            if story.front.published and story.front.published.isoformat()[: len(date)] > date
        ],
    )


def invitations(library: Library, links: Links, counts: Counts) -> Iterator[Invitation]:
    """Ask for a story in each gap, with the form filled in as far as the gap tells."""
    free = [each for each in library.gazetteer.municipalities if each.code not in library.stories_by_municipality]
    for name in provinces_without_stories(library):
        yield invite_from(f"Nog geen verhaal uit {name}", [each for each in free if each.province == name])
    for size, count in counts.sizes.items():
        if count < FEW_OF_SIZE:
            text = f"{count_stories(count)} uit gemeenten met {SIZE_CLASSES[size][0]} inwoners"
            yield invite_from(text, [each for each in free if each.size_class == size])
    for ingredient in library.ingredients:
        count = len(links.passages_by_story(ingredient))
        if count < FEW_PASSAGES:
            yield invite(f"{count_stories(count)} met het ingrediënt {ingredient.title}", ingredient=ingredient.slug)
    for setback in library.setbacks:
        count = len(links.setbacks.stories(setback))
        if count < FEW_WITH_SETBACK:
            yield invite(f"{count_stories(count)} over het struikelblok {setback.title}")
    for theme in library.themes:
        count = len(library.stories_with_theme(theme))
        if count < FEW_IN_THEME:
            yield invite(f"{count_stories(count)} over het thema {theme.title}", thema=theme.slug)


def count_stories(count: int) -> str:
    return {0: "Nog geen verhaal", 1: "Nog maar één verhaal"}.get(count, f"Nog maar {count} verhalen")


def invite_from(text: str, municipalities: list[Municipality]) -> Invitation:
    """Ask for a story with, as an example, the largest municipality that has none."""
    if not municipalities:
        return invite(text)
    largest = max(municipalities, key=lambda each: (each.population, each.code))
    return invite(f"{text}. Bijvoorbeeld uit {largest.name}?", gemeente=largest.name)


def invite(text: str, **values: str) -> Invitation:
    """The form on /insturen/ reads `gemeente` (a name), `ingredient` and `thema` (slugs) from its address."""
    return Invitation(text, f"{FORM}?{urlencode(values)}" if values else FORM)
