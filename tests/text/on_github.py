"""What GitHub shows of a text, by GitHub's own parser, and what the site shows of it, in one form to compare.

Compared is what a reader sees and follows: blocks and what stands in them, links and images with their addresses and
titles, emphasis, code and line breaks. Left out is what each does in its own way: anchors, the figure around a lone
image, numbers of notes, the air in a list.
"""

import re
from collections.abc import Iterator
from html import escape
from urllib.parse import unquote

from cmarkgfm import github_flavored_markdown_to_html
from cmarkgfm.cmark import Options
from lxml.html import HtmlElement, fromstring

from hoedan.model.link_targets import resolve_image, resolve_link
from hoedan.text.body import Body
from hoedan.text.passages import PLACED_PASSAGE, REFERENCE_MARK

Seen = tuple[object, ...]
"""A block as something to compare: its kind, and its words or the blocks in it."""

REFERENCE = re.compile(f"{REFERENCE_MARK[0]}([^{REFERENCE_MARK[1]}]*){REFERENCE_MARK[1]}")
BLOCKS = {"p", "ul", "ol", "li", "blockquote", "pre", "hr", "table", "figure", "div", "section"}
BLOCKS |= {"h1", "h2", "h3", "h4", "h5", "h6"}
AIR = re.compile(r"\s*(<br></br>)\s*|\s+")


def blocks_on_github(body: Body, path: str) -> list[Seen]:
    """The blocks that GitHub shows, with addresses as they are on the site; lines of markers are not there."""
    lines = body.text.split("\n")
    for marker in reversed(body.passages):
        del lines[marker.line - body.first_line]
    html = github_flavored_markdown_to_html("\n".join(lines), options=Options.CMARK_OPT_FOOTNOTES)
    seen = whole(html)
    for tag, name, resolve in (("a", "href", resolve_link), ("img", "src", resolve_image)):
        for element in seen.iter(tag):
            address = resolve(path, element.get(name) or "")
            element.set(name, address or "")
    return list(blocks_within(seen))


def blocks_on_site(html: str) -> list[Seen]:
    """The blocks of a text that is rendered here."""
    return list(blocks_within(whole(REFERENCE.sub(r"[^\1]", PLACED_PASSAGE.sub("", html)))))


def whole(html: str) -> HtmlElement:
    return fromstring(f"<div>{html}</div>")


def blocks_within(element: HtmlElement) -> Iterator[Seen]:
    """What stands in an element; loose text in it is a paragraph."""
    run = escape(element.text or "")
    for child in element:
        if child.tag in BLOCKS:
            yield from paragraph(run)
            yield from block_of(child)
            run = escape(child.tail or "")
        else:
            run += written(child)
    yield from paragraph(run)


def paragraph(run: str) -> Iterator[Seen]:
    if words := on_one_line(run):
        yield "p", words


def block_of(element: HtmlElement) -> Iterator[Seen]:
    match element.tag:
        case "figure":
            if (caption := element.find("figcaption")) is not None:
                element.find(".//img").set("title", caption.text_content())
            yield from paragraph(contents(element))
        case "p":
            yield from paragraph(contents(element))
        case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
            # A title on a page of the site is below the title of that page.
            yield "h2" if element.tag == "h1" else element.tag, on_one_line(contents(element))
        case "pre":
            yield "pre", [line.strip() for line in element.text_content().strip("\n").split("\n")]
        case "table":
            yield "table", [[on_one_line(contents(cell)) for cell in row] for row in element.iter("tr")]
        case "section" | "div":
            notes = {
                note.get("id").replace(":", "-"): list(blocks_within(note))
                for note in element.iter("li")
                if note.get("id")
            }
            yield from (("note", name, notes[name]) for name in sorted(notes))
        case tag:
            yield tag, list(blocks_within(element))


def contents(element: HtmlElement) -> str:
    return escape(element.text or "") + "".join(map(written, element))


def written(element: HtmlElement) -> str:
    """An element in running text, with the text after it."""
    return shown(element) + escape(element.tail or "")


def shown(element: HtmlElement) -> str:
    match element.tag:
        case "sup":
            within = ""
        case "img":
            within = escape(element.get("alt") or "")
        case "code":
            within = escape(str(element.text_content()).strip())
        case _:
            within = contents(element)
    if element.tag == "span":  # keeps an address on one line
        return within
    is_back = "footnote-backref" in (element.get("class") or "")
    return "" if is_back or element.tag == "figcaption" else f"<{element.tag}{led_to(element)}>{within}</{element.tag}>"


def led_to(element: HtmlElement) -> str:
    """The address and title of a link or image."""
    names = [name for name in ("href", "src", "title") if element.get(name)]
    return "".join(f' {name}="{escape(unquote(element.get(name)))}"' for name in names)


def on_one_line(run: str) -> str:
    run = run.replace("<strong><em>", "<em><strong>").replace("</em></strong>", "</strong></em>")
    return AIR.sub(lambda found: found[1] or " ", run).strip()
