"""Every page of the site, from the library and its links. What a page is made of is what its template gets here."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, partial
from itertools import islice

from markupsafe import Markup as Safe

from ..design.page_images import with_sizes
from ..finder.facets import KINDS, LARGE, SMALL, facets_of, name_in
from ..handouts.offered import offers_of
from ..incremental.memory import Memory
from ..intake.form import form_values
from ..language.dutch import dutch_date
from ..language.slugs import slugify
from ..library.backlinks import Backlinks, Mention
from ..library.counts import Counts, Pairing
from ..library.editions import Held, editions_by_story, has_moved_on
from ..library.freshness import is_stale
from ..library.library import BackgroundPage, Ingredient, Library, Setback, Theme
from ..library.links import Links
from ..library.neighbours import Neighbours
from ..library.routes import Role, Stop, roles_of, route_of
from ..library.story import WORDS_PER_MINUTE, Story
from ..model import urls
from ..model.fields import Withdrawal
from ..model.page_types import LISTINGS, IndexKind, Listing, PageType
from ..opendata.documentation import describe_data
from ..places.country import Country
from ..places.gazetteer import Municipality
from ..reading.load import WITHDRAWN as WITHDRAWN_FILE
from ..text.html import box_tables
from ..text.markup import render_page_text
from ..text.sources import list_sources
from ..text.terms import TermFinder
from .editorial import editorial_values
from .english import mark_english
from .feeds import ingredients_by_province, setbacks_by_theme, with_stories
from .made_of import Digests, Everything, Lazy, Together, Values, images_of
from .months import months_of
from .onward import around, following, in_finder
from .outline import story_sections
from .page import Crumb, Page
from .special import Special, report_on_pages, report_on_sheets, reports_on, titles_without_report
from .story_page import follower_places, story_details, story_text
from .terms import explain_terms


def crumb_of(page_type: PageType) -> Crumb:
    """The step to a listing."""
    assert page_type.listing is not None  # noqa: S101 - only listings stand above other pages
    return Crumb(page_type.listing.name, page_type.listing.url)


STORIES = crumb_of(PageType.STORIES)
INGREDIENTS = crumb_of(PageType.INGREDIENTS)
THEMES = crumb_of(PageType.THEMES)
SETBACKS = crumb_of(PageType.SETBACKS)
REGIONS = crumb_of(PageType.REGIONS)
BACKGROUND = crumb_of(PageType.BACKGROUND)
BUNDLES = crumb_of(PageType.BUNDLES)
MOST_EXAMPLES = 6
"""Pairs of stories to begin a comparison with."""


class Site:
    """Makes the pages. The order in which they come is fixed."""

    def __init__(self, library: Library, links: Links, memory: Memory | None = None, environment: str = "") -> None:
        self.library = library
        self.links = links
        self.counts = Counts(library)
        self.neighbours = Neighbours(library)
        self.digests = Digests(library, links, memory or Memory(), environment)
        self.names = self.digests.names
        self.backlinks = Backlinks(library)
        self.terms = TermFinder(library.terms)
        self.offers = offers_of(links)

    @cached_property
    def specials(self) -> tuple[Special, ...]:
        return tuple(Special(bundle, self.links) for bundle in self.library.bundles)

    def pages(self) -> Iterator[Page]:
        """Each page once, every listing before what it lists."""
        yield from (self.listing(page_type, each) for page_type in PageType if (each := page_type.listing))
        yield from (self.story(story) for story in self.library.stories)
        yield from (self.withdrawn(withdrawal) for withdrawal in self.library.withdrawn)
        yield from (self.ingredient(ingredient) for ingredient in self.library.ingredients)
        yield from (self.theme(theme) for theme in self.library.themes)
        yield from (self.setback(setback) for setback in self.library.setbacks)
        yield from (self.province(name, found) for name, found in self.library.gazetteer.provinces.items())
        regions = self.library.gazetteer.labour_market_regions
        yield from (self.labour_market_region(name, found) for name, found in regions.items())
        yield from (self.municipality(each) for each in self.library.gazetteer.municipalities)
        for special in self.specials:
            yield from self.bundle(special)
        yield from (self.text_page(page) for page in self.library.pages if urls.page_url(page.slug) not in LISTINGS)

    def listing(self, page_type: PageType, listing: Listing) -> Page:
        """The home page, or an overview. A page in docs/ of the same address gives title, summary and introduction."""
        text = self.library.page.get(f"{listing.url}index") or self.library.page.get(listing.url.rstrip("/"))
        title = text.title if text else listing.title or self.library.settings.site_name
        summary = (text.summary if text else "") or listing.summary
        values = {
            "title": title,
            "summary": summary,
            "intro": self._text_of(text),
            "library": self.library,
            "links": self.links,
            **self._own_values(page_type),
        }
        return Page(
            url=listing.url,
            type=page_type,
            title=title,
            description=summary,
            values=lambda: values,
            digests=self.digests,
            source=text.path if text else None,
            entry=text,
        )

    def _own_values(self, page_type: PageType) -> Values:
        """What only this listing shows."""
        values: Values = {}
        match page_type:
            case PageType.STORIES:
                values = {
                    "facets": Lazy(partial(facets_of, self.library), (self.library,)),
                    "kinds": KINDS,
                    "chosen_kind": IndexKind.STORY.slug,
                }
            case PageType.THEMES:
                values = {"glimpses": {theme.slug: self._glimpse(theme) for theme in self.library.themes}}
            case PageType.REGIONS:
                by_code = self.library.stories_by_municipality
                everywhere = self.library.gazetteer.municipalities
                values = {"counts": {each.code: len(by_code.get(each.code, ())) for each in everywhere}}
            case PageType.COMPARE | PageType.ROUTES:
                values = self._choices(page_type)
            case PageType.EDITORIAL:
                values = {"editorial": Together(partial(editorial_values, self.library, self.links), (Everything(),))}
            case PageType.SUBMISSION:
                values = {"form": Together(partial(form_values, self.library), (self.library,))}
            case PageType.BUNDLES | PageType.ACCESSIBILITY:
                values = self._about_bundles(page_type)
            case PageType.FOLLOW:
                values = {
                    "months": Lazy(partial(months_of, self.library), (self.library,)),
                    "together": Together(partial(feeds_to_choose, self.library), (self.library,)),
                }
            case PageType.OPEN_DATA:
                values = {"data": Together(partial(describe_data, self.library), (Everything(),))}
        return values

    def _about_bundles(self, page_type: PageType) -> Values:
        """What a listing says of what was made of the bundles."""
        if page_type is PageType.BUNDLES:
            return {"moved_on": [each.slug for each in self.library.bundles if has_moved_on(each, self.library)]}
        axe, sheets = report_on_pages(self.library.root), report_on_sheets(self.offers)
        return {
            "reports": Lazy(lambda: reports_on(self.specials), (Everything(),)),
            "unjudged": Lazy(lambda: titles_without_report(self.specials), (Everything(),)),
            "axe": (axe.url, axe.note) if axe else (),
            "sheets": (sheets.url, sheets.note) if sheets else (),
            "has_sheets": any(self.offers.values()),
        }

    def _choices(self, page_type: PageType) -> Values:
        """What a page offers that makes something of a reader's choice."""
        if page_type is PageType.COMPARE:
            return {"examples": list(islice(pairs_to_compare(self.library), MOST_EXAMPLES))}
        return {"routes": Lazy(partial(all_routes, self.library), (Everything(),)), "pace": WORDS_PER_MINUTE}

    def _glimpse(self, theme: Theme) -> tuple[list[Pairing], list[Story]]:
        """What the list of themes shows of one: its three ingredients, and two stories that are of this theme first."""
        stories = self.library.stories_with_theme(theme)
        first = sorted(stories, key=lambda story: story.front.themes[0] != theme.slug)
        return self.counts.ingredients_in(stories)[:3], first[:2]

    def story(self, story: Story) -> Page:
        return Page(
            url=urls.story_url(story.slug),
            type=PageType.STORY,
            title=story.title,
            description=story.summary,
            values=partial(self._story_values, story),
            digests=self.digests,
            trail=(STORIES, *places_of_trail(story, self.library.gazetteer.country)),
            source=story.path,
            entry=story,
        )

    def _story_values(self, story: Story) -> Values:
        previous, following = self.library.beside_in_theme(story)
        return {
            "story": story,
            "country": self.library.gazetteer,
            "names": self.names,
            "is_stale": is_stale(story, self.library),
            "previous": previous,
            "following": following,
            "related": self.links.related_stories(story),
            "inspired": self.library.inspired.get(story.slug, ()),
            "bundles": self.library.bundles_with(story),
            "editions": " ".join(held_words(each) for each in self._editions.get(story.slug, ())),
            "offers": self._offers(urls.story_url(story.slug)),
            "mentions": self.backlinks.to(story.path, shown=self._shown_on(story)),
            "own": Together(
                partial(self._story_text, story), (story.body, images_of(story, self.library), self.library.terms)
            ),
        }

    def _offers(self, page: str) -> list[tuple[str, str, str]]:
        """Address, name and sort of each sheet that a page offers."""
        return [(offer.url, offer.label, offer.note) for offer in self.offers.get(page, ())]

    @cached_property
    def _editions(self) -> Mapping[str, tuple[Held, ...]]:
        return editions_by_story(self.library)

    def _shown_on(self, story: Story) -> set[str]:
        """The addresses that the page of a story links to without its text: what it is of, and what it is like."""
        front, inspired = story.front, self.library.inspired.get(story.slug, ())
        related = (*(each.story for each in self.links.related_stories(story)), *inspired)
        return {
            *(urls.story_url(each.slug) for each in related),
            *(urls.bundle_url(bundle.slug) for bundle in self.library.bundles_with(story)),
            *map(urls.ingredient_url, front.ingredients),
            *map(urls.theme_url, front.themes),
            *map(urls.setback_url, story.setbacks),
        }

    def _story_text(self, story: Story) -> Values:
        """The text of a story, and what follows from it."""
        text = self.links.texts[story.slug]
        sources = list_sources(story.front.sources, text, story.cited_beside_text)
        own = story_text(story, text, sources, self.names)
        explained, terms = explain_terms(own, self.terms)
        return {
            "text": Safe(with_sizes(explained, self.library.root)),
            "contents": story_sections(own, text.passages, self.names),
            "terms": terms,
            "sources": sources,
            "reading_minutes": story.reading_minutes,
            **story_details(story, self.library, text),
        }

    def withdrawn(self, withdrawal: Withdrawal) -> Page:
        """What stands at the address of a story that was taken away."""
        title = "Dit verhaal is teruggetrokken"
        summary = f"Op {dutch_date(withdrawal.date)} is het verhaal op dit adres weggehaald."
        return Page(
            url=urls.story_url(withdrawal.slug),
            type=PageType.WITHDRAWN,
            title=title,
            description=summary,
            values=lambda: {"title": title, "summary": summary, "withdrawal": withdrawal},
            digests=self.digests,
            trail=(STORIES,),
            source=WITHDRAWN_FILE,
        )

    def ingredient(self, ingredient: Ingredient) -> Page:
        return Page(
            url=urls.ingredient_url(ingredient.slug),
            type=PageType.INGREDIENT,
            title=ingredient.title,
            description=ingredient.summary,
            values=lambda: {
                "ingredient": ingredient,
                "offers": self._offers(urls.ingredient_url(ingredient.slug)),
                "text": self._text_of(ingredient),
                "mentions": self._mentions(ingredient, self.library.stories_by_ingredient),
                "pairings": self.counts.pairings(ingredient),
                "themes": self.counts.themes_in(self.library.stories_with_ingredient(ingredient)),
                "library": self.library,
                "links": self.links,
            },
            digests=self.digests,
            trail=(INGREDIENTS,),
            onward=in_finder(
                ingredient.title, self.library.stories_with_ingredient(ingredient), ingredient=ingredient.slug
            )
            + following("Volgend ingrediënt", ingredient, self.library.ingredients, urls.ingredient_url),
            source=ingredient.path,
            entry=ingredient,
        )

    def theme(self, theme: Theme) -> Page:
        return Page(
            url=urls.theme_url(theme.slug),
            type=PageType.THEME,
            title=theme.title,
            description=theme.summary,
            values=lambda: {
                "theme": theme,
                "text": self._text_of(theme),
                "mentions": self._mentions(theme, self.library.stories_by_theme),
                "ingredients": self.counts.ingredients_in(self.library.stories_with_theme(theme)),
                "library": self.library,
                "links": self.links,
            },
            digests=self.digests,
            trail=(THEMES,),
            onward=in_finder(theme.title, self.library.stories_with_theme(theme), thema=theme.slug)
            + following("Volgend thema", theme, self.library.themes, urls.theme_url),
            source=theme.path,
            entry=theme,
        )

    def setback(self, setback: Setback) -> Page:
        return Page(
            url=urls.setback_url(setback.slug),
            type=PageType.SETBACK,
            title=setback.title,
            description=setback.summary,
            values=lambda: {
                "setback": setback,
                "offers": self._offers(urls.setback_url(setback.slug)),
                "text": self._text_of(setback),
                "mentions": self._mentions(setback, self.library.stories_by_setback),
                "themes": self.counts.themes_in(self.library.stories_by_setback.get(setback.slug, ())),
                "library": self.library,
                "links": self.links,
            },
            digests=self.digests,
            trail=(SETBACKS,),
            onward=in_finder(
                setback.title, self.library.stories_by_setback.get(setback.slug, ()), struikelblok=setback.slug
            )
            + following("Volgend struikelblok", setback, self.library.setbacks, urls.setback_url),
            source=setback.path,
            entry=setback,
        )

    def province(self, name: str, municipalities: tuple[Municipality, ...]) -> Page:
        stories = self.library.stories_by_province.get(name, ())
        return self._region(urls.province_url(name), LARGE, name, municipalities, stories)

    def labour_market_region(self, name: str, municipalities: tuple[Municipality, ...]) -> Page:
        stories = self.library.stories_by_labour_market_region.get(name, ())
        url = urls.small_region_url(self.library.gazetteer.country.kinds[1], name)
        return self._region(url, SMALL, name, municipalities, stories)

    def _region(
        self, url: str, facet: str, name: str, municipalities: tuple[Municipality, ...], stories: tuple[Story, ...]
    ) -> Page:
        large, small = self.library.gazetteer.country.kinds
        sort = large if facet == LARGE else small
        return Page(
            url=url,
            type=PageType.REGION,
            title=f"{sort} {name}",
            description=f"Praktijkverhalen uit {sort.lower()} {name}, en de gemeenten die erbij horen.",
            values=lambda: {
                "name": name,
                "sort": sort,
                "municipalities": municipalities,
                "country": self.library.gazetteer,
                "stories": stories,
                "counts": {each.code: len(self._stories_from(each)) for each in municipalities},
                "told": [each.code for each in municipalities if self._stories_from(each)],
                "ingredients": self.counts.ingredients_in(stories),
                "setbacks": self.links.setbacks.seen_in(stories),
                "names": self.names,
            },
            digests=self.digests,
            trail=(REGIONS,),
            onward=in_finder(name, stories, **{name_in(self.library.gazetteer.country, facet): slugify(name)}),
        )

    def municipality(self, municipality: Municipality) -> Page:
        return Page(
            url=urls.municipality_url(municipality.slug),
            type=PageType.MUNICIPALITY,
            title=municipality.name,
            description=f"Verhalen uit {municipality.name}, uit de buurt en uit gemeenten van dezelfde grootte.",
            values=partial(self._municipality_values, municipality),
            digests=self.digests,
            trail=(
                REGIONS,
                region_crumb(
                    municipality.province, (municipality.province, municipality.name), self.library.gazetteer.country
                ),
            ),
            onward=around(municipality, self.library.gazetteer.country),
        )

    def _municipality_values(self, municipality: Municipality) -> Values:
        stories = self._stories_from(municipality)
        close = self.neighbours.nearest_stories(municipality)
        return {
            "followed": self.library.followed_by_municipality.get(municipality.code, ()),
            "municipality": municipality,
            "country": self.library.gazetteer,
            "stories": stories,
            "themes": self.counts.themes_in(stories),
            "ingredients": self.counts.ingredients_in(stories),
            "setbacks": self.links.setbacks.seen_in(stories),
            "followers": Lazy(partial(self._followers, stories), stories),
            "close": close,
            "comparable": self.neighbours.comparable_stories(municipality, [each.story for each in close]),
            "nearest": Lazy(partial(self.neighbours.nearest, municipality), (municipality,)),
            "alike": Lazy(partial(self.neighbours.most_alike, municipality), (municipality,)),
            "names": self.names,
        }

    def _followers(self, stories: tuple[Story, ...]) -> dict[str, dict[str, Municipality | None]]:
        """Slug of a story -> the name of each follower -> its municipality of now."""
        return {story.slug: follower_places(story, self.library) for story in stories}

    def _stories_from(self, municipality: Municipality) -> tuple[Story, ...]:
        return self.library.stories_by_municipality.get(municipality.code, ())

    def bundle(self, special: Special) -> Iterator[Page]:
        """The front page of an online special, and a page for each part to read."""
        bundle = special.bundle
        yield Page(
            url=urls.bundle_url(bundle.slug),
            type=PageType.BUNDLE,
            title=bundle.title,
            description=bundle.summary,
            values=lambda: {"bundle": bundle, "special": special, "library": self.library},
            digests=self.digests,
            trail=(BUNDLES,),
            source=bundle.path,
            entry=bundle,
        )
        for position, reading in enumerate(special.readings, 1):
            part = reading.part
            entry = part.story or part.text or part.subject
            yield Page(
                url=reading.url,
                type=PageType.BUNDLE_PART,
                title=f"{part.title} ({bundle.title})",
                description=(told.summary if (told := part.story or part.subject) else "") or bundle.summary,
                values=partial(self._part_values, special, position),
                digests=self.digests,
                trail=(BUNDLES, Crumb(bundle.title, urls.bundle_url(bundle.slug))),
                source=entry.path if entry else bundle.path,
                repeats=urls.story_url(part.story.slug) if part.story else None,
            )

    def _part_values(self, special: Special, position: int) -> Values:
        return {
            "special": special,
            "position": position,
            "names": self.names,
            "content": Lazy(partial(special.content, special.readings[position - 1].part.anchor), (special,)),
        }

    def text_page(self, page: BackgroundPage) -> Page:
        return Page(
            url=urls.page_url(page.slug),
            type=PageType.ESSAY if page.is_background else PageType.TEXT,
            title=page.title,
            description=page.summary,
            values=partial(self._text_page_values, page),
            digests=self.digests,
            trail=(BACKGROUND,) if page.is_background else (),
            source=page.path,
            entry=page,
        )

    def _text_page_values(self, page: BackgroundPage) -> Values:
        series = self.library.series_of(page)
        is_part = len(series) > 1
        name = page.front.series.slug if page.front.series and is_part else ""
        return {
            "essay": page,
            "mentions": self.backlinks.to(page.path, shown={urls.page_url(each.slug) for each in series}),
            "text": Lazy(
                partial(self._page_text, page), (page.body, images_of(page, self.library), self.library.terms)
            ),
            "series": series,
            "opens": () if is_part else self.library.series.get(page.slug.rpartition("/")[2], ()),
            "opening": self.library.page.get(f"achtergrond/{name}") if is_part else None,
            "names": self.names,
        }

    def _page_text(self, page: BackgroundPage) -> Safe:
        return Safe(with_sizes(render_text(page, self.terms), self.library.root))

    def _mentions(
        self, entry: Ingredient | Theme | Setback, stories_by: Mapping[str, tuple[Story, ...]]
    ) -> list[Mention]:
        """The pages whose text links to an entry, but for its stories, which its page lists anyway."""
        shown = {urls.story_url(story.slug) for story in stories_by.get(entry.slug, ())}
        return self.backlinks.to(entry.path, shown)

    def _text_of(self, entry: BackgroundPage | Ingredient | Setback | Theme | None) -> Lazy:
        """The text of an entry; empty when there is no entry."""
        return Lazy(partial(render_text, entry, self.terms), (entry.body, self.library.terms) if entry else ())


def places_of_trail(story: Story, country: Country) -> list[Crumb]:
    """The way to a story by its place: of several places the smallest region that has them all, else each of them."""
    places = story.municipalities
    provinces = {each.province for each in places}
    regions = {each.labour_market_region for each in places}
    large = provinces if len(provinces) == 1 else ()
    small = regions if len(places) > 1 and len(regions) == 1 else ()
    alone = places if len(places) == 1 or (len(provinces) > 1 and not small) else ()
    names = [*large, *small, *(each.name for each in alone)]
    return [
        *(region_crumb(name, names, country) for name in large),
        *(small_region_crumb(name, names, country) for name in small),
        *(Crumb(each.name, urls.municipality_url(each.slug)) for each in alone),
    ]


def region_crumb(name: str, names: Sequence[str], country: Country) -> Crumb:
    """A large region on a way with these names; of two with one name it says what it is: `Provincie Utrecht`."""
    title = f"{country.kinds[0]} {name}" if names.count(name) > 1 else name
    return Crumb(title, urls.province_url(name))


def small_region_crumb(name: str, names: Sequence[str], country: Country) -> Crumb:
    """The same of a small region."""
    title = f"{country.kinds[1]} {name}" if names.count(name) > 1 else name
    return Crumb(title, urls.small_region_url(country.kinds[1], name))


def all_routes(library: Library) -> list[tuple[Role, list[Stop]]]:
    return [(role, route_of(role, library)) for role in roles_of(library.vocabulary)]


def pairs_to_compare(library: Library) -> Iterator[tuple[Theme, Story, Story]]:
    """Of each theme two stories from different places, to begin a comparison with."""
    for theme in library.themes:
        stories = library.stories_with_theme(theme)
        others = [story for story in stories if story.municipalities_label != stories[0].municipalities_label]
        if others:
            yield theme, stories[0], others[0]


def feeds_to_choose(library: Library) -> Values:
    return {
        "by_ingredient": with_stories(ingredients_by_province(library)),
        "by_setback": with_stories(setbacks_by_theme(library)),
    }


def held_words(held: Held) -> str:
    """Whether an edition has the text of today, for the script that meets who comes from paper."""
    code, is_same = held
    return f"{code}={'gelijk' if is_same else 'anders'}"


def render_text(entry: BackgroundPage | Ingredient | Setback | Theme | None, terms: TermFinder) -> Safe:
    """The text of an entry as it stands on its page; nothing when there is no entry."""
    if entry is None:
        return Safe("")
    html = box_tables(render_page_text(entry.body, entry.path).html)
    return Safe(explain_terms(mark_english(html), terms)[0])
