"""Take out what points to one story: links in texts, `inspired_by`, chapters of bundles. All else stays as it was."""

import re
from collections.abc import Sequence

from ..model.link_targets import InFile, read_target
from ..text.body import Structure
from ..text.grammar import LINK
from ..text.inline import bare_target
from .bundle_files import STORY_KEYS, BundleFile
from .entry import Entry
from .front_edits import verified
from .front_matter import Value


def unlink_text(text: str, entry: Entry, target: str) -> str:
    """Turn every link in the body of a file to the file `target` into its plain words."""
    lines = text.split("\n")
    head, body = lines[: entry.body.first_line - 1], "\n".join(lines[entry.body.first_line - 1 :])
    for found in reversed(list(LINK.finditer(Structure(body).masked))):
        words = body[slice(*found.span("text"))]
        if not found["image"] and points_at(body[slice(*found.span("target"))], entry.path, target):
            body = body[: found.start()] + words + body[found.end() :]
    return "\n".join([*head, body])


def points_at(address: str, path: str, target: str) -> bool:
    """Whether the address of a link, in the file at `path`, is that of the file `target` or a heading in it."""
    found = read_target(path, bare_target(address))
    return isinstance(found, InFile) and found.file == target


def drop_inspiration(text: str, entry: Entry, slug: str) -> str:
    """Take a story out of `inspired_by`; the key goes with its last story."""
    if entry.front is None or slug not in (each for each, _ in entry.front.texts("inspired_by")):
        return text
    kept = [each for each, _ in entry.front.texts("inspired_by") if each != slug]
    lines = text.splitlines(keepends=True)
    positions = {line for each, line in entry.front.texts("inspired_by") if each == slug}
    key = entry.front.line_of("inspired_by")
    if key in positions:
        changed = rewrite_flow(lines, key, kept)
    else:
        item = rf"-\s*[\"']?{re.escape(slug)}[\"']?"
        changed = remove_lines(lines, positions if kept else positions | {key}, f"(?:{item}|inspired_by:)")
    expected = {name: value for name, value in entry.front.values.items() if name != "inspired_by" or kept}
    if kept:
        expected["inspired_by"] = list[Value](kept)
    return verified(changed, entry.path, expected, text)


def rewrite_flow(lines: Sequence[str], key: int, kept: Sequence[str]) -> str:
    """Rewrite `inspired_by: [a, b]`; without the last story the line goes."""
    line = lines[key - 1]
    new = re.sub(r"^([^\[]*)\[.*\]", lambda found: f"{found[1]}[{', '.join(kept)}]", line) if kept else ""
    return "".join([*lines[: key - 1], new, *lines[key:]])


def remove_lines(lines: Sequence[str], numbers: set[int], pattern: str) -> str:
    """Take out lines that hold nothing but what the pattern says; others stay, which `verified` will notice."""
    whole = re.compile(rf"\s*{pattern}\s*(?:#.*)?")
    return "".join(
        line for number, line in enumerate(lines, 1) if number not in numbers or not whole.fullmatch(line.rstrip())
    )


def drop_chapters(text: str, bundle: BundleFile, slug: str) -> str:
    """Take the chapters that are this story, or quote it, out of a bundle.yml."""
    chapters = bundle.front.values.get("chapters")
    items = chapters if isinstance(chapters, list) else []
    gone = {
        n: item
        for n, item in enumerate(items)
        if isinstance(item, dict) and slug in (item.get(key) for key in STORY_KEYS)
    }
    if not gone:
        return text
    numbers = {bundle.front.line_of("chapters", n, key) for n, item in gone.items() for key in item}
    named = rf"(?:{'|'.join(STORY_KEYS)}):\s*[\"']?{re.escape(slug)}[\"']?"
    beside = r"(?:ingredient|setback|heading):[^{}]*"
    pattern = rf"(?:-\s*)?(?:{named}|{beside}|\{{[^{{}}]*{named}[^{{}}]*\}})"
    changed = remove_lines(text.splitlines(keepends=True), numbers, pattern)
    expected = bundle.front.values | {"chapters": [item for n, item in enumerate(items) if n not in gone] or None}
    return verified(changed, bundle.path, expected, text)


HOME_STORIES = re.compile(
    r"^(?P<head>[ ]+home_stories:[ ]*)(?:\[(?P<row>[^\]]*)\].*\n|(?:#.*)?\n(?P<items>(?:[ ]*[-#].*\n)+))", re.MULTILINE
)
"""The stories on the home page, in a row or one a line."""


def drop_from_home(text: str, slug: str) -> str:
    """Take the story out of the settings, where the home page may show it; a key goes with its last story."""
    named = rf"[\"']?{re.escape(slug)}[\"']?[ ]*(?:#.*)?\n"
    text = re.sub(rf"(?m)^[ ]+highlighted_story:[ ]*{named}", "", text)

    def without(found: re.Match[str]) -> str:
        if found["items"]:
            kept = re.sub(rf"(?m)^[ ]*-[ ]*{named}", "", found["items"])
            return found[0].removesuffix(found["items"]) + kept if "-" in kept else ""
        row = [each for each in found["row"].split(",") if each.strip(" \"'\n") not in (slug, "")]
        return f"{found['head']}[{','.join(row).strip()}]\n" if row else ""

    return HOME_STORIES.sub(without, text) if slug in text else text
