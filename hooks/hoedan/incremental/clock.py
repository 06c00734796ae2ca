"""Which day it is. A build must not know the time: two builds of one commit are the same to the last byte."""

import datetime
import os
import re
import subprocess
from collections.abc import Iterable
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
    agreed = agreed_moment()
    seconds = last_commit(root) if agreed is None else agreed
    return (datetime.datetime.now(datetime.UTC) if seconds is None else moment_of(seconds)).date()


def last_change(root: Path, folders: Iterable[str]) -> datetime.datetime:
    """When what is made of these folders last changed, to the second.

    That is the last commit, or later the last of the files that are not committed as they are; without git the last of
    all files. `SOURCE_DATE_EPOCH` goes first here too.

    Raises:
        ClockError: when the variable is no number of seconds.

    """
    if (agreed := agreed_moment()) is not None:
        return moment_of(agreed)
    committed = last_commit(root)
    if committed is None:
        files = [path for folder in folders for path in (root / folder).rglob("*")]
    else:
        listed = git(root, "status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", *folders)
        files = [root / line[3:] for line in listed.split("\0") if line]
    changed = (int(file.stat().st_mtime) for file in files if file.is_file())
    return moment_of(max([committed or 0, *changed]))


def agreed_moment() -> int | None:
    """Seconds since 1970, when the environment names a moment."""
    if not (agreed := os.environ.get(EPOCH, "").strip()):
        return None
    try:
        if not re.fullmatch(r"-?[0-9]+", agreed):  # a number of Python may have other signs
            raise ValueError(agreed)
        moment_of(int(agreed))
    except (ValueError, OverflowError, OSError):
        raise ClockError(
            f"{EPOCH} is '{agreed[:40]}', en dat is geen aantal seconden sinds 1970. "
            "Zet er zo'n aantal neer (in seconden, niet in milliseconden), of haal de variabele weg."
        ) from None
    return int(agreed)


def forget_blank_moment() -> None:
    """Take a variable without a moment out of the environment: it says nothing to us, but MkDocs fails on it."""
    if not os.environ.get(EPOCH, "").strip():
        os.environ.pop(EPOCH, None)


def last_commit(root: Path) -> int | None:
    """Seconds since 1970 of the last commit; None in a folder without git."""
    shown = git(root, "log", "-1", "--format=%ct").strip()
    return int(shown) if shown.isdecimal() else None


def git(root: Path, *words: str) -> str:
    """What git says, or nothing when it is not there or the folder is not its."""
    try:
        command = ["git", "-C", str(root), *words]
        done = subprocess.run(command, capture_output=True, timeout=10, check=True)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", "replace")


def index_stamp(root: Path) -> object:
    """Another value as soon as git knows of other files in this folder, without asking git; None where it has none.

    What git has stands in one file, which it replaces at each change. A worktree has its own, elsewhere.
    """
    for folder in (root.absolute(), *root.absolute().parents):
        own = folder / ".git"
        try:
            if own.is_file():  # of a worktree: one line, with the folder in which git keeps what is its own
                own = folder / os.fsdecode(own.read_bytes()).removeprefix("gitdir:").strip()
            if own.is_dir():
                status = (own / "index").stat()
                return str(own), status.st_mtime_ns, status.st_size, status.st_ino
        except OSError:  # nothing was ever added, or nobody may look
            return str(own)
    return None


def moment_of(seconds: int) -> datetime.datetime:
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC)
