"""A frozen edition: kept as it was made, offered for good, and held against the texts of today."""

import hashlib
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from special_edition import links_of

from hoedan.bundle.document import fingerprint_of
from hoedan.bundle.evidence import gather
from hoedan.bundle.plan import plan_bundle
from hoedan.bundle.validation import JUDGED, write_report
from hoedan.check.check_library import check_library
from hoedan.cli import main
from hoedan.library.editions import editions_by_story, says_the_same
from hoedan.site.publish import downloads_of
from hoedan.site.special import Special
from made.library import make_library, pages_of, write

BUNDLE = """title: Proefbundel
summary: Een bundel om mee te proberen wat er met een editie gebeurt die vastligt.
edition: Eerste editie
date: 2026-03-01
chapters:
  - generated: inhoud
  - story: een
  - text: voorwoord.md
"""
FOREWORD = "---\ntitle: Voorwoord\n---\n\nWelkom bij de proef.\n"
FOLDER = Path("bundles/proef/editions/2026-03-01")
COMMIT_DAY = "1780000000"  # 28 May 2026
KINDS = ["binnenwerk.pdf", "boekje.pdf", "drukopdracht.txt", "grote-letter.pdf", "omslag.pdf"]


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", COMMIT_DAY)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library")


@pytest.fixture(scope="module")
def frozen_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_library(tmp_path_factory.mktemp("frozen"))
    assert bundle(root, "--freeze") == 0
    return root


@pytest.fixture
def frozen(frozen_once: Path, tmp_path: Path) -> Path:
    return shutil.copytree(frozen_once, tmp_path / "library")


def write_library(root: Path) -> Path:
    make_library(root, een="", twee="")
    write(root / "bundles" / "proef" / "bundle.yml", BUNDLE)
    write(root / "bundles" / "proef" / "voorwoord.md", FOREWORD)
    return root


def bundle(root: Path, *words: str) -> int:
    return main(["bundle", *words, "--root", str(root)])


def change(root: Path, path: str, old: str, new: str) -> None:
    file = root / path
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    write(file, text.replace(old, new))


def sum_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def change_story(root: Path) -> None:
    change(root, "stories/een.md", "Het hielp.", "Het hielp een beetje.")


def files_in(folder: Path) -> Mapping[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def front_page(root: Path) -> str:
    return pages_of(links_of(root).library)["bundels/proef/"].render()


def story_page(root: Path, slug: str = "een") -> str:
    return pages_of(links_of(root).library)[f"verhalen/{slug}/"].render()


def same_as_today(root: Path) -> bool:
    library = links_of(root).library
    return says_the_same(library.editions[0], library.bundles[0], library)


def test_freezing_keeps_every_file_with_its_sum_and_the_stories(frozen: Path) -> None:
    kept = files_in(frozen / FOLDER)
    assert set(kept) == {"edition.yml", "proef.pdf", "proef.epub", *(f"proef-{kind}" for kind in KINDS)}
    values = yaml.safe_load(kept["edition.yml"])
    assert [story["slug"] for story in values["stories"]] == ["een"]
    assert {file["name"] for file in values["files"]} == set(kept) - {"edition.yml"}
    assert check_library(frozen).problems == ()


def test_the_same_text_is_the_same_edition_to_the_byte(frozen: Path) -> None:
    kept = files_in(frozen / FOLDER)
    order = write(frozen / FOLDER / "proef-drukopdracht.txt", "Zo ging het naar de drukker.\n")  # as no build makes it
    change(frozen, f"{FOLDER}/edition.yml", sum_of(kept[order.name]), sum_of(order.read_bytes()))
    assert bundle(frozen, "proef") == 0
    made = files_in(frozen / "dist" / "proef")
    assert made["proef-drukopdracht.txt"] == b"Zo ging het naar de drukker.\n"
    assert made["proef.pdf"] == kept["proef.pdf"]


def test_a_changed_text_is_an_update_and_the_edition_stays(frozen: Path) -> None:
    kept = files_in(frozen / FOLDER)
    change_story(frozen)
    assert bundle(frozen, "proef") == 0
    stem = "proef-bijgewerkt-2026-05-28"
    assert set(files_in(frozen / "dist" / "proef")) == {
        "bundle.json", f"{stem}.pdf", f"{stem}.epub", *(f"{stem}-{kind}" for kind in KINDS)
    }  # fmt: skip
    assert files_in(frozen / FOLDER) == kept
    page = front_page(frozen)
    assert "Eerste editie, 1 maart 2026, bijgewerkt op 28 mei 2026" in page
    offered = re.findall(r'href="[^"]*?(bundels/proef/[^"]+)" download', page)
    assert f"bundels/proef/{stem}.pdf" in offered
    assert "bundels/proef/2026-03-01/proef.pdf" in offered
    published = {asset.url: asset.file for asset in downloads_of(links_of(frozen))}
    assert set(offered) == published.keys()
    assert published["bundels/proef/2026-03-01/proef.pdf"] == frozen / FOLDER / "proef.pdf"


def test_the_colophon_and_the_cover_say_that_it_is_an_update(frozen: Path) -> None:
    change_story(frozen)
    special = Special(links_of(frozen).library.bundles[0], links_of(frozen))
    assert special.plan
    assert special.plan.updated == "2026-05-28"
    assert special.plan.edition_code == "proef.2026-05-28"
    cover = special.content("omslag")
    assert "Eerste editie · 1 maart 2026, bijgewerkt op 28 mei 2026" in cover


@pytest.mark.parametrize(
    ("path", "old", "new", "is_same"),
    [
        ("stories/een.md", "Het hielp.", "Het hielp een beetje.", False),
        ("stories/een.md", "title: Verhaal een", "title: Het verhaal een", False),
        ("stories/een.md", "status: geborgd", "status: geborgd\nreviewed: 2026-05-01", True),
        ("stories/een.md", "status: geborgd", "status: geborgd\nfollowers: [{municipality: Ede}]", True),
        ("stories/een.md", "status: geborgd", "status: geborgd\ntarget_groups: [alle-inwoners]", True),
        ("stories/een.md", "status: geborgd", "status: loopt", False),
        ("stories/een.md", "Het begon in de wijk", "Het begon\nin de wijk", True),
        ("stories/twee.md", "Het hielp.", "Het hielp een beetje.", True),
        ("bundles/proef/voorwoord.md", "Welkom", "Welkom terug", False),
        ("bundles/proef/bundle.yml", "  - story: een\n", "  - story: een\n  - story: twee\n", False),
        ("ingredients/vertrouwen.md", "title: Vertrouwen", "title: Het vertrouwen", False),
    ],
)
def test_what_counts_as_another_text(frozen: Path, path: str, old: str, new: str, is_same: bool) -> None:
    change(frozen, path, old, new)
    assert same_as_today(frozen) is is_same


def test_a_story_that_got_another_name_is_still_in_its_edition(frozen: Path) -> None:
    (frozen / "stories" / "een.md").rename(frozen / "stories" / "eerste.md")
    change(frozen, "stories/eerste.md", "status: geborgd", "status: geborgd\naliases: [een]")
    change(frozen, "bundles/proef/bundle.yml", "story: een", "story: eerste")
    assert editions_by_story(links_of(frozen).library) == {"eerste": (("proef.2026-03-01", True),)}


def test_the_page_of_a_story_knows_its_editions(frozen: Path) -> None:
    assert 'data-editions="proef.2026-03-01=gelijk"' in story_page(frozen)
    assert "data-editions" not in story_page(frozen, "twee")
    change_story(frozen)
    assert 'data-editions="proef.2026-03-01=anders"' in story_page(frozen)


def test_an_edition_is_frozen_with_the_report_on_its_files(frozen: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And who freezes one without is told, by which programs it was not judged: it can be done once."""
    made = frozen / "dist" / "proef"

    def freeze() -> str:
        shutil.rmtree(frozen / FOLDER)
        assert bundle(frozen, "proef", "--freeze") == 0
        return capsys.readouterr().err

    assert "geen keuring door veraPDF, onze drukkeuring, EPUBCheck en Ace. Wil je die erbij, verwijder" in freeze()
    for part, ending in JUDGED:
        write_report(made / f"proef{part}", ending, profile="x", program="x", day="2026-03-04", faults=[])
    assert gather(made, "proef")
    assert "keuring" not in freeze()
    kept = files_in(frozen / FOLDER)
    assert kept["proef.keuring.txt"] == (made / "proef.keuring.txt").read_bytes()
    assert "proef.keuring.txt" in [each["name"] for each in yaml.safe_load(kept["edition.yml"])["files"]]
    said = "gekeurd op 4 maart 2026 door veraPDF, onze drukkeuring, EPUBCheck en Ace: zonder fouten"
    assert said in front_page(frozen)
    (made / "proef.ace.txt").unlink()
    assert gather(made, "proef")
    assert "geen keuring door Ace. Wil je" in freeze()


def test_an_edition_is_frozen_once(frozen: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bundle(frozen, "proef", "--freeze") == 2
    assert "Proefbundel, Eerste editie (1 maart 2026) ligt al vast in bundles/proef/editions/2026-03-01/." in (
        capsys.readouterr().err
    )
    before = files_in(frozen / FOLDER)
    change_story(frozen)
    assert bundle(frozen, "--freeze") == 0  # all that are not frozen yet, so none
    assert files_in(frozen / FOLDER) == before


@pytest.mark.parametrize("words", [("--stories", "een", "--title", "Eigen"), ("--format", "pdf")])
def test_only_a_whole_bundle_of_the_library_is_frozen(root: Path, words: tuple[str, ...]) -> None:
    assert bundle(root, "--freeze", *words) == 2
    assert not (root / "bundles" / "proef" / "editions").exists()


def test_the_next_edition_stands_beside_the_first(frozen: Path) -> None:
    change(frozen, "bundles/proef/bundle.yml", "Eerste editie", "Tweede editie")
    change(frozen, "bundles/proef/bundle.yml", "2026-03-01", "2026-05-01")
    assert bundle(frozen, "--freeze") == 0
    page = front_page(frozen)
    assert "Tweede editie, 1 mei 2026<" in page
    assert re.search(r"<summary>Eerste editie ", page)
    assert "bundels/proef/2026-03-01/proef.pdf" in page


def test_an_edition_whose_files_are_kept_elsewhere_is_still_named(frozen: Path) -> None:
    change_story(frozen)
    for file in (frozen / FOLDER).glob("proef*"):
        file.unlink()
    assert check_library(frozen).problems == ()
    page = front_page(frozen)
    assert "De bestanden van deze editie staan niet op deze site" in page
    assert "2026-03-01/" not in page.replace("editie-2026-03-01", "")


def test_files_that_were_made_before_a_story_grew_stale_are_still_of_this_text(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(root, "stories/een.md", "status: geborgd", "status: geborgd\nreviewed: 2026-05-01")
    sums, told = [], []
    for day in (COMMIT_DAY, "2000000000"):  # the other is 18 May 2033
        monkeypatch.setenv("SOURCE_DATE_EPOCH", day)
        links = links_of(root)
        told.append(
            "Voor het laatst gecontroleerd in mei 2026"
            in Special(links.library.bundles[0], links).content("verhaal-een")
        )
        sums.append(fingerprint_of(plan_bundle(links.library.bundles[0], links.library), links))
    assert told == [False, True]
    assert sums[0] == sums[1]


def test_a_copy_in_an_archive_is_no_other_text(frozen: Path) -> None:
    story = frozen / "stories" / "een.md"
    archived, count = re.subn(
        r"\n( +)publisher:", r"\n\1archived: https://archief.test/1\n\1publisher:", story.read_text()
    )
    assert count
    story.write_text(archived)
    assert same_as_today(frozen)


def test_an_edition_with_a_story_that_was_withdrawn_is_not_given_away(frozen: Path) -> None:
    (frozen / "stories" / "een.md").rename(frozen / "stories" / "eerste.md")
    change(frozen, "stories/eerste.md", "status: geborgd", "status: geborgd\naliases: [een]")
    change(frozen, "bundles/proef/bundle.yml", "story: een", "story: twee\n  - story: eerste")
    assert main(["withdraw", "eerste", "--root", str(frozen)]) == 0
    page = front_page(frozen)
    assert "In deze editie staat een verhaal dat is teruggetrokken." in page
    assert "2026-03-01/" not in page.replace("editie-2026-03-01", "")
    assert not [asset.url for asset in downloads_of(links_of(frozen)) if asset.url.endswith((".pdf", ".epub"))]


def test_no_file_of_an_edition_may_lead_elsewhere(frozen: Path) -> None:
    outside = write(frozen / "geheim.pdf", "geheim")
    (frozen / FOLDER / "proef.pdf").unlink()
    (frozen / FOLDER / "proef.pdf").symlink_to(outside)
    assert "F-005" in {found.code for found in check_library(frozen).problems}


@pytest.mark.parametrize("text", ["", "niets", "edition: [", "title: x\n", "stories: 3\n"])
def test_a_broken_edition_file_is_a_problem_with_a_place(frozen: Path, text: str) -> None:
    write(frozen / FOLDER / "edition.yml", text)
    found = check_library(frozen).problems
    assert found
    assert {problem.path for problem in found} == {"bundles/proef/editions/2026-03-01/edition.yml"}
    assert all(problem.is_error for problem in found)
