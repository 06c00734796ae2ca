"""The reader, the renderer and GitHub see the same text.

The check judges with the reader what the site shows with the renderer, and an editor sees a proposal on GitHub. What
differs there is told: a text of which the check says nothing is compared with what GitHub's own parser makes of it.

The tree of the renderer is taken before it fills in the running text, so that it can be compared word for word: its
headings, lists and their items, quotes, tables, notes and paragraphs. Links, images, references and passages are
compared in the HTML. A text that the check refuses is never shown, and is not compared.
"""

import random
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from html import unescape
from itertools import cycle
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from generated import KINDS, generate
from hypothesis import settings
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from on_github import Seen, blocks_on_github, blocks_on_site

from hoedan.model.anchors import heading_ids, heading_text
from hoedan.model.fields import WEB_ADDRESS
from hoedan.model.link_targets import WebPage, read_target, resolve_link
from hoedan.model.problems import Level
from hoedan.reading.source import Source, check_bounds, take_out_hidden
from hoedan.text import markup
from hoedan.text.blocks import Block, BlockType, is_bordered, read_blocks, split_row
from hoedan.text.body import Body, level_and_text, read_body
from hoedan.text.bounds import check_text_bounds
from hoedan.text.dialect import LOOSE_MAILBOX, ROW_FORM, TABLE_FORM
from hoedan.text.grammar import MARKER
from hoedan.text.inline import Link
from made.seed import seed_of_the_day

PROJECT = Path(__file__).parents[2]
STORY, PAGE = "stories/verhaal.md", "docs/pagina.md"
GENERATED = 34 * settings().max_examples
"""Texts that the check lets through, of a story and of a page: two thousand in every run."""

LOST = (ROW_FORM, TABLE_FORM, LOOSE_MAILBOX)
"""Where the renderer may leave out cells, or make a link of a mailbox after all."""

MARKS = re.compile("[\ue001-\ue007]\\d*|\x02[^\x03]*\x03")
FENCE = "wzxhzdk"
"""What the renderer puts in the place of a fenced block of code."""
TAGS = {
    BlockType.PARAGRAPH: "p",
    BlockType.ITEM: "li",
    BlockType.QUOTE: "blockquote",
    BlockType.NOTE: "note",
    BlockType.CODE: "pre",
    BlockType.RULE: "hr",
}


class _Catch(Treeprocessor):
    """Keeps the tree as it is after the notes have come and before running text is read."""

    def run(self, root: Element) -> None:
        self.seen = list(blocks_in_tree(root))


@cache
def catching(path: str) -> Markdown:
    made = (markup._story_markdown if path == STORY else markup._page_markdown).__wrapped__()
    made.treeprocessors.register(_Catch(made), "catch", 30)
    return made


def words(text: str | None) -> str:
    return " ".join(MARKS.sub("", text or "").split())


def blocks_in_tree(element: Element) -> Iterator[Seen]:
    if words(element.text):
        yield "p", words(element.text)
    for child in element:
        yield from block_in_tree(child)
        if words(child.tail):
            yield "p", words(child.tail)


def block_in_tree(element: Element) -> Iterator[Seen]:
    match element.tag:
        case "p" if FENCE in (element.text or ""):
            yield ("pre",)
        case "p" if words(element.text):
            yield "p", words(element.text)
        case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
            yield element.tag, words(element.text)
        case "pre" | "hr":
            yield (element.tag,)
        case "table":
            yield "table", [[words(cell.text) for cell in row] for row in element.iter("tr")]
        case "div":
            notes = (item for item in element.iter("li") if (item.get("id") or "").startswith("fn:"))
            yield from (("note", list(blocks_in_tree(note))) for note in notes)
        case "p" | "a":
            return
        case tag:
            yield tag, list(blocks_in_tree(element))


def blocks_read(text: str) -> list[Seen]:
    """The blocks as the reader sees them."""
    return [seen_as(child) for child in read_blocks(text.split("\n"), MARKER).children]


def seen_as(block: Block) -> Seen:
    within = [seen_as(child) for child in block.children]
    match block.type:
        case BlockType.HEADING:
            level, title = level_and_text(block)
            return f"h{level}", words(title)
        case BlockType.TABLE:
            return "table", rows_of(block)
        case BlockType.CODE | BlockType.RULE:
            return (TAGS[block.type],)
        case BlockType.PARAGRAPH:
            return "p", words("\n".join(line.text for line in block.lines))
        case BlockType.LIST:
            return "ol" if block.is_ordered else "ul", within
        case kind:
            return TAGS[kind], within


def rows_of(table: Block) -> list[list[str]]:
    """The cells of a table; the renderer gives each row as many as the first, and always a row below it."""
    has_border = is_bordered(table.lines[0].text)
    rows = [split_row(line.text, has_border=has_border) for line in table.lines[:1] + table.lines[2:]]
    rows += [[]] if len(rows) == 1 else []
    width = len(rows[0])
    return [[words(cell) for cell in (row + [""] * width)[:width]] for row in rows]


def is_usable(path: str, link: Link) -> bool:
    """Whether a link has an address that the check lets through, when it leads to another site."""
    target = read_target(path, link.target)
    return not isinstance(target, WebPage) or WEB_ADDRESS.fullmatch(target.address) is not None


def is_refused(body: Body, path: str) -> bool:
    """Whether the check has an error for the form of a text."""
    is_wrong = any(fault.broken.level is Level.ERROR for fault in body.faults)
    if is_wrong or not all(is_usable(path, link) for link in body.links):
        return True
    if body.html or any(heading.attributes for heading in body.headings):
        return True
    if path == STORY:
        is_odd = any(not reference.id.isdecimal() for reference in body.references)
        return is_odd or bool(body.definitions) or any(marker.fault for marker in body.markers)
    notes = Counter(definition.id for definition in body.definitions)
    is_loose = any(f"^{reference.id}" not in notes for reference in body.references)
    is_double = any(count > 1 for count in notes.values())
    return is_loose or is_double or bool(body.markers) or any(not note.startswith("^") for note in notes)


def is_bounded(text: str) -> bool:
    return not check_bounds(Source("x.md", text)) and not check_text_bounds("x.md", text, 1)


def hold_equal(body: Body, path: str) -> None:
    """Assert that a text says the same in both."""
    markdown = catching(path)
    rendered = markup._render(markdown, body, path)
    if body.text.strip():
        assert markdown.treeprocessors["catch"].seen == blocks_read(body.text)  # type: ignore[attr-defined]
    html = re.sub(r'<a [^>]*class="footnote-backref"[^>]*>', "", rendered.html)
    if not any(fault.broken in LOST for fault in body.faults):
        hold_equal_inline(body, path, html)
    if not is_told(body):
        assert blocks_on_site(rendered.html) == blocks_on_github(body, path)
    assert len(rendered.passages) == len(body.passages)
    assert [passage.ingredients for passage in rendered.passages] == [each.ingredients for each in body.passages]


def is_told(body: Body) -> bool:
    """Whether the check has a word on a text; on a note without a reference it has, when it sees the whole file."""
    unused = {each.id for each in body.definitions} - {f"^{each.id}" for each in body.references}
    return bool(body.faults or unused)


def hold_equal_inline(body: Body, path: str, html: str) -> None:
    links = re.findall(r'<a (?!class="footnote)[^>]*?href="([^"]*)"(?! class="footnote)', html)
    addresses = [resolve_link(path, link.target) for link in body.links if not link.is_image]
    assert sorted(map(unescape, links)) == sorted(address for address in addresses if address)
    descriptions = re.findall(r'<img alt="([^"]*)"', html)
    assert len(descriptions) == html.count("<img") == sum(link.is_image for link in body.links)
    anchors = re.findall(r'<h[2-6] id="([^"]*)"', html)
    assert sorted(anchors) == sorted(heading_ids(heading_text(heading.text) for heading in body.headings))
    if path == STORY:
        assert re.findall("\ue006([^\ue007]*)\ue007", html) == [reference.id for reference in body.references]
    elif not {each.line for each in body.definitions} & {fault.line for fault in body.faults}:
        assert html.count('class="footnote-ref"') == len(body.references)


def hold_lines(body: Body) -> None:
    """Assert that what is found stands on the line that is said."""
    lines = body.text.split("\n")
    for heading in body.headings:
        assert heading.text in lines[heading.line - body.first_line].expandtabs(4)
    for reference in body.references:
        assert f"[^{reference.id}]" in lines[reference.line - body.first_line]
    for link in body.links:
        assert link.text.partition("\n")[0] in lines[link.line - body.first_line]


def text_of(file: Path) -> str | None:
    """The text below the front matter, if the check would read it at all."""
    try:
        text = file.read_text(encoding="utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        return None
    text, _ = take_out_hidden("x.md", re.sub(r"\A---\n.*?^---\n", "", text, count=1, flags=re.DOTALL | re.MULTILINE))
    return text if is_bounded(text) else None


OWN = [file for folder in ("stories", "ingredients", "docs", "bundles") for file in (PROJECT / folder).rglob("*.md")]
CASES = [file for file in (PROJECT / "tests").rglob("*.md") if "node_modules" not in file.parts]


def kind_of(file: Path) -> str:
    return STORY if file.parent.name == "stories" else PAGE


def test_every_text_of_the_library_is_the_same_to_all() -> None:
    for file in sorted(OWN):
        text = text_of(file)
        assert text is not None
        body = read_body(text, 1)
        assert not is_refused(body, kind_of(file)), file
        hold_equal(body, kind_of(file))
        hold_lines(body)


def test_every_golden_case_is_the_same_to_all_or_is_refused() -> None:
    texts = [(text, kind_of(file)) for file in sorted(CASES) if (text := text_of(file)) is not None]
    shown = [(body, path) for text, path in texts if not is_refused(body := read_body(text, 1), path)]
    for body, path in shown:
        hold_equal(body, path)
        hold_lines(body)
    assert len(shown) > 100


@pytest.mark.parametrize("path", [STORY, PAGE])
@pytest.mark.parametrize(
    ("seed", "count"),
    [
        pytest.param("", GENERATED, id="always"),
        pytest.param(seed_of_the_day(), 5 * GENERATED, marks=pytest.mark.nightly, id="of-the-day"),
    ],
)
def test_generated_texts_are_the_same_to_all_or_are_refused(path: str, seed: object, count: int) -> None:
    print(f"texts of seed {seed}: `make nightly SEED={seed}` makes them again")
    chance, kinds = random.Random(f"{path}{seed}"), cycle(KINDS)
    shown = silent = 0
    while shown < count:
        body = read_body(text := generate(chance, next(kinds)), 1)
        hold_lines(body)
        if is_bounded(text) and not is_refused(body, path):
            hold_equal(body, path)
            shown += 1
            silent += not is_told(body)
    assert silent > count / 2


@pytest.mark.parametrize(
    "text",
    [
        "*a**b*[c](d.md)",
        "*a b***[c](d.md)*",
        "*twee woorden***[c](d.md)*",
        "*twee woorden***[](d.md)*",
        "**a* b** `c`* d",
        "*a **b*** `c` d**",
    ],
)
def test_a_star_without_a_partner_leaves_the_words_behind_it_alone(text: str) -> None:
    html = markup.render_page_text(read_body(text, 1), PAGE).html
    assert "klzzwxh" not in html
    assert html.count("<a ") == text.count("](d.md)")


@pytest.mark.parametrize(
    "text",
    [
        "- een\n\n- # kop\n    vervolg\n    - diep",
        r"\&copy; a\&amp;b *\&lt;* ![\&copy;](b.png) [\&copy;](b.md)",
    ],
)
def test_what_chance_seldom_makes_is_the_same_to_all(text: str) -> None:
    hold_equal(read_body(text, 1), PAGE)
