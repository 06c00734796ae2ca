"""A text of somebody's own, sorted into the sections of a story, as the form sorts what is pasted in it.

The twin of `docs/assets/form/sorting.js`: the same words (`library.yml`, `model/guidance.py`) and the same steps in the
same order. `tests/intake/test_sorting.py` holds one to the other. Nothing is thrown away.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile
from typing import Any, Self

from ..language.slugs import fold
from ..language.suggest import nearest
from ..model.guidance import HEADING_WORDS, SOURCE_LISTS
from ..model.vocabulary import Vocabulary
from .page_lines import LIST_SIGN

HEADING_NUMBER = re.compile(
    r"^\s*(?:(?:hoofdstuk|onderdeel|deel|stap|paragraaf|fase)\s+(?:[0-9]{1,2}|[ivx]{1,4})(?![^\W\d_])\s*[.):–—-]?\s*"
    r"|§\s*[0-9][0-9.]*[.):]?\s*"
    r"|\(?[0-9]{1,2}(?:[.][0-9]{1,2})*(?:[.):]+\s*|\s+[–—-]\s+|\s+)(?=[^\W\d_])"
    r"|\(?(?:[a-z]|[ivx]{1,4})[.):]\s+)",
    re.IGNORECASE,
)
"""What somebody numbers a heading with by hand; in a text such as `2 jaar later` it takes away what tells nothing."""
HEADING_LIKENESS = 83
"""Percentage from which a heading is a known word with a slip of one letter in it, and not another word."""
MARKED_HEADING = re.compile(r"#{1,6}\s+(.+?)\s*#*")
INNER_HEADING = re.compile(r"#{4,6}\s")
"""One below another heading: it is a piece of its own only when it speaks of a section that no other heading names."""
BEHIND = re.compile(r"(?<![\s:?–—-])[\s:?–—-]+\Z")
PLAIN_HEAD = re.compile(r"[^|>*:@/]{1,58}[^.,:;!|>*@/]")
SENTENCE = re.compile(r"[.!?][\"'’”)]*\Z")
NO_TITLE = re.compile(r"[.,!?:;|]\Z|^[-*>|]")
ITEM = re.compile(rf"(?:{LIST_SIGN}|[0-9]{{1,3}}[.)])\s")
GOES_ON = re.compile(r"[-|>\s]|[0-9]+\.")
"""How a line begins that is part of the block above it."""
WITH_A_SLIP = re.compile(r"[a-z' ]{5,25}")
"""A name in which a slip of one letter leaves no doubt."""
LOWEST_LEVEL = 6
LONGEST_PLAIN = 60
LONGEST_TITLE = 90
ENDINGS = ("", "en", "s", "n")


class Line(str):
    """A line with what it stands for, such as an image, which has no words and is kept."""

    __slots__ = ("block",)

    def __new__(cls, text: str, block: Any) -> Self:
        line = super().__new__(cls, text)
        line.block = block
        return line

    block: Any


def is_nothing(line: str) -> bool:
    return not isinstance(line, Line) and not line.strip()


@dataclass(frozen=True)
class Piece:
    """What belongs in a section together."""

    section: str
    lines: Sequence[str]
    """As they were given, so that a caller knows of each which it is."""
    heading: str = ""
    """What stays above it; empty for none."""
    head: str = ""
    """The line of the heading, as it was given."""
    name: str = ""
    """A heading that said no more than the section, and goes."""
    is_list: bool = False
    """Whether it is a list of sources."""

    @cached_property
    def text(self) -> str:
        """The piece as Markdown."""
        own = "\n".join(self.lines).strip()
        return "\n\n".join(part for part in (f"### {self.heading}" if self.heading else "", own) if part)


@dataclass(frozen=True)
class Sorted:
    """A text by its pieces, in order; a list of sources comes last."""

    title: str
    pieces: Sequence[Piece]
    by_words: bool
    """Whether no heading said what is where, so that the words of each paragraph did."""


@dataclass
class Written:
    """A heading as it was written, empty at the beginning, and what is under it."""

    heading: str = ""
    head: str = ""
    lines: list[str] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return all(map(is_nothing, self.lines))


def cues_of(vocabulary: Vocabulary) -> dict[str, Sequence[str]]:
    """Heading of a story -> folded words by which one of somebody else's is known."""
    return {each.title: each.cues for each in vocabulary.story_headings}


def sort_text(lines: Sequence[str], vocabulary: Vocabulary) -> Sorted:
    """Sort the lines of a text, in which a heading has the sign of Markdown or stands plainly alone."""
    return Sorter(vocabulary).sort(lines)


class Sorter:
    """Knows the sections of a library, and sorts by them."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.headings = vocabulary.all_headings
        self.required = vocabulary.headings
        self.cues: Mapping[str, Sequence[str]] = cues_of(vocabulary)
        self.by_word = {word: each for each in self.headings[::-1] for word in (*self.cues[each], each)}

    def sort(self, lines: Sequence[str]) -> Sorted:
        parts = self.parts_of(lines)
        title = self.title_in(parts)
        told = [part for part in parts if not self.names_sources(part.heading)]
        lists = [part for part in parts if self.names_sources(part.heading)]
        is_known = any(self.section_of(part.heading) for part in told)
        pieces = self.by_heading(told) if is_known else self.by_text(told)
        pieces += [Piece(self.headings[-1], part.lines, is_list=True) for part in lists]
        told_pieces = [piece for piece in pieces if piece.text or not all(map(is_nothing, piece.lines))]
        return Sorted(title, told_pieces, by_words=not is_known)

    def parts_of(self, lines: Sequence[str]) -> list[Written]:
        parts = [Written()]
        heads = self.heads_in(lines)
        main = (line.strip() for line in lines if not INNER_HEADING.match(line.strip()))
        named = {self.section_of(self.heading_in(line)) for line in main} | {""}
        for number, line in enumerate(lines):
            heading = self.heading_in(line) or (line.strip().removesuffix(":") if number in heads else "")
            is_inner = INNER_HEADING.match(line.strip()) and len(parts) > 1
            if is_inner and self.section_of(heading) in named and not self.names_sources(heading):
                inner = f"### {heading}"
                parts[-1].lines.append(Line(inner, line.block) if isinstance(line, Line) else inner)
            elif heading:
                parts.append(Written(heading, line))
            else:
                parts[-1].lines.append(line)
        return [part for part in parts if part.heading or not part.is_empty]

    def heads_in(self, lines: Sequence[str]) -> set[int]:
        """Where a text without form has lines that are plainly headings: short, no sentence, below an empty line and
        above a longer one, or alone between empty lines; above a short sentence when it speaks of a section.

        One alone may be anything, so there must be more.
        """
        if any(MARKED_HEADING.fullmatch(line.strip()) for line in lines):
            return set()
        first = next((number for number, line in enumerate(lines) if line.strip()), -1)
        found = {number for number in range(len(lines)) if self.is_head(lines, number, first)}
        return found if len(found) > 1 else set()

    def is_head(self, lines: Sequence[str], number: int, first: int) -> bool:
        line, around = lines[number].strip(), (number - 1, number + 1, number + 2)
        before, following, after = (lines[n].strip() if 0 <= n < len(lines) else "" for n in around)
        bare = line.removesuffix(":") if self.section_of(line) else line
        is_plain = PLAIN_HEAD.fullmatch(bare) and (bare[0] in "0123456789" or unicodedata.category(bare[0]) == "Lu")
        if before or not is_plain:
            return False
        if following:
            return len(following) > len(line)
        is_below = ITEM.match(after) or (SENTENCE.search(after) and self.section_of(line))
        return number > first and (len(after) > LONGEST_PLAIN or bool(is_below))

    def heading_in(self, line: str) -> str:
        """The heading that a line is, without its sign; empty for any other line."""
        if marked := MARKED_HEADING.fullmatch(line.strip()):
            return marked[1]
        return line.strip().removesuffix(":") if self.is_plain_heading(line) else ""

    def is_plain_heading(self, line: str) -> bool:
        """Whether a line is the name of a section and nothing else, as in a text without form."""
        if len(line) > LONGEST_PLAIN:
            return False
        name = name_of(line.strip())
        words = [*map(fold, self.headings), *SOURCE_LISTS]
        if name in words or any(is_word(name, cue) for cues in self.cues.values() for cue in cues):
            return True
        return self.section_near(name) != ""

    @staticmethod
    def names_sources(heading: str) -> bool:
        """Whether what is under a heading is a list of sources."""
        return name_of(heading) in SOURCE_LISTS

    def title_in(self, parts: list[Written]) -> str:
        """The title of the whole: a heading on top with no name of a section in it, or in a text without form a short
        line alone that is no sentence. It is taken out.
        """
        if not parts:
            return ""
        first = parts[0]
        blank = len([*takewhile(lambda line: not line.strip(), first.lines)])
        line, below = (*first.lines[blank : blank + 2], "", "")[:2]
        more = first.lines[blank + 2 :]
        is_more = len(parts) > 1 or any(each.strip() for each in more)
        is_short = len(line) <= LONGEST_TITLE and not NO_TITLE.search(line.strip())
        if not first.heading and line and not below.strip() and is_more and is_short:
            first.lines = [*first.lines[:blank], *first.lines[blank + 1 : blank + 2], *more]
            if first.is_empty:
                parts.pop(0)
            return line.strip()
        is_own = self.names_sources(first.heading) or self.is_section(first, parts)
        if not first.heading or len(parts) < 2 or is_own:
            return ""
        title, first.heading = first.heading, ""
        if first.is_empty:
            parts.pop(0)
        return title

    def is_section(self, first: Written, parts: Sequence[Written]) -> bool:
        """Whether the heading on top is that of a section. One that says more is not when nothing stands below it, or
        when a later one speaks of the same or of what comes before it: it is the title of the whole, as `Evaluatie van
        de pilot`.
        """
        own = self.section_of(first.heading)
        if not own or self.says_only(first.heading, own):
            return own != ""
        up_to_own = self.headings[: self.headings.index(own) + 1]
        return not first.is_empty and not any(self.section_of(part.heading) in up_to_own for part in parts[1:])

    def section_of(self, heading: str) -> str:
        """The section that a heading speaks of: by its name, by the longest word for it, or by either with a slip."""
        name = name_of(heading)
        if not name:
            return ""
        exact = next((each for each in self.headings if fold(each) == name), None)
        found = [(len(cue), each) for each in self.headings for cue in self.cues[each] if holds(name, cue)]
        longest = max(found, key=lambda each: each[0], default=(0, None))[1]
        return exact or longest or self.section_near(name)

    def section_near(self, name: str) -> str:
        """The section of the word that a name is with a slip of one letter in it; empty for any other name."""
        if not WITH_A_SLIP.fullmatch(name):
            return ""
        meant = nearest(name, [word for word in self.by_word if abs(len(word) - len(name)) <= 1], HEADING_LIKENESS)
        return self.by_word[meant] if meant else ""

    def by_heading(self, parts: Sequence[Written]) -> list[Piece]:
        """A piece for each heading. One that speaks of no section goes where its place among the others says, or where
        the one before it goes.
        """
        section = self.headings[0]
        sections = self.by_place([self.section_of(part.heading) for part in parts], parts)
        pieces = []
        for number, part in enumerate(parts):
            own = sections[number]
            section = own or section
            if own and own not in sections[:number] and self.says_only(part.heading, own):
                name = "" if fold(own) == name_of(part.heading) else part.heading
                pieces.append(Piece(section, part.lines, head=part.head, name=name))
            else:
                pieces.append(Piece(section, part.lines, part.heading, part.head))
        return pieces

    def says_only(self, heading: str, section: str) -> bool:
        """Whether a heading says nothing but which section it is: `Wat het opleverde`, `Knelpunten`."""
        words = " ".join(re.findall(r"[a-z0-9']+", name_of(heading)))
        left = f" {words} "
        for name in sorted(map(fold, (section, *self.cues[section])), key=len, reverse=True):
            left = re.sub(rf" {re.escape(name)}(?:en|e|'?s|n)?(?= )", " ", left)
        if left == f" {words} ":
            return self.section_near(words) == section
        return all(word in HEADING_WORDS for word in left.split())

    def by_place(self, sections: Sequence[str], parts: Sequence[Written]) -> list[str]:
        """The sections of headings, with those that speak of none filled in where it is plain: as many in a row as
        there are sections between the known ones on either side.
        """
        filled = [*sections]
        start = 0
        while start < len(sections):
            if sections[start] or not parts[start].heading:
                start += 1
                continue
            end = next((n for n in range(start + 1, len(sections)) if sections[n]), len(sections))
            before = sections[start - 1] if start else ""
            begin = self.required.index(before) + 1 if before in self.required else 0
            known = sections[end] if end < len(sections) else ""
            until = self.required.index(known) if known in self.required else len(self.required)
            between = self.required[begin:until]
            if len(between) == end - start and not any(section in sections for section in between):
                filled[start:end] = between
            start = end + 1
        return filled

    def by_text(self, parts: Sequence[Written]) -> list[Piece]:
        """Without a heading that says so, a paragraph, or all that is under a heading, goes where its words point, and
        never back.
        """
        at = 0
        pieces: list[Piece] = []
        for block in (block for part in parts for block in blocks_of(part)):
            words = fold("\n".join((block.heading, *block.lines)))
            scores = [sum(holds(words, cue) for cue in self.cues[each]) for each in self.headings]
            best = scores.index(max(scores))
            at = max(at, best) if scores[best] else at
            if pieces and pieces[-1].section == self.headings[at] and not block.heading:
                last = pieces[-1]
                pieces[-1] = Piece(last.section, [*last.lines, "", *block.lines], last.heading, last.head)
            else:
                pieces.append(Piece(self.headings[at], block.lines, block.heading, block.head))
        return pieces


def main_level(levels: Sequence[int]) -> int:
    """The level of the headings that part a document, from those of all its headings in order: the highest, but that of
    a title. What is below it is part of what is above it.
    """
    highest = min(levels, default=LOWEST_LEVEL)
    is_title = levels[:1] == [highest] and levels.count(highest) == 1
    return min((level for level in levels if level > highest), default=LOWEST_LEVEL) if is_title else highest


def name_of(heading: str) -> str:
    """A heading as it is compared: without what numbers it, and without the signs behind it."""
    bare = HEADING_NUMBER.sub("", heading.strip().replace("*", "").replace("_", ""), count=1)
    return fold(BEHIND.sub("", bare))


def is_word(name: str, word: str) -> bool:
    """Whether a name is a word, or more of the same: `knelpunten`, `obstakels`."""
    return name.startswith(word) and name[len(word) :] in ENDINGS


def holds(text: str, cue: str) -> bool:
    """Whether a word, or one that begins with it, is in a text."""
    words = re.sub(r"[^a-z0-9']+", " ", text)
    return f" {cue}" in f" {words}"


def trimmed(lines: Sequence[str]) -> list[str]:
    """Lines without empty ones at the ends."""
    full = [number for number, line in enumerate(lines) if not is_nothing(line)]
    return [*lines[full[0] : full[-1] + 1]] if full else []


def blocks_of(part: Written) -> list[Written]:
    """What is under a heading as a whole; without one each paragraph, a list with the line above it."""
    lines = trimmed(part.lines)
    if part.heading:
        return [Written(part.heading, part.head, lines)]
    blocks: list[Written] = []
    is_apart = True
    for line in lines:
        if line == "" and is_nothing(line):
            is_apart = True
        elif is_apart or (line.strip() and not GOES_ON.match(line)):
            blocks.append(Written(lines=[line]))
            is_apart = False
        else:
            blocks[-1].lines.append(line)
    return [block for block in blocks if not block.is_empty]
