"""Prose: what is running text, where a sentence ends, how hard it reads."""

import pytest

from hoedan.text.body import read_body
from hoedan.text.prose import Readability, count_syllables, read_prose, readability_of


def sentences_of(text: str) -> list[str]:
    return [sentence.text for paragraph in read_prose(read_body(text, 1)) for sentence in paragraph.sentences]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        pytest.param("Het lukte. Niet altijd! Waarom?", ["Het lukte.", "Niet altijd!", "Waarom?"], id="end-marks"),
        pytest.param("Zij kwam bijv. Zwolle helpen.", ["Zij kwam bijv. Zwolle helpen."], id="shortened-word"),
        pytest.param("Dat zei J. de Vries o.a. Gisteren.", ["Dat zei J. de Vries o.a. Gisteren."], id="initials"),
        pytest.param("Er waren 2.500 mensen. Veel!", ["Er waren 2.500 mensen.", "Veel!"], id="number"),
        pytest.param("‘Dit werkt.’ Dat zei hij.", ["‘Dit werkt.’", "Dat zei hij."], id="quotation"),
        pytest.param("Het lukte.[^1][^2] Dat hielp.", ["Het lukte.", "Dat hielp."], id="references"),
        pytest.param("Lees [het verhaal](x.md) na.", ["Lees het verhaal na."], id="link"),
        pytest.param("Dit is **heel** _erg_ mooi.", ["Dit is heel erg mooi."], id="emphasis"),
        pytest.param("- een\n- twee\n  en meer", ["een", "twee en meer"], id="list"),
        pytest.param("> Een citaat.\n> Van twee regels.", ["Een citaat.", "Van twee regels."], id="quote"),
        pytest.param("- een\n\n    twee", ["een", "twee"], id="paragraphs-of-an-item"),
        pytest.param(
            "In het jaar\n2021. Toen begon het.", ["In het jaar 2021.", "Toen begon het."], id="year-on-a-line"
        ),
        pytest.param("Een.[^a]\n\n[^a]: De noot.", ["Een.", "De noot."], id="note"),
        pytest.param("Kop\n===\nTekst.", ["Tekst."], id="underlined-heading"),
        pytest.param("a | b\n-|-\nc | d\n\nTekst.", ["Tekst."], id="table-without-borders"),
        pytest.param("Een zin\nover regels. Nog een.", ["Een zin over regels.", "Nog een."], id="wrapped"),
    ],
)
def test_text_falls_apart_in_sentences(text: str, sentences: list[str]) -> None:
    assert sentences_of(text) == sentences


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("## Aanpak", id="heading"),
        pytest.param("| a | b |\n|---|---|\n| c | d |", id="table"),
        pytest.param('{: ingredient="lange-adem" }', id="marker"),
        pytest.param('![Een plein](x/y.jpg "Foto: A")', id="image"),
        pytest.param("```\nGeen zin.\n```", id="code"),
        pytest.param("    Geen zin.", id="indented-code"),
        pytest.param("***", id="rule"),
        pytest.param("2021", id="no-words"),
    ],
)
def test_furniture_is_not_prose(text: str) -> None:
    assert sentences_of(text) == []


def test_a_sentence_knows_the_line_on_which_it_starts() -> None:
    paragraphs = read_prose(read_body("## Aanpak\n\nEen zin\nen nog wat. Twee\nzinnen.\n\n- Drie", 20))
    assert [(s.text, s.line) for p in paragraphs for s in p.sentences] == [
        ("Een zin en nog wat.", 22),
        ("Twee zinnen.", 23),
        ("Drie", 26),
    ]


def test_of_some_lines_only_the_paragraphs_that_begin_there_are_read() -> None:
    body = read_body("Een.\n\n## Aanpak\n\nTwee\nmet meer.\n\n- Drie\n\n## Daarna\n\nVier", 20)
    read = [paragraph.text for paragraph in read_prose(body, 23, 29)]
    assert read == ["Twee met meer.", "Drie"]
    assert [paragraph.text for paragraph in read_prose(body) if 23 <= paragraph.line < 29] == read


@pytest.mark.parametrize(
    ("word", "count"),
    [
        *[("over", 2), ("idee", 2), ("ideeën", 3), ("gemeente", 3), ("nieuw", 1), ("samenwerking", 4), ("één", 1)],
        *[("bijstand", 2), ("onafhankelijk", 5), ("mooie", 2), ("vrouw", 1), ("Wmo", 1), ("coöperatie", 5)],
    ],
)
def test_syllables_are_groups_of_vowels(word: str, count: int) -> None:
    assert count_syllables(word) == count


def test_flesch_douma_is_the_published_formula() -> None:
    assert Readability(words=100, sentences=10, syllables=150, spelled=100).flesch_douma == pytest.approx(82.04)


def test_a_number_counts_as_a_word_but_has_no_syllables() -> None:
    reads = readability_of(read_prose(read_body("In 2021 kwam er hulp.", 1)))
    assert (reads.words, reads.spelled, reads.syllables) == (5, 4, 4)


def test_a_text_without_words_reads_easily() -> None:
    assert readability_of([]).flesch_douma == 100
