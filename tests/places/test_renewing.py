"""`hoedan places`: a column from a downloaded file, or a reason and nothing changed."""

from pathlib import Path

import pytest

from hoedan.cli import main
from hoedan.library.names import other_addresses
from hoedan.model import urls
from hoedan.places.country import FILE
from hoedan.places.gazetteer import Found
from hoedan.places.tables import MUNICIPALITIES
from hoedan.site.publish import ended_municipalities
from made.library import read_library, snapshot, write_library
from made.places import places_in
from made.sample import write

DOWNLOADED = (
    '"ID";"RegioS";"Perioden";"TotaleBevolking_1"\n'
    '"0";"NL01  ";"2026JJ00";"18000000"\n'
    '"1";"GM0193";"2026JJ00";"  135000"\n'
    '"2";"GM0166";"2026JJ00";"   56000"\n'
    '"3";"GM9999";"2026JJ00";"      12"\n'
)
ON = ("--on", "2026-01-01", "--from", "TotaleBevolking_1")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path, "bevolking.csv", DOWNLOADED)
    return write_library(tmp_path / "library")


def renew(root: Path, column: str, *more: str) -> int:
    return main(["places", str(root.parent / "bevolking.csv"), column, *more, "--root", str(root)])


def test_inhabitants_come_with_their_day_and_the_rest_stays(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (root / MUNICIPALITIES).read_text(encoding="utf-8").splitlines()
    assert renew(root, "population", *ON) == 0
    places = places_in(root)
    assert [places.by_slug[slug].population for slug in ("zwolle", "kampen")] == [135000, 56000]
    assert places.country.population_on == "2026-01-01"
    after = (root / MUNICIPALITIES).read_text(encoding="utf-8").splitlines()
    assert [line[:6] for line, old in zip(after, before, strict=True) if line != old] == ["GM0166", "GM0193"]
    said = capsys.readouterr().out
    assert "2 van de gemeenten hebben nu een andere `population`." in said
    assert "Niet in het bestand, en dus niet veranderd: Aa en Hunze, Aalten," in said
    assert f"Niet in {MUNICIPALITIES}: GM9999." in said


@pytest.mark.parametrize(
    ("edit", "arguments", "said"),
    [
        pytest.param(("ID", "ID"), ("population",), "inwoners horen bij een dag", id="no-day"),
        pytest.param(("ID", "ID"), ("name", "--on", "2026-01-01"), "inwoners horen bij een dag", id="a-day-of-a-name"),
        pytest.param(("ID", "ID"), ("name",), "'name'. Noem met --from een van: ID, RegioS,", id="no-column"),
        pytest.param(("  135000", "."), ("population", *ON), "Zwolle staat in 'TotaleBevolking_1': '.'", id="unknown"),
        pytest.param(("GM0166", "GM0193"), ("population", *ON), "staat GM0193 meer dan één keer. Kies", id="twice"),
        pytest.param(
            ("RegioS", "TotaleBevolking_1"), ("population", *ON), "meer dan één kolom 'Tot", id="a-column-twice"
        ),
        pytest.param(
            (';"2026JJ00";"  135000"', ""),
            ("population", *ON),
            "Zwolle staat in 'TotaleBevolking_1': ''",
            id="half-a-row",
        ),
        pytest.param(("GM", "XX"), ("population", *ON), "geen rij met een code uit places/", id="no-codes"),
        pytest.param(("GM", ""), ("population", *ON), "heeft geen rij met een code zoals GM0193", id="no-letters"),
        pytest.param(("ID", "ID"), ("name", "--from", "Perioden"), "dan zou er iets niet meer", id="names-alike"),
    ],
)
def test_what_cannot_be_renewed_is_told_and_nothing_changes(
    root: Path, edit: tuple[str, str], arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write(root.parent, "bevolking.csv", DOWNLOADED.replace(*edit))
    before = snapshot(root)
    assert renew(root, *arguments) == 2
    assert said in capsys.readouterr().err
    assert snapshot(root) == before


@pytest.mark.parametrize("title", ['"Bevolking; per gemeente; per jaar; 2026"', "Bevolking per gemeente"])
def test_a_title_above_the_heads_is_none_of_them(title: str, root: Path) -> None:
    write(root.parent, "bevolking.csv", f"{title}\n{DOWNLOADED}")
    assert renew(root, "population", *ON, "--dry-run") == 0


@pytest.mark.parametrize("code_page", ["utf-16", "utf-8-sig", "cp1252"])
def test_a_table_is_read_as_programs_write_it(code_page: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = "code\tnaam\nGM1900\tSúdwest-Fryslân aan Zee\n"
    (root.parent / "bevolking.csv").write_bytes(table.encode(code_page))
    assert renew(root, "name", "--from", "naam", "--dry-run") == 0
    assert "1 van de gemeenten zou een andere `name` krijgen." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("code_page", "said"),
    [
        ("cp850", "staat in 'naam': 'S£dwest-Frysl"),
        ("utf-16-le", "bevolking.csv is geen tekst. Bewaar de tabel als csv, in UTF-8."),
    ],
)
def test_letters_that_are_read_wrong_come_into_no_name(
    code_page: str, said: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root.parent / "bevolking.csv").write_bytes("code;naam\nGM1900;Súdwest-Fryslân\n".encode(code_page))
    before = snapshot(root)
    assert renew(root, "name", "--from", "naam") == 2
    assert said in capsys.readouterr().err
    assert snapshot(root) == before


def test_a_municipality_that_gets_another_name_keeps_its_old_one_and_its_address(root: Path) -> None:
    write(root.parent, "bevolking.csv", "code;naam\nGM0193;Zwolle aan de IJssel\nGM0166;KAMPEN\n")
    assert renew(root, "name", "--from", "naam") == 0
    library = read_library(root)
    found = library.gazetteer.resolve("Zwolle")
    assert isinstance(found, Found) and found.municipality.name == "Zwolle aan de IJssel"
    assert other_addresses(library)["gemeenten/zwolle/"] == "gemeenten/zwolle-aan-de-ijssel/"
    there = {asset.url: asset.content for asset in ended_municipalities(library)}
    assert 'href="../zwolle-aan-de-ijssel/"' in str(there["gemeenten/zwolle/index.html"])
    assert library.gazetteer.by_slug["kampen"].aliases == ()
    assert not {urls.municipality_url(slug) for slug in library.gazetteer.by_slug} & other_addresses(library).keys()


def test_it_can_be_tried_first(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = snapshot(root)
    assert renew(root, "population", *ON, "--dry-run") == 0
    assert "2 van de gemeenten zouden een andere `population` krijgen." in capsys.readouterr().out
    assert snapshot(root) == before


def test_a_file_that_is_not_there_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root.parent / "bevolking.csv").unlink()
    assert renew(root, "population", *ON) == 2
    assert "bevolking.csv is niet te lezen: het bestaat niet." in capsys.readouterr().err
    assert FILE in snapshot(root)
