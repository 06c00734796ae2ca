"""What `_headers` says, and what to compress, as rules for nginx and for Apache: three files from one table."""

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from .security_headers import BY_PATH, EVERYWHERE, HEADERS_FILE

NGINX, APACHE = "nginx.conf", "htaccess"
COMPRESSED = (
    *("text/html", "text/css", "text/plain", "text/xml", "text/javascript", "text/markdown", "text/calendar"),
    *("application/javascript", "application/json", "application/xml", "application/wasm", "application/atom+xml"),
    "image/svg+xml",
)
"""Types of text; fonts, images and the parts of the index are small already."""
SHORTEST = 512
"""Bytes; compressing less saves nothing."""


def server_rules(site_url: str) -> Mapping[str, str]:
    """Name -> content of the file for each server, for a site at this address: its path counts."""
    base = f"{urlsplit(site_url).path.rstrip('/')}/"
    return {NGINX: "\n".join(nginx_lines(base)) + "\n", APACHE: "\n".join(apache_lines(base)) + "\n"}


def nginx_lines(base: str) -> Iterator[str]:
    """For a `server` block. A `location` with headers of its own has none of those around it: each has them all."""
    yield "# Zet in het blok `server` van nginx: include /pad/naar/nginx.conf;"
    yield "charset utf-8;"
    yield "absolute_redirect off;"  # behind another server its own port is of no use
    yield "gzip on;"
    yield "gzip_vary on;"
    yield f"gzip_min_length {SHORTEST};"
    yield f"gzip_types {' '.join(each for each in COMPRESSED if each != 'text/html')};"  # which it always does
    yield f"error_page 404 {base}404.html;"
    yield f"location = {base}{HEADERS_FILE} {{ return 404; }}"
    for path, headers in BY_PATH.items():
        yield f"location {base}{path.strip('/*')}{'' if path == EVERYWHERE else '/'} {{"
        for name, value in {**BY_PATH[EVERYWHERE], **headers}.items():
            yield f'  add_header {name} "{value}" always;'
        yield "}"


def apache_lines(base: str) -> Iterator[str]:
    """For `.htaccess` in the root of the site; without mod_headers Apache says so, and shows no page unprotected."""
    yield "# Bewaar dit als .htaccess in de map van de site. Nodig zijn mod_headers en mod_deflate."
    yield "DirectoryIndex index.html"
    yield f"ErrorDocument 404 {base}404.html"
    yield f"RedirectMatch 404 ^{base}{HEADERS_FILE}$"
    yield f"AddOutputFilterByType DEFLATE {' '.join(COMPRESSED)}"
    for path, headers in BY_PATH.items():
        if path != EVERYWHERE:
            yield f'<If "%{{REQUEST_URI}} =~ m#^{base}{path.strip("/*")}/#">'
        for name, value in headers.items():
            yield f'  Header always set {name} "{value}"'
        if path != EVERYWHERE:
            yield "</If>"
