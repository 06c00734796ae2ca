"""A text of somebody's own goes to the same sections in the form and in `hoedan import`."""

import random
from typing import Any

from hoedan.intake.sorting import sort_text
from in_node import run_in_node
from made.vocabulary import VOCABULARY

SCRIPT = """
import { readFileSync } from "node:fs";
import { sortText } from "./docs/assets/form/sorting.js";
import { FACTS, GRAMMAR } from "./tests/form/facts.js";
const site = { ...FACTS, grammar: GRAMMAR };
console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf-8")).map((text) => sortText(text, site))));
"""
LONG = "Dit is een alinea die langer is dan welke tussenkop ook, zodat hij er geen kan zijn."
HEADINGS = (
    *("Aanleiding", "AANLEIDING EN PROBLEEM", "Aanleidnig", "1. Waarom we begonnen", "Hoofdstuk 1: De buurt"),
    *("Wat hebben we gedaan?", "II. Onze werkwijze", "Methodiek", "2 - Zo pakten we het aan", "De tuin"),
    *(
        "3.Resultaten",
        "Stap 3 - Wat leverde het op?",
        "Resultaat:",
        "§ 3.1 Opbrengst",
        "Rezultaat",
        "Evaluatie van de pilot",
    ),
    *("4. Knelpunten", "KNELPUNTEN:", "Knelpuntne", "Wat lastig was", "Dilemma’s", "d) Hobbels"),
    *("Wat we ervan leerden", "Lesen", "Geleerde lessen", "Tips voor anderen", "Aanmelding", "Hoe het nu verder gaat"),
    *("Meer weten", "Bronnen", "7. Literatuur", "Noten:", "Contact", "**Vet**", "_Cursief_ resultaat"),
)
TEXTS = (
    LONG,
    "Het ging mis in mei.",
    "We hebben veel geleerd.",
    "- een\n- twee",
    "1. een\n2. twee",
    "| a | b |\n|---|---|",
    "",
)


def made_text(chance: random.Random) -> str:
    mark = chance.choice(("### ", "#### ", "", "## "))
    below = chance.choice(("\n", "\n\n"))
    parts = []
    for _ in range(chance.randrange(1, 8)):
        texts = [chance.choice(TEXTS) for _ in range(chance.randrange(3))]
        head = f"{chance.choice((mark, mark, '### '))}{chance.choice(HEADINGS)}"
        parts.append(below.join([head, *texts]) if chance.random() < 0.8 else chance.choice(TEXTS))
    return chance.choice(("", "Samen eten in de wijk\n\n", "Beste redactie,\n\n", "### Samen eten\n\n")) + "\n\n".join(
        parts
    )


def test_the_import_sorts_as_the_form_does() -> None:
    chance = random.Random(7)
    given = [*(f"### {each}\n\n{LONG}\n\n### {HEADINGS[-8]}\n\nX." for each in HEADINGS)]
    given += [made_text(chance) for _ in range(120)]
    told = run_in_node(SCRIPT, given)
    for text, expected in zip(given, told, strict=True):
        assert as_the_form(text) == expected, text


def as_the_form(text: str) -> dict[str, Any]:
    found = sort_text(text.split("\n"), VOCABULARY)
    pieces = [
        {"section": piece.section, "text": piece.text}
        | ({"name": piece.name} if piece.name else {})
        | ({"isList": True} if piece.is_list else {})
        for piece in found.pieces
    ]
    return {"title": found.title, "pieces": pieces}
