"""Passages: found in the rendered text by marks, named after their words, and placed as each publication likes.

A mark is a private-use character, which contributors cannot write, with a number.
"""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from .body import Body

ANCHOR_MARK = ("\ue001", "\ue002")
PASSAGE_START = "\ue003"
PASSAGE_END = "\ue004"
NUMBER_END = "\ue005"
REFERENCE_MARK = ("\ue006", "\ue007")

PLACED_PASSAGE = re.compile(f"{PASSAGE_START}(\\d+){NUMBER_END}|{PASSAGE_END}(\\d+){NUMBER_END}")
PLACED_REFERENCE = re.compile(f"{REFERENCE_MARK[0]}([^{REFERENCE_MARK[1]}]*){REFERENCE_MARK[1]}")
REFERENCES = re.compile(f"{PLACED_REFERENCE.pattern}(?:{PLACED_REFERENCE.pattern})*")
"""Both begin with a sign that is rare, and are found at once; with a space that may stand before it, thirty times as
slowly."""
PASSAGE_NUMBER = re.compile(f"{ANCHOR_MARK[0]}(\\d+){ANCHOR_MARK[1]}")


@dataclass(frozen=True)
class Passage:
    """A paragraph, list item or quote that shows ingredients, setbacks, or both."""

    anchor: str
    """The id of the passage on its own page; it depends on the passage's words alone."""
    ingredients: tuple[str, ...]
    setbacks: tuple[str, ...]
    html: str


def mark_passages(body: Body) -> str:
    """Take out the marker lines and leave a mark at the end of the line above each."""
    lines = body.text.split("\n")
    for number, marker in reversed(list(enumerate(body.passages))):
        position = marker.line - body.first_line
        lines[position - 1] += f"{ANCHOR_MARK[0]}{number}{ANCHOR_MARK[1]}"
        del lines[position]
    return "\n".join(lines)


def find_passages(root: Element) -> dict[int, str]:
    """Put a start and an end mark around each passage in the tree; gives the anchor of each by number."""
    parents = {child: parent for parent in root.iter() for child in parent}
    anchors: dict[int, str] = {}
    for element in list(root.iter()):
        for number in take_numbers(element):
            block = enclosing_block(element, parents)
            anchors[number] = free_anchor(passage_anchor("".join(block.itertext())), anchors)
            surround(block, parents, number)
    return anchors


def free_anchor(anchor: str, taken: dict[int, str]) -> str:
    """Number the second passage of the very same words."""
    same = sum(other.partition("--")[0] == anchor for other in taken.values())
    return f"{anchor}--{same + 1}" if same else anchor


def surround(block: Element, parents: dict[Element, Element], number: int) -> None:
    """Mark a block: a list item inside, because a list has only items; anything else outside."""
    start, end = f"{PASSAGE_START}{number}{NUMBER_END}", f"{PASSAGE_END}{number}{NUMBER_END}"
    if block.tag == "li":
        block.text = start + (block.text or "")
        add_last(block, end)
    else:
        add_before(block, parents[block], start)
        block.tail = end + (block.tail or "")


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
    bare = PASSAGE_NUMBER.sub("", PLACED_PASSAGE.sub("", without_references(text)))
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


def collect_passages(html: str, body: Body, anchors: dict[int, str]) -> Iterator[Passage]:
    """Cut each passage out of the rendered text; its own marks and references go."""
    starts = {int(mark[1]): mark.end() for mark in PLACED_PASSAGE.finditer(html) if mark[1]}
    ends = {int(mark[2]): mark.start() for mark in PLACED_PASSAGE.finditer(html) if mark[2]}
    for number, anchor in sorted(anchors.items()):
        fragment = PLACED_PASSAGE.sub("", html[starts[number] : ends[number]])
        marker = body.passages[number]
        html_alone = without_references(fragment).strip()
        yield Passage(anchor, marker.ingredients, marker.setbacks, html_alone)


def place_passages(html: str, wrap: Callable[[int], str]) -> str:
    """Put each passage of a text in its wrapper: `wrap(number)` is what opens it; a `div` is closed after it."""
    return PLACED_PASSAGE.sub(lambda mark: wrap(int(mark[1])) if mark[1] else "</div>", html)


def against_words(text: str) -> str:
    """A text in which each reference stands against the word before it, also where a space was typed between them."""
    return text.replace(f" {REFERENCE_MARK[0]}", REFERENCE_MARK[0])


def without_references(text: str) -> str:
    return PLACED_REFERENCE.sub("", against_words(text))


def place_references(html: str, write: Callable[[int, int], str], number_of: Callable[[int], int] = lambda _: 0) -> str:
    """Replace each reference by `write(source id, how often it was used before)`.

    Those beside each other come in the order of their numbers; without numbers as they were written.
    """
    used: dict[int, int] = {}

    def write_one(source: int) -> str:
        used[source] = used.get(source, 0) + 1
        return write(source, used[source])

    def replace(group: re.Match[str]) -> str:
        sources = [int(mark[1]) for mark in PLACED_REFERENCE.finditer(group[0])]
        return "".join(map(write_one, sorted(sources, key=number_of)))

    return REFERENCES.sub(replace, against_words(html))
