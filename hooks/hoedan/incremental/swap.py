"""Puts a finished folder in the place of an older one, in one step.

Whoever reads, fails or is killed in between sees the old folder whole or the new one whole.
"""

import ctypes
import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

AT_FDCWD = -100
RENAME_EXCHANGE = 2
"""Both from Linux: `linux/fcntl.h` and `linux/fs.h`."""
RENAME_SWAP = 2
"""From macOS: `sys/stdio.h`."""
CANNOT_EXCHANGE = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}
"""What a file system answers that does not know how."""


def waiting_place(target: Path) -> Path:
    """Where to make what will stand at `target`: beside it, as a folder moves in one step only within a disk."""
    return target.with_name(f".{target.name}.nieuw")


def put_in_place(new: Path, target: Path) -> None:
    """Move the folder `new` to `target`; what stood there is removed.

    Raises:
        OSError: when `target` is of another disk or may not be written; then both folders are as they were.

    """
    if not target.exists():
        new.rename(target)
        return
    if not exchange(new, target):
        # Two steps where the system has not the one: only here there is a moment without a folder.
        old = target.with_name(f".{target.name}.oud")
        shutil.rmtree(old, ignore_errors=True)
        target.rename(old)
        new.rename(target)
        new = old
    shutil.rmtree(new)


@contextmanager
def whole_or_gone(file: Path) -> Iterator[None]:
    """Remove a file that is being written when that fails or is broken off: nothing half stays behind.

    Raises:
        OSError: with the name of the file, also where the system gives none, as on a full disk.

    """
    try:
        yield
    except BaseException as error:
        with suppress(OSError):  # what went wrong before is what is told
            if file.is_file():  # and not a device
                file.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.errno and error.filename is None:
            raise OSError(error.errno, error.strerror, str(file)) from error
        raise


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places; false when this system cannot do so in one step.

    Raises:
        OSError: when it can, but may not.

    """
    if os.name != "posix":
        return False
    system = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(one), os.fsencode(other)
    if hasattr(system, "renameat2"):  # Linux, from glibc 2.28
        failed = system.renameat2(AT_FDCWD, names[0], AT_FDCWD, names[1], RENAME_EXCHANGE)
    elif hasattr(system, "renamex_np"):  # macOS
        failed = system.renamex_np(*names, RENAME_SWAP)
    else:
        return False
    if failed and (number := ctypes.get_errno()) not in CANNOT_EXCHANGE:
        raise OSError(number, os.strerror(number), str(other))
    return not failed
