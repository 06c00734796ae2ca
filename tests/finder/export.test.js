// The selection as a file. What a spreadsheet makes of it is tested in test_finder.py.

import assert from "node:assert/strict";
import { test } from "node:test";
import { rowsOf, writeCsv, writeOds } from "../../docs/assets/finder/export.js";

const KIND = { slug: "verhaal", label: "verhaal", plural: "Verhalen" };
/** @type {Card} */
const CARD = { kind: KIND, url: "https://site.test/verhalen/nul/", title: [["Nul ", false], ["schulden", true]], place: "Ede · 2021", status: "Loopt nog", places: [], ingredients: ["Lef", "Tijd"], text: [], heading: null, why: [], score: 1, library: "" };
const ROWS = rowsOf([CARD], [["Vraag", "=schulden"]]);

test("what was chosen stands above the names of the columns, and each page has a row", () => {
  assert.deepEqual(ROWS, [
    ["Vraag", "=schulden"],
    [],
    ["Titel", "Plaats en periode", "Status", "Ingrediënten", "Adres"],
    ["Nul schulden", "Ede · 2021", "Loopt nog", "Lef | Tijd", "https://site.test/verhalen/nul/"],
  ]);
});

test("no cell of a CSV acts as a formula or breaks out of its place", () => {
  assert.equal(writeCsv([["=1+1", 'a";b'], [" -2", "c"]]), '\ufeff"\'=1+1";"a"";b"\r\n"\' -2";"c"\r\n');
});

test("a spreadsheet is a zip whose text is text", async () => {
  const bytes = new Uint8Array(await writeOds(ROWS).arrayBuffer());
  assert.equal(new TextDecoder().decode(bytes.slice(30, 38)), "mimetype");
  const odd = new TextDecoder().decode(await writeOds([["a<b>&\u0001c"]]).arrayBuffer());
  assert.ok(odd.includes("<text:p>a&lt;b&gt;&amp;c</text:p>"));
});
