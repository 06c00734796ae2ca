"""What a program says of a file, in a report beside it: proof only of the very file that it names by its SHA-256."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..language.dutch import enumerate_dutch

NAMED = re.compile(r"^SHA-256:\s*([0-9a-f]{64})\s*$", re.MULTILINE)
DATE = re.compile(r"^Datum:\s*(\d{4}-\d\d-\d\d)\s*$", re.MULTILINE)
STANDARD = re.compile(r"^Profiel:\s*(PDF/[\w-]+)", re.MULTILINE)
PASSED = re.compile(r"^Uitkomst:\s*voldoet\s*$", re.MULTILINE)
VERAPDF, PREFLIGHT, EPUBCHECK, ACE, AXE = ".verapdf.txt", ".preflight.txt", ".epubcheck.txt", ".ace.txt", ".axe.txt"
"""How the name of a report ends."""
SITE = "site"
"""What the report on the pages of the site is called."""
PROGRAMS = {VERAPDF: "veraPDF", PREFLIGHT: "onze drukkeuring", EPUBCHECK: "EPUBCheck", ACE: "Ace"}
"""How readers know the program that wrote it."""
JUDGED = (
    (".pdf", VERAPDF),
    ("-grote-letter.pdf", VERAPDF),
    ("-boekje.pdf", VERAPDF),
    ("-binnenwerk.pdf", PREFLIGHT),
    ("-omslag.pdf", PREFLIGHT),
    (".epub", EPUBCHECK),
    (".epub", ACE),
)
"""What follows the stem in the name of a file, and a report on it."""


@dataclass(frozen=True)
class Validation:
    """A report that belongs to the file beside it, and finds no fault in it."""

    file: Path
    date: str
    """A full date."""
    ending: str
    """Of its name, which says which program wrote it."""
    standards: tuple[str, ...]
    """By which it was judged: `PDF/UA-1`."""

    @property
    def judge(self) -> str:
        """Who judged it by which standards, for readers."""
        by = f" ({enumerate_dutch(list(self.standards))})" if self.standards else ""
        return PROGRAMS[self.ending] + by


def report_of(file: Path, ending: str) -> Path:
    """Where a report on a file stands."""
    return file.with_name(f"{file.stem}{ending}")


def validations(folder: Path, stem: str) -> Iterator[Validation]:
    """The reports on the files of a publication that are proof."""
    for part, ending in JUDGED:
        if found := find_validation(folder / f"{stem}{part}", ending):
            yield found


def find_validation(file: Path, ending: str) -> Validation | None:
    """The report on this file; None when there is none, when it is of another file or when it is no proof."""
    report = report_of(file, ending)
    try:
        text = report.read_text("utf-8")
        content = file.read_bytes()
    except (OSError, UnicodeDecodeError):
        return None
    date = DATE.search(text)
    return (
        Validation(report, date[1], ending, tuple(STANDARD.findall(text))) if date and is_proof(text, content) else None
    )


def is_proof(text: str, content: bytes) -> bool:
    """Whether a report is of this very content of a file, and finds no fault in it."""
    named = NAMED.search(text)
    return named is not None and named[1] == hashlib.sha256(content).hexdigest() and PASSED.search(text) is not None


def find_site_validation(folder: Path) -> Validation | None:
    """The report on the pages of the site, which tells of the day it was written: a page has no sum that stays."""
    report = folder / f"{SITE}{AXE}"
    try:
        text = report.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    date = DATE.search(text)
    return Validation(report, date[1], AXE, ()) if date and PASSED.search(text) else None


def write_report(file: Path, ending: str, *, profile: str, program: str, day: str, faults: Sequence[str]) -> str:
    """Write what a program found in a file, judged by some `profile`, beside it; gives the text.

    Raises:
        OSError: when the file is not there or the folder cannot be written.

    """
    named = [f"Bestand:      {file.name}", f"SHA-256:      {hashlib.sha256(file.read_bytes()).hexdigest()}"]
    text = report_text(named, profile, program, day, faults)
    report_of(file, ending).write_text(text, "utf-8", newline="\n")
    return text


def report_text(named: Sequence[str], profile: str, program: str, day: str, faults: Sequence[str]) -> str:
    """A report; `named` are the lines that say what was judged."""
    lines = [
        *named,
        f"Profiel:      {profile}",
        f"Programma:    {program}",
        f"Datum:        {day}",
        f"Mislukt:      {len(faults)} {'regel' if len(faults) == 1 else 'regels'}",
        *(f"  {fault}" for fault in faults),
        f"Uitkomst:     {'voldoet niet' if faults else 'voldoet'}",
    ]
    return "\n".join(lines) + "\n"
