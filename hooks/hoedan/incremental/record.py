"""What stands in a site that is built in part: for each page and file, what it was made of."""

import json
from dataclasses import dataclass, field
from pathlib import Path

RECORD_FILE = ".hoedan.json"
"""In the site itself, so that it goes where the site goes; hidden, so that it is not published."""


@dataclass(frozen=True)
class SiteRecord:
    """The record of one site; it grows while the site is written."""

    pages: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Address -> digest of the inputs, digest of what came out."""
    files: dict[str, str] = field(default_factory=dict)
    """Address -> digest of the content, or of the file that was copied."""


def take_record(site: Path) -> SiteRecord | None:
    """Read the record and remove it: a build that stops halfway leaves a site of which nothing is known."""
    try:
        values = json.loads((site / RECORD_FILE).read_bytes())
        (site / RECORD_FILE).unlink()
    except (OSError, ValueError):
        return None
    return SiteRecord({url: (inputs, output) for url, (inputs, output) in values["pages"].items()}, values["files"])


def leave_record(site: Path, record: SiteRecord) -> None:
    (site / RECORD_FILE).write_text(json.dumps({"pages": record.pages, "files": record.files}), encoding="utf-8")


def remove_gone(site: Path, before: SiteRecord, now: SiteRecord) -> None:
    """Remove the pages and files that nothing makes any more, and the folders that are empty then."""
    for path in paths_of(before) - paths_of(now):
        file = site / path
        file.unlink(missing_ok=True)
        for folder in file.relative_to(site).parents:
            if folder.name and not any((site / folder).iterdir()):
                (site / folder).rmdir()


def paths_of(record: SiteRecord) -> set[str]:
    """The files of a site, from its root. A redirect may take the place of a page."""
    pages = {f"{url}index.html" for url in record.pages}
    return pages | {url for url in record.files if not url.endswith("/")}
