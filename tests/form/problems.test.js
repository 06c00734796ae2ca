import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { explainFault, makeProblem, summaryOf } from "../../docs/assets/form/problems.js";
import { NUMBERS } from "./facts.js";

/** @type {Rules} */
const RULES = {
  "X-001": { level: "fout", message: "'{value}' in `{key}` {{letterlijk}}.", advice: "Hoogstens {limit}, nu {count}.", limit: 10_000 },
  "F-020": { level: "fout", message: "{key} onbekend.", advice: "" },
  "F-021": { level: "fout", message: "{key} ontbreekt.", advice: "Voeg toe: {example}" },
  "F-022": { level: "fout", message: "geen tekst.", advice: "{example}" },
  "F-023": { level: "fout", message: "geen lijst.", advice: "{example}" },
  "F-024": { level: "fout", message: "{count} tekens, {limit}.", advice: "Maak het {direction}." },
  "F-025": { level: "fout", message: "{count} dingen, {limit}.", advice: "Zet er {direction} in." },
  "F-026": { level: "fout", message: "'{value}' staat er twee keer.", advice: "" },
  "F-029": { level: "fout", message: "geen blok.", advice: "{example}" },
  "F-042": { level: "fout", message: "'{value}' is geen getal.", advice: "" },
  "F-043": { level: "fout", message: "'{value}' is twee getallen.", advice: "" },
  "F-033": { level: "fout", message: "'{value}' is geen adres.", advice: "" },
  "V-010": { level: "waarschuwing", message: "'{value}' kan niet.", advice: "Kies uit {choices}." },
};
const WORDS = {
  ...Object.fromEntries(Object.keys(RULES).map((code) => [code, "hier staat '{value}'. Kies `iets` {name}."])),
  meant: "Bedoel je '{value}'?",
  meant_here: "Bedoel je ‘{value}’?",
  nothing: "Er is niets.",
};
const SITE = { rules: RULES, words: WORDS, numbers: NUMBERS, likeness: 75, longest_value: 80 };
/**
 * @param {Schema} schema
 * @param {string} keyword
 * @param {unknown} value
 */
const explain = (schema, keyword, value) => explainFault(SITE, { place: ["lijst", 2, "naam"], keyword, value, schema });

test("a message has its values filled in, numbers of ours as the Dutch write them", () => {
  assert.deepEqual(makeProblem(SITE, "X-001", "title", { value: "1000", key: "k", name: "anders", count: 12_345 }), {
    code: "X-001",
    level: "fout",
    field: "title",
    message: "'1000' in `k` {letterlijk}. Hoogstens 10.000, nu 12.345.",
    words: "hier staat '1000'. Kies iets anders.",
    value: "1000",
    suggestion: null,
  });
});

test("a value is shown on one line and not endlessly", () => {
  const { message } = makeProblem(SITE, "F-026", "x", { value: ` a\n\tb ${"😀".repeat(100)}` });
  assert.equal(message, `'a b ${"😀".repeat(75)}…' staat er twee keer.`);
});

test("backticks of ours are no words for a reader; those that somebody typed are what it is about", () => {
  assert.equal(makeProblem(SITE, "F-026", "x", { value: "``" }).words, "hier staat '``'. Kies iets .");
  assert.equal(makeProblem(SITE, "F-026", "x", { value: "`a`", name: "`2021`" }).words, "hier staat '`a`'. Kies iets 2021.");
});

test("a suggestion takes the place of the advice", () => {
  assert.equal(makeProblem(SITE, "V-010", "x", { value: "zorh" }, "zorg").message, "'zorh' kan niet. Bedoel je 'zorg'?");
});

test("where there is nothing to choose from, no empty list is offered", () => {
  const { message, words } = makeProblem(SITE, "V-010", "x", { value: "zorh", choices: "" });
  assert.deepEqual([message, words], ["'zorh' kan niet. Er is niets.", "hier staat 'zorh'. Er is niets."]);
  assert.equal(makeProblem(SITE, "F-033", "x", { value: "y", choices: "" }).message, "'y' is geen adres.");
});

test("to who sees the field a suggestion is a question, in the place of the last sentence", () => {
  const { words, suggestion } = makeProblem(SITE, "V-010", "x", { value: "zorh" }, "zorg");
  assert.deepEqual([words, suggestion], ["hier staat 'zorh'. Bedoel je ‘zorg’?", "zorg"]);
});

test("of a value that is ours nothing is cut off", () => {
  const choices = "een keuze, ".repeat(20);
  assert.ok(makeProblem(SITE, "V-010", "x", { value: "a", choices }).message.includes(choices.trim()));
});

test("a number that YAML takes for another is told apart from no number", () => {
  const schema = { pattern: "^x$", "x-rule": "F-042" };
  for (const [value, code] of [["1:30", "F-043"], ["010", "F-043"], ["veel", "F-042"], ["1.2.3", "F-042"]]) {
    assert.equal(explain(schema, "pattern", value).code, code, value);
  }
});

test("the address that was meant is proposed, as in the check", () => {
  const schema = { pattern: "^https?://(?:[a-z0-9-]+\\.)+[a-z]+(?:[/?#][^ <>]*)?$", "x-rule": "F-033" };
  for (const [written, meant] of JSON.parse(readFileSync(new URL("addresses.json", import.meta.url), "utf-8"))) {
    assert.equal(explain(schema, "pattern", written).suggestion, meant, written);
  }
});

/** @type {[keyword: string, schema: Schema, value: unknown, code: string, message: string][]} */
const FAULTS = [
  ["required", { type: "array", examples: ["a", { b: 1 }] }, undefined, "F-021", "naam ontbreekt. Voeg toe: naam: [a, {b: 1}]"],
  ["required", { examples: ["a", "b"] }, undefined, "F-021", "naam ontbreekt. Voeg toe: naam: a"],
  ["required", {}, undefined, "F-021", "naam ontbreekt. Voeg toe: naam: ..."],
  ["uniqueItems", {}, "a", "F-026", "'a' staat er twee keer."],
  ["type", { type: "array" }, "a", "F-023", "geen lijst. naam: []"],
  ["type", { type: "object" }, "a", "F-029", "geen blok. naam: ..."],
  ["type", { type: "string" }, 1, "F-022", "geen tekst. naam: ..."],
  ["minLength", { minLength: 3 }, "😀", "F-024", "1 tekens, minstens 3. Maak het langer."],
  ["maxLength", { maxLength: 3 }, "abcd", "F-024", "4 tekens, hoogstens 3. Maak het korter."],
  ["maxLength", { maxLength: 3, "x-rule": "F-033" }, "abcd", "F-033", "'abcd' is geen adres."],
  ["minItems", { minItems: 3 }, ["a"], "F-025", "1 dingen, minstens 3. Zet er meer in."],
  ["maxItems", { maxItems: 1 }, ["a", "b"], "F-025", "2 dingen, hoogstens 1. Zet er minder in."],
  ["enum", { enum: ["zorg", "werk"], "x-rule": "V-010" }, "zorh", "V-010", "'zorh' kan niet. Bedoel je 'zorg'?"],
  ["enum", { enum: ["zorg", "werk"], "x-rule": "V-010" }, "qqq", "V-010", "'qqq' kan niet. Kies uit zorg, werk."],
];
for (const [keyword, schema, value, code, message] of FAULTS) {
  test(`a fault of ${keyword} in ${JSON.stringify(schema)} is ${code}`, () => {
    const found = explain(schema, keyword, value);
    assert.deepEqual([found.code, found.level, found.field, found.message], [code, RULES[code].level, "lijst.2.naam", message]);
  });
}

test("who has only advice left is told that the story may be sent in", () => {
  assert.equal(summaryOf(2, 0, true), "Nog 2 punten voordat het op de site kan.");
  assert.equal(summaryOf(1, 1, false), "Nog 1 punt voordat het op de site kan, en 1 punt om nog eens naar te kijken.");
  assert.equal(summaryOf(0, 4, false), "Niets wat moet. Je mag het insturen. Nog 4 punten om nog eens naar te kijken.");
  assert.equal(summaryOf(0, 0, true), "Niets wat moet. Je mag het insturen.");
  assert.equal(summaryOf(0, 0, false), "Niets meer: je verhaal is klaar om in te sturen.");
});
