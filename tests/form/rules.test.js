// Which rule a draft breaks and where; tests/form/test_form.py holds the words to those of the check.

import assert from "node:assert/strict";
import { test } from "node:test";
import { beginOf } from "../../docs/assets/form/patterns.js";
import { findProblems } from "../../docs/assets/form/rules.js";
import { emptyDraft } from "../../docs/assets/form/story.js";
import { Places } from "../../docs/assets/shared/places.js";
import { FACTS, GRAMMAR, NUMBERS, PERSONAL } from "./facts.js";

/** @type {Rules} */
const RULES = Object.fromEntries(Object.keys(FACTS.words).map((code) => [code, { level: "fout", message: "{value}", advice: "" }]));
RULES["F-008"].limit = 100;
RULES["F-009"].limit = 40;
RULES["V-029"].limit = 24;
RULES["V-057"].limit = 10;

/** @type {FormSite & Moment} */
const SITE = {
  ...FACTS,
  personal: PERSONAL,
  grammar: GRAMMAR,
  numbers: NUMBERS,
  schema: { properties: { summary: {}, image: {}, period: { properties: { start: { pattern: "^(?:20[0-9]{2}(?:-[01][0-9])?)$" } } }, sources: { items: { properties: { url: { pattern: "^https?://[^/]+\\.nl(/.*)?$" }, date: { pattern: "^20[0-9]{2}(?:-[0-9]{2}){0,2}$", "x-rule": "F-027" }, kind: { enum: ["pers", "onderzoek"] } } } } } },
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
  labels: { heading: "", facts: [], extra_facts: [], extra: "", more_sources: "", tables: {}, extra_tables: {}, fields: {}, status: {}, themes: {}, ingredients: {}, setbacks: {}, target_groups: {}, partner_types: {}, source_kinds: {} },
  word: {},
  titles: new Map([["lef", "Lef"], ["een-loket", "Eén loket"]]),
  slugOf: (name) => name.toLowerCase().replaceAll(" ", "-"),
  setbacks: new Map([["geld", "Het geld raakte op"], ["tempo", "Te veel, te snel"]]),
  setbackOf: (name) => ({ "Het geld raakte op": "geld", "Te veel, te snel": "tempo" })[name] ?? name.toLowerCase(),
  setback_names: { geld: ["geld", "budget"], tempo: ["snel", "haast"] },
  choice_words: { ingredients: { lef: ["lef", "durf"] } },
  files: new Set(["stories/ander-verhaal.md", "ingredients/lef.md"]),
  stories: new Map([["Bestaat al", "zwolle-bestaat-al"]]),
  own: "",
  today: "2026-11-20",
  folder_of_images: "stories/x", lost: new Set(),
};
const FULL = Object.fromEntries(FACTS.headings.map((heading) => [heading, "Tekst."]));
FULL[FACTS.setback_heading] = "Tekst.\n[struikelblok: Het geld raakte op]";
const CONTACT = { organisation: "Gemeente", url: "" };
const SOURCES = [{ id: "1", title: "Nota", kind: "pers" }];

/**
 * @param {Partial<Draft>} given
 * @param {string} [aanpak] The text of one section; the others are filled.
 */
function problemsOf(given, aanpak = "Tekst.") {
  const draft = { ...emptyDraft(FACTS.headings), contact: CONTACT, sections: { ...FULL, Aanpak: aanpak }, ...given };
  return findProblems(draft, SITE).map(({ code, field }) => `${code} ${field}`);
}

test("of an image is asked where it hangs, and whether who is on it agreed, and when", () => {
  const image = { key: "1", file: "beeld-1.jpg", place: "boven", alt: "Een tafel", credit: "De Kern", licence: "CC BY 4.0", people: "nee", given: "", until: "" };
  assert.deepEqual(problemsOf({ images: [image] }), []);
  assert.deepEqual(problemsOf({ images: [{ ...image, people: "", place: "" }] }), ["F-021 images.0.people", "F-021 images.0.place"]);
  assert.deepEqual(problemsOf({ images: [image, { ...image, people: "ja" }] }), ["F-021 images.1.given"]);
  assert.deepEqual(problemsOf({ images: [{ ...image, people: "vraag" }] }), ["P-009 images.0.people"]);
  assert.deepEqual(problemsOf({ images: [{ ...image, alt: "Een vrouw" }] }), ["P-009 images.0.people"]);
});

test("what an image lacks has an example of how to write it", () => {
  const image = { key: "1", file: "beeld-1.jpg", place: "", alt: "Een tafel", credit: "De Kern", licence: "CC BY 4.0", people: "ja", given: "", until: "" };
  const rules = { ...RULES, "F-021": { ...RULES["F-021"], message: "", advice: "{example}" } };
  const found = findProblems({ ...emptyDraft(FACTS.headings), contact: CONTACT, sections: { ...FULL, Aanpak: "Tekst." }, images: [image] }, { ...SITE, rules });
  assert.deepEqual(found.map(({ message }) => message), ["place: ...", `given: ${SITE.today}`]);
});

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
  [{ title: "‘Bestaat  al’." }, ["V-001 title"]],
  [{ period: { start: "2021", end: "2020" } }, ["V-002 period.end"]],
  [{ period: { start: "2021-06", end: "2021-05" } }, ["V-002 period.end"]],
  [{ period: { start: "2021-06", end: "2021" } }, []],
  [{ period: { start: "2020", end: "2025" }, status: "loopt" }, ["V-004 status"]],
  [{ period: { start: "2020", end: "2026" }, status: "loopt" }, []],
  [{ period: { start: "2020", end: "2025" }, status: "gestart" }, ["V-004 status"]],
  [{ period: { start: "2020", end: "" }, status: "gestopt" }, ["V-005 period.end"]],
  [{ period: { start: "2020", end: "" }, status: "afgerond" }, ["V-005 period.end"]],
  [{ period: { start: "2020", end: "2027" }, status: "afgerond" }, ["V-028 period.end"]],
  [{ period: { start: "2020", end: "" }, status: "loopt" }, []],
  [{ period: { start: "2020", end: "2021" }, status: "gestopt" }, []],
  [{ municipalities: ["Zwolle", "Zwole"] }, ["V-006 municipalities.1"]],
  [{ municipalities: ["zwollerkerspel"] }, []],
  [{ municipalities: ["Zwollekerspel"] }, ["V-006 municipalities.0"]],
  [{ municipalities: ["Grensdorp"] }, ["V-007 municipalities.0"]],
  [{ municipalities: ["Twijfel"] }, ["V-008 municipalities.0"]],
  [{ municipalities: ["Overijssel"] }, ["V-009 municipalities.0"]],
  [{ partners: [{ name: "bel 06-12345678" }] }, ["P-004 partners.0.name"]],
  [{ sources: [{ id: "1", title: "Nota", kind: "pers" }] }, ["V-016 sources.0.title"]],
  [{ sources: [{ id: "1", title: "Nota" }] }, ["V-054 sources.0.kind", "V-016 sources.0.title"]],
  [{ ingredients: ["lef"] }, ["V-044 sections.Aanleiding"]],
  [{ ingredients: ["lef"], sections: { ...FULL, Lessen: "Durf het te doen." } }, ["V-044 sections.Lessen"]],
  [{ contact: { organisation: "", url: "" } }, ["V-062 contact.organisation"]],
  [{ period: { start: "2027", end: "" } }, ["V-018 period.start"]],
  [{ open_questions: "Wie betaalt dit?\nEn daarna" }, ["V-059 open_questions"]],
  [{ quote: { text: "een twee drie vier vijf zes zeven acht negen tien", who: "x", source: "" } }, []],
  [{ quote: { text: "een twee drie vier vijf zes zeven acht negen tien elf", who: "x", source: "1" } }, ["V-055 quote.source", "V-057 quote.text"]],
  [{ figures: [{ value: "5", of: "4" }] }, ["V-056 figures.0.value"]],
  [{ figures: [{ value: "17.000", of: "4.000" }, { value: "veel", of: "4" }] }, ["V-056 figures.0.value"]],
  [{ figures: [{ value: "4", of: "4", source: "2", date: "2026-12" }] }, ["V-055 figures.0.source", "V-018 figures.0.date"]],
  [{ sources: [{ id: "1", title: "Nota", kind: "pers", date: "2024-11-20" }], quote: { text: "Zo", who: "x", source: "1" }, status: "loopt" }, []],
  [{ sources: [{ id: "1", title: "Nota", kind: "pers", date: "2024-11-19" }], quote: { text: "Zo", who: "x", source: "1" }, status: "loopt" }, ["V-029 status"]],
  [{ sources: [{ id: "1", title: "Nota", kind: "pers", date: "gisteren" }], quote: { text: "Zo", who: "x", source: "1" }, status: "loopt" }, ["F-027 sources.0.date"]],
  [{ municipalities: ["Zwolle"], followers: [{ municipality: "zwollerkerspel" }, { municipality: "Hattem" }] }, ["V-083 followers.0.municipality"]],
  [{ followers: [{ municipality: "Zwole" }, { since: "2024" }] }, ["V-006 followers.0.municipality"]],
  [{ conditions: "Bel 06-12345678" }, ["P-004 conditions.0"]],
  [{ sections: { ...FULL, [FACTS.setback_heading]: "Er was haast, en het ging te snel." } }, [`V-065 sections.${FACTS.setback_heading}`]],
  [{ sections: FULL }, []],
];
for (const [given, problems] of GIVEN) {
  test(`${JSON.stringify(given)} has ${problems.length ? problems : "no problems"}`, () => {
    assert.deepEqual(problemsOf(given), problems);
  });
}

test("the paragraph whose words say most of what is to be marked is proposed, and no heading", () => {
  const sections = { ...FULL, Aanpak: "Een loket.\n### Lef\n- Met lef.\nLef, en ook durf: zo gingen zij samen op pad.", [FACTS.setback_heading]: "Er was haast, haast en haast.\nEr was haast, en het ging te snel ([nota](https://geld.nl/budget))." };
  const draft = { ...emptyDraft(FACTS.headings), contact: CONTACT, ingredients: ["lef", "een-loket"], sections };
  const proposed = findProblems(draft, SITE).map(({ field, words, paragraph }) => [field, paragraph, words.split(". ").at(-1)]);
  assert.deepEqual(proposed, [
    ["sections.Aanpak", { line: "Lef, en ook durf: zo gingen zij samen op pad.", title: "Lef", sort: "names" }, "Misschien is het deze: ‘Lef, en ook durf: zo gingen …’."],
    ["sections.Aanpak", undefined, "Zet de cursor in een alinea die dat doet, en druk op ‘Markeer’."],
    [`sections.${FACTS.setback_heading}`, { line: "Er was haast, en het ging te snel ([nota](https://geld.nl/budget)).", title: "Te veel, te snel", sort: "setbacks" }, "Misschien is het deze: ‘Er was haast, en het ging …’."],
  ]);
});

test("of several municipalities that may be meant each can be chosen", () => {
  const draft = { ...emptyDraft(FACTS.headings), contact: CONTACT, sections: FULL, municipalities: ["Twijfel", "Grensdorp"] };
  assert.deepEqual(findProblems(draft, SITE).map(({ code, choices }) => [code, choices]), [["V-008", ["Zwolle", "Hattem"]], ["V-007", ["Zwolle", "Hattem"]]]);
});

test("a setback that no word of the text names is not proposed", () => {
  const draft = { ...emptyDraft(FACTS.headings), contact: CONTACT, sections: { ...FULL, [FACTS.setback_heading]: "Het begin was stroef." } };
  assert.deepEqual(findProblems(draft, SITE).map(({ words, paragraph }) => [words, paragraph]), [[FACTS.words["V-065"], undefined]]);
});

/** @type {[text: string, codes: string[]][]} */
const TEXTS = [
  ["bron[^1]", []],
  ["bron[^7]", ["V-015"]],
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
  ["### Kop\n[laat zien: Lef]", ["V-041", "V-043"]],
  ["a\n[laat zien: Lef]", ["V-043"]],
  ["!".repeat(40), []],
  ["!".repeat(41), ["F-009"]],
  ["a".repeat(101), ["F-008"]],
  ["![](foto.jpg)", ["V-047", "V-048", "V-023"]],
  ['![alt](https://a.nl/foto.jpg "Foto: A")', ["V-046"]],
  ["[x](<>)", ["L-006"]],
  ["[x](/verhalen/)", ["L-003"]],
  ["[x](//a.nl)", ["L-004"]],
  ["[x](www.a.nl)", ["L-001"]],
  ["[x](ftp://a.nl)", ["L-004"]],
  ["[x](javascript:alert)", ["L-004"]],
  ["[x](https://a.com/b)", ["L-008"]],
  ["[x](https://a.nl/b_\\(c\\))", []],
  ["[x](mailto:info@a.nl) en [y](ander-verhaal.md)", []],
  ["[y](../ingredients/lef.md#kop) en [z](#lessen)", []],
  ["[z](#kop)", ["L-002"]],
  ["[y](../../elders.md)", ["L-005"]],
  ["[y](ander-verhaa.md)", ["L-001"]],
  ["[y](https://a.nl/een rapport.pdf)", ["V-079", "L-007"]],
  ["[y] (https://a.nl/)", ["V-079", "L-007"]],
  ["De foto`s.", []],
  ["De ``foto.", ["V-050"]],
  ["> ~~~", ["V-050"]],
  ["- een\n\n    ~~~", ["V-050"]],
  ["`<b>` en `[^9]` en `{: x }`", []],
  ["bron[^2, 3]", ["V-015", "V-015"]],
  ["bron[^een twee]", ["V-051"]],
  ['{: setback="geld" ingredient="lef" }', ["V-063"]],
  ["a\n[struikelblok: Te veel, te snel]", []],
  ["a\n[struikelblok: Onbekend]", ["V-064"]],
  ["### Kop\n[struikelblok: Te veel, te snel]", ["V-041"]],
  ["bsn 123456782", ["P-001"]],
];
for (const [text, codes] of TEXTS) {
  test(`the text '${text.slice(0, 30).replaceAll("\n", "⏎")}' has ${codes.length ? codes : "no problems"}`, () => {
    assert.deepEqual(problemsOf({ sources: SOURCES }, `Tekst.[^1]\n${text}`), codes.map((code) => `${code} sections.Aanpak`));
  });
}

test("what a section shows and refers to is used", () => {
  const given = { ingredients: ["lef"], sources: [{ id: "1", title: "Nota", kind: "pers" }] };
  assert.deepEqual(problemsOf(given, "Een bron.[^1]\n[laat zien: Lef]"), []);
});

test("a place with its area behind it, and one with two letters in each other's place, is asked after by its name", () => {
  const meant = ["Zwolle (Overijssel)", "Zwolle (Ov.)", "gem. Zwolle, Overijssel", "Hattme", "Zwolle, Hattem"].map((name) =>
    findProblems({ ...emptyDraft(FACTS.headings), municipalities: [name] }, SITE).find(({ code }) => code === "V-006")?.suggestion);
  assert.deepEqual(meant, ["Zwolle", "Zwolle", "Zwolle", "Hattem", null]);
});

test("without any source the references have no mistake of their own", () => {
  assert.deepEqual(problemsOf({ sources: [] }, "bron[^7]"), []);
});

test("the same problem in the same field is told once", () => {
  assert.deepEqual(problemsOf({ sources: SOURCES }, "a[^1] b[^7] c[^7] d[^8]"), ["V-015 sections.Aanpak", "V-015 sections.Aanpak"]);
});

test("what a line begins with is not looked for in the rest of it", () => {
  const before = performance.now();
  for (const pattern of Object.values(GRAMMAR)) beginOf(`${" ".repeat(20_000)}x`, pattern);
  assert.ok(performance.now() - before < 2_000); // milliseconds; it takes five seconds for some patterns when all places are tried
});

test("a story that is changed is not inspired by itself", () => {
  const draft = { ...emptyDraft(FACTS.headings), inspired_by: ["zwolle-bestaat-al"] };
  const codesOf = (/** @type {string} */ own) => findProblems(draft, { ...SITE, own }).filter(({ field }) => field === "inspired_by").map(({ code }) => code);
  assert.deepEqual(["", "zwolle-bestaat-al"].map(codesOf), [[], ["V-021"]]);
});
