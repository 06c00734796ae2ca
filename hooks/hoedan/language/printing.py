"""Printing where not every letter can be printed."""

import io
import sys


def print_what_can_be_printed() -> None:
    """Replace a letter that the code page of the terminal or pipe lacks, as on Windows, and print the rest.

    A command that was started without a place for what it says, says it to nobody.
    """
    sys.stdout, sys.stderr = sys.stdout or io.StringIO(), sys.stderr or io.StringIO()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
