"""From a library to everything that is published: pages, and the files beside them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path

from markupsafe import escape

from ..design import marks, tokens
from ..design.board import STANDING, board_of
from ..design.dot_map import base_map
from ..design.images import IMAGES, published_image
from ..design.share_card import Card, card_file
from ..design.typefaces import FACES, LICENCES, licence_of, web_fonts, web_style
from ..finder.documents import search_content
from ..finder.index import write_index
from ..incremental.asset import Asset
from ..incremental.background import GivingWay
from ..incremental.digest import digest
from ..incremental.file_cache import CACHE
from ..incremental.memory import Memory
from ..incremental.site_build import LateWork
from ..intake.form import submission_files
from ..language.typography import set_text
from ..library.library import BackgroundPage, Library, group
from ..library.links import Links, link_library
from ..library.names import moved_pages, other_addresses
from ..library.short_links import short_link_pages
from ..library.story import Story
from ..model.link_targets import image_file, resolve_image
from ..model.urls import ROOT, TWIN, story_url
from ..opendata.files import data_files
from ..places import municipality_table
from . import machines, security_headers, sitemap
from .citations import CSL_FILE, RIS_FILE, citation_files
from .ended import ended_pages
from .feeds import feed_files
from .head import Heads
from .made_of import Digests
from .months import month_files
from .page import Page
from .pages import Site
from .review_calendar import CALENDAR_FILE, write_calendar
from .security_headers import with_policy
from .special import Special, report_on_pages, report_on_sheets

WITH_TWINS = ("verhalen", "ingredienten", "vallen-en-opstaan", "themas")
"""Folders of pages that have their text as Markdown beside them."""
HIDDEN = (".well-known/security.txt",)
"""Files in docs/ that MkDocs passes by because their folder starts with a dot."""


LateFiles = Callable[[Library, Links], Iterable[tuple[str, str]]]
"""Gives address and content of files that hold every text."""


def none(_library: Library, _links: Links) -> Iterable[tuple[str, str]]:
    return ()


@dataclass(frozen=True)
class Publication:
    """Everything on the site. What takes long waits until it is asked for."""

    pages: tuple[Page, ...]
    assets: tuple[Asset, ...]
    library: Library
    links: Links
    heads: Heads
    digests: Digests
    late: LateFiles = none
    """Files of another room, beside those that this one writes late."""

    @cached_property
    def page(self) -> Mapping[str, Page]:
        """Address -> page."""
        return {page.url: page for page in self.pages}

    @property
    def everything(self) -> str:
        """A digest of all content."""
        return self.digests.everything

    def around(self, url: str) -> object:
        """What stands around the article of a page: what its head says, and what header and footer link to."""
        page = self.page[url]
        head = self.heads.head_of(page)
        feeds = [(feed.url, feed.title) for feed in head.feeds]
        return page.said, head.structured_data, feeds, self._frame

    @cached_property
    def _frame(self) -> str:
        sections = sorted(page.url for page in self.pages if page.url.count("/") <= 1)
        return digest(self.digests.environment, sections)

    def write_late(self, site: Path) -> None:
        """Write what holds every text: search index, open data, and what stands beside each story."""
        for write in self.late_work():
            write(site)

    def late_work(self) -> tuple[LateWork, ...]:
        """What `write_late` does, in parts that may be done at the same time. It gives way at every text it reads."""
        links = Links(self.library, GivingWay(self.links.texts), self.links.kinship)
        return partial(self._write_index, links), partial(self._write_beside, links)

    def _write_index(self, links: Links, site: Path) -> Iterable[str]:
        return write_index(search_content(self.library, links), site)

    def _write_beside(self, links: Links, site: Path) -> Iterable[str]:
        """Write the open data, and what stands beside each story and every other text; take away what is of none."""
        beside = dict((*citation_files(self.library), *self.late(self.library, links)))
        beside |= {old: beside[url] for old, url in at_old_addresses(self.library, beside)}
        for name in (TWIN, RIS_FILE, CSL_FILE):  # of what is gone, when a site is brought up to date
            for file in (found for folder in WITH_TWINS for found in site.glob(f"{folder}/*/{name}")):
                if file.relative_to(site).as_posix() not in beside:
                    file.unlink()
        written = {**data_files(self.library, links), **beside}
        for url, content in written.items():
            Asset(url, content).write_below(site)
        return written


def publish(library: Library, memory: Memory, environment: str, late: LateFiles = none) -> Publication:
    """Link the library and lay out the site: its pages, and all files beside them."""
    links = link_library(library, memory)
    links.kinship.find_all()
    site = Site(library, links, memory, environment)
    pages = tuple(site.pages())
    assets = (
        *look_of(library),
        *cards_of(library, memory),
        *ended_municipalities(library),
        *headers_of(library),
        *submission_of(library, memory),
        *hidden_files_of(library),
        *short_links_of(library),
        *image_assets(library),
        *downloads_of(links),
        *offered(site),
        *feed_assets(library, memory),
        *news_of(library),
        *for_programs(library),
        *sitemap_of(library, pages),
    )
    beside = {asset.url: asset for asset in assets}
    moved = [replace(beside[url], url=old) for old, url in at_old_addresses(library, beside)]
    assets = (*assets, *moved, *redirects_of(library))
    return Publication(pages, assets, library, links, Heads(library), site.digests, late)


def headers_of(library: Library) -> list[Asset]:
    """What a browser may do on the site, for a host that sets headers."""
    libraries = library.settings.other_addresses
    return [Asset(security_headers.HEADERS_FILE, security_headers.headers_file(libraries))]


def submission_of(library: Library, memory: Memory) -> list[Asset]:
    """What the form needs beside its page: its words, its rules and the Word template."""
    return [Asset(address, content) for address, content in submission_files(library, memory).items()]


def hidden_files_of(library: Library) -> list[Asset]:
    return [
        Asset(path, file=library.root / "docs" / path) for path in HIDDEN if (library.root / "docs" / path).exists()
    ]


def short_links_of(library: Library) -> list[Asset]:
    return [Asset(url, with_policy(content)) for url, content in short_link_pages(library).items()]


def image_assets(library: Library) -> list[Asset]:
    return [Asset(url, file=image) for url, image in text_images(library).items()]


def feed_assets(library: Library, memory: Memory) -> list[Asset]:
    """The feeds, written again only when what they say has changed."""
    stories = [(story.slug, story.front, story.setbacks) for story in library.stories]
    named = (library.ingredients, library.themes, library.setbacks)
    subjects = [[(each.slug, each.title, each.aliases) for each in those] for those in named]
    inputs = (stories, subjects, library.withdrawn, library.settings, library.vocabulary)
    files = memory.recall("feeds", "", inputs, partial(feed_files, library))
    return [Asset(url, content) for url, content in files.items()]


def for_programs(library: Library) -> list[Asset]:
    """What programs look for at the root. A publisher may write another robots.txt in docs/."""
    own = (library.root / "docs" / machines.ROBOTS_FILE).exists()
    robots = [] if own else [Asset(machines.ROBOTS_FILE, machines.write_robots(library))]
    return [*robots, *([Asset(machines.LLMS_FILE, machines.write_llms(library))] if library.settings.site_url else [])]


def news_of(library: Library) -> list[Asset]:
    """What is new as a text for each month, and when stories have to be checked again; without an address none."""
    if not library.settings.site_url:
        return []
    texts = [Asset(url, content) for url, content in month_files(library).items()]
    return [*texts, Asset(CALENDAR_FILE, write_calendar(library))]


def sitemap_of(library: Library, pages: tuple[Page, ...]) -> list[Asset]:
    """The sitemap; without the address of the site there is none."""
    return [Asset(sitemap.SITEMAP_FILE, sitemap.write_sitemap(pages, library))] if library.settings.site_url else []


def downloads_of(links: Links) -> list[Asset]:
    """The files of each bundle, as far as they are made and still say what the site says, and of every edition.

    With them the report on the pages of the site.
    """
    specials = [Special(bundle, links) for bundle in links.library.bundles]
    downloads = [
        download
        for special in specials
        for downloads in (special.downloads, *(kept.downloads for kept in special.editions))
        for download in downloads
    ]
    downloads += [axe] if (axe := report_on_pages(links.library.root)) else []
    return [Asset(download.url, file=download.file) for download in downloads]


def offered(site: Site) -> list[Asset]:
    """The sheets beside the pages, as far as they are made and still say what the pages say; and the report on them."""
    report = report_on_sheets(site.offers)
    return [
        *(Asset(offer.url, file=offer.file) for offers in site.offers.values() for offer in offers),
        *([Asset(report.url, file=report.file)] if report else []),
    ]


def text_images(library: Library) -> dict[str, Path]:
    """Address -> file, for every image that a text shows, as it goes to the site: the picture and nothing else."""
    named = [f"{story_url(story.slug)}{story.front.image.src}" for story in library.stories if story.front.image]
    texts: Iterable[Story | BackgroundPage] = (*library.stories, *library.pages)
    shown = [resolve_image(text.path, link.target) for text in texts for link in text.body.links if link.is_image]
    addresses = sorted({*named, *(address.removeprefix(ROOT) for address in shown if address)})
    folder = library.root / CACHE / IMAGES
    return {address: published_image(library.root / image_file(address), folder) for address in addresses}


def look_of(library: Library) -> list[Asset]:
    """What every page shares: colours, fonts with their licences, the map, icons, the names of all municipalities."""
    assets = [
        Asset(tokens.FILE, tokens.site_style() + web_style()),
        Asset("assets/kaart.svg", base_map(library.gazetteer)),
        Asset(marks.ADDRESS, marks.mark_sheet(library)),
        Asset(municipality_table.ADDRESS, municipality_table.municipality_table(library.gazetteer)),
    ]
    assets += fonts_below(library.root)
    assets += [Asset(f"assets/fonts/{name}", file=licence_of(package)) for name, package in LICENCES.items()]
    return assets


def fonts_below(root: Path) -> list[Asset]:
    """The fonts of every site, kept below the root of a library."""
    folder = root / CACHE / "fonts"
    return [
        Asset(f"assets/fonts/{name}", file=file) for face in FACES for name, file in web_fonts(face, folder).items()
    ]


def cards_of(library: Library, memory: Memory) -> list[Asset]:
    """A social card for each story, and one for all other pages."""
    folder = library.root / CACHE / "cards"
    with_stories = tuple(dict.fromkeys(each for story in library.stories for each in story.municipalities))
    name = library.settings.site_name
    words = library.vocabulary
    general = Card(name, words.motto, words.tagline, with_stories, country=library.gazetteer.municipalities)
    cards = {"assets/deelkaart.png": general}
    signs = memory.token("signs", library.signs)
    for story in library.stories:
        make = partial(card_of, story, library)
        cards[f"{story_url(story.slug)}kaart.png"] = memory.recall("share card", story.slug, (story, name, signs), make)
    return [Asset(url, file=card_file(card, folder)) for url, card in cards.items()]


def card_of(story: Story, library: Library) -> Card:
    tiles = tuple(board_of(story, library, STANDING))
    name = library.settings.site_name
    return Card(name, set_text(story.title), set_text(story.place_line), story.municipalities, tiles)


def redirects_of(library: Library) -> list[Asset]:
    """A page at each old address of a page that was renamed."""
    return sent_on(moved_pages(library))


def sent_on(addresses: Mapping[str, str]) -> list[Asset]:
    """A page at each address that sends its reader on to another in the same folder."""
    return [Asset(f"{old}index.html", with_policy(redirect(new.split("/")[-2]))) for old, new in addresses.items()]


def at_old_addresses(library: Library, urls: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Old address and address of all that stands beside a page that was renamed.

    A reader is sent on by a page; a program that comes for a feed, a text or a picture is not.
    """
    addresses = moved_pages(library) | other_addresses(library)
    moved = group(addresses.items(), lambda pair: (pair[1],))
    for url in urls if moved else ():
        folder, _, below = url.partition("/")
        name, _, file = below.partition("/")
        for old, _ in moved.get(f"{folder}/{name}/", ()):
            yield old + file, url


def ended_municipalities(library: Library) -> list[Asset]:
    """A page at the address of each municipality that is no more, and at that of each other name of one that is."""
    ended = [Asset(url, with_policy(page)) for url, page in ended_pages(library)]
    return [*ended, *sent_on(other_addresses(library))]


def redirect(slug: str) -> str:
    """A page that sends the reader of an old address on, to the place in the page that the address names.

    Without JavaScript the reader comes at the beginning of it; search engines are told too.
    """
    target = escape(f"../{slug}/")
    return (
        '<!doctype html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<title>Verhuisd</title>\n'
        f'<noscript><meta http-equiv="refresh" content="0; url={target}"></noscript>\n'
        '<script src="../../assets/shared/sent-on.js" type="module"></script>\n'
        f'<link rel="canonical" href="{target}">\n<meta name="robots" content="noindex">\n</head>\n'
        f'<body>\n<main><p>Deze pagina is verhuisd. <a href="{target}">Lees verder op de nieuwe plek</a>.</p></main>\n'
        "</body>\n</html>\n"
    )
