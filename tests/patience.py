"""How long a test waits: for an event, never for a time. Only what hangs takes as long as the limit."""

import time
from collections.abc import Callable

LIMIT = 300
"""Seconds: far more than anything takes on the busiest machine."""
LIMIT_MS = LIMIT * 1_000
SOON = 20
"""Seconds for what a page that is open does by itself, with what it has: some milliseconds when no machine is busy."""
LOOK_AGAIN = 0.02
"""Seconds between two looks at what tells nobody that it is ready, such as a file of another process."""


def wait_until(is_ready: Callable[[], bool], pause: Callable[[], object] = lambda: time.sleep(LOOK_AGAIN)) -> None:
    """Look again and again, with `pause` in between, until something is ready.

    Raises:
        TimeoutError: when it is not ready within the limit.

    """
    start = time.monotonic()
    while not is_ready():
        if time.monotonic() - start > LIMIT:
            raise TimeoutError(f"not ready within {LIMIT} s")
        pause()
