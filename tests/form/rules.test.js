// Which rule a draft breaks and where; tests/form/test_form.py holds the words to those of the check.

import assert from "node:assert/strict";
import { test } from "node:test";
import { findProblems } from "../../docs/assets/form/rules.js";
import { emptyDraft } from "../../docs/assets/form/story.js";
import { Places } from "../../docs/assets/shared/places.js";
import { FACTS, GRAMMAR, PERSONAL } from "./facts.js";

const CODES =
  "F-008 F-009 F-021 V-001 V-002 V-004 V-005 V-006 V-007 V-008 V-009 V-014 V-015 V-016 V-017 V-023 V-028 V-033 V-034 V-040 V-041 V-043 V-054 " +
  "V-044 V-045 V-046 V-047 V-049 L-001 L-003 L-004 L-006 L-008 P-001 P-002 P-003 P-004";
/** @type {Rules} */
const RULES = Object.fromEntries(CODES.split(" ").map((code) => [code, { level: "fout", message: "{value}", advice: "" }]));
RULES["F-008"].limit = 100;
RULES["F-009"].limit = 40;

/** @type {FormSite & Moment} */
const SITE = {
  ...FACTS,
  personal: PERSONAL,
  grammar: GRAMMAR,
  schema: { properties: { summary: {}, period: { properties: { start: { pattern: "^(?:20[0-9]{2}(?:-[01][0-9])?)$" } } }, sources: { items: { properties: { url: { pattern: "^https?://[^/]+\\.nl(/.*)?$" } } } } } },
  rules: RULES,
  places: new Places({
    provinces: ["Overijssel", "Gelderland"],
    regions: ["Zwolle"],
    municipalities: { name: ["Zwolle", "Hattem"], province: [0, 1], region: [0, 0], population: [1, 2], lon: [6, 6], lat: [52, 52] },
    aliases: [],
    former: [["Zwollerkerspel", 0], ["Grensdorp", 0, 1]],
    shared: [["Twijfel", 0, 1]],
    areas: { provincie: ["Overijssel"] },
  }),
  labels: { heading: "", facts: [], fields: {}, status: {}, themes: {}, ingredients: {}, target_groups: {}, partner_types: {}, source_kinds: {} },
  word: {},
  titles: new Map([["lef", "Lef"], ["een-loket", "Eén loket"]]),
  slugOf: (name) => name.toLowerCase().replaceAll(" ", "-"),
  stories: new Map([["Bestaat al", "zwolle-bestaat-al"]]),
  today: "2026-11-20",
  images: "stories/x",
};
const FULL = Object.fromEntries(FACTS.headings.map((heading) => [heading, "Tekst."]));

/**
 * @param {Partial<Draft>} given
 * @param {string} [aanpak] The text of one section; the others are filled.
 */
function problemsOf(given, aanpak = "Tekst.") {
  const draft = { ...emptyDraft(FACTS.headings), sections: { ...FULL, Aanpak: aanpak }, ...given };
  return findProblems(draft, SITE).map(({ code, field }) => `${code} ${field}`);
}

test("a draft in order has no problems", () => {
  assert.deepEqual(problemsOf({}), []);
});

test("every heading needs a text but the last", () => {
  const missing = FACTS.headings.slice(0, -1).map((heading) => `V-033 sections.${heading}`);
  assert.deepEqual(problemsOf({ sections: {} }), missing);
});

/** @type {[given: Partial<Draft>, problems: string[]][]} */
const GIVEN = [
  [{ title: "Bestaat al" }, ["V-001 title"]],
  [{ period: { start: "2021", end: "2020" } }, ["V-002 period.end"]],
  [{ period: { start: "2021-06", end: "2021-05" } }, ["V-002 period.end"]],
  [{ period: { start: "2021-06", end: "2021" } }, []],
  [{ period: { start: "2020", end: "2025" }, status: "loopt" }, ["V-004 status"]],
  [{ period: { start: "2020", end: "2026" }, status: "loopt" }, []],
  [{ period: { start: "2020", end: "2025" }, status: "gestart" }, ["V-004 status"]],
  [{ period: { start: "2020", end: "" }, status: "gestopt" }, ["V-005 status"]],
  [{ period: { start: "2020", end: "" }, status: "afgerond" }, ["V-005 status"]],
  [{ period: { start: "2020", end: "2027" }, status: "afgerond" }, ["V-028 period.end"]],
  [{ period: { start: "2020", end: "" }, status: "loopt" }, []],
  [{ period: { start: "2020", end: "2021" }, status: "gestopt" }, []],
  [{ municipalities: ["Zwolle", "Zwole"] }, ["V-006 municipalities.1"]],
  [{ municipalities: ["zwollerkerspel"] }, []],
  [{ municipalities: ["Grensdorp"] }, ["V-007 municipalities.0"]],
  [{ municipalities: ["Twijfel"] }, ["V-008 municipalities.0"]],
  [{ municipalities: ["Overijssel"] }, ["V-009 municipalities.0"]],
  [{ partners: [{ name: "bel 06-12345678" }] }, ["P-004 partners"]],
  [{ sources: [{ id: "1", title: "Nota", kind: "pers" }] }, ["V-016 sources.1"]],
  [{ sources: [{ id: "1", title: "Nota" }] }, ["V-016 sources.1", "V-054 sources.1"]],
  [{ ingredients: ["lef"] }, ["V-044 ingredients"]],
];
for (const [given, problems] of GIVEN) {
  test(`${JSON.stringify(given)} has ${problems.length ? problems : "no problems"}`, () => {
    assert.deepEqual(problemsOf(given), problems);
  });
}

/** @type {[text: string, codes: string[]][]} */
const TEXTS = [
  ["bron[^1]", ["V-015"]],
  ["[^1]: Bron", ["V-017"]],
  ["[naam]: https://a.nl", ["V-049"]],
  ["<b>vet</b>", ["V-045"]],
  ["<!-- weg -->", ["V-045"]],
  ["<https://a.nl/b>", []],
  ["<https://a.nl/b> <b>vet</b>", ["V-045"]],
  ["3 < 4 en 5 > 2", []],
  ["# Kop", ["V-034"]],
  ["### Kop", []],
  ["{: ingredient=lef }", ["V-040"]],
  ["a\n[laat zien: Onbekend]", ["V-014"]],
  ["### Kop\n[laat zien: Lef]", ["V-041"]],
  ["a\n[laat zien: Lef]", ["V-043"]],
  ["!".repeat(40), []],
  ["!".repeat(41), ["F-009"]],
  ["a".repeat(101), ["F-008"]],
  ["![](foto.jpg)", ["V-047", "V-023"]],
  ["![alt](https://a.nl/foto.jpg)", ["V-046"]],
  ["[x](<>)", ["L-006"]],
  ["[x](/verhalen/)", ["L-003"]],
  ["[x](//a.nl)", ["L-004"]],
  ["[x](www.a.nl)", ["L-001"]],
  ["[x](ftp://a.nl)", ["L-004"]],
  ["[x](javascript:alert)", ["L-004"]],
  ["[x](https://a.com/b)", ["L-008"]],
  ["[x](https://a.nl/b_\\(c\\))", []],
  ["[x](mailto:info@a.nl) en [y](ander-verhaal.md)", []],
  ["bsn 123456782", ["P-001"]],
];
for (const [text, codes] of TEXTS) {
  test(`the text '${text.slice(0, 30).replaceAll("\n", "⏎")}' has ${codes.length ? codes : "no problems"}`, () => {
    assert.deepEqual(problemsOf({}, text), codes.map((code) => `${code} sections.Aanpak`));
  });
}

test("what a section shows and refers to is used", () => {
  const given = { ingredients: ["lef"], sources: [{ id: "1", title: "Nota", kind: "pers" }] };
  assert.deepEqual(problemsOf(given, "Een bron.[^1]\n[laat zien: Lef]"), []);
});

test("the same problem in the same field is told once", () => {
  assert.deepEqual(problemsOf({}, "a[^7] b[^7] c[^8]"), ["V-015 sections.Aanpak", "V-015 sections.Aanpak"]);
});
