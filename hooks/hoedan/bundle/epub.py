"""The e-book: EPUB 3 with its own fonts, notes, landmarks and the page numbers of the printed edition."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from ..design.tokens import fill_in
from ..design.typefaces import FACES, LICENCES, licence_of, subset_of
from ..incremental.zip_file import write_zip
from ..library.links import Links
from ..library.story import municipalities_of
from ..text.typeset import set_html
from .addresses import HREF, ID
from .book_cover import draw_cover
from .document import compose
from .draft import TEMPLATES, Medium, templates
from .layout import LaidOut
from .pages import Pages
from .pictures import Picture
from .plan import PartKind, Plan
from .style import IMAGE
from .xhtml import Attributes, to_xhtml

INLINE = frozenset({"a", "span", "sup", "em", "strong"})
LANDMARKS = {
    PartKind.FOREWORD: "foreword",
    PartKind.CONTENTS: "toc",
    PartKind.REGISTERS: "index",
    PartKind.COLOPHON: "colophon",
}

MEDIA_TYPES = {
    "css": "text/css",
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "ttf": "font/ttf",
    "txt": "text/plain",
}


@dataclass(frozen=True)
class BookFile:
    """One file of the book."""

    file: str
    title: str
    content: str
    kind: str

    @property
    def has_drawing(self) -> bool:
        """Whether an SVG stands in it, which the list of files has to say (EPUB 3.3, 5.6.2.2)."""
        return "<svg" in self.content

    @property
    def is_story(self) -> bool:
        return self.kind == PartKind.STORY.value


def write_epub(laid_out: LaidOut) -> bytes:
    """The book as one file."""
    plan, links = laid_out.plan, laid_out.links
    chapters, images, pages = write_chapters(plan, links, laid_out.pages)
    files: dict[str, bytes] = {"EPUB/style.css": write_style().encode()}
    for chapter in chapters:
        files[f"EPUB/{chapter.file}"] = fill("chapter.xhtml", chapter=chapter)
    for name, picture in images.items():
        files[f"EPUB/images/{name}.{picture.extension}"] = picture.content
    cover = draw_cover(plan, links.library, set(municipalities_of(plan.stories)))
    files["EPUB/images/omslag.png"] = cover
    for face in FACES:
        files[f"EPUB/fonts/{face.file}.ttf"] = subset_of(face, None)
    for name, package in LICENCES.items():
        files[f"EPUB/fonts/{name}"] = licence_of(package).read_bytes()
    landmarks = [
        (LANDMARKS[part.kind], part.title, f"{part.anchor}.xhtml") for part in plan.parts if part.kind in LANDMARKS
    ]
    files["EPUB/nav.xhtml"] = fill("nav.xhtml", plan=plan, chapters=chapters, pages=pages, landmarks=landmarks)
    files["EPUB/package.opf"] = write_package(plan, links, chapters, files)
    return zip_book(files)


def write_chapters(
    plan: Plan, links: Links, pages: Pages
) -> tuple[list[BookFile], Mapping[str, Picture], dict[str, str]]:
    """The chapters, the pictures, and for each printed page where it begins: `12` -> `verhaal-x.xhtml#pagina-12`."""
    composed = compose(plan, links, Medium.EPUB)
    parts = {anchor: html for anchor, html in composed.write().items() if anchor != "achterkant"}
    file_of = {id_: anchor for anchor, html in parts.items() for id_ in ID.findall(html)}
    titles = {part.anchor: (part.title, part.kind.value) for part in plan.parts}
    images = {name: draw() for name, draw in composed.images.items() if name != "qr-bundel"}
    breaks = _PageBreaks(pages)
    chapters = []
    for anchor, html in parts.items():
        breaks.file = f"{anchor}.xhtml"
        placed = HREF.sub(lambda found: f'href="{file_of[found[1]]}.xhtml#{found[1]}"', html)
        placed = IMAGE.sub(lambda found: f'src="images/{found[1]}.{images[found[1]].extension}"', placed)
        title, kind = titles.get(anchor, ("Omslag", "omslag"))
        chapters.append(BookFile(breaks.file, title, to_xhtml(placed, breaks.mark), kind))
    return chapters, images, breaks.places


class _PageBreaks:
    """Marks where each printed page begins: at the first place with a name that stands on it."""

    def __init__(self, pages: Pages) -> None:
        self.pages = pages
        self.file = ""
        self.places: dict[str, str] = {}
        self._last = 0

    def mark(self, tag: str, attributes: Attributes) -> tuple[str, str]:
        number = self.pages.by_anchor.get(dict(attributes).get("id") or "", 0)
        if number <= self._last:
            return "", ""
        self._last = number
        self.places[str(number)] = f"{self.file}#pagina-{number}"
        mark = f'<span id="pagina-{number}" epub:type="pagebreak" role="doc-pagebreak" aria-label="{number}"></span>'
        return (mark, "") if tag in INLINE else ("", mark)


def write_style() -> str:
    rules = [face.rule(f"fonts/{face.file}.ttf") for face in FACES]
    return "\n".join([*rules, fill_in((TEMPLATES / "epub.css").read_text("utf-8"))])


def write_package(plan: Plan, links: Links, chapters: list[BookFile], files: Mapping[str, bytes]) -> bytes:
    settings = links.library.settings
    themes = {slug for story in plan.stories for slug in story.front.themes}
    return fill(
        "package.opf",
        plan=plan,
        site_name=settings.site_name,
        identifier=uuid.uuid5(uuid.NAMESPACE_URL, f"{settings.site_url}bundels/{plan.edition_code}"),
        has_photos=any("/foto-" in name for name in files),
        modified=f"{plan.last_date or '1980'}-01-01"[:10] if len(plan.last_date) != 7 else f"{plan.last_date}-01",
        subjects=[theme.title for theme in links.library.themes if theme.slug in themes],
        chapters=chapters,
        items=[(name.removeprefix("EPUB/"), media_type(name)) for name in sorted(files) if not name.endswith(".xhtml")],
    )


def media_type(name: str) -> str:
    return MEDIA_TYPES[name.rpartition(".")[2]]


def fill(template: str, **values: object) -> bytes:
    return set_html(templates().get_template(template).render(**values)).encode()


def zip_book(files: Mapping[str, bytes]) -> bytes:
    """Zip it the way an EPUB wants: what it is and where it begins, and then the book."""
    container = (TEMPLATES / "container.xml").read_bytes()
    start = {"mimetype": b"application/epub+zip", "META-INF/container.xml": container}
    return write_zip(start | dict(sorted(files.items())))
