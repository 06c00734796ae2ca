"""What the style of a whole paragraph says of its words, which the converter does not hear.

A style can strike out or hide every word of a paragraph, as a mark on the words themselves does; a section of an ODT
can be hidden. Those words are marked one by one here, so that they are left out and told like all that a writer took
back. The lines of a table of contents repeat the headings, and stay out.
"""

import re
from collections.abc import Callable, Mapping

STYLE = re.compile(rb"<(?:w|style):style\b([^<>]*[^<>/])>(.*?)</(?:w|style):style>", re.DOTALL)
STYLE_ID = re.compile(rb'\b(?:w:styleId|style:name)="([^"]*)"')
PARENT = re.compile(rb'<w:basedOn\b[^<>]*\bw:val="([^"]*)"|\bstyle:parent-style-name="([^"]*)"')
STRUCK = re.compile(
    rb'<w:strike(?:\s+w:val="(?P<word>[^"]*)")?\s*/?>|\bstyle:text-line-through-style="(?P<open>[^"]*)"'
)
NO = (b"0", b"false", b"off", b"none")
CONTENTS_NAME = re.compile(rb'<w:name\b[^<>]*\bw:val="toc (?:[0-9]|heading)"', re.IGNORECASE)
WORD_STYLED = re.compile(rb'<w:pStyle\b[^<>]*\bw:val="([^"]*)"[^<>]*>.*?</w:p>', re.DOTALL)
WORD_RUN = re.compile(rb"(<w:r(?:\s[^<>]*)?>)\s*(?:<w:rPr\s*/>|<w:rPr>(.*?)</w:rPr>)?", re.DOTALL)
WORD_RUN_STYLE = re.compile(rb'<w:rStyle\b[^<>]*\bw:val="([^"]*)"')
WORD_TEXT_OF_RUN = re.compile(rb"<w:t(?:\s[^<>]*)?>[^<]*</w:t>")
OPEN_BLOCK = re.compile(rb"<(/?)text:(?:p|h|section)\b([^<>]*?)(/?)>")
HIDDEN_SECTION = re.compile(rb'\btext:display="none"')
STYLE_NAME = re.compile(rb'\btext:style-name="([^"]*)"')
OWN = b"taken-back-by-its-paragraph"
OWN_STYLE = (
    b'<style:style style:name="' + OWN + b'" style:family="text">'
    b'<style:text-properties style:text-line-through-style="solid"/></style:style>'
)

Styles = Mapping[bytes, tuple[bytes, bytes]]
"""The id of each style of a document -> its attributes, and what stands in it."""


def read_styles(*parts: bytes) -> Styles:
    """The styles in these parts of a document."""
    found = [each for part in parts for each in STYLE.finditer(part)]
    return {name[1]: (each[1], each[2]) for each in found if (name := STYLE_ID.search(each[1]))}


def is_struck(name: bytes, styles: Styles) -> bool:
    """Whether a style strikes its words out; what it does not say is said by the style it was made from."""
    seen: set[bytes] = set()
    while name in styles and name not in seen:
        seen.add(name)
        attributes, inside = styles[name]
        if said := STRUCK.search(inside):
            return (said["open"] if said["open"] is not None else said["word"] or b"") not in NO
        parent = PARENT.search(attributes + inside)
        name = (parent[1] or parent[2] or b"") if parent else b""
    return False


def strike_by_style(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The same parts, in which every word that its paragraph takes back is struck out by itself."""
    styles = read_styles(
        *(data for name, data in parts.items() if name in ("word/styles.xml", "styles.xml", "content.xml"))
    )
    struck = {name for name in styles if is_struck(name, styles)}
    return {
        name: strike_open(data, struck)
        if name == "content.xml"
        else strike_named(change_styled(data, struck, lambda text: WORD_RUN.sub(strike_run, text)), struck)
        for name, data in parts.items()
    }


def strike_named(data: bytes, styles: set[bytes]) -> bytes:
    """A part of a Word file with each run struck out whose own style says so; it may have that from another style."""

    def change(found: re.Match[bytes]) -> bytes:
        name = WORD_RUN_STYLE.search(found[2] or b"")
        return strike_run(found) if name and name[1] in styles else found[0]

    return WORD_RUN.sub(change, data) if styles else data


def without_contents(parts: Mapping[str, bytes]) -> tuple[dict[str, bytes], bool]:
    """The same parts without the words of a Word table of contents, and whether there was one."""
    styles = read_styles(parts.get("word/styles.xml", b""))
    lines = {name for name, (_, inside) in styles.items() if CONTENTS_NAME.search(inside)}
    changed = {
        name: change_styled(data, lines, lambda text: WORD_TEXT_OF_RUN.sub(b"", text)) for name, data in parts.items()
    }
    return changed, changed != dict(parts)


def change_styled(data: bytes, styles: set[bytes], change: Callable[[bytes], bytes]) -> bytes:
    """A part of a Word file with each paragraph of these styles changed."""
    if not styles:
        return data
    return WORD_STYLED.sub(lambda found: change(found[0]) if found[1] in styles else found[0], data)


def strike_run(found: re.Match[bytes]) -> bytes:
    """A run struck out, unless it says itself whether it is."""
    look = found[2] or b""
    return found[0] if b"<w:strike" in look else found[1] + b"<w:rPr><w:strike/>" + look + b"</w:rPr>"


def strike_open(data: bytes, styles: set[bytes]) -> bytes:
    """The text of an ODT with the words of each paragraph of these styles, or in a hidden section, struck out."""
    if not styles and not HIDDEN_SECTION.search(data):
        return data
    around: list[bool] = []

    def change(found: re.Match[bytes]) -> bytes:
        if found[3]:
            return found[0]
        is_section = found[0].lstrip(b"</").startswith(b"text:section")
        if found[1]:
            is_taken_back = around.pop() if around else False
            return b"</text:span>" + found[0] if is_taken_back and not is_section else found[0]
        name = STYLE_NAME.search(found[2])
        own = HIDDEN_SECTION.search(found[2]) is not None if is_section else name is not None and name[1] in styles
        around.append(own or (bool(around) and around[-1]))
        return found[0] + b'<text:span text:style-name="' + OWN + b'">' if around[-1] and not is_section else found[0]

    head, body, rest = data.partition(b"<office:body")
    head = head.replace(b"<office:automatic-styles/>", b"<office:automatic-styles></office:automatic-styles>")
    return (
        head.replace(b"</office:automatic-styles>", OWN_STYLE + b"</office:automatic-styles>")
        + body
        + OPEN_BLOCK.sub(change, rest)
    )
