"""The parts around every page, of which MkDocs escapes nothing."""

from types import SimpleNamespace

import pytest
from jinja2 import Environment, FileSystemLoader

from conftest import PROJECT

ODD = '<i>Sport</i> & "spel"'
"""As a publisher may write it in the settings."""


@pytest.mark.parametrize("part", ["header", "footer"])
def test_what_a_publisher_writes_in_the_settings_is_text_on_every_page(part: str) -> None:
    frame = Environment(loader=FileSystemLoader(PROJECT / "overrides"))
    frame.filters["url"] = str
    settings = {
        "config": SimpleNamespace(site_name=f"{ODD}?"),
        "notice": SimpleNamespace(text=ODD, link=f"bundels/?{ODD}"),
        "motto": ODD,
        "editors_address": ODD,
        "addresses": {"over/", "privacy/"},
        "listings": dict.fromkeys(listed(), SimpleNamespace(name=ODD)),
    }
    html = frame.get_template(f"partials/{part}.html").render(settings)
    assert "&lt;i&gt;Sport&lt;/i&gt; &amp; &#34;spel&#34;" in html
    assert "<i>" not in html and '"spel"' not in html


def listed() -> tuple[str, ...]:
    menu = ("verhalen", "ingredienten", "vallen-en-opstaan", "themas", "regios", "bundels", "insturen")
    return tuple(
        f"{name}/" for name in (*menu, "leesroute", "vergelijk", "matrix", "gemeenten", "achtergrond", "begrippen")
    )
