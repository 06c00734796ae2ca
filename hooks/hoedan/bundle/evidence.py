"""The report that goes with an edition: what each program that judged its files found, in one text with dates.

Whoever judges a file writes a report beside it (`validation.py`). They are gathered here in one text.
That is published with the files, and counts only while it is proof of each file that it names.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..language.dutch import enumerate_dutch
from .validation import DATE, JUDGED, PROGRAMS, Validation, is_proof, report_of, validations

REPORT = ".keuring.txt"
"""How the name of the report on an edition ends."""
RULE = f"\n{'-' * 60}\n\n"
"""Between the reports of two programs."""
FILE = re.compile(r"^Bestand:\s*(\S+)\s*$", re.MULTILINE)
JUDGES = re.compile(r"^Gekeurd door:\s*(\S.*?)\s*$", re.MULTILINE)


@dataclass(frozen=True)
class Evidence:
    """A report that is proof of every file that it names."""

    file: Path
    date: str
    """Of the last judgement, as a full date."""
    judges: str
    """The programs, as a reader knows them: `veraPDF (PDF/UA-1), EPUBCheck en Ace`."""
    names: frozenset[str]
    """Of the files."""


def gather(folder: Path, stem: str) -> Path | None:
    """Write the report on the publication in a folder, of the reports on its files.

    There is none when nobody judged a file, or when one of the reports is no proof: a good report says it all.

    Raises:
        OSError: when the folder cannot be written.

    """
    target = folder / f"{stem}{REPORT}"
    found = list(validations(folder, stem))
    reports = [report_of(folder / f"{stem}{part}", ending) for part, ending in JUDGED]
    if not found or len(found) < sum(report.exists() for report in reports):
        target.unlink(missing_ok=True)
        return None
    write_evidence(target, stem, found)
    return target


def write_evidence(target: Path, title: str, found: Sequence[Validation]) -> None:
    """Write in one text what was found of files, each named from the folder of that text.

    Raises:
        OSError: when the folder cannot be written.

    """
    judges = dict.fromkeys(each.judge for each in found)
    head = (
        f"Keuringsrapport van {title}\n"
        f"Datum:        {max(each.date for each in found)}\n"
        f"Gekeurd door: {enumerate_dutch(list(judges))}\n"
    )
    texts = [named_from(target.parent, each.file) for each in found]
    target.write_text(RULE.join([head, *texts]), "utf-8", newline="\n")


def named_from(folder: Path, report: Path) -> str:
    """The text of a report, with the name of the file that it judges from a folder above it."""
    place = report.parent.relative_to(folder)
    return FILE.sub(lambda named: f"Bestand:      {(place / named[1]).as_posix()}", report.read_text("utf-8"))


def find_evidence(folder: Path, stem: str) -> Evidence | None:
    """The report on a publication; None when there is none, or when it is no proof of the files beside it."""
    return read_evidence(folder / f"{stem}{REPORT}", lambda name: folder / Path(name).name)


def programs_missing(folder: Path, stem: str) -> list[str]:
    """The programs, as readers know them, of which the report on a publication does not say all that they can judge."""
    found = find_evidence(folder, stem)
    missing = [
        PROGRAMS[ending]
        for part, ending in JUDGED
        if found is None or f"{stem}{part}" not in found.names or PROGRAMS[ending] not in found.judges
    ]
    return list(dict.fromkeys(missing))


def read_evidence(report: Path, place_of: Callable[[str], Path | None]) -> Evidence | None:
    """A report; None when it is no proof of each file that it names, of which `place_of` says where it is."""
    try:
        head, *texts = report.read_text("utf-8").split(RULE)
        is_proof = bool(texts) and all(proves(text, place_of) for text in texts)
    except (OSError, UnicodeDecodeError):
        return None
    date, judges = DATE.search(head), JUDGES.search(head)
    names = frozenset(FILE.findall("\n".join(texts)))
    return Evidence(report, date[1], judges[1], names) if is_proof and date and judges else None


def proves(text: str, place_of: Callable[[str], Path | None]) -> bool:
    """Whether a report finds no fault in the very file that it names.

    Raises:
        OSError: when that file is not there.

    """
    named = FILE.search(text)
    file = place_of(named[1]) if named else None
    return file is not None and is_proof(text, file.read_bytes())
