"""Where and when a story was reads in the form as on every page, and in the exported tree."""

import json
from pathlib import Path
from typing import Any

import pytest

from hoedan.docs_tree.tree import docs_tree
from hoedan.library.links import link_library
from hoedan.places.municipality_table import municipality_table
from in_node import run_in_node
from made.library import read_library, write_library, write_story

SCRIPT = """
import { readFileSync } from "node:fs";
import { whereAndWhen } from "./docs/assets/form/where_and_when.js";
import { Places } from "./docs/assets/shared/places.js";
import { FACTS } from "./tests/form/facts.js";
const { fronts, table } = JSON.parse(readFileSync(0, "utf-8"));
const site = { ...FACTS, places: new Places(table) };
console.log(JSON.stringify(fronts.map((front) => whereAndWhen(front, site))));
"""
PLACES = (
    ["Zwolle"],
    ["Groningen"],
    ["Groningen", "Zwolle"],
    ["Utrecht", "Zwolle", "Kampen"],
    ["Zwolle", "Kampen", "Dalfsen", "Raalte"],
    ["Zwolle", "Kampen", "Hattem", "Groningen", "Utrecht"],
    ["Den Haag"],
    ["Nijefurd", "Súdwest-Fryslân"],
)
PERIODS = (
    {"period": {"start": "2019"}, "status": "loopt"},
    {"period": {"start": "2019-03"}, "status": "geborgd"},
    {"period": {"start": "2019"}, "status": "onbekend"},
    {"period": {"start": "2019", "end": "2019-11"}, "status": "gestopt"},
    {"period": {"start": "2019", "end": "2021"}, "status": "gestopt"},
)


def test_the_form_shows_the_line_that_the_page_has(tmp_path: Path) -> None:
    write_library(tmp_path)
    fronts: list[dict[str, Any]] = [{"municipalities": places, **period} for places in PLACES for period in PERIODS]
    for number, front in enumerate(fronts):
        write_story(tmp_path, f"nummer-{number:02}", **front)
    library = read_library(tmp_path)
    lines = [f"{story.place_line} · {story.period_label}" for story in library.stories]
    assert len(lines) == len(fronts) and len({*lines}) > len(PLACES)
    assert run_in_node(SCRIPT, {"fronts": fronts, "table": json.loads(municipality_table(library.gazetteer))}) == lines
    listed = str(docs_tree(library, link_library(library))["docs/verhalen/index.md"])
    assert [line for line in lines if f"({line})" not in listed] == []


@pytest.mark.parametrize(
    ("front", "line"),
    [
        ({}, ""),
        ({"municipalities": ["Zwole"], "period": {"start": "2019"}}, "Zwole · 2019"),
        ({"municipalities": ["Zwolle", "Overijssel"]}, "Zwolle en Overijssel"),
        ({"period": {"start": "2019"}, "status": "loopt"}, "vanaf 2019"),
    ],
)
def test_what_is_not_right_yet_stays_as_it_was_typed(tmp_path: Path, front: dict[str, object], line: str) -> None:
    table = json.loads(municipality_table(read_library(write_library(tmp_path)).gazetteer))
    assert run_in_node(SCRIPT, {"fronts": [front], "table": table}) == [line]
