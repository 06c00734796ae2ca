"""Printing where not every letter can be printed, or nothing at all."""

import io
import os
import sys


def print_what_can_be_printed() -> None:
    """Replace a letter that the code page of the terminal or pipe lacks, as on Windows, and print the rest.

    A command that was started without a place for what it says, says it to nobody; nobody answers it either.
    """
    open_what_was_closed()
    sys.stdin, sys.stdout, sys.stderr = (stream or io.StringIO() for stream in (sys.stdin, sys.stdout, sys.stderr))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def open_what_was_closed() -> None:
    """Give nobody's place to what a program reads and says, or the first files that it opens get that place.

    What a program that we start says would then stand in them.
    """
    for place in range(3):
        try:
            os.fstat(place)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)
