"""Withdrawing a story: everything that points to it goes, its address stays, and it is done whole or not at all."""

import datetime
from pathlib import Path

import pytest

from hoedan.check.check_library import check_library
from hoedan.cli import main
from hoedan.commands import edits, withdraw
from hoedan.commands.shared import CommandError
from hoedan.commands.withdraw import withdraw_story
from hoedan.incremental.memory import Memory
from hoedan.reading.load import find_files, load_entries
from hoedan.site.publish import redirects_of
from hoedan.site.sitemap import write_sitemap
from made.library import make_library, pages_of, snapshot, story_body, write

TODAY = datetime.date(2026, 11, 22)


def text_of(root: Path, path: str) -> str:
    return (root / path).read_bytes().decode()


def take_away(root: Path, slug: str = "oud", reason: str | None = None) -> withdraw.Withdrawn:
    done = withdraw_story(root, slug, reason, TODAY)
    assert not check_library(root, TODAY).problems
    return done


def test_a_story_goes_with_its_images_and_leaves_its_address(tmp_path: Path) -> None:
    root = make_library(tmp_path, oud="aliases: [ouder]\n", nieuw="")
    write(root / "stories" / "oud" / "foto.png", "beeld")
    done = take_away(root, reason="Op verzoek: er stond iets in.")
    assert done.changed == ("stories/withdrawn.yml",)
    assert sorted(file for file in snapshot(root) if file.startswith("stories/")) == [
        "stories/nieuw.md",
        "stories/withdrawn.yml",
    ]
    library = check_library(root, TODAY).library
    (gone,) = library.withdrawn
    assert (gone.slug, gone.date, gone.aliases) == ("oud", TODAY, ("ouder",))
    pages = pages_of(library)
    written = pages["verhalen/oud/"].render()
    assert "Op verzoek: er stond iets in." in written
    assert "Verhaal oud" not in written
    (moved,) = redirects_of(library)
    assert (moved.url, 'href="../oud/"' in str(moved.content)) == ("verhalen/ouder/index.html", True)
    sitemap = write_sitemap(pages.values(), library)
    assert ("verhalen/nieuw/" in sitemap, "verhalen/oud/" in sitemap) == (True, False)


def test_links_become_plain_words_wherever_they_stand(tmp_path: Path) -> None:
    words = "Zie [het **oude** verhaal](oud.md), [de aanpak](oud.md#aanpak) en [een ander](nieuw.md).\n"
    root = make_library(tmp_path, oud="", nieuw="", lezer=f"===\n{story_body()}\n{words}")
    page = write(
        root / "docs" / "achtergrond" / "x.md", "---\ntitle: X\n---\n\n[Oud](../../stories/oud.md) `[a](b.md)`\n"
    )
    theme = root / "docs" / "themas" / "wonen.md"
    write(theme, theme.read_text() + '\n[Oud](../../stories/oud.md "Titel").\n')
    done = take_away(root)
    assert "Zie het **oude** verhaal, de aanpak en [een ander](nieuw.md)." in text_of(root, "stories/lezer.md")
    assert page.read_text().endswith("\n\nOud `[a](b.md)`\n")
    assert theme.read_text().endswith("\nOud.\n")
    assert len(done.changed) == 4


@pytest.mark.parametrize("target", ["oud.md", "<oud.md>", "../stories/oud.md#de-aanpak", "oud\\.md", "&#111;ud.md"])
def test_a_link_goes_however_it_is_written(tmp_path: Path, target: str) -> None:
    root = make_library(tmp_path, oud="", lezer=f"===\n{story_body()}\nZie [de aanpak]({target}).\n")
    take_away(root)
    assert "Zie de aanpak." in text_of(root, "stories/lezer.md")


def test_a_link_in_code_is_an_example_and_stays(tmp_path: Path) -> None:
    code = "`[x](oud.md)`\n\n```\n[x](oud.md)\n```\n"
    root = make_library(tmp_path, oud="", lezer=f"===\n{story_body()}\n{code}")
    take_away(root)
    assert code in text_of(root, "stories/lezer.md")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("inspired_by: [oud, nieuw]\n", "inspired_by: [nieuw]\n", id="flow"),
        pytest.param("inspired_by: [oud]\n", "", id="flow-last"),
        pytest.param("inspired_by:\n  - oud\n  - nieuw\n", "inspired_by:\n  - nieuw\n", id="block"),
        pytest.param("inspired_by:\n- 'oud'  # eerst\n- nieuw\n", "inspired_by:\n- nieuw\n", id="block-quoted"),
        pytest.param("inspired_by:\n  - oud\n", "", id="block-last"),
    ],
)
def test_inspiration_goes_and_the_rest_of_the_file_stays(tmp_path: Path, before: str, after: str) -> None:
    root = make_library(tmp_path, oud="", nieuw="", lezer=f"# opmerking\n{before}reviewed: 2026-11-21\n")
    expected = text_of(root, "stories/lezer.md").replace(before, after)
    take_away(root)
    assert text_of(root, "stories/lezer.md") == expected


def test_windows_line_ends_and_a_bom_survive(tmp_path: Path) -> None:
    root = make_library(tmp_path, oud="", lezer=f"inspired_by: [oud]\n===\n{story_body()}\n[Oud](oud.md)\n")
    lezer = root / "stories" / "lezer.md"
    lezer.write_bytes(b"\xef\xbb\xbf" + lezer.read_bytes().replace(b"\n", b"\r\n"))
    take_away(root)
    written = lezer.read_bytes()
    assert written.startswith(b"\xef\xbb\xbf---\r\n")
    assert written.endswith(b"\r\nOud\r\n")
    assert b"\n" not in written.replace(b"\r\n", b"")


BUNDLE = """title: Vijf verhalen
summary: Een bundel met een samenvatting die lang genoeg is voor de regels.
edition: Eerste editie
date: 2026-11
chapters:
  # de verhalen
  - story: oud
  - {story: oud}
  - passage: oud
    heading: Lessen  # van twee
  - {passage: oud, ingredient: vertrouwen}
  - story: nieuw
"""


def test_chapters_go_and_the_editions_are_named_and_kept(tmp_path: Path) -> None:
    root = make_library(tmp_path, oud="", nieuw="")
    write(root / "bundles" / "vijf" / "bundle.yml", BUNDLE)
    chosen = BUNDLE.partition("  #")[0].replace("Vijf verhalen", "Een keuze")
    write(root / "bundles" / "keuze" / "bundle.yml", chosen + "  - {theme: wonen}\n")
    done = take_away(root)
    assert text_of(root, "bundles/vijf/bundle.yml").endswith("chapters:\n  # de verhalen\n  - story: nieuw\n")
    editions = tuple(f"{title}, Eerste editie (november 2026)" for title in ("Een keuze", "Vijf verhalen"))
    assert done.editions == editions
    (gone,) = check_library(root, TODAY).library.withdrawn
    assert gone.editions == editions


def test_the_highlighted_story_of_the_settings_goes(tmp_path: Path) -> None:
    root = make_library(tmp_path, oud="", nieuw="")
    settings = "site_name: Test\nextra:\n  hoedan:\n    highlighted_story: oud\n    review_months: 12\n"
    write(root / "mkdocs.yml", settings)
    take_away(root)
    assert text_of(root, "mkdocs.yml") == settings.replace("    highlighted_story: oud\n", "")


@pytest.mark.parametrize(
    ("chosen", "left"),
    [
        pytest.param("\n      - oud\n      - nieuw # zonder oud\n", "\n      - nieuw # zonder oud\n", id="a-line-each"),
        pytest.param(" [nieuw, oud]\n", " [nieuw]\n", id="last-of-a-row"),
        pytest.param(" ['oud', nieuw]\n", " [nieuw]\n", id="first-of-a-row"),
        pytest.param("\n      # een\n      - oud # een keus\n", None, id="only-one"),
        pytest.param(" [oud]\n", None, id="only-one-in-a-row"),
    ],
)
def test_a_story_on_the_home_page_goes_from_the_settings(tmp_path: Path, chosen: str, left: str | None) -> None:
    root = make_library(tmp_path, oud="", nieuw="")
    settings = "site_name: Test\nextra_css:\n  - oud\nextra:\n  hoedan:\n{}    review_months: 12\n"
    write(root / "mkdocs.yml", settings.format(f"    home_stories:{chosen}"))
    take_away(root)
    assert text_of(root, "mkdocs.yml") == settings.format(f"    home_stories:{left}" if left else "")


@pytest.mark.parametrize(
    ("files", "message"),
    [
        pytest.param(
            {"bundles/een/bundle.yml": BUNDLE.replace("  - story: nieuw\n", "")}, "niets veranderd", id="empty-bundle"
        ),
        pytest.param(
            {"bundles/een/bundle.yml": BUNDLE.replace("{story: oud}", "{\n    story: oud }")},
            "bundles/een/bundle.yml is opgeschreven op een manier",
            id="odd-chapter",
        ),
        pytest.param({"stories/withdrawn.yml": "withdrawn: oud\n"}, "withdrawn.yml heeft fouten", id="broken-list"),
    ],
)
def test_what_cannot_be_done_whole_is_not_done(tmp_path: Path, files: dict[str, str], message: str) -> None:
    root = make_library(tmp_path, oud="", nieuw="", lezer="inspired_by: [oud]\n")
    for path, text in files.items():
        write(root / path, text)
    before = snapshot(root)
    with pytest.raises(CommandError, match=message):
        withdraw_story(root, "oud", None, TODAY)
    assert snapshot(root) == before


def test_inspiration_in_an_unknown_form_is_left_to_people(tmp_path: Path) -> None:
    root = make_library(tmp_path, oud="", nieuw="", lezer="inspired_by: [\n  oud,\n  nieuw]\n")
    before = snapshot(root)
    with pytest.raises(CommandError, match=r"stories/lezer\.md is opgeschreven"):
        withdraw_story(root, "oud", None, TODAY)
    assert snapshot(root) == before


@pytest.mark.parametrize("step", ["stage", "replace", "unlink"])
def test_a_failure_while_writing_puts_everything_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    root = make_library(tmp_path, oud="", nieuw="inspired_by: [oud]\n", lezer=f"===\n{story_body()}\n[Oud](oud.md)\n")
    write(root / "stories" / "oud" / "foto.png", "beeld")
    before = snapshot(root)
    calls = 0

    def fail_later(*args: object, **kwargs: object) -> object:
        nonlocal calls
        calls += 1
        target = str(args[0])
        if (step == "unlink" and target.endswith("stories/oud.md") and str(root) in target) or (
            step != "unlink" and calls == 2
        ):
            raise OSError("geen ruimte")
        return original(*args, **kwargs)

    place = edits if step == "stage" else Path
    original = getattr(place, step)
    monkeypatch.setattr(place, step, fail_later)
    with pytest.raises(OSError, match="geen ruimte"):
        withdraw_story(root, "oud", None, TODAY)
    monkeypatch.undo()
    assert snapshot(root) == before


def test_after_a_crash_the_same_command_finishes_the_work(tmp_path: Path) -> None:
    root = make_library(tmp_path, oud="", nieuw="inspired_by: [oud]\n")
    write(
        root / "stories" / "withdrawn.yml",
        "withdrawn:\n  - {slug: oud, date: 2026-11-20, editions: [Een oude editie]}\n"
        "  - {slug: eerder, date: 2026-11-01}\n",
    )
    assert [found.code for found in check_library(root, TODAY).problems] == ["V-070"]
    take_away(root)
    gone = check_library(root, TODAY).library.withdrawn
    assert [(each.slug, each.editions) for each in gone] == [("eerder", ()), ("oud", ("Een oude editie",))]


def test_a_story_with_errors_can_be_withdrawn_too(tmp_path: Path) -> None:
    root = make_library(tmp_path, oud="status: misschien\n", nieuw="inspired_by: [oud]\n")
    take_away(root)


def test_an_unknown_story_gets_a_suggestion(tmp_path: Path) -> None:
    root = make_library(tmp_path, het_oude_verhaal="")
    with pytest.raises(CommandError, match="Bedoel je 'het-oude-verhaal'"):
        withdraw_story(root, "het-oud-verhaal", None, TODAY)


def test_the_command_says_what_it_did(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_library(tmp_path, oud="", nieuw="inspired_by: [oud]\n")
    write(root / "bundles" / "vijf" / "bundle.yml", BUNDLE)
    assert main(["withdraw", "oud", "--root", str(root)]) == 0
    printed = capsys.readouterr().out
    assert "stories/nieuw.md" in printed
    assert "Vijf verhalen, Eerste editie (november 2026)" in printed
    assert "geschiedenis van git" in printed
    assert main(["withdraw", "oud", "--root", str(root)]) == 2


@pytest.mark.parametrize(
    ("extra", "text"),
    [
        pytest.param("", "  - slug: nieuw\n    date: 2026-11-20\n", id="story"),
        pytest.param("aliases: [oud]\n", "  - slug: oud\n    date: 2026-11-20\n", id="alias"),
        pytest.param("", "  - {slug: a-b-c, date: 2026-11-20}\n  - {slug: a-b-c, date: 2026-11-20}\n", id="twice"),
    ],
)
def test_an_address_belongs_to_one_thing(tmp_path: Path, extra: str, text: str) -> None:
    root = make_library(tmp_path, nieuw=extra)
    write(root / "stories" / "withdrawn.yml", f"withdrawn:\n{text}")
    (found,) = check_library(root, TODAY).problems
    assert (found.code, found.path, found.line) == ("V-070", "stories/withdrawn.yml", text.count("slug") + 1)


def test_a_dry_run_says_what_would_change_and_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_library(tmp_path, oud="", nieuw="inspired_by: [oud]\n")
    before = snapshot(root)
    assert main(["withdraw", "oud", "--dry-run", "--root", str(root)]) == 0
    assert snapshot(root) == before
    printed = capsys.readouterr().out
    assert "stories/nieuw.md" in printed and "nog niets veranderd" in printed


@pytest.mark.parametrize("slug", ["oud", "ouder"])
@pytest.mark.parametrize(
    "words",
    [
        ["withdraw", "{}"],
        ["review", "{}"],
        ["rename", "{}", "nieuwer"],
        ["preview", "{}"],
        ["memo", "{}"],
        ["new", "bundle", "Een bundel", "--story", "{}"],
        ["bundle", "--stories", "{}", "--title", "Een bundel"],
    ],
    ids=lambda words: words[0],
)
def test_who_names_a_story_that_was_withdrawn_is_told_so(
    words: list[str], slug: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = f"withdrawn:\n  - {{slug: oud, date: {TODAY}, aliases: [ouder]}}\n"
    root = make_library(tmp_path, nieuw="")
    write(root / "stories" / "withdrawn.yml", listed)
    assert main([*(word.format(slug) for word in words), "--root", str(root)]) == 2
    assert f"het verhaal '{slug}' is teruggetrokken op 22 november 2026." in capsys.readouterr().err


def test_a_list_that_cannot_be_read_does_not_hide_the_nearest_name(tmp_path: Path) -> None:
    root = make_library(tmp_path, nieuw="")
    write(root / "stories" / "withdrawn.yml", "withdrawn: [")
    with pytest.raises(CommandError, match="Bedoel je 'nieuw'"):
        edits.entry_of_story("nieuwe", load_entries(root, find_files(root), Memory())[0], root)
