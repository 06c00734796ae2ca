"""The sitemap: every page with its own address, and the day a story last changed.

MkDocs writes one too, but with the day of the build for every page; ours takes its place.
"""

from collections.abc import Iterable

from ..language.xml_text import xml_text
from ..library.dates import updated_on
from ..library.library import Library
from ..model.urls import story_url
from .page import Page

SITEMAP_FILE = "sitemap.xml"


def write_sitemap(pages: Iterable[Page], library: Library) -> str:
    """List the pages in order of address.

    Redirects are no pages, withdrawn stories are gone, and a text stands in it once: what repeats it does not.
    """
    gone = {story_url(each.slug) for each in library.withdrawn}
    changed = {story_url(story.slug): updated_on(story) for story in library.stories}
    site = library.settings.site_url
    entries = (
        f"<url><loc>{xml_text(site + page.url)}</loc>"
        + (f"<lastmod>{date}</lastmod>" if (date := changed.get(page.url)) else "")
        + "</url>\n"
        for page in sorted(pages, key=lambda page: page.url)
        if page.url not in gone and page.repeats is None
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n' + "".join(entries) + "</urlset>\n"
    )
