"""From a library to everything that is published: pages, and the files beside them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from markupsafe import escape

from ..design.dot_map import base_map
from ..design.share_card import Card, card_file
from ..design.typefaces import FACES, LICENCES, licence_of, web_font
from ..finder.documents import SearchContent, search_content
from ..finder.index import write_index
from ..incremental.memory import Memory
from ..intake.form import submission_files
from ..language.dutch import enumerate_dutch
from ..library.library import Library
from ..library.links import Links, link_library
from ..library.short_links import short_link_pages
from ..library.story import Story
from ..model.urls import story_url
from ..opendata.files import data_files
from ..places.municipality_table import municipality_table
from . import security_headers, sitemap
from .feeds import feed_files
from .head import Heads
from .inputs import Inputs
from .page import Page
from .pages import Site
from .security_headers import with_policy
from .special import Special

HIDDEN = (".well-known/security.txt",)
"""Files in docs/ that MkDocs passes by because their folder starts with a dot."""
CACHE = Path(".cache")
"""Below the root: what was made before and is slow to make."""


@dataclass(frozen=True)
class Asset:
    """A file of the site that is not a page: its content, or the file to copy."""

    url: str
    content: str | bytes = ""
    file: Path | None = None


@dataclass(frozen=True)
class Publication:
    """Everything on the site, and what its search index will hold. What takes long waits until it is asked for."""

    pages: tuple[Page, ...]
    assets: tuple[Asset, ...]
    heads: Heads
    inputs: Inputs
    data: Callable[[], tuple[Asset, ...]]
    """Makes the files of the open data, which hold every text."""
    search: Callable[[], SearchContent]


def publish(library: Library, memory: Memory, environment: str) -> Publication:
    """Render the stories, link the library and lay out the site."""
    links = link_library(library, memory)
    pages = tuple(Site(library, links).pages())
    return Publication(
        pages=pages,
        assets=(*assets_of(library), *downloads_of(links), *machine_files(library, pages, memory)),
        heads=Heads(library),
        inputs=Inputs(library, links, memory, environment),
        data=partial(data_assets, library, links),
        search=partial(search_content, library, links),
    )


def data_assets(library: Library, links: Links) -> tuple[Asset, ...]:
    return tuple(Asset(url, content) for url, content in data_files(library, links).items())


def write_late(publication: Publication, site: Path) -> None:
    """Write the open data and the search index into a site: the parts that hold every text."""
    for asset in publication.data():
        file = site / asset.url
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(asset.content if isinstance(asset.content, bytes) else asset.content.encode())
    write_index(publication.search(), site)


def machine_files(library: Library, pages: tuple[Page, ...], memory: Memory) -> list[Asset]:
    """The feeds and the sitemap."""
    stories = [(story.slug, story.front) for story in library.stories]
    ingredients = [(ingredient.slug, ingredient.title) for ingredient in library.ingredients]
    themes = [(theme.slug, theme.title) for theme in library.themes]
    inputs = (stories, ingredients, themes, library.withdrawn, library.settings)
    files = dict(memory.recall("feeds", "", inputs, partial(feed_files, library)))
    if library.settings.site_url:
        files[sitemap.FILE] = sitemap.write_sitemap(pages, library)
    return [Asset(url, content) for url, content in files.items()]


def assets_of(library: Library) -> list[Asset]:
    """The fonts, the map, the social cards, the headers, the redirects of old addresses, and the stories' images."""
    assets = [*look_of(library), *cards_of(library), *redirects_of(library)]
    assets.append(Asset(security_headers.FILE, security_headers.headers_file()))
    assets += [Asset(address, content) for address, content in submission_files(library).items()]
    assets += [
        Asset(path, file=library.root / "docs" / path) for path in HIDDEN if (library.root / "docs" / path).exists()
    ]
    assets += [Asset(url, with_policy(content)) for url, content in short_link_pages(library).items()]
    return [*assets, *(Asset(url, file=image) for url, image in story_images(library).items())]


def downloads_of(links: Links) -> list[Asset]:
    """The files of each bundle, as far as they are made and still say what the site says."""
    return [
        Asset(download.url, file=download.file)
        for bundle in links.library.bundles
        for download in Special(bundle, links).downloads
    ]


def story_images(library: Library) -> dict[str, Path]:
    """Address -> file, for every image that a story shows; what else lies in its folder nobody has checked."""
    return {
        f"{story_url(story.slug)}{name}": library.root / "stories" / story.slug / name
        for story in library.stories
        for name in sorted(names_of_images(story))
    }


def names_of_images(story: Story) -> set[str]:
    """The names of the files in its own folder that a story shows, in its front matter and in its text."""
    shown = {link.target.removeprefix(f"{story.slug}/") for link in story.body.links if link.is_image}
    return shown | ({story.front.image.src} if story.front.image else set())


def look_of(library: Library) -> list[Asset]:
    """What every page shares: fonts with their licences, the map, the names of all municipalities."""
    assets = [
        Asset("assets/kaart.svg", base_map(library.gazetteer)),
        Asset("assets/gemeenten.json", municipality_table(library.gazetteer)),
    ]
    folder = library.root / CACHE / "fonts"
    assets += [Asset(f"assets/fonts/{face.file}.woff2", file=web_font(face, folder)) for face in FACES]
    assets += [Asset(f"assets/fonts/{name}", file=licence_of(package)) for name, package in LICENCES.items()]
    return assets


def cards_of(library: Library) -> list[Asset]:
    """A social card for each story, and one for all other pages."""
    folder = library.root / CACHE / "cards"
    with_stories = tuple(dict.fromkeys(each for story in library.stories for each in story.municipalities))
    general = Card("Geen recept, wel ingrediënten", "Praktijkverhalen uit het sociaal domein", with_stories)
    assets = [Asset("assets/deelkaart.png", file=card_file(general, folder))]
    for story in library.stories:
        places = [each.name for each in story.municipalities]
        where = enumerate_dutch(places) if len(places) <= 3 else f"{len(places)} gemeenten"
        card = Card(story.title, f"{where} · {enumerate_dutch(list(story.provinces))}", story.municipalities)
        assets.append(Asset(f"{story_url(story.slug)}kaart.png", file=card_file(card, folder)))
    return assets


def redirects_of(library: Library) -> list[Asset]:
    """A page at each old address of a story, also of one that was withdrawn since."""
    moved = [(alias, story.slug) for story in library.stories for alias in story.front.aliases]
    moved += [(alias, gone.slug) for gone in library.withdrawn for alias in gone.aliases]
    return [Asset(f"{story_url(alias)}index.html", with_policy(redirect(slug))) for alias, slug in moved]


def redirect(slug: str) -> str:
    """A page that sends the reader of an old address on; it works without JavaScript and tells search engines."""
    target = escape(f"../{slug}/")
    return (
        '<!doctype html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n<title>Verhuisd</title>\n'
        f'<meta http-equiv="refresh" content="0; url={target}">\n<link rel="canonical" href="{target}">\n'
        f'<meta name="robots" content="noindex">\n</head>\n'
        f'<body>\n<p>Dit verhaal is verhuisd. <a href="{target}">Lees het op de nieuwe plek</a>.</p>\n</body>\n'
        "</html>\n"
    )
