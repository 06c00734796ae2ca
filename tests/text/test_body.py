"""What stands in a text: headings, passages, references, links and HTML, each with its line."""

import pytest

from hoedan.text.body import Body, read_body
from hoedan.text.bounds import check_text_bounds


def headings(text: str) -> list[tuple[int, int, str]]:
    """Line, level and text of each heading."""
    return [(each.line, each.level, each.text) for each in read_body(text, 1).headings]


def markers(text: str) -> list[str]:
    """Each marker as its line and slugs, or as its line and fault."""
    return [
        f"{each.line} {each.fault.code if each.fault else ' '.join(each.ingredients)}"
        for each in read_body(text, 1).markers
    ]


def faults(text: str) -> list[str]:
    return [f"{each.line} {each.broken.code}" for each in read_body(text, 1).faults]


def links(text: str) -> list[tuple[int, str]]:
    return [(each.line, each.target) for each in read_body(text, 1).links]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("## Aanpak", [(1, 2, "Aanpak")], id="hashes"),
        pytest.param("##Aanpak", [(1, 2, "Aanpak")], id="without-space"),
        pytest.param("## Aanpak ##", [(1, 2, "Aanpak")], id="closed"),
        pytest.param("##  Vallen en opstaan \n", [(1, 2, "Vallen en opstaan")], id="spaces-around"),
        pytest.param("Aanpak\n------", [(1, 2, "Aanpak")], id="underlined-with-dashes"),
        pytest.param("Titel\n===", [(1, 1, "Titel")], id="underlined-with-equals"),
        pytest.param("Tekst\n## Aanpak\nTekst", [(2, 2, "Aanpak")], id="within-a-paragraph"),
        pytest.param("Een\n---\nTwee\n---", [(1, 2, "Een"), (3, 2, "Twee")], id="one-under-the-other"),
        pytest.param("> ## Aanpak", [(1, 2, "Aanpak")], id="in-a-quote"),
        pytest.param("- ## Aanpak", [(1, 2, "Aanpak")], id="in-a-list"),
        pytest.param("# [Titel](x.md)", [(1, 1, "[Titel](x.md)")], id="with-a-link"),
        pytest.param("#hashtag", [(1, 1, "hashtag")], id="hashtag-at-the-start-of-a-line"),
    ],
)
def test_headings_are_found(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert headings(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("```\n## Aanpak\n```", id="fence"),
        pytest.param("~~~ md\n## Aanpak\n\n# Titel\n~~~", id="fence-of-tildes"),
        pytest.param("Tekst\n\n    ## Aanpak", id="indented-code"),
        pytest.param("Tekst\n\n\t## Aanpak", id="indented-by-a-tab"),
        pytest.param("Een `## Aanpak` in de zin", id="code-in-a-sentence"),
        pytest.param("\\## Aanpak", id="escaped"),
        pytest.param("Een\ntwee\n\n---", id="rule"),
        pytest.param("|a|b|\n|---|---|\n|# a|b|", id="table"),
        pytest.param("Een # in de zin", id="hash-in-a-sentence"),
    ],
)
def test_what_is_no_heading_is_not_taken_for_one(text: str) -> None:
    assert headings(text) == []


def test_attributes_of_a_heading_are_not_part_of_its_text() -> None:
    heading = read_body("## Aanpak {#aanpak .groot}", 1).headings[0]
    assert (heading.text, heading.attributes) == ("Aanpak", "{#aanpak .groot}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('Tekst.\n{: ingredient="lange-adem" }', ["2 lange-adem"], id="paragraph"),
        pytest.param('Een\ntwee.\n{: ingredient="lange-adem" }\n', ["3 lange-adem"], id="paragraph-of-two-lines"),
        pytest.param('Tekst.\n{: ingredient="een twee" }', ["2 een twee"], id="two-ingredients"),
        pytest.param('Tekst.\n{: ingredient="een een" }', ["2 een"], id="the-same-twice-counts-once"),
        pytest.param('- Een\n{: ingredient="een" }\n- Twee', ["2 een"], id="list-item"),
        pytest.param('- Een\n    - Twee\n    {: ingredient="een" }', ["3 een"], id="nested-list-item"),
        pytest.param('1. Een\n\n2. Twee\n{: ingredient="een" }', ["4 een"], id="numbered-item"),
        pytest.param('> Een\n>\n> Twee\n{: ingredient="een" }', ["4 een"], id="quote-of-two-paragraphs"),
        pytest.param('> Een\n>\n> Twee\n> {: ingredient="een" }', ["4 een"], id="last-line-of-a-quote"),
        pytest.param('> > Een\n> > {: ingredient="een" }\n>\n> Twee', ["2 een"], id="in-a-quote-in-a-quote"),
        pytest.param('Tekst.  \n{: ingredient="een" }  ', ["2 een"], id="spaces-at-the-end"),
        pytest.param('Met ![beeld](x.png) erin.\n{: ingredient="een" }', ["2 een"], id="paragraph-with-an-image"),
        pytest.param('`code`\n{: ingredient="een" }', ["2 een"], id="paragraph-of-code"),
    ],
)
def test_a_marker_under_a_paragraph_list_item_or_quote_is_a_passage(text: str, expected: list[str]) -> None:
    assert markers(text) == expected


@pytest.mark.parametrize(
    "written",
    [
        pytest.param('{ ingredient="lange-adem" }', id="no-colon"),
        pytest.param('{ingredient="lange-adem"}', id="no-colon-no-spaces"),
        pytest.param('{:ingredient="lange-adem"}', id="no-spaces"),
        pytest.param("{: ingredient='lange-adem' }", id="single-quotes"),
        pytest.param("{: ingredient=“lange-adem” }", id="curly-quotes"),
        pytest.param("{: ingredient=lange-adem }", id="no-quotes"),
        pytest.param('{: ingredient = "lange-adem" }', id="spaces-around-equals"),
        pytest.param('{: ingredient="lange-adem" } {: ingredient="een" }', id="two-on-one-line"),
        pytest.param('{: ingredient="lange-adem, een" }', id="comma"),
        pytest.param('{: ingredient="lange-adem  een" }', id="two-spaces"),
        pytest.param('{: ingredient="Lange-adem" }', id="capital"),
        pytest.param('{: ingredient="lange_adem" }', id="underscore"),
        pytest.param('{: ingredient="" }', id="empty"),
        pytest.param('{: ingredients="lange-adem" }', id="plural"),
        pytest.param('{: Ingredient="lange-adem" }', id="capital-in-the-key"),
        pytest.param('{: .klasse ingredient="lange-adem" }', id="with-a-class"),
        pytest.param("{: #anker }", id="other-attribute"),
        pytest.param('{: ingredient="lange-adem"', id="not-closed"),
        pytest.param('> {: ingredient="lange-adem" }', id="in-the-quote"),
        pytest.param('\t{: ingredient="lange-adem" }', id="after-a-tab"),
        pytest.param('{: ingredient="lange-adem" }.', id="text-after-it"),
    ],
)
def test_any_other_form_is_reported_once_at_its_line(written: str) -> None:
    assert markers(f"Tekst.\n{written}\n") == ["2 V-040"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('Tekst. {: ingredient="een" }', ["1 V-040"], id="same-line"),
        pytest.param('*Tekst*{: ingredient="een" }', ["1 V-040"], id="on-emphasis"),
        pytest.param('[link](x.md){: ingredient="een" }', ["1 V-040"], id="on-a-link"),
        pytest.param('![beeld](x.png){: ingredient="een" }', ["1 V-040"], id="on-an-image"),
        pytest.param('|a {: ingredient="een" }|b|\n|-|-|', ["1 V-040"], id="in-a-table-cell"),
        pytest.param('## {: ingredient="een" } Aanpak', ["1 V-040"], id="before-a-heading"),
        pytest.param('Tekst.\n{: ingredient="een" }\n{: ingredient="twee" }', ["2 een", "3 V-073"], id="two-lines"),
        pytest.param('Tekst.\n\n{: ingredient="een" }', ["3 V-041"], id="after-a-blank-line"),
        pytest.param('{: ingredient="een" }\nTekst.', ["1 V-041"], id="at-the-start"),
        pytest.param('## Aanpak\n{: ingredient="een" }', ["2 V-041"], id="under-a-heading"),
        pytest.param('Aanpak\n---\n{: ingredient="een" }', ["3 V-041"], id="under-an-underlined-heading"),
        pytest.param('***\n{: ingredient="een" }', ["2 V-041"], id="under-a-rule"),
        pytest.param('|a|b|\n|-|-|\n|c|d|\n{: ingredient="een" }', ["4 V-041"], id="under-a-table"),
        pytest.param('a|b\n-|-\nc\n{: ingredient="een" }', ["4 V-041"], id="under-a-row-of-one-cell"),
        pytest.param('```\ncode\n```\n{: ingredient="een" }', ["4 V-041"], id="under-a-fence"),
        pytest.param('a\n\n    code\n{: ingredient="een" }', ["4 V-041"], id="under-indented-code"),
        pytest.param('![beeld](x.png)\n{: ingredient="een" }', ["2 V-041"], id="under-an-image-alone"),
        pytest.param('[^1][^2]\n{: ingredient="een" }', ["2 V-041"], id="under-references-alone"),
        pytest.param('- …\n{: ingredient="een" }', ["2 V-041"], id="under-an-item-without-a-word"),
        pytest.param('Tekst.\n{: ingredient="een" }\nTekst.', ["2 V-042"], id="text-right-below"),
        pytest.param('Tekst.\n{: ingredient="een" }\n- Lijst', ["2 V-042"], id="list-below-a-paragraph"),
        pytest.param('Tekst.\n{: ingredient="een" }\n## Aanpak', ["2 V-042"], id="heading-right-below"),
    ],
)
def test_a_marker_in_another_place_is_reported(text: str, expected: list[str]) -> None:
    assert markers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('```\nTekst.\n{: ingredient="een" }\n```', id="fence"),
        pytest.param('Schrijf `{: ingredient="een" }` eronder.', id="code"),
        pytest.param("Schrijf \\{: niets }.", id="escaped"),
        pytest.param("Een {gewone} accolade en {nog een}.", id="braces"),
    ],
)
def test_what_is_no_marker_is_left_alone(text: str) -> None:
    assert markers(text) == []


def test_source_references_are_found_with_their_line() -> None:
    body = read_body("Een.[^1][^2]\n\nTwee[^12]: drie.\n\n`[^3]` en \\[^4]\n", 7)
    assert [(each.id, each.line) for each in body.references] == [("1", 7), ("2", 7), ("12", 9)]


def test_definitions_are_no_references() -> None:
    body = read_body("[^1]: De bron\n[krant]: https://bron.test\n", 1)
    assert body.references == ()
    assert [(each.id, each.line) for each in body.definitions] == [("^1", 1), ("krant", 2)]


@pytest.mark.parametrize("written", ["[^1, 2]", "[^1 ]", "[^]", "[^ 1]", "[^een bron]", "[^1"])
def test_a_reference_in_another_form_is_a_fault(written: str) -> None:
    assert faults(f"Tekst.\n\nNog meer.{written}") == ["3 V-051"]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        pytest.param("[tekst](x.md)", "x.md", id="plain"),
        pytest.param('[tekst](x.md "Titel")', "x.md", id="title"),
        pytest.param("[tekst](<x.md>)", "x.md", id="angle-brackets"),
        pytest.param("[een [^1] noot](x.md)", "x.md", id="brackets-in-the-text"),
        pytest.param("[tekst](https://nl.test/a_(b))", "https://nl.test/a_(b)", id="brackets-in-the-address"),
        pytest.param("[twee\nregels](x.md)", "x.md", id="text-on-two-lines"),
        pytest.param("[`code`](x.md)", "x.md", id="code-as-text"),
        pytest.param("[tekst]()", "", id="no-address"),
        pytest.param("<https://bron.test>", "https://bron.test", id="automatic"),
        pytest.param("<info@bron.test>", "mailto:info@bron.test", id="automatic-mail"),
        pytest.param("[tekst](https://bron.test/'s-gravenhage)", "https://bron.test/'s-gravenhage", id="apostrophe"),
        pytest.param(r"[tekst](https://bron.test/a\_b\(c)", "https://bron.test/a_b(c", id="backslashes"),
    ],
)
def test_links_are_found(text: str, target: str) -> None:
    assert links(f"Tekst.\n\n{text}") == [(3, target)]
    assert faults(text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[tekst](een adres.md)", id="space-in-the-address"),
        pytest.param("[tekst](x.md", id="not-closed"),
        pytest.param("[tekst] (https://bron.test)", id="space-before-the-address"),
        pytest.param("[een [twee](x.md) drie](y.md)", id="link-in-a-link"),
        pytest.param("[![beeld](x.png)](y.md)", id="image-in-a-link"),
        pytest.param('[tekst](x.md "een\ntwee")', id="title-on-two-lines"),
        pytest.param("![een\ntwee](x.png)", id="description-on-two-lines"),
    ],
)
def test_a_link_that_is_not_recognised_is_a_fault(text: str) -> None:
    assert "1 L-007" in faults(text) or "2 L-007" in faults(text)


def test_an_image_keeps_its_words() -> None:
    image = read_body('![Een bus](map/bus.png "Een bus. Foto: wie")', 1).links[0]
    assert (image.is_image, image.text, image.target, image.title) == (
        True,
        "Een bus",
        "map/bus.png",
        "Een bus. Foto: wie",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Een <b>vet</b> woord", [("<b>", 1)], id="tag-with-its-end"),
        pytest.param("a\n<script>alert(1)</script>", [("<script>", 2)], id="script"),
        pytest.param("<img src=x onerror=alert(1)>", [("<img src=x onerror=alert(1)>", 1)], id="event-handler"),
        pytest.param("<a\nhref='x'>", [("<a\nhref='x'>", 1)], id="tag-on-two-lines"),
        pytest.param("</div>", [("</div>", 1)], id="end-tag-alone"),
        pytest.param("<!-- uitleg -->", [("<!--", 1)], id="comment"),
        pytest.param("<?php ?>", [("<?", 1)], id="processing-instruction"),
    ],
)
def test_raw_html_is_found(text: str, expected: list[tuple[str, int]]) -> None:
    assert list(read_body(text, 1).html) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a < b en c > d",
        "`<b>`",
        "```\n<script>\n```",
        "<https://bron.test>",
        "5 <3 jaar",
        "Een <\n\nb>",
    ],
)
def test_what_is_no_html_is_left_alone(text: str) -> None:
    assert read_body(text, 1).html == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("foto`s van de buurt", id="apostrophe"),
        pytest.param("een `code die doorloopt\nop de volgende` regel", id="over-two-lines"),
        pytest.param("``een`", id="of-different-length"),
        pytest.param("```\nnooit dicht", id="fence"),
        pytest.param("```\ndicht met meer\n````", id="fence-closed-by-a-longer-one"),
        pytest.param("~~~ met uitleg\ntekst\n~~~", id="fence-with-a-sentence"),
    ],
)
def test_code_that_is_not_closed_is_a_fault(text: str) -> None:
    assert faults(text)[0] == "1 V-050"


@pytest.mark.parametrize("text", ["`een` en ``t`wee``", "\\` en \\`", "```py\na `b\n```", "```een``` twee"])
def test_code_that_is_closed_is_fine(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Dit hielp:\n- een\n- twee", ["2 V-052"], id="bullets"),
        pytest.param("Dit hielp:\n1. een\n2. twee", ["2 V-052"], id="numbers"),
        pytest.param("Dit hielp:\n\n- een\n- twee", [], id="blank-line"),
        pytest.param("In het jaar\n2021. Toen begon het.", [], id="year-at-the-start-of-a-line"),
        pytest.param("### Dit hielp\n- een", [], id="under-a-heading"),
        pytest.param("- een\n- twee", [], id="list-alone"),
    ],
)
def test_a_list_without_a_blank_line_above_is_a_fault(text: str, expected: list[str]) -> None:
    assert faults(text) == expected


def test_lines_are_those_of_the_file() -> None:
    body = read_body("\n## Aanpak\n\nTekst.\n\n[x](y.md)\n\n\n", 20)
    assert body.headings[0].line == 21
    assert body.links[0].line == 25
    assert body.last_line == 25
    assert body.content_lines == (23, 25)


def test_a_heading_rule_or_marker_says_nothing_of_its_own() -> None:
    body: Body = read_body('## Aanpak\n\n### Eerst\n\n***\n\nTekst.\n{: ingredient="een" }\n', 1)
    assert body.content_lines == (7,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("woord " * 17_000, ["5 F-037"], id="more-than-100000-characters"),
        pytest.param("a\n\n" + "woord\n" * 501, ["7 F-038"], id="more-than-500-lines-without-a-blank-one"),
        pytest.param("a\n\n" + "[ " * 3000, ["7 F-039"], id="brackets-that-never-close"),
        pytest.param("*a* " * 10_500, ["5 F-039"], id="very-many-marks"),
        pytest.param(("woord " * 100 + "\n\n") * 160, [], id="a-long-text"),
        pytest.param("".join(f"| [{n}](x.md) | tekst[^1] |\n" for n in range(80)), [], id="a-table-of-links"),
    ],
)
def test_a_text_has_bounds_that_keep_rendering_fast(text: str, expected: list[str]) -> None:
    assert [f"{each.line} {each.code}" for each in check_text_bounds("x.md", text, 5)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("- een\n    - twee\n", [], id="list-in-a-list"),
        pytest.param("[^a]: Noot.\n\n    [^b]: In een noot.", ["3 D-006"], id="note-in-a-note"),
        pytest.param("[tekst](x[^1].md)", ["1 L-007"], id="reference-in-an-address"),
        pytest.param('[tekst](x.md "Titel[^1]")', ["1 L-007"], id="reference-in-a-title"),
        pytest.param("![beeld[^1]](x.png)", ["1 L-007"], id="reference-in-a-description"),
        pytest.param("![<info@bron.test>](x.png)", ["1 L-007"], id="address-in-a-description"),
        pytest.param("[een\n> twee](x.md)", ["2 V-094", "2 L-007"], id="link-over-the-edge-of-a-quote"),
        pytest.param("| [een | twee](x.md) |\n|-|-|\n| a | b |", ["1 L-007"], id="link-over-the-edge-of-a-cell"),
    ],
)
def test_what_the_renderer_would_read_otherwise_is_a_fault_and_nothing_else_is(text: str, expected: list[str]) -> None:
    assert faults(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("- een\n\n        [x](y.md) en `open", id="list"),
        pytest.param(">     [x](y.md) en `open", id="quote"),
        pytest.param("1. een\n    - twee\n\n            [x](y.md) en `open", id="list-in-a-list"),
    ],
)
def test_code_in_a_list_or_quote_is_code(text: str) -> None:
    assert links(text) == []
    assert faults(text) == []


def test_what_is_indented_below_a_note_is_text_of_the_note() -> None:
    assert links("[^a]: Noot.\n\n    Meer op [x](y.md).") == [(3, "y.md")]


def test_a_reference_in_a_note_is_found_and_a_note_in_a_quote_is_a_note() -> None:
    body = read_body("Tekst.[^1]\n\n[^1]: Zie ook [^2].\n\n> [^2]: In een citaat.", 1)
    assert [(each.id, each.line) for each in body.references] == [("1", 1), ("2", 3)]
    assert [(each.id, each.line) for each in body.definitions] == [("^1", 3), ("^2", 5)]


def test_the_title_of_an_image_has_no_backslashes() -> None:
    assert read_body(r'![Een bus](bus.png "Foto: A \* B")', 1).links[0].title == "Foto: A * B"


@pytest.mark.parametrize(("lines", "expected"), [(500, []), (501, ["7 F-038"])])
def test_a_block_may_have_five_hundred_lines(lines: int, expected: list[str]) -> None:
    text = "Kort.\n\n" + "regel\n" * lines + "\nNa.\n"
    assert [f"{each.line} {each.code}" for each in check_text_bounds("x.md", text, 5)] == expected


def test_what_comes_after_a_fault_is_read_as_well() -> None:
    assert links("[een](x[^1].md) [twee](y.md) <https://a.nl/> <https://b.nl/>") == [
        (1, "y.md"),
        (1, "https://a.nl/"),
        (1, "https://b.nl/"),
    ]
    assert [html for html, _ in read_body("<https://a.nl/> <b>vet</b> <i>schuin</i>", 1).html] == ["<b>", "<i>"]


def test_a_marker_says_what_is_wrong_with_it() -> None:
    swapped = '{: setback="geld" ingredient="vertrouwen" }'
    assert markers(f"Tekst.\n{swapped}") == ["2 V-063"]
    assert markers("Tekst.\n{: ingredient=vertrouwen }") == ["2 V-040"]


def test_everything_is_found_at_its_line_in_a_file_with_a_front_matter() -> None:
    """The text begins on line 10; every thing stands on a line of its own, the first on line 13."""
    body = read_body("Een.\n\n\n[^1]\n[a](b.md)\n[c]: d\n[^2]: noot\n<b>\n`open\ntekst\n- lijst\n\n# Kop\n", 10)
    assert [(each.id, each.line) for each in body.references] == [("1", 13)]
    assert [each.line for each in body.links] == [14]
    assert {each.id: each.line for each in body.definitions} == {"c": 15, "^2": 16}
    assert [line for _, line in body.html] == [17]
    assert {each.broken.code: each.line for each in body.faults} == {"V-094": 17, "V-050": 18, "V-052": 20}
    assert [each.line for each in body.headings] == [22]


def test_the_last_line_and_the_lines_with_content_are_those_of_the_file() -> None:
    body = read_body("Een.\n\ntwee\n# Kop\n\ndrie\n\n", 10)
    assert body.last_line == 15
    assert body.content_lines == (10, 12, 15)
