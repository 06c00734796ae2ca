"""What the address of a link or image means, read once for page, check and docs tree, and when a story is withdrawn."""

import html
import posixpath
import re
from dataclasses import dataclass

from .anchors import fold_anchor
from .urls import ROOT, file_url

WEB_SCHEMES = frozenset({"http", "https"})
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
SITE_FOLDERS = {
    "verhalen": "stories",
    "ingredienten": "ingredients",
    "themas": "docs/themas",
    "vallen-en-opstaan": "docs/struikelblokken",
    "achtergrond": "docs/achtergrond",
    "bijdragen": "docs/bijdragen",
}
"""The first word of an address on the site -> the folder of its files."""
IMAGE_SECTIONS = {SITE_FOLDERS[section]: section for section in ("verhalen", "achtergrond", "bijdragen")}
"""The folder of texts that may have images -> the first word of their addresses."""
SITE_ADDRESS = re.compile(rf"/?({'|'.join(SITE_FOLDERS)})/([a-z0-9-]+)/?(#.*)?")

NAME = r"[^ \n/?#:@.]+"
SHOWN_ADDRESS = re.compile(
    r"(?=https?://|www\.|[^ \n/]+@|[^\n/?#:]+\.(?:be|com|de|eu|info|net|nl|org)\.?(?:[/?#:]|$))"
    r"(?:https?://|mailto:)?(?:www\.)?(?:(?P<box>[^ \n/?#:@]+)@)?"
    rf"(?P<host>(?:{NAME}\.)+{NAME})\.?(?:[/?#:][^ \n]*)?"
)
"""What a reader takes for an address, in small letters. Alone it needs a usual end: `verslag.pdf` is a file."""


@dataclass(frozen=True)
class NoAddress:
    """Nothing stands between the brackets."""


@dataclass(frozen=True)
class WebPage:
    """A page anywhere, with http or https."""

    address: str


@dataclass(frozen=True)
class Mailbox:
    """A mailbox, with `mailto:` before it."""

    address: str


@dataclass(frozen=True)
class OtherScheme:
    """An address that begins with anything else, such as `javascript:`; with `//` the scheme is left to the reader."""

    scheme: str


@dataclass(frozen=True)
class SiteAddress:
    """An address of the site itself, which leads nowhere on GitHub."""

    address: str
    file: str | None
    """The file of that page, with the anchor; None when the address does not say."""


@dataclass(frozen=True)
class OutsideProject:
    """A path that leads out of the repository."""

    address: str


@dataclass(frozen=True)
class InFile:
    """A path in the repository, whether a file is there or not, and the heading in it as it was written."""

    address: str
    file: str
    anchor: str


LinkTarget = NoAddress | WebPage | Mailbox | OtherScheme | SiteAddress | OutsideProject | InFile


def read_target(path: str, written: str) -> LinkTarget:
    """What the address of a link means, as it is written in the file at `path`."""
    address = re.sub(r"[\s\x00-\x1f]", "", html.unescape(written))
    scheme = SCHEME.match(address)
    if not address:
        return NoAddress()
    if scheme:
        return with_scheme(scheme[1].lower(), address)
    if address.startswith("//"):
        return OtherScheme("//")
    if address.startswith("/") or SITE_ADDRESS.fullmatch(address):
        return SiteAddress(address, file_of(address))
    relative, _, anchor = address.partition("#")
    file = posixpath.normpath(posixpath.join(posixpath.dirname(path), relative)) if relative else path
    return OutsideProject(address) if file.split("/")[0] == ".." else InFile(address, file, anchor)


def shows_another(shown: str, address: str) -> bool:
    """Whether the text of a link is an address of another website or mailbox than it leads to.

    Only the host counts, without `www.`, and between two mailboxes what stands before it.
    """
    said, meant = SHOWN_ADDRESS.fullmatch(shown.lower()), SHOWN_ADDRESS.fullmatch(address.lower())
    if not said or not meant:
        return False
    return said["host"] != meant["host"] or bool(said["box"] and meant["box"] and said["box"] != meant["box"])


def with_scheme(scheme: str, address: str) -> LinkTarget:
    if scheme in WEB_SCHEMES:
        return WebPage(address)
    return Mailbox(address) if scheme == "mailto" else OtherScheme(f"{address.partition(':')[0]}:")


def file_of(address: str) -> str | None:
    """The file behind an address of the site, with its anchor."""
    found = SITE_ADDRESS.fullmatch(address)
    return f"{SITE_FOLDERS[found[1]]}/{found[2]}.md{found[3] or ''}" if found else None


def resolve_link(path: str, written: str) -> str | None:
    """Turn what a contributor wrote into an address: links inside the site start with `ROOT`, others stay.

    None for a link that leads nowhere; the check reports it, and the text stays without a link.
    """
    match read_target(path, written):
        case WebPage(address) | Mailbox(address):
            return address
        case InFile(address, file, anchor):
            fragment = f"#{fold_anchor(anchor)}" if anchor else ""
            if address.startswith("#"):
                return fragment or None
            url = file_url(file)
            return None if url is None else f"{ROOT}{url}{fragment}"
        case _:
            return None


def resolve_image(path: str, written: str) -> str | None:
    """The address of an image in the own folder of a story, background page or page of the guide; None for any other.

    The check reports those.
    """
    folder, name = image_folder(path), posixpath.basename(path).removesuffix(".md")
    is_own = folder is not None and re.fullmatch(rf"{re.escape(name)}/[\w.-]+", written)
    return f"{ROOT}{IMAGE_SECTIONS[posixpath.dirname(path)]}/{written}" if is_own else None


def image_folder(path: str) -> str | None:
    """The folder with the images of the text at `path`; None for a text that cannot have any."""
    folder, name = posixpath.split(path.removesuffix(".md"))
    return f"{folder}/{name}" if folder in IMAGE_SECTIONS and name != "index" else None


def image_file(address: str) -> str:
    """The file behind the address of an image, without `ROOT`."""
    section, _, rest = address.partition("/")
    return f"{SITE_FOLDERS[section]}/{rest}"
