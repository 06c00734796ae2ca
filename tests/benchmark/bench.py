"""`make bench`: what our build costs beside other generators on the same Markdown, at growing sizes.

Everything is measured in one run, and each round builds with every generator in turn, so that ratios can be trusted
where seconds cannot. Prints a table and writes `dist/bench.json`. A generator that is missing or fails says why in its
row; the others go on.
"""

import argparse
import json
import os
import platform
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import psutil

sys.path.insert(0, str(Path(__file__).parents[1]))  # for made stories
sys.path.insert(0, str(Path(__file__).parents[1] / "finder"))  # for what the finder costs

from bundle_bench import measure_bundle
from cost import measure_all
from generators import GENERATORS, Generator, versions
from measure import FailedError, run_measured
from report import write_growth, write_heading, write_size

from hoedan.check.check_library import check_library
from library import PROJECT, write_library

SIZES = (100, 1_000, 10_000)
ROUNDS = 3
LARGE = 1_000
"""From this size one round is enough: chance weighs less, and a round takes minutes, or an hour."""


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the build beside that of other generators.")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of stories")
    parser.add_argument(
        "--only", nargs="+", choices=[each.key for each in GENERATORS], help="the generators to measure"
    )
    options = parser.parse_args()
    chosen = [each for each in GENERATORS if not options.only or each.key in options.only]
    result: dict[str, Any] = {"machine": machine(), "bundle": attempt(measure_bundle), "sizes": []}
    print(write_heading(result), flush=True)
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            result["sizes"].append(measure_size(Path(folder), size, chosen))
        print(write_size(result["sizes"][-1]), flush=True)
        save(result)  # after each size: the largest takes long, and may not come to an end
    print(write_growth(result["sizes"]))


def machine() -> dict[str, Any]:
    """The facts that figures depend on."""
    return {
        "cores": os.cpu_count(),
        "memory_gb": round(psutil.virtual_memory().total / 1e9),
        "system": f"{platform.system()} {platform.machine()}",
        "load_before": round(os.getloadavg()[0], 1),
        "versions": versions(),
    }


def attempt(work: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """What `work` found, or why it did not: a benchmark of hours does not end on one part."""
    try:
        return work()
    except Exception as error:
        return {"failed": f"{type(error).__name__}: {error}".splitlines()[0][:200]}


def measure_size(folder: Path, size: int, chosen: Sequence[Generator]) -> dict[str, Any]:
    """Build one library with every generator, in rounds."""
    root, tree = folder / "library", folder / "tree"
    write_library(root, size)
    library = check_library(root).library
    run_measured([sys.executable, "-m", "hoedan.cli", "export", "--docs-tree", str(tree)], root)
    for each in chosen:
        if each.on_export:
            shutil.copytree(tree, folder / each.key)
            each.prepare(folder / each.key, library)
    rounds = 1 if size >= LARGE else ROUNDS
    builds = measure_rounds({each: folder / each.key if each.on_export else root for each in chosen}, rounds)
    return {
        "stories": size,
        "rounds": rounds,
        "builds": builds,
        "edits": attempt(lambda: measure_beside("edits.py", root)),
        "stages": attempt(lambda: measure_stages(root)),
        "finder": attempt(lambda: finder_cost(root / "site")),
    }


def measure_rounds(folders: dict[Generator, Path], rounds: int) -> dict[str, dict[str, Any]]:
    """Build with each generator in turn, round after round; seconds are the median of the rounds."""
    found: dict[str, list[dict[str, Any]]] = {each.key: [] for each in folders}
    failed: dict[str, dict[str, Any]] = {}
    for _ in range(rounds):
        for each, folder in folders.items():
            if each.key not in failed:
                try:
                    found[each.key].append(build_once(each, folder))
                except FailedError as failure:
                    failed[each.key] = {"failed": str(failure)}
    sizes = {each.key: site_size(folder / "site") for each, folder in folders.items() if each.key not in failed}
    return {key: failed[key] if key in failed else median_of(rows) | sizes[key] for key, rows in found.items()}


def build_once(generator: Generator, folder: Path) -> dict[str, Any]:
    for name in generator.fresh:
        shutil.rmtree(folder / name, ignore_errors=True)
    costs = {name: run_measured(command, folder) for name, command in generator.steps}
    return {
        "seconds": sum(cost.seconds for cost in costs.values()),
        "cpu_seconds": sum(cost.cpu_seconds for cost in costs.values()),
        "steps": {name: cost.seconds for name, cost in costs.items()},
        "peak_mb": {name: cost.peak_mb for name, cost in costs.items()},
        "peaks_mb": {name: cost.peaks_mb for name, cost in costs.items()},
    }


def median_of(rows: list[dict[str, Any]]) -> dict[str, Any]:
    steps = {name: round(statistics.median(row["steps"][name] for row in rows), 2) for name in rows[0]["steps"]}
    return {
        "seconds": round(statistics.median(row["seconds"] for row in rows), 2),
        "cpu_seconds": round(statistics.median(row["cpu_seconds"] for row in rows), 2),
        "all_seconds": [round(row["seconds"], 2) for row in rows],
        "steps": steps,
        "peak_mb": {name: max(row["peak_mb"][name] for row in rows) for name in steps},
        "peaks_mb": rows[-1]["peaks_mb"],
    }


def site_size(site: Path) -> dict[str, int]:
    """The pages of a site, without those that only send a reader on, and the bytes of all files."""
    files = [file for file in site.rglob("*") if file.is_file()]
    return {
        "pages": sum(file.suffix == ".html" and not is_redirect(file) for file in files),
        "bytes": sum(file.stat().st_size for file in files),
    }


def is_redirect(page: Path) -> bool:
    """Whether a page only leads to another: on its own, or because a municipality is no more."""
    with page.open("rb") as file:
        head = file.read(1000)
    return b'http-equiv="refresh"' in head or b'<meta name="robots" content="noindex">' in head


def measure_stages(root: Path) -> dict[str, Any]:
    """The cost of each stage of our own build, with no card or font in the cache."""
    shutil.rmtree(root / ".cache", ignore_errors=True)
    return measure_beside("stages.py", root)


def measure_beside(program: str, root: Path) -> dict[str, Any]:
    """What a program of our own beside this one finds of a library, and writes as JSON on its last line."""
    run_measured([sys.executable, Path(__file__).with_name(program), root], root)
    lines = root.with_name(f"{root.name}.log").read_text("utf-8").splitlines()
    found: dict[str, Any] = json.loads(lines[-1])
    return found


def finder_cost(site: Path) -> dict[str, float]:
    """What a first result costs in the browser: the most bytes, and the median of the milliseconds."""
    costs = measure_all(site)
    return {
        "bytes": max(cost.bytes_first for cost in costs),
        "milliseconds": round(statistics.median(cost.milliseconds for cost in costs)),
    }


def save(result: dict[str, Any]) -> None:
    target = PROJECT / "dist" / "bench.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(result, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
