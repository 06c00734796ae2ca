"""Read the links and anchors of a built site, and find those that lead nowhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from lxml import etree


@dataclass
class Document:
    """The ids and the addresses in one HTML file."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


def read_document(file: Path) -> Document:
    document = Document()
    for element in etree.parse(file, etree.HTMLParser(encoding="utf-8")).iter(etree.Element):
        for name, value in element.items():
            if name == "id" and value:
                document.ids.append(str(value))
            if name in ("href", "src", "action"):
                document.links.append(str(value))
    return document


@cache
def read_site(site: Path) -> dict[Path, Document]:
    """Every HTML file of a site that stays as it is, with what it links to."""
    return {file: read_document(file) for file in sorted(site.rglob("*.html"))}


def is_external(link: str) -> bool:
    return re.match(r"[a-z][a-z0-9+.-]*:|//", link) is not None


def broken_links(site: Path) -> Iterator[str]:
    """Each internal link or anchor that leads nowhere, as `page -> link`."""
    documents = read_site(site)
    ids = {file: set(document.ids) for file, document in documents.items()}
    for file, document in documents.items():
        for link in document.links:
            if is_external(link):
                continue
            target = resolve(site, file, link)
            fragment = link.partition("#")[2]
            if not target.is_file() or (fragment and fragment not in ids.get(target, {fragment})):
                yield f"{file.relative_to(site)} -> {link}"


def resolve(site: Path, file: Path, link: str) -> Path:
    path = unquote(link.partition("#")[0].partition("?")[0])
    if not path:
        return file
    target = site / path.lstrip("/") if path.startswith("/") else file.parent / path
    target = Path(*normalise(target))
    return target / "index.html" if target.is_dir() else target


def normalise(path: Path) -> list[str]:
    parts: list[str] = []
    for part in path.parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return parts
