"""`make bench`: what our build costs beside plain MkDocs + Material on the same pages, at growing sizes.

Everything is measured in one run, side by side, so that ratios can be trusted where seconds cannot. Each build runs in
a process of its own. Prints a table and writes `dist/bench.json`.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "finder"))  # for what the finder costs

from cost import measure_all
from library import PROJECT, write_library

from hoedan.check import check_library
from hoedan.link import Links
from hoedan.markup import render_story_text
from hoedan.pages import Site
from hoedan.search import search_content

SIZES = (100, 1_000, 10_000)
INDEX = "import asyncio,sys\nfrom pagefind.index import PagefindIndex,IndexConfig\n" + (
    "async def run():\n"
    "    async with PagefindIndex(config=IndexConfig(output_path=sys.argv[1]+'/pagefind')) as index:\n"
    "        await index.add_directory(sys.argv[1])\n"
    "asyncio.run(run())\n"
)
PLAIN_CONFIG = """site_name: Plain
theme: {name: material, font: false, language: nl}
plugins: []
nav: [index.md]
not_in_nav: "*"
markdown_extensions: [attr_list, footnotes, tables]
"""


def main() -> None:
    parser = argparse.ArgumentParser(description="Meet de bouw naast gewone MkDocs met Material.")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="aantallen verhalen")
    options = parser.parse_args()
    rows = []
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            rows.append(measure(Path(folder), size))
        print_row(rows[-1])
    target = PROJECT / "dist" / "bench.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(rows, indent=2) + "\n", "utf-8")


def measure(folder: Path, size: int) -> dict[str, Any]:
    """Build a library of `size` stories our way and the plain way."""
    root, plain = folder / "library", folder / "plain"
    write_library(root, size)
    row: dict[str, Any] = {"stories": size, "stages": stages(root)}
    ours = run_timed([sys.executable, "-m", "mkdocs", "build", "-q"], root)
    row["ours"] = ours | site_size(root / "site")
    row["finder"] = finder_cost(root / "site")
    subprocess.run([sys.executable, "-m", "hoedan.cli", "export", "--root", root, "--docs-tree", plain], check=True)
    (plain / "mkdocs.yml").write_text(PLAIN_CONFIG, "utf-8")
    build = run_timed([sys.executable, "-m", "mkdocs", "build", "-q"], plain)
    index = run_timed([sys.executable, "-c", INDEX, "site"], plain)
    row["plain"] = {
        "seconds": round(build["seconds"] + index["seconds"], 1),
        "peak_mb": max(build["peak_mb"], index["peak_mb"]),
    } | site_size(plain / "site")
    shutil.rmtree(folder / "library")
    return row


def run_timed(command: list[str], folder: Path) -> dict[str, float]:
    """Seconds on the clock, and the peak memory of the process and what it started, in megabytes."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"})
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        raise subprocess.CalledProcessError(os.waitstatus_to_exitcode(status), command)
    return {"seconds": round(seconds, 1), "peak_mb": round(usage.ru_maxrss / 1024)}


def site_size(site: Path) -> dict[str, int]:
    files = [file for file in site.rglob("*") if file.is_file()]
    return {
        "pages": sum(file.suffix == ".html" for file in files),
        "megabytes": round(sum(file.stat().st_size for file in files) / 1e6),
    }


def stages(root: Path) -> dict[str, float]:
    """Seconds of each stage of the core, in one process."""
    timed: dict[str, float] = {}

    def clock(name: str, work: Callable[[], Any]) -> Any:
        start = time.perf_counter()
        result = work()
        timed[name] = round(time.perf_counter() - start, 2)
        return result

    library = clock("check", lambda: check_library(root)).library
    texts = clock("markup", lambda: {s.slug: render_story_text(s.body, s.path) for s in library.stories})
    links = Links(library, texts)
    pages = list(Site(library, links).pages())
    clock("pages", lambda: [page.render() for page in pages])
    clock("search", lambda: search_content(library, links))
    return timed


def finder_cost(site: Path) -> dict[str, float]:
    """What a first result costs in the browser: the most kilobytes, and the median of the milliseconds."""
    costs = measure_all(site)
    return {
        "kilobytes": round(max(cost.bytes_first for cost in costs) / 1000, 1),
        "milliseconds": round(statistics.median(cost.milliseconds for cost in costs)),
    }


def print_row(row: dict[str, Any]) -> None:
    ours, plain = row["ours"], row["plain"]
    print(f"{row['stories']:>6} verhalen")
    for name, build in (("hoe dan", ours), ("plain", plain)):
        print(
            f"  {name:<8}{build['seconds']:>8.1f} s {build['peak_mb']:>6.0f} MB"
            f" {build['pages']:>7} pagina's {build['megabytes']:>6} MB site"
        )
    print(f"  verhouding {ours['seconds'] / plain['seconds']:.2f}")
    print(f"  finder {row['finder']['kilobytes']} kB tot het eerste resultaat, {row['finder']['milliseconds']} ms")
    print("  " + ", ".join(f"{name} {seconds} s" for name, seconds in row["stages"].items()), flush=True)


if __name__ == "__main__":
    main()
