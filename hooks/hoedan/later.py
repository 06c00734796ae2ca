"""Work that may come after what somebody waits for."""

import gc
import threading
from collections.abc import Callable

Job = Callable[[], None]


def settle() -> None:
    """Have Python look for garbage now, and then pass by what is left until the next time.

    What builds remember is most of what there is to look through: at ten thousand stories, a third of a build.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


class Later:
    """Does one job at a time in a thread; of the jobs that come meanwhile, only the last is done after it."""

    def __init__(self, warn: Callable[[str], None]) -> None:
        self._warn = warn
        self._lock = threading.Lock()
        self._next: Job | None = None
        self._thread: threading.Thread | None = None

    def ask(self, job: Job) -> None:
        with self._lock:
            self._next = job
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, daemon=True)
                self._thread.start()

    def _work(self) -> None:
        while job := self._take():
            try:
                job()
            except Exception as error:  # the thread has nobody else to tell
                self._warn(f"De zoekindex en de open data zijn niet ververst: {error}")

    def _take(self) -> Job | None:
        with self._lock:
            job, self._next = self._next, None
            if job is None:
                self._thread = None
            return job
