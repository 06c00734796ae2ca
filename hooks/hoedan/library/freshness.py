"""Living stories: which ones nobody has checked for too long, and where a reader can say what has changed."""

import datetime
from collections.abc import Sequence
from urllib.parse import urlencode

from ..model import urls
from .library import Library
from .story import Story

WITHDRAWAL_FORM = "intrekken.yml"
"""The issue form of who wants something gone; its field `pagina` is filled in beforehand."""


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
    except ValueError:  # a month without that day is only over on the first of the next; December has all days
        return first.replace(month=first.month + 1)


def can_be_told(library: Library) -> bool:
    """Whether there is a way to the editors for who says that a story is no longer right."""
    return bool(library.settings.repo_url or library.settings.editors_address)


def follower_letter(story: Story, library: Library) -> str:
    """A mail in which a reader says that another municipality does the same; empty when the editors have no address."""
    questions = ("Onze gemeente:", "Sinds wanneer:", "Een pagina waarop het staat:")
    return letter_url(story, library, f"Wij doen dit ook: {story.title}", questions)


def withdrawal_url(story: Story, library: Library, words: str) -> str:
    """Where somebody asks for a story to go: a mail, which needs no account, or else an issue with the page filled in.

    A mail names the file, so that an editor can go on at once; empty when there is neither.
    """
    site = library.settings
    subject = f"{words}: {story.title}"
    if letter := letter_url(story, library, subject, (f"Bestand: {story.slug}",)):
        return letter
    page = site.site_url and site.site_url + urls.story_url(story.slug)
    values = {"template": WITHDRAWAL_FORM, "title": subject, "pagina": page}
    return f"{site.repo_url}/issues/new?{urlencode(values)}" if site.repo_url else ""


def letter_url(story: Story, library: Library, subject: str, questions: Sequence[str]) -> str:
    """A mail to the editors that names the story and asks these questions; empty when they have no address."""
    site = library.settings
    address = [site.site_url + urls.story_url(story.slug)] if site.site_url else []
    return urls.letter_url(site.editors_address, subject, (story.title, *address, *questions))
