"""Random input: never a traceback, and never a text that reads otherwise on the site than the check has read it.

The examples are the same in every run, so that a failure is never news of yesterday's change.
"""

import datetime
import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content import SAMPLE, STORY, TODAY, copy_sample, write
from hoedan.body import Body, read_body
from hoedan.bounds import check_text_bounds
from hoedan.check import check_library
from hoedan.frontmatter import read_yaml
from hoedan.gazetteer import Found, load_gazetteer
from hoedan.headings import heading_ids, plain_text
from hoedan.markup import Markup, render_page_text, render_story_text
from hoedan.model import StoryFrontMatter
from hoedan.passages import place_passages, place_references
from hoedan.problems import Format, write_problems
from hoedan.source import Source, check_bounds, take_out_hidden
from hoedan.urls import resolve_link
from hoedan.validate.shape import check_shape

steady = settings(
    max_examples=300,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
in_files = settings(steady, max_examples=60)

KEYS = [*StoryFrontMatter.model_fields, "titel", "id", "url", "name", "type", "src", "<<", "?"]
VALUES = [
    "2021",
    "2021-02-30",
    "[a, b]",
    "{start: 2021}",
    "loopt",
    "&a x",
    "*a",
    "!x y",
    '"\\0"',
    "'",
    "[",
    "- a",
    "null",
]
YAML = st.lists(
    st.one_of(
        st.builds("{}: {}".format, st.sampled_from(KEYS), st.sampled_from(VALUES)),
        st.builds("{}:\n  - {}".format, st.sampled_from(KEYS), st.sampled_from(VALUES)),
        st.sampled_from(["  x: y", "\tx", "---", "...", "# a", "- a", "? a", ": b", "|", ">", "%YAML 1.1", "\u00a0"]),
        st.text(max_size=20),
    ),
    max_size=12,
).map("\n".join)

BLOCKS = [
    "tekst",
    "- een",
    "- twee",
    "    - diep",
    "1. een",
    "> citaat",
    ">",
    "> - in",
    "### kop",
    "kop",
    "---",
    "===",
    "***",
]
BLOCKS += [
    "a|b",
    "-|-",
    "c|d",
    "```",
    "~~~",
    "    code",
    "\tcode",
    '{: ingredient="een" }',
    "{: ingredient='een' }",
    "",
]
PIECES = [
    "a",
    " ",
    "  ",
    "*",
    "**",
    "_",
    "`",
    "``",
    "[",
    "]",
    "(",
    ")",
    "](",
    "[a](b.md)",
    '[a](b.md "t")',
    "[^1]",
    "[^2]",
]
PIECES += [
    "[^1]:",
    "![a](verhaal/b.png)",
    "<",
    ">",
    "<b>",
    "<http://a.nl>",
    "<a@b.nl>",
    "&amp;",
    "&#65;",
    "\\",
    "!",
    "|",
    '"',
]
MARKDOWN = st.lists(
    st.one_of(
        st.sampled_from(BLOCKS),
        st.sampled_from(BLOCKS),
        st.lists(st.sampled_from(PIECES), max_size=6).map("".join),
        st.text(max_size=10),
    ),
    max_size=14,
).map("\n".join)


def is_within_bounds(text: str) -> bool:
    return not check_bounds(Source("x.md", text)) and not check_text_bounds("x.md", text, 1)


def is_right(body: Body) -> bool:
    """Whether the check has nothing against the form of a text."""
    faults = [fault for fault in body.faults if fault.code != "V-052"]
    wrong_markers = [marker for marker in body.markers if marker.fault]
    attributes = [heading for heading in body.headings if heading.attributes]
    return not (faults or wrong_markers or attributes or body.html or body.definitions)


def addresses_in(markup: Markup) -> set[str]:
    return {unescape(found) for found in re.findall(r'<a [^>]*?href="([^"]*)"', markup.html)}


@steady
@given(YAML)
def test_any_front_matter_is_read_or_reported(text: str) -> None:
    front, problems = read_yaml("x.md", text, first_line=2)
    assert front is not None or problems
    if front is not None:
        _, found = check_shape(StoryFrontMatter, front, "x.md")
        assert all(1 <= each.line <= text.count("\n") + 2 for each in found)


@steady
@given(MARKDOWN)
def test_any_text_is_read_and_rendered(text: str) -> None:
    clean, _ = take_out_hidden("x.md", text)
    if is_within_bounds(clean):
        body = read_body(clean, 1)
        for rendered in (render_story_text(body, "stories/verhaal.md"), render_page_text(body, "docs/x.md")):
            assert "<script" not in rendered.html
        for problems in (body.faults, body.markers, body.headings, body.links, body.references):
            assert all(1 <= each.line <= clean.count("\n") + 1 for each in problems)


@steady
@given(MARKDOWN)
def test_what_the_check_lets_through_reads_the_same_when_rendered(text: str) -> None:
    clean, _ = take_out_hidden("x.md", text)
    if not is_within_bounds(clean) or not is_right(body := read_body(clean, 1)):
        return
    markup = render_story_text(body, "stories/verhaal.md")
    assert len(markup.passages) == len(body.passages)
    assert {str(source) for source in markup.references} <= {reference.id for reference in body.references}
    assert addresses_in(markup) <= {resolve_link("stories/verhaal.md", link.target) for link in body.links}
    assert markup.html.count("<img") <= sum(link.is_image for link in body.links)
    headings = re.findall(r'<h[2-6] id="([^"]*)"', markup.html)
    assert set(headings) <= set(heading_ids(plain_text(heading.text) for heading in body.headings))


@steady
@given(MARKDOWN)
def test_every_mark_of_the_renderer_finds_its_place(text: str) -> None:
    clean, _ = take_out_hidden("x.md", text)
    if not is_within_bounds(clean) or not is_right(body := read_body(clean, 1)):
        return
    markup = render_story_text(body, "stories/verhaal.md")
    placed = place_passages(markup.html, lambda number: f"<div>{markup.passages[number].anchor}")
    placed = place_references(placed, lambda source, use: f"{source}-{use}")
    assert not re.search("[\ue001-\uf8ff]", placed)


@steady
@given(st.text(max_size=40) | st.sampled_from([each.name for each in load_gazetteer().municipalities]).map(str.upper))
def test_any_name_of_a_municipality_is_answered(name: str) -> None:
    resolution = load_gazetteer().resolve(name)
    assert isinstance(resolution, Found) or name.strip() not in load_gazetteer().by_slug


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_sample(tmp_path_factory.mktemp("fuzz"))


@in_files
@given(YAML, MARKDOWN)
def test_any_story_is_checked_and_the_answer_can_be_printed(library: Path, front: str, text: str) -> None:
    write(library, STORY, f"---\n{front}\n---\n{text}\n")
    problems = check_library(library, TODAY).problems
    for form in Format:
        assert write_problems(problems, form).encode()


@in_files
@given(st.binary(max_size=300), st.integers(0, 900))
def test_any_bytes_in_a_story_are_checked(library: Path, data: bytes, place: int) -> None:
    whole = (SAMPLE / STORY).read_bytes()
    write(library, STORY, whole[:place] + data + whole[place:])
    problems = check_library(library, datetime.date(2026, 3, 1)).problems
    assert all(each.line >= 1 for each in problems)
