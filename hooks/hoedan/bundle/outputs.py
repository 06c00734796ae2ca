"""Makes the files of a publication and puts them in place: all of them, or none."""

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..incremental.swap import put_in_place, waiting_place
from ..library.links import Links
from .booklet import write_booklet
from .epub import write_epub
from .layout import lay_out
from .manifest import MANIFEST
from .options import BundleFormat, PressOptions
from .pdf import write_pdf
from .plan import Plan
from .press import write_press
from .typesetter import Typesetter
from .validation import find_validation, report_of

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Output:
    """The files of one publication by name."""

    plan: Plan
    pages: int
    files: Mapping[str, bytes]


def make_outputs(
    plan: Plan,
    links: Links,
    typesetter: Typesetter,
    formats: Sequence[BundleFormat],
    *,
    options: PressOptions,
    progress: Progress = lambda _: None,
) -> Output:
    """Make the files in memory; nothing is written yet."""
    slug = plan.slug
    laid_out = lay_out(plan, links, typesetter, lambda page: progress(f"pagina {page}"))
    files: dict[str, bytes] = {}
    pdf = b""
    if {BundleFormat.PDF, BundleFormat.BOOKLET, BundleFormat.PRESS} & set(formats):
        progress("pdf")
        pdf = write_pdf(laid_out)
    if BundleFormat.PDF in formats:
        files[f"{slug}.pdf"] = pdf
    if BundleFormat.BOOKLET in formats:
        progress("boekje")
        files[f"{slug}-boekje.pdf"] = write_booklet(laid_out, pdf, typesetter)
    if BundleFormat.PRESS in formats:
        progress("drukwerk")
        press = write_press(laid_out, pdf, typesetter, options)
        files[f"{slug}-binnenwerk.pdf"] = press.inside
        files[f"{slug}-omslag.pdf"] = press.cover
        files[f"{slug}-drukopdracht.txt"] = press.order.encode()
    if BundleFormat.EPUB in formats:
        progress("e-boek")
        files[f"{slug}.epub"] = write_epub(laid_out)
    pages = len(laid_out.document.pages)
    manifest = {"fingerprint": laid_out.fingerprint, "pages": pages, "sizes": {n: len(d) for n, d in files.items()}}
    files[MANIFEST] = (json.dumps(manifest, indent=2) + "\n").encode()
    return Output(plan, pages, files)


def write_outputs(output: Output, folder: Path) -> list[Path]:
    """Put all files in place in one step, so that no form of one edition stands beside a form of another.

    Other files in the folder stay.

    Raises:
        OSError: when the folder cannot be written.

    """
    waiting = waiting_place(folder)
    shutil.rmtree(waiting, ignore_errors=True)
    try:
        if folder.exists():
            shutil.copytree(folder, waiting)
        waiting.mkdir(parents=True, exist_ok=True)
        for name, content in output.files.items():
            (waiting / name).write_bytes(content)
        drop_old_validation(waiting)
        put_in_place(waiting, folder)
    finally:
        shutil.rmtree(waiting, ignore_errors=True)
    return [folder / name for name in output.files]


def drop_old_validation(folder: Path) -> None:
    """Remove each report on a PDF that is no longer what it was."""
    for pdf in folder.glob("*.pdf"):
        if find_validation(pdf) is None:
            report_of(pdf).unlink(missing_ok=True)
