"""Builds that are killed, each at a moment of its own: `python killed_builds.py ROOT` tells what they leave.

A moment is the next change to a file, so that no clock and no machine decides where a build is killed.
"""

import hashlib
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from hoedan.incremental import beside, swap
from hoedan.site import publish as _loaded_once  # noqa: F401 - before the processes part

WRITES = os.O_WRONLY | os.O_RDWR


def fingerprint(folder: Path) -> str:
    """What stands in a folder, by name and content."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    content = b"".join(f"{file.relative_to(folder)}\n".encode() + file.read_bytes() for file in files)
    return hashlib.sha256(content).hexdigest()


class Watch:
    """Counts the changes that a build makes to files of the site, and kills it when that is asked."""

    def __init__(self, site: Path, *, kill_at: int | None = None) -> None:
        self.changes = 0
        self.before_in_place: int | None = None
        """How many there were when the new site took the place of the old."""
        self._new, self._kill_at = str(swap.waiting_place(site)), kill_at
        exchange = swap.exchange

        def count_and_exchange(one: Path, other: Path) -> bool:
            if other == site:
                self.before_in_place = self.changes
                self._count()
            return exchange(one, other)

        setattr(swap, "exchange", count_and_exchange)  # noqa: B010 - a function, which mypy lets nobody replace
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        """Count what writes below the new site, and once it is in place what removes the old one."""
        if event == "open" and str(arguments[0]).startswith(self._new):
            if isinstance(arguments[2], int) and arguments[2] & WRITES:
                self._count()
        elif event == "os.remove" and self.before_in_place is not None:
            self._count()

    def _count(self) -> None:
        if self.changes == self._kill_at:
            os.kill(os.getpid(), signal.SIGKILL)
        self.changes += 1


def in_a_process_of_its_own(work: Callable[[], None]) -> bool:
    """Do work in a copy of this process, which has loaded all; gives whether it was killed."""
    process = os.fork()
    if not process:
        work()
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(process, 0)[1])


def build_site(root: Path) -> None:
    """Build from nothing: what was kept makes for fewer changes."""
    shutil.rmtree(root / ".cache" / "built", ignore_errors=True)
    os.chdir(root)
    config = load_config(str(root / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)


def build_and_count(root: Path) -> tuple[int, int]:
    """Build; gives the number of changes before the site is in place, and that of all."""
    told, tell = os.pipe()

    def work() -> None:
        watch = Watch(root / "site")
        build_site(root)
        os.write(tell, f"{watch.before_in_place} {watch.changes}".encode())

    assert not in_a_process_of_its_own(work)
    before, changes = os.read(told, 100).split()
    return int(before), int(changes)


def build_and_kill(root: Path, moment: int) -> None:
    def work() -> None:
        Watch(root / "site", kill_at=moment)
        build_site(root)

    assert in_a_process_of_its_own(work)


def main(root: Path) -> None:
    """Kill builds early, among the pages, right before the new site is in place, and while the old one is removed."""
    setattr(beside, "cores", lambda: 1)  # noqa: B010 - with more of them who makes which change differs by the day
    site, old = root / "site", root / "oud"
    shutil.copytree(site, old)
    in_place, changes = build_and_count(root)
    print("whole", fingerprint(site))
    shutil.rmtree(site)
    old.rename(site)
    for moment in (in_place // 10, in_place // 2, in_place, (in_place + changes) // 2):
        build_and_kill(root, moment)
        print("before" if moment <= in_place else "after", fingerprint(site))
    build_and_count(root)
    print("again", fingerprint(site))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
