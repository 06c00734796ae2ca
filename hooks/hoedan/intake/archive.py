"""An office file from anyone: opened within bounds, without macros, and without what is none of our business.

Word and OpenDocument files are zips of XML. Before a converter sees one, its size when unpacked is counted, what can
act (macros, XML entities) is refused, and only the parts that hold text and images go on.
"""

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from ..incremental.zip_file import write_zip
from ..language.reasons import reason_of
from .left_out import WORD_DOCUMENT, count_left_out, mark_taken_back, paragraphs_of
from .office_images import Window, windows_of
from .pandoc import TOO_DEEP
from .paragraph_styles import strike_by_style, without_contents
from .plain_forms import in_plain_forms

LARGEST_FILE = 20_000_000
LARGEST_UNPACKED = 60_000_000
LARGEST_XML = 15_000_000
MOST_PARTS = 1000
CHUNK = 1 << 16

WORD_TEXT = re.compile(
    rf"\[Content_Types\]\.xml|_rels/\.rels|{WORD_DOCUMENT}|"
    r"word/(?:styles|numbering|footnotes|endnotes)\.xml|word/_rels/[\w.]+\.rels"
)
WORD_RUNNING = re.compile(r"word/(?:header|footer)[0-9]*\.xml")
"""Text above and below each page: only looked at, to tell that it stays out."""
OPEN_TEXT = re.compile(r"mimetype|META-INF/manifest\.xml|content\.xml|styles\.xml")
IMAGE = re.compile(r"(?:word/media|Pictures|media)/[\w.-]+\.(?:png|jpe?g|webp|gif|bmp|tiff?)", re.IGNORECASE)
OTHER_IMAGE = re.compile(r"(?:word/media|Pictures|media)/[\w.-]+\.\w+")
"""One that is not read (EMF, SVG): the converter tells where it stands, and then it is told."""
ACTIVE = re.compile(r"vbaProject|vbaData|/activeX/|^Basic/|^Scripts/", re.IGNORECASE)
DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
UTF_16 = re.compile(rb"\A(?:\xff\xfe|\xfe\xff|<\x00|\x00<)")
MAIN_PARTS = {"docx": re.compile(WORD_DOCUMENT), "odt": re.compile(r"content\.xml")}
SAVE_AS = "Open het in je tekstverwerker en kies Opslaan als: Word-document (.docx)."
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
SEALED = "EncryptedPackage".encode("utf-16-le")
"""A Word file with a password is packed in the form of an old .doc."""
UNPACK = "dit is een ingepakte map. Pak hem uit en kies het Word-bestand dat erin zit."
PLAIN_TEXT = "dit is platte tekst. Plak hem in het formulier, of bewaar hem in Word als .docx."
MAIL = "dit is een mail. Open hem, bewaar de bijlage en kies die."
OUTLOOK = "__substg1.0_".encode("utf-16-le")
"""A mail that Outlook saved is packed in the form of an old .doc too."""
BESIDE_AN_OPEN_FILE = "~$"
"""How the name begins of what Word puts beside a document while it is open."""
OTHER_KINDS = (
    (re.compile(rb"\{\\rtf"), f"dit is een .rtf. {SAVE_AS}"),
    (
        re.compile(rb'\s*\{[^{}]*"(?:doc_id|resource_id|url)"\s*:'),
        "dit is een verwijzing naar een document bij Google. Kies daar Bestand, Downloaden, Microsoft Word.",
    ),
    (
        re.compile(rb"\[InternetShortcut\]"),
        "dit is een verwijzing naar een webpagina. Open haar, en bewaar de tekst in Word.",
    ),
    (re.compile(rb"%PDF"), "dit is een pdf. Vraag het Word-bestand waar hij van gemaakt is."),
    (re.compile(rb"\s*<\?xml|\s*<(?:!doctype html|html)", re.IGNORECASE), f"dit is een webpagina of XML. {SAVE_AS}"),
    (re.compile(rb"(?:From|Received|Return-Path|Delivered-To|Subject|Message-ID|X-[\w-]+): ", re.IGNORECASE), MAIL),
    (re.compile(rb"MIME-Version:", re.IGNORECASE), f"dit is een webpagina in één bestand. {SAVE_AS}"),
    (
        re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\0\0\0\0|II\*\0|MM\0\*|RIFF.{4}WEBP|.{4}ftyp", re.DOTALL),
        "dit is een beeld. Zet de tekst in een Word-bestand.",
    ),
    (re.compile(rb"Rar!|7z\xbc\xaf|\x1f\x8b"), UNPACK),
    (UTF_16, PLAIN_TEXT),
)
PAGES = "dit is een bestand van Pages. Kies in Pages Archief, Exporteer naar, Word."
OTHER_ZIPS = {
    "xl/": "dit is een werkblad van Excel. Zet de tekst in Word en bewaar die als .docx.",
    "ppt/": "dit is een presentatie. Zet de tekst in Word en bewaar die als .docx.",
    "Index/": PAGES,
    "Index.zip": PAGES,
}
ODF_KINDS = {
    b"spreadsheet": "dit is een werkblad. Zet de tekst in een tekstdocument en bewaar dat als .odt of .docx.",
    b"presentation": "dit is een presentatie. Zet de tekst in een tekstdocument en bewaar dat als .odt of .docx.",
    b"graphics": "dit is een tekening. Zet de tekst in een tekstdocument en bewaar dat als .odt of .docx.",
}
INSIDE = re.compile(r"\.(?:docx?|odt|rtf)\Z", re.IGNORECASE)
MANIFEST = "META-INF/manifest.xml"
LIST_TAG = re.compile(rb"<(?P<end>/?)text:list(?=[\s>])[^>]*>")
DEEPEST_LIST = 10
"""As word processors have. Each level more doubles what Pandoc does with an OpenDocument: eighteen fill any memory."""
LOCKED = "het bestand heeft een wachtwoord. Haal dat eraf en bewaar het opnieuw."


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
    left_out: tuple[str, ...] = ()
    """What stands in the document and does not come along, in Dutch."""
    paragraphs: tuple[tuple[str, ...], ...] = ()
    """The words of the document, to see whether the converter read them all."""
    windows: Mapping[str, Window | None] = field(default_factory=dict)
    """What the document shows of each image that it cuts, by its name in the text; None when that is not known."""


def read_office_file(path: Path) -> OfficeFile:
    """Read a .docx or .odt within bounds.

    Raises:
        ArchiveError: for a file that is too large, broken, encrypted, of another kind, or has macros.

    """
    try:
        with path.open("rb") as opened:
            if path.name.startswith(BESIDE_AN_OPEN_FILE):
                raise ArchiveError("dit is een hulpbestand van Word. Kies het bestand zonder '~$' voor de naam.")
            refuse_other_kinds(opened)
        if path.stat().st_size > LARGEST_FILE:
            raise ArchiveError("het bestand is groter dan 20 MB. Maak de beelden kleiner.")
        with zipfile.ZipFile(path) as archive:
            refuse_other_zips(archive.namelist())
            parts = read_parts(archive)
            other_images = [name for name in archive.namelist() if OTHER_IMAGE.fullmatch(name) and name not in parts]
    except ArchiveError:
        raise
    except OSError as error:
        raise ArchiveError(f"{path} is niet te lezen: {reason_of(error)}.") from error
    except Exception as error:  # damage shows in many ways: in the zip, and in whatever packed its parts
        raise ArchiveError(
            "het bestand is beschadigd of geen Word- of ODT-bestand. Open het in je tekstverwerker en bewaar het als "
            "nieuw .docx; gaat het niet open, vraag het dan opnieuw op."
        ) from error
    kind = next((kind for kind, name in MAIN_PARTS.items() if any(map(name.fullmatch, parts))), None)
    if kind is None:
        raise ArchiveError("het bestand is geen Word- of ODT-tekst. Bewaar het als .docx of .odt.")
    if kind == "odt":
        refuse_other_documents(parts)
        if depth_of_lists(parts["content.xml"]) > DEEPEST_LIST:
            raise ArchiveError(TOO_DEEP)
    wanted = WORD_TEXT if kind == "docx" else OPEN_TEXT
    plain = in_plain_forms({name: data for name, data in parts.items() if wanted.fullmatch(name)})
    marked = {name: mark_taken_back(name, data) for name, data in plain.items()}
    text, had_contents = without_contents(strike_by_style(marked))
    images = {name: data for name, data in parts.items() if IMAGE.fullmatch(name)}
    running = [data for name, data in parts.items() if WORD_RUNNING.fullmatch(name) or name == "styles.xml"]
    left_out = count_left_out(text, running, has_contents=had_contents)
    empty = dict.fromkeys([*images, *other_images], b"")
    return OfficeFile(kind, write_zip(text | empty), images, left_out, paragraphs_of(text), windows_of(text))


def depth_of_lists(content: bytes) -> int:
    """How many lists of an OpenDocument stand in one another."""
    depth = deepest = 0
    for tag in LIST_TAG.finditer(content):
        if not tag[0].endswith(b"/>"):
            depth += -1 if tag["end"] else 1
            deepest = max(deepest, depth)
    return deepest


def refuse_other_kinds(opened: BinaryIO) -> None:
    """Say what a file is when its first bytes tell that it is no zip, however large it is."""
    start = opened.read(CHUNK)
    if not start:
        raise ArchiveError("het bestand is leeg. Vraag het opnieuw op.")
    if start.startswith(OLD_OFFICE):
        rest = opened.read(LARGEST_FILE)
        if SEALED in start + rest:
            raise ArchiveError(LOCKED)
        if OUTLOOK in start + rest:
            raise ArchiveError(MAIL)
        raise ArchiveError(f"dit is een oud .doc (of een ander oud Office-bestand). {SAVE_AS}")
    for sign, words in OTHER_KINDS:
        if sign.match(start):
            raise ArchiveError(words)
    if not start.startswith(b"PK") and is_plain_text(start):
        raise ArchiveError(PLAIN_TEXT)


def is_plain_text(start: bytes) -> bool:
    return not re.search(rb"[\x00-\x08\x0e-\x1f]", start)


def refuse_other_zips(names: list[str]) -> None:
    if any(pattern.fullmatch(name) for pattern in MAIN_PARTS.values() for name in names):
        return
    for folder, words in OTHER_ZIPS.items():
        if any(name.startswith(folder) for name in names):
            raise ArchiveError(words)
    if any(INSIDE.search(name) for name in names):
        raise ArchiveError(UNPACK)


def refuse_other_documents(parts: Mapping[str, bytes]) -> None:
    """Every OpenDocument file has a content.xml; its type and manifest tell whether it is a text that can be read."""
    if b"encryption-data" in parts.get(MANIFEST, b""):
        raise ArchiveError(LOCKED)
    for kind, words in ODF_KINDS.items():
        if kind in parts.get("mimetype", b""):
            raise ArchiveError(words)


def read_parts(archive: zipfile.ZipFile) -> dict[str, bytes]:
    """Unpack the parts that matter, counting what comes out and not what the file says of itself."""
    infos = archive.infolist()
    if len(infos) > MOST_PARTS:
        raise ArchiveError("het bestand bestaat uit te veel onderdelen.")
    if any(ACTIVE.search(info.filename) for info in infos):
        raise ArchiveError("er zitten macro's in. Bewaar het als gewoon .docx of .odt, zonder macro's.")
    parts: dict[str, bytes] = {}
    left = LARGEST_UNPACKED
    for info in infos:
        name = info.filename
        if not any(pattern.fullmatch(name) for pattern in (WORD_TEXT, WORD_RUNNING, OPEN_TEXT, IMAGE)):
            continue
        if info.flag_bits & 1:
            raise ArchiveError(LOCKED)
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
