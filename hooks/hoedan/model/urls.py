"""The addresses of the site: Dutch, stable, always ending in a slash, relative to the root.

Inside HTML fragments an address starts with `ROOT`, a private-use character that contributors cannot write. Whoever
publishes a fragment replaces it by the way to the root: `../../` on the site, something else on paper.
"""

from collections.abc import Sequence
from urllib.parse import quote, urlencode

from ..language.slugs import slugify

ROOT = "\ue000"
TWIN = "index.md"
"""Beside the page of a story: its text as Markdown."""
SETBACKS = "vallen-en-opstaan/"
SECTIONS = {"stories": "verhalen", "ingredients": "ingredienten"}


def story_url(slug: str) -> str:
    return f"verhalen/{slug}/"


def finder_url(**filters: str) -> str:
    """The finder with these filters filled in: names and slugs of `finder/facets.py`."""
    return f"verhalen/?{urlencode(filters)}"


def compare_url(*slugs: str) -> str:
    """These stories side by side; with one, what can stand beside it."""
    return f"vergelijk/?verhalen={','.join(slugs)}" if slugs else "vergelijk/"


def letter_url(address: str, subject: str, lines: Sequence[str]) -> str:
    """A mail with its subject and these lines, each a paragraph; empty without an address."""
    words = {"subject": subject, "body": "\r\n\r\n".join(lines)}
    return f"mailto:{address}?{urlencode(words, quote_via=quote)}" if address else ""


def ingredient_url(slug: str) -> str:
    return f"ingredienten/{slug}/"


def theme_url(slug: str) -> str:
    return f"themas/{slug}/"


def setback_url(slug: str) -> str:
    return f"{SETBACKS}{slug}/"


def bundle_url(slug: str) -> str:
    return f"bundels/{slug}/"


def municipality_url(slug: str) -> str:
    return f"gemeenten/{slug}/"


def province_url(name: str) -> str:
    return f"regios/{slugify(name)}/"


def small_region_url(kind: str, name: str) -> str:
    """A region of the second column, below what such a region is called in its country."""
    return f"regios/{slugify(kind)}/{slugify(name)}/"


def page_url(slug: str) -> str:
    """The address of a page in docs/: `index` is the page of its own folder.

    The pages on setbacks have an address that says what a reader finds there.
    """
    if slug.startswith("struikelblokken/"):
        slug = SETBACKS + slug.removeprefix("struikelblokken/")
    return slug.removesuffix("index") if slug == "index" or slug.endswith("/index") else f"{slug}/"


def file_url(path: str) -> str | None:
    """The address of a content file of the repository, or None when it is not published as a page."""
    if not path.endswith(".md"):
        return None
    folder, _, rest = path.removesuffix(".md").partition("/")
    if folder in SECTIONS and "/" not in rest:
        return f"{SECTIONS[folder]}/{rest}/"
    return page_url(rest) if folder == "docs" else None


def way_to_root(url: str) -> str:
    """The relative way from the page at `url` to the root of the site."""
    return "../" * url.count("/") or "./"


def place_in(fragment: str, url: str) -> str:
    """Make the addresses in a fragment relative to the page at `url`."""
    return fragment.replace(ROOT, way_to_root(url))


def change_url(slug: str) -> str:
    """The form with a story in it, to change."""
    return f"insturen/?verhaal={slug}"


def still_right_url(slug: str) -> str:
    """The same, which asks first whether the story is still right."""
    return f"insturen/?klopt={slug}"
