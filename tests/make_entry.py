"""One story as the check sees it, from its text and front matter alone."""

from hoedan.body import read_body
from hoedan.entry import Entry, Kind
from hoedan.frontmatter import read_yaml

FIRST_LINE = 11
"""The line of the file on which the text of a made story starts."""


def make_story(body: str = "", front: str = "title: Een verhaal") -> Entry:
    """A story in `stories/verhaal.md`; its front matter starts on line 2, its text on line 11."""
    values, problems = read_yaml("stories/verhaal.md", front, first_line=2)
    assert not problems
    return Entry(Kind.STORY, "verhaal", "stories/verhaal.md", values, read_body(body, FIRST_LINE))
