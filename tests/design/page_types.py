"""One address of every kind of page of a built site: the largest, whatever stories the library has."""

from functools import cache
from pathlib import Path

from hoedan.check.check_library import check_library
from hoedan.library.library import BackgroundPage, Library
from hoedan.library.links import link_library
from hoedan.model.page_types import PageType
from hoedan.model.urls import municipality_url
from hoedan.site.page import Page
from hoedan.site.pages import Site

NOT_FOUND = "404.html"


@cache
def page_types(site: Path) -> tuple[tuple[str, str], ...]:
    """Name and address of each kind of page; the site stands in the folder of its library, and stays as it is."""
    library = check_library(site.parent, is_coached=False).library
    largest: dict[str, tuple[int, str]] = {}
    for page in Site(library, link_library(library)).pages():
        size = (site / page.url / "index.html").stat().st_size
        name = name_of(page, library)
        largest[name] = max(largest.get(name, (0, "")), (size, page.url))
    return *((name, address) for name, (_, address) in largest.items()), ("not-found", NOT_FOUND)


def name_of(page: Page, library: Library) -> str:
    """The type of a page, more finely where one template makes pages that differ."""
    name = page.type.name.lower()
    match page.type:
        case PageType.BUNDLE_PART:
            last = page.url.rstrip("/").rpartition("/")[2]
            return f"{name}-{'story' if page.repeats else last if last in ('matrix', 'registers') else 'text'}"
        case PageType.REGION:
            return f"{name}-{'labour-market' if 'arbeidsmarktregio' in page.url else 'province'}"
        case PageType.MUNICIPALITY:
            with_story = {municipality_url(each.slug) for story in library.stories for each in story.municipalities}
            return name if page.url in with_story else f"{name}-without-story"
        case PageType.ESSAY:
            in_series = isinstance(page.entry, BackgroundPage) and page.entry.front.series
            return f"{name}-in-series" if in_series else name
        case _:
            return name
