"""The plain prose of a text: its paragraphs, sentences and words, each with its line, and how easily they read.

Headings, tables, images, code, passage markers and source references are not prose and stay out. Of a link, the
words stay and the address goes.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from .blocks import BlockType, Line
from .body import Body, Structure
from .grammar import BARE_MAILBOX, EMPHASIS, ESCAPED, IMAGE_ONLY, LINK, REFERENCE
from .inline import mask_code_spans

ADDRESS = re.compile(r"(?<!\w)(?:https?://|www\.)\S*[^\s.,;:!?)>\]\"'”’]")
WORD = re.compile(r"[^\W\d_]+(?:['’./-][^\W\d_]+)*")
NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
SENTENCE_END = re.compile(r"[.!?…](?<![.!?…].)[.!?…]*[\"'”’»)]*(?=\s+[\"'“‘«(]*[A-ZÀ-Þ0-9])")
SHORTENED = frozenset(
    {"bijv", "bv", "ca", "dhr", "dr", "drs", "ds", "e.g", "evt", "incl", "ing", "ir", "jl", "m.i.v", "m.n", "max"}
    | {"mevr", "min", "mr", "mw", "nl", "nr", "o.a", "o.l.v", "prof", "resp", "st", "t.a.v", "t.o.v", "tel", "vgl"}
    | {"vs", "zgn", "z.g", "i.s.m", "d.w.z", "o.b.v", "n.a.v", "t/m", "jhr", "jkvr", "art", "blz", "p", "pag"}
)
"""Words whose point does not end a sentence. `enz.` and `etc.` are not here: after those a capital starts a new one."""
LONGEST_SHORTENED = 20
QUOTED = re.compile(r"“[^“”]{0,300}”|„[^„”]{0,300}”|\"[^\"\n]{0,300}\"|(?<!\w)‘[^‘’]{0,300}’(?!\w)")
VOWELS = re.compile(r"aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|éé|áá|óó|úú|ie|oe|eu|ui|ou|au|ei|ij|[aeiouyà-æè-ïò-öù-ý]")


class Sentence(NamedTuple):
    """One sentence on the line where it starts; no dataclass, for a library has very many."""

    text: str
    line: int
    words: tuple[str, ...]
    length: int
    """How many words and numbers a reader takes in."""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, list item or quote."""

    sentences: tuple[Sentence, ...]

    @property
    def line(self) -> int:
        return self.sentences[0].line

    @property
    def text(self) -> str:
        return " ".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True)
class Readability:
    """How easily a text reads."""

    words: int
    sentences: int
    syllables: int
    spelled: int
    """Words that have syllables: numbers do not count."""

    @property
    def average_sentence(self) -> float:
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def flesch_douma(self) -> float:
        """Flesch's formula with the weights of Douma (1960) for Dutch: 100 reads easily, 0 hardly at all."""
        if not self.sentences or not self.spelled:
            return 100.0
        return 206.84 - 0.93 * self.average_sentence - 77 * self.syllables / self.spelled


def read_prose(body: Body, start: int = 0, end: int | None = None) -> list[Paragraph]:
    """Read the paragraphs of a body, in order; those without a word stay out.

    `start` and `end` are the lines of the file to read from and up to, where no block goes on: a section of the text.
    """
    first = max(start, body.first_line)
    lines = body.text.split("\n")[first - body.first_line : None if end is None else end - body.first_line]
    blocks = (way[-1] for way in Structure("\n".join(lines)).ways)
    runs = (run for block in blocks if block.type is BlockType.PARAGRAPH for run in split_runs(block.lines))
    paragraphs = (Paragraph(tuple(split_sentences(running_text(run), first + run[0].number))) for run in runs)
    return [paragraph for paragraph in paragraphs if paragraph.sentences]


def split_runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of a paragraph; a marker between them divides it, and so does a line that is only an image."""
    run: list[Line] = []
    for line in lines:
        is_image = IMAGE_ONLY.fullmatch(line.text) is not None
        if run and (is_image or line.number != run[-1].number + 1):
            yield run
            run = []
        if not is_image:
            run.append(line)
    if run:
        yield run


def running_text(lines: Sequence[Line]) -> str:
    """The text of lines without their Markdown; the line ends stay."""
    return "\n".join(without_marks(mask_code_spans(line.text)) for line in lines)


def without_marks(line: str) -> str:
    if "[" in line:
        line = LINK.sub(lambda found: "" if found["image"] else found["text"], REFERENCE.sub("", line))
    if "*" in line or "_" in line or "~" in line or "\\" in line:
        line = ESCAPED.sub(r"\1", EMPHASIS.sub("", line))
    line = ADDRESS.sub("", line) if "://" in line or "www." in line else line
    return (BARE_MAILBOX.sub("", line) if "@" in line else line).strip()


def split_sentences(text: str, line: int) -> Iterator[Sentence]:
    """Split at a full stop, question or exclamation mark before a capital or number, but not after `dr.` or `J.`."""
    start = 0
    for end in [found.end() for found in SENTENCE_END.finditer(text) if ends_sentence(text, found)] + [len(text)]:
        piece = text[start:end]
        if words := tuple(WORD.findall(piece)):
            leading = len(piece) - len(piece.lstrip())
            first_line = line + text.count("\n", 0, start + leading)
            yield Sentence(" ".join(piece.split()), first_line, words, len(words) + len(NUMBER.findall(piece)))
        start = end


def ends_sentence(text: str, found: re.Match[str]) -> bool:
    if found[0] != ".":
        return True
    before = text[max(found.start() - LONGEST_SHORTENED, 0) : found.start()].split()
    last = before[-1].lstrip("(\"'“‘").lower() if before else ""
    return last not in SHORTENED and not re.fullmatch(r"[a-z](\.[a-z])*", last)


def readability_of(paragraphs: Sequence[Paragraph]) -> Readability:
    sentences = [sentence for paragraph in paragraphs for sentence in paragraph.sentences]
    words = [word for sentence in sentences for word in sentence.words]
    return Readability(
        words=sum(sentence.length for sentence in sentences),
        sentences=len(sentences),
        syllables=sum(map(count_syllables, words)),
        spelled=len(words),
    )


@cache
def count_syllables(word: str) -> int:
    """Count the groups of vowels that Dutch speaks as one.

    Hyphenation patterns (Pyphen) were tried: printers never break after one letter, so `over` and `idee` count one.
    """
    return max(1, len(VOWELS.findall(word.lower())))


def without_quotations(text: str) -> str:
    """Blank what stands between quotation marks: it is a title, or somebody else's words."""
    return QUOTED.sub(lambda found: " " * len(found[0]), text)
