"""Which forms belong to one word, and that the browser takes the same steps as the build."""

import json
import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from hoedan.finder.forms import forms_table, load_forms
from hoedan.finder.words import words_of
from in_node import run_in_node

CASES = json.loads(Path(__file__).with_name("forms.json").read_text("utf-8"))
PROJECT = Path(__file__).parents[2]
NODE = """import { keysWith } from "./docs/assets/finder/forms.js";
import { readFileSync } from "node:fs";
const { table, words } = JSON.parse(readFileSync(0, "utf-8"));
const keys = keysWith(table);
process.stdout.write(JSON.stringify(words.map((word) => keys(word))));"""
APART = (
    *("gezondheid zonder", "geweld wel", "geweld welzijn", "gewoon wonen", "gevolg volgen", "wet weet", "wet weer"),
    *("school schone", "beleid begeleid", "gemeente meent", "geboorte boort", "kant kan", "gast gas", "besturen uren"),
    *(
        "zieken ziekte",
        "weken wijken",
        "reden reed",
        "gebied bieden",
        "gebruik bruikbaar",
        "gelote lot",
        "geweest wees",
        "gedachte dacht",
        "204 2040",
    ),
)


@pytest.mark.parametrize(("why", "key", "forms"), CASES, ids=[case[1] for case in CASES])
def test_all_forms_of_a_word_have_its_key(why: str, key: str, forms: list[str]) -> None:
    keys = load_forms().keys
    assert [form for form in forms if key not in keys(form)] == [], why


@pytest.mark.parametrize("words", APART)
def test_words_that_only_look_alike_share_no_key(words: str) -> None:
    one, other = words.split()
    assert set(load_forms().keys(one)).isdisjoint(load_forms().keys(other))


def test_a_form_of_two_words_has_the_keys_of_both() -> None:
    assert load_forms().keys("wegen") == ("weg", "weeg")
    assert set(load_forms().keys("namen")) == {"neem", "naam"}


@pytest.mark.skipif(shutil.which("node") is None, reason="the scripts are tested with node")
def test_the_browser_finds_the_same_keys_for_every_word_of_the_library() -> None:
    files = [
        file for folder in ("stories", "ingredients", "docs", "tests/made") for file in PROJECT.glob(f"{folder}/**/*.*")
    ]
    texts = " ".join(file.read_text("utf-8") for file in files if file.suffix in (".md", ".yml", ".py"))
    forms, words = load_forms(), sorted({*words_of(texts), *(form for _, _, found in CASES for form in found)})
    assert len(words) > 2000
    given = {"table": forms_table(forms), "words": words}
    found = dict(zip(words, run_in_node(NODE, given), strict=True))
    assert {word: keys for word, keys in found.items() if keys != list(forms.keys(word))} == {}


def test_every_word_stands_in_the_lists_once() -> None:
    lists = load_forms().lists
    for name in ("keep", "ge", "parts", "endings", "stop", "weak"):
        words = sorted(lists[name].split())
        assert [one for one, other in pairwise(words) if one == other] == [], name
    assert load_forms().stop.isdisjoint(load_forms().weak)
