"""What a browser may do on our pages, said once: as `<meta>` in every page, and in `_headers` for hosts that read it.

The site asks nothing of another host and has no inline script or style. This policy says so to the browser, so that
text that slips through the sanitiser still cannot run, load or send anything.
"""

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

CONTENT_SECURITY_POLICY = "; ".join(f"{name} {sources}" for name, sources in DIRECTIVES.items())
"""For `<meta http-equiv>`; a browser refuses `frame-ancestors` there, so that is only in the header."""

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

HEADERS = {
    "Content-Security-Policy": f"{CONTENT_SECURITY_POLICY}; frame-ancestors {NONE}",
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


OPEN = {"/data/*": {"Access-Control-Allow-Origin": "*"}}
"""The open data may be fetched by the pages of others."""
EVERYWHERE = "/*"
BY_PATH = {EVERYWHERE: HEADERS} | {path: {"Cache-Control": rule} for path, rule in CACHED.items()} | OPEN
"""Path -> the headers below it, beside those of everywhere."""


def headers_file() -> str:
    """The file `_headers`, as Netlify and Cloudflare Pages read it: a path, and below it its headers."""
    return "\n".join(
        f"{path}\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
        for path, headers in BY_PATH.items()
    )


def with_policy(page: str) -> str:
    """A page of our own making with the policy right after its character set, before anything it could load."""
    before, charset, after = page.partition(CHARSET)
    if not charset:
        raise ValueError("A page must name its character set first")
    return f"{before}{charset}\n{POLICY_META}{after}"
