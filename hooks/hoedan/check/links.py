"""The rules for links: they work on GitHub, on the site and on paper, and lead somewhere."""

import html
import posixpath
import re
from collections.abc import Iterator

from ..language.suggest import nearest
from ..model.anchors import fold_anchor
from ..model.fields import WEB_ADDRESS
from ..model.problems import Problem, problem
from ..model.urls import file_url
from ..reading.entry import Entry, Kind
from ..text.inline import Link
from .context import Context

SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
ALLOWED_SCHEMES = frozenset({"http", "https", "mailto"})
SITE_ADDRESS = re.compile(r"/?(verhalen|ingredienten|themas|achtergrond)/([a-z0-9-]+)/?(#.*)?")
FOLDERS = {
    "verhalen": "stories",
    "ingredienten": "ingredients",
    "themas": "docs/themas",
    "achtergrond": "docs/achtergrond",
}


def check_links(entry: Entry, context: Context) -> Iterator[Problem]:
    for link in entry.body.links:
        if not link.is_image:
            yield from check_link(entry, link, context)


def check_link(entry: Entry, link: Link, context: Context) -> Iterator[Problem]:
    target = re.sub(r"[\s\x00-\x1f]", "", html.unescape(link.target))
    if not target:
        yield problem("L-006", entry.path, link.line)
    elif scheme := SCHEME.match(target):
        if scheme[1].lower() not in ALLOWED_SCHEMES:
            yield problem("L-004", entry.path, link.line, value=f"{scheme[1]}:")
        elif scheme[1].lower() != "mailto" and not WEB_ADDRESS.fullmatch(target):
            yield problem("L-008", entry.path, link.line, value=target)
    elif target.startswith("//"):
        yield problem("L-004", entry.path, link.line, value="//")
    elif target.startswith("/") or SITE_ADDRESS.fullmatch(target):
        yield problem("L-003", entry.path, link.line, value=target, example=as_file(entry, target))
    else:
        yield from check_internal(entry, link.line, target, context)


def as_file(entry: Entry, address: str) -> str:
    """Write a site address as the path that works on GitHub too."""
    found = SITE_ADDRESS.fullmatch(address)
    if found is None:
        return "../docs/over.md"
    file = f"{FOLDERS[found[1]]}/{found[2]}.md"
    return posixpath.relpath(file, entry.folder.as_posix()) + (found[3] or "")


def nearest_file(entry: Entry, file: str, context: Context) -> str | None:
    """The path from an entry to the file that `file` looks most like."""
    likely = nearest(file, context.paths)
    return posixpath.relpath(likely, entry.folder.as_posix()) if likely else None


def split_target(entry: Entry, target: str) -> tuple[str, str]:
    """The file that a link without a scheme leads to, and the anchor in it."""
    path, _, anchor = target.partition("#")
    file = posixpath.normpath(posixpath.join(entry.folder.as_posix(), path)) if path else entry.path
    return file, anchor


def anchors_linked(entry: Entry, context: Context) -> list[frozenset[str]]:
    """The headings of the files that an entry links into; the check of the entry depends on them."""
    targets = (split_target(entry, link.target) for link in entry.body.links if "#" in link.target)
    return [context.anchors(file) for file, anchor in targets if anchor and file in context.by_path]


def check_internal(entry: Entry, line: int, target: str, context: Context) -> Iterator[Problem]:
    file, anchor = split_target(entry, target)
    if file.startswith("../") or file == "..":
        yield problem("L-005", entry.path, line, value=target)
    elif file not in context.paths or (file_url(file) is None and entry.kind is not Kind.BUNDLE_TEXT):
        suggestion = f"https://{target}" if target.lower().startswith("www.") else nearest_file(entry, file, context)
        yield problem("L-001", entry.path, line, suggestion=suggestion, value=target, example="../stories/naam.md")
    elif anchor and file in context.by_path and fold_anchor(anchor) not in context.anchors(file):
        likely = nearest(anchor, context.anchors(file))
        suggestion = f"#{likely}" if likely else None
        yield problem("L-002", entry.path, line, suggestion=suggestion, value=anchor, target=file)
