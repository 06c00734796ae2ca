"""When Python looks for garbage. What a build reads stays to its end, and to look through it takes time.

At ten thousand stories that was 7 % of a build, and a third of one in which a sentence had changed.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def keeping_everything() -> Iterator[None]:
    """For work of which all that it makes stays: do not look for garbage now, nor later in what was made."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def settle() -> None:
    """Look for garbage in everything now, and then pass by what is left until the next time."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
