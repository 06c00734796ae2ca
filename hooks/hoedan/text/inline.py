"""What stands in running text: code, source references, links, images and raw HTML, each with its line.

Code is taken out first, so that what stands in it is never mistaken for content: every character becomes `BLOT`, and
all else keeps its line and place. A fence and a backtick count as code when they are closed; `find_open_code` reports
the others, because each Markdown reader guesses differently where those would end.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from .faults import LINK_FORM, REFERENCE_FORM, Fault
from .grammar import (
    AUTOLINK,
    BARE_MAILBOX,
    BLOT,
    ESCAPED,
    FENCE,
    FENCE_MARKS,
    HTML,
    LANGUAGE,
    LINK,
    LINK_LIKE,
    MAY_BE_LINK,
    REFERENCE,
    REFERENCE_LIKE,
    TAG_NAME,
    TICKS,
    TILDES,
)

WHOLE = re.compile(f"{AUTOLINK.pattern}|{REFERENCE.pattern}")
"""What stands in a sentence as a word, whatever signs are in it."""


@dataclass(frozen=True)
class Reference:
    """A source reference `[^1]`, or the definition of one."""

    id: str
    line: int


@dataclass(frozen=True)
class Link:
    """An inline link or image."""

    target: str
    line: int
    text: str
    is_image: bool = False
    title: str = ""


def blot(text: str) -> str:
    """Replace all but the line ends."""
    return re.sub(r"[^\n]", BLOT, text)


def blotted(found: re.Match[str]) -> str:
    return blot(found[0])


def find_fences(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Each fenced block, as the number of its first line and that of the line after it."""
    closings: dict[str, list[int]] = defaultdict(lambda: [-1])
    for number, line in enumerate(lines):
        if line.startswith(FENCE_MARKS):
            closings[line.rstrip(" \t")].append(number)
    end = 0
    for number, line in enumerate(lines if closings else ()):
        fence = fence_of(line) if number >= end else None
        if fence and number < closings[fence][-1]:
            end = closings[fence][bisect_right(closings[fence], number)] + 1
            yield number, end


def fence_of(line: str) -> str | None:
    """The fence with which a line opens a code block: three or more backticks or tildes, perhaps with a language."""
    opening = FENCE.fullmatch(line.rstrip(" \t")) if line.startswith(FENCE_MARKS) else None
    return opening["fence"] if opening and LANGUAGE.fullmatch(opening["rest"]) else None


def find_open_code(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Each fence or backtick with which no code begins, with its line number; blocks of code in `lines` are blotted."""
    for number, line in enumerate(lines):
        if (line.startswith(FENCE_MARKS) and FENCE.fullmatch(line)) or ("~~~" in line and TILDES.match(line)):
            yield number, line.strip()
        elif "`" in line and (unclosed := next((ticks for ticks, end in find_spans(line) if end is None), None)):
            yield number, unclosed


def find_spans(line: str) -> Iterator[tuple[str, tuple[int, int] | None]]:
    """Each run of backticks that opens code in one line, with the place of that code, or None when it is not closed."""
    runs = [found.span() for found in TICKS.finditer(line)]
    closings: dict[int, list[int]] = defaultdict(lambda: [-1])
    for start, end in runs:
        closings[end - start].append(start)
    position = 0
    for run_start, end in runs:
        start = run_start + is_escaped(line, run_start)
        length = end - start
        if run_start < position or not length:
            continue
        is_closed = end <= closings[length][-1]
        position = closings[length][bisect_left(closings[length], end)] + length if is_closed else end
        yield line[start:end], (start, position) if is_closed else None


def is_escaped(line: str, position: int) -> bool:
    """Whether a backslash stands before a place that is not itself escaped."""
    before = line[:position]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1


def mask_code_spans(line: str) -> str:
    """Take out the `code` in one line."""
    for _, place in find_spans(line) if "`" in line else ():
        if place:
            line = line[: place[0]] + blot(line[slice(*place)]) + line[place[1] :]
    return line


def mask_escapes(line: str) -> str:
    """Take out the characters that a backslash makes ordinary; GitHub sees a mailbox at `@` all the same."""
    return ESCAPED.sub(lambda found: BLOT + (found[1] if found[1] == "@" else BLOT), line) if "\\" in line else line


def find_references(lines: Sequence[str], first_line: int) -> Iterator[Reference | Fault]:
    """Each source reference; what starts like one and is not, is a fault."""
    for number, line in enumerate(lines):
        for like in REFERENCE_LIKE.finditer(line) if "[^" in line else ():
            exact = REFERENCE.fullmatch(like.group())
            place = first_line + number
            yield Reference(exact[1], place) if exact else Fault(REFERENCE_FORM, place, like.group())


def links_in(masked: str) -> Iterable[re.Match[str]]:
    """Every link and image as the grammar has it; a text without a sign of one is passed by."""
    return LINK.finditer(masked) if MAY_BE_LINK in masked else ()


def find_links(masked: str, text: str, first_line: int) -> Iterator[Link | Fault]:
    """Each link and image, in order; a bracket that opens an address outside of them is a fault."""
    line_at = line_counter(text, first_line)
    ends_of_text = set()
    for found in links_in(masked):
        words, target = (text[slice(*found.span(part))] for part in ("text", "target"))
        if is_misread(words, target, found):
            continue
        ends_of_text.add(found.end("text"))
        yield Link(
            target=bare_target(target),
            line=line_at(found.start()),
            text=words,
            is_image=bool(found["image"]),
            title=ESCAPED.sub(r"\1", text[slice(*found.span("title"))]).strip("\"'"),
        )
    line_at = line_counter(text, first_line)
    for found in LINK_LIKE.finditer(masked):
        if found.start() not in ends_of_text:
            yield Fault(LINK_FORM, line_at(found.start()), around(text, found.start()))
    line_at = line_counter(text, first_line)
    for found in AUTOLINK.finditer(masked):
        target = found[1] if ":" in found[1] else f"mailto:{found[1]}"
        yield Link(target, line_at(found.start()), found[1])
    line_at = line_counter(text, first_line)
    for found in BARE_MAILBOX.finditer(without_wholes(masked)) if "@" in masked else ():
        yield Link(f"mailto:{found['box']}", line_at(found.start()), found[0])


def without_wholes(masked: str) -> str:
    """Running text without its links, images, addresses between angle brackets and references."""
    without_links = LINK.sub(blotted, masked) if MAY_BE_LINK in masked else masked
    return WHOLE.sub(blotted, without_links) if "[^" in without_links or "<" in without_links else without_links


def is_misread(words: str, target: str, found: re.Match[str]) -> bool:
    """Whether what looks like a link holds another, or something that belongs in running text alone."""
    title = found["title"] or ""
    return (
        AUTOLINK.search(found["text"]) is not None
        or words.startswith("^")
        or "`" in target
        or "[^" in target + title
        or (bool(found["image"]) and ("\n" in words or "[^" in words))
    )


def bare_target(target: str) -> str:
    """An address without the angle brackets that may stand around it, and without backslashes."""
    return ESCAPED.sub(r"\1", without_brackets(target))


def bare_words(text: str) -> str:
    """The text of a link without backslashes, stars and backticks."""
    return re.sub("[*`]", "", ESCAPED.sub(r"\1", text)).strip()


def without_brackets(target: str) -> str:
    return target[1:-1] if target.startswith("<") else target


def around(text: str, position: int) -> str:
    """The words from the bracket before a position to the end of the line, for a message."""
    start = max(text.rfind("[", 0, position), text.rfind("\n", 0, position) + 1)
    return text[start:].partition("\n")[0]


def find_html(masked: str, text: str, first_line: int) -> Iterator[tuple[str, int]]:
    """Each piece of raw HTML; a closing tag goes with its opening tag."""
    line_at = line_counter(masked, first_line)
    opened = set()
    for found in HTML.finditer(masked):
        name = TAG_NAME.match(found.group())
        if AUTOLINK.match(masked, found.start()) or (name and name[1] and name[2].lower() in opened):
            continue
        if name:
            opened.add(name[2].lower())
        yield text[slice(*found.span())], line_at(found.start())


def line_counter(text: str, first_line: int) -> Callable[[int], int]:
    """Give a function from position to line; positions must come in rising order, so that each is counted once."""
    seen, line = 0, first_line

    def line_at(position: int) -> int:
        nonlocal seen, line
        line += text.count("\n", seen, position)
        seen = position
        return line

    return line_at
