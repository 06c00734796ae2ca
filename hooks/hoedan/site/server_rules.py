"""What `_headers` says, and what to compress, as rules for nginx and for Apache: three files from one table."""

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlsplit

from .security_headers import EVERYWHERE, HEADERS_FILE, headers_around, headers_by_path

NGINX, APACHE = "nginx.conf", "htaccess"
COMPRESSED = (
    *(
        "text/html",
        "text/css",
        "text/plain",
        "text/xml",
        "text/javascript",
        "text/markdown",
        "text/calendar",
        "text/csv",
    ),
    *("application/javascript", "application/json", "application/xml", "application/wasm", "application/atom+xml"),
    *("application/ld+json", "application/x-research-info-systems", "image/svg+xml"),
)
"""Types of text; fonts, images and the parts of the index are small already."""
TYPES = {
    "csv": "text/csv",
    "epub": "application/epub+zip",
    "ics": "text/calendar",
    "jsonld": "application/ld+json",
    "md": "text/markdown",
    "ris": "application/x-research-info-systems",
}
"""Ending -> type of what a server does not know by itself: without it a browser saves the file, and shows nothing."""
IN_UTF_8 = (
    "text/plain",
    "text/css",
    "text/xml",
    "text/csv",
    "text/markdown",
    "text/calendar",
    "application/javascript",
)
FRESH = {"Cache-Control": "no-cache"}
"""For all that has no longer life: a browser keeps it and asks whether it is still right, so that a page never meets
the script or style of another day. Hosts that read `_headers` do so by themselves, and would join it to what it says.
"""
SHORTEST = 512
"""Bytes; compressing less saves nothing."""


ByPath = Mapping[str, Mapping[str, str]]


def server_rules(site_url: str, libraries: Iterable[str] = ()) -> Mapping[str, str]:
    """Name -> content of the file for each server, for a site at this address: its path counts.

    Its finder may fetch from `libraries`, which are addresses of other sites.
    """
    base, by_path = f"{urlsplit(site_url).path.rstrip('/')}/", headers_by_path(libraries)
    return {
        NGINX: "\n".join(nginx_lines(base, by_path)) + "\n",
        APACHE: "\n".join(apache_lines(base, by_path)) + "\n",
    }


def headers_at(path: str, by_path: ByPath) -> dict[str, str]:
    """All headers of what is served there, those of the paths around it too."""
    return {**FRESH, **headers_around(path, by_path)}


def nginx_lines(base: str, by_path: ByPath) -> Iterator[str]:
    """For a `server` block, where another site may stand: nothing is said outside the path of this one.

    A `location` with headers of its own has none of those around it: each has them all.
    """
    yield "# Zet in het blok `server` van nginx: include /pad/naar/nginx.conf;"
    if base != "/":
        yield f"location = {base.rstrip('/')} {{ absolute_redirect off; return 301 {base}; }}"
    yield f"location {base} {{"
    yield "  charset utf-8;"
    yield f"  charset_types {' '.join(IN_UTF_8)};"
    yield "  include mime.types;"  # that of nginx, which stands beside its own settings
    yield f"  types {{ {' '.join(f'{kind} {ending};' for ending, kind in TYPES.items())} }}"
    yield "  default_type application/octet-stream;"  # the index is packed already; as text it would be packed again
    yield "  absolute_redirect off;"  # behind another server its own port is of no use
    yield "  gzip on;"
    yield "  gzip_vary on;"
    yield f"  gzip_min_length {SHORTEST};"
    yield f"  gzip_types {' '.join(each for each in COMPRESSED if each != 'text/html')};"  # which it always does
    yield f"  error_page 404 {base}404.html;"
    yield f"  error_page 403 =404 {base}404.html;"  # a folder without a page
    yield from nginx_headers(EVERYWHERE, by_path, "  ")
    yield f"  location = {base}{HEADERS_FILE} {{ return 404; }}"
    for path in by_path:
        if path != EVERYWHERE:
            yield f"  location {base}{path.strip('/*')}/ {{"
            yield from nginx_headers(path, by_path, "    ")
            yield "  }"
    yield "}"


def nginx_headers(path: str, by_path: ByPath, indent: str) -> Iterator[str]:
    return (f'{indent}add_header {name} "{value}" always;' for name, value in headers_at(path, by_path).items())


def apache_lines(base: str, by_path: ByPath) -> Iterator[str]:
    """For `.htaccess` in the root of the site; without mod_headers Apache says so, and shows no page unprotected."""
    yield "# Bewaar dit als .htaccess in de map van de site. Nodig zijn mod_headers en mod_deflate."
    yield "DirectoryIndex index.html"
    yield f"ErrorDocument 404 {base}404.html"
    yield f"ErrorDocument 403 {base}404.html"
    # A folder without a page. Many servers would list what is in it, others say that nobody may.
    yield """<If "-d '%{REQUEST_FILENAME}' && ! -f '%{REQUEST_FILENAME}/index.html'">"""
    yield "  RedirectMatch 404 ^"
    yield "</If>"
    yield "FileETag None"  # Apache adds to the mark of what it compresses, and then knows it no more
    yield f"RedirectMatch 404 ^{base}{HEADERS_FILE}$"
    yield "AddDefaultCharset utf-8"
    for ending, kind in TYPES.items():
        yield f"AddType {kind} .{ending}"
    yield f"AddCharset utf-8 {' '.join(f'.{each}' for each in ('css', 'js', 'xml', 'csv', 'md', 'ics'))}"
    yield f"AddOutputFilterByType DEFLATE {' '.join(COMPRESSED)}"
    for path, headers in by_path.items():
        if path != EVERYWHERE:
            yield f'<If "%{{REQUEST_URI}} =~ m#^{base}{path.strip("/*")}/#">'
        for name, value in (headers if path != EVERYWHERE else headers_at(path, by_path)).items():
            yield f'  Header always set {name} "{value}"'
        if path != EVERYWHERE:
            yield "</If>"
