"""Building a site of which a part stands already: which pages and files have to be written again."""

from collections.abc import Callable
from typing import Protocol

from .digest import digest
from .record import SiteRecord


class PageToWrite(Protocol):
    """All that has to be known of a page to see whether it must be written again."""

    @property
    def url(self) -> str: ...

    def made_of(self) -> str:
        """A digest of all that it shows, without making it."""
        ...

    def render(self) -> str:
        """Its HTML."""
        ...


class Rebuild:
    """One build with `--dirty`. `before` is the record of the site that stands; without it everything is written.

    `around` tells what stands around the HTML of a page: its head, its header, its footer.
    """

    def __init__(self, before: SiteRecord | None, around: Callable[[str], object]) -> None:
        self._around = around
        self._rendered: dict[str, str] = {}
        self.before = before
        self.now = SiteRecord()

    def needs(self, page: PageToWrite) -> bool:
        """Whether a page has to be written. With another digest it is rendered to see, as it may still be the same."""
        known = self.before.pages.get(page.url) if self.before else None
        if known is None:
            return True
        if known[0] == page.made_of():
            self.now.pages[page.url] = known
            return False
        self._rendered[page.url] = self._render(page)
        return self.now.pages[page.url][1] != known[1]

    def html_of(self, page: PageToWrite) -> str:
        """The HTML of a page that is being written."""
        return self._rendered.pop(page.url, None) or self._render(page)

    def needs_file(self, url: str, stamp: str) -> bool:
        """Whether a file has to be written; `stamp` tells its content from others."""
        self.now.files[url] = stamp
        return self.before is None or self.before.files.get(url) != self.now.files[url]

    def _render(self, page: PageToWrite) -> str:
        html = page.render()
        self.now.pages[page.url] = (page.made_of(), digest(html, self._around(page.url)))
        return html
