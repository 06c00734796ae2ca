"""The core stands alone: it never imports MkDocs or Material, and only the adapter does."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HOOKS = Path(__file__).parent.parent / "hooks"
MODULES = sorted(
    file.relative_to(HOOKS).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__")
    for file in (HOOKS / "hoedan").rglob("*.py")
)
FORBIDDEN = ("mkdocs", "material")

IMPORT_ALL = """
import sys
sys.modules["mkdocs"] = None
sys.modules["material"] = None
sys.path.insert(0, sys.argv[1])
import importlib
for name in sys.argv[2:]:
    importlib.import_module(name)
"""


def imports_of(file: Path) -> Iterator[str]:
    """The top-level packages that a file imports anywhere in it."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield (node.module or "").partition(".")[0]


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


def test_a_module_is_small_unless_it_is_a_table() -> None:
    sizes = {file: file.read_text(encoding="utf-8").count("\n") for file in HOOKS.rglob("*.py")}
    assert [file.name for file, lines in sizes.items() if lines > 320 and file.name != "rules.py"] == []
