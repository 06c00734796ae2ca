"""Renaming a story: all that points to it follows, its old address lives on, and it is done whole or not at all."""

import datetime
from pathlib import Path

import pytest

from hoedan.check.check_library import check_library
from hoedan.cli import main
from hoedan.commands.rename import rename
from hoedan.commands.shared import CommandError
from hoedan.library.short_links import lasting_id, names_by_short_id, short_id
from hoedan.reading.entry import Kind
from hoedan.reading.relink import Renaming, new_address
from hoedan.site.publish import redirects_of
from made.library import make_library, snapshot, story_body, write

TODAY = datetime.date(2026, 11, 22)
BUNDLE = """title: Vijf verhalen
summary: Een bundel met een samenvatting die lang genoeg is voor de regels.
edition: Eerste editie
date: 2026-11
chapters:
  - story: oud  # het begin
  - {story: oud}
  - {passage: oud, ingredient: vertrouwen}
  - story: oud-en-wijs
"""


def text_of(root: Path, path: str) -> str:
    return (root / path).read_bytes().decode()


def library_with_pointers(folder: Path) -> Path:
    own = (
        f"aliases: [ouder]\n===\n{story_body()}\nZie [de aanpak](oud.md#aanpak) en [hier](#aanpak).\n\n`[x](oud.md)`\n"
    )
    other = f"inspired_by: [oud, oud-en-wijs]\n===\n{story_body()}\nZie [oud](oud.md) en [wijs](oud-en-wijs.md).\n"
    root = make_library(folder, oud=own, oud_en_wijs="", lezer=other)
    write(
        root / "docs" / "achtergrond" / "x.md", '---\ntitle: X\n---\n\n[Oud](<../../stories/oud.md#lessen> "Titel")\n'
    )
    write(root / "bundles" / "vijf" / "bundle.yml", BUNDLE)
    home = "    highlighted_story: oud\n    home_stories: [oud, oud-en-wijs]\n"
    write(root / "mkdocs.yml", f"site_name: Test\nextra:\n  hoedan:\n{home}")
    return root


def test_all_that_points_to_a_story_follows_and_the_old_address_lives(tmp_path: Path) -> None:
    root = library_with_pointers(tmp_path)
    known = check_library(root, TODAY).problems
    write(root / "stories" / "oud" / "brief.txt", "een bijlage")
    *_, changed = rename(root, "oud", "jong", TODAY)
    assert changed == (
        *("bundles/vijf/bundle.yml", "docs/achtergrond/x.md", "mkdocs.yml"),
        *("stories/jong.md", "stories/lezer.md"),
    )
    own = text_of(root, "stories/jong.md")
    assert "aliases: [ouder, oud]\n" in own
    assert "Zie [de aanpak](jong.md#aanpak) en [hier](#aanpak)." in own and "`[x](oud.md)`" in own
    assert "inspired_by: [jong, oud-en-wijs]\n" in text_of(root, "stories/lezer.md")
    assert "Zie [oud](jong.md) en [wijs](oud-en-wijs.md)." in text_of(root, "stories/lezer.md")
    assert '[Oud](../../stories/jong.md#lessen "Titel")' in text_of(root, "docs/achtergrond/x.md")
    assert text_of(root, "bundles/vijf/bundle.yml").endswith(
        "  - story: jong  # het begin\n  - {story: jong}\n  - {passage: jong, ingredient: vertrouwen}\n"
        "  - story: oud-en-wijs\n"
    )
    assert "highlighted_story: jong\n    home_stories: [jong, oud-en-wijs]" in text_of(root, "mkdocs.yml")
    assert (root / "stories" / "jong" / "brief.txt").is_file() and not (root / "stories" / "oud").exists()
    assert not (root / "stories" / "oud.md").exists()
    checked = check_library(root, TODAY)
    assert len(checked.problems) == len(known)
    (story,) = (each for each in checked.library.stories if each.slug == "jong")
    assert lasting_id(story) == short_id("ouder")
    assert names_by_short_id(checked.library)[short_id("oud")] == ("jong",)
    assert {each.url for each in redirects_of(checked.library)} == {
        f"verhalen/{n}/index.html" for n in ("oud", "ouder")
    }


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("", "aliases:\n  - oud\n---\n", id="none"),
        pytest.param(
            "aliases:\n- ouder  # de eerste\n# let op\n", "- ouder  # de eerste\n- oud\n# let op\n", id="block"
        ),
        pytest.param("aliases: []\nreviewed: 2026-02-10\n", "aliases:\n  - oud\nreviewed: 2026-02-10\n", id="empty"),
    ],
)
def test_the_old_name_is_added_however_the_list_is_written(tmp_path: Path, before: str, after: str) -> None:
    root = make_library(tmp_path, oud=before)
    rename(root, "oud", "jong", TODAY)
    assert after in text_of(root, "stories/jong.md")
    assert not check_library(root, TODAY).problems


@pytest.mark.parametrize(
    ("new", "words"),
    [
        pytest.param("Nieuw!", "zoals 'nieuw'", id="no-address"),
        pytest.param("oud", "heet al 'oud'", id="the-same"),
        pytest.param("ander", "stories/ander bestaat al", id="of-another"),
        pytest.param("weg", "V-070", id="of-a-withdrawn-story"),
        pytest.param("vroeger", "niets veranderd", id="old-name-of-another"),
    ],
)
def test_a_name_that_means_something_is_refused(tmp_path: Path, new: str, words: str) -> None:
    root = make_library(tmp_path, oud="aliases: [ouder]\n", ander="aliases: [vroeger]\n")
    write(root / "stories" / "withdrawn.yml", "withdrawn:\n  - {slug: weg, date: 2026-11-01}\n")
    before = snapshot(root)
    with pytest.raises(CommandError, match=words):
        rename(root, "oud", new, TODAY)
    assert snapshot(root) == before


def test_a_story_gets_an_old_name_back_and_every_name_goes_on_working(tmp_path: Path) -> None:
    root = make_library(tmp_path, oud="aliases: [eerste, ouder]\nreviewed: 2026-02-10\n")
    rename(root, "oud", "ouder", TODAY)
    checked = check_library(root, TODAY)
    (story,) = checked.library.stories
    assert (checked.problems, story.slug, story.front.aliases) == ((), "ouder", ("eerste", "oud"))
    assert lasting_id(story) == short_id("eerste")


def test_a_failure_puts_story_and_images_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = library_with_pointers(tmp_path)
    write(root / "stories" / "oud" / "brief.txt", "een bijlage")
    before = snapshot(root)
    original = Path.unlink

    def fail(path: Path, missing_ok: bool = False) -> None:
        if path == root / "stories" / "oud.md":
            raise OSError("geen ruimte")
        original(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", fail)
    with pytest.raises(OSError, match="geen ruimte"):
        rename(root, "oud", "jong", TODAY)
    assert snapshot(root) == before


def test_the_command_takes_paths_and_can_tell_before_it_does(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_library(tmp_path, oud="", lezer="inspired_by: [oud]\n")
    before = snapshot(root)
    words = ["rename", "stories/oud.md", "jong", "--root", str(root)]
    assert main([*words, "--dry-run"]) == 0
    assert snapshot(root) == before and "nog niets veranderd" in capsys.readouterr().out
    assert main(words) == 0
    assert "stories/lezer.md" in capsys.readouterr().out
    assert main(words) == 2
    assert "Bedoel je 'jong'?" in capsys.readouterr().err


def test_images_in_the_folder_of_the_story_follow() -> None:
    addresses = ("oud/foto.png", "oudheid/foto.png", "https://voorbeeld.test/oud.md", "../stories/oud/a.png")
    assert [new_address(each, "stories/oud.md", Renaming(Kind.STORY, "oud", "jong")) for each in addresses] == [
        *("jong/foto.png", None, None, "jong/a.png")
    ]


def test_a_story_with_errors_can_be_renamed_too(tmp_path: Path) -> None:
    root = make_library(tmp_path, oud="status: misschien\n")
    rename(root, "oud", "jong", TODAY)
    assert [found.path for found in check_library(root, TODAY).problems if found.is_error] == ["stories/jong.md"]


def test_what_stands_beside_the_content_is_not_missed_in_the_copy_to_try_on(tmp_path: Path) -> None:
    root = make_library(tmp_path, oud="")
    write(root / "mkdocs.yml", "theme: {name: null, custom_dir: lijst}\nhooks: [haak/eigen.py]\nwatch: [lijst, weg]\n")
    write(root / "lijst" / "main.html", "")
    write(root / "haak" / "eigen.py", "")
    assert rename(root, "oud", "nieuw", TODAY)[1] == "stories/nieuw.md"


@pytest.mark.parametrize("written", ["vijf", "bundles/vijf", "bundles/vijf/bundle.yml"])
def test_a_bundle_is_told_to_be_one_and_to_keep_its_address(tmp_path: Path, written: str) -> None:
    root = library_with_pointers(tmp_path)
    before = snapshot(root)
    with pytest.raises(CommandError, match=r"is een bundel.*Verander `title` in bundles/vijf/bundle\.yml"):
        rename(root, written, "zes", TODAY)
    assert snapshot(root) == before


def test_a_story_with_the_name_of_a_bundle_is_renamed(tmp_path: Path) -> None:
    root = library_with_pointers(tmp_path)
    (root / "bundles" / "vijf").rename(root / "bundles" / "lezer")
    assert rename(root, "lezer", "lezeres", TODAY)[1] == "stories/lezeres.md"
    with pytest.raises(CommandError, match="is een bundel"):
        rename(root, "bundles/lezer", "zes", TODAY)
