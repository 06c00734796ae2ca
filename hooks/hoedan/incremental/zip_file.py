"""Zip files: the same content always gives the same bytes, whenever and wherever it is zipped."""

import io
import zipfile
from collections.abc import Mapping

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file can hold; every file in it bears this one."""
TYPE = "mimetype"
"""The file in which OpenDocument and EPUB say what they are. Programs look for it at a fixed place."""


def write_zip(files: Mapping[str, str | bytes]) -> bytes:
    """Zip files by name, in the given order; the one with the type comes first and is not compressed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(files, key=lambda name: name != TYPE):
            compression = zipfile.ZIP_STORED if name == TYPE else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, EARLIEST), files[name], compression)
    return buffer.getvalue()
