"""From a library to everything that is published: pages, and the files beside them."""

from dataclasses import dataclass
from pathlib import Path

from markupsafe import escape

from .dotmap import base_map
from .library import Library
from .link import Links
from .markup import render_story_text
from .page import Page
from .pages import Site
from .urls import story_url

IMAGE_TYPES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".avif"})


@dataclass(frozen=True)
class Asset:
    """A file of the site that is not a page: its content, or the file to copy."""

    url: str
    content: str = ""
    file: Path | None = None


@dataclass(frozen=True)
class Publication:
    """Everything on the site but the search index."""

    pages: tuple[Page, ...]
    assets: tuple[Asset, ...]


def publish(library: Library) -> Publication:
    """Render the stories, link the library and lay out the site."""
    texts = {story.slug: render_story_text(story.body, story.path) for story in library.stories}
    site = Site(library, Links(library, texts))
    return Publication(tuple(site.pages()), tuple(assets_of(library)))


def assets_of(library: Library) -> list[Asset]:
    """The map, the redirects of old addresses, and the stories' images."""
    assets = [Asset("assets/kaart.svg", base_map(library.gazetteer))]
    for story in library.stories:
        assets += [Asset(f"{story_url(alias)}index.html", redirect(story.slug)) for alias in story.front.aliases]
        folder = library.root / "stories" / story.slug
        images = sorted(folder.glob("*")) if folder.is_dir() else []
        assets += [
            Asset(f"{story_url(story.slug)}{image.name}", file=image)
            for image in images
            if image.suffix.lower() in IMAGE_TYPES and image.resolve().is_relative_to(folder.resolve())
        ]
    return assets


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
