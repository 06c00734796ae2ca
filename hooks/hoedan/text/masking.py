"""Take code out of Markdown text, so that what stands in it is never mistaken for content.

What is taken out is blotted: every character becomes `BLOT`, which no contributor can write, so that all else keeps
its line and place. A fence and a backtick count as code when they are closed; `find_open_code` reports the others,
because each Markdown reader guesses differently where those would end.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

BLOT = "\x1a"

FENCE = re.compile(r"(?P<fence>`{3,}(?!.*`)|~{3,})[ \t]*(?P<rest>.*)")
LANGUAGE = re.compile(r"\.?[\w#.+-]*")
TICKS = re.compile("`+")
ESCAPED = re.compile(r"\\[\\`*_{}\[\]()>#+.!|-]")


def blot(text: str) -> str:
    """Replace all but the line ends."""
    return re.sub(r"[^\n]", BLOT, text)


def find_fences(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Each fenced block, as the number of its first line and that of the line after it."""
    closings: dict[str, list[int]] = defaultdict(lambda: [-1])
    for number, line in enumerate(lines):
        if line.startswith(("```", "~~~")):
            closings[line.rstrip(" \t")].append(number)
    end = 0
    for number, line in enumerate(lines):
        fence = fence_of(line) if number >= end else None
        if fence and number < closings[fence][-1]:
            end = closings[fence][bisect_right(closings[fence], number)] + 1
            yield number, end


def fence_of(line: str) -> str | None:
    """The fence with which a line opens a code block: three or more backticks or tildes, perhaps with a language."""
    opening = FENCE.fullmatch(line.rstrip(" \t")) if line.startswith(("```", "~~~")) else None
    return opening["fence"] if opening and LANGUAGE.fullmatch(opening["rest"]) else None


def find_open_code(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Each fence or backtick that is not closed, with its line number; `lines` have their code blocks blotted."""
    for number, line in enumerate(lines):
        if line.startswith(("```", "~~~")) and FENCE.fullmatch(line):
            yield number, line
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


def mask_spans(line: str) -> str:
    """Take out the `code` in one line."""
    for _, place in find_spans(line) if "`" in line else ():
        if place:
            line = line[: place[0]] + blot(line[slice(*place)]) + line[place[1] :]
    return line


def mask_escapes(line: str) -> str:
    """Take out the characters that a backslash makes ordinary."""
    return ESCAPED.sub(BLOT * 2, line) if "\\" in line else line
