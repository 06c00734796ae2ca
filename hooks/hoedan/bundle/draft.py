"""A publication while it is being written: what all its parts share, and the templates they are written with."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from math import inf
from pathlib import Path
from typing import Any

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup as Safe
from markupsafe import escape

from ..design.templates import templates_in
from ..language.typography import set_text
from ..library.library import Library
from ..library.links import Links
from ..text.typeset import LONGEST_WHOLE
from .addresses import Addresses, printed
from .copyfit import WORD_JOINER, keep_last_words, keep_short_ends
from .fitting import balanced_width, fitted_size, shortened
from .mentions import Mentions, organisations_of
from .pages import Pages
from .pictures import Picture
from .plan import Plan
from .registers import Locator

FOOT = "sans-regular", 7.0, 238.0
"""Face, size and width in points of the title at the foot of a page; as in `print.css`."""
CLOSER = 1 - 0.03
"""How much narrower a heading is than its type, as its letters stand 0.012 em closer."""
HEADING = "serif-semibold", 21 * CLOSER, 334.0
"""The same of the heading of a part; one with a word that does not fit on a line gets smaller type."""
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
                foot=self.foot,
                **values,
            )
        )
        return Safe(html)

    def foot(self, title: str) -> Safe:
        """What the heading of a part has on paper: what the feet of its pages say, and lines of about one length."""
        if self.medium is not Medium.PRINT:
            return Safe()
        face, usual, most = HEADING
        size = fitted_size(title.replace("-", "- "), face, usual, most, inf)
        smaller = f"; font-size: {size / CLOSER:.1f}pt" if size < usual else ""
        width = balanced_width(title, face, size, most)
        return Safe(' data-foot="{}" style="max-width: {:.1f}pt{}"').format(shortened(title, *FOOT), width, smaller)

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
        "together": together,
        "held": held,
        "held_in_columns": held_in_columns,
        "host": host,
        "place": place,
        "printed": printed,
        "set": set_text,
        "first_of_each_label": first_of_each_label,
    }
    return env


def accent(title: str) -> Safe:
    """The question mark of a title in red, as in the name of the site; a line ends after it."""
    return Safe(str(escape(title)).replace("? ", "?<br>").replace("?", '<span class="accent">?</span>'))


def together(text: str) -> str:
    """A text whose last word does not stand alone on a line."""
    return "\xa0".join(text.rsplit(" ", 1))


@pass_context
def held(context: Context, html: str) -> Safe:
    """Finished HTML, on paper with the last word of each paragraph held to the one before it."""
    return Safe(keep_last_words(html) if context["medium"] is Medium.PRINT else html)


@pass_context
def held_in_columns(context: Context, html: str) -> Safe:
    """The same of what stands in narrow columns."""
    return Safe(keep_short_ends(html) if context["medium"] is Medium.PRINT else html)


@pass_context
def host(context: Context, url: str) -> str:
    """Its name; on paper a line does not end in the middle of it, unless it is long: the hyphen there could be ours."""
    name = printed(url).partition("/")[0]
    return whole(name) if context["medium"] is Medium.PRINT and len(name) <= LONGEST_WHOLE else name


@pass_context
def place(context: Context, names: str) -> str:
    """Names of places; on paper a line does not end at a hyphen in one."""
    return whole(names) if context["medium"] is Medium.PRINT else names


def whole(name: str) -> str:
    """A name at whose hyphens no line ends."""
    return name.replace("-", f"-{WORD_JOINER}")


def first_of_each_label(places: Iterable[Locator]) -> list[tuple[str, str]]:
    first: dict[str, str] = {}
    for place in places:
        first.setdefault(place.label, place.anchor)
    return list(first.items())
