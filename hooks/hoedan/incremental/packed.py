"""Files of a folder as one, to be kept, and back."""

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

QUICKLY = 1
"""How hard zlib tries."""


def pack(folder: Path, names: Iterable[str]) -> bytes:
    """These files below a folder, and all files in those of them that are folders."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=QUICKLY) as archive:
        for name in sorted(names):
            place = folder / name
            for file in sorted(place.rglob("*")) if place.is_dir() else [place]:
                if file.is_file():
                    archive.writestr(file.relative_to(folder).as_posix(), file.read_bytes())
    return buffer.getvalue()


def unpack(content: bytes, folder: Path) -> None:
    """Write the files that were packed below a folder, and nowhere else; others may be making folders in it.

    Raises:
        zipfile.BadZipFile: when this is something else.

    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            place = folder / name
            if ".." in place.parts or not place.is_relative_to(folder):
                raise zipfile.BadZipFile(name)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(archive.read(name))
