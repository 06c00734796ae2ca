"""A drawing that anybody can open by itself is only a drawing."""

from pathlib import Path

import pytest

from conftest import PROJECT
from hoedan.check.beside import check_beside
from hoedan.design.drawing import beyond_drawing
from hoedan.design.marks import FOLDER
from hoedan.incremental.memory import Memory
from hoedan.reading.source import LARGEST_FILE
from made.sample import copy_sample, write

SPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


@pytest.mark.parametrize(
    "shapes",
    [
        '<rect/><use href="#a"/><use xlink:href=" #a"/>',
        "<title>Een @import van \\</title><path d='M0 0'/>",
        "<style>@media (prefers-color-scheme: dark) { path { fill: url(#licht) } }</style>",
        "<rect style=\"fill: url('#a')\"/>",
        "<title><![CDATA[<script>]]></title>",
    ],
)
def test_what_is_drawn_is_a_drawing(shapes: str) -> None:
    assert beyond_drawing(f"<svg {SPACES}>{shapes}</svg>".encode()) is None


@pytest.mark.parametrize(
    ("shapes", "reason"),
    [
        ("<script>x()</script>", "`<script>`"),
        ("<h:script xmlns:h='http://www.w3.org/1999/xhtml'>x()</h:script>", "`<script>`"),
        ("<h:rect xmlns:h='http://www.w3.org/1999/xhtml'/>", "`<rect>`"),
        ("<rect OnFocusIn='x()'/>", "`OnFocusIn`"),
        ("<use href='a.svg#b'/>", "`href`"),
        ("<use xlink:HREF='data:,x'/>", "`HREF`"),
        ("<foreignObject/>", "`<foreignObject>`"),
        ("<set attributeName='onload' to='x()'/>", "`<set>`"),
        ("<rect style='fill: URL( &quot;//x.example/&quot;)'/>", "`style`"),
        ("<style>@imp<!-- x -->ort 'x'</style>", "een stijl met iets van elders"),
        ("<style>a { b: \\75rl(x) }</style>", "een stijl met iets van elders"),
        ("<?xml-stylesheet href='x'?>", "`<?xml-stylesheet`"),
        ("<rect>", "iets wat geen XML is"),
    ],
)
def test_what_more_it_holds_is_named(shapes: str, reason: str) -> None:
    assert beyond_drawing(f"<svg {SPACES}>{shapes}</svg>".encode()) == reason


@pytest.mark.parametrize(
    "file",
    [
        b"",
        b"\x1f\x8b",
        b'<?xml version="1.0" encoding="klingon"?><svg/>',
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
    ],
)
def test_what_is_no_drawing_at_all_is_told(file: bytes) -> None:
    assert beyond_drawing(file)


@pytest.mark.parametrize("folder", [PROJECT / "docs" / "assets", FOLDER])
def test_our_own_are_drawings(folder: Path) -> None:
    files = [*folder.rglob("*.svg")]
    assert files and [file for file in files if beyond_drawing(file.read_bytes())] == []


def test_only_what_goes_to_the_site_as_it_is_has_to_be_one(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    for name in ("docs/assets/diep/a.svg", "docs/achtergrond/x/b.svg", "stories/samen-naar-2040/c.svg"):
        write(root, name, "<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>")
    write(root, "docs/assets/groot.svg", "x" * (LARGEST_FILE + 1))
    told = sorted(str(found) for found in check_beside(root, Memory()) if found.code == "F-051")
    assert [line.partition(". ")[0] for line in told] == [
        "docs/assets/diep/a.svg:1: F-051 fout: 'a.svg' is meer dan een tekening: er staat `onload` in",
        "docs/assets/groot.svg:1: F-051 fout: 'groot.svg' is meer dan een tekening: er staat te veel in",
    ]
