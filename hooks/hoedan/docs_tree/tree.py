"""Every page of the site as a Markdown file, from the same library and links as the site itself."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment

from ..design.figures import draw_figures
from ..design.templates import templates_in
from ..library.library import BackgroundPage, Bundle, BundleText, Ingredient, Library, Setback, Theme
from ..library.links import Links
from ..library.neighbours import Neighbours
from ..library.story import Story
from ..model.licences import CC_BY
from ..model.urls import ROOT, TWIN, place_in
from ..site.citations import citation_of
from ..site.made_of import Lazy
from ..site.page import Page
from ..site.pages import Site
from ..site.publish import text_images
from ..text.passages import Passage
from ..text.sources import SourceList, list_sources
from .place import Places
from .text import (
    PortableText,
    escape_address,
    escape_markdown,
    lower_markdown_headings,
    name_notes,
    portable_text,
    quote_lines,
    tidy,
    without_templates,
)

Content = str | Path
"""What goes into a file: a text, or a file to copy."""

CONFIG = "mkdocs.yml"
DOCS = "docs/"
EXTENSIONS = ("footnotes", "sane_lists", "tables")


def docs_tree(library: Library, links: Links) -> dict[str, Content]:
    """Path in the tree -> content: a small configuration, and the pages below `docs/`."""
    return _Tree(library, links).files()


def twins_of(library: Library, links: Links) -> Iterator[tuple[str, str]]:
    """Address and text of each story, ingredient, setback and theme as Markdown beside its page.

    Its addresses are on the site; a story says how to cite it.
    """
    tree, site = _Tree(library, links), library.settings
    for story in library.stories:
        page = tree.site.story(story)
        text = front_matter(page) + tidy(tree.write_twin(page, story))
        cited = escape_markdown(citation_of(story, site.site_name, site.site_url and site.site_url + page.url))
        yield twin(page, f"{text}\n---\n\n{cited}\n", site.site_url)
    subjects = (
        *map(tree.site.ingredient, library.ingredients),
        *map(tree.site.setback, library.setbacks),
        *map(tree.site.theme, library.themes),
    )
    for page in subjects:
        yield twin(page, f"{front_matter(page)}{tidy(tree.write(page))}\n---\n", site.site_url)


def twin(page: Page, text: str, site_url: str) -> tuple[str, str]:
    """Address and text of a twin, with its licence at the end; without an address of the site, relative to its page."""
    whole = f"{text}\nLicentie: {CC_BY.name}.\n"
    return page.url + TWIN, whole.replace(ROOT, site_url) if site_url else place_in(whole, page.url)


class _Tree:
    """Writes the pages of one library; the pages are those of the site, but for types without a template here."""

    def __init__(self, library: Library, links: Links) -> None:
        self.library = library
        self.links = links
        self.neighbours = Neighbours(library)
        self.site = Site(library, links)
        self._texts: dict[str, PortableText] = {}

    def files(self) -> dict[str, Content]:
        pages = {page.url: page for page in self.site.pages() if page.type.docs_template}
        images = text_images(self.library)
        places = Places(pages.keys(), images.keys(), self.library.settings.site_url)
        files: dict[str, Content] = {CONFIG: write_config(self.library)}
        for url, page in pages.items():
            text = front_matter(page) + tidy(self.write(page))
            files[DOCS + places.files[url]] = without_templates(places.place(text, url))
        return files | {DOCS + url: file for url, file in images.items()}

    def text_of_story(self, story: Story) -> PortableText:
        """The text of a story with anchors at its passages."""
        if story.slug not in self._texts:
            anchors = [each.anchor for each in self.links.texts[story.slug].passages]
            self._texts[story.slug] = portable_text(story.body, story.path, anchors)
        return self._texts[story.slug]

    def write(self, page: Page) -> str:
        """One page, by the template of its type: what the page of the site shows, with its text as Markdown."""
        return self.fill(page, self.own_values(page))

    def write_twin(self, page: Page, story: Story) -> str:
        """The page of a story by itself: nothing else leads to its passages, so there are no anchors in it."""
        return self.fill(page, self.values_of_story(story, portable_text(story.body, story.path).text))

    def fill(self, page: Page, own: Mapping[str, object]) -> str:
        shown = {name: value for name, value in page.values().items() if not isinstance(value, Lazy)}
        values = {
            **shown,
            **own,
            "page": page,
            "library": self.library,
            "links": self.links,
            "neighbours": self.neighbours,
        }
        return markdown_environment().get_template(page.type.docs_template or "").render(values)

    def own_values(self, page: Page) -> dict[str, object]:
        """What the site has in HTML, as Markdown."""
        match page.entry:
            case Story() as story:
                return self.values_of_story(story, self.text_of_story(story).text)
            case Ingredient() as ingredient:
                return {"text": text_of(ingredient), "shown": self.shown(ingredient)}
            case Setback() as setback:
                return {"text": text_of(setback), "told": self.told(setback)}
            case None:
                return {"text": ""}
            case Bundle() as bundle:
                return texts_of(bundle)
        return {"text": text_of(page.entry)}

    def values_of_story(self, story: Story, text: str) -> dict[str, object]:
        sources = self.sources(story)
        return {
            "text": text,
            "sources": sources,
            "evidence_help": self.library.vocabulary.evidence_help.get(story.evidence or "", ""),
            "figures": draw_figures(story.front.figures, sources.number_of),
        }

    def sources(self, story: Story) -> SourceList:
        return list_sources(story.front.sources, self.links.texts[story.slug], story.cited_beside_text)

    def shown(self, ingredient: Ingredient) -> list[tuple[Story, list[tuple[str, str]]]]:
        """The stories that show an ingredient, each with its passages."""
        return [(story, self.passages(story, ingredient)) for story, _ in self.links.passages_by_story(ingredient)]

    def passages(self, story: Story, ingredient: Ingredient) -> list[tuple[str, str]]:
        """Anchor and Markdown of the passages of a story that show an ingredient."""
        return [(passage.anchor, text) for passage, text in self.pairs(story) if ingredient.slug in passage.ingredients]

    def told(self, setback: Setback) -> list[tuple[Story, list[tuple[Passage, str]]]]:
        """The stories that tell of a setback, each with its passages and their Markdown."""
        return [
            (story, [(passage, text) for passage, text in self.pairs(story) if setback.slug in passage.setbacks])
            for story in self.links.setbacks.stories(setback)
        ]

    def pairs(self, story: Story) -> Iterator[tuple[Passage, str]]:
        """Each passage of a story with its Markdown."""
        return zip(self.links.texts[story.slug].passages, self.text_of_story(story).passages, strict=True)


def texts_of(bundle: Bundle) -> dict[str, object]:
    """The own texts of a bundle by file, each with footnotes of its own names, as they share a page."""
    return {
        "texts": {
            f"{each.slug}.md": name_notes(lower_markdown_headings(text_of(each)), each.slug) for each in bundle.texts
        },
        "titles": {f"{each.slug}.md": each.title for each in bundle.texts},
    }


def text_of(entry: BackgroundPage | BundleText | Ingredient | Setback | Theme) -> str:
    return portable_text(entry.body, entry.path).text


@cache
def markdown_environment() -> Environment:
    """The templates of this room, with filters that write Markdown."""
    env = templates_in(Path(__file__).parent).overlay()
    env.filters = env.filters | {"markdown": escape_markdown, "address": escape_address, "quoted": quote_lines}
    return env


def front_matter(page: Page) -> str:
    """What generators put in the head of a page."""
    values = {"title": page.title, "description": page.description, "license": CC_BY.name}
    return "---\n" + "".join(f"{key}: {quote(value)}\n" for key, value in values.items()) + "---\n\n"


def write_config(library: Library) -> str:
    """The least that MkDocs, ProperDocs and Zensical need; the navigation follows from the folders."""
    site = library.settings
    lines = [f"site_name: {quote(site.site_name)}"]
    lines += [f"site_url: {quote(site.site_url)}"] if site.site_url else []
    lines += [f"copyright: {quote(f'{site.site_name}, {CC_BY.name}')}"]
    return "\n".join([*lines, "markdown_extensions:", *(f"  - {name}" for name in EXTENSIONS)]) + "\n"


def quote(text: str) -> str:
    """Write a text as YAML: its double-quoted form is that of JSON."""
    return json.dumps(text, ensure_ascii=False)
