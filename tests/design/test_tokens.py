"""A colour or a size is named once: in the tokens, which feed site, paper, e-book and share cards."""

import re
from pathlib import Path

import pytest

from conftest import PROJECT
from hoedan.bundle.epub import write_style
from hoedan.bundle.style import book_style
from hoedan.check.check_library import check_library
from hoedan.design import share_card
from hoedan.design.tokens import colours, family_colours, fill_in, on_paper, paper_sizes, site_sizes, site_style
from hoedan.library.links import link_library
from made.sample import copy_sample

COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}\b|\bhsla?\(")
"""A shadow is written with `rgb(… / 0.1)`; it darkens what is below it and has no colour of its own."""
AT_MEDIA = re.compile(r"@media ([^{]+) \{((?:[^{}]*\{[^{}]*\})*)\s*\}")
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
PAINT = re.compile(r"(?<![\w-])(?:color|background(?:-color)?|opacity|fill|filter|mix-blend-mode):")
FREE = {"#fff", "#ffffff", "#000"}
"""White and black are paper and ink of any printer."""
STYLES = sorted((PROJECT / "docs" / "assets").rglob("*.css"))
PRINT_STYLE = PROJECT / "hooks" / "hoedan" / "bundle" / "templates" / "print.css"
SIZED = r"font(?:-size)?|line-height|border-radius|(?:margin|padding)(?:-[a-z-]+)?|(?:row-|column-)?gap"
DECLARATION = re.compile(rf"(?<=[\s;{{])({SIZED}): ([^;{{}}]+)")
"""What takes its size from the tokens. An `em`, a share of a width and the points of the browser's print are free."""
SIZE = re.compile(r"(?<![\w.-])-?(\d*\.?\d+)(rem|px)\b")
LEADING = re.compile(r"(?<=/)\d*\.?\d+(?= )|^\d*\.?\d+$")
LARGEST_SPACE = 6.0
"""Rem. More is a measure of the layout, such as the column that a margin makes room for."""
HAIRLINE = 3.0
"""Pixels. A line, or the corner of one, is no space."""
ROOM = re.compile(r"(?<![\w.])(\d*\.?\d+)(mm|pt)\b")
MILLIMETRES = {"mm": 1, "pt": 25.4 / 72}
LARGEST_ROOM = 8
HAIR_ON_PAPER = 0.45
"""Millimetres, as `LARGEST_SPACE` and `HAIRLINE`."""
LOOKED_AT = (
    "docs/assets/**/*.css",
    "overrides/**/*.html",
    "hooks/hoedan/**/*.css",
    "hooks/hoedan/**/*.html",
    "hooks/**/*.py",
)


def test_no_colour_stands_outside_the_tokens() -> None:
    found = []
    for pattern in LOOKED_AT:
        for file in PROJECT.glob(pattern):
            text = re.sub(r"(?s)<script.*?</script>|&#\w+;", "", file.read_text(encoding="utf-8"))
            found += [
                f"{file.relative_to(PROJECT)}: {each}" for each in COLOUR.findall(text) if each.lower() not in FREE
            ]
    assert found == []


def test_a_width_of_the_screen_paints_menu_sheet_and_the_mark_of_a_passage_and_nothing_else() -> None:
    """What is readable at one width is so at every other; menu, story and sheet are looked at narrow and wide."""
    painted = {
        selector.strip()
        for style in STYLES
        for condition, rules in AT_MEDIA.findall(style.read_text(encoding="utf-8"))
        if "width" in condition
        for selector, declarations in RULE.findall(rules)
        if PAINT.search(declarations)
    }
    passage = 'body[data-kind="verhaal"] .passage'
    sheet = {".finder__facets", ".finder__facets::backdrop", ".finder__sheet-head, .finder__sheet-foot"}
    assert painted == {".masthead__menu", f"{passage}::before", f"{passage}--setback::before", *sheet}


@pytest.mark.parametrize("style", STYLES, ids=lambda file: file.name)
def test_no_box_reaches_the_edge_by_the_width_of_the_window_which_is_wider_than_the_page(style: Path) -> None:
    assert (
        re.findall(r"(?:margin|width|right)[\w-]*:[^;]*\(?50% - 50vw|(?<!max-)width: 100vw", style.read_text("utf-8"))
        == []
    )


def test_the_icon_of_the_site_has_the_accent() -> None:
    icon = (PROJECT / "docs" / "assets" / "favicon.svg").read_text(encoding="utf-8")
    assert on_paper("accent") in icon


def test_site_paper_e_book_and_card_have_one_accent(tmp_path: Path) -> None:
    accent = on_paper("accent")
    assert f"--accent:light-dark({accent}," in site_style()
    assert f".accent {{ color: {accent}" in book_style(link_library(check_library(copy_sample(tmp_path)).library))
    assert f".pull {{ border-color: {accent}" in write_style()
    assert ("paper", "accent") in share_card.RAMPS


def test_a_style_for_paper_holds_no_custom_property_and_no_unknown_colour() -> None:
    assert "var(--" not in write_style()
    assert fill_in("a { color: var(--ink) }") == f"a {{ color: {on_paper('ink')} }}"
    with pytest.raises(KeyError):
        fill_in("a { color: var(--geel) }")


def luminance(colour: str) -> float:
    """Relative luminance, from 0 to 1 (WCAG 2.2)."""
    parts = [each / 255 for each in bytes.fromhex(colour.removeprefix("#"))]
    red, green, blue = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["ink", "soft", "accent", *family_colours(), "edge"])
def test_text_is_readable_on_paper(name: str, scheme: int) -> None:
    """And the edge of a field or of a dot on a map can be seen."""
    least = 3 if name == "edge" else 4.5
    assert contrast(colours()[name][scheme], colours()["paper"][scheme]) >= least


def declarations(style: str) -> list[tuple[str, str]]:
    """The properties that take a size, each with its value."""
    found = DECLARATION.findall(re.sub(r"(?s)/\*.*?\*/|@font-face \{.*?\}", "", style))
    return [(name, value.strip()) for name, value in found]


def sizes_outside(style: str) -> list[str]:
    """The declarations with a size of type, leading, space or corner that is written out."""
    found = []
    for name, value in declarations(style):
        sizes = [(float(number), unit) for number, unit in SIZE.findall(value)]
        leadings = LEADING.findall(value) if name in ("font", "line-height") else []
        is_outside = any(0 < size <= LARGEST_SPACE if unit == "rem" else size > HAIRLINE for size, unit in sizes)
        if is_outside or any(float(leading) for leading in leadings):
            found.append(f"{name}: {value}")
    return found


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_no_size_of_the_site_stands_outside_the_tokens(style: Path) -> None:
    assert sizes_outside(style.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "rule",
    [
        "a { padding: 0 1rem }",
        "a { gap: clamp(0.5rem, 2vw, 1rem) }",
        "a { margin-top: -0.3rem; }",
        "a { font: 400 var(--small)/1.37 var(--sans) }",
        "a { font-size: 17px }",
        "a { line-height: 1.3 }",
        "a { border-radius: 0.4rem }",
    ],
)
def test_a_size_that_is_written_out_is_found(rule: str) -> None:
    assert len(sizes_outside(rule)) == 1


@pytest.mark.parametrize(
    "rule",
    ["a { margin: 0 -12.5rem 0 0.3em }", "a { border-radius: 2px }", "a { width: 3rem }", "a { line-height: 0 }"],
)
def test_a_measure_of_the_layout_or_of_the_text_itself_is_free(rule: str) -> None:
    assert sizes_outside(rule) == []


def paper_sizes_outside(style: str) -> list[str]:
    """The declarations with a size of type, or room between things, that is written out."""
    found = []
    for name, value in declarations(style):
        if name in ("font", "font-size"):
            is_outside = "pt" in value.partition("/")[0]
        else:
            millimetres = [float(number) * MILLIMETRES[unit] for number, unit in ROOM.findall(value)]
            is_outside = name not in ("line-height", "border-radius") and any(
                HAIR_ON_PAPER < each <= LARGEST_ROOM for each in millimetres
            )
        if is_outside:
            found.append(f"{name}: {value}")
    return found


def test_no_size_of_paper_stands_outside_the_tokens() -> None:
    style = PRINT_STYLE.read_text(encoding="utf-8")
    assert paper_sizes_outside(style) == []
    assert set(re.findall(r"var\(--((?:paper|room)-\d+)\)", style)) == paper_sizes().keys()


@pytest.mark.parametrize("rule", ["p { margin: 0 0 -3mm }", "p { padding: 6pt }", "p { font-size: 9pt }"])
def test_a_size_of_paper_that_is_written_out_is_found(rule: str) -> None:
    assert len(paper_sizes_outside(rule)) == 1


@pytest.mark.parametrize("rule", ["p { margin: 17mm 13mm }", "p { margin-left: .6pt }", "p { line-height: 13pt }"])
def test_a_measure_of_the_layout_of_paper_is_free(rule: str) -> None:
    assert paper_sizes_outside(rule) == []


def test_every_token_that_the_site_asks_for_is_there_and_every_size_is_asked_for() -> None:
    style = site_style() + "".join(style.read_text(encoding="utf-8") for style in STYLES)
    asked, given = set(re.findall(r"var\(--([\w-]+)", style)), set(re.findall(r"--([\w-]+):", style))
    assert asked <= given
    assert set(site_sizes()) <= asked


def test_a_size_reaches_the_site_and_the_paper() -> None:
    assert f"--space-16:{site_sizes()['space-16']};" in site_style()
    assert fill_in("a { font-size: var(--paper-100) }") == f"a {{ font-size: {paper_sizes()['paper-100']} }}"
