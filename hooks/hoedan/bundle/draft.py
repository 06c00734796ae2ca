"""A publication while it is being written: what all its parts share, and the templates they are written with."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup as Safe
from markupsafe import escape

from ..design.templates import templates_in
from ..language.typography import set_text
from ..library.library import Library
from ..library.links import Links
from .addresses import Addresses, printed
from .mentions import Mentions, organisations_of
from .pages import Pages
from .pictures import Picture
from .plan import Plan
from .registers import Locator

ROOM = Path(__file__).parent
TEMPLATES = ROOM / "templates"


class Medium(StrEnum):
    """Where the text will be read."""

    PRINT = "print"
    EPUB = "epub"
    SITE = "site"


@dataclass(frozen=True)
class Draft:
    """The choice, the texts and the medium; and what the parts add to while they are written."""

    plan: Plan
    links: Links
    medium: Medium
    pages: Pages | None
    addresses: Addresses
    mentions: Mentions
    images: dict[str, Callable[[], Picture]] = field(default_factory=dict)
    """Name -> what draws it. In the HTML a picture is `image:name`."""

    @property
    def library(self) -> Library:
        return self.links.library

    def fill(self, template: str, **values: Any) -> Safe:
        """Fill a template of this room with these values, and with what every template may use."""
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

    def place_text(self, html: str, anchor: str) -> Safe:
        """Give the ids and links of one text their place in the whole, and mark the names in it."""
        return Safe(self.mentions.mark(self.addresses.place(html, anchor), anchor))


def begin(plan: Plan, links: Links, medium: Medium, pages: Pages | None) -> Draft:
    """A draft without any part yet; `pages` as far as they are known."""
    addresses = Addresses(plan, links.library, pages, is_on_site=medium is Medium.SITE)
    mentions = Mentions(name for story in plan.stories for name in organisations_of(story))
    return Draft(plan, links, medium, pages, addresses, mentions)


@cache
def templates() -> Environment:
    """The site's own filters and words, with the templates of this folder."""
    env = templates_in(ROOM).overlay()
    env.filters = env.filters | {
        "accent": accent,
        "host": host,
        "set": set_text,
        "first_of_each_label": first_of_each_label,
    }
    return env


def accent(title: str) -> Safe:
    """The question mark of a title in red, as in the name of the site; a line ends after it."""
    return Safe(str(escape(title)).replace("? ", "?<br>").replace("?", '<span class="accent">?</span>'))


def host(url: str) -> str:
    return printed(url).partition("/")[0]


def first_of_each_label(places: Iterable[Locator]) -> list[tuple[str, str]]:
    first: dict[str, str] = {}
    for place in places:
        first.setdefault(place.label, place.anchor)
    return list(first.items())
