"""The rules for the text of a file, put together for each kind of file."""

from collections.abc import Iterator

from ..model.problems import Problem, problem
from ..model.vocabulary import INGREDIENT_HEADINGS, OPTIONAL_STORY_HEADINGS, STORY_HEADINGS
from ..reading.entry import Entry, Kind
from .context import Context
from .images import check_images
from .references import check_notes, check_passages, check_sources
from .sections import check_attributes, check_sections


def check_story_text(entry: Entry, context: Context) -> Iterator[Problem]:
    yield from check_sections(entry, STORY_HEADINGS, OPTIONAL_STORY_HEADINGS)
    yield from check_sources(entry)
    yield from check_passages(entry, context)
    yield from check_common_text(entry, context)


def check_ingredient_text(entry: Entry, context: Context) -> Iterator[Problem]:
    yield from check_sections(entry, INGREDIENT_HEADINGS)
    yield from check_page_marks(entry)
    yield from check_common_text(entry, context)


def check_page_text(entry: Entry, context: Context) -> Iterator[Problem]:
    """Apply the rules for a theme or another page: free headings, but not a second title."""
    for heading in entry.body.headings:
        if heading.level == 1:
            yield problem("D-005", entry.path, heading.line, value=heading.text)
    if entry.kind is Kind.THEME and not entry.body.text.strip():
        yield problem("F-035", entry.path, entry.body.first_line)
    yield from check_attributes(entry)
    yield from check_page_marks(entry)
    yield from check_common_text(entry, context)


def check_page_marks(entry: Entry) -> Iterator[Problem]:
    """Check the notes of a text that is no story, which has no passages either."""
    yield from check_notes(entry)
    for marker in entry.body.markers:
        yield problem("D-008", entry.path, marker.line, value=marker.text)


def check_common_text(entry: Entry, context: Context) -> Iterator[Problem]:
    """Apply what holds for any text: no HTML, nothing that can be read in two ways, images in order."""
    for written, line in entry.body.html:
        yield problem("V-045", entry.path, line, value=written)
    for fault in entry.body.faults:
        yield problem(fault.code, entry.path, fault.line, value=fault.text)
    yield from check_images(entry, context.root)
