"""Writes the search index with Pagefind, and beside it the few lists that the finder needs and Pagefind has not.

    pagefind/                 Pagefind's own index, script and program
    finder/index.json         how many documents of each kind
    finder/facet-<name>.json  which documents have each choice of a facet
    finder/order-<name>.json  numbers of stories in another order than newest first
    finder/slugs.json         slug of each story by number
    finder/words.json         the vocabulary for 'Bedoelde je ...?'

Facets are lists of our own and not Pagefind's filters: the finder counts choices over a ranking that joins several
searches, which filters cannot, and Pagefind writes its filters in another order at every build.
"""

import gzip
import json
import os
import re
import subprocess
import zlib
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import zopfli.gzip
from pagefind.service import get_executable

from ..incremental.background import checkpoint
from ..incremental.swap import put_in_place
from ..model.urls import ROOT
from .documents import SearchContent, document_html, kind_sizes

UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js", "pagefind-worker.js", "wasm.unknown.pagefind")
"""Parts of Pagefind that the finder does without: 430 kB."""
ADDRESS = re.compile(rb'pagefind_dcd\{"url":"([^"]+)"')
PAGE = re.compile(rb"\x6a(nl_[0-9a-f]{7})(?:\x19(..))?", re.DOTALL)
"""A page in Pagefind's list: its name, a CBOR text of ten bytes, and its number of words when that is over 255."""
LOOK_UP = 0.05
"""Seconds after which the wait for Pagefind looks whether somebody waits for other work."""
WORD_STEP = 400
"""Numbers of words are rounded to this; they only temper the score of long pages."""


def write_index(content: SearchContent, site: Path) -> None:
    """Index the content and write `pagefind/` and `finder/` below `site`.

    Raises:
        FileNotFoundError: when Pagefind's own program is not installed.
        RuntimeError: when it fails.
        ValueError: when its files have another form than those of the pinned version.

    """
    site.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".zoekindex-", dir=site) as name:
        folder = Path(name)
        pages, index, lists = folder / "pages", folder / "pagefind", folder / "finder"
        pages.mkdir()
        numbers = write_documents(content, pages)
        run_pagefind(pages, index)
        for pattern in UNUSED:
            for file in index.glob(pattern):
                file.unlink()
        number_fragments(index, numbers)
        write_lists(content, lists)
        for new in (index, lists):
            put_in_place(new, site / new.name)


def run_pagefind(pages: Path, output: Path) -> None:
    """Run Pagefind's own program. Its Python service stops the program before all files are on a busy disk."""
    program = get_executable()
    if program is None:
        raise FileNotFoundError("Pagefind's program is missing: install `pagefind[bin]`")
    command = [str(program), "--site", str(pages), "--output-path", str(output), "--force-language", "nl"]
    pipe, same = subprocess.PIPE, subprocess.STDOUT
    # A session of its own: Ctrl-C is for whoever waits for Pagefind, and stops it.
    with subprocess.Popen(command, stdout=pipe, stderr=same, text=True, start_new_session=True) as running:  # noqa: S603
        told = wait_for(running)
    if running.returncode:
        raise RuntimeError(f"Pagefind failed:\n{told}")
    json.loads((output / "pagefind-entry.json").read_text(encoding="utf-8"))


def wait_for(running: subprocess.Popen[str]) -> str:
    """What a program tells until it ends; it is killed if the work that it is part of has to give way."""
    try:
        while True:
            with suppress(subprocess.TimeoutExpired):
                return running.communicate(timeout=LOOK_UP)[0]
            checkpoint()
    except BaseException:
        running.kill()
        raise


def write_documents(content: SearchContent, folder: Path) -> dict[str, int]:
    """Write each document to a file; gives the number of the document by the address Pagefind will see.

    Pagefind numbers pages in the order in which the file system lists a folder, which the names decide. So the files
    are made first and filled in that order: then its order is that of the documents, on any machine.
    """
    for number in range(len(content.documents)):
        (folder / f"{number}.html").touch()
    with os.scandir(folder) as listed:
        names = [entry.name for entry in listed]
    for name, document in zip(names, content.documents, strict=True):
        checkpoint()
        (folder / name).write_text(document_html(document).replace(ROOT, "/"), encoding="utf-8")
    return {f"/{name}": number for number, name in enumerate(names)}


def number_fragments(folder: Path, numbers: dict[str, int]) -> None:
    """Rename Pagefind's fragments from hashes to the numbers of their documents, and make its list of pages smaller.

    The number tells the kind of a page and the order newest first without a further file. Every search reads the list
    of pages; at 10,000 stories it was 77 kB, as hashes do not compress. Numbers do, best with the digits in reverse
    order, and so do rounded numbers of words; Zopfli, which packs as gzip does but looks longer, saves another seventh.
    Two letters that change with the index stand before the digits, because caches know a fragment by its name.
    """
    meta_file = next(folder.glob("pagefind.*.pf_meta"))
    build = meta_file.name.split(".")[1].removeprefix("nl_")[:2]
    names: dict[bytes, bytes] = {}
    for file in (folder / "fragment").iterdir():
        checkpoint()
        name = f"nl_{build}{numbers[address_of(file)]:05}"
        name = name[:-5] + name[:-6:-1]
        names[file.stem.encode()] = name.encode()
        file.rename(file.with_stem(name))
    listed = gzip.decompress(meta_file.read_bytes())
    changed, count = PAGE.subn(lambda found: rename_page(found, names), listed)
    if count < len(names) or len(changed) != len(listed):
        raise ValueError("Pagefind's list of pages has another form than expected; see number_fragments")
    meta_file.write_bytes(zopfli.gzip.compress(changed))


def rename_page(found: re.Match[bytes], names: dict[bytes, bytes]) -> bytes:
    """One page of the list under its new name; what else has a name of this form stays as it is."""
    name, words = names.get(found[1]), found[2]
    if name is None:
        return found[0]
    if words is None:
        return b"\x6a" + name
    rounded = max(round(int.from_bytes(words) / WORD_STEP), 256 // WORD_STEP + 1) * WORD_STEP
    return b"\x6a" + name + b"\x19" + rounded.to_bytes(2)


def address_of(fragment: Path) -> str:
    """The address of the file that a fragment was made from, without unpacking all of it."""
    start = zlib.decompressobj(wbits=31).decompress(fragment.read_bytes(), 100)
    found = ADDRESS.match(start)
    if found is None:
        raise ValueError(f"Pagefind's fragment {fragment.name} has another form than expected")
    return found[1].decode()


def write_lists(content: SearchContent, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    write_json(folder / "index.json", {"kinds": kind_sizes(content.documents)})
    for name, choices in content.facets.items():
        write_json(folder / f"facet-{name}.json", {slug: steps(numbers) for slug, numbers in choices.items()})
    for name, order in content.orders.items():
        write_json(folder / f"order-{name}.json", order)
    write_json(folder / "slugs.json", content.story_slugs)
    write_json(folder / "words.json", " ".join(content.vocabulary))


def steps(numbers: tuple[int, ...]) -> list[int]:
    """Write rising numbers as the first and the steps between them, which compress to half."""
    return [number - before for before, number in pairwise((0, *numbers))]


def write_json(file: Path, value: object) -> None:
    file.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
