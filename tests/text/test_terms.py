"""Terms in a text: the first use of each is explained, and nothing else is touched."""

import pytest

from hoedan.model.fields import Term
from hoedan.text.terms import TermFinder

TERMS = [
    Term.model_validate(
        {"term": "wijkteam", "explanation": "Een team.", "synonyms": ["sociaal wijkteam", "wijkteams"]}
    ),
    Term.model_validate({"term": "GALA", "explanation": "Een akkoord."}),
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
        pytest.param("<p>wijkteam wijkteams</p>", "<p>[wijkteam:wijkteam] wijkteams</p>", id="once"),
        pytest.param("<p>Het gala.</p>", "<p>Het gala.</p>", id="another-case-is-another-word"),
        pytest.param("<p>wijkteamleider, team-wijkteam</p>", "<p>wijkteamleider, team-wijkteam</p>", id="whole-words"),
        pytest.param("<h2>GALA</h2><p>GALA</p>", "<h2>GALA</h2><p>[GALA:GALA]</p>", id="not-in-a-heading"),
        pytest.param('<a href="GALA">GALA</a>', '<a href="GALA">GALA</a>', id="not-in-a-link"),
        pytest.param('<a href="x"><em>GALA</em></a> GALA', '<a href="x"><em>GALA</em></a> [GALA:GALA]', id="deep"),
        pytest.param("<p>R&amp;D</p>", "<p>[R&D:R&amp;D]</p>", id="escaped"),
    ],
)
def test_the_first_use_in_running_text_is_explained(text: str, expected: str) -> None:
    assert mark(text) == expected


def test_the_terms_of_a_text_come_in_order_of_use() -> None:
    found = TermFinder(TERMS).used_in("<p>GALA en het wijkteam en GALA.</p>")
    assert [term.term for term in found] == ["GALA", "wijkteam"]


def test_without_terms_a_text_stays_as_it_is() -> None:
    assert TermFinder([]).mark("<p>GALA</p>", lambda _, word: f"[{word}]") == "<p>GALA</p>"
    assert TermFinder([]).used_in("<p>GALA</p>") == []
