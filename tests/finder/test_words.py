"""The words by which pages are found: synonyms, compounds, names, the vocabulary."""

import pytest

from hoedan.finder.words import (
    Compounds,
    Synonyms,
    has_phrase,
    known_words,
    load_synonyms,
    names_of_place,
    singulars,
    words_of,
)
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


@pytest.mark.parametrize(
    ("phrase", "text", "there"),
    [
        pytest.param(("wijk",), "aan de wijkteams", True, id="begin-of-a-word"),
        pytest.param(("zee",), "aan de wijkteams", False, id="after-the-last"),
        pytest.param(("ouder",), "aan de wijkteams", False, id="between"),
        pytest.param(("aan",), "aan de wijkteams", True, id="first"),
        pytest.param(("de", "wijk"), "aan de wijkteams", True, id="two"),
        pytest.param(("aan", "wijk"), "aan de wijkteams", False, id="two-not-in-a-row"),
        pytest.param(("aan",), "", False, id="no-text"),
    ],
)
def test_a_phrase_is_in_a_text_when_its_words_are_in_a_row(phrase: tuple[str, ...], text: str, *, there: bool) -> None:
    assert has_phrase(phrase, sorted(words_of(text)), f" {text}") is there


@pytest.mark.parametrize(
    ("word", "part"),
    [
        pytest.param("jeugdwerker", "werker", id="two-words"),
        pytest.param("beleidsteams", "teams", id="with-an-s"),
        pytest.param("huurdershulpen", None, id="end-is-no-word"),
        pytest.param("xxxxxteams", None, id="begin-is-no-word"),
        pytest.param("jeugdteams", "teams", id="shortest-end"),
        pytest.param("jeugdteam", None, id="end-too-short"),
        pytest.param("huisteams", "teams", id="shortest-begin"),
        pytest.param("zijteams", None, id="begin-too-short"),
        pytest.param("jeugdzorgteams", "zorgteams", id="longest-end"),
    ],
)
def test_a_compound_is_split_before_its_longest_known_end(word: str, part: str | None) -> None:
    known = {"jeugd", "jeugdzorg", "zorgteams", "werker", "beleid", "teams", "team", "huurder", "huis", "zij"}
    assert Compounds(known).last_part(word) == part


def test_a_word_that_ends_in_a_known_word_alone_is_no_compound() -> None:
    assert Compounds({"teams"}).last_parts(["teams", "losteams", "teams"]) == []


@pytest.mark.parametrize(
    ("word", "vocabulary", "found"),
    [
        pytest.param("huizen", {"huis", "huif"}, ["huis"], id="long-vowel"),
        pytest.param("glazen", {"glas", "glaas"}, ["glaas", "glas"], id="one-vowel-or-two"),
        pytest.param("wolven", {"wolf"}, [], id="no-vowel-before"),
        pytest.param("duiven", {"duif", "duis"}, ["duif"], id="v"),
        pytest.param("brave", {"braaf"}, ["braaf"], id="without-n"),
        pytest.param("huizen", set(), [], id="unknown"),
    ],
)
def test_a_word_with_z_or_v_has_the_singulars_that_are_known(word: str, vocabulary: set[str], found: list[str]) -> None:
    assert singulars([word], vocabulary) == found


def test_only_frisian_municipalities_are_in_friesland() -> None:
    frisian = {each.name for each in load_gazetteer().municipalities if "Friesland" in names_of_place(each)}
    assert frisian == {each.name for each in load_gazetteer().provinces["Fryslân"]}


def test_of_more_words_than_are_kept_the_most_frequent_are_and_of_a_tie_the_first() -> None:
    counts = {f"woord{number:05}": 1 for number in reversed(range(6000))} | {"zeldzaam": 2, "kort": 9, "12345": 9}
    assert known_words(counts, ["zeeland"]) == [*(f"woord{number:05}" for number in range(4999)), "zeeland", "zeldzaam"]


def test_a_word_of_five_letters_is_known_and_one_of_four_is_not() -> None:
    assert known_words({"geven": 1, "geef": 1, "kinderen": 1}, ["Breda", "Goes", "Middelburg"]) == [
        "breda", "geven", "kinderen", "middelburg"
    ]  # fmt: skip
