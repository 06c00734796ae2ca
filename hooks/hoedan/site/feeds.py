"""Feeds, each as Atom (RFC 4287) and as JSON Feed (1.1): all stories, those of each ingredient, theme, setback,
province and municipality, and those that have two things together: an ingredient and a province, a setback and a theme.

Each is there whether or not a story belongs in it: who follows it hears of the first one, and it does not vanish under
them with the last.

A feed stands beside the page it belongs to; one of two things together below the page of the first. Dates are those of
the front matter; a story without any counts as of the date of the library, so that a new one shows before an editor has
dated it.
"""

import datetime
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..finder.facets import LARGE, name_in
from ..language.slugs import slugify
from ..language.typography import set_text
from ..language.xml_text import xml_text
from ..library.dates import date_of, updated_on
from ..library.library import Ingredient, Library, Setback, group
from ..library.names import Subject, address_of, all_names, concept_url, first_name
from ..library.story import Story
from ..model import urls
from ..model.licences import CC_BY
from ..text.typeset import set_html

LONGEST = 100
"""Entries in one feed, the newest; a feed tells what is new, the data files have it all."""
LONGEST_TOGETHER = 20
"""The same for two things together, of which there may be hundreds."""
ATOM, JSON_FEED = "application/atom+xml", "application/feed+json"
NO_DATE = datetime.date(1970, 1, 1)
"""For a library in which no story has a date: an Atom feed must have one, and the clock gives another each time."""


@dataclass(frozen=True)
class Feed:
    """The stories of one page, before they are written."""

    page_url: str
    title: str
    stories: Sequence[Story]
    path: str = ""
    """Without its extension; empty for the one that stands beside its page."""
    longest: int = LONGEST
    first_path: str = ""
    """As it was before anything it is about got another name; empty when that is where it stands."""
    old_paths: tuple[str, ...] = ()
    """Beside it: it stands there too, for who follows it there."""

    @property
    def id(self) -> str:
        """What a feed reader knows it by: its first address."""
        return f"{self.first_path or self._path}.xml"

    @property
    def url(self) -> str:
        """As Atom."""
        return f"{self._path}.xml"

    @property
    def json_url(self) -> str:
        return f"{self._path}.json"

    @property
    def _path(self) -> str:
        return self.path or f"{self.page_url}feed"


@dataclass(frozen=True)
class FeedsOf:
    """The feeds of one thing with each of some others: the second name, and the feed."""

    title: str
    slug: str
    feeds: tuple[tuple[str, Feed], ...]


@dataclass(frozen=True)
class Other:
    """What a feed is about beside its first subject."""

    names: tuple[str, ...]
    """All it ever had in addresses, the first in front."""
    slug: str
    title: str
    stories: tuple[Story, ...]


def feeds_of(library: Library) -> Iterator[Feed]:
    """The feed of every page that has one."""
    yield Feed("", "Alle verhalen", library.stories)
    for ingredient in library.ingredients:
        yield subject_feed("Ingrediënt", ingredient, library.stories_by_ingredient)
    for theme in library.themes:
        yield subject_feed("Thema", theme, library.stories_by_theme)
    for setback in library.setbacks:
        yield subject_feed("Struikelblok", setback, library.stories_by_setback)
    for province in library.gazetteer.provinces:
        stories = library.stories_by_province.get(province, ())
        yield Feed(urls.province_url(province), f"{library.gazetteer.country.kinds[0]} {province}", stories)
    for municipality in library.gazetteer.municipalities:
        stories = library.stories_by_municipality.get(municipality.code, ())
        yield Feed(urls.municipality_url(municipality.slug), f"Gemeente {municipality.name}", stories)
    for former in library.gazetteer.ended.values():  # who follows it goes on hearing of it
        stories = library.stories_by_former_name.get(former.name, ())
        yield Feed(urls.municipality_url(former.slug), f"Gemeente {former.name}", stories)


def subject_feed(label: str, subject: Subject, stories: Mapping[str, tuple[Story, ...]]) -> Feed:
    url, first = address_of(subject)(subject.slug), concept_url(subject)
    return Feed(url, f"{label}: {subject.title}", stories.get(subject.slug, ()), first_path=f"{first}feed")


def ingredients_by_province(library: Library) -> list[FeedsOf]:
    """For each ingredient the feeds of the provinces."""
    found = []
    for each in library.ingredients:
        stories = group(library.stories_with_ingredient(each), lambda story: story.provinces)
        choices = [
            Other((slugify(name),), slugify(name), name, stories.get(name, ())) for name in library.gazetteer.provinces
        ]
        found += feeds_together(each, ("ingredient", name_in(library.gazetteer.country, LARGE)), choices)
    return found


def setbacks_by_theme(library: Library) -> list[FeedsOf]:
    """For each setback the feeds of the themes."""
    found = []
    for each in library.setbacks:
        stories = group(library.stories_by_setback.get(each.slug, ()), lambda story: story.front.themes)
        choices = [
            Other(all_names(theme), theme.slug, theme.title, stories.get(theme.slug, ())) for theme in library.themes
        ]
        found += feeds_together(each, ("struikelblok", "thema"), choices)
    return found


def feeds_together(first: Ingredient | Setback, facets: tuple[str, str], others: list[Other]) -> list[FeedsOf]:
    """The feeds of one thing with others. Their page is the finder with both chosen."""
    url, feeds = address_of(first)(first.slug), []
    for other in others:
        page = urls.finder_url(**dict(zip(facets, (first.slug, other.slug), strict=True)))
        feed = Feed(
            page,
            f"{first.title}, {other.title}",
            other.stories,
            url + other.slug,
            LONGEST_TOGETHER,
            concept_url(first) + other.names[0],
            tuple(url + name for name in other.names if name != other.slug),
        )
        feeds.append((other.title, feed))
    return [FeedsOf(first.title, first.slug, tuple(feeds))] if feeds else []


def with_stories(together: list[FeedsOf]) -> list[FeedsOf]:
    """What there is to read now, to choose from."""
    told = [replace(each, feeds=tuple(feed for feed in each.feeds if feed[1].stories)) for each in together]
    return [each for each in told if each.feeds]


def all_feeds(library: Library) -> Iterator[Feed]:
    """Those of the pages, and those of two things together."""
    yield from feeds_of(library)
    for together in (*ingredients_by_province(library), *setbacks_by_theme(library)):
        yield from (feed for _, feed in together.feeds)


def feed_files(library: Library) -> dict[str, str]:
    """Address -> feed. Empty when the address of the site is not known: a feed is read elsewhere."""
    if not library.settings.site_url:
        return {}
    writer = _FeedWriter(library)
    files: dict[str, str] = {}
    for feed in all_feeds(library):
        files[feed.url] = writer.write_feed(feed)
        files[feed.json_url] = writer.write_json(feed)
        for old in feed.old_paths:
            files |= {f"{old}.xml": files[feed.url], f"{old}.json": files[feed.json_url]}
    return files


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
        self._items: dict[str, str] = {}

    def write_feed(self, feed: Feed) -> str:
        newest = self.newest(feed)
        updated = self.date_of(newest[0]) if newest else self.library_date
        return set_html(
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl">\n'
            f"<id>{xml_text(self.site + feed.id)}</id>\n"
            f"<title>{xml_text(f'{self.site_name} {feed.title}')}</title>\n"
            f"<updated>{moment(updated)}</updated>\n"
            f"<author><name>{xml_text(self.site_name)}</name><uri>{xml_text(self.site)}</uri></author>\n"
            f'<link rel="self" type="application/atom+xml" href="{xml_text(self.site + feed.url)}"/>\n'
            f'<link rel="alternate" type="text/html" href="{xml_text(self.site + feed.page_url)}"/>\n'
            f'<link rel="license" href="{CC_BY.url}"/>\n'
            f"<rights>{CC_BY.name}, {xml_text(self.site_name)}</rights>\n"
            + "".join(self.entry(story) for story in newest)
            + "</feed>\n"
        )

    def newest(self, feed: Feed) -> list[Story]:
        return sorted(feed.stories, key=lambda story: self._rank[story.slug])[: feed.longest]

    def write_json(self, feed: Feed) -> str:
        """The same as JSON Feed, which a script or a page reads without a parser of XML."""
        head = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": set_text(f"{self.site_name} {feed.title}"),
            "home_page_url": self.site + feed.page_url,
            "feed_url": self.site + feed.json_url,
            "language": "nl",
            "authors": [{"name": self.site_name, "url": self.site}],
        }
        items = ",\n".join(self.item(story) for story in self.newest(feed))
        return json.dumps(head, ensure_ascii=False).removesuffix("}") + f', "items": [\n{items}\n]}}\n'

    def item(self, story: Story) -> str:
        if story.slug not in self._items:
            self._items[story.slug] = self.write_item(story)
        return self._items[story.slug]

    def write_item(self, story: Story) -> str:
        published = {"date_published": moment(story.front.published)} if story.front.published else {}
        values = {
            "id": self.id_of(story),
            "url": self.site + urls.story_url(story.slug),
            "title": set_text(story.title),
            "content_text": set_text(story.summary),
            **published,
            "date_modified": moment(self.date_of(story)),
            "tags": [set_text(label) for _, _, label in self.subjects(story)],
        }
        return json.dumps(values, ensure_ascii=False)

    def id_of(self, story: Story) -> str:
        """Its first address, which stays when the story moves."""
        return self.site + urls.story_url(first_name(story))

    def date_of(self, story: Story) -> datetime.date:
        return updated_on(story) or self.library_date

    def entry(self, story: Story) -> str:
        if story.slug not in self._entries:
            self._entries[story.slug] = self.write_entry(story)
        return self._entries[story.slug]

    def write_entry(self, story: Story) -> str:
        published = f"<published>{moment(story.front.published)}</published>\n" if story.front.published else ""
        return (
            "<entry>\n"
            f"<id>{xml_text(self.id_of(story))}</id>\n"
            f"<title>{xml_text(story.title)}</title>\n"
            f'<link rel="alternate" type="text/html" href="{xml_text(self.site + urls.story_url(story.slug))}"/>\n'
            f"{published}<updated>{moment(self.date_of(story))}</updated>\n"
            f"<summary>{xml_text(story.summary)}</summary>\n" + "".join(self.categories(story)) + "</entry>\n"
        )

    def categories(self, story: Story) -> Iterator[str]:
        for folder, slug, title in self.subjects(story):
            yield self.category(folder, slug, title)

    def subjects(self, story: Story) -> Iterator[tuple[str, str, str]]:
        """Themes, ingredients, setbacks and municipalities: the overview it comes from, lasting name and title."""
        library = self.library
        for slug in story.front.themes:
            if theme := library.theme.get(slug):
                yield "themas/", first_name(theme), theme.title
        for slug in story.front.ingredients:
            if ingredient := library.ingredient.get(slug):
                yield "ingredienten/", first_name(ingredient), ingredient.title
        for slug in story.setbacks:
            if setback := library.setback.get(slug):
                yield urls.SETBACKS, first_name(setback), setback.title
        for municipality in story.municipalities:
            yield "gemeenten/", municipality.slug, municipality.name

    def category(self, folder: str, term: str, label: str) -> str:
        """One subject, with its overview as the scheme."""
        scheme = xml_text(self.site + folder)
        return f'<category scheme="{scheme}" term="{xml_text(term)}" label="{xml_text(label)}"/>\n'


def moment(date: datetime.date) -> str:
    """The start of a day; the front matter knows no hours."""
    return f"{date.isoformat()}T00:00:00Z"
