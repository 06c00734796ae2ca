"""The text coach: what it remarks on, what it leaves alone, and how much it says."""

import time

import pytest

from hoedan.check.coach import LONGEST_SENTENCE, MOST_REMARKS, coach_story
from hoedan.check.plain_words import PlainWords
from hoedan.model.problems import Level
from hoedan.model.rules import RULES
from made.entry import FIRST_LINE, make_story
from made.vocabulary import VOCABULARY

WORDS = PlainWords(VOCABULARY)
LONG = "Zij " + "liep en " * LONGEST_SENTENCE + "rustte."


def codes(text: str, front: str = "title: Een verhaal") -> list[str]:
    return [found.code for found in coach_story(make_story(text, front), WORDS)]


def test_all_remarks_are_advice() -> None:
    assert {rule.level for code, rule in RULES.items() if code.startswith("T-")} == {Level.ADVICE}


def test_long_sentences_on_average_are_advised_on_once() -> None:
    text = "\n\n".join(["Zij liep langs de weg naar het dorp om daar te zien of er nog wat brood was."] * 6)
    (found,) = coach_story(make_story(text), WORDS)
    assert (found.code, found.line) == ("T-001", FIRST_LINE)
    assert "18,0 woorden" in found.message


def test_a_long_sentence_is_advised_on_at_its_own_line() -> None:
    (found,) = coach_story(make_story(f"Kort.\n\nOok kort.\n{LONG}"), WORDS)
    assert (found.code, found.line) == ("T-002", FIRST_LINE + 3)
    assert f"{2 * LONGEST_SENTENCE + 2} woorden" in found.message


def test_hard_words_lower_the_score() -> None:
    text = "Verantwoordelijkheden bemoeilijken besluitvormingstrajecten. " * 6
    assert codes(text) == ["T-003"]


def test_an_easy_text_is_left_alone() -> None:
    assert codes("De kat zit op de mat. " * 6) == []


def test_a_few_sentences_are_no_average() -> None:
    assert codes("Verantwoordelijkheden bemoeilijken besluitvormingstrajecten. " * 2) == []


def test_a_hard_paragraph_is_named_when_the_rest_is_easy() -> None:
    hard = "Verantwoordelijkheden bemoeilijken besluitvormingstrajecten. " * 3
    assert codes(f"{hard}\n\n" + "De kat zit op de mat. " * 20) == ["T-008"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("De jeugdgezondheidszorginstelling kwam. De jeugdgezondheidszorginstelling ging.", 1, id="once"),
        pytest.param("Het wijkteamoverleg-jeugdzorgverbeterplan kwam.", 0, id="parts-between-hyphens"),
        pytest.param("Een samenwerkingsverband kwam.", 0, id="usual"),
    ],
)
def test_a_compound_of_many_parts_is_named_once(text: str, found: int) -> None:
    assert codes(text) == ["T-007"] * found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Er werd gebeld. De brief is door hem geschreven.", [], id="one-passive"),
        pytest.param("Er werd gebeld. De brief wordt verstuurd.", ["T-004"], id="all-of-two"),
        pytest.param("Er werd gebeld. Men wacht. De brief wordt verstuurd.", [], id="two-of-three"),
        pytest.param("Er werd gebeld. Het is goed. Er wordt gewacht. Er werd betaald.", ["T-004"], id="three"),
        pytest.param("Het werd een gemeente. Het wordt een gezin. Dat werd beleid.", [], id="nouns"),
        pytest.param("Het werd laat, omdat wij hadden gewacht. Het werd koud toen wij liepen.", [], id="other-clause"),
    ],
)
def test_a_paragraph_of_passives_is_advised_on(text: str, found: list[str]) -> None:
    assert codes(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Zij implementeerde het plan.", ["T-005"], id="word"),
        pytest.param("Dit is in het kader van het plan.", ["T-005"], id="phrase"),
        pytest.param("Er kwam een quick scan.", ["T-005"], id="english"),
        pytest.param("Reeds in mei kwam het.", ["T-005"], id="first-word"),
        pytest.param("Zij implementeerde het. Het is geïmplementeerd.", ["T-005"], id="once-for-all-forms"),
        pytest.param("Er was verkokering: ieder werkte voor zich.", [], id="colon"),
        pytest.param("Er was triage (kiezen wie eerst gaat).", [], id="brackets"),
        pytest.param("Met triage, dus kiezen wie eerst gaat, begon het.", [], id="apposition"),
        pytest.param("Dat heet triage.", [], id="naming"),
        pytest.param("Zij noemde het ‘integraal werken’ in haar brief.", [], id="quoted"),
        pytest.param("Dat doet het team Integraal in Zwolle.", [], id="name"),
        pytest.param("Zij leenden de sleutels uit.", [], id="not-in-the-list"),
    ],
)
def test_jargon_is_advised_on_unless_it_is_explained(text: str, found: list[str]) -> None:
    assert codes(text) == found


def test_jargon_comes_with_a_plain_alternative() -> None:
    (found,) = coach_story(make_story("Er is draagvlak."), WORDS)
    assert found.message == "'draagvlak' is vaktaal. Misschien past dit beter: steun."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("De OGGZ hielp. Ook later hielp de OGGZ.", ["T-006"], id="unexplained-once"),
        pytest.param("Het pgb hielp.", ["T-006"], id="small-letters"),
        pytest.param("Een persoonsgebonden budget (pgb) hielp.", [], id="brackets"),
        pytest.param("Het pgb hielp. Dat is een persoonsgebonden budget.", [], id="written-out-elsewhere"),
        pytest.param("De KWIZ (een kring van wijken) hielp.", [], id="explained-after"),
        pytest.param("De KWIZ, de kring van wijken, hielp.", [], id="apposition"),
        pytest.param("De KWIZ, Kring van Wijken in Zwolle, hielp.", [], id="same-initial"),
        pytest.param("De GGD en de VNG hielpen.", [], id="known"),
        pytest.param("De KWIZ hielp.", ["T-006"], id="not-in-any-list"),
        pytest.param("De krant NH Nieuws schreef het.", [], id="name-with-capital"),
        pytest.param("Deel II kwam uit.", [], id="roman"),
        pytest.param("Het plan “KWIZ in de wijk” hielp.", [], id="quoted"),
        pytest.param("De KWIZ-groep hielp.", [], id="compound"),
        pytest.param("Op 8011 AB 12 en NL91 ABNA 0417.", [], id="between-numbers"),
    ],
)
def test_an_abbreviation_is_advised_on_unless_it_is_explained(text: str, found: list[str]) -> None:
    assert codes(text) == found


@pytest.mark.parametrize("short", ["P+R", "(a+)+b", "x(", "[Aa", "a.b"])
def test_the_signs_in_an_abbreviation_are_signs(short: str) -> None:
    own = PlainWords(VOCABULARY.model_copy(update={"abbreviations": {f"{short}z": "iets"}, "jargon": {}}))
    text = f"De {short}z hielp {'a' * 24}! De {short}z (een ding) hielp."
    assert "T-006" not in [found.code for found in coach_story(make_story(text), own)]


def test_the_name_of_a_partner_needs_no_explaining() -> None:
    assert codes("KWIZ hielp.", "partners:\n  - {name: KWIZ, type: overig}") == []


def test_of_each_paragraph_the_three_most_useful_remarks_remain() -> None:
    text = f"De KWIZ, OGGZ en POB zagen draagvlak, synergie en problematiek. {LONG}"
    assert sorted(codes(text)) == ["T-002", "T-005", "T-006"]
    assert len(codes(f"{text}\n\nTevens kwam er een convenant, conform de roadmap, teneinde te helpen.")) == (
        2 * MOST_REMARKS
    )


@pytest.mark.parametrize("unit", ["A. ", "„x ", "“x ", "x: ", "[x](", "GGZ, ", "wordt ge", "_a ", "a.A "])
def test_hostile_text_is_read_in_time_that_grows_with_its_length(unit: str) -> None:
    entry = make_story("\n\n".join([(unit * 10_000)[:9_990]] * 10))
    start = time.process_time()
    coach_story(entry, WORDS)
    assert time.process_time() - start < 5
