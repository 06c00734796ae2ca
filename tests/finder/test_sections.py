"""The text of a page in sections and paragraphs."""

from hoedan.finder.sections import Section, sections_of
from hoedan.text.passages import NUMBER_END, PASSAGE_END, PASSAGE_START, REFERENCE_MARK, Passage


def passage(number: int, html: str) -> str:
    return f"{PASSAGE_START}{number}{NUMBER_END}{html}{PASSAGE_END}{number}{NUMBER_END}"


def test_a_text_is_cut_at_its_headings_and_blocks() -> None:
    assert sections_of(
        '<p>Voor&nbsp;af</p>\n<h2 id="een">Een &amp; twee</h2><p>A <em>b</em>c.</p><ul><li>d</li></ul>'
    ) == (
        Section("", "", ("Voor af",), ("",)),
        Section("een", "Een & twee", ("A bc.", "d"), ("", "")),
    )


def test_a_passage_has_its_anchor_and_the_others_have_none() -> None:
    passages = [Passage("eerste", (), (), ""), Passage("tweede", (), (), "")]
    marked = f"<p>los</p>{passage(0, '<p>een</p>')}<ul><li>{passage(1, 'twee')}</li><li>drie</li></ul>"
    assert sections_of(marked, passages)[0].anchors == ("", "eerste", "tweede", "")


def test_marks_of_sources_are_left_out_and_an_empty_text_has_no_sections() -> None:
    assert sections_of(f"<p>Zin.{REFERENCE_MARK[0]}1{REFERENCE_MARK[1]}</p>")[0].texts == ("Zin.",)
    assert sections_of("") == ()


def test_a_paragraph_knows_the_numbers_of_its_sources() -> None:
    three, two, gone = (f" {REFERENCE_MARK[0]}{each}{REFERENCE_MARK[1]}" for each in (3, 2, 9))
    marked = f"<p>Een.{three} Twee.{two} Drie.{three}{gone}</p><p>Vier.</p>"
    (found,) = sections_of(marked, number_of={2: 1, 3: 2})
    assert found.texts == ("Een. Twee. Drie.", "Vier.")
    assert found.sources == ((2, 1), ())
