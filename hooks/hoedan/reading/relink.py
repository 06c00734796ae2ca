"""Let all that points to a story, ingredient, setback or theme point to its new name: links and images, markers, lists
in a front matter, chapters and settings.
"""

import posixpath
import re
from dataclasses import dataclass

from ..model.link_targets import InFile, read_target
from ..text.body import Structure
from ..text.grammar import LINK, MARKER
from ..text.inline import bare_target
from .bundle_files import BundleFile
from .entry import Entry, Kind
from .front_edits import verified
from .front_matter import Value
from .naming import NAMING
from .unlink import HOME_STORIES


@dataclass(frozen=True)
class Renaming:
    """What gets another name."""

    kind: Kind
    old: str
    new: str


def relink_text(text: str, entry: Entry, renaming: Renaming) -> str:
    """Give every link in the body to the file, a heading in it or a file in its folder its new address, and every
    marker the new name.
    """
    lines = text.split("\n")
    head, body = lines[: entry.body.first_line - 1], "\n".join(lines[entry.body.first_line - 1 :])
    for found in reversed(list(LINK.finditer(Structure(body).masked))):
        start, end = found.span("target")
        if (address := new_address(body[start:end], entry.path, renaming)) is not None:
            body = body[:start] + address + body[end:]
    below = body.split("\n")
    for place in (marker.line - entry.body.first_line for marker in entry.body.passages):
        below[place] = rename_in_marker(below[place], renaming)
    return "\n".join([*head, *below])


def rename_in_marker(line: str, renaming: Renaming) -> str:
    key, found = NAMING[renaming.kind].marker, MARKER.fullmatch(line)
    if not key or not found:
        return line
    start, end = found.span(f"{key}s")
    return line[:start] + whole_name(renaming.old).sub(renaming.new, line[start:end]) + line[end:]


def new_address(written: str, path: str, renaming: Renaming) -> str | None:
    """How an address in the file at `path` is written after the renaming; None for one that stays."""
    found = read_target(path, bare_target(written))
    if not isinstance(found, InFile) or found.address.startswith("#"):
        return None
    files = NAMING[renaming.kind].folder
    folder = f"{files}/{renaming.old}/"
    if found.file == f"{files}/{renaming.old}.md":
        file = f"{files}/{renaming.new}.md"
    elif found.file.startswith(folder):
        file = f"{files}/{renaming.new}/{found.file.removeprefix(folder)}"
    else:
        return None
    relative = posixpath.relpath(file, posixpath.dirname(path))
    return f"{relative}#{found.anchor}" if found.anchor else relative


def rename_in_list(text: str, entry: Entry, key: str, renaming: Renaming) -> str:
    """Give it its new name in a list of the front matter."""
    if entry.front is None or renaming.old not in (each for each, _ in entry.front.texts(key)):
        return text
    found = entry.front.texts(key)
    positions = {line for each, line in found if each == renaming.old}
    renamed: list[Value] = [renaming.new if each == renaming.old else each for each, _ in found]
    changed = replace_in_lines(text, positions, renaming)
    return verified(changed, entry.path, {**entry.front.values, key: renamed}, text)


def rename_chapters(text: str, bundle: BundleFile, renaming: Renaming) -> str:
    """Give the chapters of a bundle.yml that name it its new name."""
    chapters = bundle.front.values.get("chapters")
    items = chapters if isinstance(chapters, list) else []
    named = {
        (n, key)
        for n, item in enumerate(items)
        for key in NAMING[renaming.kind].chapters
        if isinstance(item, dict) and item.get(key) == renaming.old
    }
    if not named:
        return text
    lines = text.splitlines(keepends=True)
    for n, key in named:
        place = bundle.front.line_of("chapters", n, key) - 1
        value = re.compile(rf"(?<![\w-])({key}:\s*[\"']?){re.escape(renaming.old)}(?![\w-])")
        lines[place] = value.sub(rf"\g<1>{renaming.new}", lines[place])
    renamed: list[Value] = [
        {key: renaming.new if (n, key) in named else value for key, value in item.items()}
        if isinstance(item, dict)
        else item
        for n, item in enumerate(items)
    ]
    return verified("".join(lines), bundle.path, {**bundle.front.values, "chapters": renamed}, text)


def rename_on_home(text: str, renaming: Renaming) -> str:
    """Give it its new name in the settings, where the home page may show it or lead to it."""
    old, new = renaming.old, renaming.new
    if facet := NAMING[renaming.kind].facet:
        return re.sub(rf"(?<![\w-])({facet}=){re.escape(old)}(?![\w-])", rf"\g<1>{new}", text)
    highlighted = re.compile(
        rf"(?m)^(?P<head>[ ]+highlighted_story:[ ]*[\"']?){re.escape(old)}(?P<end>[\"']?[ ]*(?:#.*)?)$"
    )
    text = highlighted.sub(lambda found: f"{found['head']}{new}{found['end']}", text)
    return HOME_STORIES.sub(lambda found: whole_name(old).sub(new, found[0]), text)


def replace_in_lines(text: str, numbers: set[int], renaming: Renaming) -> str:
    lines = text.splitlines(keepends=True)
    name = whole_name(renaming.old)
    return "".join(name.sub(renaming.new, line) if number in numbers else line for number, line in enumerate(lines, 1))


def whole_name(slug: str) -> re.Pattern[str]:
    """A slug that is not a part of another."""
    return re.compile(rf"(?<![\w-]){re.escape(slug)}(?![\w-])")
