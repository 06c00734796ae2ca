"""Files that are slow to make and always come out the same: made once, then kept in the cache folder."""

import os
from collections.abc import Callable
from pathlib import Path


def cached_file(file: Path, make: Callable[[], bytes]) -> Path:
    """The file, made first when it is not there. Its name must tell everything that its content depends on."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        # Written beside it and then renamed, so that builds at the same time never see half a file.
        draft = file.with_name(f"{file.name}.{os.getpid()}")
        draft.write_bytes(make())
        draft.replace(file)
    return file
