"""How long after an edit a page of a served site is written: `python edits.py ROOT`, JSON on the last line.

The build is that of `mkdocs serve --dirty`, in a process of its own. What its server adds to see that a file changed,
up to half a second, is no work of ours and not counted.
"""

import argparse
import json
import statistics
import time
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

EDITS = 5


def measure_edits(root: Path) -> dict[str, float]:
    """Seconds from a saved story to its new page, in the middle of some edits and at most; each of another story."""
    build_served(root)
    stories = sorted((root / "stories").glob("*.md"))
    found = [cost_of_edit(root, story) for story in stories[:: max(len(stories) // EDITS, 1)][:EDITS]]
    seconds, cpu = zip(*found, strict=True)
    return {
        "seconds": round(statistics.median(seconds), 2),
        "most": round(max(seconds), 2),
        "cpu_seconds": round(statistics.median(cpu), 2),
    }


def cost_of_edit(root: Path, story: Path) -> tuple[float, float]:
    """Add a sentence to a story, build, and put the story back; seconds on the clock and of this process.

    Raises:
        RuntimeError: when its page does not have the sentence.

    """
    before, added = story.read_bytes(), f"Dit staat er sinds {time.time_ns()}."
    story.write_bytes(before.rstrip() + f"\n\n{added}\n".encode())
    start, before_cpu = time.perf_counter(), time.process_time()
    build_served(root)
    cost = time.perf_counter() - start, time.process_time() - before_cpu
    if added not in (root / "site" / "verhalen" / story.stem / "index.html").read_text("utf-8"):
        raise RuntimeError(f"{story.name} was edited, and its page is as it was")
    story.write_bytes(before)
    return cost


def build_served(root: Path) -> None:
    config = load_config(str(root / "mkdocs.yml"))
    config.plugins.on_startup(command="serve", dirty=True)
    build(config, dirty=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Measure how long an edit takes to its page.")
    parser.add_argument("root", type=Path, help="the library")
    print(json.dumps(measure_edits(parser.parse_args().root)))
