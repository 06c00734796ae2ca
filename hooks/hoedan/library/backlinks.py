"""The way back of every link in a text, and of what a bundle takes: which pages name this one."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..model import urls
from ..model.link_targets import InFile, WebPage, read_target
from ..model.page_types import LISTINGS
from ..text.body import Body
from .library import BackgroundPage, Bundle, Ingredient, Library, Setback, Theme
from .names import moved_pages
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

    def leads_to(self, path: str) -> bool:
        """Whether any text links to the file at `path`: that of a listing too."""
        return path in self._linked

    @cached_property
    def _mentions(self) -> Mapping[str, tuple[Mention, ...]]:
        return {
            path: tuple(each for each in mentions if each.url not in LISTINGS)
            for path, mentions in self._linked.items()
            if urls.file_url(path) not in LISTINGS
        }

    @cached_property
    def _linked(self) -> Mapping[str, tuple[Mention, ...]]:
        """Path of a file -> each page whose text links to it, itself left out."""
        found: dict[str, dict[str, Mention]] = defaultdict(dict)
        for mention, path, body in self._texts():
            for link in body.links:
                target = None if link.is_image else self._file_of(path, link.target)
                if target and urls.file_url(target) not in (None, mention.url):
                    found[target].setdefault(mention.url, mention)
        for bundle in self.library.bundles:
            mention = Mention(urls.bundle_url(bundle.slug), bundle.title)
            for path in self._taken_by(bundle):
                found[path].setdefault(mention.url, mention)
        return {path: tuple(mentions.values()) for path, mentions in found.items()}

    def _taken_by(self, bundle: Bundle) -> Iterator[str]:
        """The files of what a bundle quotes, and of the ingredients and setbacks that it has a chapter about."""
        library = self.library
        for chapter in bundle.front.chapters:
            if quoted := library.story.get(chapter.passage or ""):
                yield quoted.path
            elif not chapter.chooses and (ingredient := library.ingredient.get(chapter.ingredient or "")):
                yield ingredient.path
            elif setback := library.setback.get(chapter.setback or ""):
                yield setback.path

    def _file_of(self, path: str, written: str) -> str | None:
        """The file that a link in the text at `path` leads to, also when it is written as its whole address here."""
        match read_target(path, written):
            case InFile(file=file):
                return file
            case WebPage(address=address) if self._site and bare(address).startswith(self._site):
                url = bare(address).removeprefix(self._site)
                return self._files.get(self._moved.get(url, url))
            case _:
                return None

    @cached_property
    def _site(self) -> str:
        return bare(self.library.settings.site_url)

    @cached_property
    def _moved(self) -> Mapping[str, str]:
        return moved_pages(self.library)

    @cached_property
    def _files(self) -> Mapping[str, str]:
        """Address of a page -> the file it is made from."""
        return {mention.url: path for mention, path, _ in self._texts() if urls.file_url(path)}

    def _texts(self) -> Iterator[tuple[Mention, str, Body]]:
        """Every text with the page it stands on: stories first, the own texts of bundles last."""
        library = self.library
        entries: Iterable[Story | Ingredient | Theme | Setback | BackgroundPage]
        entries = (*library.stories, *library.ingredients, *library.themes, *library.setbacks, *library.pages)
        for entry in entries:
            yield Mention(urls.file_url(entry.path) or "", entry.title), entry.path, entry.body
        for bundle in library.bundles:
            for text in bundle.texts:
                yield Mention(urls.bundle_url(bundle.slug), bundle.title), text.path, text.body


def bare(address: str) -> str:
    """What an address says of where it leads, however it was copied: `voorbeeld.nl/verhalen/een/`."""
    place = re.split("[?#]", address, maxsplit=1)[0].partition("://")[2].removeprefix("www.").removesuffix("index.html")
    host, slash, page = place.partition("/")
    return f"{host.lower()}{slash}{page}".rstrip("/") + "/" if place else ""
