"""The rules for links: they work on GitHub, on the site and on paper, and lead somewhere."""

import html
import posixpath
import re
from collections.abc import Iterator

from ..language.suggest import nearest
from ..model.anchors import fold_anchor
from ..model.fields import WEB_ADDRESS
from ..model.problems import Level, Problem
from ..model.rules import rule
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


SITE_LINK = rule(
    "L-003",
    Level.ERROR,
    message="een link naar '{value}' werkt niet op GitHub.",
    advice="Schrijf: `{example}`.",
    explanation="Een link naar een bestand werkt op de site en op GitHub; een link naar een adres van de site niet.",
)
LINK_SCHEME = rule(
    "L-004",
    Level.ERROR,
    message="een link mag niet beginnen met '{value}'.",
    advice="Gebruik https://, http:// of mailto:.",
    explanation="Andere adressen werken niet in elke browser, en sommige voeren ongemerkt iets uit.",
)
EMPTY_LINK = rule(
    "L-006",
    Level.ERROR,
    message="de link heeft geen adres.",
    advice="Schrijf: `[tekst](adres)`.",
    explanation="Een link zonder adres doet niets als een lezer erop klikt.",
)
LINK_ADDRESS = rule(
    "L-008",
    Level.ERROR,
    message="'{value}' is geen bruikbaar webadres.",
    advice="Schrijf het hele adres, zonder naam ervoor en zonder aanhalingstekens: `https://...`.",
    explanation="Een lezer moet kunnen zien waar een link heen gaat.",
)


def check_link(entry: Entry, link: Link, context: Context) -> Iterator[Problem]:
    target = re.sub(r"[\s\x00-\x1f]", "", html.unescape(link.target))
    if not target:
        yield EMPTY_LINK.at(entry.path, link.line)
    elif scheme := SCHEME.match(target):
        if scheme[1].lower() not in ALLOWED_SCHEMES:
            yield LINK_SCHEME.at(entry.path, link.line, value=f"{scheme[1]}:")
        elif scheme[1].lower() != "mailto" and not WEB_ADDRESS.fullmatch(target):
            yield LINK_ADDRESS.at(entry.path, link.line, value=target)
    elif target.startswith("//"):
        yield LINK_SCHEME.at(entry.path, link.line, value="//")
    elif target.startswith("/") or SITE_ADDRESS.fullmatch(target):
        yield SITE_LINK.at(entry.path, link.line, value=target, example=as_file(entry, target))
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


DEAD_LINK = rule(
    "L-001",
    Level.ERROR,
    message="de link '{value}' leidt nergens heen.",
    advice="Verwijs naar een bestaand bestand, zoals `{example}`.",
    explanation="Een lezer die op een link klikt, moet ergens uitkomen: op de site en op GitHub.",
)
DEAD_ANCHOR = rule(
    "L-002",
    Level.ERROR,
    message="de kop '#{value}' bestaat niet in {target}.",
    advice="Kies een kop die er staat.",
    explanation="Een link naar een kop brengt een lezer precies daar.",
)
LINK_OUTSIDE = rule(
    "L-005",
    Level.ERROR,
    message="de link '{value}' wijst buiten dit project.",
    advice="Verwijs naar een bestand in dit project.",
    explanation="Wat buiten dit project staat, komt niet op de site.",
)


def check_internal(entry: Entry, line: int, target: str, context: Context) -> Iterator[Problem]:
    file, anchor = split_target(entry, target)
    if file.startswith("../") or file == "..":
        yield LINK_OUTSIDE.at(entry.path, line, value=target)
    elif file not in context.paths or (file_url(file) is None and entry.kind is not Kind.BUNDLE_TEXT):
        suggestion = f"https://{target}" if target.lower().startswith("www.") else nearest_file(entry, file, context)
        yield DEAD_LINK.at(entry.path, line, suggestion=suggestion, value=target, example="../stories/naam.md")
    elif anchor and file in context.by_path and fold_anchor(anchor) not in context.anchors(file):
        likely = nearest(anchor, context.anchors(file))
        suggestion = f"#{likely}" if likely else None
        yield DEAD_ANCHOR.at(entry.path, line, suggestion=suggestion, value=anchor, target=file)
