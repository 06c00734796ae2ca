"""Atom feeds (RFC 4287): all stories, and those of each ingredient, theme, setback, province and municipality
with stories.

A feed stands beside the page it belongs to. Dates are those of the front matter; a story without any counts as of
the date of the library, so that a new one shows before an editor has dated it.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..language.xml_text import xml_text
from ..library.dates import date_of, updated_on
from ..library.library import Library
from ..library.story import Story
from ..model import urls

FEED_FILE = "feed.xml"
LONGEST = 100
"""Entries in one feed, the newest; a feed tells what is new, the data files have it all."""
NO_DATE = datetime.date(1970, 1, 1)
"""For a library in which no story has a date: an Atom feed must have one, and the clock gives another each time."""
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class Feed:
    """The stories of one page, before they are written."""

    page_url: str
    title: str
    stories: Sequence[Story]

    @property
    def url(self) -> str:
        return self.page_url + FEED_FILE


def feeds_of(library: Library) -> Iterator[Feed]:
    """Every feed of the site. Those of ingredients, themes, setbacks and provinces exist before they have a story."""
    yield Feed("", "Alle verhalen", library.stories)
    for ingredient in library.ingredients:
        stories = library.stories_by_ingredient.get(ingredient.slug, ())
        yield Feed(urls.ingredient_url(ingredient.slug), f"Ingrediënt: {ingredient.title}", stories)
    for theme in library.themes:
        yield Feed(urls.theme_url(theme.slug), f"Thema: {theme.title}", library.stories_by_theme.get(theme.slug, ()))
    for setback in library.setbacks:
        stories = library.stories_by_setback.get(setback.slug, ())
        yield Feed(urls.setback_url(setback.slug), f"Struikelblok: {setback.title}", stories)
    for province in library.gazetteer.provinces:
        stories = library.stories_by_province.get(province, ())
        yield Feed(urls.province_url(province), f"Provincie {province}", stories)
    for municipality in library.gazetteer.municipalities:
        if stories := library.stories_by_municipality.get(municipality.code, ()):
            yield Feed(urls.municipality_url(municipality.slug), f"Gemeente {municipality.name}", stories)


def feed_files(library: Library) -> dict[str, str]:
    """Address -> feed. Empty when the address of the site is not known: a feed is read elsewhere."""
    if not library.settings.site_url:
        return {}
    writer = _FeedWriter(library)
    return {feed.url: writer.write_feed(feed) for feed in feeds_of(library)}


class _FeedWriter:
    """Writes feeds of one library; an entry is written once for all feeds it is in."""

    def __init__(self, library: Library) -> None:
        self.site = library.settings.site_url
        self.site_name = library.settings.site_name
        self.library = library
        self.library_date = date_of(library) or NO_DATE
        newest = sorted(library.stories, key=lambda story: (-self.date_of(story).toordinal(), story.slug))
        self._rank = {story.slug: rank for rank, story in enumerate(newest)}
        self._entries: dict[str, str] = {}

    def write_feed(self, feed: Feed) -> str:
        newest = sorted(feed.stories, key=lambda story: self._rank[story.slug])[:LONGEST]
        updated = self.date_of(newest[0]) if newest else self.library_date
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl">\n'
            f"<id>{xml_text(self.site + feed.url)}</id>\n"
            f"<title>{xml_text(f'{self.site_name} {feed.title}')}</title>\n"
            f"<updated>{moment(updated)}</updated>\n"
            f"<author><name>{xml_text(self.site_name)}</name><uri>{xml_text(self.site)}</uri></author>\n"
            f'<link rel="self" type="application/atom+xml" href="{xml_text(self.site + feed.url)}"/>\n'
            f'<link rel="alternate" type="text/html" href="{xml_text(self.site + feed.page_url)}"/>\n'
            f'<link rel="license" href="{LICENCE}"/>\n'
            f"<rights>CC BY 4.0, {xml_text(self.site_name)}</rights>\n"
            + "".join(self.entry(story) for story in newest)
            + "</feed>\n"
        )

    def date_of(self, story: Story) -> datetime.date:
        return updated_on(story) or self.library_date

    def entry(self, story: Story) -> str:
        if story.slug not in self._entries:
            self._entries[story.slug] = self.write_entry(story)
        return self._entries[story.slug]

    def write_entry(self, story: Story) -> str:
        """One story; its id is its first address, which stays when the story moves."""
        first = story.front.aliases[0] if story.front.aliases else story.slug
        published = f"<published>{moment(story.front.published)}</published>\n" if story.front.published else ""
        return (
            "<entry>\n"
            f"<id>{xml_text(self.site + urls.story_url(first))}</id>\n"
            f"<title>{xml_text(story.title)}</title>\n"
            f'<link rel="alternate" type="text/html" href="{xml_text(self.site + urls.story_url(story.slug))}"/>\n'
            f"{published}<updated>{moment(self.date_of(story))}</updated>\n"
            f"<summary>{xml_text(story.summary)}</summary>\n" + "".join(self.categories(story)) + "</entry>\n"
        )

    def categories(self, story: Story) -> Iterator[str]:
        """Themes, ingredients, setbacks and municipalities, each with the overview it comes from as its scheme."""
        library = self.library
        for slug in story.front.themes:
            if theme := library.theme.get(slug):
                yield self.category("themas/", slug, theme.title)
        for slug in story.front.ingredients:
            if ingredient := library.ingredient.get(slug):
                yield self.category("ingredienten/", slug, ingredient.title)
        for slug in story.setbacks:
            if setback := library.setback.get(slug):
                yield self.category(urls.SETBACKS, slug, setback.title)
        for municipality in story.municipalities:
            yield self.category("gemeenten/", municipality.slug, municipality.name)

    def category(self, folder: str, term: str, label: str) -> str:
        scheme = xml_text(self.site + folder)
        return f'<category scheme="{scheme}" term="{xml_text(term)}" label="{xml_text(label)}"/>\n'


def moment(date: datetime.date) -> str:
    """The start of a day; the front matter knows no hours."""
    return f"{date.isoformat()}T00:00:00Z"
