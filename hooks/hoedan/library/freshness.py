"""Living stories: which ones nobody has checked for too long, and where a reader can say what has changed."""

import datetime
from urllib.parse import urlencode

from ..model import urls
from .library import Library
from .story import Story

CORRECTION_FORM = "correctie.yml"
"""The issue form in `.github/ISSUE_TEMPLATE/`; its fields `verhaal` and `adres` are filled in beforehand."""


def is_stale(story: Story, library: Library) -> bool:
    """Whether an editor last checked the story longer ago than the settings allow.

    A story that nobody has checked yet is not stale: its page says so in its own words.
    """
    reviewed = story.front.reviewed
    return reviewed is not None and months_between(reviewed, library.today) >= library.settings.review_months


def months_between(start: datetime.date, end: datetime.date) -> int:
    """Count the whole months from one day to another."""
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)


def review_day(reviewed: datetime.date, months: int) -> datetime.date:
    """The first day on which a story that was checked on `reviewed` is stale."""
    year, month = divmod(reviewed.month - 1 + months, 12)
    first = datetime.date(reviewed.year + year, month + 1, 1)
    try:
        return first.replace(day=reviewed.day)
    except ValueError:  # a month without that day is only over on the first of the next
        return datetime.date(first.year + first.month // 12, first.month % 12 + 1, 1)


def correction_url(story: Story, library: Library) -> str:
    """Where a reader says that a story is no longer right: an issue with the story filled in; empty without GitHub."""
    site = library.settings
    if not site.repo_url:
        return ""
    values = {"template": CORRECTION_FORM, "title": f"Klopt dit nog? {story.title}", "verhaal": story.title}
    if site.site_url:
        values["adres"] = site.site_url + urls.story_url(story.slug)
    return f"{site.repo_url}/issues/new?{urlencode(values)}"
