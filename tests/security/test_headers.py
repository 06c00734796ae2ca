"""What a browser may do, wall by wall: each holds alone, also where another stands before it."""

import pytest

from hoedan.site.security_headers import CONTENT_SECURITY_POLICY, HEADERS, POLICY_META, headers_file

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


def test_a_page_in_a_frame_of_another_is_refused() -> None:
    assert directives(HEADERS["Content-Security-Policy"])["frame-ancestors"] == ["'none'"]


@pytest.mark.parametrize("feature", ["camera", "microphone", "geolocation", "payment", "usb"])
def test_what_no_page_uses_no_page_may_use(feature: str) -> None:
    assert f"{feature}=()" in HEADERS["Permissions-Policy"].split(", ")
