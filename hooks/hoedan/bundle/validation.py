"""The reports on the PDFs: of veraPDF and of our preflight. Each is proof only of the file it names by its SHA-256."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

NAMED = re.compile(r"^SHA-256:\s*([0-9a-f]{64})\s*$", re.MULTILINE)
DATE = re.compile(r"^Datum:\s*(\d{4}-\d\d-\d\d)\s*$", re.MULTILINE)
STANDARD = re.compile(r"^Profiel:\s*(PDF/\S+)", re.MULTILINE)
PASSED = re.compile(r"^Uitkomst:\s*voldoet\s*$", re.MULTILINE)
VERAPDF, PREFLIGHT = ".verapdf.txt", ".preflight.txt"
"""How the name of a report ends."""
JUDGED = {"": VERAPDF, "-boekje": VERAPDF, "-binnenwerk": PREFLIGHT, "-omslag": PREFLIGHT}
"""What follows the stem in the name of a PDF -> the report on it."""


@dataclass(frozen=True)
class Validation:
    """A report that belongs to the PDF beside it, and finds no fault in it."""

    file: Path
    date: str
    """A full date."""
    standards: tuple[str, ...]
    """By which it was judged: `PDF/UA-1`."""


def report_of(pdf: Path, ending: str) -> Path:
    """Where the report on a PDF stands."""
    return pdf.with_name(f"{pdf.stem}{ending}")


def validations(folder: Path, stem: str) -> Iterator[Validation]:
    """The reports on the files of a publication that are proof."""
    for part, ending in JUDGED.items():
        if found := find_validation(folder / f"{stem}{part}.pdf", ending):
            yield found


def find_validation(pdf: Path, ending: str) -> Validation | None:
    """The report on this PDF; None when there is none, when it is of another PDF or when it is no proof."""
    report = report_of(pdf, ending)
    try:
        text = report.read_text("utf-8")
        content = pdf.read_bytes()
    except (OSError, UnicodeDecodeError):
        return None
    named, date = NAMED.search(text), DATE.search(text)
    is_of_this_file = named is not None and named[1] == hashlib.sha256(content).hexdigest()
    if not (is_of_this_file and date and PASSED.search(text)):
        return None
    return Validation(report, date[1], tuple(STANDARD.findall(text)))
