"""A file of a site that is not a page."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .digest import digest, digest_of_file
from .file_cache import cached_content


@dataclass(frozen=True)
class SlowFile:
    """What is slow to make and always comes out the same. Neither its name nor its content is made before it is asked.

    `place` gives where it is kept: a file whose name tells everything that its content depends on.
    """

    place: Callable[[], Path]
    make: Callable[[], bytes]

    def content(self) -> bytes:
        return cached_content(self.place(), self.make)


@dataclass(frozen=True)
class Asset:
    """A file of the site that is not a page: its content, or the file to copy or to make."""

    url: str
    content: str | bytes = ""
    file: Path | SlowFile | None = None

    def stamp(self) -> str:
        """Tells it from others: by its content, by its name when it is to be made, or else by name, time and size."""
        if self.file is None:
            return digest_of_file(self.content)
        if isinstance(self.file, SlowFile):
            return digest(self.file.place().name)
        status = self.file.stat()
        return digest(self.file.name, status.st_mtime_ns, status.st_size)

    def write_below(self, folder: Path) -> None:
        """Write it at its address in a site."""
        place = folder / self.url
        place.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(self.file, Path):
            shutil.copyfile(self.file, place)
        else:
            content = self.file.content() if self.file else self.content
            place.write_bytes(content if isinstance(content, bytes) else content.encode())
