"""`hoedan export`: the open data, and the site as a plain docs tree, each into a folder of its own."""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from ..bundle.files import is_between_texts
from ..docs_tree.tree import docs_tree
from ..language.reasons import reason_of
from ..library.library import Library
from ..library.links import link_library
from ..model.problems import ReportFormat, errors_in, write_problems
from ..opendata.files import FOLDER, data_files
from ..site.server_rules import server_rules
from .shared import FOUND, OK, CommandError, find_root, load, real_path

MARK = ".hoedan-export"
"""Stands in a folder that an export made: such a folder the next export may replace."""

FileContent = str | bytes | Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, metavar="MAP", help="schrijf de open data in deze map")
    parser.add_argument("--docs-tree", type=Path, metavar="MAP", help="schrijf een docs-map voor elke andere generator")

    parser.add_argument("--server", type=Path, metavar="MAP", help="schrijf de regels voor nginx en Apache in deze map")


def run(options: argparse.Namespace) -> int:
    """Write what was asked for. With errors in the content nothing is written."""
    exports = [(export_data, options.data), (export_docs_tree, options.docs_tree), (export_rules, options.server)]
    chosen = [(write, target) for write, target in exports if target is not None]
    if not chosen:
        raise CommandError("kies wat je wilt hebben: --data MAP, --docs-tree MAP, --server MAP of meer daarvan.")
    check_targets([target for _, target in chosen])
    checked = load(find_root(options.root))
    if errors := errors_in(checked.problems):
        sys.stderr.write(write_problems(errors, ReportFormat.TEXT))
        return FOUND
    for write, target in chosen:
        print(f"{write(checked.library, target)} bestanden in {target}.")
    return OK


def export_data(library: Library, target: Path) -> int:
    """Write the data files into `target`; gives their number.

    Raises:
        CommandError: for a folder with other files in it.

    """
    files = {name.removeprefix(FOLDER): content for name, content in data_files(library, link_library(library)).items()}
    return replace_folder(target, files)


def export_docs_tree(library: Library, target: Path) -> int:
    """Write the site as plain Markdown into `target`; gives the number of files.

    Raises:
        CommandError: for a folder with other files in it.

    """
    return replace_folder(target, docs_tree(library, link_library(library)))


def export_rules(library: Library, target: Path) -> int:
    """Write the rules for web servers into `target`; gives the number of files.

    Raises:
        CommandError: for a folder with other files in it.

    """
    return replace_folder(target, server_rules(library.settings.site_url, library.settings.other_addresses))


def check_targets(targets: Sequence[Path]) -> None:
    """Refuse places before anything is made: each by itself, and two of which one would replace the other."""
    for target in targets:
        check_target(target)
    whole = [real_path(target) for target in targets]
    if any(one.is_relative_to(other) for one in whole for other in whole if one is not other):
        raise CommandError("de ene map ligt in de andere, en zou haar vervangen. Kies twee mappen naast elkaar.")


def check_target(target: Path) -> None:
    """Refuse a place where something of the user's would be lost."""
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise CommandError(f"{target} is geen map. Kies een andere plek.")
    if is_between_texts(target):
        raise CommandError(f"{target} kan niet: daar staan de teksten, of wat git bewaart. Kies een andere map.")
    if target.is_dir() and any(target.iterdir()) and not (target / MARK).is_file():
        raise CommandError(f"in {target} staan al andere bestanden. Kies een nieuwe of lege map.")


def replace_folder(target: Path, files: Mapping[str, FileContent]) -> int:
    """Write all files beside the target first, and put them in place when every one is there.

    Raises:
        CommandError: for a folder with other files in it, or a place that cannot be written.

    """
    check_target(target)
    whole = target.absolute()
    try:
        whole.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=whole.parent, prefix=f".{whole.name}-") as folder:
            fresh = Path(folder) / "new"
            for name, content in {**files, MARK: ""}.items():
                write_file(fresh / name, content)
            if whole.exists():
                whole.rename(Path(folder) / "old")
            fresh.rename(whole)
    except OSError as error:  # of what waits beside it nobody knows the name
        raise CommandError(f"{target} is niet te schrijven: {reason_of(error)}. Kies een andere map.") from error
    return len(files)


def write_file(path: Path, content: FileContent) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, Path):
        shutil.copyfile(content, path)
    else:
        path.write_bytes(content.encode() if isinstance(content, str) else content)
