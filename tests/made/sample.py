"""The sample library on disk, changed as a test wants it, and what the check says of it."""

import copy
import datetime
import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from hoedan.check.check_library import Checked, check_library
from hoedan.check.spelling import Speller
from hoedan.incremental.memory import Memory

SAMPLE = Path(__file__).parents[1] / "sample"
SAMPLE_URL = "https://voorbeeld.test/"
TODAY = datetime.date(2026, 3, 1)
"""The day on which every test checks."""
STORY = "stories/rust-in-het-hoofd.md"
"""The story that most tests change."""


def copy_sample(folder: Path) -> Path:
    """A copy of the sample library, without any problem."""
    return shutil.copytree(SAMPLE, folder / "library")


def edit(root: Path, path: str, old: str, new: str) -> None:
    """Replace the one place in a file where `old` stands."""
    text = (root / path).read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


def write(root: Path, path: str, text: str | bytes) -> Path:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def judge(root: Path, *, before: Mapping[str, str | None] | None = None, spell: Speller | None = None) -> Checked:
    """Check a changed copy of the sample after the sample itself, as while it is served: what stayed is known."""
    memory = copy.copy(memory_of_sample())
    memory._known = dict(memory._known)  # what one test does is no news to the next
    return check_library(root, TODAY, memory, before=before, spell=spell)


@cache
def memory_of_sample() -> Memory:
    memory = Memory()
    check_library(SAMPLE, TODAY, memory)
    return memory


def check(root: Path) -> list[str]:
    """Everything the check says, one line each."""
    return [str(found) for found in judge(root).problems]


def codes(root: Path) -> list[str]:
    """`stories/x.md:12 V-014` for each problem: where, and by which rule."""
    return [f"{found.path}:{found.line} {found.code}" for found in judge(root).problems]


def check_story(folder: Path, old: str, new: str) -> list[str]:
    """Change one thing in a story of the sample; each problem as `line code`."""
    root = copy_sample(folder)
    edit(root, STORY, old, new)
    return [found.removeprefix(f"{STORY}:") for found in codes(root)]
