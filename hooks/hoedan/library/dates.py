"""The dates that editors wrote: of one story, and of the library as a whole. The clock plays no part."""

import datetime

from .library import Library
from .story import Story


def updated_on(story: Story) -> datetime.date | None:
    """The newest date in the front matter of a story: published, reviewed or changed."""
    front = story.front
    dates = [front.published, front.reviewed, *(change.date for change in front.changes)]
    return max((date for date in dates if date), default=None)


def date_of(library: Library) -> datetime.date | None:
    """The newest date of all stories, and of those withdrawn: the date of the data."""
    dates = [updated_on(story) for story in library.stories] + [each.date for each in library.withdrawn]
    return max((date for date in dates if date), default=None)
