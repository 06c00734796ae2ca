"""While somebody writes: what is wrong, on top of every page of the last site that was right."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any
from wsgiref.util import FileWrapper

from markupsafe import escape

from ..design.tokens import on_paper

WebApp = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
"""A web application as Python's own standard (WSGI) has it."""
STYLE = (
    "position:sticky;top:0;z-index:99;max-height:50vh;overflow:auto;padding:1rem 1.5rem;font:1rem/1.5 sans-serif;"
    f"background:{on_paper('warm')};color:{on_paper('ink')};border-bottom:4px solid {on_paper('accent')}"
)


def with_problems(page: bytes, problems: Sequence[str]) -> bytes:
    """A page with the problems at its begin."""
    items = "".join(f"<li>{escape(problem)}</li>" for problem in problems)
    told = (
        f'<section role="alert" style="{STYLE}"><strong>De site is niet bijgewerkt, want dit klopt niet.'
        f"</strong><ol>{items}</ol><p>Je ziet de site van daarvoor. Verbeter de fouten en bewaar het bestand: "
        "dan ververst de pagina vanzelf.</p></section>"
    )
    start = page.find(b">", page.find(b"<body")) + 1
    return page[:start] + told.encode() + page[start:]


class ProblemsOnPage:
    """A web application that passes another on, and puts the problems there are on its pages."""

    def __init__(self, app: WebApp, problems: Sequence[str]) -> None:
        self._app = app
        self._problems = problems

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if not self._problems:
            return self._app(environ, start_response)
        answers: list[tuple[str, list[tuple[str, str]]]] = []
        found = self._app(environ, lambda status, headers, *_: answers.append((status, headers)))
        content = b"".join(found)
        if isinstance(found, FileWrapper):
            found.close()
        status, headers = answers[-1]
        if any(name.lower() == "content-type" and value.startswith("text/html") for name, value in headers):
            content = with_problems(content, self._problems)
            headers = [(name, value) for name, value in headers if name.lower() != "content-length"]
            headers.append(("Content-Length", str(len(content))))
        start_response(status, headers)
        return [content]
