"""The facets of the finder: what a story can be filtered by, in slugs for addresses and labels for readers."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from ..language.slugs import fold, slugify
from ..library.library import Library
from ..library.story import Story, unique
from ..model.page_types import IndexKind
from ..model.vocabulary import (
    PARTNER_TYPE_LABELS,
    PARTNER_TYPES,
    STATUS_LABELS,
    STATUSES,
    TARGET_GROUP_LABELS,
    TARGET_GROUPS,
)
from ..places.gazetteer import SIZE_CLASSES, Municipality

KINDS = {kind.slug: kind.plural for kind in IndexKind}
"""Slug of each kind of page in the index -> what a reader calls a list of them. The order is that of the index."""

Values = Mapping[str, tuple[str, ...]]
"""Name of a facet -> slugs."""


@dataclass(frozen=True)
class Choice:
    """One value of a facet, and the number of stories that have it."""

    slug: str
    label: str
    count: int


@dataclass(frozen=True)
class Facet:
    """A facet with the choices that at least one story has."""

    name: str
    label: str
    choices: tuple[Choice, ...]


def place_values(municipalities: Iterable[Municipality]) -> Values:
    """Facets that follow from where it is."""
    places = tuple(municipalities)
    return {
        "provincie": unique(slugify(each.province) for each in places),
        "arbeidsmarktregio": unique(slugify(each.labour_market_region) for each in places),
        "gemeente": unique(each.slug for each in places),
        "grootte": unique(each.size_class for each in places),
    }


def story_values(story: Story) -> Values:
    """All facets of one story."""
    front = story.front
    return {
        "thema": front.themes,
        "ingredient": front.ingredients,
        **place_values(story.municipalities),
        "doelgroep": front.target_groups,
        "partnertype": unique(partner.type for partner in front.partners),
        "status": (front.status,),
    }


def facets_of(library: Library) -> tuple[Facet, ...]:
    """Every facet in the order of the page; choices in the order of their vocabulary, places by name."""
    counts: dict[str, Counter[str]] = {}
    for story in library.stories:
        for name, slugs in story_values(story).items():
            counts.setdefault(name, Counter()).update(slugs)

    def facet(name: str, label: str, choices: Iterable[tuple[str, str]]) -> Facet:
        found = counts.get(name, Counter())
        return Facet(name, label, tuple(Choice(slug, text, found[slug]) for slug, text in choices if found[slug]))

    everywhere = library.gazetteer.municipalities
    return (
        facet("thema", "Thema", ((theme.slug, theme.title) for theme in library.themes)),
        facet("ingredient", "Ingrediënt", ((each.slug, each.title) for each in library.ingredients)),
        facet("provincie", "Provincie", names_of(everywhere, lambda each: each.province)),
        facet("arbeidsmarktregio", "Arbeidsmarktregio", names_of(everywhere, lambda each: each.labour_market_region)),
        facet("gemeente", "Gemeente", ((each.slug, each.name) for each in everywhere)),
        facet("grootte", "Grootte van de gemeente", ((slug, label) for slug, (label, _) in SIZE_CLASSES.items())),
        facet("doelgroep", "Voor wie", ((slug, TARGET_GROUP_LABELS[slug]) for slug in TARGET_GROUPS)),
        facet("partnertype", "Soort partner", ((slug, PARTNER_TYPE_LABELS[slug]) for slug in PARTNER_TYPES)),
        facet("status", "Status", ((slug, STATUS_LABELS[slug]) for slug in STATUSES)),
    )


def names_of(municipalities: Iterable[Municipality], name: Callable[[Municipality], str]) -> list[tuple[str, str]]:
    """Slug and label of each region, in order of label."""
    return [(slugify(label), label) for label in sorted({name(each) for each in municipalities}, key=fold)]
