"""Work in a thread gives way to a build, and is done all the same."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import hoedan.site.publish as publish_module
from conftest import link_fonts
from hoedan.finder import pagefind_index
from hoedan.finder.pagefind_index import pagefind_at_work
from hoedan.incremental.background import BackgroundJobs, GaveWayError, checkpoint
from hoedan.incremental.memory import Memory
from hoedan.site.publish import publish
from made.library import make_library, read_library
from patience import LIMIT, wait_until


class Work:
    """A job that goes on until it has to give way, or is told that it is done."""

    def __init__(self) -> None:
        self.started = threading.Event()
        self.may_end = threading.Event()
        self.ended: list[str] = []

    def __call__(self) -> None:
        self.started.set()
        try:
            while not self.may_end.wait(0.001):
                checkpoint()
        except GaveWayError:
            self.ended.append("gave way")
            raise
        self.ended.append("done")

    def has_started(self) -> bool:
        return self.started.wait(LIMIT)


@pytest.fixture
def warnings() -> list[str]:
    return []


@pytest.fixture
def later(warnings: list[str]) -> Iterator[BackgroundJobs]:
    later = BackgroundJobs(warnings.append)
    yield later
    later.stop()


def rest(later: BackgroundJobs) -> None:
    """Wait until nothing is being done."""
    assert later.task is not None
    later.task.thread.join(LIMIT)
    assert not later.task.thread.is_alive()


def test_a_job_that_gave_way_is_done_when_it_may_go_on(later: BackgroundJobs) -> None:
    work = Work()
    later.ask(work)
    assert work.has_started()
    later.give_way()
    rest(later)
    assert work.ended == ["gave way"]
    work.may_end.set()
    later.go_on()
    rest(later)
    assert work.ended == ["gave way", "done"]
    later.go_on()
    rest(later)
    assert work.ended == ["gave way", "done"]


def test_a_newer_job_takes_the_place_of_one_that_is_not_done(later: BackgroundJobs) -> None:
    old, new = Work(), Work()
    later.ask(old)
    assert old.has_started()
    new.may_end.set()
    later.ask(new)
    rest(later)
    assert (old.ended, new.ended) == (["gave way"], ["done"])


def test_a_job_begins_when_the_one_before_it_is_at_rest(later: BackgroundJobs) -> None:
    """What gave way may still have to tidy up."""
    order, started, may_end = [], threading.Event(), threading.Event()

    def untidy() -> None:
        started.set()
        may_end.wait(LIMIT)
        order.append("tidied up")

    later.ask(untidy)
    assert started.wait(LIMIT)
    later.ask(lambda: order.append("new"))
    may_end.set()
    rest(later)
    assert order == ["tidied up", "new"]


def test_after_a_stop_nothing_is_at_work(later: BackgroundJobs) -> None:
    later.stop()
    work = Work()
    later.ask(work)
    assert work.has_started()
    later.stop()
    assert later.task is not None
    assert not later.task.thread.is_alive()
    assert work.ended == ["gave way"]


def test_a_job_that_fails_says_so_and_stops_nothing(later: BackgroundJobs, warnings: list[str]) -> None:
    later.ask(lambda: print(1 / 0))
    rest(later)
    assert warnings == ["De zoekindex en de open data zijn niet ververst: division by zero"]
    later.go_on()
    rest(later)
    assert len(warnings) == 1


def test_a_checkpoint_does_nothing_to_a_build_itself(later: BackgroundJobs) -> None:
    later.ask(Work())
    later.give_way()
    checkpoint()


@pytest.mark.parametrize("part", ["data_files", "search_content"])
def test_the_open_data_and_the_index_each_give_way(
    part: str, later: BackgroundJobs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = read_library(make_library(tmp_path, zwolle=""))
    link_fonts(library.root)
    publication = publish(library, Memory(), "")
    started, may_begin, ended = threading.Event(), threading.Event(), []
    if part == "search_content":
        monkeypatch.setattr(publish_module, "data_files", lambda *_: {})
    monkeypatch.setattr(publish_module, "write_index", lambda *_: None)

    def write() -> None:
        started.set()
        may_begin.wait(LIMIT)
        try:
            publication.write_late(tmp_path / "site")
        finally:
            ended.append(sys.exc_info()[0])

    later.ask(write)
    assert started.wait(LIMIT)
    later.give_way()
    may_begin.set()
    rest(later)
    assert ended == [GaveWayError]


def test_the_program_that_a_job_waits_for_is_stopped_with_it(
    later: BackgroundJobs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark, slow, programs = tmp_path / "started", tmp_path / "slow", []
    slow.write_text(f"#!/bin/sh\ntouch '{mark}'\nexec sleep 600\n")
    slow.chmod(0o700)
    monkeypatch.setattr(pagefind_index, "get_executable", lambda: slow)

    def run() -> None:
        with pagefind_at_work(tmp_path, tmp_path / "out") as program:
            programs.append(program)

    later.ask(run)
    wait_until(mark.exists)
    later.give_way()
    rest(later)
    assert programs[0].returncode != 0
