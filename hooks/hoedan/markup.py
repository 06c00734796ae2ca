"""Contributed Markdown to safe HTML, with passages and source references kept apart until they are placed.

What a contributor wrote is rendered once. Passages and references stand in the result as marks of private-use
characters, because each publication shows them its own way: linked on the story page, bare in a quotation, as notes
on paper. Raw HTML is never interpreted, and everything goes through an allow-list afterwards.
"""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from xml.etree.ElementTree import Element, SubElement

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from .body import REFERENCE, Body
from .headings import heading_ids, plain_text
from .urls import ROOT, resolve_link

ANCHOR_MARK = ("\ue001", "\ue002")
PASSAGE_START = "\ue003"
PASSAGE_END = "\ue004"
NUMBER_END = "\ue005"
REFERENCE_MARK = ("\ue006", "\ue007")

PLACED_PASSAGE = re.compile(f"{PASSAGE_START}(\\d+){NUMBER_END}|{PASSAGE_END}(\\d+){NUMBER_END}")
PLACED_REFERENCE = re.compile("[ ]?" + REFERENCE_MARK[0] + "([^\ue007]*)" + REFERENCE_MARK[1])
PASSAGE_NUMBER = re.compile(f"{ANCHOR_MARK[0]}(\\d+){ANCHOR_MARK[1]}")

TAGS = frozenset(
    {"p", "br", "hr", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "a", "sup", "div"}
    | {"h2", "h3", "h4", "h5", "h6", "img", "figure", "figcaption", "table", "thead", "tbody", "tr", "th", "td"}
)
ATTRIBUTES = {
    "a": {"href", "title", "class"},
    "img": {"src", "alt"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
    "h5": {"id"},
    "h6": {"id"},
    "th": {"align"},
    "td": {"align"},
    "ol": {"start"},
    "li": {"id"},
    "sup": {"id"},
    "div": {"class"},
}
CLASSES = frozenset({"footnote", "footnote-ref", "footnote-backref"})


@dataclass(frozen=True)
class Passage:
    """A paragraph, list item or quote that shows one or more ingredients."""

    anchor: str
    """The id of the passage on its own page; it depends on the passage's words alone."""
    ingredients: tuple[str, ...]
    html: str


@dataclass(frozen=True)
class Markup:
    """The rendered text of one file."""

    html: str
    passages: tuple[Passage, ...]
    references: tuple[int, ...]
    """Source ids in the order of their first use: the first is shown as 1."""


def render_story_text(body: Body, path: str) -> Markup:
    """Render the body of a story, with marks for its passages and source references."""
    return _render(_story_markdown(), body, path)


def render_page_text(body: Body, path: str) -> Markup:
    """Render any other text; footnotes are its own."""
    return _render(_page_markdown(), body, path)


def _render(markdown: Markdown, body: Body, path: str) -> Markup:
    markdown.reset()
    treatment = markdown.treeprocessors["hoedan"]
    treatment.begin(body, path)  # type: ignore[attr-defined]
    html = sanitise(markdown.convert(mark_passages(body)))
    return Markup(
        html=html,
        passages=tuple(collect_passages(html, treatment.passages)),  # type: ignore[attr-defined]
        references=tuple(dict.fromkeys(int(found[1]) for found in PLACED_REFERENCE.finditer(html))),
    )


def mark_passages(body: Body) -> str:
    """Take out the marker lines and leave a mark at the end of the line above each."""
    lines = body.text.split("\n")
    for number, marker in reversed(list(enumerate(body.passages))):
        position = marker.line - body.first_line
        lines[position - 1] += f"{ANCHOR_MARK[0]}{number}{ANCHOR_MARK[1]}"
        del lines[position]
    return "\n".join(lines)


def sanitise(html: str) -> str:
    """Keep only what the allow-list names (nh3), and only http, https and mailto addresses."""
    return nh3.clean(
        html,
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        attribute_filter=keep_attribute,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )


def keep_attribute(_tag: str, name: str, value: str) -> str | None:
    if name == "class":
        return value if value in CLASSES else None
    return value


def collect_passages(html: str, found: dict[int, tuple[str, tuple[str, ...]]]) -> Iterator[Passage]:
    """Cut each passage out of the rendered text; its own marks and references go."""
    starts = {int(mark[1]): mark.end() for mark in PLACED_PASSAGE.finditer(html) if mark[1]}
    ends = {int(mark[2]): mark.start() for mark in PLACED_PASSAGE.finditer(html) if mark[2]}
    for number, (anchor, ingredients) in sorted(found.items()):
        fragment = html[starts[number] : ends[number]]
        yield Passage(anchor, ingredients, PLACED_REFERENCE.sub("", PLACED_PASSAGE.sub("", fragment)).strip())


def place_passages(html: str, wrap: Callable[[int], str]) -> str:
    """Put each passage of a text in its wrapper: `wrap(number)` is what opens it; a `div` is closed after it."""
    return PLACED_PASSAGE.sub(lambda mark: wrap(int(mark[1])) if mark[1] else "</div>", html)


def place_references(html: str, write: Callable[[int, int], str]) -> str:
    """Replace each reference by `write(source id, how often it was used before)`."""
    used: dict[int, int] = {}

    def replace(mark: re.Match[str]) -> str:
        source = int(mark[1])
        used[source] = used.get(source, 0) + 1
        return write(source, used[source])

    return PLACED_REFERENCE.sub(replace, html)


class _SourceReference(InlineProcessor):
    """`[^1]` becomes a mark; the number must be a source of the story, which the check has seen to."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]  # noqa: N802, ARG002
        written = m[1]
        mark = f"{REFERENCE_MARK[0]}{written}{REFERENCE_MARK[1]}" if written.isdigit() else m[0]
        return AtomicString(mark), m.start(0), m.end(0)


class _Treatment(Treeprocessor):
    """Gives headings their ids, resolves links, turns lone images into figures and finds the passages."""

    def begin(self, body: Body, path: str) -> None:
        self.body = body
        self.path = path
        self.passages: dict[int, tuple[str, tuple[str, ...]]] = {}

    def run(self, root: Element) -> None:
        headings = [element for element in root.iter() if element.tag in ("h1", "h2", "h3", "h4", "h5", "h6")]
        for element, anchor in zip(headings, heading_ids(heading_text(h) for h in headings), strict=True):
            element.tag = "h2" if element.tag == "h1" else element.tag
            element.set("id", anchor)
        for element in root.iter("a"):
            self.resolve(element)
        for element in root.iter("img"):
            self.resolve_image(element)
        for paragraph in list(root.iter("p")):
            make_figure(paragraph)
        self.find_passages(root)

    def resolve(self, link: Element) -> None:
        if link.get("class") in CLASSES:
            return
        href = resolve_link(self.path, link.get("href", ""))
        if href is None:
            link.attrib.pop("href", None)
        else:
            link.set("href", href)

    def resolve_image(self, image: Element) -> None:
        folder = self.path.removesuffix(".md").rpartition("/")[2]
        source = image.get("src", "")
        if self.path.startswith("stories/") and re.fullmatch(re.escape(folder) + r"/[\w.-]+", source):
            image.set("src", f"{ROOT}verhalen/{source}")
        else:
            image.attrib.pop("src", None)

    def find_passages(self, root: Element) -> None:
        parents = {child: parent for parent in root.iter() for child in parent}
        anchors: dict[str, int] = {}
        for element in list(root.iter()):
            for number in take_numbers(element):
                self.place_passage(number, enclosing_block(element, parents), parents, anchors)

    def place_passage(
        self, number: int, block: Element, parents: dict[Element, Element], anchors: dict[str, int]
    ) -> None:
        anchor = passage_anchor("".join(block.itertext()))
        anchors[anchor] = anchors.get(anchor, 0) + 1
        if anchors[anchor] > 1:
            anchor = f"{anchor}-{anchors[anchor]}"
        self.passages[number] = (anchor, self.body.passages[number].ingredients)
        start, end = f"{PASSAGE_START}{number}{NUMBER_END}", f"{PASSAGE_END}{number}{NUMBER_END}"
        if block.tag == "li":
            block.text = start + (block.text or "")
            add_last(block, end)
        else:
            add_before(block, parents[block], start)
            block.tail = end + (block.tail or "")


def heading_text(heading: Element) -> str:
    return plain_text("".join(heading.itertext()))


def take_numbers(element: Element) -> list[int]:
    """Take the passage marks out of an element's own text and the text after it."""
    numbers: list[int] = []
    for name in ("text", "tail"):
        content = getattr(element, name)
        if content and ANCHOR_MARK[0] in content:
            numbers += (int(found[1]) for found in PASSAGE_NUMBER.finditer(content))
            setattr(element, name, PASSAGE_NUMBER.sub("", content))
    return numbers


def enclosing_block(element: Element, parents: dict[Element, Element]) -> Element:
    """The paragraph, list item or whole quote around an element; a quote goes before what is in it."""
    chosen: Element | None = None
    current = element
    while current in parents:
        if is_wider_block(current, chosen):
            chosen = current
        current = parents[current]
    return element if chosen is None else chosen


def is_wider_block(element: Element, chosen: Element | None) -> bool:
    if element.tag == "p":
        return chosen is None
    return element.tag == "blockquote" or (element.tag == "li" and (chosen is None or chosen.tag == "p"))


def passage_anchor(text: str) -> str:
    """Name a passage after its words, so that edits elsewhere in the story leave its address alone."""
    bare = PASSAGE_NUMBER.sub("", PLACED_PASSAGE.sub("", PLACED_REFERENCE.sub("", text)))
    return "passage-" + hashlib.sha256(" ".join(bare.split()).encode()).hexdigest()[:8]


def add_before(block: Element, parent: Element, text: str) -> None:
    position = list(parent).index(block)
    if position == 0:
        parent.text = (parent.text or "") + text
    else:
        sibling = parent[position - 1]
        sibling.tail = (sibling.tail or "") + text


def add_last(block: Element, text: str) -> None:
    if len(block):
        block[-1].tail = (block[-1].tail or "") + text
    else:
        block.text = (block.text or "") + text


def make_figure(paragraph: Element) -> None:
    """An image alone in its paragraph becomes a figure; its title is the caption."""
    image = paragraph[0] if len(paragraph) == 1 else None
    if image is None or image.tag != "img" or (paragraph.text or "").strip() or (image.tail or "").strip():
        return
    caption = image.attrib.pop("title", "")
    paragraph.tag = "figure"
    if caption:
        SubElement(paragraph, "figcaption").text = AtomicString(caption)


class _Contributed(Extension):
    """Python-Markdown without raw HTML and reference links: what is left is what the content model allows."""

    def __init__(self, *, has_sources: bool) -> None:
        super().__init__()
        self.has_sources = has_sources

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.preprocessors.deregister("html_block")
        for pattern in ("html", "reference", "short_reference", "image_reference", "short_image_ref"):
            md.inlinePatterns.deregister(pattern)
        md.parser.blockprocessors.deregister("reference")
        if self.has_sources:
            md.inlinePatterns.register(_SourceReference(REFERENCE.pattern, md), "hoedan-source", 175)
        # After inline patterns (20), so that links and images are there; before footnotes are numbered it need not be.
        md.treeprocessors.register(_Treatment(md), "hoedan", 5)


@cache
def _story_markdown() -> Markdown:
    return Markdown(
        extensions=["tables", "fenced_code", "sane_lists", _Contributed(has_sources=True)],
        extension_configs={"tables": {"use_align_attribute": True}},
    )


@cache
def _page_markdown() -> Markdown:
    return Markdown(
        extensions=["tables", "fenced_code", "sane_lists", "footnotes", _Contributed(has_sources=False)],
        extension_configs={
            "tables": {"use_align_attribute": True},
            "footnotes": {"BACKLINK_TITLE": "Terug naar de tekst bij noot {}"},
        },
    )
