"""An office file from anyone: opened within bounds, without macros, and without what is none of our business.

Word and OpenDocument files are zips of XML. Before a converter sees one, its size when unpacked is counted, what can
act (macros, embedded programs, XML entities) is refused, and only the parts that hold text and images go on.
"""

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..incremental.zip_file import write_zip
from ..language.reasons import reason_of

LARGEST_FILE = 20_000_000
LARGEST_UNPACKED = 60_000_000
LARGEST_XML = 15_000_000
MOST_PARTS = 1000
CHUNK = 1 << 16

WORD_TEXT = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|"
    r"word/(?:document|styles|numbering|footnotes|endnotes)\.xml|word/_rels/[\w.]+\.rels"
)
OPEN_TEXT = re.compile(r"mimetype|META-INF/manifest\.xml|content\.xml|styles\.xml")
IMAGE = re.compile(r"(?:word/media|Pictures|media)/[\w.-]+\.(?:png|jpe?g|webp|gif|bmp|tiff?)", re.IGNORECASE)
ACTIVE = re.compile(r"vbaProject|vbaData|/activeX/|^Basic/|^Scripts/|/embeddings/", re.IGNORECASE)
DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
UTF_16 = re.compile(rb"\A(?:\xff\xfe|\xfe\xff|<\x00|\x00<)")
KINDS = {"word/document.xml": "docx", "content.xml": "odt"}


class ArchiveError(Exception):
    """The file cannot be read, or is not safe to read; the message says why, in Dutch."""


@dataclass(frozen=True)
class OfficeFile:
    """What is left of an office file: its kind, a clean copy with text alone, and its images by name."""

    kind: str
    """docx or odt, as a converter calls it."""
    text: bytes
    """The file without its images: empty ones stand in their place, so that a converter tells where they belong."""
    images: Mapping[str, bytes]


def read_office_file(path: Path) -> OfficeFile:
    """Read a .docx or .odt within bounds.

    Raises:
        ArchiveError: for a file that is too large, broken, encrypted, of another kind, or has macros.

    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise ArchiveError("het bestand is groter dan 20 MB. Maak de beelden kleiner.")
        with zipfile.ZipFile(path) as archive:
            parts = read_parts(archive)
    except ArchiveError:
        raise
    except OSError as error:
        raise ArchiveError(f"het bestand is niet te lezen: {reason_of(error)}.") from error
    except Exception as error:  # damage shows in many ways: in the zip, and in whatever packed its parts
        raise ArchiveError("het bestand is geen (heel) Word- of ODT-bestand. Bewaar het opnieuw.") from error
    kind = next((kind for name, kind in KINDS.items() if name in parts), None)
    if kind is None:
        raise ArchiveError("het bestand is geen Word- of ODT-tekst. Bewaar het als .docx of .odt.")
    wanted = WORD_TEXT if kind == "docx" else OPEN_TEXT
    text = {name: data for name, data in parts.items() if wanted.fullmatch(name)}
    images = {name: data for name, data in parts.items() if IMAGE.fullmatch(name)}
    return OfficeFile(kind, write_zip(text | dict.fromkeys(images, b"")), images)


def read_parts(archive: zipfile.ZipFile) -> dict[str, bytes]:
    """Unpack the parts that matter, counting what comes out and not what the file says of itself."""
    infos = archive.infolist()
    if len(infos) > MOST_PARTS:
        raise ArchiveError("het bestand bestaat uit te veel onderdelen.")
    if any(ACTIVE.search(info.filename) for info in infos):
        raise ArchiveError("er zitten macro's of ingesloten programma's in. Bewaar het als gewoon .docx of .odt.")
    parts: dict[str, bytes] = {}
    left = LARGEST_UNPACKED
    for info in infos:
        name = info.filename
        if not any(pattern.fullmatch(name) for pattern in (WORD_TEXT, OPEN_TEXT, IMAGE)):
            continue
        if info.flag_bits & 1:
            raise ArchiveError("het bestand heeft een wachtwoord. Haal dat eraf.")
        if name in parts:
            raise ArchiveError("een onderdeel staat er twee keer in. Bewaar het bestand opnieuw.")
        limit = left if IMAGE.fullmatch(name) else min(left, LARGEST_XML)
        parts[name] = read_part(archive, info, limit)
        left -= len(parts[name])
        if not IMAGE.fullmatch(name):
            refuse_declarations(parts[name])
    return parts


def read_part(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> bytes:
    read = bytearray()
    with archive.open(info) as part:
        while chunk := part.read(CHUNK):
            read += chunk
            if len(read) > limit:
                raise ArchiveError("het bestand wordt bij het uitpakken veel te groot.")
    return bytes(read)


def refuse_declarations(data: bytes) -> None:
    """An entity can grow without end or fetch a file; no office program writes one. UTF-16 would hide it."""
    if UTF_16.match(data) or DECLARATION.search(data):
        raise ArchiveError("het bestand bevat XML die een tekstverwerker niet schrijft. Bewaar het opnieuw.")
