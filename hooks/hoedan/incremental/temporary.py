"""One folder for all temporary files of a command, gone at its end."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager


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
