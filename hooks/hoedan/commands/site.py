"""`hoedan site`: check, bundles and the whole site, where there is no `make`."""

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from ..bundle.errors import BundleError
from ..bundle.files import IN_PLACE, check_place
from ..model.problems import ReportFormat, errors_in, write_problems
from ..model.settings import as_mapping, load_config, read_config
from ..site.place import why_not_in
from . import bundle, handouts
from .shared import FOUND, OK, CommandError, find_root, load

SITE = "site"
"""Where MkDocs puts a site of which mkdocs.yml does not say it."""
REFUSED = (
    "hoedan: MkDocs is gestopt; hierboven staat waarom. Begint dat met 'Config value', verbeter dan die instelling in "
    "mkdocs.yml, of haal haar weg."
)
"""What a plugin demands of its own settings is known to nobody but MkDocs, which tells it in English."""
SECONDS_TO_TIDY = 10.0
"""A site of a thousand stories that is half made is removed in less, also where much else is at work."""
SECONDS_TO_NOTICE = 2.0
"""Whoever presses Ctrl-C or closes a terminal ends all that runs in it: then nothing has to be told."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--output", type=Path, metavar="MAP", help="standaard: site")
    parser.add_argument(
        "--without-bundles", action="store_true", help="maak geen pdf en e-boek; daar is Pango voor nodig"
    )


def run(options: argparse.Namespace) -> int:
    """Do what `make site` does. With errors in the content nothing is made."""
    root = find_root(options.root)
    checked = load(root)
    if errors := errors_in(checked.problems):
        sys.stderr.write(write_problems(errors, ReportFormat.TEXT))
        return FOUND
    place = options.output or root / (as_mapping(load_config(read_config(root))).get("site_dir") or SITE)
    if refused := why_not_in(place, root):
        raise CommandError(refused)
    try:
        check_place(place)
    except BundleError as error:
        raise CommandError(str(error)) from error
    if not options.without_bundles:
        bundle.run(bundle_options(root))
        handouts.run(argparse.Namespace(root=root))
    target = ["--site-dir", str(options.output.absolute())] if options.output else []
    return OK if run_generator(root, ["build", "--strict", *target]) == 0 else FOUND


def bundle_options(root: Path) -> argparse.Namespace:
    """What `hoedan bundle` takes when nothing else is asked."""
    parser = argparse.ArgumentParser()
    bundle.add_arguments(parser)
    return argparse.Namespace(**vars(parser.parse_args([])) | {"root": root, "place_advice": IN_PLACE})


def let_end(process: "subprocess.Popen[bytes]") -> None:
    """Give it time to tidy up, first without and then with being told to end. Then end it all the same."""
    for end, seconds in ((process.terminate, SECONDS_TO_NOTICE), (process.kill, SECONDS_TO_TIDY)):
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            end()


def run_generator(root: Path, arguments: Sequence[str]) -> int:
    """Run MkDocs in a process of its own, with what it says; gives its exit code.

    Raises:
        CommandError: when it was not installed.

    """
    command = [sys.executable, "-m", "mkdocs", *arguments]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    with subprocess.Popen(command, cwd=root, env=environment) as process:  # noqa: S603 - our own words
        try:
            code = process.wait()
        except KeyboardInterrupt:
            let_end(process)
            raise
    if code and find_spec("mkdocs") is None:
        raise CommandError("MkDocs ontbreekt. Installeer eerst wat in requirements.lock staat, zoals README.md zegt.")
    if code > 0:  # and not ended by a signal
        print(REFUSED, file=sys.stderr)
    return code
