"""Finished HTML with its words set as print has them. The rules stand in `language/typography.py`.

Read are the words between the tags, each paragraph as one text whatever is emphasised or linked in it, and the
attributes that a reader sees or hears. Code, scripts, styles and what a reader may change stay as they are typed.
"""

import re
from enum import Enum, auto
from functools import lru_cache

from ..language.typography import OBJECT, addresses_in, may_change, set_characters, set_text

IN_TAG = r'[^<>"]*(?:"[^"]*"[^<>"]*)*'
"""What stands between the brackets of a tag; a picture that is an address has tags of its own in a value."""
START = re.compile(f"<{IN_TAG}>")
TOKEN = re.compile(
    rf"(<!--.*?-->|<(?P<raw>script|style|pre|code|kbd|samp|textarea|math)\b{IN_TAG}>.*?</(?P=raw)\s*>|{START.pattern})",
    re.DOTALL,
)
TAG_NAME = re.compile(r"</?([a-zA-Z][\w:-]*)")
INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "cite", "dfn", "em", "i", "ins", "mark", "q", "small", "span", "strong", "sub", "time"}
)
"""Elements that a sentence goes on through."""
OBJECTS = frozenset({"code", "kbd", "samp", "img"})
"""Elements that stand in a sentence as a word."""
BLOCKS = (
    *("article", "aside", "body", "button", "dd", "details", "div", "dl", "dt", "fieldset", "figure", "footer"),
    *("form", "g", "h1", "h2", "h3", "h4", "head", "header", "label", "li", "link", "main", "meta", "nav", "ol", "p"),
    *("section", "svg", "table", "tbody", "td", "th", "thead", "tr", "ul"),
)
BETWEEN_LINES = re.compile(rf"\n(?=</?(?:{'|'.join(BLOCKS)})\b)")
"""Before a line that begins with an element that no sentence goes on through. In code, a script or the value of an
attribute no line begins so: there `<` is escaped."""
NOTE = "sup"
"""The mark of a source: a sentence reads on over it as if it was not there."""
TYPED_QUOTE = re.compile(r"&(?:#0*39|#[xX]0*27|apos|(?P<double>#0*34|#[xX]0*22|quot));")
SHOWN = re.compile(r'(\s(?:alt|title|aria-label|aria-description|placeholder|label|data-book)=")([^"]*)(?=")')
DESCRIPTION = re.compile(
    r'<meta (?=[^>]*(?:name|property)="(?:description|(?:og|twitter):(?:title|description|image:alt|site_name))")[^>]*>'
)
LONGEST_WHOLE = 44
"""Characters of an address that stays on one line of a printed page."""
CONTENT = re.compile(r'(\scontent=")([^"]*)(?=")')
KEPT = re.compile(r"<(?P<name>pre|textarea|script)\b.*?</(?P=name)\s*>", re.DOTALL)
"""What has lines of its own."""
MOST_LINES = MOST_TAGS = MOST_TEXTS = 8192
"""What is remembered: the lines, tags and words of the frame return on every page, and most others on many."""


class Role(Enum):
    """What a tag does to the sentence that it stands in."""

    THROUGH = auto()
    """The sentence goes on."""
    WORD = auto()
    """It stands there as a word."""
    NOTE = auto()
    END_OF_NOTE = auto()
    END = auto()
    """A sentence ends before it, and another begins after it."""


def without_indents(html: str) -> str:
    """The same page with its lines set flush: a browser shows no indents, and they weigh a thirtieth of a page."""
    pieces, end = [], 0
    for kept in KEPT.finditer(html):
        pieces += [flush(html[end : kept.start()]), kept[0]]
        end = kept.end()
    return "".join([*pieces, flush(html[end:])])


def flush(text: str) -> str:
    """Text without the spaces around its ends of lines, and without empty lines."""
    first, *lines = text.split("\n")
    if not lines:
        return text
    return "\n".join([first.rstrip(), *filter(None, map(str.strip, lines[:-1])), lines[-1].lstrip()])


def set_html(html: str) -> str:
    """Set the words of a page or fragment; the tags, and everything that is no text to be read, stay as they are."""
    return "\n".join(map(set_lines, BETWEEN_LINES.split(html)))


@lru_cache(MOST_LINES)
def set_lines(html: str) -> str:
    """Set lines of which the first begins no sentence halfway, and the last ends none."""
    pieces = TOKEN.split(html)
    del pieces[2::3]  # the names of raw elements: what is left is text and token by turns, and text at the end
    run: list[int] = []
    """The places of a text that goes on through inline elements, and of what stands in it as a word."""
    depth = 0
    for place in range(0, len(pieces) - 1, 2):
        if not depth and pieces[place]:
            run.append(place)
        role, pieces[place + 1] = read_tag(pieces[place + 1])
        if role is Role.END:
            if run:
                set_run(pieces, run)
                run = []
        elif role is Role.WORD:
            run.append(place + 1)
        elif role is Role.NOTE:
            depth += 1
        elif role is Role.END_OF_NOTE:
            depth = max(depth - 1, 0)
    set_run(pieces, [*run, len(pieces) - 1])
    return "".join(pieces)


@lru_cache(MOST_TAGS)
def read_tag(tag: str) -> tuple[Role, str]:
    """What a tag, or an element that is no text, does to a sentence, and how it is set itself."""
    found = TAG_NAME.match(tag)
    name = found[1].lower() if found else ""
    role = Role.END
    if name == NOTE:
        role = Role.END_OF_NOTE if tag.startswith("</") else Role.NOTE
    elif name in OBJECTS:
        role = Role.WORD
    elif name in INLINE or not name:
        role = Role.THROUGH
    return role, set_attributes(tag)


def set_run(pieces: list[str], run: list[int]) -> None:
    """Set the pieces of one text in their places; those at odd places are no text, and stand there as a word."""
    if len(run) == 1 and not run[0] % 2:
        pieces[run[0]] = set_piece(pieces[run[0]])
        return
    plain = [OBJECT if place % 2 else as_typed(pieces[place]) for place in run]
    text = "".join(plain)
    if "&" not in text and not may_change(text):
        return
    characters = set_characters(text)
    end = 0
    for place, each in zip(run, plain, strict=True):
        start, end = end, end + len(each)
        if not place % 2:
            pieces[place] = "".join(characters[start:end])


@lru_cache(MOST_TEXTS)
def set_piece(text: str) -> str:
    """Set a text that is one piece: most are, and titles and names stand on many pages."""
    return set_text(as_typed(text))


def as_typed(text: str) -> str:
    """A text with its quotes as they were typed, and not as entities."""
    return TYPED_QUOTE.sub(typed, text) if "&" in text else text


def typed(found: re.Match[str]) -> str:
    """A quote that is written as an entity, as it was typed."""
    return '"' if found["double"] else "'"


def set_attributes(tag: str) -> str:
    """Set what a reader sees or hears of a tag, and what the head says of a page."""
    if DESCRIPTION.match(tag):
        return CONTENT.sub(set_value, tag)
    if not SHOWN.search(tag):
        return tag
    return START.sub(lambda found: SHOWN.sub(set_value, found[0]), tag, count=1)  # of code, not what stands in it


def set_value(found: re.Match[str]) -> str:
    value = set_text(as_typed(found[2]))
    return found[1] + value.replace('"', "&#34;")


def keep_addresses(html: str) -> str:
    """Mark each address in the words of a fragment, so that a style can keep it whole and without hyphens."""
    pieces, end = [], 0
    for token in TOKEN.finditer(html):
        pieces += [mark_addresses(html[end : token.start()]), token[0]]
        end = token.end()
    return "".join([*pieces, mark_addresses(html[end:])])


def mark_addresses(text: str) -> str:
    pieces, end = [], 0
    for place in addresses_in(text):
        address = text[place.start : place.stop]
        kind = "address address--long" if len(address) > LONGEST_WHOLE else "address"
        pieces += [text[end : place.start], f'<span class="{kind}">{address}</span>']
        end = place.stop
    return "".join([*pieces, text[end:]])
