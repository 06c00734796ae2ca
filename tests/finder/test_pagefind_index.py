"""What is used of Pagefind's insides, and that an update of Pagefind does not change it unseen."""

import gzip
from importlib.metadata import version
from pathlib import Path

import pytest

from hoedan.finder.pagefind_index import WRITTEN_FOR, number_fragments

UPDATED = (
    f"hoedan/finder/pagefind_index.py was written for Pagefind {WRITTEN_FOR}. Read in the notes of the new version "
    "whether the order of pages, the head of a fragment or the list of pages (`pf_meta`) changed; run tests/finder/ "
    "and the benchmark; then set WRITTEN_FOR to the new version."
)
PAGES = {"nl_0a1b2c3": "/1.html", "nl_4d5e6f7": "/0.html"}
"""Name of a fragment -> the file it was made from."""


def write_output(folder: Path, listed: bytes) -> None:
    """Pagefind's output as far as numbering reads it."""
    (folder / "fragment").mkdir(parents=True)
    for name, address in PAGES.items():
        head = f'pagefind_dcd{{"url":"{address}","content":""}}'
        (folder / "fragment" / f"{name}.pf_fragment").write_bytes(gzip.compress(head.encode()))
    (folder / "pagefind.nl_c0ffee.pf_meta").write_bytes(gzip.compress(listed))


@pytest.mark.parametrize("package", ["pagefind", "pagefind-bin"])
def test_pagefind_is_the_version_whose_insides_are_known(package: str) -> None:
    assert version(package) == WRITTEN_FOR, UPDATED


def test_fragments_and_the_list_of_pages_get_the_numbers_of_the_pages(tmp_path: Path) -> None:
    write_output(tmp_path, b"\x82\x6anl_0a1b2c3\x19\x04\x10\x6anl_4d5e6f7\x18\x20\x6anl_9999999")
    number_fragments(tmp_path, {"/1.html": 1, "/0.html": 12})
    assert {file.stem for file in (tmp_path / "fragment").iterdir()} == {"nl_c010000", "nl_c021000"}
    listed = gzip.decompress((tmp_path / "pagefind.nl_c0ffee.pf_meta").read_bytes())
    assert listed == b"\x82\x6anl_c010000\x19\x04\xb0\x6anl_c021000\x18\x20\x6anl_9999999"


def test_a_list_of_another_form_is_refused(tmp_path: Path) -> None:
    write_output(tmp_path, b"\x81\x6anl_0a1b2c3\x19\x04\x10")
    with pytest.raises(ValueError, match=f"list of pages has another form than that of version {WRITTEN_FOR}"):
        number_fragments(tmp_path, {"/1.html": 1, "/0.html": 12})


def test_a_fragment_of_another_form_is_refused(tmp_path: Path) -> None:
    write_output(tmp_path, b"")
    (tmp_path / "fragment" / "nl_0a1b2c3.pf_fragment").write_bytes(gzip.compress(b"something else"))
    with pytest.raises(ValueError, match=r"nl_0a1b2c3\.pf_fragment has another form"):
        number_fragments(tmp_path, {"/1.html": 1, "/0.html": 12})
