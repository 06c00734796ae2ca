"""veraPDF, as the tests of all that we print ask it."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
VERAPDF = PROJECT / "tests" / "verapdf" / "target"


def check_pdf(pdf: bytes, folder: Path) -> str:
    """The report of veraPDF; the test is skipped where veraPDF is not."""
    return check_pdfs({"bundle": pdf}, folder)["bundle"]


def check_pdfs(pdfs: Mapping[str, bytes], folder: Path) -> dict[str, str]:
    """Name -> report, of several in one run, which costs hardly more than one."""
    if not (VERAPDF / "lib").is_dir() or shutil.which("java") is None:
        pytest.skip("veraPDF is not there: `make test` fetches it")
    files = [folder / f"{name}.pdf" for name in pdfs]
    for file in files:
        file.write_bytes(pdfs[file.stem])
    command = ["java", "-cp", f"{VERAPDF / 'classes'}:{VERAPDF / 'lib'}/*", "CheckPdf", *map(str, files)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    return {file.stem: file.with_suffix(".verapdf.txt").read_text("utf-8") for file in files}
