"""The commands that a guide tells to type, each read as the program reads it."""

import re
import shlex
from pathlib import Path

from hoedan.cli import make_parser


def typed_commands(guide: Path) -> set[str]:
    """A name of a command in a sentence is no command to type: that begins with where the program is.

    Raises:
        SystemExit: for a command that cannot be typed.

    """
    text = "".join(page.read_text("utf-8") for page in sorted(guide.glob("*.md")))
    found = set(re.findall(r"(?:python -m |\.venv/bin/)hoedan ([^`\n]+)", text))
    parser = make_parser()
    for command in found - {"--help"}:  # which ends the program
        parser.parse_args(shlex.split(command))
    return found
