"""Random input: never a traceback, and never a text that reads otherwise on the site than the check has read it.

How many examples there are is told in `conftest.py`: a few hundred in every run, always the same ones, so that a
failure is never news of yesterday's change; and many thousands, each time others, in the nightly run.
"""

import json
import re
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from html import unescape
from pathlib import Path
from typing import ParamSpec

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoedan.check.shape import check_shape
from hoedan.library.links import link_library
from hoedan.model.anchors import heading_ids, heading_text
from hoedan.model.fields import StoryFrontMatter
from hoedan.model.link_targets import resolve_link
from hoedan.model.page_types import PageType
from hoedan.model.problems import Problem, ReportFormat, has_errors, write_problems
from hoedan.model.urls import place_in
from hoedan.opendata.files import data_files
from hoedan.places.gazetteer import Found
from hoedan.reading.front_matter import read_yaml
from hoedan.reading.source import Source, check_bounds, take_out_hidden
from hoedan.site.feeds import feed_files
from hoedan.site.pages import Site
from hoedan.text.body import Body, read_body
from hoedan.text.bounds import check_text_bounds
from hoedan.text.faults import TIGHT_LIST
from hoedan.text.markup import RenderedText, render_page_text, render_story_text
from hoedan.text.passages import place_passages, place_references
from made.places import own_places
from made.sample import SAMPLE, STORY, copy_sample, judge, write
from made.vocabulary import VOCABULARY

P = ParamSpec("P")

LONGEST = 2.0
"""Seconds of the processor's time for one example; nearly all take a hundredth of that."""


class Clock:
    """Stops an example that hangs: in our code, and inside a regular expression too.

    After the first one the limit is halved, so that the same example and the smaller ones made of it surely fail again.
    """

    def __init__(self) -> None:
        self.limit = LONGEST

    @contextmanager
    def running(self) -> Iterator[None]:
        before = signal.signal(signal.SIGVTALRM, self.stop)
        signal.setitimer(signal.ITIMER_VIRTUAL, self.limit)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            signal.signal(signal.SIGVTALRM, before)

    def stop(self, *_: object) -> None:
        self.limit = LONGEST / 2
        raise AssertionError("This example takes too long")


def in_time(test: Callable[P, None]) -> Callable[P, None]:
    """Every example of this test must end soon."""
    clock = Clock()

    @wraps(test)
    def timed(*arguments: P.args, **keywords: P.kwargs) -> None:
        with clock.running():
            test(*arguments, **keywords)

    return timed


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
    "'",
    "](",
    "](https://a.nl/",
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
    faults = [fault for fault in body.faults if fault.broken is not TIGHT_LIST]
    wrong_markers = [marker for marker in body.markers if marker.fault]
    attributes = [heading for heading in body.headings if heading.attributes]
    return not (faults or wrong_markers or attributes or body.html or body.definitions)


def addresses_in(markup: RenderedText) -> set[str]:
    return {unescape(found) for found in re.findall(r'<a [^>]*?href="([^"]*)"', markup.html)}


@given(YAML)
@in_time
def test_any_front_matter_is_read_or_reported(text: str) -> None:
    front, problems = read_yaml("x.md", text, first_line=2)
    assert front is not None or problems
    if front is not None:
        _, found = check_shape(StoryFrontMatter, front, "x.md", VOCABULARY)
        assert all(1 <= each.line <= text.count("\n") + 2 for each in found)


@given(MARKDOWN)
@in_time
def test_any_text_is_read_and_rendered(text: str) -> None:
    clean, _ = take_out_hidden("x.md", text)
    if is_within_bounds(clean):
        body = read_body(clean, 1)
        for rendered in (render_story_text(body, "stories/verhaal.md"), render_page_text(body, "docs/x.md")):
            assert "<script" not in rendered.html
        for problems in (body.faults, body.markers, body.headings, body.links, body.references):
            assert all(1 <= each.line <= clean.count("\n") + 1 for each in problems)


@given(MARKDOWN)
@in_time
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
    assert set(headings) <= set(heading_ids(heading_text(heading.text) for heading in body.headings))


@given(MARKDOWN)
@in_time
def test_every_mark_of_the_renderer_finds_its_place(text: str) -> None:
    clean, _ = take_out_hidden("x.md", text)
    if not is_within_bounds(clean) or not is_right(body := read_body(clean, 1)):
        return
    markup = render_story_text(body, "stories/verhaal.md")
    placed = place_passages(markup.html, lambda number: f"<div>{markup.passages[number].anchor}")
    placed = place_references(placed, lambda source, use: f"{source}-{use}")
    assert not re.search("[\ue001-\uf8ff]", placed)


NAMES = [each.name for each in own_places().municipalities]
ODD_NAMES = st.one_of(
    st.text(max_size=40),
    st.sampled_from(NAMES).map(str.upper),
    st.builds(
        lambda name, place, odd: name[:place] + odd + name[place + 1 :],
        st.sampled_from(NAMES),
        st.integers(0, 20),
        st.text(max_size=3),
    ),
)


@given(ODD_NAMES)
@in_time
def test_any_name_of_a_municipality_is_answered(name: str) -> None:
    resolution = own_places().resolve(name)
    assert isinstance(resolution, Found) or name.strip() not in own_places().by_slug


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_sample(tmp_path_factory.mktemp("fuzz"))


SHOWING_TEXT = {PageType.STORY, PageType.BUNDLE, PageType.INGREDIENT} | {
    each for each in PageType if each.listing and each not in (PageType.MY_BUNDLE, PageType.SUBMISSION)
}
"""Pages with contributed text. Those left out hold data for their script, which is an element of that name too."""
OWN_SCRIPT = re.compile(r'<script src="(?:\.\./)+assets/[a-z/-]+\.js" type="module"></script>')


def check_and_publish(root: Path, changed: str) -> Sequence[Problem]:
    """Check a library in which one file is random: each problem has a place, and without errors everything is made."""
    checked = judge(root)
    lines = (root / changed).read_bytes().replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    for each in checked.problems:
        assert (root / each.path).exists()
        assert each.path != changed or 1 <= each.line <= lines
    for form in ReportFormat:
        assert write_problems(checked.problems, form).encode() or not checked.problems
    if not has_errors(checked.problems):
        links = link_library(checked.library)
        for page in Site(checked.library, links).pages():
            if page.type in SHOWING_TEXT:
                assert "<script" not in OWN_SCRIPT.sub("", place_in(page.render(), page.url))
        assert feed_files(checked.library) or not checked.library.settings.site_url
        assert data_files(checked.library, links)
    return checked.problems


def change(path: str, key: str, value: str) -> str:
    """A file of the sample with another value for one key of its front matter."""
    text = (SAMPLE / path).read_text(encoding="utf-8")
    return re.sub(rf"(?m)^{key}:.*(?:\n .*)*", lambda _: f"{key}: {value}", text, count=1)


SCALARS = st.one_of(st.sampled_from(VALUES), st.text(max_size=100), st.text(max_size=100).map(json.dumps))
STORY_KEYS = re.findall(r"(?m)^([a-z_]+):", (SAMPLE / STORY).read_text(encoding="utf-8"))
BUNDLE = "bundles/eerste-bundel/bundle.yml"
BUNDLE_KEYS = ["title", "subtitle", "summary", "edition", "date"]
CHAPTERS = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "text": st.sampled_from(["voorwoord.md", "weg.md", "../x.md", ""]),
            "story": st.sampled_from(["plek-in-de-buurt", "weg", ""]),
            "generated": st.sampled_from(["matrix", "registers", "x"]),
            "ingredient": st.sampled_from(["vertrouwen", "x"]),
            "theme": st.sampled_from(["wonen", "x"]),
            "province": st.sampled_from(["Overijssel", "Fryslân", "x"]),
        },
    ),
    max_size=5,
).map(json.dumps)


@given(YAML, MARKDOWN)
@in_time
def test_any_story_is_checked_and_the_answer_can_be_printed(library: Path, front: str, text: str) -> None:
    write(library, STORY, f"---\n{front}\n---\n{text}\n")
    assert check_and_publish(library, STORY)


@given(st.sampled_from(STORY_KEYS), SCALARS, MARKDOWN)
@in_time
def test_a_story_with_one_odd_value_and_an_odd_text_is_refused_or_published(
    library: Path, key: str, value: str, text: str
) -> None:
    write(library, STORY, change(STORY, key, value) + f"\n{text}\n")
    check_and_publish(library, STORY)


@given(st.binary(max_size=300), st.integers(0, 900))
@in_time
def test_any_bytes_in_a_story_are_checked(library: Path, data: bytes, place: int) -> None:
    whole = (SAMPLE / STORY).read_bytes()
    write(library, STORY, whole[:place] + data + whole[place:])
    check_and_publish(library, STORY)


@given(st.sampled_from(BUNDLE_KEYS), SCALARS, CHAPTERS, MARKDOWN)
@in_time
def test_a_bundle_with_odd_values_is_refused_or_published(
    library: Path, key: str, value: str, chapters: str, text: str
) -> None:
    write(library, STORY, (SAMPLE / STORY).read_bytes())
    foreword = "bundles/eerste-bundel/voorwoord.md"
    write(library, foreword, (SAMPLE / foreword).read_text(encoding="utf-8") + f"\n{text}\n")
    head = change(BUNDLE, key, value).partition("chapters:")[0]
    write(library, BUNDLE, f"{head}chapters: {chapters}\n")
    check_and_publish(library, BUNDLE)
    write(library, foreword, (SAMPLE / foreword).read_bytes())
    write(library, BUNDLE, (SAMPLE / BUNDLE).read_bytes())
