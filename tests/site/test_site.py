"""The hook and MkDocs together, on the small sample library."""

import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPException
from pathlib import Path
from typing import NamedTuple

import pytest

from conftest import TOLD, run_mkdocs
from hoedan.check.check_library import check_library
from hoedan.language.slugs import slugify
from hoedan.library.library import Library
from made.odd import OLD_NAME, SENTENCE
from made.places import places_in
from made.sample import SAMPLE, copy_sample
from patience import LIMIT, wait_until
from site_links import broken_links, read_document, read_site


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return check_library(copy_sample(tmp_path_factory.mktemp("sample"))).library


def page(site: Path, url: str) -> str:
    return (site / url / "index.html").read_text(encoding="utf-8")


def links_of(site: Path, url: str) -> set[str]:
    """The pages that a page links to, as addresses from the root of the site."""
    file = site / url / "index.html"
    found = set()
    for link in read_document(file).links:
        if not re.match(r"[a-z]+:|#", link):
            target = (file.parent / link.partition("#")[0].partition("?")[0]).resolve()
            if target.is_relative_to(site.resolve()):
                found.add(target.relative_to(site.resolve()).as_posix() + "/")
    return found


def test_every_internal_link_and_anchor_resolves(sample_site: Path) -> None:
    assert list(broken_links(sample_site)) == []


def test_no_page_has_an_id_twice(sample_site: Path) -> None:
    doubles = {
        file.relative_to(sample_site): [each for each in document.ids if document.ids.count(each) > 1]
        for file, document in read_site(sample_site).items()
    }
    assert {file: found for file, found in doubles.items() if found} == {}


def test_a_reader_can_walk_from_home_to_a_passage_to_the_region_and_back(sample_site: Path, library: Library) -> None:
    story = library.stories[0]
    municipality = story.municipalities[0]
    ingredient = library.ingredient[story.front.ingredients[0]]
    province = f"regios/{re.sub('[^a-z]+', '-', municipality.province.lower()).strip('-')}/"
    assert "verhalen/" in links_of(sample_site, "")
    assert f"verhalen/{story.slug}/" in links_of(sample_site, "verhalen")
    assert f"ingredienten/{ingredient.slug}/" in links_of(sample_site, f"verhalen/{story.slug}")
    assert f"verhalen/{story.slug}/" in links_of(sample_site, f"ingredienten/{ingredient.slug}")
    assert f"gemeenten/{municipality.slug}/" in links_of(sample_site, f"verhalen/{story.slug}")
    assert province in links_of(sample_site, f"gemeenten/{municipality.slug}")
    assert f"verhalen/{story.slug}/" in links_of(sample_site, province)


def test_a_quoted_passage_links_to_its_own_paragraph(sample_site: Path, library: Library) -> None:
    story = library.stories[0]
    quoted = page(sample_site, f"ingredienten/{story.front.ingredients[0]}")
    anchors = re.findall(rf'href="\.\./\.\./verhalen/{story.slug}/#(passage-[0-9a-f]{{8}})"', quoted)
    assert anchors
    assert all(f'id="{anchor}"' in page(sample_site, f"verhalen/{story.slug}") for anchor in anchors)


def test_every_municipality_has_a_page(sample_site: Path) -> None:
    gazetteer = places_in(SAMPLE)
    folders = {file.parent.name for file in (sample_site / "gemeenten").glob("*/index.html")}
    others = {slugify(alias) for each in gazetteer.municipalities for alias in each.aliases}
    assert folders == gazetteer.by_slug.keys() | gazetteer.ended.keys() | others


def test_breadcrumbs_come_from_the_model(sample_site: Path, library: Library) -> None:
    story = library.stories[0]
    trail = re.search(r'<nav class="trail".*?</nav>', page(sample_site, f"verhalen/{story.slug}"), re.DOTALL)
    assert trail
    for step in ("Verhalen", story.provinces[0], story.municipalities[0].name):
        assert f">{step}</a>" in trail.group()


@pytest.mark.parametrize(
    ("url", "source"),
    [
        pytest.param("verhalen/{story}", 'href="../../insturen/?verhaal={story}"', id="story"),
        pytest.param("ingredienten/{ingredient}", "/edit/main/ingredients/{ingredient}.md", id="ingredient"),
        pytest.param("themas/{theme}", "/edit/main/docs/themas/{theme}.md", id="theme"),
    ],
)
def test_a_story_is_improved_in_the_form_and_another_text_in_the_repository(
    sample_site: Path, library: Library, url: str, source: str
) -> None:
    names = {
        "story": library.stories[0].slug,
        "ingredient": library.ingredients[0].slug,
        "theme": library.themes[0].slug,
    }
    assert source.format(**names) in page(sample_site, url.format(**names))


def test_a_derived_page_has_no_edit_link(sample_site: Path) -> None:
    assert "/edit/" not in page(sample_site, "gemeenten/zwolle")


def test_a_municipality_has_its_stories_before_its_facts(sample_site: Path) -> None:
    html = page(sample_site, "gemeenten/zwolle")
    assert html.index('class="row row--local"') < html.index('class="sheet__card"')


def test_pages_ask_nothing_of_another_host(sample_site: Path) -> None:
    for file in sample_site.rglob("*.html"):
        html = file.read_text(encoding="utf-8")
        assert not re.search(r'<(?:script|img|iframe|source|video)[^>]+src="(?:https?:)?//', html), file
        assert not re.search(
            r'<link[^>]+rel="(?:stylesheet|preload|icon|preconnect)"[^>]+href="(?:https?:)?//', html
        ), file


def test_the_theme_brings_no_scripts_or_styles(sample_site: Path) -> None:
    assert not (sample_site / "assets" / "javascripts").exists()
    assert not (sample_site / "assets" / "stylesheets").exists()


def test_pagefind_indexes_the_site(sample_site: Path) -> None:
    assert (sample_site / "pagefind" / "pagefind.js").is_file()
    assert list((sample_site / "pagefind" / "index").iterdir())


def test_an_old_address_sends_the_reader_on(odd_site: Path, library: Library) -> None:
    moved = page(odd_site, f"verhalen/{OLD_NAME}")
    assert f'<noscript><meta http-equiv="refresh" content="0; url=../{library.stories[0].slug}/"></noscript>' in moved
    assert '<script src="../../assets/shared/sent-on.js" type="module"></script>' in moved


def test_changing_a_sentence_in_a_passage_changes_the_ingredient_page(odd_site: Path, library: Library) -> None:
    ingredient = library.stories[0].body.passages[0].ingredients[0]
    assert SENTENCE in page(odd_site, f"ingredienten/{ingredient}")


def test_warnings_do_not_stop_a_strict_build(odd_site: Path) -> None:
    assert "V-016 waarschuwing" in (odd_site.parents[1] / TOLD).read_text("utf-8")


def test_content_errors_stop_the_build_with_a_list_and_leave_the_old_site(built_library: Path) -> None:
    before = page(built_library / "site", "")
    story = next((built_library / "stories").glob("*.md"))
    story.write_text(story.read_text(encoding="utf-8").replace("status:", "staat:", 1), encoding="utf-8")
    (built_library / "stories" / "leeg.md").write_text("", encoding="utf-8")
    built = run_mkdocs(built_library, "build", "--strict")
    assert built.returncode == 1
    assert "F-020 fout" in built.stderr
    assert "stories/leeg.md:1: F-007 fout" in built.stderr
    assert "Traceback" not in built.stderr
    assert page(built_library / "site", "") == before


@contextmanager
def interruptible() -> Iterator[None]:
    """What is started here stops at Ctrl-C, though we may run under nohup or cron: a child ignores what we ignore."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


class Server(NamedTuple):
    process: subprocess.Popen[bytes]
    address: str

    def shows(self, path: str, text: str) -> None:
        """Ask for a page until it has the text; the server must stay alive."""

        def has_text() -> bool:
            assert self.process.poll() is None, "the server has stopped"
            # A page that is written at this moment comes in part.
            with suppress(OSError, HTTPException), urllib.request.urlopen(self.address + path, timeout=LIMIT) as answer:
                return text in answer.read().decode("utf-8", "replace")
            return False

        wait_until(has_text)


@contextmanager
def serving(root: Path, *options: str) -> Iterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", *options, "--dev-addr", f"127.0.0.1:{port}"]
    with (root / "serve.log").open("w") as log, interruptible():
        process = subprocess.Popen(command, cwd=root, stdout=log, stderr=log)
    try:
        yield Server(process, f"http://127.0.0.1:{port}/")
        process.send_signal(signal.SIGINT)  # what Ctrl-C does
        assert process.wait(timeout=LIMIT) == 0
    finally:
        process.kill()
        process.wait()


@pytest.mark.parametrize(
    "options", [pytest.param((), marks=pytest.mark.nightly, id="whole"), pytest.param(("--dirty",), id="dirty")]
)
def test_serve_shows_an_edited_story_and_a_new_one_everywhere_it_belongs(
    sample_library: Path, library: Library, options: tuple[str, ...]
) -> None:
    story = library.stories[0]
    file = sample_library / story.path
    with serving(sample_library, *options) as server:
        server.shows(f"verhalen/{story.slug}/", story.title)
        text = file.read_text(encoding="utf-8").replace(story.title, "Een heel nieuwe titel", 1)
        file.write_text(text, encoding="utf-8")
        server.shows(f"verhalen/{story.slug}/", "Een heel nieuwe titel")
        copy = text.replace("Een heel nieuwe titel", "Een verhaal erbij", 1)
        (sample_library / "stories" / "een-verhaal-erbij.md").write_text(copy, encoding="utf-8")
        for url in ("verhalen/", f"ingredienten/{story.front.ingredients[0]}/", f"themas/{story.front.themes[0]}/"):
            server.shows(url, "Een verhaal erbij")
        server.shows("finder/slugs.json", "een-verhaal-erbij")
        server.shows("data/stories.json", "Een verhaal erbij")
        file.write_text(text.replace("Een heel nieuwe titel", "Een nog nieuwere titel", 1), encoding="utf-8")
        server.shows(f"verhalen/{story.slug}/", "Een nog nieuwere titel")
    # Stopped while it makes the index of the last edit.
    assert not re.search("WARNING -.*(zoekindex|Pagefind)|Traceback", (sample_library / "serve.log").read_text("utf-8"))
