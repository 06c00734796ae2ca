"""What is new, month by month: stories that came and stories that changed; also as a text for a newsletter."""

import datetime
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from ..language.dutch import dutch_date
from ..language.typography import set_text
from ..library.library import Library
from ..library.story import Story
from ..model import urls
from ..model.fields import Change
from ..model.licences import CC_BY

FOLDER = "volgen/"


@dataclass(frozen=True)
class Changed:
    """A story with one line of its list of changes."""

    story: Story
    change: Change


@dataclass(frozen=True)
class Month:
    """One month with something new, the newest story or change first."""

    name: str
    """Year and month: `2026-11`."""
    new: tuple[Story, ...]
    changed: tuple[Changed, ...]

    @property
    def url(self) -> str:
        """Of its text."""
        return f"{FOLDER}{self.name}.txt"


def months_of(library: Library) -> tuple[Month, ...]:
    """Every month in which a story came or changed, the newest first."""
    new: dict[str, list[Story]] = defaultdict(list)
    changed: dict[str, list[Changed]] = defaultdict(list)
    for story in library.newest_stories:
        if story.front.published:
            new[month_of(story.front.published)].append(story)
        for change in story.front.changes:
            if not is_new_in(month_of(change.date), story):
                changed[month_of(change.date)].append(Changed(story, change))
    for each in changed.values():
        each.sort(key=lambda changed: changed.story.slug)
        each.sort(key=lambda changed: changed.change.date, reverse=True)
    names = sorted({*new, *changed}, reverse=True)
    return tuple(Month(name, tuple(new[name]), tuple(changed[name])) for name in names)


def is_new_in(month: str, story: Story) -> bool:
    """Whether all of a story is news in a month, so that its changes are none."""
    return story.front.published is not None and month_of(story.front.published) == month


def month_of(date: datetime.date) -> str:
    return f"{date:%Y-%m}"


def month_files(library: Library) -> Mapping[str, str]:
    """Address -> text, of every month. Empty without the address of the site: the text is read elsewhere."""
    if not library.settings.site_url:
        return {}
    return {month.url: write_month(month, library) for month in months_of(library)}


def write_month(month: Month, library: Library) -> str:
    """The text of one month: plain lines that a mail and a newsletter keep as they are."""
    site = library.settings
    lines = [f"Nieuw op {site.site_name}, {dutch_date(month.name)}", f"{site.site_url}{FOLDER}", ""]
    if month.new:
        lines += [f"Nieuwe verhalen: {len(month.new)}", ""]
        for story in month.new:
            lines += [
                f"- {named(story)}",
                f"  {set_text(story.summary)}",
                f"  {site.site_url}{urls.story_url(story.slug)}",
                "",
            ]
    if month.changed:
        lines += ["Wat er veranderde", ""]
        for each in month.changed:
            lines += [f"- {named(each.story)}, {dutch_date(each.change.date)}: {set_text(each.change.text)}"]
            lines += [f"  {site.site_url}{urls.story_url(each.story.slug)}", ""]
    lines += [f"De tekst mag je overnemen, met bronvermelding: {site.site_name} ({CC_BY.name}).", ""]
    return "\n".join(lines)


def named(story: Story) -> str:
    return set_text(f"{story.title} ({story.place_name})")
