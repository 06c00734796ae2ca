"""The relations between all that is in the library, as typed edges."""

from collections.abc import Callable, Iterator, Mapping

from ..library.counts import Counts
from ..library.library import Library, group
from ..library.links import Links
from ..library.story import Story
from ..model import urls
from ..places.gazetteer import Found, Gazetteer
from ..text.passages import Passage
from .collect import heading_of
from .records import Relation, RelationsFile

TYPES = {
    "shows": "Het verhaal laat het ingrediënt zien, in deze alinea's.",
    "stumbles_on": "Het verhaal liep tegen het struikelblok aan, in deze alinea's.",
    "has_theme": "Het verhaal hoort bij het thema.",
    "located_in": "Het verhaal speelt in de gemeente.",
    "inspired_by": "Het verhaal nam iets over van het andere verhaal.",
    "follows": "De gemeente doet na wat in het verhaal staat.",
    "akin_to": "Het verhaal lijkt op het andere verhaal; de site berekent dat en geeft de reden.",
    "related_to": "De redactie noemt de ingrediënten verwant.",
    "goes_with": "De ingrediënten komen samen in zoveel verhalen voor.",
    "discusses": "De achtergrondpagina gaat over het ingrediënt, thema of struikelblok.",
    "contains": "Het verhaal staat in de bundel.",
}


def collect_relations(library: Library, links: Links) -> RelationsFile:
    """Every edge once, those of stories first; both ends exist in the library or are municipalities."""
    return RelationsFile(
        **heading_of(library, "relations", "Verbanden"),
        types=TYPES,
        relations=(
            *(edge for story in library.stories for edge in story_relations(story, links)),
            *ingredient_relations(library),
            *page_relations(library),
            *bundle_relations(library),
        ),
    )


def story_relations(story: Story, links: Links) -> Iterator[Relation]:
    """What one story says of others: first what its author wrote, then what follows from it."""
    library, front, start = links.library, story.front, f"story:{story.slug}"
    shown = passages_by_ingredient(story, links)
    yield from (
        edge(start, "shows", f"ingredient:{slug}", passages=shown.get(slug, ()))
        for slug in front.ingredients
        if slug in library.ingredient
    )
    met = passages_by_setback(story, links)
    yield from (
        edge(start, "stumbles_on", f"setback:{slug}", passages=met[slug])
        for slug in story.setbacks
        if slug in library.setback
    )
    yield from (edge(start, "has_theme", f"theme:{slug}") for slug in front.themes if slug in library.theme)
    for place in story.places:
        yield edge(start, "located_in", f"municipality:{place.municipality.code}", former=place.former)
    yield from (edge(start, "inspired_by", f"story:{slug}") for slug in front.inspired_by if slug in library.story)
    for follower in front.followers:
        if code := code_of(follower.municipality, library.gazetteer):
            yield edge(f"municipality:{code}", "follows", start)
    for related in links.related_stories(story):
        yield edge(start, "akin_to", f"story:{related.story.slug}", reason=related.reason)


def passages_by_ingredient(story: Story, links: Links) -> Mapping[str, tuple[str, ...]]:
    """Slug of an ingredient -> the addresses of the passages of a story that show it."""
    return addresses_by_slug(story, links, lambda passage: passage.ingredients)


def passages_by_setback(story: Story, links: Links) -> Mapping[str, tuple[str, ...]]:
    """Slug of a setback -> the addresses of the passages of a story that tell of it."""
    return addresses_by_slug(story, links, lambda passage: passage.setbacks)


def addresses_by_slug(
    story: Story, links: Links, slugs_of: Callable[[Passage], tuple[str, ...]]
) -> Mapping[str, tuple[str, ...]]:
    url = links.library.settings.site_url + urls.story_url(story.slug)
    pairs = [(slug, passage.anchor) for passage in links.texts[story.slug].passages for slug in slugs_of(passage)]
    shown = group(pairs, lambda pair: (pair[0],))
    return {slug: tuple(f"{url}#{anchor}" for _, anchor in found) for slug, found in shown.items()}


def ingredient_relations(library: Library) -> Iterator[Relation]:
    counts = Counts(library)
    for ingredient in library.ingredients:
        start = f"ingredient:{ingredient.slug}"
        for slug in ingredient.front.related:
            if slug in library.ingredient:
                yield edge(start, "related_to", f"ingredient:{slug}")
        for pairing in counts.pairings(ingredient, most=len(library.ingredients)):
            yield edge(start, "goes_with", f"ingredient:{pairing.ingredient.slug}", count=pairing.count)


def page_relations(library: Library) -> Iterator[Relation]:
    for page in library.pages:
        for slug in page.front.ingredients:
            if slug in library.ingredient:
                yield edge(f"page:{page.slug}", "discusses", f"ingredient:{slug}")
        for slug in page.front.setbacks:
            if slug in library.setback:
                yield edge(f"page:{page.slug}", "discusses", f"setback:{slug}")
        for slug in page.front.themes:
            if slug in library.theme:
                yield edge(f"page:{page.slug}", "discusses", f"theme:{slug}")


def bundle_relations(library: Library) -> Iterator[Relation]:
    for bundle in library.bundles:
        for story in library.stories_in(bundle):
            yield edge(f"bundle:{bundle.slug}", "contains", f"story:{story.slug}")


def edge(start: str, kind: str, end: str, **more: object) -> Relation:
    return Relation.model_validate({"from": start, "type": kind, "to": end, **more})


def code_of(name: str, gazetteer: Gazetteer) -> str | None:
    resolution = gazetteer.resolve(name)
    return resolution.municipality.code if isinstance(resolution, Found) else None
