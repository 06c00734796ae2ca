"""The relations between all that is in the library, as typed edges."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from ..library.counts import Counts
from ..library.library import Ingredient, Library, Setback, Theme, group
from ..library.links import Links
from ..library.names import Subject, first_name
from ..library.short_links import lasting_id
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


class End(NamedTuple):
    """Where a relation begins or ends."""

    name: str
    """Kind and short name of today, or the code of a municipality."""
    id: str
    """Kind and what its own record has as `id`, which stays when it is renamed; the name of what has no other."""


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
    library, front, start = links.library, story.front, story_end(story)
    shown = passages_by_ingredient(story, links)
    yield from (
        edge(start, "shows", subject_end(library.ingredient[slug]), passages=shown.get(slug, ()))
        for slug in front.ingredients
        if slug in library.ingredient
    )
    met = passages_by_setback(story, links)
    yield from (
        edge(start, "stumbles_on", subject_end(library.setback[slug]), passages=met[slug])
        for slug in story.setbacks
        if slug in library.setback
    )
    yield from (
        edge(start, "has_theme", subject_end(library.theme[slug])) for slug in front.themes if slug in library.theme
    )
    for place in story.places:
        yield edge(start, "located_in", same_end("municipality", place.municipality.code), former=place.former)
    yield from (
        edge(start, "inspired_by", story_end(library.story[slug]))
        for slug in front.inspired_by
        if slug in library.story
    )
    for follower in front.followers:
        if code := code_of(follower.municipality, library.gazetteer):
            yield edge(same_end("municipality", code), "follows", start)
    for related in links.related_stories(story):
        yield edge(start, "akin_to", story_end(related.story), reason=related.reason)


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
        start = subject_end(ingredient)
        for slug in ingredient.front.related:
            if slug in library.ingredient:
                yield edge(start, "related_to", subject_end(library.ingredient[slug]))
        for pairing in counts.pairings(ingredient, most=len(library.ingredients)):
            yield edge(start, "goes_with", subject_end(pairing.ingredient), count=pairing.count)


def page_relations(library: Library) -> Iterator[Relation]:
    for page in library.pages:
        start = same_end("page", page.slug)
        for slug in page.front.ingredients:
            if slug in library.ingredient:
                yield edge(start, "discusses", subject_end(library.ingredient[slug]))
        for slug in page.front.setbacks:
            if slug in library.setback:
                yield edge(start, "discusses", subject_end(library.setback[slug]))
        for slug in page.front.themes:
            if slug in library.theme:
                yield edge(start, "discusses", subject_end(library.theme[slug]))


def bundle_relations(library: Library) -> Iterator[Relation]:
    for bundle in library.bundles:
        for story in library.stories_in(bundle):
            yield edge(same_end("bundle", bundle.slug), "contains", story_end(story))


def edge(start: End, kind: str, end: End, **more: object) -> Relation:
    ends = {"from": start.name, "from_id": start.id, "to": end.name, "to_id": end.id}
    return Relation.model_validate({**ends, "type": kind, **more})


def story_end(story: Story) -> End:
    return End(f"story:{story.slug}", f"story:{lasting_id(story)}")


def subject_end(subject: Subject) -> End:
    kind = {Ingredient: "ingredient", Setback: "setback", Theme: "theme"}[type(subject)]
    return End(f"{kind}:{subject.slug}", f"{kind}:{first_name(subject)}")


def same_end(kind: str, name: str) -> End:
    """Of what keeps its name: a code, or the name of a file that has no old ones."""
    return End(f"{kind}:{name}", f"{kind}:{name}")


def code_of(name: str, gazetteer: Gazetteer) -> str | None:
    resolution = gazetteer.resolve(name)
    return resolution.municipality.code if isinstance(resolution, Found) else None
