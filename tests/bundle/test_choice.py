"""Choosing what goes into a bundle, and what stands in the way."""

from pathlib import Path

import pytest
from special_edition import links_of

import hoedan.bundle.typesetter as typesetter_module
from hoedan.bundle.document import compose
from hoedan.bundle.draft import Medium
from hoedan.bundle.errors import BundleError
from hoedan.bundle.outputs import Output, write_outputs
from hoedan.bundle.plan import Choice, plan_choice
from hoedan.bundle.typesetter import load_weasyprint
from hoedan.cli import main
from hoedan.library.short_links import names_by_short_id, short_id, short_link_page, short_url
from made.library import make_library, read_library, write_library


def run(root: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    code = main(["bundle", "--root", str(root), *words])
    return code, capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(["--stories", "zwolle"], "nog geen titel", id="no-title"),
        pytest.param(["--stories", "zwole", "--title", "X"], "Bedoel je 'zwolle'?", id="unknown-story"),
        pytest.param(["--ingredient", "vertouwen", "--title", "X"], "Bedoel je 'vertrouwen'?", id="unknown-ingredient"),
        pytest.param(["--province", "Zeeland", "--title", "X"], "geen enkel verhaal past bij 'Zeeland'", id="empty"),
        pytest.param(["--province", "Belgie", "--title", "X"], "provincie 'Belgie' bestaat niet", id="no-province"),
        pytest.param(["--theme", "Belgie", "--title", "X"], "bestaat niet. Kies uit: wonen.", id="no-theme"),
        pytest.param(["--chapters", "ingredient:vertrouwe", "--title", "X"], "Bedoel je 'vertrouwen'?", id="chapter"),
        pytest.param(["--chapters", "ingredient:vertrouwen", "--title", "X"], "minstens één verhaal", id="no-story"),
        pytest.param(["--chapters", "setback:tempoo", "--title", "X"], "het struikelblok 'tempoo'", id="no-setback"),
        pytest.param(["--chapters", "zwolle,kaart:x", "--title", "X"], "'kaart:x' in --chapters", id="no-chapter"),
        pytest.param(["--chapters", "zwolle", "--all", "--title", "X"], "--all en --chapters", id="two-ways"),
        pytest.param(["nergens"], "er zijn nog geen bundels", id="no-bundles"),
        pytest.param(["--title", "X"], "kies ook verhalen", id="title-only"),
        pytest.param(["--format", "pfd"], "onbekende vorm 'pfd'", id="format"),
        pytest.param(["--format", "pfd", "--format", "pdf"], "onbekende vorm 'pfd'", id="formats"),
        pytest.param(["--stories", "zwole", "--stories", "zwolle", "--title", "X"], "Bedoel je", id="given-twice"),
    ],
)
def test_mistake_is_one_clear_message(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], message: str
) -> None:
    root = make_library(tmp_path, zwolle="")
    code, said = run(root, capsys, *words)
    assert code == 2
    assert message in said
    assert len(said.strip().splitlines()) == 1
    assert not (root / "dist").exists()


def test_a_library_without_bundles_has_none_to_make(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As `make site` asks for all bundles of a library that was just begun."""
    root = make_library(tmp_path, zwolle="")
    assert main(["bundle", "--root", str(root)]) == 0
    assert capsys.readouterr().out.startswith("Er zijn nog geen bundels in bundles/.")


def test_missing_pango_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        print("WeasyPrint could not import some external libraries.")
        raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr("builtins.__import__", fail)
    with pytest.raises(BundleError, match=r"`hoedan site --without-bundles`\.\n.*apt-get install libpango"):
        load_weasyprint()
    assert capsys.readouterr().out == ""


def test_failing_layout_leaves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise BundleError("geen zetter")

    root = make_library(tmp_path, zwolle="")
    monkeypatch.setattr(typesetter_module, "load_weasyprint", fail)
    code, said = run(root, capsys, "--stories", "zwolle", "--title", "X")
    assert (code, said) == (2, "hoedan: geen zetter\n")
    assert not (root / "dist").exists()


def test_unwritable_folder_leaves_no_half_file(tmp_path: Path) -> None:
    links = links_of(make_library(tmp_path / "library", zwolle=""))
    plan = plan_choice(Choice("X", stories=("zwolle",)), links.library)
    (tmp_path / "taken").write_text("a file where a folder should come")
    with pytest.raises(OSError, match="taken"):
        write_outputs(Output(plan, 1, {"x.pdf": b"pdf"}), tmp_path / "taken")
    assert (tmp_path / "taken").read_text() == "a file where a folder should come"


def test_own_bundle_has_contents_colophon_matrix_and_registers(tmp_path: Path) -> None:
    links = links_of(make_library(tmp_path, een="", twee=""))
    plan = plan_choice(Choice("Mijn keuze", stories=("twee", "een"), foreword="Lees dit."), links.library)
    kinds = [part.kind for part in plan.parts]
    assert kinds == ["colofon", "inhoud", "voorwoord", "verhaal", "verhaal", "matrix", "registers"]
    assert [story.slug for story in plan.stories] == ["twee", "een"]


def test_selection_takes_all_stories_that_meet_it(tmp_path: Path) -> None:
    links = links_of(make_library(tmp_path, een="", twee="municipalities: [Haarlem]\n"))
    plan = plan_choice(Choice("Uit Overijssel", ingredient="vertrouwen", province="overijssel"), links.library)
    assert links.library.stories_that_meet(None, None, "Noord Holland") != []
    assert [story.slug for story in plan.stories] == ["een"]


def test_typed_foreword_is_text_and_never_html(tmp_path: Path) -> None:
    links = links_of(make_library(tmp_path, een=""))
    plan = plan_choice(Choice("X", stories=("een",), foreword="<b>Vet</b> & meer"), links.library)
    assert "&lt;b&gt;Vet&lt;/b&gt; &amp; meer" in compose(plan, links, Medium.EPUB).write()["voorwoord"]


def test_renamed_story_keeps_its_short_link(tmp_path: Path) -> None:
    before = links_of(make_library(tmp_path / "before", oud=""))
    after = links_of(make_library(tmp_path / "after", nieuw="aliases: [oud]\n"))
    assert short_url(before.library.story["oud"]) == short_url(after.library.story["nieuw"])
    assert names_by_short_id(after.library)[short_id("oud")] == ("nieuw",)
    assert names_by_short_id(after.library)[short_id("nieuw")] == ("nieuw",)


def test_short_link_goes_on_without_javascript() -> None:
    page = short_link_page(["zwolle"])
    assert '<noscript><meta http-equiv="refresh" content="0; url=../../verhalen/zwolle/">' in page


def test_two_stories_with_one_short_id_are_both_offered() -> None:
    page = short_link_page(["een", "twee"])
    assert "refresh" not in page
    assert page.count("<li>") == 2


def test_a_library_without_stories_says_so(tmp_path: Path) -> None:
    library = read_library(write_library(tmp_path))
    with pytest.raises(BundleError, match="er zijn nog geen verhalen"):
        plan_choice(Choice("X"), library)


def test_the_name_of_a_long_title_is_cut(tmp_path: Path) -> None:
    library = read_library(make_library(tmp_path, een=""))
    assert plan_choice(Choice("Lange titel " * 30, stories=("een",)), library).slug == "lange-titel-" * 6 + "lange"
