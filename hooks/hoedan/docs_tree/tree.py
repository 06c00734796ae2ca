"""Every page of the site as a Markdown file, from the same library and links as the site itself."""

import json
from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment

from ..design.templates import templates_in
from ..library.library import BackgroundPage, Bundle, BundleText, Ingredient, Library, Theme
from ..library.links import Links
from ..library.story import Story
from ..model import urls
from ..model.vocabulary import FAMILIES
from ..site.page import Page
from ..site.pages import Site
from ..site.publish import story_images
from .place import Places
from .text import (
    demote_headings,
    escape_address,
    escape_markdown,
    name_notes,
    plain_text,
    quote_lines,
    tidy,
)

Content = str | Path
"""What goes into a file: a text, or a file to copy."""

CONFIG = "mkdocs.yml"
DOCS = "docs/"
EXTENSIONS = ("footnotes", "sane_lists", "tables")
LISTINGS = {
    "": "home.md",
    "verhalen/": "stories.md",
    "ingredienten/": "ingredients.md",
    "themas/": "themes.md",
    "regios/": "regions.md",
    "gemeenten/": "municipalities.md",
    "matrix/": "matrix.md",
    "achtergrond/": "background.md",
    "bundels/": "bundles.md",
}
"""Overviews that show more than their own text."""
ONLY_ON_SITE = frozenset({"bundeldeel", "formulier", "mijn bundel"})
"""Kinds of pages that stay behind: forms that need our scripts, and the parts of a bundle, whose page has them all."""


def docs_tree(library: Library, links: Links) -> dict[str, Content]:
    """Path in the tree -> content: a small configuration, and the pages below `docs/`."""
    return _Tree(library, links).files()


class _Tree:
    """Writes the pages of one library; the pages are those of the site, but for `ONLY_ON_SITE`."""

    def __init__(self, library: Library, links: Links) -> None:
        self.library = library
        self.links = links
        self.pages = {page.url: page for page in Site(library, links).pages() if page.kind not in ONLY_ON_SITE}
        self.images = story_images(library)
        self.places = Places(self.pages.keys(), self.images.keys(), library.settings.site_url)
        self.texts = {
            story.slug: plain_text(story.body, story.path, [each.anchor for each in links.texts[story.slug].passages])
            for story in library.stories
        }

    def files(self) -> dict[str, Content]:
        writers = self.writers()
        files: dict[str, Content] = {CONFIG: write_config(self.library)}
        for url, page in self.pages.items():
            text = front_matter(page) + tidy(writers[url]())
            files[DOCS + self.places.files[url]] = self.places.place(text, url)
        return files | {DOCS + url: file for url, file in self.images.items()}

    def writers(self) -> Mapping[str, Callable[[], str]]:
        """Address -> what writes that page: from the listings to the entries, so that none is left out."""
        library = self.library
        writers: dict[str, Callable[[], str]] = {url: partial(self.listing, url) for url in self.pages}
        writers |= {urls.page_url(each.slug): partial(self.page, each) for each in library.background}
        writers |= {urls.story_url(each.slug): partial(self.story, each) for each in library.stories}
        writers |= {urls.ingredient_url(each.slug): partial(self.ingredient, each) for each in library.ingredients}
        writers |= {urls.theme_url(each.slug): partial(self.theme, each) for each in library.themes}
        writers |= {urls.bundle_url(each.slug): partial(self.bundle, each) for each in library.bundles}
        for each in library.gazetteer.municipalities:
            writers[urls.municipality_url(each.slug)] = partial(self.render, "municipality.md", municipality=each)
        kinds = (
            ("Provincie", library.gazetteer.provinces, urls.province_url, library.stories_by_province),
            (
                "Arbeidsmarktregio",
                library.gazetteer.labour_market_regions,
                urls.labour_market_region_url,
                library.stories_by_labour_market_region,
            ),
        )
        for sort, regions, address, stories in kinds:
            for name, found in regions.items():
                values = {"name": name, "sort": sort, "municipalities": found, "stories": stories.get(name, ())}
                writers[address(name)] = partial(self.render, "region.md", **values)
        return writers

    def listing(self, url: str) -> str:
        """An overview, or a page with only a text of its own."""
        page = self.pages[url]
        entry = self.library.page.get(f"{url}index") or self.library.page.get(url.rstrip("/"))
        return self.render(LISTINGS.get(url, "text.md"), page=page, text=self.text_of(entry) if entry else "")

    def story(self, story: Story) -> str:
        references = self.links.texts[story.slug].references
        return self.render(
            "story.md",
            story=story,
            text=self.texts[story.slug].text,
            references=[source for source in story.front.sources if source.id in references],
            unused=[source for source in story.front.sources if source.id not in references],
        )

    def ingredient(self, ingredient: Ingredient) -> str:
        return self.render(
            "ingredient.md",
            ingredient=ingredient,
            text=self.text_of(ingredient),
            shown=[(story, self.passages(story, ingredient)) for story, _ in self.links.passages_by_story(ingredient)],
        )

    def passages(self, story: Story, ingredient: Ingredient) -> list[tuple[str, str]]:
        """Anchor and Markdown of the passages of a story that show an ingredient."""
        pairs = zip(self.links.texts[story.slug].passages, self.texts[story.slug].passages, strict=True)
        return [(passage.anchor, text) for passage, text in pairs if ingredient.slug in passage.ingredients]

    def theme(self, theme: Theme) -> str:
        return self.render("theme.md", theme=theme, text=self.text_of(theme))

    def page(self, page: BackgroundPage) -> str:
        return self.render("page.md", page=page, text=self.text_of(page))

    def bundle(self, bundle: Bundle) -> str:
        texts = {f"{each.slug}.md": name_notes(demote_headings(self.text_of(each)), each.slug) for each in bundle.texts}
        titles = {f"{each.slug}.md": each.title for each in bundle.texts}
        return self.render("bundle.md", bundle=bundle, texts=texts, titles=titles)

    def text_of(self, entry: BackgroundPage | BundleText | Ingredient | Theme) -> str:
        return plain_text(entry.body, entry.path).text

    def render(self, template: str, **values: object) -> str:
        values |= {"library": self.library, "links": self.links, "families": FAMILIES}
        return markdown_environment().get_template(template).render(**values)


@cache
def markdown_environment() -> Environment:
    """The templates of this room, with filters that write Markdown."""
    env = templates_in(Path(__file__).parent).overlay()
    env.filters = env.filters | {"markdown": escape_markdown, "address": escape_address, "quoted": quote_lines}
    return env


def front_matter(page: Page) -> str:
    """What generators put in the head of a page."""
    values = {"title": page.title, "description": page.description}
    return "---\n" + "".join(f"{key}: {quote(value)}\n" for key, value in values.items()) + "---\n\n"


def write_config(library: Library) -> str:
    """The least that MkDocs, ProperDocs and Zensical need; the navigation follows from the folders."""
    site = library.settings
    lines = [f"site_name: {quote(site.site_name)}"]
    lines += [f"site_url: {quote(site.site_url)}"] if site.site_url else []
    return "\n".join([*lines, "markdown_extensions:", *(f"  - {name}" for name in EXTENSIONS)]) + "\n"


def quote(text: str) -> str:
    """Write a text as YAML: its double-quoted form is that of JSON."""
    return json.dumps(text, ensure_ascii=False)
