"""The rules for links: they work on GitHub, on the site and on paper, and lead somewhere."""

import posixpath
from collections.abc import Iterator

from ..language.suggest import nearest
from ..model.anchors import fold_anchor
from ..model.fields import WEB_ADDRESS, host_of, is_in_another_alphabet, whole_address
from ..model.link_targets import (
    InFile,
    Mailbox,
    NoAddress,
    OtherScheme,
    OutsideProject,
    SiteAddress,
    WebPage,
    read_target,
    shows_another,
)
from ..model.problems import Level, Problem
from ..model.rules import rule
from ..model.urls import file_url
from ..reading.entry import Entry, Kind
from ..reading.naming import KIND_BY_FOLDER
from ..text.inline import Link, bare_words
from .context import Context


def check_links(entry: Entry, context: Context) -> Iterator[Problem]:
    for link in entry.body.links:
        if not link.is_image:
            yield from check_link(entry, link, context)


SITE_LINK = rule(
    "L-003",
    Level.ERROR,
    message="een link naar '{value}' werkt niet op GitHub.",
    advice="Verwijs naar het bestand zelf, zoals `{example}`.",
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
    advice="Neem het hele adres over uit de adresbalk van je browser, zonder naam ervoor en zonder aanhalingstekens.",
    explanation="Een lezer moet kunnen zien waar een link heen gaat.",
)


OTHER_ALPHABET = rule(
    "L-009",
    Level.ERROR,
    message="in het adres '{value}' staan letters van een ander alfabet.",
    advice="Typ het adres zelf over, of haal de link weg.",
    explanation="Zulke letters lijken op de onze, en een lezer komt of mailt dan bij iemand anders dan hij denkt.",
)

OTHER_ADDRESS = rule(
    "L-010",
    Level.WARNING,
    message="de tekst van deze link is een ander adres dan '{value}', waar hij heen gaat.",
    advice="Maak de twee gelijk, of schrijf in de tekst in gewone woorden waar de link heen gaat.",
    explanation="Een lezer vertrouwt het adres dat hij ziet, en moet daar ook uitkomen.",
)


def check_link(entry: Entry, link: Link, context: Context) -> Iterator[Problem]:
    match read_target(entry.path, link.target):
        case NoAddress():
            yield EMPTY_LINK.at(entry.path, link.line)
        case OtherScheme(scheme):
            yield LINK_SCHEME.at(entry.path, link.line, suggestion=whole_address(link.target), value=scheme)
        case WebPage(address) if not WEB_ADDRESS.fullmatch(address):
            yield LINK_ADDRESS.at(entry.path, link.line, value=address, suggestion=whole_address(address))
        case WebPage(address) if not host_of(address):
            yield OTHER_ALPHABET.at(entry.path, link.line, value=address)
        case Mailbox(address) if is_in_another_alphabet(address.partition("?")[0].rpartition("@")[2]):
            yield OTHER_ALPHABET.at(entry.path, link.line, value=address)
        case WebPage(address) | Mailbox(address) if shows_another(bare_words(link.text), address):
            yield OTHER_ADDRESS.at(entry.path, link.line, value=address)
        case SiteAddress(address, file):
            meant = nearest_file(entry, *file.split("#", 1), context=context) if file else None
            example = file_to_link(entry, context)
            yield SITE_LINK.at(entry.path, link.line, suggestion=meant, value=address, example=example)
        case OutsideProject(address):
            yield LINK_OUTSIDE.at(entry.path, link.line, value=address)
        case InFile() as target:
            yield from check_file(entry, link.line, target, context)


def way_to(entry: Entry, file: str) -> str:
    """The path of a file as a link in the file of the entry has it: right on GitHub too."""
    return posixpath.relpath(file, entry.folder.as_posix())


def nearest_file(entry: Entry, file: str, anchor: str = "", *, context: Context) -> str | None:
    """The path from an entry to the file that was called `file`, or else to the one that looks most like it."""
    folder, _, name = file.rpartition("/")
    kind = KIND_BY_FOLDER.get(folder)
    owners = context.alias_owners.get((kind, name.removesuffix(".md")), ()) if kind else ()
    likely = next(iter(owners), None) or nearest(file, context.paths)
    return f"{way_to(entry, likely)}#{anchor}".removesuffix("#") if likely else None


def file_to_link(entry: Entry, context: Context) -> str:
    """The path from an entry to some other file that may be linked: a story where there is one."""
    others = sorted(path for path in context.paths if path != entry.path and file_url(path) is not None)
    stories = [path for path in others if KIND_BY_FOLDER.get(posixpath.dirname(path)) is Kind.STORY]
    return way_to(entry, next(iter(stories or others), entry.path))


def anchors_linked(entry: Entry, context: Context) -> list[frozenset[str]]:
    """The headings of the files that an entry links into; the check of the entry depends on them."""
    targets = (read_target(entry.path, link.target) for link in entry.body.links if "#" in link.target)
    files = (target.file for target in targets if isinstance(target, InFile) and target.anchor)
    return [context.anchors(file) for file in files if file in context.by_path]


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


def check_file(entry: Entry, line: int, target: InFile, context: Context) -> Iterator[Problem]:
    address, file, anchor = target.address, target.file, target.anchor
    if file not in context.paths or (file_url(file) is None and entry.kind is not Kind.BUNDLE_TEXT):
        meant = whole_address(address) or nearest_file(entry, file, anchor, context=context)
        example = file_to_link(entry, context)
        yield DEAD_LINK.at(entry.path, line, suggestion=meant, value=address, example=example)
    elif anchor and file in context.by_path and fold_anchor(anchor) not in context.anchors(file):
        likely = nearest(anchor, context.anchors(file))
        suggestion = f"#{likely}" if likely else None
        yield DEAD_ANCHOR.at(entry.path, line, suggestion=suggestion, value=anchor, target=file)
