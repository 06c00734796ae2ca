"""Slips in `library.yml`: each is said at its line, and nothing stops the program."""

from pathlib import Path

import pytest

from hoedan.check.vocabulary import load_vocabulary
from hoedan.model.vocabulary import FILE
from made.vocabulary import LIBRARY_FILE

WORDS = LIBRARY_FILE.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("\nfamilies:\n", "\nfamlies:\n", "F-020 ... Bedoel je 'families'?", id="misspelt-key"),
        pytest.param("\njargon:\n", "\njargon: tekst\nx:\n", "F-029", id="text-for-pairs"),
        pytest.param("[school, onderwijs]", "[school]", "F-025", id="synonym-of-nothing"),
        pytest.param("[school, onderwijs]", "school", "F-023", id="group-without-brackets"),
        pytest.param("[school, onderwijs]", "[school, burgers]", "S-014 ... 'burgers'", id="word-in-two-groups"),
        pytest.param("aangaande, betreffende:", "aangaande, conform:", "S-014 ... 'conform'", id="two-plain-words"),
        pytest.param("aangaande, betreffende:", '"aangaande, ":', "F-031", id="form-of-nothing"),
        pytest.param("  APV:", '  "":', "F-048", id="key-of-nothing"),
        pytest.param("  APV:", "  ? [a, b]\n  :", "F-048", id="key-that-is-a-list"),
        pytest.param("  APV:", "  ggd:", "S-014 ... 'ggd'", id="known-and-explained"),
        pytest.param("title: Aanpak", "title: Aanleiding", "S-014 ... 'Aanleiding'", id="two-headings-of-one-name"),
        pytest.param(
            "title: Aanpak", 'title: "Stap 1 #"', "S-027 ... 'Stap 1 #' in `story_headings`", id="end-of-heading"
        ),
        pytest.param("title: Aanpak", "title: Wat  werkt", "S-027", id="heading-with-two-spaces"),
        pytest.param("title: Aanpak", "title: Vragen &amp; meer", "S-027", id="heading-with-a-sign-in-code"),
        pytest.param(
            '"Wat is het?"', '"Wat is het? {: .x}"', "S-027 ... `ingredient_headings`", id="heading-with-a-mark"
        ),
        pytest.param("slug: raadslid", "slug: inwoner", "S-014 ... 'inwoner'", id="two-roles-of-one-name"),
        pytest.param(
            "partner: bewonersinitiatief", "partner: bewoners", "S-015 ... 'bewoners'", id="partner-of-a-role"
        ),
        pytest.param(
            "other_type: overig", "other_type: over", "S-015 ... 'over' ... 'overig'?", id="kind-that-is-not-there"
        ),
        pytest.param("data_themes: [SOCI", "data_themes: [SOC", "S-012 ... 'SOC'", id="theme-of-portals"),
        pytest.param("weight: 3, quality: voorwaarden", "weight: zwaar, quality: cijfers", "F-042", id="weight"),
        pytest.param("{slug: meer-stemmen, ", "{slug: stemmen, ", "S-016 ... `meer-stemmen`", id="evidence"),
        pytest.param("{slug: kinderen,", "{slug: Kinderen!,", "F-036", id="no-slug"),
        pytest.param("slug: taakveld-6-3", "slug: jeugdwet", "S-014 ... 'jeugdwet'", id="framework-twice"),
        pytest.param(
            "{slug: jeugdwet, group: Wetgeving,",
            '{slug: jeugdwet, group: Taakvelden (Iv3), code: "6.3",',
            "S-014 ... 'Taakvelden (Iv3) 6.3'",
            id="two-of-one-code",
        ),
        pytest.param("https://wetten", "wetten", "F-033", id="law-without-an-address"),
        pytest.param("motto: Geen recept, wel ingrediënten", "motto:", "F-031", id="empty"),
    ],
)
def test_a_slip_is_said_at_its_line(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert old in WORDS
    (tmp_path / FILE).write_text(WORDS.replace(old, new, 1), encoding="utf-8")
    vocabulary, problems = load_vocabulary(tmp_path)
    assert vocabulary is None
    assert any(all(part in str(each) for part in expected.split(" ... ")) for each in problems), problems
    assert {each.path for each in problems} == {FILE}


def test_all_slips_are_said_at_once(tmp_path: Path) -> None:
    text = WORDS.replace("colour: moss", "colour: mos").replace("phase: afgerond}", "phase: af}")
    (tmp_path / FILE).write_text(
        text.replace("independent_kind: onderzoek", "independent_kind: iets"), encoding="utf-8"
    )
    _, problems = load_vocabulary(tmp_path)
    assert sorted(each.code for each in problems) == ["S-012", "S-015", "S-018"]


def test_what_is_of_a_person_is_said_and_the_words_are_read(tmp_path: Path) -> None:
    text = WORDS.replace("motto: ", "motto: Bel 06 12345678 ").replace(
        "Jullie doen het nu", "Mail jan.jansen@gmail.com"
    )
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    vocabulary, problems = load_vocabulary(tmp_path)
    assert vocabulary is not None
    assert [each.code for each in problems] == ["P-004", "P-003"]
