"""Slips in the tables of places, and municipalities that end: each slip is a message with its line."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from hoedan.check.check_library import check_library
from hoedan.cli import main
from hoedan.places import gazetteer
from hoedan.places.gazetteer import Divided, Found, TableError, load_gazetteer
from hoedan.site.publish import ended_municipalities, ended_page
from made.sample import SAMPLE, copy_sample

HEADS = "code,name,province,labour_market_region,ggd_region,safety_region,lon,lat,population"
PLACES = f"""{HEADS}
GM0001,Oost,P,A,G,V,5.1,52.1,1000
GM0002,West,P,A,G,V,5.2,52.2,2000
"""
MERGERS = """old_code,old_name,new_code,new_name,date,evidence
GM0011,Noord,GM0001,Oost,2027-01-01,x
GM0012,Zuid,GM0001,Oost,2027-01-01,x
GM0012,Zuid,GM0002,West,2027-01-01,x
"""
ALIASES = "code,name,alias,source\nGM0001,Oost,'t Oosten,x\n"


@pytest.fixture
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Small tables of made-up places."""
    folder = tmp_path / "tables"
    folder.mkdir()
    for name, text in (("municipalities.csv", PLACES), ("mergers.csv", MERGERS), ("aliases.csv", ALIASES)):
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(gazetteer, "DATA", folder)
    monkeypatch.setattr(gazetteer, "load_gazetteer", load_gazetteer.__wrapped__)
    return folder


def load() -> gazetteer.Gazetteer:
    return load_gazetteer.__wrapped__()


def with_semicolons(text: str) -> str:
    target = io.StringIO()
    csv.writer(target, delimiter=";").writerows(csv.reader(text.splitlines()))
    return target.getvalue()


SLIPS: dict[str, tuple[str, Callable[[str], str | bytes], str]] = {
    "no-such-code": (
        "mergers.csv",
        lambda text: text.replace("GM0001,Oost", "GM0099,Oost", 1),
        "mergers.csv:2: 'Noord' gaat op in GM0099, en die code staat niet in municipalities.csv.",
    ),
    "semicolons": ("municipalities.csv", with_semicolons, "municipalities.csv:1: deze kolommen ontbreken: code"),
    "semicolons-in-mergers": ("mergers.csv", with_semicolons, "Excel bewaart met puntkomma's"),
    "words-for-a-number": (
        "municipalities.csv",
        lambda text: text.replace(",2000", ",onbekend"),
        "municipalities.csv:3: `population` is 'onbekend'. Schrijf een heel getal",
    ),
    "points-in-a-number": ("municipalities.csv", lambda text: text.replace(",2000", ",2.000"), ":3: `population`"),
    "a-comma-for-a-point": (
        "municipalities.csv",
        lambda text: text.replace("5.2", "5,2"),
        "municipalities.csv:3: er staan meer waarden dan kolommen",
    ),
    "a-day-the-dutch-way": (
        "mergers.csv",
        lambda text: text.replace("2027-01-01", "1-1-2027", 1),
        "mergers.csv:2: `date` is '1-1-2027'. Schrijf een dag als jaar-maand-dag",
    ),
    "a-day-without-hyphens": (
        "mergers.csv",
        lambda text: text.replace("2027-01-01", "20270101", 1),
        "mergers.csv:2: `date` is '20270101'. Schrijf een dag als jaar-maand-dag",
    ),
    "an-empty-cell": ("municipalities.csv", lambda text: text.replace("West,P", "West,"), ":3: `province` is leeg"),
    "half-a-row": ("municipalities.csv", lambda text: f"{text}GM0003,Zo\n", ":4: `province` is leeg"),
    "a-code-that-is-none": (
        "aliases.csv",
        lambda text: text.replace("GM0001", "0001"),
        "aliases.csv:2: `code` is '0001'",
    ),
    "an-alias-of-nobody": (
        "aliases.csv",
        lambda text: text.replace("GM0001", "GM0009"),
        "aliases.csv:2: de code GM0009",
    ),
    "twice": (
        "municipalities.csv",
        lambda text: f"{text}GM0001,Ander,P,A,G,V,5.1,52.1,1\n",
        "municipalities.csv:4: `code` 'GM0001' staat er al",
    ),
    "a-name-twice": (
        "municipalities.csv",
        lambda text: f"{text}GM0003,Oost,P,A,G,V,5.1,52.1,1\n",
        "municipalities.csv:4: `name` 'Oost' staat er al",
    ),
    "a-circle": (
        "mergers.csv",
        lambda text: f"{text}GM0021,A,GM0022,B,2020-01-01,x\nGM0022,B,GM0021,A,2021-01-01,x\n",
        "'A' gaat rond",
    ),
    "old-and-new": (
        "municipalities.csv",
        lambda text: f"{text}GM0011,Noord,P,A,G,V,5.1,52.1,1\n",
        "mergers.csv:2: 'Noord' staat ook nog in municipalities.csv",
    ),
    "another-encoding": ("municipalities.csv", lambda text: f"{text}\xe9".encode("latin-1"), "geen UTF-8"),
    "nothing": ("municipalities.csv", lambda _: "", "deze kolommen ontbreken"),
    "heads-alone": ("municipalities.csv", lambda _: f"{HEADS}\n", "geen enkele rij"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_with_its_line(slip: str, tables: Path) -> None:
    name, change, words = SLIPS[slip]
    changed = change((tables / name).read_text(encoding="utf-8"))
    (tables / name).write_bytes(changed if isinstance(changed, bytes) else changed.encode())
    with pytest.raises(TableError) as told:
        load()
    assert words in str(told.value)


def test_a_table_that_is_gone_is_told(tables: Path) -> None:
    (tables / "aliases.csv").unlink()
    with pytest.raises(TableError, match=r"aliases\.csv: het bestand is niet te lezen: het bestaat niet\."):
        load()


def test_a_table_as_excel_writes_it_in_utf_8_is_read(tables: Path) -> None:
    file = tables / "municipalities.csv"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert [each.name for each in load().municipalities] == ["Oost", "West"]


def test_the_command_tells_a_slip_and_ends_with_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise TableError("mergers.csv:2: zo niet.")

    monkeypatch.setattr("hoedan.check.check_library.load_gazetteer", fail)
    assert main(["check", "--root", str(copy_sample(tmp_path))]) == 2
    assert capsys.readouterr().err == "hoedan: mergers.csv:2: zo niet.\n"


def test_a_municipality_that_ended_is_known_with_its_day_and_its_heirs(tables: Path) -> None:
    found = load()
    assert isinstance(found.resolve("Noord"), Found) and isinstance(found.resolve("Zuid"), Divided)
    assert {
        slug: (name, until, [each.name for each in heirs]) for slug, (name, until, heirs) in found.ended.items()
    } == {
        "noord": ("Noord", "2027-01-01", ["Oost"]),
        "zuid": ("Zuid", "2027-01-01", ["Oost", "West"]),
    }


def test_a_municipality_that_ended_keeps_its_page(tables: Path) -> None:
    noord, zuid = (ended_page(*load().ended[slug]) for slug in ("noord", "zuid"))
    assert 'De gemeente Noord is op 1 januari 2027 opgegaan in <a href="../oost/">Oost</a>.' in noord
    assert 'canonical" href="../oost/"' in noord
    assert '<a href="../oost/">Oost</a> en <a href="../west/">West</a>' in zuid and "canonical" not in zuid


def test_no_page_of_a_municipality_of_today_is_taken() -> None:
    library = check_library(SAMPLE).library
    pages = {asset.url for asset in ended_municipalities(library)}
    assert not pages & {f"gemeenten/{each.slug}/index.html" for each in library.gazetteer.municipalities}
    assert "gemeenten/haaren/index.html" in pages
