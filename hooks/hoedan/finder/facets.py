"""The facets of the finder: what a story can be filtered by, in slugs for addresses and labels for readers."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from ..language.slugs import fold, slugify
from ..library.library import Library
from ..library.names import Subject, concept_url, old_names
from ..library.story import Story, unique
from ..model.fixed_words import EVIDENCE_LABELS
from ..model.page_types import IndexKind
from ..places.country import Country
from ..places.gazetteer import SIZE_CLASSES, Municipality

KINDS = {kind.slug: kind.plural for kind in IndexKind}
"""Slug of each kind of page in the index -> what a reader calls a list of them. The order is that of the index."""

FacetValues = Mapping[str, tuple[str, ...]]
"""Name of a facet -> slugs."""


@dataclass(frozen=True)
class FacetChoice:
    """One value of a facet, and the number of stories that have it."""

    slug: str
    label: str
    count: int
    old: tuple[str, ...] = ()
    """What it was called in addresses before."""


@dataclass(frozen=True)
class Facet:
    """A facet with the choices that at least one story has."""

    name: str
    label: str
    choices: tuple[FacetChoice, ...]


@dataclass(frozen=True)
class FacetRow:
    """All that has to be known of a facet; the page, the index and the scripts take it from here."""

    name: str
    """In addresses; of a region only in our own country."""
    label: str
    choices: Callable[[Library], Iterable[tuple[str, str]]]
    """Every slug it can have with its label, in the order of the page."""
    of_story: Callable[[Story], Iterable[str]]
    of_place: Callable[[Municipality], str] | None = None
    """For what follows from where it is, so that the pages of municipalities have it too."""
    named: Callable[[Library], Mapping[str, Subject]] | None = None
    """For what has pages of its own: its choices by slug."""
    known_to: Callable[[Library], str] | None = None
    """For what more libraries call by the same slugs: those with the same word here."""


LARGE, SMALL = "provincie", "arbeidsmarktregio"
"""The facets of the regions that have pages."""
PARAMETERS = frozenset({"q", "soort", "sort", "toon", "deel"})
"""What else stands in an address of the finder."""
EVERYBODY = "program"
"""Who knows what is the same wherever this program runs."""


def names_of(municipalities: Iterable[Municipality], name: Callable[[Municipality], str]) -> list[tuple[str, str]]:
    """Slug and label of each region, in order of label."""
    return [(slugify(label), label) for label in sorted({name(each) for each in municipalities}, key=fold)]


def from_front(
    name: str,
    label: str,
    choices: Callable[[Library], Iterable[tuple[str, str]]],
    values: Callable[[Story], Iterable[str]],
    known_to: Callable[[Library], str] | None = None,
) -> FacetRow:
    return FacetRow(name, label, choices, values, known_to=known_to)


def from_subjects(
    name: str, label: str, named: Callable[[Library], Mapping[str, Subject]], values: Callable[[Story], Iterable[str]]
) -> FacetRow:
    """Those of a kind in the order of the library."""
    return FacetRow(
        name, label, lambda library: ((slug, each.title) for slug, each in named(library).items()), values, named=named
    )


def from_place(
    name: str,
    label: str,
    choices: Callable[[Library], Iterable[tuple[str, str]]],
    value: Callable[[Municipality], str],
    known_to: Callable[[Library], str] = lambda library: library.gazetteer.country.name,
) -> FacetRow:
    return FacetRow(
        name,
        label,
        choices,
        lambda story: map(value, story.municipalities),
        value,
        known_to=known_to,
    )


def regions(name: Callable[[Municipality], str]) -> Callable[[Library], Iterable[tuple[str, str]]]:
    return lambda library: names_of(library.gazetteer.municipalities, name)


ROWS = (
    from_subjects("thema", "Thema", lambda library: library.theme, lambda story: story.front.themes),
    from_subjects(
        "ingredient", "Ingrediënt", lambda library: library.ingredient, lambda story: story.front.ingredients
    ),
    from_subjects("struikelblok", "Struikelblok", lambda library: library.setback, lambda story: story.setbacks),
    from_place(LARGE, "Provincie", regions(lambda each: each.province), lambda each: slugify(each.province)),
    from_place(
        SMALL,
        "Arbeidsmarktregio",
        regions(lambda each: each.labour_market_region),
        lambda each: slugify(each.labour_market_region),
    ),
    from_place(
        "gemeente",
        "Gemeente",
        lambda library: ((each.slug, each.name) for each in library.gazetteer.municipalities),
        lambda each: each.slug,
    ),
    from_place(
        "grootte",
        "Grootte van de gemeente",
        lambda _: ((slug, label) for slug, (label, _) in SIZE_CLASSES.items()),
        lambda each: each.size_class,
        known_to=lambda _: EVERYBODY,
    ),
    from_front(
        "doelgroep",
        "Voor wie",
        lambda library: library.vocabulary.labels("target_groups").items(),
        lambda story: story.front.target_groups,
    ),
    from_front(
        "partnertype",
        "Soort partner",
        lambda library: library.vocabulary.labels("partner_types").items(),
        lambda story: (partner.type for partner in story.front.partners),
    ),
    from_front(
        "status",
        "Status",
        lambda library: library.vocabulary.labels("statuses").items(),
        lambda story: (story.front.status,),
    ),
    from_front(
        "onderbouwing",
        "Onderbouwing",
        lambda _: EVIDENCE_LABELS.items(),
        lambda story: (story.evidence,) if story.evidence else (),
        known_to=lambda _: EVERYBODY,
    ),
)
"""The facets in the order of the page. A new one is a row here."""


def name_in(country: Country, name: str) -> str:
    """What a facet is called in addresses. A region has the word of its country, unless something else has that."""
    if name not in (LARGE, SMALL):
        return name
    taken = PARAMETERS | {row.name for row in ROWS if row.name not in (LARGE, SMALL)}
    large, small = map(slugify, country.kinds)
    large = f"regio-{large}" if large in taken else large
    return large if name == LARGE else f"regio-{small}" if small in taken | {large} else small


def shared_names(library: Library) -> dict[str, str | dict[str, list[str]]]:
    """Facet -> what its choices are for any library: one word for those that all of a kind know by the same slugs, or
    the identifiers of each. A facet of which nobody else can know the choices is not there.
    """
    shared: dict[str, str | dict[str, list[str]]] = {}
    for row in ROWS:
        name = name_in(library.gazetteer.country, row.name)
        if row.known_to:
            shared[name] = row.known_to(library)
        elif row.named:
            shared[name] = {slug: identifiers(each, library) for slug, each in row.named(library).items()}
    return shared


def identifiers(subject: Subject, library: Library) -> list[str]:
    """What it is known by, here and elsewhere."""
    site = library.settings.site_url
    return [*([site + concept_url(subject)] if site else []), *subject.front.same_as]


def place_values(municipality: Municipality, country: Country) -> FacetValues:
    """Facets that follow from where it is."""
    return {name_in(country, row.name): (row.of_place(municipality),) for row in ROWS if row.of_place is not None}


def story_values(story: Story, country: Country) -> FacetValues:
    """All facets of one story."""
    return {name_in(country, row.name): unique(row.of_story(story)) for row in ROWS}


def facets_of(library: Library) -> tuple[Facet, ...]:
    """Every facet in the order of the page, with the choices that at least one story has."""
    country = library.gazetteer.country
    counts: Counter[tuple[str, str]] = Counter(
        (row.name, slug) for story in library.stories for row in ROWS for slug in unique(row.of_story(story))
    )
    called = dict(zip((LARGE, SMALL), country.kinds, strict=True))
    return tuple(
        Facet(name_in(country, row.name), called.get(row.name, row.label), tuple(choices_of(row, library, counts)))
        for row in ROWS
    )


def choices_of(row: FacetRow, library: Library, counts: Counter[tuple[str, str]]) -> Iterable[FacetChoice]:
    named = row.named(library) if row.named else {}
    choices = (
        FacetChoice(slug, label, counts[row.name, slug], old_names(named[slug]) if slug in named else ())
        for slug, label in row.choices(library)
    )
    return (choice for choice in choices if choice.count)
