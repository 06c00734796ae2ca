"""A build or a bundle that fails or is killed leaves what stood there before, whole."""

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import cast

import pytest

from conftest import run_mkdocs
from hoedan.bundle.outputs import Output, write_outputs
from hoedan.bundle.plan import Plan
from hoedan.incremental import swap
from hoedan.incremental.swap import put_in_place, waiting_place

KILLS = 5


def fingerprint(folder: Path) -> str:
    """What stands in a folder, by name and content."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    content = b"".join(f"{file.relative_to(folder)}\n".encode() + file.read_bytes() for file in files)
    return hashlib.sha256(content).hexdigest()


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


def test_a_build_killed_at_any_moment_leaves_a_whole_site(sample_library: Path) -> None:
    """Every killed build had a changed title: what stands there is the site before or the site after it."""
    site, story = sample_library / "site", next((sample_library / "stories").glob("*.md"))
    start = time.monotonic()
    assert run_mkdocs(sample_library, "build", "--quiet").returncode == 0
    whole_build = time.monotonic() - start
    before = fingerprint(site)
    story.write_text(story.read_text(encoding="utf-8").replace("title: ", "title: Anders ", 1), encoding="utf-8")
    chance = random.Random(8)
    seen = set()
    for _ in range(KILLS):
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "build", "--quiet"],
            cwd=sample_library,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        )
        time.sleep(chance.uniform(0.2, 1) * whole_build)
        process.send_signal(signal.SIGKILL)
        process.wait()
        seen.add(fingerprint(site))
    assert run_mkdocs(sample_library, "build", "--quiet").returncode == 0
    assert seen <= {before, fingerprint(site)}
    assert before != fingerprint(site)
    assert not waiting_place(site).exists()


@pytest.fixture
def built_library(sample_library: Path, sample_site: Path) -> Path:
    """A library with its site."""
    shutil.copytree(sample_site, sample_library / "site")
    return sample_library


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
    assert run_mkdocs(built_library, "build", "--strict").returncode != 0
    assert fingerprint(built_library / "site") == before
    assert run_mkdocs(built_library, "build").returncode == 0
    assert not waiting_place(built_library / "site").exists()


def test_what_is_hidden_in_the_site_stays(built_library: Path) -> None:
    (built_library / "site" / ".git").write_text("gitdir: elders\n", encoding="utf-8")
    assert run_mkdocs(built_library, "build", "--quiet").returncode == 0
    assert (built_library / "site" / ".git").read_text(encoding="utf-8") == "gitdir: elders\n"


def bundle_of(files: dict[str, bytes]) -> Output:
    return Output(cast("Plan", None), 1, files)


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
