"""No page shows what a keyboard gives where print has a mark of its own, and setting it changes nothing else."""

import json
import re
from pathlib import Path
from typing import Any

from hoedan.check.check_library import check_library
from hoedan.finder.documents import document_text, search_content
from hoedan.finder.words import words_of
from hoedan.incremental.memory import Memory
from hoedan.library.library import Library
from hoedan.library.links import link_library
from hoedan.model.page_types import IndexKind
from hoedan.site.publish import publish
from hoedan.text.typeset import set_html
from typed_marks import typed_in, typed_in_html

TAG = re.compile(r"<[^>]*>")
SPOKEN = re.compile(r' (?:alt|title|aria-label|placeholder|label|data-book|content)="[^"]*"')
ENTITY = {"&#39;": "'", "&#34;": '"', "&quot;": '"'}
SAME = str.maketrans({"’": "'", "‘": "'", "′": "'", "“": '"', "”": '"', "″": '"', "–": "-", "\xa0": " ", "\n": " "})
HARD_CASES = """
In 't dorp zei ze: "Zo'n *'huis'* van 2019-2021 ..." - en [de krant](https://x.nl/2019-2021/a'b) schreef 'ja'.[^1]
Van 100-250.000 inwoners op 2021-09-01, bel 06-12345678 of tik `a - 'b' ...` in.
"""


def plain(html: str) -> str:
    """The HTML with what typography may change taken back."""
    for entity, mark in ENTITY.items():
        html = html.replace(entity, mark)
    return html.replace("…", "...").translate(SAME)


def hard_library(root: Path) -> Library:
    """The sample library with every kind of mark in its texts, titles and summaries."""
    for file in (root / "stories").glob("*.md"):
        head, title, rest = file.read_text("utf-8").partition("\ntitle:")
        first, _, below = rest.partition("\n## ")
        section, _, text = below.partition("\n")
        first = re.sub(r"\nsummary: .*", "\nsummary: \"'s Ochtends zo'n thema, 2019-2021 - en 5 km...\"", first)
        file.write_text(f"{head}{title}{first}\n## {section}\n{HARD_CASES}{text}", "utf-8")
    return check_library(root).library


def test_no_page_of_our_own_has_a_typed_mark(real_site: Path) -> None:
    """Of the pages of municipalities one in eight: their names stand on the page of all."""
    places = sorted((real_site / "gemeenten").glob("*/index.html"))
    files = {*real_site.rglob("*.html")} - {*places} | {*places[::8]}
    pages = {file: file.read_text("utf-8") for file in sorted(files)}
    found = {str(file.relative_to(real_site)): typed_in_html(html) for file, html in pages.items()}
    assert {file: places for file, places in found.items() if places} == {}


def test_no_feed_of_our_own_has_a_typed_mark(real_site: Path) -> None:
    feed = json.loads((real_site / "feed.json").read_text("utf-8"))
    shown = [text for item in feed["items"] for text in (item["title"], item["content_text"], *item["tags"])]
    assert [place for text in shown for place in typed_in(text)] == []
    assert typed_in_html(re.sub(r"<\?.*?\?>", "", (real_site / "feed.xml").read_text("utf-8"))) == []


def test_nothing_else_of_a_page_changes(sample_library: Path) -> None:
    """Page by page before and after: the same tags, and the same words when the marks are taken back."""
    publication = publish(hard_library(sample_library), Memory(), "")
    for page in publication.pages:
        typed = page.render()
        done = set_html(typed)
        assert plain(done) == plain(typed), page.url
        assert [SPOKEN.sub("", tag) for tag in TAG.findall(done)] == [SPOKEN.sub("", tag) for tag in TAG.findall(typed)]
        assert typed_in_html(done) == [], page.url


def test_the_hard_cases_are_in_that_test(sample_library: Path) -> None:
    publication = publish(hard_library(sample_library), Memory(), "")
    story = next(page for page in publication.pages if page.is_story)
    html = set_html(story.render())
    for expected in (
        "In ’t dorp zei ze: “Zo’n <em>‘huis’</em> van 2019–2021 …” – en <a",
        "x.nl/2019-2021/a'b",
        "‘ja’.",
    ):
        assert expected in html
    for expected in ("Van 100–250.000 inwoners op 2021-09-01, bel 06-12345678", "<code>a - 'b' ...</code>"):
        assert expected in html


def test_the_finder_shows_what_is_set_word_for_word_as_it_is_indexed(sample_library: Path) -> None:
    library = hard_library(sample_library)
    documents = search_content(library, link_library(library)).documents
    for document in documents:
        shown: Any = document_text(document)
        typed = [document.title, document.summary, *(text for each in document.sections for text in each.texts)]
        done = [shown["title"], shown["summary"], *(text for each in shown["sections"] for text in each[2])]
        assert [words_of(text) for text in done] == [words_of(text) for text in typed]
    stories = [document_text(document) for document in documents if document.kind is IndexKind.STORY]
    assert {story["summary"] for story in stories} == {"’s Ochtends zo’n thema, 2019–2021 – en 5\xa0km…"}


def test_the_source_stays_as_it_is_typed(sample_library: Path) -> None:
    library = hard_library(sample_library)
    assert all("'s Ochtends zo'n thema, 2019-2021 - en" in story.summary for story in library.stories)
