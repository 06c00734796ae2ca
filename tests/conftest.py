"""Sites built once for all tests, and a local server to look at them in a browser."""

import fcntl
import functools
import gc
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing
from fnmatch import fnmatchcase
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Page

from browser import BESIDE, as_new, note_violation, open_browser, take_violations
from hoedan.bundle import typesetter
from hoedan.bundle.errors import NoPangoError
from hoedan.incremental.file_cache import CACHE
from hoedan.site.security_headers import HEADERS_FILE
from judge import EpubJudge, PdfJudge
from made.library import without_choices
from made.many import write_many
from made.odd import make_odd
from made.sample import SAMPLE
from serving import serve_with

PROJECT = Path(__file__).parent.parent
# Each Java program runs once, for seconds: with the quick compiler alone it takes half of the processor's time.
os.environ.setdefault("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
# Git tidies up after a commit, in a process of its own: a test that looks at every file would see it at work.
os.environ |= {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "maintenance.auto", "GIT_CONFIG_VALUE_0": "false"}
CONTENT = ("mkdocs.yml", "library.yml", "docs", "stories", "ingredients", "bundles", "places")


# Random examples: sixty for each test in every run, the same each time; eight of them in `make quick`; with
# `--hypothesis-profile=nightly` twelve hundred each, other ones every night.
STEADY = settings(
    max_examples=60,
    derandomize=True,
    database=None,
    deadline=None,  # the wall clock of a busy machine says nothing; the tests watch the processor's time
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.register_profile("steady", STEADY)
settings.register_profile("quick", STEADY, max_examples=8)
settings.register_profile("nightly", STEADY, max_examples=1_200, derandomize=False, print_blob=True)
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what the check says now as expected")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """None of the thousands of tests is ever garbage: to look for it again and again takes a tenth of all time."""
    gc.disable()
    yield
    gc.freeze()
    gc.enable()


WHOLE = {
    *("browser", "serve", "real_site", "many_site", "sample_site", "sample_library"),
    *("odd_site", "renamed_site", "made", "setter", "zensical_site"),
}
"""Fixtures that stand for a browser, a built site, a made bundle or what sets pages."""

JUDGES = {"pdf_judge", "epub_judge"}
"""Fixtures that stand for a program in Java, which starts once in each process that asks for it."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what `make quick` leaves out, by the fixtures that a test uses; put together what shares a program."""
    for item in items:
        if WHOLE.intersection(fixtures_of(item)):
            item.add_marker("whole")
    judged = {item.path for item in items if JUDGES.intersection(fixtures_of(item))}
    items.sort(key=lambda item: item.path not in judged)  # side by side they are in one process


def fixtures_of(item: pytest.Item) -> Sequence[str]:
    return getattr(item, "fixturenames", ())


@functools.cache
def mkdocs_again() -> subprocess.Popen[str]:
    """What runs the mkdocs command for this test process; it ends when nobody can ask it anything more."""
    pipe = subprocess.PIPE
    program = Path(__file__).with_name("mkdocs_again.py")
    return subprocess.Popen([sys.executable, program], stdin=pipe, stdout=pipe, text=True)


def run_mkdocs(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the mkdocs command as a maintainer would, in the folder of a library."""
    asked, answers = mkdocs_again().stdin, mkdocs_again().stdout
    assert asked and answers
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "COLUMNS": "200"}
    with NamedTemporaryFile() as out, NamedTemporaryFile() as err:
        files = [out.name, err.name]
        what = {"root": str(root), "arguments": arguments, "environment": environment, "files": files}
        print(json.dumps(what), file=asked, flush=True)
        code = int(answers.readline())
        said, told = (Path(name).read_text(encoding="utf-8") for name in files)
    return subprocess.CompletedProcess(["mkdocs", *arguments], code, said, told)


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
    link_fonts(target)
    if source != PROJECT:
        (target / "mkdocs.yml").write_text(config_of(source), encoding="utf-8")
        shutil.copytree(PROJECT / "docs" / "assets", target / "docs" / "assets", dirs_exist_ok=True)
    return target


def link_fonts(root: Path) -> None:
    """Give a library the typefaces that were cut before: a third of the time of a build, and the same everywhere."""
    fonts = CACHE / "fonts"
    for place in (PROJECT / fonts, root / CACHE):
        place.mkdir(parents=True, exist_ok=True)
    (root / fonts).symlink_to(PROJECT / fonts)


def config_of(source: Path) -> str:
    """Our own mkdocs.yml with the name and the addresses of another library."""
    own, other = ((root / "mkdocs.yml").read_text(encoding="utf-8") for root in (PROJECT, source))
    for line in re.findall(r"^(?:site_name|site_url|repo_url): .*$", other, re.MULTILINE):
        own = re.sub(rf"^{line.partition(':')[0]}: .*$", line, own, flags=re.MULTILINE)
    return own if "home_stories:" in other else without_choices(own)


TOLD = "told.txt"
"""What a build said, in the folder above its library."""


def build_once(shared: Path, make: Callable[[Path], object]) -> Path:
    """Make a library below `shared` and build it, once for all test processes; gives the folder of the site."""
    shared.mkdir(parents=True, exist_ok=True)
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        root, site = shared / "library", shared / "library" / "site"
        if not site.exists():
            make(root)
            built = run_mkdocs(root, "build", "--strict")
            assert built.returncode == 0, built.stdout + built.stderr
            (shared / TOLD).write_text(built.stderr, encoding="utf-8")
    return site


def made_once(file: Path, make: Callable[[], str]) -> str:
    """The text of a file that the first test process makes and all others read."""
    with file.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.exists():
            file.write_text(make(), encoding="utf-8")
    return file.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all test processes of one run share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base


@pytest.fixture(scope="session")
def sample_site(shared_folder: Path) -> Path:
    """The built site of the small sample library."""
    return build_once(shared_folder / "sample-site", functools.partial(copy_library, SAMPLE))


@pytest.fixture(scope="session")
def real_site(shared_folder: Path) -> Path:
    """The built site of our own library."""
    return build_once(shared_folder / "real-site", functools.partial(copy_library, PROJECT))


@pytest.fixture(scope="session")
def many_site(shared_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of a made library that is large enough to search in and to choose from."""

    def make(root: Path) -> None:
        copy_library(write_many(tmp_path_factory.mktemp("many")), root)

    return build_once(shared_folder / "many-site", make)


@pytest.fixture(scope="session")
def odd_site(shared_folder: Path) -> Path:
    """The built site of the sample library with what `made.odd` adds to it."""
    return build_once(shared_folder / "odd-site", lambda root: make_odd(copy_library(SAMPLE, root)))


@pytest.fixture
def sample_library(tmp_path: Path) -> Path:
    """A copy of the sample library that a test may change and build."""
    return copy_library(SAMPLE, tmp_path / "library")


@pytest.fixture
def built_library(sample_library: Path, sample_site: Path) -> Path:
    """A copy of the sample library with its site."""
    shutil.copytree(sample_site, sample_library / "site")
    return sample_library


REPORTS = "/.policy-report"
"""Where the browser tells the server of violations: in workers too, which no script of a test can reach in time."""


def read_headers(folder: Path) -> list[tuple[str, str, str]]:
    """The lines of the file `_headers` of a site: path, name and value."""
    file = folder / HEADERS_FILE
    found, path = [], ""
    for line in file.read_text(encoding="utf-8").splitlines() if file.exists() else ():
        name, _, value = line.strip().partition(": ")
        if line.startswith("/"):
            path = line
        elif name:
            found.append((path, name, value))
    return found


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files with the headers that the site asks its host for, and says nothing."""

    protocol_version = "HTTP/1.1"  # a connection serves many files
    disable_nagle_algorithm = True  # or each file waits forty milliseconds for the browser to confirm its headers

    def __init__(self, *arguments: Any, headers: Sequence[tuple[str, str, str]], **keywords: Any) -> None:
        self.site_headers = headers
        super().__init__(*arguments, **keywords)

    def end_headers(self) -> None:
        given = [] if self.beside else [each for each in self.site_headers if fnmatchcase(self.path, each[0])]
        for _, name, value in given:
            reporting = f"; report-uri {REPORTS}" if name == "Content-Security-Policy" else ""
            self.send_header(name, value + reporting)
        if self.has_lasting_file and "Cache-Control" not in [name for _, name, _ in given]:
            self.send_header("Cache-Control", "max-age=3600")
        super().end_headers()

    @property
    def has_lasting_file(self) -> bool:
        """Whether a file is asked for that is no page. Of a site that was just built a browser asks at each page for
        each script whether it is still the same: a seventh of the time of a visit.
        """
        return Path(self.path.partition("?")[0]).suffix not in ("", ".html")

    @property
    def beside(self) -> tuple[str, str] | None:
        """Type and text of what is not of the site and has none of its headers."""
        return BESIDE.get(self.path.partition("?")[0])

    def do_GET(self) -> None:
        if not self.beside:
            super().do_GET()
            return
        kind, text = self.beside
        body = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        """Note the violation that a browser reports."""
        report = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path == REPORTS:
            told = json.loads(report)["csp-report"]
            note_violation(f"{told['effective-directive']} blocked {told['blocked-uri']} on {told['document-uri']}")
        self.send_response(204)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


def serve_folder(folder: Path) -> AbstractContextManager[str]:
    """Serve a folder, with the headers that it asks its host for."""
    return serve_with(functools.partial(QuietHandler, directory=str(folder), headers=read_headers(folder)))


@pytest.fixture(scope="session")
def serve() -> Callable[[Path], AbstractContextManager[str]]:
    """Serve a folder for as long as a `with` block lasts, and know its address."""
    return serve_folder


@pytest.fixture
def without_pango(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where Pango is missing: an e-book gets no numbers of printed pages, which are most of the work."""

    def fail() -> None:
        raise NoPangoError("geen zetter")

    monkeypatch.setattr(typesetter, "load_weasyprint", fail)


@pytest.fixture(scope="session")
def epub_judge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EpubJudge]:
    with closing(EpubJudge(tmp_path_factory.mktemp("epubcheck"))) as judge:
        yield judge


@pytest.fixture(scope="session")
def pdf_judge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PdfJudge]:
    with closing(PdfJudge(tmp_path_factory.mktemp("verapdf"))) as judge:
        yield judge


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def home(real_site: Path, serve: Callable[[Path], AbstractContextManager[str]]) -> Iterator[str]:
    """Where our own site is served; a module that needs another one says so."""
    with serve(real_site) as address:
        yield address


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Page]:
    """The window of all tests of a module that need none of their own."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture
def page(window: Page, home: str) -> Page:
    """The window as if it were new."""
    return as_new(window, home)


@pytest.fixture(autouse=True)
def policy_is_kept() -> Iterator[None]:
    """No page that a test opens may do anything against the Content-Security-Policy."""
    yield
    assert take_violations() == []
