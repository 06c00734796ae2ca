"""Work done in as many processes as there are cores; where a process cannot be split in two, one after another."""

import os
import pickle
import signal
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from multiprocessing import active_children, get_all_start_methods, get_context, parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

from .temporary import SIGNALS_TO_END

Item = TypeVar("Item")
Result = TypeVar("Result")
LONGEST_GOODBYE = 2
"""Seconds that a process gets to put away what it has started itself."""
A_MOMENT = 0.01
"""Seconds."""
LEAST_URGENT = 19
"""How willingly a process gives way, at most."""
TICKET = 4
"""Bytes of the number of a job."""
_jobs: Sequence[Callable[[], Any]] = ()
"""Of a process that works for another: what it may be asked to do."""


def cores() -> int:
    """How many processes can work at the same time here."""
    if "fork" not in get_all_start_methods():
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def in_parts(items: Sequence[Item], most: int) -> Iterator[Sequence[Item]]:
    """Items in shares of so many, for a job each."""
    return (items[at : at + most] for at in range(0, len(items), most))


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
            process.kill()  # what it has of us may still be what a command does when it is ended
        raise
    finally:
        workers.shutdown(cancel_futures=True)


class GoneError(Exception):
    """Another process gave no answer, and will not any more."""


class Colleague:
    """Another process, with a worker that keeps what it makes between two things that it is asked."""

    def __init__(self, worker: object) -> None:
        context = get_context("fork")
        self.pipe, theirs = context.Pipe()
        """Can be read when there is an answer."""
        self._process = context.Process(target=_work, args=(self.pipe, theirs, worker), daemon=True)
        self._process.start()
        theirs.close()

    def ask(self, what: str, *values: object) -> Callable[[], Any]:
        """Let the worker do this, a method of it; gives what waits for the answer, before anything else is asked.

        That raises what the worker raised, or GoneError.
        """
        try:
            self.pipe.send((what, values))
        except OSError:
            return _gone
        return self._wait

    def _wait(self) -> Any:
        try:
            is_done, answer = self.pipe.recv()
        except (EOFError, OSError) as error:
            raise GoneError from error
        if not is_done:
            raise answer
        return answer

    def stop(self) -> None:
        """Let it go, whatever it is doing."""
        _end(self._process)
        self.pipe.close()


class Ahead:
    """Another process, which makes what will be asked for later and is kept, in the time that all others leave."""

    def __init__(self) -> None:
        self._colleague: Colleague | None = None

    def begin(self, jobs: Sequence[Callable[[], object]]) -> None:
        """Do these jobs one after another, until `stop`. With one core, or none to fork, nothing is done ahead."""
        with suppress(OSError):  # no more processes can be started
            if cores() > 1:
                self._colleague = Colleague(_DoerWhenIdle(jobs))
                self._colleague.ask("do_all")

    def stop(self) -> None:
        """What is not made by now is left to who asks for it."""
        if self._colleague:
            self._colleague.stop()
        self._colleague = None


@contextmanager
def colleagues(count: int, worker: object) -> Iterator[list[Colleague]]:
    """So many processes that begin with this worker as it is now; fewer when no more can be started."""
    found: list[Colleague] = []
    try:
        with suppress(OSError):
            while len(found) < count:
                found.append(Colleague(worker))
        yield found
    finally:
        for each in found:
            each.stop()


def do_all(jobs: Sequence[Callable[[], object]]) -> None:
    """Do all jobs, here and in as many other processes as there are cores; they are begun in their order.

    Each process takes the next job as soon as it has done one, and asks nobody. A job has all that is there when this
    is called, and leaves only what it writes. What one raises is raised here, and then the others are left.

    Raises:
        GoneError: when a process was killed, as a system does that is short of memory.

    """
    with _tickets(len(jobs)) as tickets, colleagues(min(cores(), len(jobs)) - 1, _Doer(jobs, tickets)) as others:
        busy = {other.pipe: other.ask("do", tickets.take()) for other in others}  # these get the first, the longest
        for number in iter(tickets.take, None):
            jobs[number]()
            _hear(busy, longest_wait=0)
        while busy:
            _hear(busy, longest_wait=None)


def _hear(busy: dict[Connection, Callable[[], None]], longest_wait: int | None) -> None:
    """Raise what went wrong in one of these processes, and take away those that are done."""
    ready = wait([*busy], longest_wait) if busy else ()
    for pipe in [each for each in busy if each in ready]:
        busy.pop(pipe)()


class _Tickets:
    """Numbers of jobs, each of which is taken once, by whichever process is first.

    They are lines of one open file: processes that begin with it share the place up to which it has been read. A lock
    could be lost with a process that is killed.
    """

    def __init__(self, file: int) -> None:
        self._file = file

    def take(self) -> int | None:
        """The next number; None when all are taken."""
        read = os.read(self._file, TICKET)
        return int.from_bytes(read) if read else None


@contextmanager
def _tickets(count: int) -> Iterator[_Tickets]:
    with tempfile.TemporaryFile() as file:
        file.write(b"".join(number.to_bytes(TICKET) for number in range(count)))
        file.seek(0)
        yield _Tickets(file.fileno())


class _Doer:
    """Does jobs for another process."""

    def __init__(self, jobs: Sequence[Callable[[], object]], tickets: _Tickets) -> None:
        self._jobs, self._tickets = jobs, tickets

    def do(self, number: int) -> None:
        """Do this job, and then others as long as there are any."""
        _end_tidily()
        self._jobs[number]()
        for another in iter(self._tickets.take, None):
            self._jobs[another]()


class _DoerWhenIdle:
    """Does jobs whenever nobody else has anything to do."""

    def __init__(self, jobs: Sequence[Callable[[], object]]) -> None:
        self._jobs = jobs

    def do_all(self) -> None:
        _end_tidily()
        os.nice(LEAST_URGENT)
        for job in self._jobs:
            job()


def end_all() -> None:
    """Let every process go that this one started and that is still at work, and wait until it is gone."""
    for process in active_children():
        _end(process)


def _end(process: BaseProcess) -> None:
    process.terminate()
    process.join(LONGEST_GOODBYE)
    process.kill()
    process.join()


def _end_tidily() -> None:
    """When this process is told to end, end or remove what a job has begun."""
    for number in (signal.SIGTERM, signal.SIGALRM):
        signal.signal(number, lambda *_: sys.exit())
    sys.unraisablehook = _end_after_all


def _end_after_all(lost: "sys.UnraisableHookArgs") -> None:
    """What ends a process gets lost where Python itself removes an object. It comes again in a moment, in silence."""
    if lost.exc_type is SystemExit:
        signal.setitimer(signal.ITIMER_REAL, A_MOMENT)
    else:
        sys.__unraisablehook__(lost)


def _work(not_mine: Connection, pipe: Connection, worker: object) -> None:
    """Do what is asked until nobody is there to ask."""
    not_mine.close()  # or its end is never seen
    _obey_only_who_asks()
    threading.Thread(target=_end_with_who_asks, daemon=True).start()
    with suppress(EOFError, OSError):
        while True:
            what, values = pipe.recv()
            try:
                answer = True, getattr(worker, what)(*values)
            except Exception as error:  # which is raised where the answer is awaited
                answer = False, to_hand_over(error)
            pipe.send(answer)


def to_hand_over(error: Exception) -> Exception:
    """An error with where it came up, or another that says so when it cannot be handed to another process."""
    told = "".join(traceback.format_exception(error))
    try:
        same: Exception = pickle.loads(pickle.dumps(error))  # noqa: S301 - of our own
    except Exception:  # an error may hold anything
        return RuntimeError(told)
    same.add_note(told)
    return same


def _end_with_who_asks() -> None:
    """Do not go on writing when the other process was killed: the next may be at work in the same place."""
    if asks := parent_process():
        wait([asks.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)


def _gone() -> Any:
    raise GoneError


def _begin(jobs: Sequence[Callable[[], Any]]) -> None:
    """What a new process does first."""
    global _jobs  # noqa: PLW0603 - the one way in for what cannot be sent
    _jobs = jobs
    _obey_only_who_asks()
    threading.Thread(target=_end_with_who_asks, daemon=True).start()


def _obey_only_who_asks() -> None:
    """Leave it to the process that this one works for to say what a person broke off.

    A command makes of the signal to end what Ctrl+C is, and a process begins with that.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in SIGNALS_TO_END:
        signal.signal(number, signal.SIG_DFL if number is signal.SIGTERM else signal.SIG_IGN)


def _do(number: int) -> Any:
    return _jobs[number]()
