"""What the search index holds: one document per page, made from the library and not from built pages.

So menus, footers, related lists and quoted passages cannot get into the index, and the pages carry no search markup.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from ..language.dutch import counted
from ..language.slugs import fold, slugify
from ..language.typography import set_text
from ..library.library import BackgroundPage, Bundle, Ingredient, Library, Setback, Theme
from ..library.links import Links
from ..library.story import Story, unique
from ..model import urls
from ..model.fixed_words import NOT_KNOWN
from ..model.page_types import KIND_LABELS, IndexKind
from ..places.country import Country
from ..places.gazetteer import Found, Gazetteer, Municipality
from ..text.markup import render_page_text
from ..text.sources import list_sources
from .facets import LARGE, SMALL, FacetValues, name_in, place_values, shared_names, story_values
from .forms import load_forms
from .sections import Section, sections_of
from .words import Tokens, known_words, names_of_place, number_of_words, words_of

SETBACKS_HEADING = "vallen-en-opstaan"
"""Id of the heading under which every story tells what went wrong."""
WEIGHTS = {"title": 5, "summary": 2, "place": 2, "labels": 0.6}
"""How much a word weighs for standing there; in the text it weighs one."""
PLACES = IndexKind.MUNICIPALITY.slug
"""The facet of municipalities, named as their kind is."""
FOLLOWS = "Doet dit ook"
"""What a story shows to who looks for a place that follows it."""
OTHER_NAMES = 4
"""What labels weigh on a page that is no story: they are what the page itself is called as well."""


@dataclass(frozen=True)
class Label:
    """What a page is filed under: an ingredient, a partner, a place; found by its name and by other words for it."""

    kind: str
    """What a reader calls it: `Ingrediënt`."""
    name: str
    names: tuple[str, ...] = ()
    """Other names that are as much its own, such as those of a municipality before it merged."""
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True)
class IndexDocument:
    """One page in the index."""

    url: str
    kind: IndexKind
    title: str
    summary: str
    place: str = ""
    """A line on where and when."""
    ingredients: tuple[str, ...] = ()
    """Titles; shown. They are searched as labels."""
    status: str = ""
    """Empty when nobody knows whether it still runs."""
    labels: tuple[Label, ...] = ()
    sections: tuple[Section, ...] = ()
    facets: FacetValues = field(default_factory=dict)


@dataclass(frozen=True)
class SearchContent:
    """Everything the finder searches: documents by kind, stories newest first, and the orders to list them in."""

    documents: tuple[IndexDocument, ...]
    orders: Mapping[str, tuple[int, ...]]
    """Name of an order -> numbers of stories (their place among the documents) in that order."""
    story_slugs: tuple[str, ...]
    vocabulary: tuple[str, ...]
    facets: Mapping[str, Mapping[str, tuple[int, ...]]]
    """Name of a facet -> slug of a choice -> numbers of the documents that have it, rising."""
    tokens: Tokens
    names: tuple[tuple[int, tuple[str, ...]], ...]
    """Number of each ingredient, setback and theme -> what it is called, to name the nearest when nothing is found."""
    shared: Mapping[str, str | Mapping[str, Sequence[str]]]
    """What the choices of the facets are for other libraries."""


def search_content(library: Library, links: Links) -> SearchContent:
    """Make the documents of a library, in an order that does not depend on anything but its content."""
    stories = library.newest_stories
    filed = LabelsOf(library)
    documents = (*(filed.story_document(story, links) for story in stories), *other_documents(library))
    counts = Counter(word for story in documents[: len(stories)] for word in set(words_in(story)))
    vocabulary = known_words(counts, names_and_synonyms(library))
    every = chain(counts, *(words_in(each) for each in documents[len(stories) :]), vocabulary)
    names = tuple(
        (number, (document.title, *(each for label in document.labels for each in label.names)))
        for number, document in enumerate(documents)
        if document.kind in (IndexKind.INGREDIENT, IndexKind.SETBACK, IndexKind.THEME)
    )
    return SearchContent(
        documents=documents,
        facets=facet_members(documents, library.gazetteer),
        orders=story_orders(stories),
        story_slugs=tuple(story.slug for story in stories),
        vocabulary=tuple(vocabulary),
        tokens=Tokens(
            load_forms(), synonym_groups(library), chain(*(called[1:] for _, called in names)), frozenset(every)
        ),
        names=names,
        shared=shared_names(library),
    )


def words_in(document: IndexDocument) -> list[str]:
    """The words of a page's own text."""
    return words_of(
        " ".join([document.title, document.summary, *(text for part in document.sections for text in part.texts)])
    )


def synonym_groups(library: Library) -> list[Sequence[str]]:
    """Words that mean the same: our own groups, the terms with their other names, and abbreviations written out."""
    terms = [(term.term, *term.synonyms) for term in library.terms]
    words = library.vocabulary
    return [*words.synonyms, *terms, *((short.upper(), full) for short, full in words.abbreviations.items())]


def facet_members(documents: Iterable[IndexDocument], gazetteer: Gazetteer) -> dict[str, dict[str, tuple[int, ...]]]:
    """Facet -> choice -> the numbers of its documents. A municipality of then has those of where its area is now."""
    members: dict[str, dict[str, list[int]]] = {}
    for number, document in enumerate(documents):
        for name, slugs in document.facets.items():
            for slug in slugs:
                members.setdefault(name, {}).setdefault(slug, []).append(number)
    places = members.get(PLACES, {})
    for slug, former in gazetteer.ended.items():
        if found := {number for each in former.successors for number in places.get(each.slug, ())}:
            places[slug] = sorted(found)
    return {name: {slug: tuple(found) for slug, found in sorted(slugs.items())} for name, slugs in members.items()}


def story_orders(stories: Iterable[Story]) -> dict[str, tuple[int, ...]]:
    """The orders besides relevance and newest first, which need no list."""
    numbered = list(enumerate(stories))
    by_title = sorted(numbered, key=lambda pair: fold(pair[1].title))
    by_size = sorted(numbered, key=lambda pair: -max((m.population for m in pair[1].municipalities), default=0))
    return {
        "titel": tuple(number for number, _ in by_title),
        "groot": tuple(number for number, _ in by_size),
        "klein": tuple(number for number, _ in reversed(by_size)),
    }


class LabelsOf:
    """What the stories of a library are filed under."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.ingredients = {each.slug: synonyms_label("Ingrediënt", each) for each in library.ingredients}
        self.themes = {each.slug: synonyms_label("Thema", each) for each in library.themes}
        self.setbacks = {each.slug: synonyms_label("Struikelblok", each) for each in library.setbacks}

    def story_document(self, story: Story, links: Links) -> IndexDocument:
        front, ingredients = story.front, self.library.ingredient
        text = links.texts[story.slug]
        numbers = list_sources(story.front.sources, text, story.cited_beside_text).number_of
        return IndexDocument(
            url=urls.story_url(story.slug),
            kind=IndexKind.STORY,
            title=story.title,
            summary=story.summary,
            place=f"{story.place_line} · {story.period_label}",
            ingredients=tuple(ingredients[slug].title for slug in front.ingredients if slug in ingredients),
            status="" if story.front.status.phase == NOT_KNOWN else story.status_label,
            labels=(
                *self.of_story(story),
                *labels_of_places(story, self.library.gazetteer.country),
                *labels_of_followers(story, self.library.gazetteer),
            ),
            sections=(*sections_of(text.html, text.passages, numbers), *beside_text(story)),
            facets=story_values(story, self.library.gazetteer.country),
        )

    def of_story(self, story: Story) -> Iterator[Label]:
        yield from (self.ingredients[slug] for slug in story.front.ingredients if slug in self.ingredients)
        yield from (self.themes[slug] for slug in story.front.themes if slug in self.themes)
        yield from (self.setbacks[slug] for slug in story.setbacks if slug in self.setbacks)
        yield from (Label("Partner", partner.name) for partner in story.front.partners)


def synonyms_label(kind: str, page: Ingredient | Theme | Setback) -> Label:
    return Label(kind, page.title, synonyms=page.front.synonyms)


def labels_of_places(story: Story, country: Country) -> Iterator[Label]:
    large, small = country.kinds
    for place in story.places:
        former = (place.former,) if place.former else ()
        yield Label("Gemeente", place.municipality.name, (*names_of_place(place.municipality)[1:], *former))
    yield from (Label(large, name, tuple(country.names_of(name)[1:])) for name in story.provinces)
    yield from (Label(small, name) for name in story.labour_market_regions)


def labels_of_followers(story: Story, gazetteer: Gazetteer) -> Iterator[Label]:
    """The places that do this too, under every name that they are looked for by."""
    for follower in story.front.followers:
        if isinstance(found := gazetteer.resolve(follower.municipality), Found):
            former = (found.former,) if found.former else ()
            yield Label(FOLLOWS, found.municipality.name, unique((*names_of_place(found.municipality)[1:], *former)))


def beside_text(story: Story) -> Iterator[Section]:
    """What is shown beside the text: figures, a quote, open questions, conditions."""
    front = story.front
    quote = [front.quote.text] if front.quote else []
    texts = (*quote, *(figure.label for figure in front.figures), *front.open_questions, *front.conditions)
    if texts:
        yield Section("", "", texts, ("",) * len(texts))


def other_documents(library: Library) -> Iterator[IndexDocument]:
    """Every page that is no story, kind by kind."""
    yield from (ingredient_document(ingredient) for ingredient in library.ingredients)
    yield from (setback_document(setback) for setback in library.setbacks)
    yield from (theme_document(theme) for theme in library.themes)
    yield from (background_document(page) for page in library.pages if page.is_background)
    yield from (bundle_document(bundle) for bundle in library.bundles)
    yield from (municipality_document(each, library) for each in library.gazetteer.municipalities)
    yield from region_documents(library)


def ingredient_document(ingredient: Ingredient) -> IndexDocument:
    return IndexDocument(
        url=urls.ingredient_url(ingredient.slug),
        kind=IndexKind.INGREDIENT,
        title=ingredient.title,
        summary=ingredient.summary,
        labels=(Label("Ook", "", ingredient.front.synonyms),),
        sections=(
            *sections_of(render_page_text(ingredient.body, ingredient.path).html),
            Section("", "", ingredient.front.questions, ("",) * len(ingredient.front.questions)),
        ),
        facets={"ingredient": (ingredient.slug,)},
    )


def theme_document(theme: Theme) -> IndexDocument:
    return IndexDocument(
        url=urls.theme_url(theme.slug),
        kind=IndexKind.THEME,
        title=theme.title,
        summary=theme.summary,
        labels=(Label("Ook", "", theme.front.synonyms),),
        sections=sections_of(render_page_text(theme.body, theme.path).html),
        facets={"thema": (theme.slug,)},
    )


def setback_document(setback: Setback) -> IndexDocument:
    return IndexDocument(
        url=urls.setback_url(setback.slug),
        kind=IndexKind.SETBACK,
        title=setback.title,
        summary=setback.summary,
        labels=(Label("Ook", "", setback.front.synonyms),),
        sections=sections_of(render_page_text(setback.body, setback.path).html),
        facets={"struikelblok": (setback.slug,)},
    )


def background_document(page: BackgroundPage) -> IndexDocument:
    return IndexDocument(
        url=urls.page_url(page.slug),
        kind=IndexKind.BACKGROUND,
        title=page.title,
        summary=page.summary,
        sections=sections_of(render_page_text(page.body, page.path).html),
        facets={
            "ingredient": page.front.ingredients,
            "thema": page.front.themes,
            "struikelblok": page.front.setbacks,
        },
    )


def bundle_document(bundle: Bundle) -> IndexDocument:
    texts = (render_page_text(own.body, own.path).html for own in bundle.texts)
    return IndexDocument(
        url=urls.bundle_url(bundle.slug),
        kind=IndexKind.BUNDLE,
        title=bundle.title,
        summary=bundle.summary,
        # The headings of two texts may share an id, and no page has them all.
        sections=tuple(replace(each, id="") for text in texts for each in sections_of(text)),
    )


def municipality_document(municipality: Municipality, library: Library) -> IndexDocument:
    count = len(library.stories_by_municipality.get(municipality.code, ()))
    country = library.gazetteer.country
    large, small = country.kinds
    stories = counted(count, "verhaal", "verhalen") if count else "nog geen verhalen"
    return IndexDocument(
        url=urls.municipality_url(municipality.slug),
        kind=IndexKind.MUNICIPALITY,
        title=municipality.name,
        summary=f"Gemeente in {municipality.province}, {stories}.",
        labels=(
            Label("Ook", "", names=unique(names_of_place(municipality)[1:])),
            Label(large, municipality.province, tuple(country.names_of(municipality.province)[1:])),
            Label(small, municipality.labour_market_region),
        ),
        facets=place_values(municipality, country),
    )


def region_documents(library: Library) -> Iterator[IndexDocument]:
    large, small = library.gazetteer.country.kinds
    for name, found in library.gazetteer.provinces.items():
        yield IndexDocument(
            urls.province_url(name),
            IndexKind.REGION,
            f"{large} {name}",
            f"{large} met {counted(len(found), 'gemeente', 'gemeenten')}.",
            labels=(Label("Ook", "", tuple(library.gazetteer.country.names_of(name)[1:])),),
            facets={name_in(library.gazetteer.country, LARGE): (slugify(name),)},
        )
    for name, found in library.gazetteer.labour_market_regions.items():
        yield IndexDocument(
            urls.small_region_url(small, name),
            IndexKind.REGION,
            f"{small} {name}",
            f"{small} met {counted(len(found), 'gemeente', 'gemeenten')}.",
            facets={name_in(library.gazetteer.country, SMALL): (slugify(name),)},
        )


def names_and_synonyms(library: Library) -> Iterator[str]:
    """Texts whose every word belongs in the vocabulary."""
    yield from chain(*synonym_groups(library))
    for municipality in library.gazetteer.municipalities:
        yield from (*names_of_place(municipality), municipality.labour_market_region)
    for province in library.gazetteer.provinces:
        yield from library.gazetteer.country.names_of(province)
    for ingredient in library.ingredients:
        yield from (ingredient.title, *ingredient.front.synonyms)
    for theme in library.themes:
        yield from (theme.title, *theme.front.synonyms)
    for setback in library.setbacks:
        yield from (setback.title, *setback.front.synonyms)


def document_html(document: IndexDocument, tokens: Tokens) -> str:
    """Write a document as the page that Pagefind reads: for each word, in the order of `document_text`, its keys."""
    weights = WEIGHTS if document.kind is IndexKind.STORY else WEIGHTS | {"labels": OTHER_NAMES}
    labels = [tokens.of_label((label.name, *label.names), label.synonyms) for label in document.labels]
    weighted = {
        "title": tokens.of_text(document.title),
        "summary": tokens.of_text(document.summary),
        "place": tokens.of_text(document.place),
        "labels": labels,
    }
    spans = (
        f'<span data-pagefind-weight="{weights[name]}">{" ".join(found)}</span>'
        for name, found in weighted.items()
        if found
    )
    texts = (
        " ".join(tokens.of_text(text)) for section in document.sections for text in (section.title, *section.texts)
    )
    body = " ".join([*spans, *filter(None, texts)])
    return f"<!doctype html><html><head></head><body data-pagefind-body><p>{body}</p></body></html>"


def document_text(document: IndexDocument) -> dict[str, object]:
    """What the finder shows of a page: its words in the order of the index, set as print has them."""
    return {
        "url": document.url,
        "title": set_text(document.title),
        "summary": set_text(document.summary),
        "place": set_text(document.place),
        "status": document.status,
        "ingredients": [set_text(title) for title in document.ingredients],
        "places": document.facets.get(PLACES, ()) if document.kind is IndexKind.STORY else (),
        "labels": [
            (label.kind, set_text(label.name or ", ".join((*label.names, *label.synonyms))))
            for label in document.labels
        ],
        "sections": [
            (each.id, set_text(each.title), tuple(set_text(text) for text in each.texts), each.anchors, each.sources)
            for each in document.sections
        ],
    }


def setback_range(document: IndexDocument) -> tuple[int, int]:
    """The places of the words of 'Vallen en opstaan' in the index: the first, and the number of them."""
    place = sum(map(number_of_words, (document.title, document.summary, document.place))) + len(document.labels)
    for section in document.sections:
        size = sum(map(number_of_words, (section.title, *section.texts)))
        if section.id == SETBACKS_HEADING:
            return place, size
        place += size
    return place, 0


def kinds_of(documents: Iterable[IndexDocument]) -> list[dict[str, str | int]]:
    """Each kind with what it is called and how many documents it has, in the order of the index."""
    counts = Counter(document.kind for document in documents)
    return [
        {"slug": kind.slug, "label": KIND_LABELS[kind], "plural": kind.plural, "size": counts[kind]}
        for kind in IndexKind
    ]
