"""Read a contributor's file: bytes in, bounded and clean text out, or the reason why not."""

import re
import stat
from dataclasses import dataclass
from pathlib import Path

from .problems import Problem, problem

LARGEST_FILE = 1_000_000
LONGEST_LINE = 10_000
LONGEST_RUN = 40
DEEPEST_NESTING = 8

RUN = re.compile(r"([!-/:-@\[-`{-~])\1{40,}")
NESTING = re.compile(r"[ ]*(?:(?:>|[-*+]|\d{1,9}[.)])(?:[ ]+|(?=>)|$))*")
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters, but for tab and line feed
    "\u2028\u2029"  # line separators that YAML counts as lines and Markdown does not
    "\u202a-\u202e\u2066-\u2069"  # direction overrides: they make text read other than it is
    "\ufeff\ufff9-\uffff"
    "\ue000-\uf8ff"  # private use: the renderer's own marks
    "]"
)


@dataclass(frozen=True)
class Source:
    """The text of one file. Lines end in a line feed; line 1 is the first."""

    path: str
    """Relative to the root of the library, with forward slashes; it is what a problem names."""
    text: str

    @property
    def lines(self) -> list[str]:
        return self.text.split("\n")


def read_source(root: Path, path: Path) -> tuple[Source | None, list[Problem]]:
    """Read `path` and check its bounds before anything parses it.

    No source comes back when the file cannot be used at all; problems may come with a usable one.
    """
    name = path.relative_to(root).as_posix()
    data, problems = read_bytes(root, path, name)
    if data is None:
        return None, problems
    text, problems = decode(name, data)
    if text is None:
        return None, problems
    if not text.strip():
        return None, [problem("F-007", name, 1)]
    source = Source(name, text)
    problems = check_bounds(source)
    return (None if problems else source), problems


def read_bytes(root: Path, path: Path, name: str) -> tuple[bytes | None, list[Problem]]:
    if path.is_symlink() and not path.resolve().is_relative_to(root.resolve()):
        return None, [problem("F-005", name, 1, value=path.name)]
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            return None, [problem("F-004", name, 1, value=path.name)]
        if not stat.S_ISREG(status.st_mode):
            return None, [problem("F-028", name, 1, reason="het is geen gewoon bestand")]
        if status.st_size > LARGEST_FILE:
            return None, [problem("F-003", name, 1, limit="1 MB")]
        return path.read_bytes(), []
    except OSError as error:
        return None, [problem("F-028", name, 1, reason=error.strerror or "onbekende fout")]


def decode(name: str, data: bytes) -> tuple[str | None, list[Problem]]:
    """Decode UTF-8. A BOM and Windows line ends are fine; they do not survive."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, [problem("F-001", name, 1)]
    if b"\x00" in data:
        return None, [problem("F-002", name, data.count(b"\n", 0, data.index(b"\x00")) + 1)]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [problem("F-001", name, data.count(b"\n", 0, error.start) + 1)]
    return text.replace("\r\n", "\n").replace("\r", "\n"), []


def check_bounds(source: Source) -> list[Problem]:
    """Check length, repetition and nesting of each line: what makes a parser slow must never reach it."""
    problems = []
    for number, line in enumerate(source.lines, 1):
        if len(line) > LONGEST_LINE:
            problems.append(problem("F-008", source.path, number, count=len(line), limit=LONGEST_LINE))
            continue
        if run := RUN.search(line):
            problems.append(problem("F-009", source.path, number, value=run[1], count=len(run[0]), limit=LONGEST_RUN))
        if nesting_of(line) > DEEPEST_NESTING:
            problems.append(problem("F-010", source.path, number, limit=DEEPEST_NESTING))
        if hidden := FORBIDDEN.search(line):
            problems.append(problem("F-030", source.path, number, value=f"U+{ord(hidden[0]):04X}"))
    return problems


def nesting_of(line: str) -> int:
    """Count the list and quote levels that the start of a line opens; four spaces are a level."""
    prefix = NESTING.match(line.expandtabs(4))
    if prefix is None or not prefix[0].strip():
        return 0
    start = prefix[0]
    markers = len(re.findall(r">|[-*+](?=\s|$)|\d+[.)]", start))
    return markers + (len(start) - len(start.lstrip())) // 4
