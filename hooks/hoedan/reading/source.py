"""Read a contributor's file: bytes in, bounded and clean text out, or the reason why not."""

import errno
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..model.problems import Problem, problem

LARGEST_FILE = 1_000_000
MOST_LINES = 5_000
LONGEST_LINE = 10_000
LONGEST_RUN = 40
DEEPEST_NESTING = 8

RUN = re.compile(r"([!-/:-@\[-`{-~])\1{40,}")
NESTING = re.compile(r"[ ]*(?:(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ ]|$))[ ]*)*")
LEVEL = re.compile(r">|[-*+]|\d+[.)]|[ ]{4}")
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters, but for tab and line feed
    "\u200b\u200e\u200f\u2060"  # nothing to see, yet two words are no longer the same
    "\u2028\u2029"  # line separators that YAML counts as lines and Markdown does not
    "\u202a-\u202e\u2066-\u2069"  # direction overrides: they make text read other than it is
    "\ufeff\ufff9-\uffff"
    "\ud800-\udfff"  # halves of a character, which only an escape in YAML can write
    "\ue000-\uf8ff"  # private use: the renderer's own marks
    "\U000e0000-\U0010ffff"  # tags that only a machine reads, and more private use
    "]"
)
CHARACTER_REFERENCE = re.compile(r"&#(?:0*([0-9]+)|[xX]0*([0-9a-fA-F]+));?")

REASONS = {
    errno.EACCES: "u mag het niet openen",
    errno.ELOOP: "de symbolische link wijst naar zichzelf",
    errno.ENOENT: "de symbolische link wijst naar niets",
}


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
    if problems := check_bounds(Source(name, text)):
        return None, problems
    clean, problems = take_out_hidden(name, text)
    return Source(name, clean), problems


def read_bytes(root: Path, path: Path, name: str) -> tuple[bytes | None, list[Problem]]:
    try:
        if found := find_obstacle(root, path, name):
            return None, [found]
        return path.read_bytes(), []
    except RuntimeError:  # what pathlib makes of ELOOP before Python 3.13
        reason = REASONS[errno.ELOOP]
    except OSError as error:
        reason = REASONS.get(error.errno or 0, "onbekende fout")
    return None, [problem("F-028", name, 1, reason=reason)]


def find_obstacle(root: Path, path: Path, name: str) -> Problem | None:
    """Tell why a file must not be read, before it is opened: reading a pipe would never end."""
    # Also without a symbolic link of its own: a folder above it may be one.
    if not path.resolve().is_relative_to(root.resolve()):
        return problem("F-005", name, 1, value=path.name)
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        return problem("F-004", name, 1, value=path.name)
    if not stat.S_ISREG(status.st_mode):
        return problem("F-028", name, 1, reason="het is geen gewoon bestand")
    return problem("F-003", name, 1, limit="1 MB") if status.st_size > LARGEST_FILE else None


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
    lines = source.lines
    if len(lines) > MOST_LINES:
        return [problem("F-037", source.path, 1, count=len(lines), limit=MOST_LINES, unit="regels")]
    problems = []
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST_LINE:
            problems.append(problem("F-008", source.path, number, count=len(line), limit=LONGEST_LINE))
            continue
        if run := RUN.search(line):
            problems.append(problem("F-009", source.path, number, value=run[1], count=len(run[0]), limit=LONGEST_RUN))
        if nesting_of(line) > DEEPEST_NESTING:
            problems.append(problem("F-010", source.path, number, limit=DEEPEST_NESTING))
    return problems


def nesting_of(line: str) -> int:
    """Count the list and quote levels that the start of a line opens: its marks, and each four spaces."""
    prefix = NESTING.match(line.expandtabs(4))
    if prefix is None or not prefix[0].strip():
        return 0
    return len(LEVEL.findall(prefix[0]))


def take_out_hidden(name: str, text: str) -> tuple[str, list[Problem]]:
    """Remove what nobody can see: in itself, or written as a character reference such as `&#xE000;`."""
    if not FORBIDDEN.search(text) and "&#" not in text:
        return text, []
    problems = [
        problem("F-030", name, number, value=hidden)
        for number, line in enumerate(text.split("\n"), 1)
        if (hidden := next(find_hidden(line), None))
    ]
    if not problems:
        return text, []
    shown = CHARACTER_REFERENCE.sub(lambda found: "" if is_hidden_reference(found) else found[0], text)
    return FORBIDDEN.sub("", shown), problems


def find_hidden(line: str) -> Iterator[str]:
    """Each character in a line that nobody can see, as a message names it."""
    yield from find_hidden_characters(line)
    if "&#" in line:
        yield from (found[0] for found in CHARACTER_REFERENCE.finditer(line) if is_hidden_reference(found))


def find_hidden_characters(text: str) -> Iterator[str]:
    yield from (f"U+{ord(found[0]):04X}" for found in FORBIDDEN.finditer(text))


def is_hidden_reference(found: re.Match[str]) -> bool:
    """Whether a browser would show a forbidden character; 128 to 159 it reads as signs of Windows."""
    digits, base = (found[1], 10) if found[1] else (found[2], 16)
    number = int(digits, base) if len(digits) < 8 else -1
    if 0x80 <= number < 0xA0 or number in (0x9, 0xA, 0xD):
        return False
    return not 0 < number < 0x110000 or FORBIDDEN.match(chr(number)) is not None
