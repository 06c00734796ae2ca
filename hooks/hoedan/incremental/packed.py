"""The files of a folder as one, to be kept, and back."""

import io
import zipfile
from pathlib import Path

from .shelf import QUICKLY


def pack(folder: Path) -> bytes:
    """All files below a folder."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=QUICKLY) as archive:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                archive.writestr(file.relative_to(folder).as_posix(), file.read_bytes())
    return buffer.getvalue()


def unpack(content: bytes, folder: Path) -> None:
    """Write the files that were packed below a folder, and nowhere else.

    Raises:
        zipfile.BadZipFile: when this is something else.

    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(folder)


def move_into(source: Path, folder: Path) -> None:
    """Let everything in a folder stand in another, beside what stands there; the folder itself goes."""
    for entry in [*source.iterdir()]:
        place = folder / entry.name
        if place.is_dir():
            move_into(entry, place)
        else:
            entry.replace(place)
    source.rmdir()
