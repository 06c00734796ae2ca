"""What DAISY Ace says of e-books."""

import json
import subprocess
from pathlib import Path

import pytest
from playwright._impl._driver import compute_driver_executable

from browser import CHROMIUM

ACE = Path(__file__).parent / "ace"


def ace_version() -> str:
    return str(json.loads((ACE / "package.json").read_text("utf-8"))["dependencies"]["@daisy/ace-core"])


def ace_violations(*books: Path) -> list[list[str]]:
    """The violations in each book; the test is skipped where Ace is not."""
    if not (ACE / "node_modules").is_dir():
        pytest.skip("Ace is not there: `make test` fetches it")
    node, driver = map(Path, compute_driver_executable())
    command: list[str | Path] = [node, ACE / "ace.cjs", driver.parent, CHROMIUM, *books]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return [json.loads(line) for line in run.stdout.splitlines()]
