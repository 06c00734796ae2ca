"""The sheets that the pages of the site offer: of a story a PDF and a memo, of an ingredient or setback its cards.

`hoedan handouts` makes what is new or says something else now, and keeps of each file of what it was made. The site
offers what is there and still says what the page says.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from ..bundle.document import fingerprint_of
from ..bundle.evidence import Evidence, read_evidence, write_evidence
from ..bundle.files import IN_PLACE, check_place, write_files
from ..bundle.layout import lay_out
from ..bundle.pdf import write_pdf
from ..bundle.plan import plan_story
from ..bundle.typesetter import Typesetter
from ..bundle.validation import VERAPDF, find_validation
from ..incremental.beside import beside
from ..incremental.digest import digest, environment_of
from ..incremental.file_cache import OUTPUT
from ..library.library import Ingredient, Setback
from ..library.links import Links
from ..library.story import Story
from ..model.urls import ingredient_url, setback_url, story_url
from ..places.tables import FOLDER as PLACES
from .cards import make_cards, material_of, write_cards
from .memo import Memo, fit_memo
from .memo_odt import write_memo_odt
from .sheet import sheet_typesetter, write_sheets

FOLDER = "voor_de_site"
"""In the output folder; the name of a bundle has no underscore."""
RECORD = "gemaakt.json"
REPORT = "pdfs.keuring.txt"
"""What veraPDF found of all of them."""
STORY, MEMO, MEMO_TEXT, CARDS = "verhaal.pdf", "raadsmemo.pdf", "raadsmemo.odt", "gesprekskaarten.pdf"
LABELS = {
    STORY: ("Het verhaal", "pdf"),
    MEMO: ("Raadsmemo op één A4", "pdf"),
    MEMO_TEXT: ("Raadsmemo om in te schrijven", "odt"),
    CARDS: ("Gesprekskaarten", "pdf, dubbelzijdig op A4, omslaan over de lange zijde"),
}


@dataclass(frozen=True)
class Handout:
    """What is made in one go for a page."""

    page: str
    """Its address, which its files stand below."""
    names: tuple[str, ...]
    made_of: str
    """Stands for all that it says."""
    make: Callable[["Workshop"], Mapping[str, bytes]]

    @property
    def urls(self) -> list[str]:
        return [self.page + name for name in self.names]

    def is_made(self, record: Mapping[str, "Made"], folder: Path) -> bool:
        """Whether its files are in `folder`, and were made of what it says now."""
        made = record.get(self.urls[0])
        return made is not None and made.of == self.made_of and all((folder / url).is_file() for url in self.urls)


class Made(NamedTuple):
    """What a handout was made of, and with: only the first decides whether it may be offered."""

    of: str
    by: str


@dataclass(frozen=True)
class Offer:
    """A file beside a page."""

    url: str
    label: str
    note: str
    file: Path


class Workshop:
    """What sets type, started when the first sheet asks for it."""

    def __init__(self, links: Links) -> None:
        self.links = links

    @cached_property
    def book(self) -> Typesetter:
        return Typesetter(self.links)

    @cached_property
    def sheets(self) -> Typesetter:
        return sheet_typesetter(self.links)


def handouts_of(links: Links) -> Iterator[Handout]:
    """All that the site can offer, in the order of its pages."""
    yield from (handout for story in links.library.stories for handout in handouts_of_story(story, links))
    entries: list[Ingredient | Setback] = [*links.library.ingredients, *links.library.setbacks]
    for entry in entries:
        if material := list(material_of(entry, links)):
            url = setback_url if isinstance(entry, Setback) else ingredient_url
            yield Handout(url(entry.slug), (CARDS,), digest(entry.title, material), partial(cards_files, entry))


def handouts_of_story(story: Story, links: Links) -> Iterator[Handout]:
    plan = plan_story(story)
    yield Handout(story_url(story.slug), (STORY,), fingerprint_of(plan, links), partial(story_files, story))
    memo = Memo([story], links)
    yield Handout(story_url(story.slug), (MEMO, MEMO_TEXT), digest(memo.material), partial(memo_files, memo))


def story_files(story: Story, shop: Workshop) -> Mapping[str, bytes]:
    return {STORY: write_pdf(lay_out(plan_story(story), shop.links, shop.book))}


def memo_files(memo: Memo, shop: Workshop) -> Mapping[str, bytes]:
    fitted = fit_memo(memo, shop.sheets)
    return {MEMO: write_sheets(fitted.document, fitted.html), MEMO_TEXT: write_memo_odt(memo, fitted.detail)}


def cards_files(entry: Ingredient | Setback, shop: Workshop) -> Mapping[str, bytes]:
    html = write_cards(make_cards([entry], shop.links), shop.links)
    return {CARDS: write_sheets(shop.sheets.set(html), html)}


def offers_of(links: Links) -> Mapping[str, tuple[Offer, ...]]:
    """Address of a page -> the files that it offers: those that were made of what it says now."""
    folder = links.library.root / OUTPUT / FOLDER
    record = read_record(folder)
    offers: dict[str, tuple[Offer, ...]] = {}
    for handout in handouts_of(links) if record and links.library.settings.site_url else ():
        if handout.is_made(record, folder):
            found = (Offer(handout.page + name, *LABELS[name], folder / handout.page / name) for name in handout.names)
            offers[handout.page] = (*offers.get(handout.page, ()), *found)
    return offers


def gather_reports(folder: Path) -> Path | None:
    """Write one report on all PDFs in a folder; there is none when one of them was not judged, or not found right.

    Raises:
        OSError: when the folder cannot be written.

    """
    target = folder / REPORT
    found = [find_validation(file, VERAPDF) for file in sorted(folder.rglob("*.pdf"))]
    if not found or None in found:
        target.unlink(missing_ok=True)
        return None
    write_evidence(target, "de pdf's bij de pagina's", [each for each in found if each])
    return target


def find_report(offers: Mapping[str, tuple[Offer, ...]]) -> Evidence | None:
    """The report on the PDFs that are offered; None when it is no proof of every one of them, as it is."""
    files = {offer.url: offer.file for found in offers.values() for offer in found if offer.file.suffix == ".pdf"}
    folders = {file.parents[len(Path(url).parts) - 1] for url, file in files.items()}
    evidence = read_evidence(folders.pop() / REPORT, files.get) if folders else None
    return evidence if evidence and evidence.names == files.keys() else None


def read_record(folder: Path) -> dict[str, Made]:
    """Address of the first file of each handout -> of what it was made; empty when nothing was made here."""
    try:
        found = json.loads((folder / RECORD).read_text("utf-8"))
        return {str(url): Made(*map(str, made)) for url, made in found.items()}
    except (FileNotFoundError, ValueError, AttributeError, TypeError):
        return {}


def renew(links: Links, report: Callable[[str], None]) -> tuple[int, int]:
    """Make what is new, says something else now or would look otherwise, and remove what no page has any more.

    `report` hears the address of each that is made. What was made stays when this is broken off. Gives how many
    handouts were made, and how many there are.

    Raises:
        BundleError: when one cannot be made, or the folder cannot be written.
        OSError: when a file cannot be removed.

    """
    folder = links.library.root / OUTPUT / FOLDER
    check_place(folder, IN_PLACE)
    record, shop = read_record(folder), Workshop(links)
    handouts = list(handouts_of(links))
    by = environment_of([links.library.root / PLACES], version("weasyprint"), links.library.vocabulary)
    due = [each for each in handouts if not each.is_made(record, folder) or record[each.urls[0]].by != by]
    try:
        with beside([partial(handout.make, shop) for handout in due]) as made:
            for handout in due:
                report(handout.urls[0])
                record.pop(handout.urls[0], None)
                write_files(folder / handout.page, next(made), IN_PLACE)
                record[handout.urls[0]] = Made(handout.made_of, by)
        urls = {url for handout in handouts for url in handout.urls}
        remove_others(folder, {*urls, REPORT, *(url.replace(".pdf", VERAPDF) for url in urls)})
        record = {handout.urls[0]: Made(handout.made_of, by) for handout in handouts}
    finally:
        if folder.is_dir():
            write_files(folder, {RECORD: (json.dumps(record, indent=1) + "\n").encode()}, IN_PLACE)
    return len(due), len(handouts)


def remove_others(folder: Path, kept: set[str]) -> None:
    """Remove the files that no page offers, and the folders that are empty then."""
    for file in sorted(folder.rglob("*"), reverse=True):
        if file.is_file() and file.relative_to(folder).as_posix() not in {RECORD, *kept}:
            file.unlink()
        elif file.is_dir() and not any(file.iterdir()):
            file.rmdir()
