"""Sites built once for all tests, and a local server to look at them in a browser."""

import fcntl
import functools
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser import open_browser

PROJECT = Path(__file__).parent.parent
SAMPLE = Path(__file__).parent / "sample"
CONTENT = ("mkdocs.yml", "docs", "stories", "ingredients", "bundles")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what the check says now as expected")


def run_mkdocs(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the mkdocs command as a maintainer would, in the folder of a library."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=root,
        text=True,
        capture_output=True,
        check=False,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "COLUMNS": "200"},
    )


def copy_library(source: Path, target: Path) -> Path:
    """Copy the content of a library, with links to the project's own hooks and overrides."""
    target.mkdir(parents=True, exist_ok=True)
    for name in CONTENT:
        origin = source / name
        if origin.is_dir():
            shutil.copytree(origin, target / name)
        elif origin.exists():
            shutil.copy(origin, target / name)
    for name in ("hooks", "overrides"):
        (target / name).symlink_to(PROJECT / name)
    if source != PROJECT:
        shutil.copy(PROJECT / "mkdocs.yml", target / "mkdocs.yml")
        shutil.copytree(PROJECT / "docs" / "assets", target / "docs" / "assets", dirs_exist_ok=True)
    return target


def build_once(source: Path, shared: Path) -> Path:
    """Build a library into `shared/site`, once for all test processes; gives the folder of the site."""
    shared.mkdir(parents=True, exist_ok=True)
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        root, site = shared / "library", shared / "library" / "site"
        if not site.exists():
            copy_library(source, root)
            built = run_mkdocs(root, "build", "--strict")
            assert built.returncode == 0, built.stdout + built.stderr
    return site


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all test processes of one run share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base


@pytest.fixture(scope="session")
def sample_site(shared_folder: Path) -> Path:
    """The built site of the small sample library."""
    return build_once(SAMPLE, shared_folder / "sample-site")


@pytest.fixture(scope="session")
def real_site(shared_folder: Path) -> Path:
    """The built site of our own library."""
    return build_once(PROJECT, shared_folder / "real-site")


@pytest.fixture
def sample_library(tmp_path: Path) -> Path:
    """A copy of the sample library that a test may change and build."""
    return copy_library(SAMPLE, tmp_path / "library")


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@contextmanager
def serve_folder(folder: Path) -> Iterator[str]:
    """Serve a folder on a free local port; gives its address, with a slash at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(QuietHandler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="session")
def serve() -> Callable[[Path], AbstractContextManager[str]]:
    """Serve a folder for as long as a `with` block lasts, and know its address."""
    return serve_folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened
