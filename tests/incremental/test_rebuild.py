"""`mkdocs build --dirty` and `mkdocs serve --dirty` make the site of a clean build, to the last byte."""

import os
import random
import shutil
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from PIL import Image

from conftest import copy_library, run_mkdocs
from hoedan.incremental.memory import Memory
from hoedan.incremental.record import RECORD_FILE
from made.edits import EDITS
from made.sample import SAMPLE, edit

STORY = "stories/rust-in-het-hoofd.md"
OTHER = "stories/plek-in-de-buurt.md"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample library, built once, with its site and the record of that build."""
    root = copy_library(SAMPLE, tmp_path_factory.mktemp("built") / "library")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        patch.setenv("NO_MKDOCS_2_WARNING", "1")
        build_dirty(root)
    return root


@pytest.fixture
def root(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the built library. Nothing is remembered of it: what a test builds first rests on the record alone."""
    root = tmp_path / "library"
    shutil.copytree(built, root, symlinks=True)
    monkeypatch.chdir(root)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    return root


def build_dirty(root: Path) -> None:
    """Build as `mkdocs build --dirty` does, in this process, so that what it remembers is put to the test too."""
    config = load_config(str(root / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=True)
    build(config, dirty=True)


def build_clean(root: Path) -> Path:
    """A whole build of the same content by another process, in another folder."""
    built = run_mkdocs(root, "build", "--quiet", "--site-dir", str(root / "schoon"))
    assert built.returncode == 0, built.stdout + built.stderr
    return root / "schoon"


def files_in(site: Path) -> dict[str, bytes]:
    found = {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}
    found.pop(RECORD_FILE, None)
    return found


def assert_same(root: Path, done: object, clean_site: Path | None = None) -> None:
    """The site of a clean build stands there; one of the same content that is there already may be given."""
    clean, dirty = files_in(clean_site or build_clean(root)), files_in(root / "site")
    different = {name for name in clean.keys() | dirty.keys() if clean.get(name) != dirty.get(name)}
    assert not different, f"after {done}: {sorted(different)[:20]}"
    assert not [folder for folder in (root / "site").rglob("*") if folder.is_dir() and not any(folder.iterdir())]


def change_style(root: Path, chance: random.Random) -> None:
    """Also back in time: a file from an older commit is older than what it replaces."""
    style = root / "docs" / "assets" / "finder.css"
    style.write_text(f"{style.read_text(encoding='utf-8')}/* {chance.random()} */\n", encoding="utf-8")
    os.utime(style, (10**9, 10**9 + chance.randrange(10**6)))


@pytest.mark.nightly
def test_random_edits_give_the_site_of_a_clean_build(root: Path) -> None:
    """What a page is made of is for `tests/site/test_made_of.py`, in every run; here all comes to the right place."""
    chance = random.Random(2026)
    edits = chance.sample([*EDITS, change_style], len(EDITS) + 1)
    half = len(edits) // 2
    for done in (edits[:half], edits[half:]):
        for change in done:
            change(root, chance)
        build_dirty(root)
        assert_same(root, [change.__name__ for change in done])


@pytest.mark.nightly
def test_after_random_edits_the_pages_that_were_kept_make_the_site_of_a_build_from_nothing(root: Path) -> None:
    """In every run `test_kept_pages.py` says by what a page is kept, `tests/site/test_made_of.py` that it will do."""
    chance = random.Random(2027)
    edits = chance.sample([*EDITS, change_style], len(EDITS) + 1)
    half = len(edits) // 2
    for done in ((), edits[:half], edits[half:]):
        for change in done:
            change(root, chance)
        built = run_mkdocs(root, "build", "--quiet")
        assert built.returncode == 0, built.stdout + built.stderr
        shutil.move(root / ".cache" / "built", root / "kept")
        assert_same(root, [change.__name__ for change in done])
        shutil.rmtree(root / ".cache" / "built")
        shutil.move(root / "kept", root / ".cache" / "built")


def written_since(root: Path, moment: float) -> set[str]:
    """The pages that were written after a moment, with all files of other kinds left out."""
    site = root / "site"
    pages = (file for file in site.rglob("index.html") if file.stat().st_mtime_ns > moment)
    return {page.parent.relative_to(site).as_posix() for page in pages}


def moment_of(root: Path) -> float:
    (root / "moment").touch()
    return (root / "moment").stat().st_mtime_ns


def test_a_changed_sentence_writes_the_pages_that_show_it_and_no_other(root: Path) -> None:
    moment = moment_of(root)
    edit(root, STORY, "Hoeveel mensen hulp kregen", "Hoeveel inwoners hulp kregen")
    build_dirty(root)
    assert written_since(root, moment) - {"redactie"} == {"verhalen/rust-in-het-hoofd"}


def test_a_changed_passage_is_new_on_the_page_of_its_ingredient_too(root: Path) -> None:
    moment = moment_of(root)
    edit(root, STORY, "dronk eerst thee", "dronk eerst koffie")
    build_dirty(root)
    assert {"verhalen/rust-in-het-hoofd", "ingredienten/vertrouwen"} <= written_since(root, moment)
    assert "koffie" in (root / "site" / "ingredienten" / "vertrouwen" / "index.html").read_text(encoding="utf-8")
    assert "verhalen/samen-naar-2040" not in written_since(root, moment)


def test_a_page_that_the_footer_names_comes_and_goes_on_every_page(root: Path, sample_site: Path) -> None:
    page = root / "docs" / "colofon.md"
    page.write_text("---\ntitle: Colofon\n---\n\nWie dit maakte.\n", encoding="utf-8")
    build_dirty(root)
    pages = [file.read_text(encoding="utf-8") for file in (root / "site").rglob("index.html")]
    footers = [text.partition('<footer class="colophon')[2] for text in pages]
    assert all("Colofon" in footer for footer in footers if footer)
    assert sum(map(bool, footers)) > len(pages) / 2
    page.unlink()
    build_dirty(root)
    assert_same(root, "a page of docs/ that went", sample_site)


def test_a_replaced_image_is_new_in_the_special_too(root: Path) -> None:
    folder = root / OTHER.removesuffix(".md")
    folder.mkdir()
    Image.new("RGB", (40, 30), "red").save(folder / "foto.png")
    edit(
        root,
        OTHER,
        "## Resultaat\n\n",
        '## Resultaat\n\n![Een foto](plek-in-de-buurt/foto.png "Zo ziet het eruit")\n\n',
    )
    Image.new("RGB", (77, 30), "red").save(folder / "foto.png")
    build_dirty(root)
    for page in ("verhalen/plek-in-de-buurt", "bundels/eerste-bundel/plek-in-de-buurt"):
        assert 'width="77"' in (root / "site" / page / "index.html").read_text(encoding="utf-8"), page


def test_without_a_change_no_page_is_written(root: Path) -> None:
    moment = moment_of(root)
    build_dirty(root)
    assert written_since(root, moment) == set()


def test_content_with_an_error_leaves_the_site_and_its_record(root: Path) -> None:
    before = files_in(root / "site")
    edit(root, STORY, "status: onbekend", "status: misschien")
    with pytest.raises(BaseException, match=r"fouten|Abort"):
        build_dirty(root)
    assert files_in(root / "site") == before
    edit(root, STORY, "status: misschien", "status: onbekend")
    moment = moment_of(root)
    build_dirty(root)
    assert written_since(root, moment) == set()


def test_a_first_build_makes_the_site_of_a_clean_one(built: Path, sample_site: Path) -> None:
    assert_same(built, "a first build", sample_site)


@pytest.mark.nightly
def test_a_clean_build_leaves_no_record_and_without_one_nothing_is_trusted(root: Path, sample_site: Path) -> None:
    """In every run `test_swap.py` says so of one page, in `test_a_site_without_a_record_is_built_whole…`."""
    assert run_mkdocs(root, "build", "--quiet").returncode == 0
    assert not (root / "site" / RECORD_FILE).exists()
    (root / "site" / "verhalen" / "index.html").write_text("half", encoding="utf-8")
    build_dirty(root)
    assert_same(root, "half a build", sample_site)


def test_memory_makes_again_what_has_other_inputs() -> None:
    memory = Memory()
    assert memory.recall("word", "a", (1,), lambda: "one") == "one"
    assert memory.recall("word", "a", (1,), lambda: "other") == "one"
    assert memory.recall("word", "a", (2,), lambda: "two") == "two"


def test_memory_forgets_what_nobody_asks_for() -> None:
    memory = Memory()
    memory.recall("word", "a", (1,), lambda: "one")
    memory.forget_the_rest()
    memory.recall("word", "b", (1,), lambda: "one")
    memory.forget_the_rest()
    assert memory.recall("word", "a", (1,), lambda: "made again") == "made again"
