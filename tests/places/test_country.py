"""Another country is another folder `places/`: its regions, codes, register, shape and day of counting are its own."""

import io
import re
import zipfile
from pathlib import Path

import pytest

from conftest import PROJECT
from hoedan.check.check_library import check_library
from hoedan.cli import main
from hoedan.commands.start import shared_pages
from hoedan.design.dot_map import HEIGHT, WIDTH, dots_of
from hoedan.finder.facets import LARGE, ROWS, SMALL, facets_of, name_in
from hoedan.library.links import link_library
from hoedan.opendata.documentation import describe_data
from hoedan.opendata.files import data_files
from hoedan.places.country import FILE, REGIONS, Country
from hoedan.places.tables import ALIASES, MERGERS, MUNICIPALITIES
from made.library import DATES, STORY, pages_of, passages, read_library, story_body, write_library, write_story
from made.sample import write

COUNTRY = """name: Eilandrijk
code: E-07
code_label: Eilandnummer
population_on: "2025-07-01"
personal: [geen]
regions:
  province: eilandgroep
  labour_market_region: vaargebied
other_names:
  Noordeilanden: [Het Noorden]
"""
PLACES = """code,name,province,labour_market_region,lon,lat,population
E-01,Ankerdam,Noordeilanden,Diepwater,-60.5,14.2,12000
E-02,Bakenwijk,Noordeilanden,Ondiep,-20.0,14.9,800
E-03,Zwolle,Zuideilanden,Ondiep,-41.3,12.1,64000
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A made-up country far from here, much wider than high, with a library of one story."""
    root = write_library(tmp_path)
    write(root, FILE, COUNTRY)
    write(root, MUNICIPALITIES, PLACES)
    write(root, MERGERS, "old_code,old_name,new_code,new_name,date\nE-04,Lichtoord,E-01,Ankerdam,2024-05-01\n")
    write(root, ALIASES, "code,alias\nE-02,Baken\n")
    write_story(root, "een", municipalities=["Lichtoord", "Baken"], **DATES)
    return root


def test_nothing_of_the_first_country_is_on_a_page(root: Path) -> None:
    form = "insturen/"  # with the kinds of partners of a library
    pages = {url: page.render() for url, page in pages_of(read_library(root)).items() if url != form}
    assert {"regios/noordeilanden/", "regios/vaargebied/ondiep/", "gemeenten/ankerdam/"} <= pages.keys()
    of_another = re.compile(r"Nederland\b|CBS|\bGGD\b|[Pp]rovincie|[Aa]rbeidsmarktregio|1 januari 2022")
    assert not [url for url in pages if of_another.search(url)]
    linked = {url: re.findall(r'(?:href|id|name|data-facets?)="([^"]*)"', html) for url, html in pages.items()}
    assert {
        url: found for url, said in linked.items() if (found := [each for each in said if of_another.search(each)])
    } == {}
    told = {url: of_another.findall(re.sub(r"<[^>]+>|\xad", "", html)) for url, html in pages.items()}
    assert {url: found for url, found in told.items() if found} == {}
    assert '"@id":""' not in pages["verhalen/een/"].replace(" ", "")
    ankerdam = pages["gemeenten/ankerdam/"].replace("\xad", "")
    for said in ("<dt>Eilandgroep</dt>", "<dt>Vaargebied</dt>", "<dt>Eilandnummer</dt><dd>E-01", "1 juli 2025"):
        assert said in ankerdam
    assert "Kaart van Eilandrijk met Ankerdam" in ankerdam
    assert '<dd>Lichtoord <span class="facts__note">tot 2024</span></dd>' in ankerdam


def test_nothing_of_the_first_country_is_in_the_data(root: Path) -> None:
    library = read_library(root)
    files = data_files(library, link_library(library))
    texts = {name: text for name, text in files.items() if isinstance(text, str)}
    texts["data/"] = str(describe_data(library))
    of_another = re.compile(r"Nederland\b|CBS|GGD|TOOI|[Pp]rovincie|[Aa]rbeidsmarkt|[Vv]eiligheidsregio")
    spreadsheet = files["data/stories.ods"]
    assert isinstance(spreadsheet, bytes)
    with zipfile.ZipFile(io.BytesIO(spreadsheet)) as packed:
        texts["data/stories.ods"] = packed.read("content.xml").decode()
    assert {name: found for name, text in texts.items() if (found := of_another.findall(text))} == {}
    assert '"description": "Regio: vaargebied"' in texts["data/schemas/v1/municipalities.schema.json"]
    assert "Eilandnummer van elke gemeente" in texts["data/"]
    assert "dct:spatial" not in texts["data/catalogue.jsonld"] and "country/NLD" not in texts["data/catalogue.jsonld"]


def test_no_page_that_every_library_has_names_the_regions_of_one_country() -> None:
    """But for where our own tables come from, which the guide says to rewrite, and a page that each begins anew."""
    own = {"docs/colofon.md", "docs/bijdragen/bestand.md"}
    texts = {page: (PROJECT / page).read_text("utf-8") for page in {*shared_pages()} - own}
    of_one = re.compile(r"arbeidsmarktregio|GGD|\bCBS|Zwolle|Overijssel|Noordoostpolder|Nederlandse gemeente")
    assert {page: found for page, text in texts.items() if (found := of_one.findall(text))} == {}


def test_the_status_has_its_word_for_a_region_and_counts_below_each_other(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["status", "--root", str(root)]) == 0
    said = capsys.readouterr().out
    assert "Verhalen per eilandgroep\n" in said and "provincie" not in said
    counted = re.findall(r"(?m)^  (?:Noordeilanden|minder dan 20.000|100.000 tot 250.000) +[01]$", said)
    assert len(counted) == 3 and len({len(line) for line in counted}) == 1


def test_a_map_shows_a_country_of_any_shape_whole_and_in_the_middle(root: Path) -> None:
    dots = dots_of(read_library(root).gazetteer.municipalities)
    across, down = ([getattr(dot, side) for dot in dots] for side in ("x", "y"))
    assert 0 < min(across) < 0.1 * WIDTH and 0.9 * WIDTH < max(across) < WIDTH
    assert (min(down) + max(down)) / 2 == pytest.approx(HEIGHT / 2, abs=1)


def test_letters_of_codes_may_tell_regions_apart(root: Path) -> None:
    """As in Italy, where Rome is H501 and Milan F205."""
    for file in (MUNICIPALITIES, MERGERS, ALIASES):
        text = (root / file).read_text().replace("E-01", "A-01").replace("E-02", "Z-02")
        write(root, file, text)
    assert {*read_library(root).gazetteer.by_code} == {"A-01", "Z-02", "E-03"}


def test_its_regions_are_facets_and_names_and_it_needs_no_register(root: Path) -> None:
    library = read_library(root)
    labels = {facet.name: facet.label for facet in facets_of(library)}
    assert (labels["eilandgroep"], labels["vaargebied"]) == ("Eilandgroep", "Vaargebied")
    found = library.gazetteer.resolve("Het Noorden")
    assert getattr(found, "kind", None) == "eilandgroep"
    assert {each.uri for each in library.gazetteer.municipalities} == {""}


def test_a_bundle_of_a_region_that_is_not_there_has_its_word(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bundle", "--province", "Oosteilanden", "--title", "X", "--root", str(root)]) == 2
    assert "eilandgroep 'Oosteilanden' bestaat niet. Bedoel je" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (("Provincie", "Eerstelijnszone"), ["provincie", "eerstelijnszone"]),
        (("regio", "Regio"), ["regio", "regio-regio"]),
        (("thema", "gemeente"), ["regio-thema", "regio-gemeente"]),
        (("soort", "Q"), ["regio-soort", "regio-q"]),
    ],
)
def test_no_facet_of_a_region_is_called_as_another_thing_in_an_address(
    words: tuple[str, str], names: list[str]
) -> None:
    country = Country(regions=dict(zip(REGIONS, words, strict=False)))
    assert [name_in(country, each) for each in (LARGE, SMALL)] == names
    assert len({name_in(country, row.name) for row in ROWS}) == len(ROWS)


def test_nine_digits_are_no_dutch_number_there(root: Path) -> None:
    text = story_body(f"{passages(STORY['ingredients'])}\n\nIn dossier 111222333 stond 8011 AB 12, en 038 421 23 45.")
    write_story(root, "een", text, municipalities=["Baken"], **DATES)
    personal = {"P-001", "P-004", "P-005"}
    assert not personal & {each.code for each in check_library(root).problems}
    write(root, FILE, COUNTRY.replace("personal: [geen]\n", ""))
    assert personal <= {each.code for each in check_library(root).problems}


@pytest.mark.parametrize(
    ("path", "old", "new", "said"),
    [
        pytest.param(
            MUNICIPALITIES, "E-02", "GM0002", "G-008 fout: `code` is 'GM0002'. Schrijf een code zoals E-07", id="code"
        ),
        pytest.param(FILE, "2025-07-01", "juli", f"{FILE}:4: F-027", id="day"),
        pytest.param(FILE, "  province: eilandgroep\n", "", f"{FILE}:6: F-0", id="region"),
        pytest.param(FILE, "vaargebied", "'<b>'", f"{FILE}:8: G-008 fout: `labour_market_region` is '<b>'", id="word"),
        pytest.param(FILE, "vaargebied", "海域", "G-008 fout: `labour_market_region` is '海域'", id="no-address"),
        pytest.param(FILE, "code_label", "codelabel", f"{FILE}:3: F-0", id="key"),
        pytest.param(FILE, "name: Eilandrijk", "name: [", f"{FILE}:1: F-014", id="yaml"),
        pytest.param(FILE, "[geen]", "[]", f"{FILE}:5: F-025", id="nothing-personal"),
        pytest.param(
            FILE, "code:", "identifier: 'https://x.test/{gemeente}'\ncode:", "Zet `{code}` waar", id="other-stand-in"
        ),
        pytest.param(FILE, "code:", "identifier: 'javascript:pwned()//{code}'\ncode:", "F-033", id="script"),
        pytest.param(FILE, "code:", "identifier: 'https://x.test/\"><script>{code}'\ncode:", "F-033", id="markup"),
    ],
)
def test_a_slip_in_what_holds_for_all_is_told(root: Path, path: str, old: str, new: str, said: str) -> None:
    text = (root / path).read_text()
    write(root, path, text.replace(old, new, 1))
    problems = [str(found) for found in check_library(root).problems if found.is_error]
    assert any(said in found for found in problems), problems
    assert not any("stories/" in found for found in problems if path == FILE)
