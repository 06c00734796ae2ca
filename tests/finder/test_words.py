"""The words by which pages are found: keys with marks, compounds, synonyms, phrases, names, the vocabulary."""

import pytest

from hoedan.finder.forms import load_forms
from hoedan.finder.words import (
    Compounds,
    Tokens,
    known_words,
    names_of_place,
    token,
    words_of,
)
from made.places import own_places

GROUPS = (("wijkteam", "sociaal team", "gebiedsteam"), ("WW", "werkloosheidswet"))
KNOWN = ("jeugd", "zorg", "teams", "huisvesting", "ouderen", "beleid", "plan", "werk")


@pytest.fixture(scope="module")
def tokens() -> Tokens:
    return Tokens(load_forms(), GROUPS, ["stip op de horizon"], KNOWN)


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
    ("text", "words"),
    [
        pytest.param("1.000 gezinnen", ["1000", "gezinnen"], id="thousands"),
        pytest.param("1.250.000 euro", ["1250000", "euro"], id="millions"),
        pytest.param("12,5 %", ["12k5"], id="decimals"),
        pytest.param("1.250,50", ["1250k50"], id="both"),
        pytest.param("versie 2.0, en 3.", ["versie", "2p0", "en", "3"], id="no-thousands"),
        pytest.param("65+ en 18-jarigen", ["65", "en", "18", "jarigen"], id="age"),
        pytest.param("foto's, pgb’s", ["foto", "pgb"], id="plural-with-apostrophe"),
        pytest.param("CZ en de WW", ["cz", "en", "de", "ww"], id="short"),
    ],
)
def test_numbers_and_short_words_are_words_as_the_dutch_write_them(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("wijkteams", ["9-wijkteamþ-teamø-wijkø-gebiedsteamð-sociaalteamð"], id="plural"),
        pytest.param("sociale teams", ["9-sociaalþ-sociaalteamþ-gebiedsteamð-wijkteamð", "teamþ"], id="phrase"),
        pytest.param("sociaal en team", ["sociaalþ", ".", "teamþ"], id="words-apart"),
        pytest.param("een stip op de horizon", [".", "9-stipþ-stipopdehorizonþ", ".", ".", "horizonþ"], id="name"),
        pytest.param("1.000 gevolgd", ["баааþ", "9-volgdþ-volgþ"], id="digits-and-forms"),
        pytest.param("actie-onderzoek", ["9-actieþ-actieonderzoekþ", "onderzoekþ"], id="hyphen"),
        pytest.param("WW", ["9-wwþ-werkloosheidswetð"], id="abbreviation"),
    ],
)
def test_each_word_of_a_text_has_all_keys_that_it_answers(tokens: Tokens, text: str, expected: list[str]) -> None:
    assert tokens.of_text(text) == expected


def test_the_parts_of_a_compound_are_marked_as_parts(tokens: Tokens) -> None:
    (found,) = tokens.of_text("jeugdzorgteams")
    assert found.split("-") == ["9", "jeugdzorgteamþ", "jeugdø", "jeugdzorgø", "teamø", "zorgø", "zorgteamø"]


def test_a_label_is_one_place_with_the_words_of_its_name_and_other_words_for_it(tokens: Tokens) -> None:
    found = tokens.of_label(("Een lange adem", "Volhouden"), ("geduld", "stip op de horizon")).split("-")
    assert found[1:5] == ["langþ", "ademþ", "eenlangademþ", "volhoudþ"]
    assert found[5:] == ["geduldð", "stipopdehorizonð"]


def test_a_place_without_keys_is_held_and_the_better_answer_counts() -> None:
    assert token((), (), ()) == "."
    assert token(["a"], ["a", "b"], ["b", "c"]) == "9-aþ-bø-cð"


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        pytest.param("ouderenhuisvesting", {"ouderen", "huisvesting"}, id="two-words"),
        pytest.param("beleidsplan", {"beleid", "plan"}, id="with-an-s"),
        pytest.param("xxxxhuisvesting", set(), id="begin-is-no-word"),
        pytest.param("beleidxxxx", set(), id="end-is-no-word"),
        pytest.param("werkelijk", set(), id="ending-is-no-word"),
        pytest.param("samenwerk", set(), id="verb-with-a-prefix"),
        pytest.param("huisvesting", set(), id="no-compound"),
        pytest.param("jeugdwet", {"jeugd", "wet"}, id="listed-word-of-three-letters"),
        pytest.param("zorg2040", set(), id="number"),
    ],
)
def test_a_compound_is_split_into_words_only(word: str, parts: set[str]) -> None:
    assert Compounds(load_forms(), {*KNOWN, "samen"}).parts(word) == parts


def test_a_municipality_is_found_by_its_former_names_and_aliases() -> None:
    places = own_places().by_slug
    assert "Menaldumadeel" in names_of_place(places["waadhoeke"])
    assert "Den Haag" in names_of_place(places["s-gravenhage"])
    assert own_places().country.names_of("Fryslân") == ["Fryslân", "Friesland"]
    assert own_places().country.names_of("Drenthe") == ["Drenthe"]


def test_the_vocabulary_keeps_names_and_the_most_frequent_words() -> None:
    assert known_words({"schulden": 9, "geld": 9, "2021": 9, "wet": 9}, ["Den Haag", "Zwolle"]) == [
        "geld",
        "haag",
        "schulden",
        "zwolle",
    ]


def test_of_more_words_than_are_kept_the_most_frequent_are_and_of_a_tie_the_first() -> None:
    counts = {f"woord{number:05}": 1 for number in reversed(range(6000))} | {"zeldzaam": 2, "wet": 9, "12345": 9}
    assert known_words(counts, ["zeeland"]) == [*(f"woord{number:05}" for number in range(4999)), "zeeland", "zeldzaam"]
