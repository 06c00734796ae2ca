"""One publication as semantic HTML: the same parts for paper, e-book and screen."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup as Safe
from markupsafe import escape

from ..design.page_images import STORY_IMAGE, with_sizes
from ..design.templates import templates_in
from ..language.dutch import enumerate_dutch
from ..library.links import Links
from ..library.short_links import short_url
from ..library.story import Story, municipalities_of
from ..model import urls
from ..text.markup import RenderedText, render_page_text
from ..text.passages import place_passages
from ..text.sources import SourceList, list_sources
from .addresses import Addresses, printed, used_ingredients
from .mentions import Mentions, organisations_of
from .pages import MATRIX_COLUMNS, Pages
from .photos import find_photo, prepare
from .pictures import Picture, cover_map, qr_code
from .plan import Kind, Part, Plan
from .registers import Place, facts_anchor, families_of, passage_anchor, registers_of, short_name

ROOM = Path(__file__).parent
TEMPLATES = ROOM / "templates"
WORD_BEFORE_NOTE = re.compile(r'([^\s<>]{1,4})((?:<sup class="reference".*?</sup>)+)')
"""The last letters of a word with the notes after it; the rest of the word may still be hyphenated."""
NUMBERED = {Kind.MATRIX, Kind.REGISTERS}
ROLES = {Kind.FOREWORD: "doc-foreword", Kind.AFTERWORD: "doc-afterword"}


class Medium(StrEnum):
    """Where the text will be read."""

    PRINT = "print"
    EPUB = "epub"
    SITE = "site"


@dataclass(frozen=True)
class Composed:
    """A composed publication. Each part is its anchor, and what writes it given the pages that are known by then."""

    plan: Plan
    parts: dict[str, Callable[[Pages | None], Safe]]
    images: Mapping[str, Callable[[], Picture]]
    """Name -> what draws it. In the HTML a picture is `image:name`. Complete when all parts are written."""

    def write(self) -> dict[str, Safe]:
        """All parts at once, for a medium without pages."""
        return {anchor: write(None) for anchor, write in self.parts.items()}


def compose(plan: Plan, links: Links, medium: Medium, pages: Pages | None = None) -> Composed:
    """Write all parts but the matrix and the registers: those need the places of all texts, and where they fall."""
    composer = _Composer(plan, links, medium, pages)
    parts: dict[str, Callable[[Pages | None], Safe]] = {"omslag": written(composer.cover())}
    for part in plan.parts:
        if part.kind in NUMBERED:
            parts[part.anchor] = partial(composer.numbered, part)
        else:
            parts[part.anchor] = written(composer.part(part))
    parts["achterkant"] = written(composer.back())
    return Composed(plan, parts, composer.images)


def fingerprint_of(plan: Plan, links: Links) -> str:
    """Stands for everything a publication says; it changes when anything in it does."""
    title = (plan.title, plan.subtitle, plan.summary, plan.edition_code, plan.edition)
    texts = compose(plan, links, Medium.EPUB).write().values()
    return hashlib.sha256("\n".join([*title, *texts]).encode()).hexdigest()


def written(text: Safe) -> Callable[[Pages | None], Safe]:
    return lambda _: text


@cache
def templates() -> Environment:
    """The site's own filters and words, with the templates of this folder."""
    env = templates_in(ROOM).overlay()
    env.filters = env.filters | {
        "accent": accent,
        "host": host,
        "first_of_each_label": first_of_each_label,
    }
    return env


def accent(title: str) -> Safe:
    """The question mark of a title in red, as in the name of the site; a line ends after it."""
    return Safe(str(escape(title)).replace("? ", "?<br>").replace("?", '<span class="accent">?</span>'))


def host(url: str) -> str:
    return printed(url).partition("/")[0]


def first_of_each_label(places: Iterable[Place]) -> list[tuple[str, str]]:
    first: dict[str, str] = {}
    for place in places:
        first.setdefault(place.label, place.anchor)
    return list(first.items())


class _Composer:
    def __init__(self, plan: Plan, links: Links, medium: Medium, pages: Pages | None) -> None:
        self.plan = plan
        self.links = links
        self.library = links.library
        self.medium = medium
        self.pages = pages
        self.addresses = Addresses(plan, self.library, pages, is_on_site=medium is Medium.SITE)
        self.mentions = Mentions(name for story in plan.stories for name in organisations_of(story))
        self.images: dict[str, Callable[[], Picture]] = {}

    def part(self, part: Part) -> Safe:
        match part.kind:
            case Kind.STORY:
                return self._story(part)
            case Kind.CONTENTS:
                return self._contents(part)
            case Kind.COLOPHON:
                home = self.library.settings.site_url
                text = self._text_of(part)
                return self._render("colophon.html", part=part, text=text, home=home, home_address=printed(home))
            case _:
                summary = part.text.front.summary if part.text else ""
                role = ROLES.get(part.kind)
                return self._render("text.html", part=part, text=self._text_of(part), summary=summary, role=role)

    def numbered(self, part: Part, pages: Pages | None) -> Safe:
        """A part that is page numbers for the most part."""
        self.pages = pages
        return self._matrix(part) if part.kind is Kind.MATRIX else self._registers(part)

    def _registers(self, part: Part) -> Safe:
        registers = registers_of(self.plan, self.links, self.mentions)
        return self._render("registers.html", part=part, registers=registers, families_of=families_of)

    def _render(self, template: str, **values: Any) -> Safe:
        settings = self.library.settings
        html = (
            templates()
            .get_template(template)
            .render(
                plan=self.plan,
                library=self.library,
                pages=self.pages,
                medium=self.medium,
                site_name=settings.site_name,
                **values,
            )
        )
        return Safe(html)

    def cover(self) -> Safe:
        municipalities = municipalities_of(self.plan.stories)
        self.images["kaart"] = partial(cover_map, self.library, set(municipalities))
        names = enumerate_dutch(sorted(each.name for each in municipalities))
        description = f"Kaart van Nederland, een stip per gemeente. Rood zijn de gemeenten uit deze bundel: {names}."
        return self._render("cover.html", map_description=description)

    def back(self) -> Safe:
        site = self.library.settings.site_url
        link = site + urls.bundle_url(self.plan.slug) if self.plan.is_curated else site
        if self.plan.is_curated:
            self.images["qr-bundel"] = partial(qr_code, link)
        names = sorted({each.name for story in self.plan.stories for each in story.municipalities})
        return self._render(
            "back.html",
            link=link,
            address=printed(link),
            qr="qr-bundel" if self.plan.is_curated else "",
            places=" · ".join(names),
        )

    def _text_of(self, part: Part) -> Safe:
        """A text of the bundle's own, or one that was typed with the command."""
        if part.text is None:
            paragraphs = [" ".join(each.split()) for each in part.words.split("\n\n")]
            return Safe("\n").join(Safe("<p>{}</p>").format(each) for each in paragraphs if each)
        html = render_page_text(part.text.body, part.text.path).html
        return Safe(self.mentions.mark(self.addresses.place(html, part.anchor), part.anchor))

    def _story(self, part: Part) -> Safe:
        assert part.story is not None  # noqa: S101 - a part of this kind has one
        story = part.story
        text = self.links.texts[story.slug]
        sources = list_sources(story.front.sources, text)
        for name in organisations_of(story):
            self.mentions.add(name, facts_anchor(story))
        short = self.library.settings.site_url + short_url(story)
        name = f"qr-{story.slug}"
        self.images[name] = partial(qr_code, f"{short}?e={self.plan.edition_code}")
        html = self._render(
            "story.html",
            part=part,
            story=story,
            partners=", ".join(partner.name for partner in story.front.partners),
            text=self._story_text(part, text, sources),
            sources=sources,
            qr=name,
            link=short,
            address=printed(short),
        )
        return Safe(self._with_photos(html, story))

    def _with_photos(self, html: str, story: Story) -> str:
        """Name each image in the text of a story; the site has its files beside the page of the story."""
        if self.medium is Medium.SITE:
            return with_sizes(html, self.library.root)

        def name(found: re.Match[str]) -> str:
            photo = find_photo(story, found[3].partition("/")[2], self.library)
            self.images[photo.name] = partial(prepare, photo)
            return f'{found[1]}image:{photo.name}"'

        return STORY_IMAGE.sub(name, html)

    def _story_text(self, part: Part, text: RenderedText, sources: SourceList) -> Safe:
        """The text of a story with its passages marked and its notes numbered."""

        def open_passage(number: int) -> str:
            passage = text.passages[number]
            return self._render("passage.html", passage=passage)

        marked = place_passages(text.html, open_passage)
        html = keep_references(sources.place_notes(marked, 'role="doc-noteref"'))
        return Safe(self.mentions.mark(self.addresses.place(html, part.anchor), part.anchor))

    def _contents(self, part: Part) -> Safe:
        after = self.plan.parts[self.plan.parts.index(part) + 1 :]
        parts = [{"part": each, "place": each.story.place_line if each.story else ""} for each in after]
        return self._render("contents.html", part=part, parts=parts)

    def _matrix(self, part: Part) -> Safe:
        stories = self.plan.stories
        columns = len(stories) if self.medium is Medium.SITE else MATRIX_COLUMNS
        return self._render(
            "matrix.html",
            part=part,
            ingredients=used_ingredients(self.plan, self.library),
            groups=[stories[start : start + columns] for start in range(0, len(stories), columns)],
            names={story.slug: short_name(story, self.plan) for story in stories},
            cells=dict(self._cells()),
        )

    def _cells(self) -> Iterator[tuple[tuple[str, str], str]]:
        """Story and ingredient -> the first passage that shows it."""
        for story in self.plan.stories:
            for passage in reversed(self.links.texts[story.slug].passages):
                for slug in passage.ingredients:
                    yield (story.slug, slug), passage_anchor(story, passage.anchor)


def keep_references(html: str) -> str:
    """Keep the number of a note on the line of its word, and apart from a number beside it."""
    apart = html.replace("</sup><sup", '</sup><sup class="reference">, </sup><sup')
    return WORD_BEFORE_NOTE.sub(r'<span class="unbroken">\1\2</span>', apart)
