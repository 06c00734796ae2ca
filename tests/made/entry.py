"""One story as the check sees it, from its text and front matter alone."""

from hoedan.reading.entry import Entry, Kind
from hoedan.reading.front_matter import read_yaml
from hoedan.text.body import read_body

FIRST_LINE = 11
"""The line of the file on which the text of a made story starts."""


def make_story(body: str = "", front: str = "title: Een verhaal") -> Entry:
    """A story in `stories/verhaal.md`; its front matter starts on line 2, its text on line 11."""
    values, problems = read_yaml("stories/verhaal.md", front, first_line=2)
    assert not problems
    return Entry(Kind.STORY, "verhaal", "stories/verhaal.md", values, read_body(body, FIRST_LINE))
