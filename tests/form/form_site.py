"""The page with the form and the files behind it, without building the whole site; under the strictest policy."""

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from conftest import PROJECT
from hoedan.design import tokens
from hoedan.incremental.memory import Memory
from hoedan.intake.form import submission_files
from hoedan.library.library import Library
from hoedan.library.links import link_library
from hoedan.model.page_types import PageType
from hoedan.model.urls import place_in
from hoedan.places import municipality_table
from hoedan.reading.front_matter import TakenApart, split_document
from hoedan.reading.source import Source
from hoedan.site.pages import Site

HEAD = """<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Vertel jouw verhaal</title>
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<link rel="icon" href="../assets/favicon.svg"><link rel="stylesheet" href="../assets/tokens.css">
<link rel="stylesheet" href="../assets/hoedan.css"></head>
"""
EDITORS_KEYS = {"published", "reviewed", "image", "changes", "aliases", "consent", "allow"}
POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'"


def write_form_site(library: Library, target: Path) -> Path:
    """Write /insturen/ and what it fetches below `target`."""
    shutil.copytree(PROJECT / "docs" / "assets", target / "assets")
    files: dict[str, str | bytes] = {
        tokens.FILE: tokens.site_style(),
        municipality_table.ADDRESS: municipality_table.municipality_table(library.gazetteer),
        **submission_files(library, Memory()),
    }
    for address, content in files.items():
        file = target / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    pages = Site(library, link_library(library)).pages()
    page = next(page for page in pages if page.type is PageType.SUBMISSION)
    (target / page.url).mkdir(parents=True)
    (target / page.url / "index.html").write_text(
        f"{HEAD.format(policy=POLICY)}<body><main>{place_in(page.render(), page.url)}</main></body></html>",
        encoding="utf-8",
    )
    return target


def served_form(
    library: Library, folder: Path, serve: Callable[[Path], AbstractContextManager[str]]
) -> AbstractContextManager[str]:
    """The form of a library at an address, with our own scripts; its files are written below `folder`."""
    return serve(write_form_site(library, folder / "site"))


def go_to(page: Page, step: str) -> None:
    """Open a step of the form, as its link does."""
    page.evaluate("step => { location.hash = step; }", step)
    expect(page.locator(f'[data-part="{step}"]')).to_be_visible()


def document_of(text: str) -> TakenApart:
    """Read a file; a space that does not break counts as a space, which the form and Word write instead."""
    document, problems = split_document(Source("stories/x.md", text.replace("\u00a0", " ")))
    assert document is not None
    assert problems == []
    return document


def contributed(document: TakenApart) -> dict[str, Any]:
    """The front matter as a contributor would write it: without what editors add and without empty lists."""
    assert document.front is not None
    return {key: value for key, value in document.front.values.items() if key not in EDITORS_KEYS and value != []}
