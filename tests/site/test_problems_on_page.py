"""A build that cannot be: the reason in Dutch, and while somebody writes it stands on the last site that was right."""

import errno
import re
import socket
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import cast
from unittest.mock import Mock

import pytest
from jinja2 import Environment, FileSystemLoader, TemplateError
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files

import mkdocs_adapter
from conftest import run_mkdocs
from hoedan.finder.pagefind_index import PagefindError
from hoedan.incremental.file_cache import CACHE
from hoedan.site.problems_on_page import with_problems
from hoedan.site.publish import Publication
from made.sample import STORY, edit

PAGE = b"<!doctype html><html><body class='x'><h1>Kop</h1></body></html>"


def test_the_problems_stand_first_on_the_page_and_are_words() -> None:
    told = with_problems(PAGE, ["stories/x.md:3: V-001 fout: <script>", "nog een"]).decode()
    assert told.index("&lt;script&gt;") < told.index("<h1>") and "<script>" not in told
    assert told.startswith("<!doctype html><html><body class='x'><section") and told.count("<li>") == 2


@pytest.fixture
def problems() -> Iterator[list[str]]:
    yield mkdocs_adapter._problems
    mkdocs_adapter._problems.clear()


@contextmanager
def served(folder: Path, builder: Callable[[], None]) -> Iterator[LiveReloadServer]:
    """A server that listens nowhere, as MkDocs hands it to the hook."""
    server = LiveReloadServer(builder=builder, host="127.0.0.1", port=0, root=str(folder))
    config = load_config(config_file=str(Path(__file__).parents[2] / "mkdocs.yml"))
    with closing(server.socket):
        yield mkdocs_adapter.on_serve(server, config, builder)


def get(server: LiveReloadServer, path: str) -> tuple[str, dict[str, str], bytes]:
    answer: list[tuple[str, dict[str, str]]] = []

    def start(status: str, headers: list[tuple[str, str]], _: object = None) -> Callable[[bytes], object]:
        answer.append((status, dict(headers)))
        return lambda _: None

    app = server.get_app()
    assert app is not None
    found = app({"PATH_INFO": path}, start)
    body = b"".join(found)
    if hasattr(found, "close"):
        found.close()
    return answer[0][0], answer[0][1], body


def test_the_last_good_site_stays_readable_with_what_is_wrong_on_it(tmp_path: Path, problems: list[str]) -> None:
    (tmp_path / "index.html").write_bytes(PAGE)
    (tmp_path / "a.css").write_bytes(b"body{}")

    def fail() -> None:
        problems[:] = ["stories/x.md:3: V-001 fout: zo niet"]
        raise Abort("Aborted with a BuildError!")

    with served(tmp_path, fail) as server:
        assert get(server, "/")[2] == PAGE
        server.builder()
        status, headers, body = get(server, "/")
        assert status == "200 OK" and b"stories/x.md:3: V-001" in body and b"<h1>Kop</h1>" in body
        assert headers["Content-Length"] == str(len(body))
        assert get(server, "/a.css")[2] == b"body{}"
        problems.clear()
        assert get(server, "/")[2] == PAGE


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (Abort("Aborted with a configuration error!"), b"mkdocs.yml: MkDocs kan een instelling niet gebruiken."),
        (ValueError("iets anders"), b"Er ging iets mis bij het bouwen: iets anders. In de terminal staat waar."),
    ],
)
def test_no_failure_whatever_lets_a_page_wait(
    error: Exception, words: bytes, tmp_path: Path, problems: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "index.html").write_bytes(PAGE)

    def fail() -> None:
        raise error

    monkeypatch.setattr(mkdocs_adapter, "check_library", lambda *_, **__: SimpleNamespace(problems=[]))
    with served(tmp_path, fail) as server:
        server.builder()
        assert words in get(server, "/")[2]


@pytest.mark.parametrize(
    ("error", "has_traceback"),
    [
        (Abort("Aborted with a configuration error!"), False),
        (ConfigurationError("MkDocs encountered an error parsing the configuration file: unacceptable"), False),
        (ValueError("iets anders"), True),
    ],
)
def test_what_mkdocs_says_in_english_is_followed_by_what_we_know(
    error: Exception,
    has_traceback: bool,
    sample_library: Path,
    problems: list[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    (sample_library / "mkdocs.yml").write_bytes("site_name: één".encode("latin-1"))
    config = MkDocsConfig(config_file_path=str(sample_library / "mkdocs.yml"))

    def fail() -> None:
        raise error

    server = LiveReloadServer(builder=fail, host="127.0.0.1", port=0, root=str(sample_library))
    with closing(server.socket):
        mkdocs_adapter.on_serve(server, config, fail).builder()
    assert len(problems) == 1
    (record,) = caplog.records
    assert bool(record.exc_info) is has_traceback
    assert ("mkdocs.yml:1: dit is geen UTF-8-tekst" in record.message) is not has_traceback


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("library.yml", None, "library.yml:1: S-013 fout: dit bestand ontbreekt"),
        ("mkdocs.yml", None, "mkdocs.yml is niet te lezen: het bestaat niet. Zet het terug."),
        ("mkdocs.yml", "extra: [", "mkdocs.yml:1: dit is geen geldige YAML"),
    ],
)
def test_what_stops_mkdocs_before_it_asks_us_is_told_too(
    name: str, content: str | None, words: str, sample_library: Path
) -> None:
    (sample_library / name).unlink()
    if content:
        (sample_library / name).write_text(content, encoding="utf-8")
    told = mkdocs_adapter.why_stopped(Abort("Aborted with a configuration error!"), sample_library)
    assert any(words in each for each in told), told


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "schrijven lukt niet: de schijf is vol. Maak ruimte vrij"),
        (PermissionError(errno.EACCES, "Permission denied", "x.html"), "x.html is niet te gebruiken: je mag daar niet"),
    ],
)
def test_what_a_disk_does_to_a_build_is_told_without_a_traceback(
    error: OSError, words: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    problems: list[str] = []
    monkeypatch.setattr(mkdocs_adapter, "_problems", problems)
    with pytest.raises(Abort, match="niet vervangen"):
        mkdocs_adapter.on_build_error(error)
    assert caplog.messages == problems
    assert problems[0].startswith(words)


@pytest.mark.parametrize(
    ("frame", "words"),
    [
        ("<html>\n{% if %}", "overrides/main.html:2: dit sjabloon klopt niet: Expected an expression"),
        ("{{ weg.x }}", "overrides/main.html:1: dit sjabloon klopt niet: 'weg' is undefined"),
    ],
)
def test_a_frame_that_is_wrong_is_told_with_its_line(frame: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "overrides").mkdir()
    (tmp_path / "overrides" / "main.html").write_text(frame, encoding="utf-8")
    env = Environment(loader=FileSystemLoader(tmp_path / "overrides"), autoescape=True)
    with pytest.raises(TemplateError) as wrong:
        env.get_template("main.html").render()
    assert mkdocs_adapter.wrong_template(wrong.value, tmp_path).startswith(words)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("docs_dir: docs", "docs_dir: docs\nuse_directory_urls: false", "`use_directory_urls: false` kan niet"),
        ("docs_dir: docs", "docs_dir: stories", "`docs_dir` moet `docs` zijn"),
        ("  custom_dir: overrides\n", "", "onder `theme` ontbreekt `custom_dir: overrides`"),
        ("site_dir: site", "site_dir: stories", "stories kan de map van de site niet zijn"),
    ],
)
def test_a_setting_that_does_not_work_is_named(old: str, new: str, words: str, sample_library: Path) -> None:
    edit(sample_library, "mkdocs.yml", old, new)
    config = load_config(config_file=str(sample_library / "mkdocs.yml"))
    with pytest.raises(PluginError, match=re.escape(words)):
        mkdocs_adapter.on_config(config)


def test_a_menu_of_more_levels_names_files_too() -> None:
    """Our own pages among them are not missed; what is no file is told by MkDocs."""
    menu = ["index.md", {"Meer": ["weg.md", {"Diep": "https://voorbeeld.test/"}]}, 5]
    assert list(mkdocs_adapter.named_in(menu)) == ["index.md", "weg.md", "https://voorbeeld.test/"]


def test_without_an_address_of_the_site_the_template_of_its_sitemap_is_not_published(sample_library: Path) -> None:
    config = load_config(config_file=str(sample_library / "mkdocs.yml"))
    theme, site = str(sample_library / "theme"), str(sample_library / "site")
    files = Files([File(name, theme, site, use_directory_urls=True) for name in ("sitemap.xml", "kept.txt")])
    mkdocs_adapter.leave_out(files, cast(Publication, SimpleNamespace(assets=())), config)
    assert [file.src_uri for file in files] == ["kept.txt"]


def test_a_place_that_cannot_be_written_is_named(sample_library: Path) -> None:
    (sample_library / "bestand").write_text("x", encoding="utf-8")
    built = run_mkdocs(sample_library, "build", "--site-dir", str(sample_library / "bestand" / "site"))
    assert built.returncode == 1
    assert "is niet te schrijven" in built.stderr and "Traceback" not in built.stderr


def test_a_cache_that_cannot_be_written_is_done_without(odd_site: Path) -> None:
    assert (odd_site.parent / CACHE).is_file()
    assert (odd_site / "verhalen" / Path(STORY).stem / "kaart.png").is_file()


def test_the_next_build_does_not_mind_its_own_server() -> None:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    mkdocs_adapter.refuse_taken_port("127.0.0.1", port)
    with socket.create_server(("127.0.0.1", port)):
        mkdocs_adapter.refuse_taken_port("127.0.0.1", port)


def test_without_a_search_index_a_build_stops_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    stops = SimpleNamespace(write=Mock(side_effect=PagefindError("Pagefind ontbreekt.")))
    monkeypatch.setattr(mkdocs_adapter, "_builder", stops)
    monkeypatch.setattr(mkdocs_adapter, "current", lambda: (None, SimpleNamespace(pages=[])))
    monkeypatch.setattr(mkdocs_adapter, "made_of_frame", lambda *_: "")
    with pytest.raises(PluginError, match=r"^Pagefind ontbreekt\.$"):
        mkdocs_adapter.write_pages(cast(Environment, None), cast(MkDocsConfig, None))


def test_who_may_not_have_a_port_is_told_of_one_that_works(monkeypatch: pytest.MonkeyPatch) -> None:
    for number, port, words in (
        (errno.EADDRINUSE, 65535, r"http://\[::1\]:65535/.*deze poort.*--address \[::1\]:65534`"),
        (errno.EADDRNOTAVAIL, 8001, "geen adres van deze computer.*Laat `--address` en `dev_addr` weg"),
    ):
        monkeypatch.setattr("socket.create_server", Mock(side_effect=OSError(number, "no")))
        with pytest.raises(PluginError, match=words):
            mkdocs_adapter.refuse_taken_port("::1", port)


def test_a_port_that_is_taken_is_told_before_the_work(sample_library: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        place = f"127.0.0.1:{taken.getsockname()[1]}"
        served = run_mkdocs(sample_library, "serve", "--dev-addr", place)
    assert served.returncode == 1
    assert "een ander programma gebruikt deze poort" in served.stderr and "Traceback" not in served.stderr
    assert "Building documentation" not in served.stderr or "Documentation built" not in served.stderr
