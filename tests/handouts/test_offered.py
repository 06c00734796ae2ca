"""What the pages offer on paper: made once, made again when they say something else, and gone with their page."""

import json
from html import unescape
from pathlib import Path

import pytest
from paper import words_of, write_table

from hoedan.bundle.validation import VERAPDF, write_report
from hoedan.check.check_library import check_library
from hoedan.cli import main
from hoedan.handouts.offered import (
    FOLDER,
    MEMO,
    RECORD,
    REPORT,
    STORY,
    find_report,
    gather_reports,
    offers_of,
    read_record,
)
from hoedan.library.links import Links, link_library
from hoedan.site.pages import Site
from hoedan.site.publish import offered
from made.library import write_library

pytest_plugins = ["table_fixtures"]
pytestmark = pytest.mark.whole


def links_of(root: Path) -> Links:
    return link_library(check_library(root).library)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library whose handouts were made."""
    root = write_table(tmp_path_factory.mktemp("offered"))
    (root / "stories" / "lang.md").unlink()
    assert main(["handouts", "--root", str(root)]) == 0
    return root


def test_every_page_offers_its_sheets_and_a_story_has_them_in_words(root: Path) -> None:
    links = links_of(root)
    offers = {page: [offer.url.removeprefix(page) for offer in found] for page, found in offers_of(links).items()}
    story = ["verhaal.pdf", "raadsmemo.pdf", "raadsmemo.odt"]
    cards = ["gesprekskaarten.pdf"]
    assert offers == {
        **{f"verhalen/{slug}/": story for slug in ("leeg", "vol")},
        **{f"ingredienten/{slug}/": cards for slug in ("lange-adem", "vertrouwen")},
        **{f"vallen-en-opstaan/{slug}/": cards for slug in ("geld", "tempo")},
    }
    page = next(page for page in Site(links.library, links).pages() if page.url == "verhalen/vol/")
    for name in story:
        assert f'verhalen/vol/{name}" download>' in page.render()


def test_a_story_on_paper_is_itself_without_a_cover(root: Path) -> None:
    pages = words_of((root / "dist" / FOLDER / "verhalen" / "vol" / STORY).read_bytes())
    assert "Wat een gemeente doet" in pages[0]
    assert "IN HET KORT" in pages[0]
    assert not any("Dit verhaal en" in page for page in pages)


def test_only_what_changed_is_made_again_and_what_changed_is_not_offered_until_then(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["handouts", "--root", str(root)]) == 0
    assert capsys.readouterr().out == "0 uitgaven gemaakt; 8 waren nog goed.\n"
    edit(root / "stories" / "leeg.md", "title: Verhaal leeg", "title: Een andere naam")
    assert "verhalen/leeg/" not in offers_of(links_of(root))
    assert main(["handouts", "--root", str(root)]) == 0
    said = capsys.readouterr().out
    assert said == "4 uitgaven gemaakt; 4 waren nog goed.\n"  # its two, and the cards of its two ingredients
    assert "verhalen/leeg/" in offers_of(links_of(root))


def test_what_was_made_by_another_version_is_offered_and_made_again(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["handouts", "--root", str(root)]) == 0
    file = root / "dist" / FOLDER / RECORD
    record = json.loads(file.read_text("utf-8"))
    now = record["ingredienten/vertrouwen/gesprekskaarten.pdf"]
    record["ingredienten/vertrouwen/gesprekskaarten.pdf"] = [now[0], "ouder"]
    file.write_text(json.dumps(record), "utf-8")
    assert "ingredienten/vertrouwen/" in offers_of(links_of(root))
    capsys.readouterr()
    assert main(["handouts", "--root", str(root)]) == 0
    assert capsys.readouterr().out == "1 uitgave gemaakt; 7 waren nog goed.\n"
    assert json.loads(file.read_text("utf-8"))["ingredienten/vertrouwen/gesprekskaarten.pdf"] == now


def test_what_has_no_page_any_more_is_removed(root: Path) -> None:
    folder = root / "dist" / FOLDER
    gone = folder / "verhalen" / "weg" / MEMO
    gone.parent.mkdir()
    gone.write_bytes(b"%PDF")
    assert main(["handouts", "--root", str(root)]) == 0
    assert not gone.parent.exists()
    assert read_record(folder)


def statement_of(site: Site) -> str:
    return unescape(next(page for page in site.pages() if page.url == "toegankelijkheid/").render())


def test_the_report_on_all_pdfs_is_published_while_it_is_proof_of_each(root: Path) -> None:
    folder = root / "dist" / FOLDER
    pdfs = sorted(folder.rglob("*.pdf"))
    assert gather_reports(folder) is None
    for pdf in pdfs:
        write_report(pdf, VERAPDF, profile="PDF/UA-1", program="veraPDF", day="2026-03-04", faults=[])
    assert gather_reports(folder)
    assert main(["handouts", "--root", str(root)]) == 0  # which removes what no page has
    links = links_of(root)
    site = Site(links.library, links)
    found = find_report(site.offers)
    assert found is not None
    assert found.names == {pdf.relative_to(folder).as_posix() for pdf in pdfs}
    statement = statement_of(site)
    assert f'toegankelijkheid/{REPORT}" download>keuringsrapport van de pdf' in statement
    assert f"toegankelijkheid/{REPORT}" in [asset.url for asset in offered(site)]
    without = "Van de pdf's bij een verhaal, ingrediënt of struikelblok is er nu geen keuringsrapport."
    assert without not in statement
    content = pdfs[-1].read_bytes()
    pdfs[-1].write_bytes(content + b"%")
    assert find_report(site.offers) is None
    assert without in statement_of(Site(links.library, links))
    assert gather_reports(folder) is None
    pdfs[-1].write_bytes(content)


def test_without_anything_made_nothing_is_offered(table: Links) -> None:
    assert offers_of(table) == {}


def test_a_place_that_cannot_be_is_told_with_an_advice_that_works(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write_library(tmp_path)
    (root / "dist").write_text("een bestand")
    assert main(["handouts", "--root", str(root)]) == 2
    said = capsys.readouterr().err
    assert f"{root / 'dist'} is geen map. Maak die plek vrij" in said
    assert "--output" not in said
    (root / "dist").unlink()
    assert main(["handouts", "--root", str(root)]) == 0
