"""What is slow to make and small to keep, from one run to the next: each in a file by the name of all it was made of.

A file in a cache may be half, damaged, or come from elsewhere. So each has its own sum, a file that is not whole is
as good as none, and who keeps something here reads it back as text or values, never as code.
"""

import hashlib
import math
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar, cast

from zlib_ng import zlib_ng

from .digest import digest
from .file_cache import write_whole

Result = TypeVar("Result")
CODE = "utf-8", "surrogatepass"
NOT_PACKED = cast("type[Exception]", zlib_ng.error)
"""The types of that library take it for an exception itself."""
QUICKLY = 2
"""How hard zlib tries: the files of a site become a sixth, and harder would save little more."""
SUM = hashlib.blake2b().digest_size
MOST_KEPT = 64_000_000
"""Bytes, unless who keeps says otherwise."""


@dataclass(frozen=True)
class Form(Generic[Result]):
    """How a value is written as a text, and read back.

    To read another text may raise ValueError, KeyError or TypeError; it is as good as none.
    """

    write: Callable[[Result], str]
    read: Callable[[str], Result]


AS_IT_IS = Form[str](str, str)


class Shelf:
    """A folder of files that end in `ending`; `ground` stands for what all that is on it depends on.

    No other files of the folder are ever removed, wherever it may lead.
    """

    def __init__(self, folder: Path, ground: str, ending: str, most: int = MOST_KEPT) -> None:
        self._folder, self._ground, self._ending, self._most = folder, ground, ending, most

    def name_of(self, *made_of: object) -> str:
        """The name of what was made of these values."""
        return f"{digest(self._ground, *made_of)}{self._ending}"

    def find(self, name: str) -> bytes | None:
        """What was kept by a name, when its file is there and whole."""
        file = self._folder / name
        try:
            content = file.read_bytes()
            if hashlib.blake2b(content[SUM:]).digest() != content[:SUM]:
                return None
            with suppress(OSError):
                os.utime(file)
        except OSError:
            return None
        return content[SUM:]

    def keep(self, name: str, content: bytes) -> None:
        """Keep this from now on; where nothing can be written, as in a checkout that is read only, it is made again."""
        with suppress(OSError):
            write_whole(self._folder / name, hashlib.blake2b(content).digest() + content)

    def recall(self, make: Callable[[], Result], form: Form[Result], *made_of: object) -> Result:
        """What `make` gives, or gave in an earlier run from the same values."""
        name = self.name_of(*made_of)
        with suppress(NOT_PACKED, ValueError, KeyError, TypeError):
            if (kept := self.find(name)) is not None:
                return form.read(zlib_ng.decompress(kept).decode(*CODE))
        result = make()
        self.keep(name, zlib_ng.compress(form.write(result).encode(*CODE), QUICKLY))
        return result

    def clear(self, since: float = math.inf) -> None:
        """Remove what was not asked for longest, until no more is kept than there is room for.

        What was asked for since a moment, in seconds since 1970, stays however much it is.
        """
        with suppress(OSError):
            files = [(each.stat(), each) for each in self._folder.glob(f"*{self._ending}")]
            room = self._most
            for status, file in sorted(files, key=lambda each: -each[0].st_mtime):
                room -= status.st_size
                if room < 0 and status.st_mtime < since:
                    file.unlink()
