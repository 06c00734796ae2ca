"""Read a contributor's file: bytes in, bounded and clean text out, or the reason why not."""

import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..language.reasons import reason_of
from ..model.problems import Level, Problem
from ..model.rules import rule
from ..text.bounds import TOO_MUCH_TEXT

LARGEST_FILE = 1_000_000
MOST_LINES = 5_000
LONGEST_LINE = 10_000
LONGEST_RUN = 40
DEEPEST_NESTING = 8

RUN = re.compile(rf"([!-/:-@\[-`{{-~])\1{{{LONGEST_RUN},}}")
NESTING = re.compile(r"[ ]*(?:(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ ]|$))[ ]*)*")
LEVEL = re.compile(r">|[-*+]|\d{1,9}[.)]|[ ]{4}")
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


@dataclass(frozen=True)
class Source:
    """The text of one file. Lines end in a line feed; line 1 is the first."""

    path: str
    """Relative to the root of the library, with forward slashes; it is what a problem names."""
    text: str

    @property
    def lines(self) -> list[str]:
        return self.text.split("\n")


EMPTY_FILE = rule(
    "F-007",
    Level.ERROR,
    message="het bestand is leeg.",
    advice="Zet terug wat erin stond{begin}.",
    explanation="Een leeg bestand zou een lege pagina worden.",
)


BEGUN_ANEW = {
    ".csv": ", of zet er alleen de namen van de kolommen in",
    ".md": ". Een nieuwe tekst begin je met `hoedan new`",
}
"""Ending of a file -> what else can be done when it is empty."""


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
        return None, [EMPTY_FILE.at(name, 1, begin=BEGUN_ANEW.get(path.suffix, ""))]
    if problems := check_bounds(Source(name, text)):
        return None, problems
    clean, problems = take_out_hidden(name, text)
    return Source(name, clean), problems


UNREADABLE = rule(
    "F-028",
    Level.ERROR,
    message="{what} is niet te lezen: {reason}.",
    advice="Zet er een gewoon bestand of een gewone map neer die iedereen mag lezen.",
    explanation="De controle kan alleen beoordelen wat zij kan lezen.",
)


def read_bytes(root: Path, path: Path, name: str) -> tuple[bytes | None, list[Problem]]:
    try:
        if found := find_obstacle(root, path, name):
            return None, [found]
        return path.read_bytes(), []
    except OSError as error:
        return None, [UNREADABLE.at(name, 1, what="het bestand", reason=reason_of(error))]


FILE_TOO_LARGE = rule(
    "F-003",
    Level.ERROR,
    message="het bestand is groter dan {limit}.",
    advice="Kort de tekst in; beelden horen in een eigen map.",
    explanation="Een verhaal is een paar kB groot; een veel groter bestand is geen tekst.",
    limit="1 MB",
)
IS_FOLDER = rule(
    "F-004",
    Level.ERROR,
    message="'{value}' is een map en geen bestand.",
    advice="Geef de map een naam zonder '.md'.",
    explanation="Alles wat op '.md' eindigt, leest de controle als tekst, en een map is dat niet.",
)
SYMBOLIC_LINK = rule(
    "F-005",
    Level.ERROR,
    message="'{value}' is een symbolische link.",
    advice="Zet er het bestand of de map zelf neer.",
    explanation="Alleen wat in dit project staat komt op de site, zodat niets van elders ongemerkt openbaar wordt.",
)


def link_above(root: Path, path: Path) -> Path | None:
    """The symbolic link in the way from the root to a file, which may be the file itself; None when there is none."""
    way = [path, *path.parents]
    return next((part for part in way[: way.index(root)] if part.is_symlink()), None)


def below(folder: Path, pattern: str) -> Iterable[Path]:
    """What is in a folder. What is behind a symbolic link is not looked at: it may be a whole disk, with its names."""
    return () if folder.is_symlink() else folder.glob(pattern)


def find_obstacle(root: Path, path: Path, name: str) -> Problem | None:
    """Tell why a file must not be read, before it is opened: reading a pipe would never end."""
    if link := link_above(root, path):
        return SYMBOLIC_LINK.at(name, 1, value=link.relative_to(root).as_posix())
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        return IS_FOLDER.at(name, 1, value=path.name)
    if not stat.S_ISREG(status.st_mode):
        return UNREADABLE.at(name, 1, what="het bestand", reason="het is geen gewoon bestand")
    return FILE_TOO_LARGE.at(name, 1) if status.st_size > LARGEST_FILE else None


NOT_UTF8 = rule(
    "F-001",
    Level.ERROR,
    message="het bestand is geen UTF-8-tekst.",
    advice="Sla het opnieuw op met de codering UTF-8.",
    explanation="Elk bestand is tekst in UTF-8; anders worden letters zoals é en ë onleesbaar.",
)
HAS_NUL = rule(
    "F-002",
    Level.ERROR,
    message="het bestand bevat NUL-tekens en is dus geen tekst.",
    advice="Sla het op als platte tekst (UTF-8).",
    explanation="Een NUL-teken staat nooit in tekst; meestal is het een beeld of Word-bestand met de verkeerde naam.",
)


def decode(name: str, data: bytes) -> tuple[str | None, list[Problem]]:
    """Decode UTF-8. A BOM and Windows line ends are fine; they do not survive."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, [NOT_UTF8.at(name, 1)]
    if b"\x00" in data:
        return None, [HAS_NUL.at(name, data.count(b"\n", 0, data.index(b"\x00")) + 1)]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [NOT_UTF8.at(name, data.count(b"\n", 0, error.start) + 1)]
    return text.replace("\r\n", "\n").replace("\r", "\n"), []


LINE_TOO_LONG = rule(
    "F-008",
    Level.ERROR,
    message="deze regel heeft {count} tekens; het mogen er hoogstens {limit} zijn.",
    advice="Zet de tekst op meer regels.",
    explanation="Zo lang is geen alinea, en zulke regels maken het bouwen van de site traag.",
    limit=LONGEST_LINE,
)
REPEATED_MARK = rule(
    "F-009",
    Level.ERROR,
    message="'{value}' staat hier {count} keer achter elkaar; hoogstens {limit} keer mag.",
    advice="Haal de herhaling weg.",
    explanation="Een lange rij van hetzelfde teken zegt een lezer niets en maakt het bouwen van de site traag.",
    limit=LONGEST_RUN,
)
LIST_TOO_DEEP = rule(
    "F-010",
    Level.ERROR,
    message="een lijst of citaat is hier dieper genest dan {limit} lagen.",
    advice="Maak de opbouw vlakker.",
    explanation="Zo'n diepe lijst kan geen lezer volgen, en zij maakt het bouwen van de site traag.",
    limit=DEEPEST_NESTING,
)


def check_bounds(source: Source) -> list[Problem]:
    """Check length, repetition and nesting of each line: what makes a parser slow must never reach it."""
    lines = source.lines
    if len(lines) > MOST_LINES:
        return [TOO_MUCH_TEXT.at(source.path, 1, count=len(lines), limit=MOST_LINES, unit="regels")]
    problems = []
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST_LINE:
            problems.append(LINE_TOO_LONG.at(source.path, number, count=len(line)))
            continue
        if run := RUN.search(line):
            problems.append(REPEATED_MARK.at(source.path, number, value=run[1], count=len(run[0])))
        if nesting_of(line) > DEEPEST_NESTING:
            problems.append(LIST_TOO_DEEP.at(source.path, number))
    return problems


def nesting_of(line: str) -> int:
    """Count the list and quote levels that the start of a line opens: its marks, and each four spaces."""
    prefix = NESTING.match(line.expandtabs(4))
    if prefix is None or not prefix[0].strip():
        return 0
    return len(LEVEL.findall(prefix[0]))


HIDDEN_CHARACTER = rule(
    "F-030",
    Level.ERROR,
    message="hier staat een onzichtbaar teken ({value}) dat niet mag.",
    advice="Verwijder het en typ de tekst opnieuw.",
    explanation=(
        "Een teken dat niemand ziet, kan een woord onvindbaar maken of de tekst anders laten lezen dan hij is."
    ),
)


def take_out_hidden(name: str, text: str) -> tuple[str, list[Problem]]:
    """Remove what nobody can see: in itself, or written as a character reference such as `&#xE000;`."""
    if not FORBIDDEN.search(text) and "&#" not in text:
        return text, []
    problems = [
        HIDDEN_CHARACTER.at(name, number, value=hidden)
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
