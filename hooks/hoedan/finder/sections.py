"""The text of a page cut into what can be shown apart: sections under a heading, with their paragraphs."""

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..text.html import without_tags
from ..text.passages import PLACED_PASSAGE, PLACED_REFERENCE, Passage, without_references

HEADING = re.compile(r'<h[2-4](?: id="([^"]*)")?[^>]*>(.*?)</h[2-4]>', re.DOTALL)
BLOCK_END = re.compile(r"</?(?:p|li|ul|ol|blockquote|td|th|tr|table|pre|div|figure|figcaption|hr|br)\b[^>]*>")


@dataclass(frozen=True)
class Section:
    """The paragraphs under one heading; those before the first heading have an empty id and title."""

    id: str
    title: str
    texts: tuple[str, ...]
    anchors: tuple[str, ...]
    """For each paragraph its id on the page, empty for one that is no passage."""
    sources: tuple[tuple[int, ...], ...] = ()
    """For each paragraph the numbers of its sources, as readers see them; empty for a page without a list of those."""


def sections_of(
    marked: str, passages: Sequence[Passage] = (), number_of: Mapping[int, int] | None = None
) -> tuple[Section, ...]:
    """Cut rendered HTML, with the marks of its passages and sources or without, into sections.

    `number_of` has for the id of a source the number that readers see.
    """
    ends = [*HEADING.finditer(marked)]
    starts = [(0, "", ""), *((each.end(), each[1] or "", text_of(each[2])) for each in ends)]
    stops = [*(each.start() for each in ends), len(marked)]
    cut = (
        section(id_, title, marked[start:stop], passages, number_of)
        for (start, id_, title), stop in zip(starts, stops, strict=True)
    )
    return tuple(each for each in cut if each.texts or each.title)


def section(
    id_: str, title: str, content: str, passages: Sequence[Passage], number_of: Mapping[int, int] | None
) -> Section:
    texts, anchors, sources, anchor = [], [], [], ""
    for block in BLOCK_END.split(content):
        marks = [*PLACED_PASSAGE.finditer(block)]
        for mark in marks:
            anchor = passages[int(mark[1])].anchor if mark[1] and int(mark[1]) < len(passages) else anchor
        if text := text_of(PLACED_PASSAGE.sub("", block)):
            texts.append(text)
            anchors.append(anchor)
            used = dict.fromkeys(int(found[1]) for found in PLACED_REFERENCE.finditer(block))
            sources.append(tuple(number_of[each] for each in used if each in number_of) if number_of else ())
        if marks and marks[-1][2]:
            anchor = ""
    return Section(id_, title, tuple(texts), tuple(anchors), tuple(sources) if number_of else ())


def text_of(fragment: str) -> str:
    """The words of HTML on one line, as a reader sees them, without the numbers of sources."""
    return " ".join(html.unescape(without_tags(without_references(fragment))).split())
