"""What programs look for at the root of a site: `robots.txt`, and `llms.txt`, the way in for language models."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from ..language.dutch import counted
from ..library.library import Library
from ..model import urls
from ..model.licences import CC_BY

ROBOTS_FILE, LLMS_FILE = "robots.txt", "llms.txt"
MOST_NAMED = 200
"""Stories in llms.txt, the newest; the data files have them all."""


class Named(Protocol):
    """What has a page of its own."""

    @property
    def slug(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def summary(self) -> str: ...


def write_robots(library: Library) -> str:
    """Everything may be read; where the sitemap is, when the site knows its own address."""
    site = library.settings.site_url
    sitemap = f"\nSitemap: {site}sitemap.xml\n" if site else ""
    return f"# Alles mag gelezen worden. De teksten vallen onder {CC_BY.name}.\nUser-agent: *\nAllow: /\n{sitemap}"


def write_llms(library: Library) -> str:
    """What there is and where it stands as plain text (https://llmstxt.org)."""
    return "\n".join(lines_of(library)) + "\n"


def lines_of(library: Library) -> Iterator[str]:
    site, home = library.settings, library.page.get("index")
    yield f"# {site.site_name}"
    if home and home.summary:
        yield f"\n> {home.summary}"
    yield (
        f"\nDe teksten zijn in het Nederlands en vallen onder {CC_BY.name} ({CC_BY.url}). Noem bij gebruik de titel, "
        f"{site.site_name} en het adres. Elk verhaal is van de datum die erbij staat, en noemt zijn bronnen."
    )
    newest = library.newest_stories
    yield "\n## Verhalen\n"
    yield from (item(each, f"{urls.story_url(each.slug)}{urls.TWIN}", library) for each in newest[:MOST_NAMED])
    if len(newest) > MOST_NAMED:
        rest = counted(len(newest) - MOST_NAMED, "verhaal", "verhalen")
        yield f"- [Nog {rest}]({site.site_url}data/stories.json): het hele overzicht als JSON"
    yield from listed("Ingrediënten", library.ingredients, urls.ingredient_url, library)
    yield from listed("Struikelblokken", library.setbacks, urls.setback_url, library)
    yield from listed("Thema's", library.themes, urls.theme_url, library)
    yield "\n## Gegevens\n"
    yield f"- [Open data]({site.site_url}data/): alle bestanden, met uitleg bij elk veld"
    yield f"- [Verhalen als JSON]({site.site_url}data/stories.json): alle verhalen met hun feiten en bronnen"
    yield f"- [Nieuw]({site.site_url}feed.json): de nieuwste verhalen als JSON Feed"


def listed(title: str, entries: Iterable[Named], url_of: Callable[[str], str], library: Library) -> Iterator[str]:
    lines = [item(each, f"{url_of(each.slug)}{urls.TWIN}", library) for each in entries]
    if lines:
        yield f"\n## {title}\n"
        yield from lines


def item(entry: Named, url: str, library: Library) -> str:
    return f"- [{plain(entry.title)}]({library.settings.site_url}{url}): {entry.summary}"


def plain(title: str) -> str:
    """A title without what would end the link around it."""
    return title.replace("[", "(").replace("]", ")")
