"""Building a site of which a part stands already: which pages and files have to be written again."""

from collections.abc import Iterable
from dataclasses import fields
from functools import cached_property
from pathlib import Path

from ..incremental.record import Written
from .head import Heads
from .inputs import Inputs, digest
from .page import Page


class Rebuild:
    """One build with `--dirty`. `before` is the record of the site that stands; without it everything is written."""

    def __init__(self, pages: Iterable[Page], inputs: Inputs, heads: Heads, before: Written | None) -> None:
        self._pages = tuple(pages)
        self._inputs = inputs
        self._heads = heads
        self._rendered: dict[str, str] = {}
        self.before = before
        self.now = Written()

    def needs(self, page: Page) -> bool:
        """Whether a page has to be written. With other inputs it is rendered to see, as it may still be the same."""
        known = self.before.pages.get(page.url) if self.before else None
        if known is None:
            return True
        if known[0] == self._inputs.of(page):
            self.now.pages[page.url] = known
            return False
        self._rendered[page.url] = self._render(page)
        return self.now.pages[page.url][1] != known[1]

    def html_of(self, page: Page) -> str:
        """The fragment of a page that is being written."""
        return self._rendered.pop(page.url, None) or self._render(page)

    def needs_file(self, url: str, stamp: str) -> bool:
        """Whether a file has to be written; `stamp` tells its content from others."""
        self.now.files[url] = stamp
        return self.before is None or self.before.files.get(url) != self.now.files[url]

    @property
    def needs_data(self) -> bool:
        """Whether the open data and the search index have to be made again."""
        return self.needs_file("data/", self._inputs.everything)

    def _render(self, page: Page) -> str:
        html = page.render()
        head = self._heads.head_of(page)
        feeds = [(feed.url, feed.title) for feed in head.feeds]
        said = [getattr(page, each.name) for each in fields(page) if each.name != "render"]
        around = (said, head.structured_data, feeds)
        self.now.pages[page.url] = (self._inputs.of(page), digest(html, around, self._frame))
        return html

    @cached_property
    def _frame(self) -> str:
        """What the header and the footer of every page depend on."""
        sections = sorted(page.url for page in self._pages if page.url.count("/") <= 1)
        return digest(self._inputs.environment, sections)


def stamp_of(content: str | bytes, file: Path | None) -> str:
    """Tell a file from others: by its content, or by name, time and size when it is only copied."""
    if file is None:
        return digest(content)
    status = file.stat()
    return digest(file.name, status.st_mtime_ns, status.st_size)
