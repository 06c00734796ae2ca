"""Runs tests many times and imports what they need only once: each run is a fork of this process.

For each run it reads a line, JSON: the seconds of processor time that it may take, the folder of a copy of the project,
the file for what is printed, and the arguments of pytest. It answers with a line: the status of the fork, as
`os.waitpid` gives it. The fork itself imports the code of the copy.
"""

import importlib
import json
import os
import resource
import signal
import sys
import traceback
from pathlib import Path

import pytest

LARGE = (
    *("fontTools.subset", "fontTools.ttLib", "hypothesis.extra", "hypothesis.strategies", "jsonschema", "lxml.etree"),
    *("jinja2", "markdown.extensions", "nh3", "PIL.Image", "playwright.sync_api", "pydantic", "pymdownx", "pypandoc"),
    *("rapidfuzz.distance", "yaml", "weasyprint", "pagefind.index"),
)
"""What the tests import of others and takes long."""


def main() -> None:
    for name in LARGE:
        importlib.import_module(name)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            run(*json.loads(line))
        _, status = os.waitpid(child, 0)
        print(status, flush=True)


def run(seconds: int, folder: str, output: str, arguments: list[str]) -> None:
    """Run pytest, and end this process with its exit code."""
    code = 1
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        signal.signal(signal.SIGXCPU, signal.SIG_DFL)
        os.chdir(folder)
        sys.path.insert(0, str(Path(folder) / "hooks"))
        with Path(output).open("wb") as file:
            for descriptor in (1, 2):
                os.dup2(file.fileno(), descriptor)
        code = int(pytest.main(arguments))
    except BaseException:  # an import that fails is a test that fails
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(code)


if __name__ == "__main__":
    main()
