"""The core stands alone: it never imports MkDocs or Material, and only the adapter does."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from hoedan.cli import COMMANDS, MODULE_OF

HOOKS = Path(__file__).parent.parent / "hooks"
MODULES = sorted(
    file.relative_to(HOOKS).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__")
    for file in (HOOKS / "hoedan").rglob("*.py")
)
FORBIDDEN = ("mkdocs", "material")
CORE = HOOKS / "hoedan"
LAYERS = (
    *("language", "places", "incremental"),
    *("model", "text", "reading", "library"),
    *("design", "check", "finder"),
    *("bundle", "opendata", "intake", "handouts"),
    *("site", "docs_tree", "commands"),
)
"""The rooms from the lowest to the highest: a room uses only rooms that stand before it."""
RANK = {room: rank for rank, room in enumerate((*LAYERS, "cli", "__main__"))}

IMPORT_ALL = """
import sys
sys.modules["mkdocs"] = None
sys.modules["material"] = None
sys.path.insert(0, sys.argv[1])
import importlib
for name in sys.argv[2:]:
    importlib.import_module(name)
"""


@cache
def imports_of(file: Path) -> frozenset[str]:
    """The top-level packages that a file imports anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add((node.module or "").partition(".")[0])
    return frozenset(found)


@pytest.mark.whole
def test_the_whole_core_can_be_imported_without_mkdocs_and_material() -> None:
    command = [sys.executable, "-c", IMPORT_ALL, str(HOOKS), *MODULES]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("package", FORBIDDEN)
def test_only_the_adapter_imports_mkdocs(package: str) -> None:
    importers = [file.relative_to(HOOKS).as_posix() for file in HOOKS.rglob("*.py") if package in imports_of(file)]
    assert importers == (["mkdocs_adapter.py"] if package == "mkdocs" else [])


def test_there_is_one_hook_and_it_is_the_adapter() -> None:
    assert [file.name for file in HOOKS.glob("*.py")] == ["mkdocs_adapter.py"]


def test_no_module_of_the_core_logs() -> None:
    loggers = [file.name for file in (HOOKS / "hoedan").rglob("*.py") if "logging" in imports_of(file)]
    assert loggers == []


def test_every_room_has_its_place_among_the_layers() -> None:
    rooms = {path.name for path in CORE.iterdir() if path.is_dir() and any(path.glob("*.py"))}
    assert rooms == set(LAYERS)


def test_no_import_goes_up() -> None:
    upward = [f"{importer}: {room} -> {used}" for importer, room, used in arrows() if RANK[used] >= RANK[room]]
    assert upward == []


def test_no_import_goes_past_the_relative_form() -> None:
    absolute = [file.relative_to(CORE).as_posix() for file in CORE.rglob("*.py") if "hoedan" in imports_of(file)]
    assert absolute == []


@pytest.mark.parametrize("room", LAYERS)
def test_a_room_says_what_it_is_for_and_which_rooms_it_uses(room: str) -> None:
    said = ast.get_docstring(ast.parse((CORE / room / "__init__.py").read_text(encoding="utf-8"))) or ""
    assert said.partition("\n")[0].endswith(".")
    assert re.search(r"\b[Uu]ses (no other|the rooms|all|language|site)", said)


def test_the_listing_of_the_core_fits_on_a_screen() -> None:
    assert len([path for path in CORE.iterdir() if path.name != "__pycache__"]) <= 20


def arrows() -> Iterator[tuple[str, str, str]]:
    """Every import from one room to another: the file, its room, the room it uses."""
    for file in sorted(CORE.rglob("*.py")):
        place = file.relative_to(CORE).with_suffix("").parts
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.level:
                within = [*place[: len(place) - node.level], *(node.module or "").split(".")]
                used = within[0] or node.names[0].name
                if used != place[0]:
                    yield file.relative_to(CORE).as_posix(), place[0], used


def test_every_command_is_a_file_of_its_own() -> None:
    files = {file.stem for file in (CORE / "commands").glob("*.py")} - {
        "__init__",
        "shared",
        "dutch_parser",
        "edits",
        "person",
    }
    assert files == {MODULE_OF.get(word, word) for word in COMMANDS}
