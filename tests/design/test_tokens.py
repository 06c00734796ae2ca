"""A colour is named once: in the tokens, which feed site, paper, e-book and share cards."""

import re

import pytest

from conftest import PROJECT
from hoedan.bundle.epub import write_style
from hoedan.bundle.style import book_style
from hoedan.check.check_library import check_library
from hoedan.design import share_card
from hoedan.design.tokens import colours, fill_in, on_paper, red_green_blue, site_style
from hoedan.library.links import link_library
from hoedan.model.vocabulary import FAMILIES
from made.sample import SAMPLE

COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}\b|\bhsla?\(")
"""A shadow is written with `rgb(… / 0.1)`; it darkens what is below it and has no colour of its own."""
FREE = {"#fff", "#ffffff", "#000"}
"""White and black are paper and ink of any printer."""
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


def test_the_icon_of_the_site_has_the_accent() -> None:
    icon = (PROJECT / "docs" / "assets" / "favicon.svg").read_text(encoding="utf-8")
    assert on_paper("accent") in icon


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_has_a_colour_and_a_tint(family: str) -> None:
    assert {family, f"{family}-tint"} <= set(colours())


def test_site_paper_e_book_and_card_have_one_accent() -> None:
    accent = on_paper("accent")
    assert f"--accent:light-dark({accent}," in site_style()
    assert f".accent {{ color: {accent}" in book_style(link_library(check_library(SAMPLE).library))
    assert f".accent {{ color: {accent}" in write_style()
    assert red_green_blue("accent") == share_card.ACCENT


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
@pytest.mark.parametrize("name", ["ink", "soft", "accent", *FAMILIES])
def test_text_is_readable_on_paper(name: str, scheme: int) -> None:
    assert contrast(colours()[name][scheme], colours()["paper"][scheme]) >= 4.5
