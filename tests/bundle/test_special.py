"""The online special: its downloads with their evidence, its earlier editions, and who owns a text."""

import hashlib
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from html import unescape
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser
from special_edition import links_of

from accessible import violations
from hoedan.bundle.evidence import RULE, find_evidence, gather
from hoedan.bundle.manifest import read_made
from hoedan.bundle.validation import ACE, EPUBCHECK, PREFLIGHT, report_text
from hoedan.bundle.validation import write_report as write_judgement
from hoedan.cli import main
from hoedan.site.publish import downloads_of as publish_downloads
from hoedan.site.special import Special
from made.library import make_library, pages_of, write
from made.sample import SAMPLE_URL

BUNDLE = """title: Proefbundel
summary: Een bundel om mee te proberen wat er met de bestanden gebeurt.
edition: Derde editie
date: 2026-03
chapters:
  - generated: inhoud
  - story: een
  - generated: matrix
earlier_editions:
  - {edition: Tweede editie, date: 2025-11, url: "https://voorbeeld.test/uitgaven/v2025.11"}
  - {edition: Eerste editie, date: 2024, url: "https://voorbeeld.test/uitgaven/v2024"}
"""
REPORT = """Bestand:      proef.pdf
SHA-256:      {sha256}
Profiel:      PDF/UA-1 validation profile
Profiel:      PDF/A-2a validation profile
Datum:        2026-03-04
Mislukt:      0 regels
Uitkomst:     {outcome}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = make_library(tmp_path, een="")
    write(root / "bundles" / "proef" / "bundle.yml", BUNDLE)
    return root


def make_pdf(root: Path) -> Path:
    assert main(["bundle", "proef", "--root", str(root), "--format", "pdf"]) == 0
    return root / "dist" / "proef" / "proef.pdf"


def write_verapdf(pdf: Path, outcome: str = "voldoet") -> Path:
    sha256 = hashlib.sha256(pdf.read_bytes()).hexdigest()
    return write(pdf.with_name("proef.verapdf.txt"), REPORT.format(sha256=sha256, outcome=outcome))


def write_report(pdf: Path, outcome: str = "voldoet") -> Path | None:
    """As `make evidence` does when veraPDF has judged the PDF."""
    write_verapdf(pdf, outcome)
    return gather(pdf.parent, pdf.stem)


def special_of(root: Path) -> Special:
    links = links_of(root)
    return Special(links.library.bundles[0], links)


def downloads_of(root: Path) -> list[str]:
    return [download.file.name for download in special_of(root).downloads]


def front_page(root: Path) -> str:
    return pages_of(links_of(root).library)["bundels/proef/"].render()


def test_report_on_these_files_is_published_with_them(root: Path) -> None:
    write_report(make_pdf(root))
    assert downloads_of(root) == ["proef.pdf", "proef.keuring.txt"]
    said = "gekeurd op 4 maart 2026 door veraPDF (PDF/UA-1 en PDF/A-2a): zonder fouten"
    assert said in front_page(root)
    statement = pages_of(links_of(root).library)["toegankelijkheid/"].render()
    assert f'bundels/proef/proef.keuring.txt" download>Keuringsrapport van Proefbundel</a>, {said}' in statement


def test_the_statement_says_what_was_not_judged(root: Path) -> None:
    def said() -> list[str]:
        statement = pages_of(links_of(root).library)["toegankelijkheid/"].render()
        return re.findall(r"Van ([^<]*) is er nu geen keuringsrapport", unescape(statement))

    assert said() == ["de pagina's"]  # nothing else is given away
    pdf = make_pdf(root)
    assert said() == ["de pagina's", "de bestanden van Proefbundel"]
    write_report(pdf)
    assert said() == ["de pagina's"]
    write(root / "dist" / "site.axe.txt", report_text(["Pagina's: 40"], "WCAG 2.2", "axe 4", "2026-03-04", []))
    assert said() == []


def test_one_report_gathers_what_all_programs_say(tmp_path: Path) -> None:
    def judge(name: str, ending: str, day: str, *faults: str) -> None:
        write_judgement(tmp_path / name, ending, profile="een norm", program="een programma", day=day, faults=faults)

    for name in ("proef.pdf", "proef.epub", "proef-omslag.pdf"):
        write(tmp_path / name, name)
    write_verapdf(tmp_path / "proef.pdf")
    judge("proef-omslag.pdf", PREFLIGHT, "2026-03-01")
    judge("proef.epub", EPUBCHECK, "2026-03-05")
    judge("proef.epub", ACE, "2026-03-05", "serious, iets")
    assert gather(tmp_path, "proef") is None
    judge("proef.epub", ACE, "2026-03-05")
    report = gather(tmp_path, "proef")
    assert report is not None
    found = find_evidence(tmp_path, "proef")
    assert found is not None
    assert (found.file, found.date, found.judges) == (
        report, "2026-03-05", "veraPDF (PDF/UA-1 en PDF/A-2a), onze drukkeuring, EPUBCheck en Ace"
    )  # fmt: skip
    named = re.findall(r"(?m)^Bestand: +(.*)", report.read_text("utf-8"))
    assert named == ["proef.pdf", "proef-omslag.pdf", "proef.epub", "proef.epub"]
    write(tmp_path / "proef.epub", "ander boek")
    assert find_evidence(tmp_path, "proef") is None
    (tmp_path / "proef.epub").unlink()
    assert find_evidence(tmp_path, "proef") is None


@pytest.mark.parametrize(("faults", "is_published"), [([], True), (["een fout"], False)])
def test_report_of_axe_is_published_with_the_statement(root: Path, faults: list[str], *, is_published: bool) -> None:
    text = report_text(["Pagina's:     40 soorten"], "WCAG 2.2", "axe 4", "2026-03-04", faults)
    write(root / "dist" / "site.axe.txt", text)
    links = links_of(root)
    said = 'toegankelijkheid/site.axe.txt" download>keuringsrapport van de site</a>, gekeurd op 4 maart 2026 door axe'
    assert (said in pages_of(links.library)["toegankelijkheid/"].render()) is is_published
    assert ("toegankelijkheid/site.axe.txt" in [each.url for each in publish_downloads(links)]) is is_published


def test_a_report_that_names_a_fault_is_no_evidence_whoever_gathered_it(tmp_path: Path) -> None:
    write(tmp_path / "proef.pdf", "pdf")
    write_report(tmp_path / "proef.pdf")
    report = tmp_path / "proef.keuring.txt"
    assert find_evidence(tmp_path, "proef")
    write(report, report.read_text("utf-8").replace("Uitkomst:     voldoet", "Uitkomst:     voldoet niet"))
    assert find_evidence(tmp_path, "proef") is None


@pytest.mark.parametrize(
    "report",
    [
        pytest.param(REPORT.format(sha256="0" * 64, outcome="voldoet"), id="of-another-pdf"),
        pytest.param("Mislukt:      0 regels\nUitkomst:     voldoet\n", id="of-no-pdf"),
        pytest.param("", id="empty"),
    ],
)
def test_pages_are_silent_about_a_report_of_another_pdf(root: Path, report: str) -> None:
    pdf = make_pdf(root)
    write(pdf.with_name("proef.verapdf.txt"), report)
    assert gather(pdf.parent, "proef") is None
    head = "Keuringsrapport\nDatum: 2026-03-04\nGekeurd door: veraPDF\n"
    write(pdf.with_name("proef.keuring.txt"), RULE.join([head, report]))
    assert downloads_of(root) == ["proef.pdf"]
    pages = pages_of(links_of(root).library)
    for address in ("bundels/proef/", "toegankelijkheid/"):
        assert "Keuringsrapport" not in pages[address].render()


def test_report_that_finds_faults_is_no_evidence(root: Path) -> None:
    write_report(make_pdf(root), "voldoet niet")
    assert downloads_of(root) == ["proef.pdf"]


def test_reports_stay_beside_the_same_pdf_and_go_when_the_pdf_changes(root: Path) -> None:
    pdf = make_pdf(root)
    report, verapdf = write_report(pdf), pdf.with_name("proef.verapdf.txt")
    assert report is not None
    before = pdf.read_bytes()
    assert make_pdf(root).read_bytes() == before
    assert report.exists()
    assert verapdf.exists()
    story = root / "stories" / "een.md"
    write(story, story.read_text("utf-8").replace("Het hielp.", "Het hielp een beetje."))
    assert make_pdf(root).read_bytes() != before
    assert not report.exists()
    assert not verapdf.exists()
    assert downloads_of(root) == ["proef.pdf"]


def test_files_of_an_older_text_are_not_offered(root: Path) -> None:
    write_report(make_pdf(root))
    story = root / "stories" / "een.md"
    write(story, story.read_text("utf-8").replace("Het hielp.", "Het hielp een beetje."))
    assert downloads_of(root) == []
    assert "Neem hem mee" not in front_page(root)


def test_every_earlier_edition_stays_on_the_page(root: Path) -> None:
    page = front_page(root)
    editions = re.findall(
        r'<a href="(https://voorbeeld[^"]+)">(.*?)</a> <span class="take-away__note">(.*?)</span>', page
    )
    assert editions == [
        ("https://voorbeeld.test/uitgaven/v2025.11", "Tweede editie", "november 2025"),
        ("https://voorbeeld.test/uitgaven/v2024", "Eerste editie", "2024"),
    ]


def test_next_edition_needs_one_more_line_and_keeps_the_others(root: Path) -> None:
    text = BUNDLE.replace("Derde editie", "Vierde editie").replace("date: 2026-03", "date: 2026-09")
    added = '  - {edition: Derde editie, date: 2026-03, url: "https://voorbeeld.test/uitgaven/v2026.03"}\n'
    write(root / "bundles" / "proef" / "bundle.yml", text.replace("earlier_editions:\n", f"earlier_editions:\n{added}"))
    page = front_page(root)
    assert "Vierde editie, september 2026" in page
    assert [page.count(f"uitgaven/{tag}") for tag in ("v2026.03", "v2025.11", "v2024")] == [1, 1, 1]


def test_text_of_a_story_belongs_to_its_own_page(sample_site: Path) -> None:
    def canonical(address: str) -> list[str]:
        html = (sample_site / address / "index.html").read_text("utf-8")
        return re.findall(r'<link rel="canonical" href="([^"]*)">', html)

    assert canonical("bundels/eerste-bundel/plek-in-de-buurt") == [f"{SAMPLE_URL}verhalen/plek-in-de-buurt/"]
    assert canonical("verhalen/plek-in-de-buurt") == [f"{SAMPLE_URL}verhalen/plek-in-de-buurt/"]
    for own in ("bundels/eerste-bundel/voorwoord", "bundels/eerste-bundel/matrix", "bundels/eerste-bundel"):
        assert canonical(own) == [f"{SAMPLE_URL}{own}/"]
    listed = (sample_site / "sitemap.xml").read_text("utf-8")
    assert "bundels/eerste-bundel/voorwoord/" in listed
    assert "bundels/eerste-bundel/plek-in-de-buurt/" not in listed


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_axe_finds_nothing_on_a_filled_bundle_and_a_wide_matrix(
    browser: Browser,
    many_site: Path,
    serve: Callable[[Path], AbstractContextManager[str]],
    width: int,
    scheme: Literal["light", "dark"],
) -> None:
    stories = [path.parent.name for path in sorted(many_site.glob("verhalen/*/index.html"))][:2]
    quoted = re.findall(
        r'verhalen/([^/"]+)/#(passage-\w+)',
        (many_site / "ingredienten/vast-aanspreekpunt/index.html").read_text("utf-8"),
    )
    passages = [f"passage:{story}:{anchor}" for story, anchor in quoted[:2]]
    parts = [*stories, "ingredient:vast-aanspreekpunt", "setback:regels", *passages, "bestaat-niet"]
    filled = f"mijn-bundel/?v={'.'.join(parts)}&titel=Titel&voorwoord=Woord"
    matrices = [f"{path.relative_to(many_site)}/" for path in many_site.glob("bundels/*/matrix")]
    assert matrices
    addresses = [filled, *matrices]
    found: list[str] = []
    with serve(many_site) as home:
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        page = context.new_page()
        for address in addresses:
            page.goto(home + address)
            if address.startswith("mijn-bundel"):
                page.wait_for_selector("[data-my-bundle]:not([aria-busy])")
            found += [f"{address}: {each}" for each in violations(page)]
            if page.evaluate("document.documentElement.scrollWidth") > width:
                found.append(f"{address}: wider than {width}")
        context.close()
    assert found == []


def test_axe_finds_nothing_on_the_page_of_a_short_link(
    browser: Browser, many_site: Path, serve: Callable[[Path], AbstractContextManager[str]]
) -> None:
    address = sorted(many_site.glob("v/*/"))[0].relative_to(many_site)
    with serve(many_site) as home:
        context = browser.new_context(viewport={"width": 320, "height": 640})
        page = context.new_page()
        page.route("**/sent-on.js", lambda route: route.abort())  # it would go on at once
        page.goto(f"{home}{address}/")
        assert violations(page) == []
        context.close()


def test_a_report_beside_the_folders_of_bundles_is_no_bundle(tmp_path: Path) -> None:
    assert read_made(write(tmp_path / "site.axe.txt", "voldoet")) is None
    assert read_made(tmp_path) is None
