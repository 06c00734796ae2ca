"""The benchmark measures what it says: its libraries are believable, and a tool that fails costs only its own row."""

import re
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import measure
import psutil
import pytest
from bench import measure_rounds, site_size
from generators import GENERATORS, Generator, leave, write_hugo, write_tagged
from measure import FailedError, memory_of, run_measured
from report import write_growth, write_size

from hoedan.check.check_library import check_library
from hoedan.library.library import Library
from library import write_library
from made.many import own_library

STORIES = 150


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not own_library().stories:
        pytest.skip("the benchmark makes its stories of the sentences of real ones, and this library has none")
    folder = tmp_path_factory.mktemp("benchmark") / "library"
    write_library(folder, STORIES)
    return folder


@pytest.fixture(scope="module")
def library(root: Path) -> Library:
    checked = check_library(root, is_coached=False)
    assert [str(each) for each in checked.problems if each.is_error] == []
    return checked.library


def texts(root: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted((root / "stories").iterdir())}


def test_one_seed_gives_the_same_stories_to_the_byte_and_another_seed_others(root: Path, tmp_path: Path) -> None:
    write_library(tmp_path / "same", 10)
    write_library(tmp_path / "other", 10, seed=2)
    expected = dict(list(texts(root).items())[:10])
    assert texts(tmp_path / "same") == expected
    assert not set(texts(tmp_path / "other").values()) & set(expected.values())


def test_every_generated_story_is_in_the_library(library: Library) -> None:
    assert len(library.stories) == STORIES


def test_a_few_ingredients_and_places_are_everywhere_and_most_are_rare(library: Library) -> None:
    ingredients = Counter(slug for story in library.stories for slug in story.front.ingredients).most_common()
    assert ingredients[0][1] > 4 * ingredients[-1][1]
    places = [count for _, count in Counter(story.municipalities[0].name for story in library.stories).most_common()]
    assert places[0] > 5 * places[len(places) // 2]
    assert places.count(1) > len(places) / 2


def test_most_stories_are_short_and_a_few_are_long(library: Library) -> None:
    lengths = sorted(len(re.findall(r"\w+", story.body.text)) for story in library.stories)
    assert lengths[-1] > 2.5 * lengths[STORIES // 2]
    assert sum(lengths) / STORIES > lengths[STORIES // 2]
    assert 500 < sum(lengths) / STORIES < 1200


HUNGRY = """
import pathlib, time
held = b'x' * 200_000_000
while not pathlib.Path('seen').exists():
    time.sleep(0.01)
"""


def test_memory_counts_what_a_command_starts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program ends when its memory has been seen."""
    folder = tmp_path / "work"
    folder.mkdir()

    def look(process: psutil.Process) -> Counter[str]:
        used = memory_of(process)
        if used.total() > 200_000_000:
            (folder / "seen").touch()
        return used

    monkeypatch.setattr(measure, "memory_of", look)
    command = [sys.executable, "-c", f"import subprocess, sys; subprocess.run([sys.executable, '-c', {HUNGRY!r}])"]
    start = time.perf_counter()
    cost = run_measured(command, folder)
    assert cost.peak_mb > 200
    assert cost.peaks_mb["others"] > 150 > cost.peaks_mb["first"]
    assert 0 < cost.seconds <= round(time.perf_counter() - start, 2)


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        pytest.param(["no-such-program"], "no-such-program: No such file or directory", id="missing"),
        pytest.param([sys.executable, "-c", "raise SystemExit('geen geheugen')"], "geen geheugen", id="fails"),
    ],
)
def test_a_command_that_fails_says_why(tmp_path: Path, command: list[str], reason: str) -> None:
    (tmp_path / "work").mkdir()
    with pytest.raises(FailedError, match=re.escape(reason)):
        run_measured(command, tmp_path / "work")


@pytest.mark.parametrize("program", ["stages.py", "edits.py"])
def test_what_is_measured_beside_finds_all_that_it_asks_for(tmp_path: Path, program: str) -> None:
    """It is a program of its own, without what the tests have at hand."""
    run_measured([sys.executable, Path(__file__).with_name(program), "--help"], tmp_path)


def test_a_generator_that_fails_leaves_the_others_their_figures(tmp_path: Path) -> None:
    write = "import pathlib; pathlib.Path('site').mkdir(); pathlib.Path('site/index.html').write_text('<p>')"
    working = Generator("plain", "Working", (("build", (sys.executable, "-c", write)),), leave)
    missing = Generator("hugo", "Missing", (("build", ("no-such-program",)),), leave)
    folders = {each: tmp_path / each.key for each in (working, missing)}
    for folder in folders.values():
        folder.mkdir()
    builds = measure_rounds(folders, rounds=2)
    assert builds["plain"]["pages"] == 1
    assert len(builds["plain"]["all_seconds"]) == 2
    assert builds["hugo"] == {"failed": "no-such-program: No such file or directory"}
    edits = {"seconds": 0.8, "most": 1.2, "cpu_seconds": 0.7}
    row = {
        "stories": 10,
        "builds": builds,
        "stages": {"failed": "no stages"},
        "edits": edits,
        "finder": {"failed": "no browser"},
    }
    table = write_size(row)
    assert "no-such-program: No such file" in table
    assert "no browser" in table
    assert "0.8 s (0.7 in cpu, at most 1.2 s)" in table
    assert "10: " in write_growth([row])


def test_a_page_that_only_sends_a_reader_on_is_not_counted(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>Een bladzijde</p>", "utf-8")
    (tmp_path / "v.html").write_text('<meta http-equiv="refresh" content="0; url=x">', "utf-8")
    assert site_size(tmp_path) == {"pages": 1, "bytes": 66}


def test_growth_shows_what_a_further_thousand_stories_cost() -> None:
    def row(stories: int, seconds: float) -> dict[str, Any]:
        return {"stories": stories, "builds": {"plain": {"seconds": seconds}}}

    (line,) = write_growth([row(1_000, 30), row(10_000, 210)]).splitlines()[2:]
    assert "1,000: 30.0  10,000: 21.0" in line
    assert "1,000-10,000: 20.0" in line


def test_each_generator_gets_the_same_stories_in_its_own_form(library: Library, tmp_path: Path) -> None:
    story = library.stories[0]
    for name, write in (("tags", write_tagged), ("hugo", write_hugo)):
        pages = tmp_path / name / "docs" / "verhalen"
        pages.mkdir(parents=True)
        for each in library.stories:
            (pages / f"{each.slug}.md").write_text('---\ntitle: "x"\n---\n\n[alle](index.md#top)\n', "utf-8")
        (pages / "index.md").write_text("[een](verhaal.md)\n", "utf-8")
        write(tmp_path / name, library)
    tagged = (tmp_path / "tags" / "docs" / "verhalen" / f"{story.slug}.md").read_text("utf-8")
    assert f"tags: [{', '.join([*story.front.ingredients, *story.front.themes])}]\n" in tagged
    hugo = tmp_path / "hugo" / "docs" / "verhalen"
    assert (hugo / "_index.md").is_file()
    assert not (hugo / "index.md").exists()
    assert "[alle](_index.md#top)" in (hugo / f"{story.slug}.md").read_text("utf-8")


def test_every_generator_has_a_name_of_its_own() -> None:
    assert len({each.key for each in GENERATORS}) == len(GENERATORS) == 6
