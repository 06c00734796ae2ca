"""Contributed Markdown as safe HTML, with its passages and source references."""

import re
from html import unescape
from html.parser import HTMLParser
from itertools import product

import pytest

from hoedan.model.anchors import fold_anchor, heading_ids, heading_text
from hoedan.model.urls import ROOT
from hoedan.text.body import read_body
from hoedan.text.markup import RenderedText, render_page_text, render_story_text
from hoedan.text.passages import place_passages, place_references

ADDRESS_MARK = re.compile(r'<span class="address">|</span>')
"""What we put around an address; nothing else has a class."""
HARMLESS_TAGS = frozenset(
    ["p", "a", "code", "pre", "table", "thead", "tbody", "tr", "th", "td", "h2", "img", "div", "figure"]
)
HARMLESS_ATTRIBUTES = frozenset({"href", "src", "alt", "title", "id"})


class Tags(HTMLParser):
    """The tags and attributes in a piece of HTML, as a browser reads it."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


def story(text: str) -> RenderedText:
    return render_story_text(read_body(text, 1), "stories/verhaal.md")


def page(text: str) -> str:
    return render_page_text(read_body(text, 1), "docs/achtergrond/pagina.md").html


def html(text: str) -> str:
    """The rendered story with passages in brackets and references as numbers."""
    placed = place_passages(story(text).html, lambda number: f"<div>[{number}]")
    return place_references(placed, lambda source, use: f"({source}/{use})")


def passages(text: str) -> list[str]:
    return [passage.html for passage in story(text).passages]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('Een *mooi* verhaal.\n{: ingredient="a" }', "<p>Een <em>mooi</em> verhaal.</p>", id="paragraph"),
        pytest.param('Twee\nregels.\n{: ingredient="a" }', "<p>Twee\nregels.</p>", id="two-lines"),
        pytest.param('- Een\n- Twee\n{: ingredient="a" }\n- Drie', "Twee", id="list-item"),
        pytest.param('1. Een\n{: ingredient="a" }\n2. Twee', "Een", id="numbered-item"),
        pytest.param(
            '- Een\n\n    Meer.\n{: ingredient="a" }', "<p>Een</p>\n<p>Meer.</p>", id="item-of-two-paragraphs"
        ),
        pytest.param('- Een\n    - Diep\n{: ingredient="a" }', "Diep", id="item-in-an-item"),
        pytest.param('> Een.\n{: ingredient="a" }', "<blockquote>\n<p>Een.</p>\n</blockquote>", id="quote"),
        pytest.param(
            '> Een.\n>\n> Twee.\n{: ingredient="a" }',
            "<blockquote>\n<p>Een.</p>\n<p>Twee.</p>\n</blockquote>",
            id="quote-of-two-paragraphs-is-quoted-whole",
        ),
        pytest.param(
            '> - Een\n> - Twee\n{: ingredient="a" }',
            "<blockquote>\n<ul>\n<li>Een</li>\n<li>Twee</li>\n</ul>\n</blockquote>",
            id="list-in-a-quote-is-quoted-whole",
        ),
        pytest.param(
            'Bron.[^1] En [x](y.md).\n{: ingredient="a" }',
            f'<p>Bron. En <a href="{ROOT}verhalen/y/">x</a>.</p>',
            id="references-stay-out",
        ),
    ],
)
def test_a_passage_is_the_whole_paragraph_item_or_quote(text: str, expected: str) -> None:
    assert passages(text) == [expected]


def test_two_quotes_with_a_blank_line_between_them_are_two_passages() -> None:
    text = '> Een.\n{: ingredient="a" }\n\n> Twee.\n{: ingredient="b" }'
    assert passages(text) == ["<blockquote>\n<p>Een.</p>\n</blockquote>", "<blockquote>\n<p>Twee.</p>\n</blockquote>"]


def test_a_quote_is_not_part_of_the_marked_quote_after_it() -> None:
    assert passages('> Een.\n\n> Twee.\n{: ingredient="b" }') == ["<blockquote>\n<p>Twee.</p>\n</blockquote>"]


def test_a_marker_is_not_part_of_the_text() -> None:
    assert html('Een.\n{: ingredient="a" }\n\nTwee.') == "<div>[0]<p>Een.</p></div>\n<p>Twee.</p>"


def test_a_passage_knows_its_ingredients() -> None:
    found = story('Een.\n{: ingredient="a b" }\n\nTwee.\n{: ingredient="c" }').passages
    assert [passage.ingredients for passage in found] == [("a", "b"), ("c",)]


def anchors(text: str) -> list[str]:
    return [passage.anchor for passage in story(text).passages]


MARKED = 'Dit is de passage.[^1]\n{: ingredient="a" }'


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"Vooraf.\n\n{MARKED}", id="text-above"),
        pytest.param(f"{MARKED}\n\nDaarna.", id="text-below"),
        pytest.param(f'Eerst.\n{{: ingredient="b" }}\n\n{MARKED}', id="passage-above"),
        pytest.param('Dit is de passage.\n{: ingredient="a" }', id="reference-gone"),
        pytest.param('Dit is de passage.[^1][^2]\n{: ingredient="a" }', id="reference-added"),
        pytest.param('Dit is\nde  passage.\n{: ingredient="b c" }', id="other-lines-and-ingredients"),
        pytest.param('Dit is de *passage*.\n{: ingredient="a" }', id="emphasis"),
    ],
)
def test_an_anchor_survives_edits_elsewhere(text: str) -> None:
    assert anchors(MARKED)[0] in anchors(text)


def test_other_words_are_another_anchor() -> None:
    assert anchors(MARKED) != anchors('Dit was de passage.\n{: ingredient="a" }')


def test_two_passages_of_the_same_words_have_two_anchors() -> None:
    found = anchors(f"{MARKED}\n\n{MARKED}\n\n{MARKED}")
    assert len(set(found)) == 3


def test_references_are_numbered_by_first_use() -> None:
    text = "Een.[^7] Twee.[^3]\n\nDrie.[^7]"
    assert story(text).references == (7, 3)
    assert html(text) == "<p>Een.(7/1) Twee.(3/1)</p>\n<p>Drie.(7/2)</p>"


@pytest.mark.parametrize("text", ["`[^1]`", "\\[^1]", "```\n[^1]\n```"])
def test_what_is_no_reference_is_text(text: str) -> None:
    assert story(text).references == ()
    assert "[^1]" in html(text)


@pytest.mark.parametrize(
    ("target", "href"),
    [
        pytest.param("ander.md", f"{ROOT}verhalen/ander/", id="story"),
        pytest.param("ander.md#Vallen-en-opstaan", f"{ROOT}verhalen/ander/#vallen-en-opstaan", id="heading"),
        pytest.param("../ingredients/x.md", f"{ROOT}ingredienten/x/", id="ingredient"),
        pytest.param("../docs/themas/x.md", f"{ROOT}themas/x/", id="theme"),
        pytest.param("../docs/achtergrond/index.md", f"{ROOT}achtergrond/", id="index"),
        pytest.param("#lessen", "#lessen", id="own-heading"),
        pytest.param("https://bron.test/?a=1&b=2", "https://bron.test/?a=1&amp;b=2", id="web"),
        pytest.param("mailto:info@bron.test", "mailto:info@bron.test", id="mail"),
    ],
)
def test_a_link_leads_to_the_page_of_the_site(target: str, href: str) -> None:
    assert html(f"[x]({target})") == f'<p><a href="{href}">x</a></p>'


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<script>alert(1)</script>", id="script"),
        pytest.param("<img src=x onerror=alert(1)>", id="event-handler"),
        pytest.param("<svg/onload=alert(1)>", id="svg"),
        pytest.param("<iframe src='https://kwaad.test'></iframe>", id="frame"),
        pytest.param("<style>body{display:none}</style>", id="style"),
        pytest.param("<div\nonclick='x'>\n\ntekst", id="tag-on-two-lines"),
        pytest.param("`<b onclick=x>`", id="in-code"),
        pytest.param("```html\n<script>alert(1)</script>\n```", id="in-a-fence"),
        pytest.param('```"><script>\nx\n```', id="in-the-language-of-a-fence"),
        pytest.param("|<b onclick=x>|b|\n|-|-|\n|c|d|", id="in-a-table"),
        pytest.param("&lt;script&gt;alert(1)&lt;/script&gt;", id="as-entities"),
        pytest.param("[x](javascript:alert(1))", id="script-in-a-link"),
        pytest.param("[x](JAVASCRIPT:alert(1))", id="script-in-capitals"),
        pytest.param("[x](java&#115;cript:alert(1))", id="script-with-an-entity"),
        pytest.param("[x](java\tscript:alert(1))", id="script-with-a-tab"),
        pytest.param("[x](data:text/html;base64,PHNjcmlwdD4=)", id="page-in-a-link"),
        pytest.param("[x](vbscript:x)", id="other-script"),
        pytest.param("<javascript:alert(1)>", id="script-as-automatic-link"),
        pytest.param("[x](https://a.test/\"onmouseover='alert(1)')", id="quote-in-an-address"),
        pytest.param('[x](y.md "a\\" onclick=\\"alert(1)")', id="quote-in-a-title"),
        pytest.param("![x](javascript:alert(1))", id="script-in-an-image"),
        pytest.param('![x" onerror="alert(1)](verhaal/y.png)', id="quote-in-a-description"),
        pytest.param("![x](https://kwaad.test/volg.png)", id="remote-image"),
        pytest.param("![x](//kwaad.test/volg.png)", id="remote-image-without-scheme"),
        pytest.param("![x](data:image/svg+xml,<svg/onload=alert(1)>)", id="image-in-the-address"),
        pytest.param("[x][1]\n\n[1]: javascript:alert(1)", id="loose-address"),
        pytest.param("# x {onclick=alert(1)}", id="attributes"),
        pytest.param('x\n{: onclick="alert(1)" }', id="attributes-below"),
    ],
)
def test_hostile_markdown_becomes_harmless_html(text: str) -> None:
    for rendered in (html(text), page(text)):
        reader = Tags()
        reader.feed(ADDRESS_MARK.sub("", rendered))
        assert reader.tags <= HARMLESS_TAGS
        assert {name for name, _ in reader.attributes} <= HARMLESS_ATTRIBUTES
        assert not any(re.match(r"(?!https?:|mailto:)\w+:|//", value) for _, value in reader.attributes)
        assert not any("kwaad" in value for name, value in reader.attributes if name == "src")


def test_only_images_of_the_story_itself_are_shown() -> None:
    assert html("Een ![Een bus](verhaal/bus.png) rijdt.") == (
        f'<p>Een <img alt="Een bus" src="{ROOT}verhalen/verhaal/bus.png"> rijdt.</p>'
    )
    assert "src" not in html("Een ![Een bus](ander/bus.png) rijdt.")


def test_an_image_alone_is_a_figure_with_its_caption() -> None:
    assert html('![Een bus](verhaal/bus.png "Foto: *A*, CC BY")') == (
        f'<figure><img alt="Een bus" src="{ROOT}verhalen/verhaal/bus.png">'
        "<figcaption>Foto: *A*, CC BY</figcaption></figure>"
    )


def test_headings_have_the_anchors_that_links_are_checked_against() -> None:
    text = (
        "## Aanpak\n\n### Aanpak\n\n### Wát *is* `het`? [Lees](x.md)[^1] &amp; <a@b.nl> \\*\n\n## ???\n\n> ### Diep\n"
    )
    body = read_body(text, 1)
    rendered = re.findall(r'id="([^"]+)"', render_story_text(body, "stories/verhaal.md").html)
    assert rendered == heading_ids(heading_text(heading.text) for heading in body.headings)
    assert rendered[:2] == ["aanpak", "aanpak-1"]
    assert "kop" in rendered


def test_no_heading_takes_the_anchor_of_another_or_of_the_page_around_it() -> None:
    assert heading_ids(["A", "A", "A-1", "A", "A-1"]) == ["a", "a-1", "a-1-1", "a-2", "a-1-2"]
    assert heading_ids(["Bronnen", "Menu", "Bron-1", "Menukaart"]) == [
        "kop-bronnen",
        "kop-menu",
        "kop-bron-1",
        "menukaart",
    ]


def test_every_address_is_rendered_as_the_check_has_read_it() -> None:
    """Two readers of a link that disagree leave a hole: one judges what the other never shows."""
    compared = 0
    for tail in ("", " b (c) 'd' e)", " 'b' \"c\")"):
        for length in range(4):
            for written in map("".join, product("a'()\\`<>", repeat=length)):
                body = read_body(f'[x](https://a.nl/{written}){tail}\n{{: ingredient="een" }}', 1)
                if not body.faults and not body.html:
                    rendered = render_story_text(body, "stories/verhaal.md")
                    shown = [unescape(found) for found in re.findall(r'href="([^"]*)"', rendered.html)]
                    assert shown == [link.target for link in body.links], written
                    assert len(rendered.passages) == 1
                    compared += len(shown)
    assert compared > 300


def test_an_anchor_of_github_finds_the_heading() -> None:
    assert fold_anchor("wát-is-het") == fold_anchor("w%C3%A1t-is-het") == "wat-is-het"


@pytest.mark.parametrize("address", ["mailto:info@bron.test", "https://bron.test/a"])
def test_an_address_in_angle_brackets_is_a_link(address: str) -> None:
    words = address.removeprefix("mailto:")
    assert html(f"<{words}>") == f'<p><a href="{address}"><span class="address">{words}</span></a></p>'


def test_notes_named_by_numbers_keep_those_in_text_and_list_and_on_the_way_back() -> None:
    rendered = page("Een.[^14] Twee.[^12] Drie.[^14]\n\n[^12]: Twaalf.\n\n[^14]: Veertien.")
    assert re.findall(r'href="#fn:(\d+)">(\d+)</a>', rendered) == [("14", "14"), ("12", "12"), ("14", "14")]
    assert re.findall(r'<li id="fn:(\d+)" value="(\d+)"', rendered) == [("12", "12"), ("14", "14")]
    assert re.findall(r"bij noot (\d+)", rendered) == ["12", "14", "14"]


def test_notes_are_counted_when_one_is_named_by_a_word() -> None:
    rendered = page("Een.[^14] Twee.[^a]\n\n[^a]: Een woord.\n\n[^14]: Veertien.")
    assert re.findall(r'class="footnote-ref" href="#fn:\w+">(\d+)</a>', rendered) == ["2", "1"]
    assert "value" not in rendered


def test_a_page_has_footnotes_of_its_own() -> None:
    rendered = page("Een.[^a]\n\n[^a]: De *noot*.")
    assert 'href="#fn:a"' in rendered
    assert "De <em>noot</em>." in rendered
    assert "Terug naar de tekst" in rendered


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a < b & c > d", id="signs"),
        pytest.param("{{ jinja }} {% raw %} ${x}", id="templates"),
        pytest.param("wzxhzdk:0 klzzwxh:0000", id="words-of-the-renderer"),
    ],
)
def test_signs_stay_signs(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert html(text) == f"<p>{escaped}</p>"


def test_rendering_twice_gives_the_same() -> None:
    text = '## A\n\nEen.[^1]\n{: ingredient="a" }\n\n```\ncode\n```\n'
    assert story(text) == story(text)


def test_a_reference_on_a_page_is_a_note_of_its_own_and_no_source() -> None:
    assert "\ue006" not in page("Tekst.[^1]\n\n[^1]: Een noot.\n")
    assert "[^7]" in page("Tekst.[^7]\n")


def test_uses_of_a_source_are_counted_from_one() -> None:
    html = story("Een.[^2] Twee.[^1][^2]\n").html
    assert place_references(html, lambda source, use: f"({source}.{use})") == "<p>Een.(2.1) Twee.(1.1)(2.2)</p>"


@pytest.mark.parametrize(
    ("text", "placed"),
    [
        pytest.param(
            'Voor.\n\nPassage.\n{: ingredient="a" }\n\nNa.',
            "<p>Voor.</p>\n<0><p>Passage.</p></div>\n<p>Na.</p>",
            id="between",
        ),
        pytest.param('Passage.\n{: ingredient="a" }\n\nNa.', "<0><p>Passage.</p></div>\n<p>Na.</p>", id="first"),
        pytest.param(
            '- een\n- twee\n{: ingredient="a" }\n\nNa.',
            "<ul>\n<li>een</li>\n<li><0>twee</div></li>\n</ul>\n<p>Na.</p>",
            id="item",
        ),
        pytest.param(
            'Een *twee* drie\n{: ingredient="a" }\n\nVier.\n{: ingredient="b" }',
            "<0><p>Een <em>twee</em> drie</p></div>\n<1><p>Vier.</p></div>",
            id="two",
        ),
        pytest.param(
            '- **een**\n{: ingredient="a" }\n', "<ul>\n<li><0><strong>een</strong></div></li>\n</ul>", id="bold-item"
        ),
    ],
)
def test_a_passage_is_wrapped_and_all_around_it_stays(text: str, placed: str) -> None:
    assert place_passages(story(text).html, lambda number: f"<{number}>") == placed


def test_of_three_passages_of_the_same_words_each_has_its_own_anchor() -> None:
    found = story("\n\n".join(['Zelfde.\n{: ingredient="a" }'] * 3)).passages
    first = found[0].anchor
    assert [each.anchor for each in found] == [first, f"{first}--2", f"{first}--3"]
