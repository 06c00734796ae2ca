"""The e-book: EPUB 3 with its own fonts, notes, landmarks and the page numbers of the printed edition."""

import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from ..design.tokens import fill_in
from ..design.typefaces import FACES, LICENCES, book_font, licence_of
from ..incremental.clock import last_change
from ..incremental.file_cache import CACHE
from ..incremental.zip_file import write_zip
from ..library.links import Links
from ..library.story import municipalities_of
from ..model.urls import page_url
from ..places.tables import FOLDER as PLACES
from ..reading.load import BUNDLES, INGREDIENTS, PAGES, STORIES
from ..text.typeset import set_html
from .addresses import HREF, ID
from .book_cover import cover_of
from .document import compose
from .draft import TEMPLATES, Medium, templates
from .page_marks import BACK, Marked, Printed, mark_pages
from .pictures import Picture
from .plan import PartKind, Plan
from .style import IMAGE
from .xhtml import stack_tables, to_xhtml

SOURCES = (STORIES, INGREDIENTS, BUNDLES, PAGES, PLACES)
"""Folders that a book is made of."""
ARTICLE = re.compile(r"(De|Het|Een|'s|'t|’s|’t)[ -]", re.IGNORECASE)
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
    kind: str
    content: str

    @property
    def has_drawing(self) -> bool:
        """Whether an SVG stands in it, which the list of files has to say (EPUB 3.3, 5.6.2.2)."""
        return "<svg" in self.content

    @property
    def is_story(self) -> bool:
        return self.kind == PartKind.STORY.value


def write_epub(plan: Plan, links: Links, printed: Printed | None = None) -> bytes:
    """The book as one file; with the pages of the printed edition in it, when those are known."""
    chapters, images, places = write_chapters(plan, links, printed)
    files: dict[str, bytes] = {"EPUB/style.css": write_style().encode()}
    for chapter in chapters:
        files[f"EPUB/{chapter.file}"] = fill("chapter.xhtml", chapter=chapter)
    for name, picture in images.items():
        files[f"EPUB/images/{name}.{picture.extension}"] = picture.content
    cover = cover_of(plan, links.library, set(municipalities_of(plan.stories)))
    files["EPUB/images/omslag.png"] = cover
    for face in FACES:
        files[f"EPUB/fonts/{face.file}.ttf"] = book_font(face, links.library.root / CACHE / "fonts")
    for name, package in LICENCES.items():
        files[f"EPUB/fonts/{name}"] = licence_of(package).read_bytes()
    landmarks = [
        (LANDMARKS[part.kind], part.title, f"{part.anchor}.xhtml") for part in plan.parts if part.kind in LANDMARKS
    ]
    files["EPUB/nav.xhtml"] = fill("nav.xhtml", plan=plan, chapters=chapters, places=places, landmarks=landmarks)
    files["EPUB/package.opf"] = write_package(
        plan, links, chapters, files, pages=len(printed.openings) if printed else 0
    )
    return zip_book(files)


def write_chapters(
    plan: Plan, links: Links, printed: Printed | None
) -> tuple[list[BookFile], Mapping[str, Picture], Mapping[int, str]]:
    """The chapters, the pictures, and for each printed page where it begins: 12 -> `verhaal-x.xhtml#pagina-12`."""
    composed = compose(plan, links, Medium.EPUB)
    parts = {anchor: html for anchor, html in composed.write().items() if anchor != BACK}
    file_of = {id_: anchor for anchor, html in parts.items() for id_ in ID.findall(html)}
    titles = {part.anchor: (part.title, part.kind.value) for part in plan.parts}
    images = {name: draw() for name, draw in composed.images.items() if name != "qr-bundel"}
    written: Mapping[str, str] = {}
    for anchor, html in parts.items():
        placed = HREF.sub(lambda found: f'href="{file_of[found[1]]}.xhtml#{found[1]}"', html)
        placed = IMAGE.sub(lambda found: f'src="images/{found[1]}.{images[found[1]].extension}"', placed)
        written = {**written, anchor: to_xhtml(stack_tables(placed))}
    marked = mark_pages(written, printed) if printed else Marked(written, {})
    chapters = [
        BookFile(f"{anchor}.xhtml", *titles.get(anchor, ("Omslag", "omslag")), content)
        for anchor, content in marked.chapters.items()
    ]
    return chapters, images, marked.places


def write_style() -> str:
    """The style with its colours in both schemes. An app that knows no schemes shows none of ours."""
    rules = [face.rule(f"fonts/{face.file}.ttf") for face in FACES]
    colours = (TEMPLATES / "epub_colours.css").read_text("utf-8")
    schemes = [
        f"@media (prefers-color-scheme: {scheme}) {{\n{fill_in(colours, is_dark=scheme == 'dark')}}}"
        for scheme in ("light", "dark")
    ]
    return "\n".join([*rules, (TEMPLATES / "epub.css").read_text("utf-8"), *schemes])


def write_package(plan: Plan, links: Links, chapters: list[BookFile], files: Mapping[str, bytes], pages: int) -> bytes:
    library = links.library
    themes = {slug for story in plan.stories for slug in story.front.themes}
    return render(
        "package.opf",
        plan=plan,
        site=library.settings,
        identifier=uuid.uuid5(uuid.NAMESPACE_URL, f"{library.settings.site_url}bundels/{plan.edition_code}"),
        statement=library.settings.site_url + page_url("toegankelijkheid"),
        meets_norm=bool(library.accessibility and library.accessibility.status == "A"),
        has_photos=any("/foto-" in name for name in files),
        modified=last_change(library.root, SOURCES).strftime("%Y-%m-%dT%H:%M:%SZ"),
        file_as={name: sorted_name(name) for name in (plan.title, library.settings.site_name)},
        pages=pages,
        subjects=[theme.title for theme in library.themes if theme.slug in themes],
        chapters=chapters,
        items=[(name.removeprefix("EPUB/"), media_type(name)) for name in sorted(files) if not name.endswith(".xhtml")],
    ).encode()


def sorted_name(name: str) -> str:
    """A name as a shelf orders it, with its article behind it: `De buurt` -> `buurt, De`."""
    found = ARTICLE.match(name)
    return f"{name[found.end() :]}, {found[1]}" if found else name


def media_type(name: str) -> str:
    return MEDIA_TYPES[name.rpartition(".")[2]]


def fill(template: str, **values: object) -> bytes:
    return set_html(render(template, **values)).encode()


def render(template: str, **values: object) -> str:
    return templates().get_template(template).render(**values)


def zip_book(files: Mapping[str, bytes]) -> bytes:
    """Zip it the way an EPUB wants: what it is and where it begins, and then the book."""
    container = (TEMPLATES / "container.xml").read_bytes()
    start = {"mimetype": b"application/epub+zip", "META-INF/container.xml": container}
    return write_zip(start | dict(sorted(files.items())))
