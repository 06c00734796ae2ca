"""What stands on every page of a document is left out alike in the form and in `hoedan import`."""

import random
import re

import pytest

from hoedan.intake.page_lines import broken_lines, is_broken_word, page_lines
from in_node import run_in_node

SCRIPT = """
import { readFileSync } from "node:fs";
import { textOfPages } from "./docs/assets/form/pages.js";
const texts = JSON.parse(readFileSync(0, "utf-8"));
console.log(JSON.stringify(texts.map((text) => textOfPages(text)?.text ?? text)));
"""
LINES = (
    *(
        "Pagina 1 van 4",
        "Pagina 2 van 4",
        "pagina 3",
        "Gemeente Zwolle | Evaluatie | Pag. 2",
        "- 3 -",
        "2 / 9",
        "3 / 9",
    ),
    *("4", "5", "6", "Evaluatie Samen eten", "### Evaluatie Samen eten", "", "", "In 2019 was er veel te doen in de"),
    *("wijk, en iedereen deed mee.", "Zie pagina 4 van het rapport.", "Resultaat", "– élan", "Ook dat.", "| a | b |"),
)


def test_the_import_leaves_out_what_the_form_does() -> None:
    chance = random.Random(3)
    texts = ["\n".join(chance.choices(LINES, k=chance.randrange(1, 25))) for _ in range(300)]
    told = run_in_node(SCRIPT, texts)
    for text, found in zip(texts, told, strict=True):
        assert without_page_lines(text) == found, text


def without_page_lines(text: str) -> str:
    lines = text.split("\n")
    out, joined = page_lines(lines)
    kept = {n: line for n, line in enumerate(lines) if n not in out}
    for at, following in reversed(joined):
        kept[at] += f" {kept[following].strip()}"
        kept = {n: line for n, line in kept.items() if not at < n <= following}
    return "\n".join(kept.values())


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("A.|Pagina 1 van 2|B.|Pagina 2 van 2", "A.|B."),
        ("Titel|A.|Evaluatie Zwolle|Pagina 1|B.|Evaluatie Zwolle|Pagina 2|C.", "Titel|A.|B.|C."),
        ("A.|Evaluatie Zwolle|1|B.|Evaluatie Zwolle|2|C.", "A.|B.|C."),
        ("A.|Gemeente Zwolle - pagina 1 - concept|B.|Gemeente Zwolle - pagina 2 - concept", "A.|B."),
        ("A.|– 1 –|B.|– 2 –|C.", "A.|B.|C."),
        ("A.|Evaluatie|1/3|B.|2 van 3|Evaluatie|C.", "A.|B.|C."),
        ("1/3|2/3|3/3", "1/3|2/3|3/3"),
        ("Zie pagina 4.|Zie pagina 5.", "Zie pagina 4.|Zie pagina 5."),
        ("Pagina 1 van 2|A.", "Pagina 1 van 2|A."),
        ("1|Eerst|2|Dan|3|Klaar", "1|Eerst|2|Dan|3|Klaar"),
        ("Resultaat|A.|Resultaat|B.", "Resultaat|A.|Resultaat|B."),
    ],
)
def test_only_what_comes_back_with_the_number_of_a_page_is_left_out(text: str, left: str) -> None:
    lines = text.split("|")
    out, _ = page_lines(lines)
    assert "|".join(line for n, line in enumerate(lines) if n not in out) == left


def test_a_sentence_that_a_page_broke_goes_on() -> None:
    lines = ["Wij deden het met de", "", "Pagina 1 van 2", "gemeente.", "Pagina 2 van 2", "En klaar."]
    assert page_lines(lines) == ([2, 4], [(0, 3)])


BROKEN = """
import { readFileSync } from "node:fs";
import { textOfLines } from "./docs/assets/form/paste.js";
const texts = JSON.parse(readFileSync(0, "utf-8"));
console.log(JSON.stringify(texts.map((text) => textOfLines(text)?.text ?? null)));
"""
WRAPPED = (
    *(
        "In 2019 begon het in de wijk met een vraag van een",
        "bewoner, en die ging over het samen-",
        "leven in de buurt en",
    ),
    *(
        "de rust die daar al jaren ver te zoeken was, zei zij.",
        "Dat was nieuw.",
        "",
        "",
        "- een punt van een lijst, en een lang",
    ),
    *(
        "Aanleiding",
        "het hele jaar door, met alle mensen uit de wijk en-",
        "of daarbuiten (die ook mee wilden doen en meededen)",
    ),
)


def test_the_import_makes_broken_lines_whole_as_the_form_does() -> None:
    chance = random.Random(5)
    texts = ["\n".join(chance.choices(WRAPPED, k=chance.randrange(4, 20))) for _ in range(300)]
    told = run_in_node(BROKEN, texts)
    assert sum(found is not None for found in told) > 30
    for text, found in zip(texts, told, strict=True):
        if found is None:
            assert broken_lines(text.split("\n")) == [], text
        else:
            assert whole(text) == found, text


def whole(text: str) -> str:
    lines = text.split("\n")
    broken = broken_lines(lines)
    made = [lines[0]]
    for n, line in enumerate(lines[1:], 1):
        if n not in broken:
            made.append(line)
        elif is_broken_word(made[-1], line):
            made[-1] = made[-1][:-1] + line
        else:
            made[-1] += f" {line}"
    return re.sub(r"\n{3,}", "\n\n", "\n".join(made)).strip("\n")
