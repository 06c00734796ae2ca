"""Which day it is. A build must not know the time: two builds of one commit are the same to the last byte."""

import datetime
import os
import subprocess
from pathlib import Path

EPOCH = "SOURCE_DATE_EPOCH"


class ClockError(Exception):
    """The environment names a moment that cannot be one; the message says so in Dutch."""


def build_day(root: Path) -> datetime.date:
    """The day from which a build counts the age of stories.

    `SOURCE_DATE_EPOCH` goes first: it is the convention of reproducible builds, and a scheduled publication that sets
    it to the present lets stories grow old without a commit. Else it is the day of the last commit; in a folder
    without git, today.

    Raises:
        ClockError: when the variable is no number of seconds.

    """
    if agreed := os.environ.get(EPOCH, "").strip():
        try:
            return day_of(int(agreed))
        except (ValueError, OverflowError, OSError):
            raise ClockError(
                f"{EPOCH} is '{agreed[:40]}', en dat is geen aantal seconden sinds 1970. "
                "Zet er zo'n aantal neer (in seconden, niet in milliseconden), of haal de variabele weg."
            ) from None
    try:
        command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
        shown = subprocess.run(command, capture_output=True, text=True, timeout=10, check=True).stdout.strip()  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        shown = ""
    return day_of(int(shown)) if shown.isdecimal() else datetime.datetime.now(datetime.UTC).date()


def day_of(seconds: int) -> datetime.date:
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).date()
