"""What a browser may do, wall by wall: each holds alone, also where another stands before it."""

import re
import shutil
import socket
import subprocess
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import read_headers
from hoedan.site.security_headers import (
    CONTENT_SECURITY_POLICY,
    HEADERS,
    HEADERS_FILE,
    POLICY_META,
    headers_file,
    policy_with,
)
from hoedan.site.server_rules import APACHE, FRESH, NGINX, TYPES, server_rules
from patience import LIMIT, wait_until

OURS = {"'self'", "'none'", "'wasm-unsafe-eval'"}
"""Every source that a page may name: our own files, nothing, and the search, which is WebAssembly."""


def directives(policy: str) -> dict[str, list[str]]:
    return {name: sources for name, *sources in (part.split() for part in policy.split(";"))}


@pytest.mark.parametrize("policy", [CONTENT_SECURITY_POLICY, HEADERS["Content-Security-Policy"]])
@pytest.mark.parametrize(
    ("directive", "sources"),
    [
        ("default-src", "'none'"),
        ("script-src", "'self' 'wasm-unsafe-eval'"),
        ("style-src", "'self'"),
        ("connect-src", "'self'"),
        ("form-action", "'self'"),
        ("base-uri", "'none'"),
        ("object-src", "'none'"),
    ],
)
def test_the_policy_leaves_nothing_open(policy: str, directive: str, sources: str) -> None:
    assert directives(policy)[directive] == sources.split()


def test_no_directive_names_another_host_or_allows_inline() -> None:
    for name, sources in directives(CONTENT_SECURITY_POLICY).items():
        assert sources, name
        assert set(sources) <= OURS, name
    assert CONTENT_SECURITY_POLICY in POLICY_META


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("X-Frame-Options", "DENY"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ],
)
def test_each_header_is_there_for_every_page(name: str, value: str) -> None:
    everywhere = headers_file().partition("/*\n")[2].partition("\n/")[0]
    assert f"  {name}: {value}\n" in f"{everywhere}\n"


def test_another_library_is_all_that_a_setting_lets_the_finder_ask() -> None:
    there = "https://stroom.test/hier/"
    changed = directives(policy_with([there]))
    assert changed == directives(CONTENT_SECURITY_POLICY) | {"connect-src": ["'self'", there]}
    assert all(
        f"connect-src 'self' {there};" in text for text in (headers_file([there]), *server_rules("", [there]).values())
    )


def test_a_page_in_a_frame_of_another_is_refused() -> None:
    assert directives(HEADERS["Content-Security-Policy"])["frame-ancestors"] == ["'none'"]


@pytest.mark.parametrize("feature", ["camera", "microphone", "geolocation", "payment", "usb"])
def test_what_no_page_uses_no_page_may_use(feature: str) -> None:
    assert f"{feature}=()" in HEADERS["Permissions-Policy"].split(", ")


GZIP = {"Accept-Encoding": "gzip"}
BASE = "/hoe/dan/"
RULES = server_rules(f"https://voorbeeld.test{BASE.rstrip('/')}")


def of_the_file(folder: Path) -> dict[str, dict[str, str]]:
    """Path below the site -> its headers with those of the paths around it, as `_headers` says it."""
    (folder / HEADERS_FILE).write_text(headers_file(), encoding="utf-8")
    found: dict[str, dict[str, str]] = {}
    for path, name, value in read_headers(folder):
        found.setdefault(path.strip("/*"), {})[name] = value
    return with_those_around(found)


def with_those_around(found: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    return {
        path: {name: value for each in sorted(found) if path.startswith(each) for name, value in found[each].items()}
        for path in found
    }


def of_nginx() -> dict[str, dict[str, str]]:
    blocks = re.findall(r"(?m)^ *location (/\S*) \{\n((?:(?! *location|\}).*\n)*)", RULES[NGINX])
    return {
        path.removeprefix(BASE).strip("/"): dict(re.findall(r'add_header (\S+) "([^"]*)" always;', block))
        for path, block in blocks
    }


def of_apache() -> dict[str, dict[str, str]]:
    everywhere, *parts = re.split(r'<If "%\{REQUEST_URI\} =~ m#\^', RULES[APACHE])
    headers = re.compile(r'Header always set (\S+) "([^"]*)"')
    found = {"": dict(headers.findall(everywhere))}
    for part in parts:
        found[part.partition("#")[0].removeprefix(BASE).strip("/")] = dict(headers.findall(part))
    return with_those_around(found)


def test_three_servers_have_the_same_rules(tmp_path: Path) -> None:
    expected = {path: FRESH | headers for path, headers in of_the_file(tmp_path).items()}
    assert len(expected) > 3 and expected["data"]["Access-Control-Allow-Origin"] == "*"
    assert of_nginx() == of_apache() == expected


@pytest.mark.parametrize(
    ("address", "paths"), [("https://a.test/", ["/"]), ("https://a.test/x/y", ["= /x/y", "/x/y/"])]
)
def test_nginx_is_told_nothing_of_what_stands_beside_the_site(address: str, paths: list[str]) -> None:
    """A `server` may have another site too, and words of its own that may not stand there twice, as `gzip on`."""
    _, *outside = re.findall(r"(?m)^[^ }].*", server_rules(address)[NGINX])
    assert [each.partition(" {")[0] for each in outside] == [f"location {path}" for path in paths]


OF_THE_WEB = {
    *(
        ".css",
        ".docx",
        ".html",
        ".js",
        ".json",
        ".odt",
        ".ods",
        ".pdf",
        ".png",
        ".svg",
        ".txt",
        ".webp",
        ".woff2",
        ".xml",
    ),
    *(".pagefind", ".pf_index", ".pf_meta"),  # bytes, and read as such
}
"""Endings that a server knows by itself, or need not know."""


def test_the_rules_name_the_type_of_every_file_that_a_server_may_not_know(sample_site: Path) -> None:
    endings = {path.suffix for path in sample_site.rglob("*") if path.is_file()} - {"", *OF_THE_WEB}
    assert {".md", ".ics"} <= endings <= {f".{ending}" for ending in TYPES}
    for ending, kind in TYPES.items():
        assert f" {kind} {ending};" in RULES[NGINX] and f"AddType {kind} .{ending}\n" in RULES[APACHE]


def test_a_folder_without_a_page_is_not_listed_and_what_is_packed_is_not_packed_again() -> None:
    assert "error_page 403 =404 /hoe/dan/404.html;\n" in RULES[NGINX]
    assert "default_type application/octet-stream;\n" in RULES[NGINX]
    of_folders = (
        """<If "-d '%{REQUEST_FILENAME}' && ! -f '%{REQUEST_FILENAME}/index.html'">\n  RedirectMatch 404 ^\n</If>\n"""
    )
    assert of_folders in RULES[APACHE]


NGINX_AROUND = """daemon off;
master_process off;
pid {folder}/pid;
error_log {folder}/log;
events {{ }}
http {{
  include {types};
  access_log off;
  {temporary}
  server {{
    listen 127.0.0.1:{port};
    root {folder}/www;
    gzip on;
    charset iso-8859-1;
    include {folder}/rules;
  }}
}}
"""
APACHE_AROUND = """ServerName localhost
Listen 127.0.0.1:{port}
PidFile {folder}/pid
ErrorLog {folder}/log
DefaultRuntimeDir {folder}
User www-data
Group www-data
{modules}
TypesConfig /etc/mime.types
DocumentRoot {folder}/www
<Directory {folder}/www>
  Options Indexes FollowSymLinks
  AllowOverride FileInfo Indexes
  Require all granted
</Directory>
"""
"""As Debian has it, with what `beheer.md` says to allow."""
APACHE_MODULES = (
    *("mpm_event", "authz_core", "dir", "mime", "headers", "filter", "deflate", "alias", "setenvif", "negotiation"),
    "autoindex",  # without it no folder would be listed
)


@pytest.fixture(params=["nginx", "apache2"])
def server(request: pytest.FixtureRequest, sample_site: Path, tmp_path: Path) -> Iterator[str]:
    """The address of the sample site, served below a path by a server of this machine."""
    program = shutil.which(request.param)
    if program is None:
        pytest.skip(f"{request.param} is not there")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    site = tmp_path / "www" / BASE.strip("/")
    shutil.copytree(sample_site, site)
    system, config = Path(program).parents[2], tmp_path / "conf"
    if request.param == "nginx":
        (tmp_path / "rules").write_text(RULES[NGINX], encoding="utf-8")
        types = system / "etc" / "nginx" / "mime.types"
        (tmp_path / "mime.types").symlink_to(types)
        kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        temporary = " ".join(f"{kind}_temp_path {tmp_path}/{kind};" for kind in kinds)
        config.write_text(NGINX_AROUND.format(folder=tmp_path, types=types, temporary=temporary, port=port))
        command = [program, "-c", str(config), "-e", str(tmp_path / "log")]
    else:
        (site / ".htaccess").write_text(RULES[APACHE], encoding="utf-8")
        folder = system / "usr" / "lib" / "apache2" / "modules"
        modules = "\n".join(f"LoadModule {name}_module {folder}/mod_{name}.so" for name in APACHE_MODULES)
        config.write_text(APACHE_AROUND.format(folder=tmp_path, modules=modules, port=port))
        command = [program, "-f", str(config), "-DFOREGROUND"]
        for each in (tmp_path, *tmp_path.parents):  # the server gives up its rights, and a folder of pytest is closed
            if each.is_relative_to(tempfile.gettempdir()) and each != Path(tempfile.gettempdir()):
                each.chmod(each.stat().st_mode | 0o055)
    running = subprocess.Popen(command)
    try:
        wait_until((tmp_path / "pid").exists)
        yield f"http://127.0.0.1:{port}{BASE}"
    finally:
        running.terminate()
        running.wait(LIMIT)


@pytest.mark.nightly
def test_a_server_serves_the_site_by_these_rules(server: str, tmp_path: Path) -> None:
    """In every run the rules are compared with those of `_headers`, by which the browser tests are served."""
    expected = {path: FRESH | headers for path, headers in of_the_file(tmp_path).items()}
    for address, path, kind in (
        ("", "", "text/html; charset=utf-8"),
        ("gemeenten/zwolle/", "", "text/html; charset=utf-8"),
        ("data/stories.json", "data", "application/json"),
        ("data/stories.csv", "data", "text/csv; charset=utf-8"),
    ):
        request = urllib.request.Request(server + address, headers=GZIP)
        with urllib.request.urlopen(request) as answer:
            assert {name: answer.headers[name] for name in expected[path]} == expected[path]
            assert answer.headers["Content-Encoding"] == "gzip", address
            assert answer.headers["Content-Type"] == kind
            request.add_header("If-Modified-Since", answer.headers["Last-Modified"])
        with pytest.raises(urllib.error.HTTPError) as kept:
            urllib.request.urlopen(request)
        assert kept.value.code == 304
        kept.value.close()
    with urllib.request.urlopen(server.rstrip("/")) as answer:
        assert answer.url == server
    with pytest.raises(urllib.error.HTTPError) as beside:
        urllib.request.urlopen(server.replace(BASE, "/iets-anders/"))
    assert b"Deze pagina is er niet" not in beside.value.read()
    index = next(each.name for each in (tmp_path / "www" / BASE.strip("/")).glob("pagefind/index/*"))
    with urllib.request.urlopen(urllib.request.Request(f"{server}pagefind/index/{index}", headers=GZIP)) as packed:
        assert packed.headers["Content-Encoding"] is None
    for gone in ("bestaat-niet/", "assets/", "v/", "data/niet.json", HEADERS_FILE):
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(server + gone)
        assert refused.value.code == 404
        assert b"Deze pagina is er niet" in refused.value.read()
        assert refused.value.headers["X-Frame-Options"] == "DENY"
