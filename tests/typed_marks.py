"""Find what a keyboard gives and print does not have: straight quotes, three dots, hyphens for dashes."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

ADDRESS = re.compile(r"\S*(?:://|www\.|@|\w/\w|\.(?:nl|com|org|eu|pdf)\b)\S*")
TYPED = re.compile(r"""['"]|\.\.\.|(?<=\S)\s+-{1,3}(?=\s+\S)""")
RANGE = re.compile(r"(?<![\w./,-])([1-9]\d{0,3}(?:\.\d{3})*)-([1-9]\d{0,3}(?:\.\d{3})*)(?![\w/-]|[.,]\d)")
UNREAD = frozenset({"script", "style", "pre", "code", "kbd", "samp", "textarea"})
INLINE = frozenset({"a", "abbr", "b", "cite", "em", "i", "small", "span", "strong", "sub", "sup"})
SPOKEN = ("alt", "title", "aria-label", "placeholder")


def typed_in(text: str) -> Iterator[str]:
    """Each place in a text, with what stands around it; addresses are left out."""
    bare = ADDRESS.sub("•", text)
    for found in (*TYPED.finditer(bare), *(found for found in RANGE.finditer(bare) if is_range(found))):
        yield " ".join(bare[max(0, found.start() - 30) : found.end() + 20].split())


def is_range(found: re.Match[str]) -> bool:
    """Whether it goes up, and is no month with its year."""
    first, last = (int(each.replace(".", "")) for each in found.groups())
    is_month = {len(found[1]), len(found[2])} in ({1, 4}, {2, 4}) and max(first, last) < 2100 and min(first, last) < 13
    return first < last and not is_month


def typed_in_html(html: str) -> list[str]:
    """The same in a page: in its words, paragraph by paragraph, and in what is read aloud of its tags."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return [place for text in "".join(reader.pieces).split("\0") for place in typed_in(text)]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.pieces += ["" if tag in INLINE else "\0"]
        self._unread += tag in UNREAD
        values = dict(attrs)
        is_description = tag == "meta" and (values.get("name") or values.get("property") or "").endswith("description")
        spoken = [values.get(name) or "" for name in (*SPOKEN, *(["content"] if is_description else []))]
        if any(spoken):
            self.pieces += ["\0", "\0".join(spoken), "\0"]

    def handle_endtag(self, tag: str) -> None:
        self.pieces += ["" if tag in INLINE else "\0"]
        self._unread -= tag in UNREAD

    def handle_data(self, data: str) -> None:
        self.pieces += [] if self._unread else [data]
