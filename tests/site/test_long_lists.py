"""A list of thousands of stories is still a page that opens: the first ones in full, then a line for each."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hoedan.check.check_library import check_library
from hoedan.design.templates import templates_in
from hoedan.library.library import Library
from hoedan.library.links import link_library
from hoedan.model.page_types import PageType
from hoedan.model.urls import ROOT, story_url
from hoedan.site.pages import Site
from hoedan.site.render import ROOM
from made.sample import copy_sample


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Library:
    monkeypatch.setitem(templates_in(ROOM).globals, "most_in_full", 1)
    return check_library(copy_sample(tmp_path)).library


def rendered(library: Library, page_type: PageType) -> Iterator[tuple[str, str]]:
    for page in Site(library, link_library(library)).pages():
        if page.type is page_type:
            yield page.url, page.render()


def test_every_story_of_a_theme_is_on_its_page_and_one_in_full(library: Library) -> None:
    pages = dict(rendered(library, PageType.THEME))
    for theme in library.themes:
        stories = library.stories_by_theme[theme.slug]
        html = pages[f"themas/{theme.slug}/"]
        assert all(f'href="{ROOT}{story_url(story.slug)}"' in html for story in stories)
        assert html.count("row__title") == 1
        assert ("En nog" in html) == (len(stories) > 1)


def test_the_page_of_an_ingredient_quotes_one_story_and_names_the_others(library: Library) -> None:
    pages = dict(rendered(library, PageType.INGREDIENT))
    html = pages["ingredienten/vertrouwen/"]
    stories = library.stories_by_ingredient["vertrouwen"]
    assert len(stories) > 1
    assert html.count('class="practice__story"') == 1
    assert all(f'href="{ROOT}{story_url(story.slug)}"' in html for story in stories)
