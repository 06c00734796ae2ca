"""The bounds of an office file, each at its edge and each alone: what is just small enough goes in."""

import io
import warnings
import zipfile
from pathlib import Path

import pytest

from hoedan.intake import archive
from hoedan.intake.archive import ArchiveError, read_office_file

TEXT = "word/document.xml"
WORD = {TEXT: b"<w:document/>"}
OPEN = {"content.xml": b"<office/>"}


def pack(folder: Path, parts: dict[str, bytes], *, twice: str = "", sealed: bool = False) -> Path:
    """An office file with these parts; one of them `twice`, or all with a password."""
    buffer = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # zipfile warns of a name that is there already
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
            for name, data in [*parts.items(), *([(twice, parts[twice])] if twice else [])]:
                made.writestr(name, data)
    packed = bytearray(buffer.getvalue())
    if sealed:
        packed[packed.index(b"PK\x01\x02") + 8] |= 1
        packed[6] |= 1
    file = folder / "verhaal.docx"
    file.write_bytes(packed)
    return file


def refused(file: Path) -> str:
    with pytest.raises(ArchiveError) as told:
        read_office_file(file)
    return str(told.value)


@pytest.mark.parametrize(("parts", "kind"), [(WORD, "docx"), (OPEN, "odt")])
def test_a_plain_file_is_read(parts: dict[str, bytes], kind: str, tmp_path: Path) -> None:
    assert read_office_file(pack(tmp_path, parts)).kind == kind


def test_a_file_of_the_largest_size_is_read_and_one_byte_more_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = pack(tmp_path, WORD)
    monkeypatch.setattr(archive, "LARGEST_FILE", file.stat().st_size)
    assert read_office_file(file).kind == "docx"
    monkeypatch.setattr(archive, "LARGEST_FILE", file.stat().st_size - 1)
    assert "groter dan 20 MB" in refused(file)


def test_the_most_parts_are_read_and_one_more_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = pack(tmp_path, WORD | {"word/a.bin": b"", "word/b.bin": b""})
    monkeypatch.setattr(archive, "MOST_PARTS", 3)
    assert read_office_file(file).kind == "docx"
    monkeypatch.setattr(archive, "MOST_PARTS", 2)
    assert "te veel onderdelen" in refused(file)


@pytest.mark.parametrize("depth", [10, 11])
def test_lists_of_an_opendocument_stand_in_one_another_as_deep_as_a_word_processor_makes_them(
    depth: int, tmp_path: Path
) -> None:
    """Pandoc takes twice as long for each level: of eighteen it fills all memory that it may have."""
    beside = b'<text:list text:style-name="a"><text:list-item/></text:list>' * 20 + b"<text:list/>" * 20
    inside = b"<text:list><text:list-item>" * depth + b"</text:list-item></text:list>" * depth
    file = pack(tmp_path, {"content.xml": b"<office>" + beside + inside + b"</office>"})
    if depth == 10:
        assert read_office_file(file).kind == "odt"
    else:
        assert "te veel tabellen of lijsten in elkaar" in refused(file)


def test_the_text_has_a_bound_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = pack(tmp_path, WORD)
    monkeypatch.setattr(archive, "LARGEST_XML", len(WORD[TEXT]))
    assert read_office_file(file).kind == "docx"
    monkeypatch.setattr(archive, "LARGEST_XML", len(WORD[TEXT]) - 1)
    assert "veel te groot" in refused(file)


def test_all_parts_together_have_a_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = pack(tmp_path, WORD | {"word/media/a.png": b"a" * 50, "word/media/b.png": b"b" * 50})
    monkeypatch.setattr(archive, "LARGEST_UNPACKED", len(WORD[TEXT]) + 100)
    assert len(read_office_file(file).images) == 2
    monkeypatch.setattr(archive, "LARGEST_UNPACKED", len(WORD[TEXT]) + 99)
    assert "veel te groot" in refused(file)


def test_a_part_that_stands_there_twice_is_refused(tmp_path: Path) -> None:
    assert "twee keer" in refused(pack(tmp_path, WORD, twice=TEXT))


def test_a_file_with_a_password_is_refused(tmp_path: Path) -> None:
    assert "wachtwoord" in refused(pack(tmp_path, WORD, sealed=True))


@pytest.mark.parametrize(
    "name",
    ["word/vbaProject.bin", "word/vbaData.xml", "word/activeX/a.bin", "Basic/a.xml",
     "Scripts/a.py", "WORD/VBAPROJECT.BIN"],
)  # fmt: skip
def test_a_part_that_can_act_is_refused(name: str, tmp_path: Path) -> None:
    assert "macro's" in refused(pack(tmp_path, WORD | {name: b"x"}))


@pytest.mark.parametrize(
    "text",
    [b"<!DOCTYPE x>", b"<!doctype x>", b"<a/><!ENTITY b 'c'>", "<!DOCTYPE x>".encode("utf-16"),
     "<a/>".encode("utf-16-le"), "<a/>".encode("utf-16-be")],
)  # fmt: skip
def test_xml_that_declares_or_hides_something_is_refused(text: bytes, tmp_path: Path) -> None:
    assert "niet schrijft" in refused(pack(tmp_path, {TEXT: text}))


def test_what_is_none_of_our_business_does_not_go_on(tmp_path: Path) -> None:
    read = read_office_file(pack(tmp_path, WORD | {"docProps/core.xml": b"<wie/>", "word/media/a.png": b"a"}))
    with zipfile.ZipFile(io.BytesIO(read.text)) as cleaned:
        assert {name: cleaned.read(name) for name in cleaned.namelist()} == WORD | {"word/media/a.png": b""}
    assert read.images == {"word/media/a.png": b"a"}
