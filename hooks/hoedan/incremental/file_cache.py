"""Files that are slow to make and always come out the same: made once, then kept in the cache folder."""

import atexit
import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

from .swap import whole_or_gone

CACHE = Path(".cache")
"""Below the root of a library: what is kept from one run to the next."""
OUTPUT = "dist"
"""Likewise: what is made for readers. Both are believed when they are there, so neither may come with a proposal."""
_lent: dict[Path, Path] = {}
"""Files that could not be kept in their place -> where this process has them."""


def cached_file(file: Path, make: Callable[[], bytes]) -> Path:
    """The file, made first when it is not there. Its name must tell everything that its content depends on.

    Where the cache cannot be written, as in a checkout that is read only, the file is made for this process alone.
    """
    if known := kept_file(file):
        return known
    content = make()
    try:
        return write_whole(file, content)
    except OSError:
        _lent[file] = write_whole(own_folder() / file.name, content)
        return _lent[file]


def cached_content(file: Path, make: Callable[[], bytes]) -> bytes:
    """What the file holds, as `cached_file` has it; where the cache cannot be written it is made again each time."""
    if known := kept_file(file):
        return known.read_bytes()
    content = make()
    with suppress(OSError):
        write_whole(file, content)
    return content


def kept_file(file: Path) -> Path | None:
    """Where a file is that was made before, if it was."""
    known = _lent.get(file, file)
    return known if os.path.exists(known) else None  # noqa: PTH110 - false also for what may not be looked at


def write_whole(file: Path, content: bytes) -> Path:
    """Write beside it and then rename, so that builds at the same time never see half a file."""
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    with whole_or_gone(draft):
        try:
            draft.write_bytes(content)
        except FileNotFoundError:
            file.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(content)
        draft.replace(file)
    return file


@cache
def own_folder() -> Path:
    """A folder that goes when the process ends."""
    folder = Path(tempfile.mkdtemp(prefix="hoedan-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
