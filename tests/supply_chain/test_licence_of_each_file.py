"""Every file says under which licence it is, by the rules of REUSE; what nobody gave a licence is found."""

import json
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from conftest import PROJECT
from hoedan.design.typefaces import FACES, LICENCES, licence_of
from made.library import write

REUSE = PROJECT / ".cache" / "reuse" / "bin" / "reuse"
CODE, TEXT = "EUPL-1.2", "CC-BY-4.0"
MARKS = "hooks/hoedan/design/data/marks"
"""Drawings among the code, under the licence of the texts."""
FONT = "hooks/hoedan/design/data/code-regular.ttf"

pytestmark = pytest.mark.skipif(not REUSE.exists(), reason="reuse is not there: `make test` installs it")


def lint(root: Path) -> dict[str, Any]:
    """What reuse says of a folder, as its JSON."""
    run = subprocess.run(
        [REUSE, "--root", ".", "lint", "--json"], cwd=root, capture_output=True, text=True, check=False
    )
    found = json.loads(run.stdout)
    assert isinstance(found, dict)
    return found


@cache
def our_own() -> dict[str, Any]:
    if not (PROJECT / ".git").exists():
        pytest.skip("without git nobody knows which files are ours")
    return lint(PROJECT)


@cache
def licences() -> dict[str, set[str]]:
    """Path -> the licences of that file."""
    return {file["path"]: {each["value"] for each in file["spdx_expressions"]} for file in our_own()["files"]}


def test_every_file_has_a_licence_and_a_holder_and_every_licence_its_text() -> None:
    broken = {what: found for what, found in our_own()["non_compliant"].items() if found}
    assert broken == {}


@pytest.mark.parametrize(
    ("folder", "licence"),
    [
        ("stories", TEXT), ("ingredients", TEXT), ("bundles", TEXT), ("docs/themas", TEXT), ("docs/bijdragen", TEXT),
        (MARKS, TEXT), ("hooks", CODE), ("overrides", CODE), ("docs/assets", CODE), ("types", CODE),
    ],
)  # fmt: skip
def test_texts_and_code_have_the_licence_that_the_colophon_names(folder: str, licence: str) -> None:
    found = {path: each for path, each in licences().items() if path.startswith(f"{folder}/")}
    if folder != MARKS:
        found = {path: each for path, each in found.items() if not path.startswith((f"{MARKS}/", FONT))}
    assert found
    assert {path: each for path, each in found.items() if each != {licence}} == {}


def test_what_others_made_keeps_its_own_licence() -> None:
    assert licences()["tests/fixtures/atom.rng"] == {"LicenseRef-RFC"}


@pytest.mark.parametrize("photo", ["stories/een/foto.jpg", "docs/achtergrond/stuk/foto.jpg"])
def test_a_photo_is_of_its_maker_and_needs_a_licence_of_its_own(tmp_path: Path, photo: str) -> None:
    shutil.copy(PROJECT / "REUSE.toml", tmp_path)
    shutil.copytree(PROJECT / "LICENSES", tmp_path / "LICENSES")
    write(tmp_path / "stories" / "een.md", "Een verhaal.\n")
    write(tmp_path / photo, "beeld")
    unlicensed = lint(tmp_path)["non_compliant"]["missing_licensing_info"]
    assert unlicensed == [photo]
    write(tmp_path / f"{photo}.license", "SPDX-FileCopyrightText: Een maker\n\nSPDX-License-Identifier: CC-BY-4.0\n")
    assert lint(tmp_path)["non_compliant"]["missing_licensing_info"] == []


def test_every_font_is_published_with_its_licence() -> None:
    assert {face.package for face in FACES} == set(LICENCES.values())
    assert all("SIL OPEN FONT LICENSE" in licence_of(package).read_text("utf-8") for package in LICENCES.values())
