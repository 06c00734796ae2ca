"""Every page of the site, from the library and its links."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from markupsafe import Markup as Safe

from ..design.pictures import with_sizes
from ..finder.facets import KINDS, facets_of
from ..intake.form import form_values
from ..language.dutch import dutch_date
from ..library.library import BackgroundPage, Ingredient, Library, Theme
from ..library.links import Links
from ..library.story import Story
from ..model import urls
from ..model.fields import Withdrawal
from ..model.vocabulary import FAMILIES
from ..opendata.documentation import describe_data
from ..places.gazetteer import Municipality
from ..reading.load import WITHDRAWN as WITHDRAWN_FILE
from ..text.markup import render_page_text
from .editorial import editorial_values
from .page import Crumb, Page
from .render import render
from .special import Special
from .story_page import reference_uses, story_details, story_text

STORIES = Crumb("Verhalen", "verhalen/")
INGREDIENTS = Crumb("Ingrediënten", "ingredienten/")
THEMES = Crumb("Thema's", "themas/")
REGIONS = Crumb("Regio's", "regios/")
MUNICIPALITIES = Crumb("Gemeenten", "gemeenten/")
BACKGROUND = Crumb("Achtergrond", "achtergrond/")
BUNDLES = Crumb("Bundels", "bundels/")
LISTINGS = frozenset(
    crumb.url for crumb in (STORIES, INGREDIENTS, THEMES, REGIONS, MUNICIPALITIES, BACKGROUND, BUNDLES)
) | {"", "matrix/", "redactie/", "insturen/", "data/", "mijn-bundel/"}


class Site:
    """Makes the pages. The order in which they come is fixed."""

    def __init__(self, library: Library, links: Links) -> None:
        self.library = library
        self.links = links

    def pages(self) -> Iterator[Page]:
        """Each page once, every listing before what it lists."""
        yield from self.listings()
        yield from (self.story(story) for story in self.library.stories)
        yield from (self.withdrawn(withdrawal) for withdrawal in self.library.withdrawn)
        yield from (self.ingredient(ingredient) for ingredient in self.library.ingredients)
        yield from (self.theme(theme) for theme in self.library.themes)
        yield from (self.province(name, found) for name, found in self.library.gazetteer.provinces.items())
        regions = self.library.gazetteer.labour_market_regions
        yield from (self.labour_market_region(name, found) for name, found in regions.items())
        yield from (self.municipality(each) for each in self.library.gazetteer.municipalities)
        for bundle in self.library.bundles:
            yield from self.bundle(Special(bundle, self.links))
        yield from (self.text_page(page) for page in self.library.pages if urls.page_url(page.slug) not in LISTINGS)

    def listings(self) -> Iterator[Page]:
        """The home page and the overviews. A page in docs/ of the same address gives title and introduction."""
        yield self.listing("", "Hoe dan?", "Geen recept, wel ingrediënten.", "start", "home.html")
        yield self.listing(
            STORIES.url,
            "Alle verhalen",
            "Alle praktijkverhalen, per thema.",
            "overzicht",
            "stories.html",
            facets=partial(facets_of, self.library),
            kinds=KINDS,
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
            "mijn-bundel/",
            "Mijn bundel",
            "Zet verhalen bij elkaar, in jouw volgorde, om te delen of te printen.",
            "mijn bundel",
            "my_bundle.html",
        )
        yield self.editorial()
        yield self.submission()
        yield self.open_data()

    def editorial(self) -> Page:
        """The editors' overview. Its counting waits until the page is rendered."""
        page = self.listing(
            "redactie/", "Voor de redactie", "Wat er is en wat er nog mist.", "redactie", "editorial.html"
        )
        return replace(page, render=lambda: page.render(**editorial_values(self.library, self.links)))

    def submission(self) -> Page:
        """The form with which anyone sends in a story."""
        page = self.listing("insturen/", "Vertel jouw verhaal", "Een formulier.", "formulier", "submit.html")
        return replace(page, render=partial(page.render, **form_values(self.library)))

    def open_data(self) -> Page:
        """The data files, and what is in them."""
        page = self.listing("data/", "Open data", "De gegevens achter de site.", "overzicht", "data.html")
        return replace(page, render=partial(page.render, **describe_data(self.library)))

    def listing(self, url: str, title: str, summary: str, kind: str, template: str, **values: object) -> Page:
        text = self.library.page.get(f"{url}index") or self.library.page.get(url.rstrip("/"))
        title = text.title if text else title
        summary = (text.summary if text else "") or summary
        return Page(
            url=url,
            title=title,
            description=summary,
            kind=kind,
            render=self._renderer(template, title=title, summary=summary, intro=partial(self._text_of, text), **values),
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
        )

    def withdrawn(self, withdrawal: Withdrawal) -> Page:
        """What stands at the address of a story that was taken away."""
        title = "Dit verhaal is teruggetrokken"
        summary = f"Op {dutch_date(withdrawal.date)} is het verhaal op dit adres weggehaald."
        return Page(
            url=urls.story_url(withdrawal.slug),
            title=title,
            description=summary,
            kind="teruggetrokken",
            render=self._renderer("withdrawn.html", title=title, summary=summary, withdrawal=withdrawal),
            trail=(STORIES,),
            source=WITHDRAWN_FILE,
        )

    def _render_story(self, story: Story) -> str:
        text = self.links.texts[story.slug]
        sources = {source.id: source for source in story.front.sources}
        unused = [source for source in story.front.sources if source.id not in text.references]
        previous, following = self.links.beside_in_theme(story)
        return self._renderer(
            "story.html",
            story=story,
            text=Safe(with_sizes(story_text(text, self.labels), self.library.root)),
            references=[sources[number] for number in text.references if number in sources],
            uses=reference_uses(text),
            unused=unused,
            previous=previous,
            following=following,
            **story_details(story, self.library, text),
        )()

    @property
    def labels(self) -> dict[str, tuple[str, str, str]]:
        """Slug of an ingredient -> title, family, icon."""
        return {i.slug: (i.title, i.family, i.front.icon) for i in self.library.ingredients}

    def ingredient(self, ingredient: Ingredient) -> Page:
        return Page(
            url=urls.ingredient_url(ingredient.slug),
            title=ingredient.title,
            description=ingredient.summary,
            kind="ingrediënt",
            render=self._renderer("ingredient.html", ingredient=ingredient, text=partial(self._text_of, ingredient)),
            trail=(INGREDIENTS,),
            source=ingredient.path,
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
        )

    def municipality(self, municipality: Municipality) -> Page:
        return Page(
            url=urls.municipality_url(municipality.slug),
            title=municipality.name,
            description=f"Verhalen uit {municipality.name}, uit de buurt en uit gemeenten van dezelfde grootte.",
            kind="gemeente",
            render=self._renderer("municipality.html", municipality=municipality),
            trail=(REGIONS, Crumb(municipality.province, urls.province_url(municipality.province))),
        )

    def bundle(self, special: Special) -> Iterator[Page]:
        """The front page of an online special, and a page for each part to read."""
        bundle = special.bundle
        yield Page(
            url=urls.bundle_url(bundle.slug),
            title=bundle.title,
            description=bundle.summary,
            kind="bundel",
            render=self._renderer("bundle.html", bundle=bundle, special=special),
            trail=(BUNDLES,),
            source=bundle.path,
        )
        for position, reading in enumerate(special.readings, 1):
            part = reading.part
            entry = part.story or part.text
            yield Page(
                url=reading.url,
                title=f"{part.title} ({bundle.title})",
                description=(part.story.summary if part.story else "") or bundle.summary,
                kind="bundeldeel",
                render=self._renderer(
                    "bundle_part.html",
                    special=special,
                    position=position,
                    content=partial(special.content, part.anchor),
                    previous=special.readings[position - 2] if position > 1 else None,
                    following=special.readings[position] if position < len(special.readings) else None,
                ),
                trail=(BUNDLES, Crumb(bundle.title, urls.bundle_url(bundle.slug))),
                source=entry.path if entry else bundle.path,
                repeats=urls.story_url(part.story.slug) if part.story else None,
            )

    def text_page(self, page: BackgroundPage) -> Page:
        return Page(
            url=urls.page_url(page.slug),
            title=page.title,
            description=page.summary,
            kind="achtergrond" if page.is_background else "pagina",
            render=self._renderer("page.html", page=page, text=partial(self._text_of, page)),
            trail=(BACKGROUND,) if page.is_background else (),
            source=page.path,
        )

    def _text_of(self, entry: BackgroundPage | Ingredient | Theme | None) -> Safe:
        """The rendered text of an entry; empty when there is no entry."""
        return Safe("") if entry is None else Safe(render_page_text(entry.body, entry.path).html)

    def _renderer(self, template: str, **values: object) -> Callable[[], str]:
        return partial(render, template, library=self.library, links=self.links, families=FAMILIES, **values)
