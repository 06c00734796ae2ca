"""Zip files: the same bytes whenever they are made, and the type where programs look for it."""

import io
import time
import zipfile

import pytest

from hoedan.incremental.zip_file import write_zip


def test_the_bytes_do_not_depend_on_the_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    files: dict[str, str | bytes] = {"one.xml": "één", "two.png": b"\x89PNG"}
    before = write_zip(files)
    a_year_on = time.time() + 366 * 24 * 3600
    monkeypatch.setattr(time, "time", lambda: a_year_on)
    assert write_zip(files) == before


def test_the_type_comes_first_and_is_not_compressed_and_the_rest_keeps_its_order() -> None:
    content = write_zip({"z.xml": "z" * 99, "mimetype": "application/epub+zip", "a.xml": "a" * 99})
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        found = [(info.filename, info.compress_type) for info in archive.infolist()]
        assert archive.read("z.xml") == b"z" * 99
    assert found == [
        ("mimetype", zipfile.ZIP_STORED),
        ("z.xml", zipfile.ZIP_DEFLATED),
        ("a.xml", zipfile.ZIP_DEFLATED),
    ]
