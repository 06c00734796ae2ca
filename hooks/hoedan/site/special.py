"""The online special: a bundle to read on the site, part after part, with its files to take away."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path

from markupsafe import Markup as Safe

from ..bundle.addresses import HREF, ID
from ..bundle.binding import booklet_note, is_stapled, padded
from ..bundle.document import compose, fingerprint_of
from ..bundle.draft import Medium
from ..bundle.errors import BundleError
from ..bundle.evidence import REPORT, Evidence, find_evidence
from ..bundle.manifest import Made, read_made
from ..bundle.plan import Part, PartKind, Plan, name_of, plan_bundle
from ..bundle.quotations import passages_of
from ..bundle.validation import find_site_validation
from ..handouts.offered import Offer, find_report
from ..incremental.file_cache import OUTPUT
from ..language.dutch import dutch_date
from ..library.editions import has_moved_on, has_withdrawn
from ..library.library import Bundle, Edition, Library
from ..library.links import Links
from ..model.urls import ROOT, bundle_url
from ..text.html import box_tables, lower_headings

NOT_READ = (PartKind.CONTENTS, PartKind.COLOPHON)
"""Parts that stand on the front page of the special."""


@dataclass(frozen=True)
class Download:
    """A file to take away."""

    url: str
    label: str
    note: str
    size: int
    """In bytes."""
    file: Path

    @property
    def size_label(self) -> str:
        return f"{max(1, round(self.size / 1000))} kB"


@dataclass(frozen=True)
class Kept:
    """A frozen edition with what is kept here of its files."""

    edition: Edition
    downloads: tuple[Download, ...]
    has_withdrawn: bool
    """Whether a story in it was withdrawn; then it has no downloads."""

    @property
    def anchor(self) -> str:
        return f"editie-{self.edition.front.date}"


@dataclass(frozen=True)
class Reading:
    """One part of the special on a page of its own."""

    url: str
    part: Part


class Special:
    """One bundle on the site. It is composed once, when the first of its pages is asked for."""

    def __init__(self, bundle: Bundle, links: Links) -> None:
        self.bundle = bundle
        self.links = links

    @cached_property
    def plan(self) -> Plan | None:
        """None for a bundle without stories: the check has said so, and the site goes on."""
        try:
            return plan_bundle(self.bundle, self.links.library)
        except BundleError:
            return None

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        parts = self.plan.parts if self.plan else ()
        front = bundle_url(self.bundle.slug)
        return tuple(Reading(f"{front}{page_name(part)}/", part) for part in parts if part.kind not in NOT_READ)

    @property
    def chapters(self) -> list[str]:
        """Its stories, ingredients, setbacks and passages, as the address of an own bundle has them."""
        parts = self.plan.parts if self.plan else ()
        passages = [
            f"passage:{each.story.slug}:{passage.anchor}"
            for part in parts
            for each in part.quotations
            for passage in passages_of(each, self.links.texts[each.story.slug])
        ]
        return [*filter(None, map(name_of, parts)), *passages]

    @cached_property
    def _contents(self) -> Mapping[str, Safe]:
        """Anchor of a part -> its HTML, with links to the other pages of the special."""
        if self.plan is None:
            return {}
        texts = compose(self.plan, self.links, Medium.SITE).write()
        urls = {reading.part.anchor: reading.url for reading in self.readings}
        page_of = {id_: urls.get(anchor, "") for anchor, html in texts.items() for id_ in ID.findall(html)}
        return {
            anchor: Safe(box_tables(HREF.sub(lambda found: link_to(found[1], page_of), html)))
            for anchor, html in texts.items()
        }

    def content(self, anchor: str) -> Safe:
        return self._contents[anchor]

    @cached_property
    def colophon(self) -> Safe:
        anchors = [part.anchor for part in self.plan.parts if part.kind is PartKind.COLOPHON] if self.plan else []
        html = Safe("").join(self._contents[anchor] for anchor in anchors)
        return lower_headings(html)

    @cached_property
    def has_moved_on(self) -> bool:
        """Whether the bundle says something else than its frozen edition."""
        return has_moved_on(self.bundle, self.links.library)

    @cached_property
    def edition(self) -> Edition | None:
        """The frozen edition, when the bundle still says what that says."""
        return None if self.has_moved_on else self.links.library.edition_of(self.bundle)

    @cached_property
    def updated(self) -> str:
        """The day of this text, when the bundle says something else than its frozen edition: a full date."""
        if not self.has_moved_on:
            return ""
        return (self.made and self.made.updated) or self.links.library.today.isoformat()

    @cached_property
    def made(self) -> Made | None:
        """What `hoedan bundle` made, when it was made of this very text."""
        found = read_made(self.links.library.root / OUTPUT / self.bundle.slug)
        if found is None or self.plan is None or not self.links.library.settings.site_url:
            return None
        try:
            return found if found.fingerprint == fingerprint_of(self.plan, self.links) else None
        except BundleError:  # an image went missing since the check
            return None

    @cached_property
    def _kept(self) -> Mapping[str, Path]:
        """The files of that edition which are kept here, by name."""
        return kept_files(self.edition, self.links.library) if self.edition else {}

    @cached_property
    def pages(self) -> int:
        """Of the files that are offered for this text."""
        if self.edition and self._kept:
            return self.edition.front.pages
        return self.made.pages if self.made else 0

    @cached_property
    def downloads(self) -> tuple[Download, ...]:
        """The files of this text: those of its frozen edition, as they were made, or what was made since."""
        front = bundle_url(self.bundle.slug)
        if self._kept:
            return tuple(downloads_of(self._kept, self.bundle.slug, front, self.pages))
        if self.made is None:
            return ()
        named = {name: self.made.folder / name for name in self.made.sizes}
        files = {name: file for name, file in named.items() if file.is_file()}
        if evidence := find_evidence(self.made.folder, self.made.stem):
            files[evidence.file.name] = evidence.file
        return tuple(downloads_of(files, self.made.stem, front, self.made.pages))

    @cached_property
    def editions(self) -> tuple[Kept, ...]:
        """Every frozen edition but the one that is on top of the page, the newest first."""
        library = self.links.library
        return tuple(
            Kept(edition, tuple(downloads_of_edition(edition, library)), has_withdrawn(edition, library))
            for edition in library.editions
            if edition.bundle == self.bundle.slug and edition is not self.edition
        )


def folder_url(edition: Edition) -> str:
    return f"{bundle_url(edition.bundle)}{edition.front.date}/"


def kept_files(edition: Edition, library: Library) -> dict[str, Path]:
    """Name -> file, of the files of an edition that are kept here. The check has held them against their sums.

    None of one with a story that was withdrawn: it would still be read on this site.
    """
    if has_withdrawn(edition, library):
        return {}
    files = {file.name: library.root / edition.folder / file.name for file in edition.front.files}
    return {name: file for name, file in files.items() if file.is_file()}


def downloads_of_edition(edition: Edition, library: Library) -> Iterator[Download]:
    return downloads_of(kept_files(edition, library), edition.bundle, folder_url(edition), edition.front.pages)


def downloads_of(files: Mapping[str, Path], stem: str, folder: str, pages: int) -> Iterator[Download]:
    """What to take away of a publication of so many pages, and then the report on its files."""
    for ending, (label, note) in notes_of(pages).items():
        if file := files.get(f"{stem}{ending}"):
            yield Download(folder + file.name, label, note, file.stat().st_size, file)
    report = files.get(f"{stem}{REPORT}")
    if report and (evidence := find_evidence(report.parent, stem)):
        yield Download(folder + report.name, "Keuringsrapport", said_by(evidence), report.stat().st_size, report)


def notes_of(pages: int) -> Mapping[str, tuple[str, str]]:
    """How the name of a file ends -> what it is and what it is for, in the order of the page."""
    spine = "zonder rug" if is_stapled(padded(pages)) else "met rug"
    return {
        ".pdf": ("Pdf", "toegankelijk, om te lezen en door te zoeken"),
        "-grote-letter.pdf": ("Grote letter", "pdf op A4, letters van 16 punt in één kolom"),
        "-boekje.pdf": ("Boekje", booklet_note(pages)),
        ".epub": ("E-boek", "epub, voor e-reader en telefoon"),
        "-binnenwerk.pdf": ("Drukwerk, binnenwerk", "in vier inkten, met afloop en snijtekens"),
        "-omslag.pdf": ("Drukwerk, omslag", f"in vier inkten, {spine}, met afloop en snijtekens"),
        "-drukopdracht.txt": ("Drukopdracht", "voor de drukker: papier, kleur, vouwen"),
    }


def said_by(evidence: Evidence) -> str:
    return f"gekeurd op {dutch_date(evidence.date)} door {evidence.judges}: zonder fouten"


def reports_on(specials: Iterable[Special]) -> list[tuple[str, Download]]:
    """Title of each bundle whose files were judged, and the report."""
    return [
        (special.bundle.title, download)
        for special in specials
        for download in special.downloads
        if download.url.endswith(REPORT)
    ]


def titles_without_report(specials: Sequence[Special]) -> list[str]:
    """The bundles with files to take away that have no report, by title."""
    judged = {title for title, _ in reports_on(specials)}
    return [each.bundle.title for each in specials if each.downloads and each.bundle.title not in judged]


def report_on_pages(root: Path) -> Download | None:
    """What axe said of the pages of the site, when it found no fault."""
    found = find_site_validation(root / OUTPUT)
    if found is None:
        return None
    note = f"gekeurd op {dutch_date(found.date)} door axe: zonder fouten"
    return Download(
        f"toegankelijkheid/{found.file.name}", "Keuringsrapport", note, found.file.stat().st_size, found.file
    )


def report_on_sheets(offers: Mapping[str, tuple[Offer, ...]]) -> Download | None:
    """What veraPDF said of the PDFs beside the pages, when it judged each of them and found no fault."""
    found = find_report(offers)
    if found is None:
        return None
    url = f"toegankelijkheid/{found.file.name}"
    return Download(url, "Keuringsrapport", said_by(found), found.file.stat().st_size, found.file)


def page_name(part: Part) -> str:
    if part.story:
        return part.story.slug
    if part.subject:
        return part.anchor
    return part.text.slug if part.text else part.kind.value


def link_to(anchor: str, page_of: Mapping[str, str]) -> str:
    """The address of a place in the special, from the root of the site."""
    page = page_of.get(anchor, "")
    return f'href="{ROOT}{escape(page)}#{anchor}"' if page else f'href="#{anchor}"'
