"""The words by which pages are found: synonyms, compounds, names, the vocabulary."""

import pytest

from hoedan.finder.words import Compounds, Synonyms, known_words, load_synonyms, names_of_place, singulars, words_of
from hoedan.places.gazetteer import load_gazetteer

GROUPS = (("wijkteam", "sociaal team", "gebiedsteam"), ("schotten", "integraal werken"))


def test_words_are_small_and_without_accents() -> None:
    assert words_of("Coöperatie in Súdwest-Fryslân, 's-Gravenhage") == [
        "cooperatie",
        "in",
        "sudwest",
        "fryslan",
        "s",
        "gravenhage",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Het wijkteam belt", ["sociaal team", "gebiedsteam"], id="word"),
        pytest.param("Sociale teams bellen", [], id="other-form-of-two-words"),
        pytest.param("Een sociaal team belt", ["wijkteam", "gebiedsteam"], id="two-words"),
        pytest.param("Twee wijkteams bellen", ["sociaal team", "gebiedsteam"], id="plural"),
        pytest.param("Een stadswijkteam", [], id="end-of-a-compound"),
    ],
)
def test_a_text_with_one_word_of_a_group_gets_the_others(text: str, expected: list[str]) -> None:
    assert Synonyms(GROUPS).missing_from(words_of(text)) == expected


def test_compounds_give_their_last_part() -> None:
    compounds = Compounds({"ouder", "ouderen", "huisvesting", "jeugd", "hulpverlener"})
    assert compounds.last_parts(["ouderenhuisvesting", "jeugdhulpverlener"]) == ["huisvesting", "hulpverlener"]


def test_verbs_with_a_prefix_are_no_compounds() -> None:
    assert Compounds({"voor", "komen", "onder", "zocht"}).last_parts(["voorkomen", "onderzocht"]) == []


def test_words_with_z_and_v_are_found_by_their_singular() -> None:
    assert singulars(["daklozen", "brieven", "lezen"], {"dakloos", "brief"}) == ["brief", "dakloos"]


def test_a_municipality_is_found_by_its_former_names_and_aliases() -> None:
    places = load_gazetteer().by_slug
    assert "Menaldumadeel" in names_of_place(places["waadhoeke"])
    assert "Den Haag" in names_of_place(places["s-gravenhage"])
    assert "Friesland" in names_of_place(places["waadhoeke"])


def test_the_vocabulary_keeps_names_and_the_most_frequent_words() -> None:
    assert known_words({"schulden": 9, "geld": 9, "2021": 9}, ["Den Haag", "Zwolle"]) == ["schulden", "zwolle"]


def test_every_word_of_the_synonyms_is_in_one_group_only() -> None:
    words = [word for group in load_synonyms() for word in group]
    assert sorted(words) == sorted(set(words))
    assert all(len(group) > 1 for group in load_synonyms())
