// A list in the front matter of which a row is changed: all else stays as it stands in the file.

import assert from "node:assert/strict";
import { test } from "node:test";
import { mergeValue } from "../../docs/assets/form/kept_rows.js";

const FILE = `figures: # van de gemeente
- unit: euro
  value: 10
  # geteld door ons
  label: >
    per jaar,
    ruim
  source: 1
# de tweede
- value: 20
  source: 2
- {value: 30}
`;
const WAS = `figures:
  - value: 10
    unit: euro
    label: per jaar, ruim
    source: 1
  - value: 20
    source: 2
  - value: 30
`;

for (const [name, change, expected] of /** @type {[string, (text: string) => string, (text: string) => string][]} */ ([
  ["nothing", (text) => text, (text) => text],
  ["a value that is not the first in the file", (text) => text.replace("value: 10", "value: 11"), (text) => text.replace("value: 10", "value: 11")],
  ["the first line in the file", (text) => text.replace("unit: euro", "unit: jaar"), (text) => text.replace("unit: euro", "unit: jaar")],
  ["the first line goes", (text) => text.replace("    unit: euro\n", ""), (text) => text.replace("- unit: euro\n  value", "- value")],
  ["a key with a comment above it", (text) => text.replace("per jaar, ruim", "nu"), (text) => text.replace(/label: >\n.*\n.*\n/, "label: nu\n")],
  ["a new key", (text) => text.replace("    source: 2\n", "    of: 40\n    source: 2\n"), (text) => text.replace("- value: 20\n", "- value: 20\n  of: 40\n")],
  ["a row goes", (text) => text.replace("  - value: 20\n    source: 2\n", ""), (text) => text.replace("# de tweede\n- value: 20\n  source: 2\n", "")],
  ["a row is added", (text) => `${text}  - value: 5\n    unit: jaar\n`, (text) => `${text}- value: 5\n  unit: jaar\n`],
  ["a row in another style", (text) => text.replace("value: 30", "value: 31"), (text) => text.replace("{value: 30}", "{value: 31}")],
])) {
  test(`what changes is ${name}, and nothing else`, () => assert.equal(mergeValue(FILE, WAS, change(WAS)), expected(FILE)));
}

for (const [name, file, was, now, expected] of [
  ["a list", "themes: [ 'a',  b ] # twee\n", "themes:\n  - a\n  - b\n", "themes:\n  - b\n  - c, d\n", "themes: [ b,  \"c, d\" ] # twee\n"],
  ["a list over lines", "themes: [\n  a,\n  b,\n]\n", "themes:\n  - a\n  - b\n", "themes:\n  - a\n  - b\n  - c\n", "themes: [\n  a,\n  b,\n  c,\n]\n"],
  ["an empty list", "themes: []\n", "", "themes:\n  - a\n", "themes:\n  - a\n"],
  ["a list of blocks", "consent: [{what: foto's, given: 2026-01-02}]\n", "consent:\n  - what: foto's\n    given: 2026-01-02\n",
    "consent:\n  - what: foto's\n    given: 2026-01-02\n    until: 2027\n  - what: een citaat\n", "consent: [{what: foto's, given: 2026-01-02, until: 2027}, {what: een citaat}]\n"],
  ["a block in one line", "period: { start: '2021', end: 2024 } # zo\n", "period: {start: 2021, end: 2024}\n", "period: {start: 2021, end: 2025}\n", "period: { start: '2021', end: 2025 } # zo\n"],
  ["a block of which a key goes", "period: {end: 2024, start: 2021}\n", "period: {start: 2021, end: 2024}\n", "period: {start: 2021}\n", "period: {start: 2021}\n"],
  ["a block over lines", "contact:\n  # belt terug\n  organisation: >\n    Gemeente\n    Goirle\n  url: https://a.nl\n",
    'contact: {organisation: Gemeente Goirle, url: https://a.nl}\n', 'contact: {organisation: Gemeente Goirle, url: https://b.nl}\n',
    "contact:\n  # belt terug\n  organisation: >\n    Gemeente\n    Goirle\n  url: https://b.nl\n"],
  ["a block with other keys first", "quote:\n    source: 1\n    text: 'heel klein'\n", "quote: {text: heel klein, source: 1}\n", 'quote: {text: heel klein, who: "een arts, nu", source: 1}\n',
    "quote:\n    source: 1\n    text: 'heel klein'\n    who: \"een arts, nu\"\n"],
  ["rows in flow style", "partners:\n  - {name: Humankind, type: onderwijs} # oud\n  - { type: zorg, name: \"A, B\" }\n", "partners:\n  - name: Humankind\n    type: onderwijs\n  - name: A, B\n    type: zorg\n",
    "partners:\n  - name: Humankind\n    type: onderwijs\n  - name: A, B\n    type: welzijn\n", "partners:\n  - {name: Humankind, type: onderwijs} # oud\n  - { type: welzijn, name: \"A, B\" }\n"],
]) {
  test(`${name} keeps its style, and all that did not change`, () => assert.equal(mergeValue(file, was, now), expected));
}

test("a comment below the last key of a block stays below it", () => {
  const [was, now] = ["2021", "2021, end: 2024"].map((written) => `period: {start: ${written}}\n`);
  assert.equal(mergeValue("period:\n  start: 2021\n  # nog niet af\n", was, now), "period:\n  start: 2021\n  end: 2024\n  # nog niet af\n");
});

test("a list with comments between its commas, or with another number of rows than the form knows, is written as the form does", () => {
  assert.equal(mergeValue("themes: [a, # een\n  b]\n", "themes:\n  - a\n  - b\n", "themes:\n  - a\n"), "themes:\n  - a\n");
  assert.equal(mergeValue("themes: [a, b]\n", "themes:\n  - a\n", "themes:\n  - c\n"), "themes:\n  - c\n");
  assert.equal(mergeValue(`${FILE}- value: 9\n`, WAS, WAS.replace("30", "31")), WAS.replace("30", "31"));
});

test("a text with a colon between quotation marks is no key", () => {
  const [was, now] = ["Kampen", '"Kop: met dubbele punt"'].map((name) => `municipalities:\n  - ${name}\n  - Zwolle\n`);
  assert.equal(mergeValue("municipalities: [Kampen, zwolle]\n", was, now), 'municipalities: ["Kop: met dubbele punt", zwolle]\n');
});

for (const [name, title] of [["between quotation marks", '"Samen\n      # beter"'], ["below a bar", "|\n      Samen\n      # beter"]]) {
  test(`a line of a text ${name} that looks like a comment stays with its row`, () => {
    const rows = ["  - id: 1\n    title: Een\n", '  - id: 2\n    title: "Samen # beter"\n'];
    const file = `sources:\n  - id: 1\n    title: Een\n  - id: 2\n    title: ${title}\n`;
    const [was, now] = [`sources:\n${rows.join("")}`, `sources:\n${[...rows].reverse().join("")}`];
    assert.equal(mergeValue(file, was, now), now);
  });
}
