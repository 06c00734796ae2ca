"""What the head of a page says to machines: its own address, its structured data and its feeds."""

from dataclasses import dataclass

from markupsafe import Markup as Safe

from ..library.library import Library
from .feeds import Feed, feeds_of
from .page import Page
from .structured import structured_data


@dataclass(frozen=True)
class Head:
    """For the head of one page."""

    structured_data: Safe
    """JSON-LD, ready for a script element."""
    feeds: tuple[Feed, ...]
    """The feed of all stories, and that of the page itself if it has one."""
    canonical: str
    """The full address of the page whose text this one repeats; empty when it speaks for itself."""


class Heads:
    """Makes the heads of the pages of one library."""

    def __init__(self, library: Library) -> None:
        self.library = library
        has_feeds = bool(library.settings.site_url)
        self._known: dict[str, Head] = {}
        self._feeds = {feed.page_url: feed for feed in feeds_of(library)} if has_feeds else {}

    def head_of(self, page: Page) -> Head:
        """Made once: what a page is made of and the page itself both have it."""
        if page.url not in self._known:
            self._known[page.url] = self._make(page)
        return self._known[page.url]

    def _make(self, page: Page) -> Head:
        feeds = (self._feeds.get(url) for url in dict.fromkeys(("", page.url)))
        site = self.library.settings.site_url
        canonical = f"{site}{page.repeats}" if site and page.repeats is not None else ""
        return Head(structured_data(page, self.library), tuple(feed for feed in feeds if feed), canonical)
