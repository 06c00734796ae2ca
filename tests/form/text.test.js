import assert from "node:assert/strict";
import { test } from "node:test";
import { readFileSync } from "node:fs";
import { countWords, markAt, marksIn, maskCode, openCode, readBlocks, readMark, referAt, tidy, tidyLine, toMarkdown, unmark, writeMarks } from "../../docs/assets/form/text.js";

/** @param {string} name */
const slugOf = (name) => name.toLowerCase().replaceAll(" ", "-");
const NAMING = { slugOf, setbackOf: slugOf };

test("clean text has composed accents, plain line ends, no white space at line ends and nothing invisible", () => {
  assert.equal(tidy("e\u0301\r\nb\rc\u000bd  \t\ne"), "é\nb\nc\nd\ne");
  assert.equal(tidy("a\u200bb\u202ec\ufeffd\u0000e\ue000f"), "abcdef");
  assert.equal(tidy("\ud83d\ude00 \ud83d en \ude00"), "😀  en");
  assert.equal(tidy("vlag\u{e0067}"), "vlag");
  assert.equal(tidyLine("  een \n\t twee\u00a0drie "), "een twee drie");
});

test("a mark is written in our words, ingredients first, and read in ours and in the file's", () => {
  assert.deepEqual(writeMarks({ names: ["Lef", "Eén loket"], setbacks: ["Geld"] }), ["[laat zien: Lef; Eén loket]", "[struikelblok: Geld]"]);
  assert.deepEqual(writeMarks({ names: [], setbacks: [] }), []);
  assert.deepEqual(marksIn("alinea\n[laat zien: Lef]\n[struikelblok: Te veel, te snel]"), { names: ["Lef"], setbacks: ["Te veel, te snel"] });
  for (const { text, names, setbacks } of JSON.parse(readFileSync(new URL("marks.json", import.meta.url), "utf-8"))) {
    assert.deepEqual(readMark(`  ${text} `), names && { names, setbacks }, text);
  }
});

test("a mark is no words to read", () => {
  assert.equal(countWords("Een alinea.[^1]\n[laat zien: Een lange adem]\n\n> Twee\n> [struikelblok: Geld]\n{: ingredient=\"a\" }\nEen [laat zien: X]"), 8);
});

test("a paragraph that shows both has one marker, in the order of the file, however it was marked", () => {
  const both = '{: ingredient="lef" setback="geld tempo" }';
  for (const marks of ["[struikelblok: Geld; Tempo]\n[laat zien: Lef]", "[laat zien: Lef]\n\n[struikelblok: Geld]\n[struikelblok: Tempo; Geld]", both]) {
    assert.equal(toMarkdown(`Een\n${marks}\nTwee`, NAMING), `Een\n${both}\n\nTwee`);
  }
  assert.equal(toMarkdown("Een\n[struikelblok: Geld]", NAMING), 'Een\n{: setback="geld" }');
});

test("a lone backtick is an apostrophe, two sources in one reference are two, code stays", () => {
  assert.equal(readBlocks("De foto`s hangen.[^1, 2] En `code`.[^3;^4]")[0].lines[0], "De foto's hangen.[^1][^2] En `code`.[^3][^4]");
  assert.equal(readBlocks("twee `` los")[0].lines[0], "twee `` los");
  assert.equal(openCode("twee `` los"), "``");
  assert.equal(openCode("`<b>` en \\`"), undefined);
  assert.equal(maskCode("a `<b>` c"), "a \u001a\u001a\u001a\u001a\u001a c");
});

/** @type {[typed: string, written: string][]} */
const LEVELS = [
  ["- a\n  - b\n    - c\n- d", "- a\n    - b\n        - c\n- d"],
  ["1. a\n   - b\n     1) c\n     2) d\n   - e\n2. f", "1. a\n    - b\n        1. c\n        2. d\n    - e\n2. f"],
  ["* a\n\t* b\n\t\t* c\n\t* d", "- a\n    - b\n        - c\n    - d"],
  ["- a\n      - b\n   - c\n  - d", "- a\n    - b\n    - c\n    - d"],
  ["    - a\n    - b\n        - c", "- a\n- b\n    - c"],
  ["- a\n    - b\n    1. c\n- d", "- a\n    - b\n\n    1. c\n\n- d"],
  ["- a\n  - b\n    1. c\n    - d\n- e\n- f", "- a\n    - b\n        1. c\n\n        - d\n\n- e\n- f"],
  ["- a\n  - b\n    - c\nTekst\n  - d", "- a\n    - b\n        - c\n\nTekst\n\n- d"],
];
for (const [typed, written] of LEVELS) {
  test(`${JSON.stringify(typed)} has each item at its own level`, () => assert.equal(toMarkdown(typed, NAMING), written));
}

test("a line separator is a line end, and any sign of a list begins an item", () => {
  assert.equal(tidy("van\u2028de\u0085proef"), "van\nde\nproef");
  assert.equal(toMarkdown("–\tEen straat\n➢ Een wijk\n— Een stad", NAMING), "- Een straat\n- Een wijk\n- Een stad");
  for (const sign of ["→ ", "⇒ ", "❖ ", "☐ ", "✅ ", "✔️ ", "» ", "⁃ ", "∙\t", "‒ ", "− ", "› ", "👉 ", "-- ", "-> ", "--> ", "=> ", "•", "▪", "●", "Ø\t", "ü\t", "o\t", "§\t", "\uf0b7\t", "\uf0a7 "]) assert.equal(toMarkdown(`${sign}Een`, NAMING), "- Een");
  for (const text of ["o Een", "§ 3 van de wet", "© Zwolle", "→Een", "Ø Een", "•5", "---"]) assert.equal(toMarkdown(text, NAMING), text);
});

test("each sort of line is a block; lines of a quote and of a table stay together", () => {
  const text = "Een\nTwee\n- punt\n* ster\n3) drie\n    - diep\n> q1\n> q2\n\n> q3\n| a |\n| b |\n# Kop\n[laat zien: Lef]";
  assert.deepEqual(readBlocks(text), [
    { sort: "plain", lines: ["Een"], names: [], setbacks: [] },
    { sort: "plain", lines: ["Twee"], names: [], setbacks: [] },
    { sort: "item", lines: ["- punt"], names: [], setbacks: [] },
    { sort: "item", lines: ["- ster"], names: [], setbacks: [] },
    { sort: "item", lines: ["3. drie"], names: [], setbacks: [] },
    { sort: "item", lines: ["    - diep"], names: [], setbacks: [] },
    { sort: "quote", lines: ["> q1", "> q2"], names: [], setbacks: [] },
    { sort: "quote", lines: ["> q3"], names: [], setbacks: [] },
    { sort: "table", lines: ["| a |", "| b |"], names: [], setbacks: [] },
    { sort: "heading", lines: ["# Kop"], names: ["Lef"], setbacks: [] },
  ]);
});

test("a mark goes with what stands above it, also after a blank line; a first mark stands alone", () => {
  assert.deepEqual(readBlocks("[laat zien: A]\nx\n\n[laat zien: B]\n[laat zien: C]\ny"), [
    { sort: "mark", lines: [], names: ["A"], setbacks: [] },
    { sort: "plain", lines: ["x"], names: ["B", "C"], setbacks: [] },
    { sort: "plain", lines: ["y"], names: [], setbacks: [] },
  ]);
  assert.deepEqual(readBlocks("> a\n[laat zien: A]\n> b").length, 2);
});

test("Markdown has a blank line between blocks but not within a list, and each mark under its block, once a slug", () => {
  const text = "Een\n- a\n- b\nTwee\n[laat zien: Lef; lef; Een loket]\nDrie";
  assert.equal(toMarkdown(text, NAMING), 'Een\n\n- a\n- b\n\nTwee\n{: ingredient="lef een-loket" }\n\nDrie');
  assert.equal(toMarkdown(" \n", NAMING), "");
});

test("Markdown stays the same when it is read again", () => {
  const once = toMarkdown("Een\n> q\n> r\n\t- diep\n[laat zien: Lef]", NAMING);
  assert.equal(toMarkdown(once, NAMING), once);
});

test("a mark is added under the paragraph at the cursor", () => {
  assert.deepEqual(markAt("een\n\ntwee", 1, "Lef"), { text: "een\n[laat zien: Lef]\n\ntwee", position: 20 });
  assert.equal(markAt("een\n\ntwee", 8, "Lef")?.text, "een\n\ntwee\n[laat zien: Lef]");
  assert.equal(markAt("een\n\n", 5, "Lef")?.text, "een\n[laat zien: Lef]\n\n"); // the cursor is below
  assert.equal(markAt("> a\n> b\n> c", 1, "Lef")?.text, "> a\n> b\n> c\n[laat zien: Lef]");
});

test("with the cursor in a heading, a table or an image the paragraph below it is marked, or else the one above", () => {
  assert.equal(markAt("### Kop\n\neen\n\ntwee", 0, "Lef")?.text, "### Kop\n\neen\n[laat zien: Lef]\n\ntwee");
  assert.equal(markAt("| a |\n| - |\neen", 8, "Lef")?.text, "| a |\n| - |\neen\n[laat zien: Lef]");
  assert.equal(markAt("een\n![x](y.png \"z\")", 9, "Lef")?.text, "een\n[laat zien: Lef]\n![x](y.png \"z\")");
  assert.equal(markAt("een\n\n### Kop\n", 14, "Lef")?.text, "een\n[laat zien: Lef]\n\n### Kop\n");
  assert.equal(markAt("### Kop", 0, "Lef"), null);
});

test("a reference goes behind the paragraph when the cursor is in its mark or below it, and behind a word, never in one", () => {
  const marked = "een twee.\n[laat zien: Lef]\n[struikelblok: Geld]\n\ndrie";
  const [end, , setback] = ["\n", "laat", "Geld"].map((words) => marked.indexOf(words));
  for (const position of [end, end + 1, setback, setback + 5, setback + 6]) {
    assert.deepEqual(referAt(marked, position, "[^1]"), { text: marked.replace("twee.", "twee.[^1]"), position: 13 }, String(position));
  }
  assert.equal(referAt("een twee. drie", 6, "[^1]").text, "een twee.[^1] drie");
  assert.equal(referAt("een twee. drie", 3, "[^1]").text, "een[^1] twee. drie");
  assert.equal(referAt("een twee. drie", 8, "[^1]").text, "een twee[^1]. drie");
  assert.deepEqual(referAt("", 0, "[^1]"), { text: "[^1]", position: 4 });
  assert.equal(referAt("### Kop\n", 8, "[^1]").text, "### Kop\n[^1]");
});

test("a paragraph with a mark gets the other name in it, each name once", () => {
  assert.equal(markAt("een\n[laat zien: Lef]", 0, "Tijd")?.text, "een\n[laat zien: Lef; Tijd]");
  assert.equal(markAt("een\n[laat zien: Lef]", 20, "Lef")?.text, "een\n[laat zien: Lef]");
});

test("a setback is added below an ingredient, and an ingredient above a setback", () => {
  const marked = "een\n[laat zien: Lef]\n[struikelblok: Geld]\ntwee";
  assert.equal(markAt("een\n[laat zien: Lef]\ntwee", 0, "Geld", "setbacks")?.text, marked);
  assert.deepEqual(markAt("een\n[struikelblok: Geld]\ntwee", 10, "Lef"), { text: marked, position: 41 });
  assert.equal(unmark(marked, "Geld", "setbacks"), "een\n[laat zien: Lef]\ntwee");
  assert.equal(unmark(marked, "Geld"), marked);
});

test("without a paragraph there is nothing to mark", () => {
  assert.equal(markAt("", 0, "Lef"), null);
  assert.equal(markAt("\n[laat zien: Lef]", 3, "Lef"), null);
});

test("a name is taken out of every mark, and a mark without names goes", () => {
  assert.equal(unmark("a\n[laat zien: Lef; Tijd]\nb\n[laat zien: Lef]", "Lef"), "a\n[laat zien: Tijd]\nb");
});
