// A list in the front matter of which a row is changed: all else stays as it stands in the file.

import assert from "node:assert/strict";
import { test } from "node:test";
import { mergeRows } from "../../docs/assets/form/kept_rows.js";

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
  ["a row in another style", (text) => text.replace("value: 30", "value: 31"), (text) => text.replace("{value: 30}", "value: 31")],
])) {
  test(`what changes is ${name}, and nothing else`, () => assert.equal(mergeRows(FILE, WAS, change(WAS)), expected(FILE)));
}

test("a list in one line, or with another number of rows than the form knows, is written as the form does", () => {
  assert.equal(mergeRows("themes: [a, b]\n", "themes:\n  - a\n  - b\n", "themes:\n  - a\n"), "themes:\n  - a\n");
  assert.equal(mergeRows(`${FILE}- value: 9\n`, WAS, WAS.replace("30", "31")), WAS.replace("30", "31"));
});
