"""Change one thing in a front matter or bundle.yml. All else stays as it was written, to the letter.

Every change is read back: what cannot be done with certainty is refused.
"""

import json
import re
from collections.abc import Sequence

from .front_matter import FENCE, FrontMatter, Value, read_yaml, split_document
from .source import Source


class EditError(Exception):
    """A file is written in a way that this module cannot change with certainty; the message says where, in Dutch."""


def verified(changed: str, path: str, expected: dict[str, Value], before: str) -> str:
    """The changed text, if reading it gives exactly what is expected.

    Raises:
        EditError: when it does not: the file is written in a way that this module does not know.

    """
    front = front_of(changed, path)
    if changed == before or front is None or front.values != expected:
        raise EditError(f"{path} is opgeschreven op een manier die zich niet vanzelf laat aanpassen.")
    return changed


def front_of(text: str, path: str) -> FrontMatter | None:
    """The front matter of a text, or all of a `.yml`; None when it cannot be read."""
    if path.endswith(".md"):
        document, problems = split_document(Source(path, text))
        return document.front if document and not problems else None
    front, problems = read_yaml(path, text, first_line=1)
    return None if problems else front


def readable(text: str, path: str) -> FrontMatter:
    """The front matter of a text.

    Raises:
        EditError: when it cannot be read.

    """
    front = front_of(text, path)
    if front is None:
        raise EditError(f"de front matter van {path} is niet te lezen: `hoedan check` zegt waarom.")
    return front


def set_value(text: str, path: str, key: str, value: str, after: Sequence[str] = ()) -> str:
    """Give a key a value on one line; a new one comes below the first key of `after` that is there, else last.

    Raises:
        EditError: when the front matter cannot be read, or the key has a value of more lines.

    """
    front = readable(text, path)
    lines = text.splitlines(keepends=True)
    if key in front.values:
        line = front.line_of(key) - 1
        lines[line : end_of(front, key, lines)] = [f"{key}: {value}\n"]
    else:
        beside = next((each for each in after if each in front.values), None)
        lines.insert(end_of(front, beside, lines) if beside else fence_of(lines), f"{key}: {value}\n")
    return verified("".join(lines), path, {**front.values, key: value}, text)


def drop_key(text: str, path: str, key: str) -> str:
    """Take a key out with all that it has.

    Raises:
        EditError: when the front matter cannot be read, or something else would go along.

    """
    front = readable(text, path)
    lines = text.splitlines(keepends=True)
    del lines[front.line_of(key) - 1 : end_of(front, key, lines)]
    return verified("".join(lines), path, {k: v for k, v in front.values.items() if k != key}, text)


def add_item(text: str, path: str, key: str, item: str, value: Value) -> str:
    """Add an item at the end of a list; `item` is how it is written, on one line, and `value` what that is.

    Raises:
        EditError: when the front matter cannot be read, or the list is written in an unknown way.

    """
    front = readable(text, path)
    lines = text.splitlines(keepends=True)
    found = front.values.get(key)
    there = found if isinstance(found, list) else []
    if not there:
        start, end = (
            (front.line_of(key) - 1, end_of(front, key, lines)) if key in front.values else (fence_of(lines),) * 2
        )
        lines[start:end] = [f"{key}:\n", f"  - {item}\n"]
    elif front.line_of(key, 0) == front.line_of(key):
        line = front.line_of(key) - 1
        lines[line] = re.sub(r"\](\s*(?:#.*)?)$", lambda end: f", {item}]{end[1]}", lines[line], count=1)
    else:
        indent = re.match(r"\s*", lines[front.line_of(key, 0) - 1])
        lines.insert(end_of(front, key, lines), f"{indent[0] if indent else ''}- {item}\n")
    return verified("".join(lines), path, {**front.values, key: [*there, value]}, text)


def set_in_item(text: str, path: str, place: tuple[str, int], name: str, value: str) -> str:
    """Give an item of a list of blocks one more key, the last of it; `place` is the list and its number from zero.

    Raises:
        EditError: when the front matter cannot be read, or the item is written in an unknown way.

    """
    key, number = place
    front = readable(text, path)
    lines = text.splitlines(keepends=True)
    items = front.values.get(key)
    item = items[number] if isinstance(items, list) else None
    if not isinstance(item, dict):
        raise EditError(f"{path} heeft geen onderdeel {number + 1} in `{key}`.")
    first = front.line_of(key, number) - 1
    flow = re.fullmatch(r"(?P<head>\s*-\s*\{.*)(?P<end>\}\s*(?:#.*)?\n)", lines[first])
    if flow:
        lines[first] = f"{flow['head'].rstrip()}, {name}: {json.dumps(value, ensure_ascii=False)}{flow['end']}"
    else:
        starts = [front.line_of(key, n) - 1 for n in range(number + 1, len(items) if isinstance(items, list) else 0)]
        end = starts[0] if starts else end_of(front, key, lines)
        while end > first + 1 and is_aside(lines[end - 1]):
            end -= 1
        indent = re.match(r"\s*-\s+", lines[first])
        lines.insert(end, f"{' ' * len(indent[0]) if indent else ''}{name}: {value}\n")
    changed = [{**item, name: value} if n == number else each for n, each in enumerate(items or ())]
    return verified("".join(lines), path, {**front.values, key: list[Value](changed)}, text)


def end_of(front: FrontMatter, key: str, lines: Sequence[str]) -> int:
    """How many lines there are up to and with the last one of a key, without what is blank or a remark below it."""
    start = front.line_of(key)
    later = [line for place, line in front.lines.items() if len(place) == 1 and line > start]
    end = min(later) - 1 if later else fence_of(lines)
    while end > start and is_aside(lines[end - 1]):
        end -= 1
    return end


def is_aside(line: str) -> bool:
    """Whether a line is blank or a remark."""
    return line.strip()[:1] in ("", "#")


def fence_of(lines: Sequence[str]) -> int:
    """How many lines stand above the one that closes the front matter."""
    return next(number for number, line in enumerate(lines) if number and line.rstrip() == FENCE)
