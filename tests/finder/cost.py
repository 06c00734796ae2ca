"""What a first result costs: bytes over the line and time, from a host that compresses as static hosts do.

python tests/finder/cost.py SITE [QUERY ...]     the figures for a built site
"""

import gzip
import statistics
import sys
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler
from io import BytesIO
from pathlib import Path

from playwright.sync_api import Browser, Request, Response

sys.path.insert(0, str(Path(__file__).parents[1]))  # for the browser of the tests; pytest has it there already

from browser import open_browser, wait_for
from patience import wait_until
from serving import serve_with

COMPRESSED = {".js", ".json", ".html", ".css", ".svg"}
QUERIES = ("schulden", "wijkteam", "dakloze jongeren", "Groningen", "welzijn op recept", "hoe voorkom je schulden?")
PARTS = ("/assets/finder", "/assets/shared/", "/pagefind/", "/finder/")
WATCH_FIRST_RESULT = """
new MutationObserver((_, observer) => {
  if (!document.querySelector("[data-results] > li")) return;
  window.firstResult = performance.timeOrigin + performance.now();
  observer.disconnect();
}).observe(document, { childList: true, subtree: true });
"""
"""Notes the moment in the page itself: a question from outside comes later on a busy machine."""


@dataclass(frozen=True)
class Cost:
    """What the browser fetched for one search on a fresh start."""

    query: str
    bytes_first: int
    """Until the first result stands on the page: scripts, program, index and fragments."""
    bytes_all: int
    """With the facet counts and the pages of other kinds, which come after it."""
    milliseconds: float
    """From the first letter to the first result, on this machine."""


class CompressingHandler(SimpleHTTPRequestHandler):
    """Serves text compressed, as every static host does; Pagefind's files are compressed already."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_head(self) -> BytesIO | None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return None
        body = compressed(path) if path.suffix in COMPRESSED else path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix in COMPRESSED:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@cache
def compressed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 9)


def serve_compressed(site: Path) -> AbstractContextManager[str]:
    return serve_with(partial(CompressingHandler, directory=str(site)))


def measure(browser: Browser, address: str, query: str) -> Cost:
    """Search once in a fresh window. What the page asks for after its first result stands there does not count."""
    context = browser.new_context(base_url=address)
    context.add_init_script(WATCH_FIRST_RESULT)
    page = context.new_page()
    fetched: list[tuple[float, int]] = []
    underway: set[Request] = set()

    def count(response: Response) -> None:
        if any(part in response.url for part in PARTS) and not response.url.endswith(".css"):
            size = int(response.headers.get("content-length", "0"))
            fetched.append((response.request.timing["startTime"], size))

    def begin(request: Request) -> None:
        underway.add(request)

    def end(request: Request) -> None:
        underway.discard(request)

    context.on("response", count)
    context.on("request", begin)
    context.on("requestfinished", end)
    context.on("requestfailed", end)
    page.goto("verhalen/")
    page.wait_for_load_state()
    asked = page.evaluate("performance.timeOrigin + performance.now()")
    page.locator("#vraag").fill(query)
    shown = float(wait_for(page, "window.firstResult"))
    wait_for(page, "!document.querySelector('[data-finder]').hasAttribute('aria-busy')")
    wait_until(lambda: not underway, lambda: page.wait_for_timeout(20))
    context.close()
    bytes_first = sum(size for started, size in fetched if started <= shown)
    return Cost(query, bytes_first, sum(size for _, size in fetched), shown - asked)


def measure_all(site: Path, queries: tuple[str, ...] = QUERIES) -> list[Cost]:
    with serve_compressed(site) as address, open_browser() as browser:
        return [measure(browser, address, query) for query in queries]


def main() -> None:
    costs = measure_all(Path(sys.argv[1]), tuple(sys.argv[2:]) or QUERIES)
    print(f"{'query':40} {'first kB':>9} {'all kB':>8} {'ms':>6}")
    for cost in costs:
        print(f"{cost.query:40} {cost.bytes_first / 1000:9.1f} {cost.bytes_all / 1000:8.1f} {cost.milliseconds:6.0f}")
    print(f"{'most':40} {max(cost.bytes_first for cost in costs) / 1000:9.1f}")
    print(f"{'median':40} {'':9} {'':8} {statistics.median(cost.milliseconds for cost in costs):6.0f}")


if __name__ == "__main__":
    main()
