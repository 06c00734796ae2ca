"""Terms in a text: the first use of each is explained, and nothing else is touched."""

import pytest

from hoedan.model.fields import Term
from hoedan.text.terms import TermFinder, either_of

TERMS = [
    Term.model_validate(
        {
            "term": "wijkteam",
            "explanation": "Een team.",
            "synonyms": ["sociaal wijkteam", "wijkteams", "wijkteam in de buurt"],
        }
    ),
    Term.model_validate({"term": "GALA", "explanation": "Een akkoord."}),
    Term.model_validate({"term": "op", "explanation": "Twee letters."}),
    Term.model_validate({"term": "sociaal domein", "explanation": "Alles."}),
    Term.model_validate({"term": "R&D", "explanation": "Onderzoek."}),
]


def mark(text: str) -> str:
    return TermFinder(TERMS).mark(text, lambda term, word: f"[{term.term}:{word}]")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("<p>Een wijkteam.</p>", "<p>Een [wijkteam:wijkteam].</p>", id="in-a-sentence"),
        pytest.param("<p>Wijkteams komen.</p>", "<p>[wijkteam:Wijkteams] komen.</p>", id="begins-a-sentence"),
        pytest.param("<p>Het sociaal wijkteam.</p>", "<p>Het [wijkteam:sociaal wijkteam].</p>", id="the-longest"),
        pytest.param(
            "<p>Wijkteam in de buurt.</p>", "<p>[wijkteam:Wijkteam in de buurt].</p>", id="longest-of-two-alike"
        ),
        pytest.param("<p>wijkteam wijkteams</p>", "<p>[wijkteam:wijkteam] wijkteams</p>", id="once"),
        pytest.param("<p>Het gala.</p>", "<p>Het gala.</p>", id="another-case-is-another-word"),
        pytest.param("<p>wijkteamleider, team-wijkteam</p>", "<p>wijkteamleider, team-wijkteam</p>", id="whole-words"),
        pytest.param("<h2>GALA</h2><p>GALA</p>", "<h2>GALA</h2><p>[GALA:GALA]</p>", id="not-in-a-heading"),
        pytest.param('<a href="GALA">GALA</a>', '<a href="GALA">GALA</a>', id="not-in-a-link"),
        pytest.param('<a href="x"><em>GALA</em></a> GALA', '<a href="x"><em>GALA</em></a> [GALA:GALA]', id="deep"),
        pytest.param("<p>WIJKTEAM</p>", "<p>[wijkteam:WIJKTEAM]</p>", id="all-in-capitals"),
        pytest.param("<p>OP is op.</p>", "<p>OP is [op:op].</p>", id="two-letters-in-capitals-are-another-word"),
        pytest.param("<p>sociaal\ndomein</p>", "<p>[sociaal domein:sociaal\ndomein]</p>", id="over-two-lines"),
        pytest.param("sociaal&nbsp;domein", "[sociaal domein:sociaal&nbsp;domein]", id="a-space-that-does-not-break"),
        pytest.param("<p>R&amp;D</p>", "<p>[R&D:R&amp;D]</p>", id="escaped"),
    ],
)
def test_the_first_use_in_running_text_is_explained(text: str, expected: str) -> None:
    assert mark(text) == expected


def test_a_term_as_it_is_written_goes_before_one_in_capitals() -> None:
    party = Term.model_validate({"term": "gala", "explanation": "Een feest."})
    for terms in ([*TERMS, party], [party, *TERMS]):
        assert [each.term for each in TermFinder(terms).used_in("<p>GALA, gala</p>")] == ["GALA", "gala"]


def test_the_terms_of_a_text_come_in_order_of_use() -> None:
    found = TermFinder(TERMS).used_in("<p>GALA en het wijkteam en GALA.</p>")
    assert [term.term for term in found] == ["GALA", "wijkteam"]


def test_without_terms_a_text_stays_as_it_is() -> None:
    assert TermFinder([]).mark("<p>GALA</p>", lambda _, word: f"[{word}]") == "<p>GALA</p>"
    assert TermFinder([]).used_in("<p>GALA</p>") == []


def test_words_that_may_fit_stand_by_their_first_letter_and_in_their_order() -> None:
    assert either_of(["plan van aanpak", r"\(pva\)", "wijk", "plan"]) == r"p(?:lan van aanpak|lan)|\((?:pva\))|w(?:ijk)"
    assert either_of([]) == ""
