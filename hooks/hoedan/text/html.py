"""What is done to finished HTML: our own, and what came through the sanitiser. In both `<` only begins a tag."""

import re
from html import unescape

from markupsafe import Markup as Safe

TAG = re.compile("<[^<>]*>")
TAGS = re.compile(f"({TAG.pattern})")
"""Splits into the texts between tags, at even places, and the tags."""
HEADING_TAG = re.compile(r"(</?h)([1-5])")


def without_tags(html: str, between: str = "") -> str:
    """The HTML with each tag replaced by what comes `between` its neighbours; entities stay."""
    return TAG.sub(between, html)


def words_in(html: str) -> str:
    """The words of a fragment on one line, as a reader sees them."""
    return " ".join(unescape(without_tags(html, " ")).split())


def lower_headings(html: str) -> Safe:
    """Lower every heading by one level, for a text that stands below a heading of its own page."""
    return Safe(HEADING_TAG.sub(lambda found: f"{found[1]}{int(found[2]) + 1}", html))


def box_tables(html: str) -> str:
    """Put each table of a text in a box with a name of its own, in which it scrolls when it is wider than its page."""
    first, *others = html.split("<table>")
    opened = [
        f'<div class="scroll" role="group" aria-label="Tabel{f" {number}" * (len(others) > 1)}"><table>{rest}'
        for number, rest in enumerate(others, 1)
    ]
    return first + "".join(opened).replace("</table>", "</table></div>")


def wrap_sections(html: str) -> str:
    """Put each `##` section in a `section` element, for its looks alone: a landmark for each would be noise."""
    before, *sections = html.split('<h2 id="')
    return before + "\n".join(map(wrap_section, sections))


def wrap_section(html: str) -> str:
    """A section that begins with the anchor of its heading."""
    return f'<section class="section section--{html.partition(chr(34))[0]}"><h2 id="{html}</section>'
