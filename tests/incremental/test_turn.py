"""Two builds at once in one library: the second begins when the first is done, and neither harms the site."""

import threading
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, cast

import pytest

from hoedan.incremental.site_build import SiteBuilder
from hoedan.incremental.turn import Turn

ENDS: list[Callable[[SiteBuilder], None]] = [
    lambda builder: builder.finish(is_refused=False),
    lambda builder: builder.finish(is_refused=True),
    lambda builder: builder.fail(),
]


def builder_of(site: Path, *, is_serving: bool = False) -> SiteBuilder:
    builder = SiteBuilder(print)
    builder.start(is_serving=is_serving, is_dirty=False)
    builder.wait_for_turn(site.parent, pytest.fail)
    builder.begin(cast(Any, None), site).folder.mkdir()
    return builder


@pytest.mark.parametrize("end", ENDS)
def test_a_build_begins_when_the_other_has_ended(end: Callable[[SiteBuilder], None], tmp_path: Path) -> None:
    first, second = builder_of(tmp_path / "site"), SiteBuilder(print)
    told, has_turn = threading.Event(), threading.Event()

    def wait() -> None:
        second.wait_for_turn(tmp_path, told.set)
        has_turn.set()

    waiting = threading.Thread(target=wait, daemon=True)
    waiting.start()
    assert told.wait(10) and not has_turn.is_set()
    end(first)
    assert has_turn.wait(10)
    waiting.join()


def test_who_serves_a_library_has_a_site_of_its_own_and_waits_for_nobody(tmp_path: Path) -> None:
    first = builder_of(tmp_path / "site")
    builder_of(tmp_path / "elders", is_serving=True)
    first.fail()


@pytest.mark.parametrize("failure", [ImportError, OSError])
def test_where_nothing_can_be_locked_nobody_waits(
    failure: type[Exception], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cannot(*_: object) -> None:
        raise failure

    monkeypatch.setattr("hoedan.incremental.turn.import_module", cannot if failure is ImportError else import_module)
    monkeypatch.setattr("fcntl.flock", cannot)
    Turn().take(tmp_path, pytest.fail)
