"""Makes the files of a publication and puts them in place: all of them, or none."""

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from ..incremental.beside import beside, colleagues, cores
from ..incremental.digest import environment_of
from ..incremental.swap import put_in_place, waiting_place
from ..library.links import Links
from ..places.tables import FOLDER as PLACES
from .booklet import pad, write_booklet
from .document import fingerprint_of
from .epub import write_epub
from .evidence import REPORT, find_evidence
from .kept import FOLDER
from .large_print import lay_out_large
from .layout import LaidOut, lay_out
from .manifest import MANIFEST, read_made
from .options import BundleFormat, PressOptions
from .pages import estimate_pages
from .pdf import write_pdf
from .plan import Plan
from .press import write_press
from .setter import Setter
from .typesetter import Typesetter, at_speed
from .validation import JUDGED, find_validation, report_of

NAMES: Mapping[BundleFormat, tuple[str, ...]] = {
    BundleFormat.PDF: ("{stem}.pdf",),
    BundleFormat.LARGE: ("{stem}-grote-letter.pdf",),
    BundleFormat.BOOKLET: ("{stem}-boekje.pdf",),
    BundleFormat.PRESS: ("{stem}-binnenwerk.pdf", "{stem}-omslag.pdf", "{stem}-drukopdracht.txt"),
    BundleFormat.EPUB: ("{stem}.epub",),
}
"""The files of each form."""
MOST_PROCESSES = 4
"""That set one publication: what one of them does last takes as long as a fifth of all that can be shared."""
SMALL = 40
"""Pages."""
Progress = Callable[[str], None]


@dataclass(frozen=True)
class Output:
    """The files of one publication by name."""

    plan: Plan
    pages: int
    files: Mapping[str, bytes]


@at_speed()
def make_outputs(
    plan: Plan,
    links: Links,
    typesetter: Typesetter | None,
    formats: Sequence[BundleFormat],
    *,
    options: PressOptions,
    progress: Progress = lambda _: None,
) -> Output:
    """Make the files in memory; nothing is written yet. Without a typesetter only the e-book can be made."""
    stem, kept = plan.stem, links.library.root / FOLDER
    if typesetter is None:
        return with_manifest(Output(plan, 0, {f"{stem}.epub": write_epub(plan, links)}), fingerprint_of(plan, links))
    in_large = [partial(write_large, plan, links)] if BundleFormat.LARGE in formats else []
    helpers = 0 if is_small(plan) else min(cores(), MOST_PROCESSES) - 1 - len(in_large)
    with colleagues(helpers, Setter(typesetter)) as others, beside(in_large) as large:
        laid_out = lay_out(plan, links, typesetter, lambda page: progress(f"pagina {page}"), others, kept=kept)
        files = make_forms(laid_out, typesetter, formats, options, progress)
        for pdf in large:
            progress("grote letter")
            files[f"{stem}-grote-letter.pdf"] = pdf
    names = (name.format(stem=stem) for each in NAMES.values() for name in each)
    in_order = {name: files[name] for name in names if name in files}
    output = Output(plan, len(laid_out.openings), in_order)
    made_of = all_it_hangs_on(plan, links, laid_out.fingerprint, typesetter, options)
    return with_manifest(output, laid_out.fingerprint, made_of)


def is_small(plan: Plan) -> bool:
    """Whether a publication is set before another process could be of help."""
    return max(estimate_pages(plan).estimates.values(), default=0) < SMALL


def made_before(
    plan: Plan,
    links: Links,
    typesetter: Typesetter | None,
    formats: Sequence[BundleFormat],
    *,
    options: PressOptions,
    folder: Path,
) -> Output | None:
    """The files that stand in a folder already, when they would come out the same; None when one would not."""
    made = read_made(folder)
    if made is None or typesetter is None:
        return None
    fingerprint = fingerprint_of(plan, links)
    made_of = all_it_hangs_on(plan, links, fingerprint, typesetter, options)
    names = [name.format(stem=plan.stem) for each in NAMES if each in formats for name in NAMES[each]]
    try:
        files = {name: (folder / name).read_bytes() for name in names}
    except OSError:
        return None
    if made.made_of != made_of or any(len(files[name]) != made.sizes.get(name) for name in names):
        return None
    return with_manifest(Output(plan, made.pages, files), fingerprint, made_of)


def all_it_hangs_on(plan: Plan, links: Links, fingerprint: str, typesetter: Typesetter, options: PressOptions) -> str:
    """Stands for what a publication says and on which day, our code, the words, the tables, what sets type with its
    fonts, and the paper.
    """
    library = links.library
    values = (fingerprint, library.vocabulary, plan.updated, typesetter.stands_for, options)
    return environment_of([library.root / PLACES], *values)


def make_forms(
    laid_out: LaidOut,
    typesetter: Typesetter,
    formats: Sequence[BundleFormat],
    options: PressOptions,
    progress: Progress,
) -> dict[str, bytes]:
    """The files of all forms that are made of one layout."""
    stem, files, pdf = laid_out.plan.stem, dict[str, bytes](), b""
    if {BundleFormat.PDF, BundleFormat.BOOKLET, BundleFormat.PRESS} & set(formats):
        progress("pdf")
        pdf = write_pdf(laid_out)
    if BundleFormat.PDF in formats:
        files[f"{stem}.pdf"] = pdf
    filled = pad(laid_out, pdf, typesetter) if {BundleFormat.BOOKLET, BundleFormat.PRESS} & set(formats) else []
    if BundleFormat.BOOKLET in formats:
        progress("boekje")
        files[f"{stem}-boekje.pdf"] = write_booklet(laid_out, filled)
    if BundleFormat.PRESS in formats:
        progress("drukwerk")
        press = write_press(laid_out, filled, typesetter, options)
        files[f"{stem}-binnenwerk.pdf"] = press.inside
        files[f"{stem}-omslag.pdf"] = press.cover
        files[f"{stem}-drukopdracht.txt"] = press.order.encode()
    if BundleFormat.EPUB in formats:
        progress("e-boek")
        files[f"{stem}.epub"] = write_epub(laid_out.plan, laid_out.links, laid_out.printed)
    return files


def write_large(plan: Plan, links: Links) -> bytes:
    """The large print, which has a layout of its own."""
    return write_pdf(lay_out_large(plan, links, links.library.root / FOLDER))


def with_manifest(output: Output, fingerprint: str, made_of: str = "") -> Output:
    """Add what the site reads back to know of which text these files are, and `made_before` of what they were made."""
    plan = output.plan
    manifest = {
        "fingerprint": fingerprint,
        "made_of": made_of,
        "pages": output.pages,
        "stem": plan.stem,
        "updated": plan.updated,
        "sizes": {name: len(content) for name, content in output.files.items()},
    }
    return replace(output, files={**output.files, MANIFEST: (json.dumps(manifest, indent=2) + "\n").encode()})


def write_outputs(output: Output, folder: Path) -> list[Path]:
    """Put all files in place in one step, so that no form of one edition stands beside a form of another.

    Other files in the folder stay, but for those of another text: an edition, or an older update.

    Raises:
        OSError: when the folder cannot be written.

    """
    waiting = waiting_place(folder)
    shutil.rmtree(waiting, ignore_errors=True)
    try:
        if folder.exists():
            shutil.copytree(folder, waiting)
            drop_other_texts(waiting, output.plan)
        waiting.mkdir(parents=True, exist_ok=True)
        for name, content in output.files.items():
            (waiting / name).write_bytes(content)
        drop_old_reports(waiting, output.plan.stem)
        put_in_place(waiting, folder)
    finally:
        shutil.rmtree(waiting, ignore_errors=True)
    return [folder / name for name in output.files]


def drop_other_texts(folder: Path, plan: Plan) -> None:
    """Remove what was made here of this bundle under another name."""
    made = read_made(folder)
    if made and made.stem != plan.stem:
        for file in folder.glob(f"{made.stem}[-.]*"):
            file.unlink()


def drop_old_reports(folder: Path, stem: str) -> None:
    """Remove each report on a file that is no longer what it was."""
    for part, ending in JUDGED:
        file = folder / f"{stem}{part}"
        if find_validation(file, ending) is None:
            report_of(file, ending).unlink(missing_ok=True)
    if find_evidence(folder, stem) is None:
        (folder / f"{stem}{REPORT}").unlink(missing_ok=True)
