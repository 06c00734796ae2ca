"""`make mutants`: cosmic-ray changes the code at a sample of places, and the tests have to notice.

Each change is made in a copy of the project, so that a run that is stopped leaves nothing changed. A table, and every
change that no test noticed, go to `dist/mutants.txt`.
"""

import argparse
import difflib
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from cosmic_ray.ast import ast_nodes, get_ast_from_path
from cosmic_ray.mutating import use_mutation
from cosmic_ray.plugins import get_operator, operator_names
from sampling import LeftOut, Mutant, choose
from survivors import Change, read_equivalents

PROJECT = Path(__file__).parents[2]
FOLDER = Path(__file__).parent
PYTHON = PROJECT / ".venv" / "bin" / "python"
REPORT = PROJECT / "dist" / "mutants.txt"
PROCESSES = 2
OPTIONS = (
    *("-q", "-x", "--no-header", "--tb=line", "-p", "no:cacheprovider", "-p", "no:xdist", "-m", "not whole"),
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),  # some is imported before pytest begins; see warm.py
)
NO_TEST_FAILED = 0


class Outcome(StrEnum):
    KILLED = "killed"
    TIMEOUT = "timeout"
    EQUIVALENT = "equivalent"
    SURVIVED = "survived"


@dataclass(frozen=True)
class Tried:
    """What became of a change."""

    package: str
    change: Change
    outcome: Outcome


class Copy:
    """A copy of the project, and the process that runs tests in it."""

    def __init__(self, root: Path, server: subprocess.Popen[str], seconds: int) -> None:
        self.root = root
        self._server = server
        self._seconds = seconds
        self._output = root.with_suffix(".txt")

    def run_tests(self, tests: Iterable[str]) -> int:
        """The status of a run, as `os.waitpid` gives it, up to the first test that fails."""
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        asked = [self._seconds, str(self.root), str(self._output), [*OPTIONS, *tests]]
        print(json.dumps(asked), file=self._server.stdin, flush=True)
        return int(self._server.stdout.readline())

    def output(self) -> str:
        return self._output.read_text("utf-8", "replace")


def main() -> int:
    """Try the sample of all packages, or of those named; 1 when too few are killed, 2 when tests fail by themselves."""
    settings = tomllib.loads((FOLDER / "mutation.toml").read_text("utf-8"))
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("packages", nargs="*", default=[*settings["tests"]])
    arguments.add_argument("--seed", type=int, default=settings["seed"], help="another sample than the fixed one")
    asked = arguments.parse_args()
    packages = asked.packages
    limit_memory(settings["memory"])
    with ExitStack() as stack:
        copies = [stack.enter_context(copy_of_project(settings["seconds"])) for _ in range(PROCESSES)]
        for package in packages:
            if copies[0].run_tests(settings["tests"][package]) != NO_TEST_FAILED:
                print(f"The tests of {package} fail without any change:\n{copies[0].output()}", file=sys.stderr)
                return 2
        sample = [(package, mutant) for package in packages for mutant in sample_of(package, settings, asked.seed)]
        free = SimpleQueue[Copy]()
        for each in copies:
            free.put(each)
        with ThreadPoolExecutor(PROCESSES) as threads:
            tried = [*threads.map(partial(try_one, free, settings), *zip(*sample, strict=True))]
    print()
    report = "\n".join([*table(tried), *survivors(tried), ""])
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(report, "utf-8")
    print(report)
    return 0 if percentage(Counter(each.outcome for each in tried)) >= settings["threshold"] else 1


def limit_memory(gigabytes: int) -> None:
    """For this process and every test that it starts."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (gigabytes << 30, hard))


@contextmanager
def copy_of_project(seconds: int) -> Iterator[Copy]:
    """A copy of all files that are in version control or could be."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(listing, cwd=PROJECT, check=True, capture_output=True, text=True)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        for name in filter(None, listed.stdout.split("\0")):
            if (PROJECT / name).exists():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(PROJECT / name, root / name)
        # Bytecode that is compared with the text itself: the time of a file says nothing when it changes each second.
        compiling = [str(PYTHON), "-m", "compileall", "-q", "--invalidation-mode", "checked-hash", str(root / "hooks")]
        subprocess.run(compiling, check=True)
        server = subprocess.Popen(
            [PYTHON, FOLDER / "warm.py"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": str(root / "hooks"), "NO_MKDOCS_2_WARNING": "1"},
        )
        with server:
            yield Copy(root, server, seconds)


def sample_of(package: str, settings: dict[str, Any], seed: int) -> list[Mutant]:
    left_out = LeftOut(tuple(settings["left_out"]["operators"]), tuple(settings["left_out"]["lines"]))
    files = sorted((PROJECT / "hooks" / "hoedan" / package).rglob("*.py"))
    found = (mutant for file in files for mutant in mutants_of(file))
    return choose(found, PROJECT, left_out, places=settings["places"], seed=seed)


def mutants_of(file: Path) -> Iterator[Mutant]:
    """Every change that cosmic-ray can make in a file, but those that ask for a name to change."""
    tree = get_ast_from_path(file)
    for name in sorted(operator_names()):
        make = get_operator(name)
        if make.arguments():
            continue
        operator = make()
        positions = (position for node in ast_nodes(tree) for position in operator.mutation_positions(node))
        for occurrence, (start, end) in enumerate(positions):
            yield Mutant(file.relative_to(PROJECT).as_posix(), name, occurrence, start, end)


def try_one(free: SimpleQueue[Copy], settings: dict[str, Any], package: str, mutant: Mutant) -> Tried:
    copy = free.get()
    try:
        operator = get_operator(mutant.operator)()
        with use_mutation(copy.root / mutant.module, operator, mutant.occurrence) as (before, after):
            status = copy.run_tests([*own_tests(package, mutant), *settings["tests"][package]])
    finally:
        free.put(copy)
    change = change_of(mutant.module, before, after)
    tried = Tried(package, change, outcome_of(change, status))
    print("." if tried.outcome is Outcome.KILLED else f"\n{tried.outcome}: {change}\n", end="", flush=True)
    return tried


def own_tests(package: str, mutant: Mutant) -> list[str]:
    """The file of tests that is named after the module, if there is one: it notices a change most often."""
    path = f"tests/{package}/test_{Path(mutant.module).stem}.py"
    return [path] if (PROJECT / path).exists() else []


def change_of(module: str, before: str, after: str) -> Change:
    lines = [*difflib.ndiff(before.splitlines(), after.splitlines())]
    was, becomes = (" ".join(line[2:].strip() for line in lines if line.startswith(sign)) for sign in "-+")
    return Change(module, was, becomes)


def outcome_of(change: Change, status: int) -> Outcome:
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU:
        return Outcome.TIMEOUT
    if status != NO_TEST_FAILED:
        return Outcome.KILLED
    return Outcome.EQUIVALENT if change in read_equivalents() else Outcome.SURVIVED


def percentage(counts: Counter[Outcome]) -> float:
    """How many were noticed, of all; a program that does not end is noticed."""
    return 100 * (counts[Outcome.KILLED] + counts[Outcome.TIMEOUT]) / counts.total()


def table(tried: Iterable[Tried]) -> Iterator[str]:
    """A row for each package and one for all, and what it cost."""
    rows: dict[str, Counter[Outcome]] = {}
    for each in tried:
        for row in (each.package, "all"):
            rows.setdefault(row, Counter())[each.outcome] += 1
    rows["all"] = rows.pop("all")
    yield "".join(f"{head:>11}" for head in ("package", "mutants", *Outcome, "%"))
    for name, counts in rows.items():
        cells = (name, counts.total(), *(counts[outcome] for outcome in Outcome), f"{percentage(counts):.1f}")
        yield "".join(f"{cell:>11}" for cell in cells)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    yield f"{used.ru_utime + used.ru_stime:,.0f} seconds of processor time"


def survivors(tried: Iterable[Tried]) -> Iterator[str]:
    """The changes that no test noticed; those without a reason first."""
    reasons = read_equivalents()
    for outcome in (Outcome.SURVIVED, Outcome.EQUIVALENT):
        for each in tried:
            if each.outcome is outcome:
                yield f"\n{outcome}: {each.change}"
                yield from (f"  {reason}" for reason in [reasons.get(each.change)] if reason)


if __name__ == "__main__":
    sys.exit(main())
