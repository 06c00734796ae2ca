"""When Python looks for garbage during a build."""

import gc

from hoedan.incremental.garbage import RARELY, keeping_everything, release


def test_garbage_is_looked_for_rarely_during_a_build_and_afterwards_as_before() -> None:
    before, frozen = gc.get_threshold(), gc.get_freeze_count()
    with keeping_everything():
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_threshold() == (RARELY, *before[1:])
    assert gc.get_freeze_count() > frozen
    release()
    assert gc.get_threshold() == before
    assert gc.get_freeze_count() == 0
