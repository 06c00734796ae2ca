"""How to refer to a story: a line to copy, and files for a reference manager (RIS, and CSL as JSON).

No author is named: a story is written by the editors of the site from its sources, and the practice is of others.
"""

import json
from collections.abc import Iterator
from typing import Any

from ..language.dutch import dutch_date
from ..library.library import Library
from ..library.short_links import lasting_id
from ..library.story import Story
from ..model import urls

RIS_FILE, CSL_FILE = "citeer.ris", "citeer.json"
"""Beside the page of a story."""
ENDS = ("?", "!", ".")
"""A site may have its own at the end of its name."""


def citation_of(story: Story, site_name: str, address: str) -> str:
    """How to refer to a story: title, site, date of publication, last check, address."""
    published = story.front.published
    parts = [f"‘{story.title}’", f"{site_name} ({published.year})" if published else site_name]
    if story.front.reviewed:
        parts.append(f"laatst gecontroleerd op {dutch_date(story.front.reviewed)}")
    line = ", ".join(parts)
    return f"{line}{'' if line.endswith(ENDS) else '.'} {address}".strip()


def citation_files(library: Library) -> Iterator[tuple[str, str]]:
    """Address and content of the files of every story."""
    for story in library.stories:
        yield urls.story_url(story.slug) + RIS_FILE, write_ris(story, library)
        yield urls.story_url(story.slug) + CSL_FILE, write_csl(story, library)


def write_ris(story: Story, library: Library) -> str:
    """One record of RIS: a tag, two spaces, a dash, a space and a value on a line."""
    site, published = library.settings, story.front.published
    lines = [("TY", "ELEC"), ("ID", lasting_id(story)), ("TI", story.title), ("T2", site.site_name)]
    lines += [("PB", site.site_name), ("LA", "nl"), ("AB", story.summary)]
    lines += [("PY", f"{published.year}"), ("DA", f"{published:%Y/%m/%d}")] if published else []
    lines += [("UR", address_of(story, library))] if site.site_url else []
    lines += [("KW", word) for word in keywords(story, library)]
    return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in [*lines, ("ER", "")])


def write_csl(story: Story, library: Library) -> str:
    """A list of one item, as citation processors (CSL) read it."""
    site, published, reviewed = library.settings, story.front.published, story.front.reviewed
    item: dict[str, Any] = {
        "id": lasting_id(story),
        "type": "webpage",
        "title": story.title,
        "container-title": site.site_name,
        "publisher": site.site_name,
        "abstract": story.summary,
        "language": "nl",
        "keyword": ", ".join(keywords(story, library)),
    }
    if published:
        item["issued"] = {"date-parts": [[published.year, published.month, published.day]]}
    if reviewed:
        item["note"] = f"laatst gecontroleerd op {dutch_date(reviewed)}"
    if site.site_url:
        item["URL"] = address_of(story, library)
    return json.dumps([item], ensure_ascii=False, indent=1) + "\n"


def address_of(story: Story, library: Library) -> str:
    return library.settings.site_url + urls.story_url(story.slug)


def keywords(story: Story, library: Library) -> list[str]:
    """Names of its themes and ingredients."""
    themes = [library.theme[slug].title for slug in story.front.themes if slug in library.theme]
    return themes + [library.ingredient[slug].title for slug in story.front.ingredients if slug in library.ingredient]
