"""Work in several processes gives what the same work one after another gives."""

import multiprocessing
import os
from collections.abc import Callable
from functools import partial

import pytest

from hoedan.incremental import beside as subject
from hoedan.incremental.beside import beside

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
