"""The finder over two libraries: what the setting gives, and two sites at two addresses in a browser."""

import dataclasses
import html
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from finder_page import Finder
from playwright.sync_api import Browser, expect

from hoedan.check.check_library import check_library
from hoedan.site.security_headers import HEADERS_FILE
from made.library import make_library, pages_of, read_library, write

NAME = "Stroom op straat"
ATTRIBUTE = 'data-libraries=\'[["{name}", "{url}"]]\''


def test_the_page_names_the_libraries_and_without_them_nothing(tmp_path: Path) -> None:
    library = read_library(make_library(tmp_path, verhaal=""))
    settings = dataclasses.replace(library.settings, other_libraries=((NAME, "https://stroom.test/"),))
    both = (library, dataclasses.replace(library, settings=settings))
    pages = [pages_of(each)["verhalen/"].render() for each in both]
    assert "data-libraries" not in pages[0] and "zoekt mee" not in pages[0]
    assert ATTRIBUTE.format(name=NAME, url="https://stroom.test/") in pages[1]
    assert f'<a href="https://stroom.test/">{NAME}</a> zoekt mee.' in pages[1]


@pytest.mark.parametrize(
    ("address", "words", "expected"),
    [
        pytest.param("https://stroom.test/a", "Ook stroom.test ziet je IP-adres.", [], id="right"),
        pytest.param("https://stroom.test", "Niemand ziet iets.", ["S-025"], id="not-told"),
        pytest.param("https://voorbeeld.test/hoedan/", "", ["S-024"], id="itself"),
        pytest.param("'https://a.test/; script-src *'", "", ["S-024"], id="another-directive"),
        pytest.param("https://a.test/?x", "", ["S-024"], id="a-query"),
        pytest.param("https://o:p@a.test/", "", ["S-024"], id="a-password"),
    ],
)
def test_only_an_address_that_a_reader_knows_of_is_right(
    tmp_path: Path, address: str, words: str, expected: list[str]
) -> None:
    root = make_library(tmp_path, verhaal="")
    config = root / "mkdocs.yml"
    write(config, f"{config.read_text('utf-8')}extra:\n  hoedan:\n    other_libraries:\n      {NAME}: {address}\n")
    write(root / "docs" / "privacy.md", f"---\ntitle: Privacy\n---\n{words or 'x'}\n")
    assert [each.code for each in check_library(root).problems if each.code.startswith("S-")] == expected


NOBODY = "http://127.0.0.1:9/"
"""An address at which no browser asks anything."""


@pytest.fixture(scope="module")
def two(
    many_site: Path,
    sample_site: Path,
    tmp_path_factory: pytest.TempPathFactory,
    serve: Callable[[Path], AbstractContextManager[str]],
) -> Iterator[tuple[str, str]]:
    """The address of a site, which names two others, and that of the one which is there."""
    with serve(sample_site) as there:
        site = shutil.copytree(many_site, tmp_path_factory.mktemp("two") / "site", copy_function=os.link)
        others = html.escape(json.dumps([(NAME, there), ("Zonder stroom", NOBODY)]))
        for name in ("verhalen/index.html", HEADERS_FILE):
            text = (site / name).read_text("utf-8")
            (site / name).unlink()  # it is that of the other tests too
            text, count = re.subn("(?<=connect-src )('|&#39;)self('|&#39;)", rf"\g<0> {there} {NOBODY}", text)
            assert count == 1
            write(site / name, text.replace(" data-finder ", f' data-finder data-libraries="{others}" '))
        with serve(site) as here:
            yield here, there


def test_two_sites_are_one_list_and_one_that_is_not_there_is_told(two: tuple[str, str], browser: Browser) -> None:
    here, there = two
    context = browser.new_context(base_url=here, locale="nl-NL")
    page = context.new_page()
    finder = Finder(page).open("?q=vertrouwen")
    own = finder.results.filter(has_not=page.locator(".row__library"))
    theirs = finder.results.filter(has=page.locator(".row__library"))
    expect(theirs.first).to_contain_text(f"Uit {NAME}")
    expect(own.first).to_be_visible()
    addresses = theirs.locator("h3 a").evaluate_all("all => all.map(({ href }) => href)")
    assert addresses and all(each.startswith(f"{there}verhalen/") for each in addresses)
    assert theirs.locator("[data-bundle-add]").count() == 0
    expect(finder.status).to_contain_text(f"in {NAME}")
    expect(page.locator("[data-notes]")).to_contain_text("Zonder stroom is nu niet te bereiken")
    finder.choose("ingredient", "vertrouwen")
    expect(theirs.first).to_be_visible()
    total = finder.status.inner_text().split()[0]
    counted = page.locator('label:has(input[name="ingredient"][value="vertrouwen"]) [data-count]')
    expect(counted).to_have_text(total)
    assert int(total) == own.count() + theirs.count()
    finder.choose("status", "geborgd")
    expect(page.locator("[data-notes]")).to_contain_text(f"In {NAME} is niet gezocht")
    page.get_by_role("button", name="Passages").click()
    expect(page.locator("[data-notes]")).to_contain_text("De passages komen alleen uit deze bibliotheek.")
    context.close()
