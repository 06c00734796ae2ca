"""Pagefind, and all that is known here of how it works inside; written for the version in `WRITTEN_FOR`.

Of its output four things are used that it does not promise: the order in which it numbers pages, the head of a
fragment, the list of pages, in which fragments get the numbers of their pages for a name, and how the parts of the
index are written, which become smaller ones. The fragments themselves go: what a reader sees of a page is in files of
our own.

Whoever indexes for a served site while somebody waits for a page gives way here too: at each of thousands of files, and
while Pagefind's own program is at work.
"""

import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache, lru_cache
from itertools import accumulate, chain, pairwise
from pathlib import Path

import zopfli.gzip
from pagefind.service import get_executable
from zlib_ng import gzip_ng

from ..incremental.background import checkpoint
from .words import ASIDE, REST

WRITTEN_FOR = "1.5.2"
LANGUAGE = "unknown"
"""Pagefind's own word for a language that it takes no endings off: our words are keys already."""
UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js", "pagefind-worker.js")
"""Parts of Pagefind that the finder does without: 430 kB."""
ADDRESS = re.compile(rb'pagefind_dcd\{"url":"([^"]+)"')
PAGE = re.compile(rb"\x6f(unknown_[0-9a-f]{7})(?:\x19(..))?", re.DOTALL)
"""A page in Pagefind's list: its name, a CBOR text of fifteen bytes, and its number of words when that is over 255."""
TEXT, ARRAY, LONG = 0x60, 0x80, 24
"""How CBOR, in which Pagefind writes, begins a text and an array; a length from 24 stands after it."""
ARRAYS = frozenset(bytes([each]) for each in range(ARRAY, ARRAY + LONG + 3))
"""First bytes of an array."""
SIGNATURE = b"pagefind_dcd"
"""Begins each of Pagefind's files, once it is unpacked."""
WORD = re.compile(rb"\x83(?:[\x61-\x77]|\x78.|\x79..)", re.DOTALL)
"""A word in a part of the index: an array of three whose first is a text. No other array there begins with one."""
PART_SIZE = 16_000
"""Bytes of a part of the index before it is packed: some 7 kB. Pagefind's own are four times that, and as it shortens
their first and last words, a question often needs two."""
NUMBER = rb"(?:[\x00-\x17\x20-\x37]|[\x18\x38].|[\x19\x39]..|[\x1a\x3a].{4})"
"""A number, from 0 or below."""
PAGE_OF_WORD = re.compile(rb"(\x83(%b)((?:[\x80-\x97]|\x98.|\x99..)(%b*)\x80))" % (NUMBER, NUMBER), re.DOTALL)
"""A page of a word, whole and in parts: how many pages after the one before it, its places in steps, and no places in
fields of its own."""
BELOW_0 = b"\x20"
"""How the first of the numbers below 0 begins; those from 0 begin with less."""
PLACE = re.compile(NUMBER, re.DOTALL)
"""A step to the next place of a word or, below 0, what the places after it weigh."""
BEST_PAGES = 500
"""Of a word on more pages these stand under the word itself, as many as a first answer needs."""
LOOK_UP = 0.05
"""Seconds after which the wait for Pagefind looks whether somebody waits for other work."""
MOST_REMEMBERED = 65_536
"""Numbers and places that are remembered: few return as often as the first pages of a word."""
WORD_STEP = 400
"""Numbers of words are rounded to this; they only temper the score of long pages. None of over 255 falls below 256."""
MOST_WORDS = 0xFFFF
"""What fits in the two bytes that a number of words has in the list."""


class PagefindError(Exception):
    """The index cannot be made; the message says why and what to do, in Dutch."""


def make_index(pages: Iterable[str], count: int, output: Path, meanwhile: Callable[[], None]) -> None:
    """Index `count` pages of HTML; what Pagefind finds is the number of a page, in five digits, the last first.

    While its program is at work this does `meanwhile`.

    Raises:
        PagefindError: when Pagefind's own program is not installed, or fails.
        ValueError: when its files have another form than those of the version in `WRITTEN_FOR`.

    """
    written = output.with_name("pages")
    numbers = write_pages(pages, count, written)
    with pagefind_at_work(written, output):
        meanwhile()
    for pattern in UNUSED:
        for file in output.glob(pattern):
            file.unlink()
    number_fragments(output, numbers)
    divide_index(output)


def write_pages(pages: Iterable[str], count: int, folder: Path) -> dict[str, int]:
    """Write each page to a file; gives its number by the address Pagefind will see.

    Pagefind numbers pages in the order in which the file system lists a folder, which the names decide. So the files
    are made first and filled in that order: then its order is ours, on any machine.
    """
    folder.mkdir()
    for number in range(count):
        (folder / f"{number}.html").touch()
    with os.scandir(folder) as listed:
        names = [entry.name for entry in listed]
    for name, page in zip(names, pages, strict=True):
        checkpoint()
        (folder / name).write_bytes(page.encode())
    return {f"/{name}": number for number, name in enumerate(names)}


@contextmanager
def pagefind_at_work(pages: Path, output: Path) -> Iterator[subprocess.Popen[str]]:
    """Run Pagefind's own program, and at the end wait for it. If that or what is done meanwhile fails, it is killed.

    Its Python service stops the program before all files are on a busy disk.
    """
    program = get_executable()
    if program is None:
        raise PagefindError(
            "Pagefind ontbreekt, dat de zoekindex maakt. Installeer opnieuw wat in requirements.lock staat, zoals "
            "README.md zegt."
        )
    command = [str(program), "--site", str(pages), "--output-path", str(output), "--force-language", LANGUAGE]
    pipe, same = subprocess.PIPE, subprocess.STDOUT
    # A session of its own: Ctrl-C is for whoever waits for Pagefind, and stops it.
    with subprocess.Popen(command, stdout=pipe, stderr=same, text=True, start_new_session=True) as running:  # noqa: S603
        try:
            yield running
            told = wait_for(running)
        except BaseException:
            running.kill()
            raise
    if running.returncode:
        raise PagefindError(
            f"Pagefind, dat de zoekindex maakt, stopte met fout {running.returncode}. Maak ruimte vrij als de schijf "
            f"of het geheugen vol is, en bouw opnieuw. Het zei:\n{told}"
        )
    json.loads((output / "pagefind-entry.json").read_text(encoding="utf-8"))


def wait_for(running: subprocess.Popen[str]) -> str:
    """What a program tells until it ends, or until the work that it is part of has to give way."""
    while True:
        with suppress(subprocess.TimeoutExpired):
            return running.communicate(timeout=LOOK_UP)[0]
        checkpoint()


def number_fragments(folder: Path, numbers: dict[str, int]) -> None:
    """Give the pages in Pagefind's list their numbers for a name, make the list smaller, and take the fragments away.

    The number tells the kind of a page and the order newest first without a further file. Every search reads the list
    of pages; with hashes for names it was 77 kB at 10,000 stories, as hashes do not compress. Numbers do, best with the
    digits in reverse order, and so do rounded numbers of words; Zopfli, which packs as gzip does but looks longer,
    saves another seventh.
    """
    meta_file = next(folder.glob("pagefind.*.pf_meta"))
    names: dict[bytes, bytes] = {}
    for file in (folder / "fragment").iterdir():
        checkpoint()
        names[file.stem.encode()] = f"{numbers[address_of_fragment(file)]:05}"[::-1].encode()
    changed, count = PAGE.subn(lambda found: rename_page(found, names), gzip.decompress(meta_file.read_bytes()))
    if count < len(names):
        raise ValueError(f"Pagefind's list of pages has another form than that of version {WRITTEN_FOR}")
    meta_file.write_bytes(zopfli.gzip.compress(changed))
    shutil.rmtree(folder / "fragment")


def rename_page(found: re.Match[bytes], names: dict[bytes, bytes]) -> bytes:
    """One page of the list under its new name; what else has a name of this form stays as it is."""
    name, words = names.get(found[1]), found[2]
    if name is None:
        return found[0]
    if words is None:
        return b"\x65" + name
    rounded = min(round(int.from_bytes(words) / WORD_STEP), MOST_WORDS // WORD_STEP) * WORD_STEP
    return b"\x65" + name + b"\x19" + rounded.to_bytes(2)


def address_of_fragment(fragment: Path) -> str:
    """The address of the file that a fragment was made from, without unpacking all of it."""
    start = zlib.decompressobj(wbits=31).decompress(fragment.read_bytes(), 100)
    found = ADDRESS.match(start)
    if found is None:
        raise ValueError(f"Pagefind's fragment {fragment.name} has another form than that of version {WRITTEN_FOR}")
    return found[1].decode()


def divide_index(folder: Path) -> None:
    """Write the index in smaller parts, each listed by its very first and last word, without what nobody asks for.

    A first answer costs the parts that have its words. A part has the sum of the whole index in its name, so that a
    browser that kept one of an older site does not mix them.
    """
    meta_file = next(folder.glob("pagefind.*.pf_meta"))
    parts = sorted((folder / "index").iterdir())
    whole = chain.from_iterable(words_of_part(unpack(file), file.name) for file in parts)
    words = sorted(chain.from_iterable(best_first(*word) for word in whole))
    for file in parts:
        file.unlink()
    name = hashlib.sha256(b"".join((str(PART_SIZE).encode(), *(written for _, written in words)))).hexdigest()[:8]
    listed = []
    for number, part in enumerate(divided(words)):
        checkpoint()
        written = b"\x81" + array_of(len(part)) + b"".join(each for _, each in part)
        # The time would make two builds differ.
        packed = gzip_ng.compress(SIGNATURE + written, mtime=0)  # type: ignore[no-untyped-call]
        (folder / "index" / f"{name}_{number}.pf_index").write_bytes(packed)
        listed.append(b"\x83" + b"".join(map(text_of, (part[0][0], part[-1][0], f"{name}_{number}".encode()))))
    meta_file.write_bytes(zopfli.gzip.compress(SIGNATURE + with_parts(unpack(meta_file), listed)))


def words_of_part(part: bytes, name: str) -> Iterator[tuple[bytes, bytes]]:
    """Each word in a part of the index, and how that has it, with its pages."""
    starts = []
    for found in WORD.finditer(part):
        size = int.from_bytes(found[0][2:]) or found[0][1] - TEXT
        end = found.end() + size
        if part[end : end + 1] in ARRAYS:  # the pages; else this is no word but numbers that look like one
            starts.append((found.start(), part[found.end() : end]))
    head = b"\x81" + array_of(len(starts))
    if not part.startswith(head) or not starts or starts[0][0] != len(head):
        raise ValueError(f"Pagefind's part {name} of the index has another form than that of version {WRITTEN_FOR}")
    for (start, text), (end, _) in pairwise([*starts, (len(part), b"")]):
        if not text.startswith(ASIDE.encode()):
            yield text, part[start:end]


def best_first(word: bytes, written: bytes) -> Iterator[tuple[bytes, bytes]]:
    """A word with its pages; one that is on very many pages is two, the best pages under the word itself."""
    head = b"\x83" + text_of(word)
    count, at = number_at(written, len(head))
    if count <= BEST_PAGES:
        yield word, written
        return
    found = PAGE_OF_WORD.findall(written, at)[:count]
    whole = b"".join([each[0] for each in found])
    if len(found) < count or not written.startswith(whole, at):
        raise ValueError(f"The pages of a word have another form than that of version {WRITTEN_FOR}")
    numbers = [*accumulate(number_of(step) for _, step, _, _ in found), 0]  # the last is before the first page
    weights = [-weight_of(places) for *_, places in found]
    best = {*sorted(range(count), key=weights.__getitem__)[:BEST_PAGES]}
    rest = [each for each in range(count) if each not in best]
    for text, these in ((word, sorted(best)), (REST.encode() + word, rest)):
        pages = [
            found[each][0] if each == before + 1 else page_of_word(numbers[each] - numbers[before], found[each][2])
            for before, each in pairwise((-1, *these))
        ]
        yield text, b"\x83" + text_of(text) + array_of(len(these)) + b"".join(pages) + written[at + len(whole) :]


def page_of_word(step: int, places: bytes) -> bytes:
    """A page of a word by how many pages it comes after the one before it, and how the places on it are written."""
    return b"\x83" + head_of(0, step) + places


@lru_cache(MOST_REMEMBERED)
def weight_of(places: bytes) -> int:
    """How much a word weighs on a page. A word stands on most pages at one or two places."""
    steps = PLACE.findall(places)
    if steps and max(steps) < BELOW_0:  # nearly always
        return len(steps)
    weight, total = 1, 0
    for step in steps:
        if step[0] & 0xE0:
            weight, _ = number_at(step, 0)
        else:
            total += weight
    return total


@lru_cache(MOST_REMEMBERED)
def number_of(written: bytes) -> int:
    return number_at(written, 0)[0]


def number_at(data: bytes, at: int) -> tuple[int, int]:
    """The number that an item is, or the length that it begins with, and where what follows begins."""
    value = data[at] & 0x1F
    at += 1
    if value < LONG:
        return value, at
    end = at + (1 << (value - LONG))
    return int.from_bytes(data[at:end]), end


def divided(words: Iterable[tuple[bytes, bytes]]) -> Iterator[list[tuple[bytes, bytes]]]:
    """Words in parts of the wanted size; a word on very many pages is a part of its own."""
    part: list[tuple[bytes, bytes]] = []
    size = 0
    for word, written in words:
        if part and size + len(written) > PART_SIZE:
            yield part
            part, size = [], 0
        part.append((word, written))
        size += len(written)
    if part:
        yield part


def with_parts(meta: bytes, listed: Sequence[bytes]) -> bytes:
    """Pagefind's list with other parts of the index: its third item, after the version and the pages."""
    start = end_of(meta, end_of(meta, 1))
    return meta[:start] + array_of(len(listed)) + b"".join(listed) + meta[end_of(meta, start) :]


def end_of(data: bytes, at: int) -> int:
    """Where an item ends: a number, a text, or an array of items."""
    kind = data[at] & 0xE0
    value, at = number_at(data, at)
    if kind == TEXT:
        return at + value
    if kind == ARRAY:
        for _ in range(value):
            at = end_of(data, at)
    return at


@cache
def head_of(kind: int, count: int) -> bytes:
    """How CBOR begins a text or an array of a length, or writes a number."""
    if count < LONG:
        return bytes([kind | count])
    size = next(size for size in (0, 1, 2) if count < 1 << (8 << size))
    return bytes([kind | LONG + size]) + count.to_bytes(1 << size)


def array_of(count: int) -> bytes:
    return head_of(ARRAY, count)


def text_of(text: bytes) -> bytes:
    return head_of(TEXT, len(text)) + text


def unpack(file: Path) -> bytes:
    """What one of Pagefind's files has after its signature."""
    return gzip.decompress(file.read_bytes()).removeprefix(SIGNATURE)
