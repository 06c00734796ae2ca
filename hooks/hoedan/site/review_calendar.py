"""When each story has to be checked again, as a calendar (iCalendar, RFC 5545) that an editor subscribes to."""

from collections.abc import Iterator

from ..library.freshness import review_day
from ..library.library import Library
from ..library.short_links import lasting_id
from ..library.story import Story
from ..model import urls
from .months import FOLDER

CALENDAR_FILE = f"{FOLDER}controle.ics"
LONGEST_LINE = 75
"""Bytes before a line has to be folded."""
ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def write_calendar(library: Library) -> bytes:
    """A day for each story that was checked once. The same library gives the same bytes."""
    name = library.settings.site_name
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{escape(name)}//Controle//NL",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{escape(f'{name}: verhalen nakijken')}",
    ]
    for story in library.stories:
        lines += event(story, library)
    lines.append("END:VCALENDAR")
    return b"".join(fold(line) + b"\r\n" for line in lines)


def event(story: Story, library: Library) -> Iterator[str]:
    """The day on which the page of a story begins to say that it is old."""
    site, reviewed = library.settings, story.front.reviewed
    if reviewed is None:
        return
    day = review_day(reviewed, site.review_months)
    host = site.site_url.partition("://")[2].partition("/")[0]
    yield "BEGIN:VEVENT"
    yield f"UID:{lasting_id(story)}-{reviewed:%Y%m%d}@{host}"
    yield f"DTSTAMP:{reviewed:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"SUMMARY:{escape(f'Nakijken: {story.title} ({story.place_name})')}"
    yield f"URL:{site.site_url}{urls.story_url(story.slug)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def escape(text: str) -> str:
    return text.translate(ESCAPES)


def fold(line: str) -> bytes:
    """Break a line of more than 75 bytes, never within a character; what follows begins with a space."""
    parts: list[bytes] = []
    part = b""
    for character in line:
        encoded = character.encode()
        if len(part) + len(encoded) > LONGEST_LINE - bool(parts):
            parts.append(part)
            part = b""
        part += encoded
    return b"\r\n ".join([*parts, part])
