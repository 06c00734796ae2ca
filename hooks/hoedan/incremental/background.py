"""Work that may come after what somebody waits for, and that gives way when somebody waits again."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextvars import ContextVar
from typing import TypeVar

Job = Callable[[], None]
Waiting = TypeVar("Waiting")

_told_to_stop: ContextVar[threading.Event | None] = ContextVar("told_to_stop", default=None)


class GaveWayError(Exception):
    """A job was left halfway, because somebody waits for other work."""


def checkpoint() -> None:
    """Leave the job of this thread here if it has to give way; what takes long calls this many times a second.

    Two threads at work in one interpreter hold each other up: a build beside a job takes ten times as long. Nothing can
    stop a thread from outside, and a process of its own would first have to read and link the whole library again.
    Work that looks up something for each story gets that as `GivingWay`, and need not know of this.

    Raises:
        GaveWayError: in a thread of `BackgroundJobs` that was told to stop; nowhere else does this do anything.

    """
    told = _told_to_stop.get()
    if told is not None and told.is_set():
        raise GaveWayError


class GivingWay(Mapping[str, Waiting]):
    """A mapping for the work of a job: each time a value is looked up, the job may have to give way."""

    def __init__(self, values: Mapping[str, Waiting]) -> None:
        self._values = values

    def __getitem__(self, key: str) -> Waiting:
        checkpoint()
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


class Task:
    """A job in a thread of its own, that begins when the one before it is at rest."""

    def __init__(self, job: Job, before: "Task | None", warn: Callable[[str], None]) -> None:
        self.job = job
        self.is_done = False
        self.told_to_stop = threading.Event()
        self._warn = warn
        self.thread = threading.Thread(target=self._work, args=(before,), daemon=True)
        self.thread.start()

    def _work(self, before: "Task | None") -> None:
        if before:
            before.thread.join()
        _told_to_stop.set(self.told_to_stop)
        try:
            checkpoint()
            self.job()
        except GaveWayError:
            return
        except Exception as error:  # the thread has nobody else to tell
            self._warn(f"De zoekindex en de open data zijn niet ververst: {error}")
        self.is_done = True


class BackgroundJobs:
    """Does one job at a time, in a thread. All calls come from one other thread: that which builds."""

    def __init__(self, warn: Callable[[str], None]) -> None:
        self._warn = warn
        self.task: Task | None = None
        """What is being done, or was done last."""

    def ask(self, job: Job) -> None:
        """Do this job, instead of one that was asked for before."""
        self.give_way()
        self.task = Task(job, self.task, self._warn)

    def give_way(self) -> None:
        """Have the job that is being done stop at its next checkpoint."""
        if self.task:
            self.task.told_to_stop.set()

    def stop(self) -> None:
        """Leave the job that is being done, and come back when it is at rest."""
        self.give_way()
        if self.task:
            self.task.thread.join()

    def go_on(self) -> None:
        """Do the job that gave way, from its beginning, if there is one."""
        if self.task and not self.task.is_done:
            self.ask(self.task.job)
