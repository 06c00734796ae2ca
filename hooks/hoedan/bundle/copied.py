"""The text of a PDF as it is copied, searched and set anew: words whole, and a space wherever one was typed.

WeasyPrint leaves out the space at the end of a line, and one that stands alone between two elements; both are given
back to the text before them. The hyphen of a word that goes on in the next line has the glyph of every other hyphen in
our fonts; it gets a code of its own, so that it can be told from them: a soft hyphen. And a space keeps the number of a
note from a number before it: 60, note 1, is not 601.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from .copyfit import WORD_JOINER
from .tags import object_at

HYPHEN = "-"
"""As `hyphenate-character` in `print.css`."""
SOFT_HYPHEN = "00ad"
IN_LINE = frozenset({"a", "b", "br", "code", "em", "i", "span", "strong", "sup"})
"""Elements that a sentence, or a line of the contents, goes on through."""
SPACES = frozenset(" \N{NO-BREAK SPACE}")
WHITE = re.compile(r"[ \t\n\r\f]+")
COMMON = {b"00a0": b"0020", b"2010": b"002d", b"02bb": b"2018", b"02bc": b"2019"}
"""Of characters that have one glyph in our fonts the rare one, and the other."""
MEANING = re.compile(rb"(<[0-9a-f]{4}> <)(" + b"|".join(COMMON) + rb")>")
LAST_GLYPH = re.compile(rb"[0-9a-f]{4}(?=>[^<>]*\] TJ$)")
EVERY_CODE = "/Identity-H"
FONT = re.compile(rb"/(\S+) \S+ Tf")


class Typed:
    """The text of one part as it was typed, each white space one space, and where each element stands in it."""

    def __init__(self, root: Element) -> None:
        pieces: list[str] = []
        self.ranges: dict[Element, tuple[int, int]] = {}
        self._add(root, pieces, 0)
        self.text = "".join(pieces)
        self.reached: dict[Element, int] = {}
        """Of each block up to where its text was found: a label beside a text may go on after a part of that text."""

    def _add(self, element: Element, pieces: list[str], start: int) -> int:
        def write(text: str | None) -> int:
            pieces.append(lowered(WHITE.sub(" ", text or "")))
            return len(pieces[-1])

        end = start + write(" " if element.tag == "br" else element.text)
        for child in element:
            end = self._add(child, pieces, end)
            end += write(child.tail)
        self.ranges[element] = start, end
        return end

    def find(self, box: Any, block: Element) -> "Found | None":
        """Where the text of a box in this block stands; None for what comes again, such as the head of a table."""
        start, end = self.ranges[box.element]
        if box.element.get("data-page-of"):  # its number was filled in later
            return Found(start, end)
        start, text = max(start, self.reached.get(block, start)), lowered(box.text.strip(" "))
        at = self.text.find(text, start, end)
        if text.endswith(HYPHEN):
            bare = self.text.find(text.removesuffix(HYPHEN), start, end)
            if bare >= 0 and bare != at:
                return Found(bare, bare + len(text) - len(HYPHEN), is_hyphenated=True)
        return Found(at, at + len(text)) if at >= 0 else None


@dataclass(frozen=True)
class Found:
    """A piece of what was typed."""

    start: int
    end: int
    is_hyphenated: bool = False


def give_spaces(pages: Iterable[Any]) -> set[Any]:
    """Draw every space that was typed between two words of a block; gives the texts that end in a hyphen of ours.

    Pages are WeasyPrint's boxes of pages. Those that have their spaces already stay as they are.
    """
    typed: dict[Element, Typed] = {}
    hyphenated: set[Any] = set()
    before: dict[Element, Any] = {}
    for root in (child for page in pages for child in page.children if child.element is not None):
        if root.element not in typed:
            typed[root.element] = Typed(root.element)
        source = typed[root.element]
        for box, block, is_note in texts_of(root, root.element):
            found = source.find(box, block)
            if found is None:
                continue
            if block in before:
                is_apart = not SPACES.isdisjoint(source.text[source.reached[block] : found.start])
                if is_apart or (is_note and ends_in_a_figure(before[block])):
                    end_with_space(before[block], box)
            if found.is_hyphenated:
                hyphenated.add(box)
            before[block], source.reached[block] = box, found.end
    return hyphenated


def texts_of(box: Any, block: Element, *, is_note: bool = False) -> Iterator[tuple[Any, Element, bool]]:
    """Each text that was typed, the block that it stands in, and whether it is the number of a note."""
    box = getattr(box, "_box", box)
    if hasattr(box, "at_keyword"):
        return
    if hasattr(box, "text"):
        if box.text.strip() and "::" not in box.element_tag:
            yield box, block, is_note
        return
    if box.element is not None:
        is_note = is_note or box.element.tag == "sup"
        block = block if box.element.tag in IN_LINE else box.element
    for child in box.children:
        yield from texts_of(child, block, is_note=is_note)


def ends_in_a_figure(box: Any) -> bool:
    text: str = box.text.rstrip(WORD_JOINER)
    return text[-1:].isdigit()


def end_with_space(box: Any, following: Any) -> None:
    """A text is shaped when it is drawn, from what its layout remembers."""
    if not box.text.endswith(" ") and not following.text.startswith(" "):
        box.text = box.pango_layout.text = f"{box.text} "


def lowered(text: str) -> str:
    """As capitals are set by the style, and never longer or shorter."""
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


class SoftHyphens:
    """Makes soft hyphens while the pages of a part are drawn; `fonts` are WeasyPrint's, of what was drawn so far."""

    def __init__(self, fonts: Mapping[int, Any]) -> None:
        self._fonts = fonts
        self.made: dict[str, tuple[int, int]] = {}
        """Name of a font -> the code of its soft hyphen, and the glyph that it has."""

    def soften(self, stream: list[Any], numbers: set[int]) -> None:
        """Make a soft hyphen of the last glyph of each of these pieces of what draws a page."""
        font, number, last = b"", -1, -1
        for position, item in enumerate(stream):
            if isinstance(item, dict):
                number = item.get("MCID", -1)
            elif not isinstance(item, bytes):
                continue
            elif found := FONT.fullmatch(item):
                font = found[1]
            elif item.endswith(b" TJ"):
                last = position
            elif item == b"ET" and number in numbers:
                stream[last] = self._softened(stream[last], font.decode())

    def _softened(self, shown: bytes, name: str) -> bytes:
        glyph = LAST_GLYPH.search(shown)
        if glyph is None:
            return shown
        if name not in self.made:
            font = next(each for each in self._fonts.values() if each.hash == name)
            self.made[name] = code_beyond(font), int(glyph[0], 16)
        return shown[: glyph.start()] + f"{self.made[name][0]:04x}".encode() + shown[glyph.end() :]


def code_beyond(font: Any) -> int:
    """A code that no glyph of a font has."""
    code: int = font.glyph_count
    return code


@dataclass(frozen=True)
class Meanings:
    """What the glyphs in the fonts of one PDF stand for."""

    pydyf: Any
    pdf: Any
    fonts: Mapping[str, bytes]
    """Name of a font on the pages -> where it stands."""

    def settle(self) -> None:
        """Let a glyph that two characters share stand for the one that is typed and searched for.

        WeasyPrint takes the first that it meets: one fixed space made all spaces of a book fixed.
        """
        for reference in self.fonts.values():
            meanings = self._get(self._get(reference)["ToUnicode"]).stream
            meanings[:] = [MEANING.sub(lambda found: found[1] + COMMON[found[2]] + b">", each) for each in meanings]

    def add_hyphen(self, name: str, code: int, glyph: int) -> None:
        """Give the soft hyphen of a font its code: with the glyph of a hyphen, and its width."""
        font = self._get(self.fonts[name])
        (descendant,) = (self._get(each) for each in font["DescendantFonts"])
        widths = descendant["W"]
        groups = dict(zip(widths[::2], widths[1::2], strict=True))
        first = max(each for each in groups if each <= glyph)
        widths.extend([code, self.pydyf.Array([groups[first][glyph - first]])])
        used = {start + place for start, group in groups.items() for place in range(len(group))}
        glyphs = b"".join((each if each in used else 0).to_bytes(2, "big") for each in range(code))
        glyphs += glyph.to_bytes(2, "big")
        to_glyphs = self.pydyf.Stream([glyphs], compress=True)
        self.pdf.add_object(to_glyphs)
        descendant["CIDToGIDMap"] = to_glyphs.reference
        self._insert(font["ToUnicode"], [b"1 beginbfchar", f"<{code:04x}> <{SOFT_HYPHEN}>".encode(), b"endbfchar"])
        if font["Encoding"] != EVERY_CODE:  # the font lacks a glyph, so that its codes are named one by one
            self._insert(font["Encoding"], [b"1 begincidchar", f"<{code:04x}> {code}".encode(), b"endcidchar"])

    def _insert(self, reference: bytes, lines: list[bytes]) -> None:
        stream = self._get(reference).stream
        end = stream.index(b"endcmap")
        stream[end:end] = lines

    def _get(self, reference: bytes) -> Any:
        return object_at(self.pdf, reference)
