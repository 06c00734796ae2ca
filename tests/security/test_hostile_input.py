"""Bad input is a problem with a place: never a traceback, never a long wait, never an end to the check of the rest."""

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from hoedan.check.check_library import Checked, check_library
from hoedan.text.markup import render_story_text
from made.sample import SAMPLE, STORY, TODAY, copy_sample, edit, judge, write

HOSTILE = "stories/vijandig.md"
FRONT, _, BODY = (SAMPLE / STORY).read_text(encoding="utf-8").replace("Rust", "Onrust", 1).partition("\n---\n")
LINE = 9_990


def check_in_time(root: Path) -> Checked:
    """Check and render a library; it must take less than a second of the processor's time."""
    start = time.process_time()
    checked = judge(root)
    for story in checked.library.stories:
        render_story_text(story.body, story.path)
    assert time.process_time() - start < 1
    return checked


def front(text: str) -> str:
    """A story with these lines in its front matter."""
    return f"{FRONT}\n{text}\n---\n{BODY}"


def body(text: str) -> str:
    """A story with this text added."""
    return f"{FRONT}\n---\n{BODY}\n{text}\n"


def line_of(unit: str) -> str:
    return unit * (LINE // len(unit))


def fill(unit: str, size: int = 95_000) -> str:
    """As much of a unit as a text may have."""
    return unit * (size // len(unit))


FILES: dict[str, bytes | str] = {
    "empty": b"",
    "one-byte": b"\xff",
    "image": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 100,
    "utf-16": body("").encode("utf-16"),
    "latin-1": body("één").encode("latin-1"),
    "nul": body("\x00"),
    "one-mb": b"a" * 1_000_000,
    "one-mb-of-lines": b"a\n" * 500_000,
    "one-mb-of-nothing": b"\n" * 1_000_000,
    "more-than-one-mb": b"a" * 1_000_001,
    "no-front-matter": BODY,
    "front-matter-not-closed": FRONT + "\n" + BODY,
    "only-fences": "---\n" * 2000,
    "tabs": "\t" * 5000 + "\n" + body("\t" * 5000),
    "tabs-in-the-front-matter": front("\tx: y"),
    "long-line": body("woord " * 2000),
    "escape-codes": body("\x1b[31mrood\x1b]0;titel\x07"),
}

FRONT_MATTER = {
    "billion-laughs": "a: &a [ha]\n"
    + "".join(f"{k}: &{k} [{', '.join(['*' + j] * 9)}]\n" for j, k in zip("abcdefgh", "bcdefghi", strict=True)),
    "anchor-of-itself": "a: &a [*a]",
    "brackets": "a: " + "[" * 40 + "\n" + ("[" * 40 + "\n") * 500,
    "spaced-brackets": "a: " + "[ " * 4000,
    "spaced-braces": "a: " + "{ a: " * 1900,
    "closing-brackets": "a: " + "] " * 4000,
    "dashes": "- " * 4000,
    "keys": "? " * 4000,
    "colons": ": " * 4000,
    "quotes": "a: " + "'" * 40 + ("''" * 2000),
    "many-keys": "".join(f"sleutel{n}: x\n" for n in range(1900)),
    "many-unknown-municipalities": "followers:\n" + "".join(f"  - {{municipality: Onbekend{n}}}\n" for n in range(600)),
    "many-unknown-stories": "aliases: []\nthemes:\n" + "".join(f"  - thema{n}\n" for n in range(900)),
    "double-keys": "title: x\n" * 900,
    "long-value": "contact: " + "x" * 9000,
    "python-tag": "title: !!python/object/apply:os.system [echo]",
    "directive": "%YAML 9.9\n---\na: b",
    "nul-escape": 'contact: {organisation: "a\\0b"}',
    "surrogate": 'contact: {organisation: "\\ud800"}',
    "date": "published: 2021-02-30",
    "infinity": "published: .inf",
    "big-number": "published: " + "9" * 5000,
}

TEXTS = {
    "brackets": line_of("[ "),
    "nested-brackets": line_of("[a"),
    "closing-brackets": line_of("a]"),
    "open-links": line_of("[a]("),
    "open-links-with-title": line_of('[a](b "'),
    "open-images": line_of("![a]("),
    "open-angle-links": line_of("[a](<b"),
    "empty-links": line_of("[]()"),
    "nested-links": line_of("[a ") + "\n" + line_of("](b)"),
    "references": line_of("[^1]"),
    "open-references": line_of("[^1"),
    "stars": line_of("*a "),
    "closed-stars": line_of("*a*"),
    "nested-emphasis": "*a **b " * 700 + "\n" + "** *" * 700,
    "underscores": line_of("_a_b"),
    "mixed-emphasis": line_of("*a_b**c__"),
    "backtick-runs": line_of("`a``b```c"),
    "open-backticks": line_of("`a"),
    "double-backticks": line_of("``a`"),
    "growing-backticks": " ".join("`" * n for n in range(1, 40)) * 10,
    "angle-brackets": line_of("< "),
    "open-tags": line_of("<a "),
    "mail": line_of("<a@"),
    "entities": line_of("&a;"),
    "numbers": line_of("&#1"),
    "backslashes": line_of("\\a"),
    "markers": line_of("{: "),
    "marker-lines": fill('x\n{: ingredient="vertrouwen" }\n\n'),
    "broken-marker-lines": fill("x\n{: ingredient='vertrouwen' }\n\n", 60_000),
    "quotes": line_of("> "),
    "quote-per-line": fill("> a\n\n", 20_000),
    "lists": line_of("- "),
    "list-that-creeps": "\n".join("    " * n + "- a" for n in range(300)),
    "quoted-list-that-creeps": "\n".join("> " + "    " * n + "- a" for n in range(300)),
    "list-items": fill("- a\n", 1900),
    "loose-list-items": fill("- a\n\n", 20_000),
    "numbered-items": fill("1. a\n\n", 20_000),
    "headings": fill("### a\n", 2900),
    "heading-lines": fill("### a\n\n", 30_000),
    "known-headings": fill("## Aanpak\n\n", 50_000),
    "underlines": fill("a\n---\n\n", 25_000),
    "rules": fill("***\n\n", 20_000),
    "heading-of-spaces": "# a" + " " * 9900 + "b",
    "quote-of-spaces": "> " + " " * 9900 + "# b",
    "tables": fill("a|b\n-|-\nc|d\n\n", 40_000),
    "wide-table": "|".join("a" * 900) + "\n" + "|".join("-" * 900) + "\n" + ("|".join("a" * 900) + "\n") * 8,
    "table-of-ticks": "a|b\n-|-\n" + "a`|`b``|```c````|d\n" * 400,
    "fences": fill("```\na\n```\n\n", 40_000),
    "open-fences": fill("``` a\n\n", 30_000),
    "fences-with-lines": fill('``` py hl_lines="1\n\n', 90_000),
    "fences-with-attributes": fill("```{.a #b\n\n", 40_000),
    "indented-code": fill("    a\n\n", 30_000),
    "blank-lines": "\n" * 4500,
    "lines-of-spaces": (" " * LINE + "\n") * 9,
    "very-many-marks": fill("*a* _b_ `c` [d](e.md) ", 95_000),
    "one-paragraph": fill("woord en nog een woord ", 9000) + "\n" + fill("woord en nog een woord ", 9000),
    "long-text": fill(fill("woord en nog een woord ", 900) + "\n\n"),
    "definitions": fill("[a]: b\n\n", 20_000),
    "broken-links": fill("[a](weg.md)\n\n", 9000),
    "html": line_of("<b>"),
    "comments": line_of("<!--"),
    "digits": line_of("1234567 "),
    "phone-numbers": fill("06 12345678 ", 9000),
    "accounts": line_of("NL91 "),
    "combining-accents": "a" + "\u0301" * 9000,
    "right-to-left": line_of("\u05d0\u202e"),
}


def broken(root: Path) -> list[str]:
    """A mistake in another story, which must still be found."""
    edit(root, STORY, "status: onbekend", "status: lopend")
    return [f"{STORY}:6 V-003"]


def others(checked: Checked) -> list[str]:
    return [f"{each.path}:{each.line} {each.code}" for each in checked.problems if each.path != HOSTILE]


def own(checked: Checked) -> list[str]:
    return [each.code for each in checked.problems if each.path == HOSTILE]


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_story_is_a_problem_and_the_others_are_checked(name: str, tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    expected = broken(root)
    write(root, HOSTILE, FILES[name])
    checked = check_in_time(root)
    assert others(checked) == expected
    assert own(checked)


@pytest.mark.parametrize("name", FRONT_MATTER)
def test_front_matter_that_means_harm_is_a_problem_and_the_others_are_checked(name: str, tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    expected = broken(root)
    write(root, HOSTILE, front(FRONT_MATTER[name]))
    checked = check_in_time(root)
    assert others(checked) == expected
    assert own(checked)


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_that_means_harm_is_checked_or_rendered_in_time(name: str, tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    expected = broken(root)
    write(root, HOSTILE, body(TEXTS[name]))
    assert others(check_in_time(root)) == expected


@pytest.mark.parametrize("name", TEXTS)
def test_an_ingredient_or_page_that_means_harm_is_checked_in_time(name: str, tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    write(root, "docs/achtergrond/vijandig.md", f"---\ntitle: Vijandig\n---\n\n{TEXTS[name]}\n")
    assert {each.path for each in check_in_time(root).problems} <= {"docs/achtergrond/vijandig.md"}


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_folder(path: Path) -> None:
    path.mkdir()


def link_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


def link_to_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def link_to_nothing(path: Path) -> None:
    path.symlink_to("weg.md")


@pytest.mark.parametrize("folder", ["stories", "ingredients", "docs", "docs/themas", "bundles/eerste-bundel"])
@pytest.mark.parametrize("make", [make_pipe, make_folder, link_to_itself, link_to_device, link_to_nothing])
def test_what_is_no_file_is_a_problem_wherever_it_is(make: Callable[[Path], None], folder: str, tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    make(root / folder / "vijandig.md")
    found = check_in_time(root).problems
    assert [(each.path, each.line) for each in found] == [(f"{folder}/vijandig.md", 1)]


def test_a_folder_that_leads_into_itself_is_named_once(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    (root / "docs" / "rond").symlink_to(root / "docs")
    (root / "stories" / "rond").symlink_to(root / "stories")
    (root / "bundles" / "lus").symlink_to("..")
    errors = [each for each in check_in_time(root).problems if each.is_error]
    links = {each.path for each in errors if each.code == "F-005"}
    assert {"docs/rond", "stories/rond", "bundles/lus"} <= links
    assert len(errors) < 20


@pytest.mark.parametrize(
    "name",
    [
        *("docs/geheim.png", "docs/assets/geheim.js", "docs/themas/x", "stories/rust-in-het-hoofd/x.png"),
        *("bundles/x/x.pdf", "places/x.csv"),
    ],
)
@pytest.mark.parametrize("is_folder", [False, True], ids=["file", "folder"])
def test_a_link_is_refused_wherever_it_leads(name: str, is_folder: bool, tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    secret = write(tmp_path, "elders/geheim.png", "geheim")
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).symlink_to(secret.parent if is_folder else secret)
    assert (name, "F-005") in {(each.path, each.code) for each in check_in_time(root).problems}


@pytest.mark.parametrize(
    "name",
    [
        *("stories", "ingredients", "docs", "bundles", "places", "stories/x", "ingredients/x", "docs/themas/x"),
        *("stories/rust-in-het-hoofd", "bundles/x", "bundles/eerste-bundel/editions"),
    ],
)
def test_nothing_is_looked_for_behind_a_link(name: str, tmp_path: Path) -> None:
    """It may lead to the root of a disk: to walk that takes hours, and the names there are nobody's business."""
    root = copy_sample(tmp_path)
    for each in ("geheim.md", "geheim/geheim.md", "geheim/geheim/geheim.md", "geheim/editions/geheim/edition.yml"):
        write(tmp_path, f"elders/{each}", "geheim")
    shutil.rmtree(root / name, ignore_errors=True)
    (root / name).symlink_to(tmp_path / "elders")
    problems = check_in_time(root).problems
    assert [each.code for each in problems if each.path == name] == ["F-005"]
    assert not [each for each in problems if "geheim" in f"{each.path} {each.message}"]


@pytest.mark.parametrize("source", ["front", "text"])
def test_the_folder_of_a_story_is_no_link(source: str, tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    write(tmp_path, "elders/x.png", b"\x89PNG\r\n\x1a\n")
    (root / "stories" / "rust-in-het-hoofd").symlink_to(tmp_path / "elders")
    if source == "front":
        edit(root, STORY, "status: onbekend", "status: onbekend\nimage: {src: x.png, alt: x, credit: x, licence: x}")
    else:
        edit(root, STORY, "## Lessen", '![Een deur](rust-in-het-hoofd/x.png "Een deur. Foto: x, CC0")\n\n## Lessen')
    assert {"F-005", "V-023"} <= {each.code for each in check_in_time(root).problems}


def test_a_whole_folder_from_elsewhere_is_not_read(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    (root / "stories").rename(tmp_path / "elders")
    (root / "stories").symlink_to(tmp_path / "elders")
    checked = check_library(root, TODAY)
    assert [each.code for each in checked.problems if each.path.startswith("stories")] == ["F-005"]
    assert not checked.library.stories


@pytest.mark.parametrize("name", FRONT_MATTER)
def test_a_bundle_that_means_harm_is_a_problem(name: str, tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    path = "bundles/eerste-bundel/bundle.yml"
    write(root, path, (root / path).read_text(encoding="utf-8") + FRONT_MATTER[name])
    assert {each.path for each in check_in_time(root).problems} == {path}


def test_a_file_name_that_is_no_text_is_a_problem(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    name = os.fsdecode(b"stories/\xff\xfe.md")
    (root / name).write_text("x", encoding="utf-8")
    found = check_in_time(root).problems
    assert {each.code for each in found} == {"F-006", "F-011"}
    assert all(str(each).encode() for each in found)
