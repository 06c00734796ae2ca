"""Short names for values and for everything that a whole site depends on: equal only when what they stand for is."""

import hashlib
import platform
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path

CODE = Path(__file__).parents[1]
LIBRARIES = ("Jinja2", "Markdown", "mkdocs-material", "nh3", "pagefind", "zlib-ng", "zopfli")
"""What makes HTML and the index beside our own code; the icons come with the theme."""
SIZE = 12
"""Bytes of a short name."""


def digest(*parts: object) -> str:
    """A short name for these values, by how Python writes them."""
    return hashlib.blake2b(repr(parts).encode(), digest_size=SIZE).hexdigest()


def digest_of_file(content: str | bytes) -> str:
    """A short name for what a file holds; Python need not write it first."""
    data = content if isinstance(content, bytes) else content.encode()
    return hashlib.blake2b(data, digest_size=SIZE).hexdigest()


def environment_of(folders: Iterable[Path], *values: object) -> str:
    """A digest of what every page depends on: our code and data, Python, the libraries, these folders, these values."""
    made_with = platform.python_version(), [version(name) for name in LIBRARIES]
    return digest(values, made_with, own_code(), sum_of(folders))


@cache
def own_code() -> bytes:
    """Stands for our code and data; a process goes on with those that it began with."""
    return sum_of([CODE])


def sum_of(folders: Iterable[Path]) -> bytes:
    """Stands for all files in these folders."""
    files = (file for folder in folders for file in sorted(folder.rglob("*")))
    contents = [file.read_bytes() for file in files if "__pycache__" not in file.parts and file.is_file()]
    return hashlib.blake2b(b"\0".join(contents)).digest()
