"""The Content-Security-Policy: one text, on every page and in the headers, and a browser that tells of violations."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser import take_violations
from conftest import read_headers
from hoedan.site.security_headers import CONTENT_SECURITY_POLICY, POLICY_META, with_policy
from patience import wait_until

Serve = Callable[[Path], AbstractContextManager[str]]
PAGE = '<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>x</title></head><body>{}</body></html>'
FORBIDDEN = {
    "inline-script": ("<script>1</script>", "script-src"),
    "event-handler": ('<img src="weg.png" alt="" onerror="1">', "script-src-attr"),
    "inline-style": ('<p style="color: red">x</p>', "style-src"),
    "foreign-image": ('<img src="https://elders.example/x.png" alt="">', "img-src"),
    "foreign-script": ('<script src="https://elders.example/x.js"></script>', "script-src"),
    "frame": ('<iframe src="/"></iframe>', "frame-src"),
    "worker": ('<script src="worker-starter.js"></script>', "connect-src"),
}


@pytest.mark.parametrize("site", ["sample_site", "real_site"])
def test_every_page_has_the_policy_before_it_loads_anything(site: str, request: pytest.FixtureRequest) -> None:
    folder = request.getfixturevalue(site)
    pages = sorted(folder.rglob("*.html"))
    assert len(pages) > 100
    assert [str(page) for page in pages if not starts_with_policy(page)] == []


def starts_with_policy(page: Path) -> bool:
    """Whether the policy comes right after the character set; the rest of a page need not be read."""
    with page.open(encoding="utf-8") as file:
        head = file.read(4 * len(POLICY_META))
    after = head.partition('<meta charset="utf-8">')[2].lstrip()
    return unescape(after[: 2 * len(POLICY_META)]).startswith(POLICY_META)


def test_the_headers_say_the_same_and_what_a_page_cannot_say(sample_site: Path) -> None:
    everywhere = {name: value for path, name, value in read_headers(sample_site) if path == "/*"}
    assert everywhere["Content-Security-Policy"] == f"{CONTENT_SECURITY_POLICY}; frame-ancestors 'none'"
    assert "unsafe-inline" not in CONTENT_SECURITY_POLICY
    assert {"Referrer-Policy", "Permissions-Policy", "X-Content-Type-Options"} <= everywhere.keys()


def test_what_may_be_kept_for_ever_is_named_after_its_content(sample_site: Path) -> None:
    kept = [path for path, name, value in read_headers(sample_site) if "immutable" in value]
    files = [file for path in kept for file in sample_site.glob(path.lstrip("/"))]
    assert files
    assert [file.name for file in files if not re.search(r"^[0-9a-f]{8}_\d+\.pf_index$", file.name)] == []


def test_a_page_without_a_character_set_is_refused() -> None:
    with pytest.raises(ValueError, match="character set"):
        with_policy("<!doctype html><title>x</title>")


@pytest.mark.parametrize("means", ["meta", "header"])
def test_a_violation_is_seen(means: str, tmp_path: Path, serve: Serve, browser: Browser) -> None:
    """A worker has the policy of its own headers, and nothing of what its page says."""
    tried = {name: case for name, case in FORBIDDEN.items() if means == "header" or name != "worker"}
    for name, (html, _) in tried.items():
        page = PAGE.format(html)
        (tmp_path / f"{name}.html").write_text(with_policy(page) if means == "meta" else page, encoding="utf-8")
    (tmp_path / "worker-starter.js").write_text("new Worker('worker.js')", encoding="utf-8")
    (tmp_path / "worker.js").write_text("fetch('https://elders.example/')", encoding="utf-8")
    if means == "header":
        (tmp_path / "_headers").write_text(f"/*\n  Content-Security-Policy: {CONTENT_SECURITY_POLICY}\n", "utf-8")
    with serve(tmp_path) as home:
        context = browser.new_context()
        opened = context.new_page()
        for name, (_, directive) in tried.items():
            opened.goto(f"{home}{name}.html")
            wait_until(partial(is_told, f"{home}{name}.", directive), lambda: opened.wait_for_timeout(20))
        context.close()
    take_violations()  # a report comes when it comes, and the test would fail of what it is about


def is_told(address: str, directive: str) -> bool:
    return any(address in each and directive in each for each in take_violations())
