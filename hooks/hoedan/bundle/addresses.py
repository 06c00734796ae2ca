"""What a link becomes outside the site: a place in the same publication, or an address that can be typed."""

import html
import re
from urllib.parse import urlsplit

from ..library.library import Ingredient, Library, Setback
from ..library.short_links import short_url
from ..model.fields import host_of
from ..model.urls import ROOT, ingredient_url, setback_url, story_url
from ..text.html import without_tags
from .errors import BundleError
from .pages import Pages
from .plan import PartKind, Plan

LINK = re.compile(r'<a(?P<before>(?: [^>]*?)?) href="(?P<href>[^"]*)"(?P<rest>[^>]*)>(?P<words>.*?)</a>', re.DOTALL)
HREF = re.compile(r'href="#([^"]+)"')
ID = re.compile(r' id="([^"]*)"')
LONGEST_PRINTED = 44
"""Characters of an address that a reader will type; of a longer one only the website is printed."""


class Addresses:
    """The links of one publication. `pages` is None where there are no pages, as in an e-book."""

    def __init__(self, plan: Plan, library: Library, pages: Pages | None, *, is_on_site: bool) -> None:
        self.plan = plan
        self.pages = pages
        self.is_on_site = is_on_site
        self.site = library.settings.site_url
        if not self.site and not is_on_site:
            raise BundleError("`site_url` ontbreekt in mkdocs.yml; zonder dat adres is er geen QR-code te maken.")
        self._stories = {story_url(story.slug): f"verhaal-{story.slug}" for story in plan.stories}
        self._ingredients = {f"ingredienten/{i.slug}/": f"register-{i.slug}" for i in used_ingredients(plan, library)}
        self._subjects = {subject_url(part.subject): f"#{part.anchor}" for part in plan.parts if part.subject}
        self._short = {story_url(story.slug): short_url(story) for story in library.stories}

    def place(self, text: str, anchor: str) -> str:
        """Give the ids and links of one part their place in the whole; each target's page is printed once per part."""
        named: set[str] = set()

        def replace(link: re.Match[str]) -> str:
            href, rest = html.unescape(link["href"]), link["before"] + link["rest"]
            words = (
                link["words"] if self.pages is None else without_tags(link["words"])
            )  # an element in it would be a second link
            if href.startswith("#"):
                return f'<a href="#{anchor}--{href[1:]}"{rest}>{words}</a>'
            target = self.inside(href)
            if target:
                note = "" if target in named else self.page_note(target)
            else:
                note = "" if href in named else self.address_note(href)
                target = self.outside(href)
            if self.pages is not None and '<span class="address' in link["words"]:
                rest += ' class="address"'
            named.add(target if target.startswith("#") else href)
            return f'<a href="{html.escape(target)}"{rest}>{words}</a>{note}'

        return LINK.sub(replace, ID.sub(rf' id="{anchor}--\1"', text))

    def inside(self, href: str) -> str | None:
        """The place of a site page in this publication, if it is there."""
        if not href.startswith(ROOT):
            return None
        page, _, fragment = href.removeprefix(ROOT).partition("#")
        if page in self._stories:
            return f"#{self._stories[page]}" + (f"--{fragment}" if fragment else "")
        if page in self._subjects:
            return self._subjects[page]
        if page in self._ingredients and self.plan.has(PartKind.REGISTERS):
            return f"#{self._ingredients[page]}"
        return None

    def outside(self, href: str) -> str:
        """The full address; a story outside this publication has a short one. On the site links are what they were."""
        if self.is_on_site or not href.startswith(ROOT):
            return href
        page, _, fragment = href.removeprefix(ROOT).partition("#")
        if page in self._short:
            return self.site + self._short[page]
        return f"{self.site}{page}" + (f"#{fragment}" if fragment else "")

    def page_note(self, target: str) -> str:
        if self.pages is None:
            return ""
        return f'<span class="see"> (pagina&nbsp;{self.pages.write(target.removeprefix("#"))})</span>'

    def address_note(self, href: str) -> str:
        """The address in print, for who reads on paper."""
        if self.pages is None or href.startswith("mailto:"):
            return ""
        address = html.escape(printed(self.outside(href)))
        return f'<span class="see"> (<span class="address">{address}</span>)</span>'


def printed(url: str) -> str:
    """An address as a reader would type it; when that is too long, only the website."""
    host = host_of(url)
    if not host:
        return url
    parts = urlsplit(url)
    short = host + parts.path.rstrip("/") + (f"?{parts.query}" if parts.query else "")
    return short if len(short) <= LONGEST_PRINTED else host


def subject_url(subject: Ingredient | Setback) -> str:
    return ingredient_url(subject.slug) if isinstance(subject, Ingredient) else setback_url(subject.slug)


def used_ingredients(plan: Plan, library: Library) -> list[Ingredient]:
    """The ingredients of these stories, in the order of the library."""
    used = {slug for story in plan.stories for slug in story.front.ingredients}
    return [ingredient for ingredient in library.ingredients if ingredient.slug in used]
