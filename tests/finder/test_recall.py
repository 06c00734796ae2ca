"""The questions of queries.yml, in the real browser against the real index."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from hoedan.library.library import Library
from hoedan.model.urls import story_url
from made.many import own_library
from made.tables import read_table

pytest_plugins = ["finder_fixtures"]

RIGHT = read_table(Path(__file__).parent / "passages.yml")
"""Question -> how the paragraphs that answer it begin."""
QUERIES = read_table(Path(__file__).parent / "queries.yml")
TOP = 5
"""Results among which a page must be; `top` of a question says where we would like it."""
LEAST_RECALL = 0.97
LEAST_RIGHT = 0.9
"""Of the questions, those with a paragraph that answers among the first five passages."""
ANSWER = """async ([address, query]) => {
  const { ask } = await import(new URL("assets/finder/engine.js", address));
  const state = { query, kinds: ["verhaal"], filters: {}, setbacks: false, sort: "relevantie" };
  const { cards } = await ask("search", { ...state, most: 10 });
  const others = await ask("others", state);
  return [cards.map(({ url }) => url.slice(address.length)), others.map(({ url }) => url.slice(address.length))];
}"""

PASSAGES = """async ([address, query, most]) => {
  const { ask } = await import(new URL("assets/finder/engine.js", address));
  const state = { query, kinds: ["verhaal"], filters: {}, setbacks: false, sort: "relevantie" };
  const { passages } = await ask("passages", { ...state, most });
  return passages.map(({ parts }) => parts.map(([text]) => text).join(""));
}"""


@pytest.fixture(scope="module")
def library() -> Library:
    return own_library()


@pytest.fixture(scope="module")
def site(real_site: Path, serve: Callable[[Path], AbstractContextManager[str]]) -> Iterator[str]:
    """The address of our own site: these questions are about what stands there."""
    with serve(real_site) as address:
        yield address


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A window of its own: that of the other tests is on another site."""
    context = browser.new_context(base_url=site, locale="nl-NL")
    yield context.new_page()
    context.close()


def wanted_pages(query: dict[str, Any], library: Library, site: Path) -> list[str]:
    """The addresses that must be found; a story that was withdrawn, or a page that is not there, is passed over."""
    stories = [story_url(slug) for slug in query.get("stories", []) if slug in library.story]
    return stories + [url for url in query.get("pages", []) if (site / url / "index.html").is_file()]


def test_there_are_a_hundred_and_sixty_questions_and_more() -> None:
    assert len(QUERIES) >= 160
    assert len({query["query"] for query in QUERIES}) == len(QUERIES)


def test_every_question_is_about_a_story_that_is_there_or_was_withdrawn(library: Library) -> None:
    if not library.stories and not library.withdrawn:
        pytest.skip("this library has no stories yet: tests/finder/queries.yml is about those of another")
    known = {*library.story, *(each.slug for each in library.withdrawn)}
    known |= {alias for story in library.stories for alias in story.front.aliases}
    unknown = sorted({slug for query in QUERIES for slug in query.get("stories", [])} - known)
    assert unknown == [], "tests/finder/queries.yml asks for stories that this library does not know; correct it"


def test_questions_find_their_pages(
    page: Page, site: str, real_site: Path, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = [(query, url) for query in QUERIES for url in wanted_pages(query, library, real_site)]
    page.goto("verhalen/")
    answers = {query["query"]: page.evaluate(ANSWER, [site, query["query"]]) for query, _ in wanted}
    missed = [f"{query['query']}: {url}" for query, url in wanted if not is_found(query, url, answers)]
    recall = 1 - len(missed) / len(wanted)
    with capsys.disabled():
        print(f"\nfinder: recall {recall:.1%}: {len(wanted) - len(missed)} of {len(wanted)}, {len(answers)} questions")
        print("".join(f"  not found: {each}\n" for each in missed), end="")
    assert recall >= LEAST_RECALL


def is_found(query: dict[str, Any], url: str, answers: dict[str, Any]) -> bool:
    stories, others = answers[query["query"]]
    return url in stories[:TOP] or url in others


def beginning(text: str) -> str:
    """The words of a text, without signs, to compare what was typed with what was set."""
    return " ".join(re.findall(r"\w+", text)) + " "


def test_the_right_paragraph_is_among_the_first_five(
    page: Page, site: str, real_site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = [file.read_text("utf-8") for file in (real_site.parent / "stories").glob("*.md")]
    told = " ".join(beginning(re.sub(r"\[\^[^\]]*\]", "", text)) for text in texts)
    right = {
        query: known
        for query, all_ in RIGHT.items()
        if (known := [b for each in all_ if (b := beginning(each)) in told])
    }
    if not right:
        pytest.skip("this library has none of the paragraphs that tests/finder/passages.yml is about")
    page.goto("verhalen/")
    missed = []
    for query, beginnings in right.items():
        found = [beginning(each) for each in page.evaluate(PASSAGES, [site, query, 200])]
        places = [place for place, each in enumerate(found, 1) if each.startswith(tuple(beginnings))]
        if not places or places[0] > TOP:
            missed.append(f"{query}: {places[0] if places else 'not'} of {len(found)}")
    share = 1 - len(missed) / len(right)
    with capsys.disabled():
        print(f"\nfinder: the right paragraph in the top {TOP} for {share:.1%} of {len(right)} questions")
        print("".join(f"  not found: {each}\n" for each in missed), end="")
    assert share >= LEAST_RIGHT
    assert set(RIGHT) <= {query["query"] for query in QUERIES}
