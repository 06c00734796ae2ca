"""Values to HTML: the templates of `templates/` and the few words and numbers they need in Dutch."""

import datetime
import json
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup as Safe

from . import dotmap, urls
from .freshness import is_stale
from .icons import theme_icons
from .kinship import enumerate_dutch
from .markup import Markup
from .passages import PLACED_REFERENCE, Passage, place_passages, place_references
from .qr import qr_svg
from .slugs import slugify
from .vocabulary import FAMILY_LABELS, PARTNER_TYPE_LABELS, STATUS_LABELS, TARGET_GROUP_LABELS

TEMPLATES = Path(__file__).parent / "templates"
MOST_IN_FULL = 24
"""Stories that a list shows with their summary or passages; those after it get a line each."""
MONTHS = ["januari", "februari", "maart", "april", "mei", "juni"]
MONTHS += ["juli", "augustus", "september", "oktober", "november", "december"]


@cache
def environment() -> Environment:
    """The templates, strict about missing values and escaping everything."""
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(default=True, disabled_extensions=("md", "yml")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters |= {
        "dutch_date": dutch_date,
        "dutch_month": lambda date: dutch_date(f"{date:%Y-%m}"),
        "dutch_number": dutch_number,
        "kilometres": kilometres,
        "enumerate": enumerate_dutch,
        "yaml_text": lambda text: json.dumps(text, ensure_ascii=False),
        "capitalize_first": lambda text: text[:1].upper() + text[1:],
        "passage_html": Safe,
        "demote_headings": demote_headings,
        "shortest_passage": shortest_passage,
        "bare_address": lambda address: address.partition("://")[2].rstrip("/"),
        "section_titles": section_titles,
        "slug": slugify,
        "site": lambda url: urls.ROOT + url,
        "story_url": lambda story: urls.ROOT + urls.story_url(story.slug),
        "ingredient_url": lambda ingredient: urls.ROOT + urls.ingredient_url(ingredient.slug),
        "theme_url": lambda theme: urls.ROOT + urls.theme_url(theme.slug),
        "bundle_url": lambda bundle: urls.ROOT + urls.bundle_url(bundle.slug),
        "page_url": lambda page: urls.ROOT + urls.page_url(page.slug),
        "municipality_url": lambda municipality: urls.ROOT + urls.municipality_url(municipality.slug),
        "province_url": lambda name: urls.ROOT + urls.province_url(name),
        "region_url": lambda name: urls.ROOT + urls.labour_market_region_url(name),
    }
    env.tests |= {"stale": is_stale}
    env.globals |= {
        "icon": icon,
        "qr_svg": qr_svg,
        "dots_of": dotmap.dots_of,
        "most_in_full": MOST_IN_FULL,
        "map_width": dotmap.WIDTH,
        "map_height": dotmap.HEIGHT,
        "status_labels": STATUS_LABELS,
        "family_labels": FAMILY_LABELS,
        "partner_type_labels": PARTNER_TYPE_LABELS,
        "target_group_labels": TARGET_GROUP_LABELS,
    }
    return env


def render(template: str, **values: Any) -> str:
    return environment().get_template(template).render(**values)


def icon(name: str) -> Safe:
    """An icon that screen readers pass by; the text beside it says what it means."""
    path = theme_icons().path(name)
    return Safe(f'<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="{path}"/></svg>')


def dutch_date(value: datetime.date | str) -> str:
    """Write a date, month or year as Dutch does: 21 november 2026, november 2026, 2026."""
    parts = str(value).split("-")
    day = [str(int(parts[2]))] if len(parts) > 2 else []
    month = [MONTHS[int(parts[1]) - 1]] if len(parts) > 1 else []
    return " ".join([*day, *month, parts[0]])


def dutch_number(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def kilometres(distance: float) -> str:
    return f"{max(1, round(distance))} km"


def section_titles(html: str) -> list[tuple[str, Safe]]:
    """The anchors and titles of the `##` sections of a text, for a table of contents."""
    return [(anchor, Safe(title)) for anchor, title in re.findall(r'<h2 id="([^"]+)">(.*?)</h2>', html)]


def shortest_passage(passages: Sequence[Passage]) -> Passage | None:
    """The passage that is soonest read, for a quotation on another page."""
    return min(passages, key=lambda passage: (len(passage.html), passage.anchor), default=None)


def story_text(text: Markup, labels: dict[str, tuple[str, str, str]]) -> Safe:
    """The text of a story on its own page: sections, marked passages and linked source references.

    `labels` gives, for each ingredient slug, its title, its family and its icon.
    """

    def open_passage(number: int) -> str:
        passage = text.passages[number]
        _, family, _ = labels[passage.ingredients[0]]
        return render("passage_open.html", passage=passage, family=family, labels=labels)

    numbers = {source: shown for shown, source in enumerate(text.references, 1)}

    def write_reference(source: int, use: int) -> str:
        shown = numbers[source]
        return (
            f'<sup class="reference" id="verwijzing-{shown}-{use}">'
            f'<a href="#bron-{shown}" aria-label="Bron {shown}">{shown}</a></sup>'
        )

    placed = place_passages(text.html, open_passage)
    return Safe(wrap_sections(place_references(placed, write_reference)))


def wrap_sections(html: str) -> str:
    """Put each `##` section in a `section` element named after its heading."""
    before, *sections = html.split('<h2 id="')
    wrapped = []
    for section in sections:
        anchor = section.partition('"')[0]
        wrapped.append(
            f'<section class="section section--{anchor}" aria-labelledby="{anchor}"><h2 id="{section}</section>'
        )
    return before + "\n".join(wrapped)


def demote_headings(html: str) -> Safe:
    """Lower every heading by one level, for a text that stands below a heading of its own page."""
    return Safe(re.sub(r"(</?h)([2-5])", lambda found: f"{found[1]}{int(found[2]) + 1}", html))


def reference_uses(text: Markup) -> Counter[int]:
    """How often the text refers to each source."""
    return Counter(int(found[1]) for found in PLACED_REFERENCE.finditer(text.html))
