"""What a text of somebody's own tells is the same to the form and to `hoedan import`."""

import datetime
import json
from itertools import product
from pathlib import Path
from typing import Any

from hoedan.intake.proposals import Known, Proposer, moments
from hoedan.model.guidance import MOMENT_WORDS, VAGUE_LINKS
from hoedan.places.municipality_table import municipality_table
from in_node import run_in_node
from made.library import make_library, read_library
from made.places import made_places

SCRIPT = """
import { readFileSync } from "node:fs";
import { findProposals } from "./docs/assets/form/proposals.js";
import { Places } from "./docs/assets/shared/places.js";
import { FACTS, GRAMMAR } from "./tests/form/facts.js";
const { texts, table, known } = JSON.parse(readFileSync(0, "utf-8"));
const site = { ...FACTS, grammar: GRAMMAR, places: new Places(table), known };
console.log(JSON.stringify(texts.map((text) => findProposals(text, site, "2026-11-30"))));
"""
KNOWN = Known(
    {"Stichting Samen": "maatschappelijk", "Samen": "bewoners", "Gemeente Zwolle": "gemeente", "GGD": "zorg"},
    "gemeente",
    {"bureau.nl": ("Het Bureau (via archief)", "onderzoek"), "krant.nl": ("De Krant", "pers")},
)
TEXTS = (
    "In Zwolle en in Kampen. Zwolle deed mee, Zwollenaren ook.",
    "Zwolle begon. Best lastig was het, in Bergen op Zoom en bij ’s-Hertogenbosch en ’s-Gravenhage.",
    "Het dorp IJsselmuiden, Franekeradeel en Menaldumadeel; Bergen, Utrecht, Noord-Holland.\nKampen\nDen Haag: ja.",
    "In 2012 was er niets. Het begon in september 2019 en liep. Het stopte in mei 2021, na 2020.",
    "Sinds 2031 of vanaf 2019. Afgerond in 1998? Tot en met juni 2022 liep het tot 2023.",
    "Stichting Samen en de GGD met gemeente Zwolle, Gemeente ’s-Hertogenbosch, gemeente Nergens en Gemeente zwolle.",
    "GGD-arts. Stichting Samenwerking. Samen deden zij het; sub-gemeente Kampen.",
    "",
)
WORDS = (
    *("Zorg in de klas, De Krant, september 2021", "Stichting Samen (2020). Wat ouders zeggen.", "De Krant: Een stuk"),
    *("“Motie, aangenomen” (3-2-2021), gemeente Zwolle", "Lang rapport, deel twee", "De Krant", "Nota – Het Bureau"),
    *("Gemeente Kampen: Nota wijkteams 2021", "Rapport. Het Bureau (via archief). 2020", "Iets (mei 2020) over iets"),
    *("Jansen (2019): Het jaar, De Krant", "Hoe nu verder?", "Een titel...", "A - B - 1 mei 2020", "Beleid, Zwolle"),
)
URLS = (
    *("", "https://www.krant.nl/nieuws/zorg-in-de-klas-helpt.html?bron=mail", "https://bureau.nl/a"),
    *(
        "https://www.zwolle.nl/motie",
        "https://derde.nl/2021-05-03-12-nl-7f3a/",
        "https://peelenmaas.nl/Een-Nota-Over-zorg",
    ),
)
NAMED = ["Zwolle", "Peel en Maas"]


def test_the_import_proposes_what_the_form_does() -> None:
    pairs = [*product(WORDS, URLS)]
    sources = [
        f"Wij, in Zwolle en Peel en Maas.\n\n### Bronnen\n\n- {words}, {url}".rstrip(", ") for words, url in pairs
    ]
    known = {
        "organisations": KNOWN.organisations,
        "municipality_type": KNOWN.municipality_type,
        "publishers": KNOWN.publishers,
        "moments": MOMENT_WORDS,
        "vague": VAGUE_LINKS,
    }
    table = json.loads(municipality_table(made_places()))
    told = run_in_node(SCRIPT, {"texts": [*TEXTS, *sources], "table": table, "known": known})
    proposer = Proposer(made_places(), KNOWN)
    for text, found in zip(TEXTS, told[: len(TEXTS)], strict=True):
        assert facts_of(proposer, text) == facts_told(found), text
    for (words, url), found in zip(pairs, told[len(TEXTS) :], strict=True):
        expected = [without_empty(each["values"]) for each in found if each["sort"] == "source"]
        assert [proposer.source(words, url, NAMED) | ({"url": url} if url else {})] == expected, (words, url)


def test_a_partner_without_a_type_has_the_one_that_stories_give_it() -> None:
    proposer = Proposer(made_places(), KNOWN)
    rows = [{"name": "GGD"}, {"name": "Gemeente Kampen"}, {"name": "Gemeente Zwolle", "type": "zorg"}, {"name": "Wij"}]
    assert [proposer.partner(row).get("type") for row in rows] == ["zorg", "gemeente", "zorg", None]


def test_what_stories_name_is_plain_text_that_can_be_written(tmp_path: Path) -> None:
    sources = "sources: [{id: 1, title: A, publisher: B, url: 'https://b.nl', kind: pers}]\n"
    known = Known.of(read_library(make_library(tmp_path, een=f"partners: [{{name: GGD, type: zorg}}]\n{sources}")))
    named = [*known.organisations.items(), *known.publishers.values(), (known.municipality_type,)]
    assert {type(each) for pair in named for each in pair} == {str}


def facts_of(proposer: Proposer, text: str) -> dict[str, Any]:
    return {
        "municipality": proposer.municipalities(text),
        "partner": proposer.partners(text),
        **{key: [date] for key, date in moments(text, datetime.date(2026, 11, 30)).items()},
    }


def facts_told(found: list[dict[str, Any]]) -> dict[str, Any]:
    told: dict[str, Any] = {"municipality": [], "partner": []}
    for each in found:
        value = each["values"] if each["sort"] == "partner" else each["values"].get("date", each["name"])
        told.setdefault(each["sort"], []).append(value)
    return told


def without_empty(values: dict[str, str]) -> dict[str, str]:
    return {key: value for key, value in values.items() if value}
