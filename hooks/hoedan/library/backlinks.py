"""The way back of every link in a text: which pages name this one."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..model import urls
from ..model.link_targets import InFile, read_target
from ..model.page_types import LISTINGS
from ..text.body import Body
from .library import BackgroundPage, Ingredient, Library, Setback, Theme
from .story import Story


@dataclass(frozen=True)
class Mention:
    """A page that links to another in its text."""

    url: str
    title: str


class Backlinks:
    """Every link from the text of one page to another. Listings stay out: the menu leads to them, and they to all."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def to(self, path: str, shown: Container[str] = ()) -> list[Mention]:
        """The pages whose text links to the file at `path`, but those whose address is `shown` already."""
        return [mention for mention in self._mentions.get(path, ()) if mention.url not in shown]

    @cached_property
    def _mentions(self) -> Mapping[str, tuple[Mention, ...]]:
        found: dict[str, dict[str, Mention]] = defaultdict(dict)
        for mention, path, body in self._texts():
            for link in body.links:
                target = None if link.is_image else read_target(path, link.target)
                if isinstance(target, InFile) and urls.file_url(target.file) not in (None, mention.url, *LISTINGS):
                    found[target.file].setdefault(mention.url, mention)
        return {path: tuple(mentions.values()) for path, mentions in found.items()}

    def _texts(self) -> Iterator[tuple[Mention, str, Body]]:
        """Every text with the page it stands on: stories first, the own texts of bundles last."""
        library = self.library
        entries: Iterable[Story | Ingredient | Theme | Setback | BackgroundPage]
        entries = (*library.stories, *library.ingredients, *library.themes, *library.setbacks, *library.pages)
        for entry in entries:
            url = urls.file_url(entry.path) or ""
            if url not in LISTINGS:
                yield Mention(url, entry.title), entry.path, entry.body
        for bundle in library.bundles:
            for text in bundle.texts:
                yield Mention(urls.bundle_url(bundle.slug), bundle.title), text.path, text.body
