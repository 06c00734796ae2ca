"""Work in several processes gives what the same work one after another gives."""

import multiprocessing
import os
import pickle
import signal
import tempfile
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from hoedan.incremental import beside as subject
from hoedan.incremental import memory as memories
from hoedan.incremental.beside import Ahead, GoneError, beside, colleagues, do_all
from hoedan.incremental.memory import Memory
from hoedan.incremental.temporary import own_temporary_files
from hoedan.text.body import read_body
from hoedan.text.faults import NOTE_WITHOUT_TEXT

CORES = pytest.mark.parametrize("cores", [1, 2])


class SomethingError(Exception):
    """What a job may raise."""


def fail() -> int:
    raise SomethingError("zo gaat het niet")


@pytest.fixture
def with_cores(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    return lambda count: monkeypatch.setattr(subject, "cores", lambda: count)


@CORES
def test_results_come_in_the_order_of_the_jobs(cores: int, with_cores: Callable[[int], None]) -> None:
    with_cores(cores)
    found: list[int] = []
    with beside([partial(pow, 2, each) for each in range(9)]) as results:
        found.extend(results)
    assert found == [2**each for each in range(9)]
    nothing: list[Callable[[], int]] = []
    with beside(nothing) as none:
        assert list(none) == []


@CORES
def test_what_a_job_raises_comes_where_its_result_is_asked_for(cores: int, with_cores: Callable[[int], None]) -> None:
    with_cores(cores)
    jobs: list[Callable[[], int]] = [partial(int, "1"), fail, partial(int, "3")]
    with beside(jobs) as results:
        assert next(results) == 1
        with pytest.raises(SomethingError, match="zo gaat het niet"):
            next(results)


def test_two_jobs_are_done_in_other_processes(with_cores: Callable[[int], None]) -> None:
    with_cores(2)
    with beside([os.getpid, os.getpid]) as results:
        assert os.getpid() not in set(results)


def test_who_breaks_off_waits_for_no_job(with_cores: Callable[[int], None]) -> None:
    with_cores(2)
    never = multiprocessing.Event()
    with pytest.raises(KeyboardInterrupt), beside([never.wait]):
        raise KeyboardInterrupt
    assert not multiprocessing.active_children()


class Worker:
    """Counts what it was asked, as long as it lives."""

    def __init__(self) -> None:
        self.asked = 0

    def count(self, number: int) -> tuple[int, int]:
        self.asked += number
        return self.asked, os.getpid()

    def fail(self) -> None:
        raise SomethingError("zo gaat het niet")

    def die(self) -> None:
        os._exit(3)

    def write(self) -> str:
        return tempfile.mkdtemp()


def test_a_colleague_keeps_what_it_makes_raises_what_goes_wrong_and_is_gone_when_it_dies() -> None:
    worker = Worker()
    with colleagues(2, worker) as (one, other):
        assert one.ask("count", 2)()[0] == 2
        assert one.ask("count", 3)()[0] == 5
        assert other.ask("count", 1)()[0] == 1
        assert len({one.ask("count", 0)()[1], other.ask("count", 0)()[1], os.getpid()}) == 3
        with pytest.raises(SomethingError, match="zo gaat het niet"):
            one.ask("fail")()
        assert one.ask("count", 1)()[0] == 6
        for _ in range(2):
            with pytest.raises(GoneError):
                one.ask("die")()
        never = other.ask("count", 1)
    with pytest.raises(GoneError):
        never()
    assert worker.asked == 0
    assert not multiprocessing.active_children()


def test_who_is_let_go_goes_without_a_word_whatever_the_command_does_when_it_is_ended(
    capfd: pytest.CaptureFixture[str], with_cores: Callable[[int], None]
) -> None:
    with_cores(2)
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)  # as the command does
    try:
        with colleagues(1, Worker()) as (one,):
            assert one.ask("count", 1)()[0] == 1
        never = multiprocessing.Event()
        with pytest.raises(KeyboardInterrupt), beside([never.wait]):
            raise KeyboardInterrupt
    finally:
        signal.signal(signal.SIGTERM, before)
    assert capfd.readouterr().err == ""


def test_where_no_process_can_be_started_there_are_no_colleagues(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError("te veel processen")

    monkeypatch.setattr(subject.Colleague, "__init__", refuse)
    with colleagues(2, Worker()) as found:
        assert found == []


def test_what_is_made_meanwhile_is_gone_at_the_end_and_what_a_killed_process_made_as_well() -> None:
    before = tempfile.gettempdir()
    with own_temporary_files():
        ours = Path(tempfile.mkdtemp())
        with colleagues(1, Worker()) as (one,):
            theirs = Path(one.ask("write")())
        assert ours.is_dir() and theirs.is_dir()
    assert not ours.exists() and not theirs.exists()
    assert tempfile.gettempdir() == before


def test_without_room_for_temporary_files_a_command_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "/dev/null")
    with own_temporary_files():
        assert tempfile.gettempdir() == "/dev/null"


@CORES
def test_all_jobs_are_done_and_the_first_begins_elsewhere_where_it_can(
    cores: int, with_cores: Callable[[int], None], tmp_path: Path
) -> None:
    with_cores(cores)
    do_all([partial(sign, tmp_path / str(each)) for each in range(9)])
    signed = {int(file.name): int(file.read_text()) for file in tmp_path.iterdir()}
    assert sorted(signed) == list(range(9))
    assert (signed[0] == os.getpid()) == (cores == 1)
    assert len(set(signed.values())) <= cores
    do_all([])
    assert not multiprocessing.active_children()


def test_no_process_waits_for_what_another_is_doing(with_cores: Callable[[int], None], tmp_path: Path) -> None:
    with_cores(2)
    files = [tmp_path / str(each) for each in range(9)]
    first, *others = [partial(sign, file) for file in files]
    do_all([first, partial(wait_for_all, files), *others])


def wait_for_all(files: list[Path]) -> None:
    for file in files:
        wait_for(file)


def sign(file: Path) -> None:
    """Tell which process does a job."""
    file.write_text(str(os.getpid()))


class AnyError(Exception):
    """One that no other process can be handed: it asks for what it does not keep."""

    def __init__(self, what: str, _why: str) -> None:
        super().__init__(what)


def fail_anyhow() -> None:
    raise AnyError("zo ook niet", "")


def test_what_goes_wrong_in_another_process_says_where(with_cores: Callable[[int], None]) -> None:
    with_cores(2)
    with pytest.raises(SomethingError) as raised:
        do_all([fail, partial(int, "1")])
    assert "in fail" in raised.value.__notes__[0]
    with pytest.raises(RuntimeError, match=r"in fail_anyhow[\s\S]*zo ook niet"):
        do_all([fail_anyhow, partial(int, "1")])


@CORES
@pytest.mark.parametrize("failing", [0, 1])
def test_what_one_of_all_jobs_raises_is_raised_and_the_others_are_left(
    cores: int, failing: int, with_cores: Callable[[int], None], tmp_path: Path
) -> None:
    with_cores(cores)
    jobs: list[Callable[[], object]] = [partial(sign, tmp_path / str(each)) for each in range(3)]
    jobs[failing] = fail
    with pytest.raises(SomethingError, match="zo gaat het niet"):
        do_all(jobs)
    assert not multiprocessing.active_children()


def test_a_process_that_is_killed_with_one_of_all_jobs_is_told_of(with_cores: Callable[[int], None]) -> None:
    with_cores(2)
    with pytest.raises(GoneError):
        do_all([partial(os._exit, 9), partial(int, "1")])


def work_long(begun: Path, ended: Path) -> None:
    """What a program is at work for, such as Pagefind, which has to be ended."""
    try:
        begun.touch()
        time.sleep(60)
    finally:
        ended.touch()


def interrupt_after(begun: Path) -> None:
    wait_for(begun)
    raise KeyboardInterrupt


def wait_for(file: Path) -> None:
    limit = time.monotonic() + 30
    while not file.exists() and time.monotonic() < limit:
        time.sleep(0.01)
    assert file.exists()


def test_who_breaks_off_has_what_another_process_started_ended(
    with_cores: Callable[[int], None], tmp_path: Path
) -> None:
    with_cores(2)
    begun, ended = tmp_path / "begun", tmp_path / "ended"
    with pytest.raises(KeyboardInterrupt):
        do_all([partial(work_long, begun, ended), partial(interrupt_after, begun)])
    assert ended.exists()
    assert not multiprocessing.active_children()


def test_who_works_for_a_process_that_is_killed_does_not_go_on(
    with_cores: Callable[[int], None], tmp_path: Path
) -> None:
    """The next build may be at work in the same folder."""
    with_cores(2)
    begun, ended = tmp_path / "begun", tmp_path / "ended"
    jobs = [partial(work_long, begun, ended), partial(time.sleep, 60)]
    killed = multiprocessing.get_context("fork").Process(target=do_all, args=(jobs,))
    killed.start()
    wait_for(begun)
    killed.kill()
    killed.join()
    wait_for(ended)


@CORES
def test_what_is_made_ahead_is_made_elsewhere_when_nobody_else_works_and_is_left_when_it_is_asked_for(
    cores: int, with_cores: Callable[[int], None], tmp_path: Path
) -> None:
    with_cores(cores)
    ahead, willing, begun, ended = Ahead(), tmp_path / "willing", tmp_path / "begun", tmp_path / "ended"
    ahead.begin([lambda: willing.write_text(str(os.nice(0))), partial(work_long, begun, ended)])
    if cores > 1:
        wait_for(begun)
        assert willing.read_text() == "19"
    ahead.stop()
    ahead.stop()
    assert ended.exists() == (cores > 1)
    assert not multiprocessing.active_children()


class SlowToGo:
    """Takes a while to be removed, and in that time nothing that is raised comes out."""

    def __init__(self, begun: Path) -> None:
        self._begun = begun

    def __del__(self) -> None:
        self._begun.touch()
        time.sleep(60)


def test_a_process_that_is_let_go_while_it_removes_something_goes_without_a_word(
    with_cores: Callable[[int], None], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with_cores(2)
    ahead, removing, begun, ended = Ahead(), tmp_path / "removing", tmp_path / "begun", tmp_path / "ended"
    ahead.begin([partial(SlowToGo, removing), partial(work_long, begun, ended)])
    wait_for(removing)
    start = time.monotonic()
    ahead.stop()
    assert time.monotonic() - start < subject.LONGEST_GOODBYE
    assert capfd.readouterr().err == ""


def who() -> int:
    return os.getpid()


def test_much_is_made_on_all_cores_and_remembered(
    with_cores: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    with_cores(2)
    monkeypatch.setattr(memories, "MANY", 3)
    monkeypatch.setattr(threading, "active_count", lambda: 1)  # whatever another test has left at work
    memory = Memory()
    steps = [(f"{number}", number, who) for number in range(4)]
    assert memory.recall_all("who", steps[:2]) == [os.getpid()] * 2, "little is not worth another process"
    made = memory.recall_all("who", [*steps, ("4", 4, who)])
    assert made[:2] == [os.getpid()] * 2
    assert os.getpid() not in made[2:]
    assert memory.recall_all("who", [*steps, ("4", 4, who)]) == made
    assert memory.recall("who", "4", 4, fail) == made[4]


def test_beside_threads_no_process_is_split(with_cores: Callable[[int], None], monkeypatch: pytest.MonkeyPatch) -> None:
    with_cores(2)
    monkeypatch.setattr(memories, "MANY", 1)
    until = threading.Event()
    thread = threading.Thread(target=until.wait)
    thread.start()
    assert Memory().recall_all("who", [("a", 1, who)]) == [os.getpid()]
    until.set()
    thread.join()


def test_what_is_read_by_another_process_breaks_the_very_rules_of_this_one() -> None:
    body = read_body("Zo.[^1]\n\n[^1]: a\n    [^2]: b\n", 1)
    handed_over = pickle.loads(pickle.dumps(body))
    assert handed_over == body
    assert [fault.broken for fault in body.faults] == [NOTE_WITHOUT_TEXT]
    assert handed_over.faults[0].broken is NOTE_WITHOUT_TEXT
