"""What a command costs: seconds on the clock, and the memory of all its processes together."""

import os
import resource
import subprocess
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

INTERVAL = 0.05
"""Seconds between two looks at the memory."""
FIRST, OTHERS = "first", "others"
"""The process that was started, and those that it made of itself."""
LONGEST = 3600
"""Seconds after which a command counts as failed."""


class FailedError(Exception):
    """A command that did not do its work; the message says why, on one line."""


@dataclass(frozen=True)
class Cost:
    seconds: float
    cpu_seconds: float
    """Of all cores together: on a busy machine a better measure than the clock."""
    peak_mb: int
    """Resident memory of the whole tree of processes at its highest; pages that processes share count for each."""
    peaks_mb: dict[str, int]
    """The highest of each program by itself: of the first process, of others like it together, of what they started."""


def run_measured(command: Sequence[str | Path], folder: Path) -> Cost:
    """Run a command in a folder and measure it.

    Raises:
        FailedError: when the program is missing, takes too long or says that it failed.

    """
    log = folder.with_name(f"{folder.name}.log")
    start, before = time.perf_counter(), cpu_of_children()
    with log.open("w") as output:
        try:
            process = psutil.Popen(
                [str(part) for part in command], cwd=folder, stdout=output, stderr=subprocess.STDOUT, env=surroundings()
            )
        except OSError as error:
            raise FailedError(f"{Path(command[0]).name}: {error.strerror}") from error
        peak, peaks = 0, Counter[str]()
        while process.poll() is None:
            used = memory_of(process)
            peak, peaks = max(peak, used.total()), peaks | used
            if time.perf_counter() - start > LONGEST:
                stop(process)
                raise FailedError(f"{Path(command[0]).name}: more than {LONGEST} s")
            time.sleep(INTERVAL)
    if process.returncode:
        lines = log.read_text("utf-8", "replace").strip().splitlines() or [f"exit {process.returncode}"]
        raise FailedError(f"{Path(command[0]).name}: {lines[-1][:200]}")
    seconds = time.perf_counter() - start
    by_program = {name: round(most / 1e6) for name, most in peaks.items()}
    return Cost(round(seconds, 2), round(cpu_of_children() - before, 2), round(peak / 1e6), by_program)


def cpu_of_children() -> float:
    """Seconds of all processes that were started here and have ended, with those that they started."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def surroundings() -> dict[str, str]:
    """Our own environment, without the notices of Material on every build."""
    return os.environ | {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


def memory_of(process: psutil.Process) -> Counter[str]:
    """Bytes in use by a process and everything it started, by program; what ends meanwhile does not count."""
    used, own = Counter[str](), process.name()
    try:
        used[FIRST] = process.memory_info().rss
        for each in process.children(recursive=True):
            name = each.name()
            used[OTHERS if name == own else name] += each.memory_info().rss
    except psutil.NoSuchProcess:
        pass
    return used


def stop(process: psutil.Process) -> None:
    for each in (*process.children(recursive=True), process):
        each.kill()
    process.wait()
