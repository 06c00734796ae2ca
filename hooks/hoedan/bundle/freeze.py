"""Keeps an edition as it was made: its files, their sums, and the sum of every text in it."""

import hashlib
import shutil
from collections.abc import Sequence
from pathlib import Path

import yaml

from ..incremental.swap import put_in_place, waiting_place
from ..library.editions import beside_sum, frozen_stories, texts_sum
from ..library.library import Bundle, Library
from ..library.links import Links
from ..model.fields import EditionFile
from ..reading.load import BUNDLES, EDITION_FILE, EDITIONS
from .document import fingerprint_of
from .evidence import REPORT, find_evidence
from .manifest import MANIFEST
from .options import BundleFormat
from .outputs import NAMES, Output, with_manifest
from .plan import Plan

HEAD = "# Gemaakt door `hoedan bundle --freeze`. Verander hier niets met de hand: dit is wat er gedrukt is.\n"


def place_of(bundle: Bundle, library: Library) -> Path:
    """Where the edition is kept that a bundle says it is."""
    return library.root / BUNDLES / bundle.slug / EDITIONS / bundle.front.date


def freeze(output: Output, bundle: Bundle, library: Library, made: Path) -> Path:
    """Write an edition beside those before it, with the report on its files if `made` has it; whole or not at all.

    Raises:
        OSError: when the folder cannot be written.

    """
    files = {name: content for name, content in output.files.items() if name != MANIFEST}
    if evidence := find_evidence(made, bundle.slug):
        files[evidence.file.name] = evidence.file.read_bytes()
    folder = place_of(bundle, library)
    waiting = waiting_place(folder)
    shutil.rmtree(waiting, ignore_errors=True)
    try:
        waiting.mkdir(parents=True)
        for name, content in files.items():
            (waiting / name).write_bytes(content)
        (waiting / EDITION_FILE).write_text(describe(bundle, library, output.pages, files), "utf-8", newline="\n")
        put_in_place(waiting, folder)
    finally:
        shutil.rmtree(waiting, ignore_errors=True)
    return folder


def kept_output(plan: Plan, links: Links, formats: Sequence[BundleFormat]) -> Output | None:
    """The files of a frozen edition as they were made; None when there is none of this text, or not with all of them.

    An edition is made once: on another machine, with other versions of what sets type, its files would be others.
    """
    library = links.library
    (bundle,) = (each for each in library.bundles if each.slug == plan.slug)
    edition = library.edition_of(bundle)
    if edition is None or plan.updated:
        return None
    kept = library.root / edition.folder
    names = [pattern.format(stem=plan.stem) for each in formats for pattern in NAMES[each]]
    if not all((kept / name).is_file() for name in names):
        return None
    reports = [file.name for file in edition.front.files if file.name.endswith(REPORT)]
    names += [name for name in reports if (kept / name).is_file()]
    files = {name: (kept / name).read_bytes() for name in names}
    return with_manifest(Output(plan, edition.front.pages, files), fingerprint_of(plan, links))


def describe(bundle: Bundle, library: Library, pages: int, files: dict[str, bytes]) -> str:
    """The edition.yml."""
    values = {
        "title": bundle.title,
        "edition": bundle.front.edition,
        "date": bundle.front.date,
        "pages": str(pages),
        "texts": texts_sum(bundle, library),
        "beside": beside_sum(bundle, library),
        "stories": frozen_stories(bundle, library),
        "files": [{"name": name, "sha256": hashlib.sha256(content).hexdigest()} for name, content in files.items()],
    }
    model = EditionFile.model_validate(values)
    return HEAD + yaml.safe_dump(model.model_dump(mode="json"), allow_unicode=True, sort_keys=False)
