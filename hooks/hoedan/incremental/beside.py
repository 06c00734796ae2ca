"""Work done in as many processes as there are cores; where a process cannot be split in two, one after another."""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import active_children, get_all_start_methods, get_context
from typing import Any, TypeVar

Result = TypeVar("Result")
_jobs: Sequence[Callable[[], Any]] = ()
"""Of a process that works for another: what it may be asked to do."""


def cores() -> int:
    """How many processes can work at the same time here."""
    if "fork" not in get_all_start_methods():
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


@contextmanager
def beside(jobs: Sequence[Callable[[], Result]]) -> Iterator[Iterator[Result]]:
    """The results of all jobs, in their order; what a job raises is raised where its result is asked for.

    A job begins with all that is there when this is called, and what it changes stays unseen, but for its result. With
    one core, or none to fork, each is done when it is asked for.
    """
    if not jobs or cores() == 1:
        yield (job() for job in jobs)
        return
    workers = ProcessPoolExecutor(min(len(jobs), cores()), get_context("fork"), _begin, (jobs,))
    try:
        results = [workers.submit(_do, number) for number in range(len(jobs))]
        yield (each.result() for each in results)
    except BaseException:  # nobody waits for them any more
        for process in active_children():
            process.terminate()
        raise
    finally:
        workers.shutdown(cancel_futures=True)


def _begin(jobs: Sequence[Callable[[], Any]]) -> None:
    """What a new process does first: who breaks off, speaks to the process that it works for."""
    global _jobs  # noqa: PLW0603 - the one way in for what cannot be sent
    _jobs = jobs
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _do(number: int) -> Any:
    return _jobs[number]()
