"""Let all that points to a story point to its new name: links and images, `inspired_by`, chapters and settings."""

import posixpath
import re

from ..model.link_targets import InFile, read_target
from ..text.body import Structure
from ..text.grammar import LINK
from ..text.inline import bare_target
from .bundle_files import STORY_KEYS, BundleFile
from .entry import Entry
from .front_edits import verified
from .front_matter import Value
from .load import STORIES
from .unlink import HOME_STORIES


def relink_text(text: str, entry: Entry, old: str, new: str) -> str:
    """Give every link in the body to the story `old`, a heading in it or a file in its folder its new address."""
    lines = text.split("\n")
    head, body = lines[: entry.body.first_line - 1], "\n".join(lines[entry.body.first_line - 1 :])
    for found in reversed(list(LINK.finditer(Structure(body).masked))):
        start, end = found.span("target")
        if (address := new_address(body[start:end], entry.path, old, new)) is not None:
            body = body[:start] + address + body[end:]
    return "\n".join([*head, body])


def new_address(written: str, path: str, old: str, new: str) -> str | None:
    """How an address in the file at `path` is written after the renaming; None for one that stays."""
    found = read_target(path, bare_target(written))
    if not isinstance(found, InFile) or found.address.startswith("#"):
        return None
    folder = f"{STORIES}/{old}/"
    if found.file == f"{STORIES}/{old}.md":
        file = f"{STORIES}/{new}.md"
    elif found.file.startswith(folder):
        file = f"{STORIES}/{new}/{found.file.removeprefix(folder)}"
    else:
        return None
    relative = posixpath.relpath(file, posixpath.dirname(path))
    return f"{relative}#{found.anchor}" if found.anchor else relative


def rename_inspiration(text: str, entry: Entry, old: str, new: str) -> str:
    """Give a story in `inspired_by` its new name."""
    if entry.front is None or old not in (each for each, _ in entry.front.texts("inspired_by")):
        return text
    names = [each for each, _ in entry.front.texts("inspired_by")]
    positions = {line for each, line in entry.front.texts("inspired_by") if each == old}
    renamed: list[Value] = [new if each == old else each for each in names]
    changed = replace_in_lines(text, positions, old, new)
    return verified(changed, entry.path, {**entry.front.values, "inspired_by": renamed}, text)


def rename_chapters(text: str, bundle: BundleFile, old: str, new: str) -> str:
    """Give the chapters of a bundle.yml that are this story its new name."""
    chapters = bundle.front.values.get("chapters")
    items = chapters if isinstance(chapters, list) else []
    named = {
        (n, key)
        for n, item in enumerate(items)
        for key in STORY_KEYS
        if isinstance(item, dict) and item.get(key) == old
    }
    if not named:
        return text
    positions = {bundle.front.line_of("chapters", *each) for each in named}
    renamed: list[Value] = [
        {key: new if (n, key) in named else value for key, value in item.items()} if isinstance(item, dict) else item
        for n, item in enumerate(items)
    ]
    changed = replace_in_lines(text, positions, old, new)
    return verified(changed, bundle.path, {**bundle.front.values, "chapters": renamed}, text)


def rename_on_home(text: str, old: str, new: str) -> str:
    """Give the story its new name in the settings, where the home page may show it."""
    if old not in text:
        return text
    highlighted = re.compile(
        rf"(?m)^(?P<head>[ ]+highlighted_story:[ ]*[\"']?){re.escape(old)}(?P<end>[\"']?[ ]*(?:#.*)?)$"
    )
    text = highlighted.sub(lambda found: f"{found['head']}{new}{found['end']}", text)
    return HOME_STORIES.sub(lambda found: whole_name(old).sub(new, found[0]), text)


def replace_in_lines(text: str, numbers: set[int], old: str, new: str) -> str:
    lines = text.splitlines(keepends=True)
    name = whole_name(old)
    return "".join(name.sub(new, line) if number in numbers else line for number, line in enumerate(lines, 1))


def whole_name(slug: str) -> re.Pattern[str]:
    """A slug that is not a part of another."""
    return re.compile(rf"(?<![\w-]){re.escape(slug)}(?![\w-])")
