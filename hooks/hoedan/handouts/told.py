"""A story as it is told on a sheet: its paragraphs with the numbers of their sources, and without links."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup as Safe

from ..bundle.copyfit import WORD_JOINER
from ..bundle.story_part import keep_references
from ..design.figures import DrawnFigure, draw_figures
from ..library.library import Setback
from ..library.links import Links
from ..library.short_links import short_url
from ..library.story import Story
from ..model.fixed_words import NOT_KNOWN
from ..text.passages import PLACED_PASSAGE, Passage, place_references
from ..text.sources import NumberedSource, SourceList, list_sources

APPROACH, TROUBLE = "aanpak", "vallen-en-opstaan"
"""The anchors of two headings that every story has."""
BLOCK = re.compile(r"<(p|li)>(.*?)</\1>", re.DOTALL)
BLOCK_TAG = re.compile(r"</?(?:p|li|ul|ol|blockquote|div)\b[^>]*>")
LINK = re.compile(r"</?a\b[^<>]*>|<img\b[^<>]*>")
NUMBER = re.compile(r'<sup class="reference">(\d+)')

REFERENCES = re.compile(rf'(?:{WORD_JOINER}?<sup class="reference">[^<]*</sup>)+')


@dataclass(frozen=True)
class Setbacks:
    """A passage of what went wrong, and which setbacks that were."""

    setbacks: tuple[Setback, ...]
    text: Safe


class Told:
    """One story of a sheet."""

    def __init__(self, story: Story, links: Links, *, has_numbers: bool = True) -> None:
        """Without the numbers of sources where a sheet has no list of them."""
        self.story = story
        self._has_numbers = has_numbers
        self._links = links
        self._text = links.texts[story.slug]

    @cached_property
    def sources(self) -> SourceList:
        """Numbered as on the page of the story."""
        return list_sources(self.story.front.sources, self._text, self.story.cited_beside_text)

    @cached_property
    def figures(self) -> list[DrawnFigure]:
        return draw_figures(self.story.front.figures, self.sources.number_of)

    @property
    def site_name(self) -> str:
        return self._links.library.settings.site_name

    @property
    def where(self) -> str:
        """Place, time, and how it stands now."""
        story = self.story
        now = [] if story.front.status.phase == NOT_KNOWN else [story.status_label.lower()]
        return " · ".join([story.place_line, story.period_label, *now])

    @property
    def setbacks_line(self) -> str:
        """What went wrong, by its names alone."""
        known = self._links.library.setback
        titles = "; ".join(known[slug].title for slug in self.story.setbacks if slug in known)
        return f"{titles}." if titles else "Dat staat in het verhaal."

    @property
    def address(self) -> str:
        """Where the story stands, short enough to type; it lasts when the story is renamed."""
        return self._links.library.settings.site_url + short_url(self.story)

    @cached_property
    def approach(self) -> tuple[Safe, ...]:
        """What they did, paragraph by paragraph."""
        return tuple(self._section(APPROACH))

    @cached_property
    def trouble(self) -> tuple[Setbacks, ...]:
        """What went wrong: the passages with a setback; of a story without any the paragraphs that tell of it."""
        known = self._links.library.setback
        marked = [
            Setbacks(tuple(known[slug] for slug in passage.setbacks if slug in known), self.quote(passage))
            for passage in self._text.passages
            if passage.setbacks
        ]
        return tuple(marked) or tuple(Setbacks((), text) for text in self._section(TROUBLE))

    def quote(self, passage: Passage) -> Safe:
        """A passage as one paragraph."""
        number = self._text.passages.index(passage)
        marks = [mark for mark in PLACED_PASSAGE.finditer(self._text.html) if int(mark[1] or mark[2]) == number]
        return self._plain(self._text.html[marks[0].end() : marks[1].start()])

    def cited(self, *texts: str) -> list[NumberedSource]:
        """The sources whose numbers stand in these texts or beside a figure."""
        numbers = {int(number) for text in texts for number in NUMBER.findall(text)}
        numbers |= {figure.number for figure in self.figures if figure.number}
        return [each for each in self.sources.numbered if each.number in numbers]

    def other_sources(self, cited: Sequence[NumberedSource]) -> str:
        """How many sources the story has beside these; empty when it has none."""
        count = len(self.sources.numbered) + len(self.sources.others) - len(cited)
        if count == 1:
            return f"{'Nog één' if cited else 'Eén'} bron staat bij het verhaal."
        return f"{'Nog' if cited else 'Alle'} {count} bronnen staan bij het verhaal." if count else ""

    def _section(self, anchor: str) -> list[Safe]:
        _, _, rest = self._text.html.partition(f'<h2 id="{anchor}"')
        section = rest.partition("<h2 ")[0]
        return [self._plain(found[2]) for found in BLOCK.finditer(section)]

    def _plain(self, html: str) -> Safe:
        """One paragraph of words, emphasis and the numbers of sources."""
        number_of = self.sources.number_of if self._has_numbers else {}

        def write(source: int, _: int) -> str:
            return f'<sup class="reference">{number_of[source]}</sup>' if source in number_of else ""

        noted = place_references(PLACED_PASSAGE.sub("", html), write, lambda source: number_of.get(source, 0))
        words = LINK.sub("", BLOCK_TAG.sub(" ", noted))
        return Safe(keep_references(" ".join(words.split())))
