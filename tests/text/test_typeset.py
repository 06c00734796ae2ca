"""The words of finished HTML are set; tags, code, scripts and addresses stay to the last byte."""

import re

import pytest

from hoedan.text.typeset import keep_addresses, set_html, without_indents

SET = {
    '<p>"<em>Woord</em>" en <strong>zo</strong>\'n</p>': "<p>“<em>Woord</em>” en <strong>zo</strong>’n</p>",
    "<p>&#34;Ja&#34;, &quot;nee&quot;, &#39;s avonds</p>": "<p>“Ja”, “nee”, ’s avonds</p>",
    '<p>zei hij.<sup><a href="#b">1</a></sup>" Toen</p>': '<p>zei hij.<sup><a href="#b">1</a></sup>” Toen</p>',
    '<p>"open</p><p>"open</p>': "<p>“open</p><p>“open</p>",
    '<p>"<a href="x">een</a>"</p>': '<p>“<a href="x">een</a>”</p>',
    "<p>'<code>a'b</code>'s</p>": "<p>’<code>a'b</code>’s</p>",
    '<p>"<code>a - b</code>"</p>': "<p>“<code>a - b</code>”</p>",
    '<img alt="&#39;s avonds &#34;ja&#34; 2-3" src="a-1-2.png">': '<img alt="’s avonds “ja” 2–3" src="a-1-2.png">',
    '<a title="zo\'n" data-x="\'n" href="/z\'n/">a - b</a>': '<a title="zo’n" data-x="\'n" href="/z\'n/">a – b</a>',
    '<meta name="description" content="zo&#39;n">': '<meta name="description" content="zo’n">',
    "<title>A - B</title>": "<title>A – B</title>",
    'een<br>"twee"': "een<br>“twee”",
    "<textarea placeholder=\"zo'n\">zo'n</textarea>": '<textarea placeholder="zo’n">zo\'n</textarea>',
    "<p>100<b>-</b>200 en <b>2019</b>-2021</p>": "<p>100<b>–</b>200 en <b>2019</b>–2021</p>",
}
KEPT = (
    "<script>let a = 'x' - \"y\"; // ...</script>",
    "<style>a::before { content: '...' }</style>",
    "<pre><code>'a' - 2019-2021 ...</code></pre>",
    "<kbd>'</kbd>",
    "<!-- 'a' - \"b\" -->",
    '<meta name="x" content="2019-2021 zo&#39;n">',
    '<input value="zo&#39;n - 2019-2021">',
    """<img src="data:image/svg+xml,<svg><text>a - 'b'</text></svg>" alt="a">""",
    "<p>a &amp; b &lt;c&gt;</p>",
)


@pytest.mark.parametrize("typed", SET)
def test_set(typed: str) -> None:
    assert set_html(typed) == SET[typed]
    assert set_html(SET[typed]) == SET[typed]


@pytest.mark.parametrize("typed", KEPT)
def test_kept(typed: str) -> None:
    assert set_html(typed) == typed


def test_the_tags_of_a_page_stay_the_same() -> None:
    page = "".join((*SET, *KEPT))
    shown = re.compile(r' (?:alt|title|content|placeholder)="[^"]*"')
    tags = [shown.sub("", tag) for tag in re.findall(r"<[^>]*>", page)]
    assert [shown.sub("", tag) for tag in re.findall(r"<[^>]*>", set_html(page))] == tags


def test_an_address_is_marked_in_words_and_not_in_tags_or_code() -> None:
    html = '<p>Zie www.x.nl/a-b. <a href="https://x.nl/a">x.nl</a> <code>x.nl/a</code></p>'
    assert keep_addresses(html) == (
        '<p>Zie <span class="address">www.x.nl/a-b</span>. <a href="https://x.nl/a">'
        '<span class="address">x.nl</span></a> <code>x.nl/a</code></p>'
    )
    assert '<span class="address address--long">' in keep_addresses("x.nl/" + "sociaaldomein" * 4)
    assert keep_addresses("<p>o.a. zo, 1.500 en A. de Nl</p>") == "<p>o.a. zo, 1.500 en A. de Nl</p>"


def test_indents_of_templates_go_and_what_was_typed_stays() -> None:
    typed = "<pre><code>\n  een\n    twee</code></pre>"
    assert without_indents(f"<main>\n\n    <p>een\n      twee</p>\n  {typed}\n</main>") == (
        f"<main>\n<p>een\ntwee</p>\n{typed}\n</main>"
    )


def test_lines_are_set_as_they_are_set_alone_and_a_sentence_goes_on_over_them() -> None:
    assert set_html("\n".join((*SET, *KEPT))) == "\n".join((*SET.values(), *KEPT))
    typed = '<p>Zij zei: "Wij\n<strong>kunnen\n<a href="x">dit</a></strong>\n" en ging.</p>\n<p>"Zo"</p>'
    assert set_html(typed) == typed.replace(' "Wij', " “Wij").replace('\n" en', "\n” en").replace('"Zo"', "“Zo”")
