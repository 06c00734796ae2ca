"""Contributed Markdown to safe HTML, with passages and source references kept apart until they are placed.

What a contributor wrote is rendered once. Passages and references stand in the result as marks of private-use
characters, because each publication shows them its own way: linked on the story page, bare in a quotation, as notes
on paper. Raw HTML is never interpreted, and everything goes through an allow-list afterwards.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from string import punctuation
from typing import cast
from xml.etree.ElementTree import Element, SubElement

import nh3
from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockQuoteProcessor, HashHeaderProcessor, OListProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import (
    IMAGE_LINK_RE,
    LINK_RE,
    Delimiter,
    DelimiterProcessor,
    ImageInlineProcessor,
    InlineProcessor,
    LinkInlineProcessor,
    dequote,
)
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from markdown.util import AMP_SUBSTITUTE, ETX, STX, AtomicString

from ..incremental.shelf import Form
from ..model.anchors import heading_ids, heading_text
from ..model.link_targets import resolve_image, resolve_link
from .blocks import without_hashes
from .body import Body
from .grammar import AUTOLINK, BARE_MAILBOX, BULLET, HASH_HEADING, INNER_ITEM, LINK_END, NUMBERED, REFERENCE
from .inline import without_brackets
from .passages import PLACED_REFERENCE, REFERENCE_MARK, Passage, collect_passages, find_passages, mark_passages
from .typeset import keep_addresses

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
    "th": {"class"},
    "td": {"class"},
    "ol": {"start"},
    "li": {"id", "value"},
    "sup": {"id"},
    "div": {"class"},
}
CLASSES = frozenset({"footnote", "footnote-ref", "footnote-backref"})
ALIGNED = {"right": "to-right", "center": "to-middle"}
"""How a column is aligned -> the class that every publication has; XHTML refuses the attribute."""
ESCAPED_AMPERSAND = f"{STX}{ord('&')}{ETX}"
BACK_FROM_NOTE = "Terug naar de tekst bij noot {}"


@dataclass(frozen=True)
class RenderedText:
    """The rendered text of one file."""

    html: str
    passages: tuple[Passage, ...]
    references: tuple[int, ...]
    """Source ids in the order of their first use: the first is shown as 1."""


def write_rendered(rendered: RenderedText) -> str:
    """A rendered text as text, to be kept."""
    passages = [[*vars(each).values()] for each in rendered.passages]
    return json.dumps([rendered.html, passages, rendered.references], ensure_ascii=False)


def read_rendered(text: str) -> RenderedText:
    """What `write_rendered` gave.

    Raises:
        ValueError: or TypeError, when this is something else.

    """
    html, passages, references = json.loads(text)
    found = (Passage(anchor, tuple(shown), tuple(told), own) for anchor, shown, told, own in passages)
    return RenderedText(html, tuple(found), tuple(references))


RENDERED = Form[RenderedText](write_rendered, read_rendered)


def render_story_text(body: Body, path: str) -> RenderedText:
    """Render the body of a story, with marks for its passages and source references."""
    return _render(_story_markdown(), body, path)


def render_page_text(body: Body, path: str) -> RenderedText:
    """Render any other text; footnotes are its own."""
    return _render(_page_markdown(), body, path)


def _render(markdown: Markdown, body: Body, path: str) -> RenderedText:
    markdown.reset()
    treatment = markdown.treeprocessors["hoedan"]
    treatment.begin(path)  # type: ignore[attr-defined]
    html = keep_addresses(sanitise(markdown.convert(mark_passages(body))))
    return RenderedText(
        html=html,
        passages=tuple(collect_passages(html, body, treatment.anchors)),  # type: ignore[attr-defined]
        references=tuple(dict.fromkeys(int(found[1]) for found in PLACED_REFERENCE.finditer(html))),
    )


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


def keep_attribute(tag: str, name: str, value: str) -> str | None:
    if name == "class":
        return value if value in (ALIGNED.values() if tag in ("th", "td") else CLASSES) else None
    return value


class _SourceReference(InlineProcessor):
    """`[^1]` becomes a mark; the number must be a source of the story, which the check has seen to."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]  # noqa: N802, ARG002
        written = m[1]
        mark = f"{REFERENCE_MARK[0]}{written}{REFERENCE_MARK[1]}" if written.isdigit() else m[0]
        return AtomicString(mark), m.start(0), m.end(0)


class _Link(LinkInlineProcessor):
    """Reads addresses as the check does; Python-Markdown goes on after an apostrophe, as if a title began there."""

    END = re.compile(LINK_END)

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802
        found = self.END.match(data, index)
        if found is None:
            return "", None, index, False
        title = dequote(self.unescape(found["title"])) if found["title"] else None
        return self.unescape(without_brackets(found["target"])).strip(), title, found.end(), True


class _ImageLink(_Link, ImageInlineProcessor):
    """Reads images likewise."""


class _Autolink(InlineProcessor):
    """An address in angle brackets, of a page or a mailbox."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: N802, ARG002
        written = self.unescape(m[1])
        link = Element("a", {"href": written if ":" in written else f"mailto:{written}"})
        link.text = AtomicString(written)
        return link, m.start(0), m.end(0)


class _Mailbox(InlineProcessor):
    """A mailbox in a sentence; in emphasis it is found before that, or stands beside its underscore."""

    ANCESTOR_EXCLUDES = ("a", "em", "strong")

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: N802, ARG002
        link = Element("a", {"href": f"mailto:{m['box']}"})
        link.text = AtomicString(m[0])
        return link, m.start(0), m.end(0)


class _Emphasis(DelimiterProcessor):
    """Pairs stars and underscores; Python-Markdown may give a run of two one sign, and take what stands behind that."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:  # type: ignore[override]  # noqa: N802
        self.data = data
        return super().handleMatch(m, data)

    def add_region(self, delim: Delimiter, a: int, b: int, c: int, d: int, size: int) -> None:  # noqa: PLR0917
        if self.data[a:b] == self.data[c:d] == delim.token * size:
            super().add_region(delim, a, b, c, d, size)

    def get_cached_result(self, pos: int, data: str) -> tuple[Element, int, int]:
        """The next pair that was found before; where a sign without a partner has moved it, it is looked for anew."""
        first, after, last, end, *_ = self.regions[self.cache_index]
        moved = pos - (first if pos == self.cache_pos else self.cache_pos)
        signs = data[first + moved : after + moved] + data[last + moved : end + moved]
        if set(signs) <= set(self.tokens):
            return super().get_cached_result(pos, data)
        self.reset()
        return self.handleMatch(cast("re.Match[str]", self.compiled_re.match(data, pos)), data)  # type: ignore[return-value]


class _HeadingIds(Treeprocessor):
    """Gives headings their ids while their text is still Markdown, as it is for the check of links."""

    def run(self, root: Element) -> None:
        headings = [element for element in root.iter() if element.tag in ("h1", "h2", "h3", "h4", "h5", "h6")]
        for element, anchor in zip(headings, heading_ids(heading_text(h.text or "") for h in headings), strict=True):
            element.tag = "h2" if element.tag == "h1" else element.tag
            element.set("id", anchor)


class _Quote(BlockQuoteProcessor):
    """Keeps quotes with a blank line between them apart, as GitHub does; each can be a passage of its own."""

    def lastChild(self, parent: Element) -> Element | None:  # noqa: N802
        sibling = super().lastChild(parent)
        return None if sibling is not None and sibling.tag == "blockquote" else sibling


class _HashHeading(HashHeaderProcessor):
    """Reads headings as the check does: spaces may stand before the hashes, and those that close have one too."""

    RE = re.compile(rf"(?:^|\n){HASH_HEADING.pattern.replace('<text>', '<header>')}(?:\n|$)")

    def run(self, parent: Element, blocks: list[str]) -> None:
        super().run(parent, blocks)
        parent[-1].text = without_hashes(parent[-1].text or "")


def read_items(parser: BlockParser) -> None:
    """Let the renderer take for an item what the check does: of a number nine digits at most, as on GitHub."""
    for name, mark in (("olist", NUMBERED), ("ulist", BULLET)):
        processor = cast("OListProcessor", parser.blockprocessors[name])
        processor.RE = mark
        processor.CHILD_RE = re.compile(f"(?={mark.pattern})[ ]*(([^ ]+))[ ]+(.*)")
        processor.INDENT_RE = INNER_ITEM


class _Treatment(Treeprocessor):
    """Resolves links, turns lone images into figures and finds the passages."""

    def begin(self, path: str) -> None:
        self.path = path
        self.anchors: dict[int, str] = {}

    def run(self, root: Element) -> None:
        for element in root.iter("a"):
            self.resolve(element)
        for element in root.iter("img"):
            self.resolve_image(element)
        for paragraph in list(root.iter("p")):
            make_figure(paragraph)
        for cell in root.iter():
            if aligned := ALIGNED.get(cell.attrib.pop("align", "")):
                cell.set("class", aligned)
        keep_note_numbers(root)
        keep_ampersands(root)
        self.anchors = find_passages(root)

    def resolve(self, link: Element) -> None:
        if link.get("class") in CLASSES:
            return
        href = resolve_link(self.path, UnescapeTreeprocessor().unescape(link.get("href", "")))
        if href is None:
            link.attrib.pop("href", None)
        else:
            link.set("href", href)

    def resolve_image(self, image: Element) -> None:
        source = resolve_image(self.path, UnescapeTreeprocessor().unescape(image.get("src", "")))
        if source is None:
            image.attrib.pop("src", None)
        else:
            image.set("src", source)


def make_figure(paragraph: Element) -> None:
    """An image alone in its paragraph becomes a figure; its title is the caption."""
    image = paragraph[0] if len(paragraph) == 1 else None
    if image is None or image.tag != "img" or (paragraph.text or "").strip() or (image.tail or "").strip():
        return
    caption = image.attrib.pop("title", "")
    paragraph.tag = "figure"
    if caption:
        SubElement(paragraph, "figcaption").text = AtomicString(caption)


def keep_ampersands(root: Element) -> None:
    """An ampersand after a backslash stays one; Python-Markdown makes a sign of the name behind it all the same."""
    plain = f"{AMP_SUBSTITUTE}amp;"
    for element in root.iter():
        element.text = (element.text or "").replace(ESCAPED_AMPERSAND, plain)
        element.tail = (element.tail or "").replace(ESCAPED_AMPERSAND, plain)
        if "alt" in element.attrib:
            element.set("alt", element.attrib["alt"].replace(ESCAPED_AMPERSAND, plain))


def keep_note_numbers(root: Element) -> None:
    """Notes that are named by numbers keep those, as in a series that numbers them through; others are counted."""
    notes = [item for item in root.iter("li") if item.get("id", "").startswith("fn:")]
    numbers = {f"#{note.get('id')}": note.get("id", "").removeprefix("fn:") for note in notes}
    if not all(number.isascii() and number.isdigit() for number in numbers.values()):
        return
    for note in notes:
        note.set("value", numbers[f"#{note.get('id')}"])
        for link in note.iter("a"):
            if link.get("class") == "footnote-backref":
                link.set("title", BACK_FROM_NOTE.format(note.get("value")))
    for link in root.iter("a"):
        if link.get("class") == "footnote-ref":
            link.text = AtomicString(numbers[link.get("href", "")])


class _Sought:
    """A pattern that is looked for only in a text with a sign that it cannot do without: most texts have none."""

    def __init__(self, sign: str, pattern: re.Pattern[str]) -> None:
        self.sign = sign
        self.pattern = pattern

    def finditer(self, text: str, start: int) -> Iterable[re.Match[str]]:
        return self.pattern.finditer(text, start) if self.sign in text else ()


class _Contributed(Extension):
    """Python-Markdown without raw HTML and reference links: what is left is what the content model allows."""

    def __init__(self, *, has_sources: bool) -> None:
        super().__init__()
        self.has_sources = has_sources

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.ESCAPED_CHARS = [*punctuation]
        md.preprocessors.deregister("html_block")
        for pattern in ("html", "reference", "short_reference", "image_reference", "short_image_ref", "automail"):
            md.inlinePatterns.deregister(pattern)
        md.parser.blockprocessors.deregister("reference")
        md.parser.blockprocessors.register(_Quote(md.parser), "quote", 20)
        md.parser.blockprocessors.register(_HashHeading(md.parser), "hashheader", 70)
        read_items(md.parser)
        if self.has_sources:
            md.inlinePatterns.register(_SourceReference(REFERENCE.pattern, md), "hoedan-source", 175)
        md.inlinePatterns.register(_Link(LINK_RE, md), "link", 160)
        md.inlinePatterns.register(_ImageLink(IMAGE_LINK_RE, md), "image_link", 150)
        md.inlinePatterns.register(_Autolink(AUTOLINK.pattern, md), "autolink", 120)
        emphasis = _Emphasis("*", "strong,em", md)
        md.inlinePatterns.register(emphasis, "em_strong", 60)
        emphasis.add("_", "strong,em", smart=True)
        md.inlinePatterns.register(_Mailbox(BARE_MAILBOX.pattern, md), "mailbox", 110)
        for name, sign in (("mailbox", "@"), ("backtick", "`")):
            sought = cast("InlineProcessor", md.inlinePatterns[name])
            sought.compiled_re = cast("re.Pattern[str]", _Sought(sign, sought.compiled_re))
        md.treeprocessors.register(_HeadingIds(md), "hoedan-headings", 25)  # before inline patterns (20)
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
            "footnotes": {"BACKLINK_TITLE": BACK_FROM_NOTE},
        },
    )
