"""Forms of Markdown that GitHub and this site show in two ways."""

import pytest

from hoedan.text.body import read_body


def codes(text: str) -> list[str]:
    return [f"{fault.line} {fault.broken.code}" for fault in read_body(text, 1).faults]


MENDED = {
    "text-below-a-quote": ("> a\nb", "2 V-106", "> a\n\nb"),
    "text-below-a-quote-that-belongs-to-it": ("> a\nb", "2 V-106", "> a\n> b"),
    "text-below-a-blank-line-of-a-quote": ("> a\n>\nb", "3 V-106", "> a\n>\n> b"),
    "text-below-a-quote-in-a-quote": ("> > a\n> b", "2 V-106", "> > a\n> > b"),
    "a-line-across-below-a-quote": ("> a\n***", "2 V-094", "> a\n\n***"),
    "a-quote-below-text": ("a\n> b", "2 V-094", "a\n\n> b"),
    "a-quote-in-a-quote": ("> a\n> > b", "2 V-094", "> a\n>\n> > b"),
    "an-item-below-a-paragraph-of-an-item": ("1. a\n\n    b\n    1. c", "4 V-094", "1. a\n\n    b\n\n    1. c"),
    "a-quote-below-an-item": ("- a\n> b", "2 V-094", "- a\n\n> b"),
    "a-heading-below-an-item": ("- a\n### b", "2 V-094", "- a\n\n### b"),
    "numbers-below-bullets": ("- a\n1. b", "2 V-094", "- a\n\n1. b"),
    "an-item-below-an-inner-list-that-stands-apart": ("- a\n\n    - b\n- c", "4 V-094", "- a\n\n    - b\n\n- c"),
    "text-below-a-table": ("|a|b|\n|-|-|\n|c|d|\n- e", "4 V-094", "|a|b|\n|-|-|\n|c|d|\n\n- e"),
    "text-below-code": ("```\na\n```\nb", "4 V-094", "```\na\n```\n\nb"),
    "a-line-across-below-a-line-across": ("***\n---", "2 V-094", "***\n\n---"),
    "bullets-of-two-kinds": ("- a\n* b\n* c", "2 V-095 3 V-095", "- a\n- b\n- c"),
    "bullets-of-two-kinds-apart": ("- a\n\n* b", "3 V-095", "- a\n\n- b"),
    "an-item-without-text": ("- a\n-", "2 V-096", "- a"),
    "a-number-without-text": ("1.", "1 V-096", "1. a"),
    "a-list-in-a-later-item": ("1. a\n3. - b", "2 V-097", "1. a\n3. b"),
    "a-list-in-an-item": ("- - a", "1 V-097", "- a"),
    "a-quote-in-an-item": ("1. > a", "1 V-097", "1. a"),
    "a-heading-in-an-item": ("- ### a", "1 V-097", "- a"),
    "heads-without-rows": ("| a | b |\n|---|---|", "1 V-098", "| a | b |\n|---|---|\n| c | d |"),
    "fewer-dashes-than-heads": ("| a | b |\n|---|", "1 V-098", "| a | b |\n|---|---|\n| c | d |"),
    "rows-with-bars-around-them-and-heads-without": ("a | b\n-|-\n| c | d |", "3 V-098", "a | b\n-|-\nc | d"),
    "a-bar-in-code-in-a-row": ("|a|b|\n|-|-|\n|`c|d`|e|", "3 V-102", "|a|b|\n|-|-|\n|c\\|d|e|"),
    "an-escaped-bar-in-code-in-a-row": ("|a|b|\n|-|-|\n|`c\\|d`|e|", "3 V-102", "|a|b|\n|-|-|\n|c\\|d|e|"),
    "a-bar-in-code-in-a-head": ("`a|b` | c\n-|-\nd | e", "1 V-102", "a\\|b | c\n-|-\nd | e"),
    "more-cells-than-heads": ("|a|b|\n|-|-|\n|c|d|e|", "3 V-102", "|a|b|\n|-|-|\n|c|d e|"),
    "a-row-of-one-bar": ("|a|b|\n|-|-|\n|c|d|\n|", "4 V-102", "|a|b|\n|-|-|\n|c|d|"),
    "a-mailbox-before-an-escaped-sign": ("a@b.nl\\_c", "1 V-103", "a@b.nl \\_c"),
    "two-mailboxes-in-one": ("a@b.nl@c.nl", "1 V-103", "[de post](mailto:a@b.nl)"),
    "many-spaces-in-an-item": ("-     a", "1 V-100", "- a"),
    "many-spaces-before-an-item": ("   - a\n\n    b", "1 V-100", "- a\n\n    b"),
    "many-spaces-before-a-number": ("  1. a\n\n    b", "1 V-100", "1. a\n\n    b"),
    "many-spaces-before-an-inner-item": ("- a\n\n       - b", "3 V-100", "- a\n\n    - b"),
    "a-number-of-three-digits": ("1. a\n100. b", "2 V-105", "1. a\n99. b"),
    "a-number-of-three-digits-that-is-none": (
        "1. a\n\n    1. b\n    100. c",
        "4 V-105",
        "1. a\n\n    1. b\n    100\\. c",
    ),
    "an-inner-list-that-starts-at-three": ("- a\n    3. b\n    4. c", "2 V-068", "- a\n    1. b\n    2. c"),
    "a-heading-without-a-space-in-an-item": ("- a\n\n    #b", "3 V-077", "- a\n\n    # b"),
    "text-below-a-heading-in-an-item": ("- a\n\n    ### b\nc", "4 V-094", "- a\n\n    ### b\n\nc"),
    "text-below-a-line-across-in-an-item": ("- a\n\n    ---\nb", "4 V-094", "- a\n\n    ---\n\nb"),
    "a-note-without-a-name": ("a[^1]\n\n[^]: b", "3 V-051", "a[^1]\n\n[^1]: b"),
    "stars-in-the-text-for-an-image": ("![een *b*](c.png)", "1 V-078", "![een b](c.png)"),
    "struck-through-in-the-text-for-an-image": ("![een ~b~](c.png)", "1 V-078", "![een b](c.png)"),
    "waves-behind-a-star": ("*[a](b.md)*~~c", "1 V-101", "*[a](b.md)* ~~c"),
    "three-stars-within-a-word": ("*a***b***;*", "1 V-101", "*a* **b** *;*"),
    "three-stars-right-behind-a-sign-within-others": ('*`a`***b***"c"*', "1 V-101", '*`a`* ***b*** *"c"*'),
    "a-note-below-the-text-of-an-item": ("- a[^b]\n    [^b]: c", "2 V-094", "- a[^b]\n\n    [^b]: c"),
    "a-note-below-more-text-of-an-item": ("1. a[^b]\n    c\n    [^b]: d", "3 V-094", "1. a[^b]\n    c\n\n    [^b]: d"),
    "tildes-for-code-in-a-quote": ("> ~~~\n> a", "1 V-050", "> a"),
    "tildes-for-code-below-an-item": ("- a\n\n    ~~~\n    b", "3 V-050", "- a\n\n    b"),
    "tildes-for-code-with-a-space-before-them": (" ~~~\na\n~~~", "1 V-050 3 V-050", "~~~\na\n~~~"),
    "many-spaces-behind-a-number": ("1.   a", "1 V-100", "1. a"),
}
"""What somebody wrote, what is said of it, and what it is when the advice is followed."""


@pytest.mark.parametrize("case", MENDED)
def test_who_follows_the_advice_on_a_form_is_rid_of_the_message(case: str) -> None:
    written, said, mended = MENDED[case]
    assert (" ".join(codes(written)), codes(mended)) == (said, [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("- a\n  - b", ["2 V-066"], id="two-spaces"),
        pytest.param("1. a\n   1. b", ["2 V-066"], id="three-spaces"),
        pytest.param("- a\n    - b", [], id="four-spaces"),
        pytest.param("- a\n - b", [], id="one-space-is-the-same-list"),
        pytest.param("1) a\n2) b", ["1 V-067"], id="brackets-once"),
        pytest.param("Bij punt 1) staat a.", [], id="a-bracket-in-a-sentence"),
        pytest.param("3. a\n4. b", ["1 V-068"], id="starts-at-three"),
        pytest.param("a\n01. b", ["2 V-052"], id="a-one-with-a-nought-below-text"),
        pytest.param("1. a\n3. b", [], id="counts-otherwise-later"),
        pytest.param("1. a\n\n2. b", [], id="goes-on-after-a-blank-line"),
        pytest.param("2021. Toen begon het.", ["1 V-069"], id="a-year"),
        pytest.param("2021\\. Toen begon het.", [], id="a-year-with-a-backslash"),
        pytest.param("In 2021. Toen begon het.", [], id="a-year-in-a-sentence"),
        pytest.param("a\\\nb", ["1 V-071"], id="a-backslash-at-the-end"),
        pytest.param("a\\\\\nb", [], id="two-of-them-are-one-shown"),
        pytest.param("a\\", [], id="at-the-end-of-the-text"),
        pytest.param("### Kop\\", [], id="a-backslash-behind-a-heading"),
        pytest.param("- a\n\n  b", ["3 V-072"], id="a-second-paragraph"),
        pytest.param("- a\n\n    b", [], id="a-second-paragraph-with-four-spaces"),
        pytest.param("- a\n\nb", [], id="an-ordinary-paragraph"),
        pytest.param("> - a\n>   - b", ["2 V-066"], id="two-spaces-in-a-quote"),
        pytest.param("> 1) a", ["1 V-067"], id="brackets-in-a-quote"),
        pytest.param("- a\n    1) b", ["2 V-067"], id="brackets-in-an-item"),
        pytest.param("> 2021. Toen.", ["1 V-069"], id="a-year-in-a-quote"),
        pytest.param("1. a\n2021. Toen.", ["2 V-069"], id="a-year-below-an-item"),
        pytest.param("- a\n\n    2021. Toen.", ["3 V-069"], id="a-year-in-an-inner-list"),
        pytest.param("- a\n- 2021. Toen.", ["2 V-069"], id="a-year-in-an-item"),
        pytest.param("- 3. a", ["1 V-068"], id="starts-at-three-in-an-item"),
        pytest.param("> a\\\n> b", ["1 V-071"], id="a-backslash-in-a-quote"),
        pytest.param("###Kop", ["1 V-077"], id="a-heading-without-a-space"),
        pytest.param("### Kop", [], id="a-heading"),
        pytest.param("- a\n    #b\n\n        #c", [], id="hashes-in-the-text-and-code-of-an-item"),
        pytest.param(
            "![5 * 3 *](b.png) ![een*](c.png) ![een \\*b\\*](d.png)", [], id="a-star-in-the-text-for-an-image"
        ),
        pytest.param("a\n100. b", [], id="a-number-at-the-begin-of-a-line-of-text"),
        pytest.param("**a*b*c** en *a**b**c*", [], id="emphasis-within-a-word"),
        pytest.param("- [ ] a\n- [x] b", ["1 V-078", "2 V-078"], id="boxes-to-tick"),
        pytest.param("> [!NOTE]\n> a", ["1 V-078"], id="a-box"),
        pytest.param(
            "H~2~O en ~~dit\nook~~ weg", ["1 V-078", "1 V-078"], id="struck-through-by-one-or-over-a-line-end"
        ),
        pytest.param("Van ~5 tot ~6 euro.", [], id="about-so-much"),
        pytest.param("Dit is ~~weg~~.", ["1 V-078"], id="struck-through"),
        pytest.param("Van ~~ en ~~ en `~~x~~`.", [], id="waves"),
        pytest.param("Zie https://bron.test/a voor meer.", ["1 V-079"], id="a-bare-address"),
        pytest.param("Zie www.|bron.", ["1 V-079"], id="an-address-with-a-bar"),
        pytest.param("Zie \\*www.bron.test\\*.", ["1 V-079"], id="a-bare-address-behind-an-escaped-sign"),
        pytest.param("> Zie www.bron.test.", ["1 V-079"], id="a-bare-address-in-a-quote"),
        pytest.param("[a](https://b.test) <https://b.test> `https://b.test`", [], id="addresses-in-links-and-code"),
        pytest.param("Mail info@www.bron.test.", [], id="a-mailbox"),
        pytest.param("(a@b.nl) **c@d.nl**, <e@f.nl> [g@h.nl](i.md) `j@k\\@l.nl`", [], id="mailboxes"),
        pytest.param("a@b.nl\\_c", ["1 V-103"], id="a-mailbox-before-an-escaped-sign"),
        pytest.param("b\n\\_a@b.nl", ["2 V-103"], id="a-mailbox-behind-an-escaped-sign"),
        pytest.param("a\\@b.nl", ["1 V-103"], id="an-escaped-mailbox"),
        pytest.param("| a@b.nl@c.nl |\n|---|\n| d@e.nl/f |", ["1 V-103", "3 V-103"], id="two-signs-and-a-slash"),
        pytest.param("xmpp:a@b.nl _c@d.nl_", ["1 V-103", "1 V-103"], id="a-scheme-and-underscores"),
        pytest.param("- - \n\n    - ", ["1 V-097", "3 V-096"], id="lists-without-text"),
        pytest.param("- a\n\n3. b", ["3 V-068"], id="starts-at-three-below-another-list"),
        pytest.param(" ## C#\n\n### D \\#\n\n####### e", [], id="headings"),
        pytest.param("#kop", ["1 V-077"], id="a-title-without-a-space"),
        pytest.param("### Kop\n3. a", ["2 V-068"], id="starts-at-three-under-a-heading"),
        pytest.param("- a\n\n      b", ["3 V-072"], id="a-second-paragraph-with-six-spaces"),
        pytest.param("- a\n\n   > b", ["3 V-072"], id="a-quote-with-three-spaces"),
        pytest.param("- a\n\n>   - b\n\n- c\n\n>   d", [], id="a-quote-below-a-list"),
        pytest.param("> - a\n>\n>   - b", ["3 V-066"], id="a-list-in-a-list-in-a-quote"),
        pytest.param("- |a\n- |--|", [], id="items-that-are-no-table"),
        pytest.param("* * *", [], id="a-line-across-of-stars"),
        pytest.param("- - -\na", ["2 V-094"], id="text-below-a-line-across"),
        pytest.param("a\n| b | c |\n| - | - |\n| d | e |", ["2 V-080"], id="a-table-below-text"),
        pytest.param("a\n\n| b | c |\n| - | - |\n| d | e |", [], id="a-table"),
        pytest.param("**a* b", ["1 V-101"], id="two-stars-and-one"),
        pytest.param("a\n*b* c*", [], id="a-last-star"),
        pytest.param("a\n*b* c* d", [], id="a-last-star-and-a-word"),
        pytest.param("**b** c* *d*", ["1 V-101"], id="a-star-between"),
        pytest.param("**b** c_d@e.nl *f*", [], id="a-mailbox-is-a-word"),
        pytest.param("a* b*", ["1 V-101"], id="stars-that-only-close"),
        pytest.param("[**a*](b.md)", ["1 V-101"], id="stars-in-a-link"),
        pytest.param("**a *b** c*", ["1 V-101"], id="stars-that-cross"),
        pytest.param("*a* **b** ***c*** _d_ **e *f* g**", [], id="stars-in-pairs"),
        pytest.param(
            "a_b_c, a * b * c, een*, *twee*, `**` \\*d\\*", ["1 V-101"], id="stars-that-are-signs-and-a-loose-one"
        ),
        pytest.param("a_b_c, a * b * c, een*, `**` \\*d\\*", [], id="stars-that-are-signs"),
        pytest.param("[a*](b_c*.md) <https://a.test/_b_*> *d*", [], id="stars-in-addresses"),
        pytest.param("```\n3. a\n1) b\n\n- [ ] ~~c~~ https://bron.test\n```", [], id="code"),
    ],
)
def test_what_is_shown_in_two_ways_is_named(text: str, expected: list[str]) -> None:
    assert codes(text) == expected
