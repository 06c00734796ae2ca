"""Finished HTML with its words set as print has them. The rules stand in `language/typography.py`.

Read are the words between the tags, each paragraph as one text whatever is emphasised or linked in it, and the
attributes that a reader sees or hears. Code, scripts, styles and what a reader may change stay as they are typed.
"""

import re

from ..language.typography import OBJECT, addresses_in, set_characters, set_text

IN_TAG = r'[^>"]*(?:"[^"]*"[^>"]*)*'
"""What stands between the brackets of a tag; a picture that is an address has tags of its own in a value."""
START = re.compile(f"<{IN_TAG}>")
TOKEN = re.compile(
    rf"<!--.*?-->|<(?P<raw>script|style|pre|code|kbd|samp|textarea|math)\b{IN_TAG}>.*?</(?P=raw)\s*>|{START.pattern}",
    re.DOTALL,
)
TAG_NAME = re.compile(r"</?([a-zA-Z][\w:-]*)")
INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "cite", "dfn", "em", "i", "ins", "mark", "q", "small", "span", "strong", "sub", "time"}
)
"""Elements that a sentence goes on through."""
OBJECTS = frozenset({"code", "kbd", "samp", "img"})
"""Elements that stand in a sentence as a word."""
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


INDENT = re.compile(r"(?P<raw><(?P<name>pre|textarea|script)\b.*?</(?P=name)\s*>)|\s*\n\s*", re.DOTALL)


def without_indents(html: str) -> str:
    """The same page with its lines set flush: a browser shows no indents, and they weigh a thirtieth of a page."""
    return INDENT.sub(lambda found: found["raw"] or "\n", html)


def set_html(html: str) -> str:
    """Set the words of a page or fragment; the tags, and everything that is no text to be read, stay as they are."""
    pieces: list[str] = []
    run = _Run(pieces)
    depth, end = 0, 0
    for token in TOKEN.finditer(html):
        if token.start() > end:
            run.add(html[end : token.start()], is_read=not depth)
        end = token.end()
        tag = token[0]
        found = TAG_NAME.match(tag)
        name = found[1].lower() if found else ""
        if name == NOTE:
            depth = max(depth - 1, 0) if tag.startswith("</") else depth + 1
        elif name in OBJECTS:
            run.stand_in()
        elif name not in INLINE and name:
            run.end()
        pieces.append(set_attributes(tag))
    if end < len(html):
        run.add(html[end:], is_read=True)
    run.end()
    return "".join(pieces)


class _Run:
    """A text that goes on through inline elements: its pieces are replaced in their places when it ends."""

    def __init__(self, pieces: list[str]) -> None:
        self._pieces = pieces
        self._text: list[str] = []
        self._length = 0
        self._places: list[tuple[int, int, int]] = []
        """Of each piece its number among those of the page, and where it begins and ends in the text."""

    def add(self, text: str, *, is_read: bool) -> None:
        self._pieces.append(text)
        if is_read:
            plain = TYPED_QUOTE.sub(typed, text) if "&" in text else text
            self._places.append((len(self._pieces) - 1, self._length, self._length + len(plain)))
            self._write(plain)

    def stand_in(self) -> None:
        """Something that is no text stands here as a word."""
        self._write(OBJECT)

    def _write(self, text: str) -> None:
        self._text.append(text)
        self._length += len(text)

    def end(self) -> None:
        if self._places:
            characters = set_characters("".join(self._text))
            for number, start, end in self._places:
                self._pieces[number] = "".join(characters[start:end])
        self._text.clear()
        self._places.clear()
        self._length = 0


def typed(found: re.Match[str]) -> str:
    """A quote that is written as an entity, as it was typed."""
    return '"' if found["double"] else "'"


def set_attributes(tag: str) -> str:
    """Set what a reader sees or hears of a tag, and what the head says of a page."""
    if '="' not in tag or tag.startswith("</"):
        return tag
    if DESCRIPTION.match(tag):
        return CONTENT.sub(set_value, tag)
    return START.sub(lambda found: SHOWN.sub(set_value, found[0]), tag, count=1)  # of code, not what stands in it


def set_value(found: re.Match[str]) -> str:
    value = set_text(TYPED_QUOTE.sub(typed, found[2]))
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
