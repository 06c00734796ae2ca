"""One build at a time in a library: two would remove what the other writes, and put half of it in place."""

import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path


class Turn:
    """What one process has at a time. It goes with the process, in whatever way that ends: nothing stays locked."""

    def __init__(self) -> None:
        self._held: int | None = None

    def take(self, folder: Path, tell: Callable[[], None]) -> None:
        """Wait until nobody builds in this folder, and `tell` when that takes time.

        Where the system cannot lock a folder, as Windows and some disks of a network, nobody waits.
        """
        self.give_up()
        try:
            system = import_module("fcntl")
            self._held = os.open(folder, os.O_RDONLY)
            try:
                system.flock(self._held, system.LOCK_EX | system.LOCK_NB)
            except BlockingIOError:
                tell()
                system.flock(self._held, system.LOCK_EX)
        except (ImportError, OSError):
            self.give_up()

    def give_up(self) -> None:
        if self._held is not None:
            os.close(self._held)
        self._held = None
