"""A site takes the place of all that stands where it comes: never of the files of somebody."""

from pathlib import Path

import pytest

from hoedan.cli import main
from hoedan.site.place import why_not_in
from made.library import snapshot
from made.sample import copy_sample, edit


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_sample(tmp_path)


@pytest.mark.parametrize("place", ["stories", "stories/beelden", ".", "..", "notities", "notities/../stories", ".git"])
def test_a_site_never_takes_the_place_of_files_or_comes_between_texts(
    place: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("notities", ".git"):
        (root / name).mkdir()
        (root / name / "HEAD").write_text("x", encoding="utf-8")
    before = snapshot(root)
    assert main(["site", "--root", str(root), "--output", str(root / place)]) == 2
    assert f"{root / place} kan de map van de site niet zijn" in capsys.readouterr().err
    assert snapshot(root) == before


def test_a_site_comes_in_a_new_or_empty_place_and_over_a_site(root: Path) -> None:
    (root / "leeg").mkdir()
    (root / "tak").mkdir()
    (root / "tak" / ".git").write_text("gitdir: elders", encoding="utf-8")
    (root / "site").mkdir()
    for name in ("404.html", "index.html"):
        (root / "site" / name).write_text("x", encoding="utf-8")
    assert [why_not_in(root / name, root) for name in ("leeg", "tak", "site", "nieuw", "../naast")] == [""] * 5


@pytest.mark.parametrize("place", ["site", "elders/web"])
def test_the_place_of_the_settings_is_tried_before_the_bundles_are_made(
    place: str, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("hoedan.commands.site.bundle", None)
    if place != "site":
        edit(root, "mkdocs.yml", "site_name:", f"site_dir: {place}\nsite_name:")
    (root / place).parent.mkdir(exist_ok=True)
    (root / place).write_text("x", encoding="utf-8")
    assert main(["site", "--root", str(root)]) == 2
    assert f"{root / place} is niet te schrijven: {root / place} is geen map." in capsys.readouterr().err


def test_a_disk_cannot_be_replaced_by_a_site(root: Path) -> None:
    """As a folder that a container gets from its host."""
    assert why_not_in(Path("/proc"), root).endswith("niet zijn: het is een schijf op zichzelf. Kies een map daarin.")


@pytest.mark.parametrize(
    ("place", "command"),
    [
        ("stories", ["cards", "--output"]),
        ("stories/samen-naar-2040", ["memo", "samen-naar-2040", "--output"]),
        ("docs/nieuw/dieper", ["preview", "samen-naar-2040", "--output"]),
        ("ingredients", ["letters", "--output"]),
        ("bundles", ["bundle", "--output"]),
        ("notities/../places", ["bundle", "--all", "--title", "Alles", "--output"]),
        (".git/x", ["sheet", "samen-naar-2040", "rust-in-het-hoofd", "--output"]),
        ("docs/data", ["export", "--data"]),
        (".git/x", ["export", "--docs-tree"]),
    ],
)
def test_nothing_that_is_made_comes_between_the_texts(
    place: str, command: list[str], root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("notities", ".git"):
        (root / name).mkdir()
    before = snapshot(root)
    assert main([*command, str(root / place), "--root", str(root)]) == 2
    told = capsys.readouterr().err
    assert str(root / place) in told and "kan niet: daar staan de teksten, of wat git bewaart. Kies" in told
    assert snapshot(root) == before
