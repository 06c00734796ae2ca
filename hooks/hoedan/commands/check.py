"""`hoedan check`: all problems in the content, or those of some files."""

import argparse
import datetime
import json
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from ..check.publication import check_publication
from ..check.review_summary import MOST_PROBLEMS, in_order_of_weight, write_review_summary
from ..check.spelling import SpellingError, ask_hunspell
from ..incremental.clock import git
from ..incremental.memory import Memory
from ..incremental.swap import whole_or_gone
from ..language.suggest import did_you_mean, nearest
from ..library.library import Library
from ..model.problems import Level, ReportFormat, as_dict, has_errors, write_problems
from ..model.vocabulary import FILE as VOCABULARY
from ..places.tables import FOLDER as PLACES
from ..reading.bundle_files import BUNDLE_FILE
from ..reading.entry import Kind
from ..reading.load import BUNDLES, INGREDIENTS, PAGES, STORIES, find_files, load_entries
from .shared import FOUND, OK, CommandError, add_today, find_root, is_chosen, load, real_path, summary_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", type=Path, metavar="PAD", help="alleen deze bestanden of mappen")
    parser.add_argument("--format", choices=[*map(str, ReportFormat)], default=ReportFormat.TEXT, help="de vorm")
    parser.add_argument("--summary", type=Path, metavar="BESTAND", help="schrijf ook een samenvatting in Markdown")
    parser.add_argument(
        "--report", type=Path, metavar="BESTAND", help="schrijf ook een verslag voor het voorstel (JSON)"
    )
    parser.add_argument("--strict", action="store_true", help="ook waarschuwingen tellen als fout")
    parser.add_argument("--publish", action="store_true", help="ook wat er nog mist voordat de site online gaat")
    parser.add_argument("--against", metavar="STAND", help="meld ook wat er in deze stand van git wel was en nu weg is")
    parser.add_argument(
        "--changed", action="store_true", help="alleen wat sinds die stand veranderde, en alle fouten (bij --against)"
    )
    parser.add_argument(
        "--spelling", action="store_true", help="ook woorden die niet in het woordenboek staan (Hunspell)"
    )
    add_today(parser)


def run(options: argparse.Namespace) -> int:
    """Print the problems, all or those of the given paths."""
    root = find_root(options.root)
    if options.changed and not options.against:
        raise CommandError("--changed hoort bij --against: zet er `--against main` bij.")
    before = texts_before(root, options.against) if options.against else {}
    chosen: Sequence[str] = [relative_path(root, path) for path in options.paths]
    if options.changed:
        chosen = [*chosen, *changed_since(root, options.against)]
    if chosen:
        chosen = [*chosen, *(path for path, text in before.items() if text is not None)]
    try:
        checked = load(root, options.today, before, ask_hunspell if options.spelling else None)
    except SpellingError as error:
        raise CommandError(str(error)) from error
    unpublished = check_publication(checked.library, options.today or datetime.date.today()) if options.publish else ()
    problems = sorted({*checked.problems, *unpublished})
    if options.changed:
        # What was there had no errors, so one in another file comes of what changed.
        problems = [found for found in problems if found.is_error or (chosen and is_chosen(found, chosen))]
    else:
        problems = [found for found in problems if is_chosen(found, chosen)]
    form = ReportFormat(options.format)
    sys.stdout.write(write_problems(problems, form))
    if options.summary:
        with whole_or_gone(options.summary):
            options.summary.write_text(write_review_summary(problems), encoding="utf-8")
    if options.report:
        told = in_order_of_weight(problems)[:MOST_PROBLEMS]
        report = {"problems": [as_dict(found) for found in told], "counts": counts_of(checked.library, chosen)}
        with whole_or_gone(options.report):
            options.report.write_text(json.dumps(report, ensure_ascii=False), encoding="utf-8")
    if form is ReportFormat.TEXT:
        print(summary_of(problems), file=sys.stderr)
    has_warnings = any(found.level is Level.WARNING for found in problems)
    return FOUND if has_errors(problems) or (options.strict and has_warnings) else OK


def counts_of(library: Library, chosen: Sequence[str]) -> dict[str, int]:
    """What the stories among the chosen files have, also those with errors; see `Counts`."""
    root, own = library.root, library.vocabulary.headings
    files = [
        (Kind.STORY, root / path) for path in dict.fromkeys(chosen) if PurePosixPath(path).parent.as_posix() == STORIES
    ]
    stories, _ = load_entries(root, [each for each in files if each[1].suffix == ".md" and each[1].is_file()], Memory())
    headings = [heading.text for story in stories for heading in story.body.headings if heading.level == 2]
    return {
        "stories": len(stories),
        "words": sum(len(paragraph.text.split()) for story in stories for paragraph in story.prose),
        "headings": sum(heading in own for heading in headings),
        "sources": sum(len(story.front.blocks("sources")) for story in stories if story.front),
        "passages": sum(len(story.body.markers) for story in stories),
    }


def why_no_revision(root: Path, revision: str) -> str:
    """Why nothing can be held against what was there, and what helps."""
    told = git(root, "rev-parse", "--is-shallow-repository").strip()
    if not told:
        missing = "die map is niet van git" if shutil.which("git") else "git is hier niet geïnstalleerd"
        return f"wat er stond in '{revision}' is niet te zien: {missing}. Laat --against weg, of werk in een kloon."
    if told == "true":
        return f"git heeft hier de stand '{revision}' niet. Haal de hele geschiedenis op: git fetch --unshallow"
    return f"git kent de stand '{revision}' niet. Noem een branch of commit, zoals main of HEAD^1."


def texts_before(root: Path, revision: str) -> dict[str, str | None]:
    """Path -> text, as it was then, of each content file that changed since or is gone; None of one that is new.

    Raises:
        CommandError: when git does not know that revision.

    """
    if not git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"):
        raise CommandError(why_no_revision(root, revision))
    where = ("-z", "--", STORIES, INGREDIENTS, PAGES, BUNDLES)
    others = git(root, "ls-files", "--others", "--exclude-standard", *where)

    def listed(kinds: str) -> list[str]:
        found = git(
            root, "diff", "--name-only", "--relative", "--no-renames", f"--diff-filter={kinds}", revision, *where
        )
        return [path for path in found.split("\0") if path.endswith((".md", ".yml"))]

    new = [*listed("A"), *others.split("\0")]
    return dict.fromkeys(new) | {path: git(root, "show", f"{revision}:./{path}") for path in listed("MD")}


def changed_since(root: Path, revision: str) -> list[str]:
    """What is other than it was then: each file of content, and the text that a file lies beside."""
    where = ("--", STORIES, INGREDIENTS, PAGES, BUNDLES, PLACES, VOCABULARY)
    changed = git(root, "diff", "--name-only", "--relative", "--no-renames", "-z", revision, *where)
    new = git(root, "ls-files", "--others", "--exclude-standard", "-z", *where)
    names = sorted({*changed.split("\0"), *new.split("\0")} - {""})
    folders = {name.rpartition("/")[0] for name in names}
    owners = sorted(owner for each in folders for owner in (f"{each}.md", f"{each}/{BUNDLE_FILE}"))
    return [*names, *(owner for owner in owners if (root / owner).is_file())]


def relative_path(root: Path, path: Path) -> str:
    """A path as problems name it; a path is taken from the current folder, else from the root.

    Raises:
        CommandError: when there is nothing at that path.

    """
    for candidate in (path.absolute(), root / path):
        resolved = real_path(candidate)
        if candidate.exists() and resolved.is_relative_to(root):
            return resolved.relative_to(root).as_posix()
    if any(os.path.lexists(candidate) for candidate in (path.absolute(), root / path)):
        raise CommandError(f"{path} ligt buiten {root}. De controle leest alleen wat daarin staat.")
    raise CommandError(f"{path} bestaat niet in {root}. {advice_on(root, path)}")


def advice_on(root: Path, path: Path) -> str:
    """What may be meant by a path at which there is nothing."""
    files = {file.relative_to(root).as_posix(): file.stem for _, file in find_files(root)}
    meant = [name for name, stem in files.items() if stem == path.stem] or [*filter(None, [nearest(str(path), files)])]
    return did_you_mean(meant[0]) if meant else f"Noem een bestand of een map, zoals {STORIES}/."
