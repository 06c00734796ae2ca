"""What the search index holds: one document per page, made from the library and not from built pages.

So menus, footers, related lists and quoted passages cannot get into the index, and the pages carry no search markup.
"""

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ..language.slugs import fold, slugify
from ..library.library import BackgroundPage, Bundle, Ingredient, Library, Setback, Theme
from ..library.links import Links
from ..library.story import Story
from ..model import urls
from ..model.page_types import KIND_LABELS, IndexKind
from ..places.gazetteer import Municipality
from ..text.html import without_tags
from ..text.markup import render_page_text
from ..text.passages import PLACED_PASSAGE, PLACED_REFERENCE
from .facets import FacetValues, place_values, story_values
from .words import Compounds, Synonyms, known_words, load_synonyms, names_of_place, singulars, words_of


@dataclass(frozen=True)
class IndexDocument:
    """One page in the index."""

    url: str
    kind: IndexKind
    title: str
    summary: str
    place: str = ""
    """A line on where and when; shown, and searched."""
    ingredients: tuple[str, ...] = ()
    """Titles; shown, and searched."""
    status: str = ""
    text: str = ""
    """HTML of the text, with headings that have an id."""
    key_words: tuple[str, ...] = ()
    """Words that are searched and never shown: other words for what the page is about."""
    words: tuple[str, ...] = ()
    """Words that are searched and never shown, and weigh less."""
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


def search_content(library: Library, links: Links) -> SearchContent:
    """Make the documents of a library, in an order that does not depend on anything but its content."""
    stories = library.newest_stories
    words = {story.slug: story_words(story, links) for story in stories}
    counts = Counter(word for found in words.values() for word in set(found))
    maker = StoryDocuments(library, links, words, counts)
    documents = (*(maker.document(story) for story in stories), *other_documents(library))
    return SearchContent(
        documents=documents,
        facets=facet_members(documents),
        orders=story_orders(stories),
        story_slugs=tuple(story.slug for story in stories),
        vocabulary=tuple(known_words(counts, names_and_synonyms(library))),
    )


def facet_members(documents: Iterable[IndexDocument]) -> dict[str, dict[str, tuple[int, ...]]]:
    members: dict[str, dict[str, list[int]]] = {}
    for number, document in enumerate(documents):
        for name, slugs in document.facets.items():
            for slug in slugs:
                members.setdefault(name, {}).setdefault(slug, []).append(number)
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


class StoryDocuments:
    """Makes the documents of stories."""

    def __init__(
        self, library: Library, links: Links, words: Mapping[str, list[str]], counts: Mapping[str, int]
    ) -> None:
        self.library = library
        self.links = links
        self.words = words
        self.synonyms = Synonyms(load_synonyms())
        self.counts = counts
        self.compounds = Compounds(counts)

    def document(self, story: Story) -> IndexDocument:
        library = self.library
        words = self.words[story.slug]
        key_words = self.synonyms.missing_from(words_of(f"{story.title} {story.summary}"))
        themes = [library.theme[slug].title for slug in story.front.themes if slug in library.theme]
        names = [name for place in story.municipalities for name in names_of_place(place)]
        names += [place.former for place in story.places if place.former]
        return IndexDocument(
            url=urls.story_url(story.slug),
            kind=IndexKind.STORY,
            title=story.title,
            summary=story.summary,
            place=f"{story.place_line} · {story.period_label}",
            ingredients=tuple(library.ingredient[s].title for s in story.front.ingredients if s in library.ingredient),
            status=story.status_label,
            text=bare_text(self.links.texts[story.slug].html),
            key_words=tuple(key_words),
            words=(
                *dict.fromkeys(names),
                *themes,
                *(partner.name for partner in story.front.partners),
                *self.synonyms.missing_from(words),
                *self.compounds.last_parts(words),
                *singulars(words, self.counts),
            ),
            facets=story_values(story),
        )


def story_words(story: Story, links: Links) -> list[str]:
    """Every word that a reader of the story sees."""
    text = without_tags(bare_text(links.texts[story.slug].html), " ")
    return words_of(html.unescape(f"{story.title} {story.summary} {text}"))


def bare_text(marked: str) -> str:
    """The text of a story without the marks of passages and sources."""
    return PLACED_REFERENCE.sub("", PLACED_PASSAGE.sub("", marked))


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
        text=render_page_text(ingredient.body, ingredient.path).html,
        key_words=ingredient.front.synonyms,
        words=ingredient.front.questions,
        facets={"ingredient": (ingredient.slug,)},
    )


def theme_document(theme: Theme) -> IndexDocument:
    return IndexDocument(
        url=urls.theme_url(theme.slug),
        kind=IndexKind.THEME,
        title=theme.title,
        summary=theme.summary,
        text=render_page_text(theme.body, theme.path).html,
        key_words=theme.front.synonyms,
        facets={"thema": (theme.slug,)},
    )


def setback_document(setback: Setback) -> IndexDocument:
    return IndexDocument(
        url=urls.setback_url(setback.slug),
        kind=IndexKind.SETBACK,
        title=setback.title,
        summary=setback.summary,
        text=render_page_text(setback.body, setback.path).html,
        key_words=setback.front.synonyms,
        facets={"struikelblok": (setback.slug,)},
    )


def background_document(page: BackgroundPage) -> IndexDocument:
    return IndexDocument(
        url=urls.page_url(page.slug),
        kind=IndexKind.BACKGROUND,
        title=page.title,
        summary=page.summary,
        text=render_page_text(page.body, page.path).html,
        facets={
            "ingredient": page.front.ingredients,
            "thema": page.front.themes,
            "struikelblok": page.front.setbacks,
        },
    )


def bundle_document(bundle: Bundle) -> IndexDocument:
    text = "".join(render_page_text(own.body, own.path).html for own in bundle.texts)
    return IndexDocument(
        url=urls.bundle_url(bundle.slug),
        kind=IndexKind.BUNDLE,
        title=bundle.title,
        summary=bundle.summary,
        text=re.sub(r' id="[^"]*"', "", text),  # the headings of two texts may share an id
    )


def municipality_document(municipality: Municipality, library: Library) -> IndexDocument:
    count = len(library.stories_by_municipality.get(municipality.code, ()))
    stories = "1 verhaal" if count == 1 else f"{count or 'nog geen'} verhalen"
    return IndexDocument(
        url=urls.municipality_url(municipality.slug),
        kind=IndexKind.MUNICIPALITY,
        title=municipality.name,
        summary=f"Gemeente in {municipality.province}, {stories}.",
        key_words=tuple(dict.fromkeys(names_of_place(municipality)[1:])),
        facets=place_values(municipality),
    )


def region_documents(library: Library) -> Iterator[IndexDocument]:
    for name, found in library.gazetteer.provinces.items():
        words = ("Friesland",) if name == "Fryslân" else ()
        summary = f"Provincie met {len(found)} gemeenten."
        facets = {"provincie": (slugify(name),)}
        url = urls.province_url(name)
        yield IndexDocument(url, IndexKind.REGION, f"Provincie {name}", summary, words=words, facets=facets)
    for name, found in library.gazetteer.labour_market_regions.items():
        summary = f"Arbeidsmarktregio met {len(found)} gemeenten."
        facets = {"arbeidsmarktregio": (slugify(name),)}
        url = urls.labour_market_region_url(name)
        yield IndexDocument(url, IndexKind.REGION, f"Arbeidsmarktregio {name}", summary, facets=facets)


def names_and_synonyms(library: Library) -> Iterator[str]:
    """Texts whose every word belongs in the vocabulary."""
    for group in load_synonyms():
        yield from group
    for municipality in library.gazetteer.municipalities:
        yield from names_of_place(municipality)
    for ingredient in library.ingredients:
        yield from (ingredient.title, *ingredient.front.synonyms)
    for theme in library.themes:
        yield from (theme.title, *theme.front.synonyms)
    for setback in library.setbacks:
        yield from (setback.title, *setback.front.synonyms)


def document_html(document: IndexDocument) -> str:
    """Write a document as the page that Pagefind reads.

    Every value of `meta` is searched, with the weight that `docs/assets/finder/worker.js` gives it.
    """
    shown = {
        "title": document.title,
        "adres": document.url,
        "soort": document.kind.slug,
        "samenvatting": document.summary,
        "plaats": document.place,
        "ingredienten": "; ".join(document.ingredients),
        "status": document.status,
        "kernwoorden": "; ".join(document.key_words),
        "woorden": "; ".join(word for word in document.words if word not in document.key_words),
    }
    meta = "".join(
        f'<meta data-pagefind-meta="{name}[content]" content="{html.escape(value)}">'
        for name, value in shown.items()
        if value
    )
    text = document.text or f"<p>{html.escape(document.summary)}</p>"  # Pagefind passes over pages without text
    return f'<!doctype html><html lang="nl"><head>{meta}</head><body data-pagefind-body>{text}</body></html>'


def kinds_of(documents: Iterable[IndexDocument]) -> list[dict[str, str | int]]:
    """Each kind with what it is called and how many documents it has, in the order of the index."""
    counts = Counter(document.kind for document in documents)
    return [
        {"slug": kind.slug, "label": KIND_LABELS[kind], "plural": kind.plural, "size": counts[kind]}
        for kind in IndexKind
    ]
