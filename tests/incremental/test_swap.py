"""A build or a bundle that fails or is killed leaves what stood there before, whole."""

import errno
import os
import subprocess
import sys
import time
from multiprocessing import active_children
from pathlib import Path

import pytest
from killed_builds import fingerprint

from conftest import run_mkdocs
from hoedan.bundle.outputs import Output, write_outputs
from hoedan.bundle.plan import Plan
from hoedan.incremental import file_cache, swap
from hoedan.incremental.beside import Colleague, cores
from hoedan.incremental.file_cache import cached_content, cached_file
from hoedan.incremental.record import RECORD_FILE
from hoedan.incremental.site_build import SiteBuild, SiteBuilder
from hoedan.incremental.swap import put_in_place, waiting_place


def make_folder(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(text, encoding="utf-8")
    return folder


def test_a_new_folder_takes_the_place_of_the_old(tmp_path: Path) -> None:
    target = make_folder(tmp_path / "site", "oud")
    put_in_place(make_folder(waiting_place(target), "nieuw"), target)
    assert (target / "index.html").read_text(encoding="utf-8") == "nieuw"
    assert [each.name for each in tmp_path.iterdir()] == ["site"]


def test_the_first_folder_is_just_put_there(tmp_path: Path) -> None:
    target = tmp_path / "site"
    put_in_place(make_folder(waiting_place(target), "nieuw"), target)
    assert (target / "index.html").read_text(encoding="utf-8") == "nieuw"


def test_two_steps_do_where_one_is_not_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap, "exchange", lambda one, other: False)
    target = make_folder(tmp_path / "site", "oud")
    put_in_place(make_folder(waiting_place(target), "nieuw"), target)
    assert (target / "index.html").read_text(encoding="utf-8") == "nieuw"
    assert [each.name for each in tmp_path.iterdir()] == ["site"]


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="other systems need two steps")
def test_there_is_no_moment_without_a_folder(tmp_path: Path) -> None:
    target = make_folder(tmp_path / "site", "oud")
    new = make_folder(waiting_place(target), "nieuw")
    assert swap.exchange(new, target)
    assert (target / "index.html").read_text(encoding="utf-8") == "nieuw"
    assert (new / "index.html").read_text(encoding="utf-8") == "oud"


@pytest.mark.nightly
def test_a_build_killed_at_any_moment_leaves_a_whole_site(built_library: Path) -> None:
    """The killed builds had a changed title: the site before stands there until the one after it does, as a whole.

    In every run the two tests above and below say the same: there is no moment without a whole folder, and what fails
    halfway has touched nothing.
    """
    site, story = built_library / "site", next((built_library / "stories").glob("*.md"))
    before = fingerprint(site)
    story.write_text(story.read_text(encoding="utf-8").replace("title: ", "title: Anders ", 1), encoding="utf-8")
    told = subprocess.run(
        [sys.executable, Path(__file__).with_name("killed_builds.py"), built_library],
        text=True,
        stdout=subprocess.PIPE,
        check=True,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
    ).stdout
    (_, after), *killed, (_, again) = (line.split() for line in told.splitlines())
    assert before != after
    assert killed == [["before", before]] * 3 + [["after", after]]
    assert again == after
    assert not waiting_place(site).exists()


def test_a_build_that_fails_halfway_leaves_the_last_site(built_library: Path) -> None:
    before = fingerprint(built_library / "site")
    (built_library / "overrides").unlink()
    broken = built_library / "overrides" / "main.html"
    broken.parent.mkdir()
    broken.write_text("{{ page.content }}{% if entry.kind == 'thema' %}{{ 1 / 0 }}{% endif %}", encoding="utf-8")
    assert run_mkdocs(built_library, "build", "--quiet").returncode != 0
    assert fingerprint(built_library / "site") == before
    assert not waiting_place(built_library / "site").exists()


def test_a_strict_build_with_a_warning_leaves_the_last_site(built_library: Path) -> None:
    before = fingerprint(built_library / "site")
    settings = built_library / "mkdocs.yml"
    warned = settings.read_text(encoding="utf-8").replace("  - index.md", "  - index.md\n  - bestaat-niet.md")
    settings.write_text(warned, encoding="utf-8")
    refused = run_mkdocs(built_library, "build", "--strict")
    assert refused.returncode != 0
    assert "1 warnings in strict mode" in refused.stdout
    assert fingerprint(built_library / "site") == before
    assert not waiting_place(built_library / "site").exists()


class NothingMore:
    """A publication without a page."""

    everything = ""
    assets = ()

    def around(self, url: str) -> None: ...

    def write_late(self, site: Path) -> None: ...

    def late_work(self) -> tuple[()]:
        return ()


def test_a_build_that_is_broken_off_leaves_nothing_half(tmp_path: Path) -> None:
    builder = SiteBuilder(print)
    make_folder(builder.begin(NothingMore(), tmp_path / "site").folder, "half")
    builder.stop()
    assert not any(tmp_path.iterdir())


class Writer:
    """Writes on and on, as a process does that nobody has told that the build was broken off."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self) -> None:
        while True:
            self.folder.mkdir(exist_ok=True)
            (self.folder / "late.html").write_text("late", encoding="utf-8")


@pytest.mark.skipif(cores() == 1, reason="nothing is done beside")
def test_what_still_writes_is_gone_before_the_half_site_is_removed(tmp_path: Path) -> None:
    """Who breaks off twice, as `hoedan site` does that is itself told to end, breaks off the wait for it."""
    builder = SiteBuilder(print)
    folder = builder.begin(NothingMore(), tmp_path / "site").folder
    helper = Colleague(Writer(folder))
    helper.ask("write")
    while not folder.exists():
        time.sleep(0.005)
    builder.stop()
    assert not any(tmp_path.iterdir()) and not active_children()


def test_what_is_hidden_in_the_site_stays(tmp_path: Path) -> None:
    site = make_folder(tmp_path / "site", "oud")
    (site / ".git").write_text("gitdir: elders\n", encoding="utf-8")
    build = SiteBuild(NothingMore(), site, is_dirty=False)
    make_folder(build.folder, "nieuw")
    build.finish(is_refused=False)
    assert (site / "index.html").read_text(encoding="utf-8") == "nieuw"
    assert (site / ".git").read_text(encoding="utf-8") == "gitdir: elders\n"


def test_a_site_without_a_record_is_built_whole_and_no_clean_build_leaves_one(tmp_path: Path) -> None:
    """The record is taken away before anything is written: a site that was left halfway has none either."""
    site = make_folder(tmp_path / "site", "half")
    for is_dirty, was_whole in ((True, True), (True, False), (False, True)):
        build = SiteBuild(NothingMore(), site, is_dirty=is_dirty)
        assert build.is_whole == was_whole
        assert was_whole or not (site / RECORD_FILE).exists()
        if was_whole:
            make_folder(build.folder, "heel")
        build.finish(is_refused=False)
        assert (site / "index.html").read_text(encoding="utf-8") == "heel"
        assert (site / RECORD_FILE).exists() == is_dirty


def bundle_of(files: dict[str, bytes]) -> Output:
    plan = Plan("special", "Special", "", "", edition="", date="2019", parts=())
    return Output(plan, 1, files)


def test_a_bundle_replaces_its_own_files_and_leaves_the_others(tmp_path: Path) -> None:
    folder = tmp_path / "special"
    write_outputs(bundle_of({"special.pdf": b"oud", "special.epub": b"oud"}), folder)
    (folder / "verapdf.txt").write_bytes(b"verslag")
    write_outputs(bundle_of({"special.pdf": b"nieuw"}), folder)
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == {
        "special.pdf": b"nieuw",
        "special.epub": b"oud",
        "verapdf.txt": b"verslag",
    }
    assert [each.name for each in tmp_path.iterdir()] == ["special"]


def test_a_bundle_that_cannot_be_written_leaves_the_last_edition(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "special"
    write_outputs(bundle_of({"special.pdf": b"oud", "special.epub": b"oud"}), folder)
    before = fingerprint(folder)
    real_write = Path.write_bytes

    def write_until_the_disk_is_full(path: Path, content: bytes) -> int:
        if path.suffix == ".epub":
            raise OSError(28, "No space left on device")
        return real_write(path, content)

    monkeypatch.setattr(Path, "write_bytes", write_until_the_disk_is_full)
    with pytest.raises(OSError, match="No space left"):
        write_outputs(bundle_of({"special.pdf": b"nieuw", "special.epub": b"nieuw"}), folder)
    assert fingerprint(folder) == before
    assert [each.name for each in tmp_path.iterdir()] == ["special"]


def test_what_does_not_fit_in_the_cache_leaves_no_draft_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is made for this process alone then; a disk that is full is not filled with halves."""
    write_bytes, place = Path.write_bytes, tmp_path / "cache" / "letters.woff2"

    def full(self: Path, content: bytes) -> int:
        if place.parent not in self.parents:
            return write_bytes(self, content)
        write_bytes(self, content[:2])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    monkeypatch.setattr(file_cache, "_lent", {})
    assert cached_file(place, lambda: b"letters").read_bytes() == b"letters"
    assert cached_content(place.with_name("cijfers.woff2"), lambda: b"cijfers") == b"cijfers"
    assert list(place.parent.iterdir()) == []
    assert [*file_cache._lent] == [place], "what is only read is lent to nobody"
