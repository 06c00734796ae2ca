"""The allow-list of HTML alone: it is given HTML that nothing before it has looked at."""

import pytest

from hoedan.text.markup import sanitise

KEPT = [
    pytest.param('<a href="http://a.nl/">a</a>', id="http"),
    pytest.param('<a href="https://a.nl/?a=1&amp;b=2" title="t">a</a>', id="https"),
    pytest.param('<a href="mailto:a@b.nl">a</a>', id="mailto"),
    pytest.param('<a href="../b/#c">a</a>', id="relative"),
    pytest.param('<a href="#noot" class="footnote-ref">1</a>', id="note"),
    pytest.param('<a href="#terug" class="footnote-backref">x</a>', id="note-back"),
    pytest.param('<div class="footnote"><hr><ol><li id="fn:1"><p>n</p></li></ol></div>', id="notes"),
    pytest.param('<sup id="fnref:1">1</sup>', id="reference"),
    pytest.param('<img src="a.png" alt="b">', id="image"),
    pytest.param("<figure><figcaption>b</figcaption></figure>", id="figure"),
    pytest.param(
        '<table><thead><tr><th class="to-middle">a</th></tr></thead>'
        '<tbody><tr><td class="to-right">b</td></tr></tbody></table>',
        id="table",
    ),
    pytest.param('<ol start="3"><li>a</li></ol><ul><li>b</li></ul>', id="lists"),
    pytest.param(
        '<h2 id="a">a</h2><h3 id="b">b</h3><h4 id="c">c</h4><h5 id="d">d</h5><h6 id="e">e</h6>', id="headings"
    ),
    pytest.param("<p><em>a</em><strong>b</strong><code>c</code><br></p><pre>d</pre>", id="inline"),
    pytest.param("<blockquote><p>a</p></blockquote><hr>", id="quote"),
]
CLEANED = [
    pytest.param('<a href="javascript:alert(1)">a</a>', "<a>a</a>", id="javascript"),
    pytest.param('<a href="JaVaScRiPt:alert(1)">a</a>', "<a>a</a>", id="javascript-capitals"),
    pytest.param('<a href=" java\nscript:alert(1)">a</a>', "<a>a</a>", id="javascript-broken"),
    pytest.param('<a href="&#106;avascript:alert(1)">a</a>', "<a>a</a>", id="javascript-as-entity"),
    pytest.param('<a href="data:text/html,x">a</a>', "<a>a</a>", id="data"),
    pytest.param('<img src="data:image/svg+xml,x" alt="b">', '<img alt="b">', id="data-image"),
    pytest.param('<a href="vbscript:x">a</a>', "<a>a</a>", id="vbscript"),
    pytest.param('<a href="file:///etc/passwd">a</a>', "<a>a</a>", id="file"),
    pytest.param('<a href="ftp://a.nl/">a</a>', "<a>a</a>", id="ftp"),
    pytest.param('<a href="tel:112">a</a>', "<a>a</a>", id="tel"),
    pytest.param('<a href="blob:https://a.nl/b">a</a>', "<a>a</a>", id="blob"),
    pytest.param('<a href="a/" onclick="x()" style="x" target="_blank" id="menu">a</a>', '<a href="a/">a</a>', id="a"),
    pytest.param('<a href="a/" rel="me">a</a>', '<a href="a/">a</a>', id="rel"),
    pytest.param('<a href="a/" class="button">a</a>', '<a href="a/">a</a>', id="class-of-ours"),
    pytest.param('<div class="footnote menu">a</div>', "<div>a</div>", id="two-classes"),
    pytest.param('<div id="inhoud">a</div><p id="menu" class="footnote">b</p>', "<div>a</div><p>b</p>", id="ids"),
    pytest.param('<img src="a.png" srcset="b.png 2x" onerror="x()" width="1">', '<img src="a.png">', id="img"),
    pytest.param(
        '<table><tr><td align="right" class="menu">a</td></tr></table>',
        "<table><tbody><tr><td>a</td></tr></tbody></table>",
        id="cell",
    ),
    pytest.param('<p class="to-right">a</p>', "<p>a</p>", id="class-of-a-cell"),
    pytest.param("<script>alert(1)</script>a", "a", id="script"),
    pytest.param("<style>a{}</style>a", "a", id="style"),
    pytest.param("<!-- weg -->a", "a", id="comment"),
    pytest.param('<iframe src="https://a.nl/"></iframe>a', "a", id="iframe"),
    pytest.param('<object data="x"></object><embed src="x">a', "a", id="object"),
    pytest.param('<svg onload="x()"><text>a</text></svg><math><mi>a</mi></math>b', "b", id="svg"),
    pytest.param('<form action="x"><input name="y"><button>a</button></form>', "a", id="form"),
    pytest.param('<base href="https://a.nl/"><meta http-equiv="refresh"><link href="x">a', "a", id="head"),
    pytest.param("<h1>a</h1>", "a", id="h1"),
    pytest.param('<video src="x"></video><audio src="x"></audio><details open>a</details>', "a", id="media"),
]


@pytest.mark.parametrize("html", KEPT)
def test_what_contributed_text_may_have_stays_as_it_is(html: str) -> None:
    assert sanitise(html) == html


@pytest.mark.parametrize(("html", "clean"), CLEANED)
def test_everything_else_goes(html: str, clean: str) -> None:
    assert sanitise(html) == clean
