"""What is used of Pagefind's insides, and that an update of Pagefind does not change it unseen."""

import gzip
import signal
from importlib.metadata import version
from pathlib import Path

import pytest

from hoedan.finder import pagefind_index
from hoedan.finder.pagefind_index import (
    PAGE,
    SIGNATURE,
    WRITTEN_FOR,
    PagefindError,
    array_of,
    divide_index,
    end_of,
    head_of,
    number_fragments,
    pagefind_at_work,
    rename_page,
    text_of,
    unpack,
    weight_of,
    write_pages,
)

UPDATED = (
    f"hoedan/finder/pagefind_index.py was written for Pagefind {WRITTEN_FOR}. Read in the notes of the new version "
    "whether the order of pages, the head of a fragment, the list of pages (`pf_meta`) or the parts of the index "
    "changed; run tests/finder/ and the benchmark; then set WRITTEN_FOR to the new version."
)
PAGES = {"unknown_0a1b2c3": "/1.html", "unknown_4d5e6f7": "/0.html"}
"""Name of a fragment -> the file it was made from."""


def write_output(folder: Path, listed: bytes) -> None:
    """Pagefind's output as far as numbering reads it."""
    (folder / "fragment").mkdir(parents=True)
    for name, address in PAGES.items():
        head = f'pagefind_dcd{{"url":"{address}","content":""}}'
        (folder / "fragment" / f"{name}.pf_fragment").write_bytes(gzip.compress(head.encode()))
    (folder / "pagefind.unknown_c0ffee.pf_meta").write_bytes(gzip.compress(listed))


@pytest.mark.parametrize("package", ["pagefind", "pagefind-bin"])
def test_pagefind_is_the_version_whose_insides_are_known(package: str) -> None:
    assert version(package) == WRITTEN_FOR, UPDATED


def test_the_list_of_pages_gets_their_numbers_and_the_fragments_go(tmp_path: Path) -> None:
    write_output(tmp_path, b"\x82\x6funknown_0a1b2c3\x19\x04\x10\x6funknown_4d5e6f7\x18\x20\x6funknown_9999999")
    number_fragments(tmp_path, {"/1.html": 1, "/0.html": 12})
    assert not (tmp_path / "fragment").exists()
    listed = gzip.decompress((tmp_path / "pagefind.unknown_c0ffee.pf_meta").read_bytes())
    assert listed == b"\x82\x6510000\x19\x04\xb0\x6521000\x18\x20\x6funknown_9999999"


def test_a_list_of_another_form_is_refused(tmp_path: Path) -> None:
    write_output(tmp_path, b"\x81\x6funknown_0a1b2c3\x19\x04\x10")
    with pytest.raises(ValueError, match=f"list of pages has another form than that of version {WRITTEN_FOR}"):
        number_fragments(tmp_path, {"/1.html": 1, "/0.html": 12})


def test_a_fragment_of_another_form_is_refused(tmp_path: Path) -> None:
    write_output(tmp_path, b"")
    (tmp_path / "fragment" / "unknown_0a1b2c3.pf_fragment").write_bytes(gzip.compress(b"something else"))
    with pytest.raises(ValueError, match=r"unknown_0a1b2c3\.pf_fragment has another form"):
        number_fragments(tmp_path, {"/1.html": 1, "/0.html": 12})


def index(pages: Path, output: Path) -> None:
    with pagefind_at_work(pages, output):
        pass


def test_a_folder_without_pages_is_told_in_pagefinds_own_words(tmp_path: Path) -> None:
    with pytest.raises(PagefindError, match=r"stopte met fout 1\. Maak ruimte vrij .*Het zei:\n(?!None)[\s\S]*\w"):
        index(tmp_path / "none", tmp_path / "out")


def test_without_its_program_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pagefind_index, "get_executable", lambda: None)
    with pytest.raises(PagefindError, match=r"^Pagefind ontbreekt"):
        index(tmp_path, tmp_path / "out")


def test_pages_are_written_in_the_order_of_the_folder_and_must_be_as_many_as_told(tmp_path: Path) -> None:
    numbers = write_pages(iter(["een", "twee", "drie"]), 3, tmp_path / "three")
    assert {name: (tmp_path / "three" / name[1:]).read_text("utf-8") for name in numbers} == {
        name: ("een", "twee", "drie")[number] for name, number in numbers.items()
    }
    assert sorted(numbers) == ["/0.html", "/1.html", "/2.html"]
    assert sorted(numbers.values()) == [0, 1, 2]
    for count in (1, 3):
        with pytest.raises(ValueError, match="zip"):
            write_pages(iter(["een", "twee"]), count, tmp_path / str(count))


class StoppedError(BaseException):
    """What a build is broken off with."""


def stop() -> None:
    raise StoppedError


def program_of(folder: Path, lines: str) -> Path:
    """A program in the place of Pagefind's own."""
    program = folder / "program"
    program.write_text(f"#!/bin/sh\n{lines}\n")
    program.chmod(0o700)
    return program


@pytest.mark.parametrize("is_waiting", [True, False])
def test_who_stops_stops_the_program_as_well(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, is_waiting: bool
) -> None:
    """Whether it has to give way while it waits for Pagefind, or what is done meanwhile fails."""
    monkeypatch.setattr(pagefind_index, "get_executable", lambda: program_of(tmp_path, "exec sleep 600"))
    monkeypatch.setattr(pagefind_index, "checkpoint", stop)
    with pytest.raises(StoppedError), pagefind_at_work(tmp_path, tmp_path / "out") as running:
        if not is_waiting:
            stop()
    assert running.wait() == -signal.SIGKILL


def test_other_work_is_done_while_pagefind_is_at_work(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The program ends well only when the other work is done before it ends."""
    lines = (
        'for _ in $(seq 200); do [ -e "$2/done" ] && echo 1 > "$4/pagefind-entry.json" && exit; sleep .02; done; exit 1'
    )
    monkeypatch.setattr(pagefind_index, "get_executable", lambda: program_of(tmp_path, lines))
    with pagefind_at_work(tmp_path, tmp_path):
        (tmp_path / "done").touch()


def item(value: object) -> bytes:
    """CBOR as Pagefind writes it: small numbers, also below 0, texts and arrays."""
    if isinstance(value, list):
        return array_of(len(value)) + b"".join(map(item, value))
    if isinstance(value, str):
        return text_of(value.encode())
    number = int(str(value))
    return bytes([number if number >= 0 else 0x1F - number])


def write_index(folder: Path, parts: dict[str, list[object]]) -> None:
    (folder / "index").mkdir(parents=True)
    for name, words in parts.items():
        (folder / "index" / f"{name}.pf_index").write_bytes(gzip.compress(SIGNATURE + item([words])))
    listed = [["a", "z", name] for name in parts]
    meta = item(["1.5.2", [["00000", 9]], listed, [], [], []])
    (folder / "pagefind.unknown_c0ffee.pf_meta").write_bytes(gzip.compress(SIGNATURE + meta))


def test_the_index_is_divided_by_whole_words_without_what_nobody_asks_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages: list[object] = [[1, [2, 3], []]]
    words: list[list[object]] = [[f"{key}þ", pages, []] for key in ("boom", "daken", "wijk")]
    aside: list[list[object]] = [[f"9{'lang' * 80}þ", pages, []], ["9raaktþraakþ", pages, []]]
    write_index(tmp_path, {"unknown_0000001": [*aside, words[0]], "unknown_0000002": [*words[1:]]})
    monkeypatch.setattr(pagefind_index, "PART_SIZE", 2 * len(item(words[1])))
    divide_index(tmp_path)
    found = {file.stem: unpack(file) for file in (tmp_path / "index").iterdir()}
    assert sorted(found.values()) == sorted([item([words[:2]]), item([words[2:]])])
    names = sorted(found)
    listed = [["boomþ", "dakenþ", names[0]], ["wijkþ", "wijkþ", names[1]]]
    meta = unpack(tmp_path / "pagefind.unknown_c0ffee.pf_meta")
    assert meta == item(["1.5.2", [["00000", 9]], listed, [], [], []])


def test_of_a_word_on_very_many_pages_the_best_stand_by_themselves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Page 4 has the word once, 6 has it in its title, 9 twice: so 6 and 9 are the best."""
    once, title, twice = [[-3, 5], []], [[-14, 1], []], [[-3, 5, 2], []]
    rare: list[object] = ["boomþ", [[4, *once], [2, *title]], []]
    common: list[object] = ["wijkþ", [[4, *once], [2, *title], [3, *twice]], []]
    write_index(tmp_path, {"unknown_0000001": [rare, common]})
    monkeypatch.setattr(pagefind_index, "BEST_PAGES", 2)
    divide_index(tmp_path)
    best, rest = [["wijkþ", [[6, *title], [3, *twice]], []], ["яwijkþ", [[4, *once]], []]]
    assert [unpack(file) for file in (tmp_path / "index").iterdir()] == [item([[rare, best, rest]])]


def test_pages_of_a_common_word_of_another_form_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_index(tmp_path, {"unknown_0000001": [["wijkþ", [[4, [5], []], [2, "5", []]], []]]})
    monkeypatch.setattr(pagefind_index, "BEST_PAGES", 1)
    with pytest.raises(ValueError, match="pages of a word have another form than that of version"):
        divide_index(tmp_path)


@pytest.mark.parametrize(("places", "weight"), [([-3, 5, 200, -14, 1], 2 + 2 + 13), ([-2, 70_000], 1), ([5], 1)])
def test_what_a_word_weighs_on_a_page(places: list[int], weight: int) -> None:
    written = b"".join(head_of(0, each) if each >= 0 else item(each) for each in places)
    assert weight_of(written) == weight


def test_a_part_of_another_form_is_refused(tmp_path: Path) -> None:
    write_index(tmp_path, {"unknown_0000001": ["boom"]})
    with pytest.raises(ValueError, match=r"unknown_0000001\.pf_index of the index has another form"):
        divide_index(tmp_path)


@pytest.mark.parametrize("value", [[], ["a", ["b" * 30, []]], ["c" * 300], [["d"] * 300, 7]])
def test_where_an_item_ends_is_known_for_every_length(value: list[object]) -> None:
    written = item(value)
    assert end_of(written + b"\x00", 0) == len(written)


@pytest.mark.parametrize(
    ("words", "rounded"),
    [
        (256, 400),
        (599, 400),
        (601, 800),
        (1000, 800),
        (1001, 1200),
        (10_000, 10_000),
        (65_400, 65_200),
        (65_535, 65_200),
    ],
)
def test_numbers_of_words_are_rounded_and_keep_their_two_bytes(words: int, rounded: int) -> None:
    found = PAGE.match(b"\x6funknown_0a1b2c3\x19" + words.to_bytes(2))
    assert found is not None
    made = rename_page(found, {b"unknown_0a1b2c3": b"10000"})
    assert made == b"\x6510000\x19" + rounded.to_bytes(2)
