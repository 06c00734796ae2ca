"""When Python looks for garbage during a build: not in what was read, which stays to the end, and else not often.

To look through it again and again was 7 % of a build of ten thousand stories, and to look at each 700 new objects 3 %
of one of a thousand. When the build is done, everything is as it was, until the process ends.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

RARELY = 50_000
"""New objects after which Python looks through them, some 5 MB; its own measure is 700."""
_usual = gc.get_threshold()


@contextmanager
def keeping_everything() -> Iterator[None]:
    """For work of which all that it makes stays: do not look for garbage now, nor in what was made until `release`."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.set_threshold(RARELY, *_usual[1:])
        if was_enabled:
            gc.enable()


def release() -> None:
    """From now on, look for garbage in everything again."""
    gc.unfreeze()
    gc.set_threshold(*_usual)


def leave_it() -> None:
    """For a process that ends: never look through what it has. It goes all at once, and not thing by thing.

    That took a second after a build of a thousand stories, in which nothing else is done.
    """
    gc.freeze()
