"""Take a person out of a text: the quote and the portrait go, and other words come where the name stood."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .front_edits import drop_key, end_of, front_of

IMAGE_LINE = re.compile(r"(?m)^[ ]*!\[(?P<alt>[^\]\n]*)\]\((?P<file>[^\s)]+)(?P<rest>[^)\n]*)\)[ ]*\n(?:[ ]*\n)?")
SENTENCE_START = re.compile(r"(?:\A|\n[ ]*(?:[-*>#]+[ ]+)*|[.!?][’'\"”]?\s+|: \"?)\Z")
"""What stands before the first word of a sentence."""


@dataclass(frozen=True)
class Forgotten:
    """What came of one file."""

    text: str
    images: tuple[str, ...]
    """Files of images that nothing shows any more, as the text named them."""
    left: tuple[int, ...]
    """Lines that still seem to be about the person; somebody has to look."""


def forget(text: str, path: str, name: str, instead: str | None) -> Forgotten:
    """Take a name out. Without words to put there only the quote and images go; what is left is told by line.

    A source is left as it is: its title is a fact.

    Raises:
        EditError: when a quote or portrait is written in a way that cannot be taken out with certainty.

    """
    whole = name_pattern(name)
    images: list[str] = []
    front = front_of(text, path)
    for key, part in (("quote", "who"), ("image", "alt")):
        block = front.values.get(key) if front else None
        if isinstance(block, dict) and whole.search(str(block.get(part))):
            text = drop_key(text, path, key)
            images += [str(block["src"])] if "src" in block else []

    def without_image(found: re.Match[str]) -> str:
        if not whole.search(found["alt"] + found["rest"]):
            return found[0]
        images.append(found["file"].rpartition("/")[2])
        return ""

    text = IMAGE_LINE.sub(without_image, text)
    start, end = span_of_sources(text, path)
    if instead:
        rest = replaced(text[end:], whole, instead, before=text[:end])
        text = replaced(text[:start], whole, instead) + text[start:end] + rest
    return Forgotten(text, tuple(images), tuple(lines_about(text, name)))


def name_pattern(name: str) -> re.Pattern[str]:
    """A whole name, also over two lines."""
    return re.compile(r"(?<!\w)" + r"\s+(?:>\s+)?".join(map(re.escape, name.split())) + r"(?!\w)")


def replaced(text: str, whole: re.Pattern[str], instead: str, before: str = "") -> str:
    """Other words for a name, with a capital where a sentence begins."""

    def write(found: re.Match[str]) -> str:
        is_first = SENTENCE_START.search((before + text[: found.start()])[-80:])
        return instead[:1].upper() + instead[1:] if is_first else instead

    return whole.sub(write, text)


def span_of_sources(text: str, path: str) -> tuple[int, int]:
    """Where the sources begin and end in the text; nothing when there are none."""
    front = front_of(text, path)
    if front is None or "sources" not in front.values:
        return 0, 0
    lines = text.splitlines(keepends=True)
    first, last = front.line_of("sources") - 1, end_of(front, "sources", lines)
    return len("".join(lines[:first])), len("".join(lines[:last]))


def lines_about(text: str, name: str) -> Iterator[int]:
    """Lines with the whole name or the last word of it."""
    surname = re.compile(rf"(?<!\w){re.escape(name.rsplit(maxsplit=1)[-1])}(?!\w)")
    for number, line in enumerate(text.split("\n"), 1):
        if surname.search(line):
            yield number
