"""A story that is changed in the form: what nobody changes stays as it stands in its file."""

import difflib
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from hoedan.intake.draft import draft_to_change
from hoedan.intake.schemas import as_json
from hoedan.library.library import Library
from hoedan.reading.load import STORIES
from in_node import run_in_node
from made.library import read_library, write_library
from made.many import own_or_made

pytestmark = pytest.mark.skipif(shutil.which("node") is None, reason="the scripts are tested with node")

NODE = """import { readFileSync } from "node:fs";
import { draftOfFile, emptyDraft, writeStory } from "./docs/assets/form/story.js";
const { drafts, changes, slugs } = JSON.parse(readFileSync(0, "utf-8"));
const { headings, optional_headings } = JSON.parse(readFileSync("./tests/form/facts.json", "utf-8"));
const slugOf = (title) => slugs[title];
const isBlock = (value) => typeof value === "object" && !Array.isArray(value);
const site = { headings, optional_headings, slugOf, setbackOf: slugOf };
process.stdout.write(JSON.stringify(drafts.map(({ file, starts, ...rest }) => {
  const draft = draftOfFile({ ...emptyDraft(headings), ...rest }, file, starts, site);
  const now = (key, value) => (isBlock(value) ? { ...draft[key], ...value } : value);
  const changed = Object.entries(changes).map(([key, value]) => [key, now(key, value)]);
  return writeStory({ ...draft, ...Object.fromEntries(changed) }, site);
})));"""

FILE = """---
# Wie dit las: een redacteur
title: 'Samen  eten'
summary: >
  Hoe bereik je ouderen die nooit komen? Twee koks
  begonnen gewoon met soep, en bleven komen.

"municipalities": [Zwolle]
status: geborgd   # sinds 2023
period: {start: 2021}
themes: [wonen]
ingredients: [vertrouwen, lange-adem]
consent: [{what: het citaat, given: 2026-01-02}]
sources:
- {id: 1, title: Een bron, publisher: De Krant, kind: pers}
# De rest is van ons
aliases:
  - samen-eten-oud
---
## Aanleiding
Het begon in de wijk.[^1]

## Aanpak

Zij deden het samen.
 {: ingredient="vertrouwen lange-adem" }

## Resultaat

Het  hielp.


## Vallen en opstaan

Het duurde lang.

## Lessen

* Blijf."""


def written(library: Library, **changes: Any) -> dict[str, str]:
    """Slug -> the file that the form makes of each story, when somebody changes this."""
    slugs = {each.title: each.slug for each in library.ingredients} | {
        each.title: each.slug for each in library.setbacks
    }
    drafts = [draft_to_change(story, library) for story in library.stories]
    texts = run_in_node(NODE, {"drafts": drafts, "changes": changes, "slugs": slugs})
    return {story.slug: text for story, text in zip(library.stories, texts, strict=True)}


def difference(before: str, after: str) -> list[str]:
    lines = difflib.ndiff(before.splitlines(keepends=True), after.splitlines(keepends=True))
    return [line.rstrip("\n") for line in lines if line[0] in "+-"]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """One story, written in other ways than the form writes."""
    root = write_library(tmp_path_factory.mktemp("changed"))
    (root / STORIES / "samen-eten.md").write_text(FILE, encoding="utf-8")
    return read_library(root)


@pytest.fixture(scope="module")
def stories(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return own_or_made(tmp_path_factory.mktemp("stories"))


def test_every_story_goes_through_the_form_and_stays_the_same_file(stories: Library) -> None:
    assert written(stories) == {
        story.slug: (stories.root / story.path).read_text(encoding="utf-8") for story in stories.stories
    }


def test_of_a_block_only_the_key_that_changed_is_other_in_every_story(stories: Library) -> None:
    changes = {
        "contact": {"url": "https://voorbeeld.nl/x"},
        "period": {"end": "2026"},
        "quote": {"who": "een arts, nu"},
    }
    for slug, text in written(stories, **changes).items():
        lines = difference((stories.root / STORIES / f"{slug}.md").read_text(encoding="utf-8"), text)
        assert len(lines) <= 6, lines
        assert all(re.search(r"^[+-] +(url|who): |^[+-] (period|quote|contact): ", line) for line in lines), lines


def test_a_file_that_nobody_changed_stays_the_same_to_the_last_sign(library: Library) -> None:
    assert written(library) == {"samen-eten": FILE}


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        pytest.param({"title": "Soep"}, ["- title: 'Samen  eten'", "+ title: Soep"], id="a-word"),
        pytest.param(
            {"followers": [{"municipality": "Kampen", "since": "2024"}]},
            ["+ followers:", "+   - municipality: Kampen", "+     since: 2024"],
            id="a-new-key",
        ),
        pytest.param(
            {"sections": {"Resultaat": "Het hielp niet."}}, ["- Het  hielp.", "+ Het hielp niet."], id="a-section"
        ),
        pytest.param(
            {"sections": {"Meer weten": "Bel ons."}},
            ["- * Blijf.", "+ * Blijf.", "+ ", "+ ## Meer weten", "+ ", "+ Bel ons."],
            id="a-new-section",
        ),
        pytest.param(
            {"period": {"end": "2024"}}, ["- period: {start: 2021}", "+ period: {start: 2021, end: 2024}"], id="a-block"
        ),
        pytest.param(
            {"themes": ["wonen", "x, y"]}, ["- themes: [wonen]", '+ themes: [wonen, "x, y"]'], id="a-list-in-a-line"
        ),
        pytest.param({"status": ""}, ["- status: geborgd   # sinds 2023"], id="a-key-less"),
    ],
)
def test_only_what_was_changed_is_other(library: Library, changes: dict[str, Any], lines: list[str]) -> None:
    assert difference(FILE, written(library, **changes)["samen-eten"]) == lines


def test_what_the_form_fetches_of_a_story_holds_its_file(library: Library) -> None:
    draft = draft_to_change(library.stories[0], library)
    assert as_json(draft).count("een redacteur") == 1
    assert draft["file"] == FILE


@pytest.mark.parametrize(
    "heading",
    [
        pytest.param("## Aanpak  ", id="spaces-behind-it"),
        pytest.param("## Aanpak ##", id="closed"),
        pytest.param(" ##  Aanpak", id="indented"),
        pytest.param("Aanpak\n------", id="underlined"),
        pytest.param("```\n## Resultaat\n```\n\n## Aanpak", id="another-in-code-above-it"),
    ],
)
def test_a_section_is_found_however_its_heading_is_written(tmp_path: Path, heading: str) -> None:
    file = FILE.replace("## Aanpak", heading)
    root = write_library(tmp_path)
    (root / STORIES / "samen-eten.md").write_text(file, encoding="utf-8")
    library = read_library(root)
    assert written(library) == {"samen-eten": file}
    assert draft_to_change(library.stories[0], library)["sections"]["Aanpak"].startswith("Zij deden het samen.")
    changed = written(library, sections={"Aanpak": "Zij deden het."})["samen-eten"]
    before, _, after = FILE.partition("## Aanpak\n")
    above = heading.removesuffix("## Aanpak") if "Resultaat" in heading else ""
    assert changed == f"{before}{above}## Aanpak\n\nZij deden het.\n\n{after[after.index('## Resultaat') :]}"


@pytest.mark.parametrize(
    ("block", "changed"),
    [
        pytest.param("period: {\nstart: 2021,\n}", "period: {\nstart: 2021, end: 2024,\n}", id="flow-at-the-margin"),
        pytest.param('period: {start: "2021",\n"end": 2022}', 'period: {start: "2021",\n"end": 2024}', id="quoted-key"),
    ],
)
def test_a_value_that_goes_on_at_the_margin_stays_one(tmp_path: Path, block: str, changed: str) -> None:
    file = FILE.replace("period: {start: 2021}", block)
    root = write_library(tmp_path)
    (root / STORIES / "samen-eten.md").write_text(file, encoding="utf-8")
    library = read_library(root)
    assert written(library, period={"end": "2024"}) == {"samen-eten": file.replace(block, changed)}
