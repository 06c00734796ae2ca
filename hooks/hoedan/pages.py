"""Every page of the site, from the library and its links."""

from collections.abc import Callable, Iterator
from functools import partial

from markupsafe import Markup as Safe

from . import urls
from .gazetteer import Municipality
from .library import BackgroundPage, Bundle, BundleText, Ingredient, Library, Story, Theme
from .link import Links
from .markup import render_page_text
from .page import Crumb, Page
from .render import reference_uses, render, story_text
from .vocabulary import FAMILIES

STORIES = Crumb("Verhalen", "verhalen/")
INGREDIENTS = Crumb("Ingrediënten", "ingredienten/")
THEMES = Crumb("Thema's", "themas/")
REGIONS = Crumb("Regio's", "regios/")
MUNICIPALITIES = Crumb("Gemeenten", "gemeenten/")
BACKGROUND = Crumb("Achtergrond", "achtergrond/")
BUNDLES = Crumb("Bundels", "bundels/")
LISTINGS = frozenset(
    crumb.url for crumb in (STORIES, INGREDIENTS, THEMES, REGIONS, MUNICIPALITIES, BACKGROUND, BUNDLES)
) | {"", "matrix/", "redactie/"}


class Site:
    """Makes the pages. The order in which they come is fixed."""

    def __init__(self, library: Library, links: Links) -> None:
        self.library = library
        self.links = links

    def pages(self) -> Iterator[Page]:
        """Each page once, every listing before what it lists."""
        yield from self.listings()
        yield from (self.story(story) for story in self.library.stories)
        yield from (self.ingredient(ingredient) for ingredient in self.library.ingredients)
        yield from (self.theme(theme) for theme in self.library.themes)
        yield from (self.province(name, found) for name, found in self.library.gazetteer.provinces.items())
        regions = self.library.gazetteer.labour_market_regions
        yield from (self.labour_market_region(name, found) for name, found in regions.items())
        yield from (self.municipality(each) for each in self.library.gazetteer.municipalities)
        yield from (self.bundle(bundle) for bundle in self.library.bundles)
        yield from (self.text_page(page) for page in self.library.pages if urls.page_url(page.slug) not in LISTINGS)

    def listings(self) -> Iterator[Page]:
        """The home page and the overviews. A page in docs/ of the same address gives title and introduction."""
        yield self.listing("", "Hoe dan?", "Geen recept, wel ingrediënten.", "start", "home.html")
        yield self.listing(
            STORIES.url, "Alle verhalen", "Alle praktijkverhalen, per thema.", "overzicht", "stories.html"
        )
        yield self.listing(
            INGREDIENTS.url,
            "De ingrediënten",
            "De basisingrediënten die in de verhalen terugkomen.",
            "overzicht",
            "ingredients.html",
        )
        yield self.listing(THEMES.url, "Thema's", "De verhalen per thema.", "overzicht", "themes.html")
        yield self.listing(
            REGIONS.url,
            "Verhalen op de kaart",
            "Alle verhalen per provincie en arbeidsmarktregio.",
            "overzicht",
            "regions.html",
        )
        yield self.listing(
            MUNICIPALITIES.url,
            "Alle gemeenten",
            "Van elke gemeente een pagina, met of zonder verhaal.",
            "overzicht",
            "municipalities.html",
        )
        yield self.listing(
            "matrix/",
            "Welke ingrediënten herken je waar?",
            "Alle verhalen en ingrediënten in één tabel.",
            "overzicht",
            "matrix.html",
        )
        yield self.listing(
            BACKGROUND.url, "Achtergrond", "Perspectieven en reeksen bij de verhalen.", "overzicht", "background.html"
        )
        yield self.listing(
            BUNDLES.url, "Bundels", "Verhalen bij elkaar, om te lezen en te drukken.", "overzicht", "bundles.html"
        )
        yield self.listing(
            "redactie/", "Voor de redactie", "Wat er is en wat er nog mist.", "redactie", "editorial.html"
        )

    def listing(self, url: str, title: str, summary: str, kind: str, template: str) -> Page:
        text = self.library.page.get(f"{url}index") or self.library.page.get(url.rstrip("/"))
        title = text.title if text else title
        summary = (text.summary if text else "") or summary
        return Page(
            url=url,
            title=title,
            description=summary,
            kind=kind,
            render=self._renderer(template, title=title, summary=summary, intro=partial(self._text_of, text)),
            source=text.path if text else None,
        )

    def story(self, story: Story) -> Page:
        main = story.municipalities[0] if story.municipalities else None
        trail: tuple[Crumb, ...] = (
            (STORIES, Crumb(main.province, urls.province_url(main.province))) if main else (STORIES,)
        )
        trail += (Crumb(main.name, urls.municipality_url(main.slug)),) if main else ()
        return Page(
            url=urls.story_url(story.slug),
            title=story.title,
            description=story.summary,
            kind="verhaal",
            render=partial(self._render_story, story),
            trail=trail,
            source=story.path,
            filters=self._story_filters(story),
        )

    def _render_story(self, story: Story) -> str:
        text = self.links.texts[story.slug]
        sources = {source.id: source for source in story.front.sources}
        unused = [source for source in story.front.sources if source.id not in text.references]
        previous, following = self._beside_in_theme(story)
        return self._renderer(
            "story.html",
            story=story,
            text=story_text(text, self.labels),
            references=[sources[number] for number in text.references if number in sources],
            uses=reference_uses(text),
            unused=unused,
            previous=previous,
            following=following,
        )()

    @property
    def labels(self) -> dict[str, tuple[str, str, str]]:
        """Slug of an ingredient -> title, family, icon."""
        return {i.slug: (i.title, i.family, i.front.icon) for i in self.library.ingredients}

    def _beside_in_theme(self, story: Story) -> tuple[Story | None, Story | None]:
        """The stories before and after this one in its first theme."""
        themes = [slug for slug in story.front.themes if slug in self.library.theme]
        stories = self.library.stories_by_theme[themes[0]] if themes else (story,)
        position = stories.index(story)
        previous = stories[position - 1] if position else None
        following = stories[position + 1] if position + 1 < len(stories) else None
        return previous, following

    def _story_filters(self, story: Story) -> dict[str, tuple[str, ...]]:
        library = self.library
        return {
            "soort": ("verhaal",),
            "ingredient": tuple(
                library.ingredient[s].title for s in story.front.ingredients if s in library.ingredient
            ),
            "thema": tuple(library.theme[s].title for s in story.front.themes if s in library.theme),
            "provincie": story.provinces,
            "gemeente": tuple(each.name for each in story.municipalities),
        }

    def ingredient(self, ingredient: Ingredient) -> Page:
        return Page(
            url=urls.ingredient_url(ingredient.slug),
            title=ingredient.title,
            description=ingredient.summary,
            kind="ingrediënt",
            render=self._renderer("ingredient.html", ingredient=ingredient, text=partial(self._text_of, ingredient)),
            trail=(INGREDIENTS,),
            source=ingredient.path,
            filters={"soort": ("ingrediënt",)},
        )

    def theme(self, theme: Theme) -> Page:
        return Page(
            url=urls.theme_url(theme.slug),
            title=theme.title,
            description=theme.summary,
            kind="thema",
            render=self._renderer("theme.html", theme=theme, text=partial(self._text_of, theme)),
            trail=(THEMES,),
            source=theme.path,
            filters={"soort": ("thema",)},
        )

    def province(self, name: str, municipalities: tuple[Municipality, ...]) -> Page:
        stories = self.library.stories_by_province.get(name, ())
        url = urls.province_url(name)
        return self._region(name, "Provincie", url, municipalities, stories)

    def labour_market_region(self, name: str, municipalities: tuple[Municipality, ...]) -> Page:
        stories = self.library.stories_by_labour_market_region.get(name, ())
        url = urls.labour_market_region_url(name)
        return self._region(name, "Arbeidsmarktregio", url, municipalities, stories)

    def _region(
        self, name: str, sort: str, url: str, municipalities: tuple[Municipality, ...], stories: tuple[Story, ...]
    ) -> Page:
        return Page(
            url=url,
            title=f"{sort} {name}",
            description=f"Praktijkverhalen uit {sort.lower()} {name}, en de gemeenten die erbij horen.",
            kind="regio",
            render=self._renderer("region.html", name=name, sort=sort, municipalities=municipalities, stories=stories),
            trail=(REGIONS,),
            filters={"soort": ("regio",)},
        )

    def municipality(self, municipality: Municipality) -> Page:
        return Page(
            url=urls.municipality_url(municipality.slug),
            title=municipality.name,
            description=f"Verhalen uit {municipality.name}, uit de buurt en uit gemeenten van dezelfde grootte.",
            kind="gemeente",
            render=self._renderer("municipality.html", municipality=municipality),
            trail=(REGIONS, Crumb(municipality.province, urls.province_url(municipality.province))),
            filters={"soort": ("gemeente",)},
        )

    def bundle(self, bundle: Bundle) -> Page:
        return Page(
            url=urls.bundle_url(bundle.slug),
            title=bundle.title,
            description=bundle.summary,
            kind="bundel",
            render=self._renderer("bundle.html", bundle=bundle, texts=partial(self._bundle_texts, bundle)),
            trail=(BUNDLES,),
            source=bundle.path,
            filters={"soort": ("bundel",)},
        )

    def _bundle_texts(self, bundle: Bundle) -> dict[str, tuple[str, Safe]]:
        """File name of each own text -> its title and HTML."""
        return {f"{text.slug}.md": (text.title, self._text_of(text)) for text in bundle.texts}

    def text_page(self, page: BackgroundPage) -> Page:
        return Page(
            url=urls.page_url(page.slug),
            title=page.title,
            description=page.summary,
            kind="achtergrond" if page.is_background else "pagina",
            render=self._renderer("page.html", page=page, text=partial(self._text_of, page)),
            trail=(BACKGROUND,) if page.is_background else (),
            source=page.path,
            filters={"soort": ("achtergrond",)} if page.is_background else {},
        )

    def _text_of(self, entry: BackgroundPage | BundleText | Ingredient | Theme | None) -> Safe:
        """The rendered text of an entry; empty when there is no entry."""
        return Safe("") if entry is None else Safe(render_page_text(entry.body, entry.path).html)

    def _renderer(self, template: str, **values: object) -> Callable[[], str]:
        return partial(render, template, library=self.library, links=self.links, families=FAMILIES, **values)
