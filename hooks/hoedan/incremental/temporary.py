"""What a command leaves behind when it ends, in whatever way: nothing half made, and no temporary files."""

import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

SIGNALS_TO_END = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
"""Of a machine that stops, and of a terminal that is closed; Windows has no second."""


def end_as_after_ctrl_c() -> None:
    """Tidy up too when asked to end; a signal that is passed by, as after `nohup`, goes on being so."""
    for number in SIGNALS_TO_END:
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)


def tidy_undisturbed() -> None:
    """Pass by every further signal to end, as of who asks for it again: this process ends when it has tidied up."""
    for number in (signal.SIGINT, *SIGNALS_TO_END):
        signal.signal(number, signal.SIG_IGN)


@contextmanager
def own_temporary_files() -> Iterator[None]:
    """Keep together what is made meanwhile, by the libraries that we use and by processes that begin with us too.

    WeasyPrint removes its fonts when Python finds that nobody needs them, and while it sets a book we let it look for
    nothing; a process that is killed removes nothing at all.
    """
    try:
        folder = tempfile.TemporaryDirectory(prefix="hoedan-", ignore_cleanup_errors=True)
    except OSError:  # no room for any; who needs one says so
        yield
        return
    before, tempfile.tempdir = tempfile.tempdir, folder.name
    try:
        with folder:
            yield
    finally:
        tempfile.tempdir = before
