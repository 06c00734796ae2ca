"""What a browser may do on our pages, said once: as `<meta>` in every page, and in `_headers` for hosts that read it.

The site asks nothing of another host and has no inline script or style. This policy says so to the browser, so that
text that slips through the sanitiser still cannot run, load or send anything.
"""

from collections.abc import Iterable, Mapping

SELF = "'self'"
NONE = "'none'"

DIRECTIVES = {
    "default-src": NONE,
    "script-src": f"{SELF} 'wasm-unsafe-eval'",  # the search of Pagefind is WebAssembly
    "worker-src": SELF,
    "style-src": SELF,
    "img-src": SELF,
    "font-src": SELF,
    "connect-src": SELF,
    "form-action": SELF,
    "base-uri": NONE,
    "object-src": NONE,
}


def policy_with(libraries: Iterable[str] = ()) -> str:
    """The policy of a site whose finder may fetch from these addresses too.

    For `<meta http-equiv>`; a browser refuses `frame-ancestors` there, so that is only in the header.
    """
    directives = DIRECTIVES | {"connect-src": " ".join((DIRECTIVES["connect-src"], *libraries))}
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


CONTENT_SECURITY_POLICY = policy_with()

HEADERS_FILE = "_headers"
CHARSET = '<meta charset="utf-8">'
POLICY_META = f'<meta http-equiv="Content-Security-Policy" content="{CONTENT_SECURITY_POLICY}">'

UNUSED_FEATURES = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "hid",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "publickey-credentials-get",
    "serial",
    "usb",
    "xr-spatial-tracking",
)

POLICY = "Content-Security-Policy"
HEADERS = {
    POLICY: f"{CONTENT_SECURITY_POLICY}; frame-ancestors {NONE}",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in UNUSED_FEATURES),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",  # for browsers that do not know `frame-ancestors`
}

CACHED = {
    "/assets/fonts/*": "public, max-age=604800",
    # Named after their content. Pagefind's other files are not, or not quite; a host has browsers ask for those anew.
    "/pagefind/index/*": "public, max-age=31536000, immutable",
}


OPEN = {path: {"Access-Control-Allow-Origin": "*"} for path in ("/data/*", "/finder/*", "/pagefind/*")}
"""The open data may be fetched by the pages of others, and so may what the finder of another library searches."""
EVERYWHERE = "/*"


def headers_by_path(libraries: Iterable[str] = ()) -> dict[str, dict[str, str]]:
    """Path -> the headers below it, beside those of every path around it."""
    everywhere = HEADERS | {POLICY: f"{policy_with(libraries)}; frame-ancestors {NONE}"}
    return {EVERYWHERE: everywhere} | {path: {"Cache-Control": rule} for path, rule in CACHED.items()} | OPEN


def headers_around(path: str, by_path: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """The headers of a path and of the paths around it, for a server that forgets those."""
    around = sorted((each for each in by_path if path.startswith(each.removesuffix("*"))), key=len)
    return {name: value for each in around for name, value in by_path[each].items()}


def headers_file(libraries: Iterable[str] = ()) -> str:
    """The file `_headers`, as Netlify and Cloudflare Pages read it: a path, and below it its headers."""
    return "\n".join(
        f"{path}\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
        for path, headers in headers_by_path(libraries).items()
    )


def with_policy(page: str) -> str:
    """A page of our own making with the policy right after its character set, before anything it could load."""
    before, charset, after = page.partition(CHARSET)
    if not charset:
        raise ValueError("A page must name its character set first")
    return f"{before}{charset}\n{POLICY_META}{after}"
